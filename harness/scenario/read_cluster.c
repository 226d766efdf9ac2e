/* What there is before the first step: nodes, groups, types and resources. */

#include <stddef.h>

#include "reader.h"
#include "scalar.h"
#include "tables.h"

#define KEY(type, member, name, kind, text, shape, read, required)            \
    {                                                                         \
        name, kind, text, shape, read, offsetof(type, member), required, NULL \
    }

static bool is_null(const struct tree *node)
{
    return node->kind == TREE_SCALAR && scalar_read(node).type == SCALAR_NULL;
}

/* A key that the user chose as a name; NULL when it cannot be one. */
static const char *name_of(struct reader *reader, const struct tree *key, const char *what)
{
    if (key->kind != TREE_SCALAR || key->broken) {
        return NULL;
    }
    if (!*key->text) {
        problems_at(reader->problems, key, "%s without a name; expected a name", what);
        return NULL;
    }
    return key->text;
}

static bool want_named(struct reader *reader, const struct tree *node, const char *expected)
{
    if (node->kind != TREE_MAPPING) {
        problems_at(reader->problems, node, "%s; expected %s", tree_kind_text(node), expected);
    }
    return node->kind == TREE_MAPPING && reader_within(reader, node, node->count);
}

/* --- nodes and groups ----------------------------------------------------------------------- */

static void read_nodes(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario *scenario = slot;

    if (node->kind != TREE_SEQUENCE || node->count == 0) {
        problems_at(reader->problems, node, "%s; expected a list of at least one node's name",
                    node->kind == TREE_SEQUENCE ? "an empty list" : tree_kind_text(node));
        return;
    }
    if (!reader_within(reader, node, node->count)) {
        return;
    }
    struct scenario_node *nodes = arena_allocate(reader->arena, node->count * sizeof(*nodes));
    for (size_t i = 0; i < node->count; i++) {
        nodes[i].name = "";
        nodes[i].place = node->items[i]->place;
        read_name(reader, node->items[i], &nodes[i].name);
    }
    scenario->nodes = nodes;
    scenario->node_count = node->count;
}

static const struct key group_keys[] = {
    KEY(struct scenario_group, owner, "owner", "the name of a node",
        "the node that owns the group; the first one when not given", SHAPE_TEXT, read_name, false),
};

const struct key_table group_table = {"group", "a group", group_keys, KEY_COUNT(group_keys)};

static void read_groups(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario *scenario = slot;

    if (!want_named(reader, node, "groups as {name: {owner: node}}")) {
        return;
    }
    struct scenario_group *groups =
        arena_allocate(reader->arena, (node->count + 1) * sizeof(*groups));
    size_t count = 0;
    for (size_t i = 0; i < node->count; i++) {
        const char *name = name_of(reader, node->items[2 * i], "a group");
        if (!name) {
            continue;
        }
        struct scenario_group *group = &groups[count++];
        group->name = name;
        group->place = node->items[2 * i]->place;
        if (!is_null(node->items[2 * i + 1])) {
            keys_read(reader, node->items[2 * i + 1], &group_table, NULL, 0, group);
        }
    }
    scenario->groups = groups;
    scenario->group_count = count;
}

static const struct key cluster_keys[] = {
    {"nodes", "a list of names", "the cluster's nodes; `[node1]` when not given", SHAPE_TEXTS,
     read_nodes, 0, false, NULL},
    {"groups", "names of groups with their keys",
     "the groups; `{group1: {owner: the first node}}` when not given", SHAPE_NAMED, read_groups, 0,
     false, &group_table},
};

const struct key_table cluster_table = {"cluster", "the cluster", cluster_keys,
                                        KEY_COUNT(cluster_keys)};

void read_cluster(struct reader *reader, const struct tree *node, struct scenario *scenario)
{
    keys_read(reader, node, &cluster_table, NULL, 0, scenario);
}

/* --- types ---------------------------------------------------------------------------------- */

static const struct key type_keys[] = {
    KEY(struct scenario_type, common, "common", "common properties",
        "the type's common properties; its resources inherit them", SHAPE_MAPPING, read_common,
        false),
};

const struct key_table type_table = {"type", "a resource type", type_keys, KEY_COUNT(type_keys)};

void read_types(struct reader *reader, const struct tree *node, struct scenario *scenario)
{
    if (!want_named(reader, node, "resource types as {name: {common: {…}}}")) {
        return;
    }
    struct scenario_type *types = arena_allocate(reader->arena, (node->count + 1) * sizeof(*types));
    size_t count = 0;
    for (size_t i = 0; i < node->count; i++) {
        const char *name = name_of(reader, node->items[2 * i], "a resource type");
        if (!name) {
            continue;
        }
        struct scenario_type *type = &types[count++];
        type->name = name;
        type->place = node->items[2 * i]->place;
        if (!is_null(node->items[2 * i + 1])) {
            keys_read(reader, node->items[2 * i + 1], &type_table, NULL, 0, type);
        }
    }
    scenario->types = types;
    scenario->type_count = count;
}

/* --- resources ------------------------------------------------------------------------------ */

static void read_depends_on(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario_resource *resource = slot;
    struct reader_texts texts = {0};

    read_texts(reader, node, &texts);
    if (!reader_within(reader, node, texts.count)) {
        return;
    }
    resource->depends_on = texts.items;
    resource->depends_on_count = texts.count;
}

static const struct key resource_keys[] = {
    KEY(struct scenario_resource, type, "type", "the name of a resource type",
        "the resource's type, one that the plugin serves", SHAPE_TEXT, read_name, true),
    KEY(struct scenario_resource, group, "group", "the name of a group",
        "the group that it is in; the first one when not given", SHAPE_TEXT, read_name, false),
    {"depends_on", "a list of resources' names", "the resources that it needs", SHAPE_TEXTS,
     read_depends_on, 0, false, NULL},
    KEY(struct scenario_resource, common, "common", "common properties",
        "PendingTimeout and the like", SHAPE_MAPPING, read_common, false),
    KEY(struct scenario_resource, private, "private", "properties", "the plugin's own properties",
        SHAPE_MAPPING, read_properties, false),
};

const struct key_table resource_table = {"resource", "a resource", resource_keys,
                                         KEY_COUNT(resource_keys)};

void read_resources(struct reader *reader, const struct tree *node, struct scenario *scenario)
{
    if (!want_named(reader, node, "resources as {name: {type: …}}")) {
        return;
    }
    struct scenario_resource *resources =
        arena_allocate(reader->arena, (node->count + 1) * sizeof(*resources));
    size_t count = 0;
    for (size_t i = 0; i < node->count; i++) {
        const char *name = name_of(reader, node->items[2 * i], "a resource");
        if (!name) {
            continue;
        }
        struct scenario_resource *resource = &resources[count++];
        resource->name = name;
        resource->place = node->items[2 * i]->place;
        keys_read(reader, node->items[2 * i + 1], &resource_table, NULL, 0, resource);
    }
    scenario->resources = resources;
    scenario->resource_count = count;
}
