/* A POSIX mutex is held across an SDK call that waits; IsAlive wants it meanwhile. */
#include <pthread.h>

#include "plugin.h"

static pthread_mutex_t g_Mutex = PTHREAD_MUTEX_INITIALIZER;

static DWORD WINAPI Hold(LPVOID Parameter)
{
    (void)Parameter;
    pthread_mutex_lock(&g_Mutex);
    Sleep(70000);
    pthread_mutex_unlock(&g_Mutex);
    return ERROR_SUCCESS;
}

static DWORD WINAPI HoldingOnline(ONLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;
    HANDLE thread = CreateThread(NULL, 0, Hold, NULL, 0, NULL);

    if (thread == NULL) {
        return GetLastError();
    }
    CloseHandle(thread);
    InterlockedExchange(&instance->Online, 1);
    return ERROR_SUCCESS;
}

static BOOL WINAPI LockingIsAlive(RESID Resource)
{
    INSTANCE *instance = Resource;
    BOOL online;

    pthread_mutex_lock(&g_Mutex);
    online = instance->Online != 0;
    pthread_mutex_unlock(&g_Mutex);
    return online;
}

#define PLUGIN_ONLINE   HoldingOnline
#define PLUGIN_IS_ALIVE LockingIsAlive
#include "plugin_table.h"
