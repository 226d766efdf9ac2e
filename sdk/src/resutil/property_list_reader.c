#include <string.h>

#include "export.h"
#include "resutil/format.h"
#include "resutil/property_list.h"

#define HEADER_BYTES ((DWORD)(2 * sizeof(DWORD))) /* syntax, length */

/* A cursor's own flag, beside the public ones: its values belong to a property, so that a NAME
 * among them is the next property, not a value. */
#define IN_PROPERTY 0x80000000u

static DWORD code_of(enum rdk_property_list_fault fault)
{
    switch (fault) {
    case RDK_PROPERTY_LIST_SOUND:
        return ERROR_SUCCESS;
    case RDK_PROPERTY_LIST_TRUNCATED:
        return ERROR_INSUFFICIENT_BUFFER;
    case RDK_PROPERTY_LIST_NAME_SYNTAX:
        return ERROR_INVALID_PARAMETER;
    default:
        return ERROR_INVALID_DATA;
    }
}

DWORD rdk__property_list_fail(struct rdk_property_list_error *error,
                              enum rdk_property_list_fault fault, DWORD offset, DWORD property,
                              const char *expected)
{
    error->fault = fault;
    error->code = code_of(fault);
    error->offset = offset;
    error->property = property;
    error->expected = expected;
    return error->code;
}

static void clear_error(struct rdk_property_list_error *error)
{
    rdk__property_list_fail(error, RDK_PROPERTY_LIST_SOUND, 0, 0, "");
}

static DWORD dword_at(const BYTE *list, DWORD offset)
{
    DWORD number;
    memcpy(&number, list + offset, sizeof(number));
    return number;
}

/* One NAME or VALUE: header, data, padding, all inside the list. */
struct entry {
    DWORD syntax;
    DWORD bytes;
    DWORD data_offset;
    DWORD end_offset; /* behind the padding */
};

/* A place in the list where an entry is, for reporting; the same for reader and cursor. */
struct place {
    const BYTE *list;
    DWORD list_bytes;
    DWORD offset;
    DWORD flags;
    DWORD property;
    struct rdk_property_list_error *error;
};

static DWORD fail_at(const struct place *place, enum rdk_property_list_fault fault, DWORD offset,
                     const char *expected)
{
    return rdk__property_list_fail(place->error, fault, offset, place->property, expected);
}

static DWORD check_padding(const struct place *place, const struct entry *entry)
{
    for (DWORD i = entry->data_offset + entry->bytes; i < entry->end_offset; i++) {
        if (place->list[i] != 0) {
            return fail_at(place, RDK_PROPERTY_LIST_PADDING, i, "a zero byte as padding");
        }
    }
    return ERROR_SUCCESS;
}

/* Read the entry's frame; the caller has seen that its syntax is inside the list. */
static DWORD read_entry(const struct place *place, struct entry *ret_entry)
{
    DWORD remaining = place->list_bytes - place->offset;
    DWORD length_offset = place->offset + (DWORD)sizeof(DWORD);
    struct entry entry;
    ULONGLONG padded;

    if (remaining < HEADER_BYTES) {
        return fail_at(place, RDK_PROPERTY_LIST_TRUNCATED, length_offset, "a length (4 bytes)");
    }
    remaining -= HEADER_BYTES;
    entry.syntax = dword_at(place->list, place->offset);
    entry.bytes = dword_at(place->list, length_offset);
    entry.data_offset = place->offset + HEADER_BYTES;
    /* In 64 bits: a length near 4 GiB must not come round to a small one. */
    padded = ((ULONGLONG)entry.bytes + 3) & ~(ULONGLONG)3;
    if (padded > remaining) {
        return fail_at(place, RDK_PROPERTY_LIST_TRUNCATED, length_offset,
                       "a length, padded to 4, that ends inside the buffer");
    }
    entry.end_offset = entry.data_offset + (DWORD)padded;
    *ret_entry = entry;
    if ((place->flags & RDK_PROPERTY_LIST_STRICT) != 0) {
        return check_padding(place, &entry);
    }
    return ERROR_SUCCESS;
}

