/*
 * Mutexes: owned by a thread, any number of times; abandoned when it ends.
 */

#include "named.h"

static HANDLE mutex_create(const WCHAR *name, bool owned, const char *function, const void *site)
{
    struct named_request request = {
        .kind = RDK__OBJECT_MUTEX,
        .function = function,
        .site = site,
        .owned = owned,
    };
    struct object initial = {0};

    return rdk__named_create(&request, name, &initial);
}

RDK__EXPORT HANDLE WINAPI CreateMutexW(LPSECURITY_ATTRIBUTES lpMutexAttributes, BOOL bInitialOwner,
                                       LPCWSTR lpName)
{
    UNREFERENCED_PARAMETER(lpMutexAttributes);
    rdk__enter("CreateMutexW");
    return mutex_create(lpName, bInitialOwner != FALSE, "CreateMutexW", RDK__SITE());
}

RDK__EXPORT HANDLE WINAPI CreateMutexA(LPSECURITY_ATTRIBUTES lpMutexAttributes, BOOL bInitialOwner,
                                       LPCSTR lpName)
{
    WCHAR buffer[MAX_PATH + 1];
    const WCHAR *name;

    UNREFERENCED_PARAMETER(lpMutexAttributes);
    rdk__enter("CreateMutexA");
    if (!rdk__name_widen(lpName, buffer, &name)) {
        return NULL;
    }
    return mutex_create(name, bInitialOwner != FALSE, "CreateMutexA", RDK__SITE());
}

RDK__EXPORT HANDLE WINAPI OpenMutexW(DWORD dwDesiredAccess, BOOL bInheritHandle, LPCWSTR lpName)
{
    struct named_request request = {
        .kind = RDK__OBJECT_MUTEX,
        .function = "OpenMutexW",
        .site = RDK__SITE(),
    };

    UNREFERENCED_PARAMETER(dwDesiredAccess);
    UNREFERENCED_PARAMETER(bInheritHandle);
    rdk__enter("OpenMutexW");
    return rdk__named_open(&request, lpName);
}

RDK__EXPORT BOOL WINAPI ReleaseMutex(HANDLE hMutex)
{
    struct thread *self = rdk__enter("ReleaseMutex");
    DWORD error = ERROR_SUCCESS;

    rdk__lock();
    struct object *object = rdk__handle_of_kind(hMutex, RDK__OBJECT_MUTEX);
    if (object == NULL) {
        error = ERROR_INVALID_HANDLE;
    } else if (object->mutex.owner != self) {
        error = ERROR_NOT_OWNER;
    } else if (--object->mutex.depth == 0) {
        object->mutex.owner = NULL;
        rdk__list_remove(&object->mutex.owned);
        rdk__object_owner_changed(object);
        rdk__object_changed(object);
    }
    rdk__unlock();
    if (error != ERROR_SUCCESS) {
        SetLastError(error);
    }
    return error == ERROR_SUCCESS;
}
