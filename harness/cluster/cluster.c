/* The objects of the cluster, and what is known about them. */
#include "cluster/cluster.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model.h"
#include "operation.h"
#include "property.h"

enum guid_kind {
    GUID_RESOURCE = 1,
    GUID_GROUP = 2,
    GUID_NODE = 3,
};

void cluster_guid(uint32_t kind, cluster_id id, char ret[39])
{
    snprintf(ret, 39, "{%08x-0000-4000-8000-%012x}", kind, id);
}

void blob_set(struct blob *blob, const void *data, size_t bytes)
{
    void *copy = bytes > 0 ? memory_copy(data, bytes) : NULL;

    free(blob->data);
    *blob = (struct blob){.data = copy, .bytes = bytes};
}

/* ---- making and ending ---- */

static void make_key(struct cluster *cluster, const char *path)
{
    uint32_t key = 0;

    if (database_create_key(cluster->database, DATABASE_ROOT, path, &key, NULL) == ERROR_SUCCESS) {
        database_close(cluster->database, key);
    }
}

/* A key of an object, with its name in it. Left open for the caller. */
static uint32_t make_object(struct cluster *cluster, const char *folder, const char *leaf,
                            const char *name)
{
    uint32_t key = 0;
    cleanup_free char *path = memory_printf("%s\\%s", folder, leaf);

    database_create_key(cluster->database, DATABASE_ROOT, path, &key, NULL);
    property_store_text(cluster->database, key, "Name", name);
    return key;
}

struct cluster *cluster_create(const struct cluster_port *port, const struct cluster_config *config)
{
    struct cluster *cluster = memory_allocate(sizeof(*cluster));
    static const char *const folders[] = {"Resources", "ResourceTypes",     "Groups",      "Nodes",
                                          "Networks",  "NetworkInterfaces", "Dependencies"};

    cluster->port = *port;
    if (config) {
        cluster->config = *config;
    }
    cluster->database = database_create();
    cluster->last_pending = &cluster->first_pending;
    for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
        make_key(cluster, folders[i]);
    }
    return cluster;
}

static void free_resource(struct resource *resource)
{
    free(resource->name);
    free(resource->providers);
    free(resource->required.data);
    free(resource->local.data);
    free(resource);
}

void cluster_destroy(struct cluster *cluster)
{
    if (!cluster) {
        return;
    }
    operation_destroy_all(cluster);
    service_destroy_pending(cluster);
    for (size_t i = 0; i < cluster->node_count; i++) {
        free(cluster->nodes[i]->name);
        free(cluster->nodes[i]);
    }
    for (size_t i = 0; i < cluster->group_count; i++) {
        free(cluster->groups[i]->name);
        free(cluster->groups[i]);
    }
    for (size_t i = 0; i < cluster->type_count; i++) {
        free(cluster->types[i]->name);
        free(cluster->types[i]->dll_name);
        free(cluster->types[i]);
    }
    for (size_t i = 0; i < cluster->resource_count; i++) {
        free_resource(cluster->resources[i]);
    }
    free(cluster->nodes);
    free(cluster->groups);
    free(cluster->types);
    free(cluster->resources);
    database_destroy(cluster->database);
    free(cluster);
}

void cluster_set_time(struct cluster *cluster, uint64_t now_us)
{
    cluster->now_us = now_us;
}

#define APPEND(array, count, item)                                            \
    do {                                                                      \
        (array) = memory_resize((array), ((count) + 1) * sizeof((array)[0])); \
        (array)[(count)++] = (item);                                          \
    } while (0)

cluster_id cluster_add_node(struct cluster *cluster, const char *name)
{
    struct node *node = memory_allocate(sizeof(*node));
    char leaf[16];

    APPEND(cluster->nodes, cluster->node_count, node);
    node->id = (cluster_id)cluster->node_count;
    node->name = memory_text(name);
    snprintf(leaf, sizeof(leaf), "%u", node->id);
    uint32_t key = make_object(cluster, "Nodes", leaf, name);
    property_store_text(cluster->database, key, "NodeName", name);
    database_close(cluster->database, key);
    return node->id;
}

cluster_id cluster_add_group(struct cluster *cluster, const char *name, cluster_id owner)
{
    struct group *group = memory_allocate(sizeof(*group));
    char leaf[39];

    APPEND(cluster->groups, cluster->group_count, group);
    group->id = (cluster_id)cluster->group_count;
    group->name = memory_text(name);
    group->owner = owner;
    cluster_guid(GUID_GROUP, group->id, leaf);
    database_close(cluster->database, make_object(cluster, "Groups", leaf, name));
    cluster_store_members(cluster, group->id);
    return group->id;
}

