/* Offline deletes a critical section that it holds. */
#include "plugin.h"

static DWORD WINAPI DeletingOffline(OFFLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;
    CRITICAL_SECTION section;

    InitializeCriticalSection(&section);
    EnterCriticalSection(&section);
    DeleteCriticalSection(&section);
    InterlockedExchange(&instance->Online, 0);
    return ERROR_SUCCESS;
}

#define PLUGIN_OFFLINE DeletingOffline
#include "plugin_table.h"
