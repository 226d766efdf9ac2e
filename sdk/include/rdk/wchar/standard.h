/*
 * Part of <rdk/wchar.h>: the standard functions that librdk has, bound to it. What they do is what
 * the C standard says, in 16-bit units.
 */
#ifndef RDK_WCHAR_STANDARD_H
#define RDK_WCHAR_STANDARD_H

/* Strings. */
extern RDK__SIZE wcslen(const RDK__WCHAR *string) RDK__NOTHROW RDK__AS(wcslen);
extern RDK__SIZE wcsnlen(const RDK__WCHAR *string, RDK__SIZE chars) RDK__NOTHROW RDK__AS(wcsnlen);
extern RDK__WCHAR *wcscpy(RDK__WCHAR *RDK__RESTRICT to,
                          const RDK__WCHAR *RDK__RESTRICT from) RDK__NOTHROW RDK__AS(wcscpy);
extern RDK__WCHAR *wcsncpy(RDK__WCHAR *RDK__RESTRICT to, const RDK__WCHAR *RDK__RESTRICT from,
                           RDK__SIZE chars) RDK__NOTHROW RDK__AS(wcsncpy);
extern RDK__WCHAR *wcscat(RDK__WCHAR *RDK__RESTRICT to,
                          const RDK__WCHAR *RDK__RESTRICT from) RDK__NOTHROW RDK__AS(wcscat);
extern RDK__WCHAR *wcsncat(RDK__WCHAR *RDK__RESTRICT to, const RDK__WCHAR *RDK__RESTRICT from,
                           RDK__SIZE chars) RDK__NOTHROW RDK__AS(wcsncat);
extern RDK__WCHAR *wcpcpy(RDK__WCHAR *RDK__RESTRICT to,
                          const RDK__WCHAR *RDK__RESTRICT from) RDK__NOTHROW RDK__AS(wcpcpy);
extern RDK__WCHAR *wcpncpy(RDK__WCHAR *RDK__RESTRICT to, const RDK__WCHAR *RDK__RESTRICT from,
                           RDK__SIZE chars) RDK__NOTHROW RDK__AS(wcpncpy);
extern RDK__WCHAR *wcsdup(const RDK__WCHAR *string) RDK__NOTHROW RDK__AS(wcsdup);
extern int wcscmp(const RDK__WCHAR *a, const RDK__WCHAR *b) RDK__NOTHROW RDK__AS(wcscmp);
extern int wcsncmp(const RDK__WCHAR *a, const RDK__WCHAR *b, RDK__SIZE chars) RDK__NOTHROW
    RDK__AS(wcsncmp);
extern int wcscoll(const RDK__WCHAR *a, const RDK__WCHAR *b) RDK__NOTHROW RDK__AS(wcscoll);
extern int wcscasecmp(const RDK__WCHAR *a, const RDK__WCHAR *b) RDK__NOTHROW RDK__AS(wcscasecmp);
extern int wcsncasecmp(const RDK__WCHAR *a, const RDK__WCHAR *b, RDK__SIZE chars) RDK__NOTHROW
    RDK__AS(wcsncasecmp);
extern RDK__SIZE wcsxfrm(RDK__WCHAR *RDK__RESTRICT to, const RDK__WCHAR *RDK__RESTRICT from,
                         RDK__SIZE chars) RDK__NOTHROW RDK__AS(wcsxfrm);
extern RDK__SIZE wcsspn(const RDK__WCHAR *string, const RDK__WCHAR *set) RDK__NOTHROW
    RDK__AS(wcsspn);
extern RDK__SIZE wcscspn(const RDK__WCHAR *string, const RDK__WCHAR *set) RDK__NOTHROW
    RDK__AS(wcscspn);
extern RDK__WCHAR *wcstok(RDK__WCHAR *RDK__RESTRICT string, const RDK__WCHAR *RDK__RESTRICT set,
                          RDK__WCHAR **RDK__RESTRICT save) RDK__NOTHROW RDK__AS(wcstok);
extern RDK__WCHAR *wcschrnul(const RDK__WCHAR *string, RDK__WCHAR c) RDK__NOTHROW
    RDK__AS(wcschrnul);

/* Blocks. */
extern int wmemcmp(const RDK__WCHAR *a, const RDK__WCHAR *b, RDK__SIZE chars) RDK__NOTHROW
    RDK__AS(wmemcmp);
extern RDK__WCHAR *wmemcpy(RDK__WCHAR *RDK__RESTRICT to, const RDK__WCHAR *RDK__RESTRICT from,
                           RDK__SIZE chars) RDK__NOTHROW RDK__AS(wmemcpy);
extern RDK__WCHAR *wmemmove(RDK__WCHAR *to, const RDK__WCHAR *from, RDK__SIZE chars) RDK__NOTHROW
    RDK__AS(wmemmove);
