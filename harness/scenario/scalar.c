#include "scalar.h"

#include <stdio.h>
#include <string.h>

static bool is_one_of(const char *text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(text, words[i]) == 0) {
            return true;
        }
    }
    return false;
}

static int digit_value(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    if (c >= 'A' && c <= 'F') {
        return c - 'A' + 10;
    }
    return -1;
}

/* Digits to the end of the text; false when there is none or another character. */
static bool read_digits(const char *text, unsigned base, struct scalar *scalar)
{
    if (!*text) {
        return false;
    }
    for (; *text; text++) {
        int digit = digit_value(*text);
        if (digit < 0 || (unsigned)digit >= base) {
            return false;
        }
        uint64_t next = 0;
        if (__builtin_mul_overflow(scalar->number, base, &next) ||
            __builtin_add_overflow(next, (unsigned)digit, &next)) {
            scalar->too_large = true;
        }
        scalar->number = next;
    }
    return true;
}

static bool read_number(const char *text, struct scalar *scalar)
{
    if (text[0] == '0' && text[1] == 'x') {
        return read_digits(text + 2, 16, scalar);
    }
    if (text[0] == '0' && text[1] == 'o') {
        return read_digits(text + 2, 8, scalar);
    }
    bool negative = text[0] == '-';
    if (!read_digits(text + (text[0] == '-' || text[0] == '+'), 10, scalar)) {
        return false;
    }
    if (negative && scalar->number) {
        scalar->negative = true;
        scalar->too_large = scalar->too_large || scalar->number > (uint64_t)INT64_MAX + 1;
        scalar->number = 0 - scalar->number;
    }
    return true;
}

struct scalar scalar_read(const struct tree *node)
{
    static const char *const nulls[] = {"", "~", "null", "Null", "NULL"};
    static const char *const truths[] = {"true", "True", "TRUE"};
    static const char *const lies[] = {"false", "False", "FALSE"};
    struct scalar scalar = {0};

    if (node->quoted) {
        return scalar;
    }
    if (is_one_of(node->text, nulls, 5)) {
        scalar.type = SCALAR_NULL;
    } else if (is_one_of(node->text, truths, 3)) {
        scalar.type = SCALAR_BOOL;
        scalar.truth = true;
        scalar.number = 1;
    } else if (is_one_of(node->text, lies, 3)) {
        scalar.type = SCALAR_BOOL;
    } else if (read_number(node->text, &scalar)) {
        scalar.type = SCALAR_NUMBER;
    } else {
        scalar = (struct scalar){0};
    }
    return scalar;
}

static const struct unit {
    const char *name;
    uint64_t microseconds;
} units[] = {
    {"us", 1}, {"ms", 1000}, {"s", 1000000}, {"m", 60000000}, {"h", 3600000000}, {"d", 86400000000},
};

enum scalar_verdict scalar_duration(const char *text, uint64_t *ret_us)
{
    struct scalar scalar = {0};
    size_t digits = strspn(text, "0123456789");
    char number[24];

    if (digits == 0) {
        return SCALAR_MALFORMED;
    }
    if (!text[digits]) {
        return SCALAR_NO_UNIT;
    }
    if (digits >= sizeof(number)) {
        return SCALAR_TOO_LARGE;
    }
    memcpy(number, text, digits);
    number[digits] = '\0';
    read_digits(number, 10, &scalar);
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        if (strcmp(text + digits, units[i].name) == 0) {
            uint64_t microseconds = 0;
            if (scalar.too_large ||
                __builtin_mul_overflow(scalar.number, units[i].microseconds, &microseconds) ||
                microseconds > INT64_MAX) {
                return SCALAR_TOO_LARGE;
            }
            *ret_us = microseconds;
            return SCALAR_GOOD;
        }
    }
    return SCALAR_MALFORMED;
}

bool scalar_hex(struct arena *arena, const char *text, const uint8_t **ret_bytes,
                size_t *ret_length)
{
    uint8_t *bytes = arena_allocate(arena, strlen(text) / 2 + 1);
    size_t length = 0;

    while (*text) {
        if (*text == ' ' || *text == '\n') {
            text++;
            continue;
        }
        int high = digit_value(text[0]);
        int low = high < 0 ? -1 : digit_value(text[1]);
        if (low < 0) {
            return false;
        }
        bytes[length++] = (uint8_t)(high << 4 | low);
        text += 2;
    }
    *ret_bytes = bytes;
    *ret_length = length;
    return true;
}

/* Days from 1601-01-01 to the first of a month, by the Gregorian calendar. */
static uint64_t days_since_1601(unsigned year, unsigned month)
{
    static const unsigned short before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    uint64_t years = year - 1601;

    return years * 365 + years / 4 - years / 100 + years / 400 + before[month - 1] +
           (is_leap && month > 2);
}

bool scalar_filetime(const char *text, uint64_t *ret_value)
{
    static const unsigned char lengths[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    unsigned year, month, day, hour, minute, second;
    int end = 0;

    if (strlen(text) != strlen("2026-01-31T12:00:00Z") ||
        sscanf(text, "%4u-%2u-%2uT%2u:%2u:%2uZ%n", &year, &month, &day, &hour, &minute, &second,
               &end) != 6 ||
        text[end]) {
        return false;
    }
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (year < 1601 || month < 1 || month > 12 || day < 1 || day > lengths[month - 1] ||
        (month == 2 && day == 29 && !is_leap) || hour > 23 || minute > 59 || second > 59) {
        return false;
    }
    uint64_t days = days_since_1601(year, month) + day - 1;
    *ret_value = (((days * 24 + hour) * 60 + minute) * 60 + second) * 10000000;
    return true;
}
