/* A worker lets its own resource fail through the cluster, instead of reporting it. */
#include "plugin.h"

static DWORD WINAPI FailLater(PCLUS_WORKER Worker, LPVOID Parameter)
{
    INSTANCE *instance = Parameter;
    HCLUSTER cluster = OpenCluster(NULL);
    HRESOURCE resource = OpenClusterResource(cluster, L"r1");

    (void)Worker;
    InterlockedExchange(&instance->Online, 1);
    Report(instance, ClusterResourceOnline, 1);
    Sleep(100);
    FailClusterResource(resource);
    CloseClusterResource(resource);
    CloseCluster(cluster);
    return ERROR_SUCCESS;
}

static DWORD WINAPI WorkingOnline(ONLINE_PARAMETERS)
{
    return Begin(Resource, FailLater);
}

#define PLUGIN_ONLINE WorkingOnline
#include "plugin_table.h"
