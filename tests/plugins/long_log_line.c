/* A log line of a thousand characters. That is a warning: the monitor cuts it. */
#include "plugin.h"

static DWORD WINAPI TalkativeOnline(ONLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;
    WCHAR words[1001];

    for (DWORD i = 0; i < 1000; i++) {
        words[i] = L'a';
    }
    words[1000] = L'\0';
    g_Callbacks.LogEvent(instance->ResourceHandle, LOG_INFORMATION, L"%1\n", words);
    InterlockedExchange(&instance->Online, 1);
    return ERROR_SUCCESS;
}

#define PLUGIN_ONLINE TalkativeOnline
#include "plugin_table.h"
