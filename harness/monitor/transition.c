/* The transitions that several events share. */
#include <clusapi.h>
#include <resapi.h>
#include <windows.h>

#include "action.h"

static const enum monitor_entry operation_entries[] = {
    [MONITOR_OPERATION_NONE] = MONITOR_ENTRY_NONE,
    [MONITOR_OPERATION_ONLINE] = MONITOR_ENTRY_ONLINE,
    [MONITOR_OPERATION_OFFLINE] = MONITOR_ENTRY_OFFLINE,
};

static const int32_t operation_pending_states[] = {
    [MONITOR_OPERATION_NONE] = ClusterResourcePending,
    [MONITOR_OPERATION_ONLINE] = ClusterResourceOnlinePending,
    [MONITOR_OPERATION_OFFLINE] = ClusterResourceOfflinePending,
};

bool transition_in_entry_point(const struct monitor *monitor)
{
    return monitor->operation != MONITOR_OPERATION_NONE &&
           monitor->running == operation_entries[monitor->operation];
}

int32_t transition_pending_state(const struct monitor *monitor)
{
    return operation_pending_states[monitor->operation];
}

bool transition_is_steadily_online(const struct monitor *monitor)
{
    return monitor->state == ClusterResourceOnline && !monitor->ending.wanted &&
           monitor->operation == MONITOR_OPERATION_NONE;
}

void transition_arm_pending(struct step *step)
{
    const struct monitor_config *config = &step->monitor->config;
    bool deadlock_is_lower = config->deadlock_timeout_us < config->pending_timeout_us;

    action_arm(step, MONITOR_TIMER_PENDING,
               deadlock_is_lower ? config->deadlock_timeout_us : config->pending_timeout_us);
}

void transition_arm_poll(struct step *step, enum monitor_timer timer)
{
    const struct monitor_config *config = &step->monitor->config;
    bool looks_alive = timer == MONITOR_TIMER_LOOKS_ALIVE;
    uint64_t interval_us = looks_alive ? config->looks_alive_us : config->is_alive_us;

    if (interval_us != 0 && interval_us != MONITOR_NEVER) {
        action_arm(step, timer, interval_us);
    }
}

void transition_enter_online(struct step *step, int64_t event_handle)
{
    struct monitor *monitor = step->monitor;

    monitor->operation = MONITOR_OPERATION_NONE;
    monitor->event_handle = event_handle;
    action_state(step, ClusterResourceOnline, ERROR_SUCCESS);
    if (event_handle != 0) {
        action_watch(step, event_handle);
    } else {
        transition_arm_poll(step, MONITOR_TIMER_LOOKS_ALIVE);
    }
    transition_arm_poll(step, MONITOR_TIMER_IS_ALIVE);
}

void transition_leave_online(struct step *step)
{
    struct monitor *monitor = step->monitor;

    action_disarm(step, MONITOR_TIMER_LOOKS_ALIVE);
    action_disarm(step, MONITOR_TIMER_IS_ALIVE);
    action_unwatch(step);
    monitor->looks_alive_due = false;
    monitor->is_alive_due = false;
    monitor->confirm = false;
}

/* Terminate is to be called, then the resource ends as `ending` says. What operates is over. */
void transition_end(struct step *step, const struct monitor_ending *ending, bool state_first)
{
    struct monitor *monitor = step->monitor;

    transition_leave_online(step);
    action_disarm(step, MONITOR_TIMER_PENDING);
    if (transition_in_entry_point(monitor)) {
        monitor->aborted = true;
    } else {
        monitor->operation = MONITOR_OPERATION_NONE;
    }
    monitor->held = (struct monitor_held){0};
    monitor->ending = *ending;
    monitor->ending.wanted = true;
    if (state_first) {
        action_state(step, ending->state, ending->status);
    }
}

void transition_fail(struct step *step, int32_t reported, uint32_t status, bool state_first)
{
    transition_end(
        step,
        &(struct monitor_ending){
            .state = ClusterResourceFailed, .status = status, .policy = true, .reported = reported},
        state_first);
}
