#include <string.h>

#include "export.h"
#include "resutil/hand_out.h"
#include "resutil/stored.h"

RDK__EXPORT PWSTR WINAPI ResUtilDupString(LPCWSTR pszInString)
{
    PWSTR copy;

    if (pszInString == NULL) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return NULL;
    }
    copy = rdk__hand_out(
        pszInString, (rdk__list_text_length(pszInString) + 1) * (DWORD)sizeof(WCHAR), RDK__SITE());
    if (copy == NULL) {
        SetLastError(ERROR_NOT_ENOUGH_MEMORY);
    }
    return copy;
}

/* ---- get ---- */

static DWORD read_value(HKEY key, LPCWSTR name, struct rdk__stored *ret_stored)
{
    memset(ret_stored, 0, sizeof(*ret_stored));
    if (key == NULL || name == NULL) {
        return ERROR_INVALID_PARAMETER;
    }
    return rdk__stored_read(key, NULL, name, ret_stored);
}

/* The format that a string type is read as; NULL for the types that are none. */
static const struct rdk__format *text_format(DWORD type)
{
    const struct rdk__format *format = rdk__format_of_registry(type);

    return format != NULL && format->text != RDK__TEXT_NONE ? format : NULL;
}

RDK__EXPORT LPWSTR WINAPI ResUtilGetSzValue(HKEY hkeyClusterKey, LPCWSTR pszValueName)
{
    struct rdk__stored stored;
    struct rdk__datum datum;
    LPWSTR text = NULL;
    DWORD code = read_value(hkeyClusterKey, pszValueName, &stored);

    if (code == ERROR_SUCCESS && text_format(stored.type) == NULL) {
        code = ERROR_INVALID_PARAMETER;
    }
    if (code == ERROR_SUCCESS) {
        code = rdk__stored_datum(&stored, text_format(stored.type), &datum);
    }
    if (code == ERROR_SUCCESS) {
        text = rdk__hand_out(datum.data, datum.bytes, RDK__SITE());
        code = text == NULL ? ERROR_NOT_ENOUGH_MEMORY : ERROR_SUCCESS;
    }
    rdk__stored_free(&stored);
    if (code != ERROR_SUCCESS) {
        SetLastError(code);
    }
    return text;
}

/* Read a number of that type; ERROR_FILE_NOT_FOUND is left to the caller. */
static DWORD get_number(HKEY key, LPCWSTR name, DWORD type, void *out, DWORD out_bytes)
{
    struct rdk__stored stored;
    DWORD code;

    if (out == NULL) {
        return ERROR_INVALID_PARAMETER;
    }
    code = read_value(key, name, &stored);
    if (code == ERROR_SUCCESS && (stored.type != type || stored.bytes != out_bytes)) {
        code = ERROR_INVALID_PARAMETER;
    }
    if (code == ERROR_SUCCESS) {
        memcpy(out, stored.data, out_bytes);
    }
    rdk__stored_free(&stored);
    return code;
}

RDK__EXPORT DWORD WINAPI ResUtilGetDwordValue(HKEY hkeyClusterKey, LPCWSTR pszValueName,
                                              LPDWORD pdwOutValue, DWORD dwDefaultValue)
{
    DWORD code =
        get_number(hkeyClusterKey, pszValueName, REG_DWORD, pdwOutValue, sizeof(*pdwOutValue));

    if (code == ERROR_FILE_NOT_FOUND) {
        *pdwOutValue = dwDefaultValue;
        code = ERROR_SUCCESS;
    }
    return code;
}

RDK__EXPORT DWORD WINAPI ResUtilGetQwordValue(HKEY hkeyClusterKey, LPCWSTR pszValueName,
                                              PULONGLONG pqwOutValue, ULONGLONG qwDefaultValue)
{
    DWORD code =
        get_number(hkeyClusterKey, pszValueName, REG_QWORD, pqwOutValue, sizeof(*pqwOutValue));

    if (code == ERROR_FILE_NOT_FOUND) {
        *pqwOutValue = qwDefaultValue;
        code = ERROR_SUCCESS;
    }
    return code;
}

RDK__EXPORT DWORD WINAPI ResUtilGetBinaryValue(HKEY hkeyClusterKey, LPCWSTR pszValueName,
                                               LPBYTE *ppbOutValue, LPDWORD pcbOutValueSize)
{
    struct rdk__stored stored;
    DWORD code;

    if (ppbOutValue != NULL) {
        *ppbOutValue = NULL;
    }
    if (pcbOutValueSize != NULL) {
        *pcbOutValueSize = 0;
    }
    code = read_value(hkeyClusterKey, pszValueName, &stored);
    if (code == ERROR_SUCCESS && ppbOutValue != NULL) {
        *ppbOutValue = rdk__hand_out(stored.data, stored.bytes, RDK__SITE());
        code = *ppbOutValue == NULL ? ERROR_NOT_ENOUGH_MEMORY : ERROR_SUCCESS;
    }
    if (code == ERROR_SUCCESS && pcbOutValueSize != NULL) {
        *pcbOutValueSize = stored.bytes;
    }
    rdk__stored_free(&stored);
    return code;
}

