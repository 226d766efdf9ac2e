#include "trace/intern.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static size_t hash(const char *text)
{
    /* FNV-1a. */
    uint64_t value = 0xcbf29ce484222325u;
    for (; *text; ++text) {
        value = (value ^ (unsigned char)*text) * 0x100000001b3u;
    }
    return (size_t)(value ^ value >> 32);
}

/* The slot where a text is, or would be. */
static const char **find_slot(const char **slots, size_t capacity, const char *text)
{
    size_t at = hash(text) & (capacity - 1);
    while (slots[at] && strcmp(slots[at], text) != 0) {
        at = (at + 1) & (capacity - 1);
    }
    return &slots[at];
}

static void grow(struct intern *intern)
{
    size_t capacity = intern->capacity ? intern->capacity * 2 : 256;
    const char **slots = memory_allocate(capacity * sizeof(*slots));
    for (size_t i = 0; i < intern->capacity; ++i) {
        if (intern->slots[i]) {
            *find_slot(slots, capacity, intern->slots[i]) = intern->slots[i];
        }
    }
    free(intern->slots);
    intern->slots = slots;
    intern->capacity = capacity;
}

const char *intern_text(struct intern *intern, struct arena *arena, const char *text)
{
    if (!text) {
        return NULL;
    }
    size_t at = ((uintptr_t)text ^ (uintptr_t)text >> 6) % INTERN_RECENT;
    /* What stands at an address may have changed since, so the text itself decides. */
    if (intern->recent[at].from == text && strcmp(intern->recent[at].copy, text) == 0) {
        return intern->recent[at].copy;
    }
    if (2 * intern->count >= intern->capacity) {
        grow(intern);
    }
    const char **slot = find_slot(intern->slots, intern->capacity, text);
    if (!*slot) {
        *slot = arena_text(arena, text);
        ++intern->count;
    }
    intern->recent[at].from = text;
    intern->recent[at].copy = *slot;
    return *slot;
}

void intern_finish(struct intern *intern)
{
    free(intern->slots);
    *intern = (struct intern){0};
}
