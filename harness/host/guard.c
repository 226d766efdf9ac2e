#define _GNU_SOURCE
#include "guard.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define PAGE         ((size_t)4096)
#define CANARY       0xc5
#define FRESH        0xcd /* what an out-buffer holds at first */
#define CANARY_BYTES 256u /* before a block, as far as its first page reaches */
#define CLASSES      20u  /* 1, 2, 4 … pages */
/* So many blocks stay untouchable before the oldest is used again. */
#define RETIRED_MAX 64u
/* Larger ones give their memory back at once. */
#define KEPT_BYTES (1u << 20)

struct guard {
    struct guard *next_known; /* all of them, newest first: never removed, so a handler may walk */
    struct guard *next;       /* in the list of its class, or in the queue of retired ones */
    unsigned char *pages;
    size_t page_bytes; /* without the guard page */
    unsigned class;
    unsigned char *start;
    size_t length;
    enum guard_kind kind;
    bool is_lent;
    const char *row;
    const char *argument;
    uint64_t call;
};

static struct guard *known;
static struct guard *free_lists[CLASSES];
static struct guard *retired_first;
static struct guard *retired_last;
static unsigned retired_count;

static struct guard *guard_make(unsigned class)
{
    const size_t bytes = PAGE << class;
    unsigned char *pages =
        mmap(NULL, bytes + PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (pages == MAP_FAILED) {
        return NULL;
    }
    struct guard *guard = calloc(1, sizeof(*guard));
    if (!guard) {
        munmap(pages, bytes + PAGE);
        return NULL;
    }
    guard->pages = pages;
    guard->page_bytes = bytes;
    guard->class = class;
    guard->next_known = known;
    known = guard;
    return guard;
}

static size_t alignment_of(enum guard_kind kind)
{
    switch (kind) {
    case GUARD_STRING:
        return 2;
    case GUARD_IN:
        return 4; /* what property lists promise */
    default:
        return 8;
    }
}

static unsigned char *canary_start(const struct guard *guard)
{
    const size_t before = (size_t)(guard->start - guard->pages);
    return before > CANARY_BYTES ? guard->start - CANARY_BYTES : guard->pages;
}

struct guard *guard_lend(enum guard_kind kind, size_t length, bool unaligned, const char *row,
                         const char *argument, uint64_t call)
{
    const size_t needed = length + CANARY_BYTES;
    unsigned class = 0;
    while (class < CLASSES - 1 && (PAGE << class) < needed) {
        class ++;
    }
    struct guard *guard = free_lists[class];
    if (guard) {
        free_lists[class] = guard->next;
    } else {
        guard = guard_make(class);
    }
    if (!guard || mprotect(guard->pages, guard->page_bytes, PROT_READ | PROT_WRITE) < 0) {
        return NULL;
    }
    unsigned char *end = guard->pages + guard->page_bytes;
    uintptr_t start = (uintptr_t)(end - length) & ~(uintptr_t)(alignment_of(kind) - 1);
    if (unaligned) {
        start = ((uintptr_t)(end - length) - 1) | 1;
        start -= start + length > (uintptr_t)end ? 2 : 0;
    }
    guard->start = guard->pages + (start - (uintptr_t)guard->pages);
    guard->length = length;
    guard->kind = kind;
    guard->is_lent = true;
    guard->row = row;
    guard->argument = argument;
    guard->call = call;
    unsigned char *canary = canary_start(guard);
    memset(canary, CANARY, (size_t)(guard->start - canary));
    memset(guard->start, FRESH, length);
    memset(guard->start + length, CANARY, (size_t)(end - guard->start) - length);
    return guard;
}

void *guard_bytes(const struct guard *guard)
{
    return guard->start;
}

size_t guard_length(const struct guard *guard)
{
    return guard->length;
}

bool guard_is_intact(const struct guard *guard, ptrdiff_t *ret_offset)
{
    const unsigned char *end = guard->pages + guard->page_bytes;

    for (const unsigned char *at = guard->start + guard->length; at < end; at++) {
        if (*at != CANARY) {
            *ret_offset = at - guard->start;
            return false;
        }
    }
    for (const unsigned char *at = guard->start - 1; at >= canary_start(guard); at--) {
        if (*at != CANARY) {
            *ret_offset = at - guard->start;
            return false;
        }
    }
    return true;
}

static void retired_append(struct guard *guard)
{
    guard->next = NULL;
    if (retired_last) {
        retired_last->next = guard;
    } else {
        retired_first = guard;
    }
    retired_last = guard;
    retired_count++;
}

void guard_take_back(struct guard *guard)
{
    if (!guard) {
        return;
    }
    guard->is_lent = false;
    if (guard->page_bytes > KEPT_BYTES) {
        madvise(guard->pages, guard->page_bytes, MADV_DONTNEED);
    }
    mprotect(guard->pages, guard->page_bytes, PROT_NONE);
    retired_append(guard);
    if (retired_count > RETIRED_MAX) {
        struct guard *oldest = retired_first;
        retired_first = oldest->next;
        retired_count--;
        oldest->next = free_lists[oldest->class];
        free_lists[oldest->class] = oldest;
    }
}

void guard_freeze(struct guard *guard)
{
    mprotect(guard->pages, guard->page_bytes, PROT_READ);
}

static void explain_past_end(const struct guard *guard, uintptr_t address, bool is_write,
                             char *text, size_t text_bytes)
{
    const size_t offset = address - (uintptr_t)guard->start;
    snprintf(text, text_bytes,
             "%s %zu bytes behind the start of %s, %s of %zu bytes that %s%s got (call %llu): the "
             "page behind it is guarded",
             is_write ? "wrote" : "read", offset, guard->argument,
             guard->kind == GUARD_OUT      ? "an out-buffer"
             : guard->kind == GUARD_STRING ? "a string"
                                           : "a block",
             guard->length, guard->row, guard->is_lent ? "" : " once",
             (unsigned long long)guard->call);
}

bool guard_explain(uintptr_t address, bool is_write, char *text, size_t text_bytes)
{
    for (const struct guard *guard = known; guard; guard = guard->next_known) {
        const uintptr_t low = (uintptr_t)guard->pages;
        const uintptr_t end = low + guard->page_bytes;
        if (address < low || address >= end + PAGE || !guard->row) {
            continue;
        }
        if (guard->kind == GUARD_CONSTANT && address < end) {
            snprintf(text, text_bytes, "wrote to %s of %s, which is the monitor's", guard->argument,
                     guard->row);
        } else if (address >= end) {
            explain_past_end(guard, address, is_write, text, text_bytes);
        } else {
            snprintf(text, text_bytes,
                     "%s %s of %s (call %llu), used after the entry point returned",
                     is_write ? "wrote to" : "read", guard->argument, guard->row,
                     (unsigned long long)guard->call);
        }
        return true;
    }
    return false;
}
