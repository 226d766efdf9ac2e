/* References, duplicates, cycles among what there is before the first step. */

#include "check.h"

#include <string.h>

#include "base/utf.h"

/* --- what is known ----------------------------------------------------------------------------- */

struct check_resource *check_find(const struct check *check, const char *name)
{
    struct check_resource *items = check->resources.items;
    struct check_resource *deleted = NULL;

    for (size_t i = check->resources.count; i > 0; i--) {
        if (strcmp(items[i - 1].name, name) == 0) {
            if (!items[i - 1].deleted) {
                return &items[i - 1];
            }
            deleted = deleted ? deleted : &items[i - 1];
        }
    }
    return deleted;
}

void check_add(struct check *check, const struct scenario_resource *made)
{
    if (check->resources.count == 2 * READER_MAX_NAMED) {
        problems_add(check->reader->problems, &made->place,
                     "too many resources in one scenario; expected at most %d",
                     2 * READER_MAX_NAMED);
    }
    if (check->resources.count >= 2 * READER_MAX_NAMED) {
        return;
    }
    struct check_resource *resource =
        rows_add(check->reader->arena, &check->resources, sizeof(*resource));

    *resource = (struct check_resource){
        .name = made->name,
        .type = made->type,
        .group = made->group,
        .depends_on = made->depends_on,
        .depends_on_count = made->depends_on_count,
        .place = made->place,
    };
}

static const char *suggest_resource(struct check *check, const char *name)
{
    struct check_resource *items = check->resources.items;
    const char *words[128];
    size_t count = 0;

    for (size_t i = 0; i < check->resources.count && count < KEY_COUNT(words); i++) {
        if (!items[i].deleted) {
            words[count++] = items[i].name;
        }
    }
    return reader_suggest(check->reader, name, words, count);
}

struct check_resource *check_resource_at(struct check *check, const struct tree *at,
                                         const char *name)
{
    if (!name || !*name || !check->knows_resources) {
        return NULL;
    }
    struct check_resource *resource = check_find(check, name);
    if (!resource) {
        problems_at(check->reader->problems, at,
                    "there is no resource '%s' here; expected one of 'resources' or of an earlier "
                    "'create'%s",
                    name, suggest_resource(check, name));
        return NULL;
    }
    if (resource->deleted) {
        problems_at(check->reader->problems, at,
                    "the resource '%s' is deleted at line %u; expected one that is there", name,
                    resource->deleted_at.line);
        return NULL;
    }
    return resource;
}

void check_group_at(struct check *check, const struct tree *at, const char *name)
{
    const struct scenario *scenario = check->scenario;
    const char *words[128];
    size_t count = 0;

    for (size_t i = 0; i < scenario->group_count; i++) {
        if (strcmp(scenario->groups[i].name, name) == 0) {
            return;
        }
        if (count < KEY_COUNT(words)) {
            words[count++] = scenario->groups[i].name;
        }
    }
    if (check->knows_groups) {
        problems_at(check->reader->problems, at,
                    "there is no group '%s'; expected one of cluster.groups%s", name,
                    reader_suggest(check->reader, name, words, count));
    }
}

void check_type_at(struct check *check, const struct tree *at, const char *name)
{
    const struct scenario *scenario = check->scenario;
    const struct scenario_type *types =
        check->declares_types ? scenario->types : check->types.items;
    size_t type_count = check->declares_types ? scenario->type_count : check->types.count;
    const char *words[128];
    size_t count = 0;

    for (size_t i = 0; i < type_count; i++) {
        if (strcmp(types[i].name, name) == 0) {
            return;
        }
        if (count < KEY_COUNT(words)) {
            words[count++] = types[i].name;
        }
    }
    problems_at(check->reader->problems, at, "there is no resource type '%s'; expected one of %s%s",
                name, check->declares_types ? "'types'" : "those that resources name",
                reader_suggest(check->reader, name, words, count));
}

/* --- the cluster -------------------------------------------------------------------------------- */

static void tell_twice(struct check *check, const struct place *place, const char *what,
                       const char *name, const struct place *first)
{
    problems_add(check->reader->problems, place,
                 "%s '%s' is there already (line %u); expected another name: upper and lower case "
                 "do not tell names apart",
                 what, name, first->line);
}

