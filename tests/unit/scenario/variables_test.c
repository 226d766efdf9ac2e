/* Variables, the matrix, macros and repetitions. */

#include <unistd.h>

#include "base/memory.h"
#include "scenario_fixture.h"

START_TEST(test_variables__alone_they_keep_their_type)
{
    struct scenario_file *file;
    const struct scenario *s = parse_good(
        HEAD "vars: {n: 7, t: \"7\", l: [a, b], m: {dword: 9}, name: r}\n"
             "steps:\n"
             "  - set_properties: ${name}\n"
             "    private: {a: \"${n}\", b: \"${t}\", c: \"${l}\", d: \"${m}\", e: \"x${n}\", "
             "f: \"$${n}\", \"${name}\": 1}\n"
             "  - advance: ${n}s\n",
        &file);
    const struct scenario_property *items = s->steps[0].private.items;

    ck_assert_str_eq(s->steps[0].resource, "r");
    ck_assert_int_eq((int)items[0].value.kind, SCENARIO_NUMBER);
    ck_assert_uint_eq(items[0].value.number, 7);
    ck_assert_uint_eq(items[0].value.place.line, 8);
    ck_assert_int_eq((int)items[1].value.kind, SCENARIO_TEXT);
    ck_assert_int_eq((int)items[2].value.kind, SCENARIO_LIST);
    ck_assert_uint_eq(items[3].value.number, 9);
    ck_assert_str_eq(items[4].value.text, "x7");
    ck_assert_str_eq(items[5].value.text, "${n}");
    ck_assert_str_eq(items[6].name, "r");
    ck_assert_uint_eq(s->steps[1].duration_us, 7000000);
    scenario_file_destroy(file);
}
END_TEST

START_TEST(test_variables__earlier_ones_are_known_to_later_ones)
{
    struct scenario_file *file;
    const struct scenario *s =
        parse_good(HEAD "vars: {a: 3, b: \"${a}s\"}\nsteps:\n  - advance: ${b}\n", &file);

    ck_assert_uint_eq(s->steps[0].duration_us, 3000000);
    scenario_file_destroy(file);
}
END_TEST

START_TEST(test_variables__the_command_line_goes_first)
{
    static const char text[] = HEAD "vars: {a: 3s}\nsteps:\n"
                                    "  - advance: ${a}\n"
                                    "  - {set_properties: r, private: {b: \"${b}\"}}\n";
    const struct scenario_variable given[] = {{"a", "5s"}, {"b", "12"}, {"unused", "x"}};
    struct scenario_file *file = NULL;

    ck_assert_int_eq(scenario_parse("t.yaml", text, strlen(text), given, 3, &file, NULL), 0);
    ck_assert_uint_eq(file->problem_count, 0);
    ck_assert_uint_eq(file->scenarios[0].steps[0].duration_us, 5000000);
    ck_assert_uint_eq(file->scenarios[0].steps[1].private.items[0].value.number, 12);
    scenario_file_destroy(file);
}
END_TEST

START_TEST(test_variables__a_matrix_makes_variants)
{
    struct scenario_file *file;
    const struct scenario *s =
        parse_good(HEAD "matrix: {a: [1s, 2s], b: [r, x y], exclude: [{a: 2s, b: r}]}\n"
                        "steps:\n  - advance: ${a}\n",
                   &file);

    ck_assert_uint_eq(file->scenario_count, 3);
    ck_assert_str_eq(s[0].name, "test[a=1s,b=r]");
    ck_assert_str_eq(s[1].name, "test[a=1s,b=x y]");
    ck_assert_str_eq(s[2].name, "test[a=2s,b=x y]");
    ck_assert_uint_eq(s[2].steps[0].duration_us, 2000000);
    scenario_file_destroy(file);
}
END_TEST

START_TEST(test_variables__a_problem_of_all_variants_is_told_once)
{
    struct scenario_file *file = parse_text(HEAD "matrix: {a: [1, 2, 3]}\nsteps:\n - advance: 5\n");

    ck_assert_uint_eq(file->problem_count, 1);
    scenario_file_destroy(file);
}
END_TEST

