/*
 * The formatter behind swprintf and its kin.
 *
 * A directive is parsed into struct directive. Integers and floating point numbers are then left
 * to the C library's snprintf, with a narrow directive rebuilt from the parts; text is done here.
 */
#include "wchar/format.h"

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "wchar/utf8.h"

enum length {
    LENGTH_NONE,
    LENGTH_HH,
    LENGTH_H,
    LENGTH_L,
    LENGTH_64,
    LENGTH_LONG_DOUBLE
};

struct directive {
    char flags[6];
    int width;     /* 0: none */
    int precision; /* -1: none */
    enum length length;
    wchar_t conversion;
};

struct sink {
    wchar_t *to;
    size_t room;
    long long used; /* of the whole text, also of what does not fit */
};

static void put(struct sink *sink, wchar_t c)
{
    if ((unsigned long long)sink->used < sink->room) {
        sink->to[sink->used] = c;
    }
    sink->used++;
}

static void pad(struct sink *sink, wchar_t c, long long chars)
{
    for (; chars > 0; chars--) {
        put(sink, c);
    }
}

static bool has_flag(const struct directive *directive, char flag)
{
    return strchr(directive->flags, flag) != NULL;
}

/* A text with its padding; a zero pads text too, in MSVC. */
static void put_text(struct sink *sink, const struct directive *directive, const wchar_t *text,
                     size_t chars)
{
    long long padding = (long long)directive->width - (long long)chars;
    bool left = has_flag(directive, '-');
    if (!left) {
        pad(sink, has_flag(directive, '0') ? L'0' : L' ', padding);
    }
    for (size_t i = 0; i < chars; i++) {
        put(sink, text[i]);
    }
    if (left) {
        pad(sink, L' ', padding);
    }
}

static const wchar_t *read_flags(const wchar_t *at, struct directive *directive)
{
    size_t flags = 0;
    for (; *at && wcschr(L"-+ #0", *at); at++) {
        if (flags < sizeof(directive->flags) - 1 && !has_flag(directive, (char)*at)) {
            directive->flags[flags++] = (char)*at;
        }
    }
    return at;
}

static const wchar_t *read_count(const wchar_t *at, int *ret_count)
{
    long long count = 0;
    for (; *at >= L'0' && *at <= L'9'; at++) {
        count = count * 10 + (*at - L'0');
        if (count > INT_MAX) {
            count = INT_MAX;
        }
    }
    *ret_count = (int)count;
    return at;
}

/* Longest first, where one is the start of another. */
static const struct {
    const wchar_t *text;
    enum length length;
} lengths[] = {
    {L"I64", LENGTH_64}, {L"I32", LENGTH_NONE}, {L"hh", LENGTH_HH}, {L"ll", LENGTH_64},
    {L"h", LENGTH_H},    {L"l", LENGTH_L},      {L"w", LENGTH_L},   {L"L", LENGTH_LONG_DOUBLE},
    {L"I", LENGTH_64},   {L"j", LENGTH_64},     {L"z", LENGTH_64},  {L"t", LENGTH_64},
};

static const wchar_t *read_length(const wchar_t *at, struct directive *directive)
{
    for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
        size_t chars = wcslen(lengths[i].text);
        if (wcsncmp(at, lengths[i].text, chars) == 0) {
            directive->length = lengths[i].length;
            return at + chars;
        }
    }
    return at;
}

/* The narrow directive: the C library gets the parts back, for a value of type `type`. */
static int print_narrow(char *to, size_t room, const struct directive *directive, const char *type,
                        ...)
{
    char narrow[32];
    snprintf(narrow, sizeof(narrow), "%%%s*.*%s%c", directive->flags, type,
             (char)directive->conversion);
    va_list args;
    va_start(args, type);
    int chars = vsnprintf(to, room, narrow, args);
    va_end(args);
    return chars;
}

/* Most numbers fit here; for the others snprintf says what they need. */
#define NUMBER_CHARS 512

static bool put_number(struct sink *sink, const struct directive *directive, const char *type,
                       long long integer, double real, bool is_real)
{
    char local[NUMBER_CHARS];
    char *text = local;
    size_t room = sizeof(local);
    for (;;) {
        int chars = is_real ? print_narrow(text, room, directive, type, directive->width,
                                           directive->precision, real)
                            : print_narrow(text, room, directive, type, directive->width,
                                           directive->precision, integer);
        if (chars < 0) {
            break;
        }
        if ((size_t)chars < room) {
            for (int i = 0; i < chars; i++) {
                put(sink, (unsigned char)text[i]);
            }
            if (text != local) {
                free(text);
            }
            return true;
        }
        room = (size_t)chars + 1;
        text = malloc(room);
        if (!text) {
            return false;
        }
    }
    if (text != local) {
        free(text);
    }
    return false;
}

/* Each integer is fetched with the size it was passed with, and widened as its conversion says. */
static long long fetch_integer(const struct directive *directive, va_list *args)
{
    bool is_signed = directive->conversion == L'd' || directive->conversion == L'i';
    if (directive->length == LENGTH_64) {
        return va_arg(*args, long long);
    }
    int value = va_arg(*args, int);
    if (directive->length == LENGTH_HH) {
        return is_signed ? (long long)(signed char)value : (long long)(unsigned char)value;
    }
    if (directive->length == LENGTH_H) {
        return is_signed ? (long long)(short)value : (long long)(unsigned short)value;
    }
    return is_signed ? (long long)value : (long long)(unsigned int)value;
}

