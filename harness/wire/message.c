#include <errno.h>
#include <string.h>
#include <sys/mman.h>

#include "base/err.h"
#include "segment.h"

#define ROUND_UP_8(n) (((n) + 7u) & ~(uint64_t)7u)
#define VALUES_AT     sizeof(struct segment_message)

/* What the values of a message take in the segment; 0 when that is too much. */
static uint64_t payload_of(const struct wire_message *message)
{
    uint64_t bytes = 0;
    for (size_t i = 0; i < message->value_count; i++) {
        if (message->values[i].kind != WIRE_BYTES) {
            continue;
        }
        if (message->values[i].length > WIRE_MAX_BYTES) {
            return UINT64_MAX;
        }
        bytes += ROUND_UP_8(message->values[i].length);
    }
    return bytes;
}

int wire_send(struct wire *wire, const struct wire_message *message, struct err *err)
{
    const uint64_t payload_bytes = payload_of(message);

    if (payload_bytes > WIRE_MAX_BYTES || message->value_count > WIRE_MAX_VALUES) {
        return err_set(err, -EMSGSIZE, "a message of more than %u MiB or %u values",
                       WIRE_MAX_BYTES >> 20, WIRE_MAX_VALUES);
    }
    if (!wire_has_turn(wire)) {
        return err_set(err, -EBUSY, "the wire is not this side's to write on");
    }
    const struct segment_message header = {
        .type = message->type,
        .flags = message->flags,
        .row = message->row,
        .table = message->table,
        .thread = message->thread,
        .thread_kind = message->thread_kind,
        .call = message->call,
        .now_us = message->now_us,
        .until_us = message->until_us,
        .value_count = (uint32_t)message->value_count,
        .payload_bytes = payload_bytes,
    };
    unsigned char *value_at = wire->room + VALUES_AT;
    unsigned char *bytes_at = value_at + message->value_count * sizeof(struct segment_value);

    memcpy(wire->room, &header, sizeof(header));
    for (size_t i = 0; i < message->value_count; i++) {
        const struct wire_value *from = &message->values[i];
        const struct segment_value value = {
            .kind = from->kind,
            .number = from->kind == WIRE_BYTES ? from->length : from->number,
        };
        memcpy(value_at + i * sizeof(value), &value, sizeof(value));
        if (from->kind == WIRE_BYTES && from->length > 0) {
            memcpy(bytes_at, from->bytes, from->length);
            bytes_at += ROUND_UP_8(from->length);
        }
    }
    segment_pass(wire);
    return 0;
}

/* Mapped rather than allocated: a plugin that ruins the heap leaves the wire alone. */
static int copy_reserve(struct wire *wire, size_t bytes, struct err *err)
{
    if (wire->copy && (bytes > wire->copy_bytes ||
                       (wire->copy_bytes > SEGMENT_KEPT_BYTES && bytes <= SEGMENT_KEPT_BYTES))) {
        munmap(wire->copy, wire->copy_bytes);
        wire->copy = NULL;
    }
    if (!wire->copy) {
        wire->copy_bytes = bytes < SEGMENT_PAGE ? SEGMENT_PAGE : bytes;
        void *memory = mmap(NULL, wire->copy_bytes, PROT_READ | PROT_WRITE,
                            MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (memory == MAP_FAILED) {
            return err_set(err, -ENOMEM, "no memory for a message of %zu bytes", bytes);
        }
        wire->copy = memory;
    }
    return 0;
}

static int header_check(const struct segment_message *header, struct err *err)
{
    if (header->type < WIRE_LOAD || header->type > WIRE_SIGNALLED) {
        return err_set(err, -EPROTO, "a message of unknown type %u", header->type);
    }
    if (header->thread_kind > WIRE_THREAD_OTHER) {
        return err_set(err, -EPROTO, "a message from a thread of unknown kind %u",
                       header->thread_kind);
    }
    if (header->value_count > WIRE_MAX_VALUES) {
        return err_set(err, -EPROTO, "a message with %u values, more than %u", header->value_count,
                       WIRE_MAX_VALUES);
    }
    if (header->payload_bytes > WIRE_MAX_BYTES) {
        return err_set(err, -EPROTO, "a message of %llu bytes, more than %u",
                       (unsigned long long)header->payload_bytes, WIRE_MAX_BYTES);
    }
    return 0;
}

/* Turn the values' descriptions, already copied, into values that point into the copy. */
static int values_read(struct wire *wire, const struct segment_value *values, size_t count,
                       uint64_t payload_bytes, struct wire_message *message, struct err *err)
{
    uint64_t used = 0;

    for (size_t i = 0; i < count; i++) {
        struct wire_value *to = &message->values[i];
        switch (values[i].kind) {
        case WIRE_NULL:
            *to = (struct wire_value){.kind = WIRE_NULL};
            break;
        case WIRE_NUMBER:
            *to = (struct wire_value){.kind = WIRE_NUMBER, .number = values[i].number};
            break;
        case WIRE_BYTES:
            if (values[i].number > payload_bytes - used ||
                ROUND_UP_8(values[i].number) > payload_bytes - used) {
                return err_set(err, -EPROTO, "value %zu of %llu bytes reaches past its message", i,
                               (unsigned long long)values[i].number);
            }
            *to = (struct wire_value){
                .kind = WIRE_BYTES, .bytes = wire->copy + used, .length = (size_t)values[i].number};
            used += ROUND_UP_8(values[i].number);
            break;
        default:
            return err_set(err, -EPROTO, "value %zu of unknown kind %u", i, values[i].kind);
        }
    }
    return 0;
}

int wire_receive(struct wire *wire, struct wire_message *ret, uint64_t timeout_ns, struct err *err)
{
    struct segment_message header;
    struct segment_value values[WIRE_MAX_VALUES];

    int r = segment_wait(wire, timeout_ns);
    if (r < 0) {
        return err_set(err, r, "no message within the time");
    }
    /* Everything is read once: what is checked is what is used. */
    memcpy(&header, wire->room, sizeof(header));
    r = header_check(&header, err);
    if (r < 0) {
        return r;
    }
    const size_t values_bytes = header.value_count * sizeof(values[0]);
    const size_t payload_bytes = (size_t)header.payload_bytes;
    memcpy(values, wire->room + VALUES_AT, values_bytes);
    r = copy_reserve(wire, payload_bytes, err);
    if (r < 0) {
        return r;
    }
    memcpy(wire->copy, wire->room + VALUES_AT + values_bytes, payload_bytes);
    if (payload_bytes > SEGMENT_KEPT_BYTES) {
        madvise(wire->room + SEGMENT_KEPT_BYTES, SEGMENT_ROOM - SEGMENT_KEPT_BYTES, MADV_REMOVE);
    }
    ret->type = (enum wire_type)header.type;
    ret->flags = header.flags;
    ret->row = header.row;
    ret->table = header.table;
    ret->thread = header.thread;
    ret->thread_kind = (enum wire_thread)header.thread_kind;
    ret->call = header.call;
    ret->now_us = header.now_us;
    ret->until_us = header.until_us;
    ret->value_count = header.value_count;
    return values_read(wire, values, header.value_count, header.payload_bytes, ret, err);
}
