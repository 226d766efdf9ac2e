#include <check.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "driver.h"
#include "plugins/probe.h"

static struct driver driver;

static void set_up(void)
{
    driver_start(&driver, 1);
}

static void tear_down(void)
{
    driver_stop(&driver);
}

static uint64_t real_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

START_TEST(test_call__startup_describes_the_table)
{
    struct wire_function_table table;

    driver_startup(&driver);
    ck_assert_uint_eq(driver_result(&driver), 0);
    ck_assert_uint_eq(driver.in.values[2 + 4].length, sizeof(table));
    memcpy(&table, driver.in.values[2 + 4].bytes, sizeof(table));
    ck_assert_uint_eq(table.readable, 1);
    ck_assert_uint_eq(table.version, 0x200);
    ck_assert_uint_eq(table.table_size, 96);
    ck_assert_uint_eq(table.non_null, 0xfffu & ~(1u << 7) & ~(1u << 8) & ~(1u << 11));
}
END_TEST

START_TEST(test_call__open_logs_and_fails_with_the_last_error)
{
    ck_assert_str_eq(driver.text, "opened A 7\n");
    driver_open(&driver, 99);
    ck_assert_uint_eq(driver_result(&driver), 0);
    ck_assert_uint_eq(driver.in.values[1].number, 2);
    /* Each call starts with none. */
    driver_call(&driver, "IsAlive", 1);
    ck_assert_uint_eq(driver.in.values[1].number, 0);
}
END_TEST

START_TEST(test_call__polls_and_missing_entries)
{
    driver_call(&driver, "IsAlive", 1);
    ck_assert_uint_eq(driver_result(&driver), 1);
    driver_call(&driver, "LooksAlive", 1);
    ck_assert_uint_eq(driver_result(&driver), 1);
    driver_call(&driver, "Release", 1);
    ck_assert_int_eq(driver.in.values[0].kind, WIRE_NULL);
}
END_TEST

START_TEST(test_call__buffers_pass_both_ways)
{
    const size_t bytes = 3u << 20;
    char *block = malloc(bytes);

    memset(block, 'z', bytes);
    driver_control(&driver, 1, PROBE_ECHO, "hello", 5, 40);
    ck_assert_uint_eq(driver_result(&driver), 0);
    ck_assert_uint_eq(driver_out(&driver)->length, 5);
    ck_assert_mem_eq(driver_out(&driver)->bytes, "hello", 5);
    ck_assert_uint_eq(driver.in.values[2 + 6].number, 5);
    driver_control(&driver, 1, PROBE_ECHO, "hello", 5, 3);
    ck_assert_uint_eq(driver_result(&driver), 234);
    ck_assert_uint_eq(driver_out(&driver)->length, 3);
    ck_assert_uint_eq(driver.in.values[2 + 6].number, 5);
    driver_control(&driver, 1, PROBE_ECHO, block, bytes, bytes);
    ck_assert_uint_eq(driver_result(&driver), 0);
    ck_assert_uint_eq(driver_out(&driver)->length, bytes);
    ck_assert(memcmp(driver_out(&driver)->bytes, block, bytes) == 0);
    free(block);
}
END_TEST

START_TEST(test_call__untouched_outputs_are_seen)
{
    driver_control(&driver, 1, PROBE_NOTHING_OUT, NULL, 0, 8);
    ck_assert_uint_eq(driver_result(&driver), 0);
    ck_assert_uint_eq(driver.in.values[2 + 6].number, WIRE_UNWRITTEN);
    ck_assert_uint_eq(driver_out(&driver)->length, 0);
}
END_TEST

