/* IsAlive counts beyond what fits; Offline shifts too far. */
#include <limits.h>

#include "plugin.h"

static volatile int g_Count = INT_MAX;
static volatile int g_Distance = 33;

static BOOL WINAPI CountingIsAlive(RESID Resource)
{
    INSTANCE *instance = Resource;

    g_Count = g_Count + 1;
    return instance->Online != 0;
}

static DWORD WINAPI ShiftingOffline(OFFLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;

    InterlockedExchange(&instance->Online, 1 << g_Distance);
    InterlockedExchange(&instance->Online, 0);
    return ERROR_SUCCESS;
}

#define PLUGIN_IS_ALIVE CountingIsAlive
#define PLUGIN_OFFLINE  ShiftingOffline
#include "plugin_table.h"
