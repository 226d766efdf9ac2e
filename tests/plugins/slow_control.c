/* A control waits for what a worker has in hand. */
#include "plugin.h"

static DWORD WINAPI WaitingControl(CONTROL_PARAMETERS)
{
    (void)Resource;
    *BytesReturned = 0;
    if (ControlCode != CLUSCTL_RESOURCE_GET_PRIVATE_PROPERTIES) {
        return ERROR_INVALID_FUNCTION;
    }
    Sleep(1000);
    return ERROR_SUCCESS;
}

#define PLUGIN_CONTROL WaitingControl
#include "plugin_table.h"
