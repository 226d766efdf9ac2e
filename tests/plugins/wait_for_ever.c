/* IsAlive waits for an event that nobody sets. */
#include "plugin.h"

static HANDLE g_Event;

static BOOL WINAPI WaitingIsAlive(RESID Resource)
{
    (void)Resource;
    WaitForSingleObject(g_Event, INFINITE);
    return TRUE;
}

#define PLUGIN_IS_ALIVE    WaitingIsAlive
#define PLUGIN_SPOIL_TABLE (g_Event = CreateEventW(NULL, TRUE, FALSE, NULL))
#include "plugin_table.h"
