/* Exports that no table knows. */
#include <resapi.h>
#include <windows.h>

DWORD g_Variable = 1;

DWORD WINAPI StartupEx(LPCWSTR ResourceType, DWORD MinVersionSupported, DWORD MaxVersionSupported,
                       PCLRES_CALLBACK_FUNCTION_TABLE MonitorCallbackFunctions,
                       PCLRES_FUNCTION_TABLE *ResourceDllInterfaceFunctions)
{
    (void)ResourceType;
    (void)MinVersionSupported;
    (void)MaxVersionSupported;
    (void)MonitorCallbackFunctions;
    (void)ResourceDllInterfaceFunctions;
    return ERROR_CLUSTER_RESNAME_NOT_FOUND;
}

VOID Nothing(VOID);
VOID Nothing(VOID)
{
    SetLastError(ERROR_FILE_NOT_FOUND);
}

DWORD AddDwords(DWORD A, DWORD B);
DWORD AddDwords(DWORD A, DWORD B)
{
    return A + B;
}

LONG AddLongs(LONG A, LONG B);
LONG AddLongs(LONG A, LONG B)
{
    return A + B;
}

ULONGLONG AddQwords(ULONGLONG A, ULONGLONG B);
ULONGLONG AddQwords(ULONGLONG A, ULONGLONG B)
{
    return A + B;
}

LONGLONG AddLarges(LONGLONG A, LONGLONG B);
LONGLONG AddLarges(LONGLONG A, LONGLONG B)
{
    return A + B;
}

PVOID Same(PVOID Pointer);
PVOID Same(PVOID Pointer)
{
    return Pointer;
}

/* A twelfth argument goes over the stack. */
DWORD Digits(DWORD A, DWORD B, DWORD C, DWORD D, DWORD E, DWORD F, DWORD G, DWORD H, DWORD I,
             LPCWSTR Text, const BYTE *Bytes, LONGLONG Last);
DWORD Digits(DWORD A, DWORD B, DWORD C, DWORD D, DWORD E, DWORD F, DWORD G, DWORD H, DWORD I,
             LPCWSTR Text, const BYTE *Bytes, LONGLONG Last)
{
    return lstrlenW(Text) == 3 && Bytes[2] == 9 && Last == -7 &&
           A + 2 * B + 3 * C + 4 * D + 5 * E + 6 * F + 7 * G + 8 * H + 9 * I == 285;
}

DWORD SumBytes(const BYTE *Bytes, DWORD Count);
DWORD SumBytes(const BYTE *Bytes, DWORD Count)
{
    DWORD sum = 0;

    for (DWORD i = 0; i < Count; i++) {
        sum += Bytes[i];
    }
    return sum;
}

ULONGLONG SleepFor(DWORD Milliseconds);
ULONGLONG SleepFor(DWORD Milliseconds)
{
    const ULONGLONG start = GetTickCount64();

    Sleep(Milliseconds);
    return GetTickCount64() - start;
}
