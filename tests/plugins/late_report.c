/* Terminate does not wait for the worker, which goes on and reports Online. */
#include "plugin.h"

static DWORD WINAPI BringOnline(PCLUS_WORKER Worker, LPVOID Parameter)
{
    (void)Worker;
    Sleep(60000);
    Report(Parameter, ClusterResourceOnline, 1);
    return ERROR_SUCCESS;
}

static DWORD WINAPI SlowOnline(RESID Resource, LPHANDLE EventHandle, DWORD OnlineFlags,
                               PBYTE InBuffer, DWORD InBufferSize, DWORD Reserved)
{
    INSTANCE *instance = Resource;
    DWORD status;

    (void)EventHandle;
    (void)OnlineFlags;
    (void)InBuffer;
    (void)InBufferSize;
    (void)Reserved;
    status = ClusWorkerCreate(&instance->Worker, BringOnline, instance);
    return status == ERROR_SUCCESS ? ERROR_IO_PENDING : status;
}

static VOID WINAPI HastyTerminate(RESID Resource)
{
    (void)Resource;
}

#define PLUGIN_ONLINE    SlowOnline
#define PLUGIN_TERMINATE HastyTerminate
#include "plugin_table.h"
