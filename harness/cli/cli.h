#ifndef RDK_CLI_H
#define RDK_CLI_H

/* The program: a table of commands, each in a file of its own. To add one: write cmd_<name>.c,
 * declare its function below, add its row to commands.c. */

#include "cli/options.h"

/* How the program ends. Where several apply, status_worst says which. */
enum cli_status {
    CLI_OK = 0,
    CLI_FAILED = 1,     /* a scenario failed */
    CLI_USAGE = 2,      /* the command line is wrong */
    CLI_INVALID = 3,    /* a scenario file is invalid */
    CLI_NOTHING = 4,    /* nothing to run: nothing selected, file not found */
    CLI_NOT_LOADED = 7, /* the plugin cannot be loaded */
    CLI_BROKEN = 70,    /* the harness itself failed */
    CLI_INTERRUPTED = 130,
    CLI_TERMINATED = 143,
};

struct cli {
    const char *program; /* argv[0] */
    struct options options;
};

struct command {
    const char *name;
    enum option_command bit; /* which options it takes */
    const char *operands;    /* for the usage line */
    const char *summary;     /* one line */
    const char *description; /* for its help page; NULL: the summary says all */
    int (*run)(struct cli *cli);
};

extern const struct command commands[];
extern const size_t command_count;
const struct command *command_find(const char *name);
/* The nearest command, for "did you mean"; or NULL. */
const char *command_suggest(const char *name);

int cmd_run(struct cli *cli);
int cmd_lint(struct cli *cli);
int cmd_explain(struct cli *cli);
int cmd_decode(struct cli *cli);
int cmd_encode(struct cli *cli);
int cmd_schema(struct cli *cli);
int cmd_inspect(struct cli *cli);
int cmd_help(struct cli *cli);
int cmd_version(struct cli *cli);
int cmd_completion(struct cli *cli);
int cmd_man(struct cli *cli);

/* Which of two statuses the program ends with. */
int status_worst(int left, int right);
/* Say what is wrong with the command line, and where help is; returns CLI_USAGE. */
int usage_error(const struct command *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The help page of a command, or of the program (NULL). */
void help_print(struct buf *out, const struct command *command);
/* Write to stdout at once. False when nobody takes it. */
bool output_write(const struct buf *out);

#endif
