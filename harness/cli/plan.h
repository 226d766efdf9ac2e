#ifndef RDK_CLI_PLAN_H
#define RDK_CLI_PLAN_H

/* What is to be played: the selected scenarios in their order, each with its plugin and seed. */

#include "cli/files.h"
#include "cli/options.h"

struct plan_item {
    const struct scenario *scenario; /* the file's */
    const char *plugin;
    uint64_t seed;
};

struct plan {
    struct plan_item *items;
    size_t count;
    size_t selected; /* scenarios, before repeating and whether or not they have a plugin */
    int status;      /* what was wrong has been said */
};

void plan_make(struct plan *plan, const struct files *files, const struct options *options);
void plan_finish(struct plan *plan);
/* The plugin of all items when it is the same one; NULL otherwise. */
const char *plan_plugin(const struct plan *plan);
/* For --list and --dry-run. */
void plan_print(struct buf *out, const struct plan *plan, const struct options *options,
                const struct files *files);

#endif
