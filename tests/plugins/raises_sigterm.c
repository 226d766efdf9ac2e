/* Online sends its own process SIGTERM. */
#include <signal.h>

#include "plugin.h"

static DWORD WINAPI RaisingOnline(ONLINE_PARAMETERS)
{
    (void)Resource;
    raise(SIGTERM);
    return ERROR_SUCCESS;
}

#define PLUGIN_ONLINE RaisingOnline
#include "plugin_table.h"
