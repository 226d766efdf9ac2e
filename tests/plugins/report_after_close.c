/* A resource reports with the handle of one that is closed. */
#include "plugin.h"

static RESOURCE_HANDLE g_Closed;

static VOID WINAPI RememberingClose(RESID Resource)
{
    INSTANCE *instance = Resource;

    ClusWorkerTerminate(&instance->Worker);
    g_Closed = instance->ResourceHandle;
    LocalFree(instance);
}

static BOOL WINAPI ConfusedIsAlive(RESID Resource)
{
    INSTANCE *instance = Resource;
    INSTANCE other = {g_Closed, {0}, 0};

    if (g_Closed != NULL) {
        Report(&other, ClusterResourceFailed, 1);
    }
    return instance->Online != 0;
}

#define PLUGIN_CLOSE    RememberingClose
#define PLUGIN_IS_ALIVE ConfusedIsAlive
#include "plugin_table.h"
