/*
 * 16-bit characters without regard to case, which in the "C" locale concerns ASCII alone.
 */
#include <errno.h>
#include <stddef.h>

#include "export.h"

static wchar_t lower(wchar_t c)
{
    return c >= L'A' && c <= L'Z' ? (wchar_t)(c + (L'a' - L'A')) : c;
}

static wchar_t upper(wchar_t c)
{
    return c >= L'a' && c <= L'z' ? (wchar_t)(c - (L'a' - L'A')) : c;
}

RDK__EXPORT int _wcsnicmp(const wchar_t *a, const wchar_t *b, size_t chars)
{
    for (size_t i = 0; i < chars; i++) {
        int difference = lower(a[i]) - lower(b[i]);
        if (difference != 0) {
            return difference;
        }
        if (!a[i]) {
            return 0;
        }
    }
    return 0;
}

RDK__EXPORT int _wcsicmp(const wchar_t *a, const wchar_t *b)
{
    return _wcsnicmp(a, b, (size_t)-1);
}

RDK__EXPORT int _wcsicoll(const wchar_t *a, const wchar_t *b)
{
    return _wcsicmp(a, b);
}

RDK__EXPORT int wcscasecmp(const wchar_t *a, const wchar_t *b)
{
    return _wcsicmp(a, b);
}

RDK__EXPORT int wcsncasecmp(const wchar_t *a, const wchar_t *b, size_t chars)
{
    return _wcsnicmp(a, b, chars);
}

static wchar_t *convert(wchar_t *string, wchar_t (*function)(wchar_t))
{
    for (wchar_t *at = string; *at; at++) {
        *at = function(*at);
    }
    return string;
}

RDK__EXPORT wchar_t *_wcslwr(wchar_t *string)
{
    return convert(string, lower);
}

RDK__EXPORT wchar_t *_wcsupr(wchar_t *string)
{
    return convert(string, upper);
}

static int convert_checked(wchar_t *string, size_t room, wchar_t (*function)(wchar_t))
{
    if (!string || wcsnlen(string, room) == room) {
        if (string && room > 0) {
            *string = 0;
        }
        return EINVAL;
    }
    convert(string, function);
    return 0;
}

RDK__EXPORT int _wcslwr_s(wchar_t *string, size_t room)
{
    return convert_checked(string, room, lower);
}

RDK__EXPORT int _wcsupr_s(wchar_t *string, size_t room)
{
    return convert_checked(string, room, upper);
}

RDK__EXPORT wchar_t *_wcsrev(wchar_t *string)
{
    size_t chars = wcslen(string);
    for (size_t i = 0; i < chars / 2; i++) {
        wchar_t c = string[i];
        string[i] = string[chars - 1 - i];
        string[chars - 1 - i] = c;
    }
    return string;
}

RDK__EXPORT wchar_t *_wcsset(wchar_t *string, wchar_t c)
{
    wmemset(string, c, wcslen(string));
    return string;
}
