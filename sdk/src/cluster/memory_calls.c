/* What a client asks of the cluster in memory: handles, states, keys, lists, names. */
#include <stdlib.h>
#include <string.h>

#include "cluster/memory_cluster.h"

#define CLUSTER_NAME L"MEMORY"

/* A handle is good for as long as its connection: the last CloseCluster ends that. */
static BOOL is_connected(const struct rdk_memory_cluster *cluster, DWORD connection)
{
    for (DWORD i = 0; i < cluster->handle_count; i++) {
        if (cluster->handles[i].kind == MEMORY_CLUSTER &&
            cluster->handles[i].connection == connection) {
            return TRUE;
        }
    }
    return FALSE;
}

DWORD memory_use(const struct rdk_memory_cluster *cluster, uint64_t number, enum memory_kind kind,
                 const struct memory_handle **ret_handle)
{
    const struct memory_handle *handle = memory_find_handle(cluster, number);

    if (handle == NULL || handle->kind != kind ||
        !(handle->lasting || is_connected(cluster, handle->connection))) {
        return ERROR_INVALID_HANDLE;
    }
    if (kind == MEMORY_RESOURCE && cluster->resources[handle->object].deleted) {
        return ERROR_RESOURCE_NOT_AVAILABLE;
    }
    *ret_handle = handle;
    return ERROR_SUCCESS;
}

DWORD memory_use_fully(const struct rdk_memory_cluster *cluster, uint64_t number,
                       enum memory_kind kind, const struct memory_handle **ret_handle)
{
    const DWORD status = memory_use(cluster, number, kind, ret_handle);

    return status == ERROR_SUCCESS && (*ret_handle)->access != GENERIC_ALL ? ERROR_ACCESS_DENIED
                                                                           : status;
}

/* ---- handles ---- */

static DWORD open_cluster(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    LPCWSTR name = POINTER(LPCWSTR, arguments[0]);
    const struct memory_handle model = {.kind = MEMORY_CLUSTER,
                                        .access = (REGSAM)arguments[1] & ~RDK__ACCESS_LASTING,
                                        .lasting = (arguments[1] & RDK__ACCESS_LASTING) != 0,
                                        .connection = cluster->last_connection + 1};

    if (name != NULL && CompareStringOrdinal(name, -1, CLUSTER_NAME, -1, TRUE) != CSTR_EQUAL &&
        memory_find_node(cluster, name) == MEMORY_NONE) {
        return RPC_S_SERVER_UNAVAILABLE;
    }
    cluster->last_connection++;
    return memory_open_handle(cluster, &model, POINTER(void *, arguments[2]));
}

static DWORD open_object(struct rdk_memory_cluster *cluster, const uint64_t *arguments,
                         enum memory_kind kind, DWORD object, DWORD absent)
{
    const struct memory_handle *handle = NULL;
    const DWORD status = memory_use(cluster, arguments[0], MEMORY_CLUSTER, &handle);
    if (status != ERROR_SUCCESS || object == MEMORY_NONE) {
        return status != ERROR_SUCCESS ? status : absent;
    }
    const struct memory_handle model = {.kind = kind,
                                        .access = (REGSAM)arguments[2],
                                        .object = object,
                                        .lasting = handle->lasting,
                                        .connection = handle->connection};
    return memory_open_handle(cluster, &model, POINTER(void *, arguments[3]));
}

static DWORD open_resource(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    const DWORD resource = memory_find_resource(cluster, POINTER(LPCWSTR, arguments[1]));

    return open_object(cluster, arguments, MEMORY_RESOURCE, resource, ERROR_RESOURCE_NOT_FOUND);
}

static DWORD open_group(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    const DWORD group = memory_find_group(cluster, POINTER(LPCWSTR, arguments[1]));

    return open_object(cluster, arguments, MEMORY_GROUP, group, ERROR_GROUP_NOT_FOUND);
}

static DWORD open_node(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    const DWORD node = memory_find_node(cluster, POINTER(LPCWSTR, arguments[1]));

    return open_object(cluster, arguments, MEMORY_NODE, node, ERROR_CLUSTER_NODE_NOT_FOUND);
}

