/* SetResourceStatus (contract 3.2), PendingTimeout (3.3), and what comes too early or too late. */
#include "script.h"

START_TEST(test_report__held_until_the_return)
{
    PLAY(IN_ONLINE, {"report OnlinePending 1", "exit 0"}, {"report Online 2 7", "exit 0"},
         {"report Online 3", "exit 1"},
         {"returned Online 997", "state OnlinePending; answer 2 997; state Online; watch 7"},
         {"timers", "IsAlivePollInterval 60000"});
    PLAY(IN_OFFLINE, {"report Offline", "exit 0"},
         {"returned Offline 997", "state OfflinePending; answer 3 997; state Offline"},
         {"timers", ""});
}
END_TEST

START_TEST(test_report__held_but_discarded)
{
    PLAY(IN_ONLINE, {"report Failed", "exit 0"}, {"returned Online 0", "state Online; answer 2 0"},
         {"timers", "LooksAlivePollInterval 5000; IsAlivePollInterval 60000"});
    PLAY(IN_ONLINE, {"report Online", "exit 0"},
         {"returned Online 5", "answer 2 5; call Terminate 0"},
         {"returned Terminate 0", "state Failed; failed Failed 5"});
    PLAY(IN_OFFLINE, {"report Failed", "exit 0"},
         {"returned Offline 0", "state Offline; answer 3 0"});
}
END_TEST

START_TEST(test_report__progress_restarts_the_clock)
{
    PLAY(AT_ONLINE_PENDING, {"wait 100000", ""}, {"timers", "PendingTimeout 80000"},
         {"report OnlinePending 0", "exit 0"}, {"timers", "PendingTimeout 180000"},
         {"wait 100000", ""}, {"report OnlinePending 1", "exit 0"},
         {"timers", "PendingTimeout 180000"});
}
END_TEST

START_TEST(test_report__stale_checkpoint_does_not)
{
    PLAY(AT_ONLINE_PENDING, {"report OnlinePending 4", "exit 0"}, {"wait 1000", ""},
         {"report OnlinePending 4", "exit 0"}, {"timers", "PendingTimeout 179000"},
         {"report OnlinePending 3", "exit 0"}, {"timers", "PendingTimeout 179000"},
         {"report OnlinePending 5", "exit 0"}, {"timers", "PendingTimeout 180000"});
    // One that came before the return counts as the previous one.
    PLAY(IN_ONLINE, {"report OnlinePending 4", "exit 0"},
         {"returned Online 997", "state OnlinePending; answer 2 997"}, {"wait 1000", ""},
         {"report OnlinePending 4", "exit 0"}, {"timers", "PendingTimeout 179000"});
}
END_TEST

START_TEST(test_report__checkpoints_start_anew_with_each_operation)
{
    PLAY(AT_ONLINE_PENDING, {"report OnlinePending 9", "exit 0"},
         {"report Online", "exit 0; state Online"}, {"request offline 3", "call Offline 3"},
         {"returned Offline 997", "state OfflinePending; answer 3 997"}, {"wait 1000", ""},
         {"report OfflinePending 1", "exit 0"}, {"timers", "PendingTimeout 180000"});
}
END_TEST

START_TEST(test_report__meaningless_states_are_no_news)
{
    PLAY(AT_ONLINE_PENDING, {"wait 1000", ""}, {"report OfflinePending 1", "exit 0"},
         {"report Inherited", "exit 0"}, {"report Initializing", "exit 0"},
         {"timers", "PendingTimeout 179000"}, {"report Pending 1", "exit 0"},
         {"timers", "PendingTimeout 180000"});
}
END_TEST

START_TEST(test_report__too_late_is_told_to_stop)
{
    PLAY(AT_OPENED, {"report Online", "exit 1"});
    PLAY(AT_ONLINE, {"report Failed", "exit 1"});
    PLAY(AT_ONLINE_PENDING, {"report Online", "exit 0; state Online"}, {"report Online", "exit 1"});
    PLAY(HAS_FAILED, {"report Online", "exit 1"});
}
END_TEST

START_TEST(test_report__lower_of_the_two_timeouts_counts)
{
    struct monitor_config config = script_config();

    config.deadlock_timeout_us = 60000000;
    PLAY_WITH(config, AT_ONLINE_PENDING, {"timers", "PendingTimeout 60000"},
              {"fire PendingTimeout", "timeout; call Terminate 0"});
}
END_TEST

START_TEST(test_report__configuration_counts_from_the_next_arming)
{
    struct script script = {.now_us = 0};
    struct monitor_config config = script_config();
    const struct row before[] = {AT_ONLINE_PENDING, {NULL, NULL}};
    const struct row after[] = {{"timers", "PendingTimeout 180000"},
                                {"report OnlinePending 1", "exit 0"},
                                {"timers", "PendingTimeout 20"},
                                {NULL, NULL}};

    monitor_init(&script.monitor, &config);
    script_play(&script, before);
    config.pending_timeout_us = 20000;
    monitor_configure(&script.monitor, &config);
    script_play(&script, after);
}
END_TEST

SUITE_MAIN("report", test_report__held_until_the_return, test_report__held_but_discarded,
           test_report__progress_restarts_the_clock, test_report__stale_checkpoint_does_not,
           test_report__checkpoints_start_anew_with_each_operation,
           test_report__meaningless_states_are_no_news, test_report__too_late_is_told_to_stop,
           test_report__lower_of_the_two_timeouts_counts,
           test_report__configuration_counts_from_the_next_arming)
