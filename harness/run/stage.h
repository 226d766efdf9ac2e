#ifndef RDK_RUN_STAGE_H
#define RDK_RUN_STAGE_H

/*
 * The stage: everything that one scenario has while it is played. Private to the room.
 *
 * Things happen in one order. A message from a host, a timer or a step leads to monitor events and
 * actions; these stand in one queue and are carried out first in, first out, until it is empty.
 * Only then is a host given its turn again, and only when no host has anything to do does the clock
 * move, to the next deadline (stage_turn). So the code below never re-enters a state machine that
 * is in the middle of a step.
 */

#include <clusapi.h>
#include <resapi.h>
#include <windows.h>

#include "abi/abi.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/memory.h"
#include "base/utf.h"
#include "clock.h"
#include "cluster/cluster.h"
#include "monitor/monitor.h"
#include "rules/rules.h"
#include "run/run.h"
#include "scenario/scenario.h"
#include "trace/trace.h"
#include "wire/wire.h"
#include "wire/zygote.h"

struct stage;
struct host;
struct instance;
struct value_formats;

/* --- hosts.c: monitor processes ----------------------------------------------------------- */

enum host_phase {
    HOST_READY, /* the turn is ours; it may have threads that can run */
    HOST_IDLE,  /* the turn is ours; every thread waits, until until_us */
    HOST_GONE,
};

struct host {
    unsigned number; /* 1, 2, 3 … in order of starting */
    cluster_id node;
    cluster_id only; /* the one resource of a separate monitor; 0: shared */
    struct peer *peer;
    enum host_phase phase;
    uint64_t until_us;
    bool loaded;
    bool quitting;
    bool deadlock_seen;
    bool died_seen;     /* DIED said why it ends */
    char *waits;        /* what its threads waited for when all of them did */
    struct call *queue; /* calls to hand over, first in, first out */
    struct call **queue_end;
};

/* Arbitrate and Release, which have the same slots in every version's functions. */
#define TABLE_ARBITRATES (1u << 7 | 1u << 8)

/* The function table that a type's Startup gave to a host. */
struct table {
    unsigned number;
    cluster_id type;
    struct host *host;
    unsigned version;
    bool ready;
    uint32_t refused; /* what StartupEx returned, when Startup is tried after it */
    struct wire_function_table facts;
};

/* --- calls.c: calls into the plugin ------------------------------------------------------- */

enum call_kind {
    CALL_MONITOR,
    CALL_TYPE_CONTROL,
    CALL_STARTUP,
    CALL_DIRECT
};

struct call {
    struct call *next; /* in the host's queue, then in the stage's list of running ones */
    uint64_t number;
    enum call_kind kind;
    const struct abi_row *row;
    struct host *host;
    struct instance *instance; /* CALL_MONITOR; a direct call may have one */
    enum monitor_entry entry;  /* CALL_MONITOR */
    uint64_t token;            /* the cluster's */
    unsigned table;
    unsigned out_room; /* bytes of the out-buffer, for the trace */
    struct arena *arena;
    struct direct_result *direct; /* CALL_DIRECT: where the answer goes */
    bool ended;                   /* an asynchronous control: EndControlCall has come */
    struct cluster_answer end;    /* … with this */
    struct wire_message message;  /* values point into arena; only those of the arguments exist */
};

/* --- instances.c: a resource on a node ---------------------------------------------------- */

struct instance {
    struct instance *next;
    cluster_id resource;
    cluster_id node;
    struct host *host; /* NULL while no process has it open */
    struct table *table;
    struct monitor monitor;
    uint64_t armed[MONITOR_TIMER_COUNT]; /* the order of each timer that is live; 0: none is */
    bool closed;
    int64_t watched; /* the event that its monitor watches; 0: none */
    uint32_t key;    /* the database key that Open was given; 0: none yet */
};

/* A cluster request that a monitor has in hand. */
struct request {
    struct request *next;
    uint64_t token;
    struct cluster_request ask; /* its strings and buffers are copies in arena */
    struct arena *arena;
    uint32_t bytes_returned;
    void *out;
    size_t out_bytes;
};

enum work_kind {
    WORK_EVENT,
    WORK_ACTION
};

struct work {
    struct work *next;
    enum work_kind kind;
    struct instance *instance;
    struct monitor_event event;
    struct monitor_action action;
};

/* A client call that a step made. */
struct operation {
    struct operation *next;
    uint64_t number;
    bool answered;
    uint32_t status;
    void *out;
    size_t out_bytes;
    uint32_t bytes_returned;
};

/* The answer to a direct call. */
struct direct_result {
    bool done;
    bool lost;   /* the host ended before it returned */
    bool absent; /* there was nothing to call */
    uint64_t value;
    uint32_t last_error;
    bool has_bytes_returned;
    uint64_t bytes_returned;
    void *out;
    size_t out_bytes;
};

