#include <stdio.h>
#include <string.h>

#include "../suite.h"
#include "report/report.h"

static struct buf out;
static struct trace *trace;
static struct report_run run;
static struct report_scenario scenario;

static const char yaml[] = "schema: 1\nname: saves\nsteps:\n  - online: vm1\n"
                           "    expect: {return: ERROR_IO_PENDING}\n";

static void setup(void)
{
    FILE *file = fopen("report_test.yaml", "w");
    ck_assert_ptr_nonnull(file);
    fputs(yaml, file);
    fclose(file);
    trace = trace_create();
    run = (struct report_run){.version = "9.9.9",
                              .plugin = "my plugin.so",
                              .plugin_sha256 = "abcd",
                              .seed = 7,
                              .jobs = 2,
                              .program = "build/bin/rdk"};
    scenario = (struct report_scenario){.number = 1,
                                        .name = "it's saved",
                                        .file = "report_test.yaml",
                                        .verdict = REPORT_FAILED,
                                        .class = "STAT-06",
                                        .seed = 7,
                                        .virtual_us = 180500000,
                                        .trace = trace};
}

static void teardown(void)
{
    trace_destroy(trace);
    buf_finish(&out);
    remove("report_test.yaml");
}

static void call(uint64_t time_us, const char *entry, bool returns)
{
    static uint64_t number;
    ++number;
    struct trace_record *record = trace_begin(trace, TRACE_CALL, time_us);
    record->name = entry;
    record->resource = "vm1";
    record->call = number;
    trace_number(record, "Flags", NAMES_ONLINE_FLAGS, 1);
    trace_commit(trace);
    if (returns) {
        record = trace_begin(trace, TRACE_RETURN, time_us);
        record->name = entry;
        record->call = number;
        trace_number(record, "return", NAMES_ERROR, 997);
        trace_commit(trace);
    }
}

static void violation(const char *rule, const char *text, const char *lift)
{
    uint64_t offender = trace_count(trace);
    struct trace_record *record = trace_begin(trace, TRACE_VIOLATION, 2000000);
    record->name = rule;
    record->resource = "vm1";
    record->node = "alpha";
    record->monitor = 1;
    record->thread = "worker 1";
    record->place = (struct place){"report_test.yaml", 4, 5};
    trace_text(record, "text", text);
    trace_number(record, "record", NAMES_NONE, offender);
    if (lift) {
        trace_number(record, lift, NAMES_BOOL, 1);
    }
    trace_commit(trace);
}

static void failed_expectation(void)
{
    struct trace_record *record = trace_begin(trace, TRACE_FAILURE, 2000000);
    record->name = "return";
    record->place = (struct place){"report_test.yaml", 5, 23};
    trace_text(record, "expected", "997 (ERROR_IO_PENDING)");
    trace_text(record, "actual", "0 (ERROR_SUCCESS)");
    trace_commit(trace);
}

START_TEST(test_report__first_line_says_what_runs)
{
    report_begin(&out, REPORT_PRETTY, &run);
    ck_assert_str_eq(buf_text(&out),
                     "rdk 9.9.9, plugin my plugin.so (sha256 abcd), seed 7, 2 jobs\n");
}
END_TEST

