/*
 * Part of <rdk/wchar.h>: searches, which C++ overloads so that what is const stays so.
 */
#ifndef RDK_WCHAR_OVERLOADS_H
#define RDK_WCHAR_OVERLOADS_H

extern "C++" RDK__WCHAR *wcschr(RDK__WCHAR *string, RDK__WCHAR c) noexcept RDK__AS(wcschr);
extern "C++" const RDK__WCHAR *wcschr(const RDK__WCHAR *string, RDK__WCHAR c) noexcept
    RDK__AS(wcschr);
extern "C++" RDK__WCHAR *wcsrchr(RDK__WCHAR *string, RDK__WCHAR c) noexcept RDK__AS(wcsrchr);
extern "C++" const RDK__WCHAR *wcsrchr(const RDK__WCHAR *string, RDK__WCHAR c) noexcept
    RDK__AS(wcsrchr);
extern "C++" RDK__WCHAR *wcspbrk(RDK__WCHAR *string, const RDK__WCHAR *set) noexcept
    RDK__AS(wcspbrk);
extern "C++" const RDK__WCHAR *wcspbrk(const RDK__WCHAR *string, const RDK__WCHAR *set) noexcept
    RDK__AS(wcspbrk);
extern "C++" RDK__WCHAR *wcsstr(RDK__WCHAR *string, const RDK__WCHAR *part) noexcept
    RDK__AS(wcsstr);
extern "C++" const RDK__WCHAR *wcsstr(const RDK__WCHAR *string, const RDK__WCHAR *part) noexcept
    RDK__AS(wcsstr);
extern "C++" RDK__WCHAR *wmemchr(RDK__WCHAR *string, RDK__WCHAR c, RDK__SIZE chars) noexcept
    RDK__AS(wmemchr);
extern "C++" const RDK__WCHAR *wmemchr(const RDK__WCHAR *string, RDK__WCHAR c,
                                       RDK__SIZE chars) noexcept RDK__AS(wmemchr);

#endif
