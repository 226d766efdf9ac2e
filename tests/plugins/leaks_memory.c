/* Each Offline allocates and forgets. */
#include "plugin.h"

static DWORD WINAPI LeakingOffline(OFFLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;
    PBYTE volatile forgotten = LocalAlloc(LPTR, 1000);

    (void)forgotten;
    InterlockedExchange(&instance->Online, 0);
    return ERROR_SUCCESS;
}

#define PLUGIN_OFFLINE LeakingOffline
#include "plugin_table.h"
