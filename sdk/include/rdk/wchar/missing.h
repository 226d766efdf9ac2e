/*
 * Part of <rdk/wchar.h>: wide functions of the C library that librdk does not have. Naming one is
 * no error, calling it is: the C library would read 32-bit characters.
 */
#ifndef RDK_WCHAR_MISSING_H
#define RDK_WCHAR_MISSING_H

#ifndef __cplusplus
/* mbstate_t and struct tm, without the headers that declare them. */
#    include <bits/types/mbstate_t.h>
#endif
struct tm;

#if defined __has_attribute
#    if __has_attribute(error)
#        define RDK__MISSING                                                              \
            __attribute__((                                                               \
                error("this wide function of the C library reads 32-bit characters, and " \
                      "librdk has none in its place")))
#    endif
#endif
#ifndef RDK__MISSING
#    define RDK__MISSING
#endif

extern RDK__WCHAR *fgetws(RDK__WCHAR *RDK__RESTRICT, int, RDK__FILE *RDK__RESTRICT) RDK__MISSING;
extern __WINT_TYPE__ fgetwc(RDK__FILE *) RDK__MISSING;
extern __WINT_TYPE__ getwc(RDK__FILE *) RDK__MISSING;
extern __WINT_TYPE__ getwchar(void) RDK__MISSING;
extern __WINT_TYPE__ ungetwc(__WINT_TYPE__, RDK__FILE *) RDK__MISSING;
extern __WINT_TYPE__ fputwc(RDK__WCHAR, RDK__FILE *) RDK__MISSING;
extern __WINT_TYPE__ putwc(RDK__WCHAR, RDK__FILE *) RDK__MISSING;
extern __WINT_TYPE__ putwchar(RDK__WCHAR) RDK__MISSING;
extern int wscanf(const RDK__WCHAR *RDK__RESTRICT, ...) RDK__MISSING;
extern int fwscanf(RDK__FILE *RDK__RESTRICT, const RDK__WCHAR *RDK__RESTRICT, ...) RDK__MISSING;
extern int swscanf(const RDK__WCHAR *RDK__RESTRICT, const RDK__WCHAR *RDK__RESTRICT,
                   ...) RDK__NOTHROW RDK__MISSING;
extern int vwscanf(const RDK__WCHAR *RDK__RESTRICT, RDK__VA_LIST) RDK__MISSING;
extern int vfwscanf(RDK__FILE *RDK__RESTRICT, const RDK__WCHAR *RDK__RESTRICT,
                    RDK__VA_LIST) RDK__MISSING;
extern int vswscanf(const RDK__WCHAR *RDK__RESTRICT, const RDK__WCHAR *RDK__RESTRICT, RDK__VA_LIST)
RDK__NOTHROW RDK__MISSING;
extern RDK__SIZE mbrtowc(RDK__WCHAR *RDK__RESTRICT, const char *RDK__RESTRICT, RDK__SIZE,
                         mbstate_t *RDK__RESTRICT) RDK__NOTHROW RDK__MISSING;
extern RDK__SIZE wcrtomb(char *RDK__RESTRICT, RDK__WCHAR,
                         mbstate_t *RDK__RESTRICT) RDK__NOTHROW RDK__MISSING;
extern RDK__SIZE mbsrtowcs(RDK__WCHAR *RDK__RESTRICT, const char **RDK__RESTRICT, RDK__SIZE,
                           mbstate_t *RDK__RESTRICT) RDK__NOTHROW RDK__MISSING;
extern RDK__SIZE wcsrtombs(char *RDK__RESTRICT, const RDK__WCHAR **RDK__RESTRICT, RDK__SIZE,
                           mbstate_t *RDK__RESTRICT) RDK__NOTHROW RDK__MISSING;
extern RDK__SIZE mbsnrtowcs(RDK__WCHAR *RDK__RESTRICT, const char **RDK__RESTRICT, RDK__SIZE,
                            RDK__SIZE, mbstate_t *RDK__RESTRICT) RDK__NOTHROW RDK__MISSING;
extern RDK__SIZE wcsnrtombs(char *RDK__RESTRICT, const RDK__WCHAR **RDK__RESTRICT, RDK__SIZE,
                            RDK__SIZE, mbstate_t *RDK__RESTRICT) RDK__NOTHROW RDK__MISSING;
extern RDK__SIZE wcsftime(RDK__WCHAR *RDK__RESTRICT, RDK__SIZE, const RDK__WCHAR *RDK__RESTRICT,
                          const struct tm *RDK__RESTRICT) RDK__NOTHROW RDK__MISSING;
extern long double wcstold(const RDK__WCHAR *RDK__RESTRICT,
                           RDK__WCHAR **RDK__RESTRICT) RDK__NOTHROW RDK__MISSING;
extern int wcswidth(const RDK__WCHAR *, RDK__SIZE)
RDK__NOTHROW RDK__MISSING;
extern RDK__FILE *open_wmemstream(RDK__WCHAR **, RDK__SIZE *) RDK__NOTHROW RDK__MISSING;

#undef RDK__MISSING

#endif
