#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>

#include "base/memory.h"
#include "posix_functions.h"
#include "state.h"

/* Barriers that the plugin made since the redirection, and for this process alone. */
struct barrier {
    struct barrier *next;
    const pthread_barrier_t *address;
    unsigned count;
    unsigned arrived;
    uint64_t round;
};

static struct barrier *barriers;

static struct barrier **find(const pthread_barrier_t *address)
{
    struct barrier **link = &barriers;
    while (*link && (*link)->address != address) {
        link = &(*link)->next;
    }
    return link;
}

static void forget(const pthread_barrier_t *address)
{
    struct barrier **link = find(address);
    struct barrier *gone = *link;

    if (gone) {
        *link = gone->next;
        free(gone);
    }
}

int posix_pthread_barrier_init(pthread_barrier_t *barrier, const pthread_barrierattr_t *attributes,
                               unsigned count)
{
    const int r = pthread_barrier_init(barrier, attributes, count);
    int shared = PTHREAD_PROCESS_PRIVATE;

    forget(barrier);
    if (attributes) {
        pthread_barrierattr_getpshared(attributes, &shared);
    }
    if (r == 0 && shared == PTHREAD_PROCESS_PRIVATE) {
        struct barrier *made = memory_allocate(sizeof(*made));
        *made = (struct barrier){.next = barriers, .address = barrier, .count = count};
        barriers = made;
    }
    return r;
}

int posix_pthread_barrier_destroy(pthread_barrier_t *barrier)
{
    forget(barrier);
    return pthread_barrier_destroy(barrier);
}

int posix_pthread_barrier_wait(pthread_barrier_t *address)
{
    struct barrier *barrier = *find(address);

    baton_point(baton_enter());
    if (!barrier) {
        return pthread_barrier_wait(address);
    }
    if (++barrier->arrived == barrier->count) {
        barrier->arrived = 0;
        barrier->round++;
        posix_wake(address, true);
        return PTHREAD_BARRIER_SERIAL_THREAD;
    }
    /* Whoever was woken does not look at it again: it may be destroyed by then. */
    const uint64_t round = barrier->round;
    while (!posix_wait(address, "barrier", "pthread_barrier_wait", NULL, RDK__NEVER)) {
        barrier = *find(address);
        if (!barrier || barrier->round != round) {
            break;
        }
    }
    return 0;
}
