#include <check.h>
#include <stdlib.h>
#include <string.h>

#include <resapi.h>

#include "abi/abi.h"

/* What the headers say of each entry, callback and function: how many parameters, and where. */
#define MEMBER_COUNT(type) (sizeof(type) / sizeof(void (*)(void)))

struct member {
    const char *name;
    const char *prototype;
    size_t offset;
};

#define MEMBER(type, member, proto)                                                    \
    {                                                                                  \
#        member, #        proto,                                                       \
            offsetof(type, member) + 0 * sizeof((proto)NULL == ((type *)NULL)->member) \
    }

#define COMMON(type)                                                                              \
    MEMBER(type, Close, PCLOSE_ROUTINE), MEMBER(type, Terminate, PTERMINATE_ROUTINE),             \
        MEMBER(type, LooksAlive, PLOOKS_ALIVE_ROUTINE), MEMBER(type, IsAlive, PIS_ALIVE_ROUTINE), \
        MEMBER(type, Arbitrate, PARBITRATE_ROUTINE), MEMBER(type, Release, PRELEASE_ROUTINE)
#define SECOND(type)                                                                \
    MEMBER(type, Open, POPEN_V2_ROUTINE), MEMBER(type, Online, PONLINE_V2_ROUTINE), \
        MEMBER(type, Offline, POFFLINE_V2_ROUTINE), MEMBER(type, Cancel, PCANCEL_ROUTINE)
#define CONTROLS(type)                                        \
    MEMBER(type, ResourceControl, PRESOURCE_CONTROL_ROUTINE), \
        MEMBER(type, ResourceTypeControl, PRESOURCE_TYPE_CONTROL_ROUTINE)
#define BEGINS(type)                                            \
    MEMBER(type, BeginResourceControl, PBEGIN_RESCALL_ROUTINE), \
        MEMBER(type, BeginResourceTypeControl, PBEGIN_RESTYPECALL_ROUTINE)

static const struct member v1[] = {
    COMMON(CLRES_V1_FUNCTIONS),
    CONTROLS(CLRES_V1_FUNCTIONS),
    MEMBER(CLRES_V1_FUNCTIONS, Open, POPEN_ROUTINE),
    MEMBER(CLRES_V1_FUNCTIONS, Online, PONLINE_ROUTINE),
    MEMBER(CLRES_V1_FUNCTIONS, Offline, POFFLINE_ROUTINE),
};
static const struct member v2[] = {
    COMMON(CLRES_V2_FUNCTIONS),
    SECOND(CLRES_V2_FUNCTIONS),
    CONTROLS(CLRES_V2_FUNCTIONS),
};
static const struct member v3[] = {
    COMMON(CLRES_V3_FUNCTIONS),
    SECOND(CLRES_V3_FUNCTIONS),
    BEGINS(CLRES_V3_FUNCTIONS),
};
static const struct member v4[] = {
    COMMON(CLRES_V4_FUNCTIONS),
    SECOND(CLRES_V4_FUNCTIONS),
    BEGINS(CLRES_V4_FUNCTIONS),
    MEMBER(CLRES_V4_FUNCTIONS, BeginResourceControlAsUser, PBEGIN_RESCALL_AS_USER_ROUTINE),
    MEMBER(CLRES_V4_FUNCTIONS, BeginResourceTypeControlAsUser, PBEGIN_RESTYPECALL_AS_USER_ROUTINE),
};

#define VERSION(number, type, list)                                  \
    {                                                                \
        number, sizeof(type), list, sizeof(list) / sizeof((list)[0]) \
    }

static const struct {
    unsigned version;
    size_t bytes;
    const struct member *members;
    size_t count;
} versions[] = {
    VERSION(CLRES_VERSION_V1_00, CLRES_V1_FUNCTIONS, v1),
    VERSION(CLRES_VERSION_V2_00, CLRES_V2_FUNCTIONS, v2),
    VERSION(CLRES_VERSION_V3_00, CLRES_V3_FUNCTIONS, v3),
    VERSION(CLRES_VERSION_V4_00, CLRES_V4_FUNCTIONS, v4),
};

