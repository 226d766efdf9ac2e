#ifndef RDK_TEST_SCENARIO_FIXTURE_H
#define RDK_TEST_SCENARIO_FIXTURE_H

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/scenario.h"

/* A file with these steps, one resource `r` of the type T in the group web, another one spare. */
#define HEAD                                                                \
    "schema: 1\n"                                                           \
    "name: test\n"                                                          \
    "cluster: {nodes: [alpha], groups: {web: {owner: alpha}, spare: {}}}\n" \
    "resources: {r: {type: T, group: web}}\n"

static inline struct scenario_file *parse_text(const char *text)
{
    struct scenario_file *file = NULL;
    struct err err = {0};

    ck_assert_int_eq(scenario_parse("test.yaml", text, strlen(text), NULL, 0, &file, &err), 0);
    ck_assert_ptr_nonnull(file);
    return file;
}

/* The one scenario of a text that has no problem. */
static inline const struct scenario *parse_good(const char *text, struct scenario_file **ret_file)
{
    *ret_file = parse_text(text);
    for (size_t i = 0; i < (*ret_file)->problem_count; i++) {
        const struct scenario_problem *problem = &(*ret_file)->problems[i];
        fprintf(stderr, "%u:%u: %s\n", problem->place.line, problem->place.column, problem->text);
    }
    ck_assert_uint_eq((*ret_file)->problem_count, 0);
    ck_assert_uint_ge((*ret_file)->scenario_count, 1);
    return &(*ret_file)->scenarios[0];
}

/* That a text has this problem at this place, whatever else it has, and gives no scenario. */
static inline void expect_problem(const char *text, unsigned line, unsigned column,
                                  const char *part)
{
    struct scenario_file *file = parse_text(text);
    bool found = false;

    for (size_t i = 0; i < file->problem_count; i++) {
        const struct scenario_problem *problem = &file->problems[i];
        fprintf(stderr, "%u:%u: %s\n", problem->place.line, problem->place.column, problem->text);
        found = found || (problem->place.line == line && problem->place.column == column &&
                          strstr(problem->text, part));
    }
    ck_assert_msg(found, "no problem at %u:%u with \"%s\"", line, column, part);
    ck_assert_uint_eq(file->scenario_count, 0);
    scenario_file_destroy(file);
}

static inline int run_tests(const char *name, const TTest *const *tests, size_t count)
{
    Suite *suite = suite_create(name);
    TCase *tcase = tcase_create(name);

    for (size_t i = 0; i < count; i++) {
        tcase_add_test(tcase, tests[i]);
    }
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#define RUN_TESTS(name, tests) run_tests(name, tests, sizeof(tests) / sizeof((tests)[0]))

#endif
