#include "format_message.h"

#include <stdlib.h>

#include "export.h"
#include "format_spec.h"
#include "probe.h"
#include "text.h"
#include "wchar/format.h"

/* A string insert longer than this counts as one without an end; so does a format. */
#define STRING_CHARS_MAX 65536
/* 99 inserts; the last may use two more for its stars. */
#define SLOTS_MAX 101

struct formatter {
    const struct rdk__format_source *source;
    const WCHAR *format;
    size_t length;
    size_t at;
    WCHAR *out;
    size_t room; /* without the NUL */
    size_t used; /* of the whole text */
    uint64_t slots[SLOTS_MAX];
    size_t fetched;
    struct rdk__format_problem problem;
};

static const char *const fault_texts[] = {
    [RDK__FORMAT_GOOD] = "nothing is wrong",
    [RDK__FORMAT_PRINTF_STYLE] = "a conversion in the style of printf, which is no insert",
    [RDK__FORMAT_INSERT_ZERO] = "%0 ends the message, but text follows it",
    [RDK__FORMAT_INSERT_RANGE] = "an insert number above 99",
    [RDK__FORMAT_SPEC_OPEN] = "an insert's format has no closing '!'",
    [RDK__FORMAT_SPEC_BAD] = "an insert's format is not one of printf's for integers and strings",
    [RDK__FORMAT_PERCENT_LAST] = "a '%' is the last character",
    [RDK__FORMAT_INSERT_MISSING] = "there is no argument for an insert",
    [RDK__FORMAT_STRING_NULL] = "the argument of a string insert is NULL",
    [RDK__FORMAT_STRING_BAD] = "the argument of a string insert is not a readable string",
    [RDK__FORMAT_FORMAT_BAD] = "the format is not a readable string",
};

RDK__EXPORT const char *rdk__format_fault_text(enum rdk__format_fault fault)
{
    return (size_t)fault < ARRAYSIZE(fault_texts) ? fault_texts[fault] : "?";
}

static void fault_note(struct formatter *f, enum rdk__format_fault fault, size_t offset,
                       unsigned insert)
{
    if (f->problem.fault == RDK__FORMAT_GOOD) {
        f->problem = (struct rdk__format_problem){fault, offset, insert};
    }
}

/* The character at an offset from here; NUL behind the end. */
static WCHAR peek(const struct formatter *f, size_t ahead)
{
    return f->at + ahead < f->length ? f->format[f->at + ahead] : 0;
}

static void put(struct formatter *f, WCHAR c)
{
    if (f->used < f->room) {
        f->out[f->used] = c;
    }
    f->used++;
}

static void put_ascii(struct formatter *f, const char *text)
{
    for (; *text != 0; text++) {
        put(f, (WCHAR)*text);
    }
}

static void put_range(struct formatter *f, size_t from, size_t to)
{
    for (; from < to; from++) {
        put(f, f->format[from]);
    }
}

static void put_line_break(struct formatter *f)
{
    put_ascii(f, f->source->crlf ? "\r\n" : "\n");
}

/* The slot of an insert, counted from 1. False if there is no such argument. */
static bool slot_get(struct formatter *f, size_t number, uint64_t *ret_value)
{
    const struct rdk__format_source *source = f->source;

    if (number > SLOTS_MAX) {
        return false;
    }
    if (source->slots != NULL) {
        if (number > source->slot_count) {
            return false;
        }
        *ret_value = source->slots[number - 1];
        return true;
    }
    if (source->list == NULL) {
        return false;
    }
    while (f->fetched < number) {
        f->slots[f->fetched++] = va_arg(*source->list, uint64_t);
    }
    *ret_value = f->slots[number - 1];
    return true;
}

static long long print(WCHAR *out, size_t room, const WCHAR *format, ...)
{
    va_list list;

    va_start(list, format);
    long long chars = rdk__wide_format(out, room, format, list);
    va_end(list);
    return chars;
}

