/* Each rule is shown a trace that breaks it, and one that does not. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "rules/rules.h"
#include "trace/trace.h"

static struct trace *trace;
static struct rules *rules;
static uint64_t now_us;

static void begin_with(const char *allow)
{
    trace = trace_create();
    struct trace_record *record = trace_begin(trace, TRACE_SCENARIO, 0);
    record->name = "test";
    if (allow) {
        trace_text(record, "allow", allow);
    }
    trace_commit(trace);
    rules = rules_watch(trace);
}

static void begin(void)
{
    begin_with(NULL);
}

static void end(void)
{
    rules_destroy(rules);
    trace_destroy(trace);
}

static struct trace_record *record(enum trace_kind kind, const char *name, const char *resource)
{
    struct trace_record *draft = trace_begin(trace, kind, ++now_us);

    draft->name = name;
    draft->resource = resource;
    draft->monitor = 1;
    draft->place = (struct place){"s.yaml", 7, 3};
    return draft;
}

static uint64_t last_call;

static void called(const char *entry)
{
    record(TRACE_CALL, entry, "r")->call = ++last_call;
    trace_commit(trace);
}

static void returned_from(uint64_t call, const char *entry, uint32_t value)
{
    struct trace_record *draft = record(TRACE_RETURN, entry, "r");

    draft->call = call;
    trace_number(draft, "return", NAMES_ERROR, value);
    trace_commit(trace);
}

static void call(const char *entry, uint32_t value)
{
    called(entry);
    returned_from(last_call, entry, value);
}

static void report(int32_t state, uint32_t check_point, uint32_t answer)
{
    struct trace_record *draft = record(TRACE_CALLBACK, "SetResourceStatusEx", "r");

    trace_number(draft, "ResourceState", NAMES_RESOURCE_STATE, (uint64_t)(int64_t)state);
    trace_number(draft, "CheckPoint", NAMES_NONE, check_point);
    trace_number(draft, "return", NAMES_EXIT_STATE, answer);
    trace_commit(trace);
}

static void pending_timeout(void)
{
    trace_number(record(TRACE_TIMER, "PendingTimeout", "r"), "limit_us", NAMES_NONE, 180000000);
    trace_commit(trace);
}

enum {
    ONLINE = 2,
    OFFLINE = 3,
    FAILED = 4,
    ONLINE_PENDING = 129,
    IO_PENDING = 997
};

/* The violations in the trace, as "STAT-06 STAT-01". */
static const char *broken(void)
{
    static char text[200];

    text[0] = '\0';
    for (size_t i = 0; i < trace_count(trace); i++) {
        const struct trace_record *found = trace_at(trace, i);
        if (found->kind == TRACE_VIOLATION) {
            strcat(text, text[0] ? " " : "");
            strcat(text, found->name);
        }
    }
    return text;
}

START_TEST(test_rules__let_a_right_life_pass)
{
    call("Open", 1);
    called("Online");
    report(ONLINE_PENDING, 1, 0);
    returned_from(last_call, "Online", IO_PENDING);
    report(ONLINE_PENDING, 2, 0);
    report(ONLINE, 2, 0);
    call("LooksAlive", 1);
    call("Offline", 0);
    call("Close", 0);
    ck_assert_str_eq(broken(), "");
}
END_TEST

START_TEST(test_rules__let_a_report_pass_that_beats_the_return)
{
    called("Online");
    report(ONLINE, 1, 0);
    returned_from(last_call, "Online", IO_PENDING);
    ck_assert_str_eq(broken(), "");
    report(ONLINE, 2, 1);
    ck_assert_str_eq(broken(), "STAT-06");
}
END_TEST

START_TEST(test_rules__onl_04_after_success)
{
    call("Online", 0);
    report(ONLINE, 1, 1);
    ck_assert_str_eq(broken(), "ONL-04");
}
END_TEST

START_TEST(test_rules__onl_04_before_an_error)
{
    called("Online");
    report(ONLINE_PENDING, 1, 0);
    returned_from(last_call, "Online", 5);
    ck_assert_str_eq(broken(), "ONL-04");
}
END_TEST

