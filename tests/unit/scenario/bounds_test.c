/* Hostile files: each is refused, soon, and without much memory. */

#include <sys/resource.h>
#include <time.h>

#include "base/buf.h"
#include "scenario_fixture.h"

/* What a good machine needs a tenth of, and a slow one under valgrind not more. */
#define SECONDS 10
#define MEMORY  (1ull << 30)

static double seconds_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void check_refused(struct buf *text, const char *part)
{
    struct rusage usage;
    double begin = seconds_now();
    struct scenario_file *file = NULL;

    ck_assert_int_eq(
        scenario_parse("hostile.yaml", buf_text(text), text->length, NULL, 0, &file, NULL), 0);
    ck_assert_double_lt(seconds_now() - begin, SECONDS);
    getrusage(RUSAGE_SELF, &usage);
    ck_assert_uint_lt((unsigned long long)usage.ru_maxrss * 1024, MEMORY);
    ck_assert_uint_ge(file->problem_count, 1);
    ck_assert_uint_le(file->problem_count, 101);
    ck_assert_uint_eq(file->scenario_count, 0);
    bool found = false;
    for (size_t i = 0; i < file->problem_count; i++) {
        found = found || strstr(file->problems[i].text, part);
        ck_assert_uint_lt(strlen(file->problems[i].text), 4096);
    }
    ck_assert_msg(found, "\"%s\" is not in: %s", part, file->problems[0].text);
    scenario_file_destroy(file);
    buf_finish(text);
}

static void repeat(struct buf *buf, const char *text, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        buf_puts(buf, text);
    }
}

START_TEST(test_bounds__nested_brackets)
{
    struct buf text = {0};

    buf_puts(&text, "schema: 1\nsteps: ");
    repeat(&text, "[", 200000);
    check_refused(&text, "too deep");
}
END_TEST

START_TEST(test_bounds__nested_blocks)
{
    struct buf text = {0};

    buf_puts(&text, "schema: 1\nsteps:\n");
    repeat(&text, "- ", 200000);
    check_refused(&text, "too deep");
}
END_TEST

START_TEST(test_bounds__billion_laughs)
{
    struct buf text = {0};

    buf_puts(&text, "schema: 1\nsteps: []\nvars:\n  a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (unsigned i = 1; i < 12; i++) {
        buf_printf(&text, "  a%u: &a%u [", i, i);
        for (unsigned k = 0; k < 9; k++) {
            buf_printf(&text, "*a%u,", i - 1);
        }
        buf_puts(&text, "]\n");
    }
    check_refused(&text, "too many values");
}
END_TEST

START_TEST(test_bounds__laughing_variables)
{
    struct buf text = {0};

    buf_puts(&text, "schema: 1\nsteps: []\nvars:\n  a0: [x, x, x, x, x, x, x, x, x]\n");
    for (unsigned i = 1; i < 12; i++) {
        buf_printf(&text, "  a%u: [", i);
        for (unsigned k = 0; k < 9; k++) {
            buf_printf(&text, "\"${a%u}\",", i - 1);
        }
        buf_puts(&text, "]\n");
    }
    check_refused(&text, "too much once variables");
}
END_TEST

START_TEST(test_bounds__growing_texts)
{
    struct buf text = {0};

    buf_puts(&text, "schema: 1\nsteps: []\nvars:\n  a0: xxxxxxxx\n");
    for (unsigned i = 1; i < 40; i++) {
        buf_printf(&text, "  a%u: \"${a%u}${a%u}\"\n", i, i - 1, i - 1);
    }
    check_refused(&text, "too long with its variables");
}
END_TEST

START_TEST(test_bounds__ten_megabytes_of_keys)
{
    struct buf text = {0};

    buf_puts(&text, "schema: 1\nsteps: []\n");
    for (unsigned i = 0; text.length < 10 * 1000 * 1000; i++) {
        buf_printf(&text, "key%u: 1\n", i);
    }
    check_refused(&text, "bytes; expected at most 1048576");
}
END_TEST

START_TEST(test_bounds__a_megabyte_of_keys)
{
    struct buf text = {0};

    buf_puts(&text, "schema: 1\nsteps: []\n");
    for (unsigned i = 0; i < 45000; i++) {
        buf_printf(&text, "key%u: 1\n", i);
    }
    check_refused(&text, "too many problems");
}
END_TEST

START_TEST(test_bounds__the_same_key_again_and_again)
{
    struct buf text = {0};

    buf_puts(&text, "schema: 1\nsteps: []\n");
    repeat(&text, "name: x\n", 45000);
    check_refused(&text, "stands here again");
}
END_TEST

START_TEST(test_bounds__many_aliases)
{
    struct buf text = {0};

    buf_puts(&text, "schema: 1\nsteps: []\nvars:\n  a: &a x\n  b: [");
    repeat(&text, "*a,", 2000);
    buf_puts(&text, "]\n");
    check_refused(&text, "too many aliases");
}
END_TEST

START_TEST(test_bounds__many_anchors)
{
    struct buf text = {0};

    buf_puts(&text, "schema: 1\nsteps: []\nvars:\n  b: [");
    for (unsigned i = 0; i < 2000; i++) {
        buf_printf(&text, "&a%u x,", i);
    }
    buf_puts(&text, "]\n");
    check_refused(&text, "too many anchors");
}
END_TEST

