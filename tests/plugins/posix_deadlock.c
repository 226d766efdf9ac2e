/* The worker takes mutex B and then A, Terminate takes A and then B; both of pthreads. */
#include <pthread.h>
#include <unistd.h>

#include "plugin.h"

static pthread_mutex_t g_A = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t g_B = PTHREAD_MUTEX_INITIALIZER;

static DWORD WINAPI BringOnline(PCLUS_WORKER Worker, LPVOID Parameter)
{
    (void)Worker;
    pthread_mutex_lock(&g_B);
    usleep(10500000); /* PendingTimeout is 10 s */
    pthread_mutex_lock(&g_A);
    Report(Parameter, ClusterResourceOnline, 1);
    pthread_mutex_unlock(&g_A);
    pthread_mutex_unlock(&g_B);
    return ERROR_SUCCESS;
}

static DWORD WINAPI LockingOnline(ONLINE_PARAMETERS)
{
    return Begin(Resource, BringOnline);
}

static VOID WINAPI LockingTerminate(RESID Resource)
{
    INSTANCE *instance = Resource;

    pthread_mutex_lock(&g_A);
    sleep(1);
    pthread_mutex_lock(&g_B);
    InterlockedExchange(&instance->Online, 0);
    pthread_mutex_unlock(&g_B);
    pthread_mutex_unlock(&g_A);
    ClusWorkerTerminate(&instance->Worker);
}

#define PLUGIN_ONLINE    LockingOnline
#define PLUGIN_TERMINATE LockingTerminate
#include "plugin_table.h"
