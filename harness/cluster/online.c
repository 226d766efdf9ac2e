/* Bringing online and taking offline (contract 4.2, 4.3). */
#include <stdlib.h>
#include <string.h>

#include <rdk/property_list.h>

#include "operation.h"
#include "property.h"

static void store_persistent_state(struct cluster *cluster, const struct resource *resource,
                                   uint32_t state)
{
    uint32_t key = resource_open_key(cluster, resource, NULL);

    property_store_number(cluster->database, key, "PersistentState", state);
    database_close(cluster->database, key);
}

/* ---- online ---- */

static void online_settled(struct operation *operation, struct task *task,
                           const struct cluster_answer *answer)
{
    const struct resource *resource = cluster_resource(operation->cluster, task->resource);

    (void)answer;
    if (!resource || resource->state != ClusterResourceOnline) {
        operation_fail(operation, ERROR_RESOURCE_FAILED);
    }
}

static void online_answered(struct operation *operation, struct task *task,
                            const struct cluster_answer *answer)
{
    if (answer->status == ERROR_IO_PENDING) {
        operation_answer_early(operation, ERROR_IO_PENDING);
        operation_wait_state(operation, task->resource, WAIT_SETTLED, online_settled);
    } else if (answer->status != ERROR_SUCCESS) {
        operation_fail(operation, answer->status);
    }
}

static void online_send(struct operation *operation, struct task *task,
                        const struct cluster_answer *answer)
{
    const struct cluster_operation *ask = &operation->ask;
    struct resource *resource = cluster_resource(operation->cluster, task->resource);
    bool own = task->resource == ask->resource && ask->kind == CLUSTER_ONLINE;
    struct cluster_request request = {.kind = CLUSTER_REQUEST_ONLINE,
                                      .resource = task->resource,
                                      .flags = operation->online_flags};

    (void)answer;
    if (!resource || resource->state == ClusterResourceOnline) {
        return;
    }
    // What comes of it is news to the policy.
    resource->policy.handled = false;
    if (own || ask->kind == CLUSTER_MOVE) {
        request.in = ask->in;
        request.in_bytes = ask->in_bytes;
    }
    operation_request(operation, &request, online_answered);
}

void task_online(struct operation *operation, struct task *task)
{
    const struct resource *resource = cluster_resource(operation->cluster, task->resource);

    if (resource && !resource->opened && task->code == 0) {
        // Opened first; then another task of this kind, which tries that no more.
        struct task *online = operation_insert(operation, task_online, task->resource);
        struct task *open = operation_insert(operation, task_open, task->resource);
        bool reattach = (resource->characteristics & CLUS_CHAR_MONITOR_REATTACH) != 0;
        online->code = 1;
        online->when = task->when;
        open->when = task->when;
        open->flags = reattach ? CLUS_RESDLL_OPEN_RECOVER_MONITOR_STATE : 0;
        return;
    }
    if (resource && resource_is_pending(resource)) {
        operation_answer_early(operation, ERROR_IO_PENDING);
    }
    operation_wait_state(operation, task->resource, WAIT_SETTLED, online_send);
}

/* Does one of the providers meet this entry of the required dependencies? */
static bool is_met(const struct cluster *cluster, const struct resource *resource,
                   const struct rdk_property_list_value *entry)
{
    for (size_t i = 0; i < resource->provider_count; i++) {
        const struct resource *provider = cluster_resource(cluster, resource->providers[i]);
        uint32_t class = 0;
        if (!provider) {
            continue;
        }
        if (entry->syntax == CLUSPROP_SYNTAX_RESCLASS && entry->bytes >= sizeof(class)) {
            memcpy(&class, entry->data, sizeof(class));
            if (class == (uint32_t)provider->class.rc) {
                return true;
            }
        }
        if (entry->syntax == CLUSPROP_SYNTAX_NAME && entry->bytes >= sizeof(WCHAR)) {
            cleanup_free uint16_t *units = memory_copy(entry->data, entry->bytes);
            cleanup_free char *name = utf_from_utf16(units, entry->bytes / sizeof(WCHAR) - 1);
            if (utf_compare_folded(name, cluster_type_name(cluster, provider->type)) == 0) {
                return true;
            }
        }
    }
    return false;
}

static bool requirements_are_met(const struct cluster *cluster, const struct resource *resource)
{
    struct rdk_property_list_cursor cursor;
    struct rdk_property_list_value entry;

    if (resource->required.bytes == 0 ||
        rdk_property_list_open_values(&cursor, resource->required.data,
                                      (DWORD)resource->required.bytes, 0) != ERROR_SUCCESS) {
        return true;
    }
    while (rdk_property_list_next_value(&cursor, &entry) == ERROR_SUCCESS) {
        if (!is_met(cluster, resource, &entry)) {
            return false;
        }
    }
    return true;
}