START_TEST(test_call__pending_online_runs_in_virtual_time)
{
    const uint64_t start_ms = real_ms();

    driver_call(&driver, "Online", 1);
    ck_assert_uint_eq(driver_result(&driver), 997);
    for (int i = 0; i < 40 && driver.last_state != 2; i++) {
        driver_go(&driver);
        ck_assert_int_eq(driver.in.type, WIRE_IDLE);
    }
    ck_assert_uint_eq(driver.reports, 6);
    ck_assert_int_eq(driver.last_state, 2);
    ck_assert_int_gt(driver.last_event, 0);
    ck_assert_uint_ge(driver.now_us, 300000000u);
    ck_assert_uint_lt(real_ms() - start_ms, 2000);
    ck_assert_uint_eq(driver.in.until_us, WIRE_NEVER);
    ck_assert_uint_eq(driver.in.value_count, 0);
    driver_call(&driver, "Close", 1);
    ck_assert_str_eq(driver.class, "");
}
END_TEST

/* Where nothing can happen before the service wants something, the service need not ask. */
START_TEST(test_call__tells_that_it_is_at_rest)
{
    driver_call(&driver, "IsAlive", 1);
    ck_assert_int_eq(driver.in.type, WIRE_RETURN);
    ck_assert_uint_eq(driver.in.flags, WIRE_RETURN_AT_REST);
    driver_call(&driver, "Online", 1);
    ck_assert_int_eq(driver.in.type, WIRE_RETURN);
    ck_assert_uint_eq(driver.in.flags, 0); /* its worker has yet to run */
    for (int i = 0; i < 40 && driver.last_state != 2; i++) {
        driver_go(&driver);
    }
    driver_call(&driver, "IsAlive", 1);
    ck_assert_uint_eq(driver.in.flags, WIRE_RETURN_AT_REST);
    /* An event that is watched has to be looked at. */
    driver.watched = (uint64_t)driver.last_event;
    driver_go(&driver);
    driver_call(&driver, "IsAlive", 1);
    ck_assert_uint_eq(driver.in.flags, 0);
}
END_TEST

/* With a horizon the host moves its clock itself, up to it and no further. */
START_TEST(test_call__horizon_is_kept)
{
    driver_call(&driver, "Online", 1);
    driver.until_us = 150000000;
    driver_go(&driver);
    ck_assert_int_eq(driver.in.type, WIRE_IDLE);
    ck_assert_uint_eq(driver.reports, 2);
    ck_assert_uint_ge(driver.in.until_us, 180000000);
    ck_assert_uint_lt(driver.now_us, 150000000);
}
END_TEST

START_TEST(test_call__terminate_comes_during_another_call)
{
    driver_control(&driver, 1, PROBE_WAIT, NULL, 0, 0);
    ck_assert_int_eq(driver.in.type, WIRE_IDLE);
    ck_assert_uint_eq(driver.in.until_us, WIRE_NEVER);
    ck_assert_uint_eq(driver.in.value_count, 1);
    ck_assert_ptr_nonnull(memmem(driver.in.values[0].bytes, driver.in.values[0].length,
                                 "call 1 (ResourceControl): WaitForSingleObject(event ", 52));
    const uint64_t control = driver.last_call;
    unsigned returns = 0;
    driver_call(&driver, "Terminate", 1);
    for (int i = 0; i < 3 && returns < 2; i++) {
        ck_assert_int_eq(driver.in.type, WIRE_RETURN);
        returns++;
        ck_assert(driver.in.call == control || driver.in.call == driver.last_call);
        if (returns < 2) {
            driver_go(&driver);
        }
    }
    ck_assert_uint_eq(returns, 2);
}
END_TEST

START_TEST(test_call__spinning_passes_three_minutes_at_once)
{
    const uint64_t start_ms = real_ms();

    driver_control(&driver, 1, PROBE_SPIN, NULL, 0, 0);
    ck_assert_uint_eq(driver_result(&driver), 0);
    ck_assert_uint_ge(driver.now_us, 180000000);
    ck_assert_uint_lt(real_ms() - start_ms, 1000);
}
END_TEST

