#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>

#include "base/memory.h"
#include "posix_functions.h"
#include "state.h"

/*
 * Mutexes and semaphores stay what they are, so that their owners, kinds and counts are right; only
 * the waiting is ours. Conditions are ours altogether: whoever uses one was redirected.
 */

/* A condition that was made for another clock than the real-time one. */
struct condition_clock {
    const pthread_cond_t *cond;
    clockid_t clock;
};

static struct condition_clock *clocks;
static size_t clock_count;

static const struct rdk__thread *owner_of(const pthread_mutex_t *mutex)
{
    for (const struct thread *thread = host.threads; thread; thread = thread->next) {
        if (thread->id == mutex->__data.__owner) {
            return thread->seam;
        }
    }
    return NULL;
}

static int mutex_lock(pthread_mutex_t *mutex, const char *function, uint64_t deadline_us)
{
    for (;;) {
        const int r = pthread_mutex_trylock(mutex);
        if (r != EBUSY) {
            return r;
        }
        const struct rdk__thread *owner = owner_of(mutex);
        if ((mutex->__data.__kind & 3) == PTHREAD_MUTEX_ERRORCHECK && owner &&
            owner == baton_enter()->seam) {
            return EDEADLK;
        }
        if (!posix_wait(mutex, "mutex", function, owner, deadline_us)) {
            return ETIMEDOUT;
        }
    }
}

int posix_pthread_mutex_lock(pthread_mutex_t *mutex)
{
    baton_point(baton_enter());
    return mutex_lock(mutex, "pthread_mutex_lock", RDK__NEVER);
}

int posix_pthread_mutex_clocklock(pthread_mutex_t *mutex, clockid_t clock,
                                  const struct timespec *until)
{
    baton_point(baton_enter());
    return mutex_lock(mutex, "pthread_mutex_clocklock", posix_deadline_us(clock, until));
}

int posix_pthread_mutex_timedlock(pthread_mutex_t *mutex, const struct timespec *until)
{
    return posix_pthread_mutex_clocklock(mutex, CLOCK_REALTIME, until);
}

int posix_pthread_mutex_unlock(pthread_mutex_t *mutex)
{
    const int r = pthread_mutex_unlock(mutex);
    posix_wake(mutex, false);
    return r;
}

static struct condition_clock *clock_find(const pthread_cond_t *cond)
{
    for (size_t i = 0; i < clock_count; i++) {
        if (clocks[i].cond == cond) {
            return &clocks[i];
        }
    }
    return NULL;
}

int posix_pthread_cond_init(pthread_cond_t *cond, const pthread_condattr_t *attributes)
{
    clockid_t clock = CLOCK_REALTIME;

    if (attributes) {
        pthread_condattr_getclock(attributes, &clock);
    }
    if (clock != CLOCK_REALTIME) {
        struct condition_clock *place = clock_find(NULL);
        if (!place) {
            clocks = memory_resize(clocks, (clock_count + 1) * sizeof(*clocks));
            place = &clocks[clock_count++];
        }
        *place = (struct condition_clock){.cond = cond, .clock = clock};
    }
    return pthread_cond_init(cond, attributes);
}

int posix_pthread_cond_destroy(pthread_cond_t *cond)
{
    struct condition_clock *place = clock_find(cond);
    if (place) {
        place->cond = NULL;
    }
    return 0;
}

static int condition_wait(pthread_cond_t *cond, pthread_mutex_t *mutex, const char *function,
                          uint64_t deadline_us)
{
    baton_point(baton_enter());
    const int r = posix_pthread_mutex_unlock(mutex);
    if (r != 0) {
        return r;
    }
    const bool is_woken = posix_wait(cond, "condition", function, NULL, deadline_us);
    const int locked = mutex_lock(mutex, function, RDK__NEVER);
    return locked != 0 ? locked : is_woken ? 0 : ETIMEDOUT;
}

int posix_pthread_cond_wait(pthread_cond_t *cond, pthread_mutex_t *mutex)
{
    return condition_wait(cond, mutex, "pthread_cond_wait", RDK__NEVER);
}

int posix_pthread_cond_clockwait(pthread_cond_t *cond, pthread_mutex_t *mutex, clockid_t clock,
                                 const struct timespec *until)
{
    return condition_wait(cond, mutex, "pthread_cond_clockwait", posix_deadline_us(clock, until));
}

int posix_pthread_cond_timedwait(pthread_cond_t *cond, pthread_mutex_t *mutex,
                                 const struct timespec *until)
{
    const struct condition_clock *place = clock_find(cond);
    return condition_wait(cond, mutex, "pthread_cond_timedwait",
                          posix_deadline_us(place ? place->clock : CLOCK_REALTIME, until));
}

int posix_pthread_cond_signal(pthread_cond_t *cond)
{
    baton_point(baton_enter());
    posix_wake(cond, false);
    return 0;
}

int posix_pthread_cond_broadcast(pthread_cond_t *cond)
{
    baton_point(baton_enter());
    posix_wake(cond, true);
    return 0;
}

static int semaphore_wait(sem_t *semaphore, const char *function, uint64_t deadline_us)
{
    baton_point(baton_enter());
    while (sem_trywait(semaphore) < 0) {
        if (errno != EAGAIN) {
            return -1;
        }
        if (!posix_wait(semaphore, "semaphore", function, NULL, deadline_us)) {
            errno = ETIMEDOUT;
            return -1;
        }
    }
    return 0;
}

int posix_sem_wait(sem_t *semaphore)
{
    return semaphore_wait(semaphore, "sem_wait", RDK__NEVER);
}

int posix_sem_timedwait(sem_t *semaphore, const struct timespec *until)
{
    return semaphore_wait(semaphore, "sem_timedwait", posix_deadline_us(CLOCK_REALTIME, until));
}

int posix_sem_post(sem_t *semaphore)
{
    const int r = sem_post(semaphore);
    posix_wake(semaphore, false);
    return r;
}