START_TEST(test_report__violation_tells_all_of_it)
{
    for (int i = 0; i < 9; ++i) {
        call((uint64_t)i * 1000000, i == 8 ? "Offline" : "Online", i != 8);
    }
    violation("CTRL-01", "lifted by the scenario", "allowed");
    violation("STAT-06", "CheckPoint 3 after 3\nsecond line \x1b[31m", NULL);
    failed_expectation();
    violation("STAT-07", "later", NULL);
    report_scenario(&out, REPORT_PRETTY, &run, &scenario);
    static const char expected[] =
        "FAIL   it's saved  [STAT-06]\n"
        "  STAT-06: CheckPoint 3 after 3\n"
        "    second line \\x1b[31m\n"
        "    report_test.yaml:4:5\n"
        "         4 |   - online: vm1\n"
        "           |     ^\n"
        "    at virtual time 2.000000, resource vm1, node alpha, thread worker 1, monitor 1\n"
        "    last calls:\n"
        "            1.000000  Online(vm1, Flags=0x1 (CLUS_RESDLL_ONLINE_RECOVER_MONITOR_STATE)) = "
        "997 (ERROR_IO_PENDING)\n"
        "            2.000000  Online(vm1, Flags=0x1 (CLUS_RESDLL_ONLINE_RECOVER_MONITOR_STATE)) = "
        "997 (ERROR_IO_PENDING)\n"
        "            3.000000  Online(vm1, Flags=0x1 (CLUS_RESDLL_ONLINE_RECOVER_MONITOR_STATE)) = "
        "997 (ERROR_IO_PENDING)\n"
        "            4.000000  Online(vm1, Flags=0x1 (CLUS_RESDLL_ONLINE_RECOVER_MONITOR_STATE)) = "
        "997 (ERROR_IO_PENDING)\n"
        "            5.000000  Online(vm1, Flags=0x1 (CLUS_RESDLL_ONLINE_RECOVER_MONITOR_STATE)) = "
        "997 (ERROR_IO_PENDING)\n"
        "            6.000000  Online(vm1, Flags=0x1 (CLUS_RESDLL_ONLINE_RECOVER_MONITOR_STATE)) = "
        "997 (ERROR_IO_PENDING)\n"
        "            7.000000  Online(vm1, Flags=0x1 (CLUS_RESDLL_ONLINE_RECOVER_MONITOR_STATE)) = "
        "997 (ERROR_IO_PENDING)\n"
        "            8.000000  Offline(vm1, Flags=0x1 (CLUS_RESDLL_ONLINE_RECOVER_MONITOR_STATE))"
        "  [has not returned]\n"
        "    and 2 more: expect return (line 5), STAT-07 (line 4)\n"
        "    reproduce: build/bin/rdk run 'my plugin.so' report_test.yaml --seed 7 -k "
        "'\"it'\\''s saved\"'\n";
    /* ck_assert_str_eq has no room for texts as long as these. */
    if (strcmp(buf_text(&out), expected) != 0) {
        fprintf(stderr, "%s", buf_text(&out));
    }
    ck_assert_msg(strcmp(buf_text(&out), expected) == 0, "the block differs");
}
END_TEST

START_TEST(test_report__expectation_shows_both_sides)
{
    failed_expectation();
    scenario.class = "expect";
    report_scenario(&out, REPORT_PRETTY, &run, &scenario);
    ck_assert_str_eq(buf_text(&out),
                     "FAIL   it's saved  [expect]\n"
                     "  expect return\n"
                     "    report_test.yaml:5:23\n"
                     "         5 |     expect: {return: ERROR_IO_PENDING}\n"
                     "           |                       ^\n"
                     "    expected: 997 (ERROR_IO_PENDING)\n"
                     "    actual:   0 (ERROR_SUCCESS)\n"
                     "    at virtual time 2.000000\n"
                     "    reproduce: build/bin/rdk run 'my plugin.so' report_test.yaml --seed 7 -k "
                     "'\"it'\\''s saved\"'\n");
}
END_TEST

START_TEST(test_report__expectations_of_one_step_stand_together)
{
    failed_expectation();
    failed_expectation();
    trace_begin(trace, TRACE_STEP, 3000000)->name = "offline";
    trace_commit(trace);
    failed_expectation();
    report_scenario(&out, REPORT_PRETTY, &run, &scenario);
    ck_assert_ptr_nonnull(strstr(buf_text(&out), "    actual:   0 (ERROR_SUCCESS)\n"
                                                 "    also expect return\n"
                                                 "      expected: 997 (ERROR_IO_PENDING)\n"
                                                 "      actual:   0 (ERROR_SUCCESS)\n"
                                                 "    at virtual time 2.000000\n"));
    ck_assert_ptr_nonnull(strstr(buf_text(&out), "    and 1 more: expect return (line 5)\n"));
}
END_TEST

