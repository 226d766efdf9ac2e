/*
 * Clocks and sleeping: all on the runtime's clock.
 */

#include <sched.h>
#include <time.h>

#include "kernel.h"
#include "order.h"

/* QueryPerformanceCounter counts at 10 MHz, as on Windows 10 and later. */
#define TICKS_PER_US 10

RDK__EXPORT VOID WINAPI Sleep(DWORD dwMilliseconds)
{
    SleepEx(dwMilliseconds, FALSE);
}

RDK__EXPORT DWORD WINAPI SleepEx(DWORD dwMilliseconds, BOOL bAlertable)
{
    struct thread *self = rdk__enter(bAlertable ? "SleepEx" : "Sleep");
    struct waiter waiter = {.thread = self};
    struct rdk__wait why = {.kind = RDK__WAIT_SLEEP, .function = bAlertable ? "SleepEx" : "Sleep"};

    if (dwMilliseconds == 0) {
        sched_yield();
        return 0;
    }
    uint64_t deadline = rdk__deadline(dwMilliseconds);
    rdk__order_hide();
    rdk__lock();
    rdk__block(&waiter, deadline, &why);
    rdk__unlock();
    rdk__order_show();
    return 0;
}

RDK__EXPORT BOOL WINAPI SwitchToThread(void)
{
    rdk__enter("SwitchToThread");
    return sched_yield() == 0;
}

RDK__EXPORT DWORD WINAPI GetTickCount(void)
{
    rdk__enter("GetTickCount");
    return (DWORD)(rdk__runtime()->now_us() / 1000);
}

RDK__EXPORT ULONGLONG WINAPI GetTickCount64(void)
{
    rdk__enter("GetTickCount64");
    return rdk__runtime()->now_us() / 1000;
}

RDK__EXPORT BOOL WINAPI QueryPerformanceCounter(LARGE_INTEGER *lpPerformanceCount)
{
    rdk__enter("QueryPerformanceCounter");
    lpPerformanceCount->QuadPart = (LONGLONG)(rdk__runtime()->now_us() * TICKS_PER_US);
    return TRUE;
}

RDK__EXPORT BOOL WINAPI QueryPerformanceFrequency(LARGE_INTEGER *lpFrequency)
{
    lpFrequency->QuadPart = TICKS_PER_US * 1000000;
    return TRUE;
}

static FILETIME filetime_of(uint64_t time)
{
    return (FILETIME){
        .dwLowDateTime = (DWORD)time,
        .dwHighDateTime = (DWORD)(time >> 32),
    };
}

RDK__EXPORT VOID WINAPI GetSystemTimeAsFileTime(LPFILETIME lpSystemTimeAsFileTime)
{
    rdk__enter("GetSystemTimeAsFileTime");
    *lpSystemTimeAsFileTime = filetime_of(rdk__runtime()->wall_100ns());
}

RDK__EXPORT VOID WINAPI GetSystemTimePreciseAsFileTime(LPFILETIME lpSystemTimeAsFileTime)
{
    rdk__enter("GetSystemTimePreciseAsFileTime");
    *lpSystemTimeAsFileTime = filetime_of(rdk__runtime()->wall_100ns());
}

/* Days since 1601-01-01 to a date of the Gregorian calendar. */
static void date_of(uint64_t days, SYSTEMTIME *time)
{
    /* Counted from 1600-03-01, a year ends with its leap day; 306 days lie before 1601-01-01. */
    uint64_t day = days + 306;
    uint64_t era = day / 146097;
    uint64_t of_era = day % 146097;
    uint64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    uint64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    uint64_t month = (5 * of_year + 2) / 153;

    time->wDay = (WORD)(of_year - (153 * month + 2) / 5 + 1);
    time->wMonth = (WORD)(month < 10 ? month + 3 : month - 9);
    time->wYear = (WORD)(1600 + era * 400 + year + (time->wMonth <= 2));
    time->wDayOfWeek = (WORD)((days + 1) % 7); /* 1601-01-01 was a Monday */
}