/* Put one value, an integer or a pointer, with the conversion `tail` ("I64d", "hs"). */
static void put_converted(struct formatter *f, const struct rdk__spec *spec, const char *tail,
                          uint64_t value)
{
    WCHAR format[24];
    size_t n = 0;
    WCHAR *out = f->used < f->room ? f->out + f->used : NULL;
    size_t room = f->used < f->room ? f->room - f->used : 0;

    format[n++] = '%';
    for (size_t i = 0; spec->flags[i] != 0; i++) {
        format[n++] = spec->flags[i];
    }
    format[n++] = '*';
    if (spec->precision_given) {
        format[n++] = '.';
        format[n++] = '*';
    }
    while (*tail != 0) {
        format[n++] = (WCHAR)*tail++;
    }
    format[n] = 0;
    long long chars = spec->precision_given
                          ? print(out, room, format, spec->width, spec->precision, value)
                          : print(out, room, format, spec->width, value);
    f->used += chars > 0 ? (size_t)chars : 0;
}

/* A string or character: by its length, or by its letter; a capital is the other kind. */
static bool is_narrow(const struct formatter *f, const struct rdk__spec *spec)
{
    bool capital = spec->type == 'S' || spec->type == 'C';

    return spec->narrow || (!spec->wide && capital != f->source->narrow);
}

/* One unit of a wide string, which need not be aligned. */
static WCHAR wide_at(const char *text, size_t index)
{
    WCHAR c;

    memcpy(&c, text + index * sizeof(c), sizeof(c));
    return c;
}

/* A string of so many units. With `store` false it is only measured. Returns its characters. */
static size_t put_units(struct formatter *f, const char *text, size_t units, bool narrow,
                        bool store)
{
    size_t chars = 0;

    for (size_t at = 0, used = 1; at < units; at += used) {
        WCHAR pair[2];
        size_t count = 1;
        bool valid;

        if (narrow) {
            count = rdk__utf16_put(rdk__utf8_next(text + at, units - at, &used, &valid), pair);
        } else {
            pair[0] = wide_at(text, at);
        }
        for (size_t i = 0; store && i < count; i++) {
            put(f, pair[i]);
        }
        chars += count;
    }
    return chars;
}

static void put_padding(struct formatter *f, size_t chars, WCHAR c)
{
    for (; chars > 0; chars--) {
        put(f, c);
    }
}

static bool has_flag(const struct rdk__spec *spec, WCHAR flag)
{
    for (size_t i = 0; spec->flags[i] != 0; i++) {
        if (spec->flags[i] == flag) {
            return true;
        }
    }
    return false;
}

/* How many units a string has that can be read; false if it is none. With a precision it need not
 * have an end within that. */
static bool string_length(const struct rdk__spec *spec, const void *text, bool narrow,
                          size_t *ret_units)
{
    bool bounded = spec->precision_given && spec->precision < STRING_CHARS_MAX;
    size_t limit = bounded ? (size_t)spec->precision : STRING_CHARS_MAX;

    if (narrow ? rdk__probe_narrow(text, limit, ret_units)
               : rdk__probe_wide(text, limit, ret_units)) {
        return true;
    }
    *ret_units = limit;
    return bounded && rdk__memory_readable(text, limit * (narrow ? 1 : sizeof(WCHAR)));
}

static void put_string(struct formatter *f, const struct rdk__spec *spec, uint64_t value,
                       size_t offset, unsigned insert)
{
    bool narrow = is_narrow(f, spec);
    const char *text = (const char *)(uintptr_t)value;
    bool left = spec->width < 0 || has_flag(spec, '-');
    size_t width = (size_t)abs(spec->width);
    size_t units = 0;

    if (text == NULL) {
        fault_note(f, RDK__FORMAT_STRING_NULL, offset, insert);
        put_ascii(f, "(null)");
        return;
    }
    if (!string_length(spec, text, narrow, &units)) {
        fault_note(f, RDK__FORMAT_STRING_BAD, offset, insert);
        put_ascii(f, "(unreadable)");
        return;
    }
    size_t chars = put_units(f, text, units, narrow, false);
    size_t padding = width > chars ? width - chars : 0;
    if (!left) {
        put_padding(f, padding, has_flag(spec, '0') ? '0' : ' ');
    }
    put_units(f, text, units, narrow, true);
    if (left) {
        put_padding(f, padding, ' ');
    }
}

