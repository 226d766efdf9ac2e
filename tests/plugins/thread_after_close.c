/* Online starts a watcher that nobody ends; it is there when Close returns. */
#include "plugin.h"

static DWORD WINAPI Watch(LPVOID Parameter)
{
    (void)Parameter;
    for (;;) {
        Sleep(1000);
    }
    return ERROR_SUCCESS;
}

static DWORD WINAPI WatchingOnline(ONLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;
    HANDLE thread = CreateThread(NULL, 0, Watch, NULL, 0, NULL);

    if (thread == NULL) {
        return GetLastError();
    }
    CloseHandle(thread);
    InterlockedExchange(&instance->Online, 1);
    return ERROR_SUCCESS;
}

#define PLUGIN_ONLINE WatchingOnline
#include "plugin_table.h"
