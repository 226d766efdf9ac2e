/* The transitions of the contract's section 3.1, row by row. */
#include "script.h"

START_TEST(test_transition__initializing_to_offline)
{
    PLAY(AT_OPENED, {"timers", ""});
}
END_TEST

START_TEST(test_transition__initializing_to_failed)
{
    struct script script = {0};
    struct monitor_config config = script_config();
    struct monitor_actions actions;
    struct monitor_event event = {.kind = MONITOR_EVENT_RETURNED, .entry = MONITOR_ENTRY_OPEN};

    monitor_init(&script.monitor, &config);
    ck_assert_str_eq(script_line(&script, "request open 1"), "call Open 1");
    event.token = 1;
    event.last_error = ERROR_FILE_NOT_FOUND;
    monitor_step(&script.monitor, &event, &actions);
    ck_assert_int_eq(script.monitor.state, ClusterResourceFailed);
    ck_assert_uint_eq(actions.items[actions.count - 1].status, ERROR_FILE_NOT_FOUND);
    // No last error: the monitor has one. No instance: nothing else is called.
    PLAY({"request open 1", "call Open 1"}, {"returned Open 0", "state Failed; answer 1 5006"},
         {"request online 2", "answer 2 5006"}, {"request control 3", "answer 3 5006"},
         {"request close 4", "answer 4 0"}, {"request open 5", "call Open 5"},
         {"returned Open 1", "state Offline; answer 5 0"});
}
END_TEST

START_TEST(test_transition__offline_to_online)
{
    PLAY(AT_ONLINE, {"timers", "LooksAlivePollInterval 5000; IsAlivePollInterval 60000"},
         {"request online 9", "answer 9 0"});
}
END_TEST

START_TEST(test_transition__failed_to_online)
{
    PLAY(HAS_FAILED, {"request online 5", "call Online 5"},
         {"returned Online 0", "state Online; answer 5 0"});
    PLAY(HAS_FAILED, {"request online 5", "call Online 5"},
         {"returned Online 997", "state OnlinePending; answer 5 997"});
}
END_TEST

START_TEST(test_transition__offline_to_online_pending)
{
    PLAY(AT_ONLINE_PENDING, {"timers", "PendingTimeout 180000"},
         {"request online 9", "answer 9 997"});
}
END_TEST

START_TEST(test_transition__failing_online_terminates_first)
{
    PLAY(IN_ONLINE, {"returned Online 5", "answer 2 5; call Terminate 0"},
         {"returned Terminate 0", "state Failed; failed Failed 5"}, {"timers", ""});
    PLAY(HAS_FAILED, {"request online 5", "call Online 5"},
         {"returned Online 87", "answer 5 87; call Terminate 0"},
         {"returned Terminate 0", "failed Failed 87"});
}
END_TEST

START_TEST(test_transition__lost_arbitration_is_no_failure_of_the_policy)
{
    struct monitor_config config = script_config();

    config.quorum_capable = true;
    PLAY_WITH(config, IN_ONLINE, {"returned Online 5006", "answer 2 5006; call Terminate 0"},
              {"returned Terminate 0", "state Failed"});
    PLAY(IN_ONLINE, {"returned Online 5006", "answer 2 5006; call Terminate 0"},
         {"returned Terminate 0", "state Failed; failed Failed 5006"});
}
END_TEST

START_TEST(test_transition__online_pending_to_online)
{
    PLAY(AT_ONLINE_PENDING, {"report Online", "exit 0; state Online"},
         {"timers", "LooksAlivePollInterval 5000; IsAlivePollInterval 60000"});
}
END_TEST

START_TEST(test_transition__online_pending_to_failed_by_report)
{
    PLAY(AT_ONLINE_PENDING, {"report Failed 0 0 31", "exit 0; state Failed; call Terminate 0"},
         {"returned Terminate 0", "failed Failed 31"});
    PLAY(AT_ONLINE_PENDING, {"report ThisNode", "exit 0; state Failed; call Terminate 0"},
         {"returned Terminate 0", "failed ThisNode 5038"});
    PLAY(AT_ONLINE_PENDING, {"report AnyNode", "exit 0; state Failed; call Terminate 0"},
         {"returned Terminate 0", "failed AnyNode 5038"});
    PLAY(AT_ONLINE_PENDING, {"report Unknown", "exit 0; state Failed; call Terminate 0"},
         {"returned Terminate 0", "failed Failed 5038"});
    PLAY(AT_ONLINE_PENDING, {"report Offline", "exit 0; state Failed; call Terminate 0"},
         {"returned Terminate 0", "failed Failed 5038"}, {"timers", ""});
}
END_TEST