START_TEST(test_table__slots_are_the_headers_offsets)
{
    const unsigned version = versions[_i].version;

    ck_assert_uint_eq(versions[_i].count * sizeof(void *), versions[_i].bytes);
    for (size_t i = 0; i < versions[_i].count; i++) {
        const struct member *member = &versions[_i].members[i];
        const struct abi_row *row = abi_entry(member->name, version);
        ck_assert_msg(row != NULL, "no row for %s in %#x", member->name, version);
        ck_assert_str_eq(row->prototype, member->prototype);
        ck_assert_int_eq(row->slot[_i], (int)(member->offset / sizeof(void *)));
    }
}
END_TEST

START_TEST(test_table__knows_what_table_size_must_be)
{
    ck_assert_uint_eq(abi_functions_bytes(CLRES_VERSION_V1_00), 88);
    ck_assert_uint_eq(abi_functions_bytes(CLRES_VERSION_V2_00), 96);
    ck_assert_uint_eq(abi_functions_bytes(CLRES_VERSION_V3_00), 96);
    ck_assert_uint_eq(abi_functions_bytes(CLRES_VERSION_V4_00), 112);
    ck_assert_uint_eq(abi_functions_bytes(versions[_i].version), versions[_i].bytes);
    ck_assert_uint_eq(abi_functions_bytes(0), 0);
    ck_assert_uint_eq(abi_functions_bytes(0x101), 0);
    ck_assert_uint_eq(abi_functions_bytes(0x500), 0);
}
END_TEST

#define TABLE_MEMBER(member, proto) MEMBER(CLRES_CALLBACK_FUNCTION_TABLE, member, proto)
static const struct member callbacks[] = {
    TABLE_MEMBER(LogEvent, PLOG_EVENT_ROUTINE),
    TABLE_MEMBER(SetResourceStatusEx, PSET_RESOURCE_STATUS_ROUTINE_EX),
    TABLE_MEMBER(SetResourceLockedMode, PSET_RESOURCE_LOCKED_MODE_ROUTINE),
    TABLE_MEMBER(SignalFailure, PSIGNAL_FAILURE_ROUTINE),
    TABLE_MEMBER(SetResourceInMemoryNodeLocalProperties,
                 PSET_RESOURCE_INMEMORY_NODELOCAL_PROPERTIES_ROUTINE),
    TABLE_MEMBER(EndControlCall, PEND_CONTROL_CALL),
    TABLE_MEMBER(EndTypeControlCall, PEND_TYPE_CONTROL_CALL),
    TABLE_MEMBER(ExtendControlCall, PEXTEND_RES_CONTROL_CALL),
    TABLE_MEMBER(ExtendTypeControlCall, PEXTEND_RES_TYPE_CONTROL_CALL),
    TABLE_MEMBER(RaiseResTypeNotification, PRAISE_RES_TYPE_NOTIFICATION),
    TABLE_MEMBER(ChangeResourceProcessForDumps, PCHANGE_RESOURCE_PROCESS_FOR_DUMPS),
    TABLE_MEMBER(ChangeResTypeProcessForDumps, PCHANGE_RES_TYPE_PROCESS_FOR_DUMPS),
    TABLE_MEMBER(SetInternalState, PSET_INTERNAL_STATE),
    TABLE_MEMBER(SetResourceLockedModeEx, PSET_RESOURCE_LOCKED_MODE_EX_ROUTINE),
    TABLE_MEMBER(RequestDump, PREQUEST_DUMP_ROUTINE),
    TABLE_MEMBER(SetResourceWprPolicy, PSET_RESOURCE_WPR_POLICY_ROUTINE),
    TABLE_MEMBER(ArmWprWatchdogForCurrentResourceCall,
                 PARM_WPR_WATCHDOG_FOR_CURRENT_RESOURCE_CALL_ROUTINE),
};

START_TEST(test_table__callbacks_are_the_headers_members)
{
    const size_t count = sizeof(callbacks) / sizeof(callbacks[0]);

    ck_assert_uint_eq(count, MEMBER_COUNT(CLRES_CALLBACK_FUNCTION_TABLE));
    for (size_t i = 0; i < count; i++) {
        const struct abi_row *row = abi_find(ABI_CALLBACK, callbacks[i].name);
        ck_assert_msg(row != NULL, "no row for %s", callbacks[i].name);
        ck_assert_str_eq(row->prototype, callbacks[i].prototype);
        ck_assert_int_eq(row->slot[1], (int)(callbacks[i].offset / sizeof(void *)));
    }
}
END_TEST

