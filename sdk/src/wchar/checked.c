/*
 * MSVC's functions that know the room of the buffer.
 */
#include <errno.h>
#include <stddef.h>

#include "export.h"

/* Appends at most chars characters of from at offset used. */
static int put(wchar_t *to, size_t room, size_t used, const wchar_t *from, size_t chars)
{
    size_t wanted = wcsnlen(from, chars);
    if (wanted < room - used) {
        wmemcpy(to + used, from, wanted);
        to[used + wanted] = 0;
        return 0;
    }
    if (chars == _TRUNCATE) {
        wmemcpy(to + used, from, room - used - 1);
        to[room - 1] = 0;
        return STRUNCATE;
    }
    to[0] = 0;
    return ERANGE;
}

RDK__EXPORT int wcsncpy_s(wchar_t *to, size_t room, const wchar_t *from, size_t chars)
{
    if (!to || room == 0) {
        return EINVAL;
    }
    if (!from) {
        to[0] = 0;
        return EINVAL;
    }
    return put(to, room, 0, from, chars);
}

RDK__EXPORT int wcsncat_s(wchar_t *to, size_t room, const wchar_t *from, size_t chars)
{
    if (!to || room == 0) {
        return EINVAL;
    }
    size_t used = wcsnlen(to, room);
    if (used == room || !from) {
        to[0] = 0;
        return EINVAL;
    }
    return put(to, room, used, from, chars);
}

/* One less than _TRUNCATE: everything, but nothing is cut. */
#define WHOLE (_TRUNCATE - 1)

RDK__EXPORT int wcscpy_s(wchar_t *to, size_t room, const wchar_t *from)
{
    return wcsncpy_s(to, room, from, WHOLE);
}

RDK__EXPORT int wcscat_s(wchar_t *to, size_t room, const wchar_t *from)
{
    return wcsncat_s(to, room, from, WHOLE);
}

RDK__EXPORT size_t wcsnlen_s(const wchar_t *string, size_t chars)
{
    return string ? wcsnlen(string, chars) : 0;
}
