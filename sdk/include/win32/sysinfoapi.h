#ifndef RDK_WIN32_SYSINFOAPI_H
#define RDK_WIN32_SYSINFOAPI_H

/*
 * Time. Under the harness it is virtual.
 */

#include "windef.h"

EXTERN_C_START

/** Milliseconds since some fixed point, modulo 2^32. */
DWORD WINAPI GetTickCount(void);
/** Milliseconds since some fixed point. */
ULONGLONG WINAPI GetTickCount64(void);
/** The time of day in UTC, in 100 ns since 1601. */
VOID WINAPI GetSystemTimeAsFileTime(LPFILETIME lpSystemTimeAsFileTime);
/** GetSystemTimeAsFileTime. */
VOID WINAPI GetSystemTimePreciseAsFileTime(LPFILETIME lpSystemTimeAsFileTime);
/** The time of day in UTC, as a date. */
VOID WINAPI GetSystemTime(LPSYSTEMTIME lpSystemTime);

EXTERN_C_END

#endif
