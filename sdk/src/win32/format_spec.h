#ifndef RDK_SRC_WIN32_FORMAT_SPEC_H
#define RDK_SRC_WIN32_FORMAT_SPEC_H

/*
 * The `!spec!` of an insert: printf's conversion without the percent sign.
 */

#include <stdbool.h>
#include <stddef.h>

#include <windows.h>

/* Width and precision are cut off here: no message needs more. */
#define RDK__FIELD_CHARS_MAX 32767

struct rdk__spec {
    WCHAR flags[6];
    bool width_star;
    bool precision_given;
    bool precision_star;
    int width;
    int precision;
    unsigned bits; /* of an integer; 0 for the default of its type */
    bool wide;     /* a length that says so: l, w */
    bool narrow;   /* h */
    WCHAR type;
};

static inline bool rdk__is_digit(WCHAR c)
{
    return c >= '0' && c <= '9';
}

static inline bool rdk__is_one_of(WCHAR c, const char *set)
{
    return c != 0 && c < 0x80 && strchr(set, c) != NULL;
}

/* Read the spec from `at` to `end`, where a '!' is. False if it is none. */
bool rdk__spec_read(const WCHAR *text, size_t at, size_t end, struct rdk__spec *spec);

#endif
