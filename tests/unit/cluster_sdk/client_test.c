#include <check.h>
#include <stdlib.h>
#include <string.h>

#include <clusapi.h>
#include <rdk/memory_cluster.h>

static struct rdk_memory_cluster *memory;
static HCLUSTER cluster;

static void setup(void)
{
    ck_assert_uint_eq(rdk_memory_cluster_create(&memory), ERROR_SUCCESS);
    rdk_memory_cluster_install(memory);
    ck_assert_uint_eq(rdk_memory_cluster_add_node(memory, L"N1"), ERROR_SUCCESS);
    ck_assert_uint_eq(rdk_memory_cluster_add_node(memory, L"N2"), ERROR_SUCCESS);
    ck_assert_uint_eq(rdk_memory_cluster_add_group(memory, L"Other"), ERROR_SUCCESS);
    ck_assert_uint_eq(rdk_memory_cluster_add_resource(memory, L"disk", L"Disk", L"Group"),
                      ERROR_SUCCESS);
    ck_assert_uint_eq(rdk_memory_cluster_add_resource(memory, L"name", L"Network Name", L"Group"),
                      ERROR_SUCCESS);
    ck_assert_uint_eq(rdk_memory_cluster_add_resource(memory, L"app", L"Application", L"Group"),
                      ERROR_SUCCESS);
    ck_assert_uint_eq(rdk_memory_cluster_add_dependency(memory, L"app", L"disk"), ERROR_SUCCESS);
    cluster = OpenCluster(NULL);
    ck_assert_ptr_nonnull(cluster);
}

static void teardown(void)
{
    rdk_memory_cluster_destroy(memory);
}

static HRESOURCE resource(LPCWSTR name)
{
    HRESOURCE handle = OpenClusterResource(cluster, name);
    ck_assert_ptr_nonnull(handle);
    return handle;
}

static HGROUP group(LPCWSTR name)
{
    HGROUP handle = OpenClusterGroup(cluster, name);
    ck_assert_ptr_nonnull(handle);
    return handle;
}

static BOOL same(LPCWSTR left, LPCWSTR right)
{
    return CompareStringOrdinal(left, -1, right, -1, FALSE) == CSTR_EQUAL;
}

#define ck_assert_last(code) ck_assert_uint_eq(GetLastError(), (code))

/* ---- handles ---- */

START_TEST(test_client__fails_without_a_cluster)
{
    rdk_memory_cluster_install(NULL);
    SetLastError(0);
    ck_assert_ptr_null(OpenCluster(NULL));
    ck_assert_last(RPC_S_SERVER_UNAVAILABLE);
    ck_assert_uint_eq(OnlineClusterResource(NULL), RPC_S_SERVER_UNAVAILABLE);
    SetLastError(0);
    ck_assert_int_eq(GetClusterResourceState(NULL, NULL, NULL, NULL, NULL),
                     ClusterResourceStateUnknown);
    ck_assert_last(RPC_S_SERVER_UNAVAILABLE);
    ck_assert(CloseCluster(cluster));
}
END_TEST

