#include "marshal.h"

#include <string.h>

#include <resapi.h>

#include "handles.h"
#include "state.h"

static const void *pointer_of(uint64_t slot)
{
    return (const void *)(uintptr_t)slot;
}

size_t marshal_length(const uint16_t *text)
{
    size_t length = 0;
    while (text[length] != 0) {
        length++;
    }
    return length;
}

static struct wire_value string_value(uint64_t slot)
{
    const uint16_t *text = pointer_of(slot);
    if (!text) {
        return (struct wire_value){.kind = WIRE_NULL};
    }
    return (struct wire_value){
        .kind = WIRE_BYTES, .bytes = text, .length = (marshal_length(text) + 1) * sizeof(*text)};
}

static uint64_t slot_of_pair(const struct abi_row *row, const uint64_t *slots,
                             const struct abi_arg *arg)
{
    const int index = arg->pair ? abi_arg_index(row, arg->pair) : -1;
    return index < 0 ? 0 : slots[index];
}

/* A size that no list has is cut: what the service gets is enough to see that it is wrong. */
static struct wire_value buffer_value(const void *bytes, uint64_t length)
{
    if (!bytes) {
        return (struct wire_value){.kind = WIRE_NULL};
    }
    return (struct wire_value){.kind = WIRE_BYTES,
                               .bytes = bytes,
                               .length = length > WIRE_MAX_BYTES / 2 ? WIRE_MAX_BYTES / 2
                                                                     : (size_t)length};
}

static struct wire_value status_value(const void *pointer, bool is_ex, struct wire_status *to)
{
    if (!pointer) {
        return (struct wire_value){.kind = WIRE_NULL};
    }
    if (is_ex) {
        const RESOURCE_STATUS_EX *from = pointer;
        *to = (struct wire_status){
            .state = (int32_t)from->ResourceState,
            .check_point = from->CheckPoint,
            .wait_hint = from->WaitHint,
            .application_error = from->ApplicationSpecificErrorCode,
            .flags = from->Flags,
            .event = (int64_t)event_number(from->EventHandle),
        };
    } else {
        const RESOURCE_STATUS *from = pointer;
        *to = (struct wire_status){
            .state = (int32_t)from->ResourceState,
            .check_point = from->CheckPoint,
            .wait_hint = from->WaitHint,
            .event = (int64_t)event_number(from->EventHandle),
        };
    }
    return (struct wire_value){.kind = WIRE_BYTES, .bytes = to, .length = sizeof(*to)};
}

static struct wire_value out_value(uint64_t slot, uint64_t number)
{
    return slot == 0 ? (struct wire_value){.kind = WIRE_NULL} : talk_number(number);
}

static uint32_t u32_at(uint64_t slot)
{
    uint32_t value = 0;
    if (slot != 0) {
        memcpy(&value, pointer_of(slot), sizeof(value));
    }
    return value;
}

static uint64_t plain_value(enum abi_type type, uint64_t slot)
{
    switch (type) {
    case ABI_U32:
        return (uint32_t)slot;
    case ABI_I32:
        return (uint64_t)(int64_t)(int32_t)slot;
    default:
        return slot;
    }
}

static struct wire_value argument_value(const struct abi_row *row, const uint64_t *slots,
                                        unsigned index, struct marshal *scratch)
{
    const struct abi_arg *arg = &row->args[index];
    const uint64_t slot = slots[index];

    switch (arg->role) {
    case ABI_RESOURCE_HANDLE:
        return talk_number(handles_resource(pointer_of(slot)));
    case ABI_KEY:
        return talk_number(handles_key(pointer_of(slot)));
    case ABI_STRING:
        return string_value(slot);
    case ABI_IN_BUFFER:
        return buffer_value(pointer_of(slot), (uint32_t)slot_of_pair(row, slots, arg));
    case ABI_STATUS:
    case ABI_STATUS_EX:
        return status_value(pointer_of(slot), arg->role == ABI_STATUS_EX, &scratch->status);
    case ABI_INOUT_SIZE:
    case ABI_INOUT_CHARS:
        return out_value(slot, u32_at(slot));
    case ABI_KEY_OUT:
    case ABI_OUT_BUFFER:
    case ABI_OUT_STRING:
    case ABI_U32_OUT:
    case ABI_FILETIME_OUT:
        return out_value(slot, 0);
    case ABI_IGNORED:
        return (struct wire_value){.kind = WIRE_NULL};
    default:
        return talk_number(plain_value(arg->type, slot));
    }
}

