/*
 * The service control manager in memory, as a test sets it up (rdk/memory_services.h).
 */
#include <pthread.h>
#include <stdlib.h>

#include <rdk/memory_services.h>

#include "export.h"
#include "memory_service.h"
#include "memory_services.h"
#include "provider.h"

static struct rdk_memory_services *installed;

RDK__EXPORT DWORD rdk_memory_services_create(struct rdk_memory_services **ret_services)
{
    struct rdk_memory_services *services = calloc(1, sizeof(*services));

    if (services == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    pthread_mutex_init(&services->lock, NULL);
    services->provider =
        (struct rdk__provider){.call = rdk__memory_services_answer, .context = services};
    *ret_services = services;
    return ERROR_SUCCESS;
}

RDK__EXPORT void rdk_memory_services_destroy(struct rdk_memory_services *services)
{
    if (services == NULL) {
        return;
    }
    if (installed == services) {
        rdk_memory_services_install(NULL);
    }
    while (services->first != NULL) {
        struct service *service = services->first;

        services->first = service->next;
        rdk__service_free(service);
    }
    free(services->handles);
    pthread_mutex_destroy(&services->lock);
    free(services);
}

RDK__EXPORT void rdk_memory_services_install(struct rdk_memory_services *services)
{
    installed = services;
    rdk__provider_install_services(services != NULL ? &services->provider : NULL);
}

static DWORD texts_fill(struct service *service, const struct rdk_memory_service *from)
{
    WCHAR path[MAX_PATH];
    const LPCWSTR texts[SERVICE_TEXTS] = {
        [SERVICE_TEXT_NAME] = from->name,
        [SERVICE_TEXT_DISPLAY_NAME] = from->display_name ? from->display_name : from->name,
        [SERVICE_TEXT_BINARY_PATH] = from->binary_path ? from->binary_path : path,
        [SERVICE_TEXT_GROUP] = L"",
        [SERVICE_TEXT_ACCOUNT] = from->account ? from->account : L"LocalSystem",
        [SERVICE_TEXT_DESCRIPTION] = from->description ? from->description : L"",
        [SERVICE_TEXT_DEPENDENCIES] = from->dependencies,
    };
    DWORD error = ERROR_SUCCESS;

    lstrcpynW(path, from->name, MAX_PATH - 4);
    lstrcatW(path, L".exe");
    for (int i = 0; error == ERROR_SUCCESS && i < SERVICE_TEXT_ARGUMENTS; i++) {
        error = rdk__service_set_text(service, (enum service_text)i, texts[i]);
    }
    return error;
}

RDK__EXPORT DWORD rdk_memory_services_add(struct rdk_memory_services *services,
                                          const struct rdk_memory_service *service)
{
    struct service *added = calloc(1, sizeof(*added));
    DWORD error = service->name == NULL || *service->name == 0 ? ERROR_INVALID_NAME : ERROR_SUCCESS;

    if (error == ERROR_SUCCESS) {
        error = added != NULL ? texts_fill(added, service) : ERROR_NOT_ENOUGH_MEMORY;
    }
    pthread_mutex_lock(&services->lock);
    if (error == ERROR_SUCCESS && rdk__memory_services_find(services, service->name) != NULL) {
        error = ERROR_SERVICE_EXISTS;
    }
    if (error == ERROR_SUCCESS) {
        struct service **last = &services->first;

        while (*last != NULL) {
            last = &(*last)->next;
        }
        *last = added;
        added->type = SERVICE_WIN32_OWN_PROCESS;
        added->start_type = service->start_type ? service->start_type : SERVICE_DEMAND_START;
        added->error_control = SERVICE_ERROR_NORMAL;
        added->accepts = service->accepts | (service->cannot_stop ? 0 : SERVICE_ACCEPT_STOP);
        added->start_ms = service->start_ms;
        added->stop_ms = service->stop_ms;
        added->start_fails = service->start_fails;
        added->state = SERVICE_STOPPED;
        added->exit_code = ERROR_SERVICE_NEVER_STARTED;
    }
    pthread_mutex_unlock(&services->lock);
    if (error != ERROR_SUCCESS) {
        rdk__service_free(added);
    }
    return error;
}

RDK__EXPORT DWORD rdk_memory_services_set_state(struct rdk_memory_services *services, LPCWSTR name,
                                                DWORD state, DWORD exit_code)
{
    if (state != SERVICE_STOPPED && state != SERVICE_RUNNING && state != SERVICE_PAUSED) {
        return ERROR_INVALID_PARAMETER;
    }
    pthread_mutex_lock(&services->lock);
    struct service *service = rdk__memory_services_find(services, name);
    if (service != NULL) {
        rdk__service_enter(service, state, exit_code);
    }
    pthread_mutex_unlock(&services->lock);
    return service != NULL ? ERROR_SUCCESS : ERROR_SERVICE_DOES_NOT_EXIST;
}

RDK__EXPORT DWORD rdk_memory_services_get_state(struct rdk_memory_services *services, LPCWSTR name)
{
    pthread_mutex_lock(&services->lock);
    struct service *service = rdk__memory_services_find(services, name);
    const DWORD state = service != NULL ? rdk__service_update(service) : 0;
    pthread_mutex_unlock(&services->lock);
    return state;
}

RDK__EXPORT LPCWSTR rdk_memory_services_get_arguments(struct rdk_memory_services *services,
                                                      LPCWSTR name)
{
    pthread_mutex_lock(&services->lock);
    const struct service *service = rdk__memory_services_find(services, name);
    const LPCWSTR arguments = service != NULL ? service->texts[SERVICE_TEXT_ARGUMENTS] : NULL;
    pthread_mutex_unlock(&services->lock);
    return arguments;
}

RDK__EXPORT DWORD rdk_memory_services_count_handles(struct rdk_memory_services *services)
{
    pthread_mutex_lock(&services->lock);
    const DWORD count = services->handle_count;
    pthread_mutex_unlock(&services->lock);
    return count;
}
