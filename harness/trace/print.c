#include <inttypes.h>

#include "trace/trace.h"

#define MAX_HEX_BYTES 64

void trace_print_time(struct buf *buf, uint64_t time_us)
{
    buf_printf(buf, "%" PRIu64 ".%06" PRIu64, time_us / 1000000, time_us % 1000000);
}

static void print_text(struct buf *buf, const char *text)
{
    buf_putc(buf, '"');
    for (; *text; ++text) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\') {
            buf_putc(buf, '\\');
            buf_putc(buf, *text);
        } else if (c == '\n') {
            buf_puts(buf, "\\n");
        } else if (c < 0x20 || c == 0x7F) {
            /* A terminal must not obey what a plugin logs. */
            buf_printf(buf, "\\x%02x", c);
        } else {
            buf_putc(buf, *text);
        }
    }
    buf_putc(buf, '"');
}

static void print_bytes(struct buf *buf, const struct trace_field *field)
{
    if (field->is_list) {
        names_print_property_list(buf, field->bytes, field->length);
        return;
    }
    if (field->length == 0) {
        buf_puts(buf, "(empty)");
        return;
    }
    const unsigned char *bytes = field->bytes;
    size_t shown = field->length < MAX_HEX_BYTES ? field->length : MAX_HEX_BYTES;
    buf_puts(buf, "hex ");
    for (size_t i = 0; i < shown; ++i) {
        buf_printf(buf, "%02x", bytes[i]);
    }
    if (shown < field->length) {
        buf_printf(buf, "… (%zu bytes)", field->length);
    }
}

void trace_print_value(struct buf *buf, const struct trace_field *field)
{
    switch (field->type) {
    case TRACE_NUMBER:
        names_print(buf, field->names, field->number);
        break;
    case TRACE_SIGNED:
        buf_printf(buf, "%" PRId64, (int64_t)field->number);
        break;
    case TRACE_TEXT:
        print_text(buf, field->text);
        break;
    case TRACE_BYTES:
        print_bytes(buf, field);
        break;
    case TRACE_NULL:
        buf_puts(buf, "NULL");
        break;
    }
}

void trace_print(struct buf *buf, const struct trace_record *record)
{
    struct buf time = {0};
    trace_print_time(&time, record->time_us);
    buf_printf(buf, "%14s  %-9s  %s", buf_text(&time), trace_kind_name(record->kind), record->name);
    buf_finish(&time);
    if (record->resource) {
        buf_printf(buf, " %s", record->resource);
    } else if (record->type) {
        buf_printf(buf, " [%s]", record->type);
    }
    const char *separator = "  ";
    for (size_t i = 0; i < record->field_count; ++i) {
        buf_printf(buf, "%s%s=", separator, record->fields[i].name);
        trace_print_value(buf, &record->fields[i]);
        separator = ", ";
    }
    if (record->kind == TRACE_STEP && record->place.file) {
        buf_printf(buf, "  (%s:%u)", record->place.file, record->place.line);
    }
    if (record->monitor) {
        buf_printf(buf, "  (%s%smonitor %u%s%s)", record->node ? record->node : "",
                   record->node ? ", " : "", record->monitor, record->thread ? ", " : "",
                   record->thread ? record->thread : "");
    }
}
