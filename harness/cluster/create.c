/* Creating a resource, opening it, and learning what it is (contract 4.8). */
#include <stdlib.h>
#include <string.h>

#include "defaults.h"
#include "operation.h"
#include "property.h"

/* ---- opening ---- */

static void stop_opening(struct cluster *cluster, struct resource *resource)
{
    if (resource) {
        resource->opening = false;
        service_wake(cluster, resource->id);
    }
}

static void opened(struct operation *operation, struct task *task,
                   const struct cluster_answer *answer)
{
    struct resource *resource = cluster_resource(operation->cluster, task->resource);

    stop_opening(operation->cluster, resource);
    if (answer->status == ERROR_SUCCESS && resource) {
        resource->opened = true;
        // A node that has had it before has no news to report: it is where it was closed.
        resource->state = ClusterResourceOffline;
    } else {
        operation_fail(operation, answer->status);
    }
}

static void started(struct operation *operation, struct task *task,
                    const struct cluster_answer *answer)
{
    struct cluster *cluster = operation->cluster;
    struct resource *resource = cluster_resource(cluster, task->resource);
    struct cluster_request request = {
        .kind = CLUSTER_REQUEST_OPEN, .resource = task->resource, .flags = task->flags};

    if (answer->status == ERROR_SUCCESS && resource) {
        operation_request(operation, &request, opened);
        return;
    }
    stop_opening(cluster, resource);
    if (resource) {
        // Without its type there is no monitor that could report a state.
        resource->state = ClusterResourceFailed;
        resource->status = answer->status;
    }
    operation_fail(operation, answer->status);
}

static void open_in_turn(struct operation *operation, struct task *task,
                         const struct cluster_answer *answer)
{
    struct resource *resource = cluster_resource(operation->cluster, task->resource);
    struct cluster_request request = {.kind = CLUSTER_REQUEST_STARTUP, .resource = task->resource};

    (void)answer;
    if (resource && !resource->opened) {
        resource->opening = true;
        operation_request(operation, &request, started);
    }
}

void task_open(struct operation *operation, struct task *task)
{
    operation_wait_state(operation, task->resource, WAIT_OPENED, open_in_turn);
}

/* ---- learning ---- */

static void keep_characteristics(struct resource *resource, const struct cluster_answer *answer)
{
    if (answer->out && answer->out_bytes >= sizeof(resource->characteristics)) {
        memcpy(&resource->characteristics, answer->out, sizeof(resource->characteristics));
    }
}

static void keep_class(struct resource *resource, const struct cluster_answer *answer)
{
    if (answer->out && answer->out_bytes >= sizeof(resource->class)) {
        memcpy(&resource->class, answer->out, sizeof(resource->class));
    }
}

static void keep_nothing(struct resource *resource, const struct cluster_answer *answer)
{
    (void)resource;
    (void)answer;
}

static void keep_required(struct resource *resource, const struct cluster_answer *answer)
{
    blob_set(&resource->required, answer->out, answer->out_bytes);
}

struct query {
    uint32_t code;
    size_t out_bytes; /* to begin with */
    void (*keep)(struct resource *resource, const struct cluster_answer *answer);
};

static const struct query queries[] = {
    {CLUSCTL_RESOURCE_GET_CHARACTERISTICS, sizeof(DWORD), keep_characteristics},
    {CLUSCTL_RESOURCE_GET_CLASS_INFO, sizeof(CLUS_RESOURCE_CLASS_INFO), keep_class},
    {CLUSCTL_RESOURCE_GET_FLAGS, sizeof(DWORD), keep_nothing},
    {CLUSCTL_RESOURCE_GET_REQUIRED_DEPENDENCIES, 256, keep_required},
};

static void query_send(struct operation *operation, struct task *task, size_t out_bytes);

static void query_answered(struct operation *operation, struct task *task,
                           const struct cluster_answer *answer)
{
    struct resource *resource = cluster_resource(operation->cluster, task->resource);

    if (answer->status == ERROR_MORE_DATA && task->flags == 0 &&
        answer->bytes_returned <= OPERATION_OUT_MOST) {
        task->flags = 1;
        query_send(operation, task, answer->bytes_returned);
    } else if (answer->status == ERROR_SUCCESS && resource) {
        queries[task->code].keep(resource, answer);
    }
}

static void query_send(struct operation *operation, struct task *task, size_t out_bytes)
{
    struct cluster_request request = {.kind = CLUSTER_REQUEST_CONTROL,
                                      .resource = task->resource,
                                      .code = queries[task->code].code,
                                      .has_out = true,
                                      .out_bytes = out_bytes};

    operation_request(operation, &request, query_answered);
}

