/* Online closes every descriptor, as daemons do. */
#include <unistd.h>

#include "plugin.h"

static DWORD WINAPI ClosingOnline(ONLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;

    for (int descriptor = 0; descriptor < 1024; descriptor++) {
        close(descriptor);
    }
    InterlockedExchange(&instance->Online, 1);
    return ERROR_SUCCESS;
}

#define PLUGIN_ONLINE ClosingOnline
#include "plugin_table.h"
