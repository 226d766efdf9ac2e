/*
 * Events.
 */

#include "named.h"
#include "order.h"

static HANDLE event_create(const WCHAR *name, bool manual, bool set, const char *function,
                           const void *site)
{
    struct named_request request = {
        .kind = RDK__OBJECT_EVENT,
        .function = function,
        .site = site,
    };
    struct object initial = {.event = {.manual = manual, .set = set}};

    return rdk__named_create(&request, name, &initial);
}

RDK__EXPORT HANDLE WINAPI CreateEventW(LPSECURITY_ATTRIBUTES lpEventAttributes, BOOL bManualReset,
                                       BOOL bInitialState, LPCWSTR lpName)
{
    UNREFERENCED_PARAMETER(lpEventAttributes);
    rdk__enter("CreateEventW");
    return event_create(lpName, bManualReset != FALSE, bInitialState != FALSE, "CreateEventW",
                        RDK__SITE());
}

RDK__EXPORT HANDLE WINAPI CreateEventA(LPSECURITY_ATTRIBUTES lpEventAttributes, BOOL bManualReset,
                                       BOOL bInitialState, LPCSTR lpName)
{
    WCHAR buffer[MAX_PATH + 1];
    const WCHAR *name;

    UNREFERENCED_PARAMETER(lpEventAttributes);
    rdk__enter("CreateEventA");
    if (!rdk__name_widen(lpName, buffer, &name)) {
        return NULL;
    }
    return event_create(name, bManualReset != FALSE, bInitialState != FALSE, "CreateEventA",
                        RDK__SITE());
}

RDK__EXPORT HANDLE WINAPI CreateEventExW(LPSECURITY_ATTRIBUTES lpEventAttributes, LPCWSTR lpName,
                                         DWORD dwFlags, DWORD dwDesiredAccess)
{
    const DWORD known = CREATE_EVENT_MANUAL_RESET | CREATE_EVENT_INITIAL_SET;

    UNREFERENCED_PARAMETER(lpEventAttributes);
    UNREFERENCED_PARAMETER(dwDesiredAccess);
    rdk__enter("CreateEventExW");
    if ((dwFlags & ~known) != 0) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return NULL;
    }
    return event_create(lpName, (dwFlags & CREATE_EVENT_MANUAL_RESET) != 0,
                        (dwFlags & CREATE_EVENT_INITIAL_SET) != 0, "CreateEventExW", RDK__SITE());
}

RDK__EXPORT HANDLE WINAPI OpenEventW(DWORD dwDesiredAccess, BOOL bInheritHandle, LPCWSTR lpName)
{
    struct named_request request = {
        .kind = RDK__OBJECT_EVENT,
        .function = "OpenEventW",
        .site = RDK__SITE(),
    };

    UNREFERENCED_PARAMETER(dwDesiredAccess);
    UNREFERENCED_PARAMETER(bInheritHandle);
    rdk__enter("OpenEventW");
    return rdk__named_open(&request, lpName);
}

static BOOL event_change(HANDLE handle, bool set, const char *function)
{
    rdk__enter(function);
    rdk__lock();
    struct object *object = rdk__handle_of_kind(handle, RDK__OBJECT_EVENT);
    if (object != NULL) {
        object->event.set = set;
        if (set) {
            rdk__object_changed(object);
        }
    }
    rdk__unlock();
    if (object == NULL) {
        SetLastError(ERROR_INVALID_HANDLE);
    }
    return object != NULL;
}

RDK__EXPORT BOOL WINAPI SetEvent(HANDLE hEvent)
{
    return event_change(hEvent, true, "SetEvent");
}

RDK__EXPORT BOOL WINAPI ResetEvent(HANDLE hEvent)
{
    return event_change(hEvent, false, "ResetEvent");
}

RDK__EXPORT bool rdk__ledger_event(const void *handle, bool consume, uint32_t *ret_number,
                                   bool *ret_is_set)
{
    rdk__order_hide();
    rdk__lock();
    struct object *object = rdk__handle_of_kind((HANDLE)(uintptr_t)handle, RDK__OBJECT_EVENT);
    if (object != NULL) {
        *ret_number = object->number;
        *ret_is_set = object->event.set;
        if (consume && !object->event.manual) {
            object->event.set = false;
        }
    }
    rdk__unlock();
    rdk__order_show();
    return object != NULL;
}