START_TEST(test_report__return_belongs_to_its_call)
{
    call(0, "Online", false);
    call(1000000, "Terminate", true);
    failed_expectation();
    report_scenario(&out, REPORT_PRETTY, &run, &scenario);
    const char *online = strstr(buf_text(&out), "Online(vm1");
    const char *terminate = strstr(buf_text(&out), "Terminate(vm1");
    ck_assert(online && terminate && online < terminate);
    const char *pending = strstr(online, "[has not returned]");
    ck_assert(pending && pending < terminate);
    ck_assert_ptr_nonnull(strstr(terminate, " = 997 (ERROR_IO_PENDING)\n"));
}
END_TEST

START_TEST(test_report__end_repeats_failures_and_sums_up)
{
    failed_expectation();
    struct report_scenario all[2] = {scenario, scenario};
    all[1].verdict = REPORT_PASSED;
    struct report_totals totals = {.real_ns = 1239999999};
    report_count(&totals, &all[0]);
    report_count(&totals, &all[1]);
    report_end(&out, REPORT_PRETTY, &run, all, 2, &totals);
    const char *text = buf_text(&out);
    ck_assert_ptr_nonnull(strstr(text, "\nFailures:\n\nFAIL   it's saved  [STAT-06]\n"));
    ck_assert_ptr_null(strstr(text, "PASS"));
    static const char summary[] =
        "\n2 run: 1 passed, 1 failed, 0 crashed, 0 hung, 0 skipped, 0 expected failures "
        "in 1.24s (virtual 6m 1s)\n";
    ck_assert_str_eq(text + strlen(text) - strlen(summary), summary);
}
END_TEST

START_TEST(test_report__lone_failure_at_the_end_is_told_once)
{
    failed_expectation();
    struct report_scenario all[2] = {scenario, scenario};
    struct report_totals totals = {.run = 2, .failed = 1};
    all[0].verdict = REPORT_PASSED;
    report_end(&out, REPORT_PRETTY, &run, all, 2, &totals);
    ck_assert_ptr_null(strstr(buf_text(&out), "Failures:"));
    buf_clear(&out);
    all[0].verdict = REPORT_HUNG;
    report_end(&out, REPORT_PRETTY, &run, all, 2, &totals);
    ck_assert_ptr_nonnull(strstr(buf_text(&out), "Failures:"));
    ck_assert_ptr_nonnull(strstr(buf_text(&out), "HUNG "));
    /* What an earlier scenario told is a line. */
    buf_clear(&out);
    all[0].verdict = REPORT_FAILED;
    all[1].folded = true;
    report_end(&out, REPORT_PRETTY, &run, all, 2, &totals);
    const char *first = strstr(buf_text(&out), "expect return");
    ck_assert_ptr_nonnull(first);
    ck_assert_ptr_null(strstr(first + 1, "expect return"));
}
END_TEST

START_TEST(test_report__colour_only_when_told)
{
    scenario.verdict = REPORT_PASSED;
    report_scenario(&out, REPORT_PRETTY, &run, &scenario);
    ck_assert_str_eq(buf_text(&out), "PASS   it's saved  (virtual 3m 0.5s)\n");
    buf_clear(&out);
    run.color = true;
    report_scenario(&out, REPORT_PRETTY, &run, &scenario);
    ck_assert_str_eq(buf_text(&out), "\033[32mPASS \033[0m  it's saved  (virtual 3m 0.5s)\n");
    buf_clear(&out);
    run.quiet = true;
    report_scenario(&out, REPORT_PRETTY, &run, &scenario);
    ck_assert_str_eq(buf_text(&out), "");
}
END_TEST

