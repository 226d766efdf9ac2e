#include "format_spec.h"

/* A number of digits, or a star. */
static size_t spec_count(const WCHAR *text, size_t at, bool *ret_star, int *ret_count)
{
    int count = 0;

    *ret_star = text[at] == '*';
    if (*ret_star) {
        return at + 1;
    }
    for (; rdk__is_digit(text[at]); at++) {
        count = count > RDK__FIELD_CHARS_MAX ? count : count * 10 + (text[at] - '0');
    }
    *ret_count = count;
    return at;
}

static const struct {
    const char *text;
    unsigned bits;
    bool wide;
    bool narrow;
} lengths[] = {
    /* Longest first where one is the start of another. */
    {"I64", 64, false, false}, {"I32", 32, false, false}, {"ll", 64, true, false},
    {"hh", 8, false, true},    {"h", 16, false, true},    {"l", 32, true, false},
    {"w", 0, true, false},     {"I", 64, false, false},   {"z", 64, false, false},
    {"j", 64, false, false},   {"t", 64, false, false},
};

static size_t spec_length(const WCHAR *text, size_t at, struct rdk__spec *spec)
{
    for (size_t i = 0; i < ARRAYSIZE(lengths); i++) {
        size_t same = 0;

        while (lengths[i].text[same] != 0 && text[at + same] == (WCHAR)lengths[i].text[same]) {
            same++;
        }
        if (lengths[i].text[same] == 0) {
            spec->bits = lengths[i].bits;
            spec->wide = lengths[i].wide;
            spec->narrow = lengths[i].narrow;
            return at + same;
        }
    }
    return at;
}

bool rdk__spec_read(const WCHAR *text, size_t at, size_t end, struct rdk__spec *spec)
{
    size_t flags = 0;

    for (; rdk__is_one_of(text[at], "-+ #0"); at++) {
        if (flags < ARRAYSIZE(spec->flags) - 1) {
            spec->flags[flags++] = text[at];
        }
    }
    at = spec_count(text, at, &spec->width_star, &spec->width);
    spec->precision_given = text[at] == '.';
    if (spec->precision_given) {
        at = spec_count(text, at + 1, &spec->precision_star, &spec->precision);
    }
    at = spec_length(text, at, spec);
    spec->type = text[at];
    return at + 1 == end && rdk__is_one_of(spec->type, "cCdiouxXpsS");
}
