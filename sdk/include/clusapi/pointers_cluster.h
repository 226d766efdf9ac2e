/*
 * Part of <clusapi.h>: types of pointers to cluster functions, for those who look them up at run
 * time: clusters, nodes, networks, notifications.
 */
#ifndef RDK_CLUSAPI_POINTERS_CLUSTER_H
#define RDK_CLUSAPI_POINTERS_CLUSTER_H

typedef HNODE(WINAPI *PCLUSAPI_ADD_CLUSTER_NODE)(
    HCLUSTER hCluster, PCWSTR lpszNodeName, PCLUSTER_SETUP_PROGRESS_CALLBACK pfnProgressCallback,
    PVOID pvCallbackArg);
typedef HNODE(WINAPI *PCLUSAPI_ADD_CLUSTER_NODE_EX)(
    HCLUSTER hCluster, PCWSTR lpszNodeName, DWORD dwFlags,
    PCLUSTER_SETUP_PROGRESS_CALLBACK pfnProgressCallback, PVOID pvCallbackArg);
typedef DWORD(WINAPI *PCLUSAPI_BACKUP_CLUSTER_DATABASE)(HCLUSTER hCluster, LPCWSTR lpszPathName);
typedef BOOL(WINAPI *PCLUSAPI_CLOSE_CLUSTER)(HCLUSTER hCluster);
typedef BOOL(WINAPI *PCLUSAPI_CLOSE_CLUSTER_NETWORK)(HNETWORK hNetwork);
typedef BOOL(WINAPI *PCLUSAPI_CLOSE_CLUSTER_NET_INTERFACE)(HNETINTERFACE hNetInterface);
typedef BOOL(WINAPI *PCLUSAPI_CLOSE_CLUSTER_NODE)(HNODE hNode);
typedef BOOL(WINAPI *PCLUSAPI_CLOSE_CLUSTER_NOTIFY_PORT)(HCHANGE hChange);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_CLOSE_ENUM)(HCLUSENUM hEnum);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_CONTROL)(HCLUSTER hCluster, HNODE hHostNode,
                                                DWORD dwControlCode, LPVOID lpInBuffer,
                                                DWORD nInBufferSize, LPVOID lpOutBuffer,
                                                DWORD nOutBufferSize, LPDWORD lpBytesReturned);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_ENUM)(HCLUSENUM hEnum, DWORD dwIndex, LPDWORD lpdwType,
                                             LPWSTR lpszName, LPDWORD lpcchName);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_GET_ENUM_COUNT)(HCLUSENUM hEnum);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_NETWORK_CLOSE_ENUM)(HNETWORKENUM hNetworkEnum);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_NETWORK_CONTROL)(HNETWORK hNetwork, HNODE hHostNode,
                                                        DWORD dwControlCode, LPVOID lpInBuffer,
                                                        DWORD nInBufferSize, LPVOID lpOutBuffer,
                                                        DWORD nOutBufferSize,
                                                        LPDWORD lpBytesReturned);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_NETWORK_ENUM)(HNETWORKENUM hNetworkEnum, DWORD dwIndex,
                                                     LPDWORD lpdwType, LPWSTR lpszName,
                                                     LPDWORD lpcchName);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_NETWORK_GET_ENUM_COUNT)(HNETWORKENUM hNetworkEnum);
typedef HNETWORKENUM(WINAPI *PCLUSAPI_CLUSTER_NETWORK_OPEN_ENUM)(HNETWORK hNetwork, DWORD dwType);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_NET_INTERFACE_CONTROL)(
    HNETINTERFACE hNetInterface, HNODE hHostNode, DWORD dwControlCode, LPVOID lpInBuffer,
    DWORD nInBufferSize, LPVOID lpOutBuffer, DWORD nOutBufferSize, LPDWORD lpBytesReturned);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_NODE_CLOSE_ENUM)(HNODEENUM hNodeEnum);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_NODE_CONTROL)(HNODE hNode, HNODE hHostNode,
                                                     DWORD dwControlCode, LPVOID lpInBuffer,
                                                     DWORD nInBufferSize, LPVOID lpOutBuffer,
                                                     DWORD nOutBufferSize, LPDWORD lpBytesReturned);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_NODE_ENUM)(HNODEENUM hNodeEnum, DWORD dwIndex,
                                                  LPDWORD lpdwType, LPWSTR lpszName,
                                                  LPDWORD lpcchName);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_NODE_GET_ENUM_COUNT)(HNODEENUM hNodeEnum);
