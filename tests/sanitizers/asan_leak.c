/* Each Online makes a list of two and forgets it. */
#include <stdlib.h>

#include "plugin.h"

struct item {
    struct item *next;
    char text[100];
};

static struct item *volatile g_Items;

static DWORD WINAPI LeakingOnline(ONLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;

    g_Items = malloc(sizeof(struct item));
    g_Items->next = malloc(sizeof(struct item));
    g_Items = NULL;
    InterlockedExchange(&instance->Online, 1);
    return ERROR_SUCCESS;
}

#define PLUGIN_ONLINE LeakingOnline
#include "plugin_table.h"
