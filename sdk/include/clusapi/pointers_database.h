/*
 * Part of <clusapi.h>: types of pointers to cluster functions, for those who look them up at run
 * time: the cluster database.
 */
#ifndef RDK_CLUSAPI_POINTERS_DATABASE_H
#define RDK_CLUSAPI_POINTERS_DATABASE_H

typedef LONG(WINAPI *PCLUSAPI_CLUSTER_REG_CLOSE_KEY)(HKEY hKey);
typedef LONG(WINAPI *PCLUSAPI_CLUSTER_REG_CREATE_BATCH)(HKEY hKey, HREGBATCH *pHREGBATCH);
typedef LONG(WINAPI *PCLUSAPI_CLUSTER_REG_CREATE_KEY)(HKEY hKey, LPCWSTR lpszSubKey,
                                                      DWORD dwOptions, REGSAM samDesired,
                                                      LPSECURITY_ATTRIBUTES lpSecurityAttributes,
                                                      PHKEY phkResult, LPDWORD lpdwDisposition);
typedef LONG(WINAPI *PCLUSAPI_CLUSTER_REG_DELETE_KEY)(HKEY hKey, LPCWSTR lpszSubKey);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_REG_DELETE_VALUE)(HKEY hKey, LPCWSTR lpszValueName);
typedef LONG(WINAPI *PCLUSAPI_CLUSTER_REG_ENUM_KEY)(HKEY hKey, DWORD dwIndex, LPWSTR lpszName,
                                                    LPDWORD lpcchName, PFILETIME lpftLastWriteTime);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_REG_ENUM_VALUE)(HKEY hKey, DWORD dwIndex,
                                                       LPWSTR lpszValueName, LPDWORD lpcchValueName,
                                                       LPDWORD lpdwType, LPBYTE lpData,
                                                       LPDWORD lpcbData);
typedef LONG(WINAPI *PCLUSAPI_CLUSTER_REG_GET_KEY_SECURITY)(
    HKEY hKey, SECURITY_INFORMATION RequestedInformation, PSECURITY_DESCRIPTOR pSecurityDescriptor,
    LPDWORD lpcbSecurityDescriptor);
typedef LONG(WINAPI *PCLUSAPI_CLUSTER_REG_OPEN_KEY)(HKEY hKey, LPCWSTR lpszSubKey,
                                                    REGSAM samDesired, PHKEY phkResult);
typedef LONG(WINAPI *PCLUSAPI_CLUSTER_REG_QUERY_INFO_KEY)(
    HKEY hKey, LPDWORD lpcSubKeys, LPDWORD lpcbMaxSubKeyLen, LPDWORD lpcValues,
    LPDWORD lpcbMaxValueNameLen, LPDWORD lpcbMaxValueLen, LPDWORD lpcbSecurityDescriptor,
    PFILETIME lpftLastWriteTime);
typedef LONG(WINAPI *PCLUSAPI_CLUSTER_REG_QUERY_VALUE)(HKEY hKey, LPCWSTR lpszValueName,
                                                       LPDWORD lpdwValueType, LPBYTE lpData,
                                                       LPDWORD lpcbData);
typedef LONG(WINAPI *PCLUSAPI_CLUSTER_REG_SET_KEY_SECURITY)(
    HKEY hKey, SECURITY_INFORMATION SecurityInformation, PSECURITY_DESCRIPTOR pSecurityDescriptor);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_REG_SET_VALUE)(HKEY hKey, LPCWSTR lpszValueName,
                                                      DWORD dwType, const BYTE *lpData,
                                                      DWORD cbData);
typedef LONG(WINAPI *PCLUSAPI_CLUSTER_REG_SYNC_DATABASE)(HCLUSTER hCluster, DWORD flags);
typedef LONG(WINAPI *PCLUSTER_REG_BATCH_ADD_COMMAND)(HREGBATCH hRegBatch,
                                                     CLUSTER_REG_COMMAND dwCommand, LPWSTR wzName,
                                                     DWORD dwOptions, const void *lpData,
                                                     DWORD cbData);
