/*
 * Part of <clusapi.h>: resources.
 *
 * A call that changes a resource may have to wait for the resource's DLL. In a resource DLL that
 * means waiting for oneself: such calls are for other programs, and most of the others are for
 * workers.
 */
#ifndef RDK_CLUSAPI_RESOURCE_H
#define RDK_CLUSAPI_RESOURCE_H

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Open a resource.
 *
 * @param[in] hCluster          The cluster.
 * @param[in] lpszResourceName  Its name, or the text of its id.
 *
 * @retval not NULL  a handle of the resource
 * @retval NULL      else; the last error is ERROR_RESOURCE_NOT_FOUND, ERROR_INVALID_HANDLE, or
 *                   ERROR_INVALID_PARAMETER for no name
 *
 * Threads: [any].  Owns: the caller closes the handle with CloseClusterResource.
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-openclusterresource
 */
HRESOURCE WINAPI OpenClusterResource(HCLUSTER hCluster, LPCWSTR lpszResourceName);

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_SERVER2008R2
/**
 * Open a resource with the access that is wanted.
 *
 * @param[in]  hCluster           The cluster.
 * @param[in]  lpszResourceName   Its name, or the text of its id.
 * @param[in]  dwDesiredAccess    GENERIC_READ, GENERIC_ALL or MAXIMUM_ALLOWED; not 0.
 * @param[out] lpdwGrantedAccess  Optional. What the handle may do: GENERIC_READ or GENERIC_ALL.
 *
 * @retval not NULL  a handle of the resource
 * @retval NULL      else; the last error as of OpenClusterResource, or ERROR_INVALID_PARAMETER
 *                   for an access that there is not
 *
 * Threads: [any].  Owns: the caller closes the handle with CloseClusterResource.
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-openclusterresourceex
 */
HRESOURCE WINAPI OpenClusterResourceEx(HCLUSTER hCluster, LPCWSTR lpszResourceName,
                                       DWORD dwDesiredAccess, DWORD *lpdwGrantedAccess);
#endif

/**
 * Close a handle of a resource, deleted or not.
 *
 * @retval TRUE   closed
 * @retval FALSE  the last error is ERROR_INVALID_HANDLE
 *
 * Threads: [any].
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-closeclusterresource
 */
BOOL WINAPI CloseClusterResource(HRESOURCE hResource);

/**
 * Get another handle of the cluster that a resource's handle came from.
 *
 * @retval not NULL  a handle of the cluster, of the same connection
 * @retval NULL      else; the last error is ERROR_INVALID_HANDLE
 *
 * Threads: [any].
 * Owns:    the caller closes the handle with CloseCluster; that ends neither the resource's nor
 *          the one it came from.
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-getclusterfromresource
 */
HCLUSTER WINAPI GetClusterFromResource(HRESOURCE hResource);

/**
 * Open the key of a resource: Resources\{id}. Its private properties are one level below, in
 * Parameters.
 *
 * @param[in] hResource   The resource.
 * @param[in] samDesired  What the key may do: KEY_READ, KEY_ALL_ACCESS …
 *
 * @retval not NULL  the key
 * @retval NULL      else; the last error is ERROR_INVALID_HANDLE, or ERROR_RESOURCE_NOT_AVAILABLE
 *                   when it was deleted
 *
 * Threads: [any].  Owns: the caller closes the key with ClusterRegCloseKey.
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-getclusterresourcekey
 */
HKEY WINAPI GetClusterResourceKey(HRESOURCE hResource, REGSAM samDesired);

