/* IsAlive waits for an answer on a socket that never comes. */
#include <sys/socket.h>

#include "plugin.h"

static int g_Sockets[2];

static BOOL WINAPI AskingIsAlive(RESID Resource)
{
    INSTANCE *instance = Resource;
    char answer;

    return recv(g_Sockets[0], &answer, 1, 0) == 1 && instance->Online != 0;
}

#define PLUGIN_IS_ALIVE AskingIsAlive
#define PLUGIN_SPOIL_TABLE                                     \
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, g_Sockets) != 0) { \
        return ERROR_OUTOFMEMORY;                              \
    }
#include "plugin_table.h"
