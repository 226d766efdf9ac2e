#include <string.h>

#include "export.h"
#include "resutil/format.h"
#include "resutil/property_list.h"

#define FIRST_CAPACITY 256u

#define LIST_SYNTAX(format) CLUSPROP_SYNTAX_VALUE(CLUSPROP_TYPE_LIST_VALUE, format)

static DWORD fail(struct rdk_property_list_builder *builder, DWORD code)
{
    if (builder->error == ERROR_SUCCESS) {
        builder->error = code;
    }
    return builder->error;
}

static DWORD grow(struct rdk_property_list_builder *builder, DWORD needed)
{
    DWORD capacity = builder->capacity < FIRST_CAPACITY ? FIRST_CAPACITY : builder->capacity;
    BYTE *buffer;

    while (capacity < needed) {
        capacity = capacity > MAXDWORD / 2 ? MAXDWORD : capacity * 2;
    }
    buffer = LocalAlloc(LMEM_FIXED, capacity);
    if (buffer == NULL) {
        return fail(builder, ERROR_NOT_ENOUGH_MEMORY);
    }
    if (builder->buffer != NULL) {
        memcpy(buffer, builder->buffer, builder->used);
        LocalFree(builder->buffer);
    }
    builder->buffer = buffer;
    builder->capacity = capacity;
    return ERROR_SUCCESS;
}

/* Append bytes; data NULL appends zeros. Beyond a caller's buffer they are only counted. */
static DWORD append(struct rdk_property_list_builder *builder, const void *data, DWORD bytes)
{
    DWORD end;

    if (builder->error != ERROR_SUCCESS) {
        return builder->error;
    }
    if (bytes > MAXDWORD - builder->used) {
        return fail(builder, ERROR_ARITHMETIC_OVERFLOW);
    }
    end = builder->used + bytes;
    if (builder->growing && end > builder->capacity && grow(builder, end) != ERROR_SUCCESS) {
        return builder->error;
    }
    if (end <= builder->capacity && bytes != 0) {
        if (data != NULL) {
            memcpy(builder->buffer + builder->used, data, bytes);
        } else {
            memset(builder->buffer + builder->used, 0, bytes);
        }
    }
    builder->used = end;
    return ERROR_SUCCESS;
}

static DWORD append_dword(struct rdk_property_list_builder *builder, DWORD number)
{
    return append(builder, &number, sizeof(number));
}

static DWORD append_entry(struct rdk_property_list_builder *builder, DWORD syntax, const void *data,
                          DWORD bytes)
{
    if (data == NULL && bytes != 0) {
        return fail(builder, ERROR_INVALID_PARAMETER);
    }
    append_dword(builder, syntax);
    append_dword(builder, bytes);
    append(builder, data, bytes);
    return append(builder, NULL, (4 - bytes % 4) % 4);
}

RDK__EXPORT void rdk_property_list_builder_init_buffer(struct rdk_property_list_builder *builder,
                                                       void *buffer, DWORD buffer_bytes,
                                                       DWORD flags)
{
    memset(builder, 0, sizeof(*builder));
    builder->buffer = buffer;
    builder->capacity = buffer == NULL ? 0 : buffer_bytes;
    builder->flags = flags;
    if ((flags & RDK_PROPERTY_LIST_VALUES_ONLY) == 0) {
        append_dword(builder, 0);
    }
}

RDK__EXPORT void rdk_property_list_builder_init(struct rdk_property_list_builder *builder,
                                                DWORD flags)
{
    memset(builder, 0, sizeof(*builder));
    builder->growing = TRUE;
    builder->flags = flags;
    if ((flags & RDK_PROPERTY_LIST_VALUES_ONLY) == 0) {
        append_dword(builder, 0);
    }
}

RDK__EXPORT void rdk_property_list_builder_finish(struct rdk_property_list_builder *builder)
{
    if (builder == NULL) {
        return;
    }
    if (builder->growing && builder->buffer != NULL) {
        LocalFree(builder->buffer);
    }
    memset(builder, 0, sizeof(*builder));
}

/* Begin a property whose name may lie anywhere: `name` without NUL, any alignment. */
static DWORD begin(struct rdk_property_list_builder *builder, const void *name, DWORD name_chars)
{
    DWORD name_bytes = name_chars * (DWORD)sizeof(WCHAR);

    if (builder->open || (builder->flags & RDK_PROPERTY_LIST_VALUES_ONLY) != 0) {
        return fail(builder, ERROR_INVALID_PARAMETER);
    }
    append_dword(builder, CLUSPROP_SYNTAX_NAME);
    append_dword(builder, name_bytes + (DWORD)sizeof(WCHAR));
    append(builder, name, name_bytes);
    append(builder, NULL, sizeof(WCHAR));
    append(builder, NULL, (name_bytes + sizeof(WCHAR)) % 4 == 0 ? 0 : sizeof(WCHAR));
    builder->open = TRUE;
    builder->values = 0;
    builder->count++;
    return builder->error;
}

