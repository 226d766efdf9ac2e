/* Common properties are answered by the plugin instead of the monitor. That is a warning. */
#include "plugin.h"

static DWORD WINAPI TakingControl(CONTROL_PARAMETERS)
{
    (void)Resource;
    *BytesReturned = 0;
    return ControlCode == CLUSCTL_RESOURCE_SET_COMMON_PROPERTIES ? ERROR_SUCCESS
                                                                 : ERROR_INVALID_FUNCTION;
}

#define PLUGIN_CONTROL TakingControl
#include "plugin_table.h"
