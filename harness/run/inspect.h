#ifndef RDK_RUN_INSPECT_H
#define RDK_RUN_INSPECT_H

/* A look at a plugin without a scenario: what its file is, what its Startup[Ex] answers, and what
 * would keep a cluster from using it. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/memory.h"
#include "run/elf_facts.h"
#include "wire/wire.h"
#include "wire/zygote.h"

struct inspect_options {
    struct zygote *zygote;
    const char *plugin;
    const char *type; /* NULL: look for types */
    uint64_t hang_timeout_ns;
};

enum inspect_end {
    INSPECT_RETURNED,
    INSPECT_ABSENT, /* there is no such export */
    INSPECT_DIED,
    INSPECT_HUNG,
};

/* A call of Startup or StartupEx. */
struct inspect_call {
    const char *export;
    const char *type;
    unsigned lowest;
    unsigned highest;
    enum inspect_end end;
    uint32_t status;  /* what it returned */
    const char *text; /* DIED, HUNG: the class and what happened */
    bool has_table;   /* it wrote a pointer to a table */
    struct wire_function_table table;
};

struct inspect_type {
    const char *name;
    const char *found; /* how, in words */
    struct inspect_call *calls;
    size_t call_count;
};

/* Something to say about the plugin. */
struct inspect_finding {
    bool is_fatal;    /* a cluster could not use it, or a rule that must hold is broken */
    const char *rule; /* NULL: none has it */
    const char *text;
};

#define INSPECT_TYPES_MOST    16
#define INSPECT_FINDINGS_MOST 64

struct inspection {
    struct arena *arena; /* owns all below */
    struct elf_facts file;
    const char *refusal; /* why the host did not load it; NULL: it did */
    bool takes_any_type;
    size_t tried; /* texts that were tried as names of types */
    struct inspect_type types[INSPECT_TYPES_MOST];
    size_t type_count;
    struct inspect_call unknown[2]; /* StartupEx and Startup with the name of no type */
    size_t unknown_count;
    struct inspect_finding findings[INSPECT_FINDINGS_MOST];
    size_t finding_count;
};

/* -errno when the file cannot be read or the harness fails; what the plugin does wrong is in the
 * result. */
int inspect_plugin(const struct inspect_options *options, struct inspection **ret, struct err *err);
void inspection_destroy(struct inspection *inspection);

/* --- for inspect.c ------------------------------------------------------------------------ */

/* What the facts mean (inspect_judge.c). */
void inspection_judge(struct inspection *inspection);

#endif
