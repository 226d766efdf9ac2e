#ifndef RDK_TRACE_H
#define RDK_TRACE_H

/*
 * What happened in one scenario, as records in the order in which it happened. Written by run; read
 * by rules, expectations and reports. There is no real time, pid, address or hash order in it, so
 * the same scenario, plugin and seed give the same bytes.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/place.h"
#include "names/names.h"

enum trace_kind {
    TRACE_SCENARIO,  /* first record: name, file, seed … */
    TRACE_STEP,      /* a step begins: name is the verb, place is where it stands */
    TRACE_RESULT,    /* a step's operation has its answer: name is the verb, field "return" */
    TRACE_HOST,      /* a monitor process: name is started, loaded, ended, killed */
    TRACE_CALL,      /* an entry point is called: name is the entry, fields are its arguments */
    TRACE_RETURN,    /* … and has returned: field "return", "last_error", outputs */
    TRACE_CALLBACK,  /* the plugin called its monitor: fields are the arguments and "return" */
    TRACE_LOG,       /* LogEvent: fields level, text, format */
    TRACE_REQUEST,   /* a call through the provider: arguments, "return" */
    TRACE_STATE,     /* a resource's state: fields from, to, status */
    TRACE_TIMER,     /* a time-out of the monitor's or cluster's fired: name says which */
    TRACE_EVENT,     /* the cluster's event log: name is the event's number ("1230"), field text */
    TRACE_OBSERVED,  /* what the host or librdk saw: name is the rule id or class, field text */
    TRACE_VIOLATION, /* a rule's verdict: name is its id or class, field text, place */
    TRACE_FAILURE,   /* an expectation did not hold: fields expected, actual, place */
    TRACE_VERDICT,   /* last record: name is passed, failed, crashed, hung, skipped, xfailed */
    TRACE_KIND_COUNT,
};

enum trace_type {
    TRACE_NUMBER,
    TRACE_SIGNED,
    TRACE_TEXT,
    TRACE_BYTES,
    TRACE_NULL
};

struct trace_field {
    const char *name;
    enum trace_type type;
    enum names_class names; /* how to print a number; a list of bytes prints as property list */
    bool is_list;           /* TRACE_BYTES: it is meant to be a property list */
    uint64_t number;        /* TRACE_SIGNED: as int64_t */
    const char *text;       /* UTF-8, owned by the trace */
    const void *bytes;
    size_t length;
};

#define TRACE_MAX_FIELDS 24

struct trace_record {
    uint64_t number;  /* 1, 2, 3 … */
    uint64_t time_us; /* virtual time since the scenario began */
    enum trace_kind kind;
    const char *name; /* see the kinds; never NULL */
    unsigned monitor; /* number of the monitor process; 0: none */
    const char *node; /* the rest NULL where it does not apply */
    const char *resource;
    const char *type;   /* resource type */
    const char *thread; /* "call", "worker 2", "thread 3" */
    uint64_t call;      /* joins CALL, RETURN and what happened on its thread; 0: none */
    struct place place;
    size_t field_count;
    struct trace_field fields[TRACE_MAX_FIELDS];
};

struct trace;

struct trace *trace_create(void);
void trace_destroy(struct trace *trace);

/* Begin a record: the trace gives the number. Fill the returned draft (zeroed but for kind and
 * time), then commit. One draft at a time. Fields are added with the functions below alone, which
 * copy their values at once; the other strings (name, node, resource …) are copied by
 * trace_commit and have to live until then. A name given twice replaces its first value; what does
 * not fit into TRACE_MAX_FIELDS is an error of the caller. */
struct trace_record *trace_begin(struct trace *trace, enum trace_kind kind, uint64_t time_us);
void trace_number(struct trace_record *record, const char *name, enum names_class names,
                  uint64_t value);
void trace_signed(struct trace_record *record, const char *name, int64_t value);
void trace_text(struct trace_record *record, const char *name, const char *text);
void trace_bytes(struct trace_record *record, const char *name, const void *bytes, size_t length,
                 bool is_list);
void trace_null(struct trace_record *record, const char *name);
/* Freeze the draft; hands it to the observers; returns the kept record, whose array holds only its
 * field_count fields: read it, never copy it by assignment. */
const struct trace_record *trace_commit(struct trace *trace);

/* Called with each record after its commit. An observer may begin and commit records of its own:
 * they follow, and every observer sees all records in the order of their numbers. */
typedef void trace_observer(void *context, struct trace *trace, const struct trace_record *record);
void trace_observe(struct trace *trace, trace_observer *observer, void *context);

size_t trace_count(const struct trace *trace);
const struct trace_record *trace_at(const struct trace *trace, size_t index);
const struct trace_field *trace_find(const struct trace_record *record, const char *name);
const char *trace_kind_name(enum trace_kind kind);
bool trace_kind_value(const char *name, enum trace_kind *ret_kind);

/* One record as a line of JSON (schema 1, docs/trace-format.md), with its newline. Numbers with a
 * name carry both. */
void trace_write_jsonl(struct buf *buf, const struct trace_record *record);
/* Read a trace back; errors name the line. The result can be judged again by the rules: each
 * record goes through trace_begin and trace_commit. */
int trace_read_jsonl(const char *text, size_t length, struct trace **ret, struct err *err);

/* One record as a line of text for people, without its newline. */
void trace_print(struct buf *buf, const struct trace_record *record);
/* A field's value for people: 997 (ERROR_IO_PENDING), "text", {Path: SZ "C:\x"}, NULL. */
void trace_print_value(struct buf *buf, const struct trace_field *field);
/* Virtual time for people: "180.000000" (seconds). */
void trace_print_time(struct buf *buf, uint64_t time_us);

#endif
