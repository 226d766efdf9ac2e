/*
 * Numbers in strings of 16-bit characters. The C library's parsers do the work, on a narrow copy
 * of the characters that can be part of a number.
 */
#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

#include "export.h"

/* No number has more characters that matter than these, leading white space apart, but for zeros:
 * longer ones go to the heap. */
#define COPY_CHARS 128

struct narrow {
    const wchar_t *start; /* the first character of the copy */
    char *text;
    char local[COPY_CHARS];
};

static bool is_space(wchar_t c)
{
    return c == L' ' || (c >= L'\t' && c <= L'\r');
}

/* Copies from the first character that is no white space to the first that is not ASCII. */
static bool narrow_init(struct narrow *narrow, const wchar_t *from)
{
    while (is_space(*from)) {
        from++;
    }
    size_t chars = 0;
    while (from[chars] > L' ' && from[chars] < 0x7F) {
        chars++;
    }
    narrow->start = from;
    narrow->text = chars < COPY_CHARS ? narrow->local : malloc(chars + 1);
    if (!narrow->text) {
        return false;
    }
    for (size_t i = 0; i < chars; i++) {
        narrow->text[i] = (char)from[i];
    }
    narrow->text[chars] = '\0';
    return true;
}

/* Says where the number ended: at the very start of the string when there was none. */
static void narrow_finish(struct narrow *narrow, const wchar_t *from, const char *end,
                          wchar_t **ret_end)
{
    if (ret_end) {
        *ret_end = (wchar_t *)(end == narrow->text ? from : narrow->start + (end - narrow->text));
    }
    if (narrow->text != narrow->local) {
        free(narrow->text);
    }
}

RDK__EXPORT long long wcstoll(const wchar_t *restrict from, wchar_t **restrict ret_end, int base)
{
    struct narrow narrow;
    if (!narrow_init(&narrow, from)) {
        errno = ENOMEM;
        return 0;
    }
    char *end;
    long long value = strtoll(narrow.text, &end, base);
    narrow_finish(&narrow, from, end, ret_end);
    return value;
}

RDK__EXPORT unsigned long long wcstoull(const wchar_t *restrict from, wchar_t **restrict ret_end,
                                        int base)
{
    struct narrow narrow;
    if (!narrow_init(&narrow, from)) {
        errno = ENOMEM;
        return 0;
    }
    char *end;
    unsigned long long value = strtoull(narrow.text, &end, base);
    narrow_finish(&narrow, from, end, ret_end);
    return value;
}

RDK__EXPORT double wcstod(const wchar_t *restrict from, wchar_t **restrict ret_end)
{
    struct narrow narrow;
    if (!narrow_init(&narrow, from)) {
        errno = ENOMEM;
        return 0;
    }
    char *end;
    double value = strtod(narrow.text, &end);
    narrow_finish(&narrow, from, end, ret_end);
    return value;
}

RDK__EXPORT float wcstof(const wchar_t *restrict from, wchar_t **restrict ret_end)
{
    struct narrow narrow;
    if (!narrow_init(&narrow, from)) {
        errno = ENOMEM;
        return 0;
    }
    char *end;
    float value = strtof(narrow.text, &end);
    narrow_finish(&narrow, from, end, ret_end);
    return value;
}

/* long has 64 bits here, as long long has. */
_Static_assert(sizeof(long) == sizeof(long long), "wcstol and wcstoul need a range of their own");

RDK__EXPORT long wcstol(const wchar_t *restrict from, wchar_t **restrict ret_end, int base)
{
    return (long)wcstoll(from, ret_end, base);
}

RDK__EXPORT unsigned long wcstoul(const wchar_t *restrict from, wchar_t **restrict ret_end,
                                  int base)
{
    return (unsigned long)wcstoull(from, ret_end, base);
}

RDK__EXPORT long long _wcstoi64(const wchar_t *from, wchar_t **ret_end, int base)
{
    return wcstoll(from, ret_end, base);
}

RDK__EXPORT unsigned long long _wcstoui64(const wchar_t *from, wchar_t **ret_end, int base)
{
    return wcstoull(from, ret_end, base);
}

RDK__EXPORT long long _wtoi64(const wchar_t *string)
{
    return wcstoll(string, NULL, 10);
}

/* MSVC's _wtoi stays at the end of the range, and so does this. */
RDK__EXPORT int _wtoi(const wchar_t *string)
{
    long long value = _wtoi64(string);
    if (value > INT_MAX) {
        return INT_MAX;
    }
    return value < INT_MIN ? INT_MIN : (int)value;
}

RDK__EXPORT int _wtol(const wchar_t *string)
{
    return _wtoi(string);
}

RDK__EXPORT double _wtof(const wchar_t *string)
{
    return wcstod(string, NULL);
}
