/* Offline ends the process, as a program would that is done. */
#include <stdlib.h>

#include "plugin.h"

static DWORD WINAPI ExitingOffline(RESID Resource, LPCWSTR DestinationNodeName, DWORD OfflineFlags,
                                   PBYTE InBuffer, DWORD InBufferSize, DWORD Reserved)
{
    (void)Resource;
    (void)DestinationNodeName;
    (void)OfflineFlags;
    (void)InBuffer;
    (void)InBufferSize;
    (void)Reserved;
    exit(3);
}

#define PLUGIN_OFFLINE ExitingOffline
#include "plugin_table.h"
