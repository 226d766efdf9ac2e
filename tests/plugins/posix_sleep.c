/* The worker sleeps as POSIX programs do. */
#include <time.h>
#include <unistd.h>

#include "plugin.h"

static DWORD WINAPI BringOnline(PCLUS_WORKER Worker, LPVOID Parameter)
{
    INSTANCE *instance = Parameter;
    struct timespec minute = {60, 0};

    (void)Worker;
    sleep(30);
    nanosleep(&minute, NULL);
    usleep(500000);
    InterlockedExchange(&instance->Online, 1);
    Report(instance, ClusterResourceOnline, 1);
    return ERROR_SUCCESS;
}

static DWORD WINAPI SleepingOnline(ONLINE_PARAMETERS)
{
    return Begin(Resource, BringOnline);
}

#define PLUGIN_ONLINE SleepingOnline
#include "plugin_table.h"
