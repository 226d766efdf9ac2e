#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/memory.h"
#include "trace/trace.h"

#define SCHEMA 1

/* The line that is being read. */
struct line {
    struct arena *arena; /* dies with the line; the trace copies */
    struct err *err;
    struct trace *trace;
    struct trace_record *record;
};

static int fail(struct line *line, const char *what, const char *name)
{
    return err_set(line->err, -EINVAL, "%s%s%s", what, name ? ": " : "", name ? name : "");
}

static bool is_count(const struct json_value *value)
{
    return value->kind == JSON_NUMBER && !value->negative;
}

/* A text without a NUL in it. */
static bool is_text(const struct json_value *value)
{
    return value->kind == JSON_TEXT && strlen(value->text) == value->length;
}

static int hex_digit(char c)
{
    const char *digits = "0123456789abcdef";
    const char *found = c ? strchr(digits, c) : NULL;
    return found ? (int)(found - digits) : -1;
}

static int read_bytes(struct line *line, const char *name, const struct json_value *hex,
                      bool is_list)
{
    if (!is_text(hex) || hex->length % 2) {
        return fail(line, "bytes are an even number of hexadecimal digits", name);
    }
    unsigned char *bytes = arena_allocate(line->arena, hex->length / 2);
    for (size_t i = 0; i < hex->length / 2; ++i) {
        int high = hex_digit(hex->text[2 * i]);
        int low = hex_digit(hex->text[2 * i + 1]);
        if (high < 0 || low < 0) {
            return fail(line, "bytes are an even number of hexadecimal digits", name);
        }
        bytes[i] = (unsigned char)(high << 4 | low);
    }
    trace_bytes(line->record, name, bytes, hex->length / 2, is_list);
    return 0;
}

/* All members have to be among the words; a NULL ends them. */
static int check_keys(struct line *line, const struct json_value *object, const char *const *words)
{
    for (const struct json_value *member = object->first; member; member = member->next) {
        const char *const *word = words;
        while (*word && strcmp(*word, member->key) != 0) {
            ++word;
        }
        if (!*word) {
            return fail(line, "unknown key", member->key);
        }
    }
    return 0;
}

static int read_named_number(struct line *line, const char *name, const struct json_value *object)
{
    static const char *const words[] = {"value", "class", "name", NULL};
    const struct json_value *value = json_member(object, "value");
    const struct json_value *class = json_member(object, "class");
    enum names_class names;
    int code = check_keys(line, object, words);
    if (code < 0) {
        return code;
    }
    if (!is_count(value) || !class || !is_text(class) || !names_class_value(class->text, &names)) {
        return fail(line, "a named number has a value and a known class", name);
    }
    trace_number(line->record, name, names, value->number);
    return 0;
}

static int read_object(struct line *line, const struct json_value *field)
{
    static const char *const list_words[] = {"list", "text", NULL};
    const struct json_value *only = field->first && !field->first->next ? field->first : NULL;
    if (json_member(field, "value")) {
        return read_named_number(line, field->key, field);
    }
    if (json_member(field, "list")) {
        int code = check_keys(line, field, list_words);
        return code < 0 ? code : read_bytes(line, field->key, json_member(field, "list"), true);
    }
    if (only && strcmp(only->key, "bytes") == 0) {
        return read_bytes(line, field->key, only, false);
    }
    if (only && strcmp(only->key, "signed") == 0 && only->kind == JSON_NUMBER &&
        (only->negative || only->number <= INT64_MAX)) {
        trace_signed(line->record, field->key, (int64_t)only->number);
        return 0;
    }
    return fail(line, "a value of no known form", field->key);
}

static int read_field(struct line *line, const struct json_value *field)
{
    if (line->record->field_count == TRACE_MAX_FIELDS) {
        return fail(line, "too many fields", NULL);
    }
    if (field->kind == JSON_OBJECT) {
        return read_object(line, field);
    }
    if (is_count(field)) {
        trace_number(line->record, field->key, NAMES_NONE, field->number);
    } else if (is_text(field)) {
        trace_text(line->record, field->key, field->text);
    } else if (field->kind == JSON_NULL) {
        trace_null(line->record, field->key);
    } else {
        return fail(line, "a value of no known form", field->key);
    }
    return 0;
}

static int read_fields(struct line *line, const struct json_value *fields)
{
    if (fields->kind != JSON_OBJECT) {
        return fail(line, "fields is an object", NULL);
    }
    for (const struct json_value *field = fields->first; field; field = field->next) {
        int code = read_field(line, field);
        if (code < 0) {
            return code;
        }
    }
    return 0;
}

static int read_unsigned(struct line *line, const struct json_value *value, unsigned *ret)
{
    if (!is_count(value) || value->number > UINT_MAX) {
        return fail(line, "a number of 32 bits expected", value->key);
    }
    *ret = (unsigned)value->number;
    return 0;
}

