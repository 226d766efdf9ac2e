/* The required dependencies are answered without an endmark. */
#include "plugin.h"

static DWORD WINAPI OddControl(CONTROL_PARAMETERS)
{
    static const DWORD list[] = {CLUSPROP_SYNTAX_RESCLASS, sizeof(DWORD), CLUS_RESCLASS_STORAGE};

    (void)Resource;
    *BytesReturned = 0;
    if (ControlCode == CLUSCTL_RESOURCE_GET_REQUIRED_DEPENDENCIES) {
        *BytesReturned = sizeof(list);
        if (OutBufferSize < sizeof(list)) {
            return ERROR_MORE_DATA;
        }
        CopyMemory(OutBuffer, list, sizeof(list));
        return ERROR_SUCCESS;
    }
    return ERROR_INVALID_FUNCTION;
}

#define PLUGIN_CONTROL OddControl
#include "plugin_table.h"
