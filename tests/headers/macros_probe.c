/*
 * A resource DLL that uses what the headers have of macros, as C and as C++ (macros_test.sh). Its
 * entry points say nothing of linkage or visibility, as sources for a .def file do not. main checks
 * the values.
 */
#include <stdio.h>

#include <resapi.h>

static PSET_RESOURCE_STATUS_ROUTINE set_status;
static PLOG_EVENT_ROUTINE log_event;

static RESID WINAPI ProbeOpen(LPCWSTR ResourceName, HKEY ResourceKey,
                              RESOURCE_HANDLE ResourceHandle)
{
    (void)ResourceName;
    (void)ResourceKey;
    return (RESID)ResourceHandle;
}

static RESID WINAPI ProbeOpenV2(LPCWSTR ResourceName, HKEY ResourceKey,
                                RESOURCE_HANDLE ResourceHandle, DWORD OpenFlags)
{
    return OpenFlags == 0 ? ProbeOpen(ResourceName, ResourceKey, ResourceHandle) : NULL;
}

static VOID WINAPI ProbeClose(RESID Resource)
{
    (void)Resource;
}

static DWORD WINAPI ProbeOnline(RESID Resource, LPHANDLE EventHandle)
{
    RESOURCE_STATUS status;
    ResUtilInitializeResourceStatus(&status);
    status.ResourceState = ClusterResourceCannotComeOnlineOnThisNode;
    (void)EventHandle;
    return set_status ? set_status((RESOURCE_HANDLE)Resource, &status) : 1;
}

static DWORD WINAPI ProbeOnlineV2(RESID Resource, LPHANDLE EventHandle, DWORD OnlineFlags,
                                  PBYTE InBuffer, DWORD InBufferSize, DWORD Reserved)
{
    RESOURCE_STATUS_EX status;
    ResUtilInitializeResourceStatusEx(&status);
    (void)OnlineFlags;
    (void)InBuffer;
    (void)InBufferSize;
    (void)Reserved;
    return status.WaitHint == 0 ? ProbeOnline(Resource, EventHandle) : 1;
}

static DWORD WINAPI ProbeOffline(RESID Resource)
{
    (void)Resource;
    return 0;
}

static DWORD WINAPI ProbeOfflineV2(RESID Resource, LPCWSTR DestinationNodeName, DWORD OfflineFlags,
                                   PBYTE InBuffer, DWORD InBufferSize, DWORD Reserved)
{
    (void)DestinationNodeName;
    (void)OfflineFlags;
    (void)InBuffer;
    (void)InBufferSize;
    (void)Reserved;
    return ProbeOffline(Resource);
}

static VOID WINAPI ProbeTerminate(RESID Resource)
{
    (void)Resource;
}

static BOOL WINAPI ProbeLooksAlive(RESID Resource)
{
    return Resource != NULL;
}

static BOOL WINAPI ProbeIsAlive(RESID Resource)
{
    return Resource != NULL;
}

static DWORD WINAPI ProbeResourceControl(RESID Resource, DWORD ControlCode, PVOID InBuffer,
                                         DWORD InBufferSize, PVOID OutBuffer, DWORD OutBufferSize,
                                         LPDWORD BytesReturned)
{
    (void)Resource;
    (void)InBuffer;
    (void)InBufferSize;
    (void)OutBuffer;
    (void)OutBufferSize;
    *BytesReturned = 0;
    switch (ControlCode) {
    case CLUSCTL_RESOURCE_UNKNOWN:
    case CLUSCTL_RESOURCE_GET_PRIVATE_PROPERTIES:
        return 0;
    default:
        return 1;
    }
}

static DWORD WINAPI ProbeResourceTypeControl(LPCWSTR ResourceTypeName, DWORD ControlCode,
                                             PVOID InBuffer, DWORD InBufferSize, PVOID OutBuffer,
                                             DWORD OutBufferSize, LPDWORD BytesReturned)
{
    (void)ResourceTypeName;
    return ProbeResourceControl(NULL, ControlCode, InBuffer, InBufferSize, OutBuffer, OutBufferSize,
                                BytesReturned);
}

static DWORD WINAPI ProbeCancel(RESID Resource, DWORD CancelFlags_RESERVED)
{
    (void)Resource;
    return CancelFlags_RESERVED;
}

CLRES_V1_FUNCTION_TABLE(table_v1, CLRES_VERSION_V1_00, Probe, NULL, NULL, ProbeResourceControl,
                        ProbeResourceTypeControl);
