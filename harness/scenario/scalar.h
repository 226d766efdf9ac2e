#ifndef RDK_SCENARIO_SCALAR_H
#define RDK_SCENARIO_SCALAR_H

/* What a single value is by the core rules of YAML 1.2 (so that on, off, yes and no are words),
 * and the texts of ours that have an inner form: durations and bytes in hex. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"
#include "tree.h"

enum scalar_type {
    SCALAR_TEXT,
    SCALAR_NULL,
    SCALAR_BOOL,
    SCALAR_NUMBER
};

struct scalar {
    enum scalar_type type;
    bool truth;
    bool negative;
    bool too_large;  /* a number that 64 bits do not hold */
    uint64_t number; /* two's complement when negative */
};

struct scalar scalar_read(const struct tree *node);

enum scalar_verdict {
    SCALAR_GOOD,
    SCALAR_NO_UNIT,
    SCALAR_MALFORMED,
    SCALAR_TOO_LARGE,
};

#define SCALAR_UNITS "us, ms, s, m, h or d"

/* "250ms" to microseconds. */
enum scalar_verdict scalar_duration(const char *text, uint64_t *ret_us);
/* "00 ff 1A" to bytes; spaces may stand between bytes. False when it is not that. */
bool scalar_hex(struct arena *arena, const char *text, const uint8_t **ret_bytes,
                size_t *ret_length);
/* "2026-01-31T12:00:00Z" to the 100-ns units since 1601 that a FILETIME counts. */
bool scalar_filetime(const char *text, uint64_t *ret_value);

#endif
