/* The worker reads the property list that Online was given, after Online has returned. */
#include "plugin.h"

static PBYTE g_InBuffer;

static DWORD WINAPI BringOnline(PCLUS_WORKER Worker, LPVOID Parameter)
{
    INSTANCE *instance = Parameter;

    (void)Worker;
    Sleep(100);
    InterlockedExchange(&instance->Online, *(volatile BYTE *)g_InBuffer);
    Report(instance, ClusterResourceOnline, 1);
    return ERROR_SUCCESS;
}

static DWORD WINAPI KeepingOnline(ONLINE_PARAMETERS)
{
    g_InBuffer = InBuffer;
    return Begin(Resource, BringOnline);
}

#define PLUGIN_ONLINE KeepingOnline
#include "plugin_table.h"
