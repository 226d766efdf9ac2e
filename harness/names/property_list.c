#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <clusapi.h>
#include <rdk/property_list.h>
#include <windows.h>

#include "base/utf.h"
#include "names/names.h"

#define MAX_HEX_BYTES 256
#define MAX_DEPTH     4

static void print_list(struct buf *buf, const void *list, size_t bytes, unsigned depth);

static void print_hex(struct buf *buf, const void *bytes, size_t count)
{
    const unsigned char *from = bytes;
    size_t shown = count < MAX_HEX_BYTES ? count : MAX_HEX_BYTES;
    for (size_t i = 0; i < shown; ++i) {
        buf_printf(buf, "%02x", from[i]);
    }
    if (shown < count) {
        buf_printf(buf, "… (%zu bytes)", count);
    }
}

/* UTF-16 in quotes, with escapes for what would break the line. */
static void print_text(struct buf *buf, const void *units, size_t unit_count)
{
    char *text = utf_from_utf16(units, unit_count);
    buf_putc(buf, '"');
    for (const char *c = text; *c; ++c) {
        if (*c == '"') {
            buf_puts(buf, "\\\"");
        } else if ((unsigned char)*c < 0x20) {
            buf_printf(buf, "\\x%02x", (unsigned char)*c);
        } else {
            buf_putc(buf, *c);
        }
    }
    buf_putc(buf, '"');
    free(text);
}

/* Characters up to the first NUL. */
static size_t text_units(const BYTE *data, size_t unit_count)
{
    size_t units = 0;
    while (units < unit_count && (data[2 * units] || data[2 * units + 1])) {
        ++units;
    }
    return units;
}

static void print_strings(struct buf *buf, const BYTE *data, size_t unit_count)
{
    const char *separator = "";
    buf_putc(buf, '[');
    for (size_t at = 0; at < unit_count;) {
        size_t units = text_units(data + 2 * at, unit_count - at);
        if (units == 0) {
            break;
        }
        buf_puts(buf, separator);
        print_text(buf, data + 2 * at, units);
        separator = ", ";
        at += units + 1;
    }
    buf_putc(buf, ']');
}

static uint64_t little_endian(const BYTE *data, size_t bytes)
{
    uint64_t number = 0;
    memcpy(&number, data, bytes);
    return number;
}

static bool print_number(struct buf *buf, const struct rdk_property_list_value *value)
{
    switch (value->format) {
    case CLUSPROP_FORMAT_WORD:
    case CLUSPROP_FORMAT_DWORD:
    case CLUSPROP_FORMAT_ULARGE_INTEGER:
    case CLUSPROP_FORMAT_FILETIME:
        buf_printf(buf, "%" PRIu64, little_endian(value->data, value->bytes));
        return true;
    case CLUSPROP_FORMAT_LONG:
        buf_printf(buf, "%" PRId32, (int32_t)(uint32_t)little_endian(value->data, value->bytes));
        return true;
    case CLUSPROP_FORMAT_LARGE_INTEGER:
        buf_printf(buf, "%" PRId64, (int64_t)little_endian(value->data, value->bytes));
        return true;
    default:
        return false;
    }
}

static void print_value(struct buf *buf, const struct rdk_property_list_value *value,
                        unsigned depth)
{
    const char *format = names_short(NAMES_FORMAT, value->format);
    if (format) {
        buf_printf(buf, "%s ", format);
    } else {
        buf_printf(buf, "format %u ", (unsigned)value->format);
    }
    size_t unit_count = value->bytes / 2;
    switch (value->format) {
    case CLUSPROP_FORMAT_SZ:
    case CLUSPROP_FORMAT_EXPAND_SZ:
    case CLUSPROP_FORMAT_EXPANDED_SZ:
        print_text(buf, value->data, text_units(value->data, unit_count));
        return;
    case CLUSPROP_FORMAT_MULTI_SZ:
        print_strings(buf, value->data, unit_count);
        return;
    case CLUSPROP_FORMAT_PROPERTY_LIST:
        print_list(buf, value->data, value->bytes, depth + 1);
        return;
    default:
        if (value->bytes > sizeof(uint64_t) || !print_number(buf, value)) {
            print_hex(buf, value->data, value->bytes);
        }
    }
}

static void print_property(struct buf *buf, const struct rdk_property_list_property *property,
                           unsigned depth)
{
    char *name = utf_from_utf16((const void *)property->name, property->name_chars);
    buf_printf(buf, "%s: ", name);
    free(name);
    struct rdk_property_list_cursor cursor = property->values;
    struct rdk_property_list_value value;
    const char *separator = "";
    while (rdk_property_list_next_value(&cursor, &value) == ERROR_SUCCESS) {
        buf_puts(buf, separator);
        print_value(buf, &value, depth);
        separator = " + ";
    }
}