START_TEST(test_call__spinning_stops_at_the_horizon)
{
    driver.until_us = 1000000;
    driver_control(&driver, 1, PROBE_SPIN, NULL, 0, 0);
    ck_assert_int_eq(driver.in.type, WIRE_IDLE);
    ck_assert_uint_eq(driver.in.until_us, driver.in.now_us);
    ck_assert_uint_ge(driver.in.now_us, 1000000);
    driver.until_us = WIRE_NEVER;
    driver_go(&driver);
    ck_assert_uint_eq(driver_result(&driver), 0);
}
END_TEST

START_TEST(test_call__keys_come_from_the_service)
{
    driver_control(&driver, 1, PROBE_KEYS, NULL, 0, 64);
    ck_assert_uint_eq(driver_result(&driver), 0);
    ck_assert_uint_eq(driver_out(&driver)->length, 6);
    ck_assert_mem_eq(driver_out(&driver)->bytes, "C\0:\0\0\0", 6);
}
END_TEST

START_TEST(test_events__are_watched)
{
    const uint32_t four = 4;

    driver_control(&driver, 1, PROBE_SET_EVENT, &four, 4, 0);
    ck_assert_uint_eq(driver_result(&driver), 0);
    ck_assert_uint_eq(driver.signalled, 0);
    driver_call(&driver, "Online", 1);
    ck_assert_uint_eq(driver_result(&driver), 997);
    for (int i = 0; i < 40 && driver.last_state != 2; i++) {
        driver_go(&driver);
    }
    ck_assert_int_ne(driver.last_event & (int64_t)WIRE_EVENT_IS_SET, 0);
    driver.watched = (uint64_t)driver.last_event & ~WIRE_EVENT_IS_SET;
    driver_go(&driver);
    ck_assert_uint_eq(driver.signalled, 1);
    driver_go(&driver);
    ck_assert_uint_eq(driver.signalled, 1);
    driver_control(&driver, 1, PROBE_SET_EVENT, NULL, 0, 0);
    driver_go(&driver);
    ck_assert_uint_eq(driver.signalled, 2);
    /* The service may well answer with a call. */
    driver_control(&driver, 1, PROBE_SET_EVENT, NULL, 0, 0);
    driver.call_first = abi_entry("IsAlive", 0x200);
    driver_go(&driver);
    ck_assert_uint_eq(driver.signalled, 3);
    ck_assert_uint_eq(driver_result(&driver), 1);
    driver_go(&driver);
    ck_assert_int_eq(driver.in.type, WIRE_IDLE);
}
END_TEST

/* Online of resource 1 with an in-buffer of so many bytes. */
static void online_with(size_t bytes)
{
    struct wire_message out = {0};

    out.values[0] = (struct wire_value){.kind = WIRE_NUMBER, .number = 1};
    out.values[3] = (struct wire_value){.kind = WIRE_BYTES, .bytes = "12345678", .length = bytes};
    out.values[4] = (struct wire_value){.kind = WIRE_NUMBER, .number = bytes};
    driver_run(&driver, &out, abi_entry("Online", 0x200));
    ck_assert_uint_eq(driver_result(&driver), 0);
}

/* One that stays set is told once, until it is set anew. */
START_TEST(test_events__stay_told_while_they_are_set)
{
    online_with(8);
    const uint64_t number = driver.in.values[2 + 1].number;
    ck_assert_uint_gt(number, 0);
    ck_assert_uint_eq(number & WIRE_EVENT_IS_SET, 0);
    driver.watched = number;
    driver_go(&driver);
    ck_assert_uint_eq(driver.signalled, 0);
    driver_call(&driver, "Terminate", 1);
    for (int i = 0; i < 3; i++) {
        driver_go(&driver);
        ck_assert_int_eq(driver.in.type, WIRE_IDLE);
        ck_assert_uint_eq(driver.signalled, 1);
    }
    online_with(8);
    ck_assert_uint_eq(driver.in.values[2 + 1].number, number | WIRE_EVENT_IS_SET);
}
END_TEST

