/* Online says that it goes on, and then nobody ever reports. */
#include "plugin.h"

static DWORD WINAPI SilentOnline(ONLINE_PARAMETERS)
{
    (void)Resource;
    return ERROR_IO_PENDING;
}

#define PLUGIN_ONLINE SilentOnline
#include "plugin_table.h"
