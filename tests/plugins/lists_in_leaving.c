/* LEAVING_GROUP looks at the group that is to be left. */
#include "plugin.h"

static DWORD WINAPI ListingControl(CONTROL_PARAMETERS)
{
    (void)Resource;
    *BytesReturned = 0;
    if (ControlCode == CLUSCTL_RESOURCE_LEAVING_GROUP) {
        HCLUSTER cluster = OpenCluster(NULL);
        HGROUP group = OpenClusterGroup(cluster, (LPCWSTR)InBuffer);
        HGROUPENUM list = ClusterGroupOpenEnum(group, CLUSTER_GROUP_ENUM_CONTAINS);

        ClusterGroupCloseEnum(list);
        CloseClusterGroup(group);
        CloseCluster(cluster);
        return ERROR_SUCCESS;
    }
    return ERROR_INVALID_FUNCTION;
}

#define PLUGIN_CONTROL ListingControl
#include "plugin_table.h"
