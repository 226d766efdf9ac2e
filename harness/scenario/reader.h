#ifndef RDK_SCENARIO_READER_H
#define RDK_SCENARIO_READER_H

/*
 * From tree to model. A mapping is read by its table: one row for each key, with how to read it
 * and what to tell about it. The same rows give the checks, did-you-mean, the documentation
 * (docs/scenario-format.md) and the JSON Schema.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "problems.h"
#include "scenario.h"
#include "tree.h"

struct reader {
    struct arena *arena;
    struct problems *problems;
    const struct scenario_step *step; /* whose keys are read just now */
};

/* Read a value into `slot`; nothing is written when there is a problem. */
typedef void reader_function(struct reader *reader, const struct tree *node, void *slot);

/* What a value looks like, for the JSON Schema. */
enum key_shape {
    SHAPE_TEXT,
    SHAPE_NUMBER,
    SHAPE_BOOL,
    SHAPE_NAME,  /* a name or a number */
    SHAPE_NAMES, /* a name, a list of names, or a number */
    SHAPE_TEXTS,
    SHAPE_DURATION,
    SHAPE_VALUE,   /* anything that a value can be */
    SHAPE_VALUES,  /* a list of such */
    SHAPE_MAPPING, /* of names of the user's to anything */
    SHAPE_LIST,
    SHAPE_TABLE,  /* a mapping with the keys of `table` */
    SHAPE_NAMED,  /* a mapping of names to mappings with the keys of `table` */
    SHAPE_TABLES, /* a list of mappings with the keys of `table` */
    SHAPE_TABLE_OR_TABLES,
    SHAPE_STEPS,
};

struct key_table;

struct key {
    const char *name;
    const char *kind; /* for people: "a duration" */
    const char *text; /* what it is for, one sentence */
    enum key_shape shape;
    reader_function *read; /* NULL: carried out before the model is read */
    size_t offset;         /* of the slot in the target */
    bool required;
    const struct key_table *table;
};

struct key_table {
    const char *name; /* as in docs/scenario-format.md: "resource" */
    const char *what; /* in messages: "a resource" */
    const struct key *keys;
    size_t count;
};

#define KEY_COUNT(array) (sizeof(array) / sizeof((array)[0]))

const struct key *key_find(const struct key_table *table, const char *name);
/* Check the keys of a mapping without reading; false when the node is no mapping. */
bool keys_check(struct problems *problems, const struct tree *node, const struct key_table *table);
/* Check, and read each known key into `target`. A key that `others` has is passed over. */
void keys_read(struct reader *reader, const struct tree *node, const struct key_table *table,
               const struct key_table *const *others, size_t other_count, void *target);

/* Read what the table knows; keys that it does not know are somebody else's. */
void keys_fill(struct reader *reader, const struct tree *node, const struct key_table *table,
               void *target);

/* More nodes, groups, types or resources than this is a mistake, and would make checks slow. */
#define READER_MAX_NAMED 1000
bool reader_within(struct reader *reader, const struct tree *node, size_t count);

/* A growing array in the arena. */
struct rows {
    void *items;
    size_t count;
    size_t capacity;
};
void *rows_add(struct arena *arena, struct rows *rows, size_t item_size);

/* "; did you mean 'x'?" or "". */
const char *reader_suggest(struct reader *reader, const char *word, const char *const *words,
                           size_t count);

/* --- single values (read_name.c); slots as named ----------------------------------------- */

reader_function read_text;     /* const char * */
reader_function read_name;     /* const char *, not empty */
reader_function read_texts;    /* struct reader_texts */
reader_function read_duration; /* uint64_t, us */
reader_function read_size;     /* uint32_t */
reader_function read_number64; /* uint64_t */

struct reader_texts { /* the two members that stand together in the model */
    const char *const *items;
    size_t count;
};

/* A number of a class: a name, a number, for flag classes also a list. */
bool read_class(struct reader *reader, const struct tree *node, enum names_class class,
                uint64_t limit, uint64_t *ret);
/* A control code; short names are of resources or, with for_type, of resource types. */
bool read_code(struct reader *reader, const struct tree *node, bool for_type, uint32_t *ret);
bool read_code_text(struct reader *reader, const struct tree *node, const char *text, bool for_type,
                    uint32_t *ret);

/* --- typed values and property lists ---------------------------------------------------- */

reader_function read_value;      /* struct scenario_value */
reader_function read_long;       /* struct scenario_value: a LONG */
reader_function read_properties; /* struct scenario_properties */
reader_function read_common;     /* struct scenario_properties: common properties */
/* A value, or {list: {…}}: exactly one of the two is filled. */
void read_buffer(struct reader *reader, const struct tree *node, struct scenario_value *value,
                 struct scenario_properties *list);
bool value_is_typed(const struct tree *node);

/* --- parts of a scenario ------------------------------------------------------------------ */

void read_cluster(struct reader *reader, const struct tree *node, struct scenario *scenario);
void read_types(struct reader *reader, const struct tree *node, struct scenario *scenario);
void read_resources(struct reader *reader, const struct tree *node, struct scenario *scenario);
void read_expect(struct reader *reader, const struct tree *node, struct scenario_step *step);
void read_call_arguments(struct reader *reader, const struct tree *node,
                         struct scenario_step *step);
/* `call: {export: …}`, and what is expected of it: a number of the type that it returns. */
void read_function(struct reader *reader, const struct tree *node, struct scenario_step *step);
bool read_function_return(struct reader *reader, const struct tree *node,
                          const struct scenario_function *function, uint64_t *ret);
/* The row of an entry point or export of that name; of several versions the longest. */
const struct abi_row *call_row(const char *entry);
const char *call_suggest(struct reader *reader, const char *entry);
void read_steps(struct reader *reader, const struct tree *node, const struct scenario_step **ret,
                size_t *ret_count);
void read_scenario(struct reader *reader, const struct tree *root, struct scenario *scenario);

/* What the verbs' rows say (read_step.c). */
enum verb_subject {
    SUBJECT_RESOURCE,
    SUBJECT_TYPE,
    SUBJECT_NEW_RESOURCE,
    SUBJECT_RESOURCE_TO_GROUP,
    SUBJECT_RESOURCE_TO_NAME,
    SUBJECT_DURATION,
    SUBJECT_CONDITION,
    SUBJECT_ENTRY,
};

/* Keys of `expect:` that a verb may have. */
enum {
    EXPECT_RETURN = 1 << 0,
    EXPECT_STATE = 1 << 1,
    EXPECT_GROUP = 1 << 2,
    EXPECT_WITHIN = 1 << 3,
    EXPECT_LAST_ERROR = 1 << 4,
    EXPECT_BYTES_RETURNED = 1 << 5,
    EXPECT_OUT = 1 << 6,
    EXPECT_SEEN = 1 << 7, /* calls, not_called, log */
};

struct verb {
    const char *name;
    enum verb_subject subject;
    const char *kind; /* of the verb key's value, for people */
    const char *text;
    struct key_table keys; /* the verb's own, beside `expect` */
    unsigned expects;
};

extern const struct verb verbs[SCENARIO_VERB_COUNT];

/* --- after reading ------------------------------------------------------------------------ */

/* References, order, duplicates, cycles. Needs a tree without problems of form. */
void scenario_check(struct reader *reader, struct scenario *scenario, const struct tree *root);

#endif
