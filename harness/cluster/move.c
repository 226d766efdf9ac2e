/*
 * A group goes to another node (contract 4.7):
 *
 *   at the source  every resource offline, dependents first; one that does not go vetoes a client's
 *                  move, and what was online comes online again
 *   the transfer   Close of all, the new owner, Open of all
 *   at the target  what is wanted online, providers first
 *
 * A group that fails over is not asked: what cannot go offline is closed as it is.
 */
#include <stdlib.h>

#include "operation.h"

cluster_id move_next_node(const struct cluster *cluster, cluster_id group)
{
    const struct group *found = cluster_group(cluster, group);

    if (!found || cluster->node_count < 2) {
        return 0;
    }
    return found->owner % (cluster_id)cluster->node_count + 1;
}

/* The group's resources, each behind its providers. */
static cluster_id *members(const struct cluster *cluster, cluster_id group, size_t *ret_count)
{
    cluster_id *list = memory_allocate((cluster->resource_count + 1) * sizeof(*list));
    cleanup_free bool *seen = memory_allocate(cluster->resource_count + 1);
    size_t count = 0;

    for (cluster_id id = 1; id <= cluster->resource_count; id++) {
        size_t order_count = 0;
        cleanup_free cluster_id *order = resource_order(cluster, id, false, &order_count);
        for (size_t i = 0; i < order_count; i++) {
            if (!seen[order[i]] && cluster_resource(cluster, order[i])->group == group) {
                seen[order[i]] = true;
                list[count++] = order[i];
            }
        }
    }
    *ret_count = count;
    return list;
}

/* The end of a move that was vetoed. */
static void task_stay(struct operation *operation, struct task *task)
{
    cluster_group(operation->cluster, task->code)->moving = false;
}

static void task_change_owner(struct operation *operation, struct task *task)
{
    struct cluster *cluster = operation->cluster;

    cluster_group(cluster, task->code)->owner = operation->destination;
    cluster_group(cluster, task->code)->moving = false;
    for (size_t i = 0; i < cluster->resource_count; i++) {
        if (cluster->resources[i]->group == task->code && cluster->resources[i]->moving) {
            cluster->resources[i]->moving = false;
            service_wake(cluster, cluster->resources[i]->id);
        }
    }
}

/* Online at the target, unless something that it needs is not. */
static void task_online_at_target(struct operation *operation, struct task *task)
{
    const struct resource *resource = cluster_resource(operation->cluster, task->resource);

    for (size_t i = 0; resource && i < resource->provider_count; i++) {
        if (cluster_resource_state(operation->cluster, resource->providers[i]) !=
            ClusterResourceOnline) {
            return;
        }
    }
    if (resource && resource->opened) {
        task_online(operation, task);
    }
}

static void add_owner_notice(struct operation *operation, const struct resource *resource)
{
    if (resource->characteristics & CLUS_CHAR_NOTIFY_NEW_OWNER) {
        struct task *task = operation_add_case(operation, TASK_ALWAYS, task_notify, resource->id);
        task->code = (uint32_t)CLUSCTL_RESOURCE_NOTIFY_OWNER_CHANGE;
        task_set_text(task, cluster_node_name(operation->cluster, operation->destination));
    }
}

/* The point of no return: from here on every task runs, whatever becomes of the others. */
static void task_transfer(struct operation *operation, struct task *task)
{
    struct cluster *cluster = operation->cluster;
    size_t count = 0;
    cleanup_free cluster_id *list = members(cluster, task->code, &count);

    for (size_t i = count; i > 0; i--) {
        add_owner_notice(operation, cluster_resource(cluster, list[i - 1]));
        operation_add_case(operation, TASK_ALWAYS, task_close, list[i - 1]);
    }
    operation_add_case(operation, TASK_ALWAYS, task_change_owner, 0)->code = task->code;
    for (size_t i = 0; i < count; i++) {
        operation_add_case(operation, TASK_ALWAYS, task_open, list[i]);
        add_owner_notice(operation, cluster_resource(cluster, list[i]));
    }
    for (size_t i = 0; i < count; i++) {
        if (cluster_resource(cluster, list[i])->wanted) {
            operation_add_case(operation, TASK_ALWAYS, task_online_at_target, list[i]);
        }
    }
}

