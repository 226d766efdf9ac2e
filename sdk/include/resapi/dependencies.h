/*
 * Part of <resapi.h>: what a resource depends on.
 */
#ifndef RDK_RESAPI_DEPENDENCIES_H
#define RDK_RESAPI_DEPENDENCIES_H

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Find the first resource of a type that a resource depends on.
 *
 * @param[in] hSelf             The resource that depends.
 * @param[in] lpszResourceType  The name of the type.
 *
 * @retval not NULL  a handle of the resource that was found
 * @retval NULL      else; the last error is ERROR_NO_MORE_ITEMS when there is none, or
 *                   ERROR_INVALID_PARAMETER
 *
 * Threads: [any]; in a resource DLL: workers only (the contract, 2.13).
 * Owns:    the caller closes the handle with CloseClusterResource.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-resutilgetresourcedependency
 */
HRESOURCE WINAPI ResUtilGetResourceDependency(HANDLE hSelf, LPCWSTR lpszResourceType);

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
/**
 * Find the first resource of a type that a resource depends on, with the access that is wanted.
 *
 * @param[in] hSelf             The resource that depends.
 * @param[in] lpszResourceType  The name of the type.
 * @param[in] dwDesiredAccess   What the handle may do: GENERIC_READ, GENERIC_ALL or
 *                              MAXIMUM_ALLOWED.
 *
 * @retval not NULL  a handle of the resource that was found
 * @retval NULL      else; the last error is ERROR_NO_MORE_ITEMS when there is none, or
 *                   ERROR_INVALID_PARAMETER
 *
 * Threads: [any]; in a resource DLL: workers only (the contract, 2.13).
 * Owns:    the caller closes the handle with CloseClusterResource.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-resutilgetresourcedependencyex
 */
HRESOURCE WINAPI ResUtilGetResourceDependencyEx(HANDLE hSelf, LPCWSTR lpszResourceType,
                                                DWORD dwDesiredAccess);
#endif

/**
 * Find the first resource of a type that a resource depends on.
 *
 * @param[in] hCluster          The cluster.
 * @param[in] hSelf             The resource that depends.
 * @param[in] lpszResourceType  The name of the type.
 * @param[in] bRecurse          TRUE: also through others. FALSE: directly.
 *
 * @retval not NULL  a handle of the resource that was found
 * @retval NULL      else; the last error is ERROR_NO_MORE_ITEMS when there is none, or
 *                   ERROR_INVALID_PARAMETER
 *
 * Threads: [any]; in a resource DLL: workers only (the contract, 2.13).
 * Owns:    the caller closes the handle with CloseClusterResource.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-resutilgetresourcedependencybyname
 */
HRESOURCE WINAPI ResUtilGetResourceDependencyByName(HCLUSTER hCluster, HANDLE hSelf,
                                                    LPCWSTR lpszResourceType, BOOL bRecurse);

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
/**
 * Find the first resource of a type that a resource depends on, with the access that is wanted.
 *
 * @param[in] hCluster          The cluster.
 * @param[in] hSelf             The resource that depends.
 * @param[in] lpszResourceType  The name of the type.
 * @param[in] bRecurse          TRUE: also through others. FALSE: directly.
 * @param[in] dwDesiredAccess   What the handle may do: GENERIC_READ, GENERIC_ALL or
 *                              MAXIMUM_ALLOWED.
 *
 * @retval not NULL  a handle of the resource that was found
 * @retval NULL      else; the last error is ERROR_NO_MORE_ITEMS when there is none, or
 *                   ERROR_INVALID_PARAMETER
 *
 * Threads: [any]; in a resource DLL: workers only (the contract, 2.13).
 * Owns:    the caller closes the handle with CloseClusterResource.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-resutilgetresourcedependencybynameex
 */
HRESOURCE WINAPI ResUtilGetResourceDependencyByNameEx(HCLUSTER hCluster, HANDLE hSelf,
                                                      LPCWSTR lpszResourceType, BOOL bRecurse,
                                                      DWORD dwDesiredAccess);
