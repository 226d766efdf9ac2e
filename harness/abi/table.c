#include "abi.h"

/*
 * The rows. Each argument is A(name, type, role) with, where there is one, the class of its names
 * or the partner that its role asks for.
 */

// clang-format off
#define A(n, t, r)          {.name = n, .type = ABI_##t, .role = ABI_##r}
#define N(n, t, r, c)       {.name = n, .type = ABI_##t, .role = ABI_##r, .names = NAMES_##c}
#define P(n, r, p)          {.name = n, .type = ABI_POINTER, .role = ABI_##r, .pair = p}
#define S(n, r, p)          {.name = n, .type = ABI_U32, .role = ABI_##r, .pair = p}

#define RESID_ARG           A("Resource", POINTER, INSTANCE)
#define HANDLE_ARG          A("ResourceHandle", POINTER, RESOURCE_HANDLE)
#define TYPE_ARG            A("ResourceTypeName", POINTER, STRING)
#define KEY_ARG             A("hKey", POINTER, KEY)
#define SERVICE_ARG         A("hService", POINTER, KEY)

#define CLUSTER_ARG         A("hCluster", POINTER, KEY)
#define RES_ARG             A("hResource", POINTER, KEY)
#define GROUP_ARG           A("hGroup", POINTER, KEY)
#define NODE_ARG            A("hNode", POINTER, KEY)
#define NAME_ARG(n)         A(n, POINTER, STRING)
#define ACCESS_ARG          A("dwDesiredAccess", U32, VALUE)
#define SAM_ARG             A("samDesired", U32, VALUE)
#define OUT_KEY(n)          A(n, POINTER, KEY_OUT)
#define NAME_OUT(n, c)      P(n, OUT_STRING, c), P(c, INOUT_CHARS, n)
#define STATE_OUT           A("pState", POINTER, U32_OUT)
#define ENUM_TAIL           A("dwType", U32, VALUE), P("lpEntries", OUT_BUFFER, "lpcbEntries"), \
                            P("lpcbEntries", INOUT_SIZE, "lpEntries")
#define LIST_IN             P("lpInBuffer", IN_BUFFER, "cbInBufferSize"), \
                            S("cbInBufferSize", IN_SIZE, "lpInBuffer")
#define CLIENT_CONTROL      A("hHostNode", POINTER, KEY), \
                            N("dwControlCode", U32, VALUE, CONTROL_CODE), LIST_IN, \
                            P("lpOutBuffer", OUT_BUFFER, "cbOutBufferSize"), \
                            S("cbOutBufferSize", OUT_SIZE, "lpOutBuffer"), \
                            A("lpBytesReturned", POINTER, U32_OUT)

#define BUFFER_IN           P("InBuffer", IN_BUFFER, "InBufferSize"), \
                            S("InBufferSize", IN_SIZE, "InBuffer")
#define CONTROL_TAIL        N("ControlCode", U32, VALUE, CONTROL_CODE), BUFFER_IN, \
                            P("OutBuffer", OUT_BUFFER, "OutBufferSize"), \
                            S("OutBufferSize", OUT_SIZE, "OutBuffer"), \
                            P("BytesReturned", BYTES_RETURNED, "OutBuffer")
#define BEGIN_TAIL          CONTROL_TAIL, A("context", I64, VALUE), \
                            N("ReturnedAsynchronously", POINTER, U32_OUT, BOOL)
#define TOKEN_ARG           A("TokenHandle", POINTER, VALUE)

#define ARGS(count, ...)    .arg_count = (count), .args = {__VA_ARGS__}
#define CODE                .returns = ABI_U32, .return_names = NAMES_ERROR
#define SIGNED_CODE         .returns = ABI_I32, .return_names = NAMES_ERROR
#define NOTHING             .returns = ABI_VOID
#define NONE                ABI_NO_SLOT
#define ALL(i)              .slot = {i, i, i, i}
#define V1(i)               .slot = {i, NONE, NONE, NONE}
#define V1_V2(i)            .slot = {i, i, NONE, NONE}
#define V2_UP(i)            .slot = {NONE, i, i, i}
#define V3_UP(i)            .slot = {NONE, NONE, i, i}
#define V4(i)               .slot = {NONE, NONE, NONE, i}
#define NO_SLOTS            .slot = {NONE, NONE, NONE, NONE}
/* A callback: its place in the callback table. */
#define MEMBER(i)           .slot = {NONE, i, NONE, NONE}