static bool put_integer(struct sink *sink, const struct directive *directive, va_list *args)
{
    return put_number(sink, directive, "ll", fetch_integer(directive, args), 0, false);
}

static bool put_real(struct sink *sink, const struct directive *directive, va_list *args)
{
    /* long double is double in MSVC: callers pass a double for L as well. */
    return put_number(sink, directive, "", 0, va_arg(*args, double), true);
}

static bool put_pointer(struct sink *sink, const struct directive *directive, va_list *args)
{
    struct directive number = *directive;
    number.conversion = L'X';
    number.precision = 2 * (int)sizeof(void *);
    return put_number(sink, &number, "ll", (long long)(uintptr_t)va_arg(*args, void *), 0, false);
}

/* Capital letters mean the other width; l and w mean wide, h means narrow. */
static bool is_narrow(const struct directive *directive)
{
    if (directive->length == LENGTH_H) {
        return true;
    }
    if (directive->length == LENGTH_L) {
        return false;
    }
    return directive->conversion == L'S' || directive->conversion == L'C';
}

static bool put_narrow_string(struct sink *sink, const struct directive *directive,
                              const char *string, size_t bytes)
{
    /* One byte makes at most one character. */
    wchar_t *text = malloc((bytes + 1) * sizeof(*text));
    if (!text) {
        return false;
    }
    size_t chars = 0;
    while (bytes > 0) {
        unsigned int c;
        size_t read = rdk__utf8_read(string, bytes, &c);
        string += read;
        bytes -= read;
        if (c >= 0x10000) {
            text[chars++] = (wchar_t)(0xD800 + ((c - 0x10000) >> 10));
            c = 0xDC00 + ((c - 0x10000) & 0x3FF);
        }
        text[chars++] = (wchar_t)c;
    }
    put_text(sink, directive, text, chars);
    free(text);
    return true;
}

static bool put_string(struct sink *sink, const struct directive *directive, va_list *args)
{
    size_t limit = directive->precision < 0 ? SIZE_MAX : (size_t)directive->precision;
    if (is_narrow(directive)) {
        const char *string = va_arg(*args, const char *);
        string = string ? string : "(null)";
        size_t bytes = 0;
        while (bytes < limit && string[bytes]) {
            bytes++;
        }
        return put_narrow_string(sink, directive, string, bytes);
    }
    const wchar_t *string = va_arg(*args, const wchar_t *);
    string = string ? string : L"(null)";
    put_text(sink, directive, string, wcsnlen(string, limit));
    return true;
}

static bool put_character(struct sink *sink, const struct directive *directive, va_list *args)
{
    wchar_t c = (wchar_t)va_arg(*args, int);
    if (is_narrow(directive)) {
        c = (unsigned char)c;
    }
    put_text(sink, directive, &c, 1);
    return true;
}

static bool put_percent(struct sink *sink, const struct directive *directive, va_list *args)
{
    (void)directive;
    (void)args;
    put(sink, L'%');
    return true;
}

static const struct {
    const wchar_t *conversions;
    bool (*put)(struct sink *sink, const struct directive *directive, va_list *args);
} conversions[] = {
    {L"diouxX", put_integer}, {L"aAeEfFgG", put_real}, {L"p", put_pointer},
    {L"sS", put_string},      {L"cC", put_character},  {L"%", put_percent},
};

static bool put_directive(struct sink *sink, const struct directive *directive, va_list *args)
{
    for (size_t i = 0; i < sizeof(conversions) / sizeof(conversions[0]); i++) {
        if (directive->conversion && wcschr(conversions[i].conversions, directive->conversion)) {
            return conversions[i].put(sink, directive, args);
        }
    }
    /* Not of the language: the character stands for itself. */
    if (directive->conversion) {
        put(sink, directive->conversion);
    }
    return true;
}

/* Reads width and precision, which may come from the arguments. */
static const wchar_t *read_sizes(const wchar_t *at, struct directive *directive, va_list *args)
{
    if (*at == L'*') {
        at++;
        directive->width = va_arg(*args, int);
        if (directive->width < 0) {
            directive->width = directive->width == INT_MIN ? INT_MAX : -directive->width;
            if (!has_flag(directive, '-')) {
                directive->flags[strlen(directive->flags)] = '-';
            }
        }
    } else {
        at = read_count(at, &directive->width);
    }
    if (*at == L'.') {
        at++;
        if (*at == L'*') {
            at++;
            directive->precision = va_arg(*args, int);
        } else {
            at = read_count(at, &directive->precision);
        }
    }
    return at;
}

long long rdk__wide_format(wchar_t *to, size_t chars, const wchar_t *format, va_list args)
{
    struct sink sink = {to, chars, 0};
    va_list copy;
    va_copy(copy, args);
    bool good = true;
    while (good && *format) {
        if (*format != L'%') {
            put(&sink, *format++);
            continue;
        }
        struct directive directive = {.precision = -1};
        format = read_flags(format + 1, &directive);
        format = read_sizes(format, &directive, &copy);
        format = read_length(format, &directive);
        directive.conversion = *format;
        if (*format) {
            format++;
        }
        good = put_directive(&sink, &directive, &copy);
    }
    va_end(copy);
    return good ? sink.used : -1;
}
