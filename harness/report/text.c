#define _GNU_SOURCE /* getline */

#include "report/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/utf.h"

#define MAX_SOURCE_COLUMNS 200

void text_safe(struct buf *out, const char *text, const char *indent)
{
    for (; *text; ++text) {
        unsigned char c = (unsigned char)*text;
        if (c == '\n') {
            buf_putc(out, '\n');
            buf_puts(out, indent);
        } else if (c < 0x20 || c == 0x7F) {
            buf_printf(out, "\\x%02x", c);
        } else {
            buf_putc(out, *text);
        }
    }
}

void text_duration(struct buf *out, uint64_t us)
{
    uint64_t seconds = us / 1000000;
    if (seconds >= 3600) {
        buf_printf(out, "%" PRIu64 "h ", seconds / 3600);
    }
    if (seconds >= 60) {
        buf_printf(out, "%" PRIu64 "m ", seconds / 60 % 60);
    }
    uint64_t fraction = us % 1000000;
    unsigned digits = 6;
    while (digits > 0 && fraction % 10 == 0) {
        fraction /= 10;
        --digits;
    }
    buf_printf(out, "%" PRIu64, seconds % 60);
    if (digits) {
        buf_printf(out, ".%0*" PRIu64, (int)digits, fraction);
    }
    buf_putc(out, 's');
}

static bool is_plain_in_shell(const char *word)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "_-+=./:,@%";
    return *word && word[strspn(word, plain)] == '\0';
}

void text_shell_word(struct buf *out, const char *word)
{
    if (is_plain_in_shell(word)) {
        buf_puts(out, word);
        return;
    }
    buf_putc(out, '\'');
    for (; *word; ++word) {
        if (*word == '\'') {
            buf_puts(out, "'\\''");
        } else {
            buf_putc(out, *word);
        }
    }
    buf_putc(out, '\'');
}

bool text_place(struct buf *out, const struct place *place)
{
    if (!place->file) {
        return false;
    }
    text_safe(out, place->file, "");
    if (place->line) {
        buf_printf(out, ":%u", place->line);
        if (place->column) {
            buf_printf(out, ":%u", place->column);
        }
    }
    return true;
}

/* Line `number` of a file, without its newline; NULL when it cannot be had. Owned. */
static char *read_line(const char *path, unsigned number)
{
    cleanup_file FILE *file = fopen(path, "re");
    char *line = NULL;
    size_t room = 0;
    for (unsigned i = 0; file && i < number; ++i) {
        if (getline(&line, &room, file) < 0) {
            free(line);
            return NULL;
        }
    }
    if (line) {
        line[strcspn(line, "\r\n")] = '\0';
    }
    return line;
}

/* One column for each character, so that the caret stands where the column says. */
static void put_line(struct buf *out, const char *line)
{
    size_t length = strlen(line);
    unsigned columns = 0;
    for (size_t at = 0; at < length && columns < MAX_SOURCE_COLUMNS; ++columns) {
        uint32_t code_point;
        at += utf_decode(line + at, length - at, &code_point);
        char bytes[4];
        bool is_control = code_point < 0x20 || code_point == 0x7F;
        buf_append(out, bytes, utf_encode(is_control ? ' ' : code_point, bytes));
    }
}

void text_source_line(struct buf *out, const struct place *place, const char *line_text)
{
    cleanup_free char *from_file = NULL;
    if (!place->line) {
        return;
    }
    if (!line_text && place->file) {
        from_file = read_line(place->file, place->line);
        line_text = from_file;
    }
    if (!line_text) {
        return;
    }
    buf_printf(out, "    %4u | ", place->line);
    put_line(out, line_text);
    buf_putc(out, '\n');
    if (place->column && place->column <= MAX_SOURCE_COLUMNS) {
        buf_printf(out, "         | %*s^\n", (int)place->column - 1, "");
    }
}

/* A name as an expression for -k: in double quotes, so that no word of it is an operator. */
static void put_selection(struct buf *out, const char *name)
{
    struct buf expression = {0};
    buf_putc(&expression, '"');
    for (; *name; ++name) {
        if (*name == '"' || *name == '\\') {
            buf_putc(&expression, '\\');
        }
        buf_putc(&expression, *name);
    }
    buf_putc(&expression, '"');
    text_shell_word(out, buf_text(&expression));
    buf_finish(&expression);
}

void text_reproduction(struct buf *out, const struct report_run *run,
                       const struct report_scenario *scenario)
{
    const char *plugin = scenario->plugin ? scenario->plugin : run->plugin;
    text_shell_word(out, run->program ? run->program : "rdk");
    buf_puts(out, " run");
    const char *const words[] = {plugin, scenario->file};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); ++i) {
        if (words[i]) {
            buf_putc(out, ' ');
            text_shell_word(out, words[i]);
        }
    }
    for (size_t i = 0; i < run->again_count; ++i) {
        buf_putc(out, ' ');
        text_shell_word(out, run->again[i]);
    }
    buf_printf(out, " --seed %" PRIu64 " -k ", scenario->seed);
    put_selection(out, scenario->name);
}

const char *text_verdict(enum report_verdict verdict)
{
    static const char *const words[] = {
        [REPORT_PASSED] = "passed", [REPORT_FAILED] = "failed",   [REPORT_CRASHED] = "crashed",
        [REPORT_HUNG] = "hung",     [REPORT_SKIPPED] = "skipped", [REPORT_XFAILED] = "xfailed",
    };
    return words[verdict];
}

bool text_is_bad(enum report_verdict verdict)
{
    return verdict == REPORT_FAILED || verdict == REPORT_CRASHED || verdict == REPORT_HUNG;
}
