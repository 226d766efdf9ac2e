/* Each Offline copies a name and makes a buffer, and forgets both. A buffer that is kept in the
 * module's data, and one that grows in the instance, are no leaks. */
#include <stdlib.h>
#include <string.h>

#include "plugin.h"

static char *g_Kept;

static DWORD WINAPI LeakingOffline(OFFLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;
    char *volatile forgotten = malloc(300);
    char *volatile name = strdup("leaked");

    (void)forgotten;
    (void)name;
    if (g_Kept == NULL) {
        g_Kept = malloc(100);
    }
    free(realloc(malloc(10), 1000));
    InterlockedExchange(&instance->Online, 0);
    return ERROR_SUCCESS;
}

#define PLUGIN_OFFLINE LeakingOffline
#include "plugin_table.h"
