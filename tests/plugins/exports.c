/* Functions that no table knows, of each type that a scenario can give or get. */
#include <string.h>

#include "plugin.h"
#include "plugin_table.h"

static DWORD g_Resets;

/* Counts the arguments that are not what the scenario says. */
DWORD TakesAll(LPCWSTR Text, DWORD Small, WORD Smaller, LONG Negative, ULONGLONG Large,
               LONGLONG LargeNegative, FILETIME Time, const BYTE *Bytes, LPCWSTR Null, BOOL Flag,
               LPCWSTR List, LONG Plain);
DWORD TakesAll(LPCWSTR Text, DWORD Small, WORD Smaller, LONG Negative, ULONGLONG Large,
               LONGLONG LargeNegative, FILETIME Time, const BYTE *Bytes, LPCWSTR Null, BOOL Flag,
               LPCWSTR List, LONG Plain)
{
    static const BYTE expected[] = {0x00, 0xff, 0x10};
    static const WCHAR list[] = L"a\0bc\0";
    DWORD wrong = 0;

    wrong += lstrcmpW(Text, L"hello") != 0;
    wrong += Small != 3;
    wrong += Smaller != 65535;
    wrong += Negative != -2147483647 - 1;
    wrong += Large != 0xfedcba9876543210;
    wrong += LargeNegative != -5000000000;
    wrong += Time.dwLowDateTime != 10000000 || Time.dwHighDateTime != 0;
    wrong += memcmp(Bytes, expected, sizeof(expected)) != 0;
    wrong += Null != NULL;
    wrong += Flag != TRUE;
    wrong += memcmp(List, list, sizeof(list)) != 0;
    wrong += Plain != -1;
    return wrong;
}

DWORD TakesList(PVOID List, DWORD Bytes);
DWORD TakesList(PVOID List, DWORD Bytes)
{
    DWORD value = 0;

    return ResUtilFindDwordProperty(List, Bytes, L"Max", &value) != ERROR_SUCCESS ? 0 : value;
}

VOID Reset(VOID);
VOID Reset(VOID)
{
    g_Resets++;
}

DWORD Resets(VOID);
DWORD Resets(VOID)
{
    SetLastError(ERROR_FILE_NOT_FOUND);
    return g_Resets;
}

LONG Lag(LONG Base);
LONG Lag(LONG Base)
{
    return Base - 5;
}

BOOL IsEven(DWORD Number);
BOOL IsEven(DWORD Number)
{
    return Number % 2 == 0;
}

ULONGLONG Double(ULONGLONG Number);
ULONGLONG Double(ULONGLONG Number)
{
    return Number * 2;
}

ULONGLONG SleepsAMinute(VOID);
ULONGLONG SleepsAMinute(VOID)
{
    const ULONGLONG start = GetTickCount64();

    Sleep(60000);
    return GetTickCount64() - start;
}

/* The name of a resource DLL's function says nothing: the scenario calls it as it is. */
VOID Close(VOID);
VOID Close(VOID)
{
    g_Resets = 0;
}
