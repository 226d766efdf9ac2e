#define _GNU_SOURCE
#include "frame.h"

#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

#include "base/memory.h"
#include "function.h"
#include "handles.h"

static uint64_t slot_of(const void *pointer)
{
    return (uint64_t)(uintptr_t)pointer;
}

static uint64_t number_of(const struct wire_value *value)
{
    return value->kind == WIRE_NUMBER ? value->number : 0;
}

/* Bytes that came, or room, as a block that the plugin may use until the call returns. */
static uint64_t lend(struct frame *frame, unsigned index, enum guard_kind kind, const void *bytes,
                     size_t length, bool unaligned)
{
    struct guard *guard = guard_lend(kind, length, unaligned, frame->row->name,
                                     frame->row->args[index].name, frame->call);
    if (!guard) {
        _exit(70);
    }
    if (bytes) {
        memcpy(guard_bytes(guard), bytes, length);
    }
    frame->guards[index] = guard;
    return slot_of(guard_bytes(guard));
}

static uint64_t cell(struct frame *frame, unsigned index, uint64_t initial)
{
    frame->cells[index] = initial;
    return slot_of(&frame->cells[index]);
}

static uint64_t callbacks_argument(const struct abi_row *row, unsigned index)
{
    return strcmp(row->name, "Startup") == 0 ? slot_of(callbacks_single(row->args[index].name))
                                             : slot_of(callbacks_table());
}

static uint64_t slot_fill(struct frame *frame, unsigned index, const struct wire_value *values,
                          uint32_t flags)
{
    const struct abi_arg *arg = &frame->row->args[index];
    const struct wire_value *value = &values[index];
    const bool unaligned = (flags & WIRE_CALL_FLAG_UNALIGNED) != 0;
    const int pair = arg->pair ? abi_arg_index(frame->row, arg->pair) : -1;

    switch (arg->role) {
    case ABI_INSTANCE:
        frame->resource = (uint32_t)number_of(value);
        return slot_of(instances_get(frame->resource)->id);
    case ABI_RESOURCE_HANDLE:
        frame->resource = (uint32_t)number_of(value);
        return slot_of(handles_of_resource(number_of(value)));
    case ABI_KEY:
        return slot_of(handles_of_key(number_of(value)));
    case ABI_STRING:
        return value->kind != WIRE_BYTES
                   ? 0
                   : lend(frame, index, GUARD_STRING, value->bytes, value->length, false);
    case ABI_IN_BUFFER:
        return value->kind != WIRE_BYTES
                   ? 0
                   : lend(frame, index, GUARD_IN, value->bytes, value->length, unaligned);
    case ABI_OUT_BUFFER:
        return value->kind == WIRE_NULL || pair < 0
                   ? 0
                   : lend(frame, index, GUARD_OUT, NULL, (uint32_t)number_of(&values[pair]), false);
    case ABI_BYTES_RETURNED:
    case ABI_U32_OUT:
        return cell(frame, index,
                    value->kind == WIRE_NUMBER ? (uint32_t)value->number : WIRE_UNWRITTEN);
    case ABI_EVENT_OUT:
    case ABI_TABLE_OUT:
        return cell(frame, index, 0);
    case ABI_CALLBACKS:
        return callbacks_argument(frame->row, index);
    case ABI_LOST_QUORUM:
        return slot_of(callbacks_lost_quorum());
    default:
        return number_of(value);
    }
}

struct frame *frame_create(const struct wire_message *in)
{
    struct frame *frame = memory_allocate(sizeof(*frame));

    const struct wire_value *values = in->values;
    if (in->row == WIRE_ROW_FUNCTION) {
        struct function *function = function_find(in);
        frame->row = &function->row;
        frame->interface = &function->cif;
        frame->is_function = true;
        values += FUNCTION_HEAD;
    } else {
        frame->row = &abi_rows[in->row];
        frame->interface = call_interface(frame->row);
    }
    frame->call = in->call;
    frame->table = in->table;
    for (unsigned i = 0; i < frame->row->arg_count; i++) {
        frame->slots[i] = slot_fill(frame, i, values, in->flags);
    }
    if (frame->resource != 0 && frame->row->args[0].role == ABI_INSTANCE) {
        const struct instance *instance = instances_get(frame->resource);
        frame->table = instance->table ? instance->table : frame->table;
    }
    return frame;
}

void frame_destroy(struct frame *frame)
{
    for (unsigned i = 0; i < ABI_MAX_ARGS; i++) {
        guard_take_back(frame->guards[i]);
    }
    free(frame);
}

bool frame_is_begin(const struct frame *frame)
{
    return abi_arg_index(frame->row, "ReturnedAsynchronously") >= 0;
}

int64_t frame_context(const struct frame *frame)
{
    const int index = abi_arg_index(frame->row, "context");
    return index < 0 ? 0 : (int64_t)frame->slots[index];
}

bool frame_is_open(const struct frame *frame)
{
    const int index = abi_arg_index(frame->row, "ReturnedAsynchronously");
    if (index < 0 || frame->has_ended) {
        return false;
    }
    const uint32_t flag = (uint32_t)frame->cells[index];
    return flag != 0 && flag != WIRE_UNWRITTEN;
}

static int index_of_role(const struct abi_row *row, enum abi_role role)
{
    for (unsigned i = 0; i < row->arg_count; i++) {
        if (row->args[i].role == role) {
            return (int)i;
        }
    }
    return -1;
}

