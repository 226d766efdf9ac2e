/*
 * The provider that keeps a service control manager in memory.
 *
 * A handle is a number, never an address: a stale or made-up one is recognised, not followed.
 */
#include "memory_services.h"

#include <pthread.h>
#include <stdlib.h>

#include <rdk/memory_services.h>

#include "export.h"
#include "memory_service.h"
#include "provider.h"

/* What a service that this one depends on may be, at most, down a chain: a circle ends there. */
#define DEPTH_MAX 32

#define POINTER(type, slot) ((type)(uintptr_t)(slot))

/* ---- handles ---- */

static struct handle *handle_find(const struct rdk_memory_services *services, uint64_t number)
{
    for (DWORD i = 0; i < services->handle_count; i++) {
        if (services->handles[i].number == number) {
            return &services->handles[i];
        }
    }
    return NULL;
}

static DWORD handle_open(struct rdk_memory_services *services, struct service *service,
                         DWORD access, uint64_t result)
{
    const DWORD all = SC_MANAGER_ALL_ACCESS | SERVICE_ALL_ACCESS;
    struct handle *handles =
        realloc(services->handles, (services->handle_count + 1) * sizeof(*handles));

    if (handles == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    services->handles = handles;
    services->last_number += 4;
    handles[services->handle_count++] = (struct handle){
        .number = services->last_number,
        .service = service,
        .access = (access & (GENERIC_ALL | MAXIMUM_ALLOWED)) != 0 ? all : access,
    };
    *POINTER(SC_HANDLE *, result) = (SC_HANDLE)(uintptr_t)services->last_number;
    return ERROR_SUCCESS;
}

/* The service behind a handle that has the right asked for. */
static DWORD handle_use(const struct rdk_memory_services *services, uint64_t number, DWORD right,
                        struct service **ret_service)
{
    const struct handle *handle = handle_find(services, number);

    if (handle == NULL || handle->service == NULL) {
        return ERROR_INVALID_HANDLE;
    }
    if ((handle->access & right) != right) {
        return ERROR_ACCESS_DENIED;
    }
    *ret_service = handle->service;
    return ERROR_SUCCESS;
}

struct service *rdk__memory_services_find(const struct rdk_memory_services *services, LPCWSTR name)
{
    struct service *service = services->first;

    while (service != NULL && !rdk__service_is_named(service, name)) {
        service = service->next;
    }
    return service;
}

/* ---- the calls, one function each: arguments as provider.h has them ---- */

static DWORD open_manager(struct rdk_memory_services *services, const uint64_t *arguments)
{
    LPCWSTR database = POINTER(LPCWSTR, arguments[1]);

    if (database != NULL && lstrcmpiW(database, SERVICES_ACTIVE_DATABASEW) != 0) {
        return ERROR_DATABASE_DOES_NOT_EXIST;
    }
    return handle_open(services, NULL, (DWORD)arguments[2], arguments[3]);
}

static DWORD open_service(struct rdk_memory_services *services, const uint64_t *arguments)
{
    const struct handle *manager = handle_find(services, arguments[0]);
    LPCWSTR name = POINTER(LPCWSTR, arguments[1]);

    if (manager == NULL || manager->service != NULL) {
        return ERROR_INVALID_HANDLE;
    }
    if (*name == 0) {
        return ERROR_INVALID_NAME;
    }
    struct service *service = rdk__memory_services_find(services, name);
    return service != NULL ? handle_open(services, service, (DWORD)arguments[2], arguments[3])
                           : ERROR_SERVICE_DOES_NOT_EXIST;
}

static DWORD close_handle(struct rdk_memory_services *services, const uint64_t *arguments)
{
    struct handle *handle = handle_find(services, arguments[0]);

    if (handle == NULL) {
        return ERROR_INVALID_HANDLE;
    }
    *handle = services->handles[--services->handle_count];
    return ERROR_SUCCESS;
}

static DWORD query_status(struct rdk_memory_services *services, const uint64_t *arguments)
{
    struct service *service;
    DWORD error = handle_use(services, arguments[0], SERVICE_QUERY_STATUS, &service);

    if (error == ERROR_SUCCESS) {
        rdk__service_status(service, POINTER(SERVICE_STATUS_PROCESS *, arguments[2]));
    }
    return error;
}

/* Measure, and fill if there is room: buffer, its bytes, and where the need is told. */
static DWORD give(const struct service *service, DWORD (*packer)(const struct service *, char *),
                  uint64_t buffer, uint64_t room, uint64_t ret_needed)
{
    const DWORD needed = packer(service, NULL);

    *POINTER(LPDWORD, ret_needed) = needed;
    if (room < needed) {
        return ERROR_INSUFFICIENT_BUFFER;
    }
    packer(service, POINTER(char *, buffer));
    return ERROR_SUCCESS;
}

static DWORD query_config(struct rdk_memory_services *services, const uint64_t *arguments)
{
    struct service *service;
    DWORD error = handle_use(services, arguments[0], SERVICE_QUERY_CONFIG, &service);

    return error != ERROR_SUCCESS
               ? error
               : give(service, rdk__service_pack_config, arguments[1], arguments[2], arguments[3]);
}

static DWORD query_config_2(struct rdk_memory_services *services, const uint64_t *arguments)
{
    struct service *service;
    DWORD error = handle_use(services, arguments[0], SERVICE_QUERY_CONFIG, &service);
    bool description = arguments[1] == SERVICE_CONFIG_DESCRIPTION;

    return error != ERROR_SUCCESS ? error
                                  : give(service,
                                         description ? rdk__service_pack_description
                                                     : rdk__service_pack_failure_actions,
                                         arguments[2], arguments[3], arguments[4]);
}

static DWORD change_config(struct rdk_memory_services *services, const uint64_t *arguments)
{
    static const struct {
        int slot;
        enum service_text text;
    } texts[] = {
        {4, SERVICE_TEXT_BINARY_PATH},   {5, SERVICE_TEXT_GROUP},
        {7, SERVICE_TEXT_DEPENDENCIES},  {8, SERVICE_TEXT_ACCOUNT},
        {10, SERVICE_TEXT_DISPLAY_NAME},
    };
    struct service *service;
    DWORD error = handle_use(services, arguments[0], SERVICE_CHANGE_CONFIG, &service);

    if (error != ERROR_SUCCESS) {
        return error;
    }
    if ((DWORD)arguments[2] != SERVICE_NO_CHANGE && (DWORD)arguments[2] > SERVICE_DISABLED) {
        return ERROR_INVALID_PARAMETER;
    }
    for (size_t i = 0; error == ERROR_SUCCESS && i < ARRAYSIZE(texts); i++) {
        LPCWSTR text = POINTER(LPCWSTR, arguments[texts[i].slot]);

        if (text != NULL) {
            error = rdk__service_set_text(service, texts[i].text, text);
        }
    }
    DWORD *const numbers[] = {&service->type, &service->start_type, &service->error_control};
    for (size_t i = 0; i < ARRAYSIZE(numbers); i++) {
        if ((DWORD)arguments[1 + i] != SERVICE_NO_CHANGE) {
            *numbers[i] = (DWORD)arguments[1 + i];
        }
    }
    return error;
}

/* Start what it depends on, then the service. */
static DWORD start(struct rdk_memory_services *services, struct service *service, unsigned depth)
{
    LPCWSTR name = service->texts[SERVICE_TEXT_DEPENDENCIES];

    if (service->start_type == SERVICE_DISABLED) {
        return ERROR_SERVICE_DISABLED;
    }
    if (rdk__service_update(service) != SERVICE_STOPPED) {
        return ERROR_SERVICE_ALREADY_RUNNING;
    }
    if (depth == DEPTH_MAX) {
        return ERROR_CIRCULAR_DEPENDENCY;
    }
    for (; *name != 0; name += lstrlenW(name) + 1) {
        struct service *other = rdk__memory_services_find(services, name);
        DWORD error = other != NULL ? start(services, other, depth + 1) : ERROR_SERVICE_DISABLED;

        if (error == ERROR_CIRCULAR_DEPENDENCY) {
            return error;
        }
        if (error != ERROR_SUCCESS && error != ERROR_SERVICE_ALREADY_RUNNING) {
            return ERROR_SERVICE_DEPENDENCY_FAIL;
        }
    }
    rdk__service_enter(service, SERVICE_START_PENDING, ERROR_SUCCESS);
    return ERROR_SUCCESS;
}

static DWORD start_service(struct rdk_memory_services *services, const uint64_t *arguments)
{
    struct service *service;
    DWORD error = handle_use(services, arguments[0], SERVICE_START, &service);

    if (error == ERROR_SUCCESS) {
        error = start(services, service, 0);
    }
    return error != ERROR_SUCCESS ? error
                                  : rdk__service_set_text(service, SERVICE_TEXT_ARGUMENTS,
                                                          POINTER(LPCWSTR, arguments[2]));
}

static bool has_running_dependents(struct rdk_memory_services *services,
                                   const struct service *service)
{
    for (struct service *other = services->first; other != NULL; other = other->next) {
        if (rdk__service_depends_on(other, service) &&
            rdk__service_update(other) != SERVICE_STOPPED) {
            return true;
        }
    }
    return false;
}

static DWORD control_apply(struct rdk_memory_services *services, struct service *service,
                           DWORD control)
{
    const DWORD state = rdk__service_update(service);
    const DWORD wanted = control == SERVICE_CONTROL_STOP          ? SERVICE_ACCEPT_STOP
                         : control == SERVICE_CONTROL_PARAMCHANGE ? SERVICE_ACCEPT_PARAMCHANGE
                         : control <= SERVICE_CONTROL_CONTINUE    ? SERVICE_ACCEPT_PAUSE_CONTINUE
                                                                  : 0;

    if (state == SERVICE_STOPPED) {
        return ERROR_SERVICE_NOT_ACTIVE;
    }
    if (control == SERVICE_CONTROL_INTERROGATE) {
        return ERROR_SUCCESS;
    }
    if (state != SERVICE_RUNNING && state != SERVICE_PAUSED) {
        return ERROR_SERVICE_CANNOT_ACCEPT_CTRL;
    }
    if ((service->accepts & wanted) != wanted) {
        return ERROR_INVALID_SERVICE_CONTROL;
    }
    if (control == SERVICE_CONTROL_STOP) {
        if (has_running_dependents(services, service)) {
            return ERROR_DEPENDENT_SERVICES_RUNNING;
        }
        rdk__service_enter(service, SERVICE_STOP_PENDING, ERROR_SUCCESS);
    } else if (control == SERVICE_CONTROL_PAUSE) {
        rdk__service_enter(service, SERVICE_PAUSED, ERROR_SUCCESS);
    } else if (control == SERVICE_CONTROL_CONTINUE) {
        rdk__service_enter(service, SERVICE_RUNNING, ERROR_SUCCESS);
    }
    return ERROR_SUCCESS;
}

/* The right that a control asks for; 0 if clients cannot send it. */
static DWORD control_right(DWORD control)
{
    static const DWORD rights[] = {
        [SERVICE_CONTROL_STOP] = SERVICE_STOP,
        [SERVICE_CONTROL_PAUSE] = SERVICE_PAUSE_CONTINUE,
        [SERVICE_CONTROL_CONTINUE] = SERVICE_PAUSE_CONTINUE,
        [SERVICE_CONTROL_INTERROGATE] = SERVICE_INTERROGATE,
        [SERVICE_CONTROL_PARAMCHANGE] = SERVICE_PAUSE_CONTINUE,
    };

    if (control >= 128 && control <= 255) {
        return SERVICE_USER_DEFINED_CONTROL;
    }
    return control < ARRAYSIZE(rights) ? rights[control] : 0;
}

static DWORD control_service(struct rdk_memory_services *services, const uint64_t *arguments)
{
    const DWORD right = control_right((DWORD)arguments[1]);
    SERVICE_STATUS_PROCESS status;
    struct service *service;
    DWORD error =
        right != 0 ? handle_use(services, arguments[0], right, &service) : ERROR_INVALID_PARAMETER;

    if (error == ERROR_SUCCESS) {
        error = control_apply(services, service, (DWORD)arguments[1]);
        rdk__service_status(service, &status);
        memcpy(POINTER(void *, arguments[2]), &status, sizeof(SERVICE_STATUS));
    }
    return error;
}

/* The dependents of a service, the furthest first, each once. */
struct dependents {
    struct service *items[64];
    DWORD count;
};

static void dependents_collect(struct rdk_memory_services *services, const struct service *service,
                               struct dependents *list, unsigned depth)
{
    for (struct service *other = services->first; other != NULL; other = other->next) {
        bool is_known = false;

        for (DWORD i = 0; i < list->count; i++) {
            is_known = is_known || list->items[i] == other;
        }
        if (!is_known && depth < DEPTH_MAX && rdk__service_depends_on(other, service)) {
            dependents_collect(services, other, list, depth + 1);
            if (list->count < ARRAYSIZE(list->items)) {
                list->items[list->count++] = other;
            }
        }
    }
}

static DWORD enum_dependents(struct rdk_memory_services *services, const uint64_t *arguments)
{
    struct service *service;
    struct dependents all = {.count = 0};
    DWORD error = handle_use(services, arguments[0], SERVICE_ENUMERATE_DEPENDENTS, &service);
    DWORD count = 0;
    DWORD needed = 0;

    if (error != ERROR_SUCCESS) {
        return error;
    }
    dependents_collect(services, service, &all, 0);
    for (DWORD i = 0; i < all.count; i++) {
        bool is_active = rdk__service_update(all.items[i]) != SERVICE_STOPPED;

        if ((arguments[1] & (is_active ? SERVICE_ACTIVE : SERVICE_INACTIVE)) != 0) {
            all.items[count++] = all.items[i];
        }
    }
    for (int is_real = 0; is_real < 2; is_real++) {
        struct rdk__packing packing = {.buffer = is_real ? POINTER(char *, arguments[2]) : NULL,
                                       .used = count * (DWORD)sizeof(ENUM_SERVICE_STATUSW)};

        for (DWORD i = 0; i < count; i++) {
            SERVICE_STATUS_PROCESS status;
            ENUM_SERVICE_STATUSW row = {
                .lpServiceName = rdk__pack_text(&packing, all.items[i]->texts[SERVICE_TEXT_NAME]),
                .lpDisplayName =
                    rdk__pack_text(&packing, all.items[i]->texts[SERVICE_TEXT_DISPLAY_NAME]),
            };

            rdk__service_status(all.items[i], &status);
            memcpy(&row.ServiceStatus, &status, sizeof(row.ServiceStatus));
            if (is_real) {
                memcpy(packing.buffer + i * sizeof(row), &row, sizeof(row));
            }
        }
        needed = packing.used;
        if (needed > arguments[3]) {
            break;
        }
    }
    *POINTER(LPDWORD, arguments[4]) = needed > arguments[3] ? needed : 0;
    *POINTER(LPDWORD, arguments[5]) = needed > arguments[3] ? 0 : count;
    return needed > arguments[3] ? ERROR_MORE_DATA : ERROR_SUCCESS;
}

typedef DWORD call_function(struct rdk_memory_services *services, const uint64_t *arguments);

static call_function *const calls[RDK__PROVIDER_FUNCTION_COUNT] = {
    [RDK__PROVIDER_OpenSCManagerW] = open_manager,
    [RDK__PROVIDER_OpenServiceW] = open_service,
    [RDK__PROVIDER_CloseServiceHandle] = close_handle,
    [RDK__PROVIDER_QueryServiceStatusEx] = query_status,
    [RDK__PROVIDER_QueryServiceConfigW] = query_config,
    [RDK__PROVIDER_QueryServiceConfig2W] = query_config_2,
    [RDK__PROVIDER_ChangeServiceConfigW] = change_config,
    [RDK__PROVIDER_StartServiceW] = start_service,
    [RDK__PROVIDER_ControlService] = control_service,
    [RDK__PROVIDER_EnumDependentServicesW] = enum_dependents,
};

uint64_t rdk__memory_services_answer(void *context, enum rdk__provider_function function,
                                     uint64_t *arguments)
{
    struct rdk_memory_services *services = context;

    pthread_mutex_lock(&services->lock);
    const DWORD error = calls[function](services, arguments);
    pthread_mutex_unlock(&services->lock);
    return error;
}
