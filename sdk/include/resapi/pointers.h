/*
 * Part of <resapi.h>: types of pointers to utility functions, for those who look them up at run
 * time.
 */
#ifndef RDK_RESAPI_POINTERS_H
#define RDK_RESAPI_POINTERS_H

/* Called for each thing found. */
typedef DWORD(WINAPI *LPGROUP_CALLBACK_EX)(HCLUSTER, HGROUP, HGROUP, PVOID);
typedef DWORD(WINAPI *LPNODE_CALLBACK)(HCLUSTER, HNODE, CLUSTER_NODE_STATE, PVOID);
typedef DWORD(WINAPI *LPRESOURCE_CALLBACK)(HRESOURCE, HRESOURCE, PVOID);
typedef DWORD(WINAPI *LPRESOURCE_CALLBACK_EX)(HCLUSTER, HRESOURCE, HRESOURCE, PVOID);

/* Functions. */
typedef DWORD(WINAPI *LPGROUP_CALLBACK_EX)(HCLUSTER, HGROUP, HGROUP, PVOID);
typedef DWORD(WINAPI *LPNODE_CALLBACK)(HCLUSTER, HNODE, CLUSTER_NODE_STATE, PVOID);
typedef DWORD(WINAPI *LPRESOURCE_CALLBACK)(HRESOURCE, HRESOURCE, PVOID);
typedef DWORD(WINAPI *LPRESOURCE_CALLBACK_EX)(HCLUSTER, HRESOURCE, HRESOURCE, PVOID);
typedef DWORD(WINAPI *PCLUSTER_CLEAR_BACKUP_STATE_FOR_SHARED_VOLUME)(LPCWSTR lpszVolumePathName);
typedef BOOL(WINAPI *PCLUSTER_GET_VOLUME_NAME_FOR_VOLUME_MOUNT_POINT)(LPCWSTR lpszVolumeMountPoint,
                                                                      LPWSTR lpszVolumeName,
                                                                      DWORD cchBufferLength);
typedef BOOL(WINAPI *PCLUSTER_GET_VOLUME_PATH_NAME)(LPCWSTR lpszFileName, LPWSTR lpszVolumePathName,
                                                    DWORD cchBufferLength);
typedef BOOL(WINAPI *PCLUSTER_IS_PATH_ON_SHARED_VOLUME)(LPCWSTR lpszPathName);
typedef DWORD(WINAPI *PCLUSTER_PREPARE_SHARED_VOLUME_FOR_BACKUP)(LPCWSTR lpszFileName,
                                                                 LPWSTR lpszVolumePathName,
                                                                 LPDWORD lpcchVolumePathName,
                                                                 LPWSTR lpszVolumeName,
                                                                 LPDWORD lpcchVolumeName);
typedef DWORD(WINAPI *PRESUTIL_ADD_UNKNOWN_PROPERTIES)(
    HKEY hkeyClusterKey, const PRESUTIL_PROPERTY_ITEM pPropertyTable, PVOID pOutPropertyList,
    DWORD pcbOutPropertyListSize, LPDWORD pcbBytesReturned, LPDWORD pcbRequired);
typedef DWORD(WINAPI *PRESUTIL_CREATE_DIRECTORY_TREE)(LPCWSTR pszPath);
typedef DWORD(WINAPI *PRESUTIL_DUP_PARAMETER_BLOCK)(LPBYTE pOutParams, const LPBYTE pInParams,
                                                    const PRESUTIL_PROPERTY_ITEM pPropertyTable);
typedef PWSTR(WINAPI *PRESUTIL_DUP_STRING)(LPCWSTR pszInString);
typedef DWORD(WINAPI *PRESUTIL_ENUM_PRIVATE_PROPERTIES)(HKEY hkeyClusterKey,
                                                        LPWSTR pszOutProperties,
                                                        DWORD cbOutPropertiesSize,
                                                        LPDWORD pcbBytesReturned,
                                                        LPDWORD pcbRequired);