/* What the probe does, and how the process ends by it. */
static const struct {
    uint32_t code;
    size_t room;
    const char *class;
    const char *says;
    int status;
} deaths[] = {
    {PROBE_NULL, 0, "crash:SIGSEGV", "wrote through a NULL pointer, at 0x8", -SIGSEGV},
    {PROBE_ABORT, 0, "crash:SIGABRT", "abort", -SIGABRT},
    {PROBE_EXIT, 0, "exit", "exit(3) was called", 3},
    {PROBE_EXIT_QUIETLY, 0, "exit", "_exit(9) was called", 9},
    {PROBE_TERM, 0, "sabotage", "SIGTERM, sent by the plugin itself", -SIGTERM},
    {PROBE_OVERFLOW, 0, "crash:SIGSEGV", "stack overflow", -SIGSEGV},
    {PROBE_USE_HANDLE, 0, "crash:SIGSEGV", "RESOURCE_HANDLE (of resource 1)", -SIGSEGV},
    {PROBE_WRITE_GUARD, 40, "crash:SIGSEGV",
     "wrote 48 bytes behind the start of OutBuffer, an out-buffer of 40 bytes that ResourceControl "
     "got",
     -SIGSEGV},
    {PROBE_WRITE_TABLE, 0, "crash:SIGSEGV", "wrote to the callback table", -SIGSEGV},
    {PROBE_FAULT_IN_CALLBACK, 0, "crash:SIGSEGV",
     "SetResourceStatusEx was looking at its arguments", -SIGSEGV},
};

START_TEST(test_signals__deaths_are_told)
{
    driver_control(&driver, 1, deaths[_i].code, NULL, 0, deaths[_i].room);
    ck_assert_int_eq(driver.turn, PEER_ENDED);
    ck_assert_str_eq(driver.class, deaths[_i].class);
    ck_assert_msg(strstr(driver.text, deaths[_i].says) != NULL, "says: %s", driver.text);
    ck_assert_int_eq(peer_status(driver.peer), deaths[_i].status);
}
END_TEST

START_TEST(test_signals__quiet_end_is_seen_by_the_status)
{
    driver_control(&driver, 1, PROBE_KILL, NULL, 0, 0);
    ck_assert_int_eq(driver.turn, PEER_ENDED);
    ck_assert_str_eq(driver.class, "");
    ck_assert_int_eq(peer_status(driver.peer), -SIGKILL);
}
END_TEST

START_TEST(test_signals__children_of_the_plugin_are_not_ours)
{
    driver_control(&driver, 1, PROBE_FORK, NULL, 0, 0);
    ck_assert_uint_eq(driver_result(&driver), 0);
    ck_assert_str_eq(driver.class, "");
}
END_TEST

/* Whatever the plugin started ends with the run, in whatever session it is. */
START_TEST(test_zygote__ends_what_the_plugin_left)
{
    struct driver run;
    pid_t pid = 0;

    driver_start(&run, 1);
    driver_control(&run, 1, PROBE_DAEMON, NULL, 0, sizeof(pid));
    ck_assert_uint_eq(driver_result(&run), 0);
    memcpy(&pid, driver_out(&run)->bytes, sizeof(pid));
    ck_assert_int_eq(kill(pid, 0), 0);
    driver_stop(&run);
    ck_assert_int_lt(kill(pid, 0), 0);
}
END_TEST

START_TEST(test_guard__in_buffer_is_gone_after_the_return)
{
    driver_control(&driver, 1, PROBE_KEEP_IN, "hello", 5, 0);
    ck_assert_uint_eq(driver_result(&driver), 0);
    driver_control(&driver, 1, PROBE_USE_KEPT, NULL, 0, 0);
    ck_assert_int_eq(driver.turn, PEER_ENDED);
    ck_assert_str_eq(driver.class, "crash:SIGSEGV");
    ck_assert_msg(strstr(driver.text, "read InBuffer of ResourceControl (call 3), used after the "
                                      "entry point returned") != NULL,
                  "says: %s", driver.text);
}
END_TEST

