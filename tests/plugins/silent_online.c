/* Online says that it goes on, and then nobody ever reports. */
#include "plugin.h"

static DWORD WINAPI SilentOnline(RESID Resource, LPHANDLE EventHandle, DWORD OnlineFlags,
                                 PBYTE InBuffer, DWORD InBufferSize, DWORD Reserved)
{
    (void)Resource;
    (void)EventHandle;
    (void)OnlineFlags;
    (void)InBuffer;
    (void)InBufferSize;
    (void)Reserved;
    return ERROR_IO_PENDING;
}

#define PLUGIN_ONLINE SilentOnline
#include "plugin_table.h"
