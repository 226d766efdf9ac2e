#ifndef RDK_WIN32_TCHAR_H
#define RDK_WIN32_TCHAR_H

/*
 * Names that stand for the wide or the narrow function, as UNICODE says.
 */

#include <string.h>
#include <strings.h>
#include <wchar.h>

#include "windef.h"

#define _T(text)    RDK_TEXT(text)
#define _TEXT(text) RDK_TEXT(text)
#define __T(text)   RDK_TEXT(text)

typedef TCHAR _TCHAR;

#if defined(UNICODE) || defined(_UNICODE)
#    define _tcslen   wcslen
#    define _tcsnlen  wcsnlen
#    define _tcscpy   wcscpy
#    define _tcsncpy  wcsncpy
#    define _tcscat   wcscat
#    define _tcsncat  wcsncat
#    define _tcscmp   wcscmp
#    define _tcsncmp  wcsncmp
#    define _tcsicmp  wcscasecmp
#    define _tcsnicmp wcsncasecmp
#    define _tcschr   wcschr
#    define _tcsrchr  wcsrchr
#    define _tcsstr   wcsstr
#    define _tcspbrk  wcspbrk
#    define _tcsspn   wcsspn
#    define _tcscspn  wcscspn
#    define _tcstol   wcstol
#    define _tcstoul  wcstoul
#else
#    define _tcslen   strlen
#    define _tcsnlen  strnlen
#    define _tcscpy   strcpy
#    define _tcsncpy  strncpy
#    define _tcscat   strcat
#    define _tcsncat  strncat
#    define _tcscmp   strcmp
#    define _tcsncmp  strncmp
#    define _tcsicmp  strcasecmp
#    define _tcsnicmp strncasecmp
#    define _tcschr   strchr
#    define _tcsrchr  strrchr
#    define _tcsstr   strstr
#    define _tcspbrk  strpbrk
#    define _tcsspn   strspn
#    define _tcscspn  strcspn
#    define _tcstol   strtol
#    define _tcstoul  strtoul
#endif

#endif