static void put_integer(struct formatter *f, const struct rdk__spec *spec, uint64_t value)
{
    bool is_signed = spec->type == 'd' || spec->type == 'i';
    unsigned bits = spec->bits != 0 ? spec->bits : 32;
    char tail[5] = {'I', '6', '4', (char)spec->type, 0};

    if (bits < 64) {
        uint64_t mask = ((uint64_t)1 << bits) - 1;
        uint64_t sign = (uint64_t)1 << (bits - 1);

        value &= mask;
        if (is_signed && (value & sign) != 0) {
            value |= ~mask;
        }
    }
    put_converted(f, spec, tail, value);
}

static void put_character(struct formatter *f, const struct rdk__spec *spec, uint64_t value)
{
    bool narrow = is_narrow(f, spec);

    put_converted(f, spec, "lc", narrow ? (value & 0xFF) : (value & 0xFFFF));
}

/* Width and precision that stars take from the arguments. The value follows them. */
static bool spec_stars(struct formatter *f, struct rdk__spec *spec, unsigned insert,
                       uint64_t *value)
{
    size_t slot = insert;
    uint64_t star = 0;

    if (spec->width_star) {
        if (!slot_get(f, slot++, &star)) {
            return false;
        }
        spec->width = (int)star;
    }
    if (spec->precision_star) {
        if (!slot_get(f, slot++, &star)) {
            return false;
        }
        spec->precision = (int)star;
        spec->precision_given = spec->precision >= 0;
    }
    if (spec->width > RDK__FIELD_CHARS_MAX || spec->width < -RDK__FIELD_CHARS_MAX) {
        spec->width = spec->width < 0 ? -RDK__FIELD_CHARS_MAX : RDK__FIELD_CHARS_MAX;
    }
    if (spec->precision > RDK__FIELD_CHARS_MAX) {
        spec->precision = RDK__FIELD_CHARS_MAX;
    }
    return slot_get(f, slot, value);
}

static void put_insert(struct formatter *f, struct rdk__spec *spec, size_t offset, unsigned insert)
{
    uint64_t value = 0;

    if (!spec_stars(f, spec, insert, &value)) {
        fault_note(f, RDK__FORMAT_INSERT_MISSING, offset, insert);
        put_range(f, offset, f->at);
    } else if (spec->type == 's' || spec->type == 'S') {
        put_string(f, spec, value, offset, insert);
    } else if (spec->type == 'c' || spec->type == 'C') {
        put_character(f, spec, value);
    } else if (spec->type == 'p') {
        spec->precision_given = false;
        put_converted(f, spec, "p", value);
    } else {
        put_integer(f, spec, value);
    }
}

/* An insert, its first digit (not 0) being next. */
static void insert_read(struct formatter *f)
{
    size_t offset = f->at - 1;
    unsigned insert = (unsigned)(peek(f, 0) - '0');
    struct rdk__spec spec = {.type = 's'};

    f->at++;
    if (rdk__is_digit(peek(f, 0))) {
        insert = insert * 10 + (unsigned)(peek(f, 0) - '0');
        f->at++;
        if (rdk__is_digit(peek(f, 0))) {
            fault_note(f, RDK__FORMAT_INSERT_RANGE, offset, insert);
        }
    }
    if (peek(f, 0) == '!') {
        size_t end = f->at + 1;

        while (end < f->length && f->format[end] != '!') {
            end++;
        }
        if (end == f->length) {
            fault_note(f, RDK__FORMAT_SPEC_OPEN, offset, insert);
            put_range(f, offset, f->at);
            return;
        }
        spec = (struct rdk__spec){0};
        bool good = rdk__spec_read(f->format, f->at + 1, end, &spec);
        f->at = end + 1;
        if (!good) {
            fault_note(f, RDK__FORMAT_SPEC_BAD, offset, insert);
            put_range(f, offset, f->at);
            return;
        }
    }
    if (f->source->keep_inserts) {
        put_range(f, offset, f->at);
    } else {
        put_insert(f, &spec, offset, insert);
    }
}

