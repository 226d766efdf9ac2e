/* Renaming, failing, deleting, dependencies, and the end of all. */
#include <stdlib.h>

#include "operation.h"
#include "property.h"

/* ---- rename: the database first; it cannot be refused (contract 4.8) ---- */

void program_rename(struct operation *operation)
{
    struct cluster *cluster = operation->cluster;
    const struct cluster_operation *ask = &operation->ask;
    struct resource *resource = cluster_resource(cluster, ask->resource);

    if (!resource) {
        operation_fail(operation, ERROR_RESOURCE_NOT_FOUND);
        return;
    }
    if (!ask->name || *ask->name == '\0') {
        operation_fail(operation, ERROR_INVALID_PARAMETER);
        return;
    }
    cluster_id other = cluster_find_resource(cluster, ask->name);
    if (other != 0 && other != resource->id) {
        operation_fail(operation, ERROR_OBJECT_ALREADY_EXISTS);
        return;
    }
    free(resource->name);
    resource->name = memory_text(ask->name);
    uint32_t key = resource_open_key(cluster, resource, NULL);
    property_store_text(cluster->database, key, "Name", resource->name);
    database_close(cluster->database, key);
    struct task *task = operation_add(operation, task_notify, resource->id);
    task->code = (uint32_t)CLUSCTL_RESOURCE_SET_NAME;
    task_set_text(task, resource->name);
}

/* ---- fail (contract 4.4) ---- */

static void failed(struct operation *operation, struct task *task,
                   const struct cluster_answer *answer)
{
    (void)task;
    if (answer->status != ERROR_SUCCESS) {
        operation_fail(operation, answer->status);
    }
}

static void task_fail(struct operation *operation, struct task *task)
{
    struct cluster_request request = {
        .kind = CLUSTER_REQUEST_TERMINATE, .resource = task->resource, .fail = true};

    operation_request(operation, &request, failed);
}

void program_fail(struct operation *operation)
{
    const struct resource *resource = cluster_resource(operation->cluster, operation->ask.resource);

    if (!resource) {
        operation_fail(operation, ERROR_RESOURCE_NOT_FOUND);
    } else if (resource->state != ClusterResourceOnline) {
        operation_fail(operation, ERROR_RESMON_INVALID_STATE);
    } else {
        operation_add(operation, task_fail, resource->id);
    }
}

/* ---- delete: inevitable once it has begun (contract 4.5) ---- */

static void task_drop(struct operation *operation, struct task *task)
{
    struct resource *resource = cluster_resource(operation->cluster, task->resource);

    if (resource) {
        cluster_drop_resource(operation->cluster, resource);
        service_wake(operation->cluster, task->resource);
    }
}

static bool has_dependents(const struct cluster *cluster, cluster_id resource)
{
    size_t count = 0;
    cleanup_free cluster_id *order = resource_order(cluster, resource, true, &count);

    return order && count > 1;
}

void program_delete(struct operation *operation)
{
    struct cluster *cluster = operation->cluster;
    struct resource *resource = cluster_resource(cluster, operation->ask.resource);

    if (!resource) {
        operation_fail(operation, ERROR_RESOURCE_NOT_FOUND);
        return;
    }
    if (resource->state != ClusterResourceOffline) {
        operation_fail(operation, ERROR_INVALID_STATE);
        return;
    }
    if (has_dependents(cluster, resource->id)) {
        operation_fail(operation, ERROR_DEPENDENT_RESOURCE_EXISTS);
        return;
    }
    policy_cancel(cluster, resource);
    operation_add(operation, task_notify, resource->id)->code = (uint32_t)CLUSCTL_RESOURCE_DELETE;
    operation_add(operation, task_close, resource->id);
    operation_add(operation, task_drop, resource->id);
}

/* ---- dependencies (contract 4.8) ---- */

static void dependency_voted(struct operation *operation, struct task *task,
                             const struct cluster_answer *answer)
{
    (void)task;
    if (answer->status != ERROR_SUCCESS && answer->status != ERROR_INVALID_FUNCTION) {
        operation_fail(operation, answer->status);
    }
}

static void task_ask_dependency(struct operation *operation, struct task *task)
{
    const struct resource *resource = cluster_resource(operation->cluster, task->resource);
    bool named = !operation->cluster->config.no_dependency_name;
    struct cluster_request request = {.kind = CLUSTER_REQUEST_CONTROL,
                                      .resource = task->resource,
                                      .code = task->code,
                                      .in = named ? task->in.data : NULL,
                                      .in_bytes = named ? task->in.bytes : 0};

    if (resource && resource->opened) {
        operation_request(operation, &request, dependency_voted);
    }
}

