#define _GNU_SOURCE
#include <pthread.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/memory.h"
#include "call.h"
#include "state.h"

/* The threads of a host: call threads, which are ours, and those that the plugin makes. */

_Thread_local struct thread *thread_self;

/* Its destructor runs behind those of the thread's C++ objects: a thread of the plugin's keeps the
 * baton until all its code has run. */
static pthread_key_t end_key;

struct thread *thread_add(struct thread *thread)
{
    struct thread **link = &host.threads;
    thread->number = ++host.last_thread;
    while (*link) {
        link = &(*link)->next;
    }
    *link = thread;
    return thread;
}

void thread_remove(struct thread *thread)
{
    struct thread **link = &host.threads;
    while (*link && *link != thread) {
        link = &(*link)->next;
    }
    if (*link) {
        *link = thread->next;
    }
}

/* Where the first thread's stack ends; the C library reads /proc/self/maps to find out. */
static uintptr_t first_stack_low;

static uintptr_t stack_find(void)
{
    pthread_attr_t attributes;
    void *low = NULL;
    size_t bytes = 0;

    if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
        pthread_attr_getstack(&attributes, &low, &bytes);
        pthread_attr_destroy(&attributes);
    }
    return (uintptr_t)low;
}

void threads_prepare(void)
{
    first_stack_low = stack_find();
}

void thread_begin(struct thread *me)
{
    thread_self = me;
    me->id = (int)syscall(SYS_gettid);
    me->stack_low = me->id == getpid() && first_stack_low ? first_stack_low : stack_find();
    signals_thread_init(me);
}

/* For those who look from outside: the service's backtraces, a debugger. Only with the baton does a
 * thread know its number. */
static void thread_name(const struct thread *me)
{
    prctl(PR_SET_NAME, thread_label(me));
}

/* Call threads. */

static void *call_thread_body(void *argument)
{
    struct thread *me = argument;
    thread_begin(me);
    baton_wait(me);
    thread_name(me);
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

/* Threads of the plugin's. */

void baton_thread_begin(struct thread *me)
{
    thread_begin(me);
    pthread_setspecific(end_key, me);
    baton_wait(me);
    thread_name(me);
}

/* Last of all code on a thread of the plugin's. */
void thread_end(void *argument)
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
    thread->begun_in = maker->frame ? maker->frame->row->name : maker->begun_in;
    thread->state = THREAD_ENDED; /* until it is there */
    return thread;
}

void baton_thread_add(struct thread *thread)
{
    thread_add(thread);
    baton_set_ready(thread);
}

void threads_init(void)
{
    pthread_key_create(&end_key, thread_end);
}
