#ifndef RDK_TEST_MONITOR_SCRIPT_H
#define RDK_TEST_MONITOR_SCRIPT_H

/*
 * A monitor driven by lines of text. Each line is an event and the actions that it must give.
 *
 *   event                          means
 *   request KIND TOKEN [fail]      open, online, offline, terminate, control, cancel, close …
 *   returned ENTRY VALUE [EVENT]   of the call that is running; EVENT is an event handle
 *   asynchronous                   the running control goes on
 *   report STATE [CHECKPOINT] [EVENT] [ERROR]
 *   fire TIMER                     the clock goes to the time for which it is armed, and it fires
 *   wait MS                        the clock goes on
 *   signalled, failure TYPE ERROR, lost
 *   timers                         not an event: gives the armed timers, in ms from now
 *
 * Actions are written one after the other, "; " between them: call ENTRY TOKEN, state STATE,
 * answer TOKEN STATUS, exit N, watch N, failed REPORTED STATUS, deadlock ENTRY, timeout,
 * signal TYPE STATUS. Timers are not among them.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <clusapi.h>
#include <resapi.h>
#include <windows.h>

#include "../suite.h"
#include "monitor/monitor.h"

struct row {
    const char *event;
    const char *actions;
};

struct script {
    struct monitor monitor;
    uint64_t now_us;
    char text[1024];
};

static const struct {
    const char *name;
    int32_t state;
} script_states[] = {
    {"Unknown", ClusterResourceStateUnknown},
    {"Inherited", ClusterResourceInherited},
    {"Initializing", ClusterResourceInitializing},
    {"Online", ClusterResourceOnline},
    {"Offline", ClusterResourceOffline},
    {"Failed", ClusterResourceFailed},
    {"Pending", ClusterResourcePending},
    {"OnlinePending", ClusterResourceOnlinePending},
    {"OfflinePending", ClusterResourceOfflinePending},
    {"ThisNode", (int32_t)ClusterResourceCannotComeOnlineOnThisNode},
    {"AnyNode", (int32_t)ClusterResourceCannotComeOnlineOnAnyNode},
};

static inline const char *script_state_name(int32_t state)
{
    for (size_t i = 0; i < sizeof(script_states) / sizeof(script_states[0]); i++) {
        if (script_states[i].state == state) {
            return script_states[i].name;
        }
    }
    ck_abort_msg("state %d has no name", state);
}

static inline int32_t script_state(const char *name)
{
    for (size_t i = 0; i < sizeof(script_states) / sizeof(script_states[0]); i++) {
        if (strcmp(script_states[i].name, name) == 0) {
            return script_states[i].state;
        }
    }
    ck_abort_msg("no state %s", name);
}

static inline void script_print(struct script *script, const struct monitor_action *action)
{
    char item[128] = "";

    switch (action->kind) {
    case MONITOR_ACTION_TIMER:
        return;
    case MONITOR_ACTION_CALL:
        snprintf(item, sizeof(item), "call %s %lu", monitor_entry_name(action->entry),
                 (unsigned long)action->token);
        break;
    case MONITOR_ACTION_STATE:
        snprintf(item, sizeof(item), "state %s", script_state_name(action->state));
        break;
    case MONITOR_ACTION_ANSWER:
        snprintf(item, sizeof(item), "answer %lu %u", (unsigned long)action->token, action->status);
        break;
    case MONITOR_ACTION_EXIT_STATE:
        snprintf(item, sizeof(item), "exit %u", action->status);
        break;
    case MONITOR_ACTION_WATCH:
        snprintf(item, sizeof(item), "watch %ld", (long)action->event_handle);
        break;
    case MONITOR_ACTION_FAILED:
        snprintf(item, sizeof(item), "failed %s %u", script_state_name(action->state),
                 action->status);
        break;
    case MONITOR_ACTION_DEADLOCK:
        snprintf(item, sizeof(item), "deadlock %s", monitor_entry_name(action->entry));
        break;
    case MONITOR_ACTION_TIMEOUT:
        snprintf(item, sizeof(item), "timeout");
        break;
    case MONITOR_ACTION_SIGNAL:
        snprintf(item, sizeof(item), "signal %d %u", action->state, action->status);
        break;
    }
    size_t length = strlen(script->text);
    snprintf(script->text + length, sizeof(script->text) - length, "%s%s", length ? "; " : "",
             item);
}

static inline void script_print_timers(struct script *script)
{
    for (int i = 0; i < MONITOR_TIMER_COUNT; i++) {
        uint64_t at_us = script->monitor.armed_us[i];
        size_t length = strlen(script->text);
        if (at_us != MONITOR_NEVER) {
            snprintf(script->text + length, sizeof(script->text) - length, "%s%s %lu",
                     length ? "; " : "", monitor_timer_name((enum monitor_timer)i),
                     (unsigned long)(at_us - script->now_us) / 1000);
        }
    }
}

static inline enum monitor_entry script_entry(const char *name)
{
    for (int i = 0; i < MONITOR_ENTRY_COUNT; i++) {
        if (strcmp(monitor_entry_name((enum monitor_entry)i), name) == 0) {
            return (enum monitor_entry)i;
        }
    }
    ck_abort_msg("no entry point %s", name);
}

static inline enum monitor_timer script_timer(const char *name)
{
    for (int i = 0; i < MONITOR_TIMER_COUNT; i++) {
        if (strcmp(monitor_timer_name((enum monitor_timer)i), name) == 0) {
            return (enum monitor_timer)i;
        }
    }
    ck_abort_msg("no timer %s", name);
}

static inline struct monitor_request script_request(const char *kind, unsigned token, bool fail)
{
    static const char *const kinds[MONITOR_REQUEST_COUNT] = {
        "open",   "online", "offline",   "terminate", "control",
        "cancel", "close",  "arbitrate", "release",
    };
    for (int i = 0; i < MONITOR_REQUEST_COUNT; i++) {
        if (strcmp(kinds[i], kind) == 0) {
            return (struct monitor_request){
                .kind = (enum monitor_request_kind)i, .token = token, .fail = fail};
        }
    }
    ck_abort_msg("no request %s", kind);
}

/* False: the line is none of an event. */
static inline bool script_parse(struct script *script, const char *line, struct monitor_event *ret)
{
    char a[32] = "";
    char b[32] = "";
    unsigned n = 0;
    unsigned m = 0;
    unsigned o = 0;

    if (sscanf(line, "request %31s %u %31s", a, &n, b) >= 2) {
        ret->kind = MONITOR_EVENT_REQUEST;
        ret->request = script_request(a, n, strcmp(b, "fail") == 0);
    } else if (sscanf(line, "returned %31s %u %u", a, &n, &m) >= 2) {
        ret->kind = MONITOR_EVENT_RETURNED;
        ret->entry = script_entry(a);
        ret->value = n;
        ret->event_handle = m;
        ret->token = script->monitor.token;
    } else if (sscanf(line, "report %31s %u %u %u", a, &n, &m, &o) >= 1) {
        ret->kind = MONITOR_EVENT_STATUS;
        ret->status = (struct monitor_status){
            .state = script_state(a), .check_point = n, .event = m, .application_error = o};
    } else if (sscanf(line, "fire %31[^\n]", a) == 1) {
        ret->kind = MONITOR_EVENT_TIMER;
        ret->timer = script_timer(a);
        ck_assert_msg(script->monitor.armed_us[ret->timer] != MONITOR_NEVER, "%s is not armed", a);
        script->now_us = script->monitor.armed_us[ret->timer];
    } else if (sscanf(line, "failure %u %u", &n, &m) == 2) {
        ret->kind = MONITOR_EVENT_SIGNAL_FAILURE;
        ret->status = (struct monitor_status){.state = (int32_t)n, .application_error = m};
    } else if (strcmp(line, "asynchronous") == 0) {
        ret->kind = MONITOR_EVENT_RETURNED;
        ret->entry = MONITOR_ENTRY_CONTROL;
        ret->value = ERROR_IO_PENDING;
        ret->token = script->monitor.token;
        ret->asynchronous = true;
    } else if (strcmp(line, "signalled") == 0) {
        ret->kind = MONITOR_EVENT_SIGNALLED;
    } else if (strcmp(line, "lost") == 0) {
        ret->kind = MONITOR_EVENT_LOST;
    } else {
        return false;
    }
    ret->now_us = script->now_us;
    return true;
}

