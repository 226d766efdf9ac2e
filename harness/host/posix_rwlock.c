#define _GNU_SOURCE
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/memory.h"
#include "posix_functions.h"
#include "state.h"

/* Read-write locks stay what they are; only the waiting is ours, and who holds them is noted. */
struct holder {
    struct holder *next;
    const pthread_rwlock_t *lock;
    const struct thread *thread;
    bool is_writer;
};

/* In the order of taking, the oldest first. */
static struct holder *holders;

static struct holder **holder_find(const pthread_rwlock_t *lock, const struct thread *thread)
{
    struct holder **link = &holders;
    while (*link && !((*link)->lock == lock && (!thread || (*link)->thread == thread))) {
        link = &(*link)->next;
    }
    return link;
}

/* A writer waits for all readers: for the first, and when that is gone, for the next. */
static const struct rdk__thread *owner_of(const pthread_rwlock_t *lock)
{
    const struct holder *holder = *holder_find(lock, NULL);
    return holder ? holder->thread->seam : NULL;
}

static void holder_add(const pthread_rwlock_t *lock, bool is_writer)
{
    struct holder **link = &holders;
    while (*link) {
        link = &(*link)->next;
    }
    *link = memory_allocate(sizeof(**link));
    **link = (struct holder){.lock = lock, .thread = baton_enter(), .is_writer = is_writer};
    posix_owner_is(lock, owner_of(lock));
}

static void holder_remove(struct holder **link)
{
    struct holder *gone = *link;
    const pthread_rwlock_t *lock = gone->lock;

    *link = gone->next;
    free(gone);
    posix_owner_is(lock, owner_of(lock));
}

void posix_rwlock_thread_ended(const struct thread *thread)
{
    for (struct holder **link = &holders; *link;) {
        if ((*link)->thread == thread) {
            holder_remove(link);
        } else {
            link = &(*link)->next;
        }
    }
}

static int lock_take(pthread_rwlock_t *lock, bool is_writer, const char *function,
                     uint64_t deadline_us)
{
    for (;;) {
        const int r = is_writer ? pthread_rwlock_trywrlock(lock) : pthread_rwlock_tryrdlock(lock);
        if (r == 0) {
            holder_add(lock, is_writer);
        }
        if (r != EBUSY) {
            return r;
        }
        const struct holder *mine = *holder_find(lock, baton_enter());
        if (mine && mine->is_writer) {
            return EDEADLK;
        }
        if (host.now_us >= deadline_us) {
            return ETIMEDOUT;
        }
        posix_wait(lock, "read-write lock (POSIX)", function, owner_of(lock), deadline_us);
    }
}

static int lock_until(pthread_rwlock_t *lock, bool is_writer, const char *function, clockid_t clock,
                      const struct timespec *until)
{
    baton_point(baton_enter());
    return posix_is_time(until)
               ? lock_take(lock, is_writer, function, posix_deadline_us(clock, until))
               : EINVAL;
}

static int lock_try(pthread_rwlock_t *lock, bool is_writer)
{
    baton_point(baton_enter());
    const int r = is_writer ? pthread_rwlock_trywrlock(lock) : pthread_rwlock_tryrdlock(lock);
    if (r == 0) {
        holder_add(lock, is_writer);
    }
    return r;
}

int posix_pthread_rwlock_rdlock(pthread_rwlock_t *lock)
{
    posix_lock_point();
    return lock->__data.__shared ? pthread_rwlock_rdlock(lock)
                                 : lock_take(lock, false, "pthread_rwlock_rdlock", RDK__NEVER);
}

int posix_pthread_rwlock_wrlock(pthread_rwlock_t *lock)
{
    posix_lock_point();
    return lock->__data.__shared ? pthread_rwlock_wrlock(lock)
                                 : lock_take(lock, true, "pthread_rwlock_wrlock", RDK__NEVER);
}

int posix_pthread_rwlock_tryrdlock(pthread_rwlock_t *lock)
{
    return lock_try(lock, false);
}

int posix_pthread_rwlock_trywrlock(pthread_rwlock_t *lock)
{
    return lock_try(lock, true);
}

int posix_pthread_rwlock_timedrdlock(pthread_rwlock_t *lock, const struct timespec *until)
{
    return lock_until(lock, false, "pthread_rwlock_timedrdlock", CLOCK_REALTIME, until);
}

int posix_pthread_rwlock_timedwrlock(pthread_rwlock_t *lock, const struct timespec *until)
{
    return lock_until(lock, true, "pthread_rwlock_timedwrlock", CLOCK_REALTIME, until);
}

int posix_pthread_rwlock_clockrdlock(pthread_rwlock_t *lock, clockid_t clock,
                                     const struct timespec *until)
{
    return lock_until(lock, false, "pthread_rwlock_clockrdlock", clock, until);
}

int posix_pthread_rwlock_clockwrlock(pthread_rwlock_t *lock, clockid_t clock,
                                     const struct timespec *until)
{
    return lock_until(lock, true, "pthread_rwlock_clockwrlock", clock, until);
}

int posix_pthread_rwlock_unlock(pthread_rwlock_t *lock)
{
    struct holder **link = holder_find(lock, baton_enter());
    const int r = pthread_rwlock_unlock(lock);

    if (r == 0) {
        if (*link) {
            holder_remove(link);
        }
        posix_wake(lock, true);
    }
    posix_lock_point();
    return r;
}
