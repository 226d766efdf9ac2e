/* LooksAlive, IsAlive, the event handle and SignalFailure (contract 2.6, 3.6). */
#include "script.h"

START_TEST(test_poll__first_after_one_interval)
{
    PLAY(AT_ONLINE, {"timers", "LooksAlivePollInterval 5000; IsAlivePollInterval 60000"},
         {"fire LooksAlivePollInterval", "call LooksAlive 0"}, {"returned LooksAlive 1", ""},
         {"timers", "LooksAlivePollInterval 5000; IsAlivePollInterval 55000"},
         {"fire IsAlivePollInterval", "call IsAlive 0"}, {"returned IsAlive 2", ""});
}
END_TEST

START_TEST(test_poll__doubt_is_confirmed_at_once)
{
    PLAY(AT_ONLINE, {"fire LooksAlivePollInterval", "call LooksAlive 0"}, {"request control 8", ""},
         {"returned LooksAlive 0", "call IsAlive 0"},
         {"returned IsAlive 1", "call ResourceControl 8"});
}
END_TEST

START_TEST(test_poll__dead_is_failed_then_terminated)
{
    PLAY(AT_ONLINE, {"fire IsAlivePollInterval", "call IsAlive 0"},
         {"returned IsAlive 0", "state Failed; call Terminate 0"},
         {"timers", "DeadlockTimeout of Terminate 300000"},
         {"returned Terminate 0", "failed Failed 5038"}, {"timers", ""});
}
END_TEST

START_TEST(test_poll__waits_for_its_turn)
{
    PLAY(AT_ONLINE, {"request control 8", "call ResourceControl 8"},
         {"fire LooksAlivePollInterval", ""}, {"fire IsAlivePollInterval", ""},
         {"returned ResourceControl 0", "answer 8 0; call LooksAlive 0"},
         {"returned LooksAlive 1", "call IsAlive 0"}, {"returned IsAlive 1", ""});
}
END_TEST

START_TEST(test_poll__none_is_due_once_offline)
{
    PLAY(AT_ONLINE, {"request control 8", "call ResourceControl 8"},
         {"fire LooksAlivePollInterval", ""}, {"request offline 3", ""},
         {"returned ResourceControl 0", "answer 8 0; call Offline 3"},
         {"returned Offline 0", "state Offline; answer 3 0"}, {"timers", ""});
}
END_TEST

START_TEST(test_poll__no_looks_alive_with_an_event_handle)
{
    PLAY(IN_ONLINE, {"returned Online 0 7", "state Online; watch 7; answer 2 0"},
         {"timers", "IsAlivePollInterval 60000"}, {"request offline 3", "watch 0; call Offline 3"});
    PLAY(IN_ONLINE, {"returned Online 997 7", "state OnlinePending; answer 2 997"},
         {"report Online", "exit 0; state Online; watch 7"},
         {"timers", "IsAlivePollInterval 60000"});
}
END_TEST

START_TEST(test_poll__signalled_event_asks_is_alive)
{
    PLAY(IN_ONLINE, {"returned Online 0 7", "state Online; watch 7; answer 2 0"},
         {"signalled", "call IsAlive 0"}, {"signalled", ""}, {"returned IsAlive 1", "watch 7"},
         {"signalled", "call IsAlive 0"}, {"returned IsAlive 0", "state Failed; call Terminate 0"},
         {"signalled", ""}, {"returned Terminate 0", "failed Failed 5038"});
}
END_TEST

START_TEST(test_poll__signalled_event_may_fail_directly)
{
    struct monitor_config config = script_config();

    config.event_handle_direct_fail = true;
    PLAY_WITH(config, IN_ONLINE, {"returned Online 0 7", "state Online; watch 7; answer 2 0"},
              {"signalled", "state Failed; call Terminate 0"},
              {"returned Terminate 0", "failed Failed 5038"});
}
END_TEST

START_TEST(test_poll__backing_out_watches_again)
{
    PLAY(IN_ONLINE, {"returned Online 0 7", "state Online; watch 7; answer 2 0"},
         {"request offline 3", "watch 0; call Offline 3"}, {"signalled", ""},
         {"returned Offline 997", "state OfflinePending; answer 3 997"},
         {"report Online", "exit 0; state Online; watch 7"});
}
END_TEST

START_TEST(test_poll__signal_failure)
{
    PLAY(AT_ONLINE, {"failure 0 31", "exit 0; state Failed; call Terminate 0"},
         {"returned Terminate 0", "failed Failed 31"}, {"failure 0 31", "exit 5004"});
    PLAY(AT_ONLINE, {"failure 1 31", "exit 0; signal 1 31"}, {"failure 2 0", "exit 0; signal 2 0"},
         {"failure 3 0", "exit 87"});
    PLAY(IN_OFFLINE, {"failure 0 31", "exit 0"},
         {"returned Offline 0", "state Offline; answer 3 0"});
    PLAY(AT_ONLINE_PENDING, {"failure 0 31", "exit 5004"});
}
END_TEST

START_TEST(test_poll__signal_failure_from_inside_is_alive)
{
    PLAY(AT_ONLINE, {"fire IsAlivePollInterval", "call IsAlive 0"},
         {"failure 0 31", "exit 0; state Failed; call Terminate 0"}, {"returned IsAlive 0", ""},
         {"returned Terminate 0", "failed Failed 31"});
}
END_TEST

SUITE_MAIN("poll", test_poll__first_after_one_interval, test_poll__doubt_is_confirmed_at_once,
           test_poll__dead_is_failed_then_terminated, test_poll__waits_for_its_turn,
           test_poll__none_is_due_once_offline, test_poll__no_looks_alive_with_an_event_handle,
           test_poll__signalled_event_asks_is_alive, test_poll__signalled_event_may_fail_directly,
           test_poll__backing_out_watches_again, test_poll__signal_failure,
           test_poll__signal_failure_from_inside_is_alive)