START_TEST(test_rules__stat_01_when_check_point_stands)
{
    call("Online", IO_PENDING);
    report(ONLINE_PENDING, 3, 0);
    report(ONLINE_PENDING, 3, 0);
    ck_assert_str_eq(broken(), "STAT-01");
}
END_TEST

START_TEST(test_rules__stat_01_starts_anew_with_each_operation)
{
    call("Online", IO_PENDING);
    report(ONLINE_PENDING, 3, 0);
    report(ONLINE, 4, 0);
    call("Offline", IO_PENDING);
    report(130, 1, 0);
    ck_assert_str_eq(broken(), "");
}
END_TEST

START_TEST(test_rules__stat_06_when_nothing_is_pending)
{
    call("Online", IO_PENDING);
    report(ONLINE, 1, 0);
    report(FAILED, 2, 1);
    ck_assert_str_eq(broken(), "STAT-06");
}
END_TEST

START_TEST(test_rules__stat_07_for_an_unknown_handle)
{
    struct trace_record *draft = record(TRACE_CALLBACK, "SetResourceStatus", NULL);

    trace_number(draft, "ResourceState", NAMES_RESOURCE_STATE, ONLINE);
    trace_number(draft, "unknown_handle", NAMES_BOOL, 1);
    trace_commit(trace);
    ck_assert_str_eq(broken(), "STAT-07");
}
END_TEST

START_TEST(test_rules__term_04_after_terminate)
{
    call("Online", IO_PENDING);
    call("Terminate", 0);
    report(ONLINE, 1, 1);
    ck_assert_str_eq(broken(), "TERM-04");
}
END_TEST

START_TEST(test_rules__term_04_lets_one_report_pass_while_terminate_runs)
{
    call("Online", IO_PENDING);
    called("Terminate");
    report(ONLINE_PENDING, 1, 1);
    ck_assert_str_eq(broken(), "");
    report(ONLINE_PENDING, 2, 1);
    ck_assert_str_eq(broken(), "TERM-04");
}
END_TEST

START_TEST(test_rules__onl_02_when_nothing_is_reported)
{
    call("Online", IO_PENDING);
    pending_timeout();
    ck_assert_str_eq(broken(), "ONL-02");
}
END_TEST

START_TEST(test_rules__onl_03_when_the_reports_stop)
{
    call("Online", IO_PENDING);
    report(ONLINE_PENDING, 1, 0);
    pending_timeout();
    ck_assert_str_eq(broken(), "ONL-03");
}
END_TEST

START_TEST(test_rules__off_02_when_offline_is_silent)
{
    call("Offline", IO_PENDING);
    pending_timeout();
    ck_assert_str_eq(broken(), "OFF-02");
}
END_TEST

START_TEST(test_rules__thrd_11_when_calls_overlap)
{
    called("Online");
    called("IsAlive");
    ck_assert_str_eq(broken(), "THRD-11");
}
END_TEST

START_TEST(test_rules__thrd_11_lets_terminate_overlap)
{
    called("Online");
    called("Terminate");
    ck_assert_str_eq(broken(), "");
}
END_TEST

START_TEST(test_rules__close_02_for_a_callback_after_close)
{
    call("Close", 0);
    record(TRACE_CALLBACK, "SetResourceLockedMode", "r");
    trace_commit(trace);
    ck_assert_str_eq(broken(), "CLOSE-02");
}
END_TEST

START_TEST(test_rules__log_05_for_a_line_after_close)
{
    call("Close", 0);
    record(TRACE_LOG, "LogEvent", "r");
    trace_commit(trace);
    ck_assert_str_eq(broken(), "LOG-05");
}
END_TEST

static void control(uint32_t room, uint32_t value, uint32_t claimed)
{
    struct trace_record *draft = record(TRACE_CALL, "ResourceControl", "r");

    draft->call = ++last_call;
    trace_number(draft, "OutBufferSize", NAMES_NONE, room);
    trace_commit(trace);
    draft = record(TRACE_RETURN, "ResourceControl", "r");
    draft->call = last_call;
    trace_number(draft, "return", NAMES_ERROR, value);
    trace_number(draft, "BytesReturned", NAMES_NONE, claimed);
    trace_commit(trace);
}

