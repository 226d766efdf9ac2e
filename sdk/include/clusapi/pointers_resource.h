/*
 * Part of <clusapi.h>: types of pointers to cluster functions, for those who look them up at run
 * time: resources, resource types, shared volumes.
 */
#ifndef RDK_CLUSAPI_POINTERS_RESOURCE_H
#define RDK_CLUSAPI_POINTERS_RESOURCE_H

typedef DWORD(WINAPI *PCLUSAPI_ADD_CLUSTER_RESOURCE_DEPENDENCY)(HRESOURCE hResource,
                                                                HRESOURCE hDependsOn);
typedef DWORD(WINAPI *PCLUSAPI_ADD_CLUSTER_RESOURCE_NODE)(HRESOURCE hResource, HNODE hNode);
typedef DWORD(WINAPI *PCLUSAPI_ADD_RESOURCE_TO_CLUSTER_SHARED_VOLUMES)(HRESOURCE hResource);
typedef BOOL(WINAPI *PCLUSAPI_CAN_RESOURCE_BE_DEPENDENT)(HRESOURCE hResource,
                                                         HRESOURCE hResourceDependent);
typedef BOOL(WINAPI *PCLUSAPI_CLOSE_CLUSTER_RESOURCE)(HRESOURCE hResource);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_RESOURCE_CLOSE_ENUM)(HRESENUM hResEnum);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_RESOURCE_CONTROL)(HRESOURCE hResource, HNODE hHostNode,
                                                         DWORD dwControlCode, LPVOID lpInBuffer,
                                                         DWORD cbInBufferSize, LPVOID lpOutBuffer,
                                                         DWORD cbOutBufferSize,
                                                         LPDWORD lpBytesReturned);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_RESOURCE_ENUM)(HRESENUM hResEnum, DWORD dwIndex,
                                                      LPDWORD lpdwType, LPWSTR lpszName,
                                                      LPDWORD lpcchName);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_RESOURCE_GET_ENUM_COUNT)(HRESENUM hResEnum);
typedef HRESENUM(WINAPI *PCLUSAPI_CLUSTER_RESOURCE_OPEN_ENUM)(HRESOURCE hResource, DWORD dwType);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_RESOURCE_TYPE_CLOSE_ENUM)(HRESTYPEENUM hResTypeEnum);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_RESOURCE_TYPE_CONTROL)(
    HCLUSTER hCluster, LPCWSTR lpszResourceTypeName, HNODE hHostNode, DWORD dwControlCode,
    LPVOID lpInBuffer, DWORD nInBufferSize, LPVOID lpOutBuffer, DWORD nOutBufferSize,
    LPDWORD lpBytesReturned);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_RESOURCE_TYPE_ENUM)(HRESTYPEENUM hResTypeEnum, DWORD dwIndex,
                                                           LPDWORD lpdwType, LPWSTR lpszName,
                                                           LPDWORD lpcchName);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_RESOURCE_TYPE_GET_ENUM_COUNT)(HRESTYPEENUM hResTypeEnum);
typedef HRESTYPEENUM(WINAPI *PCLUSAPI_CLUSTER_RESOURCE_TYPE_OPEN_ENUM)(HCLUSTER hCluster,
                                                                       LPCWSTR lpszResourceTypeName,
                                                                       DWORD dwType);
typedef HRESOURCE(WINAPI *PCLUSAPI_CREATE_CLUSTER_RESOURCE)(HGROUP hGroup, LPCWSTR lpszResourceName,
                                                            LPCWSTR lpszResourceType,
                                                            DWORD dwFlags);
typedef DWORD(WINAPI *PCLUSAPI_CREATE_CLUSTER_RESOURCE_TYPE)(
    HCLUSTER hCluster, LPCWSTR lpszResourceTypeName, LPCWSTR lpszDisplayName,
    LPCWSTR lpszResourceTypeDll, DWORD dwLooksAlivePollInterval, DWORD dwIsAlivePollInterval);
typedef DWORD(WINAPI *PCLUSAPI_DELETE_CLUSTER_RESOURCE)(HRESOURCE hResource);
typedef DWORD(WINAPI *PCLUSAPI_DELETE_CLUSTER_RESOURCE_TYPE)(HCLUSTER hCluster,
                                                             LPCWSTR lpszResourceTypeName);
