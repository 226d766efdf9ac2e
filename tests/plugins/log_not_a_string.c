/* A string insert is given a number. */
#include "plugin.h"

static DWORD WINAPI TalkingOnline(ONLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;

    g_Callbacks.LogEvent(instance->ResourceHandle, LOG_INFORMATION, L"online: %1\n",
                         (ULONG_PTR)0x1234);
    InterlockedExchange(&instance->Online, 1);
    return ERROR_SUCCESS;
}

#define PLUGIN_ONLINE TalkingOnline
#include "plugin_table.h"