START_TEST(test_rules__ctl_03_for_a_claim_that_does_not_fit)
{
    control(10, 234, 64);
    control(10, 0, 10);
    control(0, 0, 0);
    ck_assert_str_eq(broken(), "");
    control(10, 0, 11);
    ck_assert_str_eq(broken(), "CTL-03");
}
END_TEST

static void begin_control(bool writes)
{
    struct trace_record *draft = record(TRACE_CALL, "BeginResourceControl", "r");

    draft->call = ++last_call;
    trace_number(draft, "ControlCode", NAMES_CONTROL_CODE, 0x01000081);
    trace_commit(trace);
    draft = record(TRACE_RETURN, "BeginResourceControl", "r");
    draft->call = last_call;
    trace_number(draft, "return", NAMES_ERROR, 1);
    if (writes) {
        trace_number(draft, "ReturnedAsynchronously", NAMES_BOOL, 0);
    } else {
        trace_null(draft, "ReturnedAsynchronously");
    }
    trace_commit(trace);
}

START_TEST(test_rules__ctl_18_when_the_flag_is_left_alone)
{
    begin_control(true);
    ck_assert_str_eq(broken(), "");
    begin_control(false);
    ck_assert_str_eq(broken(), "CTL-18");
}
END_TEST

static const struct {
    const char *entry;
    unsigned took_ms;
    const char *broken;
} durations[] = {
    {"Online", 300, ""},           {"Online", 301, "ONL-01"},
    {"Open", 400, "OPEN-08"},      {"Terminate", 300, ""},
    {"Terminate", 400, "TERM-07"}, {"Terminate", 1001, "TERM-06"},
    {"IsAlive", 50, ""},           {"IsAlive", 51, "LIVE-03"},
    {"IsAlive", 301, "LIVE-02"},   {"LooksAlive", 301, "LIVE-02"},
    {"Offline", 301, ""},          {"Close", 5000, ""},
    {"ResourceControl", 299, ""},  {"ResourceControl", 301, "CTL-20"},
};

START_TEST(test_rules__judge_how_long_an_entry_point_waits)
{
    called(durations[_i].entry);
    now_us += durations[_i].took_ms * UINT64_C(1000) - 1;
    returned_from(last_call, durations[_i].entry, 1);
    ck_assert_str_eq(broken(), durations[_i].broken);
}
END_TEST

static void request(const char *function, const char *thread)
{
    struct trace_record *draft = record(TRACE_REQUEST, function, "r");

    draft->call = strcmp(thread, "call") == 0 ? last_call : 0;
    draft->thread = thread;
    trace_commit(trace);
}

static const struct {
    const char *entry;
    const char *function;
    const char *thread;
    const char *broken;
} requests[] = {
    {"Open", "ClusterRegSetValue", "call", "OPEN-05"},
    {"Open", "ClusterRegOpenKey", "call", ""},
    {"Online", "ClusterRegCreateKey", "call", "ONL-12"},
    {"Online", "ClusterRegSetValue", "worker 2", ""},
    {"Offline", "ClusterRegDeleteValue", "call", "THRD-04"},
    {"Terminate", "ClusterRegDeleteKey", "call", "THRD-04"},
    {"ResourceControl", "ClusterRegSetValue", "call", ""},
};

START_TEST(test_rules__judge_calls_to_avoid)
{
    called(requests[_i].entry);
    request(requests[_i].function, requests[_i].thread);
    ck_assert_str_eq(broken(), requests[_i].broken);
}
END_TEST

