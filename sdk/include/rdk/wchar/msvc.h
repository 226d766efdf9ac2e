/*
 * Part of <rdk/wchar.h>: what MSVC has in <wchar.h> beyond the standard.
 */
#ifndef RDK_WCHAR_MSVC_H
#define RDK_WCHAR_MSVC_H

#ifndef _TRUNCATE
#    define _TRUNCATE ((__SIZE_TYPE__)-1)
#endif
#ifndef STRUNCATE
#    define STRUNCATE 80
#endif

/* Strings, without regard to case in ASCII. */
extern int _wcsicmp(const RDK__WCHAR *a, const RDK__WCHAR *b) RDK__NOTHROW RDK__AS(wcsicmp);
extern int _wcsnicmp(const RDK__WCHAR *a, const RDK__WCHAR *b, RDK__SIZE chars) RDK__NOTHROW
    RDK__AS(wcsnicmp);
extern int _wcsicoll(const RDK__WCHAR *a, const RDK__WCHAR *b) RDK__NOTHROW RDK__AS(wcsicoll);
extern RDK__WCHAR *_wcsdup(const RDK__WCHAR *string) RDK__NOTHROW RDK__AS(wcsdup);
extern RDK__WCHAR *_wcslwr(RDK__WCHAR *string) RDK__NOTHROW RDK__AS(wcslwr);
extern RDK__WCHAR *_wcsupr(RDK__WCHAR *string) RDK__NOTHROW RDK__AS(wcsupr);
extern RDK__WCHAR *_wcsrev(RDK__WCHAR *string) RDK__NOTHROW RDK__AS(wcsrev);
extern RDK__WCHAR *_wcsset(RDK__WCHAR *string, RDK__WCHAR c) RDK__NOTHROW RDK__AS(wcsset);

/* Numbers. The text goes into a buffer that the caller knows to be large enough; long is 32 bits.
 */
extern int _wtoi(const RDK__WCHAR *string) RDK__NOTHROW RDK__AS(wtoi);
extern int _wtol(const RDK__WCHAR *string) RDK__NOTHROW RDK__AS(wtol);
extern long long _wtoi64(const RDK__WCHAR *string) RDK__NOTHROW RDK__AS(wtoi64);
extern double _wtof(const RDK__WCHAR *string) RDK__NOTHROW RDK__AS(wtof);
extern RDK__WCHAR *_itow(int value, RDK__WCHAR *to, int radix) RDK__NOTHROW RDK__AS(itow);
extern RDK__WCHAR *_ltow(int value, RDK__WCHAR *to, int radix) RDK__NOTHROW RDK__AS(ltow);
extern RDK__WCHAR *_ultow(unsigned int value, RDK__WCHAR *to, int radix) RDK__NOTHROW
    RDK__AS(ultow);
extern RDK__WCHAR *_i64tow(long long value, RDK__WCHAR *to, int radix) RDK__NOTHROW RDK__AS(i64tow);
extern RDK__WCHAR *_ui64tow(unsigned long long value, RDK__WCHAR *to, int radix) RDK__NOTHROW
    RDK__AS(ui64tow);
extern long long _wcstoi64(const RDK__WCHAR *string, RDK__WCHAR **ret_end, int base) RDK__NOTHROW
    RDK__AS(wcstoi64);
extern unsigned long long _wcstoui64(const RDK__WCHAR *string, RDK__WCHAR **ret_end,
                                     int base) RDK__NOTHROW RDK__AS(wcstoui64);

/* Formatted text. A text of exactly chars characters gets no NUL; a longer one gives -1. */
extern int _snwprintf(RDK__WCHAR *to, RDK__SIZE chars, const RDK__WCHAR *format, ...) RDK__NOTHROW
    RDK__AS(snwprintf);
extern int _vsnwprintf(RDK__WCHAR *to, RDK__SIZE chars, const RDK__WCHAR *format,
                       RDK__VA_LIST args) RDK__NOTHROW RDK__AS(vsnwprintf);

