/* Online writes through a pointer that it never set. */
#include "plugin.h"

static DWORD WINAPI CrashingOnline(RESID Resource, LPHANDLE EventHandle, DWORD OnlineFlags,
                                   PBYTE InBuffer, DWORD InBufferSize, DWORD Reserved)
{
    INSTANCE *volatile missing = NULL;

    (void)Resource;
    (void)EventHandle;
    (void)OnlineFlags;
    (void)InBuffer;
    (void)InBufferSize;
    (void)Reserved;
    missing->Online = 1;
    return ERROR_SUCCESS;
}

#define PLUGIN_ONLINE CrashingOnline
#include "plugin_table.h"