/**
 * Tell the state of a resource, which node owns it, and which group it is in.
 *
 * @param[in]     hResource       The resource.
 * @param[out]    lpszNodeName    Optional. Name of the owner.
 * @param[in,out] lpcchNodeName   Characters of the buffer, NUL included; then of the name, NUL
 *                                not included. May be NULL only when lpszNodeName is.
 * @param[out]    lpszGroupName   Optional. Name of the group.
 * @param[in,out] lpcchGroupName  Likewise.
 *
 * @retval ClusterResourceInitializing … ClusterResourceOfflinePending  the state
 * @retval ClusterResourceStateUnknown                                  the last error is
 *                                                                      ERROR_INVALID_HANDLE, ERRO
 *                                                                      R_RESOURCE_NOT_AVAILABLE,
 *                                                                      ERROR_MORE_DATA for a
 *                                                                      small buffer (both lengths
 *                                                                      are set), or
 *                                                                      ERROR_INVALID_PARAMETER
 *                                                                      for a buffer without
 *                                                                      length
 *
 * Threads: [any]; in a resource DLL: workers only (the contract, 2.13).
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-getclusterresourcestate
 */
CLUSTER_RESOURCE_STATE WINAPI GetClusterResourceState(HRESOURCE hResource, LPWSTR lpszNodeName,
                                                      LPDWORD lpcchNodeName, LPWSTR lpszGroupName,
                                                      LPDWORD lpcchGroupName);

/**
 * Tell the name of the Network Name that a resource depends on: the private property Name of that
 * one.
 *
 * @param[in]     hResource  The resource.
 * @param[out]    lpBuffer   The name.
 * @param[in,out] nSize      Characters of the buffer, NUL included; then of the name, NUL not
 *                           included.
 *
 * @retval TRUE   told
 * @retval FALSE  the last error is ERROR_DEPENDENCY_NOT_FOUND when it depends on none,
 *                ERROR_MORE_DATA, ERROR_INVALID_HANDLE, or ERROR_INVALID_PARAMETER
 *
 * Threads: [any]; in a resource DLL: workers only (the contract, 2.13).
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-getclusterresourcenetworkname
 */
BOOL WINAPI GetClusterResourceNetworkName(HRESOURCE hResource, LPWSTR lpBuffer, LPDWORD nSize);

/**
 * Tell whether a resource can be made to depend on another: both are in one group, and there is
 * no dependency between them, in neither direction.
 *
 * @param[in] hResource           The one to depend on.
 * @param[in] hResourceDependent  The one to depend.
 *
 * @retval TRUE   it can
 * @retval FALSE  it cannot; or the last error is ERROR_INVALID_HANDLE
 *
 * Threads: [any]; in a resource DLL: workers only (the contract, 2.13).
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-canresourcebedependent
 */
BOOL WINAPI CanResourceBeDependent(HRESOURCE hResource, HRESOURCE hResourceDependent);

/**
 * Bring a resource online, and first what it depends on.
 *
 * @param[in] hResource  The resource.
 *
 * @retval ERROR_SUCCESS         it is online
 * @retval ERROR_IO_PENDING      it is on its way
 * @retval ERROR_INVALID_STATE   it is pending already
 * @retval other                 what its DLL said
 * @retval ERROR_INVALID_HANDLE  hResource is no open handle, or its cluster handles are closed
 * @retval ERROR_ACCESS_DENIED   the handle was opened for reading only
 *
 * Threads: [any]; not to be called by a resource DLL, from no thread (the contract, 2.13).
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-onlineclusterresource
 */
DWORD WINAPI OnlineClusterResource(HRESOURCE hResource);

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
/**
 * Bring a resource online, with flags and instructions.
 *
 * @param[in] hResource       The resource.
 * @param[in] dwOnlineFlags   CLUSAPI_RESOURCE_ONLINE_…
 * @param[in] lpInBuffer      Optional. A property list for the DLL's Online. Borrowed.
 * @param[in] cbInBufferSize  Its size, in bytes.
 *
 * @retval as                       OnlineClusterResource
 * @retval ERROR_INVALID_PARAMETER  a size, but no buffer
 *
 * Threads: [any]; not to be called by a resource DLL, from no thread (the contract, 2.13).
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-onlineclusterresourceex
 */
DWORD WINAPI OnlineClusterResourceEx(HRESOURCE hResource, DWORD dwOnlineFlags, PBYTE lpInBuffer,
                                     DWORD cbInBufferSize);
