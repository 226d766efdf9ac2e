/*
 * Part of <rdk/wchar.h>: _FORTIFY_SOURCE. The C library's headers turn calls into calls of checking
 * functions (__wcscpy_chk), of the plain ones under a second name (__wcscpy_alias), and of checking
 * ones that warn (__wcsncpy_chk_warn): all of them are bound to librdk.
 *
 * clang takes no second label for a name, so there the assembler gets to know what the second names
 * mean. C++ has its own names for what <wchar.h> declares (hide.h): only the functions of
 * <stdlib.h> are left to it.
 */
#ifndef RDK_WCHAR_FORTIFY_H
#define RDK_WCHAR_FORTIFY_H

#ifndef __cplusplus
extern RDK__WCHAR *__wmemcpy_chk(RDK__WCHAR *RDK__RESTRICT to, const RDK__WCHAR *RDK__RESTRICT from,
                                 RDK__SIZE chars, RDK__SIZE room) RDK__NOTHROW RDK__AS(wmemcpy_chk);
extern RDK__WCHAR *__wmemmove_chk(RDK__WCHAR *to, const RDK__WCHAR *from, RDK__SIZE chars,
                                  RDK__SIZE room) RDK__NOTHROW RDK__AS(wmemmove_chk);
extern RDK__WCHAR *__wmempcpy_chk(RDK__WCHAR *RDK__RESTRICT to,
                                  const RDK__WCHAR *RDK__RESTRICT from, RDK__SIZE chars,
                                  RDK__SIZE room) RDK__NOTHROW RDK__AS(wmempcpy_chk);
extern RDK__WCHAR *__wmemset_chk(RDK__WCHAR *to, RDK__WCHAR c, RDK__SIZE chars,
                                 RDK__SIZE room) RDK__NOTHROW RDK__AS(wmemset_chk);
extern RDK__WCHAR *__wcscpy_chk(RDK__WCHAR *RDK__RESTRICT to, const RDK__WCHAR *RDK__RESTRICT from,
                                RDK__SIZE room) RDK__NOTHROW RDK__AS(wcscpy_chk);
extern RDK__WCHAR *__wcpcpy_chk(RDK__WCHAR *RDK__RESTRICT to, const RDK__WCHAR *RDK__RESTRICT from,
                                RDK__SIZE room) RDK__NOTHROW RDK__AS(wcpcpy_chk);
extern RDK__WCHAR *__wcsncpy_chk(RDK__WCHAR *RDK__RESTRICT to, const RDK__WCHAR *RDK__RESTRICT from,
                                 RDK__SIZE chars, RDK__SIZE room) RDK__NOTHROW RDK__AS(wcsncpy_chk);
extern RDK__WCHAR *__wcpncpy_chk(RDK__WCHAR *RDK__RESTRICT to, const RDK__WCHAR *RDK__RESTRICT from,
                                 RDK__SIZE chars, RDK__SIZE room) RDK__NOTHROW RDK__AS(wcpncpy_chk);
extern RDK__WCHAR *__wcscat_chk(RDK__WCHAR *RDK__RESTRICT to, const RDK__WCHAR *RDK__RESTRICT from,
                                RDK__SIZE room) RDK__NOTHROW RDK__AS(wcscat_chk);
extern RDK__WCHAR *__wcsncat_chk(RDK__WCHAR *RDK__RESTRICT to, const RDK__WCHAR *RDK__RESTRICT from,
                                 RDK__SIZE chars, RDK__SIZE room) RDK__NOTHROW RDK__AS(wcsncat_chk);
extern int __swprintf_chk(RDK__WCHAR *RDK__RESTRICT to, RDK__SIZE chars, int flag, RDK__SIZE room,
                          const RDK__WCHAR *RDK__RESTRICT format, ...) RDK__NOTHROW
    RDK__AS(swprintf_chk);
extern int __vswprintf_chk(RDK__WCHAR *RDK__RESTRICT to, RDK__SIZE chars, int flag, RDK__SIZE room,
                           const RDK__WCHAR *RDK__RESTRICT format, RDK__VA_LIST args) RDK__NOTHROW
    RDK__AS(vswprintf_chk);
extern int __wprintf_chk(int flag, const RDK__WCHAR *RDK__RESTRICT format, ...)
    RDK__AS(wprintf_chk);
extern int __vwprintf_chk(int flag, const RDK__WCHAR *RDK__RESTRICT format, RDK__VA_LIST args)
    RDK__AS(vwprintf_chk);
