#include <stdlib.h>
#include <string.h>

#include "cluster/database.h"
#include "stage.h"

/* A resource on a node: its monitor, and what the monitor's actions become. */

struct instance *instance_find(const struct stage *stage, cluster_id resource, cluster_id node)
{
    for (struct instance *instance = stage->instances; instance; instance = instance->next) {
        if (instance->resource == resource && instance->node == node) {
            return instance;
        }
    }
    return NULL;
}

struct instance *instance_of(const struct stage *stage, cluster_id resource)
{
    return instance_find(stage, resource, cluster_resource_owner(stage->cluster, resource));
}

static uint64_t milliseconds(struct stage *stage, cluster_id resource, const char *property)
{
    uint32_t value = cluster_resource_property(stage->cluster, resource, property);

    return value == UINT32_MAX ? MONITOR_NEVER : (uint64_t)value * 1000;
}

static bool is_quorum_capable(const struct table *table)
{
    return table && (table->facts.non_null & TABLE_ARBITRATES) == TABLE_ARBITRATES;
}

static struct monitor_config config_of(struct stage *stage, cluster_id resource,
                                       const struct table *table)
{
    return (struct monitor_config){
        .quorum_capable = is_quorum_capable(table),
        .pending_timeout_us = milliseconds(stage, resource, "PendingTimeout"),
        .deadlock_timeout_us = milliseconds(stage, resource, "DeadlockTimeout"),
        .looks_alive_us = milliseconds(stage, resource, "LooksAlivePollInterval"),
        .is_alive_us = milliseconds(stage, resource, "IsAlivePollInterval"),
    };
}

struct instance *instance_create(struct stage *stage, cluster_id resource, cluster_id node)
{
    struct instance *instance = memory_allocate(sizeof(*instance));
    struct instance **link = &stage->instances;
    struct monitor_config config = config_of(stage, resource, NULL);

    instance->resource = resource;
    instance->node = node;
    monitor_init(&instance->monitor, &config);
    while (*link) {
        link = &(*link)->next;
    }
    *link = instance;
    return instance;
}

void instance_configure(struct stage *stage, struct instance *instance)
{
    struct monitor_config config = config_of(stage, instance->resource, instance->table);

    monitor_configure(&instance->monitor, &config);
}

uint32_t instance_key(struct stage *stage, struct instance *instance)
{
    if (!instance->key) {
        instance->key = cluster_resource_key(stage->cluster, instance->resource);
    }
    return instance->key;
}

void instance_close_key(struct stage *stage, struct instance *instance)
{
    if (instance->key) {
        database_close(cluster_database(stage->cluster), instance->key);
        instance->key = 0;
    }
}

void instances_destroy(struct stage *stage)
{
    while (stage->instances) {
        struct instance *instance = stage->instances;
        stage->instances = instance->next;
        free(instance);
    }
    while (stage->work) {
        struct work *work = stage->work;
        stage->work = work->next;
        free(work);
    }
}

/* --- requests that a monitor has in hand --------------------------------------------------- */

struct request *request_find(const struct stage *stage, uint64_t token)
{
    for (struct request *request = stage->requests; token && request; request = request->next) {
        if (request->token == token) {
            return request;
        }
    }
    return NULL;
}

struct request *request_keep(struct stage *stage, const struct cluster_request *ask)
{
    struct request *request = memory_allocate(sizeof(*request));

    request->arena = arena_create();
    request->token = ask->token;
    request->ask = *ask;
    request->ask.destination = arena_text(request->arena, ask->destination);
    if (ask->in) {
        request->ask.in = arena_copy(request->arena, ask->in, ask->in_bytes);
    }
    request->next = stage->requests;
    stage->requests = request;
    return request;
}

void request_forget(struct stage *stage, uint64_t token)
{
    for (struct request **link = &stage->requests; *link; link = &(*link)->next) {
        if ((*link)->token == token) {
            struct request *request = *link;
            *link = request->next;
            arena_destroy(request->arena);
            free(request);
            return;
        }
    }
}

void requests_destroy(struct stage *stage)
{
    while (stage->requests) {
        request_forget(stage, stage->requests->token);
    }
}

/* --- what a monitor's actions become ------------------------------------------------------- */

static const char *entry_row_name(const struct stage *stage, const struct instance *instance,
                                  enum monitor_entry entry)
{
    (void)stage;
    if (entry == MONITOR_ENTRY_CONTROL && instance->table && instance->table->version >= 0x300) {
        return "BeginResourceControl";
    }
    return monitor_entry_name(entry);
}

/* An entry that the table leaves out answers as the contract says for a NULL pointer. */
static void answer_absent_entry(struct stage *stage, struct instance *instance,
                                const struct monitor_action *action)
{
    struct monitor_event event = {
        .kind = MONITOR_EVENT_RETURNED,
        .entry = action->entry,
        .token = action->token,
        .value =
            action->entry == MONITOR_ENTRY_CONTROL ? ERROR_INVALID_FUNCTION : ERROR_NOT_SUPPORTED,
    };

    stage_post_event(stage, instance, &event);
}

static bool has_entry(const struct instance *instance, const struct abi_row *row)
{
    int slot = row->slot[(instance->table->version >> 8) - 1];

    return slot >= 0 && (instance->table->facts.non_null & (1u << slot)) != 0;
}