extern RDK__WCHAR *wmempcpy(RDK__WCHAR *RDK__RESTRICT to, const RDK__WCHAR *RDK__RESTRICT from,
                            RDK__SIZE chars) RDK__NOTHROW RDK__AS(wmempcpy);
extern RDK__WCHAR *wmemset(RDK__WCHAR *to, RDK__WCHAR c, RDK__SIZE chars) RDK__NOTHROW
    RDK__AS(wmemset);

/* Numbers. */
extern long wcstol(const RDK__WCHAR *RDK__RESTRICT from, RDK__WCHAR **RDK__RESTRICT ret_end,
                   int base) RDK__NOTHROW RDK__AS(wcstol);
extern unsigned long wcstoul(const RDK__WCHAR *RDK__RESTRICT from,
                             RDK__WCHAR **RDK__RESTRICT ret_end, int base) RDK__NOTHROW
    RDK__AS(wcstoul);
extern long long wcstoll(const RDK__WCHAR *RDK__RESTRICT from, RDK__WCHAR **RDK__RESTRICT ret_end,
                         int base) RDK__NOTHROW RDK__AS(wcstoll);
extern unsigned long long wcstoull(const RDK__WCHAR *RDK__RESTRICT from,
                                   RDK__WCHAR **RDK__RESTRICT ret_end, int base) RDK__NOTHROW
    RDK__AS(wcstoull);
extern double wcstod(const RDK__WCHAR *RDK__RESTRICT from,
                     RDK__WCHAR **RDK__RESTRICT ret_end) RDK__NOTHROW RDK__AS(wcstod);
extern float wcstof(const RDK__WCHAR *RDK__RESTRICT from,
                    RDK__WCHAR **RDK__RESTRICT ret_end) RDK__NOTHROW RDK__AS(wcstof);

/* C++ overloads these (overloads.h), if the C library's header did. */
#ifndef __CORRECT_ISO_CPP_WCHAR_H_PROTO
extern RDK__WCHAR *wcschr(const RDK__WCHAR *string, RDK__WCHAR c) RDK__NOTHROW RDK__AS(wcschr);
extern RDK__WCHAR *wcsrchr(const RDK__WCHAR *string, RDK__WCHAR c) RDK__NOTHROW RDK__AS(wcsrchr);
extern RDK__WCHAR *wcspbrk(const RDK__WCHAR *string, const RDK__WCHAR *set) RDK__NOTHROW
    RDK__AS(wcspbrk);
extern RDK__WCHAR *wcsstr(const RDK__WCHAR *string, const RDK__WCHAR *part) RDK__NOTHROW
    RDK__AS(wcsstr);
extern RDK__WCHAR *wmemchr(const RDK__WCHAR *string, RDK__WCHAR c, RDK__SIZE chars) RDK__NOTHROW
    RDK__AS(wmemchr);
#endif

/* Formatted output; into the standard streams as UTF-8. */
extern int swprintf(RDK__WCHAR *RDK__RESTRICT to, RDK__SIZE chars,
                    const RDK__WCHAR *RDK__RESTRICT format, ...) RDK__NOTHROW RDK__AS(swprintf);
extern int vswprintf(RDK__WCHAR *RDK__RESTRICT to, RDK__SIZE chars,
                     const RDK__WCHAR *RDK__RESTRICT format, RDK__VA_LIST args) RDK__NOTHROW
    RDK__AS(vswprintf);
extern int wprintf(const RDK__WCHAR *RDK__RESTRICT format, ...) RDK__AS(wprintf);
extern int vwprintf(const RDK__WCHAR *RDK__RESTRICT format, RDK__VA_LIST args) RDK__AS(vwprintf);
extern int fwprintf(RDK__FILE *file, const RDK__WCHAR *RDK__RESTRICT format, ...) RDK__AS(fwprintf);
extern int vfwprintf(RDK__FILE *file, const RDK__WCHAR *RDK__RESTRICT format, RDK__VA_LIST args)
    RDK__AS(vfwprintf);
extern int fputws(const RDK__WCHAR *RDK__RESTRICT from, RDK__FILE *file) RDK__AS(fputws);

/* UTF-8 from and to 16-bit characters. */
extern RDK__SIZE mbstowcs(RDK__WCHAR *RDK__RESTRICT to, const char *RDK__RESTRICT from,
                          RDK__SIZE chars) RDK__NOTHROW RDK__AS(mbstowcs);
extern RDK__SIZE wcstombs(char *RDK__RESTRICT to, const RDK__WCHAR *RDK__RESTRICT from,
                          RDK__SIZE bytes) RDK__NOTHROW RDK__AS(wcstombs);
extern int mbtowc(RDK__WCHAR *RDK__RESTRICT ret_c, const char *RDK__RESTRICT from,
                  RDK__SIZE bytes) RDK__NOTHROW RDK__AS(mbtowc);
extern int wctomb(char *to, RDK__WCHAR c) RDK__NOTHROW RDK__AS(wctomb);

#endif
