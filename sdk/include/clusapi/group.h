/*
 * Part of <clusapi.h>: groups.
 */
#ifndef RDK_CLUSAPI_GROUP_H
#define RDK_CLUSAPI_GROUP_H

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Open a group by its name.
 *
 * @param[in] hCluster       The cluster.
 * @param[in] lpszGroupName  Its name.
 *
 * @retval not NULL  a handle of the group
 * @retval NULL      else; the last error is ERROR_GROUP_NOT_FOUND, ERROR_INVALID_HANDLE, or
 *                   ERROR_INVALID_PARAMETER for no name
 *
 * Threads: [any].  Owns: the caller closes the handle with CloseClusterGroup.
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-openclustergroup
 */
HGROUP WINAPI OpenClusterGroup(HCLUSTER hCluster, LPCWSTR lpszGroupName);

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_SERVER2008R2
/**
 * Open a group with the access that is wanted.
 *
 * @param[in]  hCluster           The cluster.
 * @param[in]  lpszGroupName      Its name.
 * @param[in]  dwDesiredAccess    GENERIC_READ, GENERIC_ALL or MAXIMUM_ALLOWED; not 0.
 * @param[out] lpdwGrantedAccess  Optional. What the handle may do: GENERIC_READ or GENERIC_ALL.
 *
 * @retval not NULL  a handle of the group
 * @retval NULL      else; the last error as of OpenClusterGroup, or ERROR_INVALID_PARAMETER for
 *                   an access that there is not
 *
 * Threads: [any].  Owns: the caller closes the handle with CloseClusterGroup.
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-openclustergroupex
 */
HGROUP WINAPI OpenClusterGroupEx(HCLUSTER hCluster, LPCWSTR lpszGroupName, DWORD dwDesiredAccess,
                                 DWORD *lpdwGrantedAccess);
#endif

/**
 * Close a handle of a group.
 *
 * @retval TRUE   closed
 * @retval FALSE  the last error is ERROR_INVALID_HANDLE
 *
 * Threads: [any].
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-closeclustergroup
 */
BOOL WINAPI CloseClusterGroup(HGROUP hGroup);

/**
 * Get another handle of the cluster that a group's handle came from.
 *
 * @retval not NULL  a handle of the cluster, of the same connection
 * @retval NULL      else; the last error is ERROR_INVALID_HANDLE
 *
 * Threads: [any].
 * Owns:    the caller closes the handle with CloseCluster; that ends neither the group's nor the
 *          one it came from.
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-getclusterfromgroup
 */
HCLUSTER WINAPI GetClusterFromGroup(HGROUP hGroup);

/**
 * Open the key of a group: Groups\{id}.
 *
 * @param[in] hGroup      The group.
 * @param[in] samDesired  What the key may do: KEY_READ, KEY_ALL_ACCESS …
 *
 * @retval not NULL  the key
 * @retval NULL      else; the last error is ERROR_INVALID_HANDLE
 *
 * Threads: [any].  Owns: the caller closes the key with ClusterRegCloseKey.
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-getclustergroupkey
 */
HKEY WINAPI GetClusterGroupKey(HGROUP hGroup, REGSAM samDesired);

/**
 * Tell the state of a group, and which node owns it.
 *
 * @param[in]     hGroup         The group.
 * @param[out]    lpszNodeName   Optional. Name of the owner.
 * @param[in,out] lpcchNodeName  Characters of the buffer, NUL included; then of the name, NUL not
 *                               included. May be NULL only when lpszNodeName is.
 *
 * @retval ClusterGroupFailed         one resource at least has failed
 * @retval ClusterGroupPending        one at least is pending, and none has failed
 * @retval ClusterGroupOnline         all are online
 * @retval ClusterGroupPartialOnline  one at least is online
 * @retval ClusterGroupOffline        none is online, or there is none
 * @retval ClusterGroupStateUnknown   the last error is ERROR_INVALID_HANDLE, ERROR_MORE_DATA for
 *                                    a small buffer (*lpcchNodeName has the length needed), or
 *                                    ERROR_INVALID_PARAMETER for no length
 *
 * Threads: [any]; in a resource DLL: workers only (the contract, 2.13).
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-getclustergroupstate
 */
CLUSTER_GROUP_STATE WINAPI GetClusterGroupState(HGROUP hGroup, LPWSTR lpszNodeName,
                                                LPDWORD lpcchNodeName);

/**
 * Move a group to another node. What the states are afterwards is for the cluster: it tries to
 * restore those from before.
 *
 * @param[in] hGroup            The group.
 * @param[in] hDestinationNode  Where to. NULL: the next node.
 *
 * @retval ERROR_SUCCESS                         moved
 * @retval ERROR_IO_PENDING                      being moved
 * @retval ERROR_HOST_NODE_NOT_AVAILABLE         there is no other node
 * @retval ERROR_INVALID_STATE                   the group, or a resource of it, is on its way
 *                                               already
 * @retval ERROR_CLUSTER_RESOURCE_LOCKED_STATUS  a resource is locked in its state
 * @retval ERROR_INVALID_HANDLE                  hGroup or hDestinationNode is no open handle, or
 *                                               its cluster handles are closed
 * @retval ERROR_ACCESS_DENIED                   the handle was opened for reading only
 *
 * Threads: [any]; not to be called by a resource DLL, from no thread (the contract, 2.13).
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-moveclustergroup
 */
DWORD WINAPI MoveClusterGroup(HGROUP hGroup, HNODE hDestinationNode);

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
/**
 * Move a group to another node, with flags and instructions.
 *
 * @param[in] hGroup            The group.
 * @param[in] hDestinationNode  Where to. NULL: the next node.
 * @param[in] dwMoveFlags       CLUSAPI_GROUP_MOVE_…
 * @param[in] lpInBuffer        Optional. A property list for Offline and Online. Borrowed.
 * @param[in] cbInBufferSize    Its size, in bytes.
 *
 * @retval ERROR_IO_PENDING  accepted
 * @retval other             as MoveClusterGroup; the state is unchanged
 *
 * Threads: [any]; not to be called by a resource DLL, from no thread (the contract, 2.13).
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-moveclustergroupex
 */
DWORD WINAPI MoveClusterGroupEx(HGROUP hGroup, HNODE hDestinationNode, DWORD dwMoveFlags,
                                PBYTE lpInBuffer, DWORD cbInBufferSize);
#endif

#ifdef __cplusplus
}
#endif

#endif
