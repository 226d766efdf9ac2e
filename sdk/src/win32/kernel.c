#include "kernel.h"

#include <pthread.h>
#include <stdatomic.h>

static pthread_mutex_t the_lock = PTHREAD_MUTEX_INITIALIZER;
static uint32_t last_number;

static _Atomic(const struct rdk__runtime *) installed;

void rdk__lock(void)
{
    pthread_mutex_lock(&the_lock);
}

void rdk__unlock(void)
{
    pthread_mutex_unlock(&the_lock);
}

uint32_t rdk__next_number(void)
{
    return ++last_number;
}

RDK__EXPORT void rdk__runtime_install(const struct rdk__runtime *runtime)
{
    atomic_store(&installed, runtime);
}

RDK__EXPORT const struct rdk__runtime *rdk__runtime(void)
{
    const struct rdk__runtime *runtime = atomic_load(&installed);

    return runtime != NULL ? runtime : rdk__runtime_ordinary();
}

struct thread *rdk__enter(const char *function)
{
    struct thread *self = rdk__current();

    rdk__runtime()->point(function);
    return self;
}

void rdk__mistake(const char *rule, const char *text)
{
    const struct rdk__runtime *runtime = rdk__runtime();

    if (runtime->mistake != NULL) {
        runtime->mistake(rule, text);
    }
}

uint64_t rdk__deadline(DWORD milliseconds)
{
    if (milliseconds == INFINITE) {
        return RDK__NEVER;
    }
    return rdk__runtime()->now_us() + (uint64_t)milliseconds * 1000;
}

bool rdk__block(struct waiter *waiter, uint64_t deadline_us, const struct rdk__wait *why)
{
    const struct rdk__runtime *runtime = rdk__runtime();
    struct rdk__thread *self = &waiter->thread->seam;

    for (;;) {
        rdk__unlock();
        bool permitted = runtime->park(self, deadline_us, why);
        rdk__lock();
        if (waiter->granted && !permitted) {
            /* The grant came between the deadline and the lock: its permit is there, and must
             * not be left to end the next wait. */
            rdk__unlock();
            runtime->park(self, RDK__NEVER, why);
            rdk__lock();
        }
        if (waiter->granted || !permitted) {
            return waiter->granted;
        }
    }
}

void rdk__grant(struct waiter *waiter)
{
    waiter->granted = true;
    rdk__runtime()->unpark(&waiter->thread->seam);
}
