#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/memory.h"
#include "posix_functions.h"
#include "state.h"

/*
 * Semaphores stay what they are; only the waiting is ours. One that another process may post is
 * waited for as it is: that is how the semaphore was made, or that it has a name.
 */

struct shared_semaphore {
    struct shared_semaphore *next;
    const sem_t *semaphore;
};

static struct shared_semaphore *shared_semaphores;

static struct shared_semaphore **shared_find(const sem_t *semaphore)
{
    struct shared_semaphore **link = &shared_semaphores;
    while (*link && (*link)->semaphore != semaphore) {
        link = &(*link)->next;
    }
    return link;
}

static void shared_set(const sem_t *semaphore, bool is_shared)
{
    struct shared_semaphore **link = shared_find(semaphore);

    if (*link && !is_shared) {
        struct shared_semaphore *gone = *link;
        *link = gone->next;
        free(gone);
    } else if (!*link && is_shared) {
        *link = memory_allocate(sizeof(**link));
        (*link)->semaphore = semaphore;
    }
}

int posix_sem_init(sem_t *semaphore, int shared, unsigned value)
{
    const int r = sem_init(semaphore, shared, value);
    if (r == 0) {
        shared_set(semaphore, shared != 0);
    }
    return r;
}

sem_t *posix_sem_open(const char *name, int flags, mode_t mode, unsigned value)
{
    /* What was not passed is not read. */
    sem_t *semaphore = sem_open(name, flags, mode, value);
    if (semaphore != SEM_FAILED) {
        shared_set(semaphore, true);
    }
    return semaphore;
}

int posix_sem_close(sem_t *semaphore)
{
    shared_set(semaphore, false);
    return sem_close(semaphore);
}

static int semaphore_wait(sem_t *semaphore, const char *function, uint64_t deadline_us)
{
    for (;;) {
        posix_cancel_point();
        if (sem_trywait(semaphore) == 0) {
            return 0;
        }
        if (errno != EAGAIN) {
            return -1;
        }
        if (host.now_us >= deadline_us) {
            errno = ETIMEDOUT;
            return -1;
        }
        posix_wait(semaphore, "semaphore (POSIX)", function, NULL, deadline_us);
    }
}

static int semaphore_wait_until(sem_t *semaphore, const char *function, clockid_t clock,
                                const struct timespec *until)
{
    baton_point(baton_enter());
    if (!posix_is_time(until)) {
        const int r = sem_trywait(semaphore);
        errno = r < 0 && errno == EAGAIN ? EINVAL : errno;
        return r;
    }
    return semaphore_wait(semaphore, function, posix_deadline_us(clock, until));
}

int posix_sem_wait(sem_t *semaphore)
{
    posix_lock_point();
    return *shared_find(semaphore) ? sem_wait(semaphore)
                                   : semaphore_wait(semaphore, "sem_wait", RDK__NEVER);
}

int posix_sem_trywait(sem_t *semaphore)
{
    baton_point(baton_enter());
    return sem_trywait(semaphore);
}

int posix_sem_timedwait(sem_t *semaphore, const struct timespec *until)
{
    return semaphore_wait_until(semaphore, "sem_timedwait", CLOCK_REALTIME, until);
}

int posix_sem_clockwait(sem_t *semaphore, clockid_t clock, const struct timespec *until)
{
    return semaphore_wait_until(semaphore, "sem_clockwait", clock, until);
}

int posix_sem_post(sem_t *semaphore)
{
    const int r = sem_post(semaphore);
    posix_wake(semaphore, false);
    posix_lock_point();
    return r;
}