static uint32_t check_online(const struct cluster *cluster, const struct resource *resource)
{
    if (!resource) {
        return ERROR_RESOURCE_NOT_FOUND;
    }
    if (resource_is_pending(resource)) {
        return ERROR_INVALID_STATE;
    }
    return requirements_are_met(cluster, resource) ? ERROR_SUCCESS : ERROR_DEPENDENCY_NOT_FOUND;
}

void program_online(struct operation *operation)
{
    struct cluster *cluster = operation->cluster;
    const struct cluster_operation *ask = &operation->ask;
    struct resource *resource = cluster_resource(cluster, ask->resource);
    uint32_t status = check_online(cluster, resource);

    if (status == ERROR_RESOURCE_NOT_FOUND || status == ERROR_INVALID_STATE) {
        operation_fail(operation, status);
        return;
    }
    if (!(ask->flags & CLUSAPI_RESOURCE_ONLINE_DO_NOT_UPDATE_PERSISTENT_STATE)) {
        store_persistent_state(cluster, resource, 1);
    }
    if (status != ERROR_SUCCESS) {
        operation_fail(operation, status);
        return;
    }
    if (ask->flags & CLUSAPI_RESOURCE_ONLINE_IGNORE_RESOURCE_STATUS) {
        operation->online_flags = CLUS_RESDLL_ONLINE_IGNORE_RESOURCE_STATUS;
    }
    resource->wanted = true;
    if (resource->state == ClusterResourceOnline) {
        return;
    }
    size_t count = 0;
    cleanup_free cluster_id *order = resource_order(cluster, resource->id, false, &count);
    for (size_t i = 0; i < count; i++) {
        struct resource *one = cluster_resource(cluster, order[i]);
        policy_cancel(cluster, one);
        one->wanted = true;
        operation_add(operation, task_online, one->id);
    }
}

/* ---- offline ---- */

static void offline_settled(struct operation *operation, struct task *task,
                            const struct cluster_answer *answer)
{
    const struct resource *resource = cluster_resource(operation->cluster, task->resource);

    (void)answer;
    if (resource && resource->state == ClusterResourceOnline) {
        operation_fail(operation, ERROR_CLUSTER_RESOURCE_VETOED_CALL);
    } else if (resource && resource->state == ClusterResourceFailed) {
        operation_fail(operation, ERROR_RESOURCE_FAILED);
    }
}

static void offline_answered(struct operation *operation, struct task *task,
                             const struct cluster_answer *answer)
{
    if (answer->status == ERROR_IO_PENDING) {
        operation_answer_early(operation, ERROR_IO_PENDING);
        operation_wait_state(operation, task->resource, WAIT_SETTLED, offline_settled);
    } else if (answer->status != ERROR_SUCCESS) {
        // The DLL's error is the client's; Terminate brings it down all the same.
        operation_answer_early(operation, answer->status);
        operation_wait_state(operation, task->resource, WAIT_DOWN, offline_settled);
    }
}

static bool is_forced(const struct operation *operation)
{
    return operation->ask.kind == CLUSTER_OFFLINE &&
           (operation->ask.flags & CLUSAPI_RESOURCE_OFFLINE_FORCE_WITH_TERMINATION) != 0;
}

static void offline_send(struct operation *operation, struct task *task,
                         const struct cluster_answer *answer)
{
    const struct cluster_operation *ask = &operation->ask;
    const struct cluster_config *config = &operation->cluster->config;
    struct cluster_request request = {
        .kind = is_forced(operation) ? CLUSTER_REQUEST_TERMINATE : CLUSTER_REQUEST_OFFLINE,
        .resource = task->resource,
        .flags = is_forced(operation) ? 0 : operation->dll_flags,
        .reason = config->no_offline_reason ? 0 : ask->reason,
        .destination = cluster_node_name(operation->cluster, operation->destination),
    };

    (void)answer;
    if ((ask->kind == CLUSTER_OFFLINE && !is_forced(operation)) || ask->kind == CLUSTER_MOVE) {
        request.in = ask->in;
        request.in_bytes = ask->in_bytes;
    }
    operation_request(operation, &request, offline_answered);
}

/* STATE_CHANGE_REASON, immediately before, to those that asked for it (contract 4.8). */
static void offline_tell_reason(struct operation *operation, struct task *task)
{
    const uint32_t reason[3] = {sizeof(reason), 1, operation->state_reason};
    struct cluster_request request = {.kind = CLUSTER_REQUEST_CONTROL,
                                      .resource = task->resource,
                                      .code = (uint32_t)CLUSCTL_RESOURCE_STATE_CHANGE_REASON,
                                      .in = reason,
                                      .in_bytes = sizeof(reason)};

    operation_request(operation, &request, offline_send);
}

void task_offline(struct operation *operation, struct task *task)
{
    struct resource *resource = cluster_resource(operation->cluster, task->resource);

    if (!resource || resource->state == ClusterResourceOffline ||
        (resource->state == ClusterResourceFailed && task->code == 0)) {
        return;
    }
    if (!resource->opened) {
        // There is nothing that could be called.
        resource->state = ClusterResourceOffline;
        return;
    }
    if (resource->state == ClusterResourceOfflinePending) {
        operation_wait_state(operation, task->resource, WAIT_SETTLED, offline_settled);
    } else if (resource->characteristics & CLUS_CHAR_REQUIRES_STATE_CHANGE_REASON &&
               resource->state != ClusterResourceFailed) {
        offline_tell_reason(operation, task);
    } else {
        offline_send(operation, task, NULL);
    }
}

