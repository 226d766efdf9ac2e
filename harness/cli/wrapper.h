#ifndef RDK_CLI_WRAPPER_H
#define RDK_CLI_WRAPPER_H

/* --debugger and --valgrind: the words that go before the command of the plugin's processes. */

#include "cli/options.h"

/* The status with which valgrind lets a process end in which it found errors. */
#define WRAPPER_CHECKER_STATUS 97

struct wrapper {
    const char **words; /* NULL-ended; NULL: no wrapper */
    char *text;         /* what they point into */
    char *suppressions; /* … and this */
    int file;           /* what valgrind is to overlook; -1: none */
};

void wrapper_make(struct wrapper *wrapper, const struct options *options);
void wrapper_finish(struct wrapper *wrapper);
/* Under a wrapper nothing may be hurried: no time-outs, one job. */
void wrapper_adjust(struct options *options);

#endif
