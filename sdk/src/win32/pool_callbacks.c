/*
 * The pool's work, timer and wait objects. A timer and a wait are watches under another name; their
 * thread is started when they are first set.
 */

#include <stdlib.h>

#include "pool.h"
#include "wait.h"

/* What a callback gets as its instance: a thing of its own, for nobody to look into. */
struct _TP_CALLBACK_INSTANCE {
    int unused;
};

/* ---- work ---- */

struct _TP_WORK {
    PTP_WORK_CALLBACK callback;
    void *context;
    unsigned outstanding; /* submitted, and not ended */
    bool closed;
    struct object *idle; /* an event, set while nothing is outstanding */
};

struct submission {
    struct pool_item item;
    PTP_WORK work; /* NULL: a function alone */
    PTP_SIMPLE_CALLBACK simple;
    void *context;
    bool taken_back;
    struct rdk__link waiting; /* in the list of those that have not begun */
};

static struct rdk__link not_begun;

/* Lock held: one of the work's submissions is over. */
static void work_ended(PTP_WORK work)
{
    if (--work->outstanding == 0) {
        rdk__event_object_set(work->idle, true);
        if (work->closed) {
            rdk__object_release(work->idle);
            free(work);
        }
    }
}

static void submission_run(struct pool_item *item)
{
    struct submission *submission = RDK__MEMBER(item, struct submission, item);
    struct submission copy = *submission;
    struct _TP_CALLBACK_INSTANCE instance = {0};

    rdk__lock();
    rdk__list_remove(&submission->waiting);
    copy.taken_back = submission->taken_back;
    rdk__unlock();
    free(submission);
    if (copy.work == NULL) {
        copy.simple(&instance, copy.context);
        return;
    }
    if (!copy.taken_back) {
        copy.work->callback(&instance, copy.work->context, copy.work);
        rdk__lock();
        work_ended(copy.work);
        rdk__unlock();
    }
}

static struct submission *submission_new(PTP_WORK work, PTP_SIMPLE_CALLBACK simple, void *context)
{
    struct submission *submission = calloc(1, sizeof(*submission));

    if (submission != NULL) {
        *submission = (struct submission){
            .item = {.run = submission_run}, .work = work, .simple = simple, .context = context};
    }
    return submission;
}

RDK__EXPORT BOOL WINAPI TrySubmitThreadpoolCallback(PTP_SIMPLE_CALLBACK pfns, PVOID pv,
                                                    PTP_CALLBACK_ENVIRON pcbe)
{
    DWORD error = ERROR_INVALID_PARAMETER;

    UNREFERENCED_PARAMETER(pcbe);
    rdk__enter("TrySubmitThreadpoolCallback");
    if (pfns != NULL) {
        struct submission *submission = submission_new(NULL, pfns, pv);

        error = submission != NULL ? rdk__pool_submit(&submission->item,
                                                      "TrySubmitThreadpoolCallback", RDK__SITE())
                                   : ERROR_NOT_ENOUGH_MEMORY;
        if (error != ERROR_SUCCESS) {
            free(submission);
        }
    }
    if (error != ERROR_SUCCESS) {
        SetLastError(error);
    }
    return error == ERROR_SUCCESS;
}

RDK__EXPORT PTP_WORK WINAPI CreateThreadpoolWork(PTP_WORK_CALLBACK pfnwk, PVOID pv,
                                                 PTP_CALLBACK_ENVIRON pcbe)
{
    PTP_WORK work = pfnwk != NULL ? calloc(1, sizeof(*work)) : NULL;

    UNREFERENCED_PARAMETER(pcbe);
    rdk__enter("CreateThreadpoolWork");
    if (work != NULL) {
        work->callback = pfnwk;
        work->context = pv;
        rdk__lock();
        work->idle = rdk__event_object(true, true);
        rdk__unlock();
        if (work->idle == NULL) {
            free(work);
            work = NULL;
        }
    }
    if (work == NULL) {
        SetLastError(pfnwk == NULL ? ERROR_INVALID_PARAMETER : ERROR_NOT_ENOUGH_MEMORY);
    }
    return work;
}

