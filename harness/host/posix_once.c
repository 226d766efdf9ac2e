#define _GNU_SOURCE
#include <stdbool.h>
#include <stdlib.h>
#include <threads.h>

#include "base/memory.h"
#include "posix_functions.h"
#include "state.h"

/*
 * What is done once, by whoever comes first, while the others wait: pthread_once, call_once, and
 * the static variables of C++ functions. libc and libstdc++ remember what is done; who is doing it
 * is noted here, on that thread's stack, or for C++ in a table.
 */

_Static_assert(sizeof(once_flag) == sizeof(pthread_once_t), "once_flag is pthread_once_t");

struct under_way {
    struct under_way *next;
    const void *address;
    struct thread *thread;
};

static struct under_way *all_under_way;

static struct under_way **find(const void *address)
{
    struct under_way **link = &all_under_way;
    while (*link && (*link)->address != address) {
        link = &(*link)->next;
    }
    return link;
}

/* Until nobody does it. */
static void wait_for(const void *address, const char *function)
{
    posix_lock_point();
    for (const struct under_way *other = *find(address); other; other = *find(address)) {
        posix_wait(address, "initialisation", function, other->thread->seam, RDK__NEVER);
    }
}

static void begin(struct under_way *mine, const void *address)
{
    *mine = (struct under_way){.next = all_under_way, .address = address, .thread = baton_enter()};
    all_under_way = mine;
}

static void end(const void *address)
{
    struct under_way **link = find(address);
    if (*link) {
        *link = (*link)->next;
    }
    posix_wake(address, true);
}

static void end_on_exit(struct under_way *mine)
{
    end(mine->address);
}

/* An exception of the routine's, or its thread's cancellation, may unwind this frame. */
static int once(pthread_once_t *control, void (*routine)(void), const char *function)
{
    wait_for(control, function);
    __attribute__((cleanup(end_on_exit))) struct under_way mine;
    begin(&mine, control);
    return pthread_once(control, routine);
}

int posix_pthread_once(pthread_once_t *control, void (*routine)(void))
{
    return once(control, routine, "pthread_once");
}

void posix_call_once(once_flag *flag, void (*routine)(void))
{
    once((pthread_once_t *)(void *)flag, routine, "call_once");
}

/* C++ (the Itanium ABI, 3.3.3): the first byte of the guard says that the variable is there. */

int posix___cxa_guard_acquire(uint64_t *guard)
{
    const unsigned char *is_done = (const unsigned char *)guard;

    wait_for(guard, "a static variable's initialisation");
    if (__atomic_load_n(is_done, __ATOMIC_ACQUIRE)) {
        return 0;
    }
    begin(memory_allocate(sizeof(struct under_way)), guard);
    return 1;
}

static void guard_end(const uint64_t *guard)
{
    struct under_way *mine = *find(guard);
    end(guard);
    free(mine);
}

void posix___cxa_guard_release(uint64_t *guard)
{
    __atomic_store_n((unsigned char *)guard, 1, __ATOMIC_RELEASE);
    guard_end(guard);
}

void posix___cxa_guard_abort(uint64_t *guard)
{
    guard_end(guard);
}