START_TEST(test_bounds__many_wrong_names)
{
    struct buf text = {0};

    buf_puts(&text, "schema: 1\nresources: {r: {type: T}}\nsteps:\n");
    for (unsigned i = 0; i < 10000; i++) {
        buf_printf(&text, " - {online: r, expect: {return: ERROR_IO_PENDIN%u}}\n", i);
    }
    check_refused(&text, "too many problems");
}
END_TEST

START_TEST(test_bounds__a_long_wrong_name)
{
    struct buf text = {0};

    buf_puts(&text,
             "schema: 1\nresources: {r: {type: T}}\nsteps:\n - {online: r, expect: {return: ");
    repeat(&text, "ERROR_", 150000);
    buf_puts(&text, "}}\n");
    check_refused(&text, "expected an error code");
}
END_TEST

START_TEST(test_bounds__many_resources)
{
    struct buf text = {0};

    buf_puts(&text, "schema: 1\nsteps: []\nresources:\n");
    for (unsigned i = 0; i < 20000; i++) {
        buf_printf(&text, " r%u: {type: T}\n", i);
    }
    check_refused(&text, "expected at most 1000");
}
END_TEST

START_TEST(test_bounds__many_created_resources)
{
    struct buf text = {0};

    buf_puts(&text, "schema: 1\nsteps:\n - {repeat: 10000, as: i, steps: [{create: \"r${i}\", "
                    "type: T}]}\n");
    check_refused(&text, "too many resources");
}
END_TEST

START_TEST(test_bounds__repetitions_of_repetitions)
{
    struct buf text = {0};

    buf_puts(&text, "schema: 1\nsteps:\n - {repeat: 10000, steps: [{repeat: 10000, steps: "
                    "[{repeat: 10000, steps: []}]}]}\n");
    check_refused(&text, "too much once");
}
END_TEST

START_TEST(test_bounds__macros_that_multiply)
{
    struct buf text = {0};

    buf_puts(&text, "schema: 1\nmacros:\n  m0: {steps: [{advance: 1s}, {advance: 1s}]}\n");
    for (unsigned i = 1; i < 15; i++) {
        buf_printf(&text, "  m%u: {steps: [", i);
        for (unsigned k = 0; k < 10; k++) {
            buf_printf(&text, "{use: m%u},", i - 1);
        }
        buf_puts(&text, "]}\n");
    }
    buf_puts(&text, "steps: [{use: m14}]\n");
    check_refused(&text, "too much once");
}
END_TEST

START_TEST(test_bounds__many_providers)
{
    struct buf text = {0};

    buf_puts(&text, "schema: 1\nsteps: []\nresources: {r: {type: T}, s: {type: T, depends_on: [");
    repeat(&text, "r,", 90000);
    buf_puts(&text, "]}}\n");
    check_refused(&text, "expected at most 1000");
}
END_TEST

START_TEST(test_bounds__many_variables)
{
    struct buf text = {0};

    buf_puts(&text, "schema: 1\nvars:\n");
    for (unsigned i = 0; i < 20000; i++) {
        buf_printf(&text, "  v%u: 1\n", i);
    }
    buf_puts(&text, "steps:\n");
    repeat(&text, "  - {advance: \"${v0}s\"}\n", 10000);
    check_refused(&text, "too many variables");
}
END_TEST

START_TEST(test_bounds__many_parameters)
{
    struct buf text = {0};

    buf_puts(&text, "schema: 1\nmacros:\n  m:\n    steps: []\n    params: [");
    for (unsigned i = 0; i < 20000; i++) {
        buf_printf(&text, "p%u,", i);
    }
    buf_puts(&text, "]\nsteps:\n - {repeat: 10000, steps: [{use: m, with: {x: 1}}]}\n");
    check_refused(&text, "parameters; expected at most 64");
}
END_TEST

START_TEST(test_bounds__many_keys_with_variables)
{
    struct buf text = {0};

    buf_puts(&text, "schema: 1\nvars: {v: x}\nresources: {r: {type: T}}\nsteps:\n"
                    " - set_properties: r\n   private:\n");
    for (unsigned i = 0; i < 20000; i++) {
        buf_printf(&text, "    ${v}%u: 1\n", i);
    }
    check_refused(&text, "a variable in a key");
}
END_TEST

START_TEST(test_bounds__a_hundred_problems_are_enough)
{
    struct buf text = {0};

    buf_puts(&text, "schema: 1\nsteps:\n");
    repeat(&text, " - advance: 3\n", 500);
    struct scenario_file *file = parse_text(buf_text(&text));
    ck_assert_uint_eq(file->problem_count, 101);
    ck_assert_uint_eq(file->problems[99].place.line, 102);
    scenario_file_destroy(file);
    buf_finish(&text);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        test_bounds__nested_brackets,
        test_bounds__nested_blocks,
        test_bounds__billion_laughs,
        test_bounds__laughing_variables,
        test_bounds__growing_texts,
        test_bounds__ten_megabytes_of_keys,
        test_bounds__a_megabyte_of_keys,
        test_bounds__the_same_key_again_and_again,
        test_bounds__many_aliases,
        test_bounds__many_anchors,
        test_bounds__many_wrong_names,
        test_bounds__a_long_wrong_name,
        test_bounds__many_resources,
        test_bounds__many_created_resources,
        test_bounds__repetitions_of_repetitions,
        test_bounds__macros_that_multiply,
        test_bounds__many_providers,
        test_bounds__many_variables,
        test_bounds__many_parameters,
        test_bounds__many_keys_with_variables,
        test_bounds__a_hundred_problems_are_enough,
    };
    return RUN_TESTS("scenario bounds", tests);
}
