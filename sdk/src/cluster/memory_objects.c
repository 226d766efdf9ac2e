/* Nodes, groups, types and resources of the cluster in memory, and how a test makes them. */
#include <stdlib.h>
#include <string.h>

#include "cluster/memory_cluster.h"
#include "export.h"

static BOOL same_name(LPCWSTR left, LPCWSTR right)
{
    return CompareStringOrdinal(left, -1, right, -1, TRUE) == CSTR_EQUAL;
}

static LPWSTR copy_name(LPCWSTR name)
{
    const size_t bytes = (rdk__name_chars(name) + 1) * sizeof(WCHAR);
    LPWSTR copy = malloc(bytes);

    if (copy != NULL) {
        memcpy(copy, name, bytes);
    }
    return copy;
}

/* Room for one more of a table's rows, zeroed; NULL without memory. */
static void *add_row(void *table, DWORD *count, size_t bytes)
{
    char **rows = table;
    char *larger = realloc(*rows, (*count + 1) * bytes);

    if (larger == NULL) {
        return NULL;
    }
    *rows = larger;
    memset(larger + *count * bytes, 0, bytes);
    return larger + *count * bytes;
}

/* ---- finding ---- */

DWORD memory_find_node(const struct rdk_memory_cluster *cluster, LPCWSTR name)
{
    DWORD i = 0;

    while (i < cluster->node_count && !same_name(cluster->nodes[i].name, name)) {
        i++;
    }
    return i < cluster->node_count ? i : MEMORY_NONE;
}

DWORD memory_find_group(const struct rdk_memory_cluster *cluster, LPCWSTR name)
{
    DWORD i = 0;

    while (i < cluster->group_count && !same_name(cluster->groups[i].name, name)) {
        i++;
    }
    return i < cluster->group_count ? i : MEMORY_NONE;
}

DWORD memory_find_type(const struct rdk_memory_cluster *cluster, LPCWSTR name)
{
    DWORD i = 0;

    while (i < cluster->type_count && !same_name(cluster->types[i].name, name)) {
        i++;
    }
    return i < cluster->type_count ? i : MEMORY_NONE;
}

DWORD memory_find_resource(const struct rdk_memory_cluster *cluster, LPCWSTR name)
{
    WCHAR id[MEMORY_ID_CHARS];

    for (DWORD i = 0; i < cluster->resource_count; i++) {
        memory_id(MEMORY_RESOURCE, i, id);
        if (!cluster->resources[i].deleted &&
            (same_name(cluster->resources[i].name, name) || same_name(id, name))) {
            return i;
        }
    }
    return MEMORY_NONE;
}

BOOL memory_depends_directly(const struct rdk_memory_cluster *cluster, DWORD resource,
                             DWORD provider)
{
    const struct memory_resource *one = &cluster->resources[resource];

    for (DWORD i = 0; i < one->provider_count; i++) {
        if (one->providers[i] == provider) {
            return TRUE;
        }
    }
    return FALSE;
}

