/* The lists that plugins ask for as clients of the cluster: what there is at that moment. */
#include "base/cleanup.h"
#include "requests.h"

static void add_entry(struct buf *list, uint32_t type, const char *name)
{
    static const char zeroes[3];
    size_t units;
    cleanup_free uint16_t *wide = utf_to_utf16(name, &units);
    struct seam_entry entry = {.type = type, .name_bytes = (uint32_t)((units + 1) * sizeof(*wide))};

    buf_append(list, &entry, sizeof(entry));
    buf_append(list, wide, entry.name_bytes);
    buf_append(list, zeroes, SEAM_PADDED(entry.name_bytes) - entry.name_bytes);
}

static uint32_t end_list(struct served *served, struct buf *list)
{
    uint32_t status =
        served_give_data(served, "lpEntries", "lpcbEntries", buf_text(list), list->length);

    buf_finish(list);
    return status;
}

static uint32_t begin_list(struct served *served, uint32_t all, struct client_handle *ret,
                           uint32_t *ret_bits)
{
    uint32_t status = client_use_first(served, ret);

    *ret_bits = (uint32_t)served_number(served, "dwType");
    if (status == ERROR_SUCCESS && (*ret_bits == 0 || (*ret_bits & ~all) != 0)) {
        status = ERROR_INVALID_PARAMETER;
    }
    return status;
}

static void list_nodes(const struct cluster *cluster, struct buf *list, uint32_t type)
{
    for (cluster_id id = 1; id <= cluster_count_nodes(cluster); id++) {
        add_entry(list, type, cluster_node_name(cluster, id));
    }
}

static uint32_t list_cluster(struct served *served)
{
    const struct cluster *cluster = served->stage->cluster;
    struct client_handle handle;
    struct buf list = {0};
    uint32_t bits = 0;
    uint32_t status = begin_list(served, CLUSTER_ENUM_ALL, &handle, &bits);

    if (status != ERROR_SUCCESS) {
        return status;
    }
    if (bits & CLUSTER_ENUM_NODE) {
        list_nodes(cluster, &list, CLUSTER_ENUM_NODE);
    }
    for (cluster_id id = 1; (bits & CLUSTER_ENUM_RESTYPE) && id <= cluster_count_types(cluster);
         id++) {
        add_entry(&list, CLUSTER_ENUM_RESTYPE, cluster_type_name(cluster, id));
    }
    for (cluster_id id = 1;
         (bits & CLUSTER_ENUM_RESOURCE) && id <= cluster_count_resources(cluster); id++) {
        if (cluster_resource_exists(cluster, id)) {
            add_entry(&list, CLUSTER_ENUM_RESOURCE, cluster_resource_name(cluster, id));
        }
    }
    for (cluster_id id = 1; (bits & CLUSTER_ENUM_GROUP) && id <= cluster_count_groups(cluster);
         id++) {
        add_entry(&list, CLUSTER_ENUM_GROUP, cluster_group_name(cluster, id));
    }
    return end_list(served, &list);
}

static uint32_t list_resource(struct served *served)
{
    const struct cluster *cluster = served->stage->cluster;
    struct client_handle handle;
    struct buf list = {0};
    uint32_t bits = 0;
    uint32_t status = begin_list(served, CLUSTER_RESOURCE_ENUM_ALL, &handle, &bits);

    if (status != ERROR_SUCCESS) {
        return status;
    }
    for (cluster_id id = 1; id <= cluster_count_resources(cluster); id++) {
        if ((bits & CLUSTER_RESOURCE_ENUM_DEPENDS) &&
            cluster_depends_directly(cluster, handle.object, id)) {
            add_entry(&list, CLUSTER_RESOURCE_ENUM_DEPENDS, cluster_resource_name(cluster, id));
        }
    }
    for (cluster_id id = 1; id <= cluster_count_resources(cluster); id++) {
        if ((bits & CLUSTER_RESOURCE_ENUM_PROVIDES) &&
            cluster_depends_directly(cluster, id, handle.object)) {
            add_entry(&list, CLUSTER_RESOURCE_ENUM_PROVIDES, cluster_resource_name(cluster, id));
        }
    }
    if (bits & CLUSTER_RESOURCE_ENUM_NODES) {
        list_nodes(cluster, &list, CLUSTER_RESOURCE_ENUM_NODES);
    }
    return end_list(served, &list);
}

static uint32_t list_group(struct served *served)
{
    const struct cluster *cluster = served->stage->cluster;
    struct client_handle handle;
    struct buf list = {0};
    uint32_t bits = 0;
    uint32_t status = begin_list(served, CLUSTER_GROUP_ENUM_ALL, &handle, &bits);

    if (status != ERROR_SUCCESS) {
        return status;
    }
    for (cluster_id id = 1; id <= cluster_count_resources(cluster); id++) {
        if ((bits & CLUSTER_GROUP_ENUM_CONTAINS) && cluster_resource_exists(cluster, id) &&
            cluster_resource_group(cluster, id) == handle.object) {
            add_entry(&list, CLUSTER_GROUP_ENUM_CONTAINS, cluster_resource_name(cluster, id));
        }
    }
    if (bits & CLUSTER_GROUP_ENUM_NODES) {
        list_nodes(cluster, &list, CLUSTER_GROUP_ENUM_NODES);
    }
    return end_list(served, &list);
}

static const struct served_row rows[] = {
    {"ClusterOpenEnum", list_cluster},
    {"ClusterResourceOpenEnum", list_resource},
    {"ClusterGroupOpenEnum", list_group},
};

serve_function *lists_function(const char *name)
{
    return served_find(rows, sizeof(rows) / sizeof(rows[0]), name);
}
