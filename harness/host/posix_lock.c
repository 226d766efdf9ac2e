#define _GNU_SOURCE
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <threads.h>

#include "posix_functions.h"
#include "state.h"

/*
 * Mutexes stay what they are, so that their owners, kinds and counts are right, and so that one
 * that was taken before the redirection is taken; only the waiting is ours. C11's are the same
 * objects under other names.
 */

/* As the static initialisers have them (bits/struct_mutex.h). */
#define KIND_MASK   0x03
#define KIND_SHARED 0x80

_Static_assert(sizeof(mtx_t) == sizeof(pthread_mutex_t), "mtx_t is a mutex of pthreads");

/* A process-shared mutex may be held by somebody who is not here. */
static bool is_shared(const pthread_mutex_t *mutex)
{
    return (mutex->__data.__kind & KIND_SHARED) != 0;
}

static struct thread *owner_of(const pthread_mutex_t *mutex)
{
    struct thread *thread = mutex->__data.__owner != 0 ? host.threads : NULL;
    while (thread && thread->id != mutex->__data.__owner) {
        thread = thread->next;
    }
    return thread;
}

int posix_mutex_take(pthread_mutex_t *mutex, const char *function, uint64_t deadline_us)
{
    struct thread *me = baton_enter();

    for (;;) {
        const int r = pthread_mutex_trylock(mutex);
        if (r == 0) {
            posix_owner_is(mutex, me->seam);
        }
        if (r != EBUSY) {
            return r;
        }
        const struct thread *owner = owner_of(mutex);
        if ((mutex->__data.__kind & KIND_MASK) == PTHREAD_MUTEX_ERRORCHECK && owner == me) {
            return EDEADLK;
        }
        if (host.now_us >= deadline_us) {
            return ETIMEDOUT;
        }
        posix_wait(mutex, "mutex (POSIX)", function, owner ? owner->seam : NULL, deadline_us);
    }
}

int posix_mutex_give(pthread_mutex_t *mutex)
{
    const int r = pthread_mutex_unlock(mutex);
    if (r == 0 && !owner_of(mutex)) {
        posix_owner_is(mutex, NULL);
        posix_wake(mutex, false);
    }
    return r;
}

static int mutex_lock(pthread_mutex_t *mutex, const char *function)
{
    posix_lock_point();
    return is_shared(mutex) ? pthread_mutex_lock(mutex)
                            : posix_mutex_take(mutex, function, RDK__NEVER);
}

static int mutex_lock_until(pthread_mutex_t *mutex, const char *function, clockid_t clock,
                            const struct timespec *until)
{
    baton_point(baton_enter());
    if (!posix_is_time(until)) {
        const int r = pthread_mutex_trylock(mutex);
        return r == EBUSY ? EINVAL : r;
    }
    return posix_mutex_take(mutex, function, posix_deadline_us(clock, until));
}

static int mutex_unlock(pthread_mutex_t *mutex)
{
    const int r = posix_mutex_give(mutex);
    posix_lock_point();
    return r;
}

int posix_pthread_mutex_lock(pthread_mutex_t *mutex)
{
    return mutex_lock(mutex, "pthread_mutex_lock");
}

int posix_pthread_mutex_trylock(pthread_mutex_t *mutex)
{
    baton_point(baton_enter());
    return pthread_mutex_trylock(mutex);
}

int posix_pthread_mutex_timedlock(pthread_mutex_t *mutex, const struct timespec *until)
{
    return mutex_lock_until(mutex, "pthread_mutex_timedlock", CLOCK_REALTIME, until);
}

int posix_pthread_mutex_clocklock(pthread_mutex_t *mutex, clockid_t clock,
                                  const struct timespec *until)
{
    return mutex_lock_until(mutex, "pthread_mutex_clocklock", clock, until);
}

int posix_pthread_mutex_unlock(pthread_mutex_t *mutex)
{
    return mutex_unlock(mutex);
}

int posix_c11_result(int r)
{
    switch (r) {
    case 0:
        return thrd_success;
    case EBUSY:
        return thrd_busy;
    case ETIMEDOUT:
        return thrd_timedout;
    case ENOMEM:
        return thrd_nomem;
    default:
        return thrd_error;
    }
}

int posix_mtx_lock(mtx_t *mutex)
{
    return posix_c11_result(mutex_lock((pthread_mutex_t *)mutex, "mtx_lock"));
}

int posix_mtx_trylock(mtx_t *mutex)
{
    return posix_c11_result(posix_pthread_mutex_trylock((pthread_mutex_t *)mutex));
}

int posix_mtx_timedlock(mtx_t *mutex, const struct timespec *until)
{
    return posix_c11_result(
        mutex_lock_until((pthread_mutex_t *)mutex, "mtx_timedlock", CLOCK_REALTIME, until));
}

int posix_mtx_unlock(mtx_t *mutex)
{
    return posix_c11_result(mutex_unlock((pthread_mutex_t *)mutex));
}