typedef HNODEENUM(WINAPI *PCLUSAPI_CLUSTER_NODE_OPEN_ENUM)(HNODE hNode, DWORD dwType);
typedef HCLUSENUM(WINAPI *PCLUSAPI_CLUSTER_OPEN_ENUM)(HCLUSTER hCluster, DWORD dwType);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_UPGRADE)(
    HCLUSTER hCluster, BOOL perform, PCLUSTER_UPGRADE_PROGRESS_CALLBACK pfnProgressCallback,
    PVOID pvCallbackArg);
typedef HCLUSTER(WINAPI *PCLUSAPI_CREATE_CLUSTER)(
    PCREATE_CLUSTER_CONFIG pConfig, PCLUSTER_SETUP_PROGRESS_CALLBACK pfnProgressCallback,
    PVOID pvCallbackArg);
typedef HCLUSTER(WINAPI *PCLUSAPI_CREATE_CLUSTER_CNOLESS)(
    PCREATE_CLUSTER_CONFIG pConfig, PCLUSTER_SETUP_PROGRESS_CALLBACK pfnProgressCallback,
    PVOID pvCallbackArg);
typedef DWORD(WINAPI *PCLUSAPI_CREATE_CLUSTER_NAME_ACCOUNT)(
    HCLUSTER hCluster, PCREATE_CLUSTER_NAME_ACCOUNT pConfig,
    PCLUSTER_SETUP_PROGRESS_CALLBACK pfnProgressCallback, PVOID pvCallbackArg);
typedef HCHANGE(WINAPI *PCLUSAPI_CREATE_CLUSTER_NOTIFY_PORT)(HCHANGE hChange, HCLUSTER hCluster,
                                                             DWORD dwFilter, DWORD_PTR dwNotifyKey);
typedef DWORD(WINAPI *PCLUSAPI_DESTROY_CLUSTER)(
    HCLUSTER hCluster, PCLUSTER_SETUP_PROGRESS_CALLBACK pfnProgressCallback, PVOID pvCallbackArg,
    BOOL fdeleteVirtualComputerObjects);
typedef DWORD(WINAPI *PCLUSAPI_EVICT_CLUSTER_NODE)(HNODE hNode);
typedef DWORD(WINAPI *PCLUSAPI_EVICT_CLUSTER_NODE_EX)(HNODE hNode, DWORD dwTimeOut,
                                                      HRESULT *phrCleanupStatus);
typedef HCLUSTER(WINAPI *PCLUSAPI_GET_CLUSTER_FROM_NETWORK)(HNETWORK hNetwork);
typedef HCLUSTER(WINAPI *PCLUSAPI_GET_CLUSTER_FROM_NET_INTERFACE)(HNETINTERFACE hNetInterface);
typedef HCLUSTER(WINAPI *PCLUSAPI_GET_CLUSTER_FROM_NODE)(HNODE hNode);
typedef DWORD(WINAPI *PCLUSAPI_GET_CLUSTER_INFORMATION)(HCLUSTER hCluster, LPWSTR lpszClusterName,
                                                        LPDWORD lpcchClusterName,
                                                        LPCLUSTERVERSIONINFO lpClusterInfo);
typedef HKEY(WINAPI *PCLUSAPI_GET_CLUSTER_KEY)(HCLUSTER hCluster, REGSAM samDesired);
typedef DWORD(WINAPI *PCLUSAPI_GET_CLUSTER_NETWORK_ID)(HNETWORK hNetwork, LPWSTR lpszNetworkId,
                                                       LPDWORD lpcchName);
