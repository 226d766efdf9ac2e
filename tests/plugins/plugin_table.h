/* The half of plugin.h that stands behind a plugin's own functions: the right way of each entry
 * that it did not replace, and StartupEx. */

#ifndef PLUGIN_OPEN
#    define PLUGIN_OPEN RightOpen
static RESID WINAPI RightOpen(LPCWSTR ResourceName, HKEY ResourceKey,
                              RESOURCE_HANDLE ResourceHandle, DWORD OpenFlags)
{
    INSTANCE *instance = LocalAlloc(LPTR, sizeof(INSTANCE));

    (void)ResourceName;
    (void)ResourceKey;
    (void)OpenFlags;
    if (instance == NULL) {
        SetLastError(ERROR_NOT_ENOUGH_MEMORY);
        return NULL;
    }
    instance->ResourceHandle = ResourceHandle;
    return instance;
}
#endif

#ifndef PLUGIN_CLOSE
#    define PLUGIN_CLOSE RightClose
static VOID WINAPI RightClose(RESID Resource)
{
    INSTANCE *instance = Resource;

    ClusWorkerTerminate(&instance->Worker);
    LocalFree(instance);
}
#endif

#ifndef PLUGIN_ONLINE
#    define PLUGIN_ONLINE RightOnline
static DWORD WINAPI RightOnline(RESID Resource, LPHANDLE EventHandle, DWORD OnlineFlags,
                                PBYTE InBuffer, DWORD InBufferSize, DWORD Reserved)
{
    INSTANCE *instance = Resource;

    (void)EventHandle;
    (void)OnlineFlags;
    (void)InBuffer;
    (void)InBufferSize;
    (void)Reserved;
    InterlockedExchange(&instance->Online, 1);
    return ERROR_SUCCESS;
}
#endif

#ifndef PLUGIN_OFFLINE
#    define PLUGIN_OFFLINE RightOffline
static DWORD WINAPI RightOffline(RESID Resource, LPCWSTR DestinationNodeName, DWORD OfflineFlags,
                                 PBYTE InBuffer, DWORD InBufferSize, DWORD Reserved)
{
    INSTANCE *instance = Resource;

    (void)DestinationNodeName;
    (void)OfflineFlags;
    (void)InBuffer;
    (void)InBufferSize;
    (void)Reserved;
    InterlockedExchange(&instance->Online, 0);
    return ERROR_SUCCESS;
}
#endif

#ifndef PLUGIN_TERMINATE
#    define PLUGIN_TERMINATE RightTerminate
static VOID WINAPI RightTerminate(RESID Resource)
{
    INSTANCE *instance = Resource;

    ClusWorkerTerminate(&instance->Worker);
    InterlockedExchange(&instance->Online, 0);
}
#endif

#ifndef PLUGIN_IS_ALIVE
#    define PLUGIN_IS_ALIVE RightIsAlive
static BOOL WINAPI RightIsAlive(RESID Resource)
{
    INSTANCE *instance = Resource;

    return instance->Online != 0;
}
#endif

static BOOL WINAPI RightLooksAlive(RESID Resource)
{
    INSTANCE *instance = Resource;

    return instance->Online != 0;
}

#ifndef PLUGIN_CONTROL
#    define PLUGIN_CONTROL RightControl
static DWORD WINAPI RightControl(RESID Resource, DWORD ControlCode, PVOID InBuffer,
                                 DWORD InBufferSize, PVOID OutBuffer, DWORD OutBufferSize,
                                 LPDWORD BytesReturned)
{
    (void)Resource;
    (void)InBuffer;
    (void)InBufferSize;
    (void)OutBuffer;
    (void)OutBufferSize;
    *BytesReturned = 0;
    return ControlCode == CLUSCTL_RESOURCE_UNKNOWN ? ERROR_SUCCESS : ERROR_INVALID_FUNCTION;
}
#endif

static DWORD WINAPI RightTypeControl(LPCWSTR ResourceTypeName, DWORD ControlCode, PVOID InBuffer,
                                     DWORD InBufferSize, PVOID OutBuffer, DWORD OutBufferSize,
                                     LPDWORD BytesReturned)
{
    (void)ResourceTypeName;
    (void)InBuffer;
    (void)InBufferSize;
    (void)OutBuffer;
    (void)OutBufferSize;
    *BytesReturned = 0;
    return ControlCode == CLUSCTL_RESOURCE_TYPE_UNKNOWN ? ERROR_SUCCESS : ERROR_INVALID_FUNCTION;
}

static DWORD WINAPI RightCancel(RESID Resource, DWORD CancelFlags)
{
    (void)Resource;
    (void)CancelFlags;
    return ERROR_SUCCESS;
}

static CLRES_FUNCTION_TABLE g_Table;

DWORD WINAPI StartupEx(LPCWSTR ResourceType, DWORD MinVersionSupported, DWORD MaxVersionSupported,
                       PCLRES_CALLBACK_FUNCTION_TABLE MonitorCallbackFunctions,
                       PCLRES_FUNCTION_TABLE *ResourceDllInterfaceFunctions)
{
    if (CompareStringOrdinal(ResourceType, -1, L"Wrong", -1, TRUE) != CSTR_EQUAL) {
        return ERROR_CLUSTER_RESNAME_NOT_FOUND;
    }
    if (MinVersionSupported > CLRES_VERSION_V2_00 || MaxVersionSupported < CLRES_VERSION_V2_00) {
        return ERROR_REVISION_MISMATCH;
    }
    g_Callbacks.LogEvent = MonitorCallbackFunctions->LogEvent;
    g_Callbacks.SetResourceStatusEx = MonitorCallbackFunctions->SetResourceStatusEx;
    g_Table.TableSize = CLRES_V2_FUNCTION_SIZE;
    g_Table.Version = CLRES_VERSION_V2_00;
    g_Table.V2Functions.Open = PLUGIN_OPEN;
    g_Table.V2Functions.Close = PLUGIN_CLOSE;
    g_Table.V2Functions.Online = PLUGIN_ONLINE;
    g_Table.V2Functions.Offline = PLUGIN_OFFLINE;
    g_Table.V2Functions.Terminate = PLUGIN_TERMINATE;
    g_Table.V2Functions.LooksAlive = RightLooksAlive;
    g_Table.V2Functions.IsAlive = PLUGIN_IS_ALIVE;
    g_Table.V2Functions.ResourceControl = PLUGIN_CONTROL;
    g_Table.V2Functions.ResourceTypeControl = RightTypeControl;
    g_Table.V2Functions.Cancel = RightCancel;
#ifdef PLUGIN_SPOIL_TABLE
    PLUGIN_SPOIL_TABLE;
#endif
    *ResourceDllInterfaceFunctions = &g_Table;
    return ERROR_SUCCESS;
}
