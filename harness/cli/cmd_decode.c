#include <errno.h>
#include <stdbool.h>
#include <string.h>

#include "cli/bytes.h"
#include "cli/cli.h"
#include "cli/values.h"
#include "names/names.h"

static int decode_code(struct buf *out, const char *word, bool strict, struct err *err)
{
    (void)strict; /* a number is a number */
    uint64_t value;
    if (value_number(word, 0, UINT32_MAX, &value, NULL) < 0 &&
        !names_value(NAMES_CONTROL_CODE, word, &value)) {
        const char *near = names_suggest(NAMES_CONTROL_CODE, word);
        return err_set(err, -EINVAL, "\"%s\" is no control code%s%s%s", word,
                       near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
    }
    names_describe_control_code(out, (uint32_t)value);
    return 0;
}

static int decode_list(struct buf *out, const char *word, bool strict, struct err *err)
{
    struct buf bytes = {0};
    int code = bytes_read(&bytes, word, err);
    if (code == 0 && !names_dump_property_list(out, buf_text(&bytes), bytes.length)) {
        code = err_set(err, -EINVAL, "the property list is malformed");
    } else if (code == 0 && strict &&
               !names_check_property_list(out, buf_text(&bytes), bytes.length)) {
        code = err_set(err, -EINVAL, "the property list is not strictly sound");
    }
    buf_finish(&bytes);
    return code;
}

int cmd_decode(struct cli *cli)
{
    static const struct {
        const char *what;
        int (*decode)(struct buf *out, const char *word, bool strict, struct err *err);
    } kinds[] = {{"code", decode_code}, {"list", decode_list}};
    const struct options *options = &cli->options;
    const struct command *command = command_find("decode");
    if (options->operand_count < 2) {
        return usage_error(command, "say what to decode: code 0x01500056, list 01000000…");
    }
    size_t kind = 0;
    while (kind < 2 && strcmp(kinds[kind].what, options->operands[0]) != 0) {
        ++kind;
    }
    if (kind == 2) {
        return usage_error(command, "\"%s\" is neither code nor list", options->operands[0]);
    }
    struct buf out = {0};
    struct err err = {0};
    int status = CLI_OK;
    for (size_t i = 1; i < options->operand_count && status == CLI_OK; ++i) {
        if (kinds[kind].decode(&out, options->operands[i], options->strict, &err) < 0) {
            status = usage_error(command, "%s", err.text);
        }
    }
    if (!output_write(&out)) {
        status = CLI_BROKEN;
    }
    err_finish(&err);
    buf_finish(&out);
    return status;
}
