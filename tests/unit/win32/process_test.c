/* Time, environment, interlocked operations, and small things. */

#include <time.h>
#include <unistd.h>

#include "win32_test.h"

START_TEST(test_process__sleeps_at_least_as_long_as_asked)
{
    ULONGLONG before = GetTickCount64();

    ck_assert_uint_eq(SleepEx(30, TRUE), 0);
    ck_assert_uint_ge(GetTickCount64() - before, 29);
    Sleep(0);
    ck_assert(SwitchToThread());
    YieldProcessor();
}
END_TEST

START_TEST(test_process__knows_the_time_of_day)
{
    FILETIME file_time;
    FILETIME precise;
    SYSTEMTIME now;
    time_t unix_now = time(NULL);
    struct tm utc;

    gmtime_r(&unix_now, &utc);
    GetSystemTime(&now);
    GetSystemTimeAsFileTime(&file_time);
    GetSystemTimePreciseAsFileTime(&precise);
    ck_assert_uint_eq(now.wYear, (unsigned)utc.tm_year + 1900);
    uint64_t value = (uint64_t)file_time.dwHighDateTime << 32 | file_time.dwLowDateTime;
    uint64_t later = (uint64_t)precise.dwHighDateTime << 32 | precise.dwLowDateTime;
    ck_assert_uint_ge(later, value);
    int64_t seconds = (int64_t)(value / 10000000) - 11644473600;
    ck_assert_int_le(seconds - unix_now, 5);
    ck_assert_int_ge(seconds, unix_now);
}
END_TEST

