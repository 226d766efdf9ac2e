/* Close closes the ResourceKey that Open was given, as if it had opened it. */
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

static VOID WINAPI ClosingClose(RESID Resource)
{
    ClusterRegCloseKey(g_Key);
    LocalFree(Resource);
}

#define PLUGIN_OPEN  KeyOpen
#define PLUGIN_CLOSE ClosingClose
#include "plugin_table.h"
