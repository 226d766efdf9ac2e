/*
 * The lstr family and comparisons.
 */

#include <stdlib.h>

#include "export.h"
#include "text.h"

RDK__EXPORT int WINAPI lstrlenW(LPCWSTR lpString)
{
    return lpString != NULL ? (int)rdk__text_length(lpString, INT32_MAX) : 0;
}

RDK__EXPORT int WINAPI lstrlenA(LPCSTR lpString)
{
    return lpString != NULL ? (int)strlen(lpString) : 0;
}

RDK__EXPORT LPWSTR WINAPI lstrcpyW(LPWSTR lpString1, LPCWSTR lpString2)
{
    if (lpString1 == NULL || lpString2 == NULL) {
        return NULL;
    }
    memmove(lpString1, lpString2, ((size_t)lstrlenW(lpString2) + 1) * sizeof(WCHAR));
    return lpString1;
}

RDK__EXPORT LPWSTR WINAPI lstrcpynW(LPWSTR lpString1, LPCWSTR lpString2, int iMaxLength)
{
    if (lpString1 == NULL || lpString2 == NULL) {
        return NULL;
    }
    if (iMaxLength > 0) {
        size_t length = rdk__text_length(lpString2, (size_t)iMaxLength - 1);

        memmove(lpString1, lpString2, length * sizeof(WCHAR));
        lpString1[length] = 0;
    }
    return lpString1;
}

RDK__EXPORT LPWSTR WINAPI lstrcatW(LPWSTR lpString1, LPCWSTR lpString2)
{
    if (lpString1 == NULL || lpString2 == NULL) {
        return NULL;
    }
    lstrcpyW(lpString1 + lstrlenW(lpString1), lpString2);
    return lpString1;
}

/* A string and its length, -1 for "to the NUL". False if the pair is not valid. */
static bool counted(LPCWSTR text, int *count)
{
    if (text == NULL || *count < -1) {
        return false;
    }
    if (*count == -1) {
        *count = lstrlenW(text);
    }
    return true;
}

static int cstr_of(int order)
{
    return order < 0 ? CSTR_LESS_THAN : order > 0 ? CSTR_GREATER_THAN : CSTR_EQUAL;
}

RDK__EXPORT int WINAPI CompareStringOrdinal(LPCWSTR lpString1, int cchCount1, LPCWSTR lpString2,
                                            int cchCount2, BOOL bIgnoreCase)
{
    if (!counted(lpString1, &cchCount1) || !counted(lpString2, &cchCount2)) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return 0;
    }
    for (int i = 0; i < cchCount1 && i < cchCount2; i++) {
        WCHAR a = bIgnoreCase ? rdk__char_upper(lpString1[i]) : lpString1[i];
        WCHAR b = bIgnoreCase ? rdk__char_upper(lpString2[i]) : lpString2[i];

        if (a != b) {
            return cstr_of(a - b);
        }
    }
    return cstr_of(cchCount1 - cchCount2);
}

/* What sorts first: the class of a character (symbol, digit, letter), then its upper case. */
static int dictionary_weight(WCHAR c)
{
    WCHAR upper = rdk__char_upper(c);

    if (upper >= '0' && upper <= '9') {
        return 0x10000 + upper;
    }
    if ((upper >= 'A' && upper <= 'Z') || upper >= 0xC0) {
        return 0x20000 + upper;
    }
    return upper;
}

static int compare_dictionary(LPCWSTR a, int a_count, LPCWSTR b, int b_count, bool ignore_case)
{
    int case_order = 0;

    for (int i = 0; i < a_count && i < b_count; i++) {
        int order = dictionary_weight(a[i]) - dictionary_weight(b[i]);

        if (order != 0) {
            return order;
        }
        if (case_order == 0 && a[i] != b[i]) {
            case_order = a[i] == rdk__char_lower(a[i]) ? -1 : 1;
        }
    }
    if (a_count != b_count) {
        return a_count - b_count;
    }
    return ignore_case ? 0 : case_order;
}

RDK__EXPORT int WINAPI CompareStringW(LCID Locale, DWORD dwCmpFlags, LPCWSTR lpString1,
                                      int cchCount1, LPCWSTR lpString2, int cchCount2)
{
    const DWORD fold = NORM_IGNORECASE | LINGUISTIC_IGNORECASE;
    const DWORD known =
        fold | SORT_STRINGSORT | NORM_LINGUISTIC_CASING | NORM_IGNOREKANATYPE | NORM_IGNOREWIDTH;

    UNREFERENCED_PARAMETER(Locale);
    if (!counted(lpString1, &cchCount1) || !counted(lpString2, &cchCount2)) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return 0;
    }
    if ((dwCmpFlags & ~known) != 0) {
        SetLastError(ERROR_INVALID_FLAGS);
        return 0;
    }
    return cstr_of(
        compare_dictionary(lpString1, cchCount1, lpString2, cchCount2, (dwCmpFlags & fold) != 0));
}

static int lstr_compare(LPCWSTR a, LPCWSTR b, bool ignore_case)
{
    if (a == NULL || b == NULL) {
        return (a != NULL) - (b != NULL);
    }
    return cstr_of(compare_dictionary(a, lstrlenW(a), b, lstrlenW(b), ignore_case)) - CSTR_EQUAL;
}

