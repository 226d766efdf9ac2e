/*
 * Moving a resource, and all that it hangs together with, into another group (contract 4.6).
 *
 *   1. each is asked: VALIDATE_CHANGE_GROUP(new)
 *   2. each is told: LEAVING_GROUP(old), then each JOINING_GROUP(new); by configuration the other
 *      way round
 *   3. the membership changes
 *
 * 0 and ERROR_INVALID_FUNCTION are consent, all else a veto: the membership stays, and who was told
 * is told the reverse, unless the configuration forbids.
 */
#include "operation.h"

struct notice {
    uint32_t code;
    cluster_id resource;
};

enum {
    VALIDATE = (uint32_t)CLUSCTL_RESOURCE_VALIDATE_CHANGE_GROUP,
    LEAVING = (uint32_t)CLUSCTL_RESOURCE_LEAVING_GROUP,
    JOINING = (uint32_t)CLUSCTL_RESOURCE_JOINING_GROUP,
};

static void remember(struct operation *operation, const struct task *task)
{
    const struct notice notice = {.code = task->code, .resource = task->resource};
    struct blob *told = &operation->told;

    told->data = memory_resize(told->data, told->bytes + sizeof(notice));
    ((struct notice *)told->data)[told->bytes / sizeof(notice)] = notice;
    told->bytes += sizeof(notice);
}

static void voted(struct operation *operation, struct task *task,
                  const struct cluster_answer *answer)
{
    if (answer->status != ERROR_SUCCESS && answer->status != ERROR_INVALID_FUNCTION) {
        operation_fail(operation, answer->status);
    } else if (task->code != VALIDATE) {
        remember(operation, task);
    }
}

static void task_vote(struct operation *operation, struct task *task)
{
    const struct resource *resource = cluster_resource(operation->cluster, task->resource);
    struct cluster_request request = {.kind = CLUSTER_REQUEST_CONTROL,
                                      .resource = task->resource,
                                      .code = task->code,
                                      .in = task->in.data,
                                      .in_bytes = task->in.bytes};

    if (resource && resource->opened) {
        operation_request(operation, &request, voted);
    }
}

/* Both groups stand still, on the same node. */
static uint32_t check_groups(const struct cluster *cluster, cluster_id from, cluster_id to)
{
    const struct group *old = cluster_group(cluster, from);
    const struct group *new = cluster_group(cluster, to);

    if (old->owner != new->owner) {
        return ERROR_HOST_NODE_NOT_GROUP_OWNER;
    }
    return old->moving || new->moving ? ERROR_INVALID_STATE : ERROR_SUCCESS;
}

static void task_commit(struct operation *operation, struct task *task)
{
    struct cluster *cluster = operation->cluster;
    size_t count = 0;
    uint32_t status = check_groups(cluster, operation->old_group, operation->ask.group);

    if (status != ERROR_SUCCESS || !cluster_resource(cluster, task->resource)) {
        // Things have changed while they were asked.
        operation_fail(operation, status != ERROR_SUCCESS ? status : ERROR_RESOURCE_NOT_AVAILABLE);
        return;
    }
    cleanup_free cluster_id *tree = resource_tree(cluster, task->resource, &count);
    for (size_t i = 0; i < count; i++) {
        cluster_resource(cluster, tree[i])->group = operation->ask.group;
    }
    cluster_store_members(cluster, operation->old_group);
    cluster_store_members(cluster, operation->ask.group);
}

/* Those that were told `code`, the last one first, are sent `reverse`. */
static void add_reverse(struct operation *operation, uint32_t code, uint32_t reverse,
                        cluster_id group)
{
    const struct notice *notices = operation->told.data;

    for (size_t i = operation->told.bytes / sizeof(*notices); i > 0; i--) {
        if (notices[i - 1].code == code) {
            struct task *task = operation_add_case(operation, TASK_ON_FAILURE, task_notify,
                                                   notices[i - 1].resource);
            task->code = reverse;
            task_set_text(task, cluster_group_name(operation->cluster, group));
        }
    }
}

static void task_compensate(struct operation *operation, struct task *task)
{
    (void)task;
    add_reverse(operation, JOINING, LEAVING, operation->ask.group);
    add_reverse(operation, LEAVING, JOINING, operation->old_group);
}

static void add_votes(struct operation *operation, const cluster_id *tree, size_t count,
                      uint32_t code)
{
    cluster_id group = code == LEAVING ? operation->old_group : operation->ask.group;

    for (size_t i = 0; i < count; i++) {
        struct task *task = operation_add(operation, task_vote, tree[i]);
        task->code = code;
        task_set_text(task, cluster_group_name(operation->cluster, group));
    }
}

static uint32_t check(const struct operation *operation)
{
    const struct cluster *cluster = operation->cluster;
    const struct cluster_operation *ask = &operation->ask;
    const struct resource *resource = cluster_resource(cluster, ask->resource);
    const struct group *group = cluster_group(cluster, ask->group);

    if (!resource) {
        return ERROR_RESOURCE_NOT_AVAILABLE;
    }
    if (!group) {
        return ERROR_GROUP_NOT_AVAILABLE;
    }
    if (ask->flags & ~(uint32_t)CLUSAPI_VALID_CHANGE_RESOURCE_GROUP_FLAGS) {
        return ERROR_INVALID_PARAMETER;
    }
    if (resource->group == group->id) {
        return ERROR_ALREADY_EXISTS;
    }
    return check_groups(cluster, resource->group, group->id);
}

void program_change_group(struct operation *operation)
{
    struct cluster *cluster = operation->cluster;
    const struct cluster_operation *ask = &operation->ask;
    bool joining_first = cluster->config.joining_before_leaving;
    uint32_t status = check(operation);
    size_t count = 0;

    if (status != ERROR_SUCCESS) {
        operation_fail(operation, status);
        return;
    }
    operation->old_group = cluster_resource_group(cluster, ask->resource);
    cleanup_free cluster_id *tree = resource_tree(cluster, ask->resource, &count);
    add_votes(operation, tree, count, VALIDATE);
    add_votes(operation, tree, count, joining_first ? JOINING : LEAVING);
    add_votes(operation, tree, count, joining_first ? LEAVING : JOINING);
    operation_add(operation, task_commit, ask->resource);
    if (!cluster->config.no_reverse_notices) {
        operation_add_case(operation, TASK_ON_FAILURE, task_compensate, ask->resource);
    }
}
