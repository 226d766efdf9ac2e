#ifndef RDK_HOST_GUARD_H
#define RDK_HOST_GUARD_H

/*
 * Memory that is lent to the plugin for the time of a call. A block ends at a page that nobody may
 * touch; what lies before it is filled with canaries. When it is taken back, its pages may not be
 * touched either, and stay so for a while: whoever comes too late faults, and is told on what.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum guard_kind {
    GUARD_OUT,
    GUARD_IN,
    GUARD_STRING,
    GUARD_CONSTANT
};

struct guard;

/* Lend `length` bytes. `row` and `argument` are static text and name it in reports. Unaligned: at
 * an odd address. NULL when there is no memory. */
struct guard *guard_lend(enum guard_kind kind, size_t length, bool unaligned, const char *row,
                         const char *argument, uint64_t call);
void *guard_bytes(const struct guard *guard);
size_t guard_length(const struct guard *guard);
/* Whether the canaries around it are as they were. If not: how far from the block's start the
 * first strange byte is (negative: before it), and whether it lies behind the block. */
bool guard_is_intact(const struct guard *guard, ptrdiff_t *ret_offset);
/* Nobody may use it any more. NULL is allowed. */
void guard_take_back(struct guard *guard);
/* From now on it may be read only. */
void guard_freeze(struct guard *guard);

/* Say what an address has to do with a block, if anything; async-signal-safe. */
bool guard_explain(uintptr_t address, bool is_write, char *text, size_t text_bytes);

#endif
