#ifndef RDK_SRC_WIN32_PROBE_H
#define RDK_SRC_WIN32_PROBE_H

/*
 * Is memory readable? For pointers that a caller handed over in a place where they cannot be
 * trusted, such as the arguments of a log call.
 */

#include <stdbool.h>
#include <stddef.h>

#include <windows.h>

/* True if all of it can be read at this moment. */
bool rdk__memory_readable(const void *memory, size_t bytes);

/* The length of a NUL-ended string, which is read page by page and never past an unreadable one.
 * False if it is not readable, or has no NUL among the first `limit` characters. */
bool rdk__probe_wide(const WCHAR *text, size_t limit, size_t *ret_chars);
bool rdk__probe_narrow(const char *text, size_t limit, size_t *ret_chars);

#endif
