/* The worker ends the process past every handler. */
#include <unistd.h>

#include "plugin.h"

static DWORD WINAPI BringOnline(PCLUS_WORKER Worker, LPVOID Parameter)
{
    (void)Worker;
    (void)Parameter;
    Sleep(100);
    _exit(0);
}

static DWORD WINAPI LeavingOnline(ONLINE_PARAMETERS)
{
    return Begin(Resource, BringOnline);
}

#define PLUGIN_ONLINE LeavingOnline
#include "plugin_table.h"
