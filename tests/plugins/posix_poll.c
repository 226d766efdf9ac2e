/* A thread waits for a pipe: without a time-out until Terminate writes to it, and with one, twice,
 * until the time is up. */
#include <poll.h>
#include <pthread.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <unistd.h>

#include "plugin.h"

static int g_Pipe[2];
static pthread_t g_Watcher;

static void *Watch(void *Parameter)
{
    struct pollfd wanted = {.fd = g_Pipe[0], .events = POLLIN};

    return poll(&wanted, 1, -1) == 1 && wanted.revents == POLLIN ? Parameter : NULL;
}

/* Each lets a minute pass. */
static BOOL WaitInVain(void)
{
    struct pollfd wanted = {.fd = g_Pipe[0], .events = POLLIN};
    struct timeval minute = {60, 0};
    struct epoll_event event = {.events = EPOLLIN};
    fd_set set;
    int epoll = epoll_create1(EPOLL_CLOEXEC);
    BOOL good;

    FD_ZERO(&set);
    FD_SET(g_Pipe[0], &set);
    good = epoll >= 0 && epoll_ctl(epoll, EPOLL_CTL_ADD, g_Pipe[0], &event) == 0 &&
           poll(&wanted, 1, 60000) == 0 && epoll_wait(epoll, &event, 1, 60000) == 0 &&
           select(g_Pipe[0] + 1, &set, NULL, NULL, &minute) == 0 && !FD_ISSET(g_Pipe[0], &set) &&
           minute.tv_sec == 0;
    close(epoll);
    return good;
}

static DWORD WINAPI WatchingOnline(ONLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;

    if (pipe(g_Pipe) != 0 || !WaitInVain() ||
        pthread_create(&g_Watcher, NULL, Watch, instance) != 0) {
        return ERROR_INVALID_DATA;
    }
    InterlockedExchange(&instance->Online, 1);
    return ERROR_SUCCESS;
}

static DWORD WINAPI WakingOffline(OFFLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;
    void *result = NULL;

    if (write(g_Pipe[1], "", 1) != 1 || pthread_join(g_Watcher, &result) != 0 ||
        result != instance) {
        return ERROR_INVALID_DATA;
    }
    close(g_Pipe[0]);
    close(g_Pipe[1]);
    InterlockedExchange(&instance->Online, 0);
    return ERROR_SUCCESS;
}

#define PLUGIN_ONLINE  WatchingOnline
#define PLUGIN_OFFLINE WakingOffline
#include "plugin_table.h"
