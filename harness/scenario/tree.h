#ifndef RDK_SCENARIO_TREE_H
#define RDK_SCENARIO_TREE_H

/* A YAML document as a tree that remembers where each node stands. An alias is the very node that
 * its anchor names, so the tree may share; it never has a cycle. */

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"
#include "base/place.h"

#define TREE_MAX_DEPTH   64
#define TREE_MAX_NODES   100000 /* with each alias counted as what it stands for */
#define TREE_MAX_ALIASES 1000
#define TREE_MAX_ANCHORS 1000
#define TREE_MAX_BYTES   (1u << 20)

enum tree_kind {
    TREE_SCALAR,
    TREE_SEQUENCE,
    TREE_MAPPING
};

/* The `use:` step that brought a node in from a macro. */
struct tree_use {
    struct place place;
    const struct tree_use *outer;
};

struct tree {
    enum tree_kind kind;
    bool quoted; /* scalar that is not plain: always a text */
    bool broken; /* its problem has been told; expect no value here */
    struct place place;
    const struct tree_use *use; /* NULL outside macros */
    const char *text;           /* scalar; NUL-ended UTF-8 without other NULs */
    const struct tree **items;  /* sequence: items; mapping: key, value, key, value … */
    size_t count;               /* of items, or of pairs */
    size_t weight;              /* nodes in it */
};

struct problems;

/* A byte order mark in front is no part of the text. */
void source_skip_mark(const char **text, size_t *length);
/* Check a file's bytes: size, UTF-8, characters, tabs. False when it makes no sense to parse it. */
bool source_check(struct problems *problems, const char *file, const char *text, size_t length);

/* Parse one document. NULL when it is not YAML (or beyond the bounds): then there is a problem. */
const struct tree *tree_parse(struct arena *arena, struct problems *problems, const char *file,
                              const char *text, size_t length);

/* The value of a key; NULL when the mapping lacks it or it is no mapping. */
const struct tree *tree_find(const struct tree *mapping, const char *key);
/* "a text", "a list", "a mapping": for messages. */
const char *tree_kind_text(const struct tree *node);

#endif