static void add_move(struct operation *operation, cluster_id group, cluster_id node,
                     enum task_case when)
{
    struct cluster *cluster = operation->cluster;
    size_t count = 0;
    cleanup_free cluster_id *list = members(cluster, group, &count);

    operation->destination = node;
    cluster_group(cluster, group)->moving = true;
    for (size_t i = count; i > 0; i--) {
        operation_add_case(operation, when, task_offline, list[i - 1]);
    }
    operation_add_case(operation, when, task_transfer, 0)->code = group;
    for (size_t i = 0; i < count; i++) {
        if (cluster_resource(cluster, list[i])->state == ClusterResourceOnline) {
            operation_add_case(operation, TASK_ON_FAILURE, task_online, list[i]);
        }
    }
    operation_add_case(operation, TASK_ON_FAILURE, task_stay, 0)->code = group;
}

void operation_add_failover(struct operation *operation, cluster_id group, cluster_id node)
{
    add_move(operation, group, node, TASK_ALWAYS);
}

static uint32_t check_resources(const struct operation *operation, cluster_id group)
{
    const struct cluster *cluster = operation->cluster;
    bool ignore = (operation->ask.flags & CLUSAPI_GROUP_MOVE_IGNORE_RESOURCE_STATUS) != 0;

    for (size_t i = 0; i < cluster->resource_count; i++) {
        const struct resource *resource = cluster->resources[i];
        if (resource->deleted || resource->group != group) {
            continue;
        }
        if (resource_is_pending(resource) || resource->opening || resource->moving) {
            return ERROR_INVALID_STATE;
        }
        if (resource->locked && resource->state == ClusterResourceOnline && !ignore) {
            return ERROR_CLUSTER_RESOURCE_LOCKED_STATUS;
        }
    }
    return ERROR_SUCCESS;
}

/* What a client's flags are to the DLL at the source and at the target (contract 4.3). */
static void set_flags(struct operation *operation)
{
    static const struct {
        uint32_t client;
        uint32_t offline;
        uint32_t online;
    } map[] = {
        {CLUSAPI_GROUP_MOVE_IGNORE_RESOURCE_STATUS, CLUS_RESDLL_OFFLINE_IGNORE_RESOURCE_STATUS,
         CLUS_RESDLL_ONLINE_IGNORE_RESOURCE_STATUS},
        {CLUSAPI_GROUP_MOVE_RETURN_TO_SOURCE_NODE_ON_ERROR,
         CLUS_RESDLL_OFFLINE_RETURN_TO_SOURCE_NODE_ON_ERROR,
         CLUS_RESDLL_ONLINE_RETURN_TO_SOURCE_NODE_ON_ERROR},
        {CLUSAPI_GROUP_MOVE_QUEUE_ENABLED, CLUS_RESDLL_OFFLINE_QUEUE_ENABLED, 0},
    };

    for (size_t i = 0; i < sizeof(map) / sizeof(map[0]); i++) {
        if (operation->ask.flags & map[i].client) {
            operation->dll_flags |= map[i].offline;
            operation->online_flags |= map[i].online;
        }
    }
}

void program_move(struct operation *operation)
{
    struct cluster *cluster = operation->cluster;
    struct cluster_operation *ask = &operation->ask;
    const struct group *group = cluster_group(cluster, ask->group);

    if (!group) {
        operation_fail(operation, ERROR_GROUP_NOT_FOUND);
        return;
    }
    cluster_id node = ask->node != 0 ? ask->node : move_next_node(cluster, ask->group);
    if (!cluster_node(cluster, node)) {
        operation_fail(operation, ask->node != 0 ? ERROR_CLUSTER_NODE_NOT_FOUND
                                                 : ERROR_HOST_NODE_NOT_AVAILABLE);
        return;
    }
    uint32_t status = group->moving ? ERROR_INVALID_STATE : check_resources(operation, ask->group);
    if (status != ERROR_SUCCESS) {
        operation_fail(operation, status);
        return;
    }
    if (node == group->owner) {
        return;
    }
    ask->reason = CLUSAPI_RESOURCE_OFFLINE_REASON_MOVING;
    operation->state_reason = eResourceStateChangeReasonMove;
    set_flags(operation);
    add_move(operation, ask->group, node, TASK_PLAIN);
}
