/*
 * QueueUserWorkItem, registered waits and timer queues.
 */

#include <stdlib.h>

#include "pool.h"

static BOOL done(DWORD error)
{
    if (error != ERROR_SUCCESS) {
        SetLastError(error);
    }
    return error == ERROR_SUCCESS;
}

/* ---- work items ---- */

struct work_item {
    struct pool_item item;
    LPTHREAD_START_ROUTINE function;
    void *context;
};

static void work_item_run(struct pool_item *item)
{
    struct work_item *work = RDK__MEMBER(item, struct work_item, item);
    struct work_item copy = *work;

    free(work);
    copy.function(copy.context);
}

RDK__EXPORT BOOL WINAPI QueueUserWorkItem(LPTHREAD_START_ROUTINE Function, PVOID Context,
                                          ULONG Flags)
{
    UNREFERENCED_PARAMETER(Flags);
    rdk__enter("QueueUserWorkItem");
    if (Function == NULL) {
        return done(ERROR_INVALID_PARAMETER);
    }
    struct work_item *work = calloc(1, sizeof(*work));
    if (work == NULL) {
        return done(ERROR_NOT_ENOUGH_MEMORY);
    }
    *work = (struct work_item){
        .item = {.run = work_item_run}, .function = Function, .context = Context};
    DWORD error = rdk__pool_submit(&work->item, "QueueUserWorkItem", RDK__SITE());
    if (error != ERROR_SUCCESS) {
        free(work);
    }
    return done(error);
}

/* ---- registered waits ---- */

/* A function's address, as the watch keeps it. */
union callback {
    WAITORTIMERCALLBACK function;
    void *address;
};

static void legacy_fire(struct watch *watch, bool timed_out)
{
    union callback callback = {.address = watch->callback};

    callback.function(watch->context, timed_out);
}

static uint64_t interval_of(ULONG milliseconds)
{
    return milliseconds == INFINITE ? 0 : (uint64_t)milliseconds * 1000;
}

RDK__EXPORT BOOL WINAPI RegisterWaitForSingleObject(PHANDLE phNewWaitObject, HANDLE hObject,
                                                    WAITORTIMERCALLBACK Callback, PVOID Context,
                                                    ULONG dwMilliseconds, ULONG dwFlags)
{
    union callback callback = {.function = Callback};

    rdk__enter("RegisterWaitForSingleObject");
    if (phNewWaitObject == NULL || Callback == NULL) {
        return done(ERROR_INVALID_PARAMETER);
    }
    struct watch *watch = rdk__watch_create(WATCH_REGISTERED_WAIT, legacy_fire, callback.address,
                                            Context, "RegisterWaitForSingleObject");
    if (watch == NULL) {
        return done(ERROR_NOT_ENOUGH_MEMORY);
    }
    rdk__lock();
    watch->target = rdk__handle_object(hObject);
    bool is_valid = watch->target != NULL;
    if (is_valid) {
        rdk__object_reference(watch->target);
        watch->once = (dwFlags & WT_EXECUTEONLYONCE) != 0;
        watch->due_us = rdk__deadline(dwMilliseconds);
        watch->interval_us = interval_of(dwMilliseconds);
    } else {
        rdk__watch_release(watch);
    }
    rdk__unlock();
    return done(is_valid ? rdk__watch_start(watch, RDK__SITE(), phNewWaitObject)
                         : ERROR_INVALID_HANDLE);
}

static BOOL watch_end(HANDLE handle, enum watch_kind kind, const void *queue, HANDLE completion)
{
    DWORD error = ERROR_INVALID_HANDLE;

    rdk__lock();
    struct watch *watch = rdk__watch_find(handle, kind);
    if (watch != NULL && watch->queue == queue) {
        error = rdk__watch_stop(watch, completion);
    }
    rdk__unlock();
    return done(error);
}

RDK__EXPORT BOOL WINAPI UnregisterWait(HANDLE WaitHandle)
{
    rdk__enter("UnregisterWait");
    return watch_end(WaitHandle, WATCH_REGISTERED_WAIT, NULL, NULL);
}

RDK__EXPORT BOOL WINAPI UnregisterWaitEx(HANDLE WaitHandle, HANDLE CompletionEvent)
{
    rdk__enter("UnregisterWaitEx");
    return watch_end(WaitHandle, WATCH_REGISTERED_WAIT, NULL, CompletionEvent);
}

/* ---- timer queues ---- */

struct timer_queue {
    struct rdk__link all;
    HANDLE *timers; /* those made in it, also the deleted ones */
    size_t timer_count;
};

static struct rdk__link queues;
static struct timer_queue default_queue;

/* Lock held. NULL if it is not one. */
static struct timer_queue *queue_find(HANDLE handle)
{
    if (handle == NULL) {
        return &default_queue;
    }
    for (struct rdk__link *link = queues.next; link != NULL && link != &queues; link = link->next) {
        struct timer_queue *queue = RDK__MEMBER(link, struct timer_queue, all);

        if (queue == handle) {
            return queue;
        }
    }
    return NULL;
}

RDK__EXPORT HANDLE WINAPI CreateTimerQueue(void)
{
    struct timer_queue *queue = calloc(1, sizeof(*queue));

    rdk__enter("CreateTimerQueue");
    if (queue == NULL) {
        SetLastError(ERROR_NOT_ENOUGH_MEMORY);
        return NULL;
    }
    rdk__lock();
    rdk__list_append(&queues, &queue->all);
    rdk__unlock();
    return queue;
}