static DWORD read_name(const struct place *place, struct entry *ret_entry, DWORD *ret_chars)
{
    DWORD code;
    DWORD chars;

    if (place->list_bytes - place->offset < sizeof(DWORD)) {
        return fail_at(place, RDK_PROPERTY_LIST_TRUNCATED, place->offset,
                       "a NAME syntax (0x00040003): the count says there is one more property");
    }
    if (dword_at(place->list, place->offset) != CLUSPROP_SYNTAX_NAME) {
        return fail_at(place, RDK_PROPERTY_LIST_NAME_SYNTAX, place->offset,
                       "a NAME syntax (0x00040003)");
    }
    code = read_entry(place, ret_entry);
    if (code != ERROR_SUCCESS) {
        return code;
    }
    if (ret_entry->bytes < 2 * sizeof(WCHAR) || ret_entry->bytes % sizeof(WCHAR) != 0) {
        return fail_at(place, RDK_PROPERTY_LIST_NAME_LENGTH, place->offset + 4,
                       "an even length of at least 4 for a name");
    }
    chars = rdk__list_text_chars(place->list + ret_entry->data_offset, ret_entry->bytes);
    if (chars == 0 || chars == ret_entry->bytes / sizeof(WCHAR)) {
        return fail_at(place, RDK_PROPERTY_LIST_NAME_LENGTH, ret_entry->data_offset,
                       "a name of at least one character that ends in a NUL");
    }
    *ret_chars = chars;
    return ERROR_SUCCESS;
}

/* The types 1 to 15 and those from USER on have a meaning; the formats alike. */
static bool is_known_syntax(const struct rdk_property_list_value *value,
                            const struct rdk__format *format)
{
    bool known_type = value->type <= CLUSPROP_TYPE_STORAGE_DEVICE_ID_DESCRIPTOR ||
                      value->type >= CLUSPROP_TYPE_USER;
    bool known_format = format != NULL || value->format >= CLUSPROP_FORMAT_USER;
    return known_type && known_format;
}

/* Whether the length suits the format. A list value of fixed size has that size; the other types
 * put structures behind the same formats (a RESCLASS of 4 bytes or, with its subclass, of 8). */
static bool is_length_good(const struct rdk_property_list_value *value,
                           const struct rdk__format *format)
{
    if (format->exact_bytes != 0 && value->type == CLUSPROP_TYPE_LIST_VALUE) {
        return value->bytes == format->exact_bytes;
    }
    if (format->text != RDK__TEXT_NONE && value->bytes % sizeof(WCHAR) != 0) {
        return false;
    }
    return value->bytes >= format->least_bytes;
}

static DWORD check_value(const struct place *place, const struct rdk_property_list_value *value)
{
    const struct rdk__format *format = rdk__format_find(value->format);

    if ((place->flags & RDK_PROPERTY_LIST_STRICT) != 0 && !is_known_syntax(value, format)) {
        return fail_at(place, RDK_PROPERTY_LIST_VALUE_SYNTAX, place->offset,
                       "a value syntax of a known type and format");
    }
    /* A format that we do not know is taken as it stands. */
    if (format == NULL || (value->bytes == 0 && (place->flags & RDK_PROPERTY_LIST_ALLOW_EMPTY))) {
        return ERROR_SUCCESS;
    }
    if (!is_length_good(value, format)) {
        return fail_at(place, RDK_PROPERTY_LIST_VALUE_LENGTH, place->offset + 4,
                       "a length that the value's format has");
    }
    if (!rdk__list_text_is_ended(format->text, value->data, value->bytes)) {
        return fail_at(place, RDK_PROPERTY_LIST_VALUE_TEXT, value->offset + HEADER_BYTES,
                       format->text == RDK__TEXT_MULTI ? "a multi-string that ends in two NULs"
                                                       : "a string that ends in a NUL");
    }
    return ERROR_SUCCESS;
}

static DWORD check_value_syntax(const struct place *place, DWORD syntax)
{
    if (syntax == CLUSPROP_SYNTAX_NAME && (place->flags & IN_PROPERTY) != 0) {
        return fail_at(place, RDK_PROPERTY_LIST_NO_ENDMARK, place->offset,
                       "an ENDMARK before the next property");
    }
    if (syntax >> 16 == CLUSPROP_TYPE_ENDMARK) {
        return fail_at(place, RDK_PROPERTY_LIST_VALUE_SYNTAX, place->offset,
                       "a value syntax, or an ENDMARK of four zero bytes");
    }
    return ERROR_SUCCESS;
}