typedef DWORD(WINAPI *PRESUTIL_ENUM_PROPERTIES)(const PRESUTIL_PROPERTY_ITEM pPropertyTable,
                                                LPWSTR pszOutProperties, DWORD cbOutPropertiesSize,
                                                LPDWORD pcbBytesReturned, LPDWORD pcbRequired);
typedef DWORD(WINAPI *PRESUTIL_ENUM_RESOURCES)(HRESOURCE hSelf, LPCWSTR lpszResTypeName,
                                               LPRESOURCE_CALLBACK pResCallBack, PVOID pParameter);
typedef DWORD(WINAPI *PRESUTIL_ENUM_RESOURCES_EX)(HCLUSTER hCluster, HRESOURCE hSelf,
                                                  LPCWSTR lpszResTypeName,
                                                  LPRESOURCE_CALLBACK_EX pResCallBack,
                                                  PVOID pParameter);
typedef LPWSTR(WINAPI *PRESUTIL_EXPAND_ENVIRONMENT_STRINGS)(LPCWSTR pszSrc);
typedef DWORD(WINAPI *PRESUTIL_FIND_BINARY_PROPERTY)(const PVOID pPropertyList,
                                                     DWORD cbPropertyListSize,
                                                     LPCWSTR pszPropertyName,
                                                     LPBYTE *pbPropertyValue,
                                                     LPDWORD pcbPropertyValueSize);
typedef DWORD(WINAPI *PRESUTIL_FIND_DEPENDENT_DISK_RESOURCE_DRIVE_LETTER)(HCLUSTER hCluster,
                                                                          HRESOURCE hResource,
                                                                          LPWSTR pszDriveLetter,
                                                                          DWORD *pcchDriveLetter);
typedef DWORD(WINAPI *PRESUTIL_FIND_DWORD_PROPERTY)(const PVOID pPropertyList,
                                                    DWORD cbPropertyListSize,
                                                    LPCWSTR pszPropertyName,
                                                    LPDWORD pdwPropertyValue);
typedef DWORD(WINAPI *PRESUTIL_FIND_EXPANDED_SZ_PROPERTY)(const PVOID pPropertyList,
                                                          DWORD cbPropertyListSize,
                                                          LPCWSTR pszPropertyName,
                                                          LPWSTR *pszPropertyValue);
typedef DWORD(WINAPI *PRESUTIL_FIND_EXPAND_SZ_PROPERTY)(const PVOID pPropertyList,
                                                        DWORD cbPropertyListSize,
                                                        LPCWSTR pszPropertyName,
                                                        LPWSTR *pszPropertyValue);
typedef DWORD(WINAPI *PRESUTIL_FIND_FILETIME_PROPERTY)(const PVOID pPropertyList,
                                                       DWORD cbPropertyListSize,
                                                       LPCWSTR pszPropertyName,
                                                       LPFILETIME pftPropertyValue);
typedef DWORD(WINAPI *PRESUTIL_FIND_LONG_PROPERTY)(const PVOID pPropertyList,
                                                   DWORD cbPropertyListSize,
                                                   LPCWSTR pszPropertyName, LPLONG plPropertyValue);
typedef DWORD(WINAPI *PRESUTIL_FIND_MULTI_SZ_PROPERTY)(const PVOID pPropertyList,
                                                       DWORD cbPropertyListSize,
                                                       LPCWSTR pszPropertyName,
                                                       LPWSTR *pszPropertyValue,
                                                       LPDWORD pcbPropertyValueSize);
typedef DWORD(WINAPI *PRESUTIL_FIND_SZ_PROPERTY)(const PVOID pPropertyList,
                                                 DWORD cbPropertyListSize, LPCWSTR pszPropertyName,
                                                 LPWSTR *pszPropertyValue);
typedef DWORD(WINAPI *PRESUTIL_FIND_ULARGEINTEGER_PROPERTY)(const PVOID pPropertyList,
                                                            DWORD cbPropertyListSize,
                                                            LPCWSTR pszPropertyName,
                                                            ULONGLONG *plPropertyValue);