#endif

/**
 * Find the first resource of a class that a resource depends on.
 *
 * @param[in] hCluster  The cluster.
 * @param[in] hSelf     The resource that depends.
 * @param[in] prci      The class: rc alone is compared.
 * @param[in] bRecurse  TRUE: also through others. FALSE: directly.
 *
 * @retval not NULL  a handle of the resource that was found
 * @retval NULL      else; the last error is ERROR_NO_MORE_ITEMS when there is none, or
 *                   ERROR_INVALID_PARAMETER
 *
 * Threads: [any]; in a resource DLL: workers only (the contract, 2.13).
 * Owns:    the caller closes the handle with CloseClusterResource.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-resutilgetresourcedependencybyclass
 */
HRESOURCE WINAPI ResUtilGetResourceDependencyByClass(HCLUSTER hCluster, HANDLE hSelf,
                                                     PCLUS_RESOURCE_CLASS_INFO prci, BOOL bRecurse);

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
/**
 * Find the first resource of a class that a resource depends on, with the access that is wanted.
 *
 * @param[in] hCluster         The cluster.
 * @param[in] hSelf            The resource that depends.
 * @param[in] prci             The class: rc alone is compared.
 * @param[in] bRecurse         TRUE: also through others. FALSE: directly.
 * @param[in] dwDesiredAccess  What the handle may do: GENERIC_READ, GENERIC_ALL or
 *                             MAXIMUM_ALLOWED.
 *
 * @retval not NULL  a handle of the resource that was found
 * @retval NULL      else; the last error is ERROR_NO_MORE_ITEMS when there is none, or
 *                   ERROR_INVALID_PARAMETER
 *
 * Threads: [any]; in a resource DLL: workers only (the contract, 2.13).
 * Owns:    the caller closes the handle with CloseClusterResource.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-resutilgetresourcedependencybyclassex
 */
HRESOURCE WINAPI ResUtilGetResourceDependencyByClassEx(HCLUSTER hCluster, HANDLE hSelf,
                                                       PCLUS_RESOURCE_CLASS_INFO prci,
                                                       BOOL bRecurse, DWORD dwDesiredAccess);
#endif

/**
 * Find the first resource of a type that a resource depends on.
 *
 * @param[in] lpszResourceName  The name of the resource that depends.
 * @param[in] lpszResourceType  The name of the type.
 *
 * @retval not NULL  a handle of the resource that was found
 * @retval NULL      else; the last error is ERROR_NO_MORE_ITEMS when there is none, or
 *                   ERROR_INVALID_PARAMETER
 *
 * Threads: [any]; in a resource DLL: workers only (the contract, 2.13).
 * Owns:    the caller closes the handle with CloseClusterResource.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-resutilgetresourcenamedependency
 */
HRESOURCE WINAPI ResUtilGetResourceNameDependency(LPCWSTR lpszResourceName,
                                                  LPCWSTR lpszResourceType);

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
/**
 * Find the first resource of a type that a resource depends on, with the access that is wanted.
 *
 * @param[in] lpszResourceName  The name of the resource that depends.
 * @param[in] lpszResourceType  The name of the type.
 * @param[in] dwDesiredAccess   What the handle may do: GENERIC_READ, GENERIC_ALL or
 *                              MAXIMUM_ALLOWED.
 *
 * @retval not NULL  a handle of the resource that was found
 * @retval NULL      else; the last error is ERROR_NO_MORE_ITEMS when there is none, or
 *                   ERROR_INVALID_PARAMETER
 *
 * Threads: [any]; in a resource DLL: workers only (the contract, 2.13).
 * Owns:    the caller closes the handle with CloseClusterResource.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-resutilgetresourcenamedependencyex
 */
HRESOURCE WINAPI ResUtilGetResourceNameDependencyEx(LPCWSTR lpszResourceName,
                                                    LPCWSTR lpszResourceType,
                                                    DWORD dwDesiredAccess);
#endif

#ifdef __cplusplus
}
#endif

#endif
