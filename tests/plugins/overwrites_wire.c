/* Online writes over all memory that it shares with another process: what the monitor reads there is
 * nothing that a monitor process says. */
#include <stdio.h>
#include <string.h>

#include "plugin.h"

static DWORD WINAPI OverwritingOnline(ONLINE_PARAMETERS)
{
    char line[512];
    FILE *maps = fopen("/proc/self/maps", "r");
    unsigned long low = 0;

    (void)Resource;
    while (maps && fgets(line, sizeof(line), maps)) {
        if (strstr(line, " rw-s ")) {
            sscanf(line, "%lx", &low);
            memset((void *)low, 0, 65536);
        }
    }
    if (maps) {
        fclose(maps);
    }
    return ERROR_SUCCESS;
}

#define PLUGIN_ONLINE OverwritingOnline
#include "plugin_table.h"
