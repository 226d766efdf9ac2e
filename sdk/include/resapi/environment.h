/*
 * Part of <resapi.h>: paths, and the environment of a process.
 */
#ifndef RDK_RESAPI_ENVIRONMENT_H
#define RDK_RESAPI_ENVIRONMENT_H

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Put the values of environment variables into a text.
 *
 * @param[in] pszSrc  The text, with variables as %NAME%; one that there is not stays as it is.
 *
 * @retval not NULL  the text
 * @retval NULL      else; the last error is ERROR_INVALID_PARAMETER for no text, or
 *                   ERROR_NOT_ENOUGH_MEMORY
 *
 * Threads: [any].  Owns: the caller frees it with LocalFree.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-resutilexpandenvironmentstrings
 */
LPWSTR WINAPI ResUtilExpandEnvironmentStrings(LPCWSTR pszSrc);

/**
 * Tell whether a text could be a path: it is not empty, has none of < > " | ? * and no control
 * character, and a colon only behind the letter of a drive. Whether anything is there does not
 * matter.
 *
 * @retval TRUE   it could
 * @retval FALSE  it could not, or it is NULL
 *
 * Threads: [any].
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-resutilispathvalid
 */
BOOL WINAPI ResUtilIsPathValid(LPCWSTR pszPath);

/**
 * Make a directory, and those above it that are missing.
 *
 * @param[in] pszPath  Its path; a separator at the end is allowed. A drive alone is nothing to
 *                     do.
 *
 * @retval ERROR_SUCCESS            it is there
 * @retval ERROR_INVALID_PARAMETER  no path
 * @retval other                    of CreateDirectoryW
 *
 * Threads: [any].
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-resutilcreatedirectorytree
 */
DWORD WINAPI ResUtilCreateDirectoryTree(LPCWSTR pszPath);

/**
 * Make an environment for a process that is to take the Network Name of a resource for the name
 * of its computer.
 *
 * @param[in] hResource  A resource that depends on a Network Name.
 *
 * @retval not NULL  the environment of this process, with COMPUTERNAME and _CLUSTER_NETWORK_NAME_
 *                   of that name
 * @retval NULL      else; the last error is that of GetClusterResourceNetworkName, or
 *                   ERROR_NOT_ENOUGH_MEMORY
 *
 * Threads: [any]; in a resource DLL: workers only (the contract, 2.13).
 * Owns:    the caller frees it with ResUtilFreeEnvironment.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-resutilgetenvironmentwithnetname
 */
LPVOID WINAPI ResUtilGetEnvironmentWithNetName(HRESOURCE hResource);

/**
 * Free an environment. Accepts NULL.
 *
 * @retval ERROR_SUCCESS  always
 *
 * Threads: [any].
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-resutilfreeenvironment
 */
DWORD WINAPI ResUtilFreeEnvironment(LPVOID lpEnvironment);

#ifdef __cplusplus
}
#endif

#endif