START_TEST(test_report__verbose_shows_warnings_and_trace)
{
    run.verbose = true;
    violation("CTRL-09", "should not", "warning");
    failed_expectation();
    report_scenario(&out, REPORT_PRETTY, &run, &scenario);
    ck_assert_ptr_nonnull(
        strstr(buf_text(&out), "  warning: CTRL-09: should not (report_test.yaml:4:5)\n"));
    ck_assert_ptr_nonnull(strstr(buf_text(&out), "\n  trace:\n"));
}
END_TEST

START_TEST(test_report__tap_is_version_14)
{
    report_begin(&out, REPORT_TAP, &run);
    failed_expectation();
    scenario.name = "a #1";
    report_scenario(&out, REPORT_TAP, &run, &scenario);
    scenario.number = 2;
    scenario.verdict = REPORT_SKIPPED;
    scenario.reason = "needs v2";
    report_scenario(&out, REPORT_TAP, &run, &scenario);
    scenario.number = 3;
    scenario.verdict = REPORT_XFAILED;
    report_scenario(&out, REPORT_TAP, &run, &scenario);
    scenario.number = 4;
    scenario.verdict = REPORT_PASSED;
    report_scenario(&out, REPORT_TAP, &run, &scenario);
    struct report_totals totals = {.run = 4};
    report_end(&out, REPORT_TAP, &run, NULL, 0, &totals);
    ck_assert_str_eq(buf_text(&out),
                     "TAP version 14\n"
                     "not ok 1 - a \\#1\n"
                     "  ---\n"
                     "  verdict: failed\n"
                     "  class: \"STAT-06\"\n"
                     "  message: \"expect return\"\n"
                     "  at: \"report_test.yaml:5:23\"\n"
                     "  expected: \"997 (ERROR_IO_PENDING)\"\n"
                     "  actual: \"0 (ERROR_SUCCESS)\"\n"
                     "  reproduce: \"build/bin/rdk run 'my plugin.so' report_test.yaml --seed 7 -k "
                     "'\\\"a #1\\\"'\"\n"
                     "  ...\n"
                     "ok 2 - a \\#1 # SKIP needs v2\n"
                     "not ok 3 - a \\#1 # TODO needs v2\n"
                     "ok 4 - a \\#1\n"
                     "1..4\n"
                     "# 4 run: 0 passed, 0 failed, 0 crashed, 0 hung, 0 skipped, 0 expected "
                     "failures in 0s (virtual 0s)\n");
}
END_TEST

START_TEST(test_report__jsonl_does_not_hang_on_the_machine)
{
    struct report_totals totals = {.run = 1, .skipped = 1, .real_ns = 123456789};
    scenario.trace = NULL;
    scenario.verdict = REPORT_SKIPPED;
    scenario.class = NULL;
    scenario.reason = "needs v2";
    report_begin(&out, REPORT_JSONL, &run);
    report_scenario(&out, REPORT_JSONL, &run, &scenario);
    report_end(&out, REPORT_JSONL, &run, &scenario, 1, &totals);
    ck_assert_str_eq(
        buf_text(&out),
        "{\"schema\":1,\"kind\":\"run\",\"version\":\"9.9.9\",\"plugin\":\"my plugin.so\","
        "\"plugin_sha256\":\"abcd\",\"seed\":7}\n"
        "{\"schema\":1,\"n\":1,\"t\":0,\"kind\":\"scenario\",\"name\":\"it's saved\","
        "\"place\":{\"file\":\"report_test.yaml\"},\"fields\":{\"seed\":7}}\n"
        "{\"schema\":1,\"n\":2,\"t\":0,\"kind\":\"verdict\",\"name\":\"skipped\","
        "\"fields\":{\"class\":null,\"reason\":\"needs v2\"}}\n"
        "{\"schema\":1,\"kind\":\"summary\",\"run\":1,\"passed\":0,\"failed\":0,\"crashed\":0,"
        "\"hung\":0,\"skipped\":1,\"xfailed\":0,\"t\":0}\n");
}
END_TEST

