/* Open fails for lack of something, and forgets what it had made before. */
#include "plugin.h"

static RESID WINAPI FailingOpen(LPCWSTR ResourceName, HKEY ResourceKey,
                                RESOURCE_HANDLE ResourceHandle, DWORD OpenFlags)
{
    PBYTE volatile forgotten = LocalAlloc(LPTR, 64);

    (void)forgotten;
    (void)ResourceName;
    (void)ResourceKey;
    (void)ResourceHandle;
    (void)OpenFlags;
    SetLastError(ERROR_FILE_NOT_FOUND);
    return NULL;
}

#define PLUGIN_OPEN FailingOpen
#include "plugin_table.h"
