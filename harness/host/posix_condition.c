#define _GNU_SOURCE
#include <errno.h>
#include <stdbool.h>
#include <threads.h>

#include "posix_functions.h"
#include "state.h"

/*
 * The waiting for conditions is ours altogether. Only what pthread_cond_init wrote is read, since
 * it may have run before the redirection.
 */

/* Bits of __wrefs (glibc 2.25 and later). */
#define IS_SHARED    0x1u
#define IS_MONOTONIC 0x2u

_Static_assert(sizeof(cnd_t) == sizeof(pthread_cond_t), "cnd_t is a condition of pthreads");

static clockid_t clock_of(const pthread_cond_t *cond)
{
    return cond->__data.__wrefs & IS_MONOTONIC ? CLOCK_MONOTONIC : CLOCK_REALTIME;
}

static int condition_wait(pthread_cond_t *cond, pthread_mutex_t *mutex, const char *function,
                          uint64_t deadline_us)
{
    baton_point(baton_enter());
    posix_cancel_point();
    const int r = posix_mutex_give(mutex);
    if (r != 0) {
        return r;
    }
    const bool is_late = host.now_us >= deadline_us;
    const bool is_woken =
        !is_late && posix_wait(cond, "condition (POSIX)", function, NULL, deadline_us);
    const bool is_timed_out = !is_woken && host.now_us >= deadline_us;
    const int locked = posix_mutex_take(mutex, function, RDK__NEVER);
    /* A thread that is cancelled has the mutex while it cleans up. */
    posix_cancel_point();
    return locked != 0 ? locked : is_timed_out ? ETIMEDOUT : 0;
}

static int condition_wait_until(pthread_cond_t *cond, pthread_mutex_t *mutex, const char *function,
                                clockid_t clock, const struct timespec *until)
{
    return posix_is_time(until)
               ? condition_wait(cond, mutex, function, posix_deadline_us(clock, until))
               : EINVAL;
}

static int condition_wake(pthread_cond_t *cond, bool all)
{
    posix_lock_point();
    if (!(cond->__data.__wrefs & IS_SHARED)) {
        posix_wake(cond, all);
    }
    /* A thread that a constructor started may have begun to wait before the redirection. */
    return all ? pthread_cond_broadcast(cond) : pthread_cond_signal(cond);
}

int posix_pthread_cond_wait(pthread_cond_t *cond, pthread_mutex_t *mutex)
{
    if (cond->__data.__wrefs & IS_SHARED) {
        return pthread_cond_wait(cond, mutex);
    }
    return condition_wait(cond, mutex, "pthread_cond_wait", RDK__NEVER);
}

int posix_pthread_cond_clockwait(pthread_cond_t *cond, pthread_mutex_t *mutex, clockid_t clock,
                                 const struct timespec *until)
{
    return condition_wait_until(cond, mutex, "pthread_cond_clockwait", clock, until);
}

int posix_pthread_cond_timedwait(pthread_cond_t *cond, pthread_mutex_t *mutex,
                                 const struct timespec *until)
{
    return condition_wait_until(cond, mutex, "pthread_cond_timedwait", clock_of(cond), until);
}

int posix_pthread_cond_signal(pthread_cond_t *cond)
{
    return condition_wake(cond, false);
}

int posix_pthread_cond_broadcast(pthread_cond_t *cond)
{
    return condition_wake(cond, true);
}

int posix_cnd_wait(cnd_t *cond, mtx_t *mutex)
{
    return posix_c11_result(
        condition_wait((pthread_cond_t *)cond, (pthread_mutex_t *)mutex, "cnd_wait", RDK__NEVER));
}

int posix_cnd_timedwait(cnd_t *cond, mtx_t *mutex, const struct timespec *until)
{
    return posix_c11_result(condition_wait_until((pthread_cond_t *)cond, (pthread_mutex_t *)mutex,
                                                 "cnd_timedwait", CLOCK_REALTIME, until));
}

int posix_cnd_signal(cnd_t *cond)
{
    return posix_c11_result(condition_wake((pthread_cond_t *)cond, false));
}

int posix_cnd_broadcast(cnd_t *cond)
{
    return posix_c11_result(condition_wake((pthread_cond_t *)cond, true));
}
