#define _GNU_SOURCE
#include <errno.h>
#include <limits.h>
#include <linux/futex.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <windows.h>

#include "base/memory.h"
#include "call.h"
#include "leaks.h"
#include "state.h"

/* Between 1601-01-01 and 2025-01-01, in units of 100 ns: when virtual time begins. */
#define WALL_START_100NS 133801632000000000u

/* The clock may be moved on by the host itself so often in a turn; then the service gets to hear
 * of it, and sees that the host is alive. */
#define ADVANCES_MAX 20000u

struct host host = {.arrivals_lock = PTHREAD_MUTEX_INITIALIZER};
_Thread_local struct thread *thread_self;

/* Its destructor runs behind those of the thread's C++ objects: a thread of the plugin's keeps the
 * baton until all its code has run. */
static pthread_key_t end_key;

static void baton_give(struct thread *thread)
{
    if (thread->state == THREAD_READY) {
        host.ready_count--;
    }
    thread->state = THREAD_RUNNING;
    atomic_store_explicit(&thread->turn, 1, memory_order_release);
    syscall(SYS_futex, &thread->turn, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
}

static void baton_wait(struct thread *me)
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

static struct thread *thread_add(struct thread *thread)
{
    struct thread **link = &host.threads;
    thread->number = ++host.last_thread;
    while (*link) {
        link = &(*link)->next;
    }
    *link = thread;
    return thread;
}

static void thread_remove(struct thread *thread)
{
    struct thread **link = &host.threads;
    while (*link && *link != thread) {
        link = &(*link)->next;
    }
    if (*link) {
        *link = thread->next;
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
        /* What is set now is told before time goes on. */
        return events_tell(me) || !idle(me);
    }
    if (host.now_us >= host.horizon_us) {
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

static void stack_find(struct thread *me)
{
    pthread_attr_t attributes;
    void *low = NULL;
    size_t bytes = 0;

    if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
        pthread_attr_getstack(&attributes, &low, &bytes);
        pthread_attr_destroy(&attributes);
    }
    me->stack_low = (uintptr_t)low;
}

static void thread_begin(struct thread *me)
{
    thread_self = me;
    me->id = (int)syscall(SYS_gettid);
    stack_find(me);
    signals_thread_init(me);
}

struct thread *baton_enter(void)
{
    if (!thread_self) {
        rdk__thread_self(); /* comes back through thread_attach */
    }
    return thread_self;
}

/* Call threads. */

static void *call_thread_body(void *argument)
{
    struct thread *me = argument;
    thread_begin(me);
    baton_wait(me);
    call_serve(me);
    return NULL;
}

static struct thread *call_thread_start(void)
{
    struct thread *thread = memory_allocate(sizeof(*thread));
    pthread_attr_t attributes;
    pthread_t id;

    thread->is_call_thread = true;
    thread->state = THREAD_POOL;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    thread_add(thread);
    if (pthread_create(&id, &attributes, call_thread_body, thread) != 0) {
        thread_remove(thread);
        free(thread);
        thread = NULL;
    }
    pthread_attr_destroy(&attributes);
    return thread;
}

struct thread *baton_call_thread(struct thread *me)
{
    if (me->is_call_thread && me->state == THREAD_POOL) {
        return me;
    }
    for (struct thread *thread = host.threads; thread; thread = thread->next) {
        if (thread->is_call_thread && thread->state == THREAD_POOL) {
            return thread;
        }
    }
    struct thread *thread = call_thread_start();
    if (!thread) {
        /* No thread to call on: the service is told by our end. */
        _exit(70);
    }
    return thread;
}

/* The runtime of librdk. */

static uint64_t runtime_now_us(void)
{
    return host.now_us;
}

static uint64_t runtime_wall_100ns(void)
{
    return WALL_START_100NS + host.now_us * 10;
}

static bool runtime_park(struct rdk__thread *seam, uint64_t deadline_us,
                         const struct rdk__wait *why)
{
    return baton_park(seam->runtime_data, deadline_us, why);
}

static void runtime_unpark(struct rdk__thread *seam)
{
    if (seam->runtime_data) {
        baton_unpark(seam->runtime_data);
    }
}

void baton_thread_begin(struct thread *me)
{
    thread_begin(me);
    pthread_setspecific(end_key, me);
    baton_wait(me);
}

static void *plugin_thread_body(void *argument)
{
    struct thread *me = argument;
    baton_thread_begin(me);
    rdk__thread_main(me->seam);
    return NULL;
}

/* Last of all code on a thread of the plugin's. */
static void plugin_thread_end(void *argument)
{
    struct thread *me = argument;

    if (me->seam && !me->is_foreign && pthread_setspecific(end_key, me) == 0) {
        /* librdk takes its leave in this round of destructors; ours is the next. */
        return;
    }
    if (me->on_end) {
        me->on_end(me);
    }
    signals_thread_finish(me);
    thread_remove(me);
    me->state = THREAD_ENDED;
    baton_leave(me);
    thread_self = NULL;
    free(me);
}

struct thread *baton_thread_create(const struct thread *maker)
{
    struct thread *thread = memory_allocate(sizeof(*thread));
    thread->resource = maker->resource;
    thread->state = THREAD_ENDED; /* until it is there */
    return thread;
}

void baton_thread_add(struct thread *thread)
{
    thread_add(thread);
    baton_set_ready(thread);
}

static uint32_t runtime_thread_start(struct rdk__thread *seam)
{
    struct thread *me = baton_enter();
    struct thread *thread = baton_thread_create(me);
    pthread_attr_t attributes;
    pthread_t id;

    thread->seam = seam;
    seam->runtime_data = thread;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    const int r = pthread_create(&id, &attributes, plugin_thread_body, thread);
    pthread_attr_destroy(&attributes);
    if (r != 0) {
        seam->runtime_data = NULL;
        free(thread);
        return r == EAGAIN ? ERROR_MAX_THRDS_REACHED : ERROR_NOT_ENOUGH_MEMORY;
    }
    baton_thread_add(thread);
    leaks_thread(seam, thread->resource);
    /* A new thread may well be ahead of the one that made it. */
    baton_make_way(me);
    return ERROR_SUCCESS;
}

static void runtime_thread_attach(struct rdk__thread *seam)
{
    if (!thread_self) {
        struct thread *me = memory_allocate(sizeof(*me));
        me->is_foreign = true;
        me->seam = seam;
        thread_begin(me);
        pthread_mutex_lock(&host.arrivals_lock);
        me->next = host.arrivals;
        host.arrivals = me;
        atomic_store(&host.has_arrivals, true);
        pthread_mutex_unlock(&host.arrivals_lock);
        baton_wait(me);
    }
    thread_self->seam = seam;
    seam->runtime_data = thread_self;
}

static void runtime_thread_ended(struct rdk__thread *seam)
{
    struct thread *me = seam->runtime_data;

    seam->runtime_data = NULL;
    me->seam = NULL;
    if (me->is_foreign) {
        plugin_thread_end(me);
    }
}

static void runtime_point(const char *function)
{
    (void)function;
    baton_point(baton_enter());
}

static void runtime_mistake(const char *rule, const char *text)
{
    talk_mistake(baton_enter(), rule, "%s", text);
}

static const struct rdk__runtime runtime = {
    .now_us = runtime_now_us,
    .wall_100ns = runtime_wall_100ns,
    .park = runtime_park,
    .unpark = runtime_unpark,
    .thread_start = runtime_thread_start,
    .thread_attach = runtime_thread_attach,
    .thread_ended = runtime_thread_ended,
    .point = runtime_point,
    .mistake = runtime_mistake,
};

static void on_fork(void)
{
    host.is_forked = true;
}

void baton_init(uint64_t seed)
{
    struct thread *me = memory_allocate(sizeof(*me));

    scheduler_init(&host.scheduler, seed);
    host.horizon_us = WIRE_NEVER;
    host.next_deadline_us = RDK__NEVER;
    pthread_key_create(&end_key, plugin_thread_end);
    pthread_atfork(NULL, NULL, on_fork);
    me->is_call_thread = true;
    me->state = THREAD_RUNNING;
    thread_add(me);
    thread_begin(me);
    rdk__runtime_install(&runtime);
}