struct wire_value call_bytes_returned(const struct frame *frame)
{
    const int index = index_of_role(frame->row, ABI_BYTES_RETURNED);
    return index < 0 ? (struct wire_value){.kind = WIRE_NULL}
                     : talk_number((uint32_t)frame->cells[index]);
}

struct wire_value call_out_bytes(const struct frame *frame)
{
    const int index = index_of_role(frame->row, ABI_OUT_BUFFER);
    const struct guard *guard = index < 0 ? NULL : frame->guards[index];
    uint64_t length = call_bytes_returned(frame).number;

    if (!guard) {
        return (struct wire_value){.kind = WIRE_NULL};
    }
    if (length == WIRE_UNWRITTEN) {
        length = 0;
    }
    if (length > guard_length(guard)) {
        length = guard_length(guard);
    }
    return (struct wire_value){
        .kind = WIRE_BYTES, .bytes = guard_bytes(guard), .length = (size_t)length};
}

/* Read memory that a plugin claims to have, without trusting it. */
static bool memory_read(const void *from, void *to, size_t bytes)
{
    struct iovec local = {.iov_base = to, .iov_len = bytes};
    struct iovec remote = {.iov_base = (void *)(uintptr_t)from, .iov_len = bytes};
    return process_vm_readv(getpid(), &local, 1, &remote, 1, 0) == (ssize_t)bytes;
}

static void table_describe(const void *table, struct wire_function_table *ret)
{
    uint32_t head[2];
    uint64_t pointers[32] = {0};

    *ret = (struct wire_function_table){0};
    if (!memory_read(table, head, sizeof(head))) {
        return;
    }
    ret->table_size = head[0];
    ret->version = head[1];
    const size_t bytes = abi_functions_bytes(head[1]);
    if (!memory_read((const unsigned char *)table + sizeof(head), pointers, bytes)) {
        return;
    }
    ret->readable = 1;
    for (unsigned i = 0; i < bytes / sizeof(pointers[0]); i++) {
        ret->non_null |= pointers[i] != 0 ? 1u << i : 0;
    }
}

static struct wire_value table_value(const struct frame *frame, unsigned index, uint64_t result)
{
    static struct wire_function_table described;
    const void *table = (const void *)(uintptr_t)frame->cells[index];

    if (!table) {
        return (struct wire_value){.kind = WIRE_NULL};
    }
    table_describe(table, &described);
    if (result == 0 && described.readable) {
        tables_set(frame->table, table);
    }
    return (struct wire_value){
        .kind = WIRE_BYTES, .bytes = &described, .length = sizeof(described)};
}

void frame_outputs(struct frame *frame, uint64_t result, struct wire_message *out)
{
    const bool is_open = frame_is_open(frame);

    for (unsigned i = 0; i < frame->row->arg_count; i++) {
        struct wire_value *value = &out->values[2 + i];
        switch (frame->row->args[i].role) {
        case ABI_OUT_BUFFER:
            *value = is_open ? (struct wire_value){.kind = WIRE_NULL} : call_out_bytes(frame);
            break;
        case ABI_BYTES_RETURNED:
            *value = is_open ? (struct wire_value){.kind = WIRE_NULL} : call_bytes_returned(frame);
            break;
        case ABI_U32_OUT:
            *value = talk_number((uint32_t)frame->cells[i]);
            break;
        case ABI_EVENT_OUT:
            *value = talk_number(event_number((void *)(uintptr_t)frame->cells[i]));
            break;
        case ABI_TABLE_OUT:
            *value = table_value(frame, i, result);
            break;
        default:
            *value = (struct wire_value){.kind = WIRE_NULL};
        }
    }
}

void call_check_guards(struct thread *me, const struct frame *frame)
{
    for (unsigned i = 0; i < frame->row->arg_count; i++) {
        const struct guard *guard = frame->guards[i];
        ptrdiff_t offset = 0;
        if (!guard || frame->row->args[i].role != ABI_OUT_BUFFER ||
            guard_is_intact(guard, &offset)) {
            continue;
        }
        if (offset < 0) {
            talk_mistake(me, "CTL-03", "%s wrote %td bytes before the start of %s (%zu bytes)",
                         frame->row->name, -offset, frame->row->args[i].name, guard_length(guard));
        } else {
            talk_mistake(me, "CTL-03", "%s wrote past the end of %s: byte %td of %zu",
                         frame->row->name, frame->row->args[i].name, offset, guard_length(guard));
        }
    }
}

void frame_check_threads(struct thread *me, uint32_t resource)
{
    const struct thread *thread = host.threads;

    while (thread && resource != 0) {
        /* The threads of librdk's pool serve everybody, whoever was first to need one. */
        const bool is_own = !thread->is_call_thread && thread->resource == resource &&
                            !(thread->seam && strcmp(thread->seam->role, "pool") == 0);
        if (is_own) {
            char *text = thread_wait_text(thread);
            const uint32_t number = thread->number;
            talk_mistake(me, "CLOSE-02", "a thread of the resource is alive after Close: %s", text);
            free(text);
            /* It may be gone by now: go on behind it, by number. */
            thread = host.threads;
            while (thread && thread->number <= number) {
                thread = thread->next;
            }
            continue;
        }
        thread = thread->next;
    }
}
