/* What a client changes in the cluster in memory. There is no DLL behind a resource: it goes online
 * and offline at once. */
#include <string.h>

#include "cluster/memory_cluster.h"

/* ---- states ---- */

static void bring_online(struct rdk_memory_cluster *cluster, DWORD resource)
{
    struct memory_resource *one = &cluster->resources[resource];

    for (DWORD i = 0; i < one->provider_count; i++) {
        bring_online(cluster, one->providers[i]);
    }
    one->state = ClusterResourceOnline;
}

static void take_offline(struct rdk_memory_cluster *cluster, DWORD resource)
{
    for (DWORD i = 0; i < cluster->resource_count; i++) {
        if (memory_depends_directly(cluster, i, resource)) {
            take_offline(cluster, i);
        }
    }
    cluster->resources[resource].state = ClusterResourceOffline;
}

static BOOL is_pending(const struct rdk_memory_cluster *cluster, DWORD resource)
{
    return cluster->resources[resource].state >= ClusterResourcePending;
}

static DWORD go_online(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    const struct memory_handle *handle = NULL;
    const DWORD status = memory_use_fully(cluster, arguments[0], MEMORY_RESOURCE, &handle);
    if (status != ERROR_SUCCESS || is_pending(cluster, handle->object)) {
        return status != ERROR_SUCCESS ? status : ERROR_INVALID_STATE;
    }
    bring_online(cluster, handle->object);
    return ERROR_SUCCESS;
}

static DWORD go_offline(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    const struct memory_handle *handle = NULL;
    const DWORD status = memory_use_fully(cluster, arguments[0], MEMORY_RESOURCE, &handle);
    if (status != ERROR_SUCCESS || is_pending(cluster, handle->object)) {
        return status != ERROR_SUCCESS ? status : ERROR_INVALID_STATE;
    }
    take_offline(cluster, handle->object);
    return ERROR_SUCCESS;
}

static DWORD fail(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    const struct memory_handle *handle = NULL;
    const DWORD status = memory_use_fully(cluster, arguments[0], MEMORY_RESOURCE, &handle);
    if (status != ERROR_SUCCESS) {
        return status;
    }
    if (cluster->resources[handle->object].state != ClusterResourceOnline) {
        return ERROR_RESMON_INVALID_STATE;
    }
    cluster->resources[handle->object].state = ClusterResourceFailed;
    return ERROR_SUCCESS;
}

/* ---- making and changing ---- */

static DWORD create(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    const struct memory_handle *handle = NULL;
    DWORD resource = MEMORY_NONE;
    DWORD status = memory_use_fully(cluster, arguments[0], MEMORY_GROUP, &handle);
    if (status == ERROR_SUCCESS) {
        status = memory_add_resource(cluster, POINTER(LPCWSTR, arguments[1]),
                                     POINTER(LPCWSTR, arguments[2]), handle->object, &resource);
    }
    if (status != ERROR_SUCCESS) {
        return status;
    }
    const struct memory_handle model = {.kind = MEMORY_RESOURCE,
                                        .access = GENERIC_ALL,
                                        .object = resource,
                                        .connection = handle->connection};
    return memory_open_handle(cluster, &model, POINTER(void *, arguments[4]));
}

static DWORD delete_resource(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    const struct memory_handle *handle = NULL;
    const DWORD status = memory_use_fully(cluster, arguments[0], MEMORY_RESOURCE, &handle);
    if (status != ERROR_SUCCESS) {
        return status;
    }
    if (cluster->resources[handle->object].state != ClusterResourceOffline) {
        return ERROR_INVALID_STATE;
    }
    for (DWORD i = 0; i < cluster->resource_count; i++) {
        if (memory_depends_directly(cluster, i, handle->object)) {
            return ERROR_DEPENDENT_RESOURCE_EXISTS;
        }
    }
    memory_delete_resource(cluster, handle->object);
    return ERROR_SUCCESS;
}

static DWORD set_name(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    const struct memory_handle *handle = NULL;
    const DWORD status = memory_use_fully(cluster, arguments[0], MEMORY_RESOURCE, &handle);

    return status == ERROR_SUCCESS
               ? memory_rename_resource(cluster, handle->object, POINTER(LPCWSTR, arguments[1]))
               : status;
}

/* Everything that hangs together with it by dependencies goes along. */
static void change_tree(struct rdk_memory_cluster *cluster, DWORD resource, DWORD group)
{
    struct memory_resource *one = &cluster->resources[resource];

    if (one->group == group) {
        return;
    }
    one->group = group;
    for (DWORD i = 0; i < one->provider_count; i++) {
        change_tree(cluster, one->providers[i], group);
    }
    for (DWORD i = 0; i < cluster->resource_count; i++) {
        if (memory_depends_directly(cluster, i, resource)) {
            change_tree(cluster, i, group);
        }
    }
}

