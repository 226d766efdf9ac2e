#include <errno.h>
#include <string.h>

#include "base/json.h"
#include "base/utf.h"

struct reader {
    const char *text;
    size_t length;
    size_t at;
    unsigned depth;
    struct arena *arena;
    struct err *err;
};

static int read_value(struct reader *reader, struct json_value *value);

static int fail(struct reader *reader, const char *what)
{
    return err_set(reader->err, -EINVAL, "byte %zu: %s", reader->at + 1, what);
}

static void skip_blanks(struct reader *reader)
{
    while (reader->at < reader->length && strchr(" \t\r\n", reader->text[reader->at]) &&
           reader->text[reader->at]) {
        ++reader->at;
    }
}

/* The next byte after blanks; '\0' at the end (a NUL is no part of JSON either). */
static char peek(struct reader *reader)
{
    skip_blanks(reader);
    return reader->at < reader->length ? reader->text[reader->at] : '\0';
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static int read_hex4(struct reader *reader, uint32_t *ret)
{
    uint32_t unit = 0;
    for (int i = 0; i < 4; ++i) {
        int digit = reader->at < reader->length ? hex_digit(reader->text[reader->at]) : -1;
        if (digit < 0) {
            return fail(reader, "four hexadecimal digits expected after \\u");
        }
        unit = unit << 4 | (uint32_t)digit;
        ++reader->at;
    }
    *ret = unit;
    return 0;
}

static int read_unicode_escape(struct reader *reader, struct buf *out)
{
    uint32_t unit;
    int code = read_hex4(reader, &unit);
    if (code < 0) {
        return code;
    }
    if (unit >= 0xD800 && unit < 0xDC00) {
        uint32_t low = 0;
        if (reader->length - reader->at < 6 || memcmp(reader->text + reader->at, "\\u", 2) != 0) {
            return fail(reader, "the second half of a surrogate pair expected");
        }
        reader->at += 2;
        code = read_hex4(reader, &low);
        if (code < 0) {
            return code;
        }
        if (low < 0xDC00 || low > 0xDFFF) {
            return fail(reader, "the second half of a surrogate pair expected");
        }
        unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    } else if (unit >= 0xDC00 && unit <= 0xDFFF) {
        return fail(reader, "half of a surrogate pair");
    }
    char bytes[4];
    buf_append(out, bytes, utf_encode(unit, bytes));
    return 0;
}

static int read_escape(struct reader *reader, struct buf *out)
{
    static const char letters[] = "\"\\/bfnrt";
    static const char meanings[] = "\"\\/\b\f\n\r\t";
    char c = reader->at < reader->length ? reader->text[reader->at] : '\0';
    if (c == 'u') {
        ++reader->at;
        return read_unicode_escape(reader, out);
    }
    const char *found = c ? strchr(letters, c) : NULL;
    if (!found) {
        return fail(reader, "unknown escape");
    }
    buf_putc(out, meanings[found - letters]);
    ++reader->at;
    return 0;
}

/* The characters between quotes, appended to `out`. */
static int read_characters(struct reader *reader, struct buf *out)
{
    ++reader->at;
    for (;;) {
        if (reader->at >= reader->length) {
            return fail(reader, "a text is not ended");
        }
        unsigned char c = (unsigned char)reader->text[reader->at];
        if (c == '"') {
            ++reader->at;
            return 0;
        }
        if (c < 0x20) {
            return fail(reader, "a control character in a text");
        }
        if (c == '\\') {
            ++reader->at;
            int code = read_escape(reader, out);
            if (code < 0) {
                return code;
            }
            continue;
        }
        uint32_t code_point;
        const char *from = reader->text + reader->at;
        size_t count = utf_decode(from, reader->length - reader->at, &code_point);
        if (count == 1 && c >= 0x80) {
            return fail(reader, "invalid UTF-8");
        }
        buf_append(out, from, count);
        reader->at += count;
    }
}

static int read_text(struct reader *reader, const char **ret_text, size_t *ret_length)
{
    struct buf characters = {0};
    int code = read_characters(reader, &characters);
    if (code == 0) {
        *ret_length = characters.length;
        *ret_text = arena_copy(reader->arena, buf_text(&characters), characters.length + 1);
    }
    buf_finish(&characters);
    return code;
}

static int read_number(struct reader *reader, struct json_value *value)
{
    value->kind = JSON_NUMBER;
    value->negative = reader->text[reader->at] == '-';
    reader->at += value->negative;
    size_t start = reader->at;
    uint64_t number = 0;
    while (reader->at < reader->length && reader->text[reader->at] >= '0' &&
           reader->text[reader->at] <= '9') {
        unsigned digit = (unsigned)(reader->text[reader->at] - '0');
        if (number > (UINT64_MAX - digit) / 10) {
            return fail(reader, "a number past 64 bits");
        }
        number = number * 10 + digit;
        ++reader->at;
    }
    size_t digits = reader->at - start;
    if (digits == 0 || (digits > 1 && reader->text[start] == '0')) {
        return fail(reader, "a number expected");
    }
    if (reader->at < reader->length && strchr(".eE", reader->text[reader->at]) &&
        reader->text[reader->at]) {
        return fail(reader, "an integer expected");
    }
    if (value->negative && number > (uint64_t)INT64_MAX + 1) {
        return fail(reader, "a number past 64 bits");
    }
    value->number = value->negative ? ~number + 1 : number;
    return 0;
}

static int read_key(struct reader *reader, struct json_value *object, struct json_value *member)
{
    if (peek(reader) != '"') {
        return fail(reader, "a key expected");
    }
    size_t length = 0;
    int code = read_text(reader, &member->key, &length);
    if (code < 0) {
        return code;
    }
    if (strlen(member->key) != length) {
        return fail(reader, "a NUL in a key");
    }
    if (json_member(object, member->key)) {
        return fail(reader, "a key given twice");
    }
    if (peek(reader) != ':') {
        return fail(reader, "':' expected");
    }
    ++reader->at;
    return 0;
}

static int read_members(struct reader *reader, struct json_value *value, char close)
{
    struct json_value **link = &value->first;
    for (;;) {
        struct json_value *member = arena_allocate(reader->arena, sizeof(*member));
        int code = value->kind == JSON_OBJECT ? read_key(reader, value, member) : 0;
        if (code == 0) {
            code = read_value(reader, member);
        }
        if (code < 0) {
            return code;
        }
        *link = member;
        link = &member->next;
        char c = peek(reader);
        if (c != ',' && c != close) {
            return fail(reader, close == '}' ? "',' or '}' expected" : "',' or ']' expected");
        }
        ++reader->at;
        if (c == close) {
            return 0;
        }
    }
}

static int read_container(struct reader *reader, struct json_value *value)
{
    char close = reader->text[reader->at] == '{' ? '}' : ']';
    value->kind = close == '}' ? JSON_OBJECT : JSON_ARRAY;
    if (++reader->depth > JSON_MAX_DEPTH) {
        return fail(reader, "nested too deeply");
    }
    ++reader->at;
    if (peek(reader) == close) {
        ++reader->at;
    } else {
        int code = read_members(reader, value, close);
        if (code < 0) {
            return code;
        }
    }
    --reader->depth;
    return 0;
}

static int read_word(struct reader *reader, struct json_value *value)
{
    static const struct {
        const char *word;
        enum json_kind kind;
        uint64_t number;
    } words[] = {{"null", JSON_NULL, 0}, {"false", JSON_BOOL, 0}, {"true", JSON_BOOL, 1}};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); ++i) {
        size_t length = strlen(words[i].word);
        if (reader->length - reader->at >= length &&
            memcmp(reader->text + reader->at, words[i].word, length) == 0) {
            value->kind = words[i].kind;
            value->number = words[i].number;
            reader->at += length;
            return 0;
        }
    }
    return fail(reader, "a value expected");
}

static int read_value(struct reader *reader, struct json_value *value)
{
    char c = peek(reader);
    if (c == '{' || c == '[') {
        return read_container(reader, value);
    }
    if (c == '"') {
        value->kind = JSON_TEXT;
        return read_text(reader, &value->text, &value->length);
    }
    if (c == '-' || (c >= '0' && c <= '9')) {
        return read_number(reader, value);
    }
    return read_word(reader, value);
}

int json_read(const char *text, size_t length, struct arena *arena, const struct json_value **ret,
              struct err *err)
{
    struct reader reader = {.text = text, .length = length, .arena = arena, .err = err};
    struct json_value *value = arena_allocate(arena, sizeof(*value));
    int code = read_value(&reader, value);
    if (code < 0) {
        return code;
    }
    skip_blanks(&reader);
    if (reader.at != length) {
        return fail(&reader, "something behind the value");
    }
    *ret = value;
    return 0;
}

const struct json_value *json_member(const struct json_value *object, const char *key)
{
    if (!object || object->kind != JSON_OBJECT) {
        return NULL;
    }
    const struct json_value *member = object->first;
    while (member && strcmp(member->key, key) != 0) {
        member = member->next;
    }
    return member;
}
