#ifndef RDK_BASE_UTF_H
#define RDK_BASE_UTF_H

/* The service side's one place that converts between UTF-8 and UTF-16LE. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* UTF-16 units (not NUL-ended; a NUL among them is kept; any alignment) as UTF-8. An unpaired
 * surrogate becomes U+FFFD. Returns owned, NUL-ended text. */
char *utf_from_utf16(const uint16_t *units, size_t unit_count);
/* UTF-8 text as NUL-ended UTF-16; *ret_units counts without the NUL (may be NULL). Owned.
 * A malformed byte becomes U+FFFD. */
uint16_t *utf_to_utf16(const char *text, size_t *ret_units);
/* Case-insensitive comparison of two UTF-8 texts by simple upper-casing; <0, 0, >0. */
int utf_compare_folded(const char *left, const char *right);

/* The code point at `text`, which has `length` (at least 1) bytes; returns the bytes it took. A
 * malformed byte is U+FFFD and takes one. */
size_t utf_decode(const char *text, size_t length, uint32_t *ret_code_point);
/* Write a code point as UTF-8; returns the bytes. What is no code point becomes U+FFFD. */
size_t utf_encode(uint32_t code_point, char ret_bytes[4]);
bool utf_is_valid(const char *text, size_t length);

#endif