static const struct {
    enum abi_kind kind;
    const char *name;
    unsigned version;
    size_t arity; /* as many zeros as compile in a call */
} arities[] = {
#define R1                 NULL
#define CALL(type, n, ...) (0 * sizeof(((void)((type)NULL)(__VA_ARGS__), 0)) + (n))
    {ABI_EXPORT, "Startup", 0, CALL(PSTARTUP_ROUTINE, 6, R1, 0, 0, NULL, NULL, NULL)},
    {ABI_EXPORT, "StartupEx", 0, CALL(PSTARTUP_EX_ROUTINE, 5, R1, 0, 0, NULL, NULL)},
    {ABI_ENTRY, "Open", 0x100, CALL(POPEN_ROUTINE, 3, R1, NULL, NULL)},
    {ABI_ENTRY, "Open", 0x200, CALL(POPEN_V2_ROUTINE, 4, R1, NULL, NULL, 0)},
    {ABI_ENTRY, "Close", 0x100, CALL(PCLOSE_ROUTINE, 1, R1)},
    {ABI_ENTRY, "Online", 0x100, CALL(PONLINE_ROUTINE, 2, R1, NULL)},
    {ABI_ENTRY, "Online", 0x300, CALL(PONLINE_V2_ROUTINE, 6, R1, NULL, 0, NULL, 0, 0)},
    {ABI_ENTRY, "Offline", 0x100, CALL(POFFLINE_ROUTINE, 1, R1)},
    {ABI_ENTRY, "Offline", 0x400, CALL(POFFLINE_V2_ROUTINE, 6, R1, NULL, 0, NULL, 0, 0)},
    {ABI_ENTRY, "Terminate", 0x100, CALL(PTERMINATE_ROUTINE, 1, R1)},
    {ABI_ENTRY, "LooksAlive", 0x100, CALL(PLOOKS_ALIVE_ROUTINE, 1, R1)},
    {ABI_ENTRY, "IsAlive", 0x100, CALL(PIS_ALIVE_ROUTINE, 1, R1)},
    {ABI_ENTRY, "Arbitrate", 0x100, CALL(PARBITRATE_ROUTINE, 2, R1, NULL)},
    {ABI_ENTRY, "Release", 0x100, CALL(PRELEASE_ROUTINE, 1, R1)},
    {ABI_ENTRY, "ResourceControl", 0x100,
     CALL(PRESOURCE_CONTROL_ROUTINE, 7, R1, 0, NULL, 0, NULL, 0, NULL)},
    {ABI_ENTRY, "ResourceTypeControl", 0x200,
     CALL(PRESOURCE_TYPE_CONTROL_ROUTINE, 7, R1, 0, NULL, 0, NULL, 0, NULL)},
    {ABI_ENTRY, "BeginResourceControl", 0x300,
     CALL(PBEGIN_RESCALL_ROUTINE, 9, R1, 0, NULL, 0, NULL, 0, NULL, 0, NULL)},
    {ABI_ENTRY, "BeginResourceTypeControl", 0x300,
     CALL(PBEGIN_RESTYPECALL_ROUTINE, 9, R1, 0, NULL, 0, NULL, 0, NULL, 0, NULL)},
    {ABI_ENTRY, "Cancel", 0x200, CALL(PCANCEL_ROUTINE, 2, R1, 0)},
    {ABI_ENTRY, "BeginResourceControlAsUser", 0x400,
     CALL(PBEGIN_RESCALL_AS_USER_ROUTINE, 10, R1, NULL, 0, NULL, 0, NULL, 0, NULL, 0, NULL)},
    {ABI_ENTRY, "BeginResourceTypeControlAsUser", 0x400,
     CALL(PBEGIN_RESTYPECALL_AS_USER_ROUTINE, 10, R1, NULL, 0, NULL, 0, NULL, 0, NULL, 0, NULL)},
    {ABI_CALLBACK, "LogEvent", 0, CALL(PLOG_EVENT_ROUTINE, 4, NULL, 0, R1, 0)},
    {ABI_CALLBACK, "SetResourceStatus", 0, CALL(PSET_RESOURCE_STATUS_ROUTINE, 2, NULL, NULL)},
    {ABI_CALLBACK, "SetResourceStatusEx", 0, CALL(PSET_RESOURCE_STATUS_ROUTINE_EX, 2, NULL, NULL)},
    {ABI_CALLBACK, "SetResourceLockedMode", 0,
     CALL(PSET_RESOURCE_LOCKED_MODE_ROUTINE, 3, NULL, 0, 0)},
    {ABI_CALLBACK, "SignalFailure", 0, CALL(PSIGNAL_FAILURE_ROUTINE, 3, NULL, 0, 0)},
    {ABI_CALLBACK, "SetResourceInMemoryNodeLocalProperties", 0,
     CALL(PSET_RESOURCE_INMEMORY_NODELOCAL_PROPERTIES_ROUTINE, 3, NULL, NULL, 0)},
    {ABI_CALLBACK, "EndControlCall", 0, CALL(PEND_CONTROL_CALL, 2, 0, 0)},
    {ABI_CALLBACK, "EndTypeControlCall", 0, CALL(PEND_TYPE_CONTROL_CALL, 2, 0, 0)},
    {ABI_CALLBACK, "ExtendControlCall", 0, CALL(PEXTEND_RES_CONTROL_CALL, 2, 0, 0)},
    {ABI_CALLBACK, "ExtendTypeControlCall", 0, CALL(PEXTEND_RES_TYPE_CONTROL_CALL, 2, 0, 0)},
    {ABI_CALLBACK, "RaiseResTypeNotification", 0, CALL(PRAISE_RES_TYPE_NOTIFICATION, 3, R1, 0, 0)},
    {ABI_CALLBACK, "ChangeResourceProcessForDumps", 0,
     CALL(PCHANGE_RESOURCE_PROCESS_FOR_DUMPS, 4, NULL, R1, 0, 0)},
    {ABI_CALLBACK, "ChangeResTypeProcessForDumps", 0,
     CALL(PCHANGE_RES_TYPE_PROCESS_FOR_DUMPS, 4, R1, R1, 0, 0)},
    {ABI_CALLBACK, "SetInternalState", 0,
     CALL(PSET_INTERNAL_STATE, 3, NULL, ClusterResourceApplicationReady, 0)},
    {ABI_CALLBACK, "SetResourceLockedModeEx", 0,
     CALL(PSET_RESOURCE_LOCKED_MODE_EX_ROUTINE, 4, NULL, 0, 0, 0)},
    {ABI_CALLBACK, "RequestDump", 0, CALL(PREQUEST_DUMP_ROUTINE, 3, NULL, 0, 0)},
    {ABI_CALLBACK, "SetResourceWprPolicy", 0, CALL(PSET_RESOURCE_WPR_POLICY_ROUTINE, 2, NULL, 0)},
    {ABI_CALLBACK, "ArmWprWatchdogForCurrentResourceCall", 0,
     CALL(PARM_WPR_WATCHDOG_FOR_CURRENT_RESOURCE_CALL_ROUTINE, 2, NULL, 0)},
    {ABI_CALLBACK, "LostQuorumResource", 0, CALL(PQUORUM_RESOURCE_LOST, 1, NULL)},
    {ABI_FUNCTION, "ClusterRegCreateKey", 0,
     0 * sizeof(ClusterRegCreateKey(NULL, R1, 0, 0, NULL, NULL, NULL)) + 7},
    {ABI_FUNCTION, "ClusterRegOpenKey", 0, 0 * sizeof(ClusterRegOpenKey(NULL, R1, 0, NULL)) + 4},
    {ABI_FUNCTION, "ClusterRegCloseKey", 0, 0 * sizeof(ClusterRegCloseKey(NULL)) + 1},
    {ABI_FUNCTION, "ClusterRegDeleteKey", 0, 0 * sizeof(ClusterRegDeleteKey(NULL, R1)) + 2},
    {ABI_FUNCTION, "ClusterRegSetValue", 0,
     0 * sizeof(ClusterRegSetValue(NULL, R1, 0, NULL, 0)) + 5},
    {ABI_FUNCTION, "ClusterRegDeleteValue", 0, 0 * sizeof(ClusterRegDeleteValue(NULL, R1)) + 2},
    {ABI_FUNCTION, "ClusterRegQueryValue", 0,
     0 * sizeof(ClusterRegQueryValue(NULL, R1, NULL, NULL, NULL)) + 5},
    {ABI_FUNCTION, "ClusterRegEnumKey", 0,
     0 * sizeof(ClusterRegEnumKey(NULL, 0, NULL, NULL, NULL)) + 5},
    {ABI_FUNCTION, "ClusterRegEnumValue", 0,
     0 * sizeof(ClusterRegEnumValue(NULL, 0, NULL, NULL, NULL, NULL, NULL)) + 7},
    {ABI_FUNCTION, "ClusterRegQueryInfoKey", 0,
     0 * sizeof(ClusterRegQueryInfoKey(NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)) + 8},
    /* With the slots that provider.h adds. */
    {ABI_FUNCTION, "OpenCluster", 0, 0 * sizeof(OpenCluster(R1)) + 1 + 2},
    {ABI_FUNCTION, "CloseCluster", 0, 0 * sizeof(CloseCluster(NULL)) + 1},
    {ABI_FUNCTION, "GetClusterInformation", 0,
     0 * sizeof(GetClusterInformation(NULL, NULL, NULL, NULL)) + 4 - 1},
    {ABI_FUNCTION, "OpenClusterResource", 0, 0 * sizeof(OpenClusterResource(NULL, R1)) + 2 + 2},
    {ABI_FUNCTION, "OpenClusterGroup", 0, 0 * sizeof(OpenClusterGroup(NULL, R1)) + 2 + 2},
    {ABI_FUNCTION, "OpenClusterNode", 0, 0 * sizeof(OpenClusterNode(NULL, R1)) + 2 + 2},
    {ABI_FUNCTION, "CloseClusterResource", 0, 0 * sizeof(CloseClusterResource(NULL)) + 1},
    {ABI_FUNCTION, "CloseClusterGroup", 0, 0 * sizeof(CloseClusterGroup(NULL)) + 1},
    {ABI_FUNCTION, "CloseClusterNode", 0, 0 * sizeof(CloseClusterNode(NULL)) + 1},
    {ABI_FUNCTION, "GetClusterFromResource", 0, 0 * sizeof(GetClusterFromResource(NULL)) + 1 + 1},
    {ABI_FUNCTION, "GetClusterFromGroup", 0, 0 * sizeof(GetClusterFromGroup(NULL)) + 1 + 1},
    {ABI_FUNCTION, "GetClusterFromNode", 0, 0 * sizeof(GetClusterFromNode(NULL)) + 1 + 1},
    {ABI_FUNCTION, "GetClusterKey", 0, 0 * sizeof(GetClusterKey(NULL, 0)) + 2 + 1},
    {ABI_FUNCTION, "GetClusterResourceKey", 0, 0 * sizeof(GetClusterResourceKey(NULL, 0)) + 2 + 1},
    {ABI_FUNCTION, "GetClusterGroupKey", 0, 0 * sizeof(GetClusterGroupKey(NULL, 0)) + 2 + 1},
    {ABI_FUNCTION, "GetClusterNodeKey", 0, 0 * sizeof(GetClusterNodeKey(NULL, 0)) + 2 + 1},
    {ABI_FUNCTION, "GetClusterResourceTypeKey", 0,
     0 * sizeof(GetClusterResourceTypeKey(NULL, R1, 0)) + 3 + 1},
    {ABI_FUNCTION, "ClusterRegCloseBatch", 0,
     0 * sizeof(ClusterRegCloseBatch(NULL, 0, NULL)) + 3 + 1},
    {ABI_FUNCTION, "GetClusterNodeState", 0, 0 * sizeof(GetClusterNodeState(NULL)) + 1 + 1},
    {ABI_FUNCTION, "GetClusterNodeId", 0, 0 * sizeof(GetClusterNodeId(NULL, NULL, NULL)) + 3},
    {ABI_FUNCTION, "GetClusterResourceState", 0,
     0 * sizeof(GetClusterResourceState(NULL, NULL, NULL, NULL, NULL)) + 5 + 1},
    {ABI_FUNCTION, "GetClusterGroupState", 0,
     0 * sizeof(GetClusterGroupState(NULL, NULL, NULL)) + 3 + 1},
    {ABI_FUNCTION, "GetClusterResourceNetworkName", 0,
     0 * sizeof(GetClusterResourceNetworkName(NULL, NULL, NULL)) + 3},
    {ABI_FUNCTION, "CanResourceBeDependent", 0,
     0 * sizeof(CanResourceBeDependent(NULL, NULL)) + 2 + 1},
    {ABI_FUNCTION, "ClusterOpenEnum", 0, 0 * sizeof(ClusterOpenEnum(NULL, 0)) + 2 + 2},
    {ABI_FUNCTION, "ClusterResourceOpenEnum", 0,
     0 * sizeof(ClusterResourceOpenEnum(NULL, 0)) + 2 + 2},
    {ABI_FUNCTION, "ClusterGroupOpenEnum", 0, 0 * sizeof(ClusterGroupOpenEnum(NULL, 0)) + 2 + 2},
    {ABI_FUNCTION, "ClusterResourceControl", 0,
     0 * sizeof(ClusterResourceControl(NULL, NULL, 0, NULL, 0, NULL, 0, NULL)) + 8},
    {ABI_FUNCTION, "ClusterResourceTypeControl", 0,
     0 * sizeof(ClusterResourceTypeControl(NULL, R1, NULL, 0, NULL, 0, NULL, 0, NULL)) + 9},
    {ABI_FUNCTION, "ClusterGroupControl", 0,
     0 * sizeof(ClusterGroupControl(NULL, NULL, 0, NULL, 0, NULL, 0, NULL)) + 8},
    {ABI_FUNCTION, "ClusterNodeControl", 0,
     0 * sizeof(ClusterNodeControl(NULL, NULL, 0, NULL, 0, NULL, 0, NULL)) + 8},
    {ABI_FUNCTION, "OnlineClusterResource", 0, 0 * sizeof(OnlineClusterResource(NULL)) + 1},
    {ABI_FUNCTION, "OnlineClusterResourceEx", 0,
     0 * sizeof(OnlineClusterResourceEx(NULL, 0, NULL, 0)) + 4},
    {ABI_FUNCTION, "OfflineClusterResource", 0, 0 * sizeof(OfflineClusterResource(NULL)) + 1},
    {ABI_FUNCTION, "OfflineClusterResourceEx", 0,
     0 * sizeof(OfflineClusterResourceEx(NULL, 0, NULL, 0)) + 4},
    {ABI_FUNCTION, "FailClusterResource", 0, 0 * sizeof(FailClusterResource(NULL)) + 1},
    {ABI_FUNCTION, "CreateClusterResource", 0,
     0 * sizeof(CreateClusterResource(NULL, R1, R1, 0)) + 4 + 1},
    {ABI_FUNCTION, "DeleteClusterResource", 0, 0 * sizeof(DeleteClusterResource(NULL)) + 1},
    {ABI_FUNCTION, "SetClusterResourceName", 0, 0 * sizeof(SetClusterResourceName(NULL, R1)) + 2},
    {ABI_FUNCTION, "ChangeClusterResourceGroup", 0,
     0 * sizeof(ChangeClusterResourceGroup(NULL, NULL)) + 2},
    {ABI_FUNCTION, "AddClusterResourceDependency", 0,
     0 * sizeof(AddClusterResourceDependency(NULL, NULL)) + 2},
    {ABI_FUNCTION, "RemoveClusterResourceDependency", 0,
     0 * sizeof(RemoveClusterResourceDependency(NULL, NULL)) + 2},
    {ABI_FUNCTION, "MoveClusterGroup", 0, 0 * sizeof(MoveClusterGroup(NULL, NULL)) + 2},
    {ABI_FUNCTION, "MoveClusterGroupEx", 0,
     0 * sizeof(MoveClusterGroupEx(NULL, NULL, 0, NULL, 0)) + 5},
    {ABI_FUNCTION, "OpenSCManagerW", 0, 0 * sizeof(OpenSCManagerW(R1, R1, 0)) + 3 + 1},
    {ABI_FUNCTION, "OpenServiceW", 0, 0 * sizeof(OpenServiceW(NULL, R1, 0)) + 3 + 1},
    {ABI_FUNCTION, "CloseServiceHandle", 0, 0 * sizeof(CloseServiceHandle(NULL)) + 1},
    {ABI_FUNCTION, "QueryServiceStatusEx", 0,
     0 * sizeof(QueryServiceStatusEx(NULL, SC_STATUS_PROCESS_INFO, NULL, 0, NULL)) + 5},
    {ABI_FUNCTION, "QueryServiceConfigW", 0,
     0 * sizeof(QueryServiceConfigW(NULL, NULL, 0, NULL)) + 4},
    {ABI_FUNCTION, "QueryServiceConfig2W", 0,
     0 * sizeof(QueryServiceConfig2W(NULL, 0, NULL, 0, NULL)) + 5},
    {ABI_FUNCTION, "ChangeServiceConfigW", 0,
     0 * sizeof(ChangeServiceConfigW(NULL, 0, 0, 0, R1, R1, NULL, R1, R1, R1, R1)) + 11 + 1},
    {ABI_FUNCTION, "StartServiceW", 0, 0 * sizeof(StartServiceW(NULL, 0, NULL)) + 3 + 1},
    {ABI_FUNCTION, "ControlService", 0, 0 * sizeof(ControlService(NULL, 0, NULL)) + 3 + 1},
    {ABI_FUNCTION, "EnumDependentServicesW", 0,
     0 * sizeof(EnumDependentServicesW(NULL, 0, NULL, 0, NULL, NULL)) + 6},
};
#define ARITY_COUNT (sizeof(arities) / sizeof(arities[0]))