/* Is what follows a '%' at `at` a conversion of printf, or the start of one? */
static bool is_printf_style(const struct formatter *f, size_t at)
{
    while (at < f->length && rdk__is_one_of(f->format[at], "-+#0123456789*")) {
        at++;
    }
    while (at < f->length && rdk__is_one_of(f->format[at], "hlIwLzjt")) {
        at++;
        while (at < f->length && rdk__is_digit(f->format[at])) {
            at++;
        }
    }
    return at < f->length && rdk__is_one_of(f->format[at], "sSdiuxXopcCeEfgG");
}

/* %0: the end, wherever it stands. */
static void end_read(struct formatter *f)
{
    size_t offset = f->at - 1;

    if (f->at + 1 < f->length) {
        bool style = is_printf_style(f, f->at);

        fault_note(f, style ? RDK__FORMAT_PRINTF_STYLE : RDK__FORMAT_INSERT_ZERO, offset, 0);
    }
    f->at = f->length;
}

/* What follows a '%'. */
static void percent_read(struct formatter *f)
{
    size_t offset = f->at - 1;
    WCHAR c = peek(f, 0);

    if (c == 0) {
        fault_note(f, RDK__FORMAT_PERCENT_LAST, offset, 0);
        put(f, '%');
        return;
    }
    if (c == '0') {
        end_read(f);
        return;
    }
    if (rdk__is_digit(c)) {
        insert_read(f);
        return;
    }
    if (c == 'n') {
        put_line_break(f);
    } else if (c == 'r') {
        put(f, '\r');
    } else if (c == 't' && !rdk__is_one_of(peek(f, 1), "duxX")) {
        put(f, '\t');
    } else {
        if (!rdk__is_one_of(c, "%.! ") && is_printf_style(f, f->at)) {
            fault_note(f, RDK__FORMAT_PRINTF_STYLE, offset, 0);
        }
        if (f->source->keep_inserts) {
            put(f, '%');
        }
        put(f, c);
    }
    f->at++;
}

/* A line break of the text itself: CR LF, CR or LF. */
static void text_line_break(struct formatter *f, WCHAR c)
{
    if (c == '\r' && peek(f, 0) == '\n') {
        f->at++;
    }
    if (f->source->join_lines) {
        put(f, ' ');
    } else {
        put_line_break(f);
    }
}

RDK__EXPORT size_t rdk__format_message(const struct rdk__format_source *source, WCHAR *out,
                                       size_t out_chars, struct rdk__format_problem *ret_problem)
{
    struct formatter f = {
        .source = source,
        .format = source->format,
        .out = out,
        .room = out_chars > 0 ? out_chars - 1 : 0,
    };

    if (source->format == NULL || !rdk__probe_wide(source->format, STRING_CHARS_MAX, &f.length)) {
        fault_note(&f, RDK__FORMAT_FORMAT_BAD, 0, 0);
        f.length = 0;
    }
    while (f.at < f.length) {
        WCHAR c = f.format[f.at++];

        if (c == '%') {
            percent_read(&f);
        } else if (c == '\r' || c == '\n') {
            text_line_break(&f, c);
        } else {
            put(&f, c);
        }
    }
    if (out_chars > 0) {
        out[f.used < f.room ? f.used : f.room] = 0;
    }
    if (ret_problem != NULL) {
        *ret_problem = f.problem;
    }
    return f.used;
}
