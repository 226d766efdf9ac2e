/* Online starts a detached thread of pthreads that nobody ends; it is there when Close returns. */
#include <pthread.h>
#include <unistd.h>

#include "plugin.h"

static void *Watch(void *Parameter)
{
    for (;;) {
        sleep(1);
    }
    return Parameter;
}

static DWORD WINAPI WatchingOnline(ONLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;
    pthread_t thread;

    if (pthread_create(&thread, NULL, Watch, NULL) != 0) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    pthread_detach(thread);
    InterlockedExchange(&instance->Online, 1);
    return ERROR_SUCCESS;
}

#define PLUGIN_ONLINE WatchingOnline
#include "plugin_table.h"
