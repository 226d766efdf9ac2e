#ifndef RDK_SCENARIO_EXPAND_H
#define RDK_SCENARIO_EXPAND_H

/* Before the model is read: variables are put in, macros and repetitions carried out, and the
 * matrix makes variants. Tree in, trees out. */

#include <stdbool.h>
#include <stddef.h>

#include "problems.h"
#include "tree.h"

#define EXPAND_MAX_NODES    500000 /* in all variants of a file */
#define EXPAND_MAX_BYTES    (64u << 20)
#define EXPAND_MAX_TEXT     65536 /* of one text with variables in it */
#define EXPAND_MAX_VARIANTS 1000
#define EXPAND_MAX_DEPTH    16 /* of macros in macros */
#define EXPAND_MAX_REPEAT   10000
#define EXPAND_MAX_PARAMS   64
#define EXPAND_MAX_FILES    64
#define EXPAND_MAX_NAMES    1000 /* variables that are known at once; macros of a file */

struct variable {
    const char *name;
    const struct tree *value;
    const struct variable *next;
    size_t depth; /* how many there are, with this one */
};

struct macro_file {
    const char *path;        /* as places say it */
    const struct tree *root; /* NULL when it cannot be used: told already */
};

struct expander {
    struct arena *arena;
    struct problems *problems;
    size_t nodes;
    size_t bytes;
    bool exhausted; /* a bound was passed: told once */
    struct macro_file files[EXPAND_MAX_FILES];
    size_t file_count;
    const struct tree *macros[EXPAND_MAX_DEPTH]; /* being carried out, for cycles */
    size_t macro_depth;
};

/* Take from the bounds of the file; false, and told once, when there is nothing left. */
bool expand_spend(struct expander *expander, const struct tree *at, size_t nodes, size_t bytes);
/* A copy with `${name}` put in; steps in lists under `steps` and `teardown` are carried out. */
const struct tree *expand_tree(struct expander *expander, const struct tree *node,
                               const struct variable *variables, const struct tree_use *use);
const struct tree *expand_root(struct expander *expander, const struct tree *root,
                               const struct variable *variables);
/* A list of steps with `use:` and `repeat:` carried out. */
const struct tree *expand_steps(struct expander *expander, const struct tree *steps,
                                const struct variable *variables, const struct tree_use *use);
const struct variable *expand_variable(struct expander *expander, const struct variable *next,
                                       const char *name, const struct tree *value);
/* A node for a name or value that stands in no file. */
struct tree *expand_text_node(struct expander *expander, const struct place *place,
                              const char *text);
struct tree *expand_broken_node(struct expander *expander, const struct place *place);

struct variant {
    const struct variable *variables;
    const char *label; /* "[action=Save]"; "" without a matrix */
};

/* The variables of each variant. `given` are the command line's. */
size_t variants_make(struct expander *expander, const struct tree *root,
                     const struct scenario_variable *given, size_t given_count,
                     const struct variant **ret);

#endif
