#include <stdlib.h>
#include <string.h>

#include "stage.h"

/* The rows of exports are made for a step (function.c). */
static bool is_listed(const struct abi_row *row)
{
    const uintptr_t at = (uintptr_t)row;

    return at >= (uintptr_t)abi_rows && at < (uintptr_t)(abi_rows + abi_row_count);
}

struct call *call_create(struct stage *stage, enum call_kind kind, const struct abi_row *row,
                         struct host *host, struct instance *instance)
{
    const size_t count = row->arg_count + (is_listed(row) ? 0 : CALL_FUNCTION_HEAD);
    /* Its message is the last member, with as many values as it needs: there are many calls. */
    struct call *call = memory_allocate(offsetof(struct call, message.values) +
                                        count * sizeof(call->message.values[0]));

    call->number = ++stage->next_call;
    call->kind = kind;
    call->row = row;
    call->host = host;
    call->instance = instance;
    call->arena = arena_create();
    call->message.type = WIRE_CALL;
    call->message.call = call->number;
    call->message.row = is_listed(row) ? (uint32_t)abi_index(row) : WIRE_ROW_FUNCTION;
    call->message.value_count = count;
    return call;
}

void call_destroy(struct call *call)
{
    if (call) {
        arena_destroy(call->arena);
        free(call);
    }
}

static struct wire_value number_value(uint64_t number)
{
    return (struct wire_value){.kind = WIRE_NUMBER, .number = number};
}

static struct wire_value text_value(struct call *call, const char *text)
{
    size_t units;

    if (!text) {
        return (struct wire_value){.kind = WIRE_NULL};
    }
    uint16_t *wide = utf_to_utf16(text, &units);
    struct wire_value value = {
        .kind = WIRE_BYTES,
        .bytes = arena_copy(call->arena, wide, (units + 1) * sizeof(*wide)),
        .length = (units + 1) * sizeof(*wide),
    };
    free(wide);
    return value;
}

static struct wire_value bytes_value(struct call *call, const void *bytes, size_t length)
{
    if (!bytes) {
        return (struct wire_value){.kind = WIRE_NULL};
    }
    return (struct wire_value){
        .kind = WIRE_BYTES, .bytes = arena_copy(call->arena, bytes, length), .length = length};
}

static const char *string_argument(struct stage *stage, const struct call *call,
                                   const struct abi_arg *arg, const struct cluster_request *ask)
{
    if (strcmp(arg->name, "DestinationNodeName") == 0) {
        return ask->destination;
    }
    if (call->instance) {
        return cluster_resource_name(stage->cluster, call->instance->resource);
    }
    return cluster_type_name(stage->cluster, ask->type);
}

static uint64_t plain_argument(const struct call *call, const struct abi_arg *arg,
                               const struct cluster_request *ask)
{
    if (strcmp(arg->name, "context") == 0) {
        return call->number;
    }
    if (strcmp(arg->name, "ControlCode") == 0) {
        return ask->code;
    }
    if (strcmp(arg->name, "Reserved") == 0) {
        return ask->reason;
    }
    return arg->names == NAMES_NONE && strcmp(arg->name, "OpenFlags") != 0 ? 0 : ask->flags;
}

static struct wire_value argument_value(struct stage *stage, struct call *call,
                                        const struct abi_arg *arg,
                                        const struct cluster_request *ask)
{
    switch (arg->role) {
    case ABI_VALUE:
        return number_value(plain_argument(call, arg, ask));
    case ABI_INSTANCE:
    case ABI_RESOURCE_HANDLE:
        return number_value(call->instance ? call->instance->resource : 0);
    case ABI_KEY:
        return number_value(call->instance ? instance_key(stage, call->instance) : 0);
    case ABI_STRING:
        return text_value(call, string_argument(stage, call, arg, ask));
    case ABI_IN_BUFFER:
        return bytes_value(call, ask->in, ask->in_bytes);
    case ABI_IN_SIZE:
        return number_value(ask->in_bytes);
    case ABI_OUT_BUFFER:
        return ask->has_out ? number_value(0) : (struct wire_value){.kind = WIRE_NULL};
    case ABI_OUT_SIZE:
        return number_value(ask->has_out ? ask->out_bytes : 0);
    case ABI_BYTES_RETURNED:
    case ABI_U32_OUT:
        /* Comes back as WIRE_UNWRITTEN when the plugin does not write it. */
        return (struct wire_value){.kind = WIRE_NULL};
    default:
        return number_value(0); /* outputs, and what the host supplies itself */
    }
}

void call_fill(struct stage *stage, struct call *call, const struct cluster_request *ask)
{
    for (unsigned i = 0; i < call->row->arg_count; i++) {
        call->message.values[i] = argument_value(stage, call, &call->row->args[i], ask);
    }
    call->out_room = ask->has_out ? (unsigned)ask->out_bytes : 0;
}

void call_enqueue(struct call *call)
{
    call->next = NULL;
    *call->host->queue_end = call;
    call->host->queue_end = &call->next;
}

