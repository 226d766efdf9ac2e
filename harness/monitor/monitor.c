/*
 * The resource monitor's state machine.
 *
 * Vocabulary
 *
 *   operation  an Online or Offline: from the call of its entry point to its return, or, when that
 *              was ERROR_IO_PENDING, to its final report, PendingTimeout or Terminate
 *   pending    the entry point of the operation has returned ERROR_IO_PENDING
 *   report     SetResourceStatus[Ex]: progress (the operation's pending state, with a CheckPoint)
 *              or final (any other state that means something)
 *   held       a final report that came before its entry point had returned
 *   accepted   a report of the operation that is under way; progress only if its CheckPoint rises
 *   ending     a Terminate that is wanted or runs, with what becomes of the resource after it
 *   ordinary   every entry point but Terminate; one at a time
 *
 * States of the resource
 *
 *                 Initializing
 *               Open |      | Open NULL
 *                    v      v
 *        +------> Offline  Failed <----------------------------------+
 *        |           |      |  ^                                     |
 *        |     Online call  |  | Online error, after Terminate       |
 *        |           |      |  |                                     |
 *        |        997|      |0 |                                     |
 *        |           v      |  |  Failed/126/127, PendingTimeout     |
 *        |     OnlinePending --+------------------------------------>+
 *        |           | Online  |                                     |
 *        |           v         |  IsAlive FALSE, event, SignalFailure|
 *        |         Online <----+------------------------------------>+
 *        |           |   ^                                           |
 *        |  Offline call |  Online: the offline was backed out of    |
 *        |           |   |                                           |
 *        |        997v   |        Failed, PendingTimeout             |
 *        +---- OfflinePending ---------------------------------------+
 *      Offline
 *
 * Transitions (contract 3.1). "T" is: Terminate is called, and has returned before the next word.
 *
 *   from             event                            to                      function
 *   ---------------  -------------------------------  ----------------------  --------------------
 *   Initializing     Open returned a RESID            Offline                 open_returned
 *   Initializing     Open returned NULL               Failed                  open_returned
 *   Offline, Failed  Online returned 0                Online                  online_returned
 *   Offline, Failed  Online returned 997              OnlinePending           online_returned
 *   Offline, Failed  Online returned another code     T Failed, policy        online_returned
 *   OnlinePending    report Online                    Online                  finish_online
 *   OnlinePending    report Failed, 126, 127, other   Failed T policy         finish_online
 *   OnlinePending    PendingTimeout                   T Failed, policy        pending_timed_out
 *   OnlinePending    OFFLINE or TERMINATE request     T Offline               request.c
 *   Online           Offline returned 0               Offline                 offline_returned
 *   Online           Offline returned 997             OfflinePending          offline_returned
 *   Online           Offline returned another code    T Offline               offline_returned
 *   Online           IsAlive FALSE                    Failed T policy         is_alive_returned
 *   Online           event signalled, direct reading  Failed T policy         on_signalled
 *   Online           SignalFailure, general           Failed T policy         on_signal_failure
 *   Online           TERMINATE request, as a failure  Failed T policy         request.c
 *   OfflinePending   report Offline                   Offline                 finish_offline
 *   OfflinePending   report Online                    Online                  finish_offline
 *   OfflinePending   report Failed or another         Failed T                finish_offline
 *   OfflinePending   PendingTimeout                   T Failed (or Offline,   pending_timed_out
 *                                                     by configuration)
 *   Failed           OFFLINE request                  Offline                 request.c
 *   any              TERMINATE request                T Offline               request.c
 *   not Offline      host lost                        Failed, or where the    on_lost
 *                                                     ending leads
 *
 * open_returned … offline_returned and is_alive_returned stand in returned.c, finish_… in report.c,
 * what they share in transition.c, who may run when in request.c, the bare actions in action.c.
 *
 * The failure policy's turn comes for a resource that was online or was to be; an offline that ends
 * Failed leaves it to its client.
 *
 * Facts that hold between steps
 *
 *   every state     `running` names at most one ordinary entry point; DEADLOCK is armed if and only
 *                   if it names one, TERMINATE_DEADLOCK if and only if `terminating` (until they
 *                   have fired: then the host is to be killed, and LOST is what comes)
 *   Online          no operation: IS_ALIVE is armed, LOOKS_ALIVE is armed or there is an event
 *                   handle; with an operation or an ending: neither is armed, nothing is watched
 *   …Pending        the operation is pending and PENDING is armed, or an ending is wanted
 *   Offline, Failed no timer of polls or PENDING is armed, nothing is watched
 */