cluster_id cluster_add_type(struct cluster *cluster, const char *name, const char *dll_name,
                            const void *list, size_t list_bytes, struct err *err)
{
    if (cluster_find_type(cluster, name) != 0) {
        err_set(err, -17, "the resource type \"%s\" exists already", name);
        return 0;
    }
    uint32_t status =
        list ? property_check(&property_type_schema, list, list_bytes, false) : ERROR_SUCCESS;
    if (status != ERROR_SUCCESS) {
        err_set(err, -22, "common properties of the resource type \"%s\": error %u", name, status);
        return 0;
    }
    struct type *type = memory_allocate(sizeof(*type));
    APPEND(cluster->types, cluster->type_count, type);
    type->id = (cluster_id)cluster->type_count;
    type->name = memory_text(name);
    type->dll_name = memory_text(dll_name);
    cleanup_free char *parameters = memory_printf("ResourceTypes\\%s\\Parameters", name);
    make_key(cluster, parameters);
    uint32_t key = make_object(cluster, "ResourceTypes", name, name);
    property_store_text(cluster->database, key, "DllName", dll_name);
    if (list) {
        property_store_list(cluster->database, key, list, list_bytes);
    }
    database_close(cluster->database, key);
    return type->id;
}

struct resource *cluster_new_resource(struct cluster *cluster, const char *name, cluster_id type,
                                      cluster_id group)
{
    struct resource *resource = memory_allocate(sizeof(*resource));
    char leaf[39];

    APPEND(cluster->resources, cluster->resource_count, resource);
    resource->id = (cluster_id)cluster->resource_count;
    resource->name = memory_text(name);
    resource->type = type;
    resource->group = group;
    resource->state = ClusterResourceInitializing;
    cluster_guid(GUID_RESOURCE, resource->id, leaf);
    cleanup_free char *parameters = memory_printf("Resources\\%s\\Parameters", leaf);
    make_key(cluster, parameters);
    uint32_t key = make_object(cluster, "Resources", leaf, name);
    property_store_text(cluster->database, key, "Type", cluster_type_name(cluster, type));
    database_close(cluster->database, key);
    cluster_store_members(cluster, group);
    return resource;
}

void cluster_drop_resource(struct cluster *cluster, struct resource *resource)
{
    char leaf[39];

    cluster_guid(GUID_RESOURCE, resource->id, leaf);
    cleanup_free char *path = memory_printf("Resources\\%s", leaf);
    database_delete_tree(cluster->database, DATABASE_ROOT, path);
    resource->deleted = true;
    cluster_store_members(cluster, resource->group);
}

void cluster_store_members(struct cluster *cluster, cluster_id group)
{
    char leaf[39];
    struct buf list = {0};
    uint32_t key = 0;
    size_t units = 0;

    for (size_t i = 0; i < cluster->resource_count; i++) {
        const struct resource *resource = cluster->resources[i];
        if (resource->group == group && !resource->deleted) {
            cluster_guid(GUID_RESOURCE, resource->id, leaf);
            cleanup_free uint16_t *text = utf_to_utf16(leaf, &units);
            buf_append(&list, text, (units + 1) * sizeof(*text));
        }
    }
    buf_append(&list, "\0", 2);
    cluster_guid(GUID_GROUP, group, leaf);
    cleanup_free char *path = memory_printf("Groups\\%s", leaf);
    if (database_open(cluster->database, DATABASE_ROOT, path, &key) == ERROR_SUCCESS) {
        database_set(cluster->database, key, "Contains", REG_MULTI_SZ, list.data, list.length);
        database_close(cluster->database, key);
    }
    buf_finish(&list);
}

/* ---- looking up ---- */

struct node *cluster_node(const struct cluster *cluster, cluster_id id)
{
    return id > 0 && id <= cluster->node_count ? cluster->nodes[id - 1] : NULL;
}

struct group *cluster_group(const struct cluster *cluster, cluster_id id)
{
    return id > 0 && id <= cluster->group_count ? cluster->groups[id - 1] : NULL;
}

struct type *cluster_type(const struct cluster *cluster, cluster_id id)
{
    return id > 0 && id <= cluster->type_count ? cluster->types[id - 1] : NULL;
}

struct resource *cluster_resource(const struct cluster *cluster, cluster_id id)
{
    struct resource *resource =
        id > 0 && id <= cluster->resource_count ? cluster->resources[id - 1] : NULL;

    return resource && !resource->deleted ? resource : NULL;
}

void cluster_set_quorum_capable(struct cluster *cluster, cluster_id type, bool capable)
{
    struct type *found = cluster_type(cluster, type);

    if (found) {
        found->quorum_capable = capable;
    }
}

cluster_id cluster_find_node(const struct cluster *cluster, const char *name)
{
    for (size_t i = 0; i < cluster->node_count; i++) {
        if (utf_compare_folded(cluster->nodes[i]->name, name) == 0) {
            return cluster->nodes[i]->id;
        }
    }
    return 0;
}

