#ifndef RDK_CLUSTER_OPERATION_H
#define RDK_CLUSTER_OPERATION_H

/*
 * Operations: small programs of tasks that run one after the other. A task does its work at once,
 * or sends a request or waits for something, and then goes on in its `then`. When a task fails the
 * operation, the plain tasks behind it are dropped; those for the failure run, and those for any
 * case. The client's answer is given at the end, or before it by operation_answer_early.
 */

#include "model.h"

enum task_case {
    TASK_PLAIN,
    TASK_ON_FAILURE,
    TASK_ALWAYS,
};

struct task;
typedef void (*task_function)(struct operation *operation, struct task *task);
typedef void (*then_function)(struct operation *operation, struct task *task,
                              const struct cluster_answer *answer);

struct task {
    task_function run;
    enum task_case when;
    cluster_id resource;
    uint32_t code; /* what the function makes of it */
    uint32_t flags;
    struct blob in; /* owned */
    struct task *next;
};

/* What an operation waits for besides an answer. */
enum wait {
    WAIT_NOTHING,
    WAIT_ANSWER,
    WAIT_SETTLED, /* the resource's state is none of the pending ones */
    WAIT_DOWN,    /* it is Offline or Failed */
    WAIT_OPENED,  /* it is not being opened (any more) */
    WAIT_TIMER,
};

/* What a plugin may want of room before its answer is asked for again: more is no answer. */
#define OPERATION_OUT_MOST (16u << 20)

struct operation {
    struct cluster *cluster;
    uint64_t number;
    bool internal; /* the policy's: nobody is told */
    bool answered;
    bool failed;
    bool cancelled;
    uint32_t status; /* the answer's, unless it was given */
    struct blob out;
    uint32_t bytes_returned;
    struct cluster_operation ask; /* its pointers are the operation's own */
    void *ask_copies[6];
    struct task *tasks; /* still to do, in order */
    struct task *current;
    enum wait wait;
    uint64_t token;
    uint64_t timer;
    cluster_id wait_resource;
    then_function then;
    uint32_t dll_flags;     /* offline: CLUS_RESDLL_OFFLINE_… */
    uint32_t online_flags;  /* CLUS_RESDLL_ONLINE_… */
    cluster_id destination; /* the node that the group moves to, or 0 */
    uint32_t state_reason;  /* eResourceStateChangeReason… */
    cluster_id old_group;   /* change of group */
    struct blob told;       /* who accepted which notice: pairs of code and resource */
    struct operation *next;
};

struct operation *operation_create(struct cluster *cluster, const struct cluster_operation *ask,
                                   bool internal);
/* Let it begin, in its turn. */
void operation_start(struct operation *operation);
/* The operation comes to an end after the task that it waits in. */
void operation_cancel(struct operation *operation);
/* Free everything that is under way. */
void operation_destroy_all(struct cluster *cluster);

/* For tasks: */
struct task *operation_add(struct operation *operation, task_function run, cluster_id resource);
struct task *operation_add_case(struct operation *operation, enum task_case when, task_function run,
                                cluster_id resource);
/* The task will run next. */
struct task *operation_insert(struct operation *operation, task_function run, cluster_id resource);
/* Ends the operation with that status. */
void operation_fail(struct operation *operation, uint32_t status);
/* The answer of a client that brings online or takes offline, now; what follows is not its
 * business. Of other operations nothing is told before the end. */
void operation_answer_early(struct operation *operation, uint32_t status);
void operation_set_out(struct operation *operation, const void *data, size_t bytes);

void operation_request(struct operation *operation, struct cluster_request *request,
                       then_function then);
/* `then` may be NULL. Goes on at once when the state is right already. */
void operation_wait_state(struct operation *operation, cluster_id resource, enum wait wait,
                          then_function then);
void operation_wait_until(struct operation *operation, uint64_t at_us, then_function then);

/* Does any operation that is under way have to do with it? */
bool operation_touches(const struct cluster *cluster, cluster_id resource);

/* The programs: each fills the operation with its tasks, or fails it. */
typedef void (*program_function)(struct operation *operation);
void program_create(struct operation *operation);
void program_online(struct operation *operation);
void program_offline(struct operation *operation);
void program_change_group(struct operation *operation);
void program_control(struct operation *operation);
void program_type_control(struct operation *operation);
void program_rename(struct operation *operation);
void program_fail(struct operation *operation);
void program_delete(struct operation *operation);
void program_shut_down(struct operation *operation);
void program_add_dependency(struct operation *operation);
void program_remove_dependency(struct operation *operation);
void program_move(struct operation *operation);

/* Tasks that several programs use. */
/* Startup of the type where need be, then Open with task->flags. */
void task_open(struct operation *operation, struct task *task);
/* One resource online, with whatever the operation gives to its own resource. */
void task_online(struct operation *operation, struct task *task);
/* One resource offline; a Failed one goes Offline too when task->code is not 0. */
void task_offline(struct operation *operation, struct task *task);
void task_close(struct operation *operation, struct task *task);
/* A control code whose answer does not matter: task->code, task->in. */
void task_notify(struct operation *operation, struct task *task);
/* Adds the tasks that take it and its dependents offline; those that are down are left out. */
void operation_add_offline(struct operation *operation, cluster_id resource, bool with_itself);
/* Properties given at creation. */
void task_set_private(struct operation *operation, struct task *task);
/* UTF-16 text with its NUL into a task's in-buffer. */
void task_set_text(struct task *task, const char *text);

/* move.c: the tasks of a failover of the group to that node. */
void operation_add_failover(struct operation *operation, cluster_id group, cluster_id node);
/* The node behind the group's owner, or 0: there is no other. */
cluster_id move_next_node(const struct cluster *cluster, cluster_id group);

/* policy.c */
void policy_on_failure(struct cluster *cluster, struct resource *resource, int32_t reported,
                       uint32_t status);
void policy_on_host_lost(struct cluster *cluster, cluster_id resource);
void policy_on_retry(struct cluster *cluster, uint64_t timer);
/* A client decides now: no restart of it, no retry. */
void policy_cancel(struct cluster *cluster, struct resource *resource);

/* service.c: what comes in, to be worked off in order. */
void service_work(struct cluster *cluster);
/* Those that wait for something of the resource are to look again, soon. */
void service_wake(struct cluster *cluster, cluster_id resource);
void service_destroy_pending(struct cluster *cluster);

#endif