void marshal_arguments(const struct abi_row *row, const uint64_t *slots, struct wire_message *out,
                       struct marshal *scratch)
{
    out->row = (uint32_t)abi_index(row);
    out->value_count = row->arg_count;
    for (unsigned i = 0; i < row->arg_count; i++) {
        out->values[i] = argument_value(row, slots, i, scratch);
    }
}

/* Bytes into a buffer of the plugin's whose room stands in the partner, in its unit. */
static void buffer_store(uint64_t slot, uint64_t room, const struct wire_value *value,
                         bool is_string)
{
    void *to = (void *)(uintptr_t)slot;
    const size_t length = value->length < room ? value->length : (size_t)room;

    if (!to || value->kind != WIRE_BYTES) {
        return;
    }
    memcpy(to, value->bytes, length);
    /* Text may come with its NUL or without: the plugin gets it with. */
    uint16_t last = 0;
    if (is_string && length >= sizeof(last)) {
        memcpy(&last, (unsigned char *)to + length - sizeof(last), sizeof(last));
    }
    if (is_string && (last != 0 || length == 0) && length + sizeof(last) <= room) {
        memset((unsigned char *)to + length, 0, sizeof(last));
    }
}

static void number_store(const struct abi_arg *arg, uint64_t slot, uint64_t number)
{
    void *to = (void *)(uintptr_t)slot;
    const uint32_t small = (uint32_t)number;
    const void *key = handles_of_key(number);

    switch (arg->role) {
    case ABI_KEY_OUT:
        memcpy(to, &key, sizeof(key));
        break;
    case ABI_FILETIME_OUT:
        memcpy(to, &number, sizeof(number));
        break;
    case ABI_U32_OUT:
    case ABI_INOUT_SIZE:
    case ABI_INOUT_CHARS:
        memcpy(to, &small, sizeof(small));
        break;
    default:
        break;
    }
}

/* Of an out-buffer; its size is given, or stands where a pointer says. */
static uint64_t room_of(const struct abi_row *row, const uint64_t *slots, const struct abi_arg *arg)
{
    const int pair = abi_arg_index(row, arg->pair);
    const uint64_t slot = slot_of_pair(row, slots, arg);

    return pair >= 0 && row->args[pair].role == ABI_OUT_SIZE ? (uint32_t)slot : u32_at(slot);
}

void marshal_outputs(const struct abi_row *row, const uint64_t *slots,
                     const struct wire_message *reply)
{
    uint64_t rooms[ABI_MAX_ARGS] = {0};

    /* All rooms first: the sizes that come back stand in the same places. */
    for (unsigned i = 0; i < row->arg_count; i++) {
        if (row->args[i].role == ABI_OUT_BUFFER) {
            rooms[i] = room_of(row, slots, &row->args[i]);
        } else if (row->args[i].role == ABI_OUT_STRING) {
            rooms[i] = (uint64_t)u32_at(slot_of_pair(row, slots, &row->args[i])) * 2;
        }
    }
    for (unsigned i = 0; i < row->arg_count && i + 2 < reply->value_count; i++) {
        const struct wire_value *value = &reply->values[i + 2];
        if (value->kind == WIRE_BYTES) {
            buffer_store(slots[i], rooms[i], value, row->args[i].role == ABI_OUT_STRING);
        } else if (value->kind == WIRE_NUMBER && slots[i] != 0) {
            number_store(&row->args[i], slots[i], value->number);
        }
    }
}
