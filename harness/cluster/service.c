/*
 * What comes in: submitted operations, answers, states, failures, timers. A function of the port
 * may bring some while others are being worked off, so all of it goes through one queue.
 */
#include <stdlib.h>
#include <string.h>

#include "engine.h"
#include "operation.h"
#include "property.h"

enum pending_kind {
    PENDING_OPERATION,
    PENDING_ANSWER,
    PENDING_STATE,
    PENDING_FAILURE,
    PENDING_HOST_LOST,
    PENDING_DEADLOCK,
    PENDING_TIMER,
    PENDING_SIGNAL,
    PENDING_WAKE,
};

struct pending {
    enum pending_kind kind;
    struct operation *operation;
    uint64_t number;              /* token, timer */
    struct cluster_answer answer; /* out is owned */
    cluster_id resource;
    int32_t state;
    uint32_t status;
    cluster_id *resources; /* owned */
    size_t count;
    struct pending *next;
};

static struct pending *push(struct cluster *cluster, enum pending_kind kind)
{
    struct pending *pending = memory_allocate(sizeof(*pending));

    pending->kind = kind;
    *cluster->last_pending = pending;
    cluster->last_pending = &pending->next;
    return pending;
}

static void free_pending(struct pending *pending)
{
    free((void *)pending->answer.out);
    free(pending->resources);
    free(pending);
}

void service_destroy_pending(struct cluster *cluster)
{
    while (cluster->first_pending) {
        struct pending *pending = cluster->first_pending;
        cluster->first_pending = pending->next;
        free_pending(pending);
    }
    cluster->last_pending = &cluster->first_pending;
}

/* ---- working it off ---- */

static const program_function programs[CLUSTER_OPERATION_COUNT] = {
    [CLUSTER_CREATE] = program_create,
    [CLUSTER_ONLINE] = program_online,
    [CLUSTER_OFFLINE] = program_offline,
    [CLUSTER_CHANGE_GROUP] = program_change_group,
    [CLUSTER_CONTROL] = program_control,
    [CLUSTER_TYPE_CONTROL] = program_type_control,
    [CLUSTER_RENAME] = program_rename,
    [CLUSTER_FAIL] = program_fail,
    [CLUSTER_DELETE] = program_delete,
    [CLUSTER_SHUT_DOWN] = program_shut_down,
    [CLUSTER_ADD_DEPENDENCY] = program_add_dependency,
    [CLUSTER_REMOVE_DEPENDENCY] = program_remove_dependency,
    [CLUSTER_MOVE] = program_move,
};

static void work_operation(struct cluster *cluster, const struct pending *pending)
{
    (void)cluster;
    if (!pending->operation->internal) {
        programs[pending->operation->ask.kind](pending->operation);
    }
    operation_run(pending->operation);
}

static void work_answer(struct cluster *cluster, const struct pending *pending)
{
    operation_on_answer(cluster, pending->number, &pending->answer);
}

/* The lock and the marks of a failure belong to the time in which it serves (contract 3.4). */
static void leave_service(struct resource *resource)
{
    resource->locked = false;
    resource->status_information = 0;
}

static void work_state(struct cluster *cluster, const struct pending *pending)
{
    struct resource *resource = cluster_resource(cluster, pending->resource);

    if (!resource) {
        return;
    }
    resource->state_before = resource->state;
    resource->state = pending->state;
    if (pending->status != ERROR_IO_PENDING) {
        resource->status = pending->status;
    }
    if (pending->state == ClusterResourceOffline || pending->state == ClusterResourceFailed) {
        leave_service(resource);
    }
    resource->policy.handled = false;
    resource->policy.came_online |= pending->state == ClusterResourceOnline;
    operation_on_state(cluster, resource->id);
}

static void work_failure(struct cluster *cluster, const struct pending *pending)
{
    struct resource *resource = cluster_resource(cluster, pending->resource);

    if (resource) {
        policy_on_failure(cluster, resource, pending->state, pending->status);
    }
}

static void log_event(struct cluster *cluster, unsigned number, cluster_id id, const char *format)
{
    cleanup_free char *text = memory_printf(format, cluster_resource_name(cluster, id));

    cluster->port.event(cluster->port.context, number, id, text);
}

