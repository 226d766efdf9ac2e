#ifndef RDK_WIN32_HANDLEAPI_H
#define RDK_WIN32_HANDLEAPI_H

#include "winnt.h"

EXTERN_C_START

/**
 * Close a handle. Its object ends with its last handle and wait; a thread goes on.
 *
 * @retval FALSE  ERROR_INVALID_HANDLE: not a handle, or closed already
 */
BOOL WINAPI CloseHandle(HANDLE hObject);
/**
 * Make another handle to the same object; GetCurrentThread() becomes a real one.
 *
 * @param lpTargetHandle  may be NULL: only DUPLICATE_CLOSE_SOURCE has an effect then
 * @param dwOptions       DUPLICATE_CLOSE_SOURCE, DUPLICATE_SAME_ACCESS
 * @retval FALSE  ERROR_INVALID_HANDLE, ERROR_INVALID_PARAMETER (other options),
 *                ERROR_NOT_ENOUGH_MEMORY
 *
 * Differs: both processes are GetCurrentProcess().
 */
BOOL WINAPI DuplicateHandle(HANDLE hSourceProcessHandle, HANDLE hSourceHandle,
                            HANDLE hTargetProcessHandle, LPHANDLE lpTargetHandle,
                            DWORD dwDesiredAccess, BOOL bInheritHandle, DWORD dwOptions);

EXTERN_C_END

#endif