static void act_call(struct stage *stage, struct instance *instance,
                     const struct monitor_action *action)
{
    const struct request *request = request_find(stage, action->token);
    struct cluster_request ask = {.resource = instance->resource, .node = instance->node};

    if (!instance->host || !instance->table) {
        return; /* the process is gone; LOST is on its way */
    }
    const struct abi_row *row =
        abi_entry(entry_row_name(stage, instance, action->entry), instance->table->version);
    if (!row || !has_entry(instance, row)) {
        answer_absent_entry(stage, instance, action);
        return;
    }
    if (request) {
        ask = request->ask;
    }
    ask.flags = action->flags;
    struct call *call = call_create(stage, CALL_MONITOR, row, instance->host, instance);
    call->entry = action->entry;
    call->token = action->token;
    call->table = instance->table->number;
    call_fill(stage, call, &ask);
    call_enqueue(call);
}

static void act_state(struct stage *stage, struct instance *instance,
                      const struct monitor_action *action)
{
    struct trace_record *record = record_begin(stage, TRACE_STATE, "state");

    record_instance(stage, record, instance->resource, instance->node);
    if (instance->host) {
        record->monitor = instance->host->number;
    }
    trace_number(record, "from", NAMES_RESOURCE_STATE,
                 (uint64_t)cluster_resource_state(stage->cluster, instance->resource));
    trace_number(record, "to", NAMES_RESOURCE_STATE, (uint64_t)action->state);
    trace_number(record, "status", NAMES_ERROR, action->status);
    trace_commit(stage->trace);
    cluster_on_state(stage->cluster, instance->node, instance->resource, action->state,
                     action->status);
}

static void act_timer(struct stage *stage, struct instance *instance,
                      const struct monitor_action *action)
{
    struct timer timer = {.at_us = action->at_us,
                          .owner = TIMER_MONITOR,
                          .instance = instance,
                          .which = action->timer};

    clock_arm(&stage->clock, &timer);
}

static void act_answer(struct stage *stage, struct instance *instance,
                       const struct monitor_action *action)
{
    struct request *request = request_find(stage, action->token);
    struct cluster_answer answer = {.status = action->status};

    if (!request) {
        return;
    }
    answer.out = request->out;
    answer.out_bytes = request->out_bytes;
    answer.bytes_returned = request->bytes_returned;
    if (request->ask.kind == CLUSTER_REQUEST_CLOSE) {
        instance->closed = true;
        instance_close_key(stage, instance);
        clock_forget(&stage->clock, instance);
    }
    cluster_on_answer(stage->cluster, action->token, &answer);
    request_forget(stage, action->token);
}

static void act_failed(struct stage *stage, struct instance *instance,
                       const struct monitor_action *action)
{
    cluster_on_failure(stage->cluster, instance->node, instance->resource, action->state,
                       action->status);
}

static void act_timeout(struct stage *stage, struct instance *instance,
                        const struct monitor_action *action)
{
    struct trace_record *record =
        record_begin(stage, TRACE_TIMER, monitor_timer_name(action->timer));

    record_instance(stage, record, instance->resource, instance->node);
    if (instance->host) {
        record->monitor = instance->host->number;
    }
    /* The lower of the two applies, so it is the one that has passed. */
    const struct monitor_config *config = &instance->monitor.config;
    trace_number(record, "limit_us", NAMES_NONE,
                 config->deadlock_timeout_us < config->pending_timeout_us
                     ? config->deadlock_timeout_us
                     : config->pending_timeout_us);
    trace_commit(stage->trace);
}

static void act_deadlock(struct stage *stage, struct instance *instance,
                         const struct monitor_action *action)
{
    struct host *host = instance->host;
    const struct call *call = stage->running;

    if (!host) {
        return;
    }
    while (call && (call->instance != instance || call->entry != action->entry)) {
        call = call->next;
    }
    /* A cycle was named when it closed; the watchdog adds nothing to that. */
    if (!host->deadlock_seen) {
        record_observed(stage, host, call, "hang",
                        "%s did not return within DeadlockTimeout (%llu ms)%s%s",
                        monitor_entry_name(action->entry),
                        (unsigned long long)(instance->monitor.config.deadlock_timeout_us / 1000),
                        host->waits && *host->waits ? "; " : "", host->waits ? host->waits : "");
    }
    cluster_on_deadlock(stage->cluster, instance->node, instance->resource);
    host_kill(stage, host);
}

static void act_signal(struct stage *stage, struct instance *instance,
                       const struct monitor_action *action)
{
    cluster_on_signal(stage->cluster, instance->resource, (uint32_t)action->state, action->status);
}

/* Which events a host watches goes out with its next go-ahead, so it is due one. */
static void act_watch(struct stage *stage, struct instance *instance,
                      const struct monitor_action *action)
{
    (void)stage;
    instance->watched = action->event_handle;
    if (instance->host && instance->host->phase == HOST_IDLE) {
        instance->host->phase = HOST_READY;
    }
}

static void act_nothing(struct stage *stage, struct instance *instance,
                        const struct monitor_action *action)
{
    (void)stage;
    (void)instance;
    (void)action;
}

static void (*const acts[])(struct stage *, struct instance *, const struct monitor_action *) = {
    [MONITOR_ACTION_CALL] = act_call,          [MONITOR_ACTION_STATE] = act_state,
    [MONITOR_ACTION_TIMER] = act_timer,        [MONITOR_ACTION_ANSWER] = act_answer,
    [MONITOR_ACTION_EXIT_STATE] = act_nothing, /* answered where the report came in */
    [MONITOR_ACTION_WATCH] = act_watch,        [MONITOR_ACTION_FAILED] = act_failed,
    [MONITOR_ACTION_DEADLOCK] = act_deadlock,  [MONITOR_ACTION_TIMEOUT] = act_timeout,
    [MONITOR_ACTION_SIGNAL] = act_signal,
};

void instance_act(struct stage *stage, struct instance *instance,
                  const struct monitor_action *action)
{
    cluster_set_time(stage->cluster, stage->now_us);
    acts[action->kind](stage, instance, action);
}