static void work_host_lost(struct cluster *cluster, const struct pending *pending)
{
    struct resource *culprit = cluster_resource(cluster, pending->resource);

    cluster->port.event(cluster->port.context, 1146, pending->resource,
                        "The process that hosted resources stopped unexpectedly and is started "
                        "again.");
    if (culprit) {
        culprit->isolated = true;
    }
    for (size_t i = 0; i < pending->count; i++) {
        policy_on_host_lost(cluster, pending->resources[i]);
    }
}

static void work_deadlock(struct cluster *cluster, const struct pending *pending)
{
    const struct resource *resource = cluster_resource(cluster, pending->resource);

    if (resource) {
        const struct type *type = cluster_type(cluster, resource->type);
        cleanup_free char *text = memory_printf(
            "A call on resource \"%s\" (type \"%s\", DLL \"%s\") did not return within "
            "DeadlockTimeout. Its host is ended.",
            resource->name, type->name, type->dll_name ? type->dll_name : "");
        cluster->port.event(cluster->port.context, 1230, resource->id, text);
    }
}

static void work_timer(struct cluster *cluster, const struct pending *pending)
{
    if (!operation_on_timer(cluster, pending->number)) {
        policy_on_retry(cluster, pending->number);
    }
}

static void work_signal(struct cluster *cluster, const struct pending *pending)
{
    struct resource *resource = cluster_resource(cluster, pending->resource);

    if (!resource) {
        return;
    }
    resource->status = pending->status;
    if (pending->state == FAILURE_TYPE_NETWORK_LOSS) {
        // There is no other node to go to.
        resource->status_information |= CLUSRES_STATUS_NETWORK_FAILURE;
        log_event(cluster, 1069, resource->id, "Resource \"%s\" lost its network.");
        return;
    }
    resource->status_information |= CLUSRES_STATUS_EMBEDDED_FAILURE;
    uint32_t action = cluster_resource_property(cluster, resource->id, "EmbeddedFailureAction");
    if (action != ClusterResourceEmbeddedFailureActionNone) {
        log_event(cluster, 1069, resource->id, "An application inside resource \"%s\" failed.");
    }
    if (action == ClusterResourceEmbeddedFailureActionRecover) {
        policy_recover_embedded(cluster, resource);
    }
}

static void work_wake(struct cluster *cluster, const struct pending *pending)
{
    operation_on_state(cluster, pending->resource);
}

typedef void (*work_function)(struct cluster *cluster, const struct pending *pending);

static const work_function work_functions[] = {
    [PENDING_OPERATION] = work_operation, [PENDING_ANSWER] = work_answer,
    [PENDING_STATE] = work_state,         [PENDING_FAILURE] = work_failure,
    [PENDING_HOST_LOST] = work_host_lost, [PENDING_DEADLOCK] = work_deadlock,
    [PENDING_TIMER] = work_timer,         [PENDING_SIGNAL] = work_signal,
    [PENDING_WAKE] = work_wake,
};

void service_work(struct cluster *cluster)
{
    if (cluster->working) {
        return;
    }
    cluster->working = true;
    while (cluster->first_pending) {
        struct pending *pending = cluster->first_pending;
        cluster->first_pending = pending->next;
        if (!cluster->first_pending) {
            cluster->last_pending = &cluster->first_pending;
        }
        work_functions[pending->kind](cluster, pending);
        free_pending(pending);
    }
    cluster->working = false;
}

/* ---- coming in ---- */

void service_wake(struct cluster *cluster, cluster_id resource)
{
    push(cluster, PENDING_WAKE)->resource = resource;
    service_work(cluster);
}

void operation_start(struct operation *operation)
{
    push(operation->cluster, PENDING_OPERATION)->operation = operation;
    service_work(operation->cluster);
}

uint64_t cluster_submit(struct cluster *cluster, const struct cluster_operation *ask)
{
    struct operation *operation = operation_create(cluster, ask, false);
    uint64_t number = operation->number;

    operation_start(operation);
    return number;
}

void cluster_on_answer(struct cluster *cluster, uint64_t token, const struct cluster_answer *answer)
{
    struct pending *pending = push(cluster, PENDING_ANSWER);

    pending->number = token;
    pending->answer = *answer;
    pending->answer.out = answer->out ? memory_copy(answer->out, answer->out_bytes) : NULL;
    service_work(cluster);
}

