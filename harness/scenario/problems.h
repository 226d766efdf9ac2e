#ifndef RDK_SCENARIO_PROBLEMS_H
#define RDK_SCENARIO_PROBLEMS_H

/* All that is wrong in a file, gathered while it is read. */

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"
#include "base/place.h"
#include "scenario.h"
#include "tree.h"

/* More than anybody reads at once; a hostile file must not fill the memory. */
#define PROBLEMS_LIMIT 100

struct problems_source {
    const char *file; /* the very pointer that places hold */
    const char *text;
    size_t length;
};

struct problems {
    struct arena *arena;
    struct scenario_problem *items;
    size_t count;
    size_t capacity;
    struct problems_source *sources;
    size_t source_count;
    bool full;
};

/* A file's text, for the source line of a problem. Borrowed until the end. */
void problems_add_source(struct problems *problems, const char *file, const char *text,
                         size_t length);
void problems_add(struct problems *problems, const struct place *place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* At a node. Nothing is said about a broken node: its own problem is in the list already. */
void problems_at(struct problems *problems, const struct tree *node, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Sort by place and find the source lines. */
void problems_finish(struct problems *problems);

/* "; did you mean 'x'?" for the word nearest to `word`, or "". */
const char *problems_suggest(struct arena *arena, const char *word, const char *const *words,
                             size_t count);
/* The same for a name of a class (of any constant for NAMES_NONE). */
const char *problems_suggest_name(struct arena *arena, enum names_class class, const char *word);

#endif