RDK__EXPORT int WINAPI lstrcmpW(LPCWSTR lpString1, LPCWSTR lpString2)
{
    return lstr_compare(lpString1, lpString2, false);
}

RDK__EXPORT int WINAPI lstrcmpiW(LPCWSTR lpString1, LPCWSTR lpString2)
{
    return lstr_compare(lpString1, lpString2, true);
}

static DWORD map_buffer(LPWSTR text, DWORD length, WCHAR (*map)(WCHAR))
{
    for (DWORD i = 0; i < length; i++) {
        text[i] = map(text[i]);
    }
    return length;
}

/* A character in place of a pointer, or a string. */
static LPWSTR map_string(LPWSTR text, WCHAR (*map)(WCHAR))
{
    if ((uintptr_t)text <= 0xFFFF) {
        return (LPWSTR)(uintptr_t)map((WCHAR)(uintptr_t)text);
    }
    map_buffer(text, (DWORD)lstrlenW(text), map);
    return text;
}

RDK__EXPORT LPWSTR WINAPI CharUpperW(LPWSTR lpsz)
{
    return map_string(lpsz, rdk__char_upper);
}

RDK__EXPORT LPWSTR WINAPI CharLowerW(LPWSTR lpsz)
{
    return map_string(lpsz, rdk__char_lower);
}

RDK__EXPORT DWORD WINAPI CharUpperBuffW(LPWSTR lpsz, DWORD cchLength)
{
    return map_buffer(lpsz, cchLength, rdk__char_upper);
}

RDK__EXPORT DWORD WINAPI CharLowerBuffW(LPWSTR lpsz, DWORD cchLength)
{
    return map_buffer(lpsz, cchLength, rdk__char_lower);
}

RDK__EXPORT LPSTR WINAPI lstrcpyA(LPSTR lpString1, LPCSTR lpString2)
{
    if (lpString1 == NULL || lpString2 == NULL) {
        return NULL;
    }
    return memmove(lpString1, lpString2, strlen(lpString2) + 1);
}

RDK__EXPORT LPSTR WINAPI lstrcpynA(LPSTR lpString1, LPCSTR lpString2, int iMaxLength)
{
    if (lpString1 == NULL || lpString2 == NULL) {
        return NULL;
    }
    if (iMaxLength > 0) {
        size_t length = strnlen(lpString2, (size_t)iMaxLength - 1);

        memmove(lpString1, lpString2, length);
        lpString1[length] = 0;
    }
    return lpString1;
}

RDK__EXPORT LPSTR WINAPI lstrcatA(LPSTR lpString1, LPCSTR lpString2)
{
    if (lpString1 == NULL || lpString2 == NULL) {
        return NULL;
    }
    lstrcpyA(lpString1 + strlen(lpString1), lpString2);
    return lpString1;
}

/* Both as UTF-16, so that the order is that of the wide functions. */
static int compare_narrow(LPCSTR a, LPCSTR b, int (*compare)(LPCWSTR, LPCWSTR))
{
    WCHAR *wide[2] = {NULL, NULL};
    const LPCSTR narrow[2] = {a, b};

    for (int i = 0; i < 2; i++) {
        int chars = narrow[i] != NULL ? MultiByteToWideChar(CP_UTF8, 0, narrow[i], -1, NULL, 0) : 0;

        wide[i] = chars > 0 ? malloc((size_t)chars * sizeof(WCHAR)) : NULL;
        if (wide[i] != NULL) {
            MultiByteToWideChar(CP_UTF8, 0, narrow[i], -1, wide[i], chars);
        }
    }
    int result = compare(wide[0], wide[1]);
    free(wide[0]);
    free(wide[1]);
    return result;
}

RDK__EXPORT int WINAPI lstrcmpA(LPCSTR lpString1, LPCSTR lpString2)
{
    return compare_narrow(lpString1, lpString2, lstrcmpW);
}

RDK__EXPORT int WINAPI lstrcmpiA(LPCSTR lpString1, LPCSTR lpString2)
{
    return compare_narrow(lpString1, lpString2, lstrcmpiW);
}

/* Half of a pair of surrogates is not a place to stop at. */
RDK__EXPORT LPWSTR WINAPI CharNextW(LPCWSTR lpsz)
{
    size_t used = 0;
    bool valid;

    if (*lpsz != 0) {
        rdk__utf16_next(lpsz, rdk__text_length(lpsz, 2), &used, &valid);
    }
    return (LPWSTR)(uintptr_t)(lpsz + used);
}

RDK__EXPORT LPWSTR WINAPI CharPrevW(LPCWSTR lpszStart, LPCWSTR lpszCurrent)
{
    LPCWSTR at = lpszCurrent;

    if (at > lpszStart) {
        at--;
    }
    if (at > lpszStart && *at >= 0xDC00 && *at <= 0xDFFF && at[-1] >= 0xD800 && at[-1] < 0xDC00) {
        at--;
    }
    return (LPWSTR)(uintptr_t)at;
}
