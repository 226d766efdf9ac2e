#ifndef RDK_SRC_WIN32_MEMORY_SERVICE_H
#define RDK_SRC_WIN32_MEMORY_SERVICE_H

/*
 * A service that lives in memory: its settings, and the state that follows from them and the time.
 *
 *     STOPPED --start--> START_PENDING --start_ms--> RUNNING (or STOPPED: start_fails)
 *     RUNNING --stop--> STOP_PENDING --stop_ms--> STOPPED
 *     RUNNING --pause--> PAUSED --continue--> RUNNING;  PAUSED --stop--> as RUNNING
 */

#include <stdbool.h>
#include <stdint.h>
#include <winsvc.h>

enum service_text {
    SERVICE_TEXT_NAME,
    SERVICE_TEXT_DISPLAY_NAME,
    SERVICE_TEXT_BINARY_PATH,
    SERVICE_TEXT_GROUP,
    SERVICE_TEXT_ACCOUNT,
    SERVICE_TEXT_DESCRIPTION,
    SERVICE_TEXT_DEPENDENCIES, /* a multi-string */
    SERVICE_TEXT_ARGUMENTS,    /* a multi-string; NULL: never started */
    SERVICE_TEXTS,
};

struct service {
    WCHAR *texts[SERVICE_TEXTS];
    DWORD type;
    DWORD start_type;
    DWORD error_control;
    DWORD accepts;
    DWORD start_ms;
    DWORD stop_ms;
    DWORD start_fails;
    DWORD state;
    DWORD exit_code;
    DWORD process_id;
    uint64_t until_us; /* when a pending state ends */
    struct service *next;
};

/* Bytes of a multi-string; those of an empty one for NULL. */
DWORD rdk__service_multi_bytes(LPCWSTR names);
/* Replace a text by a copy. ERROR_NOT_ENOUGH_MEMORY leaves it as it was. */
DWORD rdk__service_set_text(struct service *service, enum service_text text, LPCWSTR to);
void rdk__service_free(struct service *service);

/* Let the time that has passed have its effect; gives the state. */
DWORD rdk__service_update(struct service *service);
void rdk__service_enter(struct service *service, DWORD state, DWORD exit_code);
void rdk__service_status(struct service *service, SERVICE_STATUS_PROCESS *ret_status);
/* The other is named among the dependencies of the service. */
BOOL rdk__service_depends_on(const struct service *service, const struct service *other);
BOOL rdk__service_is_named(const struct service *service, LPCWSTR name);

/* A structure under construction, and behind it its strings. */
struct rdk__packing {
    char *buffer; /* NULL while it is only measured */
    DWORD used;
};

/* Append bytes; gives where they are, counted from the start, as a pointer. */
void *rdk__pack(struct rdk__packing *packing, const void *bytes, DWORD count);
LPWSTR rdk__pack_text(struct rdk__packing *packing, LPCWSTR text);

/* The service's settings as QueryServiceConfig[2] gives them, into a buffer or, with NULL, nowhere:
 * how many bytes they take. */
DWORD rdk__service_pack_config(const struct service *service, char *buffer);
DWORD rdk__service_pack_description(const struct service *service, char *buffer);
DWORD rdk__service_pack_failure_actions(const struct service *service, char *buffer);

#endif
