#include "text.h"

#include <locale.h>
#include <pthread.h>
#include <wctype.h>

static locale_t unicode;
static pthread_once_t unicode_once = PTHREAD_ONCE_INIT;

static void unicode_load(void)
{
    unicode = newlocale(LC_CTYPE_MASK, "C.UTF-8", NULL);
}

/* Case of a character beyond ASCII by the C library's tables; its wint_t is not affected by
 * -fshort-wchar. Without the locale such characters have no case. */
static WCHAR map_case(WCHAR c, wint_t (*map)(wint_t, locale_t))
{
    pthread_once(&unicode_once, unicode_load);
    if (unicode == NULL) {
        return c;
    }
    wint_t mapped = map(c, unicode);
    return mapped < 0x80 || mapped > 0xFFFF ? c : (WCHAR)mapped;
}

WCHAR rdk__char_upper(WCHAR c)
{
    if (c < 0x80) {
        return c >= 'a' && c <= 'z' ? (WCHAR)(c - 'a' + 'A') : c;
    }
    return map_case(c, towupper_l);
}

WCHAR rdk__char_lower(WCHAR c)
{
    if (c < 0x80) {
        return c >= 'A' && c <= 'Z' ? (WCHAR)(c - 'A' + 'a') : c;
    }
    return map_case(c, towlower_l);
}

size_t rdk__text_length(const WCHAR *text, size_t limit)
{
    size_t length = 0;

    while (length < limit && text[length] != 0) {
        length++;
    }
    return length;
}

/* How many continuation bytes follow a lead byte, and the bounds of the first of them. */
struct utf8_lead {
    unsigned char from;
    unsigned char to;
    unsigned char more;
    unsigned char low;
    unsigned char high;
};

static const struct utf8_lead leads[] = {
    {0xC2, 0xDF, 1, 0x80, 0xBF}, {0xE0, 0xE0, 2, 0xA0, 0xBF}, {0xE1, 0xEC, 2, 0x80, 0xBF},
    {0xED, 0xED, 2, 0x80, 0x9F}, {0xEE, 0xEF, 2, 0x80, 0xBF}, {0xF0, 0xF0, 3, 0x90, 0xBF},
    {0xF1, 0xF3, 3, 0x80, 0xBF}, {0xF4, 0xF4, 3, 0x80, 0x8F},
};

uint32_t rdk__utf8_next(const char *text, size_t bytes, size_t *used, bool *valid)
{
    const unsigned char *byte = (const unsigned char *)text;
    const struct utf8_lead *lead = NULL;

    *used = 1;
    *valid = byte[0] < 0x80;
    if (*valid) {
        return byte[0];
    }
    for (size_t i = 0; i < ARRAYSIZE(leads); i++) {
        if (byte[0] >= leads[i].from && byte[0] <= leads[i].to) {
            lead = &leads[i];
        }
    }
    if (lead == NULL) {
        return RDK__REPLACEMENT;
    }
    uint32_t point = byte[0] & (0x3FU >> lead->more);
    for (size_t i = 1; i <= lead->more; i++) {
        unsigned char low = i == 1 ? lead->low : 0x80;
        unsigned char high = i == 1 ? lead->high : 0xBF;

        if (i >= bytes || byte[i] < low || byte[i] > high) {
            *used = i;
            return RDK__REPLACEMENT;
        }
        point = point << 6 | (byte[i] & 0x3FU);
    }
    *used = lead->more + 1U;
    *valid = true;
    return point;
}

uint32_t rdk__utf16_next(const WCHAR *text, size_t chars, size_t *used, bool *valid)
{
    uint32_t unit = text[0];

    *used = 1;
    *valid = true;
    if (unit < 0xD800 || unit > 0xDFFF) {
        return unit;
    }
    if (unit < 0xDC00 && chars > 1 && text[1] >= 0xDC00 && text[1] <= 0xDFFF) {
        *used = 2;
        return 0x10000 + ((unit - 0xD800) << 10) + (text[1] - 0xDC00U);
    }
    *valid = false;
    return RDK__REPLACEMENT;
}

size_t rdk__utf8_put(uint32_t point, char out[4])
{
    if (point < 0x80) {
        out[0] = (char)point;
        return 1;
    }
    size_t more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    static const unsigned char marks[] = {0, 0xC0, 0xE0, 0xF0};

    for (size_t i = more; i > 0; i--) {
        out[i] = (char)(0x80 | (point & 0x3F));
        point >>= 6;
    }
    out[0] = (char)(marks[more] | point);
    return more + 1;
}

size_t rdk__utf16_put(uint32_t point, WCHAR out[2])
{
    if (point < 0x10000) {
        out[0] = (WCHAR)point;
        return 1;
    }
    out[0] = (WCHAR)(0xD800 + ((point - 0x10000) >> 10));
    out[1] = (WCHAR)(0xDC00 + ((point - 0x10000) & 0x3FF));
    return 2;
}
