/* Functions that no table knows, and what becomes of a scenario that calls them. */
#include "exports.c"

DWORD g_Variable;

DWORD Crashes(VOID);
DWORD Crashes(VOID)
{
    static volatile DWORD *volatile nowhere;

    *nowhere = 1;
    return ERROR_SUCCESS;
}

DWORD WritesPast(volatile BYTE *Bytes);
DWORD WritesPast(volatile BYTE *Bytes)
{
    Bytes[4] = 1;
    return ERROR_SUCCESS;
}

DWORD WaitsForEver(VOID);
DWORD WaitsForEver(VOID)
{
    HANDLE event = CreateEventW(NULL, TRUE, FALSE, NULL);

    return WaitForSingleObject(event, INFINITE);
}

DWORD Fails(VOID);
DWORD Fails(VOID)
{
    return 7;
}

LONG Minus(VOID);
LONG Minus(VOID)
{
    return -3;
}
