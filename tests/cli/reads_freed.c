/* Online reads memory that it has freed, and does everything else right. */
#include "../plugins/plugin.h"

#define PLUGIN_ONLINE ReadsFreedOnline
static DWORD WINAPI ReadsFreedOnline(ONLINE_PARAMETERS)
{
    volatile LONG *freed = LocalAlloc(LPTR, 64 * sizeof(LONG));

    LocalFree((HLOCAL)(LONG_PTR)freed);
    InterlockedExchange(&((INSTANCE *)Resource)->Online, 1);
    return freed[16] == 0x5EED ? ERROR_GEN_FAILURE : ERROR_SUCCESS;
}
#include "../plugins/plugin_table.h"
