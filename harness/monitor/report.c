/* SetResourceStatus[Ex]: what is accepted of it (contract 3.2), and what a final report does. */
#include <clusapi.h>
#include <resapi.h>
#include <windows.h>

#include "action.h"

static void finish_online(struct step *step, const struct monitor_status *status)
{
    uint32_t cause = status->application_error;
    bool nowhere = status->state == (int32_t)ClusterResourceCannotComeOnlineOnThisNode ||
                   status->state == (int32_t)ClusterResourceCannotComeOnlineOnAnyNode;

    if (status->state == ClusterResourceOnline) {
        transition_enter_online(step,
                                status->event != 0 ? status->event : step->monitor->event_handle);
        return;
    }
    transition_fail(step, nowhere ? status->state : ClusterResourceFailed,
                    cause != 0 ? cause : ERROR_RESOURCE_FAILED, true);
}

static void finish_offline(struct step *step, const struct monitor_status *status)
{
    struct monitor *monitor = step->monitor;
    uint32_t cause = status->application_error;

    if (status->state == ClusterResourceOffline) {
        monitor->operation = MONITOR_OPERATION_NONE;
        action_state(step, ClusterResourceOffline, cause);
    } else if (status->state == ClusterResourceOnline) {
        transition_enter_online(step, status->event != 0 ? status->event : monitor->event_handle);
    } else {
        transition_end(
            step,
            &(struct monitor_ending){.state = ClusterResourceFailed,
                                     .status = cause != 0 ? cause : ERROR_RESOURCE_FAILED},
            true);
    }
}

void report_apply_final(struct step *step, const struct monitor_status *status)
{
    action_disarm(step, MONITOR_TIMER_PENDING);
    if (step->monitor->operation == MONITOR_OPERATION_ONLINE) {
        finish_online(step, status);
    } else {
        finish_offline(step, status);
    }
}

enum report {
    REPORT_FINAL,
    REPORT_PROGRESS,
    REPORT_MEANINGLESS,
};

static enum report classify(const struct monitor *monitor, int32_t state)
{
    if (state == transition_pending_state(monitor) || state == ClusterResourcePending) {
        return REPORT_PROGRESS;
    }
    bool pending = state > ClusterResourcePending;
    bool none = state == ClusterResourceInherited || state == ClusterResourceInitializing;
    return pending || none ? REPORT_MEANINGLESS : REPORT_FINAL;
}

static void accept_progress(struct step *step, uint32_t check_point)
{
    struct monitor *monitor = step->monitor;

    if (monitor->has_check_point && check_point <= monitor->check_point) {
        return;
    }
    monitor->has_check_point = true;
    monitor->check_point = check_point;
    if (!transition_in_entry_point(monitor)) {
        transition_arm_pending(step);
    }
}

void report_on_status(struct step *step)
{
    struct monitor *monitor = step->monitor;
    const struct monitor_status *status = &step->event->status;

    if (monitor->operation == MONITOR_OPERATION_NONE || monitor->aborted ||
        monitor->ending.wanted || monitor->held.is_final) {
        action_exit_state(step, ResourceExitStateTerminate);
        return;
    }
    action_exit_state(step, ResourceExitStateContinue);
    enum report report = classify(monitor, status->state);
    if (report == REPORT_PROGRESS) {
        accept_progress(step, status->check_point);
    } else if (report == REPORT_FINAL && transition_in_entry_point(monitor)) {
        monitor->held = (struct monitor_held){.is_final = true, .final = *status};
    } else if (report == REPORT_FINAL) {
        report_apply_final(step, status);
    }
}