static int read_place(struct line *line, const struct json_value *place)
{
    static const char *const words[] = {"file", "line", "column", NULL};
    if (place->kind != JSON_OBJECT) {
        return fail(line, "place is an object", NULL);
    }
    int code = check_keys(line, place, words);
    struct place *into = &line->record->place;
    const struct json_value *file = json_member(place, "file");
    const struct json_value *row = json_member(place, "line");
    const struct json_value *column = json_member(place, "column");
    if (code == 0 && file && !is_text(file)) {
        code = fail(line, "a text expected", "file");
    } else if (file) {
        into->file = file->text;
    }
    if (code == 0 && row) {
        code = read_unsigned(line, row, &into->line);
    }
    if (code == 0 && column) {
        code = read_unsigned(line, column, &into->column);
    }
    return code;
}

/* Keys of a record that hold a text, and where it goes. */
static const char **text_of(struct trace_record *record, const char *key)
{
    const struct {
        const char *key;
        const char **text;
    } texts[] = {
        {"name", &record->name}, {"node", &record->node},     {"resource", &record->resource},
        {"type", &record->type}, {"thread", &record->thread},
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); ++i) {
        if (strcmp(texts[i].key, key) == 0) {
            return texts[i].text;
        }
    }
    return NULL;
}

static int read_member(struct line *line, const struct json_value *member)
{
    const char *key = member->key;
    if (strcmp(key, "schema") == 0 || strcmp(key, "n") == 0 || strcmp(key, "t") == 0 ||
        strcmp(key, "kind") == 0) {
        return 0; /* read by read_head */
    }
    if (strcmp(key, "monitor") == 0) {
        return read_unsigned(line, member, &line->record->monitor);
    }
    if (strcmp(key, "call") == 0) {
        line->record->call = member->number;
        return is_count(member) ? 0 : fail(line, "a number expected", key);
    }
    if (strcmp(key, "place") == 0) {
        return read_place(line, member);
    }
    if (strcmp(key, "fields") == 0) {
        return read_fields(line, member);
    }
    const char **text = text_of(line->record, key);
    if (!text) {
        return fail(line, "unknown key", key);
    }
    if (!is_text(member)) {
        return fail(line, "a text expected", key);
    }
    *text = member->text;
    return 0;
}

static int read_head(struct line *line, const struct json_value *object)
{
    const struct json_value *schema = json_member(object, "schema");
    const struct json_value *number = json_member(object, "n");
    const struct json_value *time = json_member(object, "t");
    const struct json_value *kind = json_member(object, "kind");
    const struct json_value *name = json_member(object, "name");
    if (!schema || !is_count(schema) || schema->number != SCHEMA) {
        return fail(line, "schema 1 expected", NULL);
    }
    size_t count = trace_count(line->trace);
    if (!number || !is_count(number) || number->number != count + 1) {
        return err_set(line->err, -EINVAL, "record number %zu expected", count + 1);
    }
    const struct trace_record *last = count ? trace_at(line->trace, count - 1) : NULL;
    if (!time || !is_count(time) || (last && time->number < last->time_us)) {
        return fail(line, "a time in t that does not go back expected", NULL);
    }
    enum trace_kind value;
    if (!kind || !is_text(kind) || !trace_kind_value(kind->text, &value)) {
        return fail(line, "a known kind expected", NULL);
    }
    if (!name) {
        return fail(line, "a name expected", NULL);
    }
    line->record = trace_begin(line->trace, value, time->number);
    return 0;
}

static int read_line(struct line *line, const char *text, size_t length)
{
    const struct json_value *object = NULL;
    int code = json_read(text, length, line->arena, &object, line->err);
    if (code < 0) {
        return code;
    }
    if (object->kind != JSON_OBJECT) {
        return fail(line, "an object expected", NULL);
    }
    code = read_head(line, object);
    for (const struct json_value *member = object->first; member && code == 0;
         member = member->next) {
        code = read_member(line, member);
    }
    if (code == 0) {
        trace_commit(line->trace);
    }
    return code;
}

int trace_read_jsonl(const char *text, size_t length, struct trace **ret, struct err *err)
{
    struct trace *trace = trace_create();
    size_t number = 0;
    for (size_t at = 0; at < length;) {
        const char *end = memchr(text + at, '\n', length - at);
        size_t line_length = end ? (size_t)(end - (text + at)) : length - at;
        struct line line = {.arena = arena_create(), .err = err, .trace = trace};
        int code = read_line(&line, text + at, line_length);
        arena_destroy(line.arena);
        ++number;
        if (code < 0) {
            err_prefix(err, "line %zu", number);
            trace_destroy(trace);
            return code;
        }
        at += line_length + 1;
    }
    *ret = trace;
    return 0;
}