START_TEST(test_variables__repeat_counts)
{
    struct scenario_file *file;
    const struct scenario *s =
        parse_good(HEAD "steps:\n"
                        "  - repeat: 3\n"
                        "    as: i\n"
                        "    steps:\n"
                        "      - {create: \"q${i}\", type: T}\n"
                        "      - {repeat: 2, steps: [{advance: \"${i}s\"}]}\n"
                        "  - online: q3\n"
                        "  - {repeat: 0, steps: [{fail: r}]}\n",
                   &file);

    ck_assert_uint_eq(s->step_count, 10);
    ck_assert_str_eq(s->steps[3].resource, "q2");
    ck_assert_uint_eq(s->steps[8].duration_us, 3000000);
    ck_assert_str_eq(s->steps[9].resource, "q3");
    scenario_file_destroy(file);
}
END_TEST

START_TEST(test_variables__macros_of_the_same_file)
{
    struct scenario_file *file;
    const struct scenario *s = parse_good(
        HEAD
        "macros:\n"
        "  bounce:\n"
        "    params: [who]\n"
        "    defaults: {pause: 1s}\n"
        "    steps:\n"
        "      - offline: ${who}\n"
        "      - advance: ${pause}\n"
        "  twice: {steps: [{use: bounce, with: {who: r, pause: 9s}}, {use: bounce, with: {who: "
        "r}}]}\n"
        "steps:\n"
        "  - use: twice\n"
        "teardown:\n"
        "  - {use: bounce, with: {who: r}}\n",
        &file);

    ck_assert_uint_eq(s->step_count, 4);
    ck_assert_str_eq(s->steps[0].resource, "r");
    ck_assert_uint_eq(s->steps[0].place.line, 10);
    ck_assert_uint_eq(s->steps[1].duration_us, 9000000);
    ck_assert_uint_eq(s->steps[3].duration_us, 1000000);
    ck_assert_uint_eq(s->teardown_count, 2);
    scenario_file_destroy(file);
}
END_TEST

static void write_file(const char *path, const char *text)
{
    FILE *stream = fopen(path, "w");

    ck_assert_ptr_nonnull(stream);
    fputs(text, stream);
    ck_assert_int_eq(fclose(stream), 0);
}

START_TEST(test_variables__macros_of_another_file)
{
    char folder[] = "/tmp/rdk-scenario-XXXXXX";
    struct scenario_file *file = NULL;

    ck_assert_ptr_nonnull(mkdtemp(folder));
    char *macros = memory_printf("%s/macros.yaml", folder);
    char *path = memory_printf("%s/t.yaml", folder);
    write_file(macros, "schema: 1\nmacros:\n  a: {steps: [{advance: 1s}, {use: b}]}\n"
                       "  b: {steps: [{advance: 2s}]}\n  bad: {steps: [{advance: 3}]}\n");
    write_file(path, HEAD "steps:\n  - use: macros.yaml#a\n");
    ck_assert_int_eq(scenario_load(path, NULL, 0, &file, NULL), 0);
    ck_assert_uint_eq(file->problem_count, 0);
    ck_assert_uint_eq(file->scenarios[0].step_count, 2);
    ck_assert_str_eq(file->scenarios[0].steps[1].place.file, macros);
    scenario_file_destroy(file);

    write_file(path, HEAD "steps:\n  - use: macros.yaml#bad\n");
    ck_assert_int_eq(scenario_load(path, NULL, 0, &file, NULL), 0);
    ck_assert_uint_eq(file->problem_count, 1);
    ck_assert_str_eq(file->problems[0].place.file, macros);
    ck_assert_uint_eq(file->problems[0].place.line, 5);
    ck_assert_str_eq(file->problems[0].line_text, "  bad: {steps: [{advance: 3}]}");
    ck_assert_ptr_nonnull(strstr(file->problems[0].text, "t.yaml:6:5"));
    scenario_file_destroy(file);

    ck_assert_int_eq(scenario_load(macros, NULL, 0, &file, NULL), 0);
    ck_assert_uint_eq(file->problem_count, 0);
    ck_assert_uint_eq(file->scenario_count, 0);
    scenario_file_destroy(file);
    unlink(macros);
    unlink(path);
    rmdir(folder);
    free(macros);
    free(path);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        test_variables__alone_they_keep_their_type,
        test_variables__earlier_ones_are_known_to_later_ones,
        test_variables__the_command_line_goes_first,
        test_variables__a_matrix_makes_variants,
        test_variables__a_problem_of_all_variants_is_told_once,
        test_variables__repeat_counts,
        test_variables__macros_of_the_same_file,
        test_variables__macros_of_another_file,
    };
    return RUN_TESTS("scenario variables", tests);
}