static void task_query(struct operation *operation, struct task *task)
{
    query_send(operation, task, queries[task->code].out_bytes);
}

/* ---- private properties given at creation ---- */

static void private_answered(struct operation *operation, struct task *task,
                             const struct cluster_answer *answer)
{
    const struct cluster_operation *ask = &operation->ask;
    uint32_t status = answer->status;

    struct resource *resource = cluster_resource(operation->cluster, task->resource);

    if (status == ERROR_INVALID_FUNCTION && resource) {
        struct defaulted defaulted = {.cluster = operation->cluster,
                                      .resource = resource,
                                      .type = cluster_type(operation->cluster, resource->type),
                                      .in = ask->private,
                                      .in_bytes = ask->private_bytes};
        status = default_process(&defaulted, CLUSCTL_RESOURCE_SET_PRIVATE_PROPERTIES);
    }
    if (status != ERROR_SUCCESS && status != ERROR_RESOURCE_PROPERTIES_STORED) {
        operation_fail(operation, status);
    }
}

void task_set_private(struct operation *operation, struct task *task)
{
    struct cluster_request request = {.kind = CLUSTER_REQUEST_CONTROL,
                                      .resource = task->resource,
                                      .code = (uint32_t)CLUSCTL_RESOURCE_SET_PRIVATE_PROPERTIES,
                                      .in = operation->ask.private,
                                      .in_bytes = operation->ask.private_bytes};

    operation_request(operation, &request, private_answered);
}

/* ---- creating ---- */

static uint32_t check_providers(const struct operation *operation)
{
    const struct cluster_operation *ask = &operation->ask;

    for (size_t i = 0; i < ask->depends_on_count; i++) {
        const struct resource *provider = cluster_resource(operation->cluster, ask->depends_on[i]);
        if (!provider) {
            return ERROR_RESOURCE_NOT_FOUND;
        }
        if (provider->group != ask->group) {
            return ERROR_INVALID_PARAMETER;
        }
    }
    return ERROR_SUCCESS;
}

static uint32_t check(const struct operation *operation)
{
    const struct cluster *cluster = operation->cluster;
    const struct cluster_operation *ask = &operation->ask;

    if (!ask->name || *ask->name == '\0') {
        return ERROR_INVALID_PARAMETER;
    }
    if (cluster_find_resource(cluster, ask->name) != 0) {
        return ERROR_OBJECT_ALREADY_EXISTS;
    }
    if (!cluster_type(cluster, ask->type)) {
        return ERROR_CLUSTER_RESOURCE_TYPE_NOT_FOUND;
    }
    if (!cluster_group(cluster, ask->group)) {
        return ERROR_GROUP_NOT_FOUND;
    }
    if (cluster_group(cluster, ask->group)->moving) {
        return ERROR_INVALID_STATE;
    }
    uint32_t status = check_providers(operation);
    if (status == ERROR_SUCCESS && ask->common) {
        status = property_check(&property_resource_schema, ask->common, ask->common_bytes, false);
    }
    return status;
}

static void store_common(struct operation *operation, const struct resource *resource)
{
    const struct cluster_operation *ask = &operation->ask;
    struct database *database = operation->cluster->database;
    uint32_t key = resource_open_key(operation->cluster, resource, NULL);

    if (ask->common) {
        property_store_list(database, key, ask->common, ask->common_bytes);
        // Name and Type are none of the list's business.
        property_store_text(database, key, "Name", resource->name);
        property_store_text(database, key, "Type",
                            cluster_type_name(operation->cluster, resource->type));
    }
    if (ask->flags & CLUSTER_RESOURCE_SEPARATE_MONITOR) {
        property_store_number(database, key, "SeparateMonitor", 1);
    }
    database_close(database, key);
}

void program_create(struct operation *operation)
{
    struct cluster_operation *ask = &operation->ask;
    uint32_t status = check(operation);

    if (status != ERROR_SUCCESS) {
        operation_fail(operation, status);
        return;
    }
    struct resource *resource =
        cluster_new_resource(operation->cluster, ask->name, ask->type, ask->group);
    ask->resource = resource->id;
    for (size_t i = 0; i < ask->depends_on_count; i++) {
        resource_add_provider(resource, ask->depends_on[i]);
    }
    store_common(operation, resource);
    operation_add(operation, task_open, resource->id);
    for (size_t i = 0; i < sizeof(queries) / sizeof(queries[0]); i++) {
        operation_add(operation, task_query, resource->id)->code = (uint32_t)i;
    }
    operation_add(operation, task_notify, resource->id)->code =
        (uint32_t)CLUSCTL_RESOURCE_INITIALIZE;
    if (ask->private) {
        operation_add(operation, task_set_private, resource->id);
    }
}
