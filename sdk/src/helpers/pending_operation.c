/*
 * Pending operations.
 *
 *     idle ── begin ──► working ── the routine returned ──► reporting ──► idle
 *                          │
 *                          └── stop, or the monitor says Terminate ──► stopping ──► idle
 *
 * working    the routine runs; it may report progress
 * stopping   STOP is set: nothing more is reported; the waiting calls return at once
 * reporting  the one final report is under way. Behind it the worker touches nothing but its stack
 *
 * The order in begin is what makes the races harmless: all members are written before the worker
 * exists, and nothing but the lock is touched after it. A report that overtakes the entry point's
 * return is the monitor's to hold back (the contract, 3.2).
 *
 * Plain Windows C: the file compiles there as it is.
 */
#include <string.h>

#include <rdk/pending_operation.h>

#include "export.h"

#define DEFAULT_REPORT_EVERY_MS 5000u
#define REPORTS_PER_TIMEOUT     3u
#define NO_DEADLINE             (~0ULL)

/* stop_flags */
#define STOP      1
#define CANCELLED 2
#define TOLD      4 /* the routine was told of the cancellation */

static LONG read_flags(struct rdk_pending *pending)
{
    return InterlockedCompareExchange(&pending->stop_flags, 0, 0);
}

static void add_flag(struct rdk_pending *pending, LONG flag)
{
    LONG before = read_flags(pending);
    LONG seen = InterlockedCompareExchange(&pending->stop_flags, before | flag, before);
    while (seen != before) {
        before = seen;
        seen = InterlockedCompareExchange(&pending->stop_flags, before | flag, before);
    }
}

/* ---- the worker ---- */

struct report {
    RESOURCE_HANDLE resource;
    PSET_RESOURCE_STATUS_ROUTINE_EX report_ex;
    PSET_RESOURCE_STATUS_ROUTINE report_v1;
    RESOURCE_STATUS_EX status;
};

static struct report make_report(const struct rdk_pending *pending, CLUSTER_RESOURCE_STATE state)
{
    struct report report;
    report.resource = pending->resource;
    report.report_ex = pending->report_ex;
    report.report_v1 = pending->report_v1;
    ResUtilInitializeResourceStatusEx(&report.status);
    report.status.ResourceState = state;
    report.status.CheckPoint = pending->check_point;
    return report;
}

/* Works on the caller's copy alone. */
static DWORD send_report(struct report *report)
{
    if (report->report_ex != NULL) {
        return report->report_ex(report->resource, &report->status);
    }
    RESOURCE_STATUS status;
    ResUtilInitializeResourceStatus(&status);
    status.ResourceState = report->status.ResourceState;
    status.CheckPoint = report->status.CheckPoint;
    status.EventHandle = report->status.EventHandle;
    return report->report_v1(report->resource, &status);
}

static DWORD WINAPI work(PCLUS_WORKER worker, LPVOID argument)
{
    struct rdk_pending *pending = argument;
    const DWORD outcome = pending->routine(pending, pending->context);
    (void)worker;

    if (rdk_pending_is_stopping(pending)) {
        return outcome;
    }
    const BOOL good = outcome == ERROR_SUCCESS;
    struct report report =
        make_report(pending, good ? pending->final_state : ClusterResourceFailed);
    report.status.CheckPoint++;
    report.status.ApplicationSpecificErrorCode = outcome;
    if (good) {
        report.status.Flags = pending->final_flags;
        report.status.EventHandle =
            pending->final_state == ClusterResourceOnline ? pending->final_event : NULL;
    }
    send_report(&report);
    return outcome;
}

/* ---- for the entry points ---- */

static DWORD init(struct rdk_pending *pending, RESOURCE_HANDLE resource, HKEY resource_key)
{
    memset(pending, 0, sizeof(*pending));
    pending->wake = CreateEventW(NULL, TRUE, FALSE, NULL);
    if (pending->wake == NULL) {
        return GetLastError();
    }
    InitializeCriticalSection(&pending->lock);
    pending->resource = resource;
    pending->resource_key = resource_key;
    pending->report_at_least_ms = DEFAULT_REPORT_EVERY_MS;
    return ERROR_SUCCESS;
}

RDK__EXPORT DWORD rdk_pending_init(struct rdk_pending *pending, RESOURCE_HANDLE resource,
                                   HKEY resource_key, PSET_RESOURCE_STATUS_ROUTINE_EX report)
{
    const DWORD status = init(pending, resource, resource_key);
    pending->report_ex = report;
    return status;
}

