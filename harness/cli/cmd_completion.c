#include <string.h>

#include "cli/cli.h"

/* Shell completion and the man page, from the tables that the parser reads. */

static void put_case(struct buf *out, const struct command *command)
{
    buf_printf(out, "    %s) words=\"", command->name);
    const char *separator = "";
    for (size_t i = 0; i < option_count; ++i) {
        if (option_rows[i].commands & (unsigned)command->bit) {
            buf_printf(out, "%s--%s", separator, option_rows[i].name);
            separator = " ";
        }
    }
    buf_puts(out, "\" ;;\n");
}

static void put_command_names(struct buf *out)
{
    for (size_t i = 0; i < command_count; ++i) {
        buf_printf(out, "%s%s", i ? " " : "", commands[i].name);
    }
}

int cmd_completion(struct cli *cli)
{
    const struct options *options = &cli->options;
    if (options->operand_count != 1 || strcmp(options->operands[0], "bash") != 0) {
        return usage_error(command_find("completion"), "name the shell: bash");
    }
    struct buf out = {0};
    buf_puts(&out, "_rdk()\n{\n"
                   "    local word=${COMP_WORDS[COMP_CWORD]} words=\n"
                   "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
                   "        COMPREPLY=($(compgen -W \"");
    put_command_names(&out);
    buf_puts(&out, "\" -- \"$word\"))\n        return\n    fi\n    case ${COMP_WORDS[1]} in\n");
    for (size_t i = 0; i < command_count; ++i) {
        put_case(&out, &commands[i]);
    }
    buf_puts(&out, "    esac\n"
                   "    case $word in\n"
                   "    -*) COMPREPLY=($(compgen -W \"$words\" -- \"$word\")) ;;\n"
                   "    *) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n"
                   "    esac\n}\ncomplete -o filenames -F _rdk rdk\n");
    int status = output_write(&out) ? CLI_OK : CLI_BROKEN;
    buf_finish(&out);
    return status;
}

/* Text for roff: a backslash, a dash, and a dot or quote at the start of a line are its own. */
static void put_roff(struct buf *out, const char *text)
{
    bool starts_line = true;
    for (; *text; ++text) {
        if (starts_line && (*text == '.' || *text == '\'')) {
            buf_puts(out, "\\&");
        }
        if (*text == '\\') {
            buf_puts(out, "\\e");
        } else if (*text == '-') {
            buf_puts(out, "\\-");
        } else {
            buf_putc(out, *text);
        }
        starts_line = *text == '\n';
    }
}

static void put_option(struct buf *out, const struct option_row *row)
{
    buf_puts(out, ".TP\n");
    if (row->letter) {
        buf_printf(out, "\\fB\\-%c\\fR, ", row->letter);
    }
    buf_puts(out, "\\fB\\-\\-");
    put_roff(out, row->name);
    buf_puts(out, "\\fR");
    if (row->value) {
        buf_puts(out, " \\fI");
        put_roff(out, row->value);
        buf_puts(out, "\\fR");
    }
    buf_putc(out, '\n');
    put_roff(out, row->help);
    buf_putc(out, '\n');
}

static void put_command(struct buf *out, const struct command *command)
{
    buf_printf(out, ".SS \"rdk %s ", command->name);
    put_roff(out, command->operands);
    buf_puts(out, "\"\n");
    put_roff(out, command->summary);
    buf_puts(out, ".\n");
    if (command->description) {
        buf_puts(out, ".PP\n.nf\n");
        put_roff(out, command->description);
        buf_puts(out, ".fi\n");
    }
    for (size_t i = 0; i < option_count; ++i) {
        if (option_rows[i].commands & (unsigned)command->bit) {
            put_option(out, &option_rows[i]);
        }
    }
}

int cmd_man(struct cli *cli)
{
    if (cli->options.operand_count) {
        return usage_error(command_find("man"), "man takes no argument");
    }
    struct buf out = {0};
    buf_puts(&out, ".TH RDK 1 \"\" \"rdk " RDK_VERSION "\"\n.SH NAME\n"
                   "rdk \\- play the Resource Monitor and the cluster service to a resource DLL\n"
                   ".SH SYNOPSIS\n\\fBrdk\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR]... "
                   "[\\fIARGUMENT\\fR]...\n.SH COMMANDS\n");
    for (size_t i = 0; i < command_count; ++i) {
        put_command(&out, &commands[i]);
    }
    buf_puts(&out, ".SH ENVIRONMENT\nEvery option is RDK_ and its name in capitals, with _ for "
                   "\\-; the command line wins.\nRDK_PLUGIN_PATH names folders, separated by "
                   "colons, in which the plugins that scenarios name are looked for.\n");
    int status = output_write(&out) ? CLI_OK : CLI_BROKEN;
    buf_finish(&out);
    return status;
}