RDK__EXPORT VOID WINAPI SubmitThreadpoolWork(PTP_WORK pwk)
{
    rdk__enter("SubmitThreadpoolWork");
    struct submission *submission = submission_new(pwk, NULL, NULL);
    if (submission == NULL) {
        abort(); /* the function has no way to fail */
    }
    rdk__lock();
    pwk->outstanding++;
    rdk__event_object_set(pwk->idle, false);
    rdk__list_append(&not_begun, &submission->waiting);
    rdk__unlock();
    if (rdk__pool_submit(&submission->item, "SubmitThreadpoolWork", RDK__SITE()) != ERROR_SUCCESS) {
        /* No thread is to be had: what must run runs here. */
        submission_run(&submission->item);
    }
}

RDK__EXPORT VOID WINAPI WaitForThreadpoolWorkCallbacks(PTP_WORK pwk, BOOL fCancelPendingCallbacks)
{
    rdk__enter("WaitForThreadpoolWorkCallbacks");
    rdk__lock();
    struct rdk__link *link = fCancelPendingCallbacks ? not_begun.next : NULL;
    while (link != NULL && link != &not_begun) {
        struct submission *submission = RDK__MEMBER(link, struct submission, waiting);

        link = link->next;
        if (submission->work == pwk) {
            submission->taken_back = true;
            rdk__list_remove(&submission->waiting);
            work_ended(pwk);
        }
    }
    struct object *idle = pwk->idle;
    rdk__object_reference(idle);
    rdk__objects_wait(&idle, 1, RDK__NEVER, "WaitForThreadpoolWorkCallbacks");
    rdk__object_release(idle);
    rdk__unlock();
}

RDK__EXPORT VOID WINAPI CloseThreadpoolWork(PTP_WORK pwk)
{
    rdk__enter("CloseThreadpoolWork");
    rdk__lock();
    pwk->closed = true;
    if (pwk->outstanding == 0) {
        pwk->outstanding = 1;
        work_ended(pwk);
    }
    rdk__unlock();
}

/* ---- timers and waits ---- */

union callback {
    PTP_TIMER_CALLBACK timer;
    PTP_WAIT_CALLBACK wait;
    void *address;
};

static void timer_fire(struct watch *watch, bool timed_out)
{
    union callback callback = {.address = watch->callback};
    struct _TP_CALLBACK_INSTANCE instance = {0};

    UNREFERENCED_PARAMETER(timed_out);
    callback.timer(&instance, watch->context, (PTP_TIMER)(void *)watch);
}

static void wait_fire(struct watch *watch, bool timed_out)
{
    union callback callback = {.address = watch->callback};
    struct _TP_CALLBACK_INSTANCE instance = {0};

    callback.wait(&instance, watch->context, (PTP_WAIT)(void *)watch,
                  timed_out ? WAIT_TIMEOUT : WAIT_OBJECT_0);
}

static void *watch_new(enum watch_kind kind, union callback callback, void *context,
                       const char *function)
{
    struct watch *watch =
        callback.address != NULL
            ? rdk__watch_create(kind, kind == WATCH_POOL_TIMER ? timer_fire : wait_fire,
                                callback.address, context, function)
            : NULL;

    if (watch == NULL) {
        SetLastError(callback.address == NULL ? ERROR_INVALID_PARAMETER : ERROR_NOT_ENOUGH_MEMORY);
    }
    return watch;
}

RDK__EXPORT PTP_TIMER WINAPI CreateThreadpoolTimer(PTP_TIMER_CALLBACK pfnti, PVOID pv,
                                                   PTP_CALLBACK_ENVIRON pcbe)
{
    UNREFERENCED_PARAMETER(pcbe);
    rdk__enter("CreateThreadpoolTimer");
    return watch_new(WATCH_POOL_TIMER, (union callback){.timer = pfnti}, pv,
                     "CreateThreadpoolTimer");
}

RDK__EXPORT PTP_WAIT WINAPI CreateThreadpoolWait(PTP_WAIT_CALLBACK pfnwa, PVOID pv,
                                                 PTP_CALLBACK_ENVIRON pcbe)
{
    UNREFERENCED_PARAMETER(pcbe);
    rdk__enter("CreateThreadpoolWait");
    return watch_new(WATCH_POOL_WAIT, (union callback){.wait = pfnwa}, pv, "CreateThreadpoolWait");
}

