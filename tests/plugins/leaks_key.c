/* Online opens its Parameters key and forgets it. */
#include "plugin.h"

static RESID WINAPI KeepingOpen(LPCWSTR ResourceName, HKEY ResourceKey,
                                RESOURCE_HANDLE ResourceHandle, DWORD OpenFlags);
#define PLUGIN_OPEN KeepingOpen

static HKEY g_ResourceKey;

static DWORD WINAPI LeakingOnline(ONLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;
    HKEY parameters = NULL;
    DWORD status = (DWORD)ClusterRegOpenKey(g_ResourceKey, L"Parameters", KEY_READ, &parameters);

    if (status != ERROR_SUCCESS) {
        status = (DWORD)ClusterRegCreateKey(g_ResourceKey, L"Parameters", 0, KEY_READ, NULL,
                                            &parameters, NULL);
    }
    InterlockedExchange(&instance->Online, 1);
    return status;
}

#define PLUGIN_ONLINE LeakingOnline
#include "plugin_table.h"

static RESID WINAPI KeepingOpen(LPCWSTR ResourceName, HKEY ResourceKey,
                                RESOURCE_HANDLE ResourceHandle, DWORD OpenFlags)
{
    INSTANCE *instance = LocalAlloc(LPTR, sizeof(INSTANCE));

    (void)ResourceName;
    (void)OpenFlags;
    if (instance == NULL) {
        SetLastError(ERROR_NOT_ENOUGH_MEMORY);
        return NULL;
    }
    instance->ResourceHandle = ResourceHandle;
    g_ResourceKey = ResourceKey;
    return instance;
}