static inline const char *script_line(struct script *script, const char *line)
{
    struct monitor_event event = {0};
    struct monitor_actions actions;
    unsigned wait_ms = 0;

    script->text[0] = '\0';
    if (sscanf(line, "wait %u", &wait_ms) == 1) {
        script->now_us += wait_ms * UINT64_C(1000);
    } else if (strcmp(line, "timers") == 0) {
        script_print_timers(script);
    } else {
        ck_assert_msg(script_parse(script, line, &event), "not an event: %s", line);
        monitor_step(&script->monitor, &event, &actions);
        for (size_t i = 0; i < actions.count; i++) {
            script_print(script, &actions.items[i]);
        }
    }
    return script->text;
}

static inline struct monitor_config script_config(void)
{
    return (struct monitor_config){
        .pending_timeout_us = 180000000,
        .deadlock_timeout_us = 300000000,
        .looks_alive_us = 5000000,
        .is_alive_us = 60000000,
    };
}

static inline void script_play(struct script *script, const struct row *rows)
{
    for (size_t i = 0; rows[i].event; i++) {
        const char *actions = script_line(script, rows[i].event);
        ck_assert_msg(strcmp(actions, rows[i].actions) == 0,
                      "line %zu \"%s\":\n gives \"%s\"\n, want \"%s\"", i + 1, rows[i].event,
                      actions, rows[i].actions);
    }
}

/* A new monitor plays the rows, which an empty one ends. */
#define PLAY_WITH(config, ...)                                  \
    do {                                                        \
        struct script script_ = {.now_us = 1000000};            \
        const struct monitor_config config_ = (config);         \
        const struct row rows_[] = {__VA_ARGS__, {NULL, NULL}}; \
        monitor_init(&script_.monitor, &config_);               \
        script_play(&script_, rows_);                           \
    } while (0)
#define PLAY(...) PLAY_WITH(script_config(), __VA_ARGS__)

// Ways into a state.
// clang-format off
#define AT_OPENED \
    {"request open 1", "call Open 1"}, \
    {"returned Open 1", "state Offline; answer 1 0"}
#define IN_ONLINE AT_OPENED, \
    {"request online 2", "call Online 2"}
#define AT_ONLINE IN_ONLINE, \
    {"returned Online 0", "state Online; answer 2 0"}
#define AT_ONLINE_PENDING IN_ONLINE, \
    {"returned Online 997", "state OnlinePending; answer 2 997"}
#define IN_OFFLINE AT_ONLINE, \
    {"request offline 3", "call Offline 3"}
#define AT_OFFLINE_PENDING IN_OFFLINE, \
    {"returned Offline 997", "state OfflinePending; answer 3 997"}
#define HAS_FAILED AT_ONLINE, \
    {"request terminate 4 fail", "answer 4 0; state Failed; call Terminate 0"}, \
    {"returned Terminate 0", "failed Failed 5038"}
// clang-format on

#endif