static void check_nodes(struct check *check)
{
    struct scenario *scenario = check->scenario;

    if (!scenario->nodes) {
        struct scenario_node *node = arena_allocate(check->reader->arena, sizeof(*node));
        *node = (struct scenario_node){"node1", check->root->place};
        scenario->nodes = node;
        scenario->node_count = 1;
    }
    for (size_t i = 0; i < scenario->node_count; i++) {
        for (size_t k = 0; k < i; k++) {
            if (utf_compare_folded(scenario->nodes[i].name, scenario->nodes[k].name) == 0) {
                tell_twice(check, &scenario->nodes[i].place, "the node", scenario->nodes[i].name,
                           &scenario->nodes[k].place);
                break;
            }
        }
    }
}

static void check_owner(struct check *check, const struct tree *section,
                        struct scenario_group *group)
{
    const struct scenario *scenario = check->scenario;
    const char *words[128];
    size_t count = 0;

    if (!group->owner) {
        group->owner = scenario->nodes[0].name;
        return;
    }
    for (size_t i = 0; i < scenario->node_count; i++) {
        if (strcmp(scenario->nodes[i].name, group->owner) == 0) {
            return;
        }
        if (count < KEY_COUNT(words)) {
            words[count++] = scenario->nodes[i].name;
        }
    }
    const struct tree *at = tree_find(tree_find(section, group->name), "owner");
    problems_at(check->reader->problems, at ? at : section,
                "there is no node '%s'; expected one of cluster.nodes%s", group->owner,
                reader_suggest(check->reader, group->owner, words, count));
}

static void check_groups(struct check *check)
{
    struct scenario *scenario = check->scenario;
    const struct tree *section = tree_find(tree_find(check->root, "cluster"), "groups");

    check->knows_groups = scenario->groups || !section;
    if (!scenario->group_count) {
        struct scenario_group *group = arena_allocate(check->reader->arena, sizeof(*group));
        *group = (struct scenario_group){"group1", NULL, check->root->place};
        scenario->groups = group;
        scenario->group_count = 1;
    }
    struct scenario_group *groups = (struct scenario_group *)scenario->groups;
    for (size_t i = 0; i < scenario->group_count; i++) {
        check_owner(check, section, &groups[i]);
        for (size_t k = 0; k < i; k++) {
            if (utf_compare_folded(groups[i].name, groups[k].name) == 0) {
                tell_twice(check, &groups[i].place, "the group", groups[i].name, &groups[k].place);
                break;
            }
        }
    }
}

/* --- resources ------------------------------------------------------------------------------- */

static void learn_type(struct check *check, const char *name, const struct place *place)
{
    struct scenario_type *types = check->types.items;

    for (size_t i = 0; i < check->types.count; i++) {
        if (strcmp(types[i].name, name) == 0) {
            return;
        }
    }
    struct scenario_type *type = rows_add(check->reader->arena, &check->types, sizeof(*type));
    *type = (struct scenario_type){.name = name, .place = *place};
}

static const struct tree *part(const struct tree *node, const char *key)
{
    const struct tree *found = tree_find(node, key);

    return found ? found : node;
}

static void check_providers(struct check *check, const struct tree *node,
                            const struct scenario_resource *resource)
{
    const struct tree *list = tree_find(node, "depends_on");

    for (size_t i = 0; list && i < resource->depends_on_count; i++) {
        const char *name = resource->depends_on[i];
        const struct tree *at = list->items[i];
        if (strcmp(name, resource->name) == 0) {
            problems_at(check->reader->problems, at,
                        "'%s' depends on itself; expected another resource", name);
            continue;
        }
        const struct check_resource *provider = check_resource_at(check, at, name);
        if (provider && provider->group && strcmp(provider->group, resource->group) != 0) {
            problems_at(check->reader->problems, at,
                        "'%s' is in the group '%s' and '%s' in '%s'; expected both in one group",
                        resource->name, resource->group, name, provider->group);
        }
        for (size_t k = 0; k < i; k++) {
            if (strcmp(resource->depends_on[k], name) == 0) {
                problems_at(check->reader->problems, at, "'%s' stands here again; expected it once",
                            name);
                break;
            }
        }
    }
}

static void settle_group_and_type(struct check *check, const struct tree *node,
                                  struct scenario_resource *resource)
{
    if (!resource->group) {
        resource->group = check->scenario->groups[0].name;
    } else {
        check_group_at(check, part(node, "group"), resource->group);
    }
    if (resource->type && *resource->type) {
        if (check->declares_types) {
            check_type_at(check, part(node, "type"), resource->type);
        } else {
            learn_type(check, resource->type, &resource->place);
        }
    }
}

void check_new_resource(struct check *check, const struct tree *node,
                        struct scenario_resource *resource)
{
    settle_group_and_type(check, node, resource);
    check_providers(check, node, resource);
}

