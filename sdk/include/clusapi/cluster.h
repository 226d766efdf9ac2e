/*
 * Part of <clusapi.h>: the cluster as a whole.
 *
 * Without a cluster, all functions of the clients' interface fail with RPC_S_SERVER_UNAVAILABLE.
 * Those that return a handle or a BOOL set the last error when they fail; those that return a
 * DWORD return the code.
 *
 * Handles of objects come from a handle of the cluster, and are closed before it. Names compare
 * without regard to case. The length of a name counts the NUL where it tells the room of a
 * buffer, and does not where it tells what came.
 */
#ifndef RDK_CLUSAPI_CLUSTER_H
#define RDK_CLUSAPI_CLUSTER_H

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Connect to a cluster.
 *
 * @param[in] lpszClusterName  Name of the cluster or of a node of it. NULL: the cluster of the
 *                             node that runs this.
 *
 * @retval not NULL  a handle of the cluster
 * @retval NULL      else; the last error is RPC_S_SERVER_UNAVAILABLE when there is no such
 *                   cluster
 *
 * Threads: [any].  Owns: the caller closes the handle with CloseCluster.
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-opencluster
 */
HCLUSTER WINAPI OpenCluster(LPCWSTR lpszClusterName);

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_SERVER2008R2
/**
 * Connect to a cluster with the access that is wanted.
 *
 * @param[in]  lpszClusterName  As for OpenCluster.
 * @param[in]  DesiredAccess    GENERIC_READ, GENERIC_ALL or MAXIMUM_ALLOWED; not 0.
 * @param[out] GrantedAccess    Optional. What the handle may do: GENERIC_READ or GENERIC_ALL.
 *
 * @retval not NULL  a handle of the cluster
 * @retval NULL      else; the last error is RPC_S_SERVER_UNAVAILABLE, or ERROR_INVALID_PARAMETER
 *                   for an access that there is not
 *
 * Threads: [any].  Owns: the caller closes the handle with CloseCluster.
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-openclusterex
 */
HCLUSTER WINAPI OpenClusterEx(LPCWSTR lpszClusterName, DWORD DesiredAccess, DWORD *GrantedAccess);
#endif

/**
 * Close a handle of the cluster. When the last one of a connection is closed, no handle of an
 * object that came from it can be used any more; they can still be closed.
 *
 * @retval TRUE  always
 *
 * Threads: [any].
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-closecluster
 */
BOOL WINAPI CloseCluster(HCLUSTER hCluster);

/**
 * Tell the name of the cluster and its version.
 *
 * @param[in]     hCluster          The cluster.
 * @param[out]    lpszClusterName   Optional. The name.
 * @param[in,out] lpcchClusterName  Characters of the buffer, NUL included; then of the name, NUL
 *                                  not included.
 * @param[in,out] lpClusterInfo     Optional. dwVersionInfoSize is set by the caller: the size of
 *                                  CLUSTERVERSIONINFO, or of its NT 4 form.
 *
 * @retval ERROR_SUCCESS            told
 * @retval ERROR_MORE_DATA          the buffer is too small; *lpcchClusterName has the length
 *                                  needed, without NUL
 * @retval ERROR_INVALID_HANDLE     hCluster is no open handle, or its cluster handles are closed
 * @retval ERROR_INVALID_PARAMETER  lpcchClusterName is NULL, or the structure has another size
 *
 * Threads: [any].
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-getclusterinformation
 * Differs: the version is that of Windows Server 2019, whatever the simulated cluster can do.
 */
DWORD WINAPI GetClusterInformation(HCLUSTER hCluster, LPWSTR lpszClusterName,
                                   LPDWORD lpcchClusterName, LPCLUSTERVERSIONINFO lpClusterInfo);

/**
 * Open the root of the cluster database.
 *
 * @param[in] hCluster    The cluster.
 * @param[in] samDesired  What the key may do: KEY_READ, KEY_ALL_ACCESS …
 *
 * @retval not NULL  the key
 * @retval NULL      else; the last error is ERROR_INVALID_HANDLE
 *
 * Threads: [any].  Owns: the caller closes the key with ClusterRegCloseKey.
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-getclusterkey
 */
HKEY WINAPI GetClusterKey(HCLUSTER hCluster, REGSAM samDesired);

/**
 * Open the key of a resource type: ResourceTypes\{name}.
 *
 * @param[in] hCluster      The cluster.
 * @param[in] lpszTypeName  The type's name.
 * @param[in] samDesired    What the key may do: KEY_READ, KEY_ALL_ACCESS …
 *
 * @retval not NULL  the key
 * @retval NULL      else; the last error is ERROR_CLUSTER_RESOURCE_TYPE_NOT_FOUND,
 *                   ERROR_INVALID_HANDLE, or ERROR_INVALID_PARAMETER for no name
 *
 * Threads: [any].  Owns: the caller closes the key with ClusterRegCloseKey.
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-getclusterresourcetypekey
 */
HKEY WINAPI GetClusterResourceTypeKey(HCLUSTER hCluster, LPCWSTR lpszTypeName, REGSAM samDesired);

#ifdef __cplusplus
}
#endif

#endif
