#include <string.h>

#include "stage.h"

/* What the monitor does when the plugin calls it, one handler for each callback. */

struct caller {
    struct stage *stage;
    struct host *host;
    const struct abi_row *row;
    const struct wire_message *message;
    struct instance *instance; /* of the handle that was passed; NULL when it names none */
};

static const struct wire_value *argument(const struct caller *caller, enum abi_role role)
{
    for (unsigned i = 0; i < caller->row->arg_count && i < caller->message->value_count; i++) {
        if (caller->row->args[i].role == role) {
            return &caller->message->values[i];
        }
    }
    return NULL;
}

/* The monitor's answer is wanted at once; the rest of what it does waits in the queue. */
static uint64_t ask_monitor(struct caller *caller, struct monitor_event *event)
{
    struct monitor_actions actions;
    uint64_t answer = 0; /* ResourceExitStateContinue, or ERROR_SUCCESS */

    event->now_us = caller->stage->now_us;
    monitor_step(&caller->instance->monitor, event, &actions);
    for (size_t i = 0; i < actions.count; i++) {
        if (actions.items[i].kind == MONITOR_ACTION_EXIT_STATE) {
            answer = actions.items[i].status;
        } else {
            instance_act_later(caller->stage, caller->instance, &actions.items[i]);
        }
    }
    return answer;
}

static uint64_t on_status(struct caller *caller)
{
    const struct wire_value *value = argument(caller, ABI_STATUS);
    struct wire_status status;

    if (!value) {
        value = argument(caller, ABI_STATUS_EX);
    }
    if (!caller->instance || !value || value->kind != WIRE_BYTES ||
        value->length != sizeof(status)) {
        return ResourceExitStateTerminate; /* an unknown handle has nothing to report */
    }
    memcpy(&status, value->bytes, sizeof(status));
    struct monitor_event event = {
        .kind = MONITOR_EVENT_STATUS,
        .status = {.state = status.state,
                   .check_point = status.check_point,
                   .application_error = status.application_error,
                   .flags = status.flags,
                   .event = status.event},
    };
    return ask_monitor(caller, &event);
}

/* The argument with that name, as a number. */
static uint32_t number(const struct caller *caller, const char *name)
{
    int index = abi_arg_index(caller->row, name);

    return index < 0 ? 0 : (uint32_t)caller->message->values[index].number;
}

static uint64_t on_signal_failure(struct caller *caller)
{
    struct monitor_event event = {
        .kind = MONITOR_EVENT_SIGNAL_FAILURE,
        .status = {.state = (int32_t)number(caller, "FailureType"),
                   .application_error = number(caller, "ApplicationSpecificErrorCode")},
    };

    return caller->instance ? ask_monitor(caller, &event) : ERROR_INVALID_HANDLE;
}

static uint64_t on_locked_mode(struct caller *caller)
{
    if (!caller->instance) {
        return ERROR_INVALID_HANDLE;
    }
    return cluster_set_locked_mode(caller->stage->cluster, caller->instance->resource,
                                   number(caller, "LockedModeEnabled") != 0,
                                   number(caller, "LockedModeReason"),
                                   number(caller, "LockedModeFlags"));
}

static uint64_t on_internal_state(struct caller *caller)
{
    if (!caller->instance) {
        return ERROR_INVALID_HANDLE;
    }
    return cluster_set_internal_state(caller->stage->cluster, caller->instance->resource,
                                      number(caller, "stateType"), number(caller, "active") != 0);
}

static uint64_t on_node_local_properties(struct caller *caller)
{
    const struct wire_value *list = argument(caller, ABI_IN_BUFFER);

    if (!caller->instance) {
        return ERROR_INVALID_HANDLE;
    }
    return cluster_set_node_local_properties(caller->stage->cluster, caller->instance->resource,
                                             list ? list->bytes : NULL, list ? list->length : 0);
}

/* Heard, recorded, and of no effect on the monitor. */
static uint64_t on_notice(struct caller *caller)
{
    return argument(caller, ABI_RESOURCE_HANDLE) && !caller->instance ? ERROR_INVALID_HANDLE : 0;
}

static uint64_t context(const struct caller *caller)
{
    return caller->message->value_count ? caller->message->values[0].number : 0;
}