/* Whether the buffers of a call are meant to be property lists: those of Online and Offline, and of
 * the controls that carry properties or their formats. Every other control's are bytes, and so are
 * those of the enumerations, which answer with names. */
static bool is_list(const struct call *call)
{
    int code = abi_arg_index(call->row, "ControlCode");

    if (call->message.row == WIRE_ROW_FUNCTION) {
        return false;
    }
    if (code < 0) {
        return true;
    }
    const char *name = names_of(NAMES_CONTROL_CODE, call->message.values[code].number);
    return name && strstr(name, "_PROPERT") && !strstr(name, "_ENUM_");
}

static void record_call(struct stage *stage, const struct call *call)
{
    struct trace_record *record = record_begin(stage, TRACE_CALL, call->row->name);

    record->monitor = call->host->number;
    record->call = call->number;
    record->thread = "call";
    if (call->instance) {
        record_instance(stage, record, call->instance->resource, call->instance->node);
    } else {
        record->node = cluster_node_name(stage->cluster, call->host->node);
    }
    if (call->kind == CALL_DIRECT) {
        trace_number(record, "direct", NAMES_BOOL, 1);
    }
    const size_t head = call->message.row == WIRE_ROW_FUNCTION ? CALL_FUNCTION_HEAD : 0;
    record_arguments(stage, record, call->row, call->message.values + head,
                     call->message.value_count - head, is_list(call));
    trace_commit(stage->trace);
}

void call_begin(struct stage *stage, struct host *host)
{
    struct call *call = host->queue;

    host->queue = call->next;
    if (!host->queue) {
        host->queue_end = &host->queue;
    }
    record_call(stage, call);
    call->message.table = call->table;
    call->next = stage->running;
    stage->running = call;
    /* The call may be gone when this returns. */
    host_exchange(stage, host, &call->message);
}

struct call *call_find_running(struct stage *stage, const struct host *host, uint64_t number)
{
    for (struct call *call = stage->running; call; call = call->next) {
        if (call->host == host && call->number == number) {
            return call;
        }
    }
    return NULL;
}

static void take_running(struct stage *stage, const struct call *call)
{
    struct call **link = &stage->running;

    while (*link && *link != call) {
        link = &(*link)->next;
    }
    if (*link) {
        *link = call->next;
    }
}

const struct wire_value *call_output(const struct abi_row *row, const struct wire_message *message,
                                     enum abi_role role)
{
    for (unsigned i = 0; i < row->arg_count; i++) {
        if (row->args[i].role == role && i + 2 < message->value_count) {
            return &message->values[i + 2];
        }
    }
    return NULL;
}

static uint64_t number_of(const struct wire_value *value)
{
    return value && value->kind == WIRE_NUMBER ? value->number : 0;
}

/* A size or flag that the plugin was to write; what it left alone counts as 0. */
static uint64_t written(const struct wire_value *value)
{
    return number_of(value) == WIRE_UNWRITTEN ? 0 : number_of(value);
}

static void record_returned(struct stage *stage, const struct call *call,
                            const struct wire_message *message)
{
    struct trace_record *record = record_begin(stage, TRACE_RETURN, call->row->name);
    uint32_t last_error = (uint32_t)number_of(&message->values[1]);

    record->monitor = call->host->number;
    record->call = call->number;
    record->thread = "call";
    if (call->instance) {
        record_instance(stage, record, call->instance->resource, call->instance->node);
    } else {
        record->node = cluster_node_name(stage->cluster, call->host->node);
    }
    if (message->values[0].kind == WIRE_NULL) {
        trace_number(record, "absent", NAMES_BOOL, TRUE); /* there was nothing to call */
    } else {
        record_return(record, call->row, number_of(&message->values[0]));
    }
    if (call->row->returns == ABI_POINTER && number_of(&message->values[0]) == 0) {
        trace_number(record, "last_error", NAMES_ERROR, last_error);
    }
    record_outputs(stage, record, call->row, message->values, message->value_count, is_list(call));
    trace_commit(stage->trace);
}

/* Out-buffer and BytesReturned wait in the request until the monitor answers it. */
static void keep_output(struct stage *stage, const struct call *call,
                        const struct wire_message *message)
{
    struct request *request = request_find(stage, call->token);
    const struct wire_value *out = call_output(call->row, message, ABI_OUT_BUFFER);

    if (!request) {
        return;
    }
    request->bytes_returned =
        (uint32_t)written(call_output(call->row, message, ABI_BYTES_RETURNED));
    if (out && out->kind == WIRE_BYTES) {
        request->out = arena_copy(request->arena, out->bytes, out->length);
        request->out_bytes = out->length;
    }
}

static bool goes_on(const struct call *call, const struct wire_message *message)
{
    int index = abi_arg_index(call->row, "ReturnedAsynchronously");

    return index >= 0 && (size_t)index + 2 < message->value_count &&
           message->values[index + 2].kind == WIRE_NUMBER &&
           message->values[index + 2].number == TRUE;
}

