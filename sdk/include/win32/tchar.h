#ifndef RDK_WIN32_TCHAR_H
#define RDK_WIN32_TCHAR_H

/*
 * Names that stand for the wide or the narrow function, as UNICODE says.
 */

#include <string.h>
#include <strings.h>
#include <wchar.h>

#include "rdk_msvcrt.h"
#include "windef.h"
#include "winuser.h"

#define _T(text)    RDK_TEXT(text)
#define _TEXT(text) RDK_TEXT(text)
#define __T(text)   RDK_TEXT(text)

typedef TCHAR _TCHAR;

#if defined(UNICODE) || defined(_UNICODE)
#    define _tcslen       wcslen
#    define _tcsnlen      wcsnlen
#    define _tcscpy       wcscpy
#    define _tcsncpy      wcsncpy
#    define _tcscat       wcscat
#    define _tcsncat      wcsncat
#    define _tcscmp       wcscmp
#    define _tcsncmp      wcsncmp
#    define _tcsicmp      wcscasecmp
#    define _tcsnicmp     wcsncasecmp
#    define _tcschr       wcschr
#    define _tcsrchr      wcsrchr
#    define _tcsstr       wcsstr
#    define _tcspbrk      wcspbrk
#    define _tcsspn       wcsspn
#    define _tcscspn      wcscspn
#    define _tcstol       wcstol
#    define _tcstoul      wcstoul
#    define _tcsdup       _wcsdup
#    define _tcslwr       _wcslwr
#    define _tcsupr       _wcsupr
#    define _tcstok       wcstok
#    define _tcstok_s     wcstok_s
#    define _tcscpy_s     wcscpy_s
#    define _tcscat_s     wcscat_s
#    define _tcsncpy_s    wcsncpy_s
#    define _tcsncat_s    wcsncat_s
#    define _ttoi         _wtoi
#    define _ttol         _wtol
#    define _ttoi64       _wtoi64
#    define _itot         _itow
#    define _ltot         _ltow
#    define _ultot        _ultow
#    define _stprintf     wsprintfW
#    define _vstprintf    wvsprintfW
#    define _sntprintf    _snwprintf
#    define _vsntprintf   _vsnwprintf
#    define _stprintf_s   swprintf_s
#    define _vstprintf_s  vswprintf_s
#    define _sntprintf_s  _snwprintf_s
#    define _vsntprintf_s _vsnwprintf_s
#    define _tprintf      wprintf
#    define _ftprintf     fwprintf
#    define _fputts       fputws
#    define _tfopen       _wfopen
#    define _tsplitpath   _wsplitpath
#    define _tmakepath    _wmakepath
#else
#    define _tcslen       strlen
#    define _tcsnlen      strnlen
#    define _tcscpy       strcpy
#    define _tcsncpy      strncpy
#    define _tcscat       strcat
#    define _tcsncat      strncat
#    define _tcscmp       strcmp
#    define _tcsncmp      strncmp
#    define _tcsicmp      strcasecmp
#    define _tcsnicmp     strncasecmp
#    define _tcschr       strchr
#    define _tcsrchr      strrchr
#    define _tcsstr       strstr
#    define _tcspbrk      strpbrk
#    define _tcsspn       strspn
#    define _tcscspn      strcspn
#    define _tcstol       strtol
#    define _tcstoul      strtoul
#    define _tcsdup       strdup
#    define _tcslwr       _strlwr
#    define _tcsupr       _strupr
#    define _tcstok       strtok
#    define _tcstok_s     strtok_s
#    define _tcscpy_s     strcpy_s
#    define _tcscat_s     strcat_s
#    define _tcsncpy_s    strncpy_s
#    define _tcsncat_s    strncat_s
#    define _ttoi         atoi
#    define _ttol         atol
#    define _ttoi64       atoll
#    define _itot         _itoa
#    define _ltot         _ltoa
#    define _ultot        _ultoa
#    define _stprintf     sprintf
#    define _vstprintf    vsprintf
#    define _sntprintf    _snprintf
#    define _vsntprintf   _vsnprintf
#    define _stprintf_s   sprintf_s
#    define _vstprintf_s  vsprintf_s
#    define _sntprintf_s  _snprintf_s
#    define _vsntprintf_s _vsnprintf_s
#    define _tprintf      printf
#    define _ftprintf     fprintf
#    define _fputts       fputs
#    define _tfopen       fopen
#endif

#endif
