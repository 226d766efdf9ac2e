#ifndef RDK_NAMES_TABLES_H
#define RDK_NAMES_TABLES_H

/* The room's own view of its tables. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "names/names.h"

struct names_entry {
    const char *name;
    uint64_t value; /* sign-extended when the constant is negative */
};

/* Sorted by name. */
struct names_table {
    const struct names_entry *entries;
    size_t count;
};

enum {
    NAMES_TABLE_CLUSAPI,
    NAMES_TABLE_ERRORS,
    NAMES_TABLE_WIN32,
    NAMES_TABLE_COUNT
};

extern const struct names_table names_tables[NAMES_TABLE_COUNT];

/* NULL when the table has no such name. */
const struct names_entry *names_table_find(const struct names_table *table, const char *name);

/* A class: which constants are its members, and how their names are shortened. */
struct names_class_row {
    const char *name;                  /* in traces: "error" */
    const struct names_entry *entries; /* NULL: chosen from a table by `belongs` */
    size_t count;
    int table;
    /* Rank of a constant among those of the same value, best first; negative: not of this class. */
    int (*rank)(const char *name);
    /* What the short form leaves out: the first that the name begins with. */
    const char *const *prefixes;
    size_t prefix_count;
};

extern const struct names_class_row names_classes[NAMES_CLASS_COUNT];

/* All members of a class, in no order that matters; for suggestions. */
size_t names_class_members(enum names_class class, const struct names_entry *const **ret);
/* The short form of a full name; the name itself when the class has none. */
const char *names_shorten(enum names_class class, const char *full);

#endif
