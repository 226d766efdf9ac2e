#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "cli/cli.h"

static int run_command(const struct command *command, const char *program, int argc, char **argv)
{
    struct cli cli = {.program = program};
    struct err err = {0};
    int status;
    if (options_read(&cli.options, command->bit, argc, argv, &err) < 0) {
        status = usage_error(command, "%s", err.text);
    } else if (cli.options.help) {
        struct buf page = {0};
        help_print(&page, command->run == cmd_help ? NULL : command);
        status = output_write(&page) ? CLI_OK : CLI_BROKEN;
        buf_finish(&page);
    } else {
        log_limit(cli.options.quiet     ? LOG_SEVERITY_ERROR
                  : cli.options.verbose ? LOG_SEVERITY_DEBUG
                                        : LOG_SEVERITY_NOTE);
        status = command->run(&cli);
    }
    err_finish(&err);
    options_finish(&cli.options);
    return status;
}

/* What people type before they know the commands. */
static const char *command_word(const char *word)
{
    if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0) {
        return "version";
    }
    return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 ? "help" : word;
}

/* A standard stream that came closed stays unusable, and its number taken: the next file that is
 * opened must not become the one that results are written to. */
static void streams_hold(void)
{
    for (int number = STDIN_FILENO; number <= STDERR_FILENO; number++) {
        if (fcntl(number, F_GETFD) < 0 && errno == EBADF) {
            (void)!open("/dev/null", O_RDONLY); /* the lowest number that is free */
        }
    }
}

int main(int argc, char **argv)
{
    streams_hold();
    const char *program = argc > 0 ? argv[0] : "rdk";
    if (argc < 2) {
        return usage_error(NULL, "a command is missing");
    }
    const struct command *command = command_find(command_word(argv[1]));
    if (!command) {
        const char *near = command_suggest(argv[1]);
        return near ? usage_error(NULL, "unknown command \"%s\"; did you mean %s?", argv[1], near)
                    : usage_error(NULL, "unknown command \"%s\"", argv[1]);
    }
    return run_command(command, program, argc - 2, argv + 2);
}
