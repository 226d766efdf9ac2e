#ifndef RDK_WIN32_RDK_MSVCRT_H
#define RDK_WIN32_RDK_MSVCRT_H

/*
 * What sources written for MSVC expect of <stdlib.h>, <string.h> and <stdio.h>: narrow strings
 * (UTF-8) and paths. The wide ones are in <rdk/wchar.h>. <windows.h> includes this.
 *
 * printf's language is MSVC's here: `%s` is narrow, `%S` and `%ws` wide, `l` has 32 bits, `I64` 64.
 * The …_s functions return an error (EINVAL, ERANGE, and an empty string) where MSVC's end the
 * process, and with _TRUNCATE they cut. What the C library has, sprintf too, stays as it is there.
 */

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "windef.h"

typedef int errno_t;

#define _MAX_PATH  260
#define _MAX_DRIVE 3
#define _MAX_DIR   256
#define _MAX_FNAME 256
#define _MAX_EXT   256
#ifndef __min
#    define __min(a, b) (((a) < (b)) ? (a) : (b))
#    define __max(a, b) (((a) > (b)) ? (a) : (b))
#endif
#ifndef _countof
#    define _countof(array) RTL_NUMBER_OF(array)
#endif
#ifndef _TRUNCATE
#    define _TRUNCATE ((size_t)-1)
#endif

#define _stricmp   strcasecmp
#define stricmp    strcasecmp
#define _strnicmp  strncasecmp
#define strnicmp   strncasecmp
#define _strdup    strdup
#define _strtoi64  strtoll
#define _strtoui64 strtoull
#define _atoi64    atoll
#define strtok_s   strtok_r
#define _swprintf  wsprintfW

EXTERN_C_START

/** Format into so much room. @return characters; -1: they and the NUL do not fit, text is empty */
int sprintf_s(char *buffer, size_t sizeOfBuffer, const char *format, ...);
/** sprintf_s with its arguments in a list. */
int vsprintf_s(char *buffer, size_t numberOfElements, const char *format, va_list argptr);
/** Format at most `count` characters. @return characters; -1 if cut. A full one has no NUL. */
int _snprintf(char *buffer, size_t count, const char *format, ...);
/** _snprintf with its arguments in a list. */
int _vsnprintf(char *buffer, size_t count, const char *format, va_list argptr);
/** Format at most `count` characters and a NUL. @return characters; -1 if cut */
int _snprintf_s(char *buffer, size_t sizeOfBuffer, size_t count, const char *format, ...);
/** _snprintf_s with its arguments in a list. */
int _vsnprintf_s(char *buffer, size_t sizeOfBuffer, size_t count, const char *format,
                 va_list argptr);
/** How many characters a formatted text has. */
int _scprintf(const char *format, ...);
/** _snprintf_s in UTF-16. */
int _snwprintf_s(wchar_t *buffer, size_t sizeOfBuffer, size_t count, const wchar_t *format, ...);
/** _snwprintf_s with its arguments in a list. */
int _vsnwprintf_s(wchar_t *buffer, size_t sizeOfBuffer, size_t count, const wchar_t *format,
                  va_list argptr);

/** Copy. @retval EINVAL, ERANGE  an empty string, where there is room for one */
errno_t strcpy_s(char *dest, size_t dest_size, const char *src);
/** Copy at most `count` characters. */
errno_t strncpy_s(char *dest, size_t dest_size, const char *src, size_t count);
/** Append. */
errno_t strcat_s(char *dest, size_t dest_size, const char *src);
/** Append at most `count` characters. */
errno_t strncat_s(char *dest, size_t dest_size, const char *src, size_t count);
/** memcpy into so much room. @retval ERANGE  it does not fit; the room is zeroed */
errno_t memcpy_s(void *dest, size_t destSize, const void *src, size_t count);
/** memmove into so much room. @retval ERANGE  it does not fit; nothing is done */
errno_t memmove_s(void *dest, size_t destSize, const void *src, size_t count);
/** Lower case in ASCII, in place. */
char *_strlwr(char *str);
/** Upper case in ASCII, in place. */
char *_strupr(char *str);
/** A number in a base from 2 to 36, into a buffer that is large enough. */
char *_itoa(int value, char *buffer, int radix);
/** A number in a base from 2 to 36; `long` is LONG. */
char *_ltoa(LONG value, char *buffer, int radix);
/** A number in a base from 2 to 36; `unsigned long` is ULONG. */
char *_ultoa(ULONG value, char *buffer, int radix);

/** Take a path apart: drive with colon, directory with the last slash, name, extension with dot.
 * Each result may be NULL. */
void _wsplitpath(const wchar_t *path, wchar_t *drive, wchar_t *dir, wchar_t *fname, wchar_t *ext);
/** Put one together; parts may be NULL or empty. A missing slash, colon or dot is added. */
void _wmakepath(wchar_t *path, const wchar_t *drive, const wchar_t *dir, const wchar_t *fname,
                const wchar_t *ext);
/** fopen, of a path as fileapi.h has it. */
struct _IO_FILE *_wfopen(const wchar_t *filename, const wchar_t *mode);

EXTERN_C_END

/* The same with an array, whose room C++ knows. */
#ifdef __cplusplus
extern "C++" {
template <size_t Room> inline errno_t strcpy_s(char (&to)[Room], const char *from)
{
    return strcpy_s(to, Room, from);
}
template <size_t Room> inline errno_t strcat_s(char (&to)[Room], const char *from)
{
    return strcat_s(to, Room, from);
}
template <size_t Room> inline errno_t strncpy_s(char (&to)[Room], const char *from, size_t count)
{
    return strncpy_s(to, Room, from, count);
}
template <size_t Room, typename... Args>
inline int sprintf_s(char (&to)[Room], const char *format, Args... args)
{
    return sprintf_s(to, static_cast<size_t>(Room), format, args...);
}
}
#endif

#endif
