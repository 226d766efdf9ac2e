#ifndef RDK_SCENARIO_H
#define RDK_SCENARIO_H

/*
 * What the user wrote, checked and flat: variables, matrix and macros are already carried out, so
 * that a file gives one `struct scenario` per variant. Everything is owned by the file's
 * scenario_file and borrowed by others.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "abi/abi.h"
#include "base/err.h"
#include "base/place.h"
#include "names/names.h"

/* A typed value: {dword: 3}, a plain scalar, a list, {hex: …}. */
enum scenario_value_kind {
    SCENARIO_NONE,   /* the key was not given */
    SCENARIO_NUMBER, /* number (two's complement when negative) */
    SCENARIO_TEXT,
    SCENARIO_LIST,  /* texts */
    SCENARIO_BYTES, /* {binary: …} or {hex: …} */
    SCENARIO_NULL,  /* null: a NULL pointer, no buffer */
};

struct scenario_value {
    enum scenario_value_kind kind;
    uint16_t format; /* CLUSPROP_FORMAT_* when the user named one; else 0: the table says */
    bool raw;        /* {hex: …}: the bytes as they are, also where a list is wanted */
    bool negative;
    uint64_t number;
    const char *text; /* UTF-8 */
    const char *const *items;
    size_t item_count;
    const uint8_t *bytes;
    size_t length;
    struct place place;
};

struct scenario_property {
    const char *name;
    struct scenario_value value;
};

/* A property list as written: names with values, or raw bytes, or NULL. */
struct scenario_properties {
    bool given;
    struct scenario_value whole; /* kind BYTES (raw) or NULL; else NONE and the items count */
    const struct scenario_property *items;
    size_t count;
    struct place place;
};

struct scenario_node {
    const char *name;
    struct place place;
};

struct scenario_group {
    const char *name;
    const char *owner; /* node name; never NULL after checking */
    struct place place;
};

struct scenario_type {
    const char *name;
    struct scenario_properties common;
    struct place place;
};

struct scenario_resource {
    const char *name;
    const char *type;
    const char *group; /* never NULL after checking */
    const char *const *depends_on;
    size_t depends_on_count;
    struct scenario_properties common;
    struct scenario_properties private;
    struct place place;
};

enum scenario_verb {
    SCENARIO_CREATE, /* create: NAME, with the keys of a resource */
    SCENARIO_ONLINE,
    SCENARIO_OFFLINE,
    SCENARIO_CHANGE_GROUP,   /* change_group: {RESOURCE: GROUP} */
    SCENARIO_CONTROL,        /* control: RESOURCE, code:, in:, out_size: */
    SCENARIO_TYPE_CONTROL,   /* type_control: TYPE, … */
    SCENARIO_SET_PROPERTIES, /* set_properties: RESOURCE, private: or common: */
    SCENARIO_RENAME,         /* rename: {RESOURCE: NAME} */
    SCENARIO_FAIL,
    SCENARIO_DELETE,
    SCENARIO_KILL_HOST,  /* kill_host: RESOURCE, the monitor process that hosts it */
    SCENARIO_ADVANCE,    /* advance: 3m */
    SCENARIO_WAIT_UNTIL, /* wait_until: {resource:, state:, within:} */
    SCENARIO_CHECK,      /* check: RESOURCE: only an expectation */
    SCENARIO_CALL,       /* call: ENTRY, resource:, args:; or call: {export:, returns:, args:} */
    SCENARIO_VERB_COUNT,
};

/* An entry point in an expectation: Online, ResourceControl(LEAVING_GROUP). */
struct scenario_call {
    const char *entry;
    bool has_code;
    uint32_t code;
    struct place place;
};

struct scenario_log {
    const char *contains; /* NULL: any text */
    bool has_level;
    uint32_t level;
    struct place place;
};

struct scenario_expect {
    bool given;
    struct place place;
    bool has_return;
    uint64_t return_value;
    struct place return_place;
    bool has_state;
    int32_t state; /* CLUSTER_RESOURCE_STATE */
    struct place state_place;
    bool has_group;
    const char *group; /* the resource's group afterwards */
    struct place group_place;
    bool has_within;
    uint64_t within_us;
    bool has_last_error; /* direct calls */
    uint32_t last_error;
    struct place last_error_place;
    bool has_bytes_returned;
    uint64_t bytes_returned;
    struct place bytes_returned_place;
    const struct scenario_call *calls; /* in this order; others may stand between */
    size_t call_count;
    struct place calls_place;
    const struct scenario_call *not_called;
    size_t not_called_count;
    const struct scenario_log *logs; /* each must occur */
    size_t log_count;
    struct scenario_value out;           /* out-buffer: a DWORD, a text, a list of texts, bytes */
    struct scenario_properties out_list; /* out-buffer: properties that it must hold */
};

