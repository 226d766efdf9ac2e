/* Every code that is not known is answered with success. */
#include "plugin.h"

static DWORD WINAPI WillingControl(CONTROL_PARAMETERS)
{
    (void)Resource;
    *BytesReturned = 0;
    return ControlCode == CLUSCTL_RESOURCE_INITIALIZE ? ERROR_SUCCESS : ERROR_INVALID_FUNCTION;
}

#define PLUGIN_CONTROL WillingControl
#include "plugin_table.h"
