/*
 * Part of <clusapi.h>: nodes.
 */
#ifndef RDK_CLUSAPI_NODE_H
#define RDK_CLUSAPI_NODE_H

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Open a node by its NetBIOS name.
 *
 * @param[in] hCluster      The cluster.
 * @param[in] lpszNodeName  Its name.
 *
 * @retval not NULL  a handle of the node
 * @retval NULL      else; the last error is ERROR_CLUSTER_NODE_NOT_FOUND, ERROR_INVALID_HANDLE,
 *                   or ERROR_INVALID_PARAMETER for no name
 *
 * Threads: [any].  Owns: the caller closes the handle with CloseClusterNode.
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-openclusternode
 */
HNODE WINAPI OpenClusterNode(HCLUSTER hCluster, LPCWSTR lpszNodeName);

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_SERVER2008R2
/**
 * Open a node with the access that is wanted.
 *
 * @param[in]  hCluster           The cluster.
 * @param[in]  lpszNodeName       Its name.
 * @param[in]  dwDesiredAccess    GENERIC_READ, GENERIC_ALL or MAXIMUM_ALLOWED; not 0.
 * @param[out] lpdwGrantedAccess  Optional. What the handle may do: GENERIC_READ or GENERIC_ALL.
 *
 * @retval not NULL  a handle of the node
 * @retval NULL      else; the last error as of OpenClusterNode, or ERROR_INVALID_PARAMETER for an
 *                   access that there is not
 *
 * Threads: [any].  Owns: the caller closes the handle with CloseClusterNode.
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-openclusternodeex
 */
HNODE WINAPI OpenClusterNodeEx(HCLUSTER hCluster, LPCWSTR lpszNodeName, DWORD dwDesiredAccess,
                               DWORD *lpdwGrantedAccess);
#endif

/**
 * Close a handle of a node.
 *
 * @retval TRUE   closed
 * @retval FALSE  the last error is ERROR_INVALID_HANDLE
 *
 * Threads: [any].
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-closeclusternode
 */
BOOL WINAPI CloseClusterNode(HNODE hNode);

/**
 * Get another handle of the cluster that a node's handle came from.
 *
 * @retval not NULL  a handle of the cluster, of the same connection
 * @retval NULL      else; the last error is ERROR_INVALID_HANDLE
 *
 * Threads: [any].
 * Owns:    the caller closes the handle with CloseCluster; that ends neither the node's nor the
 *          one it came from.
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-getclusterfromnode
 */
HCLUSTER WINAPI GetClusterFromNode(HNODE hNode);

/**
 * Open the key of a node: Nodes\{id}.
 *
 * @param[in] hNode       The node.
 * @param[in] samDesired  What the key may do: KEY_READ, KEY_ALL_ACCESS …
 *
 * @retval not NULL  the key
 * @retval NULL      else; the last error is ERROR_INVALID_HANDLE
 *
 * Threads: [any].  Owns: the caller closes the key with ClusterRegCloseKey.
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-getclusternodekey
 */
HKEY WINAPI GetClusterNodeKey(HNODE hNode, REGSAM samDesired);

/**
 * Tell the state of a node.
 *
 * @retval ClusterNodeUp            it is an active member
 * @retval ClusterNodeDown          it is off, its service does not run, or it is cut off
 * @retval ClusterNodePaused        it is a member that takes no groups
 * @retval ClusterNodeStateUnknown  the last error is ERROR_INVALID_HANDLE
 *
 * Threads: [any].
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-getclusternodestate
 */
CLUSTER_NODE_STATE WINAPI GetClusterNodeState(HNODE hNode);

/**
 * Tell the number of a node, as digits.
 *
 * @param[in]     hNode       The node. NULL: the one that runs this.
 * @param[out]    lpszNodeId  Optional. The digits.
 * @param[in,out] lpcchName   Characters of the buffer, NUL included; then of the digits, NUL not
 *                            included.
 *
 * @retval ERROR_SUCCESS            told
 * @retval ERROR_MORE_DATA          the buffer is too small; *lpcchName has the length needed,
 *                                  without NUL
 * @retval ERROR_INVALID_HANDLE     hNode is no open handle, or its cluster handles are closed
 * @retval ERROR_INVALID_PARAMETER  lpcchName is NULL
 *
 * Threads: [any].
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-getclusternodeid
 */
DWORD WINAPI GetClusterNodeId(HNODE hNode, LPWSTR lpszNodeId, LPDWORD lpcchName);

#ifdef __cplusplus
}
#endif

#endif