struct stage {
    const struct scenario *scenario;
    const struct run_options *options;
    struct arena *arena; /* lives as long as the stage */
    struct trace *trace;
    struct rules *rules;
    struct cluster *cluster;
    uint64_t now_us;
    uint64_t limit_us;   /* of the turn that is being taken */
    uint64_t started_ns; /* real time, for --timeout alone */
    struct clock clock;

    struct host **hosts;
    size_t host_count;
    struct table **tables;
    size_t table_count;
    struct instance *instances;
    struct request *requests;
    struct call *running;
    struct call *asynchronous;
    struct operation *operations;
    uint64_t next_call;
    struct client_handle *client_handles; /* of what plugins opened as clients */
    size_t client_handle_count;
    struct deferred *deferred; /* requests whose answer is to come */
    uint64_t last_deferred;

    struct work *work;
    struct work **work_end;

    const struct scenario_step *step; /* the one that is being played; NULL between */
    bool tearing_down;
    bool failed;        /* a violation or failure that is not allowed */
    char *failed_class; /* … the first one's */
    bool cut;           /* the plugin died or hung: the steps end here, teardown follows */
    bool died;          /* a monitor process ended by the plugin's doing */
    bool stopped;       /* nothing more can be played: see result */
    enum run_verdict stop_verdict;
    char *stop_reason;
};

/* --- stage.c: the loop -------------------------------------------------------------------- */

/* Carry out the queued monitor events and actions. */
void stage_settle(struct stage *stage);
void stage_post_event(struct stage *stage, struct instance *instance,
                      const struct monitor_event *event);
/* Nothing can be done without moving the clock. */
bool stage_is_quiet(const struct stage *stage);
/* One turn: work, a call, a host's go-ahead, or else the clock, at most to `limit_us`. False when
 * the clock stands at the limit and all is quiet. */
