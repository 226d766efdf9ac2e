/*
 * What stays after Close without being lost: an event, a block and a table of blocks that the first
 * Online makes for all resources, and that the module's data leads to.
 */
#include "plugin.h"

typedef struct SHARED {
    struct SHARED *Next;
    HANDLE Event;
} SHARED;

static SHARED *volatile g_Shared;
static HANDLE volatile g_Stop; /* read by nobody: kept all the same */

static SHARED *MakeShared(SHARED *Next)
{
    SHARED *shared = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, sizeof(SHARED));

    if (shared != NULL) {
        shared->Next = Next;
        shared->Event = CreateEventW(NULL, TRUE, FALSE, NULL);
    }
    return shared;
}

static DWORD WINAPI SharingOnline(ONLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;

    if (g_Shared == NULL) {
        g_Stop = CreateEventW(NULL, TRUE, FALSE, NULL);
        g_Shared = MakeShared(MakeShared(MakeShared(NULL)));
    }
    InterlockedExchange(&instance->Online, 1);
    return ERROR_SUCCESS;
}

#define PLUGIN_ONLINE SharingOnline
#include "plugin_table.h"
