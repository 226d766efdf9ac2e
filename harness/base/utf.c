#include "base/utf.h"

#include <string.h>

#include "base/buf.h"
#include "base/memory.h"

#define REPLACEMENT 0xFFFDu

size_t utf_decode(const char *text, size_t length, uint32_t *ret_code_point)
{
    const unsigned char *bytes = (const unsigned char *)text;
    uint32_t first = bytes[0];
    if (first < 0x80) {
        *ret_code_point = first;
        return 1;
    }
    *ret_code_point = REPLACEMENT;
    size_t count = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || count > length) {
        return 1;
    }
    uint32_t code_point = first & (0x7Fu >> count);
    for (size_t i = 1; i < count; ++i) {
        if ((bytes[i] & 0xC0) != 0x80) {
            return 1;
        }
        code_point = code_point << 6 | (bytes[i] & 0x3Fu);
    }
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (code_point < smallest[count] || code_point > 0x10FFFF ||
        (code_point >= 0xD800 && code_point <= 0xDFFF)) {
        return 1;
    }
    *ret_code_point = code_point;
    return count;
}

bool utf_is_valid(const char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        uint32_t code_point = 0;
        size_t count = utf_decode(text + at, length - at, &code_point);
        /* A real U+FFFD takes three bytes; a replaced byte takes one. */
        if (code_point == REPLACEMENT && count == 1) {
            return false;
        }
        at += count;
    }
    return true;
}

size_t utf_encode(uint32_t code_point, char ret_bytes[4])
{
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) {
        code_point = REPLACEMENT;
    }
    if (code_point < 0x80) {
        ret_bytes[0] = (char)code_point;
        return 1;
    }
    size_t count = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
    for (size_t i = count - 1; i > 0; --i) {
        ret_bytes[i] = (char)(0x80 | (code_point & 0x3F));
        code_point >>= 6;
    }
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    ret_bytes[0] = (char)(lead[count] | code_point);
    return count;
}

char *utf_from_utf16(const uint16_t *units, size_t unit_count)
{
    struct buf text = {0};
    for (size_t i = 0; i < unit_count; ++i) {
        /* The units may lie at an odd address in a plugin's buffer. */
        uint16_t unit;
        memcpy(&unit, (const char *)units + i * 2, 2);
        uint32_t code_point = unit;
        if (unit >= 0xD800 && unit < 0xDC00 && i + 1 < unit_count) {
            uint16_t low;
            memcpy(&low, (const char *)units + (i + 1) * 2, 2);
            if (low >= 0xDC00 && low < 0xE000) {
                code_point = 0x10000 + ((uint32_t)(unit - 0xD800) << 10) + (low - 0xDC00u);
                ++i;
            }
        }
        char bytes[4];
        buf_append(&text, bytes, utf_encode(code_point, bytes));
    }
    return buf_take(&text);
}

uint16_t *utf_to_utf16(const char *text, size_t *ret_units)
{
    size_t length = strlen(text);
    /* No UTF-8 text has more UTF-16 units than bytes. */
    uint16_t *units = memory_allocate((length + 1) * sizeof(*units));
    size_t count = 0;
    for (size_t at = 0; at < length;) {
        uint32_t code_point;
        at += utf_decode(text + at, length - at, &code_point);
        if (code_point >= 0x10000) {
            code_point -= 0x10000;
            units[count++] = (uint16_t)(0xD800 | code_point >> 10);
            code_point = 0xDC00 | (code_point & 0x3FF);
        }
        units[count++] = (uint16_t)code_point;
    }
    if (ret_units) {
        *ret_units = count;
    }
    return units;
}

/* Simple upper-casing of the alphabets that names are written in: one code point to one. It does
 * not ask the C library, whose answer hangs on the locale. */
static uint32_t upper(uint32_t c)
{
    if (c < 0x80) {
        return c >= 'a' && c <= 'z' ? c - 32 : c;
    }
    bool latin = (c >= 0xE0 && c <= 0xFE && c != 0xF7);
    bool greek = (c >= 0x3B1 && c <= 0x3C9 && c != 0x3C2);
    bool cyrillic = c >= 0x430 && c <= 0x44F;
    if (latin || greek || cyrillic) {
        return c - 32;
    }
    if (c == 0xFF) {
        return 0x178;
    }
    if (c >= 0x450 && c <= 0x45F) {
        return c - 80;
    }
    /* Latin Extended-A pairs: the small letter is odd, but even in two stretches. */
    bool small_is_even = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    if (c >= 0x100 && c <= 0x17E && c != 0x131 && c != 0x138 && c != 0x149) {
        return (c % 2 == 0) == small_is_even ? c - 1 : c;
    }
    return c;
}

int utf_compare_folded(const char *left, const char *right)
{
    size_t left_length = strlen(left);
    size_t right_length = strlen(right);
    size_t l = 0;
    size_t r = 0;
    while (l < left_length && r < right_length) {
        uint32_t a;
        uint32_t b;
        l += utf_decode(left + l, left_length - l, &a);
        r += utf_decode(right + r, right_length - r, &b);
        a = upper(a);
        b = upper(b);
        if (a != b) {
            return a < b ? -1 : 1;
        }
    }
    return (l < left_length) - (r < right_length);
}