typedef DWORD(WINAPI *PCLUSAPI_FAIL_CLUSTER_RESOURCE)(HRESOURCE hResource);
typedef HCLUSTER(WINAPI *PCLUSAPI_GET_CLUSTER_FROM_RESOURCE)(HRESOURCE hResource);
typedef DWORD(WINAPI *PCLUSAPI_GET_CLUSTER_QUORUM_RESOURCE)(
    HCLUSTER hCluster, LPWSTR lpszResourceName, LPDWORD lpcchResourceName, LPWSTR lpszDeviceName,
    LPDWORD lpcchDeviceName, LPDWORD lpdwMaxQuorumLogSize);
typedef DWORD(WINAPI *PCLUSAPI_GET_CLUSTER_RESOURCE_DEPENDENCY_EXPRESSION)(
    HRESOURCE hResource, LPWSTR lpszDependencyExpression, LPDWORD lpcchDependencyExpression);
typedef HKEY(WINAPI *PCLUSAPI_GET_CLUSTER_RESOURCE_KEY)(HRESOURCE hResource, REGSAM samDesired);
typedef BOOL(WINAPI *PCLUSAPI_GET_CLUSTER_RESOURCE_NETWORK_NAME)(HRESOURCE hResource,
                                                                 LPWSTR lpBuffer, LPDWORD nSize);
typedef CLUSTER_RESOURCE_STATE(WINAPI *PCLUSAPI_GET_CLUSTER_RESOURCE_STATE)(HRESOURCE hResource,
                                                                            LPWSTR lpszNodeName,
                                                                            LPDWORD lpcchNodeName,
                                                                            LPWSTR lpszGroupName,
                                                                            LPDWORD lpcchGroupName);
typedef HKEY(WINAPI *PCLUSAPI_GET_CLUSTER_RESOURCE_TYPE_KEY)(HCLUSTER hCluster,
                                                             LPCWSTR lpszTypeName,
                                                             REGSAM samDesired);
typedef DWORD(WINAPI *PCLUSAPI_IS_FILE_ON_CLUSTER_SHARED_VOLUME)(LPCWSTR lpszPathName,
                                                                 PBOOL pbFileIsOnSharedVolume);
typedef DWORD(WINAPI *PCLUSAPI_OFFLINE_CLUSTER_RESOURCE)(HRESOURCE hResource);
typedef DWORD(WINAPI *PCLUSAPI_ONLINE_CLUSTER_RESOURCE)(HRESOURCE hResource);
typedef HRESOURCE(WINAPI *PCLUSAPI_OPEN_CLUSTER_RESOURCE)(HCLUSTER hCluster,
                                                          LPCWSTR lpszResourceName);
typedef DWORD(WINAPI *PCLUSAPI_REMOVE_CLUSTER_RESOURCE_DEPENDENCY)(HRESOURCE hResource,
                                                                   HRESOURCE hDependsOn);
typedef DWORD(WINAPI *PCLUSAPI_REMOVE_CLUSTER_RESOURCE_NODE)(HRESOURCE hResource, HNODE hNode);
typedef DWORD(WINAPI *PCLUSAPI_REMOVE_RESOURCE_FROM_CLUSTER_SHARED_VOLUMES)(HRESOURCE hResource);
typedef DWORD(WINAPI *PCLUSAPI_SET_CLUSTER_QUORUM_RESOURCE)(HRESOURCE hResource,
                                                            LPCWSTR lpszDeviceName,
                                                            DWORD dwMaxQuoLogSize);
typedef DWORD(WINAPI *PCLUSAPI_SET_CLUSTER_RESOURCE_DEPENDENCY_EXPRESSION)(
    HRESOURCE hResource, LPCWSTR lpszDependencyExpression);
typedef DWORD(WINAPI *PCLUSAPI_SET_CLUSTER_RESOURCE_NAME)(HRESOURCE hResource,
                                                          LPCWSTR lpszResourceName);
typedef DWORD(WINAPI *PCLUSAPI_SHARED_VOLUME_SET_SNAPSHOT_STATE)(
    GUID guidSnapshotSet, LPCWSTR lpszVolumeName, CLUSTER_SHARED_VOLUME_SNAPSHOT_STATE state);
#if CLUSAPI_VERSION >= CLUSAPI_VERSION_SERVER2008R2
typedef HRESOURCE(WINAPI *PCLUSAPI_OPEN_CLUSTER_RESOURCE_EX)(HCLUSTER hCluster,
                                                             LPCWSTR lpszResourceName,
                                                             DWORD dwDesiredAccess,
                                                             LPDWORD lpdwGrantedAccess);
