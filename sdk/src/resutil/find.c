#include <string.h>

#include "export.h"
#include "resutil/datum.h"
#include "resutil/hand_out.h"

/* The value of a property in that format: its first, or with `any` the first of that format. */
static DWORD find_value(const void *list, DWORD list_bytes, LPCWSTR name, WORD format, bool any,
                        struct rdk_property_list_value *ret_value)
{
    struct rdk_property_list_property property;
    struct rdk_property_list_value value;
    DWORD code;

    if (name == NULL) {
        return ERROR_INVALID_DATA;
    }
    code = rdk_property_list_find(list, list_bytes, name, &property);
    if (code != ERROR_SUCCESS) {
        return code;
    }
    while (rdk_property_list_next_value(&property.values, &value) == ERROR_SUCCESS) {
        if (value.format == format) {
            *ret_value = value;
            return ERROR_SUCCESS;
        }
        if (!any) {
            break;
        }
    }
    return ERROR_INVALID_DATA;
}

static DWORD find_number(const void *list, DWORD list_bytes, LPCWSTR name, WORD format,
                         void *ret_number)
{
    DWORD exact_bytes = rdk__format_find(format)->exact_bytes;
    struct rdk_property_list_value value;
    DWORD code = find_value(list, list_bytes, name, format, false, &value);

    /* Only a list value has the exact length of its format. */
    if (code == ERROR_SUCCESS && value.bytes != exact_bytes) {
        return ERROR_INVALID_DATA;
    }
    if (code == ERROR_SUCCESS && ret_number != NULL) {
        memcpy(ret_number, value.data, exact_bytes);
    }
    return code;
}

static DWORD find_copy(const void *list, DWORD list_bytes, LPCWSTR name, WORD format,
                       void **ret_copy, DWORD *ret_bytes, const void *site)
{
    struct rdk_property_list_value value;
    bool any = format == CLUSPROP_FORMAT_EXPANDED_SZ;
    DWORD code;

    if (ret_copy != NULL) {
        *ret_copy = NULL;
    }
    if (ret_bytes != NULL) {
        *ret_bytes = 0;
    }
    code = find_value(list, list_bytes, name, format, any, &value);
    if (code != ERROR_SUCCESS) {
        return code;
    }
    if (ret_copy != NULL) {
        *ret_copy = rdk__hand_out(value.data, value.bytes, site);
        if (*ret_copy == NULL) {
            return ERROR_NOT_ENOUGH_MEMORY;
        }
    }
    if (ret_bytes != NULL) {
        *ret_bytes = value.bytes;
    }
    return ERROR_SUCCESS;
}

RDK__EXPORT DWORD WINAPI ResUtilFindSzProperty(const PVOID pPropertyList, DWORD cbPropertyListSize,
                                               LPCWSTR pszPropertyName, LPWSTR *pszPropertyValue)
{
    return find_copy(pPropertyList, cbPropertyListSize, pszPropertyName, CLUSPROP_FORMAT_SZ,
                     (void **)pszPropertyValue, NULL, RDK__SITE());
}

RDK__EXPORT DWORD WINAPI ResUtilFindExpandSzProperty(const PVOID pPropertyList,
                                                     DWORD cbPropertyListSize,
                                                     LPCWSTR pszPropertyName,
                                                     LPWSTR *pszPropertyValue)
{
    return find_copy(pPropertyList, cbPropertyListSize, pszPropertyName, CLUSPROP_FORMAT_EXPAND_SZ,
                     (void **)pszPropertyValue, NULL, RDK__SITE());
}

RDK__EXPORT DWORD WINAPI ResUtilFindExpandedSzProperty(const PVOID pPropertyList,
                                                       DWORD cbPropertyListSize,
                                                       LPCWSTR pszPropertyName,
                                                       LPWSTR *pszPropertyValue)
{
    return find_copy(pPropertyList, cbPropertyListSize, pszPropertyName,
                     CLUSPROP_FORMAT_EXPANDED_SZ, (void **)pszPropertyValue, NULL, RDK__SITE());
}

RDK__EXPORT DWORD WINAPI ResUtilFindMultiSzProperty(const PVOID pPropertyList,
                                                    DWORD cbPropertyListSize,
                                                    LPCWSTR pszPropertyName,
                                                    LPWSTR *pszPropertyValue,
                                                    LPDWORD pcbPropertyValueSize)
{
    return find_copy(pPropertyList, cbPropertyListSize, pszPropertyName, CLUSPROP_FORMAT_MULTI_SZ,
                     (void **)pszPropertyValue, pcbPropertyValueSize, RDK__SITE());
}

RDK__EXPORT DWORD WINAPI ResUtilFindBinaryProperty(const PVOID pPropertyList,
                                                   DWORD cbPropertyListSize,
                                                   LPCWSTR pszPropertyName, LPBYTE *pbPropertyValue,
                                                   LPDWORD pcbPropertyValueSize)
{
    return find_copy(pPropertyList, cbPropertyListSize, pszPropertyName, CLUSPROP_FORMAT_BINARY,
                     (void **)pbPropertyValue, pcbPropertyValueSize, RDK__SITE());
}

RDK__EXPORT DWORD WINAPI ResUtilFindDwordProperty(const PVOID pPropertyList,
                                                  DWORD cbPropertyListSize, LPCWSTR pszPropertyName,
                                                  LPDWORD pdwPropertyValue)
{
    return find_number(pPropertyList, cbPropertyListSize, pszPropertyName, CLUSPROP_FORMAT_DWORD,
                       pdwPropertyValue);
}

RDK__EXPORT DWORD WINAPI ResUtilFindLongProperty(const PVOID pPropertyList,
                                                 DWORD cbPropertyListSize, LPCWSTR pszPropertyName,
                                                 LPLONG plPropertyValue)
{
    return find_number(pPropertyList, cbPropertyListSize, pszPropertyName, CLUSPROP_FORMAT_LONG,
                       plPropertyValue);
}

RDK__EXPORT DWORD WINAPI ResUtilFindULargeIntegerProperty(const PVOID pPropertyList,
                                                          DWORD cbPropertyListSize,
                                                          LPCWSTR pszPropertyName,
                                                          ULONGLONG *plPropertyValue)
{
    return find_number(pPropertyList, cbPropertyListSize, pszPropertyName,
                       CLUSPROP_FORMAT_ULARGE_INTEGER, plPropertyValue);
}

RDK__EXPORT DWORD WINAPI ResUtilFindFileTimeProperty(const PVOID pPropertyList,
                                                     DWORD cbPropertyListSize,
                                                     LPCWSTR pszPropertyName,
                                                     LPFILETIME pftPropertyValue)
{
    return find_number(pPropertyList, cbPropertyListSize, pszPropertyName, CLUSPROP_FORMAT_FILETIME,
                       pftPropertyValue);
}
