/* A constructor starts a thread, before the plugin is known; Offline ends it. */
#include <pthread.h>

#include "plugin.h"

static pthread_mutex_t g_Mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t g_Changed = PTHREAD_COND_INITIALIZER;
static pthread_t g_Thread;
static BOOL g_Stop;
static BOOL g_Stopped;

static void *WaitForStop(void *Parameter)
{
    pthread_mutex_lock(&g_Mutex);
    while (!g_Stop) {
        pthread_cond_wait(&g_Changed, &g_Mutex);
    }
    g_Stopped = TRUE;
    pthread_mutex_unlock(&g_Mutex);
    return Parameter;
}

__attribute__((constructor)) static void StartEarly(void)
{
    pthread_create(&g_Thread, NULL, WaitForStop, &g_Stop);
}

static DWORD WINAPI StoppingOffline(OFFLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;
    void *result = NULL;

    pthread_mutex_lock(&g_Mutex);
    g_Stop = TRUE;
    pthread_cond_broadcast(&g_Changed);
    pthread_mutex_unlock(&g_Mutex);
    if (pthread_join(g_Thread, &result) != 0 || result != &g_Stop || !g_Stopped) {
        return ERROR_INVALID_DATA;
    }
    InterlockedExchange(&instance->Online, 0);
    return ERROR_SUCCESS;
}

#define PLUGIN_OFFLINE StoppingOffline
#include "plugin_table.h"