typedef DWORD(WINAPI *PRESUTIL_FREE_ENVIRONMENT)(LPVOID lpEnvironment);
typedef void(WINAPI *PRESUTIL_FREE_PARAMETER_BLOCK)(LPBYTE pOutParams, const LPBYTE pInParams,
                                                    const PRESUTIL_PROPERTY_ITEM pPropertyTable);
typedef DWORD(WINAPI *PRESUTIL_GET_ALL_PROPERTIES)(HKEY hkeyClusterKey,
                                                   const PRESUTIL_PROPERTY_ITEM pPropertyTable,
                                                   PVOID pOutPropertyList,
                                                   DWORD cbOutPropertyListSize,
                                                   LPDWORD pcbBytesReturned, LPDWORD pcbRequired);
typedef DWORD(WINAPI *PRESUTIL_GET_BINARY_PROPERTY)(LPBYTE *ppbOutValue, LPDWORD pcbOutValueSize,
                                                    const PCLUSPROP_BINARY pValueStruct,
                                                    const LPBYTE pbOldValue, DWORD cbOldValueSize,
                                                    LPBYTE *ppPropertyList,
                                                    LPDWORD pcbPropertyListSize);
typedef DWORD(WINAPI *PRESUTIL_GET_BINARY_VALUE)(HKEY hkeyClusterKey, LPCWSTR pszValueName,
                                                 LPBYTE *ppbOutValue, LPDWORD pcbOutValueSize);
typedef DWORD(WINAPI *PRESUTIL_GET_CORE_CLUSTER_RESOURCES)(HCLUSTER hCluster,
                                                           HRESOURCE *phClusterNameResource,
                                                           HRESOURCE *phClusterIPAddressResource,
                                                           HRESOURCE *phClusterQuorumResource);
typedef DWORD(WINAPI *PRESUTIL_GET_DWORD_PROPERTY)(LPDWORD pdwOutValue,
                                                   const PCLUSPROP_DWORD pValueStruct,
                                                   DWORD dwOldValue, DWORD dwMinimum,
                                                   DWORD dwMaximum, LPBYTE *ppPropertyList,
                                                   LPDWORD pcbPropertyListSize);
typedef DWORD(WINAPI *PRESUTIL_GET_DWORD_VALUE)(HKEY hkeyClusterKey, LPCWSTR pszValueName,
                                                LPDWORD pdwOutValue, DWORD dwDefaultValue);
typedef LPVOID(WINAPI *PRESUTIL_GET_ENVIRONMENT_WITH_NET_NAME)(HRESOURCE hResource);
typedef LPWSTR(WINAPI *PRESUTIL_GET_EXPAND_SZ_VALUE)(HKEY hkeyClusterKey, LPCWSTR pszValueName,
                                                     BOOL bExpand);
typedef DWORD(WINAPI *PRESUTIL_GET_FILETIME_PROPERTY)(LPFILETIME pftOutValue,
                                                      const PCLUSPROP_FILETIME pValueStruct,
                                                      FILETIME ftOldValue, FILETIME ftMinimum,
                                                      FILETIME ftMaximum, LPBYTE *ppPropertyList,
                                                      LPDWORD pcbPropertyListSize);
typedef DWORD(WINAPI *PRESUTIL_GET_LONG_PROPERTY)(LPLONG plOutValue,
                                                  const PCLUSPROP_LONG pValueStruct, LONG lOldValue,
                                                  LONG lMinimum, LONG lMaximum,
                                                  LPBYTE *ppPropertyList,
                                                  LPDWORD pcbPropertyListSize);
typedef DWORD(WINAPI *PRESUTIL_GET_MULTI_SZ_PROPERTY)(LPWSTR *ppszOutValue, LPDWORD pcbOutValueSize,
                                                      const PCLUSPROP_SZ pValueStruct,
                                                      LPCWSTR pszOldValue, DWORD cbOldValueSize,
                                                      LPBYTE *ppPropertyList,
                                                      LPDWORD pcbPropertyListSize);