bool stage_turn(struct stage *stage, uint64_t limit_us);
/* Stop when --timeout has passed, or the user has interrupted. */
void stage_check_real_time(struct stage *stage);
/* End the play: what is left of it is not worth a verdict. The first reason stays. */
void stage_stop(struct stage *stage, enum run_verdict verdict, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* --- hosts.c ------------------------------------------------------------------------------ */

/* The process that hosts (or shall host) a resource on a node; started and loaded when needed.
 * NULL when the play has been stopped. */
struct host *host_for(struct stage *stage, cluster_id node, cluster_id resource);
/* Hand `message` to the host and handle what it answers, which may end the message's life. */
void host_exchange(struct stage *stage, struct host *host, const struct wire_message *message);
/* The process is gone: tell monitors and cluster. */
void host_lost(struct stage *stage, struct host *host, const struct call *culprit);
void host_kill(struct stage *stage, struct host *host);
/* Put the events that the host's monitors watch into a GO. */
void host_watched(const struct stage *stage, const struct host *host, struct wire_message *go);
/* Let every host unload the plugin and exit. */
void hosts_quit(struct stage *stage);
void hosts_destroy(struct stage *stage);
/* The earliest that a host other than `except` wants to go on. */
uint64_t hosts_earliest(const struct stage *stage, const struct host *except);

/* --- messages.c --------------------------------------------------------------------------- */

/* What a host said. Fills `ret_reply` and returns true when it wants a REPLY at once. */
bool message_handle(struct stage *stage, struct host *host, const struct wire_message *message,
                    struct wire_message *ret_reply, struct arena *arena);

/* --- calls.c ------------------------------------------------------------------------------ */

struct call *call_create(struct stage *stage, enum call_kind kind, const struct abi_row *row,
                         struct host *host, struct instance *instance);
void call_destroy(struct call *call);
/* The arguments of a call that the monitor or the service makes, from a request. */
void call_fill(struct stage *stage, struct call *call, const struct cluster_request *ask);
/* Put the call at the end of its host's queue. */
void call_enqueue(struct call *call);
/* Hand the host its next call. */
void call_begin(struct stage *stage, struct host *host);
struct call *call_find_running(struct stage *stage, const struct host *host, uint64_t number);
/* A RETURN message. */
void call_returned(struct stage *stage, struct host *host, const struct wire_message *message);
/* The direct call that would answer there is waited for no more. */
void call_forget_direct(struct stage *stage, const struct direct_result *result);
/* Every call of a host that is gone, running or queued. */
void calls_abandon(struct stage *stage, struct host *host);
/* The value that a RETURN left in the argument with that role; NULL when there is none. */
const struct wire_value *call_output(const struct abi_row *row, const struct wire_message *message,
                                     enum abi_role role);

/* --- asynchronous.c ---------------------------------------------------------------------- */

/* A Begin… call has returned and goes on; the call is kept until EndControlCall. */
void asynchronous_begin(struct stage *stage, struct call *call);
/* EndControlCall, ExtendControlCall and their type forms: what they return. */
uint32_t asynchronous_end(struct stage *stage, struct host *host, uint64_t context, uint32_t status,
                          const struct wire_value *out, uint32_t bytes_returned);
uint32_t asynchronous_extend(struct stage *stage, struct host *host, uint64_t context,
                             uint32_t timeout_ms);
void asynchronous_timeout(struct stage *stage, uint64_t number);
void asynchronous_abandon(struct stage *stage, const struct host *host);

/* --- callbacks.c, requests….c ------------------------------------------------------------- */

uint64_t callback_answer(struct stage *stage, struct host *host,
                         const struct wire_message *message);
/* Fills reply values 0 (return), 1 (last error) and the outputs; or makes it a GO, and the answer
 * comes when the cluster has it. */
void request_answer(struct stage *stage, struct host *host, const struct abi_row *row,
                    const struct wire_message *message, struct wire_message *reply,
                    struct arena *arena);
/* Is there an answer to give, to a host whose turn is ours? */
bool requests_are_ready(const struct stage *stage);
/* Give one. */
void requests_deliver(struct stage *stage);
/* A client on the thread of an entry point has waited long enough. */
void requests_timeout(struct stage *stage, uint64_t number);
/* The host is gone, and its threads with it. */
void requests_abandon(struct stage *stage, const struct host *host);
/* … and everything else that clients have. */
void clients_destroy(struct stage *stage);

/* --- instances.c -------------------------------------------------------------------------- */

struct instance *instance_find(const struct stage *stage, cluster_id resource, cluster_id node);
/* The resource's instance on the node that owns it; NULL when it has none. */
struct instance *instance_of(const struct stage *stage, cluster_id resource);
struct instance *instance_create(struct stage *stage, cluster_id resource, cluster_id node);
/* The open database key that Open gets; it is the monitor's, and lives until Close. */
uint32_t instance_key(struct stage *stage, struct instance *instance);
void instance_close_key(struct stage *stage, struct instance *instance);
/* Its common properties or its table are others now. */
void instance_configure(struct stage *stage, struct instance *instance);
void instance_event(struct stage *stage, struct instance *instance,
                    const struct monitor_event *event);
/* The same, behind what is queued. */
void instance_act_later(struct stage *stage, struct instance *instance,
                        const struct monitor_action *action);
void instance_act(struct stage *stage, struct instance *instance,
                  const struct monitor_action *action);
void instances_destroy(struct stage *stage);
struct request *request_find(const struct stage *stage, uint64_t token);
struct request *request_keep(struct stage *stage, const struct cluster_request *ask);
void request_forget(struct stage *stage, uint64_t token);
void requests_destroy(struct stage *stage);

/* --- port.c ------------------------------------------------------------------------------- */

const struct cluster_port *port_of(struct stage *stage, struct cluster_port *ret);
struct operation *operation_submit(struct stage *stage, const struct cluster_operation *ask);
void operations_destroy(struct stage *stage);

/* --- startup.c ---------------------------------------------------------------------------- */

/* Begin Startup[Ex] for a type in a host; answers the cluster's `token`. */
void startup_begin(struct stage *stage, struct host *host, cluster_id type, uint64_t token);
void startup_returned(struct stage *stage, struct call *call, const struct wire_message *message);
struct table *table_find(const struct stage *stage, const struct host *host, cluster_id type);
/* A direct call of Startup[Ex] gets a table of its own. */
struct table *table_create(struct stage *stage, struct host *host, cluster_id type);
void tables_destroy(struct stage *stage);

/* --- requires.c -------------------------------------------------------------------------- */

/* A scenario may need what a plugin need not have: then it is skipped, with the reason. */
void requires_check(struct stage *stage, const struct table *table);

/* --- waiting.c ---------------------------------------------------------------------------- */

/* Turns until the state is reached; false at the limit, or (until_settled) when the resource has
 * come to rest in another. */
bool waiting_for_state(struct stage *stage, cluster_id resource, int32_t state, uint64_t limit_us,
                       bool until_settled);
/* Let what can run now run, without moving the clock to any deadline. */
void waiting_for_quiet(struct stage *stage);
void waiting_for_answer(struct stage *stage, const struct operation *operation);
/* Until nothing is being done to the resource any more. */
void waiting_for_rest(struct stage *stage, cluster_id resource);

/* --- verbs.c ------------------------------------------------------------------------------ */

struct play {
    const struct scenario_step *step;
    cluster_id resource;
    size_t first_record;
    struct operation *operation; /* NULL for verbs that ask nothing of the cluster */
};

void verbs_play(struct stage *stage, struct play *play);

/* --- steps.c, direct.c -------------------------------------------------------------------- */

void steps_play(struct stage *stage, const struct scenario_step *steps, size_t count);
/* Make the resources of the scenario's head. */
void steps_set_the_scene(struct stage *stage);
void direct_play(struct stage *stage, const struct scenario_step *step);
/* An argument as the step gives it; its bytes are the call's. */
struct wire_value direct_argument(struct call *call, const struct abi_arg *arg,
                                  const struct scenario_argument *argument);

/* --- function.c --------------------------------------------------------------------------- */

/* Values of a call of an export before those of its arguments: name and signature. */
#define CALL_FUNCTION_HEAD 2u

/* The call of an export, ready to be queued. */
struct call *function_call(struct stage *stage, const struct scenario_function *function,
                           struct host *host);
/* The plugin has no such function: say which it has. */
void function_fail_absent(struct stage *stage, const struct scenario_function *function);

/* Ask the resource's plugin what formats its private properties have. */
void verbs_fetch_formats(struct stage *stage, cluster_id resource, struct value_formats *ret);

/* --- expect.c ----------------------------------------------------------------------------- */

/* What a step brought, to be compared with what was expected. */
struct outcome {
    const struct scenario_step *step;
    cluster_id resource;
    bool has_status;
    uint64_t status;
    enum names_class status_names;
    bool status_is_signed;
    bool has_last_error;
    uint32_t last_error;
    bool has_bytes_returned;
    uint64_t bytes_returned;
    const void *out;
    size_t out_bytes;
    size_t first_record; /* of the trace, since the step began */
};

void expect_check(struct stage *stage, const struct outcome *outcome);
/* A failure at a place; the facts in words. */
void expect_fail(struct stage *stage, struct place place, const char *what, const char *expected,
                 const char *actual);

/* --- values.c ----------------------------------------------------------------------------- */

/* What GET_PRIVATE_PROPERTY_FMTS said of a resource; zeroed when it said nothing. */
struct value_formats {
    const void *list;
    size_t bytes;
};

/* A property list as the user wrote it, in bytes (owned). A plain value takes the type that
 * `formats` (may be NULL) has for its name; else a number is a DWORD, a text a SZ, a list a
 * MULTI_SZ. NULL and 0 for a NULL buffer. */
void values_list(const struct scenario_properties *properties, const struct value_formats *formats,
                 void **ret, size_t *ret_bytes);
/* Some plain value waits for a table to say its type. */
bool values_need_formats(const struct scenario_properties *properties);
/* One value as a buffer: a text as UTF-16 with its NUL, a number as a DWORD. */
void values_buffer(const struct scenario_value *value, void **ret, size_t *ret_bytes);

/* --- backtrace.c -------------------------------------------------------------------------- */

/* Fields for where the host's threads stand, while it lives: "stack", of the one to blame, and,
 * when the host is not dying, "stacks", of the plugin's other threads (of all when none can be
 * blamed). */
void backtrace_add(struct stage *stage, const struct host *host, struct trace_record *record);

/* --- record.c ----------------------------------------------------------------------------- */

struct trace_record *record_begin(struct stage *stage, enum trace_kind kind, const char *name);
void record_instance(struct stage *stage, struct trace_record *record, cluster_id resource,
                     cluster_id node);
/* Fields for the arguments of a row, from the values of a CALL, CALLBACK or REQUEST. */
void record_arguments(struct stage *stage, struct trace_record *record, const struct abi_row *row,
                      const struct wire_value *values, size_t count, bool is_list);
/* … and for its outputs, from RETURN's values behind the first two. */
void record_outputs(struct stage *stage, struct trace_record *record, const struct abi_row *row,
                    const struct wire_value *values, size_t count, bool is_list);
void record_return(struct trace_record *record, const struct abi_row *row, uint64_t value);
/* "call", "worker 2": who speaks in this message. */
const char *record_thread(struct stage *stage, const struct wire_message *message);
/* An observation of ours (hang, exit …), as a rule's or class's name with a text. */
void record_observed(struct stage *stage, struct host *host, const struct call *call,
                     const char *class, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
/* UTF-16 bytes of a wire value as UTF-8 (in the stage's arena). */
const char *record_utf8(struct stage *stage, const struct wire_value *value);

/* --- verdict.c ---------------------------------------------------------------------------- */

/* Watches the trace for violations and failures that count. */
void verdict_watch(struct stage *stage);
/* Close the trace with a verdict, and say it. */
void verdict_reach(struct stage *stage, struct run_result *ret);

#endif
