/* Nothing is wrong here: what the other plugins of this folder are measured against. */
#include "plugin.h"

static DWORD WINAPI BringOnline(PCLUS_WORKER Worker, LPVOID Parameter)
{
    INSTANCE *instance = Parameter;
    DWORD checkPoint = 0;

    while (checkPoint < 5) {
        if (ClusWorkerCheckTerminate(Worker) || Report(instance, ClusterResourceOnlinePending,
                                                       ++checkPoint) != ResourceExitStateContinue) {
            return ERROR_OPERATION_ABORTED;
        }
        Sleep(100);
    }
    InterlockedExchange(&instance->Online, 1);
    g_Callbacks.LogEvent(instance->ResourceHandle, LOG_INFORMATION, L"online after %1!u! reports\n",
                         checkPoint);
    Report(instance, ClusterResourceOnline, ++checkPoint);
    return ERROR_SUCCESS;
}

static DWORD WINAPI PatientOnline(ONLINE_PARAMETERS)
{
    return Begin(Resource, BringOnline);
}

#define PLUGIN_ONLINE PatientOnline
#include "plugin_table.h"
