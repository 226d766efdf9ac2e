/* Which calls may meet, deadlocks, the loss of the host, and the end. */
#include "script.h"

START_TEST(test_call__ordinary_calls_wait_for_each_other)
{
    PLAY(AT_OPENED, {"request control 5", "call ResourceControl 5"}, {"request control 6", ""},
         {"request online 7", ""},
         {"returned ResourceControl 1", "answer 5 1; call ResourceControl 6"},
         {"returned ResourceControl 0", "answer 6 0; call Online 7"}, {"request offline 8", ""},
         {"request cancel 9", ""},
         {"returned Online 0", "state Online; answer 7 0; call Offline 8"},
         {"returned Offline 0", "state Offline; answer 8 0; call Cancel 9"},
         {"request arbitrate 10", ""}, {"request release 11", ""},
         {"returned Cancel 50", "answer 9 50; call Arbitrate 10"},
         {"returned Arbitrate 0", "answer 10 0; call Release 11"},
         {"returned Release 0", "answer 11 0"});
}
END_TEST

START_TEST(test_call__control_and_cancel_in_a_pending_state)
{
    PLAY(AT_ONLINE_PENDING, {"request control 5", "call ResourceControl 5"},
         {"returned ResourceControl 0", "answer 5 0"}, {"request cancel 6", "call Cancel 6"},
         {"report Failed", "exit 0; state Failed"},
         {"returned Cancel 0", "answer 6 0; call Terminate 0"},
         {"returned Terminate 0", "failed Failed 5038"});
}
END_TEST

START_TEST(test_call__asynchronous_control_blocks_nothing)
{
    PLAY(AT_OPENED, {"request control 5", "call ResourceControl 5"}, {"request control 6", ""},
         {"asynchronous", "call ResourceControl 6"}, {"returned ResourceControl 0", "answer 6 0"});
}
END_TEST

START_TEST(test_call__terminate_overlaps_what_it_may)
{
    PLAY(IN_ONLINE, {"request terminate 9", "call Terminate 9"},
         {"returned Terminate 0", "answer 9 0"}, {"request control 5", ""},
         {"returned Online 87", "answer 2 87; call ResourceControl 5"});
    PLAY(AT_ONLINE, {"request control 5", "call ResourceControl 5"},
         {"request terminate 9", "call Terminate 9"}, {"returned ResourceControl 0", "answer 5 0"},
         {"returned Terminate 0", "state Offline; answer 9 0"});
    PLAY(AT_ONLINE, {"fire LooksAlivePollInterval", "call LooksAlive 0"},
         {"request terminate 9", "call Terminate 9"}, {"returned LooksAlive 0", ""},
         {"returned Terminate 0", "state Offline; answer 9 0"});
}
END_TEST

START_TEST(test_call__terminate_does_not_overlap_open_or_close)
{
    PLAY({"request open 1", "call Open 1"}, {"request terminate 9", ""},
         {"returned Open 1", "state Offline; answer 1 0; call Terminate 9"},
         {"returned Terminate 0", "answer 9 0"}, {"request close 3", "call Close 3"},
         {"request terminate 4", "answer 4 995"}, {"returned Close 0", "answer 3 0"});
}
END_TEST

START_TEST(test_call__what_terminate_met_is_terminated_again)
{
    PLAY(IN_ONLINE, {"request terminate 9", "call Terminate 9"},
         {"returned Terminate 0", "answer 9 0"},
         {"returned Online 0", "answer 2 995; call Terminate 0"}, {"returned Terminate 0", ""});
    PLAY(IN_ONLINE, {"request terminate 9", "call Terminate 9"},
         {"returned Online 997", "answer 2 995"}, {"report Online", "exit 1"},
         {"returned Terminate 0", "call Terminate 9"}, {"returned Terminate 0", "answer 9 0"});
    PLAY(IN_OFFLINE, {"request terminate 9", "call Terminate 9"},
         {"returned Offline 0", "answer 3 0"},
         {"returned Terminate 0", "state Offline; answer 9 0"});
    PLAY(IN_OFFLINE, {"request terminate 9", "call Terminate 9"},
         {"returned Terminate 0", "state Offline; answer 9 0"},
         {"returned Offline 997", "answer 3 995; call Terminate 0"}, {"returned Terminate 0", ""});
}
END_TEST

START_TEST(test_call__terminate_twice_is_two_calls)
{
    PLAY(AT_ONLINE, {"request terminate 8", "call Terminate 8"}, {"request terminate 9", ""},
         {"returned Terminate 0", "state Offline; answer 8 0; call Terminate 9"},
         {"returned Terminate 0", "answer 9 0"});
}
END_TEST

