/*
 * Part of <clusapi.h>: the functions that send control codes. A buffer of no size is asked for
 * the size: ERROR_MORE_DATA says how much there is.
 */
#ifndef RDK_CLUSAPI_CONTROL_CALLS_H
#define RDK_CLUSAPI_CONTROL_CALLS_H

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Send a control code to a resource.
 *
 * @param[in]  hResource        The resource.
 * @param[in]  hHostNode        Optional. The node that is to do it.
 * @param[in]  dwControlCode    CLUSCTL_RESOURCE_…
 * @param[in]  lpInBuffer       Optional. What goes in. Borrowed.
 * @param[in]  cbInBufferSize   Its size, in bytes.
 * @param[out] lpOutBuffer      Optional. What comes out.
 * @param[in]  cbOutBufferSize  Its room, in bytes.
 * @param[out] lpBytesReturned  Optional. Bytes of what came out, or needed; 0 on any other
 *                              failure.
 *
 * @retval ERROR_SUCCESS                       done
 * @retval ERROR_MORE_DATA                     the out-buffer is too small; *lpBytesReturned has
 *                                             the size needed
 * @retval ERROR_INVALID_FUNCTION              nobody serves that code
 * @retval ERROR_RESOURCE_PROPERTIES_STORED    set, and in effect when it next comes online
 * @retval ERROR_HOST_NODE_NOT_RESOURCE_OWNER  hHostNode does not own the resource
 * @retval other                               what its DLL said
 * @retval ERROR_INVALID_HANDLE                hResource is no open handle, or its cluster handles
 *                                             are closed
 * @retval ERROR_INVALID_PARAMETER             a size, but no buffer; or an internal code
 *
 * Threads: [any]; in a resource DLL: workers only (the contract, 2.13).
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-clusterresourcecontrol
 */
DWORD WINAPI ClusterResourceControl(HRESOURCE hResource, HNODE hHostNode, DWORD dwControlCode,
                                    LPVOID lpInBuffer, DWORD cbInBufferSize, LPVOID lpOutBuffer,
                                    DWORD cbOutBufferSize, LPDWORD lpBytesReturned);

/**
 * Send a control code to a resource type.
 *
 * @param[in]  hCluster              The cluster.
 * @param[in]  lpszResourceTypeName  The type's name, not its display name.
 * @param[in]  hHostNode             Optional. The node that is to do it.
 * @param[in]  dwControlCode         CLUSCTL_RESOURCE_TYPE_…
 * @param[in]  lpInBuffer            Optional. What goes in. Borrowed.
 * @param[in]  nInBufferSize         Its size, in bytes.
 * @param[out] lpOutBuffer           Optional. What comes out.
 * @param[in]  nOutBufferSize        Its room, in bytes.
 * @param[out] lpBytesReturned       Optional. Bytes of what came out, or needed; 0 on any other
 *                                   failure.
 *
 * @retval ERROR_SUCCESS                          done
 * @retval ERROR_MORE_DATA                        the out-buffer is too small; *lpBytesReturned
 *                                                has the size needed
 * @retval ERROR_INVALID_FUNCTION                 nobody serves that code
 * @retval ERROR_CLUSTER_RESOURCE_TYPE_NOT_FOUND  there is no such type
 * @retval other                                  what its DLL said
 * @retval ERROR_INVALID_HANDLE                   hCluster is no open handle, or its cluster
 *                                                handles are closed
 * @retval ERROR_INVALID_PARAMETER                a size, but no buffer; or an internal code
 *
 * Threads: [any].
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-clusterresourcetypecontrol
 */
DWORD WINAPI ClusterResourceTypeControl(HCLUSTER hCluster, LPCWSTR lpszResourceTypeName,
                                        HNODE hHostNode, DWORD dwControlCode, LPVOID lpInBuffer,
                                        DWORD nInBufferSize, LPVOID lpOutBuffer,
                                        DWORD nOutBufferSize, LPDWORD lpBytesReturned);

/**
 * Send a control code to a group.
 *
 * @param[in]  hGroup           The group.
 * @param[in]  hHostNode        Optional. The node that is to do it.
 * @param[in]  dwControlCode    CLUSCTL_GROUP_…
 * @param[in]  lpInBuffer       Optional. What goes in. Borrowed.
 * @param[in]  nInBufferSize    Its size, in bytes.
 * @param[out] lpOutBuffer      Optional. What comes out.
 * @param[in]  nOutBufferSize   Its room, in bytes.
 * @param[out] lpBytesReturned  Optional. Bytes of what came out, or needed; 0 on any other
 *                              failure.
 *
 * @retval ERROR_SUCCESS            done
 * @retval ERROR_MORE_DATA          the out-buffer is too small; *lpBytesReturned has the size
 *                                  needed
 * @retval ERROR_INVALID_FUNCTION   nobody serves that code
 * @retval ERROR_INVALID_HANDLE     hGroup is no open handle, or its cluster handles are closed
 * @retval ERROR_INVALID_PARAMETER  a size, but no buffer; or an internal code
 *
 * Threads: [any]; in a resource DLL: workers only (the contract, 2.13).
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-clustergroupcontrol
 * Differs: GET_NAME and GET_ID are served.
 */
DWORD WINAPI ClusterGroupControl(HGROUP hGroup, HNODE hHostNode, DWORD dwControlCode,
                                 LPVOID lpInBuffer, DWORD nInBufferSize, LPVOID lpOutBuffer,
                                 DWORD nOutBufferSize, LPDWORD lpBytesReturned);

/**
 * Send a control code to a node.
 *
 * @param[in]  hNode            The node.
 * @param[in]  hHostNode        Optional. The node that is to do it.
 * @param[in]  dwControlCode    CLUSCTL_NODE_…
 * @param[in]  lpInBuffer       Optional. What goes in. Borrowed.
 * @param[in]  nInBufferSize    Its size, in bytes.
 * @param[out] lpOutBuffer      Optional. What comes out.
 * @param[in]  nOutBufferSize   Its room, in bytes.
 * @param[out] lpBytesReturned  Optional. Bytes of what came out, or needed; 0 on any other
 *                              failure.
 *
 * @retval ERROR_SUCCESS            done
 * @retval ERROR_MORE_DATA          the out-buffer is too small; *lpBytesReturned has the size
 *                                  needed
 * @retval ERROR_INVALID_FUNCTION   nobody serves that code
 * @retval ERROR_INVALID_HANDLE     hNode is no open handle, or its cluster handles are closed
 * @retval ERROR_INVALID_PARAMETER  a size, but no buffer; or an internal code
 *
 * Threads: [any].
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-clusternodecontrol
 * Differs: GET_NAME is served.
 */
DWORD WINAPI ClusterNodeControl(HNODE hNode, HNODE hHostNode, DWORD dwControlCode,
                                LPVOID lpInBuffer, DWORD nInBufferSize, LPVOID lpOutBuffer,
                                DWORD nOutBufferSize, LPDWORD lpBytesReturned);

#ifdef __cplusplus
}
#endif

#endif
