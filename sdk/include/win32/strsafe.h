#ifndef RDK_WIN32_STRSAFE_H
#define RDK_WIN32_STRSAFE_H

/*
 * Strings with a bound: StringCch… counts it in characters, StringCb… in bytes, the NUL included.
 * The result is NUL-ended whenever there is room for a character at all.
 */

#include <stdarg.h>

#include "windef.h"
#include "winerror.h"

EXTERN_C_START

#define STRSAFE_MAX_CCH               2147483647
#define STRSAFE_E_INSUFFICIENT_BUFFER ((HRESULT)0x8007007AU)
#define STRSAFE_E_INVALID_PARAMETER   ((HRESULT)0x80070057U)
#define STRSAFE_E_END_OF_FILE         ((HRESULT)0x80070026U)

typedef char *STRSAFE_LPSTR;
typedef const char *STRSAFE_LPCSTR;
typedef wchar_t *STRSAFE_LPWSTR;
typedef const wchar_t *STRSAFE_LPCWSTR;

/* Each function returns, with the size that is meant by its name:
 *   S_OK                           done
 *   STRSAFE_E_INSUFFICIENT_BUFFER  cut off, and NUL-ended
 *   STRSAFE_E_INVALID_PARAMETER    a size of 0 or above STRSAFE_MAX_CCH; no NUL within the size
 *                                  where one is looked for
 */

/** Copy. Sizes in characters. */
HRESULT WINAPI StringCchCopyW(STRSAFE_LPWSTR pszDest, size_t cchDest, STRSAFE_LPCWSTR pszSrc);
/** Copy at most cchToCopy characters. */
HRESULT WINAPI StringCchCopyNW(STRSAFE_LPWSTR pszDest, size_t cchDest, STRSAFE_LPCWSTR pszSrc,
                               size_t cchToCopy);
/** Append. Sizes in characters. */
HRESULT WINAPI StringCchCatW(STRSAFE_LPWSTR pszDest, size_t cchDest, STRSAFE_LPCWSTR pszSrc);
/** Append at most cchToAppend characters. */
HRESULT WINAPI StringCchCatNW(STRSAFE_LPWSTR pszDest, size_t cchDest, STRSAFE_LPCWSTR pszSrc,
                              size_t cchToAppend);
/** Length in characters without the NUL, which is looked for in the first cchMax. */
HRESULT WINAPI StringCchLengthW(STRSAFE_LPCWSTR psz, size_t cchMax, size_t *pcchLength);
/** Format: `%s` is wide, `%hs` and `%S` narrow, `l` has 32 bits, `I64` 64. */
HRESULT WINAPIV StringCchPrintfW(STRSAFE_LPWSTR pszDest, size_t cchDest, STRSAFE_LPCWSTR pszFormat,
                                 ...);
/** Format, the arguments in a list. */
HRESULT WINAPI StringCchVPrintfW(STRSAFE_LPWSTR pszDest, size_t cchDest, STRSAFE_LPCWSTR pszFormat,
                                 va_list argList);

/** Copy. Sizes in characters. */
HRESULT WINAPI StringCchCopyA(STRSAFE_LPSTR pszDest, size_t cchDest, STRSAFE_LPCSTR pszSrc);
/** Copy at most cchToCopy characters. */
HRESULT WINAPI StringCchCopyNA(STRSAFE_LPSTR pszDest, size_t cchDest, STRSAFE_LPCSTR pszSrc,
                               size_t cchToCopy);
/** Append. Sizes in characters. */
HRESULT WINAPI StringCchCatA(STRSAFE_LPSTR pszDest, size_t cchDest, STRSAFE_LPCSTR pszSrc);
/** Append at most cchToAppend characters. */
HRESULT WINAPI StringCchCatNA(STRSAFE_LPSTR pszDest, size_t cchDest, STRSAFE_LPCSTR pszSrc,
                              size_t cchToAppend);
/** Length in characters without the NUL, which is looked for in the first cchMax. */
HRESULT WINAPI StringCchLengthA(STRSAFE_LPCSTR psz, size_t cchMax, size_t *pcchLength);
/** Format: `%s` is narrow, `%ls` and `%S` wide, `l` has 32 bits, `I64` 64. */
HRESULT WINAPIV StringCchPrintfA(STRSAFE_LPSTR pszDest, size_t cchDest, STRSAFE_LPCSTR pszFormat,
                                 ...);
/** Format, the arguments in a list. */
HRESULT WINAPI StringCchVPrintfA(STRSAFE_LPSTR pszDest, size_t cchDest, STRSAFE_LPCSTR pszFormat,
                                 va_list argList);

