#include "resutil/table.h"

#include <stdlib.h>
#include <string.h>

static const RESUTIL_PROPERTY_ITEM *find_name(const RESUTIL_PROPERTY_ITEM *table, const BYTE *name,
                                              DWORD chars)
{
    for (const RESUTIL_PROPERTY_ITEM *item = table; item->Name != NULL; item++) {
        if (rdk__list_text_is(name, chars, item->Name, rdk__list_text_length(item->Name))) {
            return item;
        }
    }
    return NULL;
}

const RESUTIL_PROPERTY_ITEM *rdk__table_find(const RESUTIL_PROPERTY_ITEM *table,
                                             const struct rdk_property_list_property *property)
{
    return find_name(table, property->name, property->name_chars);
}

bool rdk__table_has(const RESUTIL_PROPERTY_ITEM *table, LPCWSTR name)
{
    return find_name(table, (const BYTE *)name, rdk__list_text_length(name)) != NULL;
}

DWORD rdk__list_check(const void *list, DWORD list_bytes)
{
    return rdk_property_list_check(list, list_bytes, RDK_PROPERTY_LIST_ALLOW_EMPTY, NULL, NULL);
}

DWORD rdk__item_check(const RESUTIL_PROPERTY_ITEM *item,
                      const struct rdk_property_list_property *property,
                      struct rdk__datum *ret_datum)
{
    const struct rdk__format *format = rdk__item_format(item);
    const struct rdk_property_list_value *value = &property->value;

    if (format == NULL || (item->Flags & RESUTIL_PROPITEM_READ_ONLY) != 0 ||
        value->type != CLUSPROP_TYPE_LIST_VALUE || value->format != item->Format) {
        return ERROR_INVALID_PARAMETER;
    }
    if (value->bytes < format->least_bytes) {
        return ERROR_INVALID_DATA;
    }
    rdk__datum_from_value(value, ret_datum);
    return rdk__datum_is_in_range(item, ret_datum) ? ERROR_SUCCESS : ERROR_INVALID_DATA;
}

/* A copy of the name that can be cut into subkey and value. Caller: free. */
static WCHAR *copy_name(const struct rdk_property_list_property *property)
{
    WCHAR *name = malloc((property->name_chars + (size_t)1) * sizeof(WCHAR));

    if (name != NULL) {
        rdk_property_list_name_copy(property, name, property->name_chars + 1);
    }
    return name;
}

/* No part of a path may be empty. */
static bool is_path_good(const struct rdk_property_list_property *property)
{
    WCHAR before = L'\\';

    for (DWORD i = 0; i < property->name_chars; i++) {
        WCHAR c;
        memcpy(&c, property->name + i * sizeof(c), sizeof(c));
        if (c == L'\\' && before == L'\\') {
            return false;
        }
        before = c;
    }
    return before != L'\\';
}

DWORD rdk__private_check(const struct rdk_property_list_property *property)
{
    const struct rdk__format *format = rdk__format_find(property->value.format);

    if (!is_path_good(property) || property->value.type != CLUSPROP_TYPE_LIST_VALUE ||
        format == NULL || format->registry == REG_NONE) {
        return ERROR_INVALID_PARAMETER;
    }
    return ERROR_SUCCESS;
}

DWORD rdk__private_store(HKEY key, const struct rdk_property_list_property *property, bool force)
{
    WCHAR *path = copy_name(property);
    WCHAR *name = path;
    WCHAR *subkey = NULL;
    struct rdk__datum datum;
    DWORD code;

    if (path == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    for (DWORD i = property->name_chars; i-- > 0;) {
        if (path[i] == L'\\') {
            path[i] = 0;
            subkey = path;
            name = path + i + 1;
            break;
        }
    }
    if (property->value.bytes == 0) {
        code = rdk__stored_delete(key, subkey, name);
    } else {
        rdk__datum_from_value(&property->value, &datum);
        code = rdk__stored_write(key, subkey, name, &datum, force);
    }
    free(path);
    return code;
}

DWORD rdk__unknown_check(const RESUTIL_PROPERTY_ITEM *table, const void *list, DWORD list_bytes)
{
    struct rdk_property_list_reader reader;
    struct rdk_property_list_property property;
    DWORD code = ERROR_SUCCESS;

    rdk_property_list_open(&reader, list, list_bytes, RDK_PROPERTY_LIST_ALLOW_EMPTY);
    while (code == ERROR_SUCCESS && rdk_property_list_next(&reader, &property) == ERROR_SUCCESS) {
        if (table == NULL || rdk__table_find(table, &property) == NULL) {
            code = rdk__private_check(&property);
        }
    }
    return code;
}

DWORD rdk__unknown_store(HKEY key, const RESUTIL_PROPERTY_ITEM *table, const void *list,
                         DWORD list_bytes, bool force)
{
    struct rdk_property_list_reader reader;
    struct rdk_property_list_property property;
    DWORD code = ERROR_SUCCESS;

    rdk_property_list_open(&reader, list, list_bytes, RDK_PROPERTY_LIST_ALLOW_EMPTY);
    while (code == ERROR_SUCCESS && rdk_property_list_next(&reader, &property) == ERROR_SUCCESS) {
        if (table == NULL || rdk__table_find(table, &property) == NULL) {
            code = rdk__private_store(key, &property, force);
        }
    }
    return code;
}

void rdk__clear_counts(DWORD *returned, DWORD *required)
{
    if (returned != NULL) {
        *returned = 0;
    }
    if (required != NULL) {
        *required = 0;
    }
}

DWORD rdk__deliver(const void *data, DWORD bytes, void *out, DWORD out_bytes, DWORD *returned,
                   DWORD *required)
{
    rdk__clear_counts(returned, required);
    if (out == NULL || bytes > out_bytes) {
        *required = bytes;
        return ERROR_MORE_DATA;
    }
    memcpy(out, data, bytes);
    *returned = bytes;
    return ERROR_SUCCESS;
}

DWORD rdk__deliver_list(struct rdk_property_list_builder *builder, DWORD code, void *out,
                        DWORD out_bytes, DWORD *returned, DWORD *required)
{
    rdk__clear_counts(returned, required);
    if (code == ERROR_SUCCESS) {
        code = rdk_property_list_done(builder, NULL);
    }
    if (code == ERROR_SUCCESS) {
        code = rdk__deliver(builder->buffer, builder->used, out, out_bytes, returned, required);
    }
    rdk_property_list_builder_finish(builder);
    return code;
}
