/*
 * What the C library's headers call under _FORTIFY_SOURCE (rdk/wchar/fortify.h).
 */
#include "wchar/fortify.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include "export.h"

void rdk__fortify_need(size_t chars, size_t room)
{
    if (chars > room) {
        fputs("*** buffer overflow detected ***: terminated\n", stderr);
        abort();
    }
}

RDK__EXPORT wchar_t *rdk__wmemcpy_chk(wchar_t *to, const wchar_t *from, size_t chars, size_t room)
{
    rdk__fortify_need(chars, room);
    return wmemcpy(to, from, chars);
}

RDK__EXPORT wchar_t *rdk__wmempcpy_chk(wchar_t *to, const wchar_t *from, size_t chars, size_t room)
{
    rdk__fortify_need(chars, room);
    return wmempcpy(to, from, chars);
}

RDK__EXPORT wchar_t *rdk__wmemmove_chk(wchar_t *to, const wchar_t *from, size_t chars, size_t room)
{
    rdk__fortify_need(chars, room);
    return wmemmove(to, from, chars);
}

RDK__EXPORT wchar_t *rdk__wmemset_chk(wchar_t *to, wchar_t c, size_t chars, size_t room)
{
    rdk__fortify_need(chars, room);
    return wmemset(to, c, chars);
}

RDK__EXPORT wchar_t *rdk__wcscpy_chk(wchar_t *to, const wchar_t *from, size_t room)
{
    rdk__fortify_need(wcslen(from) + 1, room);
    return wcscpy(to, from);
}

RDK__EXPORT wchar_t *rdk__wcpcpy_chk(wchar_t *to, const wchar_t *from, size_t room)
{
    rdk__fortify_need(wcslen(from) + 1, room);
    return wcpcpy(to, from);
}

RDK__EXPORT wchar_t *rdk__wcsncpy_chk(wchar_t *to, const wchar_t *from, size_t chars, size_t room)
{
    rdk__fortify_need(chars, room);
    return wcsncpy(to, from, chars);
}

RDK__EXPORT wchar_t *rdk__wcpncpy_chk(wchar_t *to, const wchar_t *from, size_t chars, size_t room)
{
    rdk__fortify_need(chars, room);
    return wcpncpy(to, from, chars);
}

RDK__EXPORT wchar_t *rdk__wcscat_chk(wchar_t *to, const wchar_t *from, size_t room)
{
    rdk__fortify_need(wcslen(to) + wcslen(from) + 1, room);
    return wcscat(to, from);
}

RDK__EXPORT wchar_t *rdk__wcsncat_chk(wchar_t *to, const wchar_t *from, size_t chars, size_t room)
{
    rdk__fortify_need(wcslen(to) + wcsnlen(from, chars) + 1, room);
    return wcsncat(to, from, chars);
}

RDK__EXPORT size_t rdk__mbstowcs_chk(wchar_t *to, const char *from, size_t chars, size_t room)
{
    rdk__fortify_need(chars, room);
    return mbstowcs(to, from, chars);
}

RDK__EXPORT size_t rdk__wcstombs_chk(char *to, const wchar_t *from, size_t bytes, size_t room)
{
    rdk__fortify_need(bytes, room);
    return wcstombs(to, from, bytes);
}

/* A character of the basic plane has at most three bytes. */
#define UTF8_MAX 3

RDK__EXPORT int rdk__wctomb_chk(char *to, wchar_t c, size_t room)
{
    rdk__fortify_need(to ? UTF8_MAX : 0, room);
    return wctomb(to, c);
}