static void startup(uint32_t version, uint32_t table_size, uint32_t non_null)
{
    struct trace_record *draft = record(TRACE_CALL, "StartupEx", NULL);

    draft->call = ++last_call;
    trace_number(draft, "MinVersionSupported", NAMES_NONE, 0x100);
    trace_number(draft, "MaxVersionSupported", NAMES_NONE, 0x400);
    trace_commit(trace);
    draft = record(TRACE_RETURN, "StartupEx", NULL);
    draft->call = last_call;
    trace_number(draft, "return", NAMES_ERROR, 0);
    trace_number(draft, "readable", NAMES_BOOL, 1);
    trace_number(draft, "table_size", NAMES_NONE, table_size);
    trace_number(draft, "version", NAMES_NONE, version);
    trace_number(draft, "non_null", NAMES_NONE, non_null);
    trace_commit(trace);
}

static const struct {
    uint32_t version, table_size, non_null;
    const char *broken;
} tables[] = {
    {0x100, 88, 0x7FF, ""},
    {0x200, 96, 0xFFF, ""},
    {0x300, 96, 0xFFF, ""},
    {0x400, 112, 0x3FFF, ""},
    {0x200, 120, 0xFFF, "START-03"},
    {0x200, 88, 0xFFF, "START-03"},
    {0x500, 96, 0xFFF, "START-03"},
    {0, 96, 0xFFF, "START-03"},
    {0x200, 96, 0xFFF & ~0x40u, "START-04"}, /* no IsAlive */
    {0x200, 96, 0xFFF & ~0x80u, "START-09"}, /* Release without Arbitrate */
    {0x200, 96, 0xFFF & ~0x100u, "START-09"},
    {0x100, 88, 0x7FF & ~0x180u, ""}, /* no Arbitrate, no Release */
    {0x200, 96, 0xFFF & ~0xE00u, ""}, /* no control entries, no Cancel */
    {0x200, 88, 0xFFF & ~0x1u, "START-03 START-04"},
};

START_TEST(test_rules__judge_a_function_table)
{
    startup(tables[_i].version, tables[_i].table_size, tables[_i].non_null);
    ck_assert_str_eq(broken(), tables[_i].broken);
}
END_TEST

START_TEST(test_rules__pass_on_what_was_observed)
{
    struct trace_record *draft = record(TRACE_OBSERVED, "crash:SIGSEGV", "r");

    trace_text(draft, "entry", "Online");
    trace_text(draft, "text", "a NULL pointer was read");
    trace_commit(trace);
    ck_assert_str_eq(broken(), "crash:SIGSEGV");
    const struct trace_record *found = trace_at(trace, trace_count(trace) - 1);
    ck_assert_str_eq(trace_find(found, "text")->text, "in Online: a NULL pointer was read");
    ck_assert_uint_eq(found->place.line, 7);
}
END_TEST

START_TEST(test_rules__forget_a_process_that_ended)
{
    called("Online");
    record(TRACE_HOST, "ended", NULL);
    trace_commit(trace);
    called("IsAlive");
    ck_assert_str_eq(broken(), "");
}
END_TEST

START_TEST(test_rules__keep_the_facts_of_a_renamed_resource)
{
    call("Online", IO_PENDING);
    trace_text(record(TRACE_STEP, "rename", "r"), "target", "s");
    trace_commit(trace);
    struct trace_record *draft = record(TRACE_CALLBACK, "SetResourceStatusEx", "s");
    trace_number(draft, "ResourceState", NAMES_RESOURCE_STATE, ONLINE);
    trace_number(draft, "return", NAMES_EXIT_STATE, 0);
    trace_commit(trace);
    ck_assert_str_eq(broken(), "");
}
END_TEST

START_TEST(test_rules__mark_what_the_scenario_allows)
{
    end();
    begin_with("STAT-06 crash");
    call("Online", IO_PENDING);
    report(ONLINE, 1, 0);
    report(FAILED, 2, 1);
    const struct trace_record *found = trace_at(trace, trace_count(trace) - 1);
    ck_assert_str_eq(found->name, "STAT-06");
    ck_assert_ptr_nonnull(trace_find(found, "allowed"));
    record(TRACE_OBSERVED, "crash:SIGSEGV", "r");
    trace_commit(trace);
    found = trace_at(trace, trace_count(trace) - 1);
    ck_assert_str_eq(found->name, "crash:SIGSEGV");
    ck_assert_ptr_nonnull(trace_find(found, "allowed"));
}
END_TEST