typedef DWORD(WINAPI *PRESUTIL_GET_PRIVATE_PROPERTIES)(HKEY hkeyClusterKey, PVOID pOutPropertyList,
                                                       DWORD cbOutPropertyListSize,
                                                       LPDWORD pcbBytesReturned,
                                                       LPDWORD pcbRequired);
typedef DWORD(WINAPI *PRESUTIL_GET_PROPERTIES)(HKEY hkeyClusterKey,
                                               const PRESUTIL_PROPERTY_ITEM pPropertyTable,
                                               PVOID pOutPropertyList, DWORD cbOutPropertyListSize,
                                               LPDWORD pcbBytesReturned, LPDWORD pcbRequired);
typedef DWORD(WINAPI *PRESUTIL_GET_PROPERTIES_TO_PARAMETER_BLOCK)(
    HKEY hkeyClusterKey, const PRESUTIL_PROPERTY_ITEM pPropertyTable, LPBYTE pOutParams,
    BOOL bCheckForRequiredProperties, LPWSTR *pszNameOfPropInError);
typedef DWORD(WINAPI *PRESUTIL_GET_PROPERTY)(HKEY hkeyClusterKey,
                                             const PRESUTIL_PROPERTY_ITEM pPropertyTableItem,
                                             PVOID *pOutPropertyItem,
                                             LPDWORD pcbOutPropertyItemSize);
typedef DWORD(WINAPI *PRESUTIL_GET_PROPERTY_FORMATS)(const PRESUTIL_PROPERTY_ITEM pPropertyTable,
                                                     PVOID pOutPropertyFormatList,
                                                     DWORD cbPropertyFormatListSize,
                                                     LPDWORD pcbBytesReturned, LPDWORD pcbRequired);
typedef DWORD(WINAPI *PRESUTIL_GET_PROPERTY_SIZE)(HKEY hkeyClusterKey,
                                                  const PRESUTIL_PROPERTY_ITEM pPropertyTableItem,
                                                  LPDWORD pcbOutPropertyListSize,
                                                  LPDWORD pnPropertyCount);
typedef DWORD(WINAPI *PRESUTIL_GET_QWORD_VALUE)(HKEY hkeyClusterKey, LPCWSTR pszValueName,
                                                PULONGLONG pqwOutValue, ULONGLONG qwDefaultValue);
typedef HRESOURCE(WINAPI *PRESUTIL_GET_RESOURCE_DEPENDENCY)(HANDLE hSelf, LPCWSTR lpszResourceType);
typedef HRESOURCE(WINAPI *PRESUTIL_GET_RESOURCE_DEPENDENCY_BY_CLASS)(HCLUSTER hCluster,
                                                                     HANDLE hSelf,
                                                                     PCLUS_RESOURCE_CLASS_INFO prci,
                                                                     BOOL bRecurse);
typedef HRESOURCE(WINAPI *PRESUTIL_GET_RESOURCE_DEPENDENCY_BY_NAME)(HCLUSTER hCluster, HANDLE hSelf,
                                                                    LPCWSTR lpszResourceType,
                                                                    BOOL bRecurse);
typedef DWORD(WINAPI *PRESUTIL_GET_RESOURCE_DEPENDENTIP_ADDRESS_PROPS)(
    HRESOURCE hResource, LPWSTR pszAddress, DWORD *pcchAddress, LPWSTR pszSubnetMask,
    DWORD *pcchSubnetMask, LPWSTR pszNetwork, DWORD *pcchNetwork);
typedef DWORD(WINAPI *PRESUTIL_GET_RESOURCE_NAME)(HRESOURCE hResource, PWSTR pszResourceName,
                                                  DWORD *pcchResourceNameInOut);
typedef HRESOURCE(WINAPI *PRESUTIL_GET_RESOURCE_NAME_DEPENDENCY)(LPCWSTR lpszResourceName,
                                                                 LPCWSTR lpszResourceType);
