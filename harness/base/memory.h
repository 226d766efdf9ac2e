#ifndef RDK_BASE_MEMORY_H
#define RDK_BASE_MEMORY_H

/* Allocation that does not fail: out of memory is reported on stderr and ends with status 70. */

#include <stddef.h>

void *memory_allocate(size_t bytes); /* zeroed */
void *memory_resize(void *block, size_t bytes);
void *memory_copy(const void *bytes, size_t count);
char *memory_text(const char *text); /* strdup; NULL gives NULL */
char *memory_printf(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Say so on stderr and end the process with status 70. */
void memory_exhausted(void) __attribute__((noreturn));

/* An arena: many small things that die together. Zeroed memory, aligned to 16. */
struct arena;
struct arena *arena_create(void);
void arena_destroy(struct arena *arena); /* NULL is allowed */
void *arena_allocate(struct arena *arena, size_t bytes);
void *arena_copy(struct arena *arena, const void *bytes, size_t count);
char *arena_text(struct arena *arena, const char *text); /* NULL gives NULL */
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
