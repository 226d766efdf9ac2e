#ifndef RDK_MEMORY_CLUSTER_H
#define RDK_MEMORY_CLUSTER_H

/*
 * A cluster database in memory, for the unit tests of a plugin: with it in place the ClusterReg*
 * and ResUtil* functions work in a plain test program, without harness and without cluster.
 *
 *     struct rdk_memory_cluster *cluster;
 *     HKEY root;
 *     HKEY resource;
 *     rdk_memory_cluster_create(&cluster);
 *     rdk_memory_cluster_install(cluster);
 *     rdk_memory_cluster_open_root(cluster, KEY_ALL_ACCESS, &root);
 *     ClusterRegCreateKey(root, L"Resources\\1", 0, KEY_ALL_ACCESS, NULL, &resource, NULL);
 *
 * Beyond what a cluster does, it counts what a test wants to know (writes, handles left open) and
 * lets a chosen call fail.
 *
 * This header is for Linux: on Windows the functions belong to clusapi.dll.
 * Threads: [any] for all of them.
 */

#include <windows.h>

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

/** How many key handles are open. */
DWORD rdk_memory_cluster_count_handles(struct rdk_memory_cluster *cluster);

/**
 * Let one call of the ClusterReg* functions fail, before it does anything.
 *
 * @param calls_before  How many calls still succeed before that: 0 fails the next one.
 * @param code          What the failing call returns. ERROR_SUCCESS takes the order back.
 */
void rdk_memory_cluster_fail_later(struct rdk_memory_cluster *cluster, DWORD calls_before,
                                   DWORD code);

#ifdef __cplusplus
}
#endif

#endif
