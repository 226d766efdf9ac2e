/* Terminate does not wait for the worker, which goes on and reports Online. */
#include "plugin.h"

static DWORD WINAPI BringOnline(PCLUS_WORKER Worker, LPVOID Parameter)
{
    (void)Worker;
    Sleep(60000);
    Report(Parameter, ClusterResourceOnline, 1);
    return ERROR_SUCCESS;
}

static DWORD WINAPI SlowOnline(ONLINE_PARAMETERS)
{
    return Begin(Resource, BringOnline);
}

static VOID WINAPI HastyTerminate(RESID Resource)
{
    (void)Resource;
}

#define PLUGIN_ONLINE    SlowOnline
#define PLUGIN_TERMINATE HastyTerminate
#include "plugin_table.h"