extern int __fwprintf_chk(RDK__FILE *file, int flag, const RDK__WCHAR *RDK__RESTRICT format, ...)
    RDK__AS(fwprintf_chk);
extern int __vfwprintf_chk(RDK__FILE *file, int flag, const RDK__WCHAR *RDK__RESTRICT format,
                           RDK__VA_LIST args) RDK__AS(vfwprintf_chk);
#    ifdef __clang__
__asm__(".set wmemcpy, rdk__wmemcpy\n"
        ".set wmemmove, rdk__wmemmove\n"
        ".set wmempcpy, rdk__wmempcpy\n"
        ".set wmemset, rdk__wmemset\n"
        ".set wcscpy, rdk__wcscpy\n"
        ".set wcpcpy, rdk__wcpcpy\n"
        ".set wcsncpy, rdk__wcsncpy\n"
        ".set wcpncpy, rdk__wcpncpy\n"
        ".set wcscat, rdk__wcscat\n"
        ".set wcsncat, rdk__wcsncat\n"
        ".set swprintf, rdk__swprintf\n"
        ".set vswprintf, rdk__vswprintf\n"
        ".set __wmemcpy_chk, rdk__wmemcpy_chk\n"
        ".set __wmemmove_chk, rdk__wmemmove_chk\n"
        ".set __wmempcpy_chk, rdk__wmempcpy_chk\n"
        ".set __wmemset_chk, rdk__wmemset_chk\n"
        ".set __wcsncpy_chk, rdk__wcsncpy_chk\n"
        ".set __wcpncpy_chk, rdk__wcpncpy_chk\n");
#    else
extern RDK__WCHAR *__wmemcpy_alias(RDK__WCHAR *RDK__RESTRICT to,
                                   const RDK__WCHAR *RDK__RESTRICT from,
                                   RDK__SIZE chars) RDK__NOTHROW RDK__AS(wmemcpy);
extern RDK__WCHAR *__wmemcpy_chk_warn(RDK__WCHAR *RDK__RESTRICT to,
                                      const RDK__WCHAR *RDK__RESTRICT from, RDK__SIZE chars,
                                      RDK__SIZE room) RDK__NOTHROW RDK__AS(wmemcpy_chk);
extern RDK__WCHAR *__wmemmove_alias(RDK__WCHAR *to, const RDK__WCHAR *from,
                                    RDK__SIZE chars) RDK__NOTHROW RDK__AS(wmemmove);
extern RDK__WCHAR *__wmemmove_chk_warn(RDK__WCHAR *to, const RDK__WCHAR *from, RDK__SIZE chars,
                                       RDK__SIZE room) RDK__NOTHROW RDK__AS(wmemmove_chk);
extern RDK__WCHAR *__wmempcpy_alias(RDK__WCHAR *RDK__RESTRICT to,
                                    const RDK__WCHAR *RDK__RESTRICT from,
                                    RDK__SIZE chars) RDK__NOTHROW RDK__AS(wmempcpy);
extern RDK__WCHAR *__wmempcpy_chk_warn(RDK__WCHAR *RDK__RESTRICT to,
                                       const RDK__WCHAR *RDK__RESTRICT from, RDK__SIZE chars,
                                       RDK__SIZE room) RDK__NOTHROW RDK__AS(wmempcpy_chk);
extern RDK__WCHAR *__wmemset_alias(RDK__WCHAR *to, RDK__WCHAR c, RDK__SIZE chars) RDK__NOTHROW
    RDK__AS(wmemset);
extern RDK__WCHAR *__wmemset_chk_warn(RDK__WCHAR *to, RDK__WCHAR c, RDK__SIZE chars,
                                      RDK__SIZE room) RDK__NOTHROW RDK__AS(wmemset_chk);
extern RDK__WCHAR *__wcscpy_alias(RDK__WCHAR *RDK__RESTRICT to,
                                  const RDK__WCHAR *RDK__RESTRICT from) RDK__NOTHROW
    RDK__AS(wcscpy);
extern RDK__WCHAR *__wcpcpy_alias(RDK__WCHAR *RDK__RESTRICT to,
                                  const RDK__WCHAR *RDK__RESTRICT from) RDK__NOTHROW
    RDK__AS(wcpcpy);
extern RDK__WCHAR *__wcsncpy_alias(RDK__WCHAR *RDK__RESTRICT to,
                                   const RDK__WCHAR *RDK__RESTRICT from,
                                   RDK__SIZE chars) RDK__NOTHROW RDK__AS(wcsncpy);