void cluster_on_state(struct cluster *cluster, cluster_id node, cluster_id resource, int32_t state,
                      uint32_t status)
{
    if (node != cluster_resource_owner(cluster, resource)) {
        return;
    }
    struct pending *pending = push(cluster, PENDING_STATE);
    pending->resource = resource;
    pending->state = state;
    pending->status = status;
    service_work(cluster);
}

void cluster_on_failure(struct cluster *cluster, cluster_id node, cluster_id resource,
                        int32_t reported, uint32_t status)
{
    if (node != cluster_resource_owner(cluster, resource)) {
        return;
    }
    struct pending *pending = push(cluster, PENDING_FAILURE);
    pending->resource = resource;
    pending->state = reported;
    pending->status = status;
    service_work(cluster);
}

void cluster_on_host_lost(struct cluster *cluster, cluster_id node, const cluster_id *resources,
                          size_t count, cluster_id culprit)
{
    struct pending *pending = push(cluster, PENDING_HOST_LOST);

    pending->resources = memory_allocate((count + 1) * sizeof(*resources));
    for (size_t i = 0; i < count; i++) {
        if (cluster_resource_owner(cluster, resources[i]) == node) {
            pending->resources[pending->count++] = resources[i];
        }
    }
    pending->resource = culprit;
    service_work(cluster);
}

void cluster_on_deadlock(struct cluster *cluster, cluster_id node, cluster_id resource)
{
    if (node == cluster_resource_owner(cluster, resource)) {
        push(cluster, PENDING_DEADLOCK)->resource = resource;
        service_work(cluster);
    }
}

void cluster_on_timer(struct cluster *cluster, uint64_t timer)
{
    push(cluster, PENDING_TIMER)->number = timer;
    service_work(cluster);
}

void cluster_on_signal(struct cluster *cluster, cluster_id resource, uint32_t failure_type,
                       uint32_t application_error)
{
    struct pending *pending = push(cluster, PENDING_SIGNAL);

    pending->resource = resource;
    pending->state = (int32_t)failure_type;
    pending->status = application_error;
    service_work(cluster);
}

/* ---- callbacks that change what is known of a resource ---- */

uint32_t cluster_set_locked_mode(struct cluster *cluster, cluster_id resource, bool enabled,
                                 uint32_t reason, uint32_t flags)
{
    struct resource *found = cluster_resource(cluster, resource);

    // The reason is opaque, and no move is ever queued that a flag could keep.
    (void)reason;
    if (!found) {
        return ERROR_INVALID_PARAMETER;
    }
    if ((flags & ~(uint32_t)LOCKED_MODE_FLAGS_DONT_REMOVE_FROM_MOVE_QUEUE) != 0) {
        return ERROR_INVALID_PARAMETER;
    }
    found->locked = enabled;
    found->status_information &= ~(uint64_t)CLUSRES_STATUS_LOCKED_MODE;
    found->status_information |= enabled ? CLUSRES_STATUS_LOCKED_MODE : 0;
    return ERROR_SUCCESS;
}

uint32_t cluster_set_internal_state(struct cluster *cluster, cluster_id resource,
                                    uint32_t application_state, bool active)
{
    struct resource *found = cluster_resource(cluster, resource);
    uint64_t bit = 0;

    if (application_state == ClusterResourceApplicationOSHeartBeat) {
        bit = CLUSRES_STATUS_OS_HEARTBEAT;
    } else if (application_state == ClusterResourceApplicationReady) {
        bit = CLUSRES_STATUS_APPLICATION_READY;
    }
    if (!found || bit == 0) {
        return ERROR_INVALID_PARAMETER;
    }
    found->status_information &= ~bit;
    found->status_information |= active ? bit : 0;
    return ERROR_SUCCESS;
}

uint32_t cluster_set_node_local_properties(struct cluster *cluster, cluster_id resource,
                                           const void *list, size_t list_bytes)
{
    struct resource *found = cluster_resource(cluster, resource);

    if (!found) {
        return ERROR_INVALID_PARAMETER;
    }
    return property_merge(&found->local, list, list_bytes);
}
