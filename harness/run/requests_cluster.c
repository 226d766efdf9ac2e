/* What plugins ask as clients of the cluster, and what is answered at once: handles, keys and
 * states. */
#include <stdlib.h>
#include <string.h>

#include "requests.h"

#define CLUSTER_NAME "RDK"

/* ---- handles ---- */

/* A handle is good for as long as its connection: the last CloseCluster ends that. */
static bool is_connected(const struct stage *stage, size_t connection)
{
    for (size_t i = 0; i < stage->client_handle_count; i++) {
        const struct client_handle *handle = &stage->client_handles[i];
        if (handle->open && handle->kind == CLIENT_CLUSTER && handle->connection == connection) {
            return true;
        }
    }
    return false;
}

static struct client_handle *find(const struct served *served, const char *name,
                                  enum client_kind kind)
{
    const struct stage *stage = served->stage;
    uint32_t number = served_handle(served, name);
    size_t index = (size_t)number - CLIENT_HANDLES - 1;

    if (number <= CLIENT_HANDLES || index >= stage->client_handle_count) {
        return NULL;
    }
    struct client_handle *handle = &stage->client_handles[index];
    return handle->open && handle->kind == kind && handle->host == served->host ? handle : NULL;
}

uint32_t client_use(const struct served *served, const char *name, enum client_kind kind,
                    struct client_handle *ret)
{
    const struct client_handle *handle = find(served, name, kind);

    if (!handle || !(handle->lasting || is_connected(served->stage, handle->connection))) {
        return ERROR_INVALID_HANDLE;
    }
    if (kind == CLIENT_RESOURCE &&
        !cluster_resource_exists(served->stage->cluster, handle->object)) {
        return ERROR_RESOURCE_NOT_AVAILABLE;
    }
    *ret = *handle;
    return ERROR_SUCCESS;
}

uint32_t client_use_fully(const struct served *served, const char *name, enum client_kind kind,
                          struct client_handle *ret)
{
    uint32_t status = client_use(served, name, kind, ret);

    return status == ERROR_SUCCESS && ret->reads_only ? ERROR_ACCESS_DENIED : status;
}

void client_open(struct served *served, const struct client_handle *model, const char *out)
{
    struct stage *stage = served->stage;

    stage->client_handles = memory_resize(stage->client_handles, (stage->client_handle_count + 1) *
                                                                     sizeof(struct client_handle));
    stage->client_handles[stage->client_handle_count] = *model;
    stage->client_handles[stage->client_handle_count].open = true;
    stage->client_handles[stage->client_handle_count].host = served->host;
    stage->client_handle_count++;
    served_give_number(served, out, CLIENT_HANDLES + stage->client_handle_count);
}

static bool reads_only(const struct served *served)
{
    return (served_number(served, "dwDesiredAccess") & ~(uint64_t)SEAM_ACCESS_LASTING) !=
           GENERIC_ALL;
}

static uint32_t open_cluster(struct served *served)
{
    const struct stage *stage = served->stage;
    const char *name = served_text(served, "lpszClusterName");
    struct client_handle model = {
        .kind = CLIENT_CLUSTER,
        .reads_only = reads_only(served),
        .lasting = (served_number(served, "dwDesiredAccess") & SEAM_ACCESS_LASTING) != 0,
        .connection = stage->client_handle_count + 1};

    if (name && utf_compare_folded(name, CLUSTER_NAME) != 0 &&
        !cluster_find_node(stage->cluster, name)) {
        return RPC_S_SERVER_UNAVAILABLE;
    }
    client_open(served, &model, "phCluster");
    return ERROR_SUCCESS;
}

static uint32_t open_object(struct served *served, enum client_kind kind, cluster_id object,
                            uint32_t absent, const char *out)
{
    struct client_handle cluster;
    uint32_t status = client_use(served, "hCluster", CLIENT_CLUSTER, &cluster);

    if (status != ERROR_SUCCESS || !object) {
        return status != ERROR_SUCCESS ? status : absent;
    }
    struct client_handle model = {.kind = kind,
                                  .object = object,
                                  .reads_only = reads_only(served),
                                  .lasting = cluster.lasting,
                                  .connection = cluster.connection};
    client_open(served, &model, out);
    return ERROR_SUCCESS;
}

static const char *name_given(const struct served *served, const char *argument)
{
    const char *name = served_text(served, argument);

    return name ? name : "";
}

static uint32_t open_resource(struct served *served)
{
    cluster_id id =
        cluster_find_resource(served->stage->cluster, name_given(served, "lpszResourceName"));

    return open_object(served, CLIENT_RESOURCE, id, ERROR_RESOURCE_NOT_FOUND, "phResource");
}

static uint32_t open_group(struct served *served)
{
    cluster_id id = cluster_find_group(served->stage->cluster, name_given(served, "lpszGroupName"));

    return open_object(served, CLIENT_GROUP, id, ERROR_GROUP_NOT_FOUND, "phGroup");
}

static uint32_t open_node(struct served *served)
{
    cluster_id id = cluster_find_node(served->stage->cluster, name_given(served, "lpszNodeName"));

    return open_object(served, CLIENT_NODE, id, ERROR_CLUSTER_NODE_NOT_FOUND, "phNode");
}

