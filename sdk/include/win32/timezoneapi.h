#ifndef RDK_WIN32_TIMEZONEAPI_H
#define RDK_WIN32_TIMEZONEAPI_H

#include "windef.h"

EXTERN_C_START

/** 100 ns since 1601 as a date. @retval FALSE  ERROR_INVALID_PARAMETER: 2^63 or more */
BOOL WINAPI FileTimeToSystemTime(const FILETIME *lpFileTime, LPSYSTEMTIME lpSystemTime);

/** A date as 100 ns since 1601. @retval FALSE  ERROR_INVALID_PARAMETER: no such date */
BOOL WINAPI SystemTimeToFileTime(const SYSTEMTIME *lpSystemTime, LPFILETIME lpFileTime);
/** Which is earlier? @retval -1 the first @retval 0 neither @retval 1 the second */
LONG WINAPI CompareFileTime(const FILETIME *lpFileTime1, const FILETIME *lpFileTime2);

EXTERN_C_END

#endif
