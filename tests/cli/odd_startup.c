/* Plugins whose Startup[Ex] is odd, one for each ODD_…; nothing but that is ever called. */

#include <resapi.h>
#include <windows.h>

static CLRES_FUNCTION_TABLE g_Table;

static DWORD WINAPI Answer(void)
{
    return ERROR_SUCCESS;
}

/* Every pointer of the table but those of Arbitrate and Release, which are the 8th and 9th. */
static void Fill(DWORD Version, DWORD TableSize)
{
    FARPROC *pointers = (FARPROC *)&g_Table.V1Functions;

    g_Table.Version = Version;
    g_Table.TableSize = TableSize;
    for (size_t i = 0; i < TableSize / sizeof(*pointers); i++) {
        pointers[i] = i == 7 || i == 8 ? NULL : (FARPROC)Answer;
    }
#ifdef ODD_ARBITRATE
    pointers[7] = (FARPROC)Answer;
#endif
}

#ifdef ODD_OLD
DWORD WINAPI Startup(LPCWSTR ResourceType, DWORD MinVersionSupported, DWORD MaxVersionSupported,
                     PSET_RESOURCE_STATUS_ROUTINE SetResourceStatus, PLOG_EVENT_ROUTINE LogEvent,
                     PCLRES_FUNCTION_TABLE *FunctionTable)
{
    (void)SetResourceStatus;
    (void)LogEvent;
    if (lstrcmpiW(ResourceType, L"Odd Type") != 0) {
        return ERROR_CLUSTER_RESNAME_NOT_FOUND;
    }
    if (MinVersionSupported > CLRES_VERSION_V1_00 || MaxVersionSupported < CLRES_VERSION_V1_00) {
        return ERROR_REVISION_MISMATCH;
    }
    Fill(CLRES_VERSION_V1_00, CLRES_V1_FUNCTION_SIZE);
    *FunctionTable = &g_Table;
    return ERROR_SUCCESS;
}
#else

#    ifdef ODD_MISSING
DWORD WINAPI NobodyHasThis(void);
#    endif

DWORD WINAPI StartupEx(LPCWSTR ResourceType, DWORD MinVersionSupported, DWORD MaxVersionSupported,
                       PCLRES_CALLBACK_FUNCTION_TABLE MonitorCallbackFunctions,
                       PCLRES_FUNCTION_TABLE *ResourceDllInterfaceFunctions)
{
    DWORD version = CLRES_VERSION_V2_00;

    (void)MonitorCallbackFunctions;
#    if defined ODD_CRASH
    *(volatile int *)NULL = 1;
#    elif defined ODD_HANG
    for (volatile int i = 0;; i++) {
    }
#    elif defined ODD_WAIT
    WaitForSingleObject(CreateEventW(NULL, TRUE, FALSE, NULL), INFINITE);
#    elif defined ODD_MISSING
    return NobodyHasThis();
#    endif
#    ifndef ODD_ANY_TYPE
    if (lstrcmpiW(ResourceType, L"Odd Type") != 0) {
        return ERROR_CLUSTER_RESNAME_NOT_FOUND;
    }
#    endif
#    if defined ODD_VERSION_1
    version = CLRES_VERSION_V1_00;
#    elif defined ODD_LOWEST
    version = MinVersionSupported == CLRES_VERSION_V1_00 ? CLRES_VERSION_V1_00 : version;
#    endif
#    ifndef ODD_ANY_RANGE
    if (MinVersionSupported > version || MaxVersionSupported < version) {
        return ERROR_REVISION_MISMATCH;
    }
#    endif
    (void)ResourceType;
    (void)MinVersionSupported;
    (void)MaxVersionSupported;
    Fill(version, version == CLRES_VERSION_V1_00 ? CLRES_V1_FUNCTION_SIZE : CLRES_V2_FUNCTION_SIZE);
    *ResourceDllInterfaceFunctions = &g_Table;
    return ERROR_SUCCESS;
}
#endif