/* The argument of functions that have one handle, and its kind. */
static const char *first_argument(const struct served *served)
{
    return served->row->args[0].name;
}

static enum client_kind kind_of_first(const struct served *served)
{
    static const struct {
        const char *argument;
        enum client_kind kind;
    } kinds[] = {
        {"hCluster", CLIENT_CLUSTER},
        {"hResource", CLIENT_RESOURCE},
        {"hGroup", CLIENT_GROUP},
        {"hNode", CLIENT_NODE},
    };
    size_t i = 0;

    while (strcmp(kinds[i].argument, first_argument(served)) != 0) {
        i++;
    }
    return kinds[i].kind;
}

uint32_t client_use_first(const struct served *served, struct client_handle *ret)
{
    return client_use(served, first_argument(served), kind_of_first(served), ret);
}

static uint32_t close_handle(struct served *served)
{
    struct client_handle *handle = find(served, first_argument(served), kind_of_first(served));

    if (!handle) {
        return ERROR_INVALID_HANDLE;
    }
    handle->open = false;
    return ERROR_SUCCESS;
}

static uint32_t cluster_from(struct served *served)
{
    struct client_handle handle;
    uint32_t status = client_use_first(served, &handle);

    if (status == ERROR_SUCCESS) {
        handle.kind = CLIENT_CLUSTER;
        client_open(served, &handle, "phCluster");
    }
    return status;
}

/* ---- keys ---- */

static uint32_t give_key(struct served *served, uint32_t key)
{
    if (!key) {
        return ERROR_FILE_NOT_FOUND;
    }
    served_give_number(served, "phkResult", key);
    return ERROR_SUCCESS;
}

static uint32_t object_key(struct served *served)
{
    struct cluster *cluster = served->stage->cluster;
    struct client_handle handle;
    uint32_t key = 0;
    uint32_t status = client_use_first(served, &handle);

    if (status != ERROR_SUCCESS) {
        return status;
    }
    switch (handle.kind) {
    case CLIENT_CLUSTER:
        database_open(cluster_database(cluster), DATABASE_ROOT, "", &key);
        break;
    case CLIENT_RESOURCE:
        key = cluster_resource_key(cluster, handle.object);
        break;
    case CLIENT_GROUP:
        key = cluster_group_key(cluster, handle.object);
        break;
    case CLIENT_NODE:
        key = cluster_node_key(cluster, handle.object);
        break;
    }
    return give_key(served, key);
}

static uint32_t type_key(struct served *served)
{
    struct cluster *cluster = served->stage->cluster;
    struct client_handle handle;
    uint32_t status = client_use_first(served, &handle);
    cluster_id type = cluster_find_type(cluster, name_given(served, "lpszTypeName"));

    if (status != ERROR_SUCCESS || !type) {
        return status != ERROR_SUCCESS ? status : ERROR_CLUSTER_RESOURCE_TYPE_NOT_FOUND;
    }
    return give_key(served, cluster_type_key(cluster, type));
}

/* ---- states and names ---- */

static uint32_t information(struct served *served)
{
    struct client_handle handle;
    uint32_t status = client_use_first(served, &handle);

    return status == ERROR_SUCCESS
               ? served_give_name(served, "lpszClusterName", "lpcchClusterName", CLUSTER_NAME)
               : status;
}

static uint32_t node_state(struct served *served)
{
    struct client_handle handle;
    uint32_t status = client_use_first(served, &handle);

    served_give_number(served, "pState", ClusterNodeUp);
    return status;
}

static uint32_t node_id(struct served *served)
{
    struct client_handle handle = {.object = served->host->node};
    uint32_t status =
        served_handle(served, "hNode") ? client_use_first(served, &handle) : ERROR_SUCCESS;
    const char *digits = arena_printf(served->arena, "%u", handle.object);

    return status == ERROR_SUCCESS ? served_give_name(served, "lpszNodeId", "lpcchName", digits)
                                   : status;
}

static uint32_t optional_name(struct served *served, const char *buffer, const char *chars,
                              const char *name)
{
    return served_wants(served, chars) ? served_give_name(served, buffer, chars, name)
                                       : ERROR_SUCCESS;
}

static uint32_t resource_state(struct served *served)
{
    const struct cluster *cluster = served->stage->cluster;
    struct client_handle handle;
    uint32_t status = client_use_first(served, &handle);

    if (status != ERROR_SUCCESS) {
        return status;
    }
    cluster_id group = cluster_resource_group(cluster, handle.object);
    cluster_id owner = cluster_resource_owner(cluster, handle.object);
    uint32_t first =
        optional_name(served, "lpszNodeName", "lpcchNodeName", cluster_node_name(cluster, owner));
    uint32_t second = optional_name(served, "lpszGroupName", "lpcchGroupName",
                                    cluster_group_name(cluster, group));
    served_give_number(served, "pState", (uint32_t)cluster_resource_state(cluster, handle.object));
    return first != ERROR_SUCCESS ? first : second;
}

