#include "resutil/datum.h"

#include <stdlib.h>
#include <string.h>

/* A default of RANGE_DATA points to three such numbers. */
enum range_member {
    RANGE_DEFAULT,
    RANGE_MINIMUM,
    RANGE_MAXIMUM,
};

const struct rdk__format *rdk__item_format(const RESUTIL_PROPERTY_ITEM *item)
{
    const struct rdk__format *format = rdk__format_find(item->Format);

    return format != NULL && format->shape != RDK__SHAPE_NONE ? format : NULL;
}

static LONGLONG sign_extend(ULONGLONG number, DWORD bytes)
{
    unsigned shift = 64 - 8 * bytes;

    return (LONGLONG)(number << shift) >> shift;
}

ULONGLONG rdk__number_load(const struct rdk__format *format, const void *address, DWORD bytes)
{
    ULONGLONG number = 0;

    memcpy(&number, address, bytes);
    return format->is_signed ? (ULONGLONG)sign_extend(number, bytes) : number;
}

static void set_data(struct rdk__datum *datum, const void *data, DWORD bytes)
{
    datum->data = data;
    datum->bytes = data == NULL ? 0 : bytes;
    /* A multi-string of no bytes is that of no strings. */
    if (data != NULL && datum->format->text == RDK__TEXT_MULTI && bytes < sizeof(WCHAR)) {
        datum->data = (const BYTE *)L"";
        datum->bytes = sizeof(WCHAR);
    }
}

static void set_string(struct rdk__datum *datum, LPCWSTR text)
{
    DWORD bytes = text == NULL ? 0 : (rdk__list_text_length(text) + 1) * (DWORD)sizeof(WCHAR);

    set_data(datum, text, bytes);
}

static void start(struct rdk__datum *datum, const struct rdk__format *format)
{
    memset(datum, 0, sizeof(*datum));
    datum->format = format;
}

void rdk__datum_from_value(const struct rdk_property_list_value *value, struct rdk__datum *ret)
{
    start(ret, rdk__format_find(value->format));
    switch (ret->format->shape) {
    case RDK__SHAPE_NUMBER:
        /* An empty value, which stands for deletion, has no number to load. */
        ret->number = rdk__number_load(ret->format, value->data, value->bytes);
        break;
    case RDK__SHAPE_STRING:
        set_data(ret, value->data,
                 (rdk__list_text_chars(value->data, value->bytes) + 1) * (DWORD)sizeof(WCHAR));
        break;
    default:
        set_data(ret, value->data, value->bytes);
        break;
    }
}

static ULONGLONG range_load(const RESUTIL_PROPERTY_ITEM *item, enum range_member member)
{
    ULONGLONG number = 0;

    if (item->lpDefault != NULL) {
        memcpy(&number, (const BYTE *)item->lpDefault + (size_t)member * sizeof(number),
               sizeof(number));
    }
    return number;
}

void rdk__datum_from_default(const RESUTIL_PROPERTY_ITEM *item, struct rdk__datum *ret)
{
    start(ret, rdk__item_format(item));
    switch (ret->format->shape) {
    case RDK__SHAPE_NUMBER:
        ret->number = ret->format->range == RDK__RANGE_DATA
                          ? range_load(item, RANGE_DEFAULT)
                          : rdk__number_load(ret->format, &item->Default, ret->format->exact_bytes);
        break;
    case RDK__SHAPE_STRING:
        set_string(ret, item->lpDefault);
        break;
    default:
        /* These have no range: Minimum is the size of the default. */
        set_data(ret, item->lpDefault, item->Minimum);
        break;
    }
}

void rdk__datum_from_member(const RESUTIL_PROPERTY_ITEM *item, const BYTE *params,
                            struct rdk__datum *ret)
{
    const BYTE *member = params + item->Offset;
    const void *pointer;
    DWORD bytes;

    start(ret, rdk__item_format(item));
    if (ret->format->shape == RDK__SHAPE_NUMBER) {
        ret->number = rdk__number_load(ret->format, member, ret->format->exact_bytes);
        return;
    }
    memcpy(&pointer, member, sizeof(pointer));
    if (ret->format->shape == RDK__SHAPE_STRING) {
        set_string(ret, pointer);
        return;
    }
    memcpy(&bytes, member + sizeof(pointer), sizeof(bytes));
    set_data(ret, pointer, bytes);
}

