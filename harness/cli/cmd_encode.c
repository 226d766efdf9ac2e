#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "cli/bytes.h"
#include "cli/cli.h"
#include "cli/files.h"
#include "run/run.h"

/* The bytes of the list that a text describes. What is wrong is said. */
static int encode_text(struct buf *out, const struct options *options, const char *path,
                       const struct buf *text)
{
    struct scenario_properties list;
    struct scenario_file *file = NULL;
    struct err err = {0};
    void *bytes = NULL;
    size_t count = 0;
    int status = CLI_OK;
    if (scenario_parse_list(path, buf_text(text), text->length, &list, &file, &err) < 0) {
        log_write(LOG_SEVERITY_ERROR, "%s", err.text);
        status = CLI_NOTHING;
    } else if (file->problem_count) {
        files_say_problems(file, color_wanted(options->color, STDERR_FILENO));
        status = CLI_INVALID;
    } else if (run_encode_list(&list, options->documentation_form, &bytes, &count, &err) < 0) {
        log_write(LOG_SEVERITY_ERROR, "%s: %s", path, err.text);
        status = CLI_INVALID;
    } else if (options->raw) {
        buf_append(out, bytes, count);
    } else {
        bytes_print(out, bytes, count);
    }
    free(bytes);
    scenario_file_destroy(file);
    err_finish(&err);
    return status;
}

int cmd_encode(struct cli *cli)
{
    const struct options *options = &cli->options;
    const struct command *command = command_find("encode");
    if (options->operand_count != 2) {
        return usage_error(command, "say what to encode: list FILE.yaml");
    }
    if (strcmp(options->operands[0], "list") != 0) {
        return usage_error(command, "\"%s\" is not list", options->operands[0]);
    }
    const char *path = options->operands[1];
    struct buf text = {0};
    struct buf out = {0};
    struct err err = {0};
    int status;
    if (bytes_of_file(&text, path, &err) < 0) {
        log_write(LOG_SEVERITY_ERROR, "%s", err.text);
        status = CLI_NOTHING;
    } else {
        status = encode_text(&out, options, strcmp(path, "-") == 0 ? "stdin" : path, &text);
    }
    if (!output_write(&out)) {
        status = CLI_BROKEN;
    }
    err_finish(&err);
    buf_finish(&out);
    buf_finish(&text);
    return status;
}
