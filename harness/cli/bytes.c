#include "cli/bytes.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/cleanup.h"

#define LINE_BYTES 16u

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

static int read_stream(struct buf *bytes, FILE *file, const char *path, struct err *err)
{
    char chunk[4096];
    size_t count;
    while ((count = fread(chunk, 1, sizeof(chunk), file)) > 0) {
        buf_append(bytes, chunk, count);
    }
    if (ferror(file)) {
        return err_set(err, -errno, "%s: %s", path, strerror(errno));
    }
    return 0;
}

int bytes_of_file(struct buf *bytes, const char *path, struct err *err)
{
    if (strcmp(path, "-") == 0) {
        return read_stream(bytes, stdin, "stdin", err);
    }
    cleanup_file FILE *file = fopen(path, "re");
    if (!file) {
        return err_set(err, -errno, "%s: %s", path, strerror(errno));
    }
    return read_stream(bytes, file, path, err);
}

/* A property list is never text: its count alone has a NUL. */
static bool is_text(const struct buf *bytes)
{
    for (size_t i = 0; i < bytes->length; ++i) {
        char c = bytes->data[i];
        if ((c < ' ' || c > '~') && !(c && strchr("\t\r\n", c))) {
            return false;
        }
    }
    return true;
}

int bytes_read(struct buf *bytes, const char *word, struct err *err)
{
    struct buf text = {0};
    int code = 0;
    if (strcmp(word, "-") != 0 && word[strspn(word, "0123456789abcdefABCDEF \t\n")] == '\0') {
        buf_puts(&text, word);
    } else {
        code = bytes_of_file(&text, word, err);
        if (code == -ENOENT) {
            err_set(err, code, "%s: neither hexadecimal digits nor a file", word);
        }
    }
    if (code == 0 && is_text(&text)) {
        code = read_hex(bytes, buf_text(&text), text.length, err);
    } else if (code == 0) {
        buf_append(bytes, text.data, text.length);
    }
    buf_finish(&text);
    return code;
}

void bytes_print(struct buf *out, const void *bytes, size_t count)
{
    const unsigned char *from = bytes;
    for (size_t i = 0; i < count; ++i) {
        bool ends = i + 1 == count || (i + 1) % LINE_BYTES == 0;
        buf_printf(out, "%02x%c", from[i], ends ? '\n' : ' ');
    }
}
