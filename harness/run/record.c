#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "stage.h"

/* Records of the trace, from what the stage has in hand. */

struct trace_record *record_begin(struct stage *stage, enum trace_kind kind, const char *name)
{
    struct trace_record *record = trace_begin(stage->trace, kind, stage->now_us);

    record->name = name;
    if (stage->step) {
        record->place = stage->step->place;
    }
    return record;
}

void record_instance(struct stage *stage, struct trace_record *record, cluster_id resource,
                     cluster_id node)
{
    record->resource = cluster_resource_name(stage->cluster, resource);
    record->type =
        cluster_type_name(stage->cluster, cluster_resource_type(stage->cluster, resource));
    record->node = cluster_node_name(stage->cluster, node);
}

const char *record_utf8(struct stage *stage, const struct wire_value *value)
{
    size_t units;

    if (!value || value->kind != WIRE_BYTES) {
        return NULL;
    }
    /* The bytes need not be aligned, and the NUL is theirs, not the text's. */
    units = value->length / sizeof(uint16_t);
    uint16_t *copy = memory_copy(value->bytes, units * sizeof(*copy));
    while (units > 0 && copy[units - 1] == 0) {
        units--;
    }
    char *text = utf_from_utf16(copy, units);
    char *kept = arena_text(stage->arena, text);
    free(copy);
    free(text);
    return kept;
}

static void record_status(struct trace_record *record, const struct wire_value *value,
                          bool extended)
{
    struct wire_status status;

    if (value->kind != WIRE_BYTES || value->length != sizeof(status)) {
        trace_null(record, "ResourceStatus");
        return;
    }
    memcpy(&status, value->bytes, sizeof(status));
    trace_number(record, "ResourceState", NAMES_RESOURCE_STATE, (uint64_t)(int64_t)status.state);
    trace_number(record, "CheckPoint", NAMES_NONE, status.check_point);
    if (status.event) {
        trace_signed(record, "EventHandle", status.event);
    }
    if (extended) {
        trace_number(record, "ApplicationSpecificErrorCode", NAMES_ERROR, status.application_error);
        trace_number(record, "Flags", NAMES_STATUS_FLAGS, status.flags);
    }
}

static void record_value(struct stage *stage, struct trace_record *record,
                         const struct abi_arg *arg, const struct wire_value *value, bool is_list)
{
    if (arg->role == ABI_STATUS || arg->role == ABI_STATUS_EX) {
        record_status(record, value, arg->role == ABI_STATUS_EX);
        return;
    }
    switch (value->kind) {
    case WIRE_NULL:
        trace_null(record, arg->name);
        break;
    case WIRE_NUMBER:
        if (arg->names == NAMES_NONE && (arg->type == ABI_I32 || arg->type == ABI_I64)) {
            trace_signed(record, arg->name, (int64_t)value->number);
        } else if (arg->type == ABI_I32) {
            trace_number(record, arg->name, arg->names, (uint32_t)value->number);
        } else {
            trace_number(record, arg->name, arg->names, value->number);
        }
        break;
    case WIRE_BYTES:
        if (arg->role == ABI_STRING || arg->role == ABI_OUT_STRING) {
            trace_text(record, arg->name, record_utf8(stage, value));
        } else {
            trace_bytes(record, arg->name, value->bytes, value->length, is_list);
        }
        break;
    }
}

/* Handles and pointers that the host supplies mean nothing to a reader; the resource's name and
 * the key's path stand in the record already. A size says nothing that the bytes do not. */
static bool is_told(const struct abi_arg *arg)
{
    switch (arg->role) {
    case ABI_VALUE:
    case ABI_STRING:
    case ABI_IN_BUFFER:
    case ABI_IN_SIZE:
    case ABI_OUT_SIZE:
    case ABI_STATUS:
    case ABI_STATUS_EX:
        return true;
    default:
        return false;
    }
}

