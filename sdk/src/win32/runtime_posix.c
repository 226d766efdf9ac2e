/*
 * The ordinary runtime: threads are POSIX threads, clocks are the system's, and a thread's permit
 * is a word that it sleeps on (futex).
 */

#include <errno.h>
#include <linux/futex.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "kernel.h"

/* Between 1601-01-01 and 1970-01-01, in units of 100 ns. */
#define FILETIME_OF_UNIX_EPOCH UINT64_C(116444736000000000)

struct parker {
    _Atomic uint32_t permit;
};

static uint64_t now_us(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

static uint64_t wall_100ns(void)
{
    struct timespec now;

    clock_gettime(CLOCK_REALTIME, &now);
    return FILETIME_OF_UNIX_EPOCH + (uint64_t)now.tv_sec * 10000000 + (uint64_t)now.tv_nsec / 100;
}

/* False if the deadline passed. */
static bool futex_wait_until(_Atomic uint32_t *word, uint64_t deadline_us)
{
    struct timespec deadline = {
        .tv_sec = (time_t)(deadline_us / 1000000),
        .tv_nsec = (long)(deadline_us % 1000000) * 1000,
    };
    long failed =
        syscall(SYS_futex, word, FUTEX_WAIT_BITSET_PRIVATE, 0,
                deadline_us == RDK__NEVER ? NULL : &deadline, NULL, FUTEX_BITSET_MATCH_ANY);

    return failed == 0 || errno != ETIMEDOUT;
}

static bool park(struct rdk__thread *self, uint64_t deadline_us, const struct rdk__wait *why)
{
    struct parker *parker = self->runtime_data;

    (void)why;
    for (;;) {
        if (atomic_exchange(&parker->permit, 0) != 0) {
            return true;
        }
        if (!futex_wait_until(&parker->permit, deadline_us)) {
            return atomic_exchange(&parker->permit, 0) != 0;
        }
    }
}

static void unpark(struct rdk__thread *thread)
{
    struct parker *parker = thread->runtime_data;

    if (atomic_exchange(&parker->permit, 1) == 0) {
        syscall(SYS_futex, &parker->permit, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
    }
}

static void thread_attach(struct rdk__thread *thread)
{
    thread->runtime_data = calloc(1, sizeof(struct parker));
    if (thread->runtime_data == NULL) {
        /* A thread that cannot wait cannot be given to anybody. */
        abort();
    }
}

static void *thread_body(void *thread)
{
    rdk__thread_main(thread);
    return NULL;
}

static uint32_t thread_start(struct rdk__thread *thread)
{
    struct parker *parker = calloc(1, sizeof(*parker));
    pthread_attr_t attributes;
    pthread_t id;

    if (parker == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    thread->runtime_data = parker;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    int failed = pthread_create(&id, &attributes, thread_body, thread);
    pthread_attr_destroy(&attributes);
    if (failed != 0) {
        thread->runtime_data = NULL;
        free(parker);
        return failed == EAGAIN ? ERROR_MAX_THRDS_REACHED : ERROR_NOT_ENOUGH_MEMORY;
    }
    return ERROR_SUCCESS;
}

static void thread_ended(struct rdk__thread *thread)
{
    free(thread->runtime_data);
    thread->runtime_data = NULL;
}

static void point(const char *function)
{
    (void)function;
}

static const struct rdk__runtime ordinary = {
    .now_us = now_us,
    .wall_100ns = wall_100ns,
    .park = park,
    .unpark = unpark,
    .thread_start = thread_start,
    .thread_attach = thread_attach,
    .thread_ended = thread_ended,
    .point = point,
};

RDK__EXPORT const struct rdk__runtime *rdk__runtime_ordinary(void)
{
    return &ordinary;
}