START_TEST(test_guard__writes_around_the_out_buffer_are_told)
{
    driver_control(&driver, 1, PROBE_WRITE_PAST, NULL, 0, 5);
    ck_assert_uint_eq(driver_result(&driver), 0);
    ck_assert_str_eq(driver.class, "CTL-03");
    ck_assert_ptr_nonnull(strstr(driver.text, "past the end of OutBuffer: byte 5 of 5"));
    driver_control(&driver, 1, PROBE_WRITE_BEFORE, NULL, 0, 16);
    ck_assert_ptr_nonnull(strstr(driver.text, "wrote 3 bytes before the start of OutBuffer"));
}
END_TEST

START_TEST(test_peer__tells_busy_from_blocked)
{
    driver.hang_ns = 600000000u;
    driver_control(&driver, 1, _i == 0 ? PROBE_LOOP : PROBE_READ_PIPE, NULL, 0, 0);
    ck_assert_int_eq(driver.turn, _i == 0 ? PEER_BUSY : PEER_BLOCKED);
}
END_TEST

START_TEST(test_waits__deadlocks_are_told_in_words)
{
    driver_control(&driver, 1, _i == 0 ? PROBE_LOCK_TWICE : PROBE_LOCK_CROSS, NULL, 0, 0);
    for (int i = 0; i < 10 && driver.in.type == WIRE_IDLE && driver.in.until_us != WIRE_NEVER;
         i++) {
        driver_go(&driver);
    }
    ck_assert_int_eq(driver.in.type, WIRE_IDLE);
    ck_assert_uint_eq(driver.in.flags, WIRE_IDLE_DEADLOCK);
    const char *words = _i == 0 ? "call 1 (ResourceControl) waits in AcquireSRWLockExclusive for"
                                : "; thread 2 waits in AcquireSRWLockExclusive for";
    ck_assert_msg(
        memmem(driver.in.values[0].bytes, driver.in.values[0].length, words, strlen(words)) != NULL,
        "says: %.*s", (int)driver.in.values[0].length, (const char *)driver.in.values[0].bytes);
}
END_TEST

START_TEST(test_callbacks__wrong_format_is_told_and_still_logged)
{
    buf_clear(&driver.heard);
    driver_control(&driver, 1, PROBE_BAD_FORMAT, NULL, 0, 0);
    ck_assert_uint_eq(driver_result(&driver), 0);
    ck_assert_str_eq(driver.class, "LOG-01");
    ck_assert_ptr_nonnull(strstr(buf_text(&driver.heard), "at character 6 of LogEvent's format"));
    ck_assert_ptr_nonnull(strstr(buf_text(&driver.heard), " LogEvent 1 \"it is "));
}
END_TEST

START_TEST(test_frame__thread_left_after_close_is_told)
{
    driver_control(&driver, 1, PROBE_LEAVE_THREAD, NULL, 0, 0);
    driver_go(&driver);
    ck_assert_int_eq(driver.in.type, WIRE_IDLE);
    driver_call(&driver, "Close", 1);
    ck_assert_str_eq(driver.class, "CLOSE-02");
    ck_assert_ptr_nonnull(strstr(driver.text, "thread 2: Sleep"));
}
END_TEST

/* A whole run, written down. */
static char *run_with_seed(uint64_t seed)
{
    struct driver run;

    driver_start(&run, seed);
    driver_control(&run, 1, PROBE_RACE, NULL, 0, 64);
    while (run.in.type == WIRE_IDLE) {
        driver_go(&run);
    }
    ck_assert_uint_eq(driver_result(&run), 0);
    buf_printf(&run.heard, "%.*s\n", (int)driver_out(&run)->length,
               (const char *)driver_out(&run)->bytes);
    driver_call(&run, "Online", 1);
    for (int i = 0; i < 40 && run.last_state != 2; i++) {
        driver_go(&run);
    }
    driver_call(&run, "Close", 1);
    char *heard = buf_take(&run.heard);
    driver_stop(&run);
    return heard;
}

