/* Each control wants an out-buffer of four gigabytes. */
#include "plugin.h"

static DWORD WINAPI GreedyControl(CONTROL_PARAMETERS)
{
    (void)Resource;
    if (ControlCode == CLUSCTL_RESOURCE_INITIALIZE) {
        *BytesReturned = 0;
        return ERROR_INVALID_FUNCTION;
    }
    *BytesReturned = 0xFFFFFFFF;
    return ERROR_MORE_DATA;
}

#define PLUGIN_CONTROL GreedyControl
#include "plugin_table.h"
