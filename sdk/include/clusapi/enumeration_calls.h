/*
 * Part of <clusapi.h>: the functions that list what there is.
 */
#ifndef RDK_CLUSAPI_ENUMERATION_CALLS_H
#define RDK_CLUSAPI_ENUMERATION_CALLS_H

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Begin an enumeration: what there is in the cluster. It stays as things were then.
 *
 * @param[in] hCluster  Whose.
 * @param[in] dwType    Bits of CLUSTER_ENUM, up to CLUSTER_ENUM_ALL.
 *
 * @retval not NULL  a handle of the enumeration
 * @retval NULL      else; the last error is ERROR_INVALID_HANDLE, ERROR_INVALID_PARAMETER for a
 *                   type that there is not, or ERROR_NOT_ENOUGH_MEMORY
 *
 * Threads: [any].  Owns: the caller closes the handle with ClusterCloseEnum.
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-clusteropenenum
 */
HCLUSENUM WINAPI ClusterOpenEnum(HCLUSTER hCluster, DWORD dwType);

/**
 * Take an entry of the enumeration.
 *
 * @param[in]     hEnum      The enumeration.
 * @param[in]     dwIndex    From 0.
 * @param[out]    lpdwType   What it is: one of the bits.
 * @param[out]    lpszName   Its name. NULL asks for the length alone.
 * @param[in,out] lpcchName  Characters of the buffer, NUL included; then of the name, NUL not
 *                           included.
 *
 * @retval ERROR_SUCCESS            taken
 * @retval ERROR_NO_MORE_ITEMS      there are not so many
 * @retval ERROR_MORE_DATA          the buffer is too small; *lpcchName has the length needed,
 *                                  without NUL
 * @retval ERROR_INVALID_HANDLE     hEnum is no open handle, or its cluster handles are closed
 * @retval ERROR_INVALID_PARAMETER  lpdwType or lpcchName is NULL
 *
 * Threads: [any].
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-clusterenum
 */
DWORD WINAPI ClusterEnum(HCLUSENUM hEnum, DWORD dwIndex, LPDWORD lpdwType, LPWSTR lpszName,
                         LPDWORD lpcchName);

/**
 * Count the entries of the enumeration.
 *
 * @retval number  how many; 0 with the last error ERROR_INVALID_HANDLE when it is no open one
 *
 * Threads: [any].
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-clustergetenumcount
 */
DWORD WINAPI ClusterGetEnumCount(HCLUSENUM hEnum);

/**
 * End an enumeration.
 *
 * @retval ERROR_SUCCESS         ended
 * @retval ERROR_INVALID_HANDLE  hEnum is no open handle, or its cluster handles are closed
 *
 * Threads: [any].
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-clustercloseenum
 */
DWORD WINAPI ClusterCloseEnum(HCLUSENUM hEnum);

/**
 * Begin an enumeration: what a resource depends on, what depends on it, and which nodes can own
 * it. It stays as things were then.
 *
 * @param[in] hResource  Whose.
 * @param[in] dwType     Bits of CLUSTER_RESOURCE_ENUM.
 *
 * @retval not NULL  a handle of the enumeration
 * @retval NULL      else; the last error is ERROR_INVALID_HANDLE, ERROR_INVALID_PARAMETER for a
 *                   type that there is not, or ERROR_NOT_ENOUGH_MEMORY
 *
 * Threads: [any]; in a resource DLL: workers only (the contract, 2.13).
 * Owns:    the caller closes the handle with ClusterResourceCloseEnum.
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-clusterresourceopenenum
 */
HRESENUM WINAPI ClusterResourceOpenEnum(HRESOURCE hResource, DWORD dwType);

/**
 * Take an entry of the enumeration.
 *
 * @param[in]     hResEnum   The enumeration.
 * @param[in]     dwIndex    From 0.
 * @param[out]    lpdwType   What it is: one of the bits.
 * @param[out]    lpszName   Its name. NULL asks for the length alone.
 * @param[in,out] lpcchName  Characters of the buffer, NUL included; then of the name, NUL not
 *                           included.
 *
 * @retval ERROR_SUCCESS            taken
 * @retval ERROR_NO_MORE_ITEMS      there are not so many
 * @retval ERROR_MORE_DATA          the buffer is too small; *lpcchName has the length needed,
 *                                  without NUL
 * @retval ERROR_INVALID_HANDLE     hResEnum is no open handle, or its cluster handles are closed
 * @retval ERROR_INVALID_PARAMETER  lpdwType or lpcchName is NULL
 *
 * Threads: [any]; in a resource DLL: workers only (the contract, 2.13).
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-clusterresourceenum
 */
