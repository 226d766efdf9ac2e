#include "resutil/format.h"

#include <string.h>

/* Value and property lists as values of a property are kept as the bytes that they are. */
static const struct rdk__format formats[] = {
    // clang-format off
    /* format                               shape               text              range            signed least exact  stored as      also read from */
    {CLUSPROP_FORMAT_BINARY,              RDK__SHAPE_SIZED,  RDK__TEXT_NONE,   RDK__RANGE_NONE, false,  0, 0, REG_BINARY,    REG_NONE},
    {CLUSPROP_FORMAT_DWORD,               RDK__SHAPE_NUMBER, RDK__TEXT_NONE,   RDK__RANGE_ITEM, false,  4, 4, REG_DWORD,     REG_NONE},
    {CLUSPROP_FORMAT_SZ,                  RDK__SHAPE_STRING, RDK__TEXT_STRING, RDK__RANGE_NONE, false,  2, 0, REG_SZ,        REG_NONE},
    {CLUSPROP_FORMAT_EXPAND_SZ,           RDK__SHAPE_STRING, RDK__TEXT_STRING, RDK__RANGE_NONE, false,  2, 0, REG_EXPAND_SZ, REG_NONE},
    {CLUSPROP_FORMAT_MULTI_SZ,            RDK__SHAPE_SIZED,  RDK__TEXT_MULTI,  RDK__RANGE_NONE, false,  2, 0, REG_MULTI_SZ,  REG_NONE},
    {CLUSPROP_FORMAT_ULARGE_INTEGER,      RDK__SHAPE_NUMBER, RDK__TEXT_NONE,   RDK__RANGE_DATA, false,  8, 8, REG_QWORD,     REG_NONE},
    {CLUSPROP_FORMAT_LONG,                RDK__SHAPE_NUMBER, RDK__TEXT_NONE,   RDK__RANGE_ITEM, true,   4, 4, REG_DWORD,     REG_NONE},
    {CLUSPROP_FORMAT_EXPANDED_SZ,         RDK__SHAPE_NONE,   RDK__TEXT_STRING, RDK__RANGE_NONE, false,  2, 0, REG_NONE,      REG_NONE},
    {CLUSPROP_FORMAT_SECURITY_DESCRIPTOR, RDK__SHAPE_SIZED,  RDK__TEXT_NONE,   RDK__RANGE_NONE, false, 20, 0, REG_BINARY,    REG_NONE},
    {CLUSPROP_FORMAT_LARGE_INTEGER,       RDK__SHAPE_NUMBER, RDK__TEXT_NONE,   RDK__RANGE_DATA, true,   8, 8, REG_QWORD,     REG_NONE},
    {CLUSPROP_FORMAT_WORD,                RDK__SHAPE_NUMBER, RDK__TEXT_NONE,   RDK__RANGE_ITEM, false,  2, 2, REG_DWORD,     REG_NONE},
    {CLUSPROP_FORMAT_FILETIME,            RDK__SHAPE_NUMBER, RDK__TEXT_NONE,   RDK__RANGE_DATA, false,  8, 8, REG_QWORD,     REG_BINARY},
    {CLUSPROP_FORMAT_VALUE_LIST,          RDK__SHAPE_SIZED,  RDK__TEXT_NONE,   RDK__RANGE_NONE, false,  4, 0, REG_BINARY,    REG_NONE},
    {CLUSPROP_FORMAT_PROPERTY_LIST,       RDK__SHAPE_SIZED,  RDK__TEXT_NONE,   RDK__RANGE_NONE, false,  4, 0, REG_BINARY,    REG_NONE},
    // clang-format on
};

#define FORMAT_COUNT (sizeof(formats) / sizeof(formats[0]))

const struct rdk__format *rdk__format_find(DWORD format)
{
    /* The rows stand in the order of the numbers, which begin at 1. */
    if (format == 0 || format > FORMAT_COUNT) {
        return NULL;
    }
    return &formats[format - 1];
}

const struct rdk__format *rdk__format_of_registry(DWORD registry_type)
{
    if (registry_type == REG_NONE) {
        return NULL;
    }
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        if (formats[i].registry == registry_type) {
            return &formats[i];
        }
    }
    return NULL;
}

static WCHAR char_at(const BYTE *data, size_t index)
{
    WCHAR c;
    memcpy(&c, data + index * sizeof(WCHAR), sizeof(c));
    return c;
}

DWORD rdk__list_text_chars(const BYTE *data, DWORD bytes)
{
    DWORD chars = bytes / (DWORD)sizeof(WCHAR);
    for (DWORD i = 0; i < chars; i++) {
        if (char_at(data, i) == 0) {
            return i;
        }
    }
    return chars;
}

DWORD rdk__list_text_length(LPCWSTR text)
{
    DWORD chars = 0;
    while (text[chars] != 0) {
        chars++;
    }
    return chars;
}

bool rdk__list_text_is_ended(enum rdk__list_text text, const BYTE *data, DWORD bytes)
{
    DWORD chars = bytes / (DWORD)sizeof(WCHAR);
    if (text == RDK__TEXT_NONE) {
        return true;
    }
    if (bytes % sizeof(WCHAR) != 0 || chars == 0) {
        return false;
    }
    if (text == RDK__TEXT_STRING) {
        return rdk__list_text_chars(data, bytes) < chars;
    }
    /* Who walks a multi-string stops at an empty string: without it, behind the buffer. */
    return char_at(data, chars - 1) == 0 && (chars == 1 || char_at(data, chars - 2) == 0);
}

/* By the public function: the files of property lists build on Windows as they are. */
static bool is_same_letter(WCHAR a, WCHAR b)
{
    return a == b || CompareStringOrdinal(&a, 1, &b, 1, TRUE) == CSTR_EQUAL;
}

bool rdk__list_text_is(const BYTE *data, DWORD chars, LPCWSTR text, DWORD text_chars)
{
    if (chars != text_chars) {
        return false;
    }
    for (DWORD i = 0; i < chars; i++) {
        if (!is_same_letter(char_at(data, i), text[i])) {
            return false;
        }
    }
    return true;
}
