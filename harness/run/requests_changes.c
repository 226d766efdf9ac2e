/* What plugins ask as clients of the cluster, and what the cluster may have to ask a plugin for:
 * control codes and changes. Each becomes an operation. */
#include <string.h>

#include "base/cleanup.h"
#include "requests.h"

/* ---- control codes ---- */

static uint32_t give_control(struct served *served, uint32_t status, const void *data, size_t bytes,
                             size_t returned)
{
    size_t room = served_number(served, "cbOutBufferSize");

    served_give_number(served, "lpBytesReturned", returned);
    if (status == ERROR_SUCCESS && bytes > room) {
        return ERROR_MORE_DATA;
    }
    if (status == ERROR_SUCCESS && bytes > 0) {
        served_give_bytes(served, "lpOutBuffer", data, bytes);
    }
    return status;
}

static uint32_t finish_control(struct served *served)
{
    const struct operation *operation = served->operation;

    return give_control(served, operation->status, operation->out, operation->out_bytes,
                        operation->bytes_returned);
}

static uint32_t submit_control(struct served *served, struct cluster_operation *ask)
{
    const struct wire_value *in = served_value(served, "lpInBuffer");

    ask->code = (uint32_t)served_number(served, "dwControlCode");
    ask->has_out_size = true;
    ask->out_size = served_number(served, "cbOutBufferSize");
    if (in && in->kind == WIRE_BYTES) {
        ask->in = in->bytes;
        ask->in_bytes = in->length;
    }
    return served_submit(served, ask, finish_control);
}

/* The node that is to do it, when one is named. */
static uint32_t use_host_node(const struct served *served, cluster_id *ret_node)
{
    struct client_handle handle = {0};
    uint32_t status = served_handle(served, "hHostNode")
                          ? client_use(served, "hHostNode", CLIENT_NODE, &handle)
                          : ERROR_SUCCESS;

    *ret_node = handle.object;
    return status;
}

static uint32_t control_resource(struct served *served)
{
    struct client_handle handle;
    cluster_id node = 0;
    uint32_t status = client_use(served, "hResource", CLIENT_RESOURCE, &handle);

    if (status == ERROR_SUCCESS) {
        status = use_host_node(served, &node);
    }
    if (status == ERROR_SUCCESS && node &&
        node != cluster_resource_owner(served->stage->cluster, handle.object)) {
        status = ERROR_HOST_NODE_NOT_RESOURCE_OWNER;
    }
    struct cluster_operation ask = {.kind = CLUSTER_CONTROL, .resource = handle.object};
    return status == ERROR_SUCCESS ? submit_control(served, &ask) : status;
}

static uint32_t control_type(struct served *served)
{
    struct client_handle handle;
    const char *name = served_text(served, "lpszResourceTypeName");
    cluster_id type = name ? cluster_find_type(served->stage->cluster, name) : 0;
    struct cluster_operation ask = {.kind = CLUSTER_TYPE_CONTROL, .type = type};
    uint32_t status = client_use(served, "hCluster", CLIENT_CLUSTER, &handle);

    if (status != ERROR_SUCCESS || !type) {
        return status != ERROR_SUCCESS ? status : ERROR_CLUSTER_RESOURCE_TYPE_NOT_FOUND;
    }
    return submit_control(served, &ask);
}

static uint32_t give_text(struct served *served, const char *text)
{
    size_t units;
    cleanup_free uint16_t *wide = utf_to_utf16(text, &units);
    size_t bytes = (units + 1) * sizeof(*wide);

    return give_control(served, ERROR_SUCCESS, wide, bytes, bytes);
}

/* The last part of its key's path. */
static uint32_t give_id(struct served *served, uint32_t key)
{
    struct database *database = cluster_database(served->stage->cluster);
    cleanup_free char *path = database_path(database, key);
    const char *id = path ? strrchr(path, '\\') : NULL;

    database_close(database, key);
    return id ? give_text(served, id + 1) : ERROR_FILE_NOT_FOUND;
}

