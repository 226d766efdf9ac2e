#include <string.h>

#include "base/json.h"
#include "trace/trace.h"

#define SCHEMA 1

static void write_hex(struct json_writer *json, const void *bytes, size_t length)
{
    static const char digits[] = "0123456789abcdef";
    const unsigned char *from = bytes;
    struct buf hex = {0};
    for (size_t i = 0; i < length; ++i) {
        buf_putc(&hex, digits[from[i] >> 4]);
        buf_putc(&hex, digits[from[i] & 15]);
    }
    json_text(json, buf_text(&hex));
    buf_finish(&hex);
}

/* "A|B" for flags, one name otherwise; no member when the number has no name. */
static void write_name(struct json_writer *json, const struct trace_field *field)
{
    if (!names_is_flags(field->names)) {
        const char *name = names_of(field->names, field->number);
        if (name) {
            json_key(json, "name");
            json_text(json, name);
        }
        return;
    }
    /* What names_print puts between its brackets. */
    struct buf printed = {0};
    names_print(&printed, field->names, field->number);
    char *open = printed.data ? strchr(printed.data, '(') : NULL;
    if (open) {
        printed.data[printed.length - 1] = '\0';
        json_key(json, "name");
        json_text(json, open + 1);
    }
    buf_finish(&printed);
}

static void write_number(struct json_writer *json, const struct trace_field *field)
{
    const char *class = names_class_name(field->names);
    if (!class) {
        json_unsigned(json, field->number);
        return;
    }
    json_object_begin(json);
    json_key(json, "value");
    json_unsigned(json, field->number);
    json_key(json, "class");
    json_text(json, class);
    write_name(json, field);
    json_object_end(json);
}

static void write_signed(struct json_writer *json, const struct trace_field *field)
{
    json_object_begin(json);
    json_key(json, "signed");
    json_signed(json, (int64_t)field->number);
    json_object_end(json);
}

static void write_bytes(struct json_writer *json, const struct trace_field *field)
{
    json_object_begin(json);
    json_key(json, field->is_list ? "list" : "bytes");
    write_hex(json, field->bytes, field->length);
    if (field->is_list) {
        struct buf text = {0};
        names_print_property_list(&text, field->bytes, field->length);
        json_key(json, "text");
        json_text(json, buf_text(&text));
        buf_finish(&text);
    }
    json_object_end(json);
}

static void write_field(struct json_writer *json, const struct trace_field *field)
{
    json_key(json, field->name);
    switch (field->type) {
    case TRACE_NUMBER:
        write_number(json, field);
        break;
    case TRACE_SIGNED:
        write_signed(json, field);
        break;
    case TRACE_TEXT:
        json_text(json, field->text);
        break;
    case TRACE_BYTES:
        write_bytes(json, field);
        break;
    case TRACE_NULL:
        json_null(json);
        break;
    }
}

static void write_text(struct json_writer *json, const char *key, const char *text)
{
    if (text) {
        json_key(json, key);
        json_text(json, text);
    }
}

static void write_count(struct json_writer *json, const char *key, uint64_t number)
{
    if (number) {
        json_key(json, key);
        json_unsigned(json, number);
    }
}

static void write_place(struct json_writer *json, const struct place *place)
{
    if (!place->file && !place->line) {
        return;
    }
    json_key(json, "place");
    json_object_begin(json);
    write_text(json, "file", place->file);
    write_count(json, "line", place->line);
    write_count(json, "column", place->column);
    json_object_end(json);
}

void trace_write_jsonl(struct buf *buf, const struct trace_record *record)
{
    struct json_writer json = {.out = buf};
    json_object_begin(&json);
    json_key(&json, "schema");
    json_unsigned(&json, SCHEMA);
    json_key(&json, "n");
    json_unsigned(&json, record->number);
    json_key(&json, "t");
    json_unsigned(&json, record->time_us);
    json_key(&json, "kind");
    json_text(&json, trace_kind_name(record->kind));
    json_key(&json, "name");
    json_text(&json, record->name);
    write_count(&json, "monitor", record->monitor);
    write_text(&json, "node", record->node);
    write_text(&json, "resource", record->resource);
    write_text(&json, "type", record->type);
    write_text(&json, "thread", record->thread);
    write_count(&json, "call", record->call);
    write_place(&json, &record->place);
    if (record->field_count) {
        json_key(&json, "fields");
        json_object_begin(&json);
        for (size_t i = 0; i < record->field_count; ++i) {
            write_field(&json, &record->fields[i]);
        }
        json_object_end(&json);
    }
    json_object_end(&json);
    buf_putc(buf, '\n');
}