START_TEST(test_scheduler__same_seed_same_run)
{
    unsigned different = 0;

    for (uint64_t seed = 1; seed <= 6; seed++) {
        char *first = run_with_seed(seed);
        char *again = run_with_seed(seed);
        char *other = run_with_seed(seed + 100);
        ck_assert_str_eq(first, again);
        different += strcmp(first, other) != 0;
        free(first);
        free(again);
        free(other);
    }
    ck_assert_uint_gt(different, 3);
}
END_TEST

static const struct {
    const char *path;
    const char *says;
} refused[] = {
    {RDK_PLUGINS_PATH "/unit_host_missing.so", "FunctionThatIsNowhere"},
    {RDK_PLUGINS_PATH "/unit_host_refuses.so", "DllMain(DLL_PROCESS_ATTACH) returned FALSE"},
    {"unit_host_nowhere.so", "./unit_host_nowhere.so: No such file"},
};

START_TEST(test_load__refuses_with_the_reason)
{
    struct driver fresh;

    driver_start(&fresh, 0);
    ck_assert(!driver_load(&fresh, refused[_i].path, 1));
    ck_assert_msg(strstr(fresh.text, refused[_i].says) != NULL, "says: %s", fresh.text);
    driver_stop(&fresh);
}
END_TEST

START_TEST(test_load__quit_ends_with_zero)
{
    struct wire_message in;
    const struct wire_message quit = {.type = WIRE_QUIT};

    ck_assert_int_eq(peer_exchange(driver.peer, &quit, &in, 5000000000u, NULL), PEER_ENDED);
    ck_assert_int_eq(peer_status(driver.peer), 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("host/serve");
    TCase *cases = tcase_create("serve");
    tcase_set_timeout(cases, 60);
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, test_call__startup_describes_the_table);
    tcase_add_test(cases, test_call__open_logs_and_fails_with_the_last_error);
    tcase_add_test(cases, test_call__polls_and_missing_entries);
    tcase_add_test(cases, test_call__buffers_pass_both_ways);
    tcase_add_test(cases, test_call__untouched_outputs_are_seen);
    tcase_add_test(cases, test_call__pending_online_runs_in_virtual_time);
    tcase_add_test(cases, test_call__tells_that_it_is_at_rest);
    tcase_add_test(cases, test_call__horizon_is_kept);
    tcase_add_test(cases, test_call__terminate_comes_during_another_call);
    tcase_add_test(cases, test_call__spinning_passes_three_minutes_at_once);
    tcase_add_test(cases, test_call__spinning_stops_at_the_horizon);
    tcase_add_test(cases, test_call__keys_come_from_the_service);
    tcase_add_test(cases, test_events__are_watched);
    tcase_add_test(cases, test_events__stay_told_while_they_are_set);
    tcase_add_loop_test(cases, test_signals__deaths_are_told, 0,
                        (int)(sizeof(deaths) / sizeof(deaths[0])));
    tcase_add_test(cases, test_signals__quiet_end_is_seen_by_the_status);
    tcase_add_test(cases, test_signals__children_of_the_plugin_are_not_ours);
    tcase_add_test(cases, test_zygote__ends_what_the_plugin_left);
    tcase_add_test(cases, test_guard__in_buffer_is_gone_after_the_return);
    tcase_add_test(cases, test_guard__writes_around_the_out_buffer_are_told);
    tcase_add_loop_test(cases, test_peer__tells_busy_from_blocked, 0, 2);
    tcase_add_loop_test(cases, test_waits__deadlocks_are_told_in_words, 0, 2);
    tcase_add_test(cases, test_callbacks__wrong_format_is_told_and_still_logged);
    tcase_add_test(cases, test_frame__thread_left_after_close_is_told);
    tcase_add_test(cases, test_scheduler__same_seed_same_run);
    tcase_add_loop_test(cases, test_load__refuses_with_the_reason, 0,
                        (int)(sizeof(refused) / sizeof(refused[0])));
    tcase_add_test(cases, test_load__quit_ends_with_zero);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
