#ifndef RDK_NAMES_H
#define RDK_NAMES_H

/* Symbolic names, both ways: what a number is called, and which number a name means. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* What kind of number it is. The flag classes print as NAME|NAME and accept lists. */
enum names_class {
    NAMES_NONE,
    NAMES_ERROR,          /* ERROR_IO_PENDING */
    NAMES_CONTROL_CODE,   /* CLUSCTL_RESOURCE_LEAVING_GROUP; short form LEAVING_GROUP */
    NAMES_RESOURCE_STATE, /* ClusterResourceOnline; short form Online */
    NAMES_GROUP_STATE,
    NAMES_BOOL,              /* TRUE, FALSE */
    NAMES_LOG_LEVEL,         /* LOG_INFORMATION */
    NAMES_EXIT_STATE,        /* ResourceExitStateContinue; short form Continue */
    NAMES_FAILURE_TYPE,      /* FAILURE_TYPE_GENERAL */
    NAMES_APPLICATION_STATE, /* ClusterResourceApplicationStateReady */
    NAMES_OFFLINE_REASON,    /* CLUSTER_RESOURCE_… reason; short form USER_REQUESTED */
    NAMES_STATE_CHANGE_REASON,
    NAMES_FORMAT,               /* CLUSPROP_FORMAT_DWORD; short form DWORD */
    NAMES_REG_TYPE,             /* REG_SZ */
    NAMES_RESTART_ACTION,       /* ClusterResourceRestartNotify; short form RestartNotify */
    NAMES_OPEN_FLAGS,           /* flag classes from here on */
    NAMES_ONLINE_FLAGS,         /* CLUS_RESDLL_ONLINE_…; short form RECOVER_MONITOR_STATE */
    NAMES_OFFLINE_FLAGS,        /* CLUS_RESDLL_OFFLINE_… */
    NAMES_CLIENT_ONLINE_FLAGS,  /* CLUSAPI_RESOURCE_ONLINE_… */
    NAMES_CLIENT_OFFLINE_FLAGS, /* CLUSAPI_RESOURCE_OFFLINE_… */
    NAMES_STATUS_FLAGS,         /* CLUSRESDLL_STATUS_… */
    NAMES_CHARACTERISTICS,      /* CLUS_CHAR_… */
    NAMES_CLASS_COUNT,
};

bool names_is_flags(enum names_class class);
/* What the class is called in traces ("error"), and back; NULL and false for NAMES_NONE. */
const char *names_class_name(enum names_class class);
bool names_class_value(const char *name, enum names_class *ret_class);

/* The full name of a value; NULL when it has none (for a flag class: of that single bit). */
const char *names_of(enum names_class class, uint64_t value);
/* The short form where the class has one, else the full name; NULL when it has none. */
const char *names_short(enum names_class class, uint64_t value);
/* The value of a full or short name. False when there is none. */
bool names_value(enum names_class class, const char *name, uint64_t *ret_value);
/* The same for a control code sent to a resource type: the short form GET_CHARACTERISTICS means
 * CLUSCTL_RESOURCE_TYPE_GET_CHARACTERISTICS here (names_value takes it for the resource's code). */
bool names_type_control_code(const char *name, uint64_t *ret_value);
/* All names of a value, the best first; returns how many there are, also beyond `max`. */
size_t names_aliases(enum names_class class, uint64_t value, const char **ret_names, size_t max);
/* Any constant of the headers, by its exact name ("VmResdllContextSave"). */
bool names_constant(const char *name, uint64_t *ret_value);
/* Append "997 (ERROR_IO_PENDING)", "0x3 (A|B)", or the plain number. */
void names_print(struct buf *buf, enum names_class class, uint64_t value);
/* The nearest name of the class (of all constants for NAMES_NONE), for "did you mean"; or NULL. */
const char *names_suggest(enum names_class class, const char *name);
/* The nearest of `count` words to `word` (edit distance at most a third of its length); or NULL. */
const char *names_nearest(const char *word, const char *const *words, size_t count);

/* Append a property list (or, when it is not one, its bytes in hex) as readable text:
 * {Path: SZ "C:\x", Max: DWORD 5}. */
void names_print_property_list(struct buf *buf, const void *list, size_t bytes);
/* The same in full: a line for each property and value, with its offset, and for what is wrong.
 * False when it is malformed. */
bool names_dump_property_list(struct buf *buf, const void *list, size_t bytes);
/* A look at what readers overlook: padding that is not zero, bytes behind the list, values of no
 * known format. False, and a line with the first such fault, when there is one. */
bool names_check_property_list(struct buf *buf, const void *list, size_t bytes);

/* Append a control code's name and its fields, a line each. */
void names_describe_control_code(struct buf *buf, uint32_t code);

#endif
