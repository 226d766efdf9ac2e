/* Offline ends the process, as a program would that is done. */
#include <stdlib.h>

#include "plugin.h"

static DWORD WINAPI ExitingOffline(OFFLINE_PARAMETERS)
{
    (void)Resource;
    exit(3);
}

#define PLUGIN_OFFLINE ExitingOffline
#include "plugin_table.h"
