#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>

#include "base/memory.h"
#include "posix_functions.h"
#include "state.h"

/* A thread of pthread_create's, until it has been joined or detached and has ended. */
struct posix_thread {
    struct posix_thread *next;
    pthread_t id;
    struct thread *thread;
    void *(*start)(void *);
    void *argument;
    bool has_ended;
    bool is_detached;
};

int (*posix_real_pthread_create)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
int (*posix_real_pthread_join)(pthread_t, void **);
int (*posix_real_pthread_detach)(pthread_t);

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
    return record->start(record->argument);
}

int posix_pthread_create(pthread_t *ret, const pthread_attr_t *attributes, void *(*start)(void *),
                         void *argument)
{
    struct thread *me = baton_enter();
    struct posix_thread *record = memory_allocate(sizeof(*record));
    int state = PTHREAD_CREATE_JOINABLE;

    baton_point(me);
    if (attributes) {
        pthread_attr_getdetachstate(attributes, &state);
    }
    record->start = start;
    record->argument = argument;
    record->is_detached = state == PTHREAD_CREATE_DETACHED;
    record->thread = baton_thread_create(me);
    record->thread->posix = record;
    record->thread->on_end = thread_ended;
    const int r = posix_real_pthread_create(&record->id, attributes, thread_body, record);
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

int posix_pthread_join(pthread_t id, void **ret_value)
{
    struct posix_thread *record = find(id);

    baton_point(baton_enter());
    while (record && !record->has_ended) {
        posix_wait(record, "thread", "pthread_join", record->thread->seam, RDK__NEVER);
    }
    if (record) {
        forget(record);
    }
    /* What is left of it needs no baton. */
    return posix_real_pthread_join ? posix_real_pthread_join(id, ret_value)
                                   : pthread_join(id, ret_value);
}

int posix_pthread_detach(pthread_t id)
{
    struct posix_thread *record = find(id);

    if (record) {
        record->is_detached = true;
        if (record->has_ended) {
            forget(record);
        }
    }
    return posix_real_pthread_detach ? posix_real_pthread_detach(id) : pthread_detach(id);
}

_Noreturn void posix__exit(int status)
{
    signals_exit(status, "_exit");
}

_Noreturn void posix__Exit(int status)
{
    signals_exit(status, "_Exit");
}
