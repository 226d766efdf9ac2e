/* The worker reports with the RESID where the ResourceHandle belongs. */
#include "plugin.h"

static DWORD WINAPI BringOnline(PCLUS_WORKER Worker, LPVOID Parameter)
{
    INSTANCE *instance = Parameter;
    RESOURCE_STATUS_EX status;

    (void)Worker;
    ResUtilInitializeResourceStatusEx(&status);
    status.ResourceState = ClusterResourceOnlinePending;
    status.CheckPoint = 1;
    g_Callbacks.SetResourceStatusEx((RESOURCE_HANDLE)instance, &status);
    InterlockedExchange(&instance->Online, 1);
    Report(instance, ClusterResourceOnline, 2);
    return ERROR_SUCCESS;
}

static DWORD WINAPI MistakenOnline(ONLINE_PARAMETERS)
{
    return Begin(Resource, BringOnline);
}

#define PLUGIN_ONLINE MistakenOnline
#include "plugin_table.h"
