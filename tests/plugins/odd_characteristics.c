/* The characteristics are answered with one byte. */
#include "plugin.h"

static DWORD WINAPI OddControl(CONTROL_PARAMETERS)
{
    (void)Resource;
    *BytesReturned = 0;
    if (ControlCode == CLUSCTL_RESOURCE_GET_CHARACTERISTICS && OutBufferSize > 0) {
        *(BYTE *)OutBuffer = 0;
        *BytesReturned = 1;
        return ERROR_SUCCESS;
    }
    return ERROR_INVALID_FUNCTION;
}

#define PLUGIN_CONTROL OddControl
#include "plugin_table.h"