extern RDK__WCHAR *__wcsncpy_chk_warn(RDK__WCHAR *RDK__RESTRICT to,
                                      const RDK__WCHAR *RDK__RESTRICT from, RDK__SIZE chars,
                                      RDK__SIZE room) RDK__NOTHROW RDK__AS(wcsncpy_chk);
extern RDK__WCHAR *__wcpncpy_alias(RDK__WCHAR *RDK__RESTRICT to,
                                   const RDK__WCHAR *RDK__RESTRICT from,
                                   RDK__SIZE chars) RDK__NOTHROW RDK__AS(wcpncpy);
extern RDK__WCHAR *__wcpncpy_chk_warn(RDK__WCHAR *RDK__RESTRICT to,
                                      const RDK__WCHAR *RDK__RESTRICT from, RDK__SIZE chars,
                                      RDK__SIZE room) RDK__NOTHROW RDK__AS(wcpncpy_chk);
extern RDK__WCHAR *__wcscat_alias(RDK__WCHAR *RDK__RESTRICT to,
                                  const RDK__WCHAR *RDK__RESTRICT from) RDK__NOTHROW
    RDK__AS(wcscat);
extern RDK__WCHAR *__wcsncat_alias(RDK__WCHAR *RDK__RESTRICT to,
                                   const RDK__WCHAR *RDK__RESTRICT from,
                                   RDK__SIZE chars) RDK__NOTHROW RDK__AS(wcsncat);
extern int __swprintf_alias(RDK__WCHAR *RDK__RESTRICT to, RDK__SIZE chars,
                            const RDK__WCHAR *RDK__RESTRICT format, ...) RDK__NOTHROW
    RDK__AS(swprintf);
extern int __vswprintf_alias(RDK__WCHAR *RDK__RESTRICT to, RDK__SIZE chars,
                             const RDK__WCHAR *RDK__RESTRICT format, RDK__VA_LIST args) RDK__NOTHROW
    RDK__AS(vswprintf);
#    endif
#endif

extern RDK__SIZE __mbstowcs_chk(RDK__WCHAR *RDK__RESTRICT to, const char *RDK__RESTRICT from,
                                RDK__SIZE chars, RDK__SIZE room) RDK__NOTHROW RDK__AS(mbstowcs_chk);
extern RDK__SIZE __wcstombs_chk(char *RDK__RESTRICT to, const RDK__WCHAR *RDK__RESTRICT from,
                                RDK__SIZE bytes, RDK__SIZE room) RDK__NOTHROW RDK__AS(wcstombs_chk);
extern int __wctomb_chk(char *to, RDK__WCHAR c, RDK__SIZE room) RDK__NOTHROW RDK__AS(wctomb_chk);
#ifdef __clang__
__asm__(".set mbstowcs, rdk__mbstowcs\n"
        ".set wcstombs, rdk__wcstombs\n"
        ".set wctomb, rdk__wctomb\n"
        ".set __mbstowcs_chk, rdk__mbstowcs_chk\n"
        ".set __wcstombs_chk, rdk__wcstombs_chk\n");
#else
extern RDK__SIZE __mbstowcs_alias(RDK__WCHAR *RDK__RESTRICT to, const char *RDK__RESTRICT from,
                                  RDK__SIZE chars) RDK__NOTHROW RDK__AS(mbstowcs);
extern RDK__SIZE __mbstowcs_nulldst(RDK__WCHAR *RDK__RESTRICT to, const char *RDK__RESTRICT from,
                                    RDK__SIZE chars) RDK__NOTHROW RDK__AS(mbstowcs);
extern RDK__SIZE __mbstowcs_chk_warn(RDK__WCHAR *RDK__RESTRICT to, const char *RDK__RESTRICT from,
                                     RDK__SIZE chars, RDK__SIZE room) RDK__NOTHROW
    RDK__AS(mbstowcs_chk);
extern RDK__SIZE __wcstombs_alias(char *RDK__RESTRICT to, const RDK__WCHAR *RDK__RESTRICT from,
                                  RDK__SIZE bytes) RDK__NOTHROW RDK__AS(wcstombs);
extern RDK__SIZE __wcstombs_chk_warn(char *RDK__RESTRICT to, const RDK__WCHAR *RDK__RESTRICT from,
                                     RDK__SIZE bytes, RDK__SIZE room) RDK__NOTHROW
    RDK__AS(wcstombs_chk);
extern int __wctomb_alias(char *to, RDK__WCHAR c) RDK__NOTHROW RDK__AS(wctomb);
#endif

#endif
