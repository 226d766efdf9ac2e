/* Online changes what belongs to the process: its directory, its umask, its limits, its mask. */
#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "plugin.h"

static DWORD WINAPI DaemonOnline(ONLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;
    struct rlimit limit;
    sigset_t blocked;

    sigemptyset(&blocked);
    sigaddset(&blocked, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &blocked, NULL);
    umask(0);
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = 64;
    setrlimit(RLIMIT_NOFILE, &limit);
    InterlockedExchange(&instance->Online, 1);
    return chdir("/") == 0 ? ERROR_SUCCESS : ERROR_PATH_NOT_FOUND;
}

#define PLUGIN_ONLINE DaemonOnline
#include "plugin_table.h"