static CLUSTER_GROUP_STATE sum_up(const struct cluster *cluster, cluster_id group)
{
    size_t all = 0;
    size_t online = 0;
    size_t failed = 0;
    size_t pending = 0;

    for (cluster_id id = 1; id <= cluster_count_resources(cluster); id++) {
        if (!cluster_resource_exists(cluster, id) || cluster_resource_group(cluster, id) != group) {
            continue;
        }
        int32_t state = cluster_resource_state(cluster, id);
        all++;
        online += state == (int32_t)ClusterResourceOnline;
        failed += state == (int32_t)ClusterResourceFailed;
        pending += state >= (int32_t)ClusterResourcePending;
    }
    if (failed || pending) {
        return failed ? ClusterGroupFailed : ClusterGroupPending;
    }
    if (!online) {
        return ClusterGroupOffline;
    }
    return online == all ? ClusterGroupOnline : ClusterGroupPartialOnline;
}

static uint32_t group_state(struct served *served)
{
    const struct cluster *cluster = served->stage->cluster;
    struct client_handle handle;
    uint32_t status = client_use_first(served, &handle);

    if (status != ERROR_SUCCESS) {
        return status;
    }
    served_give_number(served, "pState", (uint32_t)sum_up(cluster, handle.object));
    return optional_name(served, "lpszNodeName", "lpcchNodeName",
                         cluster_node_name(cluster, cluster_group_owner(cluster, handle.object)));
}

/* The private property Name of a Network Name, which its key has. */
static const char *stored_name(struct served *served, cluster_id resource)
{
    struct database *database = cluster_database(served->stage->cluster);
    uint32_t key = cluster_resource_key(served->stage->cluster, resource);
    uint32_t parameters = 0;
    uint32_t type = 0;
    const void *data = NULL;
    size_t bytes = 0;
    const char *name = NULL;

    if (database_open(database, key, "Parameters", &parameters) == ERROR_SUCCESS) {
        if (database_get(database, parameters, "Name", &type, &data, &bytes) == ERROR_SUCCESS &&
            type == REG_SZ) {
            struct wire_value value = {.kind = WIRE_BYTES, .bytes = data, .length = bytes};
            name = record_utf8(served->stage, &value);
        }
        database_close(database, parameters);
    }
    database_close(database, key);
    return name;
}

static uint32_t network_name(struct served *served)
{
    const struct cluster *cluster = served->stage->cluster;
    cluster_id type = cluster_find_type(cluster, "Network Name");
    struct client_handle handle;
    uint32_t status = client_use_first(served, &handle);

    for (cluster_id id = 1; status == ERROR_SUCCESS && id <= cluster_count_resources(cluster);
         id++) {
        const char *name = NULL;
        if (type && cluster_resource_type(cluster, id) == type &&
            cluster_depends(cluster, handle.object, id)) {
            name = stored_name(served, id);
        }
        if (name) {
            return served_give_name(served, "lpBuffer", "nSize", name);
        }
    }
    return status != ERROR_SUCCESS ? status : ERROR_DEPENDENCY_NOT_FOUND;
}

static uint32_t can_be_dependent(struct served *served)
{
    const struct cluster *cluster = served->stage->cluster;
    struct client_handle provider;
    struct client_handle dependent;
    uint32_t status = client_use(served, "hResource", CLIENT_RESOURCE, &provider);

    if (status == ERROR_SUCCESS) {
        status = client_use(served, "hResourceDependent", CLIENT_RESOURCE, &dependent);
    }
    if (status == ERROR_SUCCESS) {
        served_give_number(served, "pResult",
                           provider.object != dependent.object &&
                               cluster_resource_group(cluster, provider.object) ==
                                   cluster_resource_group(cluster, dependent.object) &&
                               !cluster_depends(cluster, dependent.object, provider.object) &&
                               !cluster_depends(cluster, provider.object, dependent.object));
    }
    return status;
}

static const struct served_row rows[] = {
    {"OpenCluster", open_cluster},
    {"CloseCluster", close_handle},
    {"GetClusterInformation", information},
    {"OpenClusterResource", open_resource},
    {"OpenClusterGroup", open_group},
    {"OpenClusterNode", open_node},
    {"CloseClusterResource", close_handle},
    {"CloseClusterGroup", close_handle},
    {"CloseClusterNode", close_handle},
    {"GetClusterFromResource", cluster_from},
    {"GetClusterFromGroup", cluster_from},
    {"GetClusterFromNode", cluster_from},
    {"GetClusterKey", object_key},
    {"GetClusterResourceKey", object_key},
    {"GetClusterGroupKey", object_key},
    {"GetClusterNodeKey", object_key},
    {"GetClusterResourceTypeKey", type_key},
    {"GetClusterNodeState", node_state},
    {"GetClusterNodeId", node_id},
    {"GetClusterResourceState", resource_state},
    {"GetClusterGroupState", group_state},
    {"GetClusterResourceNetworkName", network_name},
    {"CanResourceBeDependent", can_be_dependent},
};

serve_function *cluster_function(const char *name)
{
    return served_find(rows, sizeof(rows) / sizeof(rows[0]), name);
}