#include "monitor.h"

#include <clusapi.h>
#include <resapi.h>
#include <windows.h>

#include "action.h"

void monitor_init(struct monitor *monitor, const struct monitor_config *config)
{
    *monitor = (struct monitor){.config = *config, .state = ClusterResourceInitializing};
    for (size_t i = 0; i < MONITOR_TIMER_COUNT; i++) {
        monitor->armed_us[i] = MONITOR_NEVER;
    }
}

void monitor_configure(struct monitor *monitor, const struct monitor_config *config)
{
    monitor->config = *config;
}

bool monitor_is_settled(const struct monitor *monitor)
{
    return monitor->running == MONITOR_ENTRY_NONE && !monitor->terminating &&
           monitor->operation == MONITOR_OPERATION_NONE && !monitor->ending.wanted &&
           monitor->queued == 0 && !monitor->confirm && !monitor->looks_alive_due &&
           !monitor->is_alive_due;
}

const char *monitor_entry_name(enum monitor_entry entry)
{
    static const char *const names[MONITOR_ENTRY_COUNT] = {
        [MONITOR_ENTRY_NONE] = "none",
        [MONITOR_ENTRY_OPEN] = "Open",
        [MONITOR_ENTRY_CLOSE] = "Close",
        [MONITOR_ENTRY_ONLINE] = "Online",
        [MONITOR_ENTRY_OFFLINE] = "Offline",
        [MONITOR_ENTRY_TERMINATE] = "Terminate",
        [MONITOR_ENTRY_LOOKS_ALIVE] = "LooksAlive",
        [MONITOR_ENTRY_IS_ALIVE] = "IsAlive",
        [MONITOR_ENTRY_CONTROL] = "ResourceControl",
        [MONITOR_ENTRY_CANCEL] = "Cancel",
        [MONITOR_ENTRY_ARBITRATE] = "Arbitrate",
        [MONITOR_ENTRY_RELEASE] = "Release",
    };

    return names[entry];
}

const char *monitor_timer_name(enum monitor_timer timer)
{
    static const char *const names[MONITOR_TIMER_COUNT] = {
        [MONITOR_TIMER_PENDING] = "PendingTimeout",
        [MONITOR_TIMER_DEADLOCK] = "DeadlockTimeout",
        [MONITOR_TIMER_TERMINATE_DEADLOCK] = "DeadlockTimeout of Terminate",
        [MONITOR_TIMER_LOOKS_ALIVE] = "LooksAlivePollInterval",
        [MONITOR_TIMER_IS_ALIVE] = "IsAlivePollInterval",
    };

    return names[timer];
}

/* ---- timers ---- */

static void pending_timed_out(struct step *step)
{
    struct monitor *monitor = step->monitor;

    action_timeout(step);
    if (monitor->operation == MONITOR_OPERATION_ONLINE) {
        transition_fail(step, ClusterResourceFailed, ERROR_TIMEOUT, false);
        return;
    }
    bool offline = monitor->config.offline_timeout_ends_offline;
    transition_end(
        step,
        &(struct monitor_ending){.state = offline ? ClusterResourceOffline : ClusterResourceFailed,
                                 .status = ERROR_TIMEOUT},
        false);
}

static void deadlocked(struct step *step)
{
    action_deadlock(step, step->monitor->running);
}

static void terminate_deadlocked(struct step *step)
{
    action_deadlock(step, MONITOR_ENTRY_TERMINATE);
}

static void looks_alive_passed(struct step *step)
{
    step->monitor->looks_alive_due = true;
    transition_arm_poll(step, MONITOR_TIMER_LOOKS_ALIVE);
}

static void is_alive_passed(struct step *step)
{
    step->monitor->is_alive_due = true;
    transition_arm_poll(step, MONITOR_TIMER_IS_ALIVE);
}

typedef void (*step_function)(struct step *step);

static void on_timer(struct step *step)
{
    static const step_function functions[MONITOR_TIMER_COUNT] = {
        [MONITOR_TIMER_PENDING] = pending_timed_out,
        [MONITOR_TIMER_DEADLOCK] = deadlocked,
        [MONITOR_TIMER_TERMINATE_DEADLOCK] = terminate_deadlocked,
        [MONITOR_TIMER_LOOKS_ALIVE] = looks_alive_passed,
        [MONITOR_TIMER_IS_ALIVE] = is_alive_passed,
    };
    uint64_t *armed_us = &step->monitor->armed_us[step->event->timer];

    if (*armed_us == MONITOR_NEVER || step->event->now_us < *armed_us) {
        return;
    }
    *armed_us = MONITOR_NEVER;
    functions[step->event->timer](step);
}

