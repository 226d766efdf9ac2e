/*
 * The failure policy (contract 3.5, 3.7).
 *
 *   failure --> RestartAction 0, or "on any node" -------------------------> stays Failed
 *      |
 *      +--> restarts within RestartPeriod < RestartThreshold --> after RestartDelay: restart
 *      |
 *      +--> past it, or "on this node"
 *             |
 *             +--> RestartAction 2, and another node --> the group fails over
 *             |
 *             +--> after RetryPeriodOnFailure: one last try, then it stays Failed
 *
 * In every case the dependents go offline first; a restart brings those back that were wanted.
 */
#include <stdlib.h>

#include "engine.h"

#define EVENT_RESOURCE_FAILED 1069

static void task_delay(struct operation *operation, struct task *task)
{
    operation_wait_until(operation, operation->cluster->now_us + task->code * UINT64_C(1000), NULL);
}

static struct operation *restart_create(struct cluster *cluster, const struct resource *resource)
{
    const struct cluster_operation ask = {.kind = CLUSTER_FAIL,
                                          .resource = resource->id,
                                          .reason =
                                              CLUSAPI_RESOURCE_OFFLINE_REASON_BEING_RESTARTED};

    return operation_create(cluster, &ask, true);
}

/* It, then those of its dependents that are wanted, providers first. */
static void add_online_all(struct operation *operation, cluster_id resource)
{
    struct cluster *cluster = operation->cluster;
    size_t count = 0;
    cleanup_free cluster_id *order = resource_order(cluster, resource, true, &count);

    for (size_t i = count; i > 0; i--) {
        struct resource *one = cluster_resource(cluster, order[i - 1]);
        if (one->id == resource || one->wanted) {
            operation_add(operation, task_online, one->id);
        }
    }
}

static void restart(struct cluster *cluster, struct resource *resource, uint32_t delay_ms)
{
    struct operation *operation = restart_create(cluster, resource);

    operation_add_offline(operation, resource->id, false);
    operation_add(operation, task_delay, resource->id)->code = delay_ms;
    add_online_all(operation, resource->id);
    operation_start(operation);
}

static void stay_failed(struct cluster *cluster, struct resource *resource)
{
    struct operation *operation = restart_create(cluster, resource);

    operation_add_offline(operation, resource->id, false);
    operation_start(operation);
}

/* Another failover of the group? Counts it. The default of FailoverThreshold is one less than there
 * are nodes, within a FailoverPeriod of six hours. */
static bool take_failover(struct cluster *cluster, struct group *group)
{
    const uint64_t period_us = UINT64_C(6) * 3600 * 1000000;

    if (group->failovers == 0 || cluster->now_us - group->failover_period_start_us > period_us) {
        group->failovers = 0;
        group->failover_period_start_us = cluster->now_us;
    }
    if (group->failovers + 1 >= cluster->node_count) {
        return false;
    }
    group->failovers++;
    return true;
}

static bool fail_over(struct cluster *cluster, struct resource *resource)
{
    struct group *group = cluster_group(cluster, resource->group);
    uint32_t action = cluster_resource_property(cluster, resource->id, "RestartAction");
    cluster_id node = move_next_node(cluster, group->id);

    if (action != ClusterResourceRestartNotify || node == 0 || group->moving ||
        !take_failover(cluster, group)) {
        return false;
    }
    const struct cluster_operation ask = {.kind = CLUSTER_FAIL,
                                          .reason = CLUSAPI_RESOURCE_OFFLINE_REASON_MOVING};
    struct operation *operation = operation_create(cluster, &ask, true);
    resource->policy.restarts = 0;
    operation->state_reason = eResourceStateChangeReasonFailover;
    operation_add_failover(operation, group->id, node);
    operation_start(operation);
    return true;
}

static void give_up(struct cluster *cluster, struct resource *resource)
{
    if (fail_over(cluster, resource)) {
        return;
    }
    uint32_t retry_ms = cluster_resource_property(cluster, resource->id, "RetryPeriodOnFailure");

    stay_failed(cluster, resource);
    if (retry_ms != UINT32_MAX && !resource->policy.last_try) {
        resource->policy.retry_timer = ++cluster->last_timer;
        cluster->port.timer(cluster->port.context, resource->policy.retry_timer,
                            cluster->now_us + retry_ms * UINT64_C(1000));
    }
}

