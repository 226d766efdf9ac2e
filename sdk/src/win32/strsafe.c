/*
 * strsafe.h: copying, appending and formatting with a bound. One set of functions for each kind of
 * character, and for bounds in characters (Cch) and in bytes (Cb).
 */

#include <stdlib.h>
#include <strsafe.h>

#include "export.h"
#include "text.h"
#include "wchar/format.h"

#define BAD_ARGUMENT STRSAFE_E_INVALID_PARAMETER

static bool bound_valid(size_t chars)
{
    return chars > 0 && chars <= STRSAFE_MAX_CCH;
}

static size_t length_of_W(const WCHAR *text, size_t limit)
{
    return rdk__text_length(text, limit);
}

static size_t length_of_A(const char *text, size_t limit)
{
    return strnlen(text, limit);
}

/* `unit` is the size of a character: 1 for Cch, whose bound is in characters. */
#define STRSAFE_FUNCTIONS(family, suffix, type, unit)                                            \
    RDK__EXPORT HRESULT WINAPI String##family##Length##suffix(const type *psz, size_t limit,     \
                                                              size_t *ret_length)                \
    {                                                                                            \
        size_t max = limit / (unit);                                                             \
        bool valid = psz != NULL && max <= STRSAFE_MAX_CCH;                                      \
        size_t length = valid ? length_of_##suffix(psz, max) : 0;                                \
                                                                                                 \
        valid = valid && length < max;                                                           \
        if (ret_length != NULL) {                                                                \
            *ret_length = valid ? length * (unit) : 0;                                           \
        }                                                                                        \
        return valid ? S_OK : BAD_ARGUMENT;                                                      \
    }                                                                                            \
                                                                                                 \
    RDK__EXPORT HRESULT WINAPI String##family##CopyN##suffix(type *dest, size_t limit,           \
                                                             const type *source, size_t most)    \
    {                                                                                            \
        size_t room = limit / (unit);                                                            \
                                                                                                 \
        if (!bound_valid(room)) {                                                                \
            return BAD_ARGUMENT;                                                                 \
        }                                                                                        \
        if (most / (unit) > STRSAFE_MAX_CCH) {                                                   \
            dest[0] = 0;                                                                         \
            return BAD_ARGUMENT;                                                                 \
        }                                                                                        \
        size_t wanted = most / (unit) < room ? most / (unit) : room;                             \
        size_t length = length_of_##suffix(source, wanted);                                      \
        bool fits = length < room;                                                               \
                                                                                                 \
        length = fits ? length : room - 1;                                                       \
        memcpy(dest, source, length * sizeof(type));                                             \
        dest[length] = 0;                                                                        \
        return fits ? S_OK : STRSAFE_E_INSUFFICIENT_BUFFER;                                      \
    }                                                                                            \
                                                                                                 \
    RDK__EXPORT HRESULT WINAPI String##family##Copy##suffix(type *dest, size_t limit,            \
                                                            const type *source)                  \
    {                                                                                            \
        return String##family##CopyN##suffix(dest, limit, source,                                \
                                             (size_t)STRSAFE_MAX_CCH * (unit));                  \
    }                                                                                            \
                                                                                                 \
    RDK__EXPORT HRESULT WINAPI String##family##CatN##suffix(type *dest, size_t limit,            \
                                                            const type *source, size_t most)     \
    {                                                                                            \
        size_t length;                                                                           \
        HRESULT result = String##family##Length##suffix(dest, limit, &length);                   \
                                                                                                 \
        if (FAILED(result)) {                                                                    \
            return result;                                                                       \
        }                                                                                        \
        if (most / (unit) > STRSAFE_MAX_CCH) {                                                   \
            return BAD_ARGUMENT;                                                                 \
        }                                                                                        \
        return String##family##CopyN##suffix(dest + length / (unit), limit - length, source,     \
                                             most);                                              \
    }                                                                                            \
                                                                                                 \
    RDK__EXPORT HRESULT WINAPI String##family##Cat##suffix(type *dest, size_t limit,             \
                                                           const type *source)                   \
    {                                                                                            \
        return String##family##CatN##suffix(dest, limit, source,                                 \
                                            (size_t)STRSAFE_MAX_CCH * (unit));                   \
    }                                                                                            \
                                                                                                 \
    RDK__EXPORT HRESULT WINAPI String##family##VPrintf##suffix(type *dest, size_t limit,         \
                                                               const type *format, va_list list) \
    {                                                                                            \
        return print_##suffix(dest, limit / (unit), format, list);                               \
    }                                                                                            \
                                                                                                 \
    RDK__EXPORT HRESULT WINAPIV String##family##Printf##suffix(type *dest, size_t limit,         \
                                                               const type *format, ...)          \
    {                                                                                            \
        va_list list;                                                                            \
                                                                                                 \
        va_start(list, format);                                                                  \
        HRESULT result = print_##suffix(dest, limit / (unit), format, list);                     \
        va_end(list);                                                                            \
        return result;                                                                           \
    }