/* A handle can be closed after its connection was, too. */
static DWORD close_kind(struct rdk_memory_cluster *cluster, uint64_t number, enum memory_kind kind)
{
    struct memory_handle *handle = memory_find_handle(cluster, number);

    return handle != NULL && handle->kind == kind ? memory_close_handle(cluster, handle)
                                                  : ERROR_INVALID_HANDLE;
}

static DWORD close_cluster(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    return close_kind(cluster, arguments[0], MEMORY_CLUSTER);
}

static DWORD close_resource(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    return close_kind(cluster, arguments[0], MEMORY_RESOURCE);
}

static DWORD close_group(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    return close_kind(cluster, arguments[0], MEMORY_GROUP);
}

static DWORD close_node(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    return close_kind(cluster, arguments[0], MEMORY_NODE);
}

/* Another handle of the same connection. */
static DWORD cluster_from(struct rdk_memory_cluster *cluster, const uint64_t *arguments,
                          enum memory_kind kind)
{
    const struct memory_handle *handle = NULL;
    const DWORD status = memory_use(cluster, arguments[0], kind, &handle);
    if (status != ERROR_SUCCESS) {
        return status;
    }
    const struct memory_handle model = {
        .kind = MEMORY_CLUSTER, .access = handle->access, .connection = handle->connection};
    return memory_open_handle(cluster, &model, POINTER(void *, arguments[1]));
}

static DWORD cluster_from_resource(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    return cluster_from(cluster, arguments, MEMORY_RESOURCE);
}

static DWORD cluster_from_group(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    return cluster_from(cluster, arguments, MEMORY_GROUP);
}

static DWORD cluster_from_node(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    return cluster_from(cluster, arguments, MEMORY_NODE);
}

/* ---- keys ---- */

static DWORD give_key(struct rdk_memory_cluster *cluster, struct rdk__key *key, uint64_t access,
                      uint64_t to)
{
    const struct memory_handle model = {
        .kind = MEMORY_KEY, .key = key, .access = memory_key_access((REGSAM)access)};

    return key != NULL ? memory_open_handle(cluster, &model, POINTER(void *, to))
                       : ERROR_FILE_NOT_FOUND;
}

static DWORD cluster_key(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    const struct memory_handle *handle = NULL;
    const DWORD status = memory_use(cluster, arguments[0], MEMORY_CLUSTER, &handle);

    return status == ERROR_SUCCESS ? give_key(cluster, cluster->root, arguments[1], arguments[2])
                                   : status;
}

static DWORD object_key(struct rdk_memory_cluster *cluster, const uint64_t *arguments,
                        enum memory_kind kind)
{
    const struct memory_handle *handle = NULL;
    const DWORD status = memory_use(cluster, arguments[0], kind, &handle);

    return status == ERROR_SUCCESS
               ? give_key(cluster, memory_object_key(cluster, kind, handle->object), arguments[1],
                          arguments[2])
               : status;
}

static DWORD resource_key(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    return object_key(cluster, arguments, MEMORY_RESOURCE);
}

static DWORD group_key(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    return object_key(cluster, arguments, MEMORY_GROUP);
}

static DWORD node_key(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    return object_key(cluster, arguments, MEMORY_NODE);
}

static DWORD type_key(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    const struct memory_handle *handle = NULL;
    const DWORD type = memory_find_type(cluster, POINTER(LPCWSTR, arguments[1]));
    const DWORD status = memory_use(cluster, arguments[0], MEMORY_CLUSTER, &handle);
    if (status != ERROR_SUCCESS || type == MEMORY_NONE) {
        return status != ERROR_SUCCESS ? status : ERROR_CLUSTER_RESOURCE_TYPE_NOT_FOUND;
    }
    return give_key(cluster, memory_type_key(cluster, type), arguments[2], arguments[3]);
}

/* ---- what there is ---- */

