/* A worker counts, and IsAlive reads the count, with nothing between them. */
#include "plugin.h"

static int g_Count;

static DWORD WINAPI CountOn(PCLUS_WORKER Worker, LPVOID Parameter)
{
    INSTANCE *instance = Parameter;

    InterlockedExchange(&instance->Online, 1);
    Report(instance, ClusterResourceOnline, 1);
    while (!ClusWorkerCheckTerminate(Worker)) {
        g_Count++;
        Sleep(1000);
    }
    return ERROR_SUCCESS;
}

static DWORD WINAPI CountingOnline(ONLINE_PARAMETERS)
{
    return Begin(Resource, CountOn);
}

static BOOL WINAPI ReadingIsAlive(RESID Resource)
{
    (void)Resource;
    return g_Count >= 0;
}

static DWORD WINAPI StoppingOffline(OFFLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;

    ClusWorkerTerminate(&instance->Worker);
    return ERROR_SUCCESS;
}

#define PLUGIN_ONLINE   CountingOnline
#define PLUGIN_IS_ALIVE ReadingIsAlive
#define PLUGIN_OFFLINE  StoppingOffline
#include "plugin_table.h"
