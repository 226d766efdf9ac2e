/* Online makes a hundred thousand events and blocks of memory, and gives them back: much work, and
 * no spinning. */
#include "plugin.h"

#define MANY 100000

static DWORD WINAPI BusyOnline(ONLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;

    for (int i = 0; i < MANY; i++) {
        HANDLE event = CreateEventW(NULL, TRUE, FALSE, NULL);
        HLOCAL memory = LocalAlloc(LPTR, 16);

        if (event == NULL || memory == NULL) {
            return ERROR_NOT_ENOUGH_MEMORY;
        }
        CloseHandle(event);
        LocalFree(memory);
    }
    InterlockedExchange(&instance->Online, 1);
    return ERROR_SUCCESS;
}

#define PLUGIN_ONLINE BusyOnline
#include "plugin_table.h"