static DWORD information(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    const struct memory_handle *handle = NULL;
    const DWORD status = memory_use(cluster, arguments[0], MEMORY_CLUSTER, &handle);

    return status == ERROR_SUCCESS ? memory_give_name(CLUSTER_NAME, POINTER(LPWSTR, arguments[1]),
                                                      POINTER(LPDWORD, arguments[2]))
                                   : status;
}

static DWORD node_state(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    const struct memory_handle *handle = NULL;
    const DWORD status = memory_use(cluster, arguments[0], MEMORY_NODE, &handle);

    if (status == ERROR_SUCCESS) {
        *POINTER(LPDWORD, arguments[1]) = ClusterNodeUp;
    }
    return status;
}

/* The number of the node, from 1, in digits. */
static DWORD node_id(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    const struct memory_handle *handle = NULL;
    WCHAR digits[12];
    DWORD at = ARRAYSIZE(digits) - 1;
    DWORD number = 1;
    if (arguments[0] != 0) {
        const DWORD status = memory_use(cluster, arguments[0], MEMORY_NODE, &handle);
        if (status != ERROR_SUCCESS) {
            return status;
        }
        number = handle->object + 1;
    }
    for (digits[at] = L'\0'; number > 0; number /= 10) {
        digits[--at] = (WCHAR)(L'0' + number % 10);
    }
    return memory_give_name(&digits[at], POINTER(LPWSTR, arguments[1]),
                            POINTER(LPDWORD, arguments[2]));
}

static DWORD give_optional_name(LPCWSTR name, uint64_t buffer, uint64_t chars)
{
    return chars != 0 ? memory_give_name(name, POINTER(LPWSTR, buffer), POINTER(LPDWORD, chars))
                      : ERROR_SUCCESS;
}

static DWORD resource_state(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    const struct memory_handle *handle = NULL;
    const DWORD status = memory_use(cluster, arguments[0], MEMORY_RESOURCE, &handle);
    if (status != ERROR_SUCCESS) {
        return status;
    }
    const struct memory_resource *resource = &cluster->resources[handle->object];
    const struct memory_group *group = &cluster->groups[resource->group];
    const DWORD first =
        give_optional_name(cluster->nodes[group->owner].name, arguments[1], arguments[2]);
    const DWORD second = give_optional_name(group->name, arguments[3], arguments[4]);
    *POINTER(LPDWORD, arguments[5]) = (DWORD)resource->state;
    return first != ERROR_SUCCESS ? first : second;
}

/* How many resources of a group are so. */
struct tally {
    DWORD all;
    DWORD online;
    DWORD failed;
    DWORD pending;
};

static struct tally count_states(const struct rdk_memory_cluster *cluster, DWORD group)
{
    struct tally tally = {0};

    for (DWORD i = 0; i < cluster->resource_count; i++) {
        const struct memory_resource *one = &cluster->resources[i];
        if (!one->deleted && one->group == group) {
            tally.all++;
            tally.online += one->state == ClusterResourceOnline;
            tally.failed += one->state == ClusterResourceFailed;
            tally.pending += one->state >= ClusterResourcePending;
        }
    }
    return tally;
}

static CLUSTER_GROUP_STATE sum_up(const struct tally *tally)
{
    if (tally->failed > 0) {
        return ClusterGroupFailed;
    }
    if (tally->pending > 0) {
        return ClusterGroupPending;
    }
    if (tally->online == 0) {
        return ClusterGroupOffline;
    }
    return tally->online == tally->all ? ClusterGroupOnline : ClusterGroupPartialOnline;
}

static DWORD group_state(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    const struct memory_handle *handle = NULL;
    const DWORD status = memory_use(cluster, arguments[0], MEMORY_GROUP, &handle);
    if (status != ERROR_SUCCESS) {
        return status;
    }
    const struct tally tally = count_states(cluster, handle->object);
    *POINTER(LPDWORD, arguments[3]) = (DWORD)sum_up(&tally);
    return give_optional_name(cluster->nodes[cluster->groups[handle->object].owner].name,
                              arguments[1], arguments[2]);
}

