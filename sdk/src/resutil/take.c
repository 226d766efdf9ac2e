#include <string.h>

#include "export.h"
#include "resutil/datum.h"
#include "resutil/hand_out.h"

/* The list that a value is taken from, and by how much it moves on. */
struct taking {
    LPBYTE *list;
    LPDWORD list_bytes;
    struct rdk__datum datum;
    DWORD advance;
};

static void move_on(struct taking *taking)
{
    *taking->list += taking->advance;
    *taking->list_bytes -= taking->advance;
}

/* Look at the value, which may reach no further than the list has bytes. */
static DWORD look(struct taking *taking, const void *value_struct, WORD format, LPBYTE *list,
                  LPDWORD list_bytes)
{
    struct rdk_property_list_cursor cursor;
    struct rdk_property_list_value value;

    if (value_struct == NULL || list == NULL || *list == NULL || list_bytes == NULL) {
        return ERROR_INVALID_PARAMETER;
    }
    rdk_property_list_open_values(&cursor, value_struct, *list_bytes, 0);
    if (rdk_property_list_next_value(&cursor, &value) != ERROR_SUCCESS ||
        value.type != CLUSPROP_TYPE_LIST_VALUE || value.format != format) {
        return ERROR_INVALID_PARAMETER;
    }
    taking->list = list;
    taking->list_bytes = list_bytes;
    taking->advance = cursor.offset;
    rdk__datum_from_value(&value, &taking->datum);
    return ERROR_SUCCESS;
}

/* Take a number. The item lends its range. */
static DWORD take_number(void *out, const void *value_struct, const RESUTIL_PROPERTY_ITEM *item,
                         LPBYTE *list, LPDWORD list_bytes)
{
    struct taking taking;
    DWORD code = look(&taking, value_struct, (WORD)item->Format, list, list_bytes);

    if (code != ERROR_SUCCESS || out == NULL) {
        return ERROR_INVALID_PARAMETER;
    }
    if (!rdk__datum_is_in_range(item, &taking.datum)) {
        return ERROR_INVALID_DATA;
    }
    memcpy(out, &taking.datum.number, taking.datum.format->exact_bytes);
    move_on(&taking);
    return ERROR_SUCCESS;
}

RDK__EXPORT DWORD WINAPI ResUtilGetDwordProperty(LPDWORD pdwOutValue,
                                                 const PCLUSPROP_DWORD pValueStruct,
                                                 DWORD dwOldValue, DWORD dwMinimum, DWORD dwMaximum,
                                                 LPBYTE *ppPropertyList,
                                                 LPDWORD pcbPropertyListSize)
{
    RESUTIL_PROPERTY_ITEM item = {
        .Format = CLUSPROP_FORMAT_DWORD,
        .Minimum = dwMinimum,
        .Maximum = dwMaximum,
    };

    (void)dwOldValue;
    return take_number(pdwOutValue, pValueStruct, &item, ppPropertyList, pcbPropertyListSize);
}

RDK__EXPORT DWORD WINAPI ResUtilGetLongProperty(LPLONG plOutValue,
                                                const PCLUSPROP_LONG pValueStruct, LONG lOldValue,
                                                LONG lMinimum, LONG lMaximum,
                                                LPBYTE *ppPropertyList, LPDWORD pcbPropertyListSize)
{
    RESUTIL_PROPERTY_ITEM item = {
        .Format = CLUSPROP_FORMAT_LONG,
        .Minimum = (DWORD)lMinimum,
        .Maximum = (DWORD)lMaximum,
    };

    (void)lOldValue;
    return take_number(plOutValue, pValueStruct, &item, ppPropertyList, pcbPropertyListSize);
}

