/* Open makes the key of its properties, whether it is there or not. */
#include "plugin.h"

static RESID WINAPI WritingOpen(LPCWSTR ResourceName, HKEY ResourceKey,
                                RESOURCE_HANDLE ResourceHandle, DWORD OpenFlags)
{
    INSTANCE *instance = LocalAlloc(LPTR, sizeof(INSTANCE));
    HKEY parameters = NULL;

    (void)ResourceName;
    (void)OpenFlags;
    if (instance != NULL) {
        instance->ResourceHandle = ResourceHandle;
        if (ClusterRegCreateKey(ResourceKey, L"Parameters", 0, KEY_ALL_ACCESS, NULL, &parameters,
                                NULL) == ERROR_SUCCESS) {
            ClusterRegCloseKey(parameters);
        }
    }
    return instance;
}

#define PLUGIN_OPEN WritingOpen
#include "plugin_table.h"
