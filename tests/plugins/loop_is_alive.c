/* IsAlive waits for a flag by looking at it for ever. */
#include "plugin.h"

static volatile LONG g_Answer;

static BOOL WINAPI LoopingIsAlive(RESID Resource)
{
    (void)Resource;
    while (g_Answer == 0) {
    }
    return TRUE;
}

#define PLUGIN_IS_ALIVE LoopingIsAlive
#include "plugin_table.h"
