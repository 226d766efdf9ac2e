/* A control succeeds and never writes BytesReturned. */
#include "plugin.h"

static DWORD WINAPI ForgetfulControl(CONTROL_PARAMETERS)
{
    (void)Resource;
    if (ControlCode == CLUSCTL_RESOURCE_VALIDATE_PRIVATE_PROPERTIES) {
        return ERROR_SUCCESS;
    }
    *BytesReturned = 0;
    return ERROR_INVALID_FUNCTION;
}

#define PLUGIN_CONTROL ForgetfulControl
#include "plugin_table.h"
