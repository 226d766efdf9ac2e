/* Online writes the cluster database from its own thread. */
#include "plugin.h"

static HKEY g_Parameters;

static RESID WINAPI KeyOpen(LPCWSTR ResourceName, HKEY ResourceKey, RESOURCE_HANDLE ResourceHandle,
                            DWORD OpenFlags)
{
    INSTANCE *instance = LocalAlloc(LPTR, sizeof(INSTANCE));

    (void)ResourceName;
    (void)OpenFlags;
    if (instance != NULL) {
        instance->ResourceHandle = ResourceHandle;
        ClusterRegOpenKey(ResourceKey, L"Parameters", KEY_ALL_ACCESS, &g_Parameters);
    }
    return instance;
}

static VOID WINAPI KeyClose(RESID Resource)
{
    ClusterRegCloseKey(g_Parameters);
    LocalFree(Resource);
}

static DWORD WINAPI WritingOnline(ONLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;
    DWORD starts = 1;

    ClusterRegSetValue(g_Parameters, L"Starts", REG_DWORD, (const BYTE *)&starts, sizeof(starts));
    InterlockedExchange(&instance->Online, 1);
    return ERROR_SUCCESS;
}

#define PLUGIN_OPEN   KeyOpen
#define PLUGIN_CLOSE  KeyClose
#define PLUGIN_ONLINE WritingOnline
#include "plugin_table.h"