RDK__EXPORT DWORD rdk_property_list_begin(struct rdk_property_list_builder *builder, LPCWSTR name)
{
    if (name == NULL || name[0] == 0) {
        return fail(builder, ERROR_INVALID_PARAMETER);
    }
    return begin(builder, name, rdk__list_text_length(name));
}

RDK__EXPORT DWORD rdk_property_list_add_value(struct rdk_property_list_builder *builder,
                                              DWORD syntax, const void *data, DWORD data_bytes)
{
    bool bare = (builder->flags & RDK_PROPERTY_LIST_VALUES_ONLY) != 0;

    /* A name or an ENDMARK as a value would make another list of it. */
    if ((!bare && !builder->open) || syntax >> 16 == CLUSPROP_TYPE_ENDMARK ||
        (!bare && syntax == CLUSPROP_SYNTAX_NAME)) {
        return fail(builder, ERROR_INVALID_PARAMETER);
    }
    builder->values++;
    return append_entry(builder, syntax, data, data_bytes);
}

RDK__EXPORT DWORD rdk_property_list_end(struct rdk_property_list_builder *builder)
{
    if (!builder->open || builder->values == 0) {
        return fail(builder, ERROR_INVALID_PARAMETER);
    }
    builder->open = FALSE;
    return append_dword(builder, CLUSPROP_SYNTAX_ENDMARK);
}

RDK__EXPORT DWORD rdk_property_list_add(struct rdk_property_list_builder *builder, LPCWSTR name,
                                        DWORD syntax, const void *data, DWORD data_bytes)
{
    rdk_property_list_begin(builder, name);
    rdk_property_list_add_value(builder, syntax, data, data_bytes);
    return rdk_property_list_end(builder);
}

/* Add a list value that the reader will accept. */
static DWORD add_checked(struct rdk_property_list_builder *builder, LPCWSTR name, WORD format,
                         const void *data, DWORD bytes)
{
    const struct rdk__format *row = rdk__format_find(format);

    if (bytes < row->least_bytes || (row->exact_bytes != 0 && bytes != row->exact_bytes) ||
        (data == NULL && bytes != 0) || !rdk__list_text_is_ended(row->text, data, bytes)) {
        return fail(builder, ERROR_INVALID_PARAMETER);
    }
    return rdk_property_list_add(builder, name, LIST_SYNTAX((DWORD)format), data, bytes);
}

RDK__EXPORT DWORD rdk_property_list_add_dword(struct rdk_property_list_builder *builder,
                                              LPCWSTR name, DWORD number)
{
    return add_checked(builder, name, CLUSPROP_FORMAT_DWORD, &number, sizeof(number));
}

RDK__EXPORT DWORD rdk_property_list_add_long(struct rdk_property_list_builder *builder,
                                             LPCWSTR name, LONG number)
{
    return add_checked(builder, name, CLUSPROP_FORMAT_LONG, &number, sizeof(number));
}

RDK__EXPORT DWORD rdk_property_list_add_word(struct rdk_property_list_builder *builder,
                                             LPCWSTR name, WORD number)
{
    return add_checked(builder, name, CLUSPROP_FORMAT_WORD, &number, sizeof(number));
}

RDK__EXPORT DWORD rdk_property_list_add_ularge(struct rdk_property_list_builder *builder,
                                               LPCWSTR name, ULONGLONG number)
{
    return add_checked(builder, name, CLUSPROP_FORMAT_ULARGE_INTEGER, &number, sizeof(number));
}

RDK__EXPORT DWORD rdk_property_list_add_large(struct rdk_property_list_builder *builder,
                                              LPCWSTR name, LONGLONG number)
{
    return add_checked(builder, name, CLUSPROP_FORMAT_LARGE_INTEGER, &number, sizeof(number));
}

RDK__EXPORT DWORD rdk_property_list_add_filetime(struct rdk_property_list_builder *builder,
                                                 LPCWSTR name, FILETIME time)
{
    return add_checked(builder, name, CLUSPROP_FORMAT_FILETIME, &time, sizeof(time));
}

static DWORD text_bytes(LPCWSTR text)
{
    return (rdk__list_text_length(text) + 1) * (DWORD)sizeof(WCHAR);
}

