#include "action.h"

#include <assert.h>

static struct monitor_action *append(struct step *step, enum monitor_action_kind kind)
{
    struct monitor_actions *actions = step->actions;

    assert(actions->count < MONITOR_MAX_ACTIONS);
    struct monitor_action *action = &actions->items[actions->count++];
    *action = (struct monitor_action){.kind = kind};
    return action;
}

void action_call(struct step *step, enum monitor_entry entry, uint64_t token, uint32_t flags)
{
    struct monitor *monitor = step->monitor;
    struct monitor_action *action = append(step, MONITOR_ACTION_CALL);

    action->entry = entry;
    action->token = token;
    action->flags = flags;
    if (entry == MONITOR_ENTRY_TERMINATE) {
        monitor->terminating = true;
        action_arm(step, MONITOR_TIMER_TERMINATE_DEADLOCK, monitor->config.deadlock_timeout_us);
        return;
    }
    monitor->running = entry;
    monitor->token = token;
    action_arm(step, MONITOR_TIMER_DEADLOCK, monitor->config.deadlock_timeout_us);
}

void action_state(struct step *step, int32_t state, uint32_t status)
{
    if (step->monitor->state == state) {
        return;
    }
    step->monitor->state = state;
    struct monitor_action *action = append(step, MONITOR_ACTION_STATE);
    action->state = state;
    action->status = status;
}

void action_arm(struct step *step, enum monitor_timer timer, uint64_t delay_us)
{
    uint64_t now_us = step->event->now_us;
    uint64_t at_us = delay_us > MONITOR_NEVER - now_us ? MONITOR_NEVER : now_us + delay_us;

    step->monitor->armed_us[timer] = at_us;
    struct monitor_action *action = append(step, MONITOR_ACTION_TIMER);
    action->timer = timer;
    action->at_us = at_us;
}

void action_disarm(struct step *step, enum monitor_timer timer)
{
    if (step->monitor->armed_us[timer] == MONITOR_NEVER) {
        return;
    }
    step->monitor->armed_us[timer] = MONITOR_NEVER;
    struct monitor_action *action = append(step, MONITOR_ACTION_TIMER);
    action->timer = timer;
    action->at_us = MONITOR_NEVER;
}

void action_answer(struct step *step, uint64_t token, uint32_t status)
{
    if (token == 0) {
        return;
    }
    struct monitor_action *action = append(step, MONITOR_ACTION_ANSWER);
    action->token = token;
    action->status = status;
}

void action_exit_state(struct step *step, uint32_t status)
{
    append(step, MONITOR_ACTION_EXIT_STATE)->status = status;
}

void action_watch(struct step *step, int64_t event_handle)
{
    step->monitor->watching = true;
    append(step, MONITOR_ACTION_WATCH)->event_handle = event_handle;
}

void action_unwatch(struct step *step)
{
    if (!step->monitor->watching) {
        return;
    }
    step->monitor->watching = false;
    append(step, MONITOR_ACTION_WATCH);
}

void action_failed(struct step *step, int32_t reported, uint32_t status)
{
    struct monitor_action *action = append(step, MONITOR_ACTION_FAILED);

    action->state = reported;
    action->status = status;
}

void action_deadlock(struct step *step, enum monitor_entry entry)
{
    append(step, MONITOR_ACTION_DEADLOCK)->entry = entry;
}

void action_timeout(struct step *step)
{
    append(step, MONITOR_ACTION_TIMEOUT);
}

void action_signal(struct step *step, int32_t failure_type, uint32_t status)
{
    struct monitor_action *action = append(step, MONITOR_ACTION_SIGNAL);

    action->state = failure_type;
    action->status = status;
}
