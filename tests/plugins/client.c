/* A worker asks everything that a worker may ask, and gets what is true; nothing is wrong. */
#include "plugin.h"

static BOOL Same(LPCWSTR Left, LPCWSTR Right)
{
    return CompareStringOrdinal(Left, -1, Right, -1, FALSE) == CSTR_EQUAL;
}

static BOOL ListsAreRight(HCLUSTER Cluster, HRESOURCE Resource, HGROUP Group)
{
    HCLUSENUM all = ClusterOpenEnum(Cluster, CLUSTER_ENUM_RESOURCE | CLUSTER_ENUM_GROUP);
    HRESENUM up = ClusterResourceOpenEnum(Resource, CLUSTER_RESOURCE_ENUM_PROVIDES);
    HGROUPENUM in = ClusterGroupOpenEnum(Group, CLUSTER_GROUP_ENUM_CONTAINS);
    WCHAR name[32];
    DWORD chars = ARRAYSIZE(name);
    DWORD type = 0;
    BOOL right = ClusterGetEnumCount(all) == 3 && ClusterResourceGetEnumCount(up) == 1 &&
                 ClusterGroupGetEnumCount(in) == 2 &&
                 ClusterResourceEnum(up, 0, &type, name, &chars) == ERROR_SUCCESS &&
                 Same(name, L"r2") && type == CLUSTER_RESOURCE_ENUM_PROVIDES;

    return ClusterCloseEnum(all) == ERROR_SUCCESS &&
           ClusterResourceCloseEnum(up) == ERROR_SUCCESS &&
           ClusterGroupCloseEnum(in) == ERROR_SUCCESS && right;
}

static BOOL StatesAreRight(HRESOURCE Resource, HGROUP Group)
{
    WCHAR node[32];
    WCHAR group[32];
    DWORD nodes = ARRAYSIZE(node);
    DWORD groups = ARRAYSIZE(group);

    return GetClusterResourceState(Resource, node, &nodes, group, &groups) ==
               ClusterResourceOnlinePending &&
           Same(group, L"Group") && groups == 5 &&
           GetClusterGroupState(Group, NULL, NULL) == ClusterGroupPending;
}

static BOOL ControlsAreRight(HCLUSTER Cluster, HRESOURCE Resource, HGROUP Group)
{
    CLUS_RESOURCE_CLASS_INFO info;
    WCHAR name[32];
    DWORD bytes = 0;

    return ClusterResourceControl(Resource, NULL, CLUSCTL_RESOURCE_GET_RESOURCE_TYPE, NULL, 0, name,
                                  sizeof(name), &bytes) == ERROR_SUCCESS &&
           Same(name, L"Wrong") && bytes == 12 &&
           ClusterResourceControl(Resource, NULL, CLUSCTL_RESOURCE_GET_RESOURCE_TYPE, NULL, 0, NULL,
                                  0, &bytes) == ERROR_MORE_DATA &&
           bytes == 12 &&
           ClusterResourceControl(Resource, NULL, CLUSCTL_RESOURCE_GET_CLASS_INFO, NULL, 0, &info,
                                  sizeof(info), &bytes) == ERROR_SUCCESS &&
           ClusterGroupControl(Group, NULL, CLUSCTL_GROUP_GET_NAME, NULL, 0, name, sizeof(name),
                               &bytes) == ERROR_SUCCESS &&
           Same(name, L"Group") &&
           ClusterResourceTypeControl(Cluster, L"none", NULL, CLUSCTL_RESOURCE_TYPE_UNKNOWN, NULL,
                                      0, NULL, 0, &bytes) == ERROR_CLUSTER_RESOURCE_TYPE_NOT_FOUND;
}

static BOOL BatchIsRight(HRESOURCE Resource)
{
    HKEY key = GetClusterResourceKey(Resource, KEY_ALL_ACCESS);
    HKEY below = NULL;
    HREGBATCH batch = NULL;
    DWORD number = 7;
    DWORD bytes = sizeof(number);
    INT failed = 0;
    BOOL right = ClusterRegCreateBatch(key, &batch) == ERROR_SUCCESS;

    ClusterRegBatchAddCommand(batch, CLUSREG_CREATE_KEY, L"Made", 0, NULL, 0);
    ClusterRegBatchAddCommand(batch, CLUSREG_DELETE_VALUE, L"none", 0, NULL, 0);
    right = right && ClusterRegCloseBatch(batch, TRUE, &failed) == ERROR_FILE_NOT_FOUND &&
            failed == 1 &&
            ClusterRegOpenKey(key, L"Made", KEY_READ, &below) == ERROR_FILE_NOT_FOUND;
    ClusterRegCreateBatch(key, &batch);
    ClusterRegBatchAddCommand(batch, CLUSREG_CREATE_KEY, L"Made", 0, NULL, 0);
    ClusterRegBatchAddCommand(batch, CLUSREG_SET_VALUE, L"Seven", REG_DWORD, &number, bytes);
    right = right && ClusterRegCloseBatch(batch, TRUE, &failed) == ERROR_SUCCESS &&
            ClusterRegOpenKey(key, L"Made", KEY_READ, &below) == ERROR_SUCCESS;
    number = 0;
    right = right &&
            ClusterRegQueryValue(below, L"Seven", NULL, (LPBYTE)&number, &bytes) == ERROR_SUCCESS &&
            number == 7;
    ClusterRegCloseKey(below);
    ClusterRegCloseKey(key);
    return right;
}

static DWORD WINAPI Ask(PCLUS_WORKER Worker, LPVOID Parameter)
{
    INSTANCE *instance = Parameter;
    HCLUSTER cluster = OpenCluster(NULL);
    HRESOURCE resource = OpenClusterResource(cluster, L"R1");
    HGROUP group = OpenClusterGroup(cluster, L"Group");
    BOOL right = ListsAreRight(cluster, resource, group) && StatesAreRight(resource, group) &&
                 ControlsAreRight(cluster, resource, group) && BatchIsRight(resource);

    (void)Worker;
    CloseClusterGroup(group);
    CloseClusterResource(resource);
    CloseCluster(cluster);
    InterlockedExchange(&instance->Online, right);
    Report(instance, right ? ClusterResourceOnline : ClusterResourceFailed, 1);
    return ERROR_SUCCESS;
}

static DWORD WINAPI AskingOnline(ONLINE_PARAMETERS)
{
    return Begin(Resource, Ask);
}

#define PLUGIN_ONLINE AskingOnline
#include "plugin_table.h"
