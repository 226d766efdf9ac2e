#ifndef RDK_TRACE_INTERN_H
#define RDK_TRACE_INTERN_H

/* One copy of each text: entry points, resources and field names occur in nearly every record. */

#include <stddef.h>

#include "base/memory.h"

#define INTERN_RECENT 64

struct intern {
    const char **slots; /* open addressing; the texts are the arena's */
    size_t capacity;    /* a power of two */
    size_t count;
    /* Where a text lately came from, and its copy: most names are literals. */
    struct {
        const char *from;
        const char *copy;
    } recent[INTERN_RECENT];
};

/* The one copy of a text; NULL gives NULL. */
const char *intern_text(struct intern *intern, struct arena *arena, const char *text);
void intern_finish(struct intern *intern);

#endif
