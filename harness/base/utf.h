#ifndef RDK_BASE_UTF_H
#define RDK_BASE_UTF_H

/* The service side's one place that converts between UTF-8 and UTF-16LE. */

#include <stddef.h>
#include <stdint.h>

/* UTF-16 units (not NUL-ended; a NUL among them is kept) as UTF-8. An unpaired surrogate becomes
 * U+FFFD. Returns owned, NUL-ended text. */
char *utf_from_utf16(const uint16_t *units, size_t unit_count);
/* UTF-8 text as NUL-ended UTF-16; *ret_units counts without the NUL (may be NULL). Owned.
 * A malformed byte becomes U+FFFD. */
uint16_t *utf_to_utf16(const char *text, size_t *ret_units);
/* Case-insensitive comparison of two UTF-8 texts by simple upper-casing; <0, 0, >0. */
int utf_compare_folded(const char *left, const char *right);

#endif
