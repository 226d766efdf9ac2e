/* A control succeeds and claims more bytes than there was room for. */
#include "plugin.h"

static DWORD WINAPI ClaimingControl(CONTROL_PARAMETERS)
{
    (void)Resource;
    *BytesReturned = 0;
    if (ControlCode != CLUSCTL_RESOURCE_GET_PRIVATE_PROPERTIES) {
        return ERROR_INVALID_FUNCTION;
    }
    *BytesReturned = OutBufferSize + 1;
    return ERROR_SUCCESS;
}

#define PLUGIN_CONTROL ClaimingControl
#include "plugin_table.h"
