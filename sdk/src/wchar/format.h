/*
 * The formatter behind swprintf and its kin: MSVC's printf language, in 16-bit characters.
 */
#ifndef RDK__WCHAR_FORMAT_H
#define RDK__WCHAR_FORMAT_H

#include <stdarg.h>
#include <stddef.h>

/*
 * Formats as MSVC's wide printf family does: %s and %c are wide, %S and %C narrow (UTF-8), %hs
 * narrow, %ls and %ws wide; l is 32 bits; ll, I64, I, j, z and t are 64. At most chars characters
 * are written to `to`, which gets no NUL. Returns how many the whole text has, or -1 when memory
 * runs out.
 */
long long rdk__wide_format(wchar_t *to, size_t chars, const wchar_t *format, va_list args);

#endif