typedef HKEY(WINAPI *PCLUSAPI_GET_CLUSTER_NETWORK_KEY)(HNETWORK hNetwork, REGSAM samDesired);
typedef CLUSTER_NETWORK_STATE(WINAPI *PCLUSAPI_GET_CLUSTER_NETWORK_STATE)(HNETWORK hNetwork);
typedef DWORD(WINAPI *PCLUSAPI_GET_CLUSTER_NET_INTERFACE)(HCLUSTER hCluster, LPCWSTR lpszNodeName,
                                                          LPCWSTR lpszNetworkName,
                                                          LPWSTR lpszInterfaceName,
                                                          LPDWORD lpcchInterfaceName);
typedef HKEY(WINAPI *PCLUSAPI_GET_CLUSTER_NET_INTERFACE_KEY)(HNETINTERFACE hNetInterface,
                                                             REGSAM samDesired);
typedef CLUSTER_NETINTERFACE_STATE(WINAPI *PCLUSAPI_GET_CLUSTER_NET_INTERFACE_STATE)(
    HNETINTERFACE hNetInterface);
typedef DWORD(WINAPI *PCLUSAPI_GET_CLUSTER_NODE_ID)(HNODE hNode, LPWSTR lpszNodeId,
                                                    LPDWORD lpcchName);
typedef HKEY(WINAPI *PCLUSAPI_GET_CLUSTER_NODE_KEY)(HNODE hNode, REGSAM samDesired);
typedef CLUSTER_NODE_STATE(WINAPI *PCLUSAPI_GET_CLUSTER_NODE_STATE)(HNODE hNode);
typedef DWORD(WINAPI *PCLUSAPI_GET_CLUSTER_NOTIFY)(HCHANGE hChange, DWORD_PTR *lpdwNotifyKey,
                                                   LPDWORD lpdwFilterType, LPWSTR lpszName,
                                                   LPDWORD lpcchName, DWORD dwMilliseconds);
typedef DWORD(WINAPI *PCLUSAPI_GET_NODE_CLUSTER_STATE)(LPCWSTR lpszNodeName,
                                                       LPDWORD pdwClusterState);
typedef HCLUSTER(WINAPI *PCLUSAPI_OPEN_CLUSTER)(LPCWSTR lpszClusterName);
typedef HNETWORK(WINAPI *PCLUSAPI_OPEN_CLUSTER_NETWORK)(HCLUSTER hCluster, LPCWSTR lpszNetworkName);
typedef HNETINTERFACE(WINAPI *PCLUSAPI_OPEN_CLUSTER_NET_INTERFACE)(HCLUSTER hCluster,
                                                                   LPCWSTR lpszInterfaceName);
typedef HNODE(WINAPI *PCLUSAPI_OPEN_CLUSTER_NODE)(HCLUSTER hCluster, LPCWSTR lpszNodeName);
typedef DWORD(WINAPI *PCLUSAPI_PAUSE_CLUSTER_NODE)(HNODE hNode);
typedef DWORD(WINAPI *PCLUSAPI_REGISTER_CLUSTER_NOTIFY)(HCHANGE hChange, DWORD dwFilterType,
                                                        HANDLE hObject, DWORD_PTR dwNotifyKey);
typedef DWORD(WINAPI *PCLUSAPI_REMOVE_CLUSTER_NAME_ACCOUNT)(HCLUSTER hCluster);
typedef DWORD(WINAPI *PCLUSAPI_REPAIR_CLUSTER_NAME_ACCOUNT)(HCLUSTER hCluster);
typedef DWORD(WINAPI *PCLUSAPI_RESTORE_CLUSTER_DATABASE)(LPCWSTR lpszPathName, BOOL bForce,
                                                         LPCWSTR lpszQuorumDriveLetter);
typedef DWORD(WINAPI *PCLUSAPI_RESUME_CLUSTER_NODE)(HNODE hNode);
typedef DWORD(WINAPI *PCLUSAPI_SET_CLUSTER_NETWORK_NAME)(HNETWORK hNetwork, LPCWSTR lpszName);
typedef DWORD(WINAPI *PCLUSAPI_SET_CLUSTER_NETWORK_PRIORITY_ORDER)(HCLUSTER hCluster,
                                                                   DWORD NetworkCount,
                                                                   HNETWORK NetworkList[]);
