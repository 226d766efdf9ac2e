/* A plugin whose entry points do nothing: what a call of it takes is what the harness takes. */
#include <resapi.h>
#include <windows.h>

static RESID WINAPI StillOpen(LPCWSTR ResourceName, HKEY ResourceKey,
                              RESOURCE_HANDLE ResourceHandle, DWORD OpenFlags)
{
    static int resource;

    UNREFERENCED_PARAMETER(ResourceName);
    UNREFERENCED_PARAMETER(ResourceKey);
    UNREFERENCED_PARAMETER(ResourceHandle);
    UNREFERENCED_PARAMETER(OpenFlags);
    return &resource;
}

static VOID WINAPI StillClose(RESID Resource)
{
    UNREFERENCED_PARAMETER(Resource);
}

static DWORD WINAPI StillOnline(RESID Resource, LPHANDLE EventHandle, DWORD OnlineFlags,
                                PBYTE InBuffer, DWORD InBufferSize, DWORD Reserved)
{
    UNREFERENCED_PARAMETER(Resource);
    UNREFERENCED_PARAMETER(EventHandle);
    UNREFERENCED_PARAMETER(OnlineFlags);
    UNREFERENCED_PARAMETER(InBuffer);
    UNREFERENCED_PARAMETER(InBufferSize);
    UNREFERENCED_PARAMETER(Reserved);
    return ERROR_SUCCESS;
}

static DWORD WINAPI StillOffline(RESID Resource, LPCWSTR DestinationNodeName, DWORD OfflineFlags,
                                 PBYTE InBuffer, DWORD InBufferSize, DWORD Reserved)
{
    UNREFERENCED_PARAMETER(Resource);
    UNREFERENCED_PARAMETER(DestinationNodeName);
    UNREFERENCED_PARAMETER(OfflineFlags);
    UNREFERENCED_PARAMETER(InBuffer);
    UNREFERENCED_PARAMETER(InBufferSize);
    UNREFERENCED_PARAMETER(Reserved);
    return ERROR_SUCCESS;
}

static VOID WINAPI StillTerminate(RESID Resource)
{
    UNREFERENCED_PARAMETER(Resource);
}

static BOOL WINAPI StillIsAlive(RESID Resource)
{
    return Resource != NULL;
}

static CLRES_FUNCTION_TABLE function_table = {
    .TableSize = CLRES_V2_FUNCTION_SIZE,
    .Version = CLRES_VERSION_V2_00,
    .V2Functions =
        {
            .Open = StillOpen,
            .Close = StillClose,
            .Online = StillOnline,
            .Offline = StillOffline,
            .Terminate = StillTerminate,
            .LooksAlive = StillIsAlive,
            .IsAlive = StillIsAlive,
        },
};

DWORD WINAPI StartupEx(LPCWSTR ResourceType, DWORD MinVersionSupported, DWORD MaxVersionSupported,
                       PCLRES_CALLBACK_FUNCTION_TABLE MonitorCallbackFunctions,
                       PCLRES_FUNCTION_TABLE *ResourceDllInterfaceFunctions)
{
    UNREFERENCED_PARAMETER(ResourceType);
    UNREFERENCED_PARAMETER(MinVersionSupported);
    UNREFERENCED_PARAMETER(MaxVersionSupported);
    UNREFERENCED_PARAMETER(MonitorCallbackFunctions);
    *ResourceDllInterfaceFunctions = &function_table;
    return ERROR_SUCCESS;
}