START_TEST(test_call__deadlock_names_the_entry_point)
{
    PLAY(IN_ONLINE, {"timers", "DeadlockTimeout 300000"},
         {"fire DeadlockTimeout", "deadlock Online"}, {"lost", "state Failed; answer 2 5018"},
         {"request open 3", "call Open 3"}, {"returned Open 1", "state Offline; answer 3 0"});
    PLAY(AT_ONLINE, {"request terminate 9", "call Terminate 9"},
         {"fire DeadlockTimeout of Terminate", "deadlock Terminate"},
         {"lost", "state Offline; answer 9 0"});
}
END_TEST

START_TEST(test_call__lost_host_answers_all)
{
    PLAY(AT_ONLINE, {"request control 5", "call ResourceControl 5"}, {"request control 6", ""},
         {"request offline 7", ""},
         {"lost", "state Failed; answer 5 995; answer 6 995; answer 7 995"}, {"timers", ""},
         {"returned ResourceControl 0", ""}, {"report Online", "exit 1"},
         {"request online 8", "answer 8 5006"});
    PLAY(AT_OPENED, {"lost", ""}, {"request open 3", "call Open 3"}, {"lost", "answer 3 995"});
    PLAY({"request open 1", "call Open 1"}, {"lost", "state Failed; answer 1 995"});
    PLAY(IN_ONLINE, {"returned Online 0 7", "state Online; watch 7; answer 2 0"},
         {"lost", "watch 0; state Failed"});
}
END_TEST

START_TEST(test_call__close_empties_the_queue)
{
    PLAY(AT_OPENED, {"request control 5", "call ResourceControl 5"}, {"request control 6", ""},
         {"request close 7", "answer 6 995"}, {"request control 8", "answer 8 995"},
         {"request close 9", "answer 9 5023"},
         {"returned ResourceControl 0", "answer 5 0; call Close 7"}, {"request open 10", ""},
         {"returned Close 0", "answer 7 0; call Open 10"});
}
END_TEST

START_TEST(test_call__close_takes_it_offline_first)
{
    PLAY(AT_ONLINE, {"request close 7", "call Offline 0"},
         {"returned Offline 997", "state OfflinePending"},
         {"report Offline", "exit 0; state Offline; call Close 7"},
         {"returned Close 0", "answer 7 0"});
    PLAY(AT_ONLINE, {"request close 7", "call Offline 0"},
         {"returned Offline 997", "state OfflinePending"},
         {"report Online", "exit 0; state Online; call Terminate 0"},
         {"returned Terminate 0", "state Offline; call Close 7"});
    PLAY(AT_ONLINE_PENDING, {"request close 7", "call Terminate 0"},
         {"returned Terminate 0", "state Offline; call Close 7"}, {"lost", "answer 7 0"});
}
END_TEST

START_TEST(test_call__settled_when_nothing_is_left)
{
    struct script script = {.now_us = 0};
    struct monitor_config config = script_config();

    monitor_init(&script.monitor, &config);
    ck_assert(monitor_is_settled(&script.monitor));
    script_line(&script, "request open 1");
    ck_assert(!monitor_is_settled(&script.monitor));
    script_line(&script, "returned Open 1");
    ck_assert(monitor_is_settled(&script.monitor));
    script_line(&script, "request online 2");
    script_line(&script, "returned Online 997");
    ck_assert(!monitor_is_settled(&script.monitor));
    script_line(&script, "report Online");
    ck_assert(monitor_is_settled(&script.monitor));
}
END_TEST

START_TEST(test_call__full_queue_is_busy)
{
    struct script script = {.now_us = 0};
    struct monitor_config config = script_config();

    monitor_init(&script.monitor, &config);
    script_line(&script, "request open 1");
    script_line(&script, "returned Open 1");
    ck_assert_str_eq(script_line(&script, "request control 2"), "call ResourceControl 2");
    for (int i = 0; i < MONITOR_MAX_QUEUE; i++) {
        ck_assert_str_eq(script_line(&script, "request control 3"), "");
    }
    ck_assert_str_eq(script_line(&script, "request control 4"), "answer 4 170");
}
END_TEST

SUITE_MAIN("call", test_call__ordinary_calls_wait_for_each_other,
           test_call__control_and_cancel_in_a_pending_state,
           test_call__asynchronous_control_blocks_nothing,
           test_call__terminate_overlaps_what_it_may,
           test_call__terminate_does_not_overlap_open_or_close,
           test_call__what_terminate_met_is_terminated_again,
           test_call__terminate_twice_is_two_calls, test_call__deadlock_names_the_entry_point,
           test_call__lost_host_answers_all, test_call__close_empties_the_queue,
           test_call__close_takes_it_offline_first, test_call__settled_when_nothing_is_left,
           test_call__full_queue_is_busy)
