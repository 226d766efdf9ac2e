/* A control puts a header in front of the buffer that it was given. */
#include "plugin.h"

static DWORD WINAPI UnderrunningControl(CONTROL_PARAMETERS)
{
    (void)Resource;
    if (ControlCode != CLUSCTL_RESOURCE_GET_PRIVATE_PROPERTIES || OutBuffer == NULL) {
        *BytesReturned = 0;
        return ERROR_INVALID_FUNCTION;
    }
    ((volatile BYTE *)OutBuffer)[-1] = 1;
    *BytesReturned = 0;
    return ERROR_SUCCESS;
}

#define PLUGIN_CONTROL UnderrunningControl
#include "plugin_table.h"