/* ---- set ---- */

/* Store bytes; the caller's pointer, if wanted, gets a copy for its old memory. */
static DWORD set_bytes(HKEY key, LPCWSTR name, DWORD type, const void *data, DWORD bytes,
                       void **out, DWORD *out_bytes, const void *site)
{
    void *copy = NULL;
    DWORD code;

    if (key == NULL || name == NULL || (data == NULL && bytes != 0)) {
        return ERROR_INVALID_PARAMETER;
    }
    if (out != NULL) {
        copy = rdk__hand_out(data, bytes, site);
        if (copy == NULL) {
            return ERROR_NOT_ENOUGH_MEMORY;
        }
    }
    code = ClusterRegSetValue(key, name, type, data == NULL ? (const BYTE *)"" : data, bytes);
    if (code != ERROR_SUCCESS) {
        LocalFree(copy);
        return code;
    }
    if (out != NULL) {
        LocalFree(*out);
        *out = copy;
    }
    if (out_bytes != NULL) {
        *out_bytes = bytes;
    }
    return ERROR_SUCCESS;
}

static DWORD set_text(HKEY key, LPCWSTR name, DWORD type, LPCWSTR text, LPWSTR *out,
                      const void *site)
{
    if (text == NULL) {
        return ERROR_INVALID_PARAMETER;
    }
    return set_bytes(key, name, type, text,
                     (rdk__list_text_length(text) + 1) * (DWORD)sizeof(WCHAR), (void **)out, NULL,
                     site);
}

RDK__EXPORT DWORD WINAPI ResUtilSetSzValue(HKEY hkeyClusterKey, LPCWSTR pszValueName,
                                           LPCWSTR pszNewValue, LPWSTR *ppszOutString)
{
    return set_text(hkeyClusterKey, pszValueName, REG_SZ, pszNewValue, ppszOutString, RDK__SITE());
}

RDK__EXPORT DWORD WINAPI ResUtilSetExpandSzValue(HKEY hkeyClusterKey, LPCWSTR pszValueName,
                                                 LPCWSTR pszNewValue, LPWSTR *ppszOutString)
{
    return set_text(hkeyClusterKey, pszValueName, REG_EXPAND_SZ, pszNewValue, ppszOutString,
                    RDK__SITE());
}

RDK__EXPORT DWORD WINAPI ResUtilSetMultiSzValue(HKEY hkeyClusterKey, LPCWSTR pszValueName,
                                                LPCWSTR pszNewValue, DWORD cbNewValueSize,
                                                LPWSTR *ppszOutValue, LPDWORD pcbOutValueSize)
{
    if (pszNewValue == NULL) {
        return ERROR_INVALID_PARAMETER;
    }
    return set_bytes(hkeyClusterKey, pszValueName, REG_MULTI_SZ, pszNewValue, cbNewValueSize,
                     (void **)ppszOutValue, pcbOutValueSize, RDK__SITE());
}

RDK__EXPORT DWORD WINAPI ResUtilSetBinaryValue(HKEY hkeyClusterKey, LPCWSTR pszValueName,
                                               const LPBYTE pbNewValue, DWORD cbNewValueSize,
                                               LPBYTE *ppbOutValue, LPDWORD pcbOutValueSize)
{
    return set_bytes(hkeyClusterKey, pszValueName, REG_BINARY, pbNewValue, cbNewValueSize,
                     (void **)ppbOutValue, pcbOutValueSize, RDK__SITE());
}

RDK__EXPORT DWORD WINAPI ResUtilSetDwordValue(HKEY hkeyClusterKey, LPCWSTR pszValueName,
                                              DWORD dwNewValue, LPDWORD pdwOutValue)
{
    DWORD code = set_bytes(hkeyClusterKey, pszValueName, REG_DWORD, &dwNewValue, sizeof(dwNewValue),
                           NULL, NULL, NULL);

    if (code == ERROR_SUCCESS && pdwOutValue != NULL) {
        *pdwOutValue = dwNewValue;
    }
    return code;
}

RDK__EXPORT DWORD WINAPI ResUtilSetQwordValue(HKEY hkeyClusterKey, LPCWSTR pszValueName,
                                              ULONGLONG qwNewValue, PULONGLONG pqwOutValue)
{
    DWORD code = set_bytes(hkeyClusterKey, pszValueName, REG_QWORD, &qwNewValue, sizeof(qwNewValue),
                           NULL, NULL, NULL);

    if (code == ERROR_SUCCESS && pqwOutValue != NULL) {
        *pqwOutValue = qwNewValue;
    }
    return code;
}

RDK__EXPORT DWORD WINAPI ResUtilSetValueEx(HKEY hkeyClusterKey, LPCWSTR valueName, DWORD valueType,
                                           const LPBYTE valueData, DWORD valueSize, DWORD flags)
{
    if (flags != 0) {
        return ERROR_INVALID_PARAMETER;
    }
    return set_bytes(hkeyClusterKey, valueName, valueType, valueData, valueSize, NULL, NULL, NULL);
}
