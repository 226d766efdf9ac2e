/*
 * wsprintfW.
 */

#include "export.h"
#include "text.h"
#include "wchar/format.h"

#define WSPRINTF_CHARS_MAX 1024

RDK__EXPORT int WINAPI wvsprintfW(LPWSTR lpOut, LPCWSTR lpFmt, va_list arglist)
{
    long long chars = rdk__wide_format(lpOut, WSPRINTF_CHARS_MAX, lpFmt, arglist);

    chars = chars < 0 ? 0 : chars > WSPRINTF_CHARS_MAX ? WSPRINTF_CHARS_MAX : chars;
    lpOut[chars] = 0;
    return (int)chars;
}

RDK__EXPORT int WINAPIV wsprintfW(LPWSTR lpOut, LPCWSTR lpFmt, ...)
{
    va_list list;

    va_start(list, lpFmt);
    int chars = wvsprintfW(lpOut, lpFmt, list);
    va_end(list);
    return chars;
}

RDK__EXPORT int WINAPIV wsprintfA(LPSTR lpOut, LPCSTR lpFmt, ...)
{
    va_list list;

    va_start(list, lpFmt);
    int chars = _vsnprintf_s(lpOut, WSPRINTF_CHARS_MAX + 1, _TRUNCATE, lpFmt, list);
    va_end(list);
    return chars >= 0 ? chars : (int)strlen(lpOut);
}
