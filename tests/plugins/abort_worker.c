/* The worker that brings the resource online aborts. */
#include <stdlib.h>

#include "plugin.h"

static DWORD WINAPI BringOnline(PCLUS_WORKER Worker, LPVOID Parameter)
{
    (void)Worker;
    (void)Parameter;
    Sleep(100);
    abort();
}

static DWORD WINAPI AbortingOnline(ONLINE_PARAMETERS)
{
    return Begin(Resource, BringOnline);
}

#define PLUGIN_ONLINE AbortingOnline
#include "plugin_table.h"