#endif

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_RESOURCE_CLOSE_ENUM_EX)(HRESENUMEX hResourceEnumEx);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_RESOURCE_ENUM_EX)(HRESENUMEX hResourceEnumEx, DWORD dwIndex,
                                                         PCLUSTER_RESOURCE_ENUM_ITEM pItem,
                                                         LPDWORD cbItem);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_RESOURCE_GET_ENUM_COUNT_EX)(HRESENUMEX hResourceEnumEx);
typedef HRESENUMEX(WINAPI *PCLUSAPI_CLUSTER_RESOURCE_OPEN_ENUM_EX)(
    HCLUSTER hCluster, LPCWSTR lpszProperties, DWORD cbProperties, LPCWSTR lpszRoProperties,
    DWORD cbRoProperties, DWORD dwFlags);
typedef DWORD(WINAPI *PCLUSAPI_RESTART_CLUSTER_RESOURCE)(HRESOURCE hResource, DWORD dwFlags);
#endif

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_NI
typedef DWORD(WINAPI *PCLUSAPI_ADD_CLUSTER_RESOURCE_DEPENDENCY_EX)(HRESOURCE hResource,
                                                                   HRESOURCE hDependsOn,
                                                                   LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_ADD_CLUSTER_RESOURCE_NODE_EX)(HRESOURCE hResource, HNODE hNode,
                                                             LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_RESOURCE_CONTROL_AS_USER_EX)(
    HRESOURCE hResource, HNODE hHostNode, DWORD dwControlCode, LPVOID lpInBuffer,
    DWORD cbInBufferSize, LPVOID lpOutBuffer, DWORD cbOutBufferSize, LPDWORD lpBytesReturned,
    LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_RESOURCE_CONTROL_EX)(
    HRESOURCE hResource, HNODE hHostNode, DWORD dwControlCode, LPVOID lpInBuffer,
    DWORD cbInBufferSize, LPVOID lpOutBuffer, DWORD cbOutBufferSize, LPDWORD lpBytesReturned,
    LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_RESOURCE_TYPE_CONTROL_AS_USER_EX)(
    HCLUSTER hCluster, LPCWSTR lpszResourceTypeName, HNODE hHostNode, DWORD dwControlCode,
    LPVOID lpInBuffer, DWORD nInBufferSize, LPVOID lpOutBuffer, DWORD nOutBufferSize,
    LPDWORD lpBytesReturned, LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_RESOURCE_TYPE_CONTROL_EX)(
    HCLUSTER hCluster, LPCWSTR lpszResourceTypeName, HNODE hHostNode, DWORD dwControlCode,
    LPVOID lpInBuffer, DWORD nInBufferSize, LPVOID lpOutBuffer, DWORD nOutBufferSize,
    LPDWORD lpBytesReturned, LPCWSTR lpszReason);
typedef HRESOURCE(WINAPI *PCLUSAPI_CREATE_CLUSTER_RESOURCE_EX)(HGROUP hGroup,
                                                               LPCWSTR lpszResourceName,
                                                               LPCWSTR lpszResourceType,
                                                               DWORD dwFlags, LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_CREATE_CLUSTER_RESOURCE_TYPE_EX)(
    HCLUSTER hCluster, LPCWSTR lpszResourceTypeName, LPCWSTR lpszDisplayName,
    LPCWSTR lpszResourceTypeDll, DWORD dwLooksAlivePollInterval, DWORD dwIsAlivePollInterval,
    LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_DELETE_CLUSTER_RESOURCE_EX)(HRESOURCE hResource, LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_DELETE_CLUSTER_RESOURCE_TYPE_EX)(HCLUSTER hCluster,
                                                                LPCWSTR lpszTypeName,
                                                                LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_FAIL_CLUSTER_RESOURCE_EX)(HRESOURCE hResource, LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_REMOVE_CLUSTER_RESOURCE_DEPENDENCY_EX)(HRESOURCE hResource,
                                                                      HRESOURCE hDependsOn,
                                                                      LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_REMOVE_CLUSTER_RESOURCE_NODE_EX)(HRESOURCE hResource, HNODE hNode,
                                                                LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_RESTART_CLUSTER_RESOURCE_EX)(HRESOURCE hResource, DWORD dwFlags);
typedef DWORD(WINAPI *PCLUSAPI_SET_CLUSTER_QUORUM_RESOURCE_EX)(HRESOURCE hResource,
                                                               LPCWSTR lpszDeviceName,
                                                               DWORD dwMaxQuorumLogSize,
                                                               LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_SET_CLUSTER_RESOURCE_NAME_EX)(HRESOURCE hResource,
                                                             LPCWSTR lpszResourceName,
                                                             LPCWSTR lpszReason);
#endif

#endif
