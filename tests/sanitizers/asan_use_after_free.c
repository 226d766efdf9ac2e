/* Online frees a buffer and writes to it. */
#include <stdlib.h>

#include "plugin.h"

static int *volatile g_Buffer;

static void Use(int value)
{
    g_Buffer[1] = value;
}

static DWORD WINAPI CarelessOnline(ONLINE_PARAMETERS)
{
    (void)Resource;
    g_Buffer = malloc(4 * sizeof(int));
    free(g_Buffer);
    Use(7);
    return ERROR_SUCCESS;
}

#define PLUGIN_ONLINE CarelessOnline
#include "plugin_table.h"
