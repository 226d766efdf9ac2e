/* The worker of Online closes standard output, as daemons do, when Online has long returned. */
#include <signal.h>
#include <unistd.h>

#include "plugin.h"

static DWORD WINAPI BringOnline(PCLUS_WORKER Worker, LPVOID Parameter)
{
    INSTANCE *instance = Parameter;

    (void)Worker;
    Sleep(1000);
    close(STDOUT_FILENO);
    signal(SIGTERM, SIG_IGN);
    InterlockedExchange(&instance->Online, 1);
    Report(instance, ClusterResourceOnline, 1);
    return ERROR_SUCCESS;
}

static DWORD WINAPI WorkingOnline(ONLINE_PARAMETERS)
{
    return Begin(Resource, BringOnline);
}

#define PLUGIN_ONLINE WorkingOnline
#include "plugin_table.h"
