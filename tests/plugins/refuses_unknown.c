/* CLUSCTL_RESOURCE_UNKNOWN is refused as if it were an unknown code. */
#include "plugin.h"

static DWORD WINAPI RefusingControl(CONTROL_PARAMETERS)
{
    (void)Resource;
    (void)ControlCode;
    *BytesReturned = 0;
    return ERROR_INVALID_FUNCTION;
}

#define PLUGIN_CONTROL RefusingControl
#include "plugin_table.h"
