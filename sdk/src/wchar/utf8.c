/*
 * UTF-8 from and to 16-bit characters. What is malformed becomes U+FFFD, as on Windows: nothing
 * fails. A character beyond the basic plane is two of ours.
 */
#include "wchar/utf8.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "export.h"

#define REPLACEMENT 0xFFFD

/* The lowest character that a sequence of so many bytes may stand for. */
static const unsigned int lowest[] = {0, 0, 0x80, 0x800, 0x10000};

static size_t sequence_bytes(unsigned char first)
{
    if (first < 0x80) {
        return 1;
    }
    if (first >= 0xC2 && first < 0xE0) {
        return 2;
    }
    if ((first & 0xF0) == 0xE0) {
        return 3;
    }
    return first >= 0xF0 && first < 0xF5 ? 4 : 0;
}

size_t rdk__utf8_read(const char *from, size_t bytes, unsigned int *ret_c)
{
    const unsigned char *at = (const unsigned char *)from;
    size_t wanted = sequence_bytes(at[0]);
    *ret_c = REPLACEMENT;
    if (wanted <= 1) {
        if (wanted == 1) {
            *ret_c = at[0];
        }
        return 1;
    }
    unsigned int c = at[0] & (0x7Fu >> wanted);
    for (size_t i = 1; i < wanted; i++) {
        if (i == bytes || (at[i] & 0xC0) != 0x80) {
            return i;
        }
        c = c << 6 | (at[i] & 0x3F);
    }
    if (c >= lowest[wanted] && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF)) {
        *ret_c = c;
    }
    return wanted;
}

size_t rdk__utf8_write(unsigned int c, char *to)
{
    if (c < 0x80) {
        to[0] = (char)c;
        return 1;
    }
    size_t bytes = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = bytes - 1; i > 0; i--) {
        to[i] = (char)(0x80 | (c & 0x3F));
        c >>= 6;
    }
    to[0] = (char)((0xF00u >> bytes & 0xFF) | c);
    return bytes;
}

size_t rdk__utf16_read(const wchar_t *from, size_t chars, unsigned int *ret_c)
{
    unsigned int c = from[0];
    if (c < 0xD800 || c > 0xDFFF) {
        *ret_c = c;
        return 1;
    }
    if (c < 0xDC00 && chars > 1 && from[1] >= 0xDC00 && from[1] <= 0xDFFF) {
        *ret_c = 0x10000 + ((c - 0xD800) << 10) + (from[1] - 0xDC00u);
        return 2;
    }
    *ret_c = REPLACEMENT;
    return 1;
}

RDK__EXPORT size_t mbstowcs(wchar_t *restrict to, const char *restrict from, size_t chars)
{
    size_t bytes = strlen(from);
    size_t used = 0;
    while (bytes > 0) {
        unsigned int c;
        size_t read = rdk__utf8_read(from, bytes, &c);
        from += read;
        bytes -= read;
        size_t units = c >= 0x10000 ? 2 : 1;
        if (to && used + units > chars) {
            return used;
        }
        if (to && units == 2) {
            to[used] = (wchar_t)(0xD800 + ((c - 0x10000) >> 10));
            to[used + 1] = (wchar_t)(0xDC00 + ((c - 0x10000) & 0x3FF));
        } else if (to) {
            to[used] = (wchar_t)c;
        }
        used += units;
    }
    if (to && used < chars) {
        to[used] = 0;
    }
    return used;
}

RDK__EXPORT size_t wcstombs(char *restrict to, const wchar_t *restrict from, size_t bytes)
{
    size_t chars = wcslen(from);
    size_t used = 0;
    while (chars > 0) {
        unsigned int c;
        size_t read = rdk__utf16_read(from, chars, &c);
        from += read;
        chars -= read;
        char sequence[4];
        size_t length = rdk__utf8_write(c, sequence);
        if (to && used + length > bytes) {
            return used;
        }
        if (to) {
            memcpy(to + used, sequence, length);
        }
        used += length;
    }
    if (to && used < bytes) {
        to[used] = '\0';
    }
    return used;
}

RDK__EXPORT int mbtowc(wchar_t *restrict ret_c, const char *restrict from, size_t bytes)
{
    if (!from) {
        return 0;
    }
    unsigned int c;
    if (bytes == 0) {
        return -1;
    }
    size_t read = rdk__utf8_read(from, bytes, &c);
    if (c >= 0x10000 || (c == REPLACEMENT && read < 3)) {
        return -1;
    }
    if (ret_c) {
        *ret_c = (wchar_t)c;
    }
    return c == 0 ? 0 : (int)read;
}

RDK__EXPORT int wctomb(char *to, wchar_t c)
{
    if (!to) {
        return 0;
    }
    if (c >= 0xD800 && c <= 0xDFFF) {
        return -1;
    }
    return (int)rdk__utf8_write(c, to);
}
