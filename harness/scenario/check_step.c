/* Steps: what each refers to must be there when its turn comes. */

#include <string.h>

#include "base/utf.h"
#include "check.h"

#define WIN32_IO_PENDING 997u

/* Steps that are expected to be refused change nothing that later steps could rely on. */
static bool is_refused(const struct scenario_step *step)
{
    return step->expect.has_return && step->expect.return_value != 0 &&
           step->expect.return_value != WIN32_IO_PENDING;
}

/* The node that stands for the step's subject: the value of its verb. */
static const struct tree *subject_node(const struct tree *node, const struct scenario_step *step)
{
    const struct tree *value = tree_find(node, scenario_verb_name(step->verb));

    return value ? value : node;
}

static struct check_resource *find_folded(struct check *check, const char *name)
{
    struct check_resource *items = check->resources.items;

    for (size_t i = 0; i < check->resources.count; i++) {
        if (!items[i].deleted && utf_compare_folded(items[i].name, name) == 0) {
            return &items[i];
        }
    }
    return NULL;
}

/* A name that is about to be taken. */
static void check_free(struct check *check, const struct tree *at, const struct scenario_step *step,
                       const char *name, const struct check_resource *but)
{
    const struct check_resource *holder = find_folded(check, name);

    if (holder && holder != but && !is_refused(step)) {
        problems_at(check->reader->problems, at,
                    "the resource '%s' is there already (line %u); expected another name, or "
                    "'expect: {return: …}' with the error",
                    holder->name, holder->place.line);
    }
}

static void check_create(struct check *check, const struct tree *node,
                         const struct scenario_step *step)
{
    struct scenario_resource *resource = (struct scenario_resource *)step->create;

    if (!step->resource || !resource) {
        return;
    }
    check_free(check, subject_node(node, step), step, step->resource, NULL);
    check_new_resource(check, node, resource);
    if (!find_folded(check, step->resource)) {
        check_add(check, resource);
    }
}

static void check_rename(struct check *check, const struct tree *node,
                         const struct scenario_step *step)
{
    const struct tree *pair = subject_node(node, step);
    struct check_resource *resource = check_resource_at(check, pair, step->resource);

    if (!resource || !step->target) {
        return;
    }
    check_free(check, pair, step, step->target, resource);
    if (!is_refused(step)) {
        resource->name = step->target;
    }
}

/* Providers and dependents move along; which of a group's resources did is for the run to say. */
static void forget_group(struct check *check, const char *group)
{
    struct check_resource *items = check->resources.items;

    for (size_t i = 0; group && i < check->resources.count; i++) {
        if (items[i].group && strcmp(items[i].group, group) == 0) {
            items[i].group = NULL;
        }
    }
}

static void check_change_group(struct check *check, const struct tree *node,
                               const struct scenario_step *step)
{
    const struct tree *pair = subject_node(node, step);
    struct check_resource *resource = check_resource_at(check, pair, step->resource);

    if (!step->target) {
        return;
    }
    check_group_at(check, pair->kind == TREE_MAPPING ? pair->items[1] : pair, step->target);
    if (!resource || is_refused(step)) {
        return;
    }
    if (resource->group && strcmp(resource->group, step->target) == 0) {
        problems_at(check->reader->problems, pair,
                    "'%s' is in the group '%s' already; expected another group, or 'expect: "
                    "{return: ERROR_ALREADY_EXISTS}'",
                    resource->name, step->target);
    }
    forget_group(check, resource->group);
}

static const struct check_resource *find_dependent(const struct check *check, const char *name)
{
    const struct check_resource *items = check->resources.items;

    for (size_t i = 0; i < check->resources.count; i++) {
        for (size_t k = 0; !items[i].deleted && k < items[i].depends_on_count; k++) {
            if (strcmp(items[i].depends_on[k], name) == 0) {
                return &items[i];
            }
        }
    }
    return NULL;
}

static void check_delete(struct check *check, const struct tree *node,
                         const struct scenario_step *step)
{
    struct check_resource *resource =
        check_resource_at(check, subject_node(node, step), step->resource);

    if (!resource || is_refused(step)) {
        return;
    }
    const struct check_resource *dependent = find_dependent(check, resource->name);
    if (dependent) {
        problems_at(check->reader->problems, subject_node(node, step),
                    "'%s' depends on '%s'; expected it to be deleted before, or 'expect: {return: "
                    "ERROR_DEPENDENT_RESOURCE_EXISTS}'",
                    dependent->name, resource->name);
    }
    resource->deleted = true;
    resource->deleted_at = step->place;
}

static bool needs_resource(const struct abi_row *row)
{
    for (unsigned i = 0; row && i < row->arg_count; i++) {
        if (row->args[i].role == ABI_INSTANCE || row->args[i].role == ABI_RESOURCE_HANDLE) {
            return true;
        }
    }
    return false;
}

static void check_call(struct check *check, const struct tree *node,
                       const struct scenario_step *step)
{
    const struct abi_row *row = step->entry ? call_row(step->entry) : NULL;
    const struct tree *resource = tree_find(node, "resource");

    if (!row && !step->function) {
        return;
    }
    if (step->resource) {
        check_resource_at(check, resource ? resource : node, step->resource);
    } else if (needs_resource(row) && !resource) {
        problems_at(check->reader->problems, subject_node(node, step),
                    "%s is called for a resource; expected the key 'resource'", row->name);
    }
    if (step->expect.has_state && !step->resource) {
        problems_at(check->reader->problems, subject_node(node, step),
                    "a state is expected of no resource; expected the key 'resource'");
    }
}

static void check_step(struct check *check, const struct tree *node,
                       const struct scenario_step *step)
{
    const struct tree *at = subject_node(node, step);

    switch (step->verb) {
    case SCENARIO_CREATE:
        check_create(check, node, step);
        break;
    case SCENARIO_RENAME:
        check_rename(check, node, step);
        break;
    case SCENARIO_CHANGE_GROUP:
        check_change_group(check, node, step);
        break;
    case SCENARIO_DELETE:
        check_delete(check, node, step);
        break;
    case SCENARIO_CALL:
        check_call(check, node, step);
        break;
    case SCENARIO_TYPE_CONTROL:
        if (step->resource) {
            check_type_at(check, at, step->resource);
        }
        break;
    case SCENARIO_WAIT_UNTIL: {
        const struct tree *name = tree_find(at, "resource");
        check_resource_at(check, name ? name : at, step->resource);
        break;
    }
    case SCENARIO_ADVANCE:
        break;
    default:
        check_resource_at(check, at, step->resource);
        break;
    }
    if (step->expect.has_group) {
        const struct tree *group = tree_find(tree_find(node, "expect"), "group");
        check_group_at(check, group ? group : at, step->expect.group);
    }
}

static bool has_verb(const struct tree *node, const struct scenario_step *step)
{
    return tree_find(node, scenario_verb_name(step->verb)) != NULL;
}

void check_steps(struct check *check, const char *key, const struct scenario_step *steps,
                 size_t count)
{
    const struct tree *list = tree_find(check->root, key);

    for (size_t i = 0; list && i < count && i < list->count; i++) {
        if (has_verb(list->items[i], &steps[i])) {
            check_step(check, list->items[i], &steps[i]);
        }
    }
}