bool rdk__datum_is_absent(const struct rdk__datum *datum)
{
    return datum->format->shape != RDK__SHAPE_NUMBER && datum->data == NULL;
}

bool rdk__datum_is_empty(const struct rdk__datum *datum)
{
    if (datum->format->shape == RDK__SHAPE_NUMBER) {
        return false;
    }
    if (datum->data == NULL || datum->bytes == 0) {
        return true;
    }
    return datum->format->text != RDK__TEXT_NONE &&
           rdk__list_text_chars(datum->data, datum->bytes) == 0;
}

bool rdk__datum_is_equal(const struct rdk__datum *a, const struct rdk__datum *b)
{
    if (a->format->shape == RDK__SHAPE_NUMBER) {
        return a->number == b->number;
    }
    if (a->data == NULL || b->data == NULL) {
        return a->data == b->data;
    }
    return a->bytes == b->bytes && memcmp(a->data, b->data, a->bytes) == 0;
}

bool rdk__datum_is_in_range(const RESUTIL_PROPERTY_ITEM *item, const struct rdk__datum *datum)
{
    const struct rdk__format *format = datum->format;
    bool is_signed = format->is_signed || (item->Flags & RESUTIL_PROPITEM_SIGNED) != 0;
    DWORD bytes = format->exact_bytes;
    ULONGLONG minimum = item->Minimum;
    ULONGLONG maximum = item->Maximum;
    DWORD bound_bytes = sizeof(DWORD);

    if (format->range == RDK__RANGE_NONE) {
        return true;
    }
    if (format->range == RDK__RANGE_DATA) {
        minimum = range_load(item, RANGE_MINIMUM);
        maximum = range_load(item, RANGE_MAXIMUM);
        bound_bytes = sizeof(ULONGLONG);
    }
    if (minimum == 0 && maximum == 0) {
        return true;
    }
    if (is_signed) {
        LONGLONG number = sign_extend(datum->number, bytes);
        return number >= sign_extend(minimum, bound_bytes) &&
               number <= sign_extend(maximum, bound_bytes);
    }
    return datum->number >= minimum && datum->number <= maximum;
}

/* The expanded form of a string; NULL without memory. Caller: free. */
static WCHAR *expand(LPCWSTR text)
{
    DWORD chars = ExpandEnvironmentStringsW(text, NULL, 0);
    WCHAR *expanded = chars == 0 ? NULL : malloc(chars * sizeof(WCHAR));

    if (expanded != NULL && ExpandEnvironmentStringsW(text, expanded, chars) != chars) {
        free(expanded);
        return NULL;
    }
    return expanded;
}

static DWORD list_expand_sz(struct rdk_property_list_builder *builder, LPCWSTR name, LPCWSTR text)
{
    WCHAR *expanded = expand(text);
    DWORD code;

    if (expanded == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    code = rdk_property_list_add_expand_sz(builder, name, text, expanded);
    free(expanded);
    return code;
}

DWORD rdk__datum_list(struct rdk_property_list_builder *builder, LPCWSTR name,
                      const struct rdk__datum *datum)
{
    const struct rdk__format *format = datum->format;
    DWORD syntax = CLUSPROP_SYNTAX_VALUE(CLUSPROP_TYPE_LIST_VALUE, format->format);
    const void *data = datum->data;
    DWORD bytes = datum->bytes;

    if (format->shape == RDK__SHAPE_NUMBER) {
        return rdk_property_list_add(builder, name, syntax, &datum->number, format->exact_bytes);
    }
    if (data == NULL) {
        if (format->least_bytes > sizeof(WCHAR)) {
            return ERROR_SUCCESS;
        }
        data = L"";
        bytes = format->least_bytes;
    }
    if (format->format == CLUSPROP_FORMAT_EXPAND_SZ) {
        return list_expand_sz(builder, name, data);
    }
    return rdk_property_list_add(builder, name, syntax, data, bytes);
}