static HRESULT print_W(WCHAR *dest, size_t room, const WCHAR *format, va_list list)
{
    if (!bound_valid(room)) {
        return BAD_ARGUMENT;
    }
    long long chars = rdk__wide_format(dest, room - 1, format, list);
    bool fits = chars >= 0 && (size_t)chars < room;
    dest[chars < 0 ? 0 : fits ? (size_t)chars : room - 1] = 0;
    return fits ? S_OK : STRSAFE_E_INSUFFICIENT_BUFFER;
}

/* The format in UTF-16, in which plain %s and %c mean narrow: the two capital letters, and the
 * other way round. NULL if memory is short. */
WCHAR *rdk__format_widen(const char *format)
{
    int chars = MultiByteToWideChar(CP_UTF8, 0, format, -1, NULL, 0);
    WCHAR *wide = malloc((size_t)chars * sizeof(WCHAR));

    if (wide == NULL) {
        return NULL;
    }
    MultiByteToWideChar(CP_UTF8, 0, format, -1, wide, chars);
    for (WCHAR *at = wide; *at != 0; at++) {
        if (*at != '%') {
            continue;
        }
        at++;
        while (*at != 0 && *at < 0x80 && strchr("-+ #0123456789.*", *at) != NULL) {
            at++;
        }
        if (*at == 's' || *at == 'c' || *at == 'S' || *at == 'C') {
            *at = (WCHAR)(*at ^ ('a' ^ 'A'));
        }
        if (*at == 0) {
            break;
        }
    }
    return wide;
}

static HRESULT print_A(char *dest, size_t room, const char *format, va_list list)
{
    if (!bound_valid(room)) {
        return BAD_ARGUMENT;
    }
    WCHAR *wide_format = rdk__format_widen(format);
    /* No character of the result is shorter in UTF-8 than in UTF-16 units. */
    WCHAR *text = malloc(room * sizeof(WCHAR));
    long long chars = -1;
    size_t bytes = 0;
    bool fits = false;

    if (wide_format != NULL && text != NULL) {
        chars = rdk__wide_format(text, room, wide_format, list);
        fits = chars >= 0 && (size_t)chars < room;
    }
    size_t stored = chars < 0 ? 0 : fits ? (size_t)chars : room;
    for (size_t at = 0, used; at < stored; at += used) {
        char encoded[4];
        bool valid;
        size_t count =
            rdk__utf8_put(rdk__utf16_next(text + at, stored - at, &used, &valid), encoded);

        if (bytes + count >= room) {
            fits = false;
            break;
        }
        memcpy(dest + bytes, encoded, count);
        bytes += count;
    }
    dest[bytes] = 0;
    free(wide_format);
    free(text);
    return fits ? S_OK : STRSAFE_E_INSUFFICIENT_BUFFER;
}

STRSAFE_FUNCTIONS(Cch, W, WCHAR, 1)
STRSAFE_FUNCTIONS(Cch, A, char, 1)
STRSAFE_FUNCTIONS(Cb, W, WCHAR, sizeof(WCHAR))
STRSAFE_FUNCTIONS(Cb, A, char, sizeof(char))
