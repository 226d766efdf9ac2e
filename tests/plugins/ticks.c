/* Nothing is wrong here: the worker that brought it online goes on and wakes each second. */
#include "plugin.h"

static volatile LONG g_Ticks;

static DWORD WINAPI Tick(PCLUS_WORKER Worker, LPVOID Parameter)
{
    INSTANCE *instance = Parameter;

    Sleep(2000);
    InterlockedExchange(&instance->Online, 1);
    Report(instance, ClusterResourceOnline, 1);
    while (!ClusWorkerCheckTerminate(Worker)) {
        Sleep(1000);
        InterlockedIncrement(&g_Ticks);
    }
    return ERROR_SUCCESS;
}

static DWORD WINAPI TickingOnline(ONLINE_PARAMETERS)
{
    return Begin(Resource, Tick);
}

static DWORD WINAPI TickingOffline(OFFLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;
    const DWORD ticks = (DWORD)g_Ticks;

    g_Callbacks.LogEvent(instance->ResourceHandle, LOG_INFORMATION, L"ticked %1!u! times\n", ticks);
    ClusWorkerTerminate(&instance->Worker);
    InterlockedExchange(&instance->Online, 0);
    return ERROR_SUCCESS;
}

#define PLUGIN_ONLINE  TickingOnline
#define PLUGIN_OFFLINE TickingOffline
#include "plugin_table.h"
