/* Its DllMain says no. */
#include <clusapi.h>
#include <resapi.h>
#include <windows.h>

BOOL WINAPI DllMain(HINSTANCE module, DWORD reason, LPVOID reserved)
{
    (void)module;
    (void)reserved;
    return reason != DLL_PROCESS_ATTACH;
}

DWORD WINAPI Startup(LPCWSTR ResourceType, DWORD MinVersionSupported, DWORD MaxVersionSupported,
                     PSET_RESOURCE_STATUS_ROUTINE SetResourceStatus, PLOG_EVENT_ROUTINE LogEvent,
                     PCLRES_FUNCTION_TABLE *FunctionTable)
{
    (void)ResourceType;
    (void)MinVersionSupported;
    (void)MaxVersionSupported;
    (void)SetResourceStatus;
    (void)LogEvent;
    (void)FunctionTable;
    return ERROR_CLUSTER_RESNAME_NOT_FOUND;
}
