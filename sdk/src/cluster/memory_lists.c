/* The lists and the control codes that the cluster in memory serves. */
#include <string.h>

#include "cluster/memory_cluster.h"

/* ---- lists ---- */

struct list {
    unsigned char *to;
    DWORD room;
    DWORD bytes;
};

/* Counted in any case, and written where there is room. */
static void add_entry(struct list *list, DWORD type, LPCWSTR name)
{
    const struct rdk__enum_entry entry = {
        .type = type, .name_bytes = (rdk__name_chars(name) + 1) * (DWORD)sizeof(WCHAR)};
    const DWORD need = (DWORD)sizeof(entry) + RDK__PADDED(entry.name_bytes);

    if (list->bytes + need <= list->room) {
        memset(list->to + list->bytes, 0, need);
        memcpy(list->to + list->bytes, &entry, sizeof(entry));
        memcpy(list->to + list->bytes + sizeof(entry), name, entry.name_bytes);
    }
    list->bytes += need;
}

static struct list begin_list(const uint64_t *arguments)
{
    return (struct list){.to = POINTER(unsigned char *, arguments[2]),
                         .room = *POINTER(LPDWORD, arguments[3])};
}

static DWORD end_list(const struct list *list, const uint64_t *arguments)
{
    *POINTER(LPDWORD, arguments[3]) = list->bytes;
    return list->bytes > list->room ? ERROR_MORE_DATA : ERROR_SUCCESS;
}

static BOOL bits_are_sound(uint64_t type, DWORD all)
{
    return type != 0 && (type & ~(uint64_t)all) == 0;
}

static DWORD enum_cluster(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    const struct memory_handle *handle = NULL;
    struct list list = begin_list(arguments);
    const DWORD status = memory_use(cluster, arguments[0], MEMORY_CLUSTER, &handle);
    if (status != ERROR_SUCCESS || !bits_are_sound(arguments[1], CLUSTER_ENUM_ALL)) {
        return status != ERROR_SUCCESS ? status : ERROR_INVALID_PARAMETER;
    }
    for (DWORD i = 0; (arguments[1] & CLUSTER_ENUM_NODE) && i < cluster->node_count; i++) {
        add_entry(&list, CLUSTER_ENUM_NODE, cluster->nodes[i].name);
    }
    for (DWORD i = 0; (arguments[1] & CLUSTER_ENUM_RESTYPE) && i < cluster->type_count; i++) {
        add_entry(&list, CLUSTER_ENUM_RESTYPE, cluster->types[i].name);
    }
    for (DWORD i = 0; (arguments[1] & CLUSTER_ENUM_RESOURCE) && i < cluster->resource_count; i++) {
        if (!cluster->resources[i].deleted) {
            add_entry(&list, CLUSTER_ENUM_RESOURCE, cluster->resources[i].name);
        }
    }
    for (DWORD i = 0; (arguments[1] & CLUSTER_ENUM_GROUP) && i < cluster->group_count; i++) {
        add_entry(&list, CLUSTER_ENUM_GROUP, cluster->groups[i].name);
    }
    return end_list(&list, arguments);
}

static DWORD enum_resource(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    const struct memory_handle *handle = NULL;
    struct list list = begin_list(arguments);
    const DWORD status = memory_use(cluster, arguments[0], MEMORY_RESOURCE, &handle);
    if (status != ERROR_SUCCESS || !bits_are_sound(arguments[1], CLUSTER_RESOURCE_ENUM_ALL)) {
        return status != ERROR_SUCCESS ? status : ERROR_INVALID_PARAMETER;
    }
    const struct memory_resource *one = &cluster->resources[handle->object];
    for (DWORD i = 0; (arguments[1] & CLUSTER_RESOURCE_ENUM_DEPENDS) && i < one->provider_count;
         i++) {
        add_entry(&list, CLUSTER_RESOURCE_ENUM_DEPENDS, cluster->resources[one->providers[i]].name);
    }
    for (DWORD i = 0;
         (arguments[1] & CLUSTER_RESOURCE_ENUM_PROVIDES) && i < cluster->resource_count; i++) {
        if (memory_depends_directly(cluster, i, handle->object)) {
            add_entry(&list, CLUSTER_RESOURCE_ENUM_PROVIDES, cluster->resources[i].name);
        }
    }
    for (DWORD i = 0; (arguments[1] & CLUSTER_RESOURCE_ENUM_NODES) && i < cluster->node_count;
         i++) {
        add_entry(&list, CLUSTER_RESOURCE_ENUM_NODES, cluster->nodes[i].name);
    }
    return end_list(&list, arguments);
}