static uint32_t control_group(struct served *served)
{
    struct cluster *cluster = served->stage->cluster;
    struct client_handle handle;
    uint32_t status = client_use(served, "hGroup", CLIENT_GROUP, &handle);

    if (status != ERROR_SUCCESS) {
        return status;
    }
    switch ((uint32_t)served_number(served, "dwControlCode")) {
    case CLUSCTL_GROUP_GET_NAME:
        return give_text(served, cluster_group_name(cluster, handle.object));
    case CLUSCTL_GROUP_GET_ID:
        return give_id(served, cluster_group_key(cluster, handle.object));
    default:
        return ERROR_INVALID_FUNCTION;
    }
}

static uint32_t control_node(struct served *served)
{
    struct client_handle handle;
    uint32_t status = client_use(served, "hNode", CLIENT_NODE, &handle);

    if (status != ERROR_SUCCESS) {
        return status;
    }
    return (uint32_t)served_number(served, "dwControlCode") == CLUSCTL_NODE_GET_NAME
               ? give_text(served, cluster_node_name(served->stage->cluster, handle.object))
               : ERROR_INVALID_FUNCTION;
}

/* ---- states ---- */

static const struct {
    const char *name;
    enum cluster_operation_kind kind;
    const char *flags;
} of_one_resource[] = {
    {"OnlineClusterResource", CLUSTER_ONLINE, NULL},
    {"OnlineClusterResourceEx", CLUSTER_ONLINE, "dwOnlineFlags"},
    {"OfflineClusterResource", CLUSTER_OFFLINE, NULL},
    {"OfflineClusterResourceEx", CLUSTER_OFFLINE, "dwOfflineFlags"},
    {"FailClusterResource", CLUSTER_FAIL, NULL},
    {"DeleteClusterResource", CLUSTER_DELETE, NULL},
    {"SetClusterResourceName", CLUSTER_RENAME, NULL},
};

static uint32_t change_resource(struct served *served)
{
    const struct wire_value *in = served_value(served, "lpInBuffer");
    struct client_handle handle;
    uint32_t status = client_use_fully(served, "hResource", CLIENT_RESOURCE, &handle);
    size_t i = 0;

    if (status != ERROR_SUCCESS) {
        return status;
    }
    while (strcmp(of_one_resource[i].name, served->row->name) != 0) {
        i++;
    }
    struct cluster_operation ask = {
        .kind = of_one_resource[i].kind,
        .resource = handle.object,
        .name = served_text(served, "lpszResourceName"),
        .flags = of_one_resource[i].flags
                     ? (uint32_t)served_number(served, of_one_resource[i].flags)
                     : 0,
        .reason = CLUSAPI_RESOURCE_OFFLINE_REASON_USER_REQUESTED,
    };
    if (in && in->kind == WIRE_BYTES) {
        ask.in = in->bytes;
        ask.in_bytes = in->length;
    }
    return served_submit(served, &ask, NULL);
}

/* ---- making and moving ---- */

static uint32_t finish_create(struct served *served)
{
    const struct cluster *cluster = served->stage->cluster;
    const char *name = served_text(served, "lpszResourceName");
    struct client_handle handle;
    uint32_t status = served->operation->status;

    if (status == ERROR_SUCCESS) {
        status = client_use(served, "hGroup", CLIENT_GROUP, &handle);
    }
    if (status == ERROR_SUCCESS) {
        handle.kind = CLIENT_RESOURCE;
        handle.object = cluster_find_resource(cluster, name);
        client_open(served, &handle, "phResource");
    }
    return status;
}

/* The common property SeparateMonitor, as a list. */
static const struct {
    uint32_t count;
    uint32_t name_syntax;
    uint32_t name_bytes;
    WCHAR name[16];
    uint32_t syntax;
    uint32_t bytes;
    uint32_t value;
    uint32_t end;
} separate_monitor = {1,
                      CLUSPROP_SYNTAX_NAME,
                      sizeof(L"SeparateMonitor"),
                      L"SeparateMonitor",
                      CLUSPROP_SYNTAX_LIST_VALUE_DWORD,
                      sizeof(uint32_t),
                      1,
                      CLUSPROP_SYNTAX_ENDMARK};

