#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <rdk/property_list.h>
#include <windows.h>

#include "stage.h"

/* From values as the user wrote them to the bytes that a plugin gets. */

struct datum {
    uint16_t format;
    void *bytes; /* owned */
    size_t length;
};

static uint16_t natural_format(const struct scenario_value *value)
{
    if (value->format) {
        return value->format;
    }
    switch (value->kind) {
    case SCENARIO_NUMBER:
        if (value->negative) {
            return (int64_t)value->number < INT32_MIN ? CLUSPROP_FORMAT_LARGE_INTEGER
                                                      : CLUSPROP_FORMAT_LONG;
        }
        return value->number > UINT32_MAX ? CLUSPROP_FORMAT_ULARGE_INTEGER : CLUSPROP_FORMAT_DWORD;
    case SCENARIO_TEXT:
        return CLUSPROP_FORMAT_SZ;
    case SCENARIO_LIST:
        return CLUSPROP_FORMAT_MULTI_SZ;
    default:
        return CLUSPROP_FORMAT_BINARY;
    }
}

static size_t number_bytes(uint16_t format)
{
    switch (format) {
    case CLUSPROP_FORMAT_WORD:
        return 2;
    case CLUSPROP_FORMAT_ULARGE_INTEGER:
    case CLUSPROP_FORMAT_LARGE_INTEGER:
    case CLUSPROP_FORMAT_FILETIME:
        return 8;
    default:
        return 4;
    }
}

/* Each text with its NUL, and for a list the final one. */
static void append_text(struct buf *buf, const char *text)
{
    size_t units;
    uint16_t *wide = utf_to_utf16(text, &units);

    buf_append(buf, wide, (units + 1) * sizeof(*wide));
    free(wide);
}

static struct datum encode(const struct scenario_value *value, uint16_t format)
{
    struct datum datum = {.format = format};
    struct buf bytes = {0};
    static const uint16_t nul;

    switch (value->kind) {
    case SCENARIO_NUMBER:
        /* Little-endian: the low bytes come first. */
        buf_append(&bytes, &value->number, number_bytes(datum.format));
        break;
    case SCENARIO_TEXT:
        append_text(&bytes, value->text);
        if (datum.format == CLUSPROP_FORMAT_MULTI_SZ) {
            buf_append(&bytes, &nul, sizeof(nul));
        }
        break;
    case SCENARIO_LIST:
        for (size_t i = 0; i < value->item_count; i++) {
            append_text(&bytes, value->items[i]);
        }
        buf_append(&bytes, &nul, sizeof(nul));
        break;
    case SCENARIO_BYTES:
        buf_append(&bytes, value->bytes, value->length);
        break;
    case SCENARIO_NONE:
    case SCENARIO_NULL:
        break;
    }
    datum.length = bytes.length;
    datum.bytes = buf_take(&bytes);
    return datum;
}

/* Which formats a plain value can be written in. */
static bool fits(const struct scenario_value *value, uint16_t format)
{
    switch (format) {
    case CLUSPROP_FORMAT_WORD:
    case CLUSPROP_FORMAT_DWORD:
    case CLUSPROP_FORMAT_LONG:
    case CLUSPROP_FORMAT_ULARGE_INTEGER:
    case CLUSPROP_FORMAT_LARGE_INTEGER:
    case CLUSPROP_FORMAT_FILETIME:
        return value->kind == SCENARIO_NUMBER;
    case CLUSPROP_FORMAT_SZ:
    case CLUSPROP_FORMAT_EXPAND_SZ:
        return value->kind == SCENARIO_TEXT;
    case CLUSPROP_FORMAT_MULTI_SZ:
        return value->kind == SCENARIO_TEXT || value->kind == SCENARIO_LIST;
    default:
        return false;
    }
}

static bool is_plain(const struct scenario_value *value)
{
    return !value->format && (value->kind == SCENARIO_NUMBER || value->kind == SCENARIO_TEXT ||
                              value->kind == SCENARIO_LIST);
}