void operation_add_offline(struct operation *operation, cluster_id resource, bool with_itself)
{
    size_t count = 0;
    cleanup_free cluster_id *order = resource_order(operation->cluster, resource, true, &count);

    for (size_t i = 0; i < count; i++) {
        if (order[i] != resource) {
            operation_add(operation, task_offline, order[i]);
        } else if (with_itself) {
            operation_add(operation, task_offline, order[i])->code = 1;
        }
    }
}

static bool is_any_locked(const struct cluster *cluster, cluster_id resource)
{
    size_t count = 0;
    cleanup_free cluster_id *order = resource_order(cluster, resource, true, &count);

    for (size_t i = 0; i < count; i++) {
        const struct resource *one = cluster_resource(cluster, order[i]);
        if (one->locked && one->state == ClusterResourceOnline) {
            return true;
        }
    }
    return false;
}

/* What a client's flags are to OfflineV2 (contract 4.3). */
static uint32_t dll_flags_of(uint32_t flags)
{
    static const struct {
        uint32_t client;
        uint32_t dll;
    } map[] = {
        {CLUSAPI_RESOURCE_OFFLINE_IGNORE_RESOURCE_STATUS,
         CLUS_RESDLL_OFFLINE_IGNORE_RESOURCE_STATUS},
        {CLUSAPI_RESOURCE_OFFLINE_DO_NOT_UPDATE_PERSISTENT_STATE,
         CLUS_RESDLL_OFFLINE_DO_NOT_UPDATE_PERSISTENT_STATE},
    };
    uint32_t dll_flags = 0;

    for (size_t i = 0; i < sizeof(map) / sizeof(map[0]); i++) {
        dll_flags |= flags & map[i].client ? map[i].dll : 0;
    }
    return dll_flags;
}

static uint32_t check_offline(const struct operation *operation, const struct resource *resource)
{
    if (!resource) {
        return ERROR_RESOURCE_NOT_FOUND;
    }
    if (resource->state != ClusterResourceOnline && resource->state != ClusterResourceOffline &&
        resource->state != ClusterResourceFailed) {
        return ERROR_INVALID_STATE;
    }
    if (resource->state == ClusterResourceFailed &&
        operation->cluster->config.offline_failed_is_error) {
        return ERROR_RESOURCE_FAILED;
    }
    return ERROR_SUCCESS;
}

void program_offline(struct operation *operation)
{
    struct cluster *cluster = operation->cluster;
    const struct cluster_operation *ask = &operation->ask;
    struct resource *resource = cluster_resource(cluster, ask->resource);
    uint32_t status = check_offline(operation, resource);

    if (status != ERROR_SUCCESS) {
        operation_fail(operation, status);
        return;
    }
    if (!(ask->flags & CLUSAPI_RESOURCE_OFFLINE_IGNORE_RESOURCE_STATUS) &&
        is_any_locked(cluster, resource->id)) {
        operation_fail(operation, ERROR_CLUSTER_RESOURCE_LOCKED_STATUS);
        return;
    }
    if (!(ask->flags & CLUSAPI_RESOURCE_OFFLINE_DO_NOT_UPDATE_PERSISTENT_STATE)) {
        store_persistent_state(cluster, resource, 0);
    }
    operation->dll_flags = dll_flags_of(ask->flags);
    size_t count = 0;
    cleanup_free cluster_id *order = resource_order(cluster, resource->id, true, &count);
    for (size_t i = 0; i < count; i++) {
        struct resource *one = cluster_resource(cluster, order[i]);
        policy_cancel(cluster, one);
        one->wanted = false;
    }
    operation_add_offline(operation, resource->id, true);
}

/* ---- close ---- */

static void closed(struct operation *operation, struct task *task,
                   const struct cluster_answer *answer)
{
    struct resource *resource = cluster_resource(operation->cluster, task->resource);

    (void)answer;
    if (resource) {
        resource->opening = false;
        service_wake(operation->cluster, resource->id);
    }
}

static void close_in_turn(struct operation *operation, struct task *task,
                          const struct cluster_answer *answer)
{
    struct resource *resource = cluster_resource(operation->cluster, task->resource);
    struct cluster_request request = {.kind = CLUSTER_REQUEST_CLOSE, .resource = task->resource};

    (void)answer;
    if (resource && operation->destination != 0) {
        // Nobody opens it here any more.
        resource->moving = true;
    }
    if (resource && resource->opened) {
        resource->opened = false;
        resource->opening = true;
        operation_request(operation, &request, closed);
    }
}

void task_close(struct operation *operation, struct task *task)
{
    operation_wait_state(operation, task->resource, WAIT_OPENED, close_in_turn);
}
