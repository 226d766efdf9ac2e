#ifndef RDK_SRC_CLUSTER_MEMORY_CLUSTER_H
#define RDK_SRC_CLUSTER_MEMORY_CLUSTER_H

/*
 * What the files of the cluster in memory share. Objects are named by their index, which is never
 * used again; a handle is a number, never an address: a stale or made-up one is recognised, not
 * followed.
 */

#include <pthread.h>

#include <clusapi.h>
#include <rdk/memory_cluster.h>

#include "cluster/key_tree.h"
#include "provider.h"

#define POINTER(type, slot) ((type)(uintptr_t)(slot))

enum memory_kind {
    MEMORY_KEY,
    MEMORY_CLUSTER,
    MEMORY_RESOURCE,
    MEMORY_GROUP,
    MEMORY_NODE,
};

struct memory_handle {
    uint64_t number;
    enum memory_kind kind;
    REGSAM access;        /* of a key: KEY_…; of anything else: GENERIC_READ or GENERIC_ALL */
    struct rdk__key *key; /* MEMORY_KEY */
    DWORD object;         /* its index */
    DWORD connection;     /* the OpenCluster that it comes from */
    BOOL lasting;         /* it needs no open handle of that */
};

struct memory_node {
    LPWSTR name;
};

struct memory_group {
    LPWSTR name;
    DWORD owner; /* a node */
};

struct memory_type {
    LPWSTR name;
};

struct memory_resource {
    LPWSTR name;
    DWORD type;
    DWORD group;
    CLUSTER_RESOURCE_STATE state;
    CLUS_RESOURCE_CLASS_INFO class_info;
    DWORD *providers;
    DWORD provider_count;
    BOOL deleted;
};

struct rdk_memory_cluster {
    struct rdk__provider provider;
    pthread_mutex_t lock; /* over all that follows; never held while something else is called */
    struct rdk__key *root;
    struct memory_handle *handles;
    DWORD handle_count;
    uint64_t last_number;
    DWORD last_connection;
    DWORD writes;
    DWORD calls_before_failure;
    DWORD failure;
    struct memory_node *nodes;
    DWORD node_count;
    struct memory_group *groups;
    DWORD group_count;
    struct memory_type *types;
    DWORD type_count;
    struct memory_resource *resources;
    DWORD resource_count;
};

typedef DWORD memory_call(struct rdk_memory_cluster *cluster, const uint64_t *arguments);

/* memory_cluster.c */
struct memory_handle *memory_find_handle(const struct rdk_memory_cluster *cluster, uint64_t number);
/* A handle like `model`, but for its number. */
DWORD memory_open_handle(struct rdk_memory_cluster *cluster, const struct memory_handle *model,
                         void *ret_handle);
DWORD memory_close_handle(struct rdk_memory_cluster *cluster, struct memory_handle *handle);
/* The key behind a handle that has the right asked for. */
DWORD memory_use_key(const struct rdk_memory_cluster *cluster, uint64_t number, REGSAM right,
                     struct rdk__key **ret_key);
REGSAM memory_key_access(REGSAM access);
/* A name; *chars counts the NUL on the way in, and not on the way out. A buffer that is NULL is
 * given the length alone. */
DWORD memory_give_name(LPCWSTR name, LPWSTR buffer, LPDWORD chars);

/* memory_objects.c */
#define MEMORY_NONE ((DWORD)-1)
DWORD memory_find_node(const struct rdk_memory_cluster *cluster, LPCWSTR name);
DWORD memory_find_group(const struct rdk_memory_cluster *cluster, LPCWSTR name);
DWORD memory_find_type(const struct rdk_memory_cluster *cluster, LPCWSTR name);
/* By name or id. */
DWORD memory_find_resource(const struct rdk_memory_cluster *cluster, LPCWSTR name);
/* An object's id as text: what its key is called. */
#define MEMORY_ID_CHARS 37
void memory_id(enum memory_kind kind, DWORD object, WCHAR id[MEMORY_ID_CHARS]);
DWORD memory_add_resource(struct rdk_memory_cluster *cluster, LPCWSTR name, LPCWSTR type,
                          DWORD group, DWORD *ret_resource);
DWORD memory_rename_resource(struct rdk_memory_cluster *cluster, DWORD resource, LPCWSTR name);
void memory_delete_resource(struct rdk_memory_cluster *cluster, DWORD resource);
/* Directly or not. */
BOOL memory_depends(const struct rdk_memory_cluster *cluster, DWORD resource, DWORD provider);
BOOL memory_depends_directly(const struct rdk_memory_cluster *cluster, DWORD resource,
                             DWORD provider);
DWORD memory_add_dependency(struct rdk_memory_cluster *cluster, DWORD resource, DWORD provider);
void memory_free_objects(struct rdk_memory_cluster *cluster);
/* The key of an object: "Resources\{id}". */
struct rdk__key *memory_object_key(const struct rdk_memory_cluster *cluster, enum memory_kind kind,
                                   DWORD object);
struct rdk__key *memory_type_key(const struct rdk_memory_cluster *cluster, DWORD type);

/* memory_calls.c: the calls that read, and those on handles. */
DWORD memory_use(const struct rdk_memory_cluster *cluster, uint64_t number, enum memory_kind kind,
                 const struct memory_handle **ret_handle);
/* … for a call that changes something: the handle must have been opened for that. */
DWORD memory_use_fully(const struct rdk_memory_cluster *cluster, uint64_t number,
                       enum memory_kind kind, const struct memory_handle **ret_handle);
memory_call *memory_call_of(enum rdk__provider_function function);
/* memory_lists.c: lists and control codes. */
memory_call *memory_list_of(enum rdk__provider_function function);
/* memory_changes.c: those that change resources and groups. */
memory_call *memory_change_of(enum rdk__provider_function function);
/* memory_batch.c */
memory_call memory_close_batch;

#endif
