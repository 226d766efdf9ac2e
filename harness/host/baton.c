#define _GNU_SOURCE
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "posix.h"
#include "state.h"

/* The clock may be moved on by the host itself so often in a turn; then the service gets to hear
 * of it, and sees that the host is alive. */
#define ADVANCES_MAX 20000u

struct host host = {.arrivals_lock = PTHREAD_MUTEX_INITIALIZER};

static void baton_give(struct thread *thread)
{
    if (thread->state == THREAD_READY) {
        host.ready_count--;
    }
    thread->state = THREAD_RUNNING;
    thread->has_run = true;
    atomic_store_explicit(&thread->turn, 1, memory_order_release);
    syscall(SYS_futex, &thread->turn, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
}

void baton_wait(struct thread *me)
{
    while (atomic_exchange_explicit(&me->turn, 0, memory_order_acquire) == 0) {
        syscall(SYS_futex, &me->turn, FUTEX_WAIT_PRIVATE, 0, NULL, NULL, 0);
    }
}

void baton_set_ready(struct thread *thread)
{
    if (thread->state != THREAD_READY) {
        thread->state = THREAD_READY;
        host.ready_count++;
    }
}

/* Threads that the plugin made without librdk are taken in when the baton changes hands. */
static void arrivals_take(void)
{
    if (!atomic_load(&host.has_arrivals)) {
        return;
    }
    pthread_mutex_lock(&host.arrivals_lock);
    struct thread *thread = host.arrivals;
    host.arrivals = NULL;
    atomic_store(&host.has_arrivals, false);
    pthread_mutex_unlock(&host.arrivals_lock);
    while (thread) {
        struct thread *next = thread->next;
        thread->next = NULL;
        thread->state = THREAD_ENDED; /* not yet counted among the ready */
        thread_add(thread);
        baton_set_ready(thread);
        thread = next;
    }
}

void baton_expire(void)
{
    if (host.now_us < host.next_deadline_us) {
        return;
    }
    host.next_deadline_us = RDK__NEVER;
    for (struct thread *thread = host.threads; thread; thread = thread->next) {
        if (thread->state != THREAD_PARKED) {
            continue;
        }
        if (thread->deadline_us <= host.now_us) {
            baton_set_ready(thread);
        } else if (thread->deadline_us < host.next_deadline_us) {
            host.next_deadline_us = thread->deadline_us;
        }
    }
}

static struct thread *ready_pick(void)
{
    uint32_t index = scheduler_pick(&host.scheduler, host.ready_count);
    for (struct thread *thread = host.threads; thread; thread = thread->next) {
        if (thread->state == THREAD_READY && index-- == 0) {
            return thread;
        }
    }
    return NULL;
}

static uint64_t earliest_deadline(void)
{
    uint64_t earliest = RDK__NEVER;
    for (const struct thread *thread = host.threads; thread; thread = thread->next) {
        if (thread->state == THREAD_PARKED && thread->deadline_us < earliest) {
            earliest = thread->deadline_us;
        }
    }
    return earliest;
}

/* Every thread waits. Move the clock ourselves, where nothing of the service's comes before, or
 * say so. True: somebody may be ready now; false: a message is in host.in. */
static bool idle(struct thread *me)
{
    const uint64_t earliest = earliest_deadline();
    if (earliest != RDK__NEVER && host.horizon_us != WIRE_NEVER && earliest < host.horizon_us &&
        host.advances++ < ADVANCES_MAX) {
        host.now_us = earliest;
        baton_expire();
        return true;
    }
    waits_say_idle(me, earliest);
    return false;
}

/* Whom the message in host.in is for; NULL: for whoever comes next. */
static struct thread *addressee(struct thread *me)
{
    struct thread *last = NULL;

    switch (host.in.type) {
    case WIRE_LOAD:
    case WIRE_CALL:
    case WIRE_QUIT:
        return baton_call_thread(me);
    case WIRE_REPLY:
        for (struct thread *thread = host.threads; thread; thread = thread->next) {
            if (thread->state == THREAD_ASKING) {
                if (thread == me && host.in.thread == 0) {
                    return me;
                }
                if (host.in.thread == 0 || host.in.thread == thread->number) {
                    last = thread;
                }
            }
        }
        return last;
    default:
        return NULL;
    }
}

/* Say what is to be said before anybody goes on. True: a message is in host.in. */
static bool speak(struct thread *me)
{
    if (host.ready_count == 0) {
        if (posix_poll_look()) {
            return false;
        }
        /* What is set now is told before time goes on. */
        return events_tell(me) || !idle(me);
    }
    if (host.now_us >= host.horizon_us) {
        posix_poll_look(); /* even if somebody spins until then */
        waits_say_idle(me, host.now_us);
        return true;
    }
    return false;
}

static struct thread *choose(struct thread *me)
{
    for (;;) {
        arrivals_take();
        baton_expire();
        const bool has_message = speak(me);
        if (has_message) {
            struct thread *next = addressee(me);
            if (next) {
                return next;
            }
            arrivals_take();
            baton_expire();
        }
        /* The service has seen that its time has come; a horizon that it left where it was holds
         * again from the next point on. */
        if (host.ready_count > 0) {
            return ready_pick();
        }
    }
}

static void baton_pass(struct thread *me, struct thread *next)
{
    if (next == me) {
        if (me->state == THREAD_READY) {
            host.ready_count--;
        }
        me->state = THREAD_RUNNING;
        return;
    }
    const bool stays = me->state != THREAD_ENDED;
    baton_give(next);
    if (stays) {
        baton_wait(me);
    }
}

void baton_leave(struct thread *me)
{
    baton_pass(me, choose(me));
}

void baton_follow(struct thread *me)
{
    struct thread *next = addressee(me);
    baton_pass(me, next ? next : choose(me));
}

void baton_make_way(struct thread *me)
{
    if (host.is_forked) {
        return;
    }
    arrivals_take();
    baton_expire();
    if (host.ready_count > 0 && scheduler_makes_way(&host.scheduler)) {
        baton_set_ready(me);
        baton_leave(me);
    }
}

void baton_point(struct thread *me)
{
    if (host.is_forked) {
        return;
    }
    host.now_us += scheduler_step_us(++me->points);
    if (host.now_us >= host.horizon_us) {
        baton_set_ready(me);
        baton_leave(me);
        return;
    }
    baton_make_way(me);
}

/* In a forked child nobody else is there to wake this thread. */
static void wait_really(uint64_t deadline_us)
{
    if (deadline_us == RDK__NEVER) {
        pause();
    }
    while (host.now_us < deadline_us) {
        const uint64_t left_us = deadline_us - host.now_us;
        const uint64_t slice_us = left_us < 500000 ? left_us : 500000;
        usleep((useconds_t)slice_us);
        host.now_us += slice_us;
    }
}

bool baton_park(struct thread *me, uint64_t deadline_us, const struct rdk__wait *why)
{
    if (me->permit) {
        me->permit = false;
        return true;
    }
    if (host.is_forked) {
        wait_really(deadline_us);
        return false;
    }
    if (deadline_us <= host.now_us) {
        baton_set_ready(me);
    } else {
        me->state = THREAD_PARKED;
        me->deadline_us = deadline_us;
        me->why = why;
        me->points = 0;
        if (deadline_us < host.next_deadline_us) {
            host.next_deadline_us = deadline_us;
        }
    }
    baton_leave(me);
    me->why = NULL;
    const bool permitted = me->permit;
    me->permit = false;
    return permitted;
}

void baton_unpark(struct thread *thread)
{
    thread->permit = true;
    if (thread->state == THREAD_PARKED) {
        baton_set_ready(thread);
    }
}
