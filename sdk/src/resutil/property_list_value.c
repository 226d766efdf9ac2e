#include <string.h>

#include "export.h"
#include "resutil/format.h"
#include "resutil/property_list.h"

/* Copy a number of that format out of the value. */
static DWORD get_number(const struct rdk_property_list_value *value, WORD format, void *number,
                        DWORD bytes)
{
    if (value->format != format || value->bytes != bytes) {
        return ERROR_INVALID_DATA;
    }
    memcpy(number, value->data, bytes);
    return ERROR_SUCCESS;
}

RDK__EXPORT DWORD rdk_property_list_get_word(const struct rdk_property_list_value *value,
                                             WORD *ret_number)
{
    return get_number(value, CLUSPROP_FORMAT_WORD, ret_number, sizeof(*ret_number));
}

RDK__EXPORT DWORD rdk_property_list_get_dword(const struct rdk_property_list_value *value,
                                              DWORD *ret_number)
{
    return get_number(value, CLUSPROP_FORMAT_DWORD, ret_number, sizeof(*ret_number));
}

RDK__EXPORT DWORD rdk_property_list_get_long(const struct rdk_property_list_value *value,
                                             LONG *ret_number)
{
    return get_number(value, CLUSPROP_FORMAT_LONG, ret_number, sizeof(*ret_number));
}

RDK__EXPORT DWORD rdk_property_list_get_ularge(const struct rdk_property_list_value *value,
                                               ULONGLONG *ret_number)
{
    return get_number(value, CLUSPROP_FORMAT_ULARGE_INTEGER, ret_number, sizeof(*ret_number));
}

RDK__EXPORT DWORD rdk_property_list_get_large(const struct rdk_property_list_value *value,
                                              LONGLONG *ret_number)
{
    return get_number(value, CLUSPROP_FORMAT_LARGE_INTEGER, ret_number, sizeof(*ret_number));
}

RDK__EXPORT DWORD rdk_property_list_get_filetime(const struct rdk_property_list_value *value,
                                                 FILETIME *ret_time)
{
    return get_number(value, CLUSPROP_FORMAT_FILETIME, ret_time, sizeof(*ret_time));
}

/* Copy as much as fits, always with a NUL if there is room for one. */
static void copy_cut(const BYTE *data, DWORD chars, WCHAR *buffer, DWORD buffer_chars)
{
    DWORD copied;

    if (buffer_chars == 0) {
        return;
    }
    copied = chars < buffer_chars ? chars : buffer_chars - 1;
    memcpy(buffer, data, copied * sizeof(WCHAR));
    buffer[copied] = 0;
}

RDK__EXPORT DWORD rdk_property_list_name_copy(const struct rdk_property_list_property *property,
                                              WCHAR *buffer, DWORD buffer_chars)
{
    copy_cut(property->name, property->name_chars, buffer, buffer_chars);
    return property->name_chars;
}

RDK__EXPORT DWORD rdk_property_list_get_text(const struct rdk_property_list_value *value,
                                             WCHAR *buffer, DWORD buffer_chars, DWORD *ret_chars)
{
    const struct rdk__format *format = rdk__format_find(value->format);
    DWORD chars;

    if (format == NULL || format->text != RDK__TEXT_STRING) {
        return ERROR_INVALID_DATA;
    }
    chars = rdk__list_text_chars(value->data, value->bytes);
    copy_cut(value->data, chars, buffer, buffer_chars);
    if (ret_chars != NULL) {
        *ret_chars = chars;
    }
    return chars < buffer_chars ? ERROR_SUCCESS : ERROR_MORE_DATA;
}