#endif

/**
 * Take a resource offline, and first what depends on it. One that has failed becomes Offline.
 *
 * @param[in] hResource  The resource.
 *
 * @retval ERROR_SUCCESS                         it is offline
 * @retval ERROR_IO_PENDING                      it is on its way
 * @retval ERROR_INVALID_STATE                   it is pending already
 * @retval ERROR_CLUSTER_RESOURCE_LOCKED_STATUS  it, or a dependent, is locked in its state
 * @retval ERROR_INVALID_HANDLE                  hResource is no open handle, or its cluster
 *                                               handles are closed
 * @retval ERROR_ACCESS_DENIED                   the handle was opened for reading only
 *
 * Threads: [any]; not to be called by a resource DLL, from no thread (the contract, 2.13).
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-offlineclusterresource
 */
DWORD WINAPI OfflineClusterResource(HRESOURCE hResource);

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
/**
 * Take a resource offline, with flags and instructions.
 *
 * @param[in] hResource       The resource.
 * @param[in] dwOfflineFlags  CLUSAPI_RESOURCE_OFFLINE_…
 * @param[in] lpInBuffer      Optional. A property list for the Offline of it and of each
 *                            dependent. Borrowed.
 * @param[in] cbInBufferSize  Its size, in bytes.
 *
 * @retval as                       OfflineClusterResource
 * @retval ERROR_INVALID_PARAMETER  a size, but no buffer
 *
 * Threads: [any]; not to be called by a resource DLL, from no thread (the contract, 2.13).
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-offlineclusterresourceex
 */
DWORD WINAPI OfflineClusterResourceEx(HRESOURCE hResource, DWORD dwOfflineFlags, PBYTE lpInBuffer,
                                      DWORD cbInBufferSize);
#endif

/**
 * Let a resource fail, to see what its policy does.
 *
 * @param[in] hResource  The resource.
 *
 * @retval ERROR_SUCCESS               accepted
 * @retval ERROR_RESMON_INVALID_STATE  it is not online
 * @retval ERROR_INVALID_HANDLE        hResource is no open handle, or its cluster handles are
 *                                     closed
 * @retval ERROR_ACCESS_DENIED         the handle was opened for reading only
 *
 * Threads: [any]; not to be called by a resource DLL, from no thread (the contract, 2.13).
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-failclusterresource
 */
DWORD WINAPI FailClusterResource(HRESOURCE hResource);

/**
 * Make a resource in a group.
 *
 * @param[in] hGroup            The group.
 * @param[in] lpszResourceName  Its name, that no other has.
 * @param[in] lpszResourceType  The name of its type.
 * @param[in] dwFlags           0 or CLUSTER_RESOURCE_SEPARATE_MONITOR.
 *
 * @retval not NULL  a handle of the resource, which is offline
 * @retval NULL      else; the last error is ERROR_OBJECT_ALREADY_EXISTS,
 *                   ERROR_CLUSTER_RESOURCE_TYPE_NOT_FOUND, ERROR_INVALID_HANDLE,
 *                   ERROR_ACCESS_DENIED, or ERROR_INVALID_PARAMETER
 *
 * Threads: [any]; not to be called by a resource DLL, from no thread (the contract, 2.13).
 * Owns:    the caller closes the handle with CloseClusterResource.
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-createclusterresource
 */
HRESOURCE WINAPI CreateClusterResource(HGROUP hGroup, LPCWSTR lpszResourceName,
                                       LPCWSTR lpszResourceType, DWORD dwFlags);

/**
 * Delete a resource that is offline. Its handles stay to be closed.
 *
 * @param[in] hResource  The resource.
 *
 * @retval ERROR_SUCCESS                    deleted
 * @retval ERROR_INVALID_STATE              it is not offline
 * @retval ERROR_DEPENDENT_RESOURCE_EXISTS  another depends on it
 * @retval ERROR_INVALID_HANDLE             hResource is no open handle, or its cluster handles
 *                                          are closed
 * @retval ERROR_ACCESS_DENIED              the handle was opened for reading only
 *
 * Threads: [any]; not to be called by a resource DLL, from no thread (the contract, 2.13).
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-deleteclusterresource
 */
