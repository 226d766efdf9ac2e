#ifndef RDK_SRC_WIN32_FORMAT_MESSAGE_H
#define RDK_SRC_WIN32_FORMAT_MESSAGE_H

/*
 * The one formatter of messages: FormatMessage's, and LogEvent's in the host.
 *
 * `%1` to `%99` are inserts by position, each with an optional `!spec!` (contract, section 9).
 * Each takes one slot of 8 bytes, of which the spec says how many count. Strings are probed before
 * they are read, so that a number given for a string is found out and not followed.
 */

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum rdk__format_fault {
    RDK__FORMAT_GOOD,
    RDK__FORMAT_PRINTF_STYLE,   /* %s, %d, %08x: of printf's language, where it is no insert */
    RDK__FORMAT_INSERT_ZERO,    /* %0 ends the message, but text follows */
    RDK__FORMAT_INSERT_RANGE,   /* three digits: %99 is the last insert */
    RDK__FORMAT_SPEC_OPEN,      /* %1!u with no second ! */
    RDK__FORMAT_SPEC_BAD,       /* %1!y!: not a conversion, or one of floating point */
    RDK__FORMAT_PERCENT_LAST,   /* % is the last character */
    RDK__FORMAT_INSERT_MISSING, /* there are fewer arguments (known of an array only) */
    RDK__FORMAT_STRING_NULL,    /* a string insert is NULL */
    RDK__FORMAT_STRING_BAD,     /* it is not a readable, NUL-ended string */
    RDK__FORMAT_FORMAT_BAD,     /* the format itself is not */
};

/* The first thing that is wrong. */
struct rdk__format_problem {
    enum rdk__format_fault fault;
    size_t offset;   /* in the format, in characters: of the % */
    unsigned insert; /* its number, 0 if it is none */
};

struct rdk__format_source {
    const wchar_t *format; /* NUL-ended UTF-16; probed */
    va_list *list;         /* the arguments: either a list, */
    const uint64_t *slots; /* or an array, */
    size_t slot_count;     /* of so many; SIZE_MAX if that is not known */
    bool crlf;             /* line breaks are CR LF; otherwise LF */
    bool join_lines;       /* line breaks of the text (not %n) are spaces */
    bool narrow;           /* plain !s! and !c! are narrow, !S! and !C! wide */
    bool keep_inserts;     /* inserts and escapes of punctuation stay as they are */
};

/**
 * Format a message.
 *
 * A faulty insert is copied as it stands, a bad string is replaced by `(null)` or `(unreadable)`.
 *
 * @param[in]  source       the format and its arguments; a list is used up
 * @param[out] out          the text, NUL-ended, cut off where it does not fit
 * @param[in]  out_chars    room, with the NUL; 0 stores nothing
 * @param[out] ret_problem  the first fault; RDK__FORMAT_GOOD if there is none. May be NULL.
 *
 * @return length of the whole text, without the NUL
 */
size_t rdk__format_message(const struct rdk__format_source *source, wchar_t *out, size_t out_chars,
                           struct rdk__format_problem *ret_problem);

/* A sentence about the fault, without a full stop: "a string insert is NULL". */
const char *rdk__format_fault_text(enum rdk__format_fault fault);

#endif
