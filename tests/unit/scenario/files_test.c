/*
 * The files of tests/scenarios: each in valid/ is read without a problem; each in invalid/ begins
 * with its problems, all of them and in order, as "# expect: LINE:COLUMN: TEXT".
 */

#include <dirent.h>
#include <stdarg.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/memory.h"
#include "scenario_fixture.h"

static const char folder[] = RDK_SOURCE_FOLDER "/tests/scenarios/";

static char *read_whole(const char *path)
{
    FILE *stream = fopen(path, "rb");
    struct buf buf = {0};
    char block[4096];
    size_t count;

    ck_assert_msg(stream != NULL, "%s", path);
    while ((count = fread(block, 1, sizeof(block), stream)) > 0) {
        buf_append(&buf, block, count);
    }
    fclose(stream);
    return buf_take(&buf);
}

static struct scenario_file *load(const char *path)
{
    struct scenario_file *file = NULL;
    struct err err = {0};

    ck_assert_msg(scenario_load(path, NULL, 0, &file, &err) == 0, "%s", err.text);
    return file;
}

/* The problems as the head of the file has to say them. */
static char *describe(const struct scenario_file *file)
{
    struct buf buf = {0};

    for (size_t i = 0; i < file->problem_count; i++) {
        const struct scenario_problem *problem = &file->problems[i];
        buf_printf(&buf, "# expect: %u:%u: %.*s\n", problem->place.line, problem->place.column,
                   (int)strcspn(problem->text, "\n"), problem->text);
    }
    return buf_take(&buf);
}

static char *head_of(char *text)
{
    char *at = text;

    while (strncmp(at, "# expect: ", 10) == 0) {
        at += strcspn(at, "\n");
        at += *at == '\n';
    }
    *at = '\0';
    return text;
}

static void check_invalid(const char *path)
{
    struct scenario_file *file = load(path);
    char *text = read_whole(path);
    char *expected = head_of(text);
    char *actual = describe(file);

    ck_assert_msg(*expected != '\0', "%s says no problem", path);
    ck_assert_msg(strcmp(expected, actual) == 0, "%s\nexpected:\n%sactual:\n%s", path, expected,
                  actual);
    ck_assert_uint_eq(file->scenario_count, 0);
    for (size_t i = 0; i < file->problem_count; i++) {
        ck_assert_str_eq(file->problems[i].place.file, path);
        ck_assert_ptr_nonnull(file->problems[i].line_text);
    }
    free(actual);
    free(text);
    scenario_file_destroy(file);
}

static void check_valid(const char *path)
{
    struct scenario_file *file = load(path);
    char *problems = describe(file);

    ck_assert_msg(file->problem_count == 0, "%s\n%s", path, problems);
    /* A file of macros alone has nothing to play. */
    ck_assert_msg((file->scenario_count == 0) == (strstr(path, "/macros.yaml") != NULL), "%s",
                  path);
    free(problems);
    scenario_file_destroy(file);
}

/* Calls `check` for the YAML files below a folder; returns how many. */
static unsigned walk(const char *path, void (*check)(const char *))
{
    DIR *directory = opendir(path);
    const struct dirent *entry;
    unsigned count = 0;

    while (directory && (entry = readdir(directory))) {
        char *child = memory_printf("%s/%s", path, entry->d_name);
        const char *dot = strrchr(entry->d_name, '.');
        struct stat status;
        if (entry->d_name[0] != '.' && stat(child, &status) == 0) {
            if (S_ISDIR(status.st_mode)) {
                count += walk(child, check);
            } else if (dot && strcmp(dot, ".yaml") == 0) {
                check(child);
                count++;
            }
        }
        free(child);
    }
    if (directory) {
        closedir(directory);
    }
    return count;
}

static unsigned walk_named(const char *name, void (*check)(const char *))
{
    char *path = memory_printf("%s%s", folder, name);
    unsigned count = walk(path, check);

    free(path);
    return count;
}

START_TEST(test_files__invalid_ones_tell_all_their_problems)
{
    ck_assert_uint_ge(walk_named("invalid", check_invalid), 80);
}
END_TEST

START_TEST(test_files__valid_ones_have_no_problem)
{
    ck_assert_uint_ge(walk_named("valid", check_valid), 5);
}
END_TEST

START_TEST(test_files__shipped_scenarios_have_no_problem)
{
    ck_assert_uint_ge(walk(RDK_SOURCE_FOLDER "/samples", check_valid), 10);
}
END_TEST

START_TEST(test_files__a_missing_file_is_an_error)
{
    struct scenario_file *file = NULL;
    struct err err = {0};

    ck_assert_int_lt(scenario_load("/nonexistent/a.yaml", NULL, 0, &file, &err), 0);
    ck_assert_ptr_null(file);
    ck_assert_ptr_nonnull(strstr(err.text, "/nonexistent/a.yaml"));
    err_finish(&err);
}
END_TEST

START_TEST(test_files__a_device_is_an_error)
{
    struct scenario_file *file = NULL;
    struct err err = {0};

    ck_assert_int_lt(scenario_load("/dev/zero", NULL, 0, &file, &err), 0);
    ck_assert_int_lt(scenario_load("/", NULL, 0, &file, &err), 0);
    err_finish(&err);
}
END_TEST

START_TEST(test_files__a_problem_in_a_macro_says_where_it_is_used)
{
    char *path = memory_printf("%sinvalid/macro-problem-inside.yaml", folder);
    struct scenario_file *file = load(path);

    ck_assert_uint_eq(file->problem_count, 1);
    ck_assert_ptr_nonnull(strstr(file->problems[0].text, "in the macro used at "));
    ck_assert_ptr_nonnull(strstr(file->problems[0].text, "macro-problem-inside.yaml:10:5"));
    ck_assert_str_eq(file->problems[0].line_text, "      - onlin: r");
    scenario_file_destroy(file);
    free(path);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        test_files__invalid_ones_tell_all_their_problems,
        test_files__valid_ones_have_no_problem,
        test_files__shipped_scenarios_have_no_problem,
        test_files__a_missing_file_is_an_error,
        test_files__a_device_is_an_error,
        test_files__a_problem_in_a_macro_says_where_it_is_used,
    };
    return RUN_TESTS("scenario files", tests);
}