void record_arguments(struct stage *stage, struct trace_record *record, const struct abi_row *row,
                      const struct wire_value *values, size_t count, bool is_list)
{
    for (unsigned i = 0; i < row->arg_count && i < count; i++) {
        if (is_told(&row->args[i])) {
            record_value(stage, record, &row->args[i], &values[i], is_list);
        }
    }
}

static void record_table(struct trace_record *record, const struct wire_value *value)
{
    struct wire_function_table table;

    if (value->kind != WIRE_BYTES || value->length != sizeof(table)) {
        return;
    }
    memcpy(&table, value->bytes, sizeof(table));
    trace_number(record, "readable", NAMES_BOOL, table.readable);
    trace_number(record, "table_size", NAMES_NONE, table.table_size);
    trace_number(record, "version", NAMES_NONE, table.version);
    trace_number(record, "non_null", NAMES_NONE, table.non_null);
}

void record_outputs(struct stage *stage, struct trace_record *record, const struct abi_row *row,
                    const struct wire_value *values, size_t count, bool is_list)
{
    for (unsigned i = 0; i < row->arg_count && i + 2 < count; i++) {
        const struct wire_value *value = &values[i + 2];
        if (value->kind == WIRE_NULL) {
            continue;
        }
        switch (row->args[i].role) {
        case ABI_TABLE_OUT:
            record_table(record, value);
            break;
        case ABI_EVENT_OUT:
            if (value->number) {
                trace_signed(record, row->args[i].name, (int64_t)value->number);
            }
            break;
        case ABI_BYTES_RETURNED:
        case ABI_U32_OUT:
            if (value->kind == WIRE_NUMBER && value->number == WIRE_UNWRITTEN) {
                trace_null(record, row->args[i].name);
                break;
            }
            record_value(stage, record, &row->args[i], value, is_list);
            break;
        case ABI_OUT_BUFFER:
        case ABI_INOUT_SIZE:
            record_value(stage, record, &row->args[i], value, is_list);
            break;
        default:
            break;
        }
    }
}

void record_return(struct trace_record *record, const struct abi_row *row, uint64_t value)
{
    switch (row->returns) {
    case ABI_VOID:
        break;
    case ABI_I32:
        if (row->return_names == NAMES_NONE) {
            trace_signed(record, "return", (int32_t)value);
            break;
        }
        /* fall through */
    case ABI_U32:
        trace_number(record, "return", row->return_names, (uint32_t)value);
        break;
    case ABI_POINTER:
        if (value) {
            trace_text(record, "return", "not NULL");
        } else {
            trace_null(record, "return");
        }
        break;
    case ABI_U64:
    case ABI_I64:
        trace_number(record, "return", row->return_names, value);
        break;
    }
}

const char *record_thread(struct stage *stage, const struct wire_message *message)
{
    switch (message->thread_kind) {
    case WIRE_THREAD_CALL:
        return "call";
    case WIRE_THREAD_WORKER:
        return arena_printf(stage->arena, "worker %u", message->thread);
    case WIRE_THREAD_OTHER:
        break;
    }
    return arena_printf(stage->arena, "thread %u", message->thread);
}

void record_observed(struct stage *stage, struct host *host, const struct call *call,
                     const char *class, const char *format, ...)
{
    struct buf text = {0};
    va_list arguments;
    struct trace_record *record;

    va_start(arguments, format);
    buf_vprintf(&text, format, arguments);
    va_end(arguments);
    record = record_begin(stage, TRACE_OBSERVED, class);
    record->monitor = host->number;
    record->node = cluster_node_name(stage->cluster, host->node);
    if (call) {
        record->call = call->number;
        record->thread = "call";
        if (call->instance) {
            record_instance(stage, record, call->instance->resource, call->instance->node);
        }
        trace_text(record, "entry", call->row->name);
    }
    trace_text(record, "text", buf_text(&text));
    if (strcmp(class, "hang") == 0 || strcmp(class, "deadlock") == 0) {
        backtrace_add(stage, host, record);
    }
    trace_commit(stage->trace);
    buf_finish(&text);
}
