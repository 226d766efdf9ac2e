/* Online returns success, and its worker reports Online all the same. */
#include "plugin.h"

static DWORD WINAPI ReportOnline(PCLUS_WORKER Worker, LPVOID Parameter)
{
    (void)Worker;
    Sleep(10);
    Report(Parameter, ClusterResourceOnline, 1);
    return ERROR_SUCCESS;
}

static DWORD WINAPI EagerOnline(ONLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;

    InterlockedExchange(&instance->Online, 1);
    return ClusWorkerCreate(&instance->Worker, ReportOnline, instance);
}

#define PLUGIN_ONLINE EagerOnline
#include "plugin_table.h"
