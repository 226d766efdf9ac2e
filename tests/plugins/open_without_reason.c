/* Open fails and does not say why. */
#include "plugin.h"

static RESID WINAPI SilentOpen(LPCWSTR ResourceName, HKEY ResourceKey,
                               RESOURCE_HANDLE ResourceHandle, DWORD OpenFlags)
{
    (void)ResourceName;
    (void)ResourceKey;
    (void)ResourceHandle;
    (void)OpenFlags;
    return NULL;
}

#define PLUGIN_OPEN SilentOpen
#include "plugin_table.h"