/* The Name in the private properties of the Network Name that the resource depends on. */
static DWORD network_name(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    const struct memory_handle *handle = NULL;
    const DWORD status = memory_use(cluster, arguments[0], MEMORY_RESOURCE, &handle);
    const DWORD type = memory_find_type(cluster, L"Network Name");
    if (status != ERROR_SUCCESS) {
        return status;
    }
    for (DWORD i = 0; i < cluster->resource_count; i++) {
        struct rdk__key *key = NULL;
        if (cluster->resources[i].deleted || cluster->resources[i].type != type ||
            !memory_depends(cluster, handle->object, i)) {
            continue;
        }
        key = rdk__key_find(memory_object_key(cluster, MEMORY_RESOURCE, i), L"Parameters");
        const struct rdk__value *value = key != NULL ? rdk__key_find_value(key, L"Name") : NULL;
        if (value != NULL && value->type == REG_SZ) {
            return memory_give_name((LPCWSTR)(const void *)value->data,
                                    POINTER(LPWSTR, arguments[1]), POINTER(LPDWORD, arguments[2]));
        }
    }
    return ERROR_DEPENDENCY_NOT_FOUND;
}

static DWORD can_be_dependent(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    const struct memory_handle *provider = NULL;
    const struct memory_handle *dependent = NULL;
    DWORD status = memory_use(cluster, arguments[0], MEMORY_RESOURCE, &provider);
    if (status == ERROR_SUCCESS) {
        status = memory_use(cluster, arguments[1], MEMORY_RESOURCE, &dependent);
    }
    if (status != ERROR_SUCCESS) {
        return status;
    }
    *POINTER(LPDWORD, arguments[2]) =
        provider->object != dependent->object &&
        cluster->resources[provider->object].group == cluster->resources[dependent->object].group &&
        !memory_depends(cluster, dependent->object, provider->object) &&
        !memory_depends(cluster, provider->object, dependent->object);
    return ERROR_SUCCESS;
}

static const struct {
    enum rdk__provider_function function;
    memory_call *call;
} calls[] = {
    {RDK__PROVIDER_OpenCluster, open_cluster},
    {RDK__PROVIDER_CloseCluster, close_cluster},
    {RDK__PROVIDER_GetClusterInformation, information},
    {RDK__PROVIDER_OpenClusterResource, open_resource},
    {RDK__PROVIDER_OpenClusterGroup, open_group},
    {RDK__PROVIDER_OpenClusterNode, open_node},
    {RDK__PROVIDER_CloseClusterResource, close_resource},
    {RDK__PROVIDER_CloseClusterGroup, close_group},
    {RDK__PROVIDER_CloseClusterNode, close_node},
    {RDK__PROVIDER_GetClusterFromResource, cluster_from_resource},
    {RDK__PROVIDER_GetClusterFromGroup, cluster_from_group},
    {RDK__PROVIDER_GetClusterFromNode, cluster_from_node},
    {RDK__PROVIDER_GetClusterKey, cluster_key},
    {RDK__PROVIDER_GetClusterResourceKey, resource_key},
    {RDK__PROVIDER_GetClusterGroupKey, group_key},
    {RDK__PROVIDER_GetClusterNodeKey, node_key},
    {RDK__PROVIDER_GetClusterResourceTypeKey, type_key},
    {RDK__PROVIDER_GetClusterNodeState, node_state},
    {RDK__PROVIDER_GetClusterNodeId, node_id},
    {RDK__PROVIDER_GetClusterResourceState, resource_state},
    {RDK__PROVIDER_GetClusterGroupState, group_state},
    {RDK__PROVIDER_GetClusterResourceNetworkName, network_name},
    {RDK__PROVIDER_CanResourceBeDependent, can_be_dependent},
};

memory_call *memory_call_of(enum rdk__provider_function function)
{
    for (size_t i = 0; i < ARRAYSIZE(calls); i++) {
        if (calls[i].function == function) {
            return calls[i].call;
        }
    }
    return NULL;
}
