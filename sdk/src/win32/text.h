#ifndef RDK_SRC_WIN32_TEXT_H
#define RDK_SRC_WIN32_TEXT_H

/*
 * UTF-16 text, for all of librdk. None of this depends on the locale or touches the last error.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <windows.h>

#define RDK__REPLACEMENT 0xFFFDU

/* Upper and lower case of one character, as Windows has them: never to or from ASCII unless both
 * are, never more than one character. */
WCHAR rdk__char_upper(WCHAR c);
WCHAR rdk__char_lower(WCHAR c);

/* Number of characters before the NUL, or `limit` if there is none before. */
size_t rdk__text_length(const WCHAR *text, size_t limit);

/* The next code point of UTF-8 text that is not empty: `*used` bytes. RDK__REPLACEMENT with
 * `*valid` false for each byte (or cut-short sequence) that is not UTF-8. */
uint32_t rdk__utf8_next(const char *text, size_t bytes, size_t *used, bool *valid);
/* The same for UTF-16: an unpaired surrogate is not valid. */
uint32_t rdk__utf16_next(const WCHAR *text, size_t chars, size_t *used, bool *valid);
/* Encode one code point; the number of units. */
size_t rdk__utf8_put(uint32_t point, char out[4]);
size_t rdk__utf16_put(uint32_t point, WCHAR out[2]);

/* A narrow printf format as a wide one that means the same; NULL if memory is short. The caller
 * frees it. */
WCHAR *rdk__format_widen(const char *format);

#endif
