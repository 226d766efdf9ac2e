/*
 * Waitable timers: an object that a watch of the pool sets at its time.
 */

#include <stdlib.h>

#include "pool.h"

struct timer {
    bool manual;
    bool set;
    struct watch *watch; /* NULL: not set */
};

bool rdk__timer_ready(const struct object *object)
{
    return ((const struct timer *)object->data)->set;
}

void rdk__timer_take(struct object *object)
{
    struct timer *timer = object->data;

    timer->set = timer->manual;
}

static void timer_fire(struct watch *watch, bool timed_out)
{
    struct object *object = watch->context;

    UNREFERENCED_PARAMETER(timed_out);
    rdk__lock();
    if (!watch->stopped) {
        ((struct timer *)object->data)->set = true;
        rdk__object_changed(object);
    }
    rdk__unlock();
}

/* Lock held before and after, not between. */
static void timer_unset(struct timer *timer)
{
    struct watch *watch = timer->watch;

    timer->watch = NULL;
    if (watch != NULL) {
        rdk__watch_stop(watch, INVALID_HANDLE_VALUE);
    }
}

static void timer_destroy(struct object *object)
{
    timer_unset(object->data);
    free(object->data);
}

RDK__EXPORT HANDLE WINAPI CreateWaitableTimerW(LPSECURITY_ATTRIBUTES lpTimerAttributes,
                                               BOOL bManualReset, LPCWSTR lpTimerName)
{
    HANDLE handle = NULL;

    UNREFERENCED_PARAMETER(lpTimerAttributes);
    rdk__enter("CreateWaitableTimerW");
    if (lpTimerName != NULL) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return NULL;
    }
    struct timer *timer = calloc(1, sizeof(*timer));
    rdk__lock();
    struct object *object = timer != NULL ? rdk__object_create(RDK__OBJECT_TIMER) : NULL;
    if (object != NULL) {
        timer->manual = bManualReset != FALSE;
        object->data = timer;
        object->destroy = timer_destroy;
        handle = rdk__handle_create(object, "CreateWaitableTimerW", RDK__SITE());
        rdk__object_release(object);
    } else {
        free(timer);
    }
    rdk__unlock();
    if (handle == NULL) {
        SetLastError(ERROR_NOT_ENOUGH_MEMORY);
    }
    return handle;
}

/* The timer of a handle is unset, and of `*ret_object` a reference is given; else NULL. */
static bool timer_begin(HANDLE handle, const char *function, struct object **ret_object)
{
    rdk__enter(function);
    rdk__lock();
    struct object *object = rdk__handle_of_kind(handle, RDK__OBJECT_TIMER);
    if (object != NULL) {
        rdk__object_reference(object);
        timer_unset(object->data);
    }
    rdk__unlock();
    if (object == NULL) {
        SetLastError(ERROR_INVALID_HANDLE);
    }
    *ret_object = object;
    return object != NULL;
}

static void timer_end(struct object *object)
{
    rdk__lock();
    rdk__object_release(object);
    rdk__unlock();
}

RDK__EXPORT BOOL WINAPI SetWaitableTimer(HANDLE hTimer, const LARGE_INTEGER *lpDueTime,
                                         LONG lPeriod, PTIMERAPCROUTINE pfnCompletionRoutine,
                                         LPVOID lpArgToCompletionRoutine, BOOL fResume)
{
    struct object *object;

    UNREFERENCED_PARAMETER(lpArgToCompletionRoutine);
    UNREFERENCED_PARAMETER(fResume);
    if (lpDueTime == NULL || lPeriod < 0 || pfnCompletionRoutine != NULL) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return FALSE;
    }
    if (!timer_begin(hTimer, "SetWaitableTimer", &object)) {
        return FALSE;
    }
    FILETIME due = {(DWORD)lpDueTime->QuadPart, (DWORD)((uint64_t)lpDueTime->QuadPart >> 32)};
    struct watch *watch =
        rdk__watch_create(WATCH_POOL_TIMER, timer_fire, NULL, object, "SetWaitableTimer");
    DWORD error = watch != NULL ? ERROR_SUCCESS : ERROR_NOT_ENOUGH_MEMORY;
    if (watch != NULL) {
        struct timer *timer = object->data;

        watch->due_us = rdk__pool_deadline(&due);
        watch->interval_us = (uint64_t)lPeriod * 1000;
        rdk__lock();
        timer->set = false;
        timer->watch = watch;
        rdk__unlock();
        error = rdk__watch_start(watch, RDK__SITE(), NULL);
        if (error != ERROR_SUCCESS) {
            timer->watch = NULL;
        }
    }
    timer_end(object);
    if (error != ERROR_SUCCESS) {
        SetLastError(error);
    }
    return error == ERROR_SUCCESS;
}

RDK__EXPORT BOOL WINAPI CancelWaitableTimer(HANDLE hTimer)
{
    struct object *object;

    if (!timer_begin(hTimer, "CancelWaitableTimer", &object)) {
        return FALSE;
    }
    timer_end(object);
    return TRUE;
}
