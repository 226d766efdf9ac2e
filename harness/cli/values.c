#include "cli/values.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "names/names.h"

/* Digits at the start of a text; *ret_end is behind them. False when there are none, or too many. */
static bool read_digits(const char *text, uint64_t *ret, const char **ret_end)
{
    bool hex = text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
    const char *digits = hex ? text + 2 : text;
    size_t count = strspn(digits, hex ? "0123456789abcdefABCDEF" : "0123456789");
    char *end;
    errno = 0;
    unsigned long long number = strtoull(digits, &end, hex ? 16 : 10);
    if (count == 0 || errno == ERANGE || end != digits + count) {
        return false;
    }
    *ret = number;
    *ret_end = end;
    return true;
}

int value_number(const char *text, uint64_t least, uint64_t most, uint64_t *ret, struct err *err)
{
    uint64_t number;
    const char *end;
    if (read_digits(text, &number, &end) && !*end && number >= least && number <= most) {
        *ret = number;
        return 0;
    }
    if (most == UINT64_MAX) {
        return err_set(err, -EINVAL, "\"%s\" is no number from %" PRIu64 " on", text, least);
    }
    return err_set(err, -EINVAL, "\"%s\" is no number from %" PRIu64 " to %" PRIu64, text, least,
                   most);
}

int value_duration(const char *text, uint64_t *ret_ns, struct err *err)
{
    static const struct {
        const char *unit;
        uint64_t ns;
    } units[] = {{"ms", 1000000},
                 {"s", 1000000000},
                 {"m", 60 * (uint64_t)1000000000},
                 {"h", 3600 * (uint64_t)1000000000}};
    uint64_t number;
    const char *end;
    if (!read_digits(text, &number, &end) || strncmp(text, "0x", 2) == 0) {
        return err_set(err, -EINVAL, "\"%s\" is no duration such as 250ms, 10s, 3m or 1h", text);
    }
    if (!*end) {
        return err_set(err, -EINVAL, "\"%s\" lacks its unit: %sms, %ss, %sm or %sh", text, text,
                       text, text, text);
    }
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); ++i) {
        if (strcmp(end, units[i].unit) != 0) {
            continue;
        }
        if (number == 0 || number > UINT64_MAX / 2 / units[i].ns) {
            return err_set(err, -EINVAL, "\"%s\" is %s", text,
                           number ? "longer than time lasts" : "no time at all");
        }
        *ret_ns = number * units[i].ns;
        return 0;
    }
    return err_set(err, -EINVAL, "\"%s\" is not a unit of time; expected ms, s, m or h", end);
}

int value_switch(const char *text, bool *ret, struct err *err)
{
    static const char *const words[] = {"false", "true", "0", "1", "no", "yes", "off", "on"};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); ++i) {
        if (strcasecmp(words[i], text) == 0) {
            *ret = i % 2;
            return 0;
        }
    }
    return err_set(err, -EINVAL, "\"%s\" is neither true nor false", text);
}

int value_word(const char *text, const char *const *words, size_t count, size_t *ret,
               struct err *err)
{
    struct buf list = {0};
    for (size_t i = 0; i < count; ++i) {
        if (strcmp(words[i], text) == 0) {
            *ret = i;
            buf_finish(&list);
            return 0;
        }
        buf_printf(&list, "%s%s", i == 0 ? "" : i + 1 == count ? " or " : ", ", words[i]);
    }
    const char *near = names_nearest(text, words, count);
    int code =
        near ? err_set(err, -EINVAL, "\"%s\" is not known; did you mean %s?", text, near)
             : err_set(err, -EINVAL, "\"%s\" is not known; expected %s", text, buf_text(&list));
    buf_finish(&list);
    return code;
}
