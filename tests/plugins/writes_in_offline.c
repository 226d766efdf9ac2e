/* Offline deletes a value of the cluster database from its own thread. */
#include "plugin.h"

static HKEY g_Key;

static RESID WINAPI KeyOpen(LPCWSTR ResourceName, HKEY ResourceKey, RESOURCE_HANDLE ResourceHandle,
                            DWORD OpenFlags)
{
    INSTANCE *instance = LocalAlloc(LPTR, sizeof(INSTANCE));

    (void)ResourceName;
    (void)OpenFlags;
    g_Key = ResourceKey;
    if (instance != NULL) {
        instance->ResourceHandle = ResourceHandle;
    }
    return instance;
}

static DWORD WINAPI WritingOffline(OFFLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;

    ClusterRegDeleteValue(g_Key, L"Starts");
    InterlockedExchange(&instance->Online, 0);
    return ERROR_SUCCESS;
}

#define PLUGIN_OPEN    KeyOpen
#define PLUGIN_OFFLINE WritingOffline
#include "plugin_table.h"
