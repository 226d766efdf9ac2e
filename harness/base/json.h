#ifndef RDK_BASE_JSON_H
#define RDK_BASE_JSON_H

/*
 * JSON, written and read (RFC 8259).
 *
 * The writer keeps track of commas; keys and values are appended in the order of the calls, so the
 * bytes hang on nothing else. Numbers are integers of 64 bits, written in decimal.
 *
 * The reader is strict: one value, valid UTF-8, no key twice, nothing behind it, depth at most
 * JSON_MAX_DEPTH. Numbers with a fraction or an exponent, or past 64 bits, are refused: nothing
 * that the harness writes has them.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/memory.h"

#define JSON_MAX_DEPTH 16

/* ---- writer ---- */

struct json_writer {
    struct buf *out;
    bool comma; /* a comma goes before the next key or value */
};

void json_object_begin(struct json_writer *json);
void json_object_end(struct json_writer *json);
void json_array_begin(struct json_writer *json);
void json_array_end(struct json_writer *json);
void json_key(struct json_writer *json, const char *key);
void json_text(struct json_writer *json, const char *text); /* NULL writes null */
void json_unsigned(struct json_writer *json, uint64_t number);
void json_signed(struct json_writer *json, int64_t number);
void json_bool(struct json_writer *json, bool value);
void json_null(struct json_writer *json);
/* Append a text with its quotes. A malformed byte of it becomes U+FFFD. */
void json_quote(struct buf *out, const char *text, size_t length);

/* ---- reader ---- */

enum json_kind {
    JSON_NULL,
    JSON_BOOL,
    JSON_NUMBER,
    JSON_TEXT,
    JSON_ARRAY,
    JSON_OBJECT
};

struct json_value {
    enum json_kind kind;
    bool negative;            /* NUMBER: `number` is then an int64_t */
    uint64_t number;          /* NUMBER; BOOL: 0 or 1 */
    const char *text;         /* TEXT: NUL-ended */
    size_t length;            /* TEXT: bytes; a NUL may be among them */
    const char *key;          /* of a member of an object; NULL otherwise */
    struct json_value *first; /* ARRAY, OBJECT: members in order */
    struct json_value *next;
};

/* Read one value. Everything is the arena's. The error names the byte. */
int json_read(const char *text, size_t length, struct arena *arena, const struct json_value **ret,
              struct err *err);
/* The member of an object with that key; NULL when there is none, or when it is no object. */
const struct json_value *json_member(const struct json_value *object, const char *key);

#endif
