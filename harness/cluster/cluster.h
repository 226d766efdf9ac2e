#ifndef RDK_CLUSTER_H
#define RDK_CLUSTER_H

/*
 * The simulated cluster service: nodes, groups, resources, types, dependencies, the database, and
 * the policy. It does no I/O and has no clock: what it wants done goes out through its port, and
 * what came of it comes back in by the cluster_on_… functions. A client call is an operation: it
 * is submitted, runs as far as it can, and is answered through the port, at once or later.
 *
 * Re-entrancy: a function of the port may call any function of this header, cluster_on_… and
 * cluster_submit included. What it reports is copied, kept in order, and worked off when the
 * function of the port has returned.
 *
 * Order: every request with a token is answered exactly once. The answer of ONLINE and OFFLINE is
 * the entry point's return value; with ERROR_IO_PENDING the cluster waits for cluster_on_state to
 * leave the pending state. A state that belongs to an answer is reported before it. When a host is
 * lost, the monitors hear of it first (their states and answers come in), then
 * cluster_on_host_lost is called.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct cluster;

/* Numbers name things: 1, 2, 3 … in order of making; 0 is none. They are never used again. */
typedef uint32_t cluster_id;

/* What the cluster asks of a resource's monitor on a node. */
enum cluster_request_kind {
    CLUSTER_REQUEST_STARTUP, /* the type's function table is needed on that node */
    CLUSTER_REQUEST_OPEN,
    CLUSTER_REQUEST_ONLINE,
    CLUSTER_REQUEST_OFFLINE,
    CLUSTER_REQUEST_TERMINATE,
    CLUSTER_REQUEST_CONTROL,
    CLUSTER_REQUEST_TYPE_CONTROL,
    CLUSTER_REQUEST_CANCEL,
    CLUSTER_REQUEST_CLOSE,
};

struct cluster_request {
    enum cluster_request_kind kind;
    uint64_t token; /* comes back in cluster_on_answer; 0: no answer wanted */
    cluster_id node;
    cluster_id resource; /* 0 for STARTUP and TYPE_CONTROL */
    cluster_id type;
    uint32_t flags;          /* CLUS_RESDLL_… */
    uint32_t reason;         /* OFFLINE: what goes into Reserved */
    const char *destination; /* OFFLINE: DestinationNodeName or NULL */
    bool fail;               /* TERMINATE: as a failure */
    uint32_t code;           /* CONTROL, TYPE_CONTROL */
    const void *in;          /* borrowed during the call of the port; NULL is passed as NULL */
    size_t in_bytes;
    bool has_out; /* CONTROL: an out-buffer of out_bytes; else NULL and 0 */
    size_t out_bytes;
};

struct cluster_answer {
    uint32_t status;
    const void *out; /* borrowed */
    size_t out_bytes;
    uint32_t bytes_returned;
};

struct cluster_port {
    void *context;
    void (*request)(void *context, const struct cluster_request *request);
    /* Call cluster_on_timer(timer) at that time; UINT64_MAX takes it away. */
    void (*timer)(void *context, uint64_t timer, uint64_t at_us);
    /* A client's operation has its answer. */
    void (*answered)(void *context, uint64_t operation, const struct cluster_answer *answer);
    /* A line for the cluster's event log. */
    void (*event)(void *context, unsigned number, cluster_id resource, const char *text);
};

struct cluster_config {
    bool joining_before_leaving;  /* contract 4.6, decision 2 */
    bool no_reverse_notices;      /* contract 4.6, decision 4 */
    bool offline_failed_is_error; /* contract 0.1, item 12: the other reading */
    bool no_offline_reason;       /* Reserved is 0 instead of the reason */
    bool no_dependency_name;      /* contract 4.8: ADD_ and REMOVE_DEPENDENCY without In */
};

struct cluster *cluster_create(const struct cluster_port *port,
                               const struct cluster_config *config);
void cluster_destroy(struct cluster *cluster);
/* Time for what follows, on the scenario's clock. */
void cluster_set_time(struct cluster *cluster, uint64_t now_us);

cluster_id cluster_add_node(struct cluster *cluster, const char *name);
cluster_id cluster_add_group(struct cluster *cluster, const char *name, cluster_id owner);
/* A type that a plugin serves; `list` its common properties as a property list, or NULL. */
cluster_id cluster_add_type(struct cluster *cluster, const char *name, const char *dll_name,
                            const void *list, size_t list_bytes, struct err *err);
/* The type's table has Arbitrate and Release: that is what GET_CHARACTERISTICS says when the DLL
 * declines. */
void cluster_set_quorum_capable(struct cluster *cluster, cluster_id type, bool capable);
cluster_id cluster_find_node(const struct cluster *cluster, const char *name);
cluster_id cluster_find_group(const struct cluster *cluster, const char *name);
cluster_id cluster_find_type(const struct cluster *cluster, const char *name);
cluster_id cluster_find_resource(const struct cluster *cluster, const char *name);

const char *cluster_node_name(const struct cluster *cluster, cluster_id node);
const char *cluster_group_name(const struct cluster *cluster, cluster_id group);
const char *cluster_type_name(const struct cluster *cluster, cluster_id type);
const char *cluster_resource_name(const struct cluster *cluster, cluster_id resource);
cluster_id cluster_resource_type(const struct cluster *cluster, cluster_id resource);
cluster_id cluster_resource_group(const struct cluster *cluster, cluster_id resource);
cluster_id cluster_resource_owner(const struct cluster *cluster, cluster_id resource);
int32_t cluster_resource_state(const struct cluster *cluster, cluster_id resource);
uint32_t cluster_resource_status(const struct cluster *cluster, cluster_id resource);
/* The effective common property (own, else the type's, else the default), in its own unit. */
uint32_t cluster_resource_property(const struct cluster *cluster, cluster_id resource,
                                   const char *name);
