#ifndef RDK_CLI_OPTIONS_H
#define RDK_CLI_OPTIONS_H

/* One table of options makes the parser, the environment variables and --help. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "report/report.h"
#include "scenario/scenario.h"

/* Commands as bits, so that an option can say which ones take it. */
enum option_command {
    OPTION_RUN = 1,
    OPTION_LINT = 2,
    OPTION_EXPLAIN = 4,
    OPTION_DECODE = 8,
    OPTION_HELP = 16,
    OPTION_VERSION = 32,
    OPTION_COMPLETION = 64,
    OPTION_MAN = 128,
    OPTION_ENCODE = 256,
    OPTION_SCHEMA = 512,
    OPTION_INSPECT = 1024,
    OPTION_ALL = 2047,
};

enum option_color {
    COLOR_AUTO,
    COLOR_ALWAYS,
    COLOR_NEVER
};
enum option_progress {
    PROGRESS_AUTO,
    PROGRESS_BAR,
    PROGRESS_COUNTER,
    PROGRESS_NONE
};

struct option_report {
    enum report_format format;
    const char *path;
};

/* What the command line and the environment say. Texts are theirs. */
struct options {
    uint64_t jobs;
    const char *select; /* NULL: all */
    const char *tags;   /* NULL: all */
    bool fail_fast;
    uint64_t seed;
    uint64_t repeat;
    enum report_format format;
    enum option_color color;
    enum option_progress progress;
    uint64_t hang_timeout_ns;
    uint64_t timeout_ns;
    bool list;
    bool dry_run;
    bool raw;
    bool documentation_form;
    bool strict;
    bool json;            /* inspect's format */
    const char *type;     /* NULL: looked for */
    const char *debugger; /* NULL: none */
    bool valgrind;
    uint64_t partition;  /* 1 … partitions */
    uint64_t partitions; /* 0: no partition */
    bool verbose;
    bool quiet;
    bool help;
    struct scenario_variable *variables; /* owned, as are the names in them */
    size_t variable_count;
    struct option_report *reports; /* owned */
    size_t report_count;
    const char **operands; /* owned; the texts are argv's */
    size_t operand_count;
};

struct option_row {
    const char *name;  /* "hang-timeout"; RDK_HANG_TIMEOUT in the environment */
    char letter;       /* 'j', or 0 */
    const char *value; /* what stands for its value in help; NULL: a switch */
    const char *help;
    unsigned commands; /* enum option_command, or-ed */
    int (*set)(struct options *options, const char *text, struct err *err);
};

extern const struct option_row option_rows[];
extern const size_t option_count;

/* What holds when nobody says anything. */
void options_defaults(struct options *options);
/* Defaults, then the environment, then the words of the command line behind the command's name.
 * -EINVAL: the error says what is wrong, with a suggestion. */
int options_read(struct options *options, unsigned command, int argc, char **argv, struct err *err);
void options_finish(struct options *options);

/* "RDK_HANG_TIMEOUT". Owned. */
char *option_variable(const struct option_row *row);

#endif
