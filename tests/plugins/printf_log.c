/* The log format is printf's. */
#include "plugin.h"

static DWORD WINAPI TalkingOnline(ONLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;

    g_Callbacks.LogEvent(instance->ResourceHandle, LOG_INFORMATION, L"online, flags %d\n",
                         OnlineFlags);
    InterlockedExchange(&instance->Online, 1);
    return ERROR_SUCCESS;
}

#define PLUGIN_ONLINE TalkingOnline
#include "plugin_table.h"