START_TEST(test_client__cluster_is_opened_by_its_names)
{
    DWORD granted = 0;
    ck_assert_ptr_nonnull(OpenCluster(L"memory"));
    ck_assert_ptr_nonnull(OpenCluster(L"n2"));
    ck_assert_ptr_null(OpenCluster(L"elsewhere"));
    ck_assert_last(RPC_S_SERVER_UNAVAILABLE);
    ck_assert_ptr_nonnull(OpenClusterEx(NULL, GENERIC_READ, &granted));
    ck_assert_uint_eq(granted, GENERIC_READ);
    ck_assert_ptr_nonnull(OpenClusterEx(NULL, MAXIMUM_ALLOWED, &granted));
    ck_assert_uint_eq(granted, GENERIC_ALL);
    ck_assert_ptr_nonnull(OpenClusterEx(NULL, GENERIC_ALL, NULL));
    ck_assert_ptr_null(OpenClusterEx(NULL, 0, &granted));
    ck_assert_last(ERROR_INVALID_PARAMETER);
    ck_assert_ptr_null(OpenClusterEx(NULL, GENERIC_WRITE, &granted));
    ck_assert_last(ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(test_client__information)
{
    WCHAR name[7];
    DWORD chars = 7;
    CLUSTERVERSIONINFO version = {.dwVersionInfoSize = sizeof(version)};
    ck_assert_uint_eq(GetClusterInformation(cluster, name, &chars, &version), ERROR_SUCCESS);
    ck_assert(same(name, L"MEMORY"));
    ck_assert_uint_eq(chars, 6);
    ck_assert_uint_eq(version.MajorVersion, 10);
    ck_assert_uint_eq(version.dwVersionInfoSize, 284);
    ck_assert_uint_eq(CLUSTER_GET_MAJOR_VERSION(version.dwClusterHighestVersion),
                      NT11_MAJOR_VERSION);
    chars = 6;
    ck_assert_uint_eq(GetClusterInformation(cluster, name, &chars, NULL), ERROR_MORE_DATA);
    ck_assert_uint_eq(chars, 6);
    chars = 0;
    ck_assert_uint_eq(GetClusterInformation(cluster, NULL, &chars, NULL), ERROR_SUCCESS);
    ck_assert_uint_eq(chars, 6);
    ck_assert_uint_eq(GetClusterInformation(cluster, name, NULL, NULL), ERROR_INVALID_PARAMETER);
    version.dwVersionInfoSize = 12;
    ck_assert_uint_eq(GetClusterInformation(cluster, NULL, &chars, &version),
                      ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(GetClusterInformation(NULL, NULL, &chars, NULL), ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(test_client__objects_are_opened_and_closed)
{
    const DWORD before = rdk_memory_cluster_count_handles(memory);
    HRESOURCE disk = resource(L"DISK");
    HGROUP one = group(L"group");
    HNODE node = OpenClusterNode(cluster, L"n1");
    ck_assert_ptr_nonnull(node);
    ck_assert_uint_eq(rdk_memory_cluster_count_handles(memory), before + 3);
    ck_assert(CloseClusterResource(disk));
    ck_assert(CloseClusterGroup(one));
    ck_assert(CloseClusterNode(node));
    ck_assert_uint_eq(rdk_memory_cluster_count_handles(memory), before);
    ck_assert(!CloseClusterResource(disk));
    ck_assert_last(ERROR_INVALID_HANDLE);
    ck_assert(!CloseClusterGroup(NULL));
    ck_assert_last(ERROR_INVALID_HANDLE);
    ck_assert(!CloseClusterNode((HNODE)(void *)cluster));
    ck_assert_last(ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(test_client__objects_that_are_not_there)
{
    ck_assert_ptr_null(OpenClusterResource(cluster, L"none"));
    ck_assert_last(ERROR_RESOURCE_NOT_FOUND);
    ck_assert_ptr_null(OpenClusterGroup(cluster, L"none"));
    ck_assert_last(ERROR_GROUP_NOT_FOUND);
    ck_assert_ptr_null(OpenClusterNode(cluster, L"n1.example"));
    ck_assert_last(ERROR_CLUSTER_NODE_NOT_FOUND);
    ck_assert_ptr_null(OpenClusterResource(cluster, NULL));
    ck_assert_last(ERROR_INVALID_PARAMETER);
    ck_assert_ptr_null(OpenClusterGroup(cluster, NULL));
    ck_assert_last(ERROR_INVALID_PARAMETER);
    ck_assert_ptr_null(OpenClusterNode(cluster, NULL));
    ck_assert_last(ERROR_INVALID_PARAMETER);
    ck_assert_ptr_null(OpenClusterResource(NULL, L"disk"));
    ck_assert_last(ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(test_client__access_is_what_was_granted)
{
    DWORD granted = 0;
    HRESOURCE reader = OpenClusterResourceEx(cluster, L"disk", GENERIC_READ, &granted);
    ck_assert_uint_eq(granted, GENERIC_READ);
    ck_assert_int_eq(GetClusterResourceState(reader, NULL, NULL, NULL, NULL),
                     ClusterResourceOffline);
    ck_assert_uint_eq(OnlineClusterResource(reader), ERROR_ACCESS_DENIED);
    ck_assert_uint_eq(DeleteClusterResource(reader), ERROR_ACCESS_DENIED);
    ck_assert_ptr_null(OpenClusterResourceEx(cluster, L"disk", 0, &granted));
    ck_assert_last(ERROR_INVALID_PARAMETER);
    HGROUP one = OpenClusterGroupEx(cluster, L"Group", GENERIC_READ, &granted);
    ck_assert_uint_eq(MoveClusterGroup(one, NULL), ERROR_ACCESS_DENIED);
    ck_assert_ptr_nonnull(OpenClusterNodeEx(cluster, L"N1", GENERIC_ALL, &granted));
    ck_assert_uint_eq(granted, GENERIC_ALL);
}
END_TEST

START_TEST(test_client__connection_ends_with_its_last_handle)
{
    HRESOURCE disk = resource(L"disk");
    HCLUSTER again = GetClusterFromResource(disk);
    HGROUP one = group(L"Group");
    HNODE node = OpenClusterNode(cluster, L"N1");
    ck_assert_ptr_nonnull(again);
    HCLUSTER third = GetClusterFromGroup(one);
    HCLUSTER fourth = GetClusterFromNode(node);
    ck_assert(CloseCluster(third) && CloseCluster(fourth));
    CloseCluster(cluster);
    ck_assert_int_eq(GetClusterResourceState(disk, NULL, NULL, NULL, NULL), ClusterResourceOffline);
    CloseCluster(again);
    ck_assert_int_eq(GetClusterResourceState(disk, NULL, NULL, NULL, NULL),
                     ClusterResourceStateUnknown);
    ck_assert_last(ERROR_INVALID_HANDLE);
    ck_assert_ptr_null(GetClusterFromResource(disk));
    ck_assert(CloseClusterResource(disk));
    ck_assert(CloseCluster(NULL));
}
END_TEST

/* ---- keys ---- */

static void check_name(HKEY key, LPCWSTR name)
{
    WCHAR text[40];
    DWORD bytes = sizeof(text);
    ck_assert_ptr_nonnull(key);
    ck_assert_int_eq(ClusterRegQueryValue(key, L"Name", NULL, (LPBYTE)text, &bytes), ERROR_SUCCESS);
    ck_assert(same(text, name));
    ck_assert_int_eq(ClusterRegCloseKey(key), ERROR_SUCCESS);
}

START_TEST(test_client__keys_of_objects)
{
    HKEY below = NULL;
    HKEY root = GetClusterKey(cluster, KEY_READ);
    ck_assert_ptr_nonnull(root);
    ck_assert_int_eq(ClusterRegOpenKey(root, L"Resources", KEY_READ, &below), ERROR_SUCCESS);
    check_name(GetClusterResourceKey(resource(L"disk"), KEY_READ), L"disk");
    check_name(GetClusterGroupKey(group(L"Group"), KEY_READ), L"Group");
    check_name(GetClusterNodeKey(OpenClusterNode(cluster, L"N2"), KEY_READ), L"N2");
    check_name(GetClusterResourceTypeKey(cluster, L"disk", KEY_READ), L"Disk");
    ck_assert_ptr_null(GetClusterResourceTypeKey(cluster, L"none", KEY_READ));
    ck_assert_last(ERROR_CLUSTER_RESOURCE_TYPE_NOT_FOUND);
    ck_assert_ptr_null(GetClusterResourceTypeKey(cluster, NULL, KEY_READ));
    ck_assert_last(ERROR_INVALID_PARAMETER);
    ck_assert_ptr_null(GetClusterKey(NULL, KEY_READ));
    ck_assert_last(ERROR_INVALID_HANDLE);
    ck_assert_ptr_null(GetClusterResourceKey(NULL, KEY_READ));
    ck_assert_ptr_null(GetClusterGroupKey(NULL, KEY_READ));
    ck_assert_ptr_null(GetClusterNodeKey(NULL, KEY_READ));
    HKEY key = GetClusterResourceKey(resource(L"disk"), KEY_READ);
    ck_assert_uint_eq(ClusterRegDeleteValue(key, L"Name"), ERROR_ACCESS_DENIED);
    ck_assert_int_eq(ClusterRegOpenKey(key, L"Parameters", KEY_READ, &below), ERROR_SUCCESS);
}
END_TEST

/* ---- states ---- */

START_TEST(test_client__node_state_and_id)
{
    WCHAR digits[4];
    DWORD chars = 4;
    HNODE node = OpenClusterNode(cluster, L"N2");
    ck_assert_int_eq(GetClusterNodeState(node), ClusterNodeUp);
    ck_assert_int_eq(GetClusterNodeState(NULL), ClusterNodeStateUnknown);
    ck_assert_last(ERROR_INVALID_HANDLE);
    ck_assert_uint_eq(GetClusterNodeId(node, digits, &chars), ERROR_SUCCESS);
    ck_assert(same(digits, L"2"));
    ck_assert_uint_eq(chars, 1);
    ck_assert_uint_eq(GetClusterNodeId(node, digits, &chars), ERROR_MORE_DATA);
    chars = 2;
    ck_assert_uint_eq(GetClusterNodeId(NULL, digits, &chars), ERROR_SUCCESS);
    ck_assert(same(digits, L"1"));
    ck_assert_uint_eq(GetClusterNodeId(node, digits, NULL), ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(test_client__resource_state_with_names)
{
    WCHAR node[3];
    WCHAR name[6];
    DWORD node_chars = 3;
    DWORD name_chars = 6;
    HRESOURCE disk = resource(L"disk");
    ck_assert_uint_eq(rdk_memory_cluster_set_state(memory, L"disk", ClusterResourceOnlinePending),
                      ERROR_SUCCESS);
    ck_assert_int_eq(GetClusterResourceState(disk, node, &node_chars, name, &name_chars),
                     ClusterResourceOnlinePending);
    ck_assert(same(node, L"N1") && same(name, L"Group"));
    ck_assert(node_chars == 2 && name_chars == 5);
    ck_assert_int_eq(GetClusterResourceState(disk, node, &node_chars, name, &name_chars),
                     ClusterResourceStateUnknown);
    ck_assert_last(ERROR_MORE_DATA);
    ck_assert(node_chars == 2 && name_chars == 5);
    ck_assert_int_eq(GetClusterResourceState(disk, node, NULL, NULL, NULL),
                     ClusterResourceStateUnknown);
    ck_assert_last(ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(rdk_memory_cluster_set_state(memory, L"none", ClusterResourceOnline),
                      ERROR_RESOURCE_NOT_FOUND);
}
END_TEST

static CLUSTER_GROUP_STATE group_with(CLUSTER_RESOURCE_STATE disk, CLUSTER_RESOURCE_STATE name,
                                      CLUSTER_RESOURCE_STATE app)
{
    rdk_memory_cluster_set_state(memory, L"disk", disk);
    rdk_memory_cluster_set_state(memory, L"name", name);
    rdk_memory_cluster_set_state(memory, L"app", app);
    return GetClusterGroupState(group(L"Group"), NULL, NULL);
}

START_TEST(test_client__group_state_follows_its_resources)
{
    const CLUSTER_RESOURCE_STATE on = ClusterResourceOnline;
    const CLUSTER_RESOURCE_STATE off = ClusterResourceOffline;
    WCHAR node[3];
    DWORD chars = 3;
    ck_assert_int_eq(group_with(on, on, on), ClusterGroupOnline);
    ck_assert_int_eq(group_with(on, off, on), ClusterGroupPartialOnline);
    ck_assert_int_eq(group_with(off, off, off), ClusterGroupOffline);
    ck_assert_int_eq(group_with(on, ClusterResourceOfflinePending, off), ClusterGroupPending);
    ck_assert_int_eq(group_with(on, ClusterResourceOnlinePending, ClusterResourceFailed),
                     ClusterGroupFailed);
    ck_assert_int_eq(GetClusterGroupState(group(L"Other"), node, &chars), ClusterGroupOffline);
    ck_assert(same(node, L"N1"));
    ck_assert_int_eq(GetClusterGroupState(group(L"Other"), node, NULL), ClusterGroupStateUnknown);
    ck_assert_last(ERROR_INVALID_PARAMETER);
    ck_assert_int_eq(GetClusterGroupState(NULL, NULL, NULL), ClusterGroupStateUnknown);
    ck_assert_last(ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(test_client__network_name_of_a_resource)
{
    WCHAR name[8];
    DWORD chars = 8;
    HKEY parameters = NULL;
    HRESOURCE app = resource(L"app");
    ck_assert(!GetClusterResourceNetworkName(app, name, &chars));
    ck_assert_last(ERROR_DEPENDENCY_NOT_FOUND);
    HKEY key = GetClusterResourceKey(resource(L"name"), KEY_ALL_ACCESS);
    ck_assert_int_eq(ClusterRegOpenKey(key, L"Parameters", KEY_ALL_ACCESS, &parameters),
                     ERROR_SUCCESS);
    ClusterRegSetValue(parameters, L"Name", REG_SZ, (const BYTE *)L"SERVER1", 16);
    ck_assert_uint_eq(rdk_memory_cluster_add_dependency(memory, L"disk", L"name"), ERROR_SUCCESS);
    ck_assert(GetClusterResourceNetworkName(app, name, &chars));
    ck_assert(same(name, L"SERVER1"));
    ck_assert_uint_eq(chars, 7);
    ck_assert(!GetClusterResourceNetworkName(app, name, &chars));
    ck_assert_last(ERROR_MORE_DATA);
    ck_assert(!GetClusterResourceNetworkName(app, NULL, &chars));
    ck_assert_last(ERROR_INVALID_PARAMETER);
}
END_TEST

/* ---- changes ---- */

static CLUSTER_RESOURCE_STATE state(LPCWSTR name)
{
    return GetClusterResourceState(resource(name), NULL, NULL, NULL, NULL);
}

START_TEST(test_client__online_and_offline)
{
    BYTE list[4] = {0};
    ck_assert_uint_eq(OnlineClusterResource(resource(L"app")), ERROR_SUCCESS);
    ck_assert_int_eq(state(L"disk"), ClusterResourceOnline);
    ck_assert_int_eq(state(L"app"), ClusterResourceOnline);
    ck_assert_uint_eq(OfflineClusterResource(resource(L"disk")), ERROR_SUCCESS);
    ck_assert_int_eq(state(L"app"), ClusterResourceOffline);
    ck_assert_uint_eq(OnlineClusterResourceEx(resource(L"disk"), 0, list, 4), ERROR_SUCCESS);
    ck_assert_uint_eq(OfflineClusterResourceEx(resource(L"disk"), 0, NULL, 0), ERROR_SUCCESS);
    ck_assert_uint_eq(OnlineClusterResourceEx(resource(L"disk"), 0, NULL, 4),
                      ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(OfflineClusterResourceEx(resource(L"disk"), 0, NULL, 4),
                      ERROR_INVALID_PARAMETER);
    rdk_memory_cluster_set_state(memory, L"disk", ClusterResourceOfflinePending);
    ck_assert_uint_eq(OnlineClusterResource(resource(L"disk")), ERROR_INVALID_STATE);
    ck_assert_uint_eq(OfflineClusterResource(resource(L"disk")), ERROR_INVALID_STATE);
    ck_assert_uint_eq(OnlineClusterResource(NULL), ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(test_client__fail)
{
    ck_assert_uint_eq(FailClusterResource(resource(L"disk")), ERROR_RESMON_INVALID_STATE);
    OnlineClusterResource(resource(L"disk"));
    ck_assert_uint_eq(FailClusterResource(resource(L"disk")), ERROR_SUCCESS);
    ck_assert_int_eq(state(L"disk"), ClusterResourceFailed);
    ck_assert_uint_eq(OfflineClusterResource(resource(L"disk")), ERROR_SUCCESS);
    ck_assert_uint_eq(FailClusterResource(NULL), ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(test_client__create_and_delete)
{
    HRESOURCE made = CreateClusterResource(group(L"Other"), L"new", L"Disk", 0);
    ck_assert_ptr_nonnull(made);
    ck_assert_int_eq(state(L"new"), ClusterResourceOffline);
    ck_assert_ptr_null(CreateClusterResource(group(L"Other"), L"NEW", L"Disk", 0));
    ck_assert_last(ERROR_OBJECT_ALREADY_EXISTS);
    ck_assert_ptr_null(CreateClusterResource(group(L"Other"), L"x", L"none", 0));
    ck_assert_last(ERROR_CLUSTER_RESOURCE_TYPE_NOT_FOUND);
    ck_assert_ptr_null(CreateClusterResource(group(L"Other"), L"x", L"Disk", 8));
    ck_assert_last(ERROR_INVALID_PARAMETER);
    ck_assert_ptr_null(CreateClusterResource(group(L"Other"), L"", L"Disk", 0));
    ck_assert_last(ERROR_INVALID_PARAMETER);
    OnlineClusterResource(made);
    ck_assert_uint_eq(DeleteClusterResource(made), ERROR_INVALID_STATE);
    OfflineClusterResource(made);
    ck_assert_uint_eq(DeleteClusterResource(made), ERROR_SUCCESS);
    ck_assert_uint_eq(DeleteClusterResource(made), ERROR_RESOURCE_NOT_AVAILABLE);
    ck_assert_ptr_null(OpenClusterResource(cluster, L"new"));
    ck_assert(CloseClusterResource(made));
    ck_assert_uint_eq(DeleteClusterResource(resource(L"disk")), ERROR_DEPENDENT_RESOURCE_EXISTS);
}
END_TEST

START_TEST(test_client__rename)
{
    HRESOURCE disk = resource(L"disk");
    ck_assert_uint_eq(SetClusterResourceName(disk, L"APP"), ERROR_OBJECT_ALREADY_EXISTS);
    ck_assert_uint_eq(SetClusterResourceName(disk, L""), ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(SetClusterResourceName(disk, NULL), ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(SetClusterResourceName(disk, L"DISK"), ERROR_SUCCESS);
    ck_assert_uint_eq(SetClusterResourceName(disk, L"other"), ERROR_SUCCESS);
    ck_assert_ptr_null(OpenClusterResource(cluster, L"disk"));
    check_name(GetClusterResourceKey(resource(L"other"), KEY_READ), L"other");
    ck_assert_uint_eq(SetClusterResourceName(NULL, L"x"), ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(test_client__change_of_group_takes_the_tree)
{
    WCHAR name[8];
    DWORD chars = 8;
    HRESOURCE disk = resource(L"disk");
    ck_assert_uint_eq(ChangeClusterResourceGroup(disk, group(L"Group")), ERROR_ALREADY_EXISTS);
    ck_assert_uint_eq(ChangeClusterResourceGroup(disk, group(L"Other")), ERROR_SUCCESS);
    GetClusterResourceState(resource(L"app"), NULL, NULL, name, &chars);
    ck_assert(same(name, L"Other"));
    ck_assert_uint_eq(MoveClusterGroup(group(L"Group"), NULL), ERROR_SUCCESS);
    ck_assert_uint_eq(ChangeClusterResourceGroup(disk, group(L"Group")),
                      ERROR_HOST_NODE_NOT_GROUP_OWNER);
    ck_assert_uint_eq(ChangeClusterResourceGroup(NULL, group(L"Group")), ERROR_INVALID_HANDLE);
    ck_assert_uint_eq(ChangeClusterResourceGroup(disk, NULL), ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(test_client__move)
{
    WCHAR node[3];
    DWORD chars = 3;
    HGROUP one = group(L"Group");
    ck_assert_uint_eq(MoveClusterGroup(one, NULL), ERROR_SUCCESS);
    GetClusterGroupState(one, node, &chars);
    ck_assert(same(node, L"N2"));
    ck_assert_uint_eq(MoveClusterGroupEx(one, OpenClusterNode(cluster, L"N1"), 0, NULL, 0),
                      ERROR_SUCCESS);
    ck_assert_uint_eq(MoveClusterGroupEx(one, NULL, 0, NULL, 3), ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(MoveClusterGroup(one, (HNODE)(void *)one), ERROR_INVALID_HANDLE);
    ck_assert_uint_eq(MoveClusterGroup(NULL, NULL), ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(test_client__dependencies)
{
    HRESOURCE disk = resource(L"disk");
    HRESOURCE app = resource(L"app");
    HRESOURCE name = resource(L"name");
    ck_assert_uint_eq(AddClusterResourceDependency(disk, disk), ERROR_CIRCULAR_DEPENDENCY);
    ck_assert_uint_eq(AddClusterResourceDependency(disk, app), ERROR_CIRCULAR_DEPENDENCY);
    ck_assert_uint_eq(AddClusterResourceDependency(app, disk), ERROR_DEPENDENCY_ALREADY_EXISTS);
    ck_assert_uint_eq(AddClusterResourceDependency(app, name), ERROR_SUCCESS);
    ck_assert(!CanResourceBeDependent(name, app));
    ck_assert(!CanResourceBeDependent(app, name));
    ck_assert(CanResourceBeDependent(name, disk));
    ck_assert(!CanResourceBeDependent(disk, disk));
    ck_assert_uint_eq(RemoveClusterResourceDependency(app, disk), ERROR_SUCCESS);
    ck_assert_uint_eq(RemoveClusterResourceDependency(app, disk), ERROR_DEPENDENCY_NOT_FOUND);
    ck_assert(CanResourceBeDependent(app, disk));
    ChangeClusterResourceGroup(disk, group(L"Other"));
    ck_assert_uint_eq(AddClusterResourceDependency(app, disk), ERROR_INVALID_PARAMETER);
    ck_assert(!CanResourceBeDependent(app, disk));
    ck_assert_uint_eq(AddClusterResourceDependency(app, NULL), ERROR_INVALID_HANDLE);
    ck_assert(!CanResourceBeDependent(NULL, disk));
    ck_assert_last(ERROR_INVALID_HANDLE);
}
END_TEST

/* ---- lists ---- */

START_TEST(test_client__cluster_is_listed)
{
    WCHAR name[16];
    DWORD chars = 16;
    DWORD type = 0;
    HCLUSENUM all = ClusterOpenEnum(cluster, CLUSTER_ENUM_ALL);
    ck_assert_ptr_nonnull(all);
    ck_assert_uint_eq(ClusterGetEnumCount(all), 2 + 3 + 3 + 2);
    ck_assert_uint_eq(ClusterEnum(all, 0, &type, name, &chars), ERROR_SUCCESS);
    ck_assert(same(name, L"N1") && chars == 2 && type == CLUSTER_ENUM_NODE);
    ck_assert_uint_eq(ClusterEnum(all, 5, &type, name, &chars), ERROR_MORE_DATA);
    ck_assert_uint_eq(chars, 4);
    chars = 5;
    ck_assert_uint_eq(ClusterEnum(all, 5, &type, name, &chars), ERROR_SUCCESS);
    ck_assert(same(name, L"disk") && type == CLUSTER_ENUM_RESOURCE);
    ck_assert_uint_eq(ClusterEnum(all, 10, &type, name, &chars), ERROR_NO_MORE_ITEMS);
    ck_assert_uint_eq(ClusterEnum(all, 0, NULL, name, &chars), ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ClusterCloseEnum(all), ERROR_SUCCESS);
    ck_assert_uint_eq(ClusterCloseEnum(all), ERROR_INVALID_HANDLE);
    ck_assert_uint_eq(ClusterEnum(all, 0, &type, name, &chars), ERROR_INVALID_HANDLE);
    ck_assert_uint_eq(ClusterGetEnumCount(all), 0);
    ck_assert_last(ERROR_INVALID_HANDLE);
    ck_assert_ptr_null(ClusterOpenEnum(cluster, 0));
    ck_assert_last(ERROR_INVALID_PARAMETER);
    ck_assert_ptr_null(ClusterOpenEnum(cluster, 0x40));
    ck_assert_last(ERROR_INVALID_PARAMETER);
    ck_assert_ptr_null(ClusterOpenEnum(NULL, CLUSTER_ENUM_NODE));
    ck_assert_last(ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(test_client__list_is_of_the_time_of_its_opening)
{
    WCHAR name[16];
    DWORD chars = 16;
    DWORD type = 0;
    HCLUSENUM all = ClusterOpenEnum(cluster, CLUSTER_ENUM_RESOURCE);
    DeleteClusterResource(resource(L"app"));
    ck_assert_uint_eq(ClusterGetEnumCount(all), 3);
    ck_assert_uint_eq(ClusterEnum(all, 2, &type, name, &chars), ERROR_SUCCESS);
    ck_assert(same(name, L"app"));
    ck_assert_uint_eq(ClusterCloseEnum(all), ERROR_SUCCESS);
}
END_TEST

START_TEST(test_client__long_list_is_fetched_whole)
{
    WCHAR name[100];
    DWORD type = 0;
    for (DWORD i = 0; i < 40; i++) {
        for (DWORD at = 0; at < 99; at++) {
            name[at] = L'n';
        }
        name[0] = (WCHAR)(L'A' + i / 8);
        name[1] = (WCHAR)(L'a' + i % 8);
        name[99] = L'\0';
        ck_assert_uint_eq(rdk_memory_cluster_add_group(memory, name), ERROR_SUCCESS);
    }
    HCLUSENUM all = ClusterOpenEnum(cluster, CLUSTER_ENUM_GROUP);
    DWORD chars = 100;
    ck_assert_uint_eq(ClusterGetEnumCount(all), 42);
    ck_assert_uint_eq(ClusterEnum(all, 41, &type, name, &chars), ERROR_SUCCESS);
    ck_assert(name[0] == L'E' && name[1] == L'h' && chars == 99);
    ck_assert_uint_eq(ClusterCloseEnum(all), ERROR_SUCCESS);
}
END_TEST

START_TEST(test_client__resource_is_listed)
{
    WCHAR name[16];
    DWORD chars = 16;
    DWORD type = 0;
    HRESENUM down = ClusterResourceOpenEnum(resource(L"app"), CLUSTER_RESOURCE_ENUM_DEPENDS);
    HRESENUM up = ClusterResourceOpenEnum(resource(L"disk"), CLUSTER_RESOURCE_ENUM_PROVIDES);
    HRESENUM nodes = ClusterResourceOpenEnum(resource(L"disk"), CLUSTER_RESOURCE_ENUM_NODES);
    ck_assert_uint_eq(ClusterResourceGetEnumCount(down), 1);
    ck_assert_uint_eq(ClusterResourceEnum(down, 0, &type, name, &chars), ERROR_SUCCESS);
    ck_assert(same(name, L"disk") && type == CLUSTER_RESOURCE_ENUM_DEPENDS);
    chars = 0;
    ck_assert_uint_eq(ClusterResourceEnum(up, 0, &type, NULL, &chars), ERROR_SUCCESS);
    ck_assert(chars == 3 && type == CLUSTER_RESOURCE_ENUM_PROVIDES);
    ck_assert_uint_eq(ClusterResourceGetEnumCount(nodes), 2);
    ck_assert_uint_eq(ClusterResourceEnum(nodes, 2, &type, name, &chars), ERROR_NO_MORE_ITEMS);
    ck_assert_uint_eq(ClusterCloseEnum((HCLUSENUM)(void *)down), ERROR_INVALID_HANDLE);
    ck_assert_uint_eq(ClusterResourceCloseEnum(down), ERROR_SUCCESS);
    ck_assert_uint_eq(ClusterResourceCloseEnum(up), ERROR_SUCCESS);
    ck_assert_uint_eq(ClusterResourceCloseEnum(nodes), ERROR_SUCCESS);
    ck_assert_ptr_null(ClusterResourceOpenEnum(resource(L"app"), 8));
    ck_assert_last(ERROR_INVALID_PARAMETER);
    ck_assert_ptr_null(ClusterResourceOpenEnum(NULL, 1));
    ck_assert_last(ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(test_client__group_is_listed)
{
    WCHAR name[16];
    DWORD chars = 16;
    DWORD type = 0;
    HGROUPENUM all = ClusterGroupOpenEnum(group(L"Group"), CLUSTER_GROUP_ENUM_ALL);
    ck_assert_uint_eq(ClusterGroupGetEnumCount(all), 5);
    ck_assert_uint_eq(ClusterGroupEnum(all, 2, &type, name, &chars), ERROR_SUCCESS);
    ck_assert(same(name, L"app") && type == CLUSTER_GROUP_ENUM_CONTAINS);
    ck_assert_uint_eq(ClusterGroupCloseEnum(all), ERROR_SUCCESS);
    ck_assert_uint_eq(ClusterGroupCloseEnum(all), ERROR_INVALID_HANDLE);
    ck_assert_ptr_null(ClusterGroupOpenEnum(group(L"Group"), 4));
    ck_assert_last(ERROR_INVALID_PARAMETER);
    ck_assert_ptr_null(ClusterGroupOpenEnum(NULL, 1));
    ck_assert_last(ERROR_INVALID_HANDLE);
}
END_TEST

/* ---- control codes ---- */

START_TEST(test_client__control_of_a_resource)
{
    WCHAR text[40];
    DWORD bytes = 77;
    CLUS_RESOURCE_CLASS_INFO info;
    HRESOURCE disk = resource(L"disk");
    ck_assert_uint_eq(ClusterResourceControl(disk, NULL, CLUSCTL_RESOURCE_GET_NAME, NULL, 0, text,
                                             sizeof(text), &bytes),
                      ERROR_SUCCESS);
    ck_assert(same(text, L"disk") && bytes == 10);
    ck_assert_uint_eq(ClusterResourceControl(disk, NULL, CLUSCTL_RESOURCE_GET_RESOURCE_TYPE, NULL,
                                             0, text, 9, &bytes),
                      ERROR_MORE_DATA);
    ck_assert_uint_eq(bytes, 10);
    ck_assert_uint_eq(
        ClusterResourceControl(disk, NULL, CLUSCTL_RESOURCE_GET_ID, NULL, 0, NULL, 0, &bytes),
        ERROR_MORE_DATA);
    ck_assert_uint_eq(bytes, 74);
    ck_assert_uint_eq(ClusterResourceControl(disk, NULL, CLUSCTL_RESOURCE_GET_ID, NULL, 0, text,
                                             sizeof(text) - 6, NULL),
                      ERROR_SUCCESS);
    ck_assert_ptr_nonnull(OpenClusterResource(cluster, text));
    ck_assert_uint_eq(rdk_memory_cluster_set_class(memory, L"disk", CLUS_RESCLASS_STORAGE, 5),
                      ERROR_SUCCESS);
    ck_assert_uint_eq(ClusterResourceControl(disk, NULL, CLUSCTL_RESOURCE_GET_CLASS_INFO, NULL, 0,
                                             &info, sizeof(info), &bytes),
                      ERROR_SUCCESS);
    ck_assert(info.rc == CLUS_RESCLASS_STORAGE && info.SubClass == 5);
    ck_assert_uint_eq(ClusterResourceControl(disk, NULL, CLUSCTL_RESOURCE_UNKNOWN, NULL, 0, text,
                                             sizeof(text), &bytes),
                      ERROR_INVALID_FUNCTION);
    ck_assert_uint_eq(bytes, 0);
    ck_assert_uint_eq(ClusterResourceControl(disk, NULL, CLUSCTL_RESOURCE_GET_NAME, NULL, 4, text,
                                             sizeof(text), &bytes),
                      ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ClusterResourceControl(disk, NULL, CLUSCTL_RESOURCE_GET_NAME, NULL, 0, NULL,
                                             sizeof(text), &bytes),
                      ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ClusterResourceControl(NULL, NULL, CLUSCTL_RESOURCE_GET_NAME, NULL, 0, text,
                                             sizeof(text), &bytes),
                      ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(test_client__control_of_others)
{
    WCHAR text[40];
    DWORD bytes = 0;
    ck_assert_uint_eq(ClusterGroupControl(group(L"group"), NULL, CLUSCTL_GROUP_GET_NAME, NULL, 0,
                                          text, sizeof(text), &bytes),
                      ERROR_SUCCESS);
    ck_assert(same(text, L"Group"));
    ck_assert_uint_eq(ClusterGroupControl(group(L"Group"), NULL, CLUSCTL_GROUP_GET_ID, NULL, 0,
                                          text, sizeof(text), &bytes),
                      ERROR_SUCCESS);
    ck_assert_uint_eq(bytes, 74);
    ck_assert_uint_eq(ClusterGroupControl(group(L"Group"), NULL, CLUSCTL_GROUP_UNKNOWN, NULL, 0,
                                          text, sizeof(text), &bytes),
                      ERROR_INVALID_FUNCTION);
    ck_assert_uint_eq(ClusterGroupControl(NULL, NULL, CLUSCTL_GROUP_GET_NAME, NULL, 0, text,
                                          sizeof(text), &bytes),
                      ERROR_INVALID_HANDLE);
    ck_assert_uint_eq(ClusterNodeControl(OpenClusterNode(cluster, L"N1"), NULL,
                                         CLUSCTL_NODE_GET_NAME, NULL, 0, text, sizeof(text),
                                         &bytes),
                      ERROR_SUCCESS);
    ck_assert(same(text, L"N1"));
    ck_assert_uint_eq(
        ClusterNodeControl(NULL, NULL, CLUSCTL_NODE_GET_NAME, NULL, 0, text, sizeof(text), &bytes),
        ERROR_INVALID_HANDLE);
    ck_assert_uint_eq(ClusterResourceTypeControl(cluster, L"Disk", NULL,
                                                 CLUSCTL_RESOURCE_TYPE_UNKNOWN, NULL, 0, NULL, 0,
                                                 &bytes),
                      ERROR_INVALID_FUNCTION);
    ck_assert_uint_eq(ClusterResourceTypeControl(cluster, L"none", NULL,
                                                 CLUSCTL_RESOURCE_TYPE_UNKNOWN, NULL, 0, NULL, 0,
                                                 &bytes),
                      ERROR_CLUSTER_RESOURCE_TYPE_NOT_FOUND);
    ck_assert_uint_eq(ClusterResourceTypeControl(cluster, NULL, NULL, CLUSCTL_RESOURCE_TYPE_UNKNOWN,
                                                 NULL, 0, NULL, 0, &bytes),
                      ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(test_client__memory_cluster_refuses_what_is_there)
{
    ck_assert_uint_eq(rdk_memory_cluster_add_node(memory, L"n1"), ERROR_OBJECT_ALREADY_EXISTS);
    ck_assert_uint_eq(rdk_memory_cluster_add_group(memory, L"group"), ERROR_OBJECT_ALREADY_EXISTS);
    ck_assert_uint_eq(rdk_memory_cluster_add_type(memory, L"disk"), ERROR_OBJECT_ALREADY_EXISTS);
    ck_assert_uint_eq(rdk_memory_cluster_add_resource(memory, L"Disk", L"Disk", L"Group"),
                      ERROR_OBJECT_ALREADY_EXISTS);
    ck_assert_uint_eq(rdk_memory_cluster_add_dependency(memory, L"app", L"none"),
                      ERROR_RESOURCE_NOT_FOUND);
    ck_assert_uint_eq(rdk_memory_cluster_set_class(memory, L"none", CLUS_RESCLASS_USER, 0),
                      ERROR_RESOURCE_NOT_FOUND);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("client");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, test_client__fails_without_a_cluster);
    tcase_add_test(tests, test_client__cluster_is_opened_by_its_names);
    tcase_add_test(tests, test_client__information);
    tcase_add_test(tests, test_client__objects_are_opened_and_closed);
    tcase_add_test(tests, test_client__objects_that_are_not_there);
    tcase_add_test(tests, test_client__access_is_what_was_granted);
    tcase_add_test(tests, test_client__connection_ends_with_its_last_handle);
    tcase_add_test(tests, test_client__keys_of_objects);
    tcase_add_test(tests, test_client__node_state_and_id);
    tcase_add_test(tests, test_client__resource_state_with_names);
    tcase_add_test(tests, test_client__group_state_follows_its_resources);
    tcase_add_test(tests, test_client__network_name_of_a_resource);
    tcase_add_test(tests, test_client__online_and_offline);
    tcase_add_test(tests, test_client__fail);
    tcase_add_test(tests, test_client__create_and_delete);
    tcase_add_test(tests, test_client__rename);
    tcase_add_test(tests, test_client__change_of_group_takes_the_tree);
    tcase_add_test(tests, test_client__move);
    tcase_add_test(tests, test_client__dependencies);
    tcase_add_test(tests, test_client__cluster_is_listed);
    tcase_add_test(tests, test_client__list_is_of_the_time_of_its_opening);
    tcase_add_test(tests, test_client__long_list_is_fetched_whole);
    tcase_add_test(tests, test_client__resource_is_listed);
    tcase_add_test(tests, test_client__group_is_listed);
    tcase_add_test(tests, test_client__control_of_a_resource);
    tcase_add_test(tests, test_client__control_of_others);
    tcase_add_test(tests, test_client__memory_cluster_refuses_what_is_there);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
