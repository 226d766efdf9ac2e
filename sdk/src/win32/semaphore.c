/*
 * Semaphores.
 */

#include "named.h"

static HANDLE semaphore_create(const WCHAR *name, LONG count, LONG maximum, const char *function,
                               const void *site)
{
    struct named_request request = {
        .kind = RDK__OBJECT_SEMAPHORE,
        .function = function,
        .site = site,
    };
    struct object initial = {.semaphore = {.count = count, .maximum = maximum}};

    if (maximum <= 0 || count < 0 || count > maximum) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return NULL;
    }
    return rdk__named_create(&request, name, &initial);
}

RDK__EXPORT HANDLE WINAPI CreateSemaphoreW(LPSECURITY_ATTRIBUTES lpSemaphoreAttributes,
                                           LONG lInitialCount, LONG lMaximumCount, LPCWSTR lpName)
{
    UNREFERENCED_PARAMETER(lpSemaphoreAttributes);
    rdk__enter("CreateSemaphoreW");
    return semaphore_create(lpName, lInitialCount, lMaximumCount, "CreateSemaphoreW", RDK__SITE());
}

RDK__EXPORT HANDLE WINAPI CreateSemaphoreA(LPSECURITY_ATTRIBUTES lpSemaphoreAttributes,
                                           LONG lInitialCount, LONG lMaximumCount, LPCSTR lpName)
{
    WCHAR buffer[MAX_PATH + 1];
    const WCHAR *name;

    UNREFERENCED_PARAMETER(lpSemaphoreAttributes);
    rdk__enter("CreateSemaphoreA");
    if (!rdk__name_widen(lpName, buffer, &name)) {
        return NULL;
    }
    return semaphore_create(name, lInitialCount, lMaximumCount, "CreateSemaphoreA", RDK__SITE());
}

RDK__EXPORT HANDLE WINAPI OpenSemaphoreW(DWORD dwDesiredAccess, BOOL bInheritHandle, LPCWSTR lpName)
{
    struct named_request request = {
        .kind = RDK__OBJECT_SEMAPHORE,
        .function = "OpenSemaphoreW",
        .site = RDK__SITE(),
    };

    UNREFERENCED_PARAMETER(dwDesiredAccess);
    UNREFERENCED_PARAMETER(bInheritHandle);
    rdk__enter("OpenSemaphoreW");
    return rdk__named_open(&request, lpName);
}

RDK__EXPORT BOOL WINAPI ReleaseSemaphore(HANDLE hSemaphore, LONG lReleaseCount,
                                         LPLONG lpPreviousCount)
{
    DWORD error = ERROR_SUCCESS;

    rdk__enter("ReleaseSemaphore");
    rdk__lock();
    struct object *object = rdk__handle_of_kind(hSemaphore, RDK__OBJECT_SEMAPHORE);
    if (object == NULL) {
        error = ERROR_INVALID_HANDLE;
    } else if (lReleaseCount <= 0) {
        error = ERROR_INVALID_PARAMETER;
    } else if (lReleaseCount > object->semaphore.maximum - object->semaphore.count) {
        error = ERROR_TOO_MANY_POSTS;
    } else {
        if (lpPreviousCount != NULL) {
            *lpPreviousCount = object->semaphore.count;
        }
        object->semaphore.count += lReleaseCount;
        rdk__object_changed(object);
    }
    rdk__unlock();
    if (error != ERROR_SUCCESS) {
        SetLastError(error);
    }
    return error == ERROR_SUCCESS;
}