cluster_id cluster_find_group(const struct cluster *cluster, const char *name)
{
    for (size_t i = 0; i < cluster->group_count; i++) {
        if (utf_compare_folded(cluster->groups[i]->name, name) == 0) {
            return cluster->groups[i]->id;
        }
    }
    return 0;
}

cluster_id cluster_find_type(const struct cluster *cluster, const char *name)
{
    for (size_t i = 0; i < cluster->type_count; i++) {
        if (utf_compare_folded(cluster->types[i]->name, name) == 0) {
            return cluster->types[i]->id;
        }
    }
    return 0;
}

cluster_id cluster_find_resource(const struct cluster *cluster, const char *name)
{
    for (size_t i = 0; i < cluster->resource_count; i++) {
        const struct resource *resource = cluster->resources[i];
        if (!resource->deleted && utf_compare_folded(resource->name, name) == 0) {
            return resource->id;
        }
    }
    return 0;
}

const char *cluster_node_name(const struct cluster *cluster, cluster_id node)
{
    const struct node *found = cluster_node(cluster, node);

    return found ? found->name : NULL;
}

const char *cluster_group_name(const struct cluster *cluster, cluster_id group)
{
    const struct group *found = cluster_group(cluster, group);

    return found ? found->name : NULL;
}

const char *cluster_type_name(const struct cluster *cluster, cluster_id type)
{
    const struct type *found = cluster_type(cluster, type);

    return found ? found->name : NULL;
}

/* Deleted ones too: what is left of a trace speaks of them. */
static const struct resource *any_resource(const struct cluster *cluster, cluster_id id)
{
    return id > 0 && id <= cluster->resource_count ? cluster->resources[id - 1] : NULL;
}

const char *cluster_resource_name(const struct cluster *cluster, cluster_id resource)
{
    const struct resource *found = any_resource(cluster, resource);

    return found ? found->name : NULL;
}

cluster_id cluster_resource_type(const struct cluster *cluster, cluster_id resource)
{
    const struct resource *found = any_resource(cluster, resource);

    return found ? found->type : 0;
}

cluster_id cluster_resource_group(const struct cluster *cluster, cluster_id resource)
{
    const struct resource *found = any_resource(cluster, resource);

    return found ? found->group : 0;
}

cluster_id cluster_resource_owner(const struct cluster *cluster, cluster_id resource)
{
    const struct group *group = cluster_group(cluster, cluster_resource_group(cluster, resource));

    return group ? group->owner : 0;
}

int32_t cluster_resource_state(const struct cluster *cluster, cluster_id resource)
{
    const struct resource *found = any_resource(cluster, resource);

    return found ? found->state : ClusterResourceStateUnknown;
}

uint32_t cluster_resource_status(const struct cluster *cluster, cluster_id resource)
{
    const struct resource *found = any_resource(cluster, resource);

    return found ? found->status : 0;
}

bool cluster_resource_is_separate(const struct cluster *cluster, cluster_id resource)
{
    const struct resource *found = any_resource(cluster, resource);

    return found && (found->isolated ||
                     cluster_resource_property(cluster, resource, "SeparateMonitor") != 0);
}

bool cluster_resource_is_locked(const struct cluster *cluster, cluster_id resource)
{
    const struct resource *found = any_resource(cluster, resource);

    return found && found->locked;
}

uint64_t cluster_resource_status_information(const struct cluster *cluster, cluster_id resource)
{
    const struct resource *found = any_resource(cluster, resource);

    return found ? found->status_information : 0;
}

bool cluster_resource_is_settled(const struct cluster *cluster, cluster_id resource)
{
    const struct resource *found = cluster_resource(cluster, resource);

    return !cluster->first_pending && !operation_touches(cluster, resource) &&
           (!found || !resource_is_pending(found));
}

struct database *cluster_database(struct cluster *cluster)
{
    return cluster->database;
}

uint32_t cluster_resource_key(struct cluster *cluster, cluster_id resource)
{
    const struct resource *found = cluster_resource(cluster, resource);

    return found ? resource_open_key(cluster, found, NULL) : 0;
}

uint32_t resource_open_key(struct cluster *cluster, const struct resource *resource,
                           const char *below)
{
    char leaf[39];
    uint32_t key = 0;

    cluster_guid(GUID_RESOURCE, resource->id, leaf);
    cleanup_free char *path =
        memory_printf("Resources\\%s%s%s", leaf, below ? "\\" : "", below ? below : "");
    database_open(cluster->database, DATABASE_ROOT, path, &key);
    return key;
}

uint32_t type_open_key(struct cluster *cluster, const struct type *type, const char *below)
{
    uint32_t key = 0;
    cleanup_free char *path =
        memory_printf("ResourceTypes\\%s%s%s", type->name, below ? "\\" : "", below ? below : "");

    database_open(cluster->database, DATABASE_ROOT, path, &key);
    return key;
}
