/* The worker takes lock B and then A, Terminate takes A and then B. */
#include "plugin.h"

static CRITICAL_SECTION g_A;
static CRITICAL_SECTION g_B;

static DWORD WINAPI BringOnline(PCLUS_WORKER Worker, LPVOID Parameter)
{
    (void)Worker;
    EnterCriticalSection(&g_B);
    Sleep(10500); /* PendingTimeout is 10 s */
    EnterCriticalSection(&g_A);
    Report(Parameter, ClusterResourceOnline, 1);
    LeaveCriticalSection(&g_A);
    LeaveCriticalSection(&g_B);
    return ERROR_SUCCESS;
}

static DWORD WINAPI LockingOnline(ONLINE_PARAMETERS)
{
    return Begin(Resource, BringOnline);
}

static VOID WINAPI LockingTerminate(RESID Resource)
{
    INSTANCE *instance = Resource;

    EnterCriticalSection(&g_A);
    Sleep(1000);
    EnterCriticalSection(&g_B);
    InterlockedExchange(&instance->Online, 0);
    LeaveCriticalSection(&g_B);
    LeaveCriticalSection(&g_A);
    ClusWorkerTerminate(&instance->Worker);
}

#define PLUGIN_ONLINE      LockingOnline
#define PLUGIN_TERMINATE   LockingTerminate
#define PLUGIN_SPOIL_TABLE InitializeCriticalSection(&g_A), InitializeCriticalSection(&g_B)
#include "plugin_table.h"