typedef DWORD(WINAPI *PRESUTIL_GET_SZ_PROPERTY)(LPWSTR *ppszOutValue,
                                                const PCLUSPROP_SZ pValueStruct,
                                                LPCWSTR pszOldValue, LPBYTE *ppPropertyList,
                                                LPDWORD pcbPropertyListSize);
typedef LPWSTR(WINAPI *PRESUTIL_GET_SZ_VALUE)(HKEY hkeyClusterKey, LPCWSTR pszValueName);
typedef BOOL(WINAPI *PRESUTIL_IS_PATH_VALID)(LPCWSTR pszPath);
typedef BOOL(WINAPI *PRESUTIL_IS_RESOURCE_CLASS_EQUAL)(PCLUS_RESOURCE_CLASS_INFO prci,
                                                       HRESOURCE hResource);
typedef DWORD(WINAPI *PRESUTIL_PROPERTY_LIST_FROM_PARAMETER_BLOCK)(
    const PRESUTIL_PROPERTY_ITEM pPropertyTable, PVOID pOutPropertyList,
    LPDWORD pcbOutPropertyListSize, const LPBYTE pInParams, LPDWORD pcbBytesReturned,
    LPDWORD pcbRequired);
typedef DWORD(WINAPI *PRESUTIL_REMOVE_RESOURCE_SERVICE_ENVIRONMENT)(
    LPCWSTR pszServiceName, PLOG_EVENT_ROUTINE pfnLogEvent, RESOURCE_HANDLE hResourceHandle);
typedef BOOL(WINAPI *PRESUTIL_RESOURCES_EQUAL)(HRESOURCE hSelf, HRESOURCE hResource);
typedef BOOL(WINAPI *PRESUTIL_RESOURCE_TYPES_EQUAL)(LPCWSTR lpszResourceTypeName,
                                                    HRESOURCE hResource);
typedef DWORD(WINAPI *PRESUTIL_SET_BINARY_VALUE)(HKEY hkeyClusterKey, LPCWSTR pszValueName,
                                                 const LPBYTE pbNewValue, DWORD cbNewValueSize,
                                                 LPBYTE *ppbOutValue, LPDWORD pcbOutValueSize);
typedef DWORD(WINAPI *PRESUTIL_SET_DWORD_VALUE)(HKEY hkeyClusterKey, LPCWSTR pszValueName,
                                                DWORD dwNewValue, LPDWORD pdwOutValue);
typedef DWORD(WINAPI *PRESUTIL_SET_EXPAND_SZ_VALUE)(HKEY hkeyClusterKey, LPCWSTR pszValueName,
                                                    LPCWSTR pszNewValue, LPWSTR *ppszOutString);
typedef DWORD(WINAPI *PRESUTIL_SET_MULTI_SZ_VALUE)(HKEY hkeyClusterKey, LPCWSTR pszValueName,
                                                   LPCWSTR pszNewValue, DWORD cbNewValueSize,
                                                   LPWSTR *ppszOutValue, LPDWORD pcbOutValueSize);
typedef DWORD(WINAPI *PRESUTIL_SET_PRIVATE_PROPERTY_LIST)(HKEY hkeyClusterKey,
                                                          const PVOID pInPropertyList,
                                                          DWORD cbInPropertyListSize);
typedef DWORD(WINAPI *PRESUTIL_SET_PROPERTY_PARAMETER_BLOCK)(
    HKEY hkeyClusterKey, const PRESUTIL_PROPERTY_ITEM pPropertyTable, PVOID Reserved,
    const LPBYTE pInParams, const PVOID pInPropertyList, DWORD cbInPropertyListSize,
    LPBYTE pOutParams);
typedef DWORD(WINAPI *PRESUTIL_SET_PROPERTY_PARAMETER_BLOCK_EX)(
    HKEY hkeyClusterKey, const PRESUTIL_PROPERTY_ITEM pPropertyTable, PVOID Reserved,
    const LPBYTE pInParams, const PVOID pInPropertyList, DWORD cbInPropertyListSize,
    BOOL bForceWrite, LPBYTE pOutParams);