static void monitor_returned(struct stage *stage, struct call *call,
                             const struct wire_message *message)
{
    struct monitor_event event = {
        .kind = MONITOR_EVENT_RETURNED,
        .entry = call->entry,
        .token = call->token,
        .value = (uint32_t)number_of(&message->values[0]),
        .last_error = (uint32_t)number_of(&message->values[1]),
        .event_handle = (int64_t)number_of(call_output(call->row, message, ABI_EVENT_OUT)),
    };

    event.asynchronous = goes_on(call, message);
    if (call->entry == MONITOR_ENTRY_OPEN) {
        event.value = number_of(&message->values[0]) != 0;
    }
    keep_output(stage, call, message);
    stage_post_event(stage, call->instance, &event);
}

static void type_control_returned(struct stage *stage, struct call *call,
                                  const struct wire_message *message)
{
    const struct wire_value *out = call_output(call->row, message, ABI_OUT_BUFFER);
    struct cluster_answer answer = {
        .status = (uint32_t)number_of(&message->values[0]),
        .bytes_returned = (uint32_t)written(call_output(call->row, message, ABI_BYTES_RETURNED)),
    };

    if (out && out->kind == WIRE_BYTES) {
        answer.out = arena_copy(call->arena, out->bytes, out->length);
        answer.out_bytes = out->length;
    }
    cluster_on_answer(stage->cluster, call->token, &answer);
}

static void direct_returned(struct stage *stage, struct call *call,
                            const struct wire_message *message)
{
    const struct wire_value *out = call_output(call->row, message, ABI_OUT_BUFFER);
    const struct wire_value *bytes = call_output(call->row, message, ABI_BYTES_RETURNED);
    struct direct_result *result = call->direct;

    if (!result) {
        return;
    }
    result->done = true;
    result->absent = message->values[0].kind == WIRE_NULL;
    result->value = number_of(&message->values[0]);
    result->last_error = (uint32_t)number_of(&message->values[1]);
    result->has_bytes_returned = bytes && bytes->kind == WIRE_NUMBER;
    result->bytes_returned = written(bytes);
    if (out && out->kind == WIRE_BYTES) {
        result->out = arena_copy(stage->arena, out->bytes, out->length);
        result->out_bytes = out->length;
    }
}

void call_returned(struct stage *stage, struct host *host, const struct wire_message *message)
{
    struct call *call = call_find_running(stage, host, message->call);

    if (!call || message->value_count < 2) {
        record_observed(stage, host, NULL, "sabotage",
                        "the host process reported the return of a call that was never made");
        host_kill(stage, host);
        return;
    }
    record_returned(stage, call, message);
    take_running(stage, call);
    if (goes_on(call, message)) {
        if (call->kind == CALL_MONITOR) {
            monitor_returned(stage, call, message);
        }
        asynchronous_begin(stage, call);
        return;
    }
    switch (call->kind) {
    case CALL_MONITOR:
        monitor_returned(stage, call, message);
        break;
    case CALL_TYPE_CONTROL:
        type_control_returned(stage, call, message);
        break;
    case CALL_STARTUP:
        startup_returned(stage, call, message);
        break;
    case CALL_DIRECT:
        direct_returned(stage, call, message);
        break;
    }
    call_destroy(call);
}

static void abandon(struct stage *stage, struct call *call)
{
    if (call->kind == CALL_DIRECT) {
        if (call->direct) {
            call->direct->done = true;
            call->direct->lost = true;
        }
    } else if (call->kind != CALL_MONITOR) {
        /* A monitor answers its own requests when it hears of the loss. */
        struct cluster_answer answer = {.status = ERROR_RESMON_ONLINE_FAILED};
        cluster_on_answer(stage->cluster, call->token, &answer);
    }
    call_destroy(call);
}

void calls_abandon(struct stage *stage, struct host *host)
{
    struct call *lost = NULL;
    struct call **end = &lost;

    for (struct call **link = &stage->running; *link;) {
        struct call *call = *link;
        if (call->host != host) {
            link = &call->next;
            continue;
        }
        *link = call->next;
        call->next = NULL;
        *end = call;
        end = &call->next;
    }
    asynchronous_abandon(stage, host);
    *end = host->queue;
    host->queue = NULL;
    host->queue_end = &host->queue;
    while (lost) {
        struct call *call = lost;
        lost = call->next;
        abandon(stage, call);
    }
}

void call_forget_direct(struct stage *stage, const struct direct_result *result)
{
    for (struct call *call = stage->running; call; call = call->next) {
        if (call->direct == result) {
            call->direct = NULL;
        }
    }
    for (size_t i = 0; i < stage->host_count; i++) {
        for (struct call *call = stage->hosts[i]->queue; call; call = call->next) {
            if (call->direct == result) {
                call->direct = NULL;
            }
        }
    }
}
