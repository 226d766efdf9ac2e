#ifndef RDK_CLI_FILES_H
#define RDK_CLI_FILES_H

/* Scenario files, from what the command line names. */

#include "cli/options.h"
#include "scenario/scenario.h"

struct files {
    struct scenario_file **items; /* owned; in the order of the operands, folders sorted by name */
    size_t count;
    const char *plugin; /* the operand that names a plugin, or NULL */
    int status;         /* CLI_OK, CLI_INVALID, CLI_NOTHING … what was wrong has been said */
};

/* Tell scenarios and the plugin apart and read the scenarios. What is wrong is said on stderr. */
void files_read(struct files *files, const struct options *options, bool takes_plugin, bool color);
void files_finish(struct files *files);
/* What is wrong in one file, on stderr. */
void files_say_problems(const struct scenario_file *file, bool color);
/* Whether text for people gets colours on that descriptor. */
bool color_wanted(enum option_color color, int descriptor);

#endif
