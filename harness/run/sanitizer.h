#ifndef RDK_RUN_SANITIZER_H
#define RDK_RUN_SANITIZER_H

/* Plugins that were built with a sanitizer: the runtime that their process needs, and what that
 * runtime's reports say. */

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/memory.h"

/* The environment of a process into which the plugin can be loaded. */
struct sanitizer {
    char *preload;     /* LD_PRELOAD: libraries with a colon between; NULL: there is no sanitizer */
    bool fixed_layout; /* the runtime wants its addresses where it expects them */
};

/* Which runtime the plugin's file asks for. -ENOENT when it is not installed, -ENOTSUP when no
 * plugin can be checked with it; `err` says what to do instead. */
int sanitizer_find(const char *plugin, struct sanitizer *ret, struct err *err);
void sanitizer_finish(struct sanitizer *sanitizer);
/* The file of the first pattern that has one, the last by name; a pattern's %s stands for the name
 * of the runtime ("asan"). Owned; NULL: there is none. */
char *sanitizer_locate(const char *const *patterns, size_t count, const char *runtime);
/* The options of the runtime behind `variable` ("ASAN_OPTIONS"): ours that may be changed, the
 * user's, and ours that may not. Owned. */
char *sanitizer_options(const char *variable, const char *users);

/* Texts without addresses and numbers of processes, so that each run gives the same. */
struct sanitizer_finding {
    const char *class; /* "asan:heap-use-after-free" */
    const char *text;
    const char *where;     /* the stack that the report itself has; NULL: look at the process */
    const char *freed;     /* where the memory was freed … */
    const char *allocated; /* … and made */
    const char *previous;  /* the other thread's access */
};

/* "asan", "ubsan:integer-divide-by-zero" … */
bool sanitizer_is_class(const char *class);
/* What a report says. `name` is "asan", "lsan" or "tsan". Leaks that are the harness's own are left
 * out; there may be no finding at all. The array and its texts are the arena's. */
size_t sanitizer_read(struct arena *arena, const char *name, const char *plugin, const char *report,
                      struct sanitizer_finding **ret);
/* "load of address 0x7ffe12345678" without the address. The arena's. */
const char *sanitizer_text(struct arena *arena, const char *text);

#endif