/* ---- failures that the resource signals, and the loss of its host ---- */

static void on_signalled(struct step *step)
{
    struct monitor *monitor = step->monitor;

    if (!monitor->watching || !transition_is_steadily_online(monitor)) {
        return;
    }
    monitor->watching = false;
    if (monitor->config.event_handle_direct_fail) {
        transition_fail(step, ClusterResourceFailed, ERROR_RESOURCE_FAILED, true);
    } else {
        monitor->confirm = true;
    }
}

static void on_signal_failure(struct step *step)
{
    struct monitor *monitor = step->monitor;
    const struct monitor_status *status = &step->event->status;
    uint32_t cause = status->application_error;

    if (status->state < FAILURE_TYPE_GENERAL || status->state > FAILURE_TYPE_NETWORK_LOSS) {
        action_exit_state(step, ERROR_INVALID_PARAMETER);
    } else if (monitor->state != ClusterResourceOnline || monitor->ending.wanted) {
        action_exit_state(step, ERROR_RESOURCE_NOT_ONLINE);
    } else if (!transition_is_steadily_online(monitor)) {
        // It is on its way down already.
        action_exit_state(step, ERROR_SUCCESS);
    } else if (status->state == FAILURE_TYPE_GENERAL) {
        action_exit_state(step, ERROR_SUCCESS);
        transition_fail(step, ClusterResourceFailed, cause != 0 ? cause : ERROR_RESOURCE_FAILED,
                        true);
    } else {
        action_exit_state(step, ERROR_SUCCESS);
        action_signal(step, status->state, cause);
    }
}

static uint32_t answer_of_lost_call(enum monitor_entry running)
{
    static const uint32_t answers[MONITOR_ENTRY_COUNT] = {
        [MONITOR_ENTRY_ONLINE] = ERROR_RESMON_ONLINE_FAILED,
    };

    if (running == MONITOR_ENTRY_CLOSE) {
        return ERROR_SUCCESS;
    }
    return answers[running] != 0 ? answers[running] : ERROR_OPERATION_ABORTED;
}

static void on_lost(struct step *step)
{
    struct monitor *monitor = step->monitor;
    struct monitor_ending ending = monitor->ending;
    bool active = monitor->state == ClusterResourceOnline ||
                  monitor->state > ClusterResourcePending ||
                  monitor->state == ClusterResourceInitializing ||
                  monitor->operation != MONITOR_OPERATION_NONE;

    transition_leave_online(step);
    for (size_t i = 0; i < MONITOR_TIMER_COUNT; i++) {
        action_disarm(step, (enum monitor_timer)i);
    }
    if (ending.wanted) {
        action_state(step, ending.state, ending.status);
    } else if (active) {
        action_state(step, ClusterResourceFailed, ERROR_RESOURCE_FAILED);
    }
    action_answer(step, monitor->token, answer_of_lost_call(monitor->running));
    // What died with its host is terminated.
    action_answer(step, ending.token, ERROR_SUCCESS);
    request_drop_all(step, ERROR_OPERATION_ABORTED);
    int32_t state = monitor->state;
    struct monitor_config config = monitor->config;
    monitor_init(monitor, &config);
    monitor->state = state;
}

static void on_request(struct step *step)
{
    request_accept(step, &step->event->request);
}

void monitor_step(struct monitor *monitor, const struct monitor_event *event,
                  struct monitor_actions *ret)
{
    static const step_function functions[MONITOR_EVENT_COUNT] = {
        [MONITOR_EVENT_REQUEST] = on_request,
        [MONITOR_EVENT_RETURNED] = returned_on_returned,
        [MONITOR_EVENT_STATUS] = report_on_status,
        [MONITOR_EVENT_TIMER] = on_timer,
        [MONITOR_EVENT_SIGNALLED] = on_signalled,
        [MONITOR_EVENT_SIGNAL_FAILURE] = on_signal_failure,
        [MONITOR_EVENT_LOST] = on_lost,
    };
    struct step step = {.monitor = monitor, .event = event, .actions = ret};

    ret->count = 0;
    functions[event->kind](&step);
    request_schedule(&step);
}
