#ifndef RDK_MEMORY_CLUSTER_H
#define RDK_MEMORY_CLUSTER_H

/*
 * A cluster in memory, for the unit tests of a plugin: with it in place the functions of clusapi.h
 * and resapi.h work in a plain test program, without harness and without cluster.
 *
 *     struct rdk_memory_cluster *cluster;
 *     HKEY root;
 *     HKEY resource;
 *     rdk_memory_cluster_create(&cluster);
 *     rdk_memory_cluster_install(cluster);
 *     rdk_memory_cluster_open_root(cluster, KEY_ALL_ACCESS, &root);
 *     ClusterRegCreateKey(root, L"Resources\\1", 0, KEY_ALL_ACCESS, NULL, &resource, NULL);
 *
 * Nodes, groups, types and resources are made by hand. There is no DLL behind a resource: it goes
 * online and offline at once, and of control codes those are served that ask for names, ids, types
 * and classes. The cluster's name is MEMORY.
 *
 * Beyond what a cluster does, it counts what a test wants to know (writes, handles left open) and
 * lets a chosen call fail.
 *
 * This header is for Linux: on Windows the functions belong to clusapi.dll.
 * Threads: [any] for all of them.
 */

#include <clusapi.h>

#ifdef __cplusplus
extern "C" {
#endif

struct rdk_memory_cluster;

/**
 * Make an empty database.
 *
 * @retval ERROR_SUCCESS            made
 * @retval ERROR_NOT_ENOUGH_MEMORY  no memory
 *
 * Owns: the caller ends it with rdk_memory_cluster_destroy.
 */
DWORD rdk_memory_cluster_create(struct rdk_memory_cluster **ret_cluster);

/** End a database with all its handles; take it out of use if it is installed. Accepts NULL. */
void rdk_memory_cluster_destroy(struct rdk_memory_cluster *cluster);

/** Let the ClusterReg* functions of this process work on it, until destroyed or another is. */
void rdk_memory_cluster_install(struct rdk_memory_cluster *cluster);

/**
 * Open the root of the database. (On a cluster GetClusterKey does this.)
 *
 * @param[in]  access    What the handle may do: KEY_READ, KEY_ALL_ACCESS …
 * @param[out] ret_root  The handle. Set on success only.
 *
 * @retval ERROR_SUCCESS            opened
 * @retval ERROR_NOT_ENOUGH_MEMORY  no memory
 *
 * Owns: the caller closes the handle with ClusterRegCloseKey, or destroys the cluster.
 */
DWORD rdk_memory_cluster_open_root(struct rdk_memory_cluster *cluster, REGSAM access,
                                   HKEY *ret_root);

/** How many writes were done so far: keys made and deleted, values set and deleted. */
DWORD rdk_memory_cluster_count_writes(struct rdk_memory_cluster *cluster);

/** How many handles are open: of keys, and of objects. */
DWORD rdk_memory_cluster_count_handles(struct rdk_memory_cluster *cluster);

/**
 * Let one call of the clusapi.h functions fail, before it does anything.
 *
 * @param calls_before  How many calls still succeed before that: 0 fails the next one.
 * @param code          What the failing call returns. ERROR_SUCCESS takes the order back.
 */
void rdk_memory_cluster_fail_later(struct rdk_memory_cluster *cluster, DWORD calls_before,
                                   DWORD code);

/**
 * Add a node. Where there is none, the first group makes one, NODE1.
 *
 * @retval ERROR_SUCCESS                added
 * @retval ERROR_OBJECT_ALREADY_EXISTS  there is one of that name
 * @retval ERROR_NOT_ENOUGH_MEMORY      no memory
 */
DWORD rdk_memory_cluster_add_node(struct rdk_memory_cluster *cluster, LPCWSTR name);

/** Add a group, owned by the first node. Returns as rdk_memory_cluster_add_node does. */
DWORD rdk_memory_cluster_add_group(struct rdk_memory_cluster *cluster, LPCWSTR name);

/** Add a resource type. Returns as rdk_memory_cluster_add_node does. */
DWORD rdk_memory_cluster_add_type(struct rdk_memory_cluster *cluster, LPCWSTR name);

/**
 * Add a resource, Offline, with its key and the subkey Parameters; its type and its group, too,
 * where they are missing. Returns as rdk_memory_cluster_add_node does.
 */
DWORD rdk_memory_cluster_add_resource(struct rdk_memory_cluster *cluster, LPCWSTR name,
                                      LPCWSTR type, LPCWSTR group);

/**
 * Put a resource into a state, whatever it was in.
 *
 * @retval ERROR_SUCCESS             done
 * @retval ERROR_RESOURCE_NOT_FOUND  there is none of that name
 */
DWORD rdk_memory_cluster_set_state(struct rdk_memory_cluster *cluster, LPCWSTR name,
                                   CLUSTER_RESOURCE_STATE state);

/**
 * Set what CLUSCTL_RESOURCE_GET_CLASS_INFO tells of a resource.
 *
 * @retval ERROR_SUCCESS             done
 * @retval ERROR_RESOURCE_NOT_FOUND  there is none of that name
 */
DWORD rdk_memory_cluster_set_class(struct rdk_memory_cluster *cluster, LPCWSTR name,
                                   CLUSTER_RESOURCE_CLASS class_, DWORD subclass);

/**
 * Let a resource depend on another.
 *
 * @retval ERROR_SUCCESS                    done
 * @retval ERROR_RESOURCE_NOT_FOUND         there is none of one of the names
 * @retval ERROR_CIRCULAR_DEPENDENCY        it would depend on itself
 * @retval ERROR_DEPENDENCY_ALREADY_EXISTS  it does already
 * @retval ERROR_INVALID_PARAMETER          they are in different groups
 */
DWORD rdk_memory_cluster_add_dependency(struct rdk_memory_cluster *cluster, LPCWSTR name,
                                        LPCWSTR depends_on);

#ifdef __cplusplus
}
#endif

#endif
