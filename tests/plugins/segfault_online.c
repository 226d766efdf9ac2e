/* Online writes through a pointer that it never set. */
#include "plugin.h"

static DWORD WINAPI CrashingOnline(ONLINE_PARAMETERS)
{
    INSTANCE *volatile missing = NULL;

    (void)Resource;
    missing->Online = 1;
    return ERROR_SUCCESS;
}

#define PLUGIN_ONLINE CrashingOnline
#include "plugin_table.h"