static CLRES_FUNCTION_TABLE table_v2;
static CLRES_FUNCTION_TABLE table_v3;
static CLRES_FUNCTION_TABLE table_v4;

DWORD WINAPI Startup(LPCWSTR ResourceType, DWORD MinVersionSupported, DWORD MaxVersionSupported,
                     PSET_RESOURCE_STATUS_ROUTINE SetResourceStatus, PLOG_EVENT_ROUTINE LogEvent,
                     PCLRES_FUNCTION_TABLE *FunctionTable)
{
    (void)ResourceType;
    if (MinVersionSupported > CLRES_VERSION_V1_00 || MaxVersionSupported < CLRES_VERSION_V1_00) {
        return 1306;
    }
    set_status = SetResourceStatus;
    log_event = LogEvent;
    if (log_event) {
        log_event(NULL, LOG_INFORMATION, L"started\n");
    }
    *FunctionTable = &table_v1;
    return 0;
}

DWORD WINAPI StartupEx(LPCWSTR ResourceType, DWORD MinVersionSupported, DWORD MaxVersionSupported,
                       PCLRES_CALLBACK_FUNCTION_TABLE MonitorCallbackFunctions,
                       PCLRES_FUNCTION_TABLE *ResourceDllInterfaceFunctions)
{
    (void)ResourceType;
    (void)MinVersionSupported;
    (void)MaxVersionSupported;
    (void)MonitorCallbackFunctions;
    CLRES_V2_FUNCTION_TABLE_SET(table_v2, CLRES_VERSION_V2_00, Probe, NULL, NULL,
                                ProbeResourceControl, ProbeResourceTypeControl, ProbeLooksAlive,
                                ProbeIsAlive, ProbeCancel)
    CLRES_V3_FUNCTION_TABLE_SET(table_v3, CLRES_VERSION_V3_00, Probe, NULL, NULL, NULL, NULL,
                                ProbeLooksAlive, ProbeIsAlive, ProbeCancel);
    CLRES_V4_FUNCTION_TABLE_SET(table_v4, CLRES_VERSION_V4_00, Probe, NULL, NULL, NULL, NULL,
                                ProbeLooksAlive, ProbeIsAlive, ProbeCancel, NULL, NULL);
    *ResourceDllInterfaceFunctions = &table_v2;
    return 0;
}

static int failures;

static void expect(int good, const char *what)
{
    if (!good) {
        printf("FAILED: %s\n", what);
        failures++;
    }
}
#define EXPECT(condition) expect((condition) ? 1 : 0, #condition)

static void check_tables(void)
{
    PCLRES_FUNCTION_TABLE table = NULL;
    EXPECT(Startup(L"Probe", 0x200, 0x400, NULL, NULL, &table) == 1306);
    EXPECT(Startup(L"Probe", 0x100, 0x100, NULL, NULL, &table) == 0 && table == &table_v1);
    EXPECT(table_v1.TableSize == 88 && table_v1.Version == 0x100);
    EXPECT(table_v1.V1Functions.Open == ProbeOpen && table_v1.V1Functions.IsAlive == ProbeIsAlive);
    EXPECT(table_v1.V1Functions.Arbitrate == NULL && table_v1.V1Functions.Release == NULL);
    EXPECT(table_v1.V1Functions.ResourceTypeControl == ProbeResourceTypeControl);
    EXPECT(StartupEx(L"Probe", 0x100, 0x400, NULL, &table) == 0 && table == &table_v2);
    EXPECT(table_v2.TableSize == 96 && table_v2.Version == 0x200);
    EXPECT(table_v2.V2Functions.Open == ProbeOpenV2 && table_v2.V2Functions.Cancel == ProbeCancel);
    EXPECT(table_v2.V2Functions.Offline == ProbeOfflineV2);
    EXPECT(table_v2.V2Functions.ResourceControl == ProbeResourceControl);
    EXPECT(table_v3.TableSize == 96 && table_v3.Version == 0x300);
    EXPECT(table_v3.V3Functions.Online == ProbeOnlineV2);
    EXPECT(table_v4.TableSize == 112 && table_v4.Version == 0x400);
    EXPECT(table_v4.V4Functions.Terminate == ProbeTerminate);
    EXPECT(table_v4.V4Functions.Close == ProbeClose && table_v4.V4Functions.Cancel == ProbeCancel);
}

