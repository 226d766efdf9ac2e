/*
 * UTF-8 to UTF-16 and back. Every code page that a source can name without asking for another
 * encoding (CP_ACP and its like) is UTF-8 here.
 */

#include "export.h"
#include "text.h"

static bool code_page_known(UINT page)
{
    return page == CP_UTF8 || page == CP_ACP || page == CP_OEMCP || page == CP_THREAD_ACP;
}

/* ERROR_SUCCESS, or what is wrong with the arguments that both directions share. */
static DWORD arguments_check(UINT page, const void *in, int in_count, const void *out,
                             int out_count)
{
    if (!code_page_known(page) || in == NULL || in_count == 0 || in_count < -1 || out_count < 0 ||
        (out == NULL && out_count > 0) || in == out) {
        return ERROR_INVALID_PARAMETER;
    }
    return ERROR_SUCCESS;
}

RDK__EXPORT int WINAPI MultiByteToWideChar(UINT CodePage, DWORD dwFlags, LPCSTR lpMultiByteStr,
                                           int cbMultiByte, LPWSTR lpWideCharStr, int cchWideChar)
{
    DWORD error =
        arguments_check(CodePage, lpMultiByteStr, cbMultiByte, lpWideCharStr, cchWideChar);
    size_t stored = 0;

    if (error == ERROR_SUCCESS &&
        (dwFlags & ~(DWORD)(MB_ERR_INVALID_CHARS | MB_PRECOMPOSED)) != 0) {
        error = ERROR_INVALID_FLAGS;
    }
    size_t bytes = error != ERROR_SUCCESS ? 0
                   : cbMultiByte < 0      ? strlen(lpMultiByteStr) + 1
                                          : (size_t)cbMultiByte;
    for (size_t at = 0, used; at < bytes && error == ERROR_SUCCESS; at += used) {
        WCHAR units[2];
        bool valid;
        uint32_t point = rdk__utf8_next(lpMultiByteStr + at, bytes - at, &used, &valid);
        size_t count = rdk__utf16_put(point, units);

        if (!valid && (dwFlags & MB_ERR_INVALID_CHARS) != 0) {
            error = ERROR_NO_UNICODE_TRANSLATION;
        } else if (cchWideChar > 0 && stored + count > (size_t)cchWideChar) {
            error = ERROR_INSUFFICIENT_BUFFER;
        } else if (cchWideChar > 0) {
            memcpy(lpWideCharStr + stored, units, count * sizeof(WCHAR));
        }
        stored += count;
    }
    if (error != ERROR_SUCCESS) {
        SetLastError(error);
        return 0;
    }
    return (int)stored;
}

RDK__EXPORT int WINAPI WideCharToMultiByte(UINT CodePage, DWORD dwFlags, LPCWSTR lpWideCharStr,
                                           int cchWideChar, LPSTR lpMultiByteStr, int cbMultiByte,
                                           LPCSTR lpDefaultChar, LPBOOL lpUsedDefaultChar)
{
    DWORD error =
        arguments_check(CodePage, lpWideCharStr, cchWideChar, lpMultiByteStr, cbMultiByte);
    size_t stored = 0;

    if (lpDefaultChar != NULL || lpUsedDefaultChar != NULL) {
        error = ERROR_INVALID_PARAMETER;
    }
    if (error == ERROR_SUCCESS &&
        (dwFlags & ~(DWORD)(WC_ERR_INVALID_CHARS | WC_NO_BEST_FIT_CHARS)) != 0) {
        error = ERROR_INVALID_FLAGS;
    }
    size_t chars = error != ERROR_SUCCESS ? 0
                   : cchWideChar < 0      ? (size_t)lstrlenW(lpWideCharStr) + 1
                                          : (size_t)cchWideChar;
    for (size_t at = 0, used; at < chars && error == ERROR_SUCCESS; at += used) {
        char units[4];
        bool valid;
        uint32_t point = rdk__utf16_next(lpWideCharStr + at, chars - at, &used, &valid);
        size_t count = rdk__utf8_put(point, units);

        if (!valid && (dwFlags & WC_ERR_INVALID_CHARS) != 0) {
            error = ERROR_NO_UNICODE_TRANSLATION;
        } else if (cbMultiByte > 0 && stored + count > (size_t)cbMultiByte) {
            error = ERROR_INSUFFICIENT_BUFFER;
        } else if (cbMultiByte > 0) {
            memcpy(lpMultiByteStr + stored, units, count);
        }
        stored += count;
    }
    if (error != ERROR_SUCCESS) {
        SetLastError(error);
        return 0;
    }
    return (int)stored;
}