START_TEST(test_report__junit_escapes_and_counts)
{
    scenario.trace = NULL;
    scenario.class = "crash:SIGSEGV";
    scenario.verdict = REPORT_CRASHED;
    scenario.name = "a<b & \"c\"";
    scenario.reason = "gone";
    run.plugin = "p.so";
    struct report_totals totals = {0};
    report_count(&totals, &scenario);
    report_end(&out, REPORT_JUNIT, &run, &scenario, 1, &totals);
    ck_assert_str_eq(
        buf_text(&out),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
        "  <testsuite name=\"p.so\" tests=\"1\" failures=\"1\" errors=\"0\" skipped=\"0\" "
        "time=\"180.500000\">\n"
        "    <testcase name=\"a&lt;b &amp; &quot;c&quot;\" classname=\"report_test.yaml\" "
        "time=\"180.500000\">\n"
        "      <failure type=\"crash:SIGSEGV\" message=\"gone\">crash:SIGSEGV: gone&#10;reproduce: "
        "build/bin/rdk run p.so report_test.yaml --seed 7 -k '&quot;a&lt;b &amp; "
        "\\&quot;c\\&quot;&quot;'</failure>\n"
        "    </testcase>\n  </testsuite>\n</testsuites>\n");
}
END_TEST

START_TEST(test_report__github_points_at_the_line)
{
    failed_expectation();
    report_scenario(&out, REPORT_GITHUB, &run, &scenario);
    ck_assert_ptr_nonnull(strstr(
        buf_text(&out), "::error file=report_test.yaml,line=5,col=23,title=it's saved::expect "
                        "return%0A"));
    ck_assert_uint_eq(strcspn(buf_text(&out), "\n"), out.length - 1);
}
END_TEST

START_TEST(test_report__problem_has_a_caret)
{
    struct place place = {"x.yaml", 12, 3};
    report_problem(&out, &place, "error", "unknown key \"onlin\"; did you mean \"online\"?",
                   "- \xC3\xA9onlin: vm1", false);
    ck_assert_str_eq(buf_text(&out),
                     "x.yaml:12:3: error: unknown key \"onlin\"; did you mean \"online\"?\n"
                     "      12 | - \xC3\xA9onlin: vm1\n"
                     "         |   ^\n");
    buf_clear(&out);
    struct place nowhere = {"absent.yaml", 1, 1};
    report_problem(&out, &nowhere, "error", "empty", NULL, true);
    ck_assert_str_eq(buf_text(&out), "absent.yaml:1:1: \033[1;31merror:\033[0m empty\n");
}
END_TEST

START_TEST(test_report__formats_have_names)
{
    for (int i = 0; i < REPORT_FORMAT_COUNT; ++i) {
        enum report_format format;
        ck_assert(report_format_value(report_format_name((enum report_format)i), &format));
        ck_assert_int_eq(format, i);
    }
    enum report_format format;
    ck_assert(!report_format_value("html5", &format));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("report");
    TCase *cases = tcase_create("report");
    tcase_add_checked_fixture(cases, setup, teardown);
    static const TTest *const *const tests[] = {
        &test_report__first_line_says_what_runs,
        &test_report__violation_tells_all_of_it,
        &test_report__expectation_shows_both_sides,
        &test_report__expectations_of_one_step_stand_together,
        &test_report__return_belongs_to_its_call,
        &test_report__end_repeats_failures_and_sums_up,
        &test_report__lone_failure_at_the_end_is_told_once,
        &test_report__colour_only_when_told,
        &test_report__verbose_shows_warnings_and_trace,
        &test_report__tap_is_version_14,
        &test_report__jsonl_does_not_hang_on_the_machine,
        &test_report__junit_escapes_and_counts,
        &test_report__github_points_at_the_line,
        &test_report__problem_has_a_caret,
        &test_report__formats_have_names,
    };
    for (size_t i = 0; i < sizeof(tests) / sizeof(tests[0]); ++i) {
        tcase_add_test(cases, *tests[i]);
    }
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
