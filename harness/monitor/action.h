#ifndef RDK_MONITOR_ACTION_H
#define RDK_MONITOR_ACTION_H

/* The primitive moves of the monitor. Each appends the action that it stands for. */

#include "monitor.h"

/* One step under way. */
struct step {
    struct monitor *monitor;
    const struct monitor_event *event;
    struct monitor_actions *actions;
};

void action_call(struct step *step, enum monitor_entry entry, uint64_t token, uint32_t flags);
/* Says nothing when the resource is in that state already. */
void action_state(struct step *step, int32_t state, uint32_t status);
void action_arm(struct step *step, enum monitor_timer timer, uint64_t delay_us);
void action_disarm(struct step *step, enum monitor_timer timer);
/* Nothing for token 0: nobody waits. */
void action_answer(struct step *step, uint64_t token, uint32_t status);
void action_exit_state(struct step *step, uint32_t status);
void action_watch(struct step *step, int64_t event_handle);
void action_unwatch(struct step *step);
void action_failed(struct step *step, int32_t reported, uint32_t status);
void action_deadlock(struct step *step, enum monitor_entry entry);
void action_timeout(struct step *step);
void action_signal(struct step *step, int32_t failure_type, uint32_t status);

/* transition.c */
/* The operation is in its entry point, not yet pending. */
bool transition_in_entry_point(const struct monitor *monitor);
/* Online, and nothing is being done about it. */
bool transition_is_steadily_online(const struct monitor *monitor);
/* The pending state of the operation. */
int32_t transition_pending_state(const struct monitor *monitor);
void transition_arm_pending(struct step *step);
void transition_arm_poll(struct step *step, enum monitor_timer timer);
void transition_enter_online(struct step *step, int64_t event_handle);
void transition_leave_online(struct step *step);
/* Terminate is to be called, then the resource ends as `ending` says; with `state_first` it is
 * there before. Whatever operates is over. */
void transition_end(struct step *step, const struct monitor_ending *ending, bool state_first);
/* The same for a failure that is the policy's. */
void transition_fail(struct step *step, int32_t reported, uint32_t status, bool state_first);

/* report.c */
void report_on_status(struct step *step);
void report_apply_final(struct step *step, const struct monitor_status *status);

/* returned.c */
void returned_on_returned(struct step *step);

/* request.c: start what is allowed to start now. */
void request_schedule(struct step *step);
void request_accept(struct step *step, const struct monitor_request *request);
/* Answer all that wait. */
void request_drop_all(struct step *step, uint32_t status);
bool request_overlaps_terminate(enum monitor_entry entry);

#endif