static DWORD change_group(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    const struct memory_handle *resource = NULL;
    const struct memory_handle *group = NULL;
    DWORD status = memory_use_fully(cluster, arguments[0], MEMORY_RESOURCE, &resource);
    if (status == ERROR_SUCCESS) {
        status = memory_use(cluster, arguments[1], MEMORY_GROUP, &group);
    }
    if (status != ERROR_SUCCESS) {
        return status;
    }
    const DWORD from = cluster->resources[resource->object].group;
    if (from == group->object) {
        return ERROR_ALREADY_EXISTS;
    }
    if (cluster->groups[from].owner != cluster->groups[group->object].owner) {
        return ERROR_HOST_NODE_NOT_GROUP_OWNER;
    }
    change_tree(cluster, resource->object, group->object);
    return ERROR_SUCCESS;
}

static DWORD use_both(struct rdk_memory_cluster *cluster, const uint64_t *arguments, DWORD *ret_one,
                      DWORD *ret_other)
{
    const struct memory_handle *one = NULL;
    const struct memory_handle *other = NULL;
    DWORD status = memory_use_fully(cluster, arguments[0], MEMORY_RESOURCE, &one);
    if (status == ERROR_SUCCESS) {
        status = memory_use(cluster, arguments[1], MEMORY_RESOURCE, &other);
    }
    if (status == ERROR_SUCCESS) {
        *ret_one = one->object;
        *ret_other = other->object;
    }
    return status;
}

static DWORD add_dependency(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    DWORD resource = 0;
    DWORD provider = 0;
    const DWORD status = use_both(cluster, arguments, &resource, &provider);

    return status == ERROR_SUCCESS ? memory_add_dependency(cluster, resource, provider) : status;
}

static DWORD remove_dependency(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    DWORD resource = 0;
    DWORD provider = 0;
    const DWORD status = use_both(cluster, arguments, &resource, &provider);
    if (status != ERROR_SUCCESS || !memory_depends_directly(cluster, resource, provider)) {
        return status != ERROR_SUCCESS ? status : ERROR_DEPENDENCY_NOT_FOUND;
    }
    struct memory_resource *one = &cluster->resources[resource];
    DWORD at = 0;
    while (one->providers[at] != provider) {
        at++;
    }
    one->provider_count--;
    memmove(&one->providers[at], &one->providers[at + 1],
            (one->provider_count - at) * sizeof(*one->providers));
    return ERROR_SUCCESS;
}

static DWORD move_group(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    const struct memory_handle *group = NULL;
    const struct memory_handle *node = NULL;
    DWORD status = memory_use_fully(cluster, arguments[0], MEMORY_GROUP, &group);
    if (status == ERROR_SUCCESS && arguments[1] != 0) {
        status = memory_use(cluster, arguments[1], MEMORY_NODE, &node);
    }
    if (status != ERROR_SUCCESS) {
        return status;
    }
    if (node == NULL && cluster->node_count < 2) {
        return ERROR_HOST_NODE_NOT_AVAILABLE;
    }
    struct memory_group *one = &cluster->groups[group->object];
    one->owner = node != NULL ? node->object : (one->owner + 1) % cluster->node_count;
    return ERROR_SUCCESS;
}

static const struct {
    enum rdk__provider_function function;
    memory_call *call;
} changes[] = {
    {RDK__PROVIDER_OnlineClusterResource, go_online},
    {RDK__PROVIDER_OnlineClusterResourceEx, go_online},
    {RDK__PROVIDER_OfflineClusterResource, go_offline},
    {RDK__PROVIDER_OfflineClusterResourceEx, go_offline},
    {RDK__PROVIDER_FailClusterResource, fail},
    {RDK__PROVIDER_CreateClusterResource, create},
    {RDK__PROVIDER_DeleteClusterResource, delete_resource},
    {RDK__PROVIDER_SetClusterResourceName, set_name},
    {RDK__PROVIDER_ChangeClusterResourceGroup, change_group},
    {RDK__PROVIDER_AddClusterResourceDependency, add_dependency},
    {RDK__PROVIDER_RemoveClusterResourceDependency, remove_dependency},
    {RDK__PROVIDER_MoveClusterGroup, move_group},
    {RDK__PROVIDER_MoveClusterGroupEx, move_group},
};

memory_call *memory_change_of(enum rdk__provider_function function)
{
    for (size_t i = 0; i < ARRAYSIZE(changes); i++) {
        if (changes[i].function == function) {
            return changes[i].call;
        }
    }
    return NULL;
}