START_TEST(test_process__dates_are_of_the_gregorian_calendar)
{
    static const struct {
        int64_t unix_time;
        SYSTEMTIME date;
    } rows[] = {
        {-11644473600, {1601, 1, 1, 1, 0, 0, 0, 0}},   {0, {1970, 1, 4, 1, 0, 0, 0, 0}},
        {951782399, {2000, 2, 1, 28, 23, 59, 59, 0}},  {951782400, {2000, 2, 2, 29, 0, 0, 0, 0}},
        {951868800, {2000, 3, 3, 1, 0, 0, 0, 0}},      {4107542400, {2100, 3, 1, 1, 0, 0, 0, 0}},
        {1709251199, {2024, 2, 4, 29, 23, 59, 59, 0}},
    };
    SYSTEMTIME date;

    for (size_t i = 0; i < ARRAYSIZE(rows); i++) {
        uint64_t value = (uint64_t)(rows[i].unix_time + 11644473600) * 10000000;
        FILETIME time = {(DWORD)value, (DWORD)(value >> 32)};

        ck_assert(FileTimeToSystemTime(&time, &date));
        ck_assert_mem_eq(&date, &rows[i].date, sizeof(date));
    }
    ck_assert_fails(FileTimeToSystemTime(&(FILETIME){0, 0x80000000}, &date),
                    ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(test_process__counter_rises)
{
    LARGE_INTEGER first;
    LARGE_INTEGER second;

    ck_assert(QueryPerformanceCounter(&first));
    Sleep(2);
    ck_assert(QueryPerformanceCounter(&second));
    ck_assert_int_gt(second.QuadPart, first.QuadPart);
    ck_assert_uint_le(GetTickCount(), (DWORD)-1);
}
END_TEST

START_TEST(test_process__interlocked_values)
{
    LONG value = 5;
    LONG64 wide = 1LL << 40;
    PVOID pointer = &value;

    ck_assert_int_eq(InterlockedIncrement(&value), 6);
    ck_assert_int_eq(InterlockedDecrement(&value), 5);
    ck_assert_int_eq(InterlockedExchange(&value, 9), 5);
    ck_assert_int_eq(InterlockedExchangeAdd(&value, 3), 9);
    ck_assert_int_eq(InterlockedAdd(&value, -2), 10);
    ck_assert_int_eq(InterlockedOr(&value, 5), 10);
    ck_assert_int_eq(InterlockedAnd(&value, 6), 15);
    ck_assert_int_eq(InterlockedXor(&value, 5), 6);
    ck_assert_int_eq(value, 3);
    ck_assert_int_eq(InterlockedCompareExchange(&value, 1, 4), 3);
    ck_assert_int_eq(InterlockedCompareExchange(&value, 1, 3), 3);
    ck_assert_int_eq(value, 1);
    ck_assert_int_eq(InterlockedIncrement64(&wide), (1LL << 40) + 1);
    ck_assert_int_eq(InterlockedDecrement64(&wide), 1LL << 40);
    ck_assert_int_eq(InterlockedExchangeAdd64(&wide, 2), 1LL << 40);
    ck_assert_int_eq(InterlockedExchange64(&wide, 7), (1LL << 40) + 2);
    ck_assert_int_eq(InterlockedCompareExchange64(&wide, 8, 7), 7);
    ck_assert_int_eq(wide, 8);
    ck_assert_ptr_eq(InterlockedExchangePointer(&pointer, NULL), &value);
    ck_assert_ptr_null(InterlockedCompareExchangePointer(&pointer, &wide, NULL));
    ck_assert_ptr_eq(pointer, &wide);
    value = INT32_MAX;
    ck_assert_int_eq(InterlockedIncrement(&value), INT32_MIN);
    MemoryBarrier();
}
END_TEST

START_TEST(test_process__environment_is_utf8_below)
{
    WCHAR buffer[32];

    ck_assert(SetEnvironmentVariableW(L"RDK_T\u00c9ST", L"v\u00e4lue"));
    ck_assert_str_eq(getenv("RDK_T\xc3\x89ST"), "v\xc3\xa4lue");
    ck_assert_uint_eq(GetEnvironmentVariableW(L"RDK_T\u00c9ST", buffer, 32), 5);
    ck_assert_wide_eq(buffer, L"v\u00e4lue");
    ck_assert_uint_eq(GetEnvironmentVariableW(L"RDK_T\u00c9ST", buffer, 5), 6);
    ck_assert_uint_eq(GetEnvironmentVariableW(L"RDK_T\u00c9ST", NULL, 0), 6);
    ck_assert(SetEnvironmentVariableW(L"RDK_EMPTY", L""));
    ck_assert_fails(GetEnvironmentVariableW(L"RDK_EMPTY", buffer, 32), ERROR_SUCCESS);
    ck_assert(SetEnvironmentVariableW(L"RDK_EMPTY", NULL));
    ck_assert_fails(GetEnvironmentVariableW(L"RDK_EMPTY", buffer, 32), ERROR_ENVVAR_NOT_FOUND);
    ck_assert_fails(SetEnvironmentVariableW(L"RDK_EMPTY", NULL), ERROR_ENVVAR_NOT_FOUND);
    ck_assert_fails(SetEnvironmentVariableW(L"a=b", L""), ERROR_INVALID_PARAMETER);
    ck_assert_fails(SetEnvironmentVariableW(L"", L""), ERROR_INVALID_PARAMETER);
    ck_assert_fails(SetEnvironmentVariableW(NULL, L""), ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(test_process__expands_what_is_known)
{
    WCHAR buffer[64];

    SetEnvironmentVariableW(L"RDK_DIR", L"/var/rdk");
    ck_assert_uint_eq(ExpandEnvironmentStringsW(L"%RDK_DIR%/x 50% %NONE_SUCH% %%", buffer, 64), 30);
    ck_assert_wide_eq(buffer, L"/var/rdk/x 50% %NONE_SUCH% %%");
    ck_assert_uint_eq(ExpandEnvironmentStringsW(L"%RDK_DIR%", NULL, 0), 9);
    ck_assert_uint_eq(ExpandEnvironmentStringsW(L"%RDK_DIR%", buffer, 4), 9);
    ck_assert_uint_eq(ExpandEnvironmentStringsW(L"", buffer, 4), 1);
    ck_assert_fails(ExpandEnvironmentStringsW(NULL, buffer, 4), ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(test_process__macros)
{
    ck_assert_int_eq(HRESULT_FROM_WIN32(ERROR_ACCESS_DENIED), E_ACCESSDENIED);
    ck_assert_int_eq(HRESULT_FROM_WIN32(ERROR_SUCCESS), S_OK);
    ck_assert(FAILED(E_FAIL));
    ck_assert(SUCCEEDED(S_FALSE));
    ck_assert_uint_eq(MAKEWORD(0x34, 0x12), 0x1234);
    ck_assert_int_eq(MAKELONG(0x5678, 0x1234), 0x12345678);
    ck_assert_uint_eq(HIWORD(0x12345678), 0x1234);
    ck_assert_uint_eq(LOBYTE(LOWORD(0x12345678)), 0x78);
    ck_assert_uint_eq(HIBYTE(LOWORD(0x12345678)), 0x56);
    ck_assert_int_eq(FIELD_OFFSET(SYSTEMTIME, wDay), 6);
    ck_assert_int_eq(max(min(3, 5), 4), 4);
    ck_assert(DisableThreadLibraryCalls(NULL));
    ck_assert_uint_eq(GetCurrentProcessId(), (DWORD)getpid());
}
END_TEST

TEST_MAIN("process", test_process__sleeps_at_least_as_long_as_asked,
          test_process__knows_the_time_of_day, test_process__dates_are_of_the_gregorian_calendar,
          test_process__counter_rises, test_process__interlocked_values,
          test_process__environment_is_utf8_below, test_process__expands_what_is_known,
          test_process__macros)
