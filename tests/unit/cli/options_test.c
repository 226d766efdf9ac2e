#include <stdio.h>
#include <string.h>

#include "../suite.h"
#include "cli/cli.h"
#include "cli/wrapper.h"

static struct options options;
static struct err err;

static int read_words(unsigned command, size_t count, const char *const *words)
{
    static char texts[16][64];
    static char *argv[16];
    for (size_t i = 0; i < count; ++i) {
        strcpy(texts[i], words[i]);
        argv[i] = texts[i];
    }
    options_finish(&options);
    err_finish(&err);
    return options_read(&options, command, (int)count, argv, &err);
}

#define READ(...)                                                                       \
    read_words(OPTION_RUN, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *), \
               (const char *const[]){__VA_ARGS__})

START_TEST(test_options__defaults)
{
    ck_assert_int_eq(read_words(OPTION_RUN, 0, NULL), 0);
    ck_assert_uint_eq(options.jobs, 1);
    ck_assert_uint_eq(options.seed, 1);
    ck_assert_uint_eq(options.repeat, 1);
    ck_assert_uint_eq(options.timeout_ns, 60000000000);
    ck_assert_uint_eq(options.hang_timeout_ns, 10000000000);
    ck_assert_int_eq(options.format, REPORT_PRETTY);
    ck_assert_uint_eq(options.operand_count, 0);
}
END_TEST

START_TEST(test_options__all_ways_of_writing_one)
{
    ck_assert_int_eq(READ("a.so", "-j4", "--seed=0x10", "--seed", "12", "-xv", "b.yaml", "-k",
                          "one and not two", "--", "-c.yaml"),
                     0);
    ck_assert_uint_eq(options.jobs, 4);
    ck_assert_uint_eq(options.seed, 12);
    ck_assert(options.fail_fast);
    ck_assert(options.verbose);
    ck_assert_str_eq(options.select, "one and not two");
    ck_assert_uint_eq(options.operand_count, 3);
    ck_assert_str_eq(options.operands[0], "a.so");
    ck_assert_str_eq(options.operands[2], "-c.yaml");
    ck_assert_int_eq(READ("-vj", "3", "-"), 0);
    ck_assert_uint_eq(options.jobs, 3);
    ck_assert_str_eq(options.operands[0], "-");
    ck_assert_int_eq(READ("--fail-fast", "a.yaml"), 0);
    ck_assert(options.fail_fast);
    ck_assert_uint_eq(options.operand_count, 1);
}
END_TEST

START_TEST(test_options__lists_grow)
{
    ck_assert_int_eq(
        READ("--var", "a=1", "--var=b=x=y", "--report", "junit=o.xml", "--report", "tap=o.tap"), 0);
    ck_assert_uint_eq(options.variable_count, 2);
    ck_assert_str_eq(options.variables[1].name, "b");
    ck_assert_str_eq(options.variables[1].value, "x=y");
    ck_assert_uint_eq(options.report_count, 2);
    ck_assert_int_eq(options.reports[0].format, REPORT_JUNIT);
    ck_assert_str_eq(options.reports[1].path, "o.tap");
}
END_TEST

START_TEST(test_options__errors_help)
{
    static const struct {
        const char *word;
        const char *next;
        const char *message;
    } cases[] = {
        {"--jbos", NULL, "unknown option --jbos; did you mean --jobs?"},
        {"--zzzzzz=1", NULL, "unknown option --zzzzzz"},
        {"-z", NULL, "unknown option -z"},
        {"--jobs", NULL, "--jobs needs a value: N"},
        {"-j", NULL, "-j needs a value: N"},
        {"--jobs", "0", "--jobs: \"0\" is no number from 1 to 256"},
        {"--jobs", "many", "--jobs: \"many\" is no number from 1 to 256"},
        {"--seed", "-1", "--seed: \"-1\" is no number from 0 on"},
        {"--seed", "99999999999999999999", NULL},
        {"--timeout", "60", "--timeout: \"60\" lacks its unit: 60ms, 60s, 60m or 60h"},
        {"--timeout", "1d", "--timeout: \"d\" is not a unit of time; expected ms, s, m or h"},
        {"--timeout", "0s", "--timeout: \"0s\" is no time at all"},
        {"--timeout", "99999999999999h",
         "--timeout: \"99999999999999h\" is longer than time lasts"},
        {"--timeout", "soon", "--timeout: \"soon\" is no duration such as 250ms, 10s, 3m or 1h"},
        {"--format", "prety", "--format: \"prety\" is not known; did you mean pretty?"},
        {"--color", "blue", "--color: \"blue\" is not known; expected auto, always or never"},
        {"--report", "junit", "--report: \"junit\" is not KIND=PATH, such as junit=report.xml"},
        {"--report", "word=x", NULL},
        {"--var", "=x", "--var: \"=x\" is not name=value"},
        {"--list=perhaps", NULL, "--list: \"perhaps\" is neither true nor false"},
        {"-k", "a and", "-k: words expected at the end"},
        {"-k", "(a", "-k: a ( is not closed"},
        {"-k", "a)", "-k: \")\" is too much"},
        {"-k", "\"a", "-k: a \" is not closed"},
        {"-k", "a and or b", "-k: words expected at \"or b\""},
        {"--tags", "a,,b", "--tags: \"a,,b\" has an empty tag"},
        {"--tags", "!", "--tags: \"!\" has an empty tag"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); ++i) {
        const char *const words[] = {cases[i].word, cases[i].next};
        ck_assert_int_eq(read_words(OPTION_RUN, cases[i].next ? 2 : 1, words), -22);
        if (cases[i].message) {
            ck_assert_str_eq(err.text, cases[i].message);
        }
    }
}
END_TEST