typedef DWORD(WINAPI *PCLUSAPI_SET_CLUSTER_SERVICE_ACCOUNT_PASSWORD)(
    LPCWSTR lpszClusterName, LPCWSTR lpszNewPassword, DWORD dwFlags,
    PCLUSTER_SET_PASSWORD_STATUS lpReturnStatusBuffer, LPDWORD lpcbReturnStatusBufferSize);
typedef DWORD(WINAPI *PCLUSAPI_SetClusterName)(HCLUSTER hCluster, LPCWSTR lpszNewClusterName);
typedef DWORD(WINAPI *PCLUSTER_SET_ACCOUNT_ACCESS)(HCLUSTER hCluster, LPCWSTR szAccountSID,
                                                   DWORD dwAccess, DWORD dwControlType);
#if CLUSAPI_VERSION >= CLUSAPI_VERSION_SERVER2008R2
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_CLOSE_ENUM_EX)(HCLUSENUMEX hClusterEnum);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_ENUM_EX)(HCLUSENUMEX hClusterEnum, DWORD dwIndex,
                                                PCLUSTER_ENUM_ITEM pItem, LPDWORD cbItem);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_GET_ENUM_COUNT_EX)(HCLUSENUMEX hClusterEnum);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_NODE_CLOSE_ENUM_EX)(HNODEENUMEX hNodeEnum);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_NODE_ENUM_EX)(HNODEENUMEX hNodeEnum, DWORD dwIndex,
                                                     PCLUSTER_ENUM_ITEM pItem, LPDWORD cbItem);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_NODE_GET_ENUM_COUNT_EX)(HNODEENUMEX hNodeEnum);
typedef HNODEENUMEX(WINAPI *PCLUSAPI_CLUSTER_NODE_OPEN_ENUM_EX)(HNODE hNode, DWORD dwType,
                                                                PVOID pOptions);
typedef HCLUSENUMEX(WINAPI *PCLUSAPI_CLUSTER_OPEN_ENUM_EX)(HCLUSTER hCluster, DWORD dwType,
                                                           PVOID pOptions);
typedef HCLUSTER(WINAPI *PCLUSAPI_OPEN_CLUSTER_EX)(LPCWSTR lpszClusterName, DWORD dwDesiredAccess,
                                                   LPDWORD lpdwGrantedAccess);
typedef HNETINTERFACE(WINAPI *PCLUSAPI_OPEN_CLUSTER_NETINTERFACE_EX)(HCLUSTER hCluster,
                                                                     LPCWSTR lpszNetInterfaceName,
                                                                     DWORD dwDesiredAccess,
                                                                     LPDWORD lpdwGrantedAccess);
typedef HNETWORK(WINAPI *PCLUSAPI_OPEN_CLUSTER_NETWORK_EX)(HCLUSTER hCluster,
                                                           LPCWSTR lpszNetworkName,
                                                           DWORD dwDesiredAccess,
                                                           LPDWORD lpdwGrantedAccess);
typedef HNODE(WINAPI *PCLUSAPI_OPEN_CLUSTER_NODE_EX)(HCLUSTER hCluster, LPCWSTR lpszNodeName,
                                                     DWORD dwDesiredAccess,
                                                     LPDWORD lpdwGrantedAccess);
#endif

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
typedef HCHANGE(WINAPI *PCLUSAPI_CREATE_CLUSTER_NOTIFY_PORT_V2)(HCHANGE hChange, HCLUSTER hCluster,
                                                                NOTIFY_FILTER_AND_TYPE *Filters,
                                                                DWORD dwFilterCount,
                                                                DWORD_PTR dwNotifyKey);
typedef DWORD(WINAPI *PCLUSAPI_GET_CLUSTER_NOTIFY_V2)(
    HCHANGE hChange, DWORD_PTR *lpdwNotifyKey, PNOTIFY_FILTER_AND_TYPE pFilterAndType, BYTE *buffer,
    LPDWORD lpcchBufferSize, LPWSTR lpszObjectId, LPDWORD lpcchObjectId, LPWSTR lpszParentId,
    LPDWORD lpcchParentId, LPWSTR lpszName, LPDWORD lpcchName, LPWSTR lpszType, LPDWORD lpcchType,
    DWORD dwMilliseconds);
