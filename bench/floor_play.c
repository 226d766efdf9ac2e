#include <dlfcn.h>
#include <semaphore.h>
#include <stdbool.h>
#include <string.h>

#include <clusapi.h>
#include <rdk/memory_cluster.h>
#include <resapi.h>
#include <windows.h>

#include "floor.h"

/* What a lifecycle has while it is played: in a process of its own, so there is one. */
static struct {
    CLRES_FUNCTION_TABLE *table;
    void *plugin;
    HKEY key;
    RESID resource;
    sem_t settled; /* posted by a report of a state that is not pending */
} life;

static void log_event(RESOURCE_HANDLE resource, LOG_LEVEL level, LPCWSTR format, ...)
{
    (void)resource;
    (void)level;
    (void)format;
}

static DWORD set_status(RESOURCE_HANDLE resource, PRESOURCE_STATUS_EX status)
{
    (void)resource;
    if (status->ResourceState < ClusterResourcePending) {
        sem_post(&life.settled);
    }
    return ResourceExitStateContinue;
}

/* A pending operation is over when its worker has reported so. */
static bool settle(DWORD status)
{
    if (status == ERROR_IO_PENDING) {
        sem_wait(&life.settled);
    }
    return status == ERROR_SUCCESS || status == ERROR_IO_PENDING;
}

static bool play_startup(const struct floor_call *call)
{
    static CLRES_CALLBACK_FUNCTION_TABLE callbacks = {
        .LogEvent = log_event,
        .SetResourceStatusEx = set_status,
    };
    union {
        void *address;
        PSTARTUP_EX_ROUTINE function;
    } startup = {.address = dlsym(life.plugin, call->entry)};

    return startup.address && startup.function(L"Dummy", CLRES_VERSION_V1_00, CLRES_VERSION_V4_00,
                                               &callbacks, &life.table) == ERROR_SUCCESS;
}

static bool play_open(const struct floor_call *call)
{
    (void)call;
    life.resource = life.table->V2Functions.Open(L"d1", life.key, (RESOURCE_HANDLE)&life, 0);
    return life.resource != NULL;
}

static bool play_online(const struct floor_call *call)
{
    HANDLE event = NULL;

    (void)call;
    return settle(life.table->V2Functions.Online(life.resource, &event, 0, NULL, 0, 0));
}

static bool play_offline(const struct floor_call *call)
{
    unsigned char in[FLOOR_BYTES_MAX];

    memcpy(in, call->in, call->in_bytes);
    return settle(life.table->V2Functions.Offline(life.resource, NULL, 0, in, call->in_bytes, 0));
}

static bool play_looks_alive(const struct floor_call *call)
{
    (void)call;
    return life.table->V2Functions.LooksAlive(life.resource);
}

static bool play_is_alive(const struct floor_call *call)
{
    (void)call;
    return life.table->V2Functions.IsAlive(life.resource);
}

static bool play_control(const struct floor_call *call)
{
    unsigned char in[FLOOR_BYTES_MAX];
    unsigned char out[FLOOR_BYTES_MAX];
    DWORD returned = 0;

    memcpy(in, call->in, call->in_bytes);
    /* Whatever it answers, the harness got the same. */
    life.table->V2Functions.ResourceControl(life.resource, call->code, call->in_bytes ? in : NULL,
                                            call->in_bytes, call->out_bytes ? out : NULL,
                                            call->out_bytes, &returned);
    return true;
}

static bool play_close(const struct floor_call *call)
{
    (void)call;
    life.table->V2Functions.Close(life.resource);
    return true;
}

static const struct {
    const char *entry;
    bool (*play)(const struct floor_call *call);
} entries[] = {
    {"StartupEx", play_startup},       {"Open", play_open},        {"Online", play_online},
    {"LooksAlive", play_looks_alive},  {"IsAlive", play_is_alive}, {"Offline", play_offline},
    {"ResourceControl", play_control}, {"Close", play_close},
};

static bool call_play(const struct floor_call *call)
{
    for (size_t i = 0; i < sizeof(entries) / sizeof(entries[0]); i++) {
        if (strcmp(entries[i].entry, call->entry) == 0) {
            return entries[i].play(call);
        }
    }
    return false;
}

static bool key_open(void)
{
    struct rdk_memory_cluster *cluster;
    HKEY root;
    HKEY parameters;

    if (rdk_memory_cluster_create(&cluster) != ERROR_SUCCESS) {
        return false;
    }
    rdk_memory_cluster_install(cluster);
    return rdk_memory_cluster_open_root(cluster, KEY_ALL_ACCESS, &root) == ERROR_SUCCESS &&
           ClusterRegCreateKey(root, L"Resources\\1", 0, KEY_ALL_ACCESS, NULL, &life.key, NULL) ==
               ERROR_SUCCESS &&
           ClusterRegCreateKey(life.key, L"Parameters", 0, KEY_ALL_ACCESS, NULL, &parameters,
                               NULL) == ERROR_SUCCESS &&
           ClusterRegCloseKey(parameters) == ERROR_SUCCESS;
}

bool floor_play(const struct floor_script *script, const char *plugin)
{
    sem_init(&life.settled, 0, 0);
    if (!key_open()) {
        return false;
    }
    life.plugin = dlopen(plugin, RTLD_NOW | RTLD_LOCAL);
    for (size_t i = 0; life.plugin && i < script->count; i++) {
        if (!call_play(&script->calls[i])) {
            return false;
        }
    }
    return life.plugin && dlclose(life.plugin) == 0;
}