#define EXPORT(n, t)        .name = n, .prototype = t, .kind = ABI_EXPORT, NO_SLOTS
#define ENTRY(n, t)         .name = n, .prototype = t, .kind = ABI_ENTRY
#define CALLBACK(n, t)      .name = n, .prototype = t, .kind = ABI_CALLBACK
#define FUNCTION(n)         .name = n, .prototype = n, .kind = ABI_FUNCTION, NO_SLOTS

const struct abi_row abi_rows[] = {
    /* Exports. */
    {EXPORT("Startup", "PSTARTUP_ROUTINE"), CODE,
     ARGS(6, A("ResourceType", POINTER, STRING), A("MinVersionSupported", U32, VALUE),
          A("MaxVersionSupported", U32, VALUE), A("SetResourceStatus", POINTER, CALLBACKS),
          A("LogEvent", POINTER, CALLBACKS), A("FunctionTable", POINTER, TABLE_OUT))},
    {EXPORT("StartupEx", "PSTARTUP_EX_ROUTINE"), CODE,
     ARGS(5, A("ResourceType", POINTER, STRING), A("MinVersionSupported", U32, VALUE),
          A("MaxVersionSupported", U32, VALUE),
          A("MonitorCallbackFunctions", POINTER, CALLBACKS),
          A("ResourceDllInterfaceFunctions", POINTER, TABLE_OUT))},

    /* Entry points. */
    {ENTRY("Open", "POPEN_ROUTINE"), V1(0), .returns = ABI_POINTER,
     ARGS(3, A("ResourceName", POINTER, STRING), A("ResourceKey", POINTER, KEY), HANDLE_ARG)},
    {ENTRY("Open", "POPEN_V2_ROUTINE"), V2_UP(0), .returns = ABI_POINTER,
     ARGS(4, A("ResourceName", POINTER, STRING), A("ResourceKey", POINTER, KEY), HANDLE_ARG,
          N("OpenFlags", U32, VALUE, OPEN_FLAGS))},
    {ENTRY("Close", "PCLOSE_ROUTINE"), ALL(1), NOTHING, ARGS(1, RESID_ARG)},
    {ENTRY("Online", "PONLINE_ROUTINE"), V1(2), CODE,
     ARGS(2, RESID_ARG, A("EventHandle", POINTER, EVENT_OUT))},
    {ENTRY("Online", "PONLINE_V2_ROUTINE"), V2_UP(2), CODE,
     ARGS(6, RESID_ARG, A("EventHandle", POINTER, EVENT_OUT),
          N("OnlineFlags", U32, VALUE, ONLINE_FLAGS), BUFFER_IN, A("Reserved", U32, VALUE))},
    {ENTRY("Offline", "POFFLINE_ROUTINE"), V1(3), CODE, ARGS(1, RESID_ARG)},
    {ENTRY("Offline", "POFFLINE_V2_ROUTINE"), V2_UP(3), CODE,
     ARGS(6, RESID_ARG, A("DestinationNodeName", POINTER, STRING),
          N("OfflineFlags", U32, VALUE, OFFLINE_FLAGS), BUFFER_IN,
          N("Reserved", U32, VALUE, OFFLINE_REASON))},
    {ENTRY("Terminate", "PTERMINATE_ROUTINE"), ALL(4), NOTHING, ARGS(1, RESID_ARG)},
    {ENTRY("LooksAlive", "PLOOKS_ALIVE_ROUTINE"), ALL(5), .returns = ABI_I32,
     .return_names = NAMES_BOOL, ARGS(1, RESID_ARG)},
    {ENTRY("IsAlive", "PIS_ALIVE_ROUTINE"), ALL(6), .returns = ABI_I32,
     .return_names = NAMES_BOOL, ARGS(1, RESID_ARG)},
    {ENTRY("Arbitrate", "PARBITRATE_ROUTINE"), ALL(7), .optional = true, CODE,
     ARGS(2, RESID_ARG, A("LostQuorumResource", POINTER, LOST_QUORUM))},
    {ENTRY("Release", "PRELEASE_ROUTINE"), ALL(8), .optional = true, CODE, ARGS(1, RESID_ARG)},
    {ENTRY("ResourceControl", "PRESOURCE_CONTROL_ROUTINE"), V1_V2(9), .optional = true, CODE,
     ARGS(7, RESID_ARG, CONTROL_TAIL)},
    {ENTRY("ResourceTypeControl", "PRESOURCE_TYPE_CONTROL_ROUTINE"), V1_V2(10), .optional = true,
     CODE, ARGS(7, TYPE_ARG, CONTROL_TAIL)},
    {ENTRY("BeginResourceControl", "PBEGIN_RESCALL_ROUTINE"), V3_UP(9), .optional = true, CODE,
     ARGS(9, RESID_ARG, BEGIN_TAIL)},
    {ENTRY("BeginResourceTypeControl", "PBEGIN_RESTYPECALL_ROUTINE"), V3_UP(10), .optional = true,
     CODE, ARGS(9, TYPE_ARG, BEGIN_TAIL)},
    {ENTRY("Cancel", "PCANCEL_ROUTINE"), V2_UP(11), .optional = true, CODE,
     ARGS(2, RESID_ARG, A("CancelFlags_RESERVED", U32, VALUE))},
    {ENTRY("BeginResourceControlAsUser", "PBEGIN_RESCALL_AS_USER_ROUTINE"), V4(12),
     .optional = true, CODE, ARGS(10, RESID_ARG, TOKEN_ARG, BEGIN_TAIL)},
    {ENTRY("BeginResourceTypeControlAsUser", "PBEGIN_RESTYPECALL_AS_USER_ROUTINE"), V4(13),
     .optional = true, CODE, ARGS(10, TYPE_ARG, TOKEN_ARG, BEGIN_TAIL)},

    /* Callbacks. slot[0]: the argument of Startup that carries it. */
    {CALLBACK("LogEvent", "PLOG_EVENT_ROUTINE"), .slot = {4, 0, NONE, NONE}, NOTHING,
     ARGS(4, HANDLE_ARG, N("LogLevel", I32, VALUE, LOG_LEVEL),
          A("FormatString", POINTER, FORMAT), A("...", POINTER, VARIADIC))},
    {CALLBACK("SetResourceStatus", "PSET_RESOURCE_STATUS_ROUTINE"), .slot = {3, NONE, NONE, NONE},
     .returns = ABI_U32, .return_names = NAMES_EXIT_STATE,
     ARGS(2, HANDLE_ARG, A("ResourceStatus", POINTER, STATUS))},
    {CALLBACK("SetResourceStatusEx", "PSET_RESOURCE_STATUS_ROUTINE_EX"), MEMBER(1),
     .returns = ABI_U32, .return_names = NAMES_EXIT_STATE,
     ARGS(2, HANDLE_ARG, A("ResourceStatus", POINTER, STATUS_EX))},
    {CALLBACK("SetResourceLockedMode", "PSET_RESOURCE_LOCKED_MODE_ROUTINE"), MEMBER(2), CODE,
     ARGS(3, HANDLE_ARG, N("LockedModeEnabled", I32, VALUE, BOOL),
          A("LockedModeReason", U32, VALUE))},
    {CALLBACK("SignalFailure", "PSIGNAL_FAILURE_ROUTINE"), MEMBER(3), CODE,
     ARGS(3, HANDLE_ARG, N("FailureType", I32, VALUE, FAILURE_TYPE),
          N("ApplicationSpecificErrorCode", U32, VALUE, ERROR))},
    {CALLBACK("SetResourceInMemoryNodeLocalProperties",
              "PSET_RESOURCE_INMEMORY_NODELOCAL_PROPERTIES_ROUTINE"), MEMBER(4), CODE,
     ARGS(3, HANDLE_ARG, P("propertyListBuffer", IN_BUFFER, "propertyListBufferSize"),
          S("propertyListBufferSize", IN_SIZE, "propertyListBuffer"))},
    {CALLBACK("EndControlCall", "PEND_CONTROL_CALL"), MEMBER(5), CODE,
     ARGS(2, A("context", I64, VALUE), N("status", U32, VALUE, ERROR))},
    {CALLBACK("EndTypeControlCall", "PEND_TYPE_CONTROL_CALL"), MEMBER(6), CODE,
     ARGS(2, A("context", I64, VALUE), N("status", U32, VALUE, ERROR))},
    {CALLBACK("ExtendControlCall", "PEXTEND_RES_CONTROL_CALL"), MEMBER(7), CODE,
     ARGS(2, A("context", I64, VALUE), A("newTimeoutInMs", U32, VALUE))},
    {CALLBACK("ExtendTypeControlCall", "PEXTEND_RES_TYPE_CONTROL_CALL"), MEMBER(8), CODE,
     ARGS(2, A("context", I64, VALUE), A("newTimeoutInMs", U32, VALUE))},
    {CALLBACK("RaiseResTypeNotification", "PRAISE_RES_TYPE_NOTIFICATION"), MEMBER(9), CODE,
     ARGS(3, A("ResourceType", POINTER, STRING), P("pPayload", IN_BUFFER, "payloadSize"),
          S("payloadSize", IN_SIZE, "pPayload"))},
    {CALLBACK("ChangeResourceProcessForDumps", "PCHANGE_RESOURCE_PROCESS_FOR_DUMPS"), MEMBER(10),
     CODE, ARGS(4, A("resource", POINTER, RESOURCE_HANDLE), A("processName", POINTER, STRING),
                A("processId", U32, VALUE), N("isAdd", I32, VALUE, BOOL))},
    {CALLBACK("ChangeResTypeProcessForDumps", "PCHANGE_RES_TYPE_PROCESS_FOR_DUMPS"), MEMBER(11),
     CODE, ARGS(4, A("resourceTypeName", POINTER, STRING), A("processName", POINTER, STRING),
                A("processId", U32, VALUE), N("isAdd", I32, VALUE, BOOL))},
    {CALLBACK("SetInternalState", "PSET_INTERNAL_STATE"), MEMBER(12), CODE,
     ARGS(3, HANDLE_ARG, N("stateType", I32, VALUE, APPLICATION_STATE),
          N("active", I32, VALUE, BOOL))},
    {CALLBACK("SetResourceLockedModeEx", "PSET_RESOURCE_LOCKED_MODE_EX_ROUTINE"), MEMBER(13), CODE,
     ARGS(4, HANDLE_ARG, N("LockedModeEnabled", I32, VALUE, BOOL),
          A("LockedModeReason", U32, VALUE), A("LockedModeFlags", U32, VALUE))},
    {CALLBACK("RequestDump", "PREQUEST_DUMP_ROUTINE"), MEMBER(14), CODE,
     ARGS(3, HANDLE_ARG, N("DumpDueToCallInProgress", I32, VALUE, BOOL),
          A("DumpDelayInMs", U32, VALUE))},
    {CALLBACK("SetResourceWprPolicy", "PSET_RESOURCE_WPR_POLICY_ROUTINE"), MEMBER(15), CODE,
     ARGS(2, HANDLE_ARG, A("WprPolicyFlags", U32, VALUE))},
    {CALLBACK("ArmWprWatchdogForCurrentResourceCall",
              "PARM_WPR_WATCHDOG_FOR_CURRENT_RESOURCE_CALL_ROUTINE"), MEMBER(16), CODE,
     ARGS(2, HANDLE_ARG, A("TimeoutInMs", U64, VALUE))},
    {CALLBACK("LostQuorumResource", "PQUORUM_RESOURCE_LOST"), NO_SLOTS, NOTHING,
     ARGS(1, A("Resource", POINTER, RESOURCE_HANDLE))},

    /* The functions that librdk hands to its provider. */
    {FUNCTION("ClusterRegCreateKey"), SIGNED_CODE,
     ARGS(7, KEY_ARG, A("lpszSubKey", POINTER, STRING), A("dwOptions", U32, VALUE),
          A("samDesired", U32, VALUE), A("lpSecurityAttributes", POINTER, IGNORED),
          A("phkResult", POINTER, KEY_OUT), A("lpdwDisposition", POINTER, U32_OUT))},
    {FUNCTION("ClusterRegOpenKey"), SIGNED_CODE,
     ARGS(4, KEY_ARG, A("lpszSubKey", POINTER, STRING), A("samDesired", U32, VALUE),
          A("phkResult", POINTER, KEY_OUT))},
    {FUNCTION("ClusterRegCloseKey"), SIGNED_CODE, ARGS(1, KEY_ARG)},
    {FUNCTION("ClusterRegDeleteKey"), SIGNED_CODE,
     ARGS(2, KEY_ARG, A("lpszSubKey", POINTER, STRING))},
    {FUNCTION("ClusterRegSetValue"), CODE,
     ARGS(5, KEY_ARG, A("lpszValueName", POINTER, STRING), N("dwType", U32, VALUE, REG_TYPE),
          P("lpData", IN_BUFFER, "cbData"), S("cbData", IN_SIZE, "lpData"))},
    {FUNCTION("ClusterRegDeleteValue"), CODE,
     ARGS(2, KEY_ARG, A("lpszValueName", POINTER, STRING))},
    {FUNCTION("ClusterRegQueryValue"), SIGNED_CODE,
     ARGS(5, KEY_ARG, A("lpszValueName", POINTER, STRING),
          N("lpdwValueType", POINTER, U32_OUT, REG_TYPE), P("lpData", OUT_BUFFER, "lpcbData"),
          P("lpcbData", INOUT_SIZE, "lpData"))},
    {FUNCTION("ClusterRegEnumKey"), SIGNED_CODE,
     ARGS(5, KEY_ARG, A("dwIndex", U32, VALUE), P("lpszName", OUT_STRING, "lpcchName"),
          P("lpcchName", INOUT_CHARS, "lpszName"),
          A("lpftLastWriteTime", POINTER, FILETIME_OUT))},
    {FUNCTION("ClusterRegEnumValue"), CODE,
     ARGS(7, KEY_ARG, A("dwIndex", U32, VALUE), P("lpszValueName", OUT_STRING, "lpcchValueName"),
          P("lpcchValueName", INOUT_CHARS, "lpszValueName"),
          N("lpdwType", POINTER, U32_OUT, REG_TYPE), P("lpData", OUT_BUFFER, "lpcbData"),
          P("lpcbData", INOUT_SIZE, "lpData"))},
    {FUNCTION("ClusterRegQueryInfoKey"), SIGNED_CODE,
     ARGS(8, KEY_ARG, A("lpcSubKeys", POINTER, U32_OUT), A("lpcchMaxSubKeyLen", POINTER, U32_OUT),
          A("lpcValues", POINTER, U32_OUT), A("lpcchMaxValueNameLen", POINTER, U32_OUT),
          A("lpcbMaxValueLen", POINTER, U32_OUT), A("lpcbSecurityDescriptor", POINTER, U32_OUT),
          A("lpftLastWriteTime", POINTER, FILETIME_OUT))},
    /* Of the cluster, made plain in the same way. */
    {FUNCTION("OpenCluster"), CODE,
     ARGS(3, NAME_ARG("lpszClusterName"), ACCESS_ARG, OUT_KEY("phCluster"))},
    {FUNCTION("CloseCluster"), CODE, ARGS(1, CLUSTER_ARG)},
    {FUNCTION("GetClusterInformation"), CODE,
     ARGS(3, CLUSTER_ARG, NAME_OUT("lpszClusterName", "lpcchClusterName"))},
    {FUNCTION("OpenClusterResource"), CODE,
     ARGS(4, CLUSTER_ARG, NAME_ARG("lpszResourceName"), ACCESS_ARG, OUT_KEY("phResource"))},
    {FUNCTION("OpenClusterGroup"), CODE,
     ARGS(4, CLUSTER_ARG, NAME_ARG("lpszGroupName"), ACCESS_ARG, OUT_KEY("phGroup"))},
    {FUNCTION("OpenClusterNode"), CODE,
     ARGS(4, CLUSTER_ARG, NAME_ARG("lpszNodeName"), ACCESS_ARG, OUT_KEY("phNode"))},
    {FUNCTION("CloseClusterResource"), CODE, ARGS(1, RES_ARG)},
    {FUNCTION("CloseClusterGroup"), CODE, ARGS(1, GROUP_ARG)},
    {FUNCTION("CloseClusterNode"), CODE, ARGS(1, NODE_ARG)},
    {FUNCTION("GetClusterFromResource"), CODE, ARGS(2, RES_ARG, OUT_KEY("phCluster"))},
    {FUNCTION("GetClusterFromGroup"), CODE, ARGS(2, GROUP_ARG, OUT_KEY("phCluster"))},
    {FUNCTION("GetClusterFromNode"), CODE, ARGS(2, NODE_ARG, OUT_KEY("phCluster"))},
    {FUNCTION("GetClusterKey"), CODE, ARGS(3, CLUSTER_ARG, SAM_ARG, OUT_KEY("phkResult"))},
    {FUNCTION("GetClusterResourceKey"), CODE, ARGS(3, RES_ARG, SAM_ARG, OUT_KEY("phkResult"))},
    {FUNCTION("GetClusterGroupKey"), CODE, ARGS(3, GROUP_ARG, SAM_ARG, OUT_KEY("phkResult"))},
    {FUNCTION("GetClusterNodeKey"), CODE, ARGS(3, NODE_ARG, SAM_ARG, OUT_KEY("phkResult"))},
    {FUNCTION("GetClusterResourceTypeKey"), CODE,
     ARGS(4, CLUSTER_ARG, NAME_ARG("lpszTypeName"), SAM_ARG, OUT_KEY("phkResult"))},
    {FUNCTION("ClusterRegCloseBatch"), SIGNED_CODE,
     ARGS(4, KEY_ARG, P("lpCommands", IN_BUFFER, "cbCommands"),
          S("cbCommands", IN_SIZE, "lpCommands"), A("failedCommandNumber", POINTER, U32_OUT))},
    {FUNCTION("GetClusterNodeState"), CODE, ARGS(2, NODE_ARG, STATE_OUT)},
    {FUNCTION("GetClusterNodeId"), CODE, ARGS(3, NODE_ARG, NAME_OUT("lpszNodeId", "lpcchName"))},
    {FUNCTION("GetClusterResourceState"), CODE,
     ARGS(6, RES_ARG, NAME_OUT("lpszNodeName", "lpcchNodeName"),
          NAME_OUT("lpszGroupName", "lpcchGroupName"), STATE_OUT)},
    {FUNCTION("GetClusterGroupState"), CODE,
     ARGS(4, GROUP_ARG, NAME_OUT("lpszNodeName", "lpcchNodeName"), STATE_OUT)},
    {FUNCTION("GetClusterResourceNetworkName"), CODE,
     ARGS(3, RES_ARG, NAME_OUT("lpBuffer", "nSize"))},
    {FUNCTION("CanResourceBeDependent"), CODE,
     ARGS(3, RES_ARG, A("hResourceDependent", POINTER, KEY), A("pResult", POINTER, U32_OUT))},
    {FUNCTION("ClusterOpenEnum"), CODE, ARGS(4, CLUSTER_ARG, ENUM_TAIL)},
    {FUNCTION("ClusterResourceOpenEnum"), CODE, ARGS(4, RES_ARG, ENUM_TAIL)},
    {FUNCTION("ClusterGroupOpenEnum"), CODE, ARGS(4, GROUP_ARG, ENUM_TAIL)},
    {FUNCTION("ClusterResourceControl"), CODE, ARGS(8, RES_ARG, CLIENT_CONTROL)},
    {FUNCTION("ClusterResourceTypeControl"), CODE,
     ARGS(9, CLUSTER_ARG, NAME_ARG("lpszResourceTypeName"), CLIENT_CONTROL)},
    {FUNCTION("ClusterGroupControl"), CODE, ARGS(8, GROUP_ARG, CLIENT_CONTROL)},
    {FUNCTION("ClusterNodeControl"), CODE, ARGS(8, NODE_ARG, CLIENT_CONTROL)},
    {FUNCTION("OnlineClusterResource"), CODE, ARGS(1, RES_ARG)},
    {FUNCTION("OnlineClusterResourceEx"), CODE,
     ARGS(4, RES_ARG, A("dwOnlineFlags", U32, VALUE), LIST_IN)},
    {FUNCTION("OfflineClusterResource"), CODE, ARGS(1, RES_ARG)},
    {FUNCTION("OfflineClusterResourceEx"), CODE,
     ARGS(4, RES_ARG, A("dwOfflineFlags", U32, VALUE), LIST_IN)},
    {FUNCTION("FailClusterResource"), CODE, ARGS(1, RES_ARG)},
    {FUNCTION("CreateClusterResource"), CODE,
     ARGS(5, GROUP_ARG, NAME_ARG("lpszResourceName"), NAME_ARG("lpszResourceType"),
          A("dwFlags", U32, VALUE), OUT_KEY("phResource"))},
    {FUNCTION("DeleteClusterResource"), CODE, ARGS(1, RES_ARG)},
    {FUNCTION("SetClusterResourceName"), CODE, ARGS(2, RES_ARG, NAME_ARG("lpszResourceName"))},
    {FUNCTION("ChangeClusterResourceGroup"), CODE, ARGS(2, RES_ARG, GROUP_ARG)},
    {FUNCTION("AddClusterResourceDependency"), CODE,
     ARGS(2, RES_ARG, A("hDependsOn", POINTER, KEY))},
    {FUNCTION("RemoveClusterResourceDependency"), CODE,
     ARGS(2, RES_ARG, A("hDependsOn", POINTER, KEY))},
    {FUNCTION("MoveClusterGroup"), CODE, ARGS(2, GROUP_ARG, A("hDestinationNode", POINTER, KEY))},
    {FUNCTION("MoveClusterGroupEx"), CODE,
     ARGS(5, GROUP_ARG, A("hDestinationNode", POINTER, KEY), A("dwMoveFlags", U32, VALUE),
          LIST_IN)},
    /* The service control manager's, as provider.h makes them plain for the seam. */
    {FUNCTION("OpenSCManagerW"), CODE,
     ARGS(4, A("lpMachineName", POINTER, STRING), A("lpDatabaseName", POINTER, STRING),
          A("dwDesiredAccess", U32, VALUE), A("phSCObject", POINTER, KEY_OUT))},
    {FUNCTION("OpenServiceW"), CODE,
     ARGS(4, A("hSCManager", POINTER, KEY), A("lpServiceName", POINTER, STRING),
          A("dwDesiredAccess", U32, VALUE), A("phSCObject", POINTER, KEY_OUT))},
    {FUNCTION("CloseServiceHandle"), CODE, ARGS(1, A("hSCObject", POINTER, KEY))},
    {FUNCTION("QueryServiceStatusEx"), CODE,
     ARGS(5, SERVICE_ARG, A("InfoLevel", I32, VALUE), P("lpBuffer", OUT_BUFFER, "cbBufSize"),
          S("cbBufSize", OUT_SIZE, "lpBuffer"), A("pcbBytesNeeded", POINTER, U32_OUT))},
    {FUNCTION("QueryServiceConfigW"), CODE,
     ARGS(4, SERVICE_ARG, P("lpServiceConfig", OUT_BUFFER, "cbBufSize"),
          S("cbBufSize", OUT_SIZE, "lpServiceConfig"), A("pcbBytesNeeded", POINTER, U32_OUT))},
    {FUNCTION("QueryServiceConfig2W"), CODE,
     ARGS(5, SERVICE_ARG, A("dwInfoLevel", U32, VALUE), P("lpBuffer", OUT_BUFFER, "cbBufSize"),
          S("cbBufSize", OUT_SIZE, "lpBuffer"), A("pcbBytesNeeded", POINTER, U32_OUT))},
    {FUNCTION("ChangeServiceConfigW"), CODE,
     ARGS(12, SERVICE_ARG, A("dwServiceType", U32, VALUE), A("dwStartType", U32, VALUE),
          A("dwErrorControl", U32, VALUE), A("lpBinaryPathName", POINTER, STRING),
          A("lpLoadOrderGroup", POINTER, STRING), A("lpdwTagId", POINTER, U32_OUT),
          P("lpDependencies", IN_BUFFER, "cbDependencies"),
          A("lpServiceStartName", POINTER, STRING), A("lpPassword", POINTER, IGNORED),
          A("lpDisplayName", POINTER, STRING), S("cbDependencies", IN_SIZE, "lpDependencies"))},
    {FUNCTION("StartServiceW"), CODE,
     ARGS(4, SERVICE_ARG, A("dwNumServiceArgs", U32, VALUE),
          P("lpServiceArgVectors", IN_BUFFER, "cbServiceArgVectors"),
          S("cbServiceArgVectors", IN_SIZE, "lpServiceArgVectors"))},
    {FUNCTION("ControlService"), CODE,
     ARGS(4, SERVICE_ARG, A("dwControl", U32, VALUE),
          P("lpServiceStatus", OUT_BUFFER, "cbServiceStatus"),
          S("cbServiceStatus", OUT_SIZE, "lpServiceStatus"))},
    {FUNCTION("EnumDependentServicesW"), CODE,
     ARGS(6, SERVICE_ARG, A("dwServiceState", U32, VALUE),
          P("lpServices", OUT_BUFFER, "cbBufSize"), S("cbBufSize", OUT_SIZE, "lpServices"),
          A("pcbBytesNeeded", POINTER, U32_OUT), A("lpServicesReturned", POINTER, U32_OUT))},
};
// clang-format on

const size_t abi_row_count = sizeof(abi_rows) / sizeof(abi_rows[0]);
