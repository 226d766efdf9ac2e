#ifndef RDK_CLUSTER_MODEL_H
#define RDK_CLUSTER_MODEL_H

/* What the rooms' files share: the objects of the cluster. */

#include <clusapi.h>
#include <resapi.h>
#include <windows.h>

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/memory.h"
#include "base/utf.h"
#include "cluster/cluster.h"
#include "cluster/database.h"

struct node {
    cluster_id id;
    char *name;
};

struct group {
    cluster_id id;
    char *name;
    cluster_id owner;
    bool moving; /* to another node: nothing enters or leaves */
    uint64_t failover_period_start_us;
    uint32_t failovers; /* in that period */
};

struct type {
    cluster_id id;
    char *name;
    char *dll_name;
    bool quorum_capable;
};

/* A byte string that is owned. */
struct blob {
    void *data;
    size_t bytes;
};

/* The failure policy's record of a resource (contract 3.5). */
struct policy {
    uint64_t period_start_us; /* of the first restart that is counted */
    uint32_t restarts;
    bool handled;         /* the Failed that it is in has been dealt with */
    bool last_try;        /* the one after RetryPeriodOnFailure has been made */
    bool came_online;     /* since the last failure */
    uint64_t retry_timer; /* 0: none */
};

struct resource {
    cluster_id id;
    char *name;
    cluster_id type;
    cluster_id group;
    cluster_id *providers; /* what it depends on */
    size_t provider_count;
    int32_t state;
    int32_t state_before; /* what it came from */
    uint32_t status;      /* LastOperationStatusCode */
    bool opened;
    bool opening; /* Startup, Open or Close is under way */
    bool moving;  /* closed at the source, and not yet the target's */
    bool deleted;
    bool wanted;   /* a client wants it online */
    bool isolated; /* it brought its host down */
    bool locked;
    uint64_t status_information;
    uint32_t characteristics;
    CLUS_RESOURCE_CLASS_INFO class;
    struct blob required; /* the value list of required dependencies */
    struct blob local;    /* node-local in-memory properties, a property list */
    struct policy policy;
};

struct operation;
struct pending;

struct cluster {
    struct cluster_port port;
    struct cluster_config config;
    uint64_t now_us;
    struct database *database;
    struct node **nodes; /* by id - 1, as the others */
    size_t node_count;
    struct group **groups;
    size_t group_count;
    struct type **types;
    size_t type_count;
    struct resource **resources;
    size_t resource_count;
    struct operation *operations; /* under way, oldest first */
    uint64_t last_operation;
    uint64_t last_token;
    uint64_t last_timer;
    struct pending *first_pending;
    struct pending **last_pending;
    bool working;
};

/* NULL when there is none; a deleted resource is none. */
struct node *cluster_node(const struct cluster *cluster, cluster_id id);
struct group *cluster_group(const struct cluster *cluster, cluster_id id);
struct type *cluster_type(const struct cluster *cluster, cluster_id id);
struct resource *cluster_resource(const struct cluster *cluster, cluster_id id);

struct resource *cluster_new_resource(struct cluster *cluster, const char *name, cluster_id type,
                                      cluster_id group);
/* Takes it out of the cluster and its key out of the database. */
void cluster_drop_resource(struct cluster *cluster, struct resource *resource);
/* The group's value Contains, after a change. */
void cluster_store_members(struct cluster *cluster, cluster_id group);
bool resource_depends_on(const struct cluster *cluster, const struct resource *resource,
                         cluster_id provider);
bool resource_is_pending(const struct resource *resource);
void resource_add_provider(struct resource *resource, cluster_id provider);
void resource_remove_provider(struct resource *resource, cluster_id provider);
/* A new open key; the caller closes it. `below` is NULL or a subkey. */
uint32_t resource_open_key(struct cluster *cluster, const struct resource *resource,
                           const char *below);
uint32_t type_open_key(struct cluster *cluster, const struct type *type, const char *below);
/* The name of the key: a GUID made of the number. */
void cluster_guid(uint32_t kind, cluster_id id, char ret[39]);

void blob_set(struct blob *blob, const void *data, size_t bytes);

/* Resources in the order in which they go online: providers before who depends on them. With
 * `dependents`, the other way: those that depend on it first, then it. The list is owned. */
cluster_id *resource_order(const struct cluster *cluster, cluster_id resource, bool dependents,
                           size_t *ret_count);
/* Everything that hangs together with it by dependencies, providers first. */
cluster_id *resource_tree(const struct cluster *cluster, cluster_id resource, size_t *ret_count);

#endif
