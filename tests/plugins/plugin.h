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

static inline DWORD Report(INSTANCE *Instance, CLUSTER_RESOURCE_STATE State, DWORD CheckPoint)
{
    RESOURCE_STATUS_EX status;

    ResUtilInitializeResourceStatusEx(&status);
    status.ResourceState = State;
    status.CheckPoint = CheckPoint;
    return g_Callbacks.SetResourceStatusEx(Instance->ResourceHandle, &status);
}

#endif
