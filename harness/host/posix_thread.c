#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <threads.h>

#include "base/memory.h"
#include "posix_functions.h"
#include "state.h"

/* A thread of pthread_create's, until it has been joined or detached and has ended. */
struct posix_thread {
    struct posix_thread *next;
    pthread_t id;
    struct thread *thread;
    void *(*start)(void *);
    int (*start_c11)(void *);
    void *argument;
    bool has_ended;
    bool is_detached;
};

static struct posix_thread *posix_threads;

static void forget(struct posix_thread *record)
{
    struct posix_thread **link = &posix_threads;
    while (*link && *link != record) {
        link = &(*link)->next;
    }
    if (*link) {
        *link = record->next;
    }
    free(record);
}

static struct posix_thread *find(pthread_t id)
{
    struct posix_thread *record = posix_threads;
    while (record && !(pthread_equal(record->id, id) && !record->is_detached)) {
        record = record->next;
    }
    return record;
}

/* Runs with the baton, behind all code of the plugin's on the thread. */
static void thread_ended(struct thread *thread)
{
    struct posix_thread *record = thread->posix;

    record->has_ended = true;
    posix_rwlock_thread_ended(thread);
    posix_wake(record, true);
    if (record->is_detached) {
        forget(record);
    }
}

static void *thread_body(void *argument)
{
    struct posix_thread *record = argument;

    baton_thread_begin(record->thread);
    rdk__thread_self(); /* now, and not when it happens to call in: the numbers are the same */
    return record->start_c11 ? (void *)(intptr_t)record->start_c11(record->argument)
                             : record->start(record->argument);
}

static int thread_make(struct posix_thread *record, const pthread_attr_t *attributes,
                       pthread_t *ret)
{
    struct thread *me = baton_enter();
    int state = PTHREAD_CREATE_JOINABLE;

    baton_point(me);
    if (attributes) {
        pthread_attr_getdetachstate(attributes, &state);
    }
    record->is_detached = state == PTHREAD_CREATE_DETACHED;
    record->thread = baton_thread_create(me);
    record->thread->posix = record;
    record->thread->on_end = thread_ended;
    const int r = pthread_create(&record->id, attributes, thread_body, record);
    if (r != 0) {
        free(record->thread);
        free(record);
        return r;
    }
    *ret = record->id;
    record->next = posix_threads;
    posix_threads = record;
    baton_thread_add(record->thread);
    baton_make_way(me);
    return 0;
}

int posix_pthread_create(pthread_t *ret, const pthread_attr_t *attributes, void *(*start)(void *),
                         void *argument)
{
    struct posix_thread *record = memory_allocate(sizeof(*record));
    record->start = start;
    record->argument = argument;
    return thread_make(record, attributes, ret);
}

int posix_thrd_create(thrd_t *ret, int (*start)(void *), void *argument)
{
    struct posix_thread *record = memory_allocate(sizeof(*record));
    record->start_c11 = start;
    record->argument = argument;
    const int r = thread_make(record, NULL, ret);
    return r == EAGAIN ? thrd_nomem : posix_c11_result(r);
}

/* A thread that a constructor made before the redirection: when it ends is for libc to say. It
 * may need the baton until then, and it takes real time. */
static int stranger_join(pthread_t id, void **ret_value, const char *function, uint64_t deadline_us)
{
    struct thread *me = baton_enter();

    for (;;) {
        const int r = pthread_tryjoin_np(id, ret_value);
        if (r != EBUSY) {
            return r;
        }
        if (host.now_us >= deadline_us) {
            return ETIMEDOUT;
        }
        if (deadline_us != RDK__NEVER) {
            posix_wait(NULL, NULL, function, NULL, deadline_us);
        } else {
            usleep(1000);
            baton_set_ready(me);
            baton_leave(me);
        }
        posix_cancel_point();
    }
}

static int thread_join(pthread_t id, void **ret_value, const char *function, uint64_t deadline_us)
{
    struct posix_thread *record = find(id);

    baton_point(baton_enter());
    posix_cancel_point();
    if (pthread_equal(id, pthread_self())) {
        return EDEADLK;
    }
    if (!record) {
        return stranger_join(id, ret_value, function, deadline_us);
    }
    while (record && !record->has_ended) {
        if (host.now_us >= deadline_us) {
            return ETIMEDOUT;
        }
        posix_wait(record, "thread", function, record->thread->seam, deadline_us);
        posix_cancel_point();
        record = find(id);
    }
    if (record) {
        forget(record);
    }
    /* What is left of it needs no baton. */
    return pthread_join(id, ret_value);
}

int posix_pthread_join(pthread_t id, void **ret_value)
{
    return thread_join(id, ret_value, "pthread_join", RDK__NEVER);
}

int posix_pthread_tryjoin_np(pthread_t id, void **ret_value)
{
    const int r = thread_join(id, ret_value, "pthread_tryjoin_np", 0);
    return r == ETIMEDOUT ? EBUSY : r;
}

int posix_pthread_timedjoin_np(pthread_t id, void **ret_value, const struct timespec *until)
{
    return posix_pthread_clockjoin_np(id, ret_value, CLOCK_REALTIME, until);
}

int posix_pthread_clockjoin_np(pthread_t id, void **ret_value, clockid_t clock,
                               const struct timespec *until)
{
    if (until && !posix_is_time(until)) {
        return EINVAL;
    }
    return thread_join(id, ret_value, "pthread_clockjoin_np",
                       until ? posix_deadline_us(clock, until) : RDK__NEVER);
}

int posix_thrd_join(thrd_t id, int *ret_value)
{
    void *value = NULL;
    const int r = thread_join(id, &value, "thrd_join", RDK__NEVER);

    if (r == 0 && ret_value) {
        *ret_value = (int)(intptr_t)value;
    }
    return posix_c11_result(r);
}

int posix_pthread_detach(pthread_t id)
{
    struct posix_thread *record = find(id);

    baton_point(baton_enter());
    if (record) {
        record->is_detached = true;
        if (record->has_ended) {
            forget(record);
        }
    }
    return pthread_detach(id);
}

int posix_thrd_detach(thrd_t id)
{
    return posix_c11_result(posix_pthread_detach(id));
}

/* A thread that stands still in a wait of ours looks whether it was cancelled. */
int posix_pthread_cancel(pthread_t id)
{
    const struct posix_thread *record = find(id);

    baton_point(baton_enter());
    const int r = pthread_cancel(id);
    if (r == 0 && record && !record->has_ended) {
        posix_poke(record->thread);
    }
    return r;
}
