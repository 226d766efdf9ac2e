/* What the return of an entry point does (contract 2). */
#include <clusapi.h>
#include <resapi.h>
#include <windows.h>

#include "action.h"

static void terminate_returned(struct step *step)
{
    struct monitor *monitor = step->monitor;
    struct monitor_ending ending = monitor->ending;

    monitor->terminating = false;
    action_disarm(step, MONITOR_TIMER_TERMINATE_DEADLOCK);
    if (monitor->again) {
        // The entry point that Terminate met has done its work after it all the same.
        monitor->again = false;
        return;
    }
    monitor->ending = (struct monitor_ending){0};
    action_state(step, ending.state, ending.status);
    action_answer(step, ending.token, ERROR_SUCCESS);
    if (ending.policy) {
        action_failed(step, ending.reported, ending.status);
    }
}

static void open_returned(struct step *step, uint64_t token)
{
    const struct monitor_event *event = step->event;

    if (event->value != 0) {
        step->monitor->opened = true;
        action_state(step, ClusterResourceOffline, ERROR_SUCCESS);
        action_answer(step, token, ERROR_SUCCESS);
        return;
    }
    uint32_t status = event->last_error != 0 ? event->last_error : ERROR_RESOURCE_NOT_AVAILABLE;
    action_state(step, ClusterResourceFailed, status);
    action_answer(step, token, status);
}

static void close_returned(struct step *step, uint64_t token)
{
    step->monitor->opened = false;
    step->monitor->closing = false;
    action_answer(step, token, ERROR_SUCCESS);
}

/* The operation was over before its entry point returned. */
static void aborted_returned(struct step *step, uint64_t token, bool works_on)
{
    struct monitor *monitor = step->monitor;
    uint32_t value = step->event->value;
    bool fruitless = value == ERROR_IO_PENDING ||
                     (value == ERROR_SUCCESS && monitor->operation == MONITOR_OPERATION_ONLINE);

    monitor->aborted = false;
    monitor->operation = MONITOR_OPERATION_NONE;
    action_answer(step, token, fruitless ? ERROR_OPERATION_ABORTED : value);
    if (works_on && monitor->terminating) {
        monitor->again = true;
    } else if (works_on && !monitor->ending.wanted) {
        monitor->ending = (struct monitor_ending){.wanted = true, .state = monitor->state};
    }
}

/* The entry point returned ERROR_IO_PENDING. */
static void become_pending(struct step *step, uint64_t token)
{
    struct monitor *monitor = step->monitor;
    struct monitor_held held = monitor->held;

    monitor->held = (struct monitor_held){0};
    action_state(step, transition_pending_state(monitor), ERROR_IO_PENDING);
    action_answer(step, token, ERROR_IO_PENDING);
    if (held.is_final) {
        report_apply_final(step, &held.final);
    } else {
        transition_arm_pending(step);
    }
}

static void online_returned(struct step *step, uint64_t token)
{
    struct monitor *monitor = step->monitor;
    uint32_t value = step->event->value;

    if (monitor->aborted) {
        aborted_returned(step, token, value == ERROR_SUCCESS || value == ERROR_IO_PENDING);
        return;
    }
    if (value == ERROR_SUCCESS) {
        monitor->held = (struct monitor_held){0};
        transition_enter_online(step, step->event->event_handle);
        action_answer(step, token, ERROR_SUCCESS);
    } else if (value == ERROR_IO_PENDING) {
        monitor->event_handle = step->event->event_handle;
        become_pending(step, token);
    } else {
        bool lost_arbitration =
            monitor->config.quorum_capable && value == ERROR_RESOURCE_NOT_AVAILABLE;
        action_answer(step, token, value);
        transition_fail(step, ClusterResourceFailed, value, false);
        monitor->ending.policy = !lost_arbitration;
    }
}

static void offline_returned(struct step *step, uint64_t token)
{
    struct monitor *monitor = step->monitor;
    uint32_t value = step->event->value;

    if (monitor->aborted) {
        aborted_returned(step, token, value == ERROR_IO_PENDING);
        return;
    }
    if (value == ERROR_SUCCESS) {
        monitor->operation = MONITOR_OPERATION_NONE;
        monitor->held = (struct monitor_held){0};
        action_state(step, ClusterResourceOffline, ERROR_SUCCESS);
        action_answer(step, token, ERROR_SUCCESS);
    } else if (value == ERROR_IO_PENDING) {
        become_pending(step, token);
    } else {
        // An offline was wanted, and Terminate leaves nothing that runs (contract 2.4).
        action_answer(step, token, value);
        transition_end(step,
                       &(struct monitor_ending){.state = ClusterResourceOffline, .status = value},
                       false);
    }
}

static void looks_alive_returned(struct step *step, uint64_t token)
{
    (void)token;
    if (step->event->value == 0 && transition_is_steadily_online(step->monitor)) {
        step->monitor->confirm = true;
    }
}

static void is_alive_returned(struct step *step, uint64_t token)
{
    struct monitor *monitor = step->monitor;

    (void)token;
    if (!transition_is_steadily_online(monitor)) {
        return;
    }
    if (step->event->value == 0) {
        transition_fail(step, ClusterResourceFailed, ERROR_RESOURCE_FAILED, true);
    } else if (monitor->event_handle != 0 && !monitor->watching && !monitor->confirm) {
        action_watch(step, monitor->event_handle);
    }
}

static void control_returned(struct step *step, uint64_t token)
{
    if (!step->event->asynchronous) {
        action_answer(step, token, step->event->value);
    }
}

static void plainly_returned(struct step *step, uint64_t token)
{
    action_answer(step, token, step->event->value);
}

typedef void (*returned_function)(struct step *step, uint64_t token);

static const returned_function returned_functions[MONITOR_ENTRY_COUNT] = {
    [MONITOR_ENTRY_OPEN] = open_returned,
    [MONITOR_ENTRY_CLOSE] = close_returned,
    [MONITOR_ENTRY_ONLINE] = online_returned,
    [MONITOR_ENTRY_OFFLINE] = offline_returned,
    [MONITOR_ENTRY_LOOKS_ALIVE] = looks_alive_returned,
    [MONITOR_ENTRY_IS_ALIVE] = is_alive_returned,
    [MONITOR_ENTRY_CONTROL] = control_returned,
    [MONITOR_ENTRY_CANCEL] = plainly_returned,
    [MONITOR_ENTRY_ARBITRATE] = plainly_returned,
    [MONITOR_ENTRY_RELEASE] = plainly_returned,
};

void returned_on_returned(struct step *step)
{
    struct monitor *monitor = step->monitor;
    const struct monitor_event *event = step->event;

    if (event->entry == MONITOR_ENTRY_TERMINATE) {
        if (monitor->terminating) {
            terminate_returned(step);
        }
        return;
    }
    if (event->entry == MONITOR_ENTRY_NONE || monitor->running != event->entry ||
        monitor->token != event->token) {
        return;
    }
    monitor->running = MONITOR_ENTRY_NONE;
    monitor->token = 0;
    action_disarm(step, MONITOR_TIMER_DEADLOCK);
    returned_functions[event->entry](step, event->token);
}