START_TEST(test_table__rows_have_the_headers_parameters)
{
    const struct abi_row *row = arities[_i].kind == ABI_ENTRY
                                    ? abi_entry(arities[_i].name, arities[_i].version)
                                    : abi_find(arities[_i].kind, arities[_i].name);

    ck_assert_ptr_nonnull(row);
    ck_assert_msg(row->arg_count == arities[_i].arity, "%s has %u arguments, want %zu", row->name,
                  row->arg_count, arities[_i].arity);
}
END_TEST

START_TEST(test_table__every_row_was_compared_with_the_headers)
{
    ck_assert_uint_eq(abi_row_count, ARITY_COUNT);
}
END_TEST

START_TEST(test_table__partners_name_arguments_of_the_row)
{
    for (size_t i = 0; i < abi_row_count; i++) {
        for (unsigned a = 0; a < abi_rows[i].arg_count; a++) {
            const struct abi_arg *arg = &abi_rows[i].args[a];
            ck_assert_ptr_nonnull(arg->name);
            ck_assert_int_eq(abi_arg_index(&abi_rows[i], arg->name), (int)a);
            if (arg->pair) {
                ck_assert_msg(abi_arg_index(&abi_rows[i], arg->pair) >= 0, "%s: %s: no %s",
                              abi_rows[i].name, arg->name, arg->pair);
            }
        }
        ck_assert_uint_eq(abi_index(&abi_rows[i]), i);
    }
}
END_TEST

