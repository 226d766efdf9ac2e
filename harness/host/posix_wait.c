#include <pthread.h>
#include <stdbool.h>

#include "base/memory.h"
#include "posix_functions.h"
#include "state.h"

/* Who waits where; each record is on its thread's stack. First come, first served. */
struct waiter {
    struct waiter *next;
    const void *address; /* NULL: a sleep, which nobody ends */
    struct thread *thread;
    struct rdk__wait_object object;
    bool is_woken;
};

/* What stands at an address, as far as it was ever waited for: reports give numbers, which are the
 * same in each run, and no addresses. */
struct place {
    const void *address;
    uint32_t number;
};

static struct waiter *waiters;
static struct place *places;
static uint32_t place_count;

static uint32_t place_number(const void *address)
{
    for (uint32_t i = 0; i < place_count; i++) {
        if (places[i].address == address) {
            return places[i].number;
        }
    }
    places = memory_resize(places, (place_count + 1) * sizeof(*places));
    places[place_count] = (struct place){.address = address, .number = place_count + 1};
    return places[place_count++].number;
}

static void waiter_add(struct waiter *waiter)
{
    struct waiter **link = &waiters;
    while (*link) {
        link = &(*link)->next;
    }
    *link = waiter;
}

static void waiter_remove(const struct waiter *waiter)
{
    struct waiter **link = &waiters;
    while (*link && *link != waiter) {
        link = &(*link)->next;
    }
    if (*link) {
        *link = waiter->next;
    }
}

bool posix_wait(const void *address, const char *kind, const char *function,
                const struct rdk__thread *owner, uint64_t deadline_us)
{
    struct thread *me = baton_enter();
    struct waiter waiter = {.address = address, .thread = me};
    const struct rdk__wait why = {.kind = address ? RDK__WAIT_OBJECTS : RDK__WAIT_SLEEP,
                                  .function = function,
                                  .object_count = address ? 1 : 0,
                                  .objects = &waiter.object};

    if (address) {
        waiter.object = (struct rdk__wait_object){
            .kind = kind, .number = place_number(address), .owner = owner};
    }
    waiter_add(&waiter);
    baton_park(me, deadline_us, &why);
    if (!waiter.is_woken) {
        waiter_remove(&waiter);
    }
    return waiter.is_woken;
}

void posix_wake(const void *address, bool all)
{
    struct waiter **link = &waiters;

    while (*link) {
        struct waiter *waiter = *link;
        if (waiter->address != address) {
            link = &waiter->next;
            continue;
        }
        *link = waiter->next;
        waiter->is_woken = true;
        baton_unpark(waiter->thread);
        if (!all) {
            return;
        }
    }
}

void posix_poke(const struct thread *thread)
{
    for (const struct waiter *waiter = waiters; waiter; waiter = waiter->next) {
        if (waiter->thread == thread) {
            baton_unpark(waiter->thread);
            return;
        }
    }
}

void posix_owner_is(const void *address, const struct rdk__thread *owner)
{
    for (struct waiter *waiter = waiters; waiter; waiter = waiter->next) {
        if (waiter->address == address) {
            waiter->object.owner = owner;
        }
    }
}

void posix_forget_owner(const struct rdk__thread *owner)
{
    for (struct waiter *waiter = waiters; waiter; waiter = waiter->next) {
        if (waiter->object.owner == owner) {
            waiter->object.owner = NULL;
        }
    }
}

#ifdef __SANITIZE_ADDRESS__
extern void __asan_handle_no_return(void);
#endif

void posix_cancel_point(void)
{
#ifdef __SANITIZE_ADDRESS__
    /* A thread that ends here never returns from its frames; what ASan marked in them would be
     * taken for faults of whoever uses the stack next. */
    __asan_handle_no_return();
#endif
    pthread_testcancel();
}

/* Of so many points at locks one counts as a step of a thread that spins. */
#define LOCK_POINTS 1024u

void posix_lock_point(void)
{
    struct thread *me = baton_enter();
    const uint64_t points = me->points;

    baton_point(me);
    if (me->points == points + 1 && host.now_us % LOCK_POINTS != 0) {
        me->points = points;
    }
}
