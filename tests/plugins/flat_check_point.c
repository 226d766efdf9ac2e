/* The worker reports progress twice with the same CheckPoint. */
#include "plugin.h"

static DWORD WINAPI BringOnline(PCLUS_WORKER Worker, LPVOID Parameter)
{
    INSTANCE *instance = Parameter;

    (void)Worker;
    Report(instance, ClusterResourceOnlinePending, 1);
    Sleep(10);
    Report(instance, ClusterResourceOnlinePending, 1);
    Sleep(10);
    InterlockedExchange(&instance->Online, 1);
    Report(instance, ClusterResourceOnline, 2);
    return ERROR_SUCCESS;
}

static DWORD WINAPI FlatOnline(ONLINE_PARAMETERS)
{
    return Begin(Resource, BringOnline);
}

#define PLUGIN_ONLINE FlatOnline
#include "plugin_table.h"
