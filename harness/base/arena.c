#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* Blocks are chained, newest first; a thing larger than a block gets one of its own. */

#define BLOCK_BYTES (64u * 1024)
#define ALIGNMENT   16u

struct block {
    struct block *next;
    size_t used;
    size_t capacity;
    _Alignas(ALIGNMENT) unsigned char data[];
};

struct arena {
    struct block *blocks;
};

struct arena *arena_create(void)
{
    return memory_allocate(sizeof(struct arena));
}

void arena_destroy(struct arena *arena)
{
    if (!arena) {
        return;
    }
    struct block *block = arena->blocks;
    while (block) {
        struct block *next = block->next;
        free(block);
        block = next;
    }
    free(arena);
}

static struct block *add_block(struct arena *arena, size_t bytes)
{
    size_t capacity = bytes > BLOCK_BYTES / 4 ? bytes : BLOCK_BYTES;
    if (capacity > SIZE_MAX - sizeof(struct block)) {
        memory_exhausted();
    }
    struct block *block = memory_allocate(sizeof(struct block) + capacity);
    block->capacity = capacity;
    if (capacity != BLOCK_BYTES && arena->blocks) {
        /* A block for one large thing goes behind the current one, which still has room. */
        block->next = arena->blocks->next;
        arena->blocks->next = block;
    } else {
        block->next = arena->blocks;
        arena->blocks = block;
    }
    return block;
}

void *arena_allocate(struct arena *arena, size_t bytes)
{
    if (bytes > SIZE_MAX - ALIGNMENT) {
        memory_exhausted();
    }
    size_t rounded = (bytes + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    if (rounded == 0) {
        rounded = ALIGNMENT;
    }
    struct block *block = arena->blocks;
    if (!block || block->capacity - block->used < rounded) {
        block = add_block(arena, rounded);
    }
    void *place = block->data + block->used;
    block->used += rounded;
    return place;
}

void *arena_copy(struct arena *arena, const void *bytes, size_t count)
{
    void *copy = arena_allocate(arena, count);
    if (count) {
        memcpy(copy, bytes, count);
    }
    return copy;
}

char *arena_text(struct arena *arena, const char *text)
{
    return text ? arena_copy(arena, text, strlen(text) + 1) : NULL;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0) {
        memory_exhausted();
    }
    size_t bytes = (size_t)length + 1;
    char *text = arena_allocate(arena, bytes);
    vsnprintf(text, bytes, format, again);
    va_end(again);
    return text;
}
