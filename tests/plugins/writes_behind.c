/* A control writes its whole answer, whatever the room. */
#include "plugin.h"

static DWORD WINAPI OverrunningControl(CONTROL_PARAMETERS)
{
    (void)Resource;
    if (ControlCode != CLUSCTL_RESOURCE_GET_PRIVATE_PROPERTIES || OutBuffer == NULL) {
        *BytesReturned = 0;
        return ERROR_INVALID_FUNCTION;
    }
    FillMemory(OutBuffer, 64, 0x55);
    *BytesReturned = OutBufferSize;
    return ERROR_SUCCESS;
}

#define PLUGIN_CONTROL OverrunningControl
#include "plugin_table.h"