static void check_resources(struct check *check)
{
    struct scenario *scenario = check->scenario;
    struct scenario_resource *resources = (struct scenario_resource *)scenario->resources;
    const struct tree *section = tree_find(check->root, "resources");

    check->knows_resources = !section || scenario->resources;
    for (size_t i = 0; i < scenario->resource_count; i++) {
        settle_group_and_type(check, tree_find(section, resources[i].name), &resources[i]);
        for (size_t k = 0; k < i; k++) {
            if (utf_compare_folded(resources[i].name, resources[k].name) == 0) {
                tell_twice(check, &resources[i].place, "the resource", resources[i].name,
                           &resources[k].place);
                break;
            }
        }
        check_add(check, &resources[i]);
    }
    for (size_t i = 0; i < scenario->resource_count; i++) {
        check_providers(check, tree_find(section, resources[i].name), &resources[i]);
    }
}

/* --- the order of creation: providers first ------------------------------------------------------ */

enum mark {
    MARK_NEW,
    MARK_OPEN,
    MARK_DONE
};

struct order {
    struct check *check;
    const struct scenario_resource *from;
    struct scenario_resource *to;
    unsigned char *marks;
    size_t *next; /* per resource: the provider to look at next */
    size_t *stack;
    size_t done;
};

static size_t index_of(const struct check *check, const char *name)
{
    for (size_t i = 0; i < check->scenario->resource_count; i++) {
        if (strcmp(check->scenario->resources[i].name, name) == 0) {
            return i;
        }
    }
    return SIZE_MAX;
}

/* Depth first, with a stack of its own: a chain may be as long as the file. */
static void visit(struct order *order, size_t root)
{
    size_t depth = 0;

    order->stack[depth++] = root;
    order->marks[root] = MARK_OPEN;
    while (depth) {
        size_t at = order->stack[depth - 1];
        const struct scenario_resource *resource = &order->from[at];
        if (order->next[at] == resource->depends_on_count) {
            order->marks[at] = MARK_DONE;
            order->to[order->done++] = *resource;
            depth--;
            continue;
        }
        const char *name = resource->depends_on[order->next[at]++];
        size_t provider = index_of(order->check, name);
        if (provider == SIZE_MAX || provider == at || order->marks[provider] == MARK_DONE) {
            continue;
        }
        if (order->marks[provider] == MARK_OPEN) {
            problems_add(order->check->reader->problems, &resource->place,
                         "'%s' depends on '%s', which depends on it in turn; expected no cycle",
                         resource->name, name);
            continue;
        }
        order->marks[provider] = MARK_OPEN;
        order->stack[depth++] = provider;
    }
}

static void order_resources(struct check *check)
{
    struct scenario *scenario = check->scenario;
    struct arena *arena = check->reader->arena;
    size_t count = scenario->resource_count;
    struct order order = {
        .check = check,
        .from = scenario->resources,
        .to = arena_allocate(arena, (count + 1) * sizeof(*order.to)),
        .marks = arena_allocate(arena, count + 1),
        .next = arena_allocate(arena, (count + 1) * sizeof(*order.next)),
        .stack = arena_allocate(arena, (count + 1) * sizeof(*order.stack)),
    };

    for (size_t i = 0; i < count; i++) {
        if (order.marks[i] == MARK_NEW) {
            visit(&order, i);
        }
    }
    scenario->resources = order.to;
}

/* --- types ----------------------------------------------------------------------------------- */

static void check_types(struct check *check)
{
    const struct scenario *scenario = check->scenario;

    check->declares_types = tree_find(check->root, "types") != NULL;
    for (size_t i = 0; i < scenario->type_count; i++) {
        for (size_t k = 0; k < i; k++) {
            if (utf_compare_folded(scenario->types[i].name, scenario->types[k].name) == 0) {
                tell_twice(check, &scenario->types[i].place, "the resource type",
                           scenario->types[i].name, &scenario->types[k].place);
                break;
            }
        }
    }
}

void scenario_check(struct reader *reader, struct scenario *scenario, const struct tree *root)
{
    struct check check = {.reader = reader, .scenario = scenario, .root = root};

    check_nodes(&check);
    check_groups(&check);
    check_types(&check);
    check_resources(&check);
    order_resources(&check);
    check_steps(&check, "steps", scenario->steps, scenario->step_count);
    check_steps(&check, "teardown", scenario->teardown, scenario->teardown_count);
    if (!check.declares_types) {
        scenario->types = check.types.items;
        scenario->type_count = check.types.count;
    }
}