typedef DWORD(WINAPI *PCLUSAPI_GET_NOTIFY_EVENT_HANDLE_V2)(HCHANGE hChange,
                                                           LPHANDLE lphTargetEvent);
typedef DWORD(WINAPI *PCLUSAPI_PAUSE_CLUSTER_NODE_EX)(HNODE hNode, BOOL bDrainNode,
                                                      DWORD dwPauseFlags, HNODE hNodeDrainTarget);
typedef DWORD(WINAPI *PCLUSAPI_REGISTER_CLUSTER_NOTIFY_V2)(HCHANGE hChange,
                                                           NOTIFY_FILTER_AND_TYPE Filter,
                                                           HANDLE hObject, DWORD_PTR dwNotifyKey);
typedef DWORD(WINAPI *PCLUSAPI_RESUME_CLUSTER_NODE_EX)(
    HNODE hNode, CLUSTER_NODE_RESUME_FAILBACK_TYPE eResumeFailbackType,
    DWORD dwResumeFlagsReserved);
#endif

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINTHRESHOLD
typedef HNODE(WINAPI *PCLUSAPI_OPEN_NODE_BY_ID)(HCLUSTER hCluster, DWORD nodeId);
#endif

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_NI
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_CONTROL_EX)(HCLUSTER hCluster, HNODE hHostNode,
                                                   DWORD dwControlCode, LPVOID lpInBuffer,
                                                   DWORD nInBufferSize, LPVOID lpOutBuffer,
                                                   DWORD nOutBufferSize, LPDWORD lpBytesReturned,
                                                   LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_NETWORK_CONTROL_EX)(
    HNETWORK hNetwork, HNODE hHostNode, DWORD dwControlCode, LPVOID lpInBuffer, DWORD nInBufferSize,
    LPVOID lpOutBuffer, DWORD nOutBufferSize, LPDWORD lpBytesReturned, LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_NET_INTERFACE_CONTROL_EX)(
    HNETINTERFACE hNetInterface, HNODE hHostNode, DWORD dwControlCode, LPVOID lpInBuffer,
    DWORD nInBufferSize, LPVOID lpOutBuffer, DWORD nOutBufferSize, LPDWORD lpBytesReturned,
    LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_NODE_CONTROL_EX)(
    HNODE hNode, HNODE hHostNode, DWORD dwControlCode, LPVOID lpInBuffer, DWORD nInBufferSize,
    LPVOID lpOutBuffer, DWORD nOutBufferSize, LPDWORD lpBytesReturned, LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_EVICT_CLUSTER_NODE_EX2)(HNODE hNode, DWORD dwTimeout,
                                                       HRESULT *phrCleanupStatus,
                                                       LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_PAUSE_CLUSTER_NODE_EX2)(HNODE hNode, BOOL bDrainNode,
                                                       DWORD dwPauseFlags, HNODE hNodeDrainTarget,
                                                       LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_RESUME_CLUSTER_NODE_EX2)(
    HNODE hNode, CLUSTER_NODE_RESUME_FAILBACK_TYPE eResumeFailbackType, DWORD dwResumeFlagsReserved,
    LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_SET_CLUSTER_NAME_EX)(HCLUSTER hCluster, LPCWSTR lpszNewClusterName,
                                                    LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_SET_CLUSTER_NETWORK_NAME_EX)(HNETWORK hNetwork, LPCWSTR lpszName,
                                                            LPCWSTR lpszReason);
#endif

/* Who gives the reason of a change. */
#if CLUSAPI_VERSION >= CLUSAPI_VERSION_NI
typedef BOOL(WINAPI *PCLUSAPI_PFN_REASON_HANDLER)(LPVOID lpParameter, HCLUSTER hCluster,
                                                  LPWSTR szReason, LPDWORD lpSize);
typedef struct CLUSAPI_REASON_HANDLER {
    LPVOID lpParameter;
    PCLUSAPI_PFN_REASON_HANDLER pfnHandler;
} CLUSAPI_REASON_HANDLER, *PCLUSAPI_REASON_HANDLER;

typedef PCLUSAPI_REASON_HANDLER(WINAPI *PCLUSAPI_SET_REASON_HANDLER)(
    PCLUSAPI_REASON_HANDLER lpHandler);
#endif

#endif