/* It is to have a host of its own: SeparateMonitor, or it brought a host down. */
bool cluster_resource_is_separate(const struct cluster *cluster, cluster_id resource);
/* Nothing is being done to it: no operation, no restart under way, no pending state. A resource
 * that stays Failed until RetryPeriodOnFailure has passed is settled. */
bool cluster_resource_is_settled(const struct cluster *cluster, cluster_id resource);

/* Things have the numbers from 1 to how many there are; a deleted resource keeps its own. */
size_t cluster_count_nodes(const struct cluster *cluster);
size_t cluster_count_groups(const struct cluster *cluster);
size_t cluster_count_types(const struct cluster *cluster);
size_t cluster_count_resources(const struct cluster *cluster);
bool cluster_resource_exists(const struct cluster *cluster, cluster_id resource);
cluster_id cluster_group_owner(const struct cluster *cluster, cluster_id group);
bool cluster_depends_directly(const struct cluster *cluster, cluster_id resource,
                              cluster_id provider);
bool cluster_depends(const struct cluster *cluster, cluster_id resource, cluster_id provider);

enum cluster_operation_kind {
    CLUSTER_CREATE,
    CLUSTER_ONLINE,
    CLUSTER_OFFLINE,
    CLUSTER_CHANGE_GROUP,
    CLUSTER_CONTROL,
    CLUSTER_TYPE_CONTROL,
    CLUSTER_RENAME,
    CLUSTER_FAIL,
    CLUSTER_DELETE,
    CLUSTER_SHUT_DOWN,      /* the end of a run: every resource offline, then closed */
    CLUSTER_ADD_DEPENDENCY, /* resource depends on depends_on[0] */
    CLUSTER_REMOVE_DEPENDENCY,
    CLUSTER_MOVE, /* the group to another node */
    CLUSTER_OPERATION_COUNT,
};

/* A client call. Everything is borrowed during cluster_submit and copied where it is needed. */
struct cluster_operation {
    enum cluster_operation_kind kind;
    const char *name; /* CREATE: resource name; RENAME: new name */
    cluster_id type;  /* CREATE, TYPE_CONTROL */
    cluster_id group; /* CREATE, CHANGE_GROUP */
    cluster_id node;  /* MOVE: the destination; 0: the next one */
    cluster_id resource;
    const cluster_id *depends_on; /* CREATE */
    size_t depends_on_count;
    const void *common; /* CREATE: property lists */
    size_t common_bytes;
    const void *private;
    size_t private_bytes;
    uint32_t flags; /* CLUSAPI_RESOURCE_ONLINE_…, CLUSAPI_RESOURCE_OFFLINE_… */
    uint32_t reason;
    uint32_t code;
    const void *in; /* CONTROL's In, ONLINE's and OFFLINE's property list; or NULL */
    size_t in_bytes;
    bool has_out_size; /* CONTROL: else the client asks again with what it needs */
    size_t out_size;
};

/* Returns the operation's number. Its answer may come before this returns. */
uint64_t cluster_submit(struct cluster *cluster, const struct cluster_operation *operation);

void cluster_on_answer(struct cluster *cluster, uint64_t token,
                       const struct cluster_answer *answer);
/* The monitor on that node says: the resource is in this state now. */
void cluster_on_state(struct cluster *cluster, cluster_id node, cluster_id resource, int32_t state,
                      uint32_t status);
/* The monitor on that node says: it failed; `reported` is Failed, 126 or 127. */
void cluster_on_failure(struct cluster *cluster, cluster_id node, cluster_id resource,
                        int32_t reported, uint32_t status);
/* The process that hosted these resources is gone; `culprit` may be 0. */
void cluster_on_host_lost(struct cluster *cluster, cluster_id node, const cluster_id *resources,
                          size_t count, cluster_id culprit);
/* A call on the resource did not return within DeadlockTimeout; its host is being killed. */
void cluster_on_deadlock(struct cluster *cluster, cluster_id node, cluster_id resource);
void cluster_on_timer(struct cluster *cluster, uint64_t timer);

/* Callbacks of the resource, served here; each returns what the callback returns. */
/* SignalFailure of a kind that the monitor leaves to the policy: FAILURE_TYPE_EMBEDDED or
 * FAILURE_TYPE_NETWORK_LOSS. */
void cluster_on_signal(struct cluster *cluster, cluster_id resource, uint32_t failure_type,
                       uint32_t application_error);
uint32_t cluster_set_locked_mode(struct cluster *cluster, cluster_id resource, bool enabled,
                                 uint32_t reason, uint32_t flags);
uint32_t cluster_set_internal_state(struct cluster *cluster, cluster_id resource,
                                    uint32_t application_state, bool active);
uint32_t cluster_set_node_local_properties(struct cluster *cluster, cluster_id resource,
                                           const void *list, size_t list_bytes);
bool cluster_resource_is_locked(const struct cluster *cluster, cluster_id resource);
/* The bits CLUSRES_STATUS_… of the common property StatusInformation. */
uint64_t cluster_resource_status_information(const struct cluster *cluster, cluster_id resource);

/* The database, for the functions that plugins call (cluster/database.h). */
struct database;
struct database *cluster_database(struct cluster *cluster);
/* An open key of the resource ("Resources\{id}"), as Open gets it. */
uint32_t cluster_resource_key(struct cluster *cluster, cluster_id resource);
/* The same of others; 0: there is none. */
uint32_t cluster_group_key(struct cluster *cluster, cluster_id group);
uint32_t cluster_node_key(struct cluster *cluster, cluster_id node);
uint32_t cluster_type_key(struct cluster *cluster, cluster_id type);

#endif