RDK__EXPORT DWORD rdk_pending_init_v1(struct rdk_pending *pending, RESOURCE_HANDLE resource,
                                      HKEY resource_key, PSET_RESOURCE_STATUS_ROUTINE report)
{
    const DWORD status = init(pending, resource, resource_key);
    pending->report_v1 = report;
    return status;
}

/* Lock held. Waits for the thread, not for the routine alone: a final report may be under way. */
static void stop_worker(struct rdk_pending *pending)
{
    add_flag(pending, STOP);
    SetEvent(pending->wake);
    ClusWorkerTerminate(&pending->worker);
}

RDK__EXPORT void rdk_pending_stop(struct rdk_pending *pending)
{
    EnterCriticalSection(&pending->lock);
    stop_worker(pending);
    LeaveCriticalSection(&pending->lock);
}

RDK__EXPORT void rdk_pending_finish(struct rdk_pending *pending)
{
    if (pending->wake == NULL) {
        return;
    }
    rdk_pending_stop(pending);
    DeleteCriticalSection(&pending->lock);
    CloseHandle(pending->wake);
    memset(pending, 0, sizeof(*pending));
}

RDK__EXPORT void rdk_pending_report_every(struct rdk_pending *pending, DWORD interval_ms)
{
    pending->report_at_least_ms = interval_ms;
}

/* Lower an interval so that a few reports fit into one of the resource's time-outs. */
static DWORD fit_interval(HKEY resource_key, LPCWSTR timeout_name, DWORD interval_ms)
{
    DWORD timeout_ms = 0;
    DWORD bytes = sizeof(timeout_ms);
    DWORD type = REG_NONE;
    if (resource_key == NULL ||
        ClusterRegQueryValue(resource_key, timeout_name, &type, (LPBYTE)&timeout_ms, &bytes) !=
            ERROR_SUCCESS ||
        type != REG_DWORD) {
        return interval_ms;
    }
    const DWORD fitting_ms = timeout_ms / REPORTS_PER_TIMEOUT;
    return fitting_ms < interval_ms ? fitting_ms : interval_ms;
}

/* Of the two time-outs, the lower one applies. */
static DWORD choose_interval(const struct rdk_pending *pending)
{
    DWORD interval_ms = pending->report_at_least_ms;
    interval_ms = fit_interval(pending->resource_key, L"PendingTimeout", interval_ms);
    interval_ms = fit_interval(pending->resource_key, L"DeadlockTimeout", interval_ms);
    return interval_ms > 0 ? interval_ms : 1;
}

static DWORD begin(struct rdk_pending *pending, CLUSTER_RESOURCE_STATE pending_state,
                   CLUSTER_RESOURCE_STATE final_state, rdk_pending_routine routine, void *context)
{
    const DWORD interval_ms = choose_interval(pending);
    EnterCriticalSection(&pending->lock);
    stop_worker(pending);
    pending->routine = routine;
    pending->context = context;
    pending->pending_state = pending_state;
    pending->final_state = final_state;
    pending->final_flags = 0;
    pending->final_event = NULL;
    pending->check_point = 0;
    pending->report_every_ms = interval_ms;
    pending->reported_at = GetTickCount64();
    InterlockedExchange(&pending->stop_flags, 0);
    ResetEvent(pending->wake);
    memset(&pending->worker, 0, sizeof(pending->worker));
    const DWORD status = ClusWorkerCreate(&pending->worker, work, pending);
    LeaveCriticalSection(&pending->lock);
    return status == ERROR_SUCCESS ? ERROR_IO_PENDING : status;
}

RDK__EXPORT DWORD rdk_pending_begin_online(struct rdk_pending *pending, rdk_pending_routine routine,
                                           void *context)
{
    return begin(pending, ClusterResourceOnlinePending, ClusterResourceOnline, routine, context);
}

RDK__EXPORT DWORD rdk_pending_begin_offline(struct rdk_pending *pending,
                                            rdk_pending_routine routine, void *context)
{
    return begin(pending, ClusterResourceOfflinePending, ClusterResourceOffline, routine, context);
}

RDK__EXPORT DWORD rdk_pending_cancel(struct rdk_pending *pending)
{
    add_flag(pending, CANCELLED);
    SetEvent(pending->wake);
    return ERROR_SUCCESS;
}

