/*
 * Searching strings of 16-bit characters.
 */
#include <stddef.h>

#include "export.h"

RDK__EXPORT wchar_t *wcschrnul(const wchar_t *string, wchar_t c)
{
    while (*string && *string != c) {
        string++;
    }
    return (wchar_t *)string;
}

RDK__EXPORT wchar_t *wcschr(const wchar_t *string, wchar_t c)
{
    wchar_t *found = wcschrnul(string, c);
    return *found == c ? found : NULL;
}

RDK__EXPORT wchar_t *wcsrchr(const wchar_t *string, wchar_t c)
{
    const wchar_t *at = string + wcslen(string);
    for (;; at--) {
        if (*at == c) {
            return (wchar_t *)at;
        }
        if (at == string) {
            return NULL;
        }
    }
}

RDK__EXPORT size_t wcsspn(const wchar_t *string, const wchar_t *set)
{
    size_t n = 0;
    while (string[n] && wcschr(set, string[n])) {
        n++;
    }
    return n;
}

RDK__EXPORT size_t wcscspn(const wchar_t *string, const wchar_t *set)
{
    size_t n = 0;
    while (string[n] && !wcschr(set, string[n])) {
        n++;
    }
    return n;
}

RDK__EXPORT wchar_t *wcspbrk(const wchar_t *string, const wchar_t *set)
{
    string += wcscspn(string, set);
    return *string ? (wchar_t *)string : NULL;
}

RDK__EXPORT wchar_t *wcsstr(const wchar_t *string, const wchar_t *part)
{
    size_t chars = wcslen(part);
    if (chars == 0) {
        return (wchar_t *)string;
    }
    for (; (string = wcschr(string, part[0])); string++) {
        if (wcsncmp(string, part, chars) == 0) {
            return (wchar_t *)string;
        }
    }
    return NULL;
}

RDK__EXPORT wchar_t *wcstok(wchar_t *restrict string, const wchar_t *restrict set,
                            wchar_t **restrict save)
{
    wchar_t *token = string ? string : *save;
    if (!token) {
        return NULL;
    }
    token += wcsspn(token, set);
    if (!*token) {
        *save = NULL;
        return NULL;
    }
    wchar_t *end = token + wcscspn(token, set);
    *save = *end ? end + 1 : NULL;
    *end = 0;
    return token;
}

RDK__EXPORT wchar_t *wcstok_s(wchar_t *string, const wchar_t *set, wchar_t **save)
{
    return wcstok(string, set, save);
}
