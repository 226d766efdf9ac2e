/* Online waits for its work itself, instead of leaving it to a worker. */
#include "plugin.h"

static DWORD WINAPI SlowOnline(ONLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;

    Sleep(5000);
    InterlockedExchange(&instance->Online, 1);
    return ERROR_SUCCESS;
}

#define PLUGIN_ONLINE SlowOnline
#include "plugin_table.h"
