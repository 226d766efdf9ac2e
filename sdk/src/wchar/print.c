/*
 * The printf family over rdk__wide_format.
 */
#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include "export.h"
#include "wchar/format.h"
#include "wchar/utf8.h"

/* -1 unless the text and its NUL fit; what fits is there in any case. */
RDK__EXPORT int vswprintf(wchar_t *restrict to, size_t chars, const wchar_t *restrict format,
                          va_list args)
{
    if (chars == 0) {
        return -1;
    }
    long long used = rdk__wide_format(to, chars - 1, format, args);
    if (used < 0 || used > INT_MAX || (unsigned long long)used >= chars) {
        to[used < 0 ? 0 : chars - 1] = 0;
        return -1;
    }
    to[used] = 0;
    return (int)used;
}

RDK__EXPORT int swprintf(wchar_t *restrict to, size_t chars, const wchar_t *restrict format, ...)
{
    va_list args;
    va_start(args, format);
    int used = vswprintf(to, chars, format, args);
    va_end(args);
    return used;
}

RDK__EXPORT int _vscwprintf(const wchar_t *format, va_list args)
{
    long long used = rdk__wide_format(NULL, 0, format, args);
    return used > INT_MAX ? -1 : (int)used;
}

RDK__EXPORT int _scwprintf(const wchar_t *format, ...)
{
    va_list args;
    va_start(args, format);
    int used = _vscwprintf(format, args);
    va_end(args);
    return used;
}

RDK__EXPORT int _vsnwprintf(wchar_t *to, size_t chars, const wchar_t *format, va_list args)
{
    long long used = rdk__wide_format(to, chars, format, args);
    if (used < 0 || used > INT_MAX || (unsigned long long)used > chars) {
        return -1;
    }
    if ((unsigned long long)used < chars) {
        to[used] = 0;
    }
    return (int)used;
}

RDK__EXPORT int _snwprintf(wchar_t *to, size_t chars, const wchar_t *format, ...)
{
    va_list args;
    va_start(args, format);
    int used = _vsnwprintf(to, chars, format, args);
    va_end(args);
    return used;
}

RDK__EXPORT int vswprintf_s(wchar_t *to, size_t room, const wchar_t *format, va_list args)
{
    if (!to || room == 0 || !format) {
        errno = EINVAL;
        return -1;
    }
    int used = vswprintf(to, room, format, args);
    if (used < 0) {
        to[0] = 0;
        errno = ERANGE;
    }
    return used;
}

RDK__EXPORT int swprintf_s(wchar_t *to, size_t room, const wchar_t *format, ...)
{
    va_list args;
    va_start(args, format);
    int used = vswprintf_s(to, room, format, args);
    va_end(args);
    return used;
}

/* Writes characters to a stream, as UTF-8. */
static int write_text(FILE *file, const wchar_t *text, size_t chars)
{
    while (chars > 0) {
        unsigned int c;
        size_t read = rdk__utf16_read(text, chars, &c);
        text += read;
        chars -= read;
        char sequence[4];
        size_t length = rdk__utf8_write(c, sequence);
        if (fwrite(sequence, 1, length, file) != length) {
            return -1;
        }
    }
    return 0;
}

RDK__EXPORT int fputws(const wchar_t *restrict text, FILE *file)
{
    return write_text(file, text, wcslen(text));
}

RDK__EXPORT int vfwprintf(FILE *file, const wchar_t *restrict format, va_list args)
{
    int chars = _vscwprintf(format, args);
    if (chars < 0) {
        return -1;
    }
    wchar_t *text = malloc(((size_t)chars + 1) * sizeof(*text));
    if (!text) {
        return -1;
    }
    int result = vswprintf(text, (size_t)chars + 1, format, args);
    if (result >= 0 && write_text(file, text, (size_t)result) != 0) {
        result = -1;
    }
    free(text);
    return result;
}

RDK__EXPORT int fwprintf(FILE *file, const wchar_t *restrict format, ...)
{
    va_list args;
    va_start(args, format);
    int used = vfwprintf(file, format, args);
    va_end(args);
    return used;
}

RDK__EXPORT int vwprintf(const wchar_t *restrict format, va_list args)
{
    return vfwprintf(stdout, format, args);
}

RDK__EXPORT int wprintf(const wchar_t *restrict format, ...)
{
    va_list args;
    va_start(args, format);
    int used = vfwprintf(stdout, format, args);
    va_end(args);
    return used;
}