/* Note a timer in its queue, in the place of one that is no more. Lock held. */
static bool queue_note(struct timer_queue *queue, struct watch *watch)
{
    for (size_t i = 0; i < queue->timer_count; i++) {
        if (rdk__watch_find(queue->timers[i], WATCH_QUEUE_TIMER) == NULL) {
            queue->timers[i] = watch;
            return true;
        }
    }
    HANDLE *timers = realloc(queue->timers, (queue->timer_count + 1) * sizeof(*timers));
    if (timers != NULL) {
        queue->timers = timers;
        timers[queue->timer_count++] = watch;
    }
    return timers != NULL;
}

RDK__EXPORT BOOL WINAPI CreateTimerQueueTimer(PHANDLE phNewTimer, HANDLE TimerQueue,
                                              WAITORTIMERCALLBACK Callback, PVOID Parameter,
                                              DWORD DueTime, DWORD Period, ULONG Flags)
{
    union callback callback = {.function = Callback};
    DWORD error = ERROR_SUCCESS;

    rdk__enter("CreateTimerQueueTimer");
    if (phNewTimer == NULL || Callback == NULL) {
        return done(ERROR_INVALID_PARAMETER);
    }
    struct watch *watch = rdk__watch_create(WATCH_QUEUE_TIMER, legacy_fire, callback.address,
                                            Parameter, "CreateTimerQueueTimer");
    if (watch == NULL) {
        return done(ERROR_NOT_ENOUGH_MEMORY);
    }
    rdk__lock();
    struct timer_queue *queue = queue_find(TimerQueue);
    if (queue == NULL) {
        error = ERROR_INVALID_HANDLE;
    } else if (!queue_note(queue, watch)) {
        error = ERROR_NOT_ENOUGH_MEMORY;
    }
    watch->queue = queue;
    watch->due_us = rdk__deadline(DueTime);
    watch->interval_us = (Flags & WT_EXECUTEONLYONCE) == 0 ? interval_of(Period) : 0;
    if (error != ERROR_SUCCESS) {
        rdk__watch_release(watch);
    }
    rdk__unlock();
    return done(error == ERROR_SUCCESS ? rdk__watch_start(watch, RDK__SITE(), phNewTimer) : error);
}

RDK__EXPORT BOOL WINAPI ChangeTimerQueueTimer(HANDLE TimerQueue, HANDLE Timer, ULONG DueTime,
                                              ULONG Period)
{
    rdk__enter("ChangeTimerQueueTimer");
    rdk__lock();
    struct watch *watch = rdk__watch_find(Timer, WATCH_QUEUE_TIMER);
    bool is_valid = watch != NULL && watch->queue == queue_find(TimerQueue);
    if (is_valid) {
        watch->due_us = rdk__deadline(DueTime);
        watch->interval_us = interval_of(Period);
        rdk__watch_wake(watch);
    }
    rdk__unlock();
    return done(is_valid ? ERROR_SUCCESS : ERROR_INVALID_HANDLE);
}

RDK__EXPORT BOOL WINAPI DeleteTimerQueueTimer(HANDLE TimerQueue, HANDLE Timer,
                                              HANDLE CompletionEvent)
{
    rdk__enter("DeleteTimerQueueTimer");
    rdk__lock();
    const struct timer_queue *queue = queue_find(TimerQueue);
    rdk__unlock();
    return queue != NULL ? watch_end(Timer, WATCH_QUEUE_TIMER, queue, CompletionEvent)
                         : done(ERROR_INVALID_HANDLE);
}

static BOOL queue_delete(HANDLE handle, HANDLE completion)
{
    struct object *event = NULL;
    DWORD error = ERROR_SUCCESS;

    rdk__lock();
    struct timer_queue *queue = handle != NULL ? queue_find(handle) : NULL;
    if (completion != NULL && completion != INVALID_HANDLE_VALUE) {
        event = rdk__handle_of_kind(completion, RDK__OBJECT_EVENT);
    }
    if (queue == NULL ||
        (event == NULL && completion != NULL && completion != INVALID_HANDLE_VALUE)) {
        rdk__unlock();
        return done(ERROR_INVALID_HANDLE);
    }
    rdk__list_remove(&queue->all);
    for (size_t i = 0; i < queue->timer_count; i++) {
        struct watch *watch = rdk__watch_find(queue->timers[i], WATCH_QUEUE_TIMER);

        /* With an event the timers are waited for here: it is set once, for all of them. */
        DWORD stopped =
            watch != NULL && watch->queue == queue
                ? rdk__watch_stop(watch, completion != NULL ? INVALID_HANDLE_VALUE : NULL)
                : ERROR_SUCCESS;
        error = stopped != ERROR_SUCCESS ? stopped : error;
    }
    if (event != NULL) {
        rdk__event_object_set(event, true);
    }
    rdk__unlock();
    free(queue->timers);
    free(queue);
    return done(error);
}

RDK__EXPORT BOOL WINAPI DeleteTimerQueue(HANDLE TimerQueue)
{
    rdk__enter("DeleteTimerQueue");
    return queue_delete(TimerQueue, NULL);
}

RDK__EXPORT BOOL WINAPI DeleteTimerQueueEx(HANDLE TimerQueue, HANDLE CompletionEvent)
{
    rdk__enter("DeleteTimerQueueEx");
    return queue_delete(TimerQueue, CompletionEvent);
}
