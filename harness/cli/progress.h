#ifndef RDK_CLI_PROGRESS_H
#define RDK_CLI_PROGRESS_H

/* What stderr shows while scenarios play: a line that is drawn anew on a terminal; elsewhere a
 * plain line when nothing else has been said for a while. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cli/options.h"

struct progress {
    enum option_progress kind; /* AUTO: plain lines */
    size_t total;
    bool drawn;
    uint64_t spoke_ns; /* when something was last written */
};

void progress_begin(struct progress *progress, enum option_progress kind, size_t total);
/* `name` is played now, `done` are over, `bad` of them failed. Call it every second or so. */
void progress_show(struct progress *progress, size_t done, size_t bad, const char *name);
/* Take the line away, before something else is written. */
void progress_clear(struct progress *progress);

#endif
