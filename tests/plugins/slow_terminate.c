/* The worker looks at its flag every ten seconds alone. */
#include "plugin.h"

static DWORD WINAPI BringOnline(PCLUS_WORKER Worker, LPVOID Parameter)
{
    DWORD checkPoint = 0;

    while (!ClusWorkerCheckTerminate(Worker)) {
        Report(Parameter, ClusterResourceOnlinePending, ++checkPoint);
        Sleep(10000);
    }
    return ERROR_OPERATION_ABORTED;
}

static DWORD WINAPI SleepyOnline(ONLINE_PARAMETERS)
{
    return Begin(Resource, BringOnline);
}

#define PLUGIN_ONLINE SleepyOnline
#include "plugin_table.h"
