/* Each Offline makes an event and forgets it. */
#include "plugin.h"

static DWORD WINAPI LeakingOffline(OFFLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;

    CreateEventW(NULL, TRUE, FALSE, NULL);
    InterlockedExchange(&instance->Online, 0);
    return ERROR_SUCCESS;
}

#define PLUGIN_OFFLINE LeakingOffline
#include "plugin_table.h"
