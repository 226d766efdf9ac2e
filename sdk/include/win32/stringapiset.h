#ifndef RDK_WIN32_STRINGAPISET_H
#define RDK_WIN32_STRINGAPISET_H

/*
 * Comparing strings, and UTF-8 to UTF-16 and back. Lengths may be -1: up to and with the NUL.
 */

#include "winnt.h"

EXTERN_C_START

#define CP_ACP        0U
#define CP_OEMCP      1U
#define CP_THREAD_ACP 3U
#define CP_UTF8       65001U

#define MB_PRECOMPOSED       0x00000001
#define MB_ERR_INVALID_CHARS 0x00000008
#define WC_ERR_INVALID_CHARS 0x00000080
#define WC_NO_BEST_FIT_CHARS 0x00000400

#define CSTR_LESS_THAN    1
#define CSTR_EQUAL        2
#define CSTR_GREATER_THAN 3

#define NORM_IGNORECASE        0x00000001
#define NORM_IGNORENONSPACE    0x00000002
#define NORM_IGNORESYMBOLS     0x00000004
#define LINGUISTIC_IGNORECASE  0x00000010
#define SORT_STRINGSORT        0x00001000
#define NORM_IGNOREKANATYPE    0x00010000
#define NORM_IGNOREWIDTH       0x00020000
#define NORM_LINGUISTIC_CASING 0x08000000

/**
 * Compare by the values of the characters, after folding each to upper case if asked.
 *
 * @retval CSTR_LESS_THAN, CSTR_EQUAL, CSTR_GREATER_THAN
 * @retval 0  ERROR_INVALID_PARAMETER: a NULL string, or a length below -1
 */
int WINAPI CompareStringOrdinal(LPCWSTR lpString1, int cchCount1, LPCWSTR lpString2, int cchCount2,
                                BOOL bIgnoreCase);
/**
 * Compare as in a dictionary: symbols before digits before letters, letters by their upper case;
 * what differs in case alone has lower case first.
 *
 * @param Locale      ignored
 * @param dwCmpFlags  NORM_IGNORECASE, LINGUISTIC_IGNORECASE, SORT_STRINGSORT,
 *                    NORM_LINGUISTIC_CASING, NORM_IGNOREKANATYPE, NORM_IGNOREWIDTH: the last
 *                    four have no effect
 * @retval CSTR_LESS_THAN, CSTR_EQUAL, CSTR_GREATER_THAN
 * @retval 0  ERROR_INVALID_PARAMETER, ERROR_INVALID_FLAGS (other flags)
 *
 * Differs: letters with marks sort by their code, and hyphens count as other symbols do.
 */
int WINAPI CompareStringW(LCID Locale, DWORD dwCmpFlags, LPCWSTR lpString1, int cchCount1,
                          LPCWSTR lpString2, int cchCount2);
/**
 * UTF-8 to UTF-16.
 *
 * @param CodePage     CP_UTF8; CP_ACP, CP_OEMCP and CP_THREAD_ACP are the same here
 * @param dwFlags      MB_ERR_INVALID_CHARS refuses what is not UTF-8, which is U+FFFD otherwise;
 *                     MB_PRECOMPOSED has no effect
 * @param cchWideChar  characters of room; 0 asks for the size
 * @return characters stored, or needed
 * @retval 0  ERROR_INSUFFICIENT_BUFFER, ERROR_NO_UNICODE_TRANSLATION, ERROR_INVALID_FLAGS,
 *            ERROR_INVALID_PARAMETER (another code page, a NULL string, a length of 0 or below -1)
 */
int WINAPI MultiByteToWideChar(UINT CodePage, DWORD dwFlags, LPCSTR lpMultiByteStr, int cbMultiByte,
                               LPWSTR lpWideCharStr, int cchWideChar);
/**
 * UTF-16 to UTF-8.
 *
 * @param dwFlags            WC_ERR_INVALID_CHARS refuses an unpaired surrogate, which is U+FFFD
 *                           otherwise; WC_NO_BEST_FIT_CHARS has no effect
 * @param lpDefaultChar      NULL
 * @param lpUsedDefaultChar  NULL
 * @return bytes stored, or needed; failures as MultiByteToWideChar
 */
int WINAPI WideCharToMultiByte(UINT CodePage, DWORD dwFlags, LPCWSTR lpWideCharStr, int cchWideChar,
                               LPSTR lpMultiByteStr, int cbMultiByte, LPCSTR lpDefaultChar,
                               LPBOOL lpUsedDefaultChar);

EXTERN_C_END

#define CompareString CompareStringW

#endif
