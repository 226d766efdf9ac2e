/*
 * Part of <resapi.h>: the resources of a cluster, and what they are.
 */
#ifndef RDK_RESAPI_ENUMERATION_H
#define RDK_RESAPI_ENUMERATION_H

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Visit the resources of the cluster that this runs in.
 *
 * @param[in] hSelf            Optional. A resource that is left out.
 * @param[in] lpszResTypeName  Optional. Only resources of that type.
 * @param[in] pResCallBack     Called for each; the handle that it gets is closed when it returns.
 * @param[in] pParameter       Handed to it.
 *
 * @retval ERROR_SUCCESS            all were visited, or the callback returned ERROR_NO_MORE_ITEMS
 *                                  to end early
 * @retval other                    what the callback returned; or the cluster could not be asked
 * @retval ERROR_INVALID_PARAMETER  no callback
 *
 * Threads: [any]; in a resource DLL: workers only (the contract, 2.13).
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-resutilenumresources
 */
DWORD WINAPI ResUtilEnumResources(HRESOURCE hSelf, LPCWSTR lpszResTypeName,
                                  LPRESOURCE_CALLBACK pResCallBack, PVOID pParameter);

/**
 * Visit the resources of a cluster.
 *
 * @param[in] hCluster         The cluster.
 * @param[in] hSelf            Optional. A resource that is left out.
 * @param[in] lpszResTypeName  Optional. Only resources of that type.
 * @param[in] pResCallBack     Called for each; the handle that it gets is closed when it returns.
 * @param[in] pParameter       Handed to it.
 *
 * @retval ERROR_SUCCESS            all were visited, or the callback returned ERROR_NO_MORE_ITEMS
 *                                  to end early
 * @retval other                    what the callback returned; or the cluster could not be asked
 * @retval ERROR_INVALID_PARAMETER  no callback
 *
 * Threads: [any]; in a resource DLL: workers only (the contract, 2.13).
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-resutilenumresourcesex
 */
DWORD WINAPI ResUtilEnumResourcesEx(HCLUSTER hCluster, HRESOURCE hSelf, LPCWSTR lpszResTypeName,
                                    LPRESOURCE_CALLBACK_EX pResCallBack, PVOID pParameter);

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
/**
 * Visit the resources of a cluster, with the access that is wanted.
 *
 * @param[in] hCluster         The cluster.
 * @param[in] hSelf            Optional. A resource that is left out.
 * @param[in] lpszResTypeName  Optional. Only resources of that type.
 * @param[in] pResCallBack     Called for each; the handle that it gets is closed when it returns.
 * @param[in] pParameter       Handed to it.
 * @param[in] dwDesiredAccess  What the handles may do: GENERIC_READ, GENERIC_ALL or
 *                             MAXIMUM_ALLOWED.
 *
 * @retval ERROR_SUCCESS            all were visited, or the callback returned ERROR_NO_MORE_ITEMS
 *                                  to end early
 * @retval other                    what the callback returned; or the cluster could not be asked
 * @retval ERROR_INVALID_PARAMETER  no callback
 *
 * Threads: [any]; in a resource DLL: workers only (the contract, 2.13).
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-resutilenumresourcesex2
 */
DWORD WINAPI ResUtilEnumResourcesEx2(HCLUSTER hCluster, HRESOURCE hSelf, LPCWSTR lpszResTypeName,
                                     LPRESOURCE_CALLBACK_EX pResCallBack, PVOID pParameter,
                                     DWORD dwDesiredAccess);
#endif

/**
 * Tell the name of a resource.
 *
 * @param[in]     hResource              The resource.
 * @param[out]    pszResourceName        Its name.
 * @param[in,out] pcchResourceNameInOut  Characters of the buffer, NUL included; then of the name,
 *                                       NUL not included.
 *
 * @retval ERROR_SUCCESS            told
 * @retval ERROR_MORE_DATA          the buffer is too small; the length needed is set, without NUL
 * @retval ERROR_INVALID_PARAMETER  a NULL argument
 * @retval other                    the cluster could not be asked
 *
 * Threads: [any]; in a resource DLL: workers only (the contract, 2.13).
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-resutilgetresourcename
 */
DWORD WINAPI ResUtilGetResourceName(HRESOURCE hResource, PWSTR pszResourceName,
                                    DWORD *pcchResourceNameInOut);

/**
 * Tell whether two handles are of one resource, by its name.
 *
 * @retval TRUE   they are
 * @retval FALSE  it is not, or the cluster could not be asked: the last error tells why
 *
 * Threads: [any]; in a resource DLL: workers only (the contract, 2.13).
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-resutilresourcesequal
 */
BOOL WINAPI ResUtilResourcesEqual(HRESOURCE hSelf, HRESOURCE hResource);

/**
 * Tell whether a resource is of a type.
 *
 * @param[in] lpszResourceTypeName  The name of the type, not its display name.
 * @param[in] hResource             The resource.
 *
 * @retval TRUE   it is
 * @retval FALSE  it is not, or the cluster could not be asked: the last error tells why
 *
 * Threads: [any]; in a resource DLL: workers only (the contract, 2.13).
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-resutilresourcetypesequal
 */
BOOL WINAPI ResUtilResourceTypesEqual(LPCWSTR lpszResourceTypeName, HRESOURCE hResource);

/**
 * Tell whether a resource is of a class.
 *
 * @param[in] prci       The class: rc alone is compared.
 * @param[in] hResource  The resource.
 *
 * @retval TRUE   it is
 * @retval FALSE  it is not, or the cluster could not be asked: the last error tells why
 *
 * Threads: [any]; in a resource DLL: workers only (the contract, 2.13).
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-resutilisresourceclassequal
 */
BOOL WINAPI ResUtilIsResourceClassEqual(PCLUS_RESOURCE_CLASS_INFO prci, HRESOURCE hResource);

#ifdef __cplusplus
}
#endif

#endif
