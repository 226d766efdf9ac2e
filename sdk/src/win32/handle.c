/*
 * What holds for handles of every kind.
 */

#include "object.h"

RDK__EXPORT BOOL WINAPI CloseHandle(HANDLE hObject)
{
    rdk__enter("CloseHandle");
    /* The pseudo-handles may be closed, to no effect. */
    if (hObject == GetCurrentThread() || hObject == GetCurrentProcess()) {
        return TRUE;
    }
    rdk__lock();
    bool closed = rdk__handle_close(hObject);
    rdk__unlock();
    if (!closed) {
        rdk__handle_blame(hObject, "CloseHandle");
        SetLastError(ERROR_INVALID_HANDLE);
    }
    return closed;
}

/* Lock held. */
static DWORD duplicate(HANDLE source, LPHANDLE ret_copy, DWORD options, const void *site)
{
    struct object *object = rdk__handle_object(source);

    if (object == NULL) {
        return ERROR_INVALID_HANDLE;
    }
    if (ret_copy != NULL) {
        HANDLE copy = rdk__handle_create(object, "DuplicateHandle", site);

        if (copy == NULL) {
            return ERROR_NOT_ENOUGH_MEMORY;
        }
        *ret_copy = copy;
    }
    if ((options & DUPLICATE_CLOSE_SOURCE) != 0) {
        rdk__handle_close(source);
    }
    return ERROR_SUCCESS;
}

RDK__EXPORT BOOL WINAPI DuplicateHandle(HANDLE hSourceProcessHandle, HANDLE hSourceHandle,
                                        HANDLE hTargetProcessHandle, LPHANDLE lpTargetHandle,
                                        DWORD dwDesiredAccess, BOOL bInheritHandle, DWORD dwOptions)
{
    DWORD error = ERROR_INVALID_HANDLE;

    UNREFERENCED_PARAMETER(dwDesiredAccess);
    UNREFERENCED_PARAMETER(bInheritHandle);
    rdk__enter("DuplicateHandle");
    if ((dwOptions & ~(DWORD)(DUPLICATE_CLOSE_SOURCE | DUPLICATE_SAME_ACCESS)) != 0) {
        error = ERROR_INVALID_PARAMETER;
    } else if (hSourceProcessHandle == GetCurrentProcess() &&
               hTargetProcessHandle == GetCurrentProcess()) {
        rdk__lock();
        error = duplicate(hSourceHandle, lpTargetHandle, dwOptions, RDK__SITE());
        rdk__unlock();
    }
    if (error != ERROR_SUCCESS) {
        SetLastError(error);
    }
    return error == ERROR_SUCCESS;
}
