/* Offline frees what Online made, whenever it is called. */
#include <stdlib.h>

#include "plugin.h"

static void *g_Block;

static DWORD WINAPI MakingOnline(ONLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;

    if (g_Block == NULL) {
        g_Block = malloc(100);
    }
    InterlockedExchange(&instance->Online, 1);
    return ERROR_SUCCESS;
}

static DWORD WINAPI FreeingOffline(OFFLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;

    free(g_Block);
    InterlockedExchange(&instance->Online, 0);
    return ERROR_SUCCESS;
}

#define PLUGIN_ONLINE  MakingOnline
#define PLUGIN_OFFLINE FreeingOffline
#include "plugin_table.h"
