#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "cli/cli.h"
#include "cli/values.h"
#include "names/names.h"

static int decode_code(struct buf *out, const char *word, struct err *err)
{
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

static int hex_digit(char c)
{
    static const char digits[] = "0123456789abcdef";
    char lower = c >= 'A' && c <= 'F' ? (char)(c + 32) : c;
    const char *found = lower ? strchr(digits, lower) : NULL;
    return found ? (int)(found - digits) : -1;
}

/* Pairs of hexadecimal digits; blanks between them do not count. */
static int read_hex(struct buf *bytes, const char *text, size_t length, struct err *err)
{
    int high = -1;
    for (size_t i = 0; i < length; ++i) {
        if (text[i] && strchr(" \t\r\n", text[i])) {
            continue;
        }
        int digit = hex_digit(text[i]);
        if (digit < 0) {
            return err_set(err, -EINVAL, "character %zu is no hexadecimal digit", i + 1);
        }
        if (high < 0) {
            high = digit;
        } else {
            buf_putc(bytes, (char)(high << 4 | digit));
            high = -1;
        }
    }
    return high < 0 ? 0 : err_set(err, -EINVAL, "an odd number of hexadecimal digits");
}

/* All of a stream or file. */
static void read_stream(struct buf *bytes, FILE *file)
{
    char chunk[4096];
    size_t count;
    while ((count = fread(chunk, 1, sizeof(chunk), file)) > 0) {
        buf_append(bytes, chunk, count);
    }
}

/* The bytes that a word stands for: "-" for hexadecimal digits on stdin, a file, or the digits. */
static int read_bytes(struct buf *bytes, const char *word, struct err *err)
{
    struct buf text = {0};
    if (strcmp(word, "-") == 0) {
        read_stream(&text, stdin);
    } else if (word[strspn(word, "0123456789abcdefABCDEF \t\n")]) {
        cleanup_file FILE *file = fopen(word, "re");
        if (!file) {
            return err_set(err, -errno, "%s: neither hexadecimal digits nor a file: %s", word,
                           strerror(errno));
        }
        read_stream(bytes, file);
        return 0;
    } else {
        buf_puts(&text, word);
    }
    int code = read_hex(bytes, buf_text(&text), text.length, err);
    buf_finish(&text);
    return code;
}

static int decode_list(struct buf *out, const char *word, struct err *err)
{
    struct buf bytes = {0};
    int code = read_bytes(&bytes, word, err);
    if (code == 0 && !names_dump_property_list(out, buf_text(&bytes), bytes.length)) {
        code = err_set(err, -EINVAL, "the property list is malformed");
    }
    buf_finish(&bytes);
    return code;
}

int cmd_decode(struct cli *cli)
{
    static const struct {
        const char *what;
        int (*decode)(struct buf *out, const char *word, struct err *err);
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
        if (kinds[kind].decode(&out, options->operands[i], &err) < 0) {
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
