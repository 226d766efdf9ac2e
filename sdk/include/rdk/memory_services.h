#ifndef RDK_MEMORY_SERVICES_H
#define RDK_MEMORY_SERVICES_H

/*
 * A service control manager in memory, for the unit tests of a plugin: with it in place the
 * functions of winsvc.h work in a plain test program, beside a memory cluster or without one.
 *
 *     struct rdk_memory_services *services;
 *     rdk_memory_services_create(&services);
 *     rdk_memory_services_install(services);
 *     rdk_memory_services_add(services, &(struct rdk_memory_service){
 *         .name = L"Spooler", .start_ms = 200, .stop_ms = 100});
 *
 * A service takes the times that are given here to start and to stop, by the clock of the Win32
 * base; it does nothing else.
 *
 * This header is for Linux: on Windows the functions belong to advapi32.dll.
 * Threads: [any] for all of them.
 */

#include <winsvc.h>

#include <windows.h>

#ifdef __cplusplus
extern "C" {
#endif

struct rdk_memory_services;

/* A service to add. What is zero or NULL has the value in brackets. All of it is copied. */
struct rdk_memory_service {
    LPCWSTR name;
    LPCWSTR display_name; /* [the name] */
    LPCWSTR binary_path;  /* [the name with ".exe"] */
    LPCWSTR account;      /* [LocalSystem] */
    LPCWSTR description;  /* [none] */
    LPCWSTR dependencies; /* names, each NUL-ended, and one NUL more [none] */
    DWORD start_type;     /* SERVICE_… [SERVICE_DEMAND_START] */
    DWORD accepts;        /* SERVICE_ACCEPT_… while it runs, beside ACCEPT_STOP [none] */
    DWORD start_ms;       /* how long it is SERVICE_START_PENDING */
    DWORD stop_ms;        /* how long it is SERVICE_STOP_PENDING */
    DWORD start_fails;    /* when it would run, it is stopped with this exit code [it runs] */
    BOOL cannot_stop;     /* it does not accept SERVICE_CONTROL_STOP */
};

/**
 * Make a manager without services.
 *
 * @retval ERROR_SUCCESS            made
 * @retval ERROR_NOT_ENOUGH_MEMORY  no memory
 *
 * Owns: the caller ends it with rdk_memory_services_destroy.
 */
DWORD rdk_memory_services_create(struct rdk_memory_services **ret_services);

/** End a manager with its services and handles; take it out of use if installed. Accepts NULL. */
void rdk_memory_services_destroy(struct rdk_memory_services *services);

/** Let the functions of winsvc.h in this process ask it, until destroyed or another is. */
void rdk_memory_services_install(struct rdk_memory_services *services);

/**
 * Add a service, which is stopped.
 *
 * @retval ERROR_SUCCESS            added
 * @retval ERROR_INVALID_NAME       no name
 * @retval ERROR_SERVICE_EXISTS     there is one of that name
 * @retval ERROR_NOT_ENOUGH_MEMORY  no memory
 */
DWORD rdk_memory_services_add(struct rdk_memory_services *services,
                              const struct rdk_memory_service *service);

/**
 * Put a service into a state at once, as if it did so by itself: SERVICE_STOPPED is its crash.
 *
 * @param[in] state      SERVICE_STOPPED, SERVICE_RUNNING or SERVICE_PAUSED
 * @param[in] exit_code  what it reports as dwWin32ExitCode
 *
 * @retval ERROR_SUCCESS                 done
 * @retval ERROR_SERVICE_DOES_NOT_EXIST  no service of that name
 * @retval ERROR_INVALID_PARAMETER       another state
 */
DWORD rdk_memory_services_set_state(struct rdk_memory_services *services, LPCWSTR name, DWORD state,
                                    DWORD exit_code);

/** The state that a service is in now; 0 if there is none of that name. */
DWORD rdk_memory_services_get_state(struct rdk_memory_services *services, LPCWSTR name);

/** The arguments that a service was last started with, as a multi-string; NULL: never started.
 * Owns: the manager; good until the service is started again. */
LPCWSTR rdk_memory_services_get_arguments(struct rdk_memory_services *services, LPCWSTR name);

/** How many handles of managers and services are open. */
DWORD rdk_memory_services_count_handles(struct rdk_memory_services *services);

#ifdef __cplusplus
}
#endif

#endif
