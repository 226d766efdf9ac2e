/* IsAlive waits without a limit for an answer from outside the process that never comes. */
#include <poll.h>
#include <sys/socket.h>

#include "plugin.h"

static int g_Sockets[2];

static BOOL WINAPI AskingIsAlive(RESID Resource)
{
    INSTANCE *instance = Resource;
    struct pollfd answer = {.fd = g_Sockets[0], .events = POLLIN};

    return poll(&answer, 1, -1) == 1 && instance->Online != 0;
}

#define PLUGIN_IS_ALIVE AskingIsAlive
#define PLUGIN_SPOIL_TABLE                                     \
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, g_Sockets) != 0) { \
        return ERROR_OUTOFMEMORY;                              \
    }
#include "plugin_table.h"
