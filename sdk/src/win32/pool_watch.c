/*
 * Watches: timers and waits of the pool, each with a thread of its own.
 */

#include <stdlib.h>

#include "pool.h"
#include "thread.h"
#include "wait.h"

static struct rdk__link live;

static void object_drop(struct object *object)
{
    if (object != NULL) {
        rdk__object_release(object);
    }
}

void rdk__watch_release(struct watch *watch)
{
    if (--watch->references > 0) {
        return;
    }
    rdk__list_remove(&watch->live);
    object_drop(watch->wake);
    object_drop(watch->idle);
    object_drop(watch->target);
    object_drop(watch->complete);
    object_drop(watch->thread);
    free(watch);
}

struct watch *rdk__watch_create(enum watch_kind kind,
                                void (*fire)(struct watch *watch, bool timed_out), void *callback,
                                void *context, const char *function)
{
    struct watch *watch = calloc(1, sizeof(*watch));

    if (watch == NULL) {
        return NULL;
    }
    *watch = (struct watch){
        .kind = kind,
        .references = 1,
        .due_us = RDK__NEVER,
        .fire = fire,
        .callback = callback,
        .context = context,
        .function = function,
    };
    rdk__lock();
    watch->wake = rdk__event_object(false, false);
    watch->idle = rdk__event_object(true, true);
    rdk__list_append(&live, &watch->live);
    if (watch->wake == NULL || watch->idle == NULL) {
        rdk__watch_release(watch);
        watch = NULL;
    }
    rdk__unlock();
    return watch;
}

struct watch *rdk__watch_find(void *handle, enum watch_kind kind)
{
    for (struct rdk__link *link = live.next; link != NULL && link != &live; link = link->next) {
        struct watch *watch = RDK__MEMBER(link, struct watch, live);

        if (watch == handle) {
            return watch->kind == kind && !watch->stopped ? watch : NULL;
        }
    }
    return NULL;
}

/* Set it up for the next time. Lock held. */
static void watch_rearm(struct watch *watch)
{
    uint64_t now = rdk__runtime()->now_us();
    bool is_wait = watch->target != NULL;

    if (watch->interval_us == 0) {
        watch->due_us = RDK__NEVER;
    } else if (is_wait || watch->due_us + watch->interval_us < now) {
        watch->due_us = now + watch->interval_us;
    } else {
        watch->due_us += watch->interval_us;
    }
    if (is_wait && watch->once) {
        watch->due_us = RDK__NEVER;
        rdk__object_release(watch->target);
        watch->target = NULL;
    }
}

static DWORD WINAPI watch_main(LPVOID argument)
{
    struct watch *watch = argument;

    rdk__lock();
    while (!watch->stopped) {
        struct object *objects[] = {watch->wake, watch->target};
        DWORD result = rdk__objects_wait(objects, watch->target != NULL ? 2 : 1, watch->due_us,
                                         watch->function);
        bool timed_out = result == WAIT_TIMEOUT;

        /* What ended the wait may have been changed since. */
        bool is_stale = timed_out ? rdk__runtime()->now_us() < watch->due_us
                                  : objects[1] == NULL || objects[1] != watch->target;
        if (result == WAIT_OBJECT_0 || watch->stopped || is_stale) {
            continue;
        }
        watch_rearm(watch);
        watch->running = true;
        rdk__event_object_set(watch->idle, false);
        rdk__unlock();
        watch->fire(watch, timed_out);
        rdk__lock();
        watch->running = false;
        rdk__event_object_set(watch->idle, true);
    }
    if (watch->complete != NULL) {
        rdk__event_object_set(watch->complete, true);
    }
    rdk__watch_release(watch);
    rdk__unlock();
    return 0;
}

DWORD rdk__watch_start(struct watch *watch, const void *site, HANDLE *ret_handle)
{
    HANDLE handle = rdk__thread_create(watch_main, watch, "pool", watch->function, site,
                                       CREATE_SUSPENDED, NULL);
    DWORD error = handle != NULL ? ERROR_SUCCESS : GetLastError();

    rdk__lock();
    if (error == ERROR_SUCCESS) {
        watch->thread = rdk__handle_of_kind(handle, RDK__OBJECT_THREAD);
        rdk__object_reference(watch->thread);
        watch->references++;
        if (ret_handle != NULL) {
            *ret_handle = watch;
        }
    }
    rdk__unlock();
    if (error == ERROR_SUCCESS && ResumeThread(handle) == (DWORD)-1) {
        error = GetLastError();
    }
    rdk__lock();
    if (error != ERROR_SUCCESS) {
        if (handle != NULL) {
            watch->references--; /* not the last */
        }
        rdk__watch_release(watch);
    }
    if (handle != NULL) {
        rdk__handle_close(handle);
    }
    rdk__unlock();
    return error;
}

void rdk__watch_wake(struct watch *watch)
{
    rdk__event_object_set(watch->wake, true);
}

DWORD rdk__watch_stop(struct watch *watch, HANDLE completion)
{
    struct object *thread = watch->thread;
    DWORD error = ERROR_SUCCESS;

    if (completion != NULL && completion != INVALID_HANDLE_VALUE) {
        watch->complete = rdk__handle_of_kind(completion, RDK__OBJECT_EVENT);
        if (watch->complete == NULL) {
            return ERROR_INVALID_HANDLE;
        }
        rdk__object_reference(watch->complete);
    }
    watch->stopped = true;
    rdk__watch_wake(watch);
    if (watch->running && completion != INVALID_HANDLE_VALUE) {
        error = ERROR_IO_PENDING;
    } else if (thread != NULL) {
        /* If no callback runs, this is only the time that the thread takes to see it. */
        rdk__object_reference(thread);
        rdk__objects_wait(&thread, 1, RDK__NEVER, watch->function);
        rdk__object_release(thread);
    }
    rdk__watch_release(watch);
    return error;
}

void rdk__watch_wait_idle(struct watch *watch, const char *function)
{
    watch->references++;
    rdk__objects_wait(&watch->idle, 1, RDK__NEVER, function);
    rdk__watch_release(watch);
}
