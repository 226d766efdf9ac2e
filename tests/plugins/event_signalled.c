/* Online leaves an event that is signalled already. */
#include "plugin.h"

static HANDLE g_Event;

static DWORD WINAPI HastyOnline(ONLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;

    *EventHandle = g_Event;
    InterlockedExchange(&instance->Online, 1);
    return ERROR_SUCCESS;
}

#define PLUGIN_ONLINE      HastyOnline
#define PLUGIN_SPOIL_TABLE (g_Event = CreateEventW(NULL, TRUE, TRUE, NULL))
#include "plugin_table.h"