START_TEST(test_rules__judge_a_stored_trace_alike)
{
    struct buf text = {0};
    struct trace *again;
    struct err err = {0};

    call("Online", 0);
    report(ONLINE, 1, 1);
    for (size_t i = 0; i < trace_count(trace); i++) {
        trace_write_jsonl(&text, trace_at(trace, i));
    }
    ck_assert_int_eq(trace_read_jsonl(buf_text(&text), text.length, &again, &err), 0);
    ck_assert_uint_eq(trace_count(again), trace_count(trace));
    trace_destroy(again);
    buf_finish(&text);
    ck_assert_str_eq(broken(), "ONL-04");
}
END_TEST

START_TEST(test_rules__each_has_a_text_and_is_found)
{
    for (size_t i = 0; i < rules_count; i++) {
        ck_assert_ptr_eq(rules_find(rules_table[i].id), &rules_table[i]);
        ck_assert_uint_gt(strlen(rules_table[i].text), 20);
        ck_assert_uint_gt(strlen(rules_table[i].how), 10);
    }
    ck_assert_ptr_eq(rules_find("crash:SIGBUS"), rules_find("crash"));
    ck_assert_ptr_null(rules_find("STAT-99"));
    ck_assert_ptr_null(rules_find("STAT"));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("rules");
    TCase *tests = tcase_create("rules");

    tcase_add_checked_fixture(tests, begin, end);
    tcase_add_test(tests, test_rules__let_a_right_life_pass);
    tcase_add_test(tests, test_rules__let_a_report_pass_that_beats_the_return);
    tcase_add_test(tests, test_rules__onl_04_after_success);
    tcase_add_test(tests, test_rules__onl_04_before_an_error);
    tcase_add_test(tests, test_rules__stat_01_when_check_point_stands);
    tcase_add_test(tests, test_rules__stat_01_starts_anew_with_each_operation);
    tcase_add_test(tests, test_rules__stat_06_when_nothing_is_pending);
    tcase_add_test(tests, test_rules__stat_07_for_an_unknown_handle);
    tcase_add_test(tests, test_rules__term_04_after_terminate);
    tcase_add_test(tests, test_rules__term_04_lets_one_report_pass_while_terminate_runs);
    tcase_add_test(tests, test_rules__onl_02_when_nothing_is_reported);
    tcase_add_test(tests, test_rules__onl_03_when_the_reports_stop);
    tcase_add_test(tests, test_rules__off_02_when_offline_is_silent);
    tcase_add_test(tests, test_rules__thrd_11_when_calls_overlap);
    tcase_add_test(tests, test_rules__thrd_11_lets_terminate_overlap);
    tcase_add_test(tests, test_rules__close_02_for_a_callback_after_close);
    tcase_add_test(tests, test_rules__log_05_for_a_line_after_close);
    tcase_add_test(tests, test_rules__ctl_03_for_a_claim_that_does_not_fit);
    tcase_add_test(tests, test_rules__ctl_18_when_the_flag_is_left_alone);
    tcase_add_loop_test(tests, test_rules__judge_how_long_an_entry_point_waits, 0,
                        sizeof(durations) / sizeof(durations[0]));
    tcase_add_loop_test(tests, test_rules__judge_calls_to_avoid, 0,
                        sizeof(requests) / sizeof(requests[0]));
    tcase_add_loop_test(tests, test_rules__judge_a_function_table, 0,
                        sizeof(tables) / sizeof(tables[0]));
    tcase_add_test(tests, test_rules__pass_on_what_was_observed);
    tcase_add_test(tests, test_rules__forget_a_process_that_ended);
    tcase_add_test(tests, test_rules__keep_the_facts_of_a_renamed_resource);
    tcase_add_test(tests, test_rules__mark_what_the_scenario_allows);
    tcase_add_test(tests, test_rules__judge_a_stored_trace_alike);
    tcase_add_test(tests, test_rules__each_has_a_text_and_is_found);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
