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
 *
 * The functions of clusapi.dll are made plain in the same way:
 *
 *   - all return a Win32 code; a handle, a state or a BOOL comes through one more slot at the end;
 *   - those that open an object have the access that is wanted before that slot: GENERIC_READ or
 *     GENERIC_ALL;
 *   - RDK__ACCESS_LASTING beside the access to a cluster: what is opened from it stays good when it
 *     is closed, as the functions of resapi.h that return a handle need it;
 *   - an enumeration is fetched when it is opened: the last two slots are a buffer and its size, in
 *     and out, for entries of struct rdk__enum_entry;
 *   - ClusterRegCloseBatch has the key, the commands (struct rdk__batch_command) and their size,
 *     and a slot for the number of the command that failed.
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

/* X(name): those of the cluster but for its database. */
#define RDK__PROVIDER_CLUSTER_FUNCTIONS(X) \
    X(OpenCluster)                         \
    X(CloseCluster)                        \
    X(GetClusterInformation)               \
    X(OpenClusterResource)                 \
    X(OpenClusterGroup)                    \
    X(OpenClusterNode)                     \
    X(CloseClusterResource)                \
    X(CloseClusterGroup)                   \
    X(CloseClusterNode)                    \
    X(GetClusterFromResource)              \
    X(GetClusterFromGroup)                 \
    X(GetClusterFromNode)                  \
    X(GetClusterKey)                       \
    X(GetClusterResourceKey)               \
    X(GetClusterGroupKey)                  \
    X(GetClusterNodeKey)                   \
    X(GetClusterResourceTypeKey)           \
    X(ClusterRegCloseBatch)                \
    X(GetClusterNodeState)                 \
    X(GetClusterNodeId)                    \
    X(GetClusterResourceState)             \
    X(GetClusterGroupState)                \
    X(GetClusterResourceNetworkName)       \
    X(CanResourceBeDependent)              \
    X(ClusterOpenEnum)                     \
    X(ClusterResourceOpenEnum)             \
    X(ClusterGroupOpenEnum)                \
    X(ClusterResourceControl)              \
    X(ClusterResourceTypeControl)          \
    X(ClusterGroupControl)                 \
    X(ClusterNodeControl)                  \
    X(OnlineClusterResource)               \
    X(OnlineClusterResourceEx)             \
    X(OfflineClusterResource)              \
    X(OfflineClusterResourceEx)            \
    X(FailClusterResource)                 \
    X(CreateClusterResource)               \
    X(DeleteClusterResource)               \
    X(SetClusterResourceName)              \
    X(ChangeClusterResourceGroup)          \
    X(AddClusterResourceDependency)        \
    X(RemoveClusterResourceDependency)     \
    X(MoveClusterGroup)                    \
    X(MoveClusterGroupEx)

/* X(name): every function that goes through the seam, in one list. */
#define RDK__PROVIDER_FUNCTIONS(X)     \
    X(ClusterRegCreateKey)             \
    X(ClusterRegOpenKey)               \
    X(ClusterRegCloseKey)              \
    X(ClusterRegDeleteKey)             \
    X(ClusterRegSetValue)              \
    X(ClusterRegDeleteValue)           \
    X(ClusterRegQueryValue)            \
    X(ClusterRegEnumKey)               \
    X(ClusterRegEnumValue)             \
    X(ClusterRegQueryInfoKey)          \
    RDK__PROVIDER_CLUSTER_FUNCTIONS(X) \
    RDK__PROVIDER_SERVICE_FUNCTIONS(X)

enum rdk__provider_function {
#define RDK__PROVIDER_ENUMERATOR(name) RDK__PROVIDER_##name,
    RDK__PROVIDER_FUNCTIONS(RDK__PROVIDER_ENUMERATOR)
#undef RDK__PROVIDER_ENUMERATOR
    RDK__PROVIDER_FUNCTION_COUNT,
};

/* Both are followed by what they count, and by zeroes up to a multiple of 4 bytes. */
struct rdk__enum_entry {
    uint32_t type;
    uint32_t name_bytes; /* UTF-16, with the NUL */
};

struct rdk__batch_command {
    uint32_t command; /* CLUSREG_… */
    uint32_t type;    /* of the value's data: REG_… */
    uint32_t name_bytes;
    uint32_t data_bytes; /* behind the name and its padding */
};

#define RDK__ACCESS_LASTING 1u

#define RDK__PADDED(bytes) (((bytes) + 3u) & ~3u)

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
