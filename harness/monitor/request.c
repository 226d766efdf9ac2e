/*
 * Whose turn it is. One ordinary entry point at a time; Terminate beside those that allow it. What
 * starts next, in this order:
 *
 *   1. the Terminate that an ending wants
 *   2. a TERMINATE request, past all others
 *   3. IsAlive, when LooksAlive or the event handle cast doubt
 *   4. the first request of the queue
 *   5. polls that are due
 *
 * From 3 on only when nothing runs.
 */
#include <string.h>

#include <clusapi.h>
#include <windows.h>

#include "action.h"

bool request_overlaps_terminate(enum monitor_entry entry)
{
    // The contract, section 2.0, names those that Terminate may meet; the others it must not.
    static const bool overlaps[MONITOR_ENTRY_COUNT] = {
        [MONITOR_ENTRY_NONE] = true,     [MONITOR_ENTRY_ONLINE] = true,
        [MONITOR_ENTRY_OFFLINE] = true,  [MONITOR_ENTRY_LOOKS_ALIVE] = true,
        [MONITOR_ENTRY_IS_ALIVE] = true, [MONITOR_ENTRY_CONTROL] = true,
    };

    return overlaps[entry];
}

static void remove_request(struct monitor *monitor, size_t index)
{
    monitor->queued--;
    memmove(&monitor->queue[index], &monitor->queue[index + 1],
            (monitor->queued - index) * sizeof(monitor->queue[0]));
}

/* How a request is begun. True: it is done with and leaves the queue; false: it waits on. */
typedef bool (*begin_function)(struct step *step, const struct monitor_request *request);

static bool begin_open(struct step *step, const struct monitor_request *request)
{
    if (step->monitor->opened) {
        action_answer(step, request->token, ERROR_INVALID_STATE);
        return true;
    }
    action_call(step, MONITOR_ENTRY_OPEN, request->token, request->flags);
    return true;
}

static bool begin_online(struct step *step, const struct monitor_request *request)
{
    struct monitor *monitor = step->monitor;

    switch (monitor->state) {
    case ClusterResourceOnline:
        action_answer(step, request->token, ERROR_SUCCESS);
        return true;
    case ClusterResourceOnlinePending:
        action_answer(step, request->token, ERROR_IO_PENDING);
        return true;
    case ClusterResourceOfflinePending:
        action_answer(step, request->token, ERROR_INVALID_STATE);
        return true;
    default:
        break;
    }
    monitor->operation = MONITOR_OPERATION_ONLINE;
    monitor->aborted = false;
    monitor->has_check_point = false;
    monitor->held = (struct monitor_held){0};
    monitor->event_handle = 0;
    action_call(step, MONITOR_ENTRY_ONLINE, request->token, request->flags);
    return true;
}

static void call_offline(struct step *step, uint64_t token, uint32_t flags)
{
    struct monitor *monitor = step->monitor;

    monitor->operation = MONITOR_OPERATION_OFFLINE;
    monitor->aborted = false;
    monitor->has_check_point = false;
    monitor->held = (struct monitor_held){0};
    transition_leave_online(step);
    action_call(step, MONITOR_ENTRY_OFFLINE, token, flags);
}

static bool begin_offline(struct step *step, const struct monitor_request *request)
{
    struct monitor *monitor = step->monitor;

    switch (monitor->state) {
    case ClusterResourceOnline:
        call_offline(step, request->token, request->flags);
        return true;
    case ClusterResourceOnlinePending:
        // The way out of a pending online is Terminate (contract 3.1).
        transition_end(
            step,
            &(struct monitor_ending){.state = ClusterResourceOffline, .token = request->token},
            false);
        return true;
    case ClusterResourceOfflinePending:
        action_answer(step, request->token, ERROR_IO_PENDING);
        return true;
    default:
        action_state(step, ClusterResourceOffline, ERROR_SUCCESS);
        action_answer(step, request->token, ERROR_SUCCESS);
        return true;
    }
}

static bool begin_terminate(struct step *step, const struct monitor_request *request)
{
    struct monitor *monitor = step->monitor;

    if (!request->fail) {
        transition_end(
            step,
            &(struct monitor_ending){.state = ClusterResourceOffline, .token = request->token},
            false);
        return true;
    }
    if (monitor->state != ClusterResourceOnline && monitor->operation == MONITOR_OPERATION_NONE) {
        action_answer(step, request->token, ERROR_RESMON_INVALID_STATE);
        return true;
    }
    action_answer(step, request->token, ERROR_SUCCESS);
    transition_end(step,
                   &(struct monitor_ending){.state = ClusterResourceFailed,
                                            .status = ERROR_RESOURCE_FAILED,
                                            .policy = true,
                                            .reported = ClusterResourceFailed},
                   true);
    return true;
}

static bool begin_control(struct step *step, const struct monitor_request *request)
{
    action_call(step, MONITOR_ENTRY_CONTROL, request->token, request->flags);
    return true;
}

static bool begin_cancel(struct step *step, const struct monitor_request *request)
{
    action_call(step, MONITOR_ENTRY_CANCEL, request->token, request->flags);
    return true;
}

static bool begin_arbitrate(struct step *step, const struct monitor_request *request)
{
    action_call(step, MONITOR_ENTRY_ARBITRATE, request->token, request->flags);
    return true;
}

