/* The smallest resource DLL of version 1: it is online when it says so. */
#include <clusapi.h>
#include <resapi.h>
#include <windows.h>

static PLOG_EVENT_ROUTINE g_LogEvent;
static CLRES_FUNCTION_TABLE g_Table;

struct resource {
    RESOURCE_HANDLE handle;
    LONG online;
};

static RESID WINAPI ExternalOpen(LPCWSTR ResourceName, HKEY ResourceKey,
                                 RESOURCE_HANDLE ResourceHandle)
{
    struct resource *resource = LocalAlloc(LPTR, sizeof(*resource));

    (void)ResourceName;
    (void)ResourceKey;
    if (resource != NULL) {
        resource->handle = ResourceHandle;
    }
    return resource;
}

static VOID WINAPI ExternalClose(RESID Resource)
{
    LocalFree(Resource);
}

static DWORD WINAPI ExternalOnline(RESID Resource, LPHANDLE EventHandle)
{
    struct resource *resource = Resource;

    (void)EventHandle;
    g_LogEvent(resource->handle, LOG_INFORMATION, L"%1 has %2!u! characters\n", L"external",
               (DWORD)lstrlenW(L"external"));
    InterlockedExchange(&resource->online, 1);
    return ERROR_SUCCESS;
}

static DWORD WINAPI ExternalOffline(RESID Resource)
{
    InterlockedExchange(&((struct resource *)Resource)->online, 0);
    return ERROR_SUCCESS;
}

static VOID WINAPI ExternalTerminate(RESID Resource)
{
    InterlockedExchange(&((struct resource *)Resource)->online, 0);
}

static BOOL WINAPI ExternalIsAlive(RESID Resource)
{
    return ((struct resource *)Resource)->online != 0;
}

DWORD WINAPI Startup(LPCWSTR ResourceType, DWORD MinVersionSupported, DWORD MaxVersionSupported,
                     PSET_RESOURCE_STATUS_ROUTINE SetResourceStatus, PLOG_EVENT_ROUTINE LogEvent,
                     PCLRES_FUNCTION_TABLE *FunctionTable)
{
    (void)SetResourceStatus;
    if (lstrcmpiW(ResourceType, L"External") != 0) {
        return ERROR_CLUSTER_RESNAME_NOT_FOUND;
    }
    if (MinVersionSupported > CLRES_VERSION_V1_00 || MaxVersionSupported < CLRES_VERSION_V1_00) {
        return ERROR_REVISION_MISMATCH;
    }
    g_LogEvent = LogEvent;
    g_Table.TableSize = CLRES_V1_FUNCTION_SIZE;
    g_Table.Version = CLRES_VERSION_V1_00;
    g_Table.V1Functions.Open = ExternalOpen;
    g_Table.V1Functions.Close = ExternalClose;
    g_Table.V1Functions.Online = ExternalOnline;
    g_Table.V1Functions.Offline = ExternalOffline;
    g_Table.V1Functions.Terminate = ExternalTerminate;
    g_Table.V1Functions.LooksAlive = ExternalIsAlive;
    g_Table.V1Functions.IsAlive = ExternalIsAlive;
    *FunctionTable = &g_Table;
    return ERROR_SUCCESS;
}
