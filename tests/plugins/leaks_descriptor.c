/* Each Offline opens a file and forgets it. */
#include <fcntl.h>

#include "plugin.h"

static DWORD WINAPI LeakingOffline(OFFLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;
    int volatile forgotten = open("/dev/null", O_RDONLY);

    (void)forgotten;
    InterlockedExchange(&instance->Online, 0);
    return ERROR_SUCCESS;
}

#define PLUGIN_OFFLINE LeakingOffline
#include "plugin_table.h"