/* Behind its arguments come what the out-buffer holds and BytesReturned. */
static uint64_t on_control_end(struct caller *caller)
{
    const struct wire_message *message = caller->message;
    const struct wire_value *out = message->value_count > 2 ? &message->values[2] : NULL;
    uint32_t bytes_returned = message->value_count > 3 ? (uint32_t)message->values[3].number : 0;

    return asynchronous_end(caller->stage, caller->host, context(caller), number(caller, "status"),
                            out, bytes_returned);
}

static uint64_t on_control_extend(struct caller *caller)
{
    return asynchronous_extend(caller->stage, caller->host, context(caller),
                               number(caller, "newTimeoutInMs"));
}

static const struct {
    const char *name;
    uint64_t (*handle)(struct caller *caller);
} handlers[] = {
    {"SetResourceStatus", on_status},
    {"SetResourceStatusEx", on_status},
    {"SignalFailure", on_signal_failure},
    {"SetResourceLockedMode", on_locked_mode},
    {"SetResourceLockedModeEx", on_locked_mode},
    {"SetInternalState", on_internal_state},
    {"SetResourceInMemoryNodeLocalProperties", on_node_local_properties},
    {"EndControlCall", on_control_end},
    {"EndTypeControlCall", on_control_end},
    {"ExtendControlCall", on_control_extend},
    {"ExtendTypeControlCall", on_control_extend},
};

static uint64_t dispatch(struct caller *caller)
{
    for (size_t i = 0; i < sizeof(handlers) / sizeof(handlers[0]); i++) {
        if (strcmp(handlers[i].name, caller->row->name) == 0) {
            return handlers[i].handle(caller);
        }
    }
    return on_notice(caller);
}

static struct trace_record *begin_record(struct caller *caller, enum trace_kind kind)
{
    struct trace_record *record = record_begin(caller->stage, kind, caller->row->name);

    record->monitor = caller->host->number;
    record->thread = record_thread(caller->stage, caller->message);
    record->call = caller->message->call;
    if (caller->instance) {
        record_instance(caller->stage, record, caller->instance->resource, caller->instance->node);
    } else {
        record->node = cluster_node_name(caller->stage->cluster, caller->host->node);
    }
    return record;
}

static void record_log(struct caller *caller)
{
    struct trace_record *record = begin_record(caller, TRACE_LOG);
    const struct wire_value *text = argument(caller, ABI_FORMAT);
    const struct wire_value *format = argument(caller, ABI_VARIADIC);
    int level = abi_arg_index(caller->row, "LogLevel");

    if (level >= 0) {
        trace_number(record, "level", NAMES_LOG_LEVEL, caller->message->values[level].number);
    }
    trace_text(record, "text", record_utf8(caller->stage, text));
    trace_text(record, "format", record_utf8(caller->stage, format));
    trace_commit(caller->stage->trace);
}

/* The instance on the host that speaks, also when it is closed: the handle was good once. */
static struct instance *instance_named(struct caller *caller)
{
    const struct wire_value *handle = argument(caller, ABI_RESOURCE_HANDLE);

    if (!handle || handle->kind != WIRE_NUMBER || handle->number > UINT32_MAX) {
        return NULL;
    }
    return instance_find(caller->stage, (cluster_id)handle->number, caller->host->node);
}

uint64_t callback_answer(struct stage *stage, struct host *host, const struct wire_message *message)
{
    if (message->row >= abi_row_count || abi_rows[message->row].kind != ABI_CALLBACK) {
        return 0;
    }
    struct caller caller = {
        .stage = stage, .host = host, .row = &abi_rows[message->row], .message = message};
    const struct wire_value *handle = argument(&caller, ABI_RESOURCE_HANDLE);

    caller.instance = instance_named(&caller);
    if (strcmp(caller.row->name, "LogEvent") == 0) {
        record_log(&caller);
        return 0;
    }
    uint64_t answer = dispatch(&caller);
    struct trace_record *record = begin_record(&caller, TRACE_CALLBACK);
    record_arguments(stage, record, caller.row, message->values, message->value_count, true);
    if (handle && !caller.instance) {
        trace_number(record, "unknown_handle", NAMES_BOOL, 1);
    }
    record_return(record, caller.row, answer);
    trace_commit(stage->trace);
    return answer;
}