DWORD WINAPI DeleteClusterResource(HRESOURCE hResource);

/**
 * Give a resource another name.
 *
 * @param[in] hResource         The resource.
 * @param[in] lpszResourceName  A name that no other has.
 *
 * @retval ERROR_SUCCESS                set
 * @retval ERROR_OBJECT_ALREADY_EXISTS  another resource has it
 * @retval ERROR_INVALID_HANDLE         hResource is no open handle, or its cluster handles are
 *                                      closed
 * @retval ERROR_ACCESS_DENIED          the handle was opened for reading only
 * @retval ERROR_INVALID_PARAMETER      no name, or an empty one
 *
 * Threads: [any]; not to be called by a resource DLL, from no thread (the contract, 2.13).
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-setclusterresourcename
 */
DWORD WINAPI SetClusterResourceName(HRESOURCE hResource, LPCWSTR lpszResourceName);

/**
 * Put a resource, and all that hangs together with it by dependencies, into another group of the
 * same node.
 *
 * @param[in] hResource  The resource.
 * @param[in] hGroup     The other group.
 *
 * @retval ERROR_SUCCESS                    done
 * @retval ERROR_ALREADY_EXISTS             it is in that group
 * @retval ERROR_HOST_NODE_NOT_GROUP_OWNER  the groups are on different nodes
 * @retval other                            what a DLL had against it
 * @retval ERROR_INVALID_HANDLE             hResource or hGroup is no open handle, or its cluster
 *                                          handles are closed
 * @retval ERROR_ACCESS_DENIED              the handle was opened for reading only
 *
 * Threads: [any]; not to be called by a resource DLL, from no thread (the contract, 2.13).
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-changeclusterresourcegroup
 */
DWORD WINAPI ChangeClusterResourceGroup(HRESOURCE hResource, HGROUP hGroup);

/**
 * Let a resource depend on another.
 *
 * @param[in] hResource   The one that depends.
 * @param[in] hDependsOn  The one it depends on.
 *
 * @retval ERROR_SUCCESS                    done
 * @retval ERROR_CIRCULAR_DEPENDENCY        it would depend on itself
 * @retval ERROR_DEPENDENCY_ALREADY_EXISTS  it does already
 * @retval ERROR_INVALID_PARAMETER          they are in different groups
 * @retval other                            what the DLL had against it
 * @retval ERROR_INVALID_HANDLE             hResource or hDependsOn is no open handle, or its
 *                                          cluster handles are closed
 * @retval ERROR_ACCESS_DENIED              the handle was opened for reading only
 *
 * Threads: [any]; not to be called by a resource DLL, from no thread (the contract, 2.13).
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-addclusterresourcedependency
 */
DWORD WINAPI AddClusterResourceDependency(HRESOURCE hResource, HRESOURCE hDependsOn);

/**
 * Let a resource depend on another no more.
 *
 * @param[in] hResource   The one that depends.
 * @param[in] hDependsOn  The one it depends on.
 *
 * @retval ERROR_SUCCESS               done
 * @retval ERROR_DEPENDENCY_NOT_FOUND  it does not
 * @retval other                       what the DLL had against it
 * @retval ERROR_INVALID_HANDLE        hResource or hDependsOn is no open handle, or its cluster
 *                                     handles are closed
 * @retval ERROR_ACCESS_DENIED         the handle was opened for reading only
 *
 * Threads: [any]; not to be called by a resource DLL, from no thread (the contract, 2.13).
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-removeclusterresourcedependency
 */
DWORD WINAPI RemoveClusterResourceDependency(HRESOURCE hResource, HRESOURCE hDependsOn);

#ifdef __cplusplus
}
#endif

#endif
