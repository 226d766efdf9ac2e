/*
 * One character at a time between UTF-8, UTF-16 and its number.
 */
#ifndef RDK__WCHAR_UTF8_H
#define RDK__WCHAR_UTF8_H

#include <stddef.h>

/* Reads one character of at least one byte; U+FFFD for what is malformed. Returns the bytes read.
 */
size_t rdk__utf8_read(const char *from, size_t bytes, unsigned int *ret_c);

/* Writes one character, of at most four bytes. Returns the bytes written. */
size_t rdk__utf8_write(unsigned int c, char *to);

/* Reads one character of at least one unit; U+FFFD for half a pair. Returns the units read. */
size_t rdk__utf16_read(const wchar_t *from, size_t chars, unsigned int *ret_c);

#endif
