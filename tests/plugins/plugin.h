#ifndef RDK_TESTS_PLUGIN_H
#define RDK_TESTS_PLUGIN_H

/*
 * What the plugins of this folder share: each does one thing wrong and everything else right.
 * A plugin includes this, defines what it does its own way, names it (#define PLUGIN_ONLINE
 * MyOnline), and includes plugin_table.h, which supplies the rest and StartupEx.
 */

#include <resapi.h>
#include <windows.h>

typedef struct INSTANCE {
    RESOURCE_HANDLE ResourceHandle;
    CLUS_WORKER Worker;
    volatile LONG Online;
} INSTANCE;

static CLRES_CALLBACK_FUNCTION_TABLE g_Callbacks;

/* The entry points' parameter lists; what a plugin does not use needs no name of its own. */
#define ONLINE_PARAMETERS                                                                  \
    RESID Resource, LPHANDLE EventHandle __attribute__((unused)),                          \
        DWORD OnlineFlags __attribute__((unused)), PBYTE InBuffer __attribute__((unused)), \
        DWORD InBufferSize __attribute__((unused)), DWORD Reserved __attribute__((unused))
#define OFFLINE_PARAMETERS                                                                  \
    RESID Resource, LPCWSTR DestinationNodeName __attribute__((unused)),                    \
        DWORD OfflineFlags __attribute__((unused)), PBYTE InBuffer __attribute__((unused)), \
        DWORD InBufferSize __attribute__((unused)), DWORD Reserved __attribute__((unused))
#define CONTROL_PARAMETERS                                                                   \
    RESID Resource, DWORD ControlCode, PVOID InBuffer __attribute__((unused)),               \
        DWORD InBufferSize __attribute__((unused)), PVOID OutBuffer __attribute__((unused)), \
        DWORD OutBufferSize __attribute__((unused)), LPDWORD BytesReturned

static inline DWORD Report(INSTANCE *Instance, CLUSTER_RESOURCE_STATE State, DWORD CheckPoint)
{
    RESOURCE_STATUS_EX status;

    ResUtilInitializeResourceStatusEx(&status);
    status.ResourceState = State;
    status.CheckPoint = CheckPoint;
    return g_Callbacks.SetResourceStatusEx(Instance->ResourceHandle, &status);
}

/* What Online does that leaves the work to a worker. */
static inline DWORD Begin(INSTANCE *Instance, PWORKER_START_ROUTINE Routine)
{
    DWORD status;

    ClusWorkerTerminate(&Instance->Worker);
    status = ClusWorkerCreate(&Instance->Worker, Routine, Instance);
    return status == ERROR_SUCCESS ? ERROR_IO_PENDING : status;
}

#endif
