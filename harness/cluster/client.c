/* What a client of the cluster asks for besides operations: how many there are, who depends on
 * whom, and the keys of things. */
#include "model.h"

size_t cluster_count_nodes(const struct cluster *cluster)
{
    return cluster->node_count;
}

size_t cluster_count_groups(const struct cluster *cluster)
{
    return cluster->group_count;
}

size_t cluster_count_types(const struct cluster *cluster)
{
    return cluster->type_count;
}

size_t cluster_count_resources(const struct cluster *cluster)
{
    return cluster->resource_count;
}

bool cluster_resource_exists(const struct cluster *cluster, cluster_id resource)
{
    return cluster_resource(cluster, resource) != NULL;
}

cluster_id cluster_group_owner(const struct cluster *cluster, cluster_id group)
{
    const struct group *found = cluster_group(cluster, group);

    return found ? found->owner : 0;
}

bool cluster_depends_directly(const struct cluster *cluster, cluster_id resource,
                              cluster_id provider)
{
    const struct resource *found = cluster_resource(cluster, resource);

    for (size_t i = 0; found && i < found->provider_count; i++) {
        if (found->providers[i] == provider) {
            return true;
        }
    }
    return false;
}

bool cluster_depends(const struct cluster *cluster, cluster_id resource, cluster_id provider)
{
    const struct resource *found = cluster_resource(cluster, resource);

    return found && resource_depends_on(cluster, found, provider);
}

/* The key below a folder that has that name in its value Name: groups and nodes have their number
 * or a GUID as key. */
static uint32_t open_named(struct database *database, const char *folder, const char *name)
{
    uint32_t parent = 0;
    uint32_t key = 0;
    const char *leaf = NULL;
    size_t chars = 0;
    cleanup_free uint16_t *wide = utf_to_utf16(name, &chars);

    if (database_open(database, DATABASE_ROOT, folder, &parent) != ERROR_SUCCESS) {
        return 0;
    }
    for (uint32_t i = 0; !key && database_enum_key(database, parent, i, &leaf) == ERROR_SUCCESS;
         i++) {
        uint32_t one = 0;
        uint32_t type = 0;
        const void *data = NULL;
        size_t bytes = 0;
        if (database_open(database, parent, leaf, &one) != ERROR_SUCCESS) {
            continue;
        }
        if (database_get(database, one, "Name", &type, &data, &bytes) == ERROR_SUCCESS &&
            bytes == (chars + 1) * sizeof(*wide) && memcmp(data, wide, bytes) == 0) {
            key = one;
        } else {
            database_close(database, one);
        }
    }
    database_close(database, parent);
    return key;
}

uint32_t cluster_group_key(struct cluster *cluster, cluster_id group)
{
    const struct group *found = cluster_group(cluster, group);

    return found ? open_named(cluster->database, "Groups", found->name) : 0;
}

uint32_t cluster_node_key(struct cluster *cluster, cluster_id node)
{
    const struct node *found = cluster_node(cluster, node);

    return found ? open_named(cluster->database, "Nodes", found->name) : 0;
}

uint32_t cluster_type_key(struct cluster *cluster, cluster_id type)
{
    const struct type *found = cluster_type(cluster, type);

    return found ? type_open_key(cluster, found, NULL) : 0;
}
