#include "memory_service.h"

#include <stdlib.h>

#include <windows.h>

#include "runtime.h"

DWORD rdk__service_multi_bytes(LPCWSTR names)
{
    size_t chars = 0;

    while (names != NULL && names[chars] != 0) {
        chars += (size_t)lstrlenW(names + chars) + 1;
    }
    return (DWORD)((chars + 1) * sizeof(WCHAR));
}

DWORD rdk__service_set_text(struct service *service, enum service_text text, LPCWSTR to)
{
    bool is_multi = text == SERVICE_TEXT_DEPENDENCIES || text == SERVICE_TEXT_ARGUMENTS;
    size_t bytes =
        is_multi ? rdk__service_multi_bytes(to) : ((size_t)lstrlenW(to) + 1) * sizeof(WCHAR);
    WCHAR *copy = calloc(1, bytes);

    if (copy == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    if (to != NULL) {
        memcpy(copy, to, bytes);
    }
    free(service->texts[text]);
    service->texts[text] = copy;
    return ERROR_SUCCESS;
}

void rdk__service_free(struct service *service)
{
    if (service != NULL) {
        for (size_t i = 0; i < SERVICE_TEXTS; i++) {
            free(service->texts[i]);
        }
        free(service);
    }
}

void rdk__service_enter(struct service *service, DWORD state, DWORD exit_code)
{
    /* Beyond those of real processes: nobody must meet a stranger by it. */
    static DWORD last_process_id = 0x10000000;
    DWORD pending_ms = state == SERVICE_START_PENDING  ? service->start_ms
                       : state == SERVICE_STOP_PENDING ? service->stop_ms
                                                       : 0;

    if (state == SERVICE_STOPPED) {
        service->process_id = 0;
    } else if (service->process_id == 0) {
        service->process_id = last_process_id += 4;
    }
    service->state = state;
    service->exit_code = exit_code;
    service->until_us = rdk__runtime()->now_us() + (uint64_t)pending_ms * 1000;
}

DWORD rdk__service_update(struct service *service)
{
    bool over = rdk__runtime()->now_us() >= service->until_us;

    if (over && service->state == SERVICE_START_PENDING) {
        rdk__service_enter(service, service->start_fails ? SERVICE_STOPPED : SERVICE_RUNNING,
                           service->start_fails);
    } else if (over && service->state == SERVICE_STOP_PENDING) {
        rdk__service_enter(service, SERVICE_STOPPED, ERROR_SUCCESS);
    }
    return service->state;
}

void rdk__service_status(struct service *service, SERVICE_STATUS_PROCESS *ret_status)
{
    DWORD state = rdk__service_update(service);
    bool pending = state == SERVICE_START_PENDING || state == SERVICE_STOP_PENDING;
    bool running = state == SERVICE_RUNNING || state == SERVICE_PAUSED;

    *ret_status = (SERVICE_STATUS_PROCESS){
        .dwServiceType = service->type,
        .dwCurrentState = state,
        .dwControlsAccepted = running ? service->accepts : 0,
        .dwWin32ExitCode = service->exit_code,
        .dwCheckPoint = pending ? 1 : 0,
        .dwWaitHint = !pending                         ? 0
                      : state == SERVICE_START_PENDING ? service->start_ms
                                                       : service->stop_ms,
        .dwProcessId = service->process_id,
    };
}

BOOL rdk__service_is_named(const struct service *service, LPCWSTR name)
{
    return CompareStringOrdinal(service->texts[SERVICE_TEXT_NAME], -1, name, -1, TRUE) ==
           CSTR_EQUAL;
}

BOOL rdk__service_depends_on(const struct service *service, const struct service *other)
{
    for (LPCWSTR name = service->texts[SERVICE_TEXT_DEPENDENCIES]; name != NULL && *name != 0;
         name += lstrlenW(name) + 1) {
        if (rdk__service_is_named(other, name)) {
            return TRUE;
        }
    }
    return FALSE;
}