RDK__EXPORT BOOL WINAPI FileTimeToSystemTime(const FILETIME *lpFileTime, LPSYSTEMTIME lpSystemTime)
{
    uint64_t time = (uint64_t)lpFileTime->dwHighDateTime << 32 | lpFileTime->dwLowDateTime;

    if (time > INT64_MAX) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return FALSE;
    }
    uint64_t ms = time / 10000;
    uint64_t of_day = ms % 86400000;
    SYSTEMTIME result = {
        .wHour = (WORD)(of_day / 3600000),
        .wMinute = (WORD)(of_day / 60000 % 60),
        .wSecond = (WORD)(of_day / 1000 % 60),
        .wMilliseconds = (WORD)(of_day % 1000),
    };
    date_of(ms / 86400000, &result);
    *lpSystemTime = result;
    return TRUE;
}

RDK__EXPORT VOID WINAPI GetSystemTime(LPSYSTEMTIME lpSystemTime)
{
    FILETIME now;

    GetSystemTimeAsFileTime(&now);
    FileTimeToSystemTime(&now, lpSystemTime);
}

RDK__EXPORT LONG WINAPI CompareFileTime(const FILETIME *lpFileTime1, const FILETIME *lpFileTime2)
{
    uint64_t a = (uint64_t)lpFileTime1->dwHighDateTime << 32 | lpFileTime1->dwLowDateTime;
    uint64_t b = (uint64_t)lpFileTime2->dwHighDateTime << 32 | lpFileTime2->dwLowDateTime;

    return (a > b) - (a < b);
}

/* Days from 1601-01-01 to a date: the reverse of date_of. */
static uint64_t days_of(const SYSTEMTIME *time)
{
    uint64_t year = time->wYear - 1600U - (time->wMonth <= 2);
    uint64_t month = time->wMonth > 2 ? time->wMonth - 3U : time->wMonth + 9U;

    return year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + time->wDay -
           1 - 306;
}

RDK__EXPORT BOOL WINAPI SystemTimeToFileTime(const SYSTEMTIME *lpSystemTime, LPFILETIME lpFileTime)
{
    SYSTEMTIME back;

    bool in_range = lpSystemTime->wYear >= 1601 && lpSystemTime->wYear <= 30827 &&
                    lpSystemTime->wMonth >= 1 && lpSystemTime->wMonth <= 12 &&
                    lpSystemTime->wDay >= 1 && lpSystemTime->wHour < 24 &&
                    lpSystemTime->wMinute < 60 && lpSystemTime->wSecond < 60 &&
                    lpSystemTime->wMilliseconds < 1000;
    if (in_range) {
        uint64_t days = days_of(lpSystemTime);

        date_of(days, &back);
        /* Else the month has not so many days. */
        if (back.wDay == lpSystemTime->wDay && back.wMonth == lpSystemTime->wMonth) {
            uint64_t ms = ((days * 24 + lpSystemTime->wHour) * 60 + lpSystemTime->wMinute) * 60000 +
                          lpSystemTime->wSecond * 1000U + lpSystemTime->wMilliseconds;

            *lpFileTime = filetime_of(ms * 10000);
            return TRUE;
        }
    }
    SetLastError(ERROR_INVALID_PARAMETER);
    return FALSE;
}

RDK__EXPORT VOID WINAPI GetLocalTime(LPSYSTEMTIME lpSystemTime)
{
    uint64_t wall = rdk__runtime()->wall_100ns();
    time_t unix_time = (time_t)(wall / 10000000) - 11644473600;
    struct tm local;

    rdk__enter("GetLocalTime");
    if (localtime_r(&unix_time, &local) != NULL) {
        wall += (uint64_t)local.tm_gmtoff * 10000000;
    }
    FILETIME shifted = filetime_of(wall);
    FileTimeToSystemTime(&shifted, lpSystemTime);
}
