#include <stdlib.h>

#include "stage.h"

/* The cluster's port: its requests become monitor events, its timers ours. */

static const enum monitor_request_kind monitor_kinds[] = {
    [CLUSTER_REQUEST_OPEN] = MONITOR_REQUEST_OPEN,
    [CLUSTER_REQUEST_ONLINE] = MONITOR_REQUEST_ONLINE,
    [CLUSTER_REQUEST_OFFLINE] = MONITOR_REQUEST_OFFLINE,
    [CLUSTER_REQUEST_TERMINATE] = MONITOR_REQUEST_TERMINATE,
    [CLUSTER_REQUEST_CONTROL] = MONITOR_REQUEST_CONTROL,
    [CLUSTER_REQUEST_CANCEL] = MONITOR_REQUEST_CANCEL,
    [CLUSTER_REQUEST_CLOSE] = MONITOR_REQUEST_CLOSE,
};

static void refuse(struct stage *stage, uint64_t token, uint32_t status)
{
    struct cluster_answer answer = {.status = status};

    if (token) {
        cluster_on_answer(stage->cluster, token, &answer);
    }
}

static void ask_type_control(struct stage *stage, const struct cluster_request *ask)
{
    struct host *host = host_for(stage, ask->node, 0);
    struct table *table = host ? table_find(stage, host, ask->type) : NULL;

    if (!table) {
        refuse(stage, ask->token, ERROR_CLUSTER_RESTYPE_NOT_SUPPORTED);
        return;
    }
    const struct abi_row *row =
        abi_entry(table->version >= 0x300 ? "BeginResourceTypeControl" : "ResourceTypeControl",
                  table->version);
    int slot = row ? row->slot[(table->version >> 8) - 1] : ABI_NO_SLOT;
    if (slot < 0 || !(table->facts.non_null & (1u << slot))) {
        refuse(stage, ask->token, ERROR_INVALID_FUNCTION); /* a NULL entry's answer */
        return;
    }
    struct call *call = call_create(stage, CALL_TYPE_CONTROL, row, host, NULL);
    call->token = ask->token;
    call->table = table->number;
    call_fill(stage, call, ask);
    call_enqueue(call);
}

/* Open finds (or starts) the process; everything else goes where Open went. */
static struct instance *instance_asked(struct stage *stage, const struct cluster_request *ask)
{
    struct instance *instance = instance_find(stage, ask->resource, ask->node);

    if (ask->kind != CLUSTER_REQUEST_OPEN) {
        return instance;
    }
    struct host *host = host_for(stage, ask->node, ask->resource);
    struct table *table = host ? table_find(stage, host, ask->type) : NULL;
    if (!table) {
        return NULL;
    }
    if (!instance) {
        instance = instance_create(stage, ask->resource, ask->node);
    }
    instance->host = host;
    instance->table = table;
    instance->closed = false;
    instance_configure(stage, instance);
    return instance;
}

static void on_request(void *context, const struct cluster_request *ask)
{
    struct stage *stage = context;

    if (ask->kind == CLUSTER_REQUEST_STARTUP) {
        struct host *host = host_for(stage, ask->node, ask->resource);
        if (host) {
            startup_begin(stage, host, ask->type, ask->token);
        } else {
            refuse(stage, ask->token, ERROR_RESMON_CREATE_FAILED);
        }
        return;
    }
    if (ask->kind == CLUSTER_REQUEST_TYPE_CONTROL) {
        ask_type_control(stage, ask);
        return;
    }
    struct instance *instance = instance_asked(stage, ask);
    if (!instance) {
        refuse(stage, ask->token, ERROR_RESMON_ONLINE_FAILED);
        return;
    }
    if (ask->token) {
        request_keep(stage, ask);
    }
    struct monitor_event event = {
        .kind = MONITOR_EVENT_REQUEST,
        .request = {.kind = monitor_kinds[ask->kind],
                    .token = ask->token,
                    .flags = ask->flags,
                    .fail = ask->fail},
    };
    stage_post_event(stage, instance, &event);
}

static void on_timer(void *context, uint64_t number, uint64_t at_us)
{
    struct stage *stage = context;
    struct timer timer = {.at_us = at_us, .owner = TIMER_CLUSTER, .number = number};

    clock_arm(&stage->clock, &timer);
}

static struct operation *operation_find(struct stage *stage, uint64_t number)
{
    struct operation **link = &stage->operations;

    while (*link && (*link)->number != number) {
        link = &(*link)->next;
    }
    if (!*link) {
        *link = memory_allocate(sizeof(**link));
        (*link)->number = number;
    }
    return *link;
}

static void on_answered(void *context, uint64_t number, const struct cluster_answer *answer)
{
    struct stage *stage = context;
    struct operation *operation = operation_find(stage, number);

    operation->answered = true;
    operation->status = answer->status;
    operation->bytes_returned = answer->bytes_returned;
    if (answer->out) {
        operation->out = arena_copy(stage->arena, answer->out, answer->out_bytes);
        operation->out_bytes = answer->out_bytes;
    }
}

static void on_event(void *context, unsigned number, cluster_id resource, const char *text)
{
    struct stage *stage = context;
    char *name = arena_printf(stage->arena, "%u", number);
    struct trace_record *record = record_begin(stage, TRACE_EVENT, name);

    if (resource) {
        record_instance(stage, record, resource, cluster_resource_owner(stage->cluster, resource));
    }
    trace_text(record, "text", text);
    trace_commit(stage->trace);
}

const struct cluster_port *port_of(struct stage *stage, struct cluster_port *ret)
{
    *ret = (struct cluster_port){
        .context = stage,
        .request = on_request,
        .timer = on_timer,
        .answered = on_answered,
        .event = on_event,
    };
    return ret;
}

struct operation *operation_submit(struct stage *stage, const struct cluster_operation *ask)
{
    cluster_set_time(stage->cluster, stage->now_us);
    return operation_find(stage, cluster_submit(stage->cluster, ask));
}

void operations_destroy(struct stage *stage)
{
    while (stage->operations) {
        struct operation *operation = stage->operations;
        stage->operations = operation->next;
        free(operation);
    }
}
