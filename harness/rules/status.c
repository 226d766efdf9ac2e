#include <string.h>

#include <clusapi.h>
#include <windows.h>

#include "watch.h"

/* ONL-02, ONL-03, ONL-04, OFF-02, STAT-01, STAT-06, STAT-07, TERM-04: status reports. */

static const char *state_name(const struct trace_record *report)
{
    const char *name = names_short(NAMES_RESOURCE_STATE, facts_number(report, "ResourceState"));

    return name ? name : "an unknown state";
}

static void check_check_point(struct rules *rules, const struct subject *subject,
                              const struct trace_record *report)
{
    uint32_t check_point = (uint32_t)facts_number(report, "CheckPoint");

    if (facts_is_progress(report) && subject->has_check_point &&
        check_point <= subject->check_point) {
        rules_break(rules, "STAT-01", report,
                    "%s reported %s with CheckPoint %u; the report before had %u, so the monitor "
                    "sees no progress",
                    report->name, state_name(report), check_point, subject->check_point);
    }
}

/* An Online that returned without 997 was over; a report of how it went comes too late. */
static bool belongs_to_online(const struct subject *subject, const struct trace_record *report)
{
    int64_t state = (int64_t)facts_number(report, "ResourceState");

    return subject->ended == OPERATION_ONLINE && !subject->ended_pending &&
           (subject->ended_return != ERROR_SUCCESS || state == ClusterResourceOnline ||
            state == ClusterResourceOnlinePending);
}

/* A report with nothing pending: whose mistake it is depends on what was there last. */
static void blame_unasked(struct rules *rules, const struct subject *subject,
                          const struct trace_record *report)
{
    if (subject->terminated) {
        rules_break(rules, "TERM-04", report,
                    "%s reported %s after Terminate had returned: the worker of the %s that it "
                    "stopped is still at work",
                    report->name, state_name(report), facts_operation_name(subject->ended));
    } else if (belongs_to_online(subject, report)) {
        rules_break(rules, "ONL-04", report,
                    "%s reported %s, but Online had returned %u and was over with that",
                    report->name, state_name(report), subject->ended_return);
    } else {
        rules_break(rules, "STAT-06", report,
                    "%s reported %s while nothing was pending: the last operation (%s) was over",
                    report->name, state_name(report), facts_operation_name(subject->ended));
    }
}

static void check_report(struct rules *rules, struct subject *subject,
                         const struct trace_record *report)
{
    if (subject->told_to_stop) {
        rules_break(rules, "TERM-04", report,
                    "%s reported %s again, though its last report was answered "
                    "ResourceExitStateTerminate",
                    report->name, state_name(report));
        return;
    }
    if (subject->running || subject->pending) {
        check_check_point(rules, subject, report);
        return;
    }
    if (subject->terminating) {
        return; /* the answer tells the worker to stop; Terminate is waiting for that */
    }
    blame_unasked(rules, subject, report);
}

static void observe_report(struct rules *rules, const struct trace_record *report)
{
    struct subject *subject = facts_subject(rules, report);

    if (facts_number(report, "unknown_handle")) {
        rules_break(rules, "STAT-07", report,
                    "%s reported %s with a handle that is not a ResourceHandle of Open (the RESID "
                    "that Open returned is not one)",
                    report->name, state_name(report));
        return;
    }
    if (!trace_find(report, "ResourceState")) {
        rules_break(rules, "bad-argument", report,
                    "%s was called with a status that cannot be read (NULL, or no address of the "
                    "process)",
                    report->name);
        return;
    }
    if (subject && !subject->closed) {
        check_report(rules, subject, report);
    }
}

/* Reports that came before Online returned count for it only if it then returned 997. */
static void observe_return(struct rules *rules, const struct trace_record *record)
{
    struct subject *subject = facts_subject(rules, record);
    uint64_t value = facts_number(record, "return");

    if (subject && strcmp(record->name, "Online") == 0 && subject->early_reports && value != 997) {
        rules_break(rules, "ONL-04", record,
                    "Online returned %llu, but a status had been reported for it while it ran",
                    (unsigned long long)value);
    }
}

static void observe_timeout(struct rules *rules, const struct trace_record *record)
{
    struct subject *subject = facts_subject(rules, record);
    unsigned long long limit_ms = facts_number(record, "limit_us") / 1000;
    const char *rule;

    if (!subject || !subject->pending) {
        return;
    }
    if (subject->pending == OPERATION_OFFLINE) {
        rule = "OFF-02";
    } else {
        rule = subject->reports ? "ONL-03" : "ONL-02";
    }
    if (subject->reports) {
        rules_break(rules, rule, record,
                    "%s was pending and no report came for PendingTimeout (%llu ms) after the "
                    "last one",
                    facts_operation_name(subject->pending), limit_ms);
    } else {
        rules_break(rules, rule, record,
                    "%s returned 997 (ERROR_IO_PENDING) and nothing was reported within "
                    "PendingTimeout (%llu ms)",
                    facts_operation_name(subject->pending), limit_ms);
    }
}

void status_observe(struct rules *rules, const struct trace_record *record)
{
    if (facts_is_status_report(record)) {
        observe_report(rules, record);
    } else if (record->kind == TRACE_RETURN) {
        observe_return(rules, record);
    } else if (record->kind == TRACE_TIMER && strcmp(record->name, "PendingTimeout") == 0) {
        observe_timeout(rules, record);
    }
}