/* There are no circles: none can be made. */
BOOL memory_depends(const struct rdk_memory_cluster *cluster, DWORD resource, DWORD provider)
{
    const struct memory_resource *one = &cluster->resources[resource];

    for (DWORD i = 0; i < one->provider_count; i++) {
        if (one->providers[i] == provider || memory_depends(cluster, one->providers[i], provider)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* ---- keys ---- */

void memory_id(enum memory_kind kind, DWORD object, WCHAR id[MEMORY_ID_CHARS])
{
    static const WCHAR digits[] = L"0123456789abcdef";
    static const WCHAR zeroes[] = L"00000000-0000-0000-0000-000000000000";

    memcpy(id, zeroes, sizeof(zeroes));
    id[7] = digits[(unsigned)kind & 0xFu];
    object++;
    for (DWORD at = MEMORY_ID_CHARS - 2; object > 0; at--, object >>= 4) {
        id[at] = digits[object & 0xFu];
    }
}

static const LPCWSTR folders[] = {
    [MEMORY_RESOURCE] = L"Resources",
    [MEMORY_GROUP] = L"Groups",
    [MEMORY_NODE] = L"Nodes",
};

struct rdk__key *memory_object_key(const struct rdk_memory_cluster *cluster, enum memory_kind kind,
                                   DWORD object)
{
    WCHAR id[MEMORY_ID_CHARS];
    struct rdk__key *folder = rdk__key_find(cluster->root, folders[kind]);

    memory_id(kind, object, id);
    return folder != NULL ? rdk__key_find(folder, id) : NULL;
}

struct rdk__key *memory_type_key(const struct rdk_memory_cluster *cluster, DWORD type)
{
    struct rdk__key *folder = rdk__key_find(cluster->root, L"ResourceTypes");

    return folder != NULL ? rdk__key_find(folder, cluster->types[type].name) : NULL;
}

static DWORD set_text(struct rdk__key *key, LPCWSTR name, LPCWSTR text)
{
    return rdk__key_set_value(key, name, REG_SZ, (const BYTE *)text,
                              (rdk__name_chars(text) + 1) * (DWORD)sizeof(WCHAR));
}

/* `folder`\`leaf`, with a value that holds the object's name. */
static DWORD make_key(struct rdk_memory_cluster *cluster, LPCWSTR folder, LPCWSTR leaf,
                      LPCWSTR name, struct rdk__key **ret_key)
{
    DWORD created = 0;
    DWORD status = rdk__key_make(cluster->root, folder, ret_key, &created);

    if (status == ERROR_SUCCESS) {
        status = rdk__key_make(*ret_key, leaf, ret_key, &created);
    }
    return status == ERROR_SUCCESS ? set_text(*ret_key, L"Name", name) : status;
}

static DWORD make_object_key(struct rdk_memory_cluster *cluster, enum memory_kind kind,
                             DWORD object, LPCWSTR name, struct rdk__key **ret_key)
{
    WCHAR id[MEMORY_ID_CHARS];

    memory_id(kind, object, id);
    return make_key(cluster, folders[kind], id, name, ret_key);
}

/* ---- making: without the lock, but for what a client's call makes ---- */

static DWORD add_node(struct rdk_memory_cluster *cluster, LPCWSTR name)
{
    struct rdk__key *key = NULL;
    if (memory_find_node(cluster, name) != MEMORY_NONE) {
        return ERROR_OBJECT_ALREADY_EXISTS;
    }
    struct memory_node *node = add_row(&cluster->nodes, &cluster->node_count, sizeof(*node));
    if (node == NULL || (node->name = copy_name(name)) == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    return make_object_key(cluster, MEMORY_NODE, cluster->node_count++, name, &key);
}

static DWORD add_group(struct rdk_memory_cluster *cluster, LPCWSTR name)
{
    struct rdk__key *key = NULL;
    DWORD status = ERROR_SUCCESS;
    if (memory_find_group(cluster, name) != MEMORY_NONE) {
        return ERROR_OBJECT_ALREADY_EXISTS;
    }
    if (cluster->node_count == 0 && (status = add_node(cluster, L"NODE1")) != ERROR_SUCCESS) {
        return status;
    }
    struct memory_group *group = add_row(&cluster->groups, &cluster->group_count, sizeof(*group));
    if (group == NULL || (group->name = copy_name(name)) == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    return make_object_key(cluster, MEMORY_GROUP, cluster->group_count++, name, &key);
}

static DWORD add_type(struct rdk_memory_cluster *cluster, LPCWSTR name)
{
    struct rdk__key *key = NULL;
    if (memory_find_type(cluster, name) != MEMORY_NONE) {
        return ERROR_OBJECT_ALREADY_EXISTS;
    }
    struct memory_type *type = add_row(&cluster->types, &cluster->type_count, sizeof(*type));
    if (type == NULL || (type->name = copy_name(name)) == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    cluster->type_count++;
    return make_key(cluster, L"ResourceTypes", name, name, &key);
}

DWORD memory_add_resource(struct rdk_memory_cluster *cluster, LPCWSTR name, LPCWSTR type,
                          DWORD group, DWORD *ret_resource)
{
    struct rdk__key *key = NULL;
    DWORD created = 0;
    if (memory_find_resource(cluster, name) != MEMORY_NONE) {
        return ERROR_OBJECT_ALREADY_EXISTS;
    }
    if (memory_find_type(cluster, type) == MEMORY_NONE) {
        return ERROR_CLUSTER_RESOURCE_TYPE_NOT_FOUND;
    }
    struct memory_resource *one =
        add_row(&cluster->resources, &cluster->resource_count, sizeof(*one));
    if (one == NULL || (one->name = copy_name(name)) == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    one->type = memory_find_type(cluster, type);
    one->group = group;
    one->state = ClusterResourceOffline;
    *ret_resource = cluster->resource_count++;
    DWORD status = make_object_key(cluster, MEMORY_RESOURCE, *ret_resource, name, &key);
    if (status == ERROR_SUCCESS) {
        status = set_text(key, L"Type", type);
    }
    return status == ERROR_SUCCESS ? rdk__key_make(key, L"Parameters", &key, &created) : status;
}

DWORD memory_rename_resource(struct rdk_memory_cluster *cluster, DWORD resource, LPCWSTR name)
{
    const DWORD other = memory_find_resource(cluster, name);
    LPWSTR copy = copy_name(name);

    if (copy == NULL || (other != MEMORY_NONE && other != resource)) {
        free(copy);
        return copy == NULL ? ERROR_NOT_ENOUGH_MEMORY : ERROR_OBJECT_ALREADY_EXISTS;
    }
    free(cluster->resources[resource].name);
    cluster->resources[resource].name = copy;
    return set_text(memory_object_key(cluster, MEMORY_RESOURCE, resource), L"Name", name);
}

static void delete_tree(struct rdk__key *key)
{
    while (key->child_count > 0) {
        delete_tree(key->children[0]);
    }
    rdk__key_delete(key);
}

void memory_delete_resource(struct rdk_memory_cluster *cluster, DWORD resource)
{
    delete_tree(memory_object_key(cluster, MEMORY_RESOURCE, resource));
    cluster->resources[resource].deleted = TRUE;
    cluster->resources[resource].provider_count = 0;
}

DWORD memory_add_dependency(struct rdk_memory_cluster *cluster, DWORD resource, DWORD provider)
{
    struct memory_resource *one = &cluster->resources[resource];

    if (resource == provider || memory_depends(cluster, provider, resource)) {
        return ERROR_CIRCULAR_DEPENDENCY;
    }
    if (memory_depends_directly(cluster, resource, provider)) {
        return ERROR_DEPENDENCY_ALREADY_EXISTS;
    }
    if (one->group != cluster->resources[provider].group) {
        return ERROR_INVALID_PARAMETER;
    }
    DWORD *added = add_row(&one->providers, &one->provider_count, sizeof(*added));
    if (added == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    *added = provider;
    one->provider_count++;
    return ERROR_SUCCESS;
}

void memory_free_objects(struct rdk_memory_cluster *cluster)
{
    for (DWORD i = 0; i < cluster->node_count; i++) {
        free(cluster->nodes[i].name);
    }
    for (DWORD i = 0; i < cluster->group_count; i++) {
        free(cluster->groups[i].name);
    }
    for (DWORD i = 0; i < cluster->type_count; i++) {
        free(cluster->types[i].name);
    }
    for (DWORD i = 0; i < cluster->resource_count; i++) {
        free(cluster->resources[i].name);
        free(cluster->resources[i].providers);
    }
    free(cluster->nodes);
    free(cluster->groups);
    free(cluster->types);
    free(cluster->resources);
}

/* ---- the test's side ---- */

RDK__EXPORT DWORD rdk_memory_cluster_add_node(struct rdk_memory_cluster *cluster, LPCWSTR name)
{
    pthread_mutex_lock(&cluster->lock);
    const DWORD status = add_node(cluster, name);
    pthread_mutex_unlock(&cluster->lock);
    return status;
}

RDK__EXPORT DWORD rdk_memory_cluster_add_group(struct rdk_memory_cluster *cluster, LPCWSTR name)
{
    pthread_mutex_lock(&cluster->lock);
    const DWORD status = add_group(cluster, name);
    pthread_mutex_unlock(&cluster->lock);
    return status;
}

RDK__EXPORT DWORD rdk_memory_cluster_add_type(struct rdk_memory_cluster *cluster, LPCWSTR name)
{
    pthread_mutex_lock(&cluster->lock);
    const DWORD status = add_type(cluster, name);
    pthread_mutex_unlock(&cluster->lock);
    return status;
}

RDK__EXPORT DWORD rdk_memory_cluster_add_resource(struct rdk_memory_cluster *cluster, LPCWSTR name,
                                                  LPCWSTR type, LPCWSTR group)
{
    DWORD resource = MEMORY_NONE;
    DWORD status = ERROR_SUCCESS;

    pthread_mutex_lock(&cluster->lock);
    if (memory_find_type(cluster, type) == MEMORY_NONE) {
        status = add_type(cluster, type);
    }
    if (status == ERROR_SUCCESS && memory_find_group(cluster, group) == MEMORY_NONE) {
        status = add_group(cluster, group);
    }
    if (status == ERROR_SUCCESS) {
        status =
            memory_add_resource(cluster, name, type, memory_find_group(cluster, group), &resource);
    }
    pthread_mutex_unlock(&cluster->lock);
    return status;
}

RDK__EXPORT DWORD rdk_memory_cluster_set_state(struct rdk_memory_cluster *cluster, LPCWSTR name,
                                               CLUSTER_RESOURCE_STATE state)
{
    pthread_mutex_lock(&cluster->lock);
    const DWORD resource = memory_find_resource(cluster, name);
    if (resource != MEMORY_NONE) {
        cluster->resources[resource].state = state;
    }
    pthread_mutex_unlock(&cluster->lock);
    return resource != MEMORY_NONE ? ERROR_SUCCESS : ERROR_RESOURCE_NOT_FOUND;
}

RDK__EXPORT DWORD rdk_memory_cluster_set_class(struct rdk_memory_cluster *cluster, LPCWSTR name,
                                               CLUSTER_RESOURCE_CLASS class_, DWORD subclass)
{
    pthread_mutex_lock(&cluster->lock);
    const DWORD resource = memory_find_resource(cluster, name);
    if (resource != MEMORY_NONE) {
        cluster->resources[resource].class_info.rc = class_;
        cluster->resources[resource].class_info.SubClass = subclass;
    }
    pthread_mutex_unlock(&cluster->lock);
    return resource != MEMORY_NONE ? ERROR_SUCCESS : ERROR_RESOURCE_NOT_FOUND;
}

RDK__EXPORT DWORD rdk_memory_cluster_add_dependency(struct rdk_memory_cluster *cluster,
                                                    LPCWSTR name, LPCWSTR depends_on)
{
    pthread_mutex_lock(&cluster->lock);
    const DWORD resource = memory_find_resource(cluster, name);
    const DWORD provider = memory_find_resource(cluster, depends_on);
    const DWORD status = resource == MEMORY_NONE || provider == MEMORY_NONE
                             ? ERROR_RESOURCE_NOT_FOUND
                             : memory_add_dependency(cluster, resource, provider);
    pthread_mutex_unlock(&cluster->lock);
    return status;
}