/* A format list names each property with a WORD: its format. */
static uint16_t format_of(const struct scenario_value *value, LPCWSTR name,
                          const struct value_formats *formats)
{
    struct rdk_property_list_property found;
    WORD format = 0;

    if (formats && formats->list && is_plain(value) &&
        rdk_property_list_find(formats->list, (DWORD)formats->bytes, name, &found) ==
            ERROR_SUCCESS &&
        rdk_property_list_get_word(&found.value, &format) == ERROR_SUCCESS && fits(value, format)) {
        return format;
    }
    return natural_format(value);
}

static void add_property(struct rdk_property_list_builder *builder,
                         const struct scenario_property *property,
                         const struct value_formats *formats)
{
    uint16_t *name = utf_to_utf16(property->name, NULL);
    struct datum datum = encode(&property->value, format_of(&property->value, name, formats));

    rdk_property_list_add(builder, name, (DWORD)CLUSPROP_TYPE_LIST_VALUE << 16 | datum.format,
                          datum.bytes, (DWORD)datum.length);
    free(name);
    free(datum.bytes);
}

bool values_need_formats(const struct scenario_properties *properties)
{
    for (size_t i = 0; i < properties->count; i++) {
        if (is_plain(&properties->items[i].value)) {
            return true;
        }
    }
    return false;
}

/* `flags` are the builder's. Returns the builder's error. */
static DWORD build(const struct scenario_properties *properties,
                   const struct value_formats *formats, DWORD flags, void **ret, size_t *ret_bytes)
{
    struct rdk_property_list_builder builder;
    DWORD bytes = 0;

    rdk_property_list_builder_init(&builder, flags);
    for (size_t i = 0; i < properties->count; i++) {
        add_property(&builder, &properties->items[i], formats);
    }
    DWORD status = rdk_property_list_done(&builder, NULL);
    if (status == ERROR_SUCCESS) {
        void *list = rdk_property_list_take(&builder, &bytes);
        *ret = memory_copy(list, bytes);
        *ret_bytes = bytes;
        LocalFree(list);
    }
    rdk_property_list_builder_finish(&builder);
    return status;
}

static DWORD list_bytes(const struct scenario_properties *properties,
                        const struct value_formats *formats, DWORD flags, void **ret,
                        size_t *ret_bytes)
{
    *ret = NULL;
    *ret_bytes = 0;
    if (!properties->given || properties->whole.kind == SCENARIO_NULL) {
        return ERROR_SUCCESS;
    }
    if (properties->whole.kind == SCENARIO_BYTES) {
        *ret = memory_copy(properties->whole.bytes, properties->whole.length);
        *ret_bytes = properties->whole.length;
        return ERROR_SUCCESS;
    }
    return build(properties, formats, flags, ret, ret_bytes);
}

void values_list(const struct scenario_properties *properties, const struct value_formats *formats,
                 void **ret, size_t *ret_bytes)
{
    list_bytes(properties, formats, 0, ret, ret_bytes);
}

int run_encode_list(const struct scenario_properties *properties, bool documentation_form,
                    void **ret, size_t *ret_bytes, struct err *err)
{
    DWORD status =
        list_bytes(properties, NULL, documentation_form ? RDK_PROPERTY_LIST_DOCUMENTATION_FORM : 0,
                   ret, ret_bytes);

    if (status != ERROR_SUCCESS) {
        struct buf name = {0};
        names_print(&name, NAMES_ERROR, status);
        err_set(err, -EINVAL, "no property list can be made of this: %s", buf_text(&name));
        buf_finish(&name);
        return -EINVAL;
    }
    return 0;
}

void values_buffer(const struct scenario_value *value, void **ret, size_t *ret_bytes)
{
    struct datum datum;

    *ret = NULL;
    *ret_bytes = 0;
    if (value->kind == SCENARIO_NONE || value->kind == SCENARIO_NULL) {
        return;
    }
    datum = encode(value, natural_format(value));
    *ret = datum.bytes;
    *ret_bytes = datum.length;
}
