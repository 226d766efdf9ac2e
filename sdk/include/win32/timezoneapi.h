#ifndef RDK_WIN32_TIMEZONEAPI_H
#define RDK_WIN32_TIMEZONEAPI_H

#include "windef.h"

EXTERN_C_START

/** 100 ns since 1601 as a date. @retval FALSE  ERROR_INVALID_PARAMETER: 2^63 or more */
BOOL WINAPI FileTimeToSystemTime(const FILETIME *lpFileTime, LPSYSTEMTIME lpSystemTime);

EXTERN_C_END

#endif
