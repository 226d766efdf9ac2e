/* The worker waits by looking at the clock and at its flag, without ever sleeping. That is a waste,
 * but no rule forbids it: neither the clock nor the other threads may starve. */
#include "plugin.h"

static DWORD WINAPI BringOnline(PCLUS_WORKER Worker, LPVOID Parameter)
{
    INSTANCE *instance = Parameter;
    ULONGLONG until = GetTickCount64() + 100000;

    while (GetTickCount64() < until) {
        if (ClusWorkerCheckTerminate(Worker)) {
            return ERROR_OPERATION_ABORTED;
        }
    }
    InterlockedExchange(&instance->Online, 1);
    Report(instance, ClusterResourceOnline, 1);
    return ERROR_SUCCESS;
}

static DWORD WINAPI SpinningOnline(ONLINE_PARAMETERS)
{
    return Begin(Resource, BringOnline);
}

#define PLUGIN_ONLINE SpinningOnline
#include "plugin_table.h"
