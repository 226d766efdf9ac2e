/*
 * What a service's settings look like in a caller's buffer: a structure, and behind it its strings.
 * Pointers are counted from the start of the buffer (provider.h).
 */
#include <string.h>

#include <windows.h>

#include "memory_service.h"

/* Append bytes; gives where they are, counted from the start, as a pointer. */
void *rdk__pack(struct rdk__packing *packing, const void *bytes, DWORD count)
{
    const DWORD at = packing->used;

    if (packing->buffer != NULL) {
        memcpy(packing->buffer + at, bytes, count);
    }
    packing->used += count;
    return (void *)(uintptr_t)at;
}

LPWSTR rdk__pack_text(struct rdk__packing *packing, LPCWSTR text)
{
    return rdk__pack(packing, text, ((DWORD)lstrlenW(text) + 1) * (DWORD)sizeof(WCHAR));
}

DWORD rdk__service_pack_config(const struct service *service, char *buffer)
{
    struct rdk__packing packing = {.buffer = buffer, .used = sizeof(QUERY_SERVICE_CONFIGW)};
    WCHAR *const *texts = service->texts;
    QUERY_SERVICE_CONFIGW config = {
        .dwServiceType = service->type,
        .dwStartType = service->start_type,
        .dwErrorControl = service->error_control,
        .lpBinaryPathName = rdk__pack_text(&packing, texts[SERVICE_TEXT_BINARY_PATH]),
        .lpLoadOrderGroup = rdk__pack_text(&packing, texts[SERVICE_TEXT_GROUP]),
        .lpDependencies = rdk__pack(&packing, texts[SERVICE_TEXT_DEPENDENCIES],
                                    rdk__service_multi_bytes(texts[SERVICE_TEXT_DEPENDENCIES])),
        .lpServiceStartName = rdk__pack_text(&packing, texts[SERVICE_TEXT_ACCOUNT]),
        .lpDisplayName = rdk__pack_text(&packing, texts[SERVICE_TEXT_DISPLAY_NAME]),
    };

    if (buffer != NULL) {
        memcpy(buffer, &config, sizeof(config));
    }
    return packing.used;
}

DWORD rdk__service_pack_description(const struct service *service, char *buffer)
{
    struct rdk__packing packing = {.buffer = buffer, .used = sizeof(SERVICE_DESCRIPTIONW)};
    LPCWSTR text = service->texts[SERVICE_TEXT_DESCRIPTION];
    SERVICE_DESCRIPTIONW description = {
        .lpDescription = *text != 0 ? rdk__pack_text(&packing, text) : NULL,
    };

    if (buffer != NULL) {
        memcpy(buffer, &description, sizeof(description));
    }
    return packing.used;
}

/* No service here has any. */
DWORD rdk__service_pack_failure_actions(const struct service *service, char *buffer)
{
    (void)service;
    if (buffer != NULL) {
        memset(buffer, 0, sizeof(SERVICE_FAILURE_ACTIONSW));
    }
    return sizeof(SERVICE_FAILURE_ACTIONSW);
}