RDK__EXPORT DWORD rdk_property_list_next_value(struct rdk_property_list_cursor *cursor,
                                               struct rdk_property_list_value *ret_value)
{
    struct place place = {
        .list = cursor->list,
        .list_bytes = cursor->list_bytes,
        .offset = cursor->offset,
        .flags = cursor->flags,
        .property = cursor->property,
        .error = &cursor->error,
    };
    struct entry entry;
    struct rdk_property_list_value value;
    DWORD syntax;
    DWORD code;

    if (cursor->error.fault != RDK_PROPERTY_LIST_SOUND) {
        return cursor->error.code;
    }
    if (cursor->list_bytes - cursor->offset < sizeof(DWORD)) {
        return fail_at(&place, RDK_PROPERTY_LIST_TRUNCATED, cursor->offset,
                       "a value or an ENDMARK");
    }
    syntax = dword_at(cursor->list, cursor->offset);
    if (syntax == CLUSPROP_SYNTAX_ENDMARK) {
        return ERROR_NO_MORE_ITEMS;
    }
    code = check_value_syntax(&place, syntax);
    if (code == ERROR_SUCCESS) {
        code = read_entry(&place, &entry);
    }
    if (code != ERROR_SUCCESS) {
        return code;
    }
    value.syntax = syntax;
    value.type = (WORD)(syntax >> 16);
    value.format = (WORD)(syntax & 0xFFFF);
    value.data = cursor->list + entry.data_offset;
    value.bytes = entry.bytes;
    value.offset = cursor->offset;
    code = check_value(&place, &value);
    if (code == ERROR_SUCCESS) {
        cursor->offset = entry.end_offset;
        *ret_value = value;
    }
    return code;
}

RDK__EXPORT DWORD rdk_property_list_open_values(struct rdk_property_list_cursor *cursor,
                                                const void *list, DWORD list_bytes, DWORD flags)
{
    cursor->list = list;
    cursor->list_bytes = list_bytes;
    cursor->offset = 0;
    cursor->flags = flags & ~IN_PROPERTY;
    cursor->property = 0;
    clear_error(&cursor->error);
    if (list == NULL) {
        return rdk__property_list_fail(&cursor->error, RDK_PROPERTY_LIST_NO_BUFFER, 0, 0,
                                       "a value list");
    }
    return ERROR_SUCCESS;
}

RDK__EXPORT DWORD rdk_property_list_open(struct rdk_property_list_reader *reader, const void *list,
                                         DWORD list_bytes, DWORD flags)
{
    memset(reader, 0, sizeof(*reader));
    reader->list = list;
    reader->list_bytes = list_bytes;
    reader->flags = flags & ~IN_PROPERTY;
    clear_error(&reader->error);
    if (list == NULL) {
        return rdk__property_list_fail(&reader->error, RDK_PROPERTY_LIST_NO_BUFFER, 0, 0,
                                       "a property list");
    }
    if (list_bytes < sizeof(DWORD)) {
        return rdk__property_list_fail(&reader->error, RDK_PROPERTY_LIST_TRUNCATED, 0, 0,
                                       "a count of properties (4 bytes)");
    }
    reader->count = dword_at(reader->list, 0);
    reader->offset = sizeof(DWORD);
    return ERROR_SUCCESS;
}

