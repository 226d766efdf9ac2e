/* IsAlive reports a failure by SetResourceStatus instead of returning FALSE. */
#include "plugin.h"

static BOOL WINAPI ReportingIsAlive(RESID Resource)
{
    INSTANCE *instance = Resource;

    Report(instance, ClusterResourceFailed, 1);
    return TRUE;
}

#define PLUGIN_IS_ALIVE ReportingIsAlive
#include "plugin_table.h"
