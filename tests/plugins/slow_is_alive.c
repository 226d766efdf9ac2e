/* IsAlive asks the entity and waits for the answer. */
#include "plugin.h"

static BOOL WINAPI AskingIsAlive(RESID Resource)
{
    INSTANCE *instance = Resource;

    Sleep(2000);
    return instance->Online != 0;
}

#define PLUGIN_IS_ALIVE AskingIsAlive
#include "plugin_table.h"