/* Behind the last property: what the flags ask of it. */
static DWORD check_end(struct rdk_property_list_reader *reader)
{
    DWORD remaining = reader->list_bytes - reader->offset;
    DWORD flags = reader->flags;
    bool has_endmark = remaining >= sizeof(DWORD) && dword_at(reader->list, reader->offset) == 0;
    DWORD end = reader->offset + (has_endmark ? (DWORD)sizeof(DWORD) : 0);

    if ((flags & RDK_PROPERTY_LIST_ENDMARK) != 0 && !has_endmark) {
        return rdk__property_list_fail(&reader->error, RDK_PROPERTY_LIST_FINAL_ENDMARK,
                                       reader->offset, reader->count,
                                       "a final ENDMARK behind the last property");
    }
    if ((flags & RDK_PROPERTY_LIST_NO_FINAL) != 0 && has_endmark) {
        return rdk__property_list_fail(&reader->error, RDK_PROPERTY_LIST_FINAL_ENDMARK,
                                       reader->offset, reader->count,
                                       "no final ENDMARK behind the last property");
    }
    if ((flags & RDK_PROPERTY_LIST_STRICT) != 0 && end != reader->list_bytes) {
        return rdk__property_list_fail(&reader->error, RDK_PROPERTY_LIST_SLACK, end, reader->count,
                                       "the end of the buffer");
    }
    return ERROR_NO_MORE_ITEMS;
}

/* Walk the values to the ENDMARK, so that whoever gets the property need not doubt them. */
static DWORD read_values(struct rdk_property_list_property *property,
                         struct rdk_property_list_error *error)
{
    struct rdk_property_list_cursor cursor = property->values;
    struct rdk_property_list_value value;
    DWORD code;

    property->value_count = 0;
    while ((code = rdk_property_list_next_value(&cursor, &value)) == ERROR_SUCCESS) {
        if (property->value_count++ == 0) {
            property->value = value;
        }
    }
    if (code != ERROR_NO_MORE_ITEMS) {
        *error = cursor.error;
        return code;
    }
    if (property->value_count == 0) {
        return rdk__property_list_fail(error, RDK_PROPERTY_LIST_NO_VALUE, cursor.offset,
                                       cursor.property, "a value before the ENDMARK");
    }
    property->bytes = cursor.offset + (DWORD)sizeof(DWORD) - property->offset;
    return ERROR_SUCCESS;
}

RDK__EXPORT DWORD rdk_property_list_next(struct rdk_property_list_reader *reader,
                                         struct rdk_property_list_property *ret_property)
{
    struct place place = {
        .list = reader->list,
        .list_bytes = reader->list_bytes,
        .offset = reader->offset,
        .flags = reader->flags,
        .property = reader->property,
        .error = &reader->error,
    };
    struct rdk_property_list_property property;
    struct entry name;
    DWORD code;

    if (reader->error.fault != RDK_PROPERTY_LIST_SOUND) {
        return reader->error.code;
    }
    if (reader->property == reader->count) {
        return check_end(reader);
    }
    memset(&property, 0, sizeof(property));
    code = read_name(&place, &name, &property.name_chars);
    if (code != ERROR_SUCCESS) {
        return code;
    }
    property.name = reader->list + name.data_offset;
    property.offset = reader->offset;
    property.values.list = reader->list;
    property.values.list_bytes = reader->list_bytes;
    property.values.offset = name.end_offset;
    property.values.flags = reader->flags | IN_PROPERTY;
    property.values.property = reader->property;
    clear_error(&property.values.error);
    code = read_values(&property, &reader->error);
    if (code != ERROR_SUCCESS) {
        return code;
    }
    reader->offset = property.offset + property.bytes;
    reader->property++;
    *ret_property = property;
    return ERROR_SUCCESS;
}

RDK__EXPORT BOOL rdk_property_list_name_is(const struct rdk_property_list_property *property,
                                           LPCWSTR name)
{
    return rdk__list_text_is(property->name, property->name_chars, name,
                             rdk__list_text_length(name));
}

RDK__EXPORT DWORD rdk_property_list_find(const void *list, DWORD list_bytes, LPCWSTR name,
                                         struct rdk_property_list_property *ret_property)
{
    struct rdk_property_list_reader reader;
    struct rdk_property_list_property property;
    DWORD name_chars = rdk__list_text_length(name);
    DWORD code = rdk_property_list_open(&reader, list, list_bytes, 0);

    while (code == ERROR_SUCCESS) {
        code = rdk_property_list_next(&reader, &property);
        if (code == ERROR_SUCCESS &&
            rdk__list_text_is(property.name, property.name_chars, name, name_chars)) {
            *ret_property = property;
            return ERROR_SUCCESS;
        }
    }
    return code == ERROR_NO_MORE_ITEMS ? ERROR_FILE_NOT_FOUND : ERROR_INVALID_DATA;
}