static DWORD enum_group(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    const struct memory_handle *handle = NULL;
    struct list list = begin_list(arguments);
    const DWORD status = memory_use(cluster, arguments[0], MEMORY_GROUP, &handle);
    if (status != ERROR_SUCCESS || !bits_are_sound(arguments[1], CLUSTER_GROUP_ENUM_ALL)) {
        return status != ERROR_SUCCESS ? status : ERROR_INVALID_PARAMETER;
    }
    for (DWORD i = 0; (arguments[1] & CLUSTER_GROUP_ENUM_CONTAINS) && i < cluster->resource_count;
         i++) {
        if (!cluster->resources[i].deleted && cluster->resources[i].group == handle->object) {
            add_entry(&list, CLUSTER_GROUP_ENUM_CONTAINS, cluster->resources[i].name);
        }
    }
    for (DWORD i = 0; (arguments[1] & CLUSTER_GROUP_ENUM_NODES) && i < cluster->node_count; i++) {
        add_entry(&list, CLUSTER_GROUP_ENUM_NODES, cluster->nodes[i].name);
    }
    return end_list(&list, arguments);
}

/* ---- control codes: `slots` begin with the code ---- */

static DWORD give_out(const uint64_t *slots, const void *data, DWORD bytes)
{
    *POINTER(LPDWORD, slots[5]) = bytes;
    if (bytes > (DWORD)slots[4]) {
        return ERROR_MORE_DATA;
    }
    memcpy(POINTER(void *, slots[3]), data, bytes);
    return ERROR_SUCCESS;
}

static DWORD give_text(const uint64_t *slots, LPCWSTR text)
{
    return give_out(slots, text, (rdk__name_chars(text) + 1) * (DWORD)sizeof(WCHAR));
}

static DWORD give_id(const uint64_t *slots, enum memory_kind kind, DWORD object)
{
    WCHAR id[MEMORY_ID_CHARS];

    memory_id(kind, object, id);
    return give_text(slots, id);
}

static DWORD control_resource(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    const struct memory_handle *handle = NULL;
    const DWORD status = memory_use(cluster, arguments[0], MEMORY_RESOURCE, &handle);
    if (status != ERROR_SUCCESS) {
        return status;
    }
    const struct memory_resource *one = &cluster->resources[handle->object];
    const uint64_t *slots = arguments + 2;
    switch ((DWORD)slots[0]) {
    case CLUSCTL_RESOURCE_GET_NAME:
        return give_text(slots, one->name);
    case CLUSCTL_RESOURCE_GET_ID:
        return give_id(slots, MEMORY_RESOURCE, handle->object);
    case CLUSCTL_RESOURCE_GET_RESOURCE_TYPE:
        return give_text(slots, cluster->types[one->type].name);
    case CLUSCTL_RESOURCE_GET_CLASS_INFO:
        return give_out(slots, &one->class_info, sizeof(one->class_info));
    default:
        return ERROR_INVALID_FUNCTION;
    }
}

static DWORD control_type(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    const struct memory_handle *handle = NULL;
    const DWORD status = memory_use(cluster, arguments[0], MEMORY_CLUSTER, &handle);
    if (status != ERROR_SUCCESS) {
        return status;
    }
    return memory_find_type(cluster, POINTER(LPCWSTR, arguments[1])) == MEMORY_NONE
               ? ERROR_CLUSTER_RESOURCE_TYPE_NOT_FOUND
               : ERROR_INVALID_FUNCTION;
}

static DWORD control_group(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    const struct memory_handle *handle = NULL;
    const DWORD status = memory_use(cluster, arguments[0], MEMORY_GROUP, &handle);
    if (status != ERROR_SUCCESS) {
        return status;
    }
    switch ((DWORD)arguments[2]) {
    case CLUSCTL_GROUP_GET_NAME:
        return give_text(arguments + 2, cluster->groups[handle->object].name);
    case CLUSCTL_GROUP_GET_ID:
        return give_id(arguments + 2, MEMORY_GROUP, handle->object);
    default:
        return ERROR_INVALID_FUNCTION;
    }
}

static DWORD control_node(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    const struct memory_handle *handle = NULL;
    const DWORD status = memory_use(cluster, arguments[0], MEMORY_NODE, &handle);
    if (status != ERROR_SUCCESS) {
        return status;
    }
    return (DWORD)arguments[2] == CLUSCTL_NODE_GET_NAME
               ? give_text(arguments + 2, cluster->nodes[handle->object].name)
               : ERROR_INVALID_FUNCTION;
}

static const struct {
    enum rdk__provider_function function;
    memory_call *call;
} lists[] = {
    {RDK__PROVIDER_ClusterOpenEnum, enum_cluster},
    {RDK__PROVIDER_ClusterResourceOpenEnum, enum_resource},
    {RDK__PROVIDER_ClusterGroupOpenEnum, enum_group},
    {RDK__PROVIDER_ClusterResourceControl, control_resource},
    {RDK__PROVIDER_ClusterResourceTypeControl, control_type},
    {RDK__PROVIDER_ClusterGroupControl, control_group},
    {RDK__PROVIDER_ClusterNodeControl, control_node},
};

memory_call *memory_list_of(enum rdk__provider_function function)
{
    for (size_t i = 0; i < ARRAYSIZE(lists); i++) {
        if (lists[i].function == function) {
            return lists[i].call;
        }
    }
    return NULL;
}