typedef DWORD(WINAPI *PRESUTIL_SET_PROPERTY_TABLE)(HKEY hkeyClusterKey,
                                                   const PRESUTIL_PROPERTY_ITEM pPropertyTable,
                                                   PVOID Reserved, BOOL bAllowUnknownProperties,
                                                   const PVOID pInPropertyList,
                                                   DWORD cbInPropertyListSize, LPBYTE pOutParams);
typedef DWORD(WINAPI *PRESUTIL_SET_PROPERTY_TABLE_EX)(HKEY hkeyClusterKey,
                                                      const PRESUTIL_PROPERTY_ITEM pPropertyTable,
                                                      PVOID Reserved, BOOL bAllowUnknownProperties,
                                                      const PVOID pInPropertyList,
                                                      DWORD cbInPropertyListSize, BOOL bForceWrite,
                                                      LPBYTE pOutParams);
typedef DWORD(WINAPI *PRESUTIL_SET_QWORD_VALUE)(HKEY hkeyClusterKey, LPCWSTR pszValueName,
                                                ULONGLONG qwNewValue, PULONGLONG pqwOutValue);
typedef DWORD(WINAPI *PRESUTIL_SET_RESOURCE_SERVICE_ENVIRONMENT)(LPCWSTR pszServiceName,
                                                                 HRESOURCE hResource,
                                                                 PLOG_EVENT_ROUTINE pfnLogEvent,
                                                                 RESOURCE_HANDLE hResourceHandle);
typedef DWORD(WINAPI *PRESUTIL_SET_RESOURCE_SERVICE_START_PARAMETERS)(
    LPCWSTR pszServiceName, SC_HANDLE schSCMHandle, LPSC_HANDLE phService,
    PLOG_EVENT_ROUTINE pfnLogEvent, RESOURCE_HANDLE hResourceHandle);
typedef DWORD(WINAPI *PRESUTIL_SET_SZ_VALUE)(HKEY hkeyClusterKey, LPCWSTR pszValueName,
                                             LPCWSTR pszNewValue, LPWSTR *ppszOutString);
typedef DWORD(WINAPI *PRESUTIL_SET_UNKNOWN_PROPERTIES)(HKEY hkeyClusterKey,
                                                       const PRESUTIL_PROPERTY_ITEM pPropertyTable,
                                                       const PVOID pInPropertyList,
                                                       DWORD cbInPropertyListSize);
typedef DWORD(WINAPI *PRESUTIL_START_RESOURCE_SERVICE)(LPCWSTR pszServiceName,
                                                       LPSC_HANDLE phServiceHandle);
typedef DWORD(WINAPI *PRESUTIL_STOP_RESOURCE_SERVICE)(LPCWSTR pszServiceName);
typedef DWORD(WINAPI *PRESUTIL_STOP_SERVICE)(SC_HANDLE hServiceHandle);
typedef DWORD(WINAPI *PRESUTIL_TERMINATE_SERVICE_PROCESS_FROM_RES_DLL)(
    DWORD dwServicePid, BOOL bOffline, PDWORD pdwResourceState, PLOG_EVENT_ROUTINE pfnLogEvent,
    RESOURCE_HANDLE hResourceHandle);
typedef DWORD(WINAPI *PRESUTIL_VERIFY_PRIVATE_PROPERTY_LIST)(const PVOID pInPropertyList,
                                                             DWORD cbInPropertyListSize);
typedef DWORD(WINAPI *PRESUTIL_VERIFY_PROPERTY_TABLE)(const PRESUTIL_PROPERTY_ITEM pPropertyTable,
                                                      PVOID Reserved, BOOL bAllowUnknownProperties,
                                                      const PVOID pInPropertyList,
                                                      DWORD cbInPropertyListSize,
                                                      LPBYTE pOutParams);
