/* Online takes the signal handlers of the process for itself. */
#include <signal.h>

#include "plugin.h"

static DWORD WINAPI HandlingOnline(ONLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;

    signal(SIGSEGV, SIG_DFL);
    signal(SIGABRT, SIG_IGN);
    InterlockedExchange(&instance->Online, 1);
    return ERROR_SUCCESS;
}

#define PLUGIN_ONLINE HandlingOnline
#include "plugin_table.h"
