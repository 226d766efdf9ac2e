/* Online sends a control code to its own resource and waits for the answer: a deadlock. */
#include "plugin.h"

static DWORD WINAPI AskingOnline(ONLINE_PARAMETERS)
{
    HCLUSTER cluster = OpenCluster(NULL);
    HRESOURCE resource = OpenClusterResource(cluster, L"r1");
    DWORD characteristics = 0;
    DWORD status = ClusterResourceControl(resource, NULL, CLUSCTL_RESOURCE_GET_CHARACTERISTICS,
                                          NULL, 0, &characteristics, sizeof(characteristics), NULL);

    (void)Resource;
    CloseClusterResource(resource);
    CloseCluster(cluster);
    return status == ERROR_TIMEOUT ? ERROR_SUCCESS : ERROR_GEN_FAILURE;
}

#define PLUGIN_ONLINE AskingOnline
#include "plugin_table.h"