typedef DWORD(WINAPI *PRESUTIL_VERIFY_RESOURCE_SERVICE)(LPCWSTR pszServiceName);
typedef DWORD(WINAPI *PRESUTIL_VERIFY_SERVICE)(SC_HANDLE hServiceHandle);
#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
typedef DWORD(WINAPI *PCLOSE_CLUSTER_CRYPT_PROVIDER)(HCLUSCRYPTPROVIDER hClusCryptProvider);
typedef DWORD(WINAPI *PCLUSTER_DECRYPT)(HCLUSCRYPTPROVIDER hClusCryptProvider, PBYTE pCryptInput,
                                        DWORD cbCryptInput, PBYTE *ppCryptOutput,
                                        PDWORD pcbCryptOutput);
typedef DWORD(WINAPI *PCLUSTER_ENCRYPT)(HCLUSCRYPTPROVIDER hClusCryptProvider, PBYTE pData,
                                        DWORD cbData, PBYTE *ppData, PDWORD pcbData);
typedef DWORD(WINAPI *PFREE_CLUSTER_CRYPT)(PVOID pCryptInfo);
typedef HCLUSCRYPTPROVIDER(WINAPI *POPEN_CLUSTER_CRYPT_PROVIDER)(LPCWSTR lpszResource,
                                                                 LPCTSTR lpszProvider, DWORD dwType,
                                                                 DWORD dwFlags);
typedef HCLUSCRYPTPROVIDER(WINAPI *POPEN_CLUSTER_CRYPT_PROVIDEREX)(LPCWSTR lpszResource,
                                                                   LPCWSTR lpszKeyname,
                                                                   LPCTSTR lpszProvider,
                                                                   DWORD dwType, DWORD dwFlags);
typedef DWORD(WINAPI *PRESUTIL_ENUM_RESOURCES_EX2)(HCLUSTER hCluster, HRESOURCE hSelf,
                                                   LPCWSTR lpszResTypeName,
                                                   LPRESOURCE_CALLBACK_EX pResCallBack,
                                                   PVOID pParameter, DWORD dwDesiredAccess);
typedef DWORD(WINAPI *PRESUTIL_GET_CORE_CLUSTER_RESOURCES_EX)(
    HCLUSTER hClusterIn, HRESOURCE *phClusterNameResourceOut,
    HRESOURCE *phClusterIPAddressResourceOut, HRESOURCE *phClusterQuorumResourceOut,
    DWORD dwDesiredAccess);
typedef HRESOURCE(WINAPI *PRESUTIL_GET_RESOURCE_DEPENDENCY_BY_CLASS_EX)(
    HCLUSTER hCluster, HANDLE hSelf, PCLUS_RESOURCE_CLASS_INFO prci, BOOL bRecurse,
    DWORD dwDesiredAccess);
typedef HRESOURCE(WINAPI *PRESUTIL_GET_RESOURCE_DEPENDENCY_BY_NAME_EX)(HCLUSTER hCluster,
                                                                       HANDLE hSelf,
                                                                       LPCWSTR lpszResourceType,
                                                                       BOOL bRecurse,
                                                                       DWORD dwDesiredAccess);
typedef HRESOURCE(WINAPI *PRESUTIL_GET_RESOURCE_DEPENDENCY_EX)(HANDLE hSelf,
                                                               LPCWSTR lpszResourceType,
                                                               DWORD dwDesiredAccess);
typedef HRESOURCE(WINAPI *PRESUTIL_GET_RESOURCE_NAME_DEPENDENCY_EX)(LPCWSTR lpszResourceName,
                                                                    LPCWSTR lpszResourceType,
                                                                    DWORD dwDesiredAccess);
typedef DWORD(WINAPI *PRESUTIL_SET_RESOURCE_SERVICE_START_PARAMETERS_EX)(
    LPCWSTR pszServiceName, SC_HANDLE schSCMHandle, LPSC_HANDLE phService, DWORD dwDesiredAccess,
    PLOG_EVENT_ROUTINE pfnLogEvent, RESOURCE_HANDLE hResourceHandle);
typedef DWORD(WINAPI *PRES_UTIL_VERIFY_SHUTDOWN_SAFE)(DWORD flags, DWORD reason, PDWORD pResult);
#endif

#endif
