#include <inttypes.h>
#include <string.h>

#include "base/json.h"
#include "base/utf.h"

static void separate(struct json_writer *json)
{
    if (json->comma) {
        buf_putc(json->out, ',');
    }
    json->comma = true;
}

static void open_bracket(struct json_writer *json, char bracket)
{
    separate(json);
    buf_putc(json->out, bracket);
    json->comma = false;
}

static void close_bracket(struct json_writer *json, char bracket)
{
    buf_putc(json->out, bracket);
    json->comma = true;
}

void json_object_begin(struct json_writer *json)
{
    open_bracket(json, '{');
}

void json_object_end(struct json_writer *json)
{
    close_bracket(json, '}');
}

void json_array_begin(struct json_writer *json)
{
    open_bracket(json, '[');
}

void json_array_end(struct json_writer *json)
{
    close_bracket(json, ']');
}

void json_key(struct json_writer *json, const char *key)
{
    separate(json);
    json_quote(json->out, key, strlen(key));
    buf_putc(json->out, ':');
    json->comma = false;
}

void json_text(struct json_writer *json, const char *text)
{
    if (!text) {
        json_null(json);
        return;
    }
    separate(json);
    json_quote(json->out, text, strlen(text));
}

/* Decimal digits by hand: printf would be the most expensive part of writing a trace. */
static void put_decimal(struct buf *out, uint64_t number)
{
    char digits[20];
    size_t at = sizeof(digits);
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    buf_append(out, digits + at, sizeof(digits) - at);
}

void json_unsigned(struct json_writer *json, uint64_t number)
{
    separate(json);
    put_decimal(json->out, number);
}

void json_signed(struct json_writer *json, int64_t number)
{
    separate(json);
    if (number < 0) {
        buf_putc(json->out, '-');
        put_decimal(json->out, ~(uint64_t)number + 1);
    } else {
        put_decimal(json->out, (uint64_t)number);
    }
}

void json_bool(struct json_writer *json, bool value)
{
    separate(json);
    buf_puts(json->out, value ? "true" : "false");
}

void json_null(struct json_writer *json)
{
    separate(json);
    buf_puts(json->out, "null");
}

/* The letter of a two-character escape; 0 when the character has none. */
static char short_escape(unsigned char c)
{
    static const char letters[128] = {
        ['"'] = '"',  ['\\'] = '\\', ['\n'] = 'n', ['\t'] = 't',
        ['\r'] = 'r', ['\b'] = 'b',  ['\f'] = 'f',
    };
    return c < 128 ? letters[c] : '\0';
}

static bool is_plain(unsigned char c)
{
    return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

void json_quote(struct buf *out, const char *text, size_t length)
{
    buf_putc(out, '"');
    for (size_t at = 0; at < length;) {
        size_t run = at;
        while (run < length && is_plain((unsigned char)text[run])) {
            ++run;
        }
        buf_append(out, text + at, run - at);
        at = run;
        if (at == length) {
            break;
        }
        unsigned char c = (unsigned char)text[at];
        if (c < 0x80) {
            if (short_escape(c)) {
                buf_putc(out, '\\');
                buf_putc(out, short_escape(c));
            } else {
                buf_printf(out, "\\u%04x", (unsigned)c);
            }
            ++at;
        } else {
            uint32_t code_point;
            at += utf_decode(text + at, length - at, &code_point);
            char bytes[4];
            buf_append(out, bytes, utf_encode(code_point, bytes));
        }
    }
    buf_putc(out, '"');
}