/* One more restart within the period? Counts it. */
static bool take_restart(struct cluster *cluster, struct resource *resource)
{
    struct policy *policy = &resource->policy;
    uint32_t threshold = cluster_resource_property(cluster, resource->id, "RestartThreshold");
    uint64_t period_us =
        cluster_resource_property(cluster, resource->id, "RestartPeriod") * UINT64_C(1000);

    if (policy->restarts == 0 || cluster->now_us - policy->period_start_us > period_us) {
        policy->restarts = 0;
        policy->period_start_us = cluster->now_us;
    }
    if (policy->restarts >= threshold) {
        return false;
    }
    policy->restarts++;
    return true;
}

/* The policy's own operations for it come to an end. */
static void cancel_operations(struct cluster *cluster, cluster_id resource)
{
    struct operation *one = cluster->operations;

    while (one) {
        if (one->internal && !one->cancelled && one->ask.resource == resource) {
            // This may take it, and others, off the list.
            operation_cancel(one);
            one = cluster->operations;
        } else {
            one = one->next;
        }
    }
}

static void cancel_retry(struct cluster *cluster, struct resource *resource)
{
    if (resource->policy.retry_timer != 0) {
        cluster->port.timer(cluster->port.context, resource->policy.retry_timer, UINT64_MAX);
        resource->policy.retry_timer = 0;
    }
}

void policy_cancel(struct cluster *cluster, struct resource *resource)
{
    cancel_operations(cluster, resource->id);
    cancel_retry(cluster, resource);
    resource->policy.last_try = false;
}

void policy_on_failure(struct cluster *cluster, struct resource *resource, int32_t reported,
                       uint32_t status)
{
    struct policy *policy = &resource->policy;
    uint32_t action = cluster_resource_property(cluster, resource->id, "RestartAction");
    cleanup_free char *text =
        memory_printf("Resource \"%s\" failed (error %u).", resource->name, status);

    cluster->port.event(cluster->port.context, EVENT_RESOURCE_FAILED, resource->id, text);
    policy->handled = true;
    resource->status = status;
    cancel_operations(cluster, resource->id);
    cancel_retry(cluster, resource);
    if (policy->came_online) {
        policy->last_try = false;
        policy->came_online = false;
    }
    bool nowhere = reported == (int32_t)ClusterResourceCannotComeOnlineOnAnyNode;
    bool elsewhere = reported == (int32_t)ClusterResourceCannotComeOnlineOnThisNode;
    if (action == ClusterResourceDontRestart || nowhere || policy->last_try) {
        stay_failed(cluster, resource);
    } else if (!elsewhere && take_restart(cluster, resource)) {
        uint32_t delay_ms = cluster_resource_property(cluster, resource->id, "RestartDelay");
        restart(cluster, resource, delay_ms);
    } else {
        give_up(cluster, resource);
    }
}

void policy_on_retry(struct cluster *cluster, uint64_t timer)
{
    for (size_t i = 0; i < cluster->resource_count; i++) {
        struct resource *resource = cluster->resources[i];
        if (!resource->deleted && resource->policy.retry_timer == timer) {
            resource->policy.retry_timer = 0;
            resource->policy.last_try = true;
            restart(cluster, resource, 0);
            return;
        }
    }
}

void policy_on_host_lost(struct cluster *cluster, cluster_id id)
{
    struct resource *resource = cluster_resource(cluster, id);

    if (!resource) {
        return;
    }
    bool was_up = resource->state_before == ClusterResourceOnline ||
                  resource->state_before >= ClusterResourcePending || resource->wanted;
    resource->opened = false;
    if (resource->state == ClusterResourceFailed && !resource->policy.handled && was_up) {
        policy_on_failure(cluster, resource, ClusterResourceFailed, ERROR_RESOURCE_FAILED);
    } else if (resource->state == ClusterResourceOffline) {
        struct operation *operation = restart_create(cluster, resource);
        operation_add(operation, task_open, resource->id);
        operation_start(operation);
    }
}

void policy_recover_embedded(struct cluster *cluster, struct resource *resource)
{
    struct operation *operation = restart_create(cluster, resource);

    operation->dll_flags = CLUS_RESDLL_OFFLINE_DUE_TO_EMBEDDED_FAILURE;
    operation_add_offline(operation, resource->id, true);
    add_online_all(operation, resource->id);
    operation_start(operation);
}
