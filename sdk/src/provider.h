#ifndef RDK_SRC_PROVIDER_H
#define RDK_SRC_PROVIDER_H

/*
 * The provider seam: the functions that on Windows live in clusapi.dll and in the service control
 * manager. librdk holds no state for them: each call is handed, with its arguments, to the provider
 * that the process installed. With none they fail as on a machine without the cluster service
 * (RPC_S_SERVER_UNAVAILABLE).
 *
 * A call is (which function, its arguments as 64-bit slots in the order of the prototype, pointers
 * included). The provider does what the function's documentation says, writes through the
 * out-pointers, and returns the function's value in the low bits; where the function returns a
 * handle it calls SetLastError on failure. Arguments were checked by the caller only where the
 * prototype makes a wrong one unusable.
 *
 * The functions of the service control manager are made plain for the seam, so that each can travel
 * as bytes:
 *
 *   - all return a Win32 code; a handle comes through one more slot at the end, a PHKEY in type;
 *   - a structure that is filled has a size beside it: ControlService's in one more slot;
 *   - strings of a structure are given as bytes from the buffer's start, which librdk makes
 *     pointers of; 0 is NULL;
 *   - StartServiceW's arguments are a multi-string, slot 2, of so many bytes, slot 3;
 *   - ChangeServiceConfigW has the bytes of its dependencies in slot 11;
 *   - QueryServiceStatus is QueryServiceStatusEx.
 */

#include <stdint.h>

/* X(name): those of the service control manager. */
#define RDK__PROVIDER_SERVICE_FUNCTIONS(X) \
    X(OpenSCManagerW)                      \
    X(OpenServiceW)                        \
    X(CloseServiceHandle)                  \
    X(QueryServiceStatusEx)                \
    X(QueryServiceConfigW)                 \
    X(QueryServiceConfig2W)                \
    X(ChangeServiceConfigW)                \
    X(StartServiceW)                       \
    X(ControlService)                      \
    X(EnumDependentServicesW)

/* X(name): every function that goes through the seam, in one list. */
#define RDK__PROVIDER_FUNCTIONS(X) \
    X(ClusterRegCreateKey)         \
    X(ClusterRegOpenKey)           \
    X(ClusterRegCloseKey)          \
    X(ClusterRegDeleteKey)         \
    X(ClusterRegSetValue)          \
    X(ClusterRegDeleteValue)       \
    X(ClusterRegQueryValue)        \
    X(ClusterRegEnumKey)           \
    X(ClusterRegEnumValue)         \
    X(ClusterRegQueryInfoKey)      \
    RDK__PROVIDER_SERVICE_FUNCTIONS(X)

enum rdk__provider_function {
#define RDK__PROVIDER_ENUMERATOR(name) RDK__PROVIDER_##name,
    RDK__PROVIDER_FUNCTIONS(RDK__PROVIDER_ENUMERATOR)
#undef RDK__PROVIDER_ENUMERATOR
    RDK__PROVIDER_FUNCTION_COUNT,
};

struct rdk__provider {
    uint64_t (*call)(void *context, enum rdk__provider_function function, uint64_t *arguments);
    void *context;
};

/* Install a provider (borrowed; NULL takes it away). */
void rdk__provider_install(const struct rdk__provider *provider);
/* Install one for the functions of the service control manager alone: it goes before the other. */
void rdk__provider_install_services(const struct rdk__provider *provider);

/* The function's name as in the header: "ClusterRegOpenKey". */
const char *rdk__provider_function_name(enum rdk__provider_function function);

/* Forward one call; used by the public functions in cluster/. Returns RPC_S_SERVER_UNAVAILABLE
 * (and sets it as last error) with no provider. */
uint64_t rdk__provider_call(enum rdk__provider_function function, uint64_t *arguments);

#endif
