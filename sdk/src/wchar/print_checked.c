/*
 * The printf family as the C library's headers call it under _FORTIFY_SOURCE.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include "export.h"
#include "wchar/fortify.h"

RDK__EXPORT int rdk__vswprintf_chk(wchar_t *to, size_t chars, int flag, size_t room,
                                   const wchar_t *format, va_list args)
{
    (void)flag;
    rdk__fortify_need(chars, room);
    return vswprintf(to, chars, format, args);
}

RDK__EXPORT int rdk__swprintf_chk(wchar_t *to, size_t chars, int flag, size_t room,
                                  const wchar_t *format, ...)
{
    va_list args;
    va_start(args, format);
    int used = rdk__vswprintf_chk(to, chars, flag, room, format, args);
    va_end(args);
    return used;
}

RDK__EXPORT int rdk__vfwprintf_chk(FILE *file, int flag, const wchar_t *format, va_list args)
{
    (void)flag;
    return vfwprintf(file, format, args);
}

RDK__EXPORT int rdk__fwprintf_chk(FILE *file, int flag, const wchar_t *format, ...)
{
    va_list args;
    va_start(args, format);
    int used = rdk__vfwprintf_chk(file, flag, format, args);
    va_end(args);
    return used;
}

RDK__EXPORT int rdk__vwprintf_chk(int flag, const wchar_t *format, va_list args)
{
    return rdk__vfwprintf_chk(stdout, flag, format, args);
}

RDK__EXPORT int rdk__wprintf_chk(int flag, const wchar_t *format, ...)
{
    va_list args;
    va_start(args, format);
    int used = rdk__vfwprintf_chk(stdout, flag, format, args);
    va_end(args);
    return used;
}