static void check_codes(void)
{
    DWORD leaving = CLUSCTL_RESOURCE_CODE(CLCTL_INTERNAL_CODE(21, CLUS_ACCESS_WRITE, CLUS_MODIFY));
    EXPECT(leaving == 0x01500056);
    EXPECT(CLUSCTL_GET_CONTROL_OBJECT(leaving) == CLUS_OBJECT_RESOURCE);
    EXPECT(CLUSCTL_GET_ACCESS_MODE(leaving) == CLUS_ACCESS_WRITE);
    EXPECT(CLUSCTL_GET_CONTROL_FUNCTION(leaving) == 0x100056);
    EXPECT(CLUSCTL_GET_USER(leaving) == 0);
    EXPECT(CLCTL_EXTERNAL_CODE(1, CLUS_ACCESS_READ, CLUS_NO_MODIFY) == 5);
    DWORD own = CLUSCTL_USER_CODE(22101, 221) | CLUS_ACCESS_READ;
    EXPECT(own == ((221u << 24) | (1u << 21) | (22101u << 2) | 1u));
    EXPECT(CLUSCTL_GET_CONTROL_OBJECT(own) == 221 && CLUSCTL_GET_USER(own) == 1);
    EXPECT(CLUSCTL_RESOURCE_TYPE_CODE(1) == 0x02000001 && CLUSCTL_GROUP_CODE(1) == 0x03000001);
    EXPECT(CLUSCTL_NODE_CODE(1) == 0x04000001 && CLUSCTL_NETWORK_CODE(1) == 0x05000001);
    EXPECT(CLUSCTL_NETINTERFACE_CODE(1) == 0x06000001 && CLUSCTL_CLUSTER_CODE(1) == 0x07000001);
    EXPECT(CLUSCTL_GROUPSET_CODE(1) == 0x08000001 && CLUSCTL_AFFINITYRULE_CODE(1) == 0x09000001);
    EXPECT(CLUSTER_MAKE_VERSION(11, 2) == 0xB0002 && CLUSTER_GET_MAJOR_VERSION(0xB0002) == 11);
    EXPECT(CLUSTER_GET_MINOR_VERSION(0xB0002) == 2 && CLUSTER_GET_UPGRADE_VERSION(0xB0002) == 2);
}

struct list {
    DWORD count;
    CLUSPROP_PROPERTY_NAME_DECLARE(name, 5);
    CLUSPROP_SZ_DECLARE(text, 3);
    CLUSPROP_BINARY_DECLARE(bytes, 5);
};

static void check_lists(void)
{
    struct list list;
    EXPECT(sizeof(list.name) == 20 && sizeof(list.text) == 16 && sizeof(list.bytes) == 16);
    list.name.Syntax.dw = CLUSPROP_SYNTAX_NAME;
    EXPECT(list.name.Syntax.wFormat == CLUSPROP_FORMAT_SZ &&
           list.name.Syntax.wType == CLUSPROP_TYPE_NAME);
    list.text.sz[0] = L'x';
    list.bytes.rgb[0] = 1;
    EXPECT(CLUSPROP_SYNTAX_VALUE(CLUSPROP_TYPE_LIST_VALUE, CLUSPROP_FORMAT_DWORD) == 0x00010002);
    EXPECT(ALIGN_CLUSPROP(5u) == 8 && ALIGN_CLUSPROP(8u) == 8 && ALIGN_CLUSPROP(0u) == 0);
    DWORD room[8] = {0};
    CLUSPROP_BUFFER_HELPER helper;
    helper.pb = (BYTE *)room;
    helper.pStringValue->Syntax.dw = CLUSPROP_SYNTAX_LIST_VALUE_SZ;
    helper.pStringValue->cbLength = 4;
    helper.pStringValue->sz[1] = L'b';
    EXPECT(room[0] == 0x00010003 && room[1] == 4 && room[2] == 0x00620000);
    EXPECT(helper.pValue->cbLength == 4);
#ifdef __cplusplus
    PCLUSPROP_VALUE value = helper.pStringValue;
    EXPECT(value->Syntax.dw == 0x00010003);
#endif
    CLUS_RESOURCE_CLASS_INFO info;
    info.li.QuadPart = 0;
    info.rc = CLUS_RESCLASS_STORAGE;
    info.SubClass = (DWORD)CLUS_RESSUBCLASS_SHARED;
    EXPECT(info.li.QuadPart == 0x8000000000000001ULL && info.dw == 1);
}

int main(void)
{
    check_tables();
    check_codes();
    check_lists();
    return failures != 0;
}