RDK__EXPORT DWORD WINAPI ResUtilGetFileTimeProperty(LPFILETIME pftOutValue,
                                                    const PCLUSPROP_FILETIME pValueStruct,
                                                    FILETIME ftOldValue, FILETIME ftMinimum,
                                                    FILETIME ftMaximum, LPBYTE *ppPropertyList,
                                                    LPDWORD pcbPropertyListSize)
{
    RESUTIL_FILETIME_DATA range = {.Minimum = ftMinimum, .Maximum = ftMaximum};
    RESUTIL_PROPERTY_ITEM item = {.Format = CLUSPROP_FORMAT_FILETIME, .FileTimeData = &range};

    (void)ftOldValue;
    return take_number(pftOutValue, pValueStruct, &item, ppPropertyList, pcbPropertyListSize);
}

/* Take bytes. `old` is what the value was; the caller's pointer changes only if it is no longer. */
static DWORD take_copy(void **out, DWORD *out_bytes, const void *value_struct, WORD format,
                       const void *old, DWORD old_bytes, LPBYTE *list, LPDWORD list_bytes,
                       const void *site)
{
    struct taking taking;
    DWORD code = look(&taking, value_struct, format, list, list_bytes);
    const struct rdk__datum *datum = &taking.datum;
    void *copy;

    if (code != ERROR_SUCCESS || out == NULL) {
        return ERROR_INVALID_PARAMETER;
    }
    if (old == NULL || old_bytes != datum->bytes || memcmp(old, datum->data, old_bytes) != 0) {
        copy = rdk__hand_out(datum->data, datum->bytes, site);
        if (copy == NULL) {
            return ERROR_NOT_ENOUGH_MEMORY;
        }
        LocalFree(*out);
        *out = copy;
        if (out_bytes != NULL) {
            *out_bytes = datum->bytes;
        }
    }
    move_on(&taking);
    return ERROR_SUCCESS;
}

RDK__EXPORT DWORD WINAPI ResUtilGetSzProperty(LPWSTR *ppszOutValue, const PCLUSPROP_SZ pValueStruct,
                                              LPCWSTR pszOldValue, LPBYTE *ppPropertyList,
                                              LPDWORD pcbPropertyListSize)
{
    DWORD old_bytes =
        pszOldValue == NULL ? 0 : (rdk__list_text_length(pszOldValue) + 1) * (DWORD)sizeof(WCHAR);

    return take_copy((void **)ppszOutValue, NULL, pValueStruct, CLUSPROP_FORMAT_SZ, pszOldValue,
                     old_bytes, ppPropertyList, pcbPropertyListSize, RDK__SITE());
}

RDK__EXPORT DWORD WINAPI ResUtilGetMultiSzProperty(LPWSTR *ppszOutValue, LPDWORD pcbOutValueSize,
                                                   const PCLUSPROP_SZ pValueStruct,
                                                   LPCWSTR pszOldValue, DWORD cbOldValueSize,
                                                   LPBYTE *ppPropertyList,
                                                   LPDWORD pcbPropertyListSize)
{
    if (pcbOutValueSize == NULL) {
        return ERROR_INVALID_PARAMETER;
    }
    return take_copy((void **)ppszOutValue, pcbOutValueSize, pValueStruct, CLUSPROP_FORMAT_MULTI_SZ,
                     pszOldValue, cbOldValueSize, ppPropertyList, pcbPropertyListSize, RDK__SITE());
}

RDK__EXPORT DWORD WINAPI ResUtilGetBinaryProperty(LPBYTE *ppbOutValue, LPDWORD pcbOutValueSize,
                                                  const PCLUSPROP_BINARY pValueStruct,
                                                  const LPBYTE pbOldValue, DWORD cbOldValueSize,
                                                  LPBYTE *ppPropertyList,
                                                  LPDWORD pcbPropertyListSize)
{
    if (pcbOutValueSize == NULL) {
        return ERROR_INVALID_PARAMETER;
    }
    return take_copy((void **)ppbOutValue, pcbOutValueSize, pValueStruct, CLUSPROP_FORMAT_BINARY,
                     pbOldValue, cbOldValueSize, ppPropertyList, pcbPropertyListSize, RDK__SITE());
}