/** Copy. Sizes in bytes. */
HRESULT WINAPI StringCbCopyW(STRSAFE_LPWSTR pszDest, size_t cbDest, STRSAFE_LPCWSTR pszSrc);
/** Copy at most cbToCopy bytes. */
HRESULT WINAPI StringCbCopyNW(STRSAFE_LPWSTR pszDest, size_t cbDest, STRSAFE_LPCWSTR pszSrc,
                              size_t cbToCopy);
/** Append. Sizes in bytes. */
HRESULT WINAPI StringCbCatW(STRSAFE_LPWSTR pszDest, size_t cbDest, STRSAFE_LPCWSTR pszSrc);
/** Append at most cbToAppend bytes. */
HRESULT WINAPI StringCbCatNW(STRSAFE_LPWSTR pszDest, size_t cbDest, STRSAFE_LPCWSTR pszSrc,
                             size_t cbToAppend);
/** Length in bytes without the NUL, which is looked for in the first cbMax. */
HRESULT WINAPI StringCbLengthW(STRSAFE_LPCWSTR psz, size_t cbMax, size_t *pcbLength);
/** Format: `%s` is wide, `%hs` and `%S` narrow, `l` has 32 bits, `I64` 64. */
HRESULT WINAPIV StringCbPrintfW(STRSAFE_LPWSTR pszDest, size_t cbDest, STRSAFE_LPCWSTR pszFormat,
                                ...);
/** Format, the arguments in a list. */
HRESULT WINAPI StringCbVPrintfW(STRSAFE_LPWSTR pszDest, size_t cbDest, STRSAFE_LPCWSTR pszFormat,
                                va_list argList);

/** Copy. Sizes in bytes. */
HRESULT WINAPI StringCbCopyA(STRSAFE_LPSTR pszDest, size_t cbDest, STRSAFE_LPCSTR pszSrc);
/** Copy at most cbToCopy bytes. */
HRESULT WINAPI StringCbCopyNA(STRSAFE_LPSTR pszDest, size_t cbDest, STRSAFE_LPCSTR pszSrc,
                              size_t cbToCopy);
/** Append. Sizes in bytes. */
HRESULT WINAPI StringCbCatA(STRSAFE_LPSTR pszDest, size_t cbDest, STRSAFE_LPCSTR pszSrc);
/** Append at most cbToAppend bytes. */
HRESULT WINAPI StringCbCatNA(STRSAFE_LPSTR pszDest, size_t cbDest, STRSAFE_LPCSTR pszSrc,
                             size_t cbToAppend);
/** Length in bytes without the NUL, which is looked for in the first cbMax. */
HRESULT WINAPI StringCbLengthA(STRSAFE_LPCSTR psz, size_t cbMax, size_t *pcbLength);
/** Format: `%s` is narrow, `%ls` and `%S` wide, `l` has 32 bits, `I64` 64. */
HRESULT WINAPIV StringCbPrintfA(STRSAFE_LPSTR pszDest, size_t cbDest, STRSAFE_LPCSTR pszFormat,
                                ...);
/** Format, the arguments in a list. */
HRESULT WINAPI StringCbVPrintfA(STRSAFE_LPSTR pszDest, size_t cbDest, STRSAFE_LPCSTR pszFormat,
                                va_list argList);

EXTERN_C_END

#if defined(UNICODE) || defined(_UNICODE)
#    define StringCchCopy    StringCchCopyW
#    define StringCchCopyN   StringCchCopyNW
#    define StringCchCat     StringCchCatW
#    define StringCchCatN    StringCchCatNW
#    define StringCchLength  StringCchLengthW
#    define StringCchPrintf  StringCchPrintfW
#    define StringCchVPrintf StringCchVPrintfW
#    define StringCbCopy     StringCbCopyW
#    define StringCbCopyN    StringCbCopyNW
#    define StringCbCat      StringCbCatW
#    define StringCbCatN     StringCbCatNW
#    define StringCbLength   StringCbLengthW
#    define StringCbPrintf   StringCbPrintfW
#    define StringCbVPrintf  StringCbVPrintfW
#else
#    define StringCchCopy    StringCchCopyA
#    define StringCchCopyN   StringCchCopyNA
#    define StringCchCat     StringCchCatA
#    define StringCchCatN    StringCchCatNA
#    define StringCchLength  StringCchLengthA
#    define StringCchPrintf  StringCchPrintfA
#    define StringCchVPrintf StringCchVPrintfA
#    define StringCbCopy     StringCbCopyA
#    define StringCbCopyN    StringCbCopyNA
#    define StringCbCat      StringCbCatA
#    define StringCbCatN     StringCbCatNA
#    define StringCbLength   StringCbLengthA
#    define StringCbPrintf   StringCbPrintfA
#    define StringCbVPrintf  StringCbVPrintfA
#endif

#endif