static uint32_t create(struct served *served)
{
    const struct cluster *cluster = served->stage->cluster;
    const char *type = served_text(served, "lpszResourceType");
    struct client_handle group;
    uint32_t status = client_use_fully(served, "hGroup", CLIENT_GROUP, &group);

    if (status != ERROR_SUCCESS) {
        return status;
    }
    struct cluster_operation ask = {
        .kind = CLUSTER_CREATE,
        .name = served_text(served, "lpszResourceName"),
        .type = type ? cluster_find_type(cluster, type) : 0,
        .group = group.object,
    };
    if (!ask.type) {
        return ERROR_CLUSTER_RESOURCE_TYPE_NOT_FOUND;
    }
    if (served_number(served, "dwFlags") & CLUSTER_RESOURCE_SEPARATE_MONITOR) {
        ask.common = &separate_monitor;
        ask.common_bytes = sizeof(separate_monitor);
    }
    return served_submit(served, &ask, finish_create);
}

static uint32_t change_group(struct served *served)
{
    struct client_handle resource;
    struct client_handle group;
    uint32_t status = client_use_fully(served, "hResource", CLIENT_RESOURCE, &resource);

    if (status == ERROR_SUCCESS) {
        status = client_use(served, "hGroup", CLIENT_GROUP, &group);
    }
    if (status != ERROR_SUCCESS) {
        return status;
    }
    struct cluster_operation ask = {
        .kind = CLUSTER_CHANGE_GROUP, .resource = resource.object, .group = group.object};
    return served_submit(served, &ask, NULL);
}

static uint32_t change_dependency(struct served *served)
{
    struct client_handle resource;
    struct client_handle provider;
    bool adds = strcmp(served->row->name, "AddClusterResourceDependency") == 0;
    uint32_t status = client_use_fully(served, "hResource", CLIENT_RESOURCE, &resource);

    if (status == ERROR_SUCCESS) {
        status = client_use(served, "hDependsOn", CLIENT_RESOURCE, &provider);
    }
    if (status != ERROR_SUCCESS) {
        return status;
    }
    struct cluster_operation ask = {
        .kind = adds ? CLUSTER_ADD_DEPENDENCY : CLUSTER_REMOVE_DEPENDENCY,
        .resource = resource.object,
        .depends_on = &provider.object,
        .depends_on_count = 1,
    };
    return served_submit(served, &ask, NULL);
}

/* What cannot be refused at once has been accepted: a client does not wait for the end of it. */
static uint32_t finish_move(struct served *served)
{
    return served->operation->answered ? served->operation->status : ERROR_IO_PENDING;
}

static uint32_t move_group(struct served *served)
{
    const struct wire_value *in = served_value(served, "lpInBuffer");
    struct client_handle group;
    struct client_handle node = {0};
    uint32_t status = client_use_fully(served, "hGroup", CLIENT_GROUP, &group);

    if (status == ERROR_SUCCESS && served_handle(served, "hDestinationNode")) {
        status = client_use(served, "hDestinationNode", CLIENT_NODE, &node);
    }
    if (status != ERROR_SUCCESS) {
        return status;
    }
    struct cluster_operation ask = {
        .kind = CLUSTER_MOVE,
        .group = group.object,
        .node = node.object,
        .flags = (uint32_t)served_number(served, "dwMoveFlags"),
    };
    if (in && in->kind == WIRE_BYTES) {
        ask.in = in->bytes;
        ask.in_bytes = in->length;
    }
    served_submit(served, &ask, NULL);
    status = finish_move(served);
    served->operation = NULL;
    return status;
}

static const struct served_row rows[] = {
    {"ClusterResourceControl", control_resource},
    {"ClusterResourceTypeControl", control_type},
    {"ClusterGroupControl", control_group},
    {"ClusterNodeControl", control_node},
    {"OnlineClusterResource", change_resource},
    {"OnlineClusterResourceEx", change_resource},
    {"OfflineClusterResource", change_resource},
    {"OfflineClusterResourceEx", change_resource},
    {"FailClusterResource", change_resource},
    {"DeleteClusterResource", change_resource},
    {"SetClusterResourceName", change_resource},
    {"CreateClusterResource", create},
    {"ChangeClusterResourceGroup", change_group},
    {"AddClusterResourceDependency", change_dependency},
    {"RemoveClusterResourceDependency", change_dependency},
    {"MoveClusterGroup", move_group},
    {"MoveClusterGroupEx", move_group},
};

serve_function *changes_function(const char *name)
{
    return served_find(rows, sizeof(rows) / sizeof(rows[0]), name);
}
