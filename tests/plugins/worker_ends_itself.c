/* The worker calls ClusWorkerTerminate on itself. */
#include "plugin.h"

static DWORD WINAPI BringOnline(PCLUS_WORKER Worker, LPVOID Parameter)
{
    INSTANCE *instance = Parameter;

    ClusWorkerTerminate(Worker);
    InterlockedExchange(&instance->Online, 1);
    Report(instance, ClusterResourceOnline, 1);
    return ERROR_SUCCESS;
}

static DWORD WINAPI BeginningOnline(ONLINE_PARAMETERS)
{
    return Begin(Resource, BringOnline);
}

#define PLUGIN_ONLINE BeginningOnline
#include "plugin_table.h"