/* How many characters a formatted text has. */
extern int _scwprintf(const RDK__WCHAR *format, ...) RDK__NOTHROW RDK__AS(scwprintf);
extern int _vscwprintf(const RDK__WCHAR *format, RDK__VA_LIST args) RDK__NOTHROW
    RDK__AS(vscwprintf);

/* With the room of the buffer, in characters. They return 0, EINVAL or ERANGE, and leave an empty
 * string behind when they fail; with _TRUNCATE characters they cut instead, and return STRUNCATE.
 */
extern int wcscpy_s(RDK__WCHAR *to, RDK__SIZE room, const RDK__WCHAR *from) RDK__NOTHROW
    RDK__AS(wcscpy_s);
extern int wcscat_s(RDK__WCHAR *to, RDK__SIZE room, const RDK__WCHAR *from) RDK__NOTHROW
    RDK__AS(wcscat_s);
extern int wcsncpy_s(RDK__WCHAR *to, RDK__SIZE room, const RDK__WCHAR *from,
                     RDK__SIZE chars) RDK__NOTHROW RDK__AS(wcsncpy_s);
extern int wcsncat_s(RDK__WCHAR *to, RDK__SIZE room, const RDK__WCHAR *from,
                     RDK__SIZE chars) RDK__NOTHROW RDK__AS(wcsncat_s);
extern int _wcslwr_s(RDK__WCHAR *string, RDK__SIZE room) RDK__NOTHROW RDK__AS(wcslwr_s);
extern int _wcsupr_s(RDK__WCHAR *string, RDK__SIZE room) RDK__NOTHROW RDK__AS(wcsupr_s);
extern int _itow_s(int value, RDK__WCHAR *to, RDK__SIZE room, int radix) RDK__NOTHROW
    RDK__AS(itow_s);
extern int _ltow_s(int value, RDK__WCHAR *to, RDK__SIZE room, int radix) RDK__NOTHROW
    RDK__AS(ltow_s);
extern int _ultow_s(unsigned int value, RDK__WCHAR *to, RDK__SIZE room, int radix) RDK__NOTHROW
    RDK__AS(ultow_s);
extern RDK__SIZE wcsnlen_s(const RDK__WCHAR *string, RDK__SIZE chars) RDK__NOTHROW
    RDK__AS(wcsnlen_s);
extern RDK__WCHAR *wcstok_s(RDK__WCHAR *string, const RDK__WCHAR *set,
                            RDK__WCHAR **save) RDK__NOTHROW RDK__AS(wcstok_s);
extern int swprintf_s(RDK__WCHAR *to, RDK__SIZE room, const RDK__WCHAR *format, ...) RDK__NOTHROW
    RDK__AS(swprintf_s);
extern int vswprintf_s(RDK__WCHAR *to, RDK__SIZE room, const RDK__WCHAR *format,
                       RDK__VA_LIST args) RDK__NOTHROW RDK__AS(vswprintf_s);

/* The same with an array, whose room C++ knows. */
#ifdef __cplusplus
extern "C++" {
template <RDK__SIZE Room>
inline int wcscpy_s(RDK__WCHAR (&to)[Room], const RDK__WCHAR *from) noexcept
{
    return wcscpy_s(to, Room, from);
}
template <RDK__SIZE Room>
inline int wcscat_s(RDK__WCHAR (&to)[Room], const RDK__WCHAR *from) noexcept
{
    return wcscat_s(to, Room, from);
}
template <RDK__SIZE Room>
inline int wcsncpy_s(RDK__WCHAR (&to)[Room], const RDK__WCHAR *from, RDK__SIZE chars) noexcept
{
    return wcsncpy_s(to, Room, from, chars);
}
template <RDK__SIZE Room, typename... Args>
inline int swprintf_s(RDK__WCHAR (&to)[Room], const RDK__WCHAR *format, Args... args) noexcept
{
    return swprintf_s(to, static_cast<RDK__SIZE>(Room), format, args...);
}
}
#endif

#endif