START_TEST(test_options__commands_take_their_own_alone)
{
    const char *const words[] = {"--jobs=2"};
    ck_assert_int_eq(read_words(OPTION_LINT, 1, words), -22);
    ck_assert_str_eq(err.text, "unknown option --jobs");
}
END_TEST

START_TEST(test_options__command_line_beats_environment)
{
    setenv("RDK_JOBS", "7", 1);
    setenv("RDK_FAIL_FAST", "yes", 1);
    setenv("RDK_HANG_TIMEOUT", "250ms", 1);
    ck_assert_int_eq(READ("-j", "2"), 0);
    ck_assert_uint_eq(options.jobs, 2);
    ck_assert(options.fail_fast);
    ck_assert_uint_eq(options.hang_timeout_ns, 250000000);
    ck_assert_int_eq(READ("--fail-fast=false"), 0);
    ck_assert(!options.fail_fast);
    ck_assert_uint_eq(options.jobs, 7);
    setenv("RDK_JOBS", "none", 1);
    ck_assert_int_eq(READ("-x"), -22);
    ck_assert_str_eq(err.text, "RDK_JOBS: \"none\" is no number from 1 to 256");
}
END_TEST

START_TEST(test_options__a_partition_is_one_of_so_many)
{
    ck_assert_int_eq(READ("--partition", "hash:2/4"), 0);
    ck_assert_uint_eq(options.partition, 2);
    ck_assert_uint_eq(options.partitions, 4);
    ck_assert_int_lt(READ("--partition", "hash:5/4"), 0);
    ck_assert_int_lt(READ("--partition", "hash:0/4"), 0);
    ck_assert_int_lt(READ("--partition", "2/4"), 0);
    ck_assert_int_lt(READ("--partition", "hash:2"), 0);
    ck_assert_int_lt(READ("--partition", "hash:/4"), 0);
}
END_TEST

START_TEST(test_options__a_wrapper_takes_its_time)
{
    struct wrapper wrapper;
    ck_assert_int_eq(READ("-j4"), 0);
    wrapper_make(&wrapper, &options);
    ck_assert_ptr_null(wrapper.words);
    wrapper_adjust(&options);
    ck_assert_uint_eq(options.jobs, 4);
    wrapper_finish(&wrapper);
    ck_assert_int_eq(READ("-j4", "--debugger", "/usr/bin/gdb  -q --args"), 0);
    wrapper_make(&wrapper, &options);
    const char *words[] = {"/usr/bin/gdb", "-ex", "set follow-fork-mode child", "-q", "--args"};
    for (size_t i = 0; i < 5; ++i) {
        ck_assert_str_eq(wrapper.words[i], words[i]);
    }
    ck_assert_ptr_null(wrapper.words[5]);
    wrapper_adjust(&options);
    ck_assert_uint_eq(options.jobs, 1);
    ck_assert_uint_eq(options.hang_timeout_ns, UINT64_MAX);
    ck_assert_uint_eq(options.timeout_ns, UINT64_MAX);
    wrapper_finish(&wrapper);
    ck_assert_int_eq(READ("--valgrind"), 0);
    wrapper_make(&wrapper, &options);
    ck_assert_str_eq(wrapper.words[0], "valgrind");
    ck_assert_str_eq(wrapper.words[3], "--error-exitcode=97");
    ck_assert_int_ge(wrapper.file, 0);
    wrapper_finish(&wrapper);
}
END_TEST

/* The help page is made of the same table: every option of a command is on it. */
START_TEST(test_options__help_names_each)
{
    for (size_t i = 0; i < command_count; ++i) {
        struct buf page = {0};
        help_print(&page, &commands[i]);
        for (size_t j = 0; j < option_count; ++j) {
            char name[64];
            snprintf(name, sizeof(name), "--%s%s", option_rows[j].name,
                     option_rows[j].value ? " " : "");
            bool takes = option_rows[j].commands & (unsigned)commands[i].bit;
            if (takes) {
                ck_assert_msg(strstr(buf_text(&page), name), "%s: %s", commands[i].name, name);
            }
        }
        buf_finish(&page);
    }
}
END_TEST

START_TEST(test_options__worst_status_first)
{
    ck_assert_int_eq(status_worst(CLI_OK, CLI_OK), 0);
    ck_assert_int_eq(status_worst(CLI_FAILED, CLI_NOTHING), 4);
    ck_assert_int_eq(status_worst(CLI_NOT_LOADED, CLI_NOTHING), 7);
    ck_assert_int_eq(status_worst(CLI_INVALID, CLI_NOT_LOADED), 3);
    ck_assert_int_eq(status_worst(CLI_USAGE, CLI_INVALID), 2);
    ck_assert_int_eq(status_worst(CLI_BROKEN, CLI_USAGE), 70);
    ck_assert_int_eq(status_worst(CLI_BROKEN, CLI_TERMINATED), 143);
    ck_assert_int_eq(status_worst(CLI_INTERRUPTED, CLI_BROKEN), 130);
}
END_TEST

SUITE_MAIN("options", test_options__defaults, test_options__all_ways_of_writing_one,
           test_options__lists_grow, test_options__errors_help,
           test_options__commands_take_their_own_alone,
           test_options__command_line_beats_environment, test_options__help_names_each,
           test_options__a_partition_is_one_of_so_many, test_options__a_wrapper_takes_its_time,
           test_options__worst_status_first)
