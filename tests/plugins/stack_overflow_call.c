/* Online calls itself until the stack is used up. */
#include "plugin.h"

static volatile LONG g_Depth;

static LONG Descend(LONG Depth)
{
    volatile char frame[4096];

    frame[0] = (char)Depth;
    g_Depth = Depth;
    return Depth < 0x7FFFFFFF ? Descend(Depth + 1) + frame[0] : 0;
}

static DWORD WINAPI DescendingOnline(ONLINE_PARAMETERS)
{
    (void)Resource;
    return (DWORD)Descend(0);
}

#define PLUGIN_ONLINE DescendingOnline
#include "plugin_table.h"