DWORD WINAPI ClusterResourceEnum(HRESENUM hResEnum, DWORD dwIndex, LPDWORD lpdwType,
                                 LPWSTR lpszName, LPDWORD lpcchName);

/**
 * Count the entries of the enumeration.
 *
 * @retval number  how many; 0 with the last error ERROR_INVALID_HANDLE when it is no open one
 *
 * Threads: [any].
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-clusterresourcegetenumcount
 */
DWORD WINAPI ClusterResourceGetEnumCount(HRESENUM hResEnum);

/**
 * End an enumeration.
 *
 * @retval ERROR_SUCCESS         ended
 * @retval ERROR_INVALID_HANDLE  hResEnum is no open handle, or its cluster handles are closed
 *
 * Threads: [any].
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-clusterresourcecloseenum
 */
DWORD WINAPI ClusterResourceCloseEnum(HRESENUM hResEnum);

/**
 * Begin an enumeration: which resources a group has, and which nodes can own it. It stays as
 * things were then.
 *
 * @param[in] hGroup  Whose.
 * @param[in] dwType  Bits of CLUSTER_GROUP_ENUM.
 *
 * @retval not NULL  a handle of the enumeration
 * @retval NULL      else; the last error is ERROR_INVALID_HANDLE, ERROR_INVALID_PARAMETER for a
 *                   type that there is not, or ERROR_NOT_ENOUGH_MEMORY
 *
 * Threads: [any]; in a resource DLL: workers only (the contract, 2.13).
 * Owns:    the caller closes the handle with ClusterGroupCloseEnum.
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-clustergroupopenenum
 */
HGROUPENUM WINAPI ClusterGroupOpenEnum(HGROUP hGroup, DWORD dwType);

/**
 * Take an entry of the enumeration.
 *
 * @param[in]     hGroupEnum        The enumeration.
 * @param[in]     dwIndex           From 0.
 * @param[out]    lpdwType          What it is: one of the bits.
 * @param[out]    lpszResourceName  Its name. NULL asks for the length alone.
 * @param[in,out] lpcchName         Characters of the buffer, NUL included; then of the name, NUL
 *                                  not included.
 *
 * @retval ERROR_SUCCESS            taken
 * @retval ERROR_NO_MORE_ITEMS      there are not so many
 * @retval ERROR_MORE_DATA          the buffer is too small; *lpcchName has the length needed,
 *                                  without NUL
 * @retval ERROR_INVALID_HANDLE     hGroupEnum is no open handle, or its cluster handles are
 *                                  closed
 * @retval ERROR_INVALID_PARAMETER  lpdwType or lpcchName is NULL
 *
 * Threads: [any]; in a resource DLL: workers only (the contract, 2.13).
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-clustergroupenum
 */
DWORD WINAPI ClusterGroupEnum(HGROUPENUM hGroupEnum, DWORD dwIndex, LPDWORD lpdwType,
                              LPWSTR lpszResourceName, LPDWORD lpcchName);

/**
 * Count the entries of the enumeration.
 *
 * @retval number  how many; 0 with the last error ERROR_INVALID_HANDLE when it is no open one
 *
 * Threads: [any].
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-clustergroupgetenumcount
 */
DWORD WINAPI ClusterGroupGetEnumCount(HGROUPENUM hGroupEnum);

/**
 * End an enumeration.
 *
 * @retval ERROR_SUCCESS         ended
 * @retval ERROR_INVALID_HANDLE  hGroupEnum is no open handle, or its cluster handles are closed
 *
 * Threads: [any].
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-clustergroupcloseenum
 */
DWORD WINAPI ClusterGroupCloseEnum(HGROUPENUM hGroupEnum);

#ifdef __cplusplus
}
#endif

#endif
