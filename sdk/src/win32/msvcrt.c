/*
 * Narrow strings and paths as MSVC's C library has them.
 */

#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "export.h"
#include "file_path.h"
#include "text.h"
#include "wchar/format.h"

/* The whole text, in UTF-8; NULL if memory is short. The caller frees it. */
static char *format_new(const char *format, va_list list)
{
    WCHAR *wide_format = rdk__format_widen(format);
    WCHAR *wide = NULL;
    char *text = NULL;
    va_list again;

    va_copy(again, list);
    long long chars = wide_format != NULL ? rdk__wide_format(NULL, 0, wide_format, list) : -1;
    if (chars >= 0) {
        wide = malloc(((size_t)chars + 1) * sizeof(WCHAR));
    }
    if (wide != NULL) {
        rdk__wide_format(wide, (size_t)chars, wide_format, again);
        wide[chars] = 0;
        text = rdk__narrow(wide);
    }
    va_end(again);
    free(wide);
    free(wide_format);
    return text;
}

/* Store the text, which is freed, as _snprintf does: without a NUL if it just fits. */
static int store(char *buffer, size_t room, char *text)
{
    size_t length = text != NULL ? strlen(text) : 0;

    if (text == NULL || length > INT_MAX) {
        free(text);
        return -1;
    }
    if (room > 0) {
        memcpy(buffer, text, length < room ? length + 1 : room);
    }
    free(text);
    return length <= room ? (int)length : -1;
}

RDK__EXPORT int _vsnprintf(char *buffer, size_t count, const char *format, va_list argptr)
{
    return store(buffer, count, format_new(format, argptr));
}

RDK__EXPORT int _snprintf(char *buffer, size_t count, const char *format, ...)
{
    va_list list;

    va_start(list, format);
    int chars = _vsnprintf(buffer, count, format, list);
    va_end(list);
    return chars;
}

RDK__EXPORT int _scprintf(const char *format, ...)
{
    va_list list;

    va_start(list, format);
    char *text = format_new(format, list);
    va_end(list);
    int chars = text != NULL ? (int)strlen(text) : -1;
    free(text);
    return chars;
}

RDK__EXPORT int _vsnprintf_s(char *buffer, size_t sizeOfBuffer, size_t count, const char *format,
                             va_list argptr)
{
    if (buffer == NULL || sizeOfBuffer == 0 || format == NULL) {
        errno = EINVAL;
        return -1;
    }
    bool cuts = count < sizeOfBuffer || count == _TRUNCATE;
    size_t most = count < sizeOfBuffer ? count : sizeOfBuffer - 1;
    char *text = format_new(format, argptr);
    size_t length = text != NULL ? strlen(text) : 0;
    bool fits = text != NULL && length <= most;
    size_t kept = fits ? length : cuts && text != NULL ? most : 0;

    if (kept > 0) {
        memcpy(buffer, text, kept);
    }
    buffer[kept] = 0;
    free(text);
    if (!fits && !cuts) {
        errno = ERANGE;
    }
    return fits ? (int)length : -1;
}

RDK__EXPORT int _snprintf_s(char *buffer, size_t sizeOfBuffer, size_t count, const char *format,
                            ...)
{
    va_list list;

    va_start(list, format);
    int chars = _vsnprintf_s(buffer, sizeOfBuffer, count, format, list);
    va_end(list);
    return chars;
}

RDK__EXPORT int vsprintf_s(char *buffer, size_t numberOfElements, const char *format,
                           va_list argptr)
{
    return _vsnprintf_s(buffer, numberOfElements, numberOfElements, format, argptr);
}

RDK__EXPORT int sprintf_s(char *buffer, size_t sizeOfBuffer, const char *format, ...)
{
    va_list list;

    va_start(list, format);
    int chars = vsprintf_s(buffer, sizeOfBuffer, format, list);
    va_end(list);
    return chars;
}

RDK__EXPORT int _vsnwprintf_s(wchar_t *buffer, size_t sizeOfBuffer, size_t count,
                              const wchar_t *format, va_list argptr)
{
    if (buffer == NULL || sizeOfBuffer == 0 || format == NULL) {
        errno = EINVAL;
        return -1;
    }
    bool cuts = count < sizeOfBuffer || count == _TRUNCATE;
    size_t most = count < sizeOfBuffer ? count : sizeOfBuffer - 1;
    long long chars = rdk__wide_format(buffer, most, format, argptr);
    bool fits = chars >= 0 && (size_t)chars <= most;

    buffer[fits ? (size_t)chars : cuts && chars >= 0 ? most : 0] = 0;
    if (!fits && !cuts) {
        errno = ERANGE;
    }
    return fits ? (int)chars : -1;
}

RDK__EXPORT int _snwprintf_s(wchar_t *buffer, size_t sizeOfBuffer, size_t count,
                             const wchar_t *format, ...)
{
    va_list list;

    va_start(list, format);
    int chars = _vsnwprintf_s(buffer, sizeOfBuffer, count, format, list);
    va_end(list);
    return chars;
}

RDK__EXPORT errno_t strncpy_s(char *dest, size_t dest_size, const char *src, size_t count)
{
    if (dest == NULL || dest_size == 0 || src == NULL) {
        if (dest != NULL && dest_size > 0) {
            dest[0] = 0;
        }
        return EINVAL;
    }
    size_t length = strnlen(src, count);
    bool fits = length < dest_size;
    if (!fits && count != _TRUNCATE) {
        dest[0] = 0;
        return ERANGE;
    }
    length = fits ? length : dest_size - 1;
    memcpy(dest, src, length);
    dest[length] = 0;
    return fits ? 0 : STRUNCATE;
}

