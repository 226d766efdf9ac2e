/* Offline frees with LocalFree what LocalAlloc never gave. */
#include "plugin.h"

static DWORD WINAPI FreeingOffline(OFFLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;
    static BYTE block[64];

    LocalFree(block);
    InterlockedExchange(&instance->Online, 0);
    return ERROR_SUCCESS;
}

#define PLUGIN_OFFLINE FreeingOffline
#include "plugin_table.h"
