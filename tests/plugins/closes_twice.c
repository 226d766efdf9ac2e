/* Offline closes an event twice. */
#include "plugin.h"

static DWORD WINAPI ClosingOffline(OFFLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;
    HANDLE event = CreateEventW(NULL, TRUE, FALSE, NULL);

    CloseHandle(event);
    CloseHandle(event);
    InterlockedExchange(&instance->Online, 0);
    return ERROR_SUCCESS;
}

#define PLUGIN_OFFLINE ClosingOffline
#include "plugin_table.h"
