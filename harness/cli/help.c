#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "cli/cli.h"

#define OPTION_COLUMN 26

static void put_padding(struct buf *out, size_t start)
{
    size_t used = out->length - start;
    if (used + 2 > OPTION_COLUMN) {
        buf_putc(out, '\n');
        used = 0;
    }
    buf_printf(out, "%*s", (int)(OPTION_COLUMN - used), "");
}

static void put_option(struct buf *out, const struct option_row *row)
{
    size_t start = out->length;
    if (row->letter) {
        buf_printf(out, "  -%c, --%s", row->letter, row->name);
    } else {
        buf_printf(out, "      --%s", row->name);
    }
    if (row->value) {
        buf_printf(out, " %s", row->value);
    }
    put_padding(out, start);
    buf_printf(out, "%s\n", row->help);
}

static void put_program(struct buf *out)
{
    buf_puts(out, "usage: rdk COMMAND [OPTION]... [ARGUMENT]...\n\n"
                  "Plays the Resource Monitor and the cluster service to a resource DLL built for "
                  "Linux,\nand says what it did wrong.\n\nCommands:\n");
    for (size_t i = 0; i < command_count; ++i) {
        buf_printf(out, "  %-11s %s\n", commands[i].name, commands[i].summary);
    }
    buf_puts(out, "\nrdk help COMMAND shows a command's options.\n");
}

void help_print(struct buf *out, const struct command *command)
{
    if (!command) {
        put_program(out);
        return;
    }
    buf_printf(out, "usage: rdk %s [OPTION]...%s%s\n\n%s\n", command->name,
               *command->operands ? " " : "", command->operands, command->summary);
    if (command->description) {
        buf_printf(out, "\n%s", command->description);
    }
    buf_puts(out, "\nOptions (--fail-fast is RDK_FAIL_FAST in the environment, and so on; the "
                  "command line wins):\n");
    for (size_t i = 0; i < option_count; ++i) {
        if (option_rows[i].commands & (unsigned)command->bit) {
            put_option(out, &option_rows[i]);
        }
    }
}

int cmd_help(struct cli *cli)
{
    const struct command *command = NULL;
    if (cli->options.operand_count > 1) {
        return usage_error(NULL, "help takes one command");
    }
    if (cli->options.operand_count == 1) {
        const char *name = cli->options.operands[0];
        command = command_find(name);
        if (!command) {
            const char *near = command_suggest(name);
            return near ? usage_error(NULL, "unknown command \"%s\"; did you mean %s?", name, near)
                        : usage_error(NULL, "unknown command \"%s\"", name);
        }
    }
    struct buf page = {0};
    help_print(&page, command);
    int status = output_write(&page) ? CLI_OK : CLI_BROKEN;
    buf_finish(&page);
    return status;
}

int cmd_version(struct cli *cli)
{
    if (cli->options.operand_count) {
        return usage_error(command_find("version"), "version takes no argument");
    }
    struct buf out = {0};
    buf_puts(&out, "rdk " RDK_VERSION "\n");
    int status = output_write(&out) ? CLI_OK : CLI_BROKEN;
    buf_finish(&out);
    return status;
}
