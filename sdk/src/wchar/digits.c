/*
 * Strings of 16-bit characters from numbers.
 */
#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

#include "export.h"

/* 64 binary digits, a sign and the NUL. */
#define DIGITS_MAX 66

/* Writes value from the end of a buffer of DIGITS_MAX; returns where it starts, or NULL for a bad
 * radix. */
static const wchar_t *digits(wchar_t *buffer, unsigned long long value, bool negative, int radix)
{
    if (radix < 2 || radix > 36) {
        return NULL;
    }
    wchar_t *at = buffer + DIGITS_MAX - 1;
    *at = 0;
    do {
        *--at = (wchar_t)L"0123456789abcdefghijklmnopqrstuvwxyz"[value % (unsigned)radix];
        value /= (unsigned)radix;
    } while (value > 0);
    if (negative) {
        *--at = L'-';
    }
    return at;
}

static wchar_t *write_digits(wchar_t *to, unsigned long long value, bool negative, int radix)
{
    wchar_t buffer[DIGITS_MAX];
    const wchar_t *text = digits(buffer, value, negative, radix);
    if (!text) {
        errno = EINVAL;
        *to = 0;
        return to;
    }
    return wcscpy(to, text);
}

static int write_checked(wchar_t *to, size_t room, unsigned long long value, bool negative,
                         int radix)
{
    if (!to || room == 0) {
        return EINVAL;
    }
    wchar_t buffer[DIGITS_MAX];
    const wchar_t *text = digits(buffer, value, negative, radix);
    if (!text) {
        to[0] = 0;
        return EINVAL;
    }
    return wcscpy_s(to, room, text);
}

/* Only decimal numbers have a sign: in another radix a negative one shows its bits. */
static bool is_signed(long long value, int radix)
{
    return value < 0 && radix == 10;
}

static unsigned long long int_bits(int value, int radix)
{
    return is_signed(value, radix) ? 0ULL - (unsigned long long)value : (unsigned int)value;
}

RDK__EXPORT wchar_t *_ltow(int value, wchar_t *to, int radix)
{
    return write_digits(to, int_bits(value, radix), is_signed(value, radix), radix);
}

RDK__EXPORT wchar_t *_itow(int value, wchar_t *to, int radix)
{
    return _ltow(value, to, radix);
}

RDK__EXPORT wchar_t *_ultow(unsigned int value, wchar_t *to, int radix)
{
    return write_digits(to, value, false, radix);
}

RDK__EXPORT wchar_t *_i64tow(long long value, wchar_t *to, int radix)
{
    unsigned long long bits = (unsigned long long)value;
    bool negative = is_signed(value, radix);
    return write_digits(to, negative ? 0ULL - bits : bits, negative, radix);
}

RDK__EXPORT wchar_t *_ui64tow(unsigned long long value, wchar_t *to, int radix)
{
    return write_digits(to, value, false, radix);
}

RDK__EXPORT int _ltow_s(int value, wchar_t *to, size_t room, int radix)
{
    return write_checked(to, room, int_bits(value, radix), is_signed(value, radix), radix);
}

RDK__EXPORT int _itow_s(int value, wchar_t *to, size_t room, int radix)
{
    return _ltow_s(value, to, room, radix);
}

RDK__EXPORT int _ultow_s(unsigned int value, wchar_t *to, size_t room, int radix)
{
    return write_checked(to, room, value, false, radix);
}