RDK__EXPORT DWORD rdk_property_list_add_sz(struct rdk_property_list_builder *builder, LPCWSTR name,
                                           LPCWSTR text)
{
    LPCWSTR shown = text == NULL ? L"" : text;

    return add_checked(builder, name, CLUSPROP_FORMAT_SZ, shown, text_bytes(shown));
}

RDK__EXPORT DWORD rdk_property_list_add_expand_sz(struct rdk_property_list_builder *builder,
                                                  LPCWSTR name, LPCWSTR text, LPCWSTR expanded)
{
    LPCWSTR shown = text == NULL ? L"" : text;

    rdk_property_list_begin(builder, name);
    rdk_property_list_add_value(builder, CLUSPROP_SYNTAX_LIST_VALUE_EXPAND_SZ, shown,
                                text_bytes(shown));
    if (expanded != NULL) {
        rdk_property_list_add_value(builder, CLUSPROP_SYNTAX_LIST_VALUE_EXPANDED_SZ, expanded,
                                    text_bytes(expanded));
    }
    return rdk_property_list_end(builder);
}

RDK__EXPORT DWORD rdk_property_list_add_multi_sz(struct rdk_property_list_builder *builder,
                                                 LPCWSTR name, LPCWSTR strings, DWORD strings_bytes)
{
    if (strings == NULL && strings_bytes == 0) {
        return add_checked(builder, name, CLUSPROP_FORMAT_MULTI_SZ, L"", sizeof(WCHAR));
    }
    return add_checked(builder, name, CLUSPROP_FORMAT_MULTI_SZ, strings, strings_bytes);
}

RDK__EXPORT DWORD rdk_property_list_add_binary(struct rdk_property_list_builder *builder,
                                               LPCWSTR name, const void *data, DWORD data_bytes)
{
    return add_checked(builder, name, CLUSPROP_FORMAT_BINARY, data, data_bytes);
}

RDK__EXPORT DWORD rdk_property_list_add_security_descriptor(
    struct rdk_property_list_builder *builder, LPCWSTR name, const void *data, DWORD data_bytes)
{
    return add_checked(builder, name, CLUSPROP_FORMAT_SECURITY_DESCRIPTOR, data, data_bytes);
}

RDK__EXPORT DWORD rdk_property_list_add_value_list(struct rdk_property_list_builder *builder,
                                                   LPCWSTR name, const void *values,
                                                   DWORD values_bytes)
{
    return add_checked(builder, name, CLUSPROP_FORMAT_VALUE_LIST, values, values_bytes);
}

RDK__EXPORT DWORD rdk_property_list_add_property_list(struct rdk_property_list_builder *builder,
                                                      LPCWSTR name, const void *list,
                                                      DWORD list_bytes)
{
    return add_checked(builder, name, CLUSPROP_FORMAT_PROPERTY_LIST, list, list_bytes);
}

RDK__EXPORT DWORD rdk_property_list_add_copy(struct rdk_property_list_builder *builder,
                                             const struct rdk_property_list_property *property)
{
    struct rdk_property_list_cursor values = property->values;
    struct rdk_property_list_value value;

    begin(builder, property->name, property->name_chars);
    while (rdk_property_list_next_value(&values, &value) == ERROR_SUCCESS) {
        rdk_property_list_add_value(builder, value.syntax, value.data, value.bytes);
    }
    return rdk_property_list_end(builder);
}

RDK__EXPORT DWORD rdk_property_list_done(struct rdk_property_list_builder *builder,
                                         DWORD *ret_bytes)
{
    bool bare = (builder->flags & RDK_PROPERTY_LIST_VALUES_ONLY) != 0;

    if (builder->open) {
        return fail(builder, ERROR_INVALID_PARAMETER);
    }
    /* A bare value list ends in an ENDMARK in either form. */
    if (bare || (builder->flags & RDK_PROPERTY_LIST_DOCUMENTATION_FORM) == 0) {
        append_dword(builder, CLUSPROP_SYNTAX_ENDMARK);
    }
    if (builder->error != ERROR_SUCCESS) {
        return builder->error;
    }
    if (ret_bytes != NULL) {
        *ret_bytes = builder->used;
    }
    if (builder->used > builder->capacity) {
        return ERROR_MORE_DATA;
    }
    if (!bare) {
        memcpy(builder->buffer, &builder->count, sizeof(builder->count));
    }
    return ERROR_SUCCESS;
}

RDK__EXPORT void *rdk_property_list_take(struct rdk_property_list_builder *builder,
                                         DWORD *ret_bytes)
{
    void *list;

    if (!builder->growing || builder->error != ERROR_SUCCESS) {
        return NULL;
    }
    list = builder->buffer;
    if (ret_bytes != NULL) {
        *ret_bytes = builder->used;
    }
    memset(builder, 0, sizeof(*builder));
    return list;
}
