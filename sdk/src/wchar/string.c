/*
 * Strings and blocks of 16-bit characters. The names are the C library's; rdk/wchar.h, which is
 * included by force, makes them rdk__wcslen and so on for the linker. <wchar.h> is left out, here
 * and in the other files of this folder: it may bring inline functions of the same names.
 */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "export.h"

RDK__EXPORT size_t wcslen(const wchar_t *string)
{
    const wchar_t *end = string;
    while (*end) {
        end++;
    }
    return (size_t)(end - string);
}

RDK__EXPORT size_t wcsnlen(const wchar_t *string, size_t chars)
{
    size_t n = 0;
    while (n < chars && string[n]) {
        n++;
    }
    return n;
}

RDK__EXPORT wchar_t *wmemcpy(wchar_t *restrict to, const wchar_t *restrict from, size_t chars)
{
    return memcpy(to, from, chars * sizeof(wchar_t));
}

RDK__EXPORT wchar_t *wmempcpy(wchar_t *restrict to, const wchar_t *restrict from, size_t chars)
{
    return wmemcpy(to, from, chars) + chars;
}

RDK__EXPORT wchar_t *wmemmove(wchar_t *to, const wchar_t *from, size_t chars)
{
    return memmove(to, from, chars * sizeof(wchar_t));
}

RDK__EXPORT wchar_t *wmemset(wchar_t *to, wchar_t c, size_t chars)
{
    for (size_t i = 0; i < chars; i++) {
        to[i] = c;
    }
    return to;
}

RDK__EXPORT int wmemcmp(const wchar_t *a, const wchar_t *b, size_t chars)
{
    for (size_t i = 0; i < chars; i++) {
        if (a[i] != b[i]) {
            return a[i] < b[i] ? -1 : 1;
        }
    }
    return 0;
}

RDK__EXPORT wchar_t *wmemchr(const wchar_t *string, wchar_t c, size_t chars)
{
    for (size_t i = 0; i < chars; i++) {
        if (string[i] == c) {
            return (wchar_t *)string + i;
        }
    }
    return NULL;
}

RDK__EXPORT wchar_t *wcscpy(wchar_t *restrict to, const wchar_t *restrict from)
{
    return wmemcpy(to, from, wcslen(from) + 1);
}

RDK__EXPORT wchar_t *wcpcpy(wchar_t *restrict to, const wchar_t *restrict from)
{
    size_t chars = wcslen(from);
    return wmemcpy(to, from, chars + 1) + chars;
}

RDK__EXPORT wchar_t *wcpncpy(wchar_t *restrict to, const wchar_t *restrict from, size_t chars)
{
    size_t used = wcsnlen(from, chars);
    wmemcpy(to, from, used);
    wmemset(to + used, 0, chars - used);
    return to + used;
}

RDK__EXPORT wchar_t *wcsncpy(wchar_t *restrict to, const wchar_t *restrict from, size_t chars)
{
    wcpncpy(to, from, chars);
    return to;
}

RDK__EXPORT wchar_t *wcscat(wchar_t *restrict to, const wchar_t *restrict from)
{
    wcscpy(to + wcslen(to), from);
    return to;
}

RDK__EXPORT wchar_t *wcsncat(wchar_t *restrict to, const wchar_t *restrict from, size_t chars)
{
    size_t used = wcsnlen(from, chars);
    wchar_t *end = to + wcslen(to);
    wmemcpy(end, from, used);
    end[used] = 0;
    return to;
}

RDK__EXPORT wchar_t *wcsdup(const wchar_t *string)
{
    size_t chars = wcslen(string) + 1;
    wchar_t *copy = malloc(chars * sizeof(wchar_t));
    return copy ? wmemcpy(copy, string, chars) : NULL;
}

RDK__EXPORT int wcsncmp(const wchar_t *a, const wchar_t *b, size_t chars)
{
    for (size_t i = 0; i < chars; i++) {
        if (a[i] != b[i]) {
            return a[i] < b[i] ? -1 : 1;
        }
        if (!a[i]) {
            return 0;
        }
    }
    return 0;
}

RDK__EXPORT int wcscmp(const wchar_t *a, const wchar_t *b)
{
    return wcsncmp(a, b, (size_t)-1);
}

/* The "C" locale orders by character. */
RDK__EXPORT int wcscoll(const wchar_t *a, const wchar_t *b)
{
    return wcscmp(a, b);
}

RDK__EXPORT size_t wcsxfrm(wchar_t *restrict to, const wchar_t *restrict from, size_t chars)
{
    size_t needed = wcslen(from);
    if (needed < chars) {
        wmemcpy(to, from, needed + 1);
    }
    return needed;
}
