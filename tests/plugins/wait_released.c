/* The worker waits without limit for an event; Terminate sets it. That is legal: the watchdog is
 * what it is for. */
#include "plugin.h"

static HANDLE g_Event;

static DWORD WINAPI BringOnline(PCLUS_WORKER Worker, LPVOID Parameter)
{
    (void)Worker;
    (void)Parameter;
    WaitForSingleObject(g_Event, INFINITE);
    return ERROR_OPERATION_ABORTED;
}

static DWORD WINAPI WaitingOnline(ONLINE_PARAMETERS)
{
    return Begin(Resource, BringOnline);
}

static VOID WINAPI ReleasingTerminate(RESID Resource)
{
    INSTANCE *instance = Resource;

    SetEvent(g_Event);
    ClusWorkerTerminate(&instance->Worker);
    ResetEvent(g_Event);
}

#define PLUGIN_ONLINE      WaitingOnline
#define PLUGIN_TERMINATE   ReleasingTerminate
#define PLUGIN_SPOIL_TABLE (g_Event = CreateEventW(NULL, TRUE, FALSE, NULL))
#include "plugin_table.h"