/* A set watch needs its thread. Settings stand already; without a thread nothing will happen,
 * which these functions cannot say. */
static void watch_set(struct watch *watch, const void *site)
{
    rdk__lock();
    bool has_thread = watch->thread != NULL;
    rdk__watch_wake(watch);
    rdk__unlock();
    if (!has_thread && rdk__watch_start(watch, site, NULL) != ERROR_SUCCESS) {
        abort();
    }
}

RDK__EXPORT VOID WINAPI SetThreadpoolTimer(PTP_TIMER pti, PFILETIME pftDueTime, DWORD msPeriod,
                                           DWORD msWindowLength)
{
    struct watch *watch = (struct watch *)(void *)pti;

    UNREFERENCED_PARAMETER(msWindowLength);
    rdk__enter("SetThreadpoolTimer");
    uint64_t due = pftDueTime != NULL ? rdk__pool_deadline(pftDueTime) : RDK__NEVER;
    rdk__lock();
    watch->due_us = due;
    watch->interval_us = pftDueTime != NULL ? (uint64_t)msPeriod * 1000 : 0;
    bool is_needed = due != RDK__NEVER || watch->thread != NULL;
    rdk__unlock();
    if (is_needed) {
        watch_set(watch, RDK__SITE());
    }
}

RDK__EXPORT BOOL WINAPI IsThreadpoolTimerSet(PTP_TIMER pti)
{
    rdk__enter("IsThreadpoolTimerSet");
    rdk__lock();
    bool is_set = ((struct watch *)(void *)pti)->due_us != RDK__NEVER;
    rdk__unlock();
    return is_set;
}

RDK__EXPORT VOID WINAPI SetThreadpoolWait(PTP_WAIT pwa, HANDLE h, PFILETIME pftTimeout)
{
    struct watch *watch = (struct watch *)(void *)pwa;

    rdk__enter("SetThreadpoolWait");
    uint64_t due = pftTimeout != NULL ? rdk__pool_deadline(pftTimeout) : RDK__NEVER;
    rdk__lock();
    if (watch->target != NULL) {
        rdk__object_release(watch->target);
    }
    watch->target = h != NULL ? rdk__handle_object(h) : NULL;
    if (watch->target != NULL) {
        rdk__object_reference(watch->target);
    }
    watch->once = true;
    watch->interval_us = 0;
    watch->due_us = watch->target != NULL ? due : RDK__NEVER;
    bool is_needed = watch->target != NULL || watch->thread != NULL;
    rdk__unlock();
    if (is_needed) {
        watch_set(watch, RDK__SITE());
    }
}

static void watch_wait(struct watch *watch, const char *function)
{
    rdk__enter(function);
    rdk__lock();
    rdk__watch_wait_idle(watch, function);
    rdk__unlock();
}

static void watch_close(struct watch *watch, const char *function)
{
    rdk__enter(function);
    rdk__lock();
    rdk__watch_stop(watch, NULL);
    rdk__unlock();
}

RDK__EXPORT VOID WINAPI WaitForThreadpoolTimerCallbacks(PTP_TIMER pti, BOOL fCancelPendingCallbacks)
{
    UNREFERENCED_PARAMETER(fCancelPendingCallbacks);
    watch_wait((struct watch *)(void *)pti, "WaitForThreadpoolTimerCallbacks");
}

RDK__EXPORT VOID WINAPI WaitForThreadpoolWaitCallbacks(PTP_WAIT pwa, BOOL fCancelPendingCallbacks)
{
    UNREFERENCED_PARAMETER(fCancelPendingCallbacks);
    watch_wait((struct watch *)(void *)pwa, "WaitForThreadpoolWaitCallbacks");
}

RDK__EXPORT VOID WINAPI CloseThreadpoolTimer(PTP_TIMER pti)
{
    watch_close((struct watch *)(void *)pti, "CloseThreadpoolTimer");
}

RDK__EXPORT VOID WINAPI CloseThreadpoolWait(PTP_WAIT pwa)
{
    watch_close((struct watch *)(void *)pwa, "CloseThreadpoolWait");
}
