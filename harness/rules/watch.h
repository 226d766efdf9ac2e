#ifndef RDK_RULES_WATCH_H
#define RDK_RULES_WATCH_H

/*
 * What the observers of this room share. The facts of each resource (is an operation pending, was
 * it terminated …) are kept in one place, facts.c, and are brought up to date after the observers
 * have seen a record: an observer sees the facts as they were before it.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "rules/rules.h"
#include "trace/trace.h"

enum operation_kind {
    OPERATION_NONE,
    OPERATION_ONLINE,
    OPERATION_OFFLINE
};

/* A call that has not returned. */
struct open_call {
    struct open_call *next;
    const struct trace_record *record; /* the CALL record; records live as long as the trace */
};

/* A resource in a monitor process. */
struct subject {
    struct subject *next;
    unsigned monitor;
    char *resource;
    const char *kept;            /* the trace's own copy of that name; NULL: not met yet */
    enum operation_kind running; /* Online or Offline is being called */
    enum operation_kind pending; /* … returned 997 and no final report has come */
    enum operation_kind ended;   /* the last one that is over */
    uint32_t ended_return;       /* what it returned, when it was never pending */
    bool ended_pending;          /* it had been pending */
    unsigned early_reports;      /* reports while Online or Offline was still running */
    bool early_final;            /* … one of them was final */
    unsigned reports;            /* of the pending operation */
    bool has_check_point;
    uint32_t check_point;
    unsigned terminating; /* calls of Terminate that have not returned */
    bool terminated;      /* … one has returned, and nothing was begun since */
    bool told_to_stop;    /* a report was answered ResourceExitStateTerminate */
    bool closed;
};

struct rules {
    struct trace *trace;
    struct subject *subjects;
    struct open_call *open_calls;
    char *allow;        /* " A B C " or NULL */
    struct place place; /* of the step that is being played */
};

/* facts.c */
struct subject *facts_subject(struct rules *rules, const struct trace_record *record);
const struct trace_record *facts_call(const struct rules *rules, const struct trace_record *record);
void facts_update(struct rules *rules, const struct trace_record *record);
void facts_finish(struct rules *rules);
bool facts_is_status_report(const struct trace_record *record);
uint64_t facts_number(const struct trace_record *record, const char *field);
/* A report of a pending state is progress; any other ends the operation. */
bool facts_is_progress(const struct trace_record *report);
const char *facts_operation_name(enum operation_kind operation);

/* rules.c: commit a violation of `rule` by what `offender` records. */
void rules_break(struct rules *rules, const char *rule, const struct trace_record *offender,
                 const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The observers, one file for each subject. */
void startup_observe(struct rules *rules, const struct trace_record *record);
void status_observe(struct rules *rules, const struct trace_record *record);
void calls_observe(struct rules *rules, const struct trace_record *record);
void answers_observe(struct rules *rules, const struct trace_record *record);
void durations_observe(struct rules *rules, const struct trace_record *record);
void forbidden_observe(struct rules *rules, const struct trace_record *record);
void observed_observe(struct rules *rules, const struct trace_record *record);

#endif