typedef LONG(WINAPI *PCLUSTER_REG_BATCH_CLOSE_NOTIFICATION)(
    HREGBATCHNOTIFICATION hBatchNotification);
typedef LONG(WINAPI *PCLUSTER_REG_BATCH_READ_COMMAND)(HREGBATCHNOTIFICATION hBatchNotification,
                                                      CLUSTER_BATCH_COMMAND *pBatchCommand);
typedef LONG(WINAPI *PCLUSTER_REG_CLOSE_BATCH)(HREGBATCH hRegBatch, BOOL bCommit,
                                               INT *failedCommandNumber);
typedef LONG(WINAPI *PCLUSTER_REG_CLOSE_BATCH_NOTIFY_PORT)(HREGBATCHPORT hBatchNotifyPort);
typedef LONG(WINAPI *PCLUSTER_REG_CLOSE_READ_BATCH)(HREGREADBATCH hRegReadBatch,
                                                    HREGREADBATCHREPLY *phRegReadBatchReply);
typedef LONG(WINAPI *PCLUSTER_REG_CLOSE_READ_BATCH_EX)(HREGREADBATCH hRegReadBatch, DWORD flags,
                                                       HREGREADBATCHREPLY *phRegReadBatchReply);
typedef LONG(WINAPI *PCLUSTER_REG_CLOSE_READ_BATCH_REPLY)(HREGREADBATCHREPLY hRegReadBatchReply);
typedef LONG(WINAPI *PCLUSTER_REG_CREATE_BATCH_NOTIFY_PORT)(HKEY hKey,
                                                            HREGBATCHPORT *phBatchNotifyPort);
typedef LONG(WINAPI *PCLUSTER_REG_CREATE_READ_BATCH)(HKEY hKey, HREGREADBATCH *phRegReadBatch);
typedef LONG(WINAPI *PCLUSTER_REG_GET_BATCH_NOTIFICATION)(
    HREGBATCHPORT hBatchNotify, HREGBATCHNOTIFICATION *phBatchNotification);
typedef LONG(WINAPI *PCLUSTER_REG_READ_BATCH_ADD_COMMAND)(HREGREADBATCH hRegReadBatch,
                                                          LPCWSTR wzSubkeyName,
                                                          LPCWSTR wzValueName);
typedef LONG(WINAPI *PCLUSTER_REG_READ_BATCH_REPLY_NEXT_COMMAND)(
    HREGREADBATCHREPLY hRegReadBatchReply, CLUSTER_READ_BATCH_COMMAND *pBatchCommand);
#if CLUSAPI_VERSION >= CLUSAPI_VERSION_NI
typedef LONG(WINAPI *PCLUSAPI_CLUSTER_REG_CREATE_KEY_EX)(HKEY hKey, LPCWSTR lpszSubKey,
                                                         DWORD dwOptions, REGSAM samDesired,
                                                         LPSECURITY_ATTRIBUTES lpSecurityAttributes,
                                                         PHKEY phkResult, LPDWORD lpdwDisposition,
                                                         LPCWSTR lpszReason);
typedef LONG(WINAPI *PCLUSAPI_CLUSTER_REG_DELETE_KEY_EX)(HKEY hKey, LPCWSTR lpSubKey,
                                                         LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_REG_DELETE_VALUE_EX)(HKEY hKey, LPCWSTR lpszValueName,
                                                            LPCWSTR lpszReason);
typedef LONG(WINAPI *PCLUSAPI_CLUSTER_REG_SET_KEY_SECURITY_EX)(
    HKEY hKey, SECURITY_INFORMATION SecurityInformation, PSECURITY_DESCRIPTOR pSecurityDescriptor,
    LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_REG_SET_VALUE_EX)(HKEY hKey, LPCWSTR lpszValueName,
                                                         DWORD dwType, const BYTE *lpData,
                                                         DWORD cbData, LPCWSTR lpszReason);
#endif

#endif