static void task_add_dependency(struct operation *operation, struct task *task)
{
    struct resource *resource = cluster_resource(operation->cluster, task->resource);

    if (resource) {
        resource_add_provider(resource, operation->ask.depends_on[0]);
    }
}

static void task_remove_dependency(struct operation *operation, struct task *task)
{
    struct resource *resource = cluster_resource(operation->cluster, task->resource);

    if (resource) {
        resource_remove_provider(resource, operation->ask.depends_on[0]);
    }
}

static void change_dependency(struct operation *operation, uint32_t code, task_function change)
{
    const struct cluster_operation *ask = &operation->ask;
    struct task *task = operation_add(operation, task_ask_dependency, ask->resource);

    task->code = code;
    task_set_text(task, cluster_resource_name(operation->cluster, ask->depends_on[0]));
    operation_add(operation, change, ask->resource);
}

static bool depends_directly(const struct resource *resource, cluster_id provider)
{
    for (size_t i = 0; i < resource->provider_count; i++) {
        if (resource->providers[i] == provider) {
            return true;
        }
    }
    return false;
}

void program_add_dependency(struct operation *operation)
{
    struct cluster *cluster = operation->cluster;
    const struct cluster_operation *ask = &operation->ask;
    cluster_id id = ask->depends_on ? ask->depends_on[0] : 0;
    const struct resource *resource = cluster_resource(cluster, ask->resource);
    const struct resource *provider = cluster_resource(cluster, id);

    if (!resource || !provider) {
        operation_fail(operation, ERROR_RESOURCE_NOT_AVAILABLE);
    } else if (resource == provider || resource_depends_on(cluster, provider, resource->id)) {
        operation_fail(operation, ERROR_CIRCULAR_DEPENDENCY);
    } else if (depends_directly(resource, id)) {
        operation_fail(operation, ERROR_DEPENDENCY_ALREADY_EXISTS);
    } else if (resource->group != provider->group) {
        operation_fail(operation, ERROR_INVALID_PARAMETER);
    } else {
        change_dependency(operation, (uint32_t)CLUSCTL_RESOURCE_ADD_DEPENDENCY,
                          task_add_dependency);
    }
}

void program_remove_dependency(struct operation *operation)
{
    const struct cluster_operation *ask = &operation->ask;
    cluster_id id = ask->depends_on ? ask->depends_on[0] : 0;
    const struct resource *resource = cluster_resource(operation->cluster, ask->resource);

    if (!resource || !depends_directly(resource, id)) {
        operation_fail(operation, ERROR_DEPENDENCY_NOT_FOUND);
    } else {
        change_dependency(operation, (uint32_t)CLUSCTL_RESOURCE_REMOVE_DEPENDENCY,
                          task_remove_dependency);
    }
}

/* ---- the end of a run ---- */

static void task_succeed(struct operation *operation, struct task *task)
{
    (void)task;
    operation->status = ERROR_SUCCESS;
}

/* For each resource, dependents first, the task; whatever becomes of the others. */
static void add_for_all(struct operation *operation, task_function run)
{
    struct cluster *cluster = operation->cluster;
    cleanup_free bool *added = memory_allocate(cluster->resource_count + 1);

    for (cluster_id id = 1; id <= cluster->resource_count; id++) {
        size_t count = 0;
        cleanup_free cluster_id *order = resource_order(cluster, id, true, &count);
        for (size_t i = 0; i < count; i++) {
            if (!added[order[i]]) {
                added[order[i]] = true;
                operation_add_case(operation, TASK_ALWAYS, run, order[i]);
            }
        }
    }
}

void program_shut_down(struct operation *operation)
{
    struct cluster *cluster = operation->cluster;

    for (size_t i = 0; i < cluster->resource_count; i++) {
        if (!cluster->resources[i]->deleted) {
            policy_cancel(cluster, cluster->resources[i]);
            cluster->resources[i]->wanted = false;
        }
    }
    operation->ask.reason = CLUSAPI_RESOURCE_OFFLINE_REASON_SHUTTING_DOWN;
    operation->state_reason = eResourceStateChangeReasonShutdown;
    add_for_all(operation, task_offline);
    add_for_all(operation, task_close);
    operation_add_case(operation, TASK_ALWAYS, task_succeed, 0);
}
