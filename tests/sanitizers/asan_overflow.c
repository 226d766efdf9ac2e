/* A worker writes behind an array of its own. */
#include "plugin.h"

static void Fill(BYTE *buffer, int size)
{
    for (int i = 0; i <= size; i++) {
        buffer[i] = (BYTE)i;
    }
}

static DWORD WINAPI BringOnline(PCLUS_WORKER Worker, LPVOID Parameter)
{
    INSTANCE *instance = Parameter;
    BYTE buffer[24];

    (void)Worker;
    Fill(buffer, sizeof(buffer));
    InterlockedExchange(&instance->Online, buffer[3]);
    Report(instance, ClusterResourceOnline, 1);
    return ERROR_SUCCESS;
}

static DWORD WINAPI SlowOnline(ONLINE_PARAMETERS)
{
    return Begin(Resource, BringOnline);
}

#define PLUGIN_ONLINE SlowOnline
#include "plugin_table.h"
