#ifndef RDK_WIN32_WINUSER_H
#define RDK_WIN32_WINUSER_H

#include <stdarg.h>

#include "windef.h"

EXTERN_C_START

/**
 * Format into a buffer of 1025 characters, of which at most 1024 are used besides the NUL.
 * `%s` and `%c` are wide, `%hs` and `%S` narrow.
 *
 * @return characters stored, without the NUL
 *
 * Differs: no other limit than on Windows, but floating point is formatted too.
 */
int WINAPIV wsprintfW(LPWSTR lpOut, LPCWSTR lpFmt, ...);
/** wsprintfW with its arguments in a list. */
int WINAPI wvsprintfW(LPWSTR lpOut, LPCWSTR lpFmt, va_list arglist);
/** wsprintfW in UTF-8; `%s` is narrow, `%S` and `%ls` wide. */
int WINAPIV wsprintfA(LPSTR lpOut, LPCSTR lpFmt, ...);
/** The next character's place, which is the same at the end. */
LPWSTR WINAPI CharNextW(LPCWSTR lpsz);
/** The place of the character before, which is the same at the start. */
LPWSTR WINAPI CharPrevW(LPCWSTR lpszStart, LPCWSTR lpszCurrent);
/**
 * Upper case of a string, in place; or, if the pointer's upper half is zero, of one character.
 *
 * @return the string, or the character
 */
LPWSTR WINAPI CharUpperW(LPWSTR lpsz);
/** Lower case, likewise. */
LPWSTR WINAPI CharLowerW(LPWSTR lpsz);
/** Upper case of so many characters, in place. @return that number */
DWORD WINAPI CharUpperBuffW(LPWSTR lpsz, DWORD cchLength);
/** Lower case, likewise. */
DWORD WINAPI CharLowerBuffW(LPWSTR lpsz, DWORD cchLength);

EXTERN_C_END

#define SW_HIDE       0
#define SW_SHOWNORMAL 1
#if defined(UNICODE) || defined(_UNICODE)
#    define wsprintf wsprintfW
#else
#    define wsprintf wsprintfA
#endif
#define wvsprintf     wvsprintfW
#define CharNext      CharNextW
#define CharPrev      CharPrevW
#define CharUpper     CharUpperW
#define CharLower     CharLowerW
#define CharUpperBuff CharUpperBuffW
#define CharLowerBuff CharLowerBuffW

#endif