RDK__EXPORT errno_t strcpy_s(char *dest, size_t dest_size, const char *src)
{
    return strncpy_s(dest, dest_size, src, SIZE_MAX - 1);
}

RDK__EXPORT errno_t strncat_s(char *dest, size_t dest_size, const char *src, size_t count)
{
    size_t length = dest != NULL ? strnlen(dest, dest_size) : 0;

    if (dest == NULL || length == dest_size) {
        return EINVAL;
    }
    errno_t error = strncpy_s(dest + length, dest_size - length, src, count);
    if (error == EINVAL || error == ERANGE) {
        dest[0] = 0;
    }
    return error;
}

RDK__EXPORT errno_t strcat_s(char *dest, size_t dest_size, const char *src)
{
    return strncat_s(dest, dest_size, src, SIZE_MAX - 1);
}

RDK__EXPORT errno_t memcpy_s(void *dest, size_t destSize, const void *src, size_t count)
{
    if (count == 0) {
        return 0;
    }
    if (dest == NULL || src == NULL || count > destSize) {
        if (dest != NULL) {
            memset(dest, 0, destSize);
        }
        return dest != NULL && src != NULL ? ERANGE : EINVAL;
    }
    memcpy(dest, src, count);
    return 0;
}

RDK__EXPORT errno_t memmove_s(void *dest, size_t destSize, const void *src, size_t count)
{
    if (count == 0) {
        return 0;
    }
    if (dest == NULL || src == NULL) {
        return EINVAL;
    }
    if (count > destSize) {
        return ERANGE;
    }
    memmove(dest, src, count);
    return 0;
}

RDK__EXPORT char *_strlwr(char *str)
{
    for (char *at = str; *at != 0; at++) {
        *at = *at >= 'A' && *at <= 'Z' ? (char)(*at | 0x20) : *at;
    }
    return str;
}

RDK__EXPORT char *_strupr(char *str)
{
    for (char *at = str; *at != 0; at++) {
        *at = *at >= 'a' && *at <= 'z' ? (char)(*at & ~0x20) : *at;
    }
    return str;
}

/* The wide functions write the digits. */
RDK__EXPORT char *_ultoa(ULONG value, char *buffer, int radix)
{
    WCHAR digits[36];

    _ultow(value, digits, radix);
    for (size_t i = 0; (buffer[i] = (char)digits[i]) != 0; i++) {
    }
    return buffer;
}

RDK__EXPORT char *_ltoa(LONG value, char *buffer, int radix)
{
    WCHAR digits[36];

    _ltow(value, digits, radix);
    for (size_t i = 0; (buffer[i] = (char)digits[i]) != 0; i++) {
    }
    return buffer;
}

RDK__EXPORT char *_itoa(int value, char *buffer, int radix)
{
    return _ltoa(value, buffer, radix);
}

static void part_copy(wchar_t *to, const wchar_t *from, size_t chars, size_t room)
{
    if (to != NULL) {
        chars = chars < room ? chars : room - 1;
        memcpy(to, from, chars * sizeof(*to));
        to[chars] = 0;
    }
}

RDK__EXPORT void _wsplitpath(const wchar_t *path, wchar_t *drive, wchar_t *dir, wchar_t *fname,
                             wchar_t *ext)
{
    size_t length = (size_t)lstrlenW(path);
    size_t start = length > 1 && path[1] == ':' ? 2 : 0;
    size_t name = start;
    size_t dot = length;

    for (size_t i = start; i < length; i++) {
        if (path[i] == '\\' || path[i] == '/') {
            name = i + 1;
        }
    }
    for (size_t i = name; i < length; i++) {
        dot = path[i] == '.' ? i : dot;
    }
    part_copy(drive, path, start, _MAX_DRIVE);
    part_copy(dir, path + start, name - start, _MAX_DIR);
    part_copy(fname, path + name, dot - name, _MAX_FNAME);
    part_copy(ext, path + dot, length - dot, _MAX_EXT);
}

RDK__EXPORT void _wmakepath(wchar_t *path, const wchar_t *drive, const wchar_t *dir,
                            const wchar_t *fname, const wchar_t *ext)
{
    path[0] = 0;
    if (drive != NULL && drive[0] != 0) {
        path[0] = drive[0];
        path[1] = ':';
        path[2] = 0;
    }
    if (dir != NULL && dir[0] != 0) {
        wchar_t last = dir[lstrlenW(dir) - 1];

        lstrcatW(path, dir);
        lstrcatW(path, last == '\\' || last == '/' ? L"" : L"\\");
    }
    if (fname != NULL) {
        lstrcatW(path, fname);
    }
    if (ext != NULL && ext[0] != 0) {
        lstrcatW(path, ext[0] == '.' ? L"" : L".");
        lstrcatW(path, ext);
    }
}

RDK__EXPORT struct _IO_FILE *_wfopen(const wchar_t *filename, const wchar_t *mode)
{
    char *path = NULL;
    char *narrow_mode = rdk__narrow(mode);
    FILE *file = NULL;

    if (rdk__path_native(filename, &path) != ERROR_SUCCESS) {
        errno = ENOENT;
    } else if (narrow_mode != NULL) {
        /* "t" and ",ccs=UTF-8" say what holds anyway. */
        narrow_mode[strcspn(narrow_mode, "t,")] = 0;
        file = fopen(path, narrow_mode);
    }
    free(path);
    free(narrow_mode);
    return file;
}