static void print_list(struct buf *buf, const void *list, size_t bytes, unsigned depth)
{
    struct rdk_property_list_reader reader;
    size_t start = buf->length;
    bool fits = bytes <= MAXDWORD && depth <= MAX_DEPTH;
    DWORD status =
        fits ? rdk_property_list_open(&reader, list, (DWORD)bytes, RDK_PROPERTY_LIST_ALLOW_EMPTY)
             : ERROR_INVALID_DATA;
    const char *separator = "";
    buf_putc(buf, '{');
    while (status == ERROR_SUCCESS) {
        struct rdk_property_list_property property;
        status = rdk_property_list_next(&reader, &property);
        if (status == ERROR_SUCCESS) {
            buf_puts(buf, separator);
            print_property(buf, &property, depth);
            separator = ", ";
        }
    }
    if (status == ERROR_NO_MORE_ITEMS) {
        buf_putc(buf, '}');
        return;
    }
    buf->length = start;
    buf_puts(buf, "hex ");
    print_hex(buf, list, bytes);
}

void names_print_property_list(struct buf *buf, const void *list, size_t bytes)
{
    if (!list) {
        buf_puts(buf, "NULL");
    } else if (bytes == 0) {
        buf_puts(buf, "(empty)");
    } else {
        print_list(buf, list, bytes, 0);
    }
}

/* ---- a line for each part, with its offset ---- */

static void dump_value(struct buf *buf, const struct rdk_property_list_value *value)
{
    const char *syntax = value->type == CLUSPROP_TYPE_LIST_VALUE ? "" : " of another type";
    buf_printf(buf, "  %04" PRIx32 "  value%s, %" PRIu32 " bytes: ", (uint32_t)value->offset,
               syntax, (uint32_t)value->bytes);
    print_value(buf, value, 0);
    buf_putc(buf, '\n');
}

static void dump_property(struct buf *buf, const struct rdk_property_list_property *property)
{
    char *name = utf_from_utf16((const void *)property->name, property->name_chars);
    buf_printf(buf, "%04" PRIx32 "  %s, %" PRIu32 " bytes\n", (uint32_t)property->offset, name,
               (uint32_t)property->bytes);
    free(name);
    struct rdk_property_list_cursor cursor = property->values;
    struct rdk_property_list_value value;
    while (rdk_property_list_next_value(&cursor, &value) == ERROR_SUCCESS) {
        dump_value(buf, &value);
    }
}

static void dump_fault(struct buf *buf, const struct rdk_property_list_error *error)
{
    buf_printf(buf, "%04" PRIx32 "  malformed: %s; expected %s; a plugin answers ",
               (uint32_t)error->offset, rdk_property_list_fault_text(error->fault),
               error->expected);
    names_print(buf, NAMES_ERROR, error->code);
    buf_putc(buf, '\n');
}

bool names_dump_property_list(struct buf *buf, const void *list, size_t bytes)
{
    struct rdk_property_list_reader reader;
    struct rdk_property_list_property property;
    DWORD size = bytes <= MAXDWORD ? (DWORD)bytes : MAXDWORD;
    DWORD status = rdk_property_list_open(&reader, list, size, 0);
    if (status == ERROR_SUCCESS) {
        buf_printf(buf, "0000  %" PRIu32 " properties in %zu bytes\n", (uint32_t)reader.count,
                   bytes);
    }
    while (status == ERROR_SUCCESS) {
        status = rdk_property_list_next(&reader, &property);
        if (status == ERROR_SUCCESS) {
            dump_property(buf, &property);
        }
    }
    if (status != ERROR_NO_MORE_ITEMS) {
        dump_fault(buf, &reader.error);
        return false;
    }
    uint32_t rest = (uint32_t)(size - reader.offset);
    if (rest >= sizeof(DWORD) &&
        little_endian((const BYTE *)list + reader.offset, sizeof(DWORD)) == 0) {
        buf_printf(buf, "%04" PRIx32 "  the final ENDMARK\n", (uint32_t)reader.offset);
        reader.offset += (DWORD)sizeof(DWORD);
        rest -= (uint32_t)sizeof(DWORD);
    }
    if (rest) {
        buf_printf(buf, "%04" PRIx32 "  %" PRIu32 " bytes behind the list\n",
                   (uint32_t)reader.offset, rest);
    }
    return true;
}

bool names_check_property_list(struct buf *buf, const void *list, size_t bytes)
{
    struct rdk_property_list_error error;
    DWORD size = bytes <= MAXDWORD ? (DWORD)bytes : MAXDWORD;

    if (rdk_property_list_check(list, size, RDK_PROPERTY_LIST_STRICT, &error, NULL) ==
        ERROR_SUCCESS) {
        return true;
    }
    buf_printf(buf, "%04" PRIx32 "  strict: %s; expected %s\n", (uint32_t)error.offset,
               rdk_property_list_fault_text(error.fault), error.expected);
    return false;
}
