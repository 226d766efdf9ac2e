/* IsAlive asks the cluster for its own state, on its own thread. */
#include "plugin.h"

static BOOL WINAPI AskingIsAlive(RESID Resource)
{
    HCLUSTER cluster = OpenCluster(NULL);
    HRESOURCE resource = OpenClusterResource(cluster, L"r1");
    CLUSTER_RESOURCE_STATE state = GetClusterResourceState(resource, NULL, NULL, NULL, NULL);

    (void)Resource;
    CloseClusterResource(resource);
    CloseCluster(cluster);
    return state == ClusterResourceOnline;
}

#define PLUGIN_IS_ALIVE AskingIsAlive
#include "plugin_table.h"