/* ---- for the work ---- */

RDK__EXPORT BOOL rdk_pending_is_stopping(struct rdk_pending *pending)
{
    return (read_flags(pending) & STOP) != 0 || ClusWorkerCheckTerminate(&pending->worker);
}

/* ERROR_SUCCESS: go on. A cancellation is told once, so that what is done because of it can wait
 * and report as before. */
static DWORD look_around(struct rdk_pending *pending)
{
    if (rdk_pending_is_stopping(pending)) {
        return ERROR_OPERATION_ABORTED;
    }
    if ((read_flags(pending) & (CANCELLED | TOLD)) == CANCELLED) {
        add_flag(pending, TOLD);
        ResetEvent(pending->wake);
        /* A stop that came in between has set the event for nothing: look again. */
        return rdk_pending_is_stopping(pending) ? ERROR_OPERATION_ABORTED : ERROR_CANCELLED;
    }
    return ERROR_SUCCESS;
}

RDK__EXPORT DWORD rdk_pending_report(struct rdk_pending *pending)
{
    const DWORD status = look_around(pending);
    if (status != ERROR_SUCCESS) {
        return status;
    }
    pending->check_point++;
    pending->reported_at = GetTickCount64();
    struct report report = make_report(pending, pending->pending_state);
    if (send_report(&report) == ResourceExitStateTerminate) {
        add_flag(pending, STOP);
        return ERROR_OPERATION_ABORTED;
    }
    return look_around(pending);
}

/* How long until the next report is due, or until `deadline`, whichever is first. */
static DWORD time_to_wait(const struct rdk_pending *pending, ULONGLONG now, ULONGLONG deadline)
{
    const ULONGLONG due = pending->reported_at + pending->report_every_ms;
    const ULONGLONG until = due < deadline ? due : deadline;
    return until <= now ? 0 : until - now < INFINITE ? (DWORD)(until - now) : INFINITE - 1;
}

/* The wake event was set. If there is nothing to tell (a second cancellation), it is reset, and
 * what may have come meanwhile is not missed. */
static DWORD woken(struct rdk_pending *pending)
{
    const DWORD status = look_around(pending);
    if (status != ERROR_SUCCESS) {
        return status;
    }
    ResetEvent(pending->wake);
    return look_around(pending);
}

/* Wait for the wake event, and for another object if there is one, and report when it is time. */
static DWORD wait_and_report(struct rdk_pending *pending, HANDLE object, DWORD wait_ms)
{
    const HANDLE objects[2] = {pending->wake, object};
    const DWORD count = object != NULL ? 2 : 1;
    const ULONGLONG deadline = wait_ms == INFINITE ? NO_DEADLINE : GetTickCount64() + wait_ms;

    DWORD status = look_around(pending);
    while (status == ERROR_SUCCESS) {
        const ULONGLONG now = GetTickCount64();
        const DWORD slice = time_to_wait(pending, now, deadline);
        switch (WaitForMultipleObjects(count, objects, FALSE, slice)) {
        case WAIT_OBJECT_0:
            status = woken(pending);
            break;
        case WAIT_OBJECT_0 + 1:
            return ERROR_SUCCESS;
        case WAIT_TIMEOUT:
            if (GetTickCount64() >= deadline) {
                return WAIT_TIMEOUT;
            }
            status = rdk_pending_report(pending);
            break;
        default:
            return GetLastError();
        }
    }
    return status;
}

RDK__EXPORT DWORD rdk_pending_sleep(struct rdk_pending *pending, DWORD wait_ms)
{
    const DWORD status = wait_and_report(pending, NULL, wait_ms);
    return status == WAIT_TIMEOUT ? ERROR_SUCCESS : status;
}

RDK__EXPORT DWORD rdk_pending_wait(struct rdk_pending *pending, HANDLE object, DWORD wait_ms)
{
    return wait_and_report(pending, object, wait_ms);
}

RDK__EXPORT void rdk_pending_end_as(struct rdk_pending *pending, CLUSTER_RESOURCE_STATE state,
                                    DWORD flags)
{
    pending->final_state = state;
    pending->final_flags = flags;
}

RDK__EXPORT void rdk_pending_watch(struct rdk_pending *pending, HANDLE failure_event)
{
    pending->final_event = failure_event;
}
