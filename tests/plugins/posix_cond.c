/* A worker and a thread of pthreads hand each other work through a condition, an hour apart. */
#include <pthread.h>
#include <unistd.h>

#include "plugin.h"

#define PIECES 5

static pthread_mutex_t g_Mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t g_Changed = PTHREAD_COND_INITIALIZER;
static int g_Queued;

static void *Produce(void *Parameter)
{
    (void)Parameter;
    for (int i = 0; i < PIECES; i++) {
        sleep(3600);
        pthread_mutex_lock(&g_Mutex);
        g_Queued++;
        pthread_cond_signal(&g_Changed);
        pthread_mutex_unlock(&g_Mutex);
    }
    return &g_Queued;
}

static DWORD WINAPI BringOnline(PCLUS_WORKER Worker, LPVOID Parameter)
{
    INSTANCE *instance = Parameter;
    pthread_t producer;
    void *result = NULL;

    (void)Worker;
    if (pthread_create(&producer, NULL, Produce, NULL) != 0) {
        Report(instance, ClusterResourceFailed, 0);
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    for (DWORD i = 1; i <= PIECES; i++) {
        pthread_mutex_lock(&g_Mutex);
        while (g_Queued == 0) {
            pthread_cond_wait(&g_Changed, &g_Mutex);
        }
        g_Queued--;
        pthread_mutex_unlock(&g_Mutex);
        Report(instance, ClusterResourceOnlinePending, i);
    }
    if (pthread_join(producer, &result) != 0 || result != &g_Queued) {
        Report(instance, ClusterResourceFailed, 0);
        return ERROR_INVALID_DATA;
    }
    InterlockedExchange(&instance->Online, 1);
    Report(instance, ClusterResourceOnline, PIECES + 1);
    return ERROR_SUCCESS;
}

static DWORD WINAPI ConsumingOnline(ONLINE_PARAMETERS)
{
    return Begin(Resource, BringOnline);
}

#define PLUGIN_ONLINE ConsumingOnline
#include "plugin_table.h"
