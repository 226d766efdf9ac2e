#ifndef RDK_WIRE_SEGMENT_H
#define RDK_WIRE_SEGMENT_H

/*
 * What both sides map. The first page holds the turn; behind it is the room for one message. The
 * file is sparse: only what a message touches becomes memory, and a large message gives its pages
 * back when it has been read.
 */

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

#include "wire.h"

#define SEGMENT_MAGIC 0x6b647231u /* "1rdk" */
#define SEGMENT_PAGE  4096u
#define SEGMENT_ROOM  (257u << 20)
#define SEGMENT_BYTES (SEGMENT_PAGE + (size_t)SEGMENT_ROOM)
/* A message larger than this is released after reading. */
#define SEGMENT_KEPT_BYTES (1u << 20)

enum segment_turn {
    SEGMENT_TURN_SERVICE,
    SEGMENT_TURN_HOST
};

struct segment {
    uint32_t magic;
    _Atomic uint32_t turn;
};

/* A message in the segment: this, then its values, then what they hold, each at a multiple of 8. */
struct segment_message {
    uint32_t type;
    uint32_t flags;
    uint32_t row;
    uint32_t table;
    uint32_t thread;
    uint32_t thread_kind;
    uint64_t call;
    uint64_t now_us;
    uint64_t until_us;
    uint32_t value_count;
    uint32_t padding;
    uint64_t payload_bytes; /* of all values together, each rounded up to 8 */
};

struct segment_value {
    uint32_t kind;
    uint32_t padding;
    uint64_t number; /* of bytes: how many */
};

struct wire {
    struct segment *segment;
    unsigned char *room;
    enum segment_turn mine;
    unsigned char *copy; /* what the last message's values point into; mapped */
    size_t copy_bytes;
};

/* Wait until it is this side's turn: 0 or -ETIMEDOUT. Async-signal-safe. */
int segment_wait(struct wire *wire, uint64_t timeout_ns);
void segment_pass(struct wire *wire);

#endif
