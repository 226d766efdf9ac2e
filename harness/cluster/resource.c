/* Resources among each other: states, dependencies, and the orders that follow from them. */
#include <stdlib.h>
#include <string.h>

#include "model.h"

bool resource_is_pending(const struct resource *resource)
{
    return resource->state >= ClusterResourcePending;
}

void resource_add_provider(struct resource *resource, cluster_id provider)
{
    size_t count = resource->provider_count + 1;

    resource->providers = memory_resize(resource->providers, count * sizeof(cluster_id));
    resource->providers[count - 1] = provider;
    resource->provider_count = count;
}

void resource_remove_provider(struct resource *resource, cluster_id provider)
{
    size_t kept = 0;

    for (size_t i = 0; i < resource->provider_count; i++) {
        if (resource->providers[i] != provider) {
            resource->providers[kept++] = resource->providers[i];
        }
    }
    resource->provider_count = kept;
}

static bool has_provider(const struct resource *resource, cluster_id provider)
{
    for (size_t i = 0; i < resource->provider_count; i++) {
        if (resource->providers[i] == provider) {
            return true;
        }
    }
    return false;
}

bool resource_depends_on(const struct cluster *cluster, const struct resource *resource,
                         cluster_id provider)
{
    for (size_t i = 0; i < resource->provider_count; i++) {
        const struct resource *next = cluster_resource(cluster, resource->providers[i]);
        if (resource->providers[i] == provider ||
            (next && resource_depends_on(cluster, next, provider))) {
            return true;
        }
    }
    return false;
}

/* A walk over dependencies that lists each resource behind those that it visits from there. */
struct walk {
    const struct cluster *cluster;
    bool *seen;
    cluster_id *list;
    size_t count;
};

static void visit(struct walk *walk, cluster_id id, bool dependents)
{
    const struct resource *resource = cluster_resource(walk->cluster, id);

    if (!resource || walk->seen[id - 1]) {
        return;
    }
    walk->seen[id - 1] = true;
    for (size_t i = 0; !dependents && i < resource->provider_count; i++) {
        visit(walk, resource->providers[i], dependents);
    }
    for (size_t i = 0; dependents && i < walk->cluster->resource_count; i++) {
        const struct resource *other = walk->cluster->resources[i];
        if (!other->deleted && has_provider(other, id)) {
            visit(walk, other->id, dependents);
        }
    }
    walk->list[walk->count++] = id;
}

static struct walk walk_begin(const struct cluster *cluster)
{
    return (struct walk){
        .cluster = cluster,
        .seen = memory_allocate(cluster->resource_count + 1),
        .list = memory_allocate((cluster->resource_count + 1) * sizeof(cluster_id)),
    };
}

cluster_id *resource_order(const struct cluster *cluster, cluster_id resource, bool dependents,
                           size_t *ret_count)
{
    struct walk walk = walk_begin(cluster);

    visit(&walk, resource, dependents);
    free(walk.seen);
    *ret_count = walk.count;
    return walk.list;
}

cluster_id *resource_tree(const struct cluster *cluster, cluster_id resource, size_t *ret_count)
{
    struct walk walk = walk_begin(cluster);
    cleanup_free bool *in_tree = memory_allocate(cluster->resource_count + 1);
    bool grown = true;

    in_tree[resource - 1] = true;
    while (grown) {
        grown = false;
        for (size_t i = 0; i < cluster->resource_count; i++) {
            const struct resource *one = cluster->resources[i];
            for (size_t j = 0; !one->deleted && j < one->provider_count; j++) {
                bool *provider = &in_tree[one->providers[j] - 1];
                grown = grown || *provider != in_tree[i];
                *provider = in_tree[i] = *provider || in_tree[i];
            }
        }
    }
    for (size_t i = 0; i < cluster->resource_count; i++) {
        if (in_tree[i]) {
            visit(&walk, (cluster_id)i + 1, false);
        }
    }
    free(walk.seen);
    *ret_count = walk.count;
    return walk.list;
}
