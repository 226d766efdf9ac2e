#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* Blocks are chained, newest first; a thing larger than a block gets one of its own. */

/* Blocks double from the first to the largest: an arena for one line of JSON costs little, and one
 * for a long trace has few blocks. */
#define FIRST_BLOCK_BYTES   1024u
#define LARGEST_BLOCK_BYTES (256u * 1024)
#define ALIGNMENT           16u

struct block {
    struct block *next;
    size_t used;
    size_t capacity;
    _Alignas(ALIGNMENT) unsigned char data[];
};

struct arena {
    struct block *blocks;
    size_t next_bytes; /* of the next ordinary block; 0: none was made yet */
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

static struct block *create_block(size_t capacity)
{
    if (capacity > SIZE_MAX - sizeof(struct block)) {
        memory_exhausted();
    }
    struct block *block = memory_allocate(sizeof(struct block) + capacity);
    block->capacity = capacity;
    return block;
}

static struct block *add_block(struct arena *arena, size_t bytes)
{
    if (bytes > LARGEST_BLOCK_BYTES / 4 && arena->blocks) {
        /* A block for one large thing goes behind the current one, which still has room. */
        struct block *block = create_block(bytes);
        block->next = arena->blocks->next;
        arena->blocks->next = block;
        return block;
    }
    size_t ordinary = arena->next_bytes ? arena->next_bytes : FIRST_BLOCK_BYTES;
    while (ordinary < LARGEST_BLOCK_BYTES && ordinary / 4 < bytes) {
        ordinary *= 2;
    }
    struct block *block = create_block(bytes > ordinary ? bytes : ordinary);
    block->next = arena->blocks;
    arena->blocks = block;
    arena->next_bytes = ordinary < LARGEST_BLOCK_BYTES ? ordinary * 2 : ordinary;
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