/* An argument of a direct call, by the ABI's name. */
struct scenario_argument {
    const char *name;
    struct scenario_value value;     /* numbers and flags resolved by the argument's names class */
    struct scenario_properties list; /* when a buffer was written as a property list */
};

/* Any function that the plugin exports, with the signature that the user says it has. */
struct scenario_function {
    const char *name;
    enum abi_type returns;
    enum names_class return_names;             /* of what it returns */
    const struct scenario_argument *arguments; /* their names are "1", "2" … */
    size_t argument_count;                     /* at most ABI_MAX_ARGS */
    struct place place;
};

struct scenario_step {
    enum scenario_verb verb;
    struct place place;
    const char *resource; /* or type, for type_control; NULL where none */
    const char *target;   /* group or new name */
    bool no_wait;         /* wait: false: go on before the operation has settled */
    uint32_t flags;       /* online, offline: CLUSAPI_RESOURCE_*; see names classes */
    uint32_t reason;      /* offline: CLUSTER_RESOURCE_… reason */
    struct scenario_properties instructions; /* online, offline: the client's property list */
    uint32_t code;                           /* control */
    struct scenario_value in; /* control: in-buffer: text (UTF-16 with NUL), number (DWORD) … */
    struct scenario_properties in_list;
    bool has_out_size;
    uint32_t out_size; /* control: room for the answer; default: as much as it needs */
    struct scenario_properties private; /* set_properties */
    struct scenario_properties common;
    const struct scenario_resource *create;
    uint64_t duration_us;                     /* advance, wait_until's within */
    int32_t state;                            /* wait_until */
    const char *entry;                        /* call: an entry point; NULL when it is `function` */
    const struct scenario_function *function; /* call: {export: …}; else NULL */
    const struct scenario_argument *arguments;
    size_t argument_count;
    struct scenario_expect expect;
};

struct scenario_exception { /* allow, xfail */
    const char *rule;       /* rule id or class: "STAT-06", "crash:SIGSEGV", "hang" */
    const char *reason;
    struct place place;
};

struct scenario {
    const char *name; /* with the variant: "name[action=Save]" */
    const char *file;
    struct place place;
    const char *plugin; /* path as written, resolved; NULL: the command line's */
    const char *const *tags;
    size_t tag_count;
    const char *const *requires; /* "v2", "arbitrate" … */
    size_t requires_count;
    const struct scenario_exception *allow;
    size_t allow_count;
    const struct scenario_exception *xfail; /* NULL: none */
    const struct scenario_node *nodes;      /* at least one */
    size_t node_count;
    const struct scenario_group *groups; /* at least one */
    size_t group_count;
    const struct scenario_type *types;
    size_t type_count;
    const struct scenario_resource *resources;
    size_t resource_count;
    const struct scenario_step *steps;
    size_t step_count;
    const struct scenario_step *teardown;
    size_t teardown_count;
};

/* One thing wrong in a file, ready to print: place, what, what was expected. */
struct scenario_problem {
    struct place place;
    const char *text;
    const char *line_text; /* the source line, for the caret; may be NULL */
};

struct scenario_file {
    const char *path;
    const struct scenario *scenarios;
    size_t scenario_count;
    const struct scenario_problem *problems; /* all of them at once; then scenarios is empty */
    size_t problem_count;
    struct arena *arena;
};

struct scenario_variable {
    const char *name;
    const char *value;
};

/* Read a file. 0 also when it has problems; -errno only when it cannot be read at all. */
int scenario_load(const char *path, const struct scenario_variable *variables,
                  size_t variable_count, struct scenario_file **ret, struct err *err);
/* The same from memory; `path` is what places say. */
int scenario_parse(const char *path, const char *text, size_t length,
                   const struct scenario_variable *variables, size_t variable_count,
                   struct scenario_file **ret, struct err *err);
/* One property list, {Name: value …} or {hex: …}: it is the file's, which has problems or it, and no
 * scenarios. */
int scenario_parse_list(const char *path, const char *text, size_t length,
                        struct scenario_properties *ret_list, struct scenario_file **ret,
                        struct err *err);
/* What a reader who knows more has found wrong in a file without problems: it has them now, with
 * their source lines, and no scenarios. Places and texts are copied. */
void scenario_object(struct scenario_file *file, const struct scenario_problem *objections,
                     size_t count);
void scenario_file_destroy(struct scenario_file *file);

const char *scenario_verb_name(enum scenario_verb verb);
/* The JSON Schema (2020-12) of scenario files, for editors; ends in a newline. Owned. */
char *scenario_json_schema(void);

#endif