START_TEST(test_lookup__gives_nothing_for_what_a_version_lacks)
{
    ck_assert_ptr_null(abi_entry("Cancel", 0x100));
    ck_assert_ptr_null(abi_entry("ResourceControl", 0x300));
    ck_assert_ptr_null(abi_entry("BeginResourceControlAsUser", 0x300));
    ck_assert_ptr_null(abi_entry("Open", 0x150));
    ck_assert_ptr_null(abi_entry("Startup", 0x100));
    ck_assert_ptr_null(abi_find(ABI_CALLBACK, "Online"));
    ck_assert_int_eq(abi_arg_index(abi_find(ABI_EXPORT, "Startup"), "Resource"), -1);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("abi/table");
    TCase *cases = tcase_create("table");
    tcase_add_loop_test(cases, test_table__slots_are_the_headers_offsets, 0, 4);
    tcase_add_loop_test(cases, test_table__knows_what_table_size_must_be, 0, 4);
    tcase_add_test(cases, test_table__callbacks_are_the_headers_members);
    tcase_add_loop_test(cases, test_table__rows_have_the_headers_parameters, 0, (int)ARITY_COUNT);
    tcase_add_test(cases, test_table__every_row_was_compared_with_the_headers);
    tcase_add_test(cases, test_table__partners_name_arguments_of_the_row);
    tcase_add_test(cases, test_lookup__gives_nothing_for_what_a_version_lacks);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
