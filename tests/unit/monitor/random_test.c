/* Ten thousand random lives of a monitor: what must hold after each step. */
#include "script.h"

#define SEQUENCES       10000
#define EVENTS_PER_LIFE 60
#define TOKENS          (EVENTS_PER_LIFE + 1)

/* ck_assert leaves a mark each time it holds, which is too slow for millions of them. */
#define HOLDS(condition)                                \
    do {                                                \
        if (!(condition)) {                             \
            ck_abort_msg("does not hold: " #condition); \
        }                                               \
    } while (0)

struct life {
    struct monitor monitor;
    uint64_t random;
    uint64_t now_us;
    enum monitor_entry
        running; /* what the actions said, kept apart from the monitor's own record */
    uint64_t running_token;
    bool terminating;
    bool watching;
    uint64_t timers_us[MONITOR_TIMER_COUNT];
    int32_t state;
    uint64_t asked;
    bool answered[TOKENS];
};

static unsigned draw(struct life *life, unsigned below)
{
    life->random ^= life->random << 13;
    life->random ^= life->random >> 7;
    life->random ^= life->random << 17;
    return (unsigned)(life->random % below);
}

static void check_call(struct life *life, const struct monitor_action *action)
{
    if (action->entry == MONITOR_ENTRY_TERMINATE) {
        HOLDS(!life->terminating);
        HOLDS(life->running != MONITOR_ENTRY_OPEN && life->running != MONITOR_ENTRY_CLOSE);
        life->terminating = true;
        return;
    }
    HOLDS(life->running == MONITOR_ENTRY_NONE);
    HOLDS(!life->terminating);
    bool poll =
        action->entry == MONITOR_ENTRY_LOOKS_ALIVE || action->entry == MONITOR_ENTRY_IS_ALIVE;
    HOLDS(!poll || life->state == ClusterResourceOnline);
    life->running = action->entry;
    life->running_token = action->token;
}

static void check_action(struct life *life, const struct monitor_action *action)
{
    switch (action->kind) {
    case MONITOR_ACTION_CALL:
        check_call(life, action);
        break;
    case MONITOR_ACTION_STATE:
        HOLDS(action->state != life->state);
        life->state = action->state;
        break;
    case MONITOR_ACTION_TIMER:
        life->timers_us[action->timer] = action->at_us;
        break;
    case MONITOR_ACTION_ANSWER:
        HOLDS(action->token >= 1);
        HOLDS(action->token <= life->asked);
        HOLDS(!life->answered[action->token]);
        life->answered[action->token] = true;
        break;
    case MONITOR_ACTION_WATCH:
        life->watching = action->event_handle != 0;
        break;
    case MONITOR_ACTION_FAILED:
        HOLDS(life->state == ClusterResourceFailed);
        break;
    case MONITOR_ACTION_EXIT_STATE:
    case MONITOR_ACTION_DEADLOCK:
    case MONITOR_ACTION_TIMEOUT:
    case MONITOR_ACTION_SIGNAL:
        break;
    }
}

static void check_invariants(const struct life *life)
{
    const struct monitor *monitor = &life->monitor;
    bool online = life->state == ClusterResourceOnline;
    bool pending = life->state > ClusterResourcePending;
    bool steady = online && monitor->operation == MONITOR_OPERATION_NONE && !monitor->ending.wanted;

    HOLDS(monitor->state == life->state);
    HOLDS(monitor->running == life->running);
    HOLDS(monitor->terminating == life->terminating);
    for (int i = 0; i < MONITOR_TIMER_COUNT; i++) {
        HOLDS(monitor->armed_us[i] == life->timers_us[i]);
    }
    HOLDS(life->running != MONITOR_ENTRY_NONE ||
          life->timers_us[MONITOR_TIMER_DEADLOCK] == MONITOR_NEVER);
    HOLDS(life->terminating || life->timers_us[MONITOR_TIMER_TERMINATE_DEADLOCK] == MONITOR_NEVER);
    HOLDS((life->timers_us[MONITOR_TIMER_PENDING] != MONITOR_NEVER) ==
          (pending && !monitor->ending.wanted));
    HOLDS((life->timers_us[MONITOR_TIMER_IS_ALIVE] != MONITOR_NEVER) == steady);
    HOLDS((life->timers_us[MONITOR_TIMER_LOOKS_ALIVE] != MONITOR_NEVER) ==
          (steady && monitor->event_handle == 0));
    HOLDS(!life->watching || (steady && monitor->event_handle != 0));
}

static void step(struct life *life, struct monitor_event *event)
{
    struct monitor_actions actions;

    event->now_us = life->now_us;
    monitor_step(&life->monitor, event, &actions);
    for (size_t i = 0; i < actions.count; i++) {
        check_action(life, &actions.items[i]);
    }
    check_invariants(life);
}

static void ask(struct life *life, enum monitor_request_kind kind)
{
    struct monitor_event event = {
        .kind = MONITOR_EVENT_REQUEST,
        .request = {.kind = kind, .token = ++life->asked, .fail = draw(life, 2) == 0}};

    step(life, &event);
}

static void return_terminate(struct life *life)
{
    struct monitor_event event = {.kind = MONITOR_EVENT_RETURNED, .entry = MONITOR_ENTRY_TERMINATE};

    life->terminating = false;
    life->timers_us[MONITOR_TIMER_TERMINATE_DEADLOCK] = MONITOR_NEVER;
    step(life, &event);
}

static void return_ordinary(struct life *life)
{
    static const uint32_t values[] = {ERROR_SUCCESS, 1, ERROR_IO_PENDING, ERROR_IO_PENDING, 87};
    struct monitor_event event = {
        .kind = MONITOR_EVENT_RETURNED,
        .entry = life->running,
        .token = life->running_token,
        .value = values[draw(life, 5)],
        .event_handle = draw(life, 3) == 0 ? 7 : 0,
    };

    life->running = MONITOR_ENTRY_NONE;
    life->timers_us[MONITOR_TIMER_DEADLOCK] = MONITOR_NEVER;
    step(life, &event);
}

static void report(struct life *life)
{
    static const int32_t states[] = {
        ClusterResourceOnline,
        ClusterResourceOffline,
        ClusterResourceFailed,
        ClusterResourceOnlinePending,
        ClusterResourceOfflinePending,
        ClusterResourceStateUnknown,
        (int32_t)ClusterResourceCannotComeOnlineOnThisNode,
    };
    struct monitor_event event = {
        .kind = MONITOR_EVENT_STATUS,
        .status = {.state = states[draw(life, 7)], .check_point = draw(life, 5)}};

    step(life, &event);
}

static void fire(struct life *life)
{
    enum monitor_timer timer = (enum monitor_timer)draw(life, MONITOR_TIMER_COUNT);
    struct monitor_event event = {.kind = MONITOR_EVENT_TIMER, .timer = timer};

    if (life->timers_us[timer] != MONITOR_NEVER) {
        // The others go on being armed for a time that has passed; that is the stage's business.
        life->now_us =
            life->timers_us[timer] > life->now_us ? life->timers_us[timer] : life->now_us;
        life->timers_us[timer] = MONITOR_NEVER;
    }
    step(life, &event);
}

static void lose(struct life *life)
{
    struct monitor_event event = {.kind = MONITOR_EVENT_LOST};

    life->running = MONITOR_ENTRY_NONE;
    life->terminating = false;
    step(life, &event);
    HOLDS(monitor_is_settled(&life->monitor));
}

static void signal_something(struct life *life)
{
    struct monitor_event event = {.kind = MONITOR_EVENT_SIGNALLED,
                                  .status = {.state = (int32_t)draw(life, 3)}};

    if (draw(life, 2) == 0) {
        event.kind = MONITOR_EVENT_SIGNAL_FAILURE;
    } else {
        life->watching = false;
    }
    step(life, &event);
}

static void live(struct life *life)
{
    unsigned what = draw(life, 100);

    if (what < 30 && life->running != MONITOR_ENTRY_NONE) {
        return_ordinary(life);
    } else if (what < 45 && life->terminating) {
        return_terminate(life);
    } else if (what < 60) {
        report(life);
    } else if (what < 70) {
        fire(life);
    } else if (what < 75) {
        signal_something(life);
    } else if (what < 76) {
        lose(life);
    } else {
        static const enum monitor_request_kind kinds[] = {
            MONITOR_REQUEST_OPEN,    MONITOR_REQUEST_ONLINE,  MONITOR_REQUEST_ONLINE,
            MONITOR_REQUEST_ONLINE,  MONITOR_REQUEST_OFFLINE, MONITOR_REQUEST_OFFLINE,
            MONITOR_REQUEST_CONTROL, MONITOR_REQUEST_CONTROL, MONITOR_REQUEST_TERMINATE,
            MONITOR_REQUEST_CANCEL,  MONITOR_REQUEST_CLOSE,
        };
        ask(life, kinds[draw(life, sizeof(kinds) / sizeof(kinds[0]))]);
    }
}

START_TEST(test_random__invariants_hold)
{
    struct monitor_config config = script_config();

    for (uint64_t i = 0; i < SEQUENCES; i++) {
        struct life life = {.random = (i + 1) * UINT64_C(0x9E3779B97F4A7C15), .now_us = 1};
        config.event_handle_direct_fail = i % 2 == 0;
        config.offline_timeout_ends_offline = i % 3 == 0;
        monitor_init(&life.monitor, &config);
        life.state = life.monitor.state;
        memset(life.timers_us, 0xFF, sizeof(life.timers_us));
        ask(&life, MONITOR_REQUEST_OPEN);
        while (life.asked + 1 < TOKENS && draw(&life, EVENTS_PER_LIFE * 4) != 0) {
            live(&life);
        }
        // The end of the host is the end of all that is open: every request has its answer.
        lose(&life);
        for (uint64_t token = 1; token <= life.asked; token++) {
            HOLDS(life.answered[token]);
        }
    }
}
END_TEST

SUITE_MAIN("random", test_random__invariants_hold)
