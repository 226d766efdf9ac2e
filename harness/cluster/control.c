/* Control codes of clients, and those that the service sends of itself. */
#include <stdlib.h>
#include <string.h>

#include "defaults.h"

static void control_answered(struct operation *operation, struct task *task,
                             const struct cluster_answer *answer);

static bool is_type_control(const struct operation *operation)
{
    return operation->ask.kind == CLUSTER_TYPE_CONTROL;
}

/* A type's code is served by the node of the first group, or the first node. */
static cluster_id node_for_types(const struct cluster *cluster)
{
    return cluster->group_count > 0 ? cluster->groups[0]->owner : 1;
}

static void send(struct operation *operation, size_t out_bytes)
{
    const struct cluster_operation *ask = &operation->ask;
    bool type = is_type_control(operation);
    struct cluster_request request = {
        .kind = type ? CLUSTER_REQUEST_TYPE_CONTROL : CLUSTER_REQUEST_CONTROL,
        .node = type ? node_for_types(operation->cluster) : 0,
        .type = ask->type,
        .resource = type ? 0 : ask->resource,
        .code = ask->code,
        .in = ask->in,
        .in_bytes = ask->in_bytes,
        .has_out = out_bytes > 0,
        .out_bytes = out_bytes,
    };

    operation_request(operation, &request, control_answered);
}

/* The service's own part, within the buffer that the client gave. */
static void process_default(struct operation *operation)
{
    const struct cluster_operation *ask = &operation->ask;
    struct cluster *cluster = operation->cluster;
    struct defaulted defaulted = {.cluster = cluster, .in = ask->in, .in_bytes = ask->in_bytes};

    if (!is_type_control(operation)) {
        defaulted.resource = cluster_resource(cluster, ask->resource);
    }
    defaulted.type =
        cluster_type(cluster, defaulted.resource ? defaulted.resource->type : ask->type);
    uint32_t status = default_process(&defaulted, ask->code);
    if (status == ERROR_SUCCESS && ask->has_out_size && defaulted.out.bytes > ask->out_size) {
        operation->status = ERROR_MORE_DATA;
        operation->bytes_returned = (uint32_t)defaulted.out.bytes;
    } else {
        operation->status = status;
        operation_set_out(operation, defaulted.out.data, defaulted.out.bytes);
    }
    free(defaulted.out.data);
}

static void control_answered(struct operation *operation, struct task *task,
                             const struct cluster_answer *answer)
{
    const struct cluster_operation *ask = &operation->ask;

    if (answer->status == ERROR_INVALID_FUNCTION && default_exists(ask->code)) {
        process_default(operation);
        return;
    }
    // A client that named no size asks again with what it needs, a few times.
    if (answer->status == ERROR_MORE_DATA && !ask->has_out_size &&
        answer->bytes_returned > task->code && answer->bytes_returned <= OPERATION_OUT_MOST &&
        task->flags < 3) {
        task->code = answer->bytes_returned;
        task->flags++;
        send(operation, task->code);
        return;
    }
    operation->status = answer->status;
    blob_set(&operation->out, answer->out, answer->out_bytes);
    operation->bytes_returned = answer->bytes_returned;
}

static void task_control(struct operation *operation, struct task *task)
{
    const struct cluster_operation *ask = &operation->ask;

    (void)task;
    send(operation, ask->has_out_size ? ask->out_size : 0);
}

static bool is_internal(uint32_t code)
{
    return (code & CLCTL_INTERNAL_MASK) != 0;
}

void program_control(struct operation *operation)
{
    const struct cluster_operation *ask = &operation->ask;
    const struct resource *resource = cluster_resource(operation->cluster, ask->resource);

    if (!resource) {
        operation_fail(operation, ERROR_RESOURCE_NOT_FOUND);
    } else if (is_internal(ask->code)) {
        operation_fail(operation, ERROR_INVALID_PARAMETER);
    } else if (default_is_service_only(ask->code)) {
        process_default(operation);
    } else if (!resource->opened && default_exists(ask->code)) {
        process_default(operation);
    } else if (!resource->opened) {
        operation_fail(operation, ERROR_RESOURCE_NOT_AVAILABLE);
    } else {
        operation_add(operation, task_control, resource->id);
    }
}

static void type_started(struct operation *operation, struct task *task,
                         const struct cluster_answer *answer)
{
    (void)task;
    if (answer->status != ERROR_SUCCESS) {
        operation_fail(operation, answer->status);
    }
}

static void task_start_type(struct operation *operation, struct task *task)
{
    struct cluster_request request = {.kind = CLUSTER_REQUEST_STARTUP,
                                      .node = node_for_types(operation->cluster),
                                      .type = operation->ask.type};

    (void)task;
    operation_request(operation, &request, type_started);
}

void program_type_control(struct operation *operation)
{
    const struct cluster_operation *ask = &operation->ask;

    if (!cluster_type(operation->cluster, ask->type)) {
        operation_fail(operation, ERROR_CLUSTER_RESOURCE_TYPE_NOT_FOUND);
    } else if (is_internal(ask->code)) {
        operation_fail(operation, ERROR_INVALID_PARAMETER);
    } else {
        operation_add(operation, task_start_type, 0);
        operation_add(operation, task_control, 0);
    }
}

/* ---- notices ---- */

void task_set_text(struct task *task, const char *text)
{
    size_t chars = 0;
    cleanup_free uint16_t *units = utf_to_utf16(text, &chars);

    blob_set(&task->in, units, (chars + 1) * sizeof(*units));
}

void task_notify(struct operation *operation, struct task *task)
{
    const struct resource *resource = cluster_resource(operation->cluster, task->resource);
    struct cluster_request request = {.kind = CLUSTER_REQUEST_CONTROL,
                                      .resource = task->resource,
                                      .code = task->code,
                                      .in = task->in.data,
                                      .in_bytes = task->in.bytes};

    if (resource && resource->opened) {
        operation_request(operation, &request, NULL);
    }
}