START_TEST(test_transition__online_pending_to_failed_by_timeout)
{
    PLAY(AT_ONLINE_PENDING, {"fire PendingTimeout", "timeout; call Terminate 0"},
         {"timers", "DeadlockTimeout of Terminate 300000"}, {"report Online", "exit 1"},
         {"returned Terminate 0", "state Failed; failed Failed 1460"}, {"report Online", "exit 1"});
}
END_TEST

START_TEST(test_transition__online_pending_to_offline)
{
    PLAY(AT_ONLINE_PENDING, {"request offline 3", "call Terminate 3"},
         {"returned Terminate 0", "state Offline; answer 3 0"}, {"timers", ""});
    PLAY(AT_ONLINE_PENDING, {"request terminate 3", "call Terminate 3"},
         {"returned Terminate 0", "state Offline; answer 3 0"});
    PLAY(AT_ONLINE_PENDING,
         {"request terminate 3 fail", "answer 3 0; state Failed; call Terminate 0"},
         {"returned Terminate 0", "failed Failed 5038"});
}
END_TEST

START_TEST(test_transition__online_to_offline)
{
    PLAY(IN_OFFLINE, {"timers", "DeadlockTimeout 300000"},
         {"returned Offline 0", "state Offline; answer 3 0"}, {"timers", ""},
         {"request offline 4", "answer 4 0"});
    PLAY(AT_OFFLINE_PENDING, {"timers", "PendingTimeout 180000"},
         {"request offline 4", "answer 4 997"}, {"request online 5", "answer 5 5023"},
         {"report Offline", "exit 0; state Offline"}, {"timers", ""});
}
END_TEST

START_TEST(test_transition__failing_offline_ends_offline)
{
    PLAY(IN_OFFLINE, {"returned Offline 5", "answer 3 5; call Terminate 0"},
         {"returned Terminate 0", "state Offline"});
}
END_TEST

START_TEST(test_transition__online_to_failed_by_request)
{
    PLAY(HAS_FAILED, {"timers", ""}, {"request terminate 5 fail", "answer 5 5084"});
}
END_TEST

START_TEST(test_transition__offline_pending_to_failed)
{
    // What fails in an offline is not the policy's.
    PLAY(AT_OFFLINE_PENDING, {"report Failed", "exit 0; state Failed; call Terminate 0"},
         {"returned Terminate 0", ""});
    PLAY(AT_OFFLINE_PENDING, {"fire PendingTimeout", "timeout; call Terminate 0"},
         {"returned Terminate 0", "state Failed"});
}
END_TEST

START_TEST(test_transition__offline_timeout_may_end_offline)
{
    struct monitor_config config = script_config();

    config.offline_timeout_ends_offline = true;
    PLAY_WITH(config, AT_OFFLINE_PENDING, {"fire PendingTimeout", "timeout; call Terminate 0"},
              {"returned Terminate 0", "state Offline"});
}
END_TEST

START_TEST(test_transition__offline_pending_to_online)
{
    PLAY(AT_OFFLINE_PENDING, {"report Online", "exit 0; state Online"},
         {"timers", "LooksAlivePollInterval 5000; IsAlivePollInterval 60000"},
         {"request offline 5", "call Offline 5"},
         {"returned Offline 0", "state Offline; answer 5 0"});
}
END_TEST

START_TEST(test_transition__failed_to_offline)
{
    PLAY(HAS_FAILED, {"request offline 5", "state Offline; answer 5 0"});
}
END_TEST

SUITE_MAIN("transition", test_transition__initializing_to_offline,
           test_transition__initializing_to_failed, test_transition__offline_to_online,
           test_transition__failed_to_online, test_transition__offline_to_online_pending,
           test_transition__failing_online_terminates_first,
           test_transition__lost_arbitration_is_no_failure_of_the_policy,
           test_transition__online_pending_to_online,
           test_transition__online_pending_to_failed_by_report,
           test_transition__online_pending_to_failed_by_timeout,
           test_transition__online_pending_to_offline, test_transition__online_to_offline,
           test_transition__failing_offline_ends_offline,
           test_transition__online_to_failed_by_request, test_transition__offline_pending_to_failed,
           test_transition__offline_timeout_may_end_offline,
           test_transition__offline_pending_to_online, test_transition__failed_to_offline)
