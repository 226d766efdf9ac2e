#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <windows.h>

#include "base/memory.h"
#include "ledger_book.h"
#include "posix.h"
#include "posix_functions.h"
#include "state.h"

/* The runtime of librdk in which one thread runs at a time, and the clock is the host's. */

/* Between 1601-01-01 and 2025-01-01, in units of 100 ns: when virtual time begins. */
#define WALL_START_100NS 133801632000000000u
/* So many points are nothing to be asked about. */
#define POINTS_UNASKED 4096u

struct thread *baton_enter(void)
{
    if (!thread_self) {
        rdk__thread_self(); /* comes back through thread_attach */
    }
    return thread_self;
}

static uint64_t runtime_now_us(void)
{
    return host.now_us;
}

static uint64_t runtime_wall_100ns(void)
{
    return WALL_START_100NS + host.now_us * 10;
}

static bool runtime_park(struct rdk__thread *seam, uint64_t deadline_us,
                         const struct rdk__wait *why)
{
    return baton_park(seam->runtime_data, deadline_us, why);
}

static void runtime_unpark(struct rdk__thread *seam)
{
    if (seam->runtime_data) {
        baton_unpark(seam->runtime_data);
    }
}

static void *plugin_thread_body(void *argument)
{
    struct thread *me = argument;
    baton_thread_begin(me);
    rdk__thread_main(me->seam);
    return NULL;
}

static uint32_t runtime_thread_start(struct rdk__thread *seam)
{
    struct thread *me = baton_enter();
    struct thread *thread = baton_thread_create(me);
    pthread_attr_t attributes;
    pthread_t id;

    thread->seam = seam;
    seam->runtime_data = thread;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    const int r = pthread_create(&id, &attributes, plugin_thread_body, thread);
    pthread_attr_destroy(&attributes);
    if (r != 0) {
        seam->runtime_data = NULL;
        free(thread);
        return r == EAGAIN ? ERROR_MAX_THRDS_REACHED : ERROR_NOT_ENOUGH_MEMORY;
    }
    baton_thread_add(thread);
    /* A new thread may well be ahead of the one that made it. */
    baton_make_way(me);
    return ERROR_SUCCESS;
}

static void runtime_thread_attach(struct rdk__thread *seam)
{
    if (!thread_self) {
        struct thread *me = memory_allocate(sizeof(*me));
        me->is_foreign = true;
        me->seam = seam;
        thread_begin(me);
        pthread_mutex_lock(&host.arrivals_lock);
        me->next = host.arrivals;
        host.arrivals = me;
        atomic_store(&host.has_arrivals, true);
        pthread_mutex_unlock(&host.arrivals_lock);
        baton_wait(me);
    }
    thread_self->seam = seam;
    seam->runtime_data = thread_self;
}

static void runtime_thread_ended(struct rdk__thread *seam)
{
    struct thread *me = seam->runtime_data;

    ledger_thread_ended(me);
    posix_forget_owner(seam);
    seam->runtime_data = NULL;
    me->seam = NULL;
    if (me->is_foreign) {
        thread_end(me);
    }
}

/* What makes things and takes them away is work, by the hundred thousand too, and no spinning; one
 * who spins asks or waits. */
static bool is_work(const char *function)
{
    static const char *const beginnings[] = {"Create",  "CloseHandle", "Local", "Global",
                                             "HeapAll", "HeapFree",    "HeapR", "ResUtil"};

    for (size_t i = 0; i < sizeof(beginnings) / sizeof(beginnings[0]); i++) {
        if (strncmp(function, beginnings[i], strlen(beginnings[i])) == 0) {
            return true;
        }
    }
    return false;
}

static void runtime_point(const char *function)
{
    struct thread *me = baton_enter();

    if (me->points >= POINTS_UNASKED && is_work(function)) {
        posix_lock_point();
    } else {
        baton_point(me);
    }
}

static void runtime_mistake(const char *rule, const char *text)
{
    talk_mistake(baton_enter(), rule, "%s", text);
}

static const struct rdk__runtime runtime = {
    .now_us = runtime_now_us,
    .wall_100ns = runtime_wall_100ns,
    .park = runtime_park,
    .unpark = runtime_unpark,
    .thread_start = runtime_thread_start,
    .thread_attach = runtime_thread_attach,
    .thread_ended = runtime_thread_ended,
    .point = runtime_point,
    .mistake = runtime_mistake,
};

static void on_fork(void)
{
    host.is_forked = true;
}

void baton_init(uint64_t seed)
{
    struct thread *me = memory_allocate(sizeof(*me));

    scheduler_init(&host.scheduler, seed);
    host.horizon_us = WIRE_NEVER;
    host.next_deadline_us = RDK__NEVER;
    threads_init();
    pthread_atfork(NULL, NULL, on_fork);
    me->is_call_thread = true;
    me->state = THREAD_RUNNING;
    thread_add(me);
    thread_begin(me);
    rdk__runtime_install(&runtime);
}