static bool begin_release(struct step *step, const struct monitor_request *request)
{
    action_call(step, MONITOR_ENTRY_RELEASE, request->token, request->flags);
    return true;
}

static bool begin_close(struct step *step, const struct monitor_request *request)
{
    struct monitor *monitor = step->monitor;

    if (monitor->state == ClusterResourceOnline && !monitor->offline_tried) {
        // The orderly way first; if the resource backs out of it, Terminate follows.
        monitor->offline_tried = true;
        call_offline(step, 0, 0);
        return false;
    }
    if (monitor->state == ClusterResourceOnline || monitor->state == ClusterResourceOnlinePending) {
        transition_end(step, &(struct monitor_ending){.state = ClusterResourceOffline}, false);
        return false;
    }
    if (monitor->state == ClusterResourceOfflinePending) {
        return false;
    }
    action_call(step, MONITOR_ENTRY_CLOSE, request->token, 0);
    return true;
}

static const begin_function begin_functions[MONITOR_REQUEST_COUNT] = {
    [MONITOR_REQUEST_OPEN] = begin_open,       [MONITOR_REQUEST_ONLINE] = begin_online,
    [MONITOR_REQUEST_OFFLINE] = begin_offline, [MONITOR_REQUEST_TERMINATE] = begin_terminate,
    [MONITOR_REQUEST_CONTROL] = begin_control, [MONITOR_REQUEST_CANCEL] = begin_cancel,
    [MONITOR_REQUEST_CLOSE] = begin_close,     [MONITOR_REQUEST_ARBITRATE] = begin_arbitrate,
    [MONITOR_REQUEST_RELEASE] = begin_release,
};

/* Begin the request at `index`. False: it stays where it is. */
static bool begin(struct step *step, size_t index)
{
    struct monitor *monitor = step->monitor;
    struct monitor_request request = monitor->queue[index];

    if (!monitor->opened && request.kind != MONITOR_REQUEST_OPEN) {
        // There is no instance to call. To close nothing is no error.
        remove_request(monitor, index);
        bool closed = request.kind == MONITOR_REQUEST_CLOSE;
        monitor->closing = closed ? false : monitor->closing;
        action_answer(step, request.token, closed ? ERROR_SUCCESS : ERROR_RESOURCE_NOT_AVAILABLE);
        return true;
    }
    if (!begin_functions[request.kind](step, &request)) {
        return false;
    }
    remove_request(monitor, index);
    return true;
}

/* Begin a TERMINATE request, wherever in the queue it stands. */
static bool begin_any_terminate(struct step *step)
{
    struct monitor *monitor = step->monitor;

    if (!request_overlaps_terminate(monitor->running)) {
        return false;
    }
    for (size_t i = 0; i < monitor->queued; i++) {
        if (monitor->queue[i].kind == MONITOR_REQUEST_TERMINATE) {
            return begin(step, i);
        }
    }
    return false;
}

static void begin_due_poll(struct step *step)
{
    struct monitor *monitor = step->monitor;

    if (monitor->looks_alive_due) {
        monitor->looks_alive_due = false;
        action_call(step, MONITOR_ENTRY_LOOKS_ALIVE, 0, 0);
    } else if (monitor->is_alive_due) {
        monitor->is_alive_due = false;
        action_call(step, MONITOR_ENTRY_IS_ALIVE, 0, 0);
    }
}

void request_schedule(struct step *step)
{
    struct monitor *monitor = step->monitor;

    while (!monitor->terminating) {
        if (monitor->ending.wanted) {
            if (request_overlaps_terminate(monitor->running)) {
                action_call(step, MONITOR_ENTRY_TERMINATE, monitor->ending.token, 0);
            }
            return;
        }
        if (begin_any_terminate(step)) {
            continue;
        }
        if (monitor->running != MONITOR_ENTRY_NONE) {
            return;
        }
        if (monitor->confirm) {
            monitor->confirm = false;
            monitor->is_alive_due = false;
            action_call(step, MONITOR_ENTRY_IS_ALIVE, 0, 0);
            return;
        }
        if (monitor->queued == 0) {
            begin_due_poll(step);
            return;
        }
        if (!begin(step, 0) && !monitor->ending.wanted) {
            return;
        }
    }
}

void request_accept(struct step *step, const struct monitor_request *request)
{
    struct monitor *monitor = step->monitor;

    if (monitor->closing && request->kind != MONITOR_REQUEST_OPEN) {
        bool close = request->kind == MONITOR_REQUEST_CLOSE;
        action_answer(step, request->token, close ? ERROR_INVALID_STATE : ERROR_OPERATION_ABORTED);
        return;
    }
    if (request->kind == MONITOR_REQUEST_CLOSE) {
        request_drop_all(step, ERROR_OPERATION_ABORTED);
        monitor->closing = true;
        monitor->offline_tried = false;
    }
    if (monitor->queued == MONITOR_MAX_QUEUE) {
        action_answer(step, request->token, ERROR_BUSY);
        return;
    }
    monitor->queue[monitor->queued++] = *request;
}

void request_drop_all(struct step *step, uint32_t status)
{
    struct monitor *monitor = step->monitor;

    for (size_t i = 0; i < monitor->queued; i++) {
        bool close = monitor->queue[i].kind == MONITOR_REQUEST_CLOSE;
        action_answer(step, monitor->queue[i].token, close ? ERROR_SUCCESS : status);
    }
    monitor->queued = 0;
}
