#ifndef RDK_PENDING_OPERATION_H
#define RDK_PENDING_OPERATION_H

/*
 * Pending operations: Online and Offline that take longer than an entry point may (300 ms).
 *
 * The entry point starts a worker and returns ERROR_IO_PENDING. The worker tells the monitor now
 * and then that it makes progress, stops when it is told to, and reports in the end, once, how the
 * operation came out. You write what is done in between, as a plain function:
 *
 *     static DWORD start_service(struct rdk_pending *pending, void *context)
 *     {
 *         struct dummy *dummy = context;
 *         DWORD status = rdk_pending_sleep(pending, dummy->start_ms);
 *         if (status != ERROR_SUCCESS) {
 *             return status;
 *         }
 *         dummy_set_running(dummy, TRUE);
 *         return ERROR_SUCCESS;
 *     }
 *
 *     Open:       rdk_pending_init(&dummy->pending, ResourceHandle, ResourceKey,
 *                                  SetResourceStatusEx);
 *     Online:     return rdk_pending_begin_online(&dummy->pending, start_service, dummy);
 *     Offline:    return rdk_pending_begin_offline(&dummy->pending, stop_service, dummy);
 *     Terminate:  rdk_pending_stop(&dummy->pending);
 *     Cancel:     rdk_pending_cancel(&dummy->pending);
 *     Close:      rdk_pending_finish(&dummy->pending);
 *
 * What your function returns is the outcome:
 *
 *     ERROR_SUCCESS  Online, or Offline, is reported
 *     other          Failed is reported, with the code as ApplicationSpecificErrorCode
 *
 * and nothing at all is reported once the operation was stopped, by rdk_pending_stop or because the
 * monitor answered a report with ResourceExitStateTerminate. The calls that wait or report return
 * ERROR_OPERATION_ABORTED then: clean up, return it, be quick.
 *
 * After the final report the worker touches nothing of yours, and rdk_pending_stop waits until the
 * thread is gone; so Close may follow at any time.
 *
 * A lock that your function takes must not be held around any of the entry points' calls below.
 */

#include <clusapi.h>
#include <resapi.h>
#include <windows.h>

#ifdef __cplusplus
extern "C" {
#endif

struct rdk_pending;

/** The work of one operation. Runs on a worker thread. */
typedef DWORD (*rdk_pending_routine)(struct rdk_pending *pending, void *context);

/** A resource's pending operation: one at a time. Part of its instance data; the members are not
 * for the plugin. */
struct rdk_pending {
    CLUS_WORKER worker;
    CRITICAL_SECTION lock; /* begin, stop and finish, one after the other; not the worker's */
    HANDLE wake;           /* manual reset; set when the operation is to stop or was cancelled */
    RESOURCE_HANDLE resource;
    HKEY resource_key;
    PSET_RESOURCE_STATUS_ROUTINE_EX report_ex;
    PSET_RESOURCE_STATUS_ROUTINE report_v1;
    DWORD report_at_least_ms; /* what the plugin wants */
    rdk_pending_routine routine;
    void *context;
    LONG stop_flags; /* interlocked */

    /* of the worker alone, from begin to its end */
    CLUSTER_RESOURCE_STATE pending_state;
    CLUSTER_RESOURCE_STATE final_state;
    DWORD final_flags;
    HANDLE final_event;
    DWORD check_point;
    DWORD report_every_ms;
    ULONGLONG reported_at;
};

/* ---- for the entry points ---- */

/**
 * Set up. For Open.
 *
 * @param[in] resource      The ResourceHandle that Open received.
 * @param[in] resource_key  The ResourceKey that Open received: each operation looks up the time that
 *                          the resource has (PendingTimeout), to report often enough. NULL: never.
 * @param[in] report        SetResourceStatusEx of the monitor's callbacks.
 *
 * @retval ERROR_SUCCESS  ready
 * @retval other          no event could be made
 */
DWORD rdk_pending_init(struct rdk_pending *pending, RESOURCE_HANDLE resource, HKEY resource_key,
                       PSET_RESOURCE_STATUS_ROUTINE_EX report);
/** The same for a plugin of version 1, which got SetResourceStatus from Startup. */
DWORD rdk_pending_init_v1(struct rdk_pending *pending, RESOURCE_HANDLE resource, HKEY resource_key,
                          PSET_RESOURCE_STATUS_ROUTINE report);

/** Stop what runs, wait for it, and free what is held. For Close. Accepts zeroed memory. */
void rdk_pending_finish(struct rdk_pending *pending);

/**
 * How often the waiting calls report progress on their own, in ms: at least that often, and more
 * often where the resource's PendingTimeout asks for it. The default is 5000.
 */
void rdk_pending_report_every(struct rdk_pending *pending, DWORD interval_ms);

/**
 * Begin to come online, or to go offline. An operation that still runs is stopped first, and waited
 * for. Return what these return.
 *
 * @param[in] routine  The work.
 * @param[in] context  Handed to it: your instance data. The entry point's buffers are gone when the
 *                     work begins: copy what it needs.
 *
 * @retval ERROR_IO_PENDING  begun; the worker reports the end, perhaps before this call returned
 * @retval other             no worker could be made; nothing will be reported
 *
 * Threads: [serial].
 */
DWORD rdk_pending_begin_online(struct rdk_pending *pending, rdk_pending_routine routine,
                               void *context);
DWORD rdk_pending_begin_offline(struct rdk_pending *pending, rdk_pending_routine routine,
                                void *context);

/**
 * Stop the operation and wait until its thread has ended. For Terminate, and before you change what
 * the work reads. Nothing happens if none runs.
 *
 * Threads: [overlap], not the worker itself.
 */
void rdk_pending_stop(struct rdk_pending *pending);

/**
 * Ask the operation to end early, without waiting. The calls that wait return ERROR_CANCELLED once;
 * what is returned after that is reported as always. For Cancel.
 *
 * @retval ERROR_SUCCESS  accepted
 *
 * Threads: [any].
 */
DWORD rdk_pending_cancel(struct rdk_pending *pending);

/* ---- for the work ---- */

/**
 * Let time pass. Progress is reported meanwhile.
 *
 * @retval ERROR_SUCCESS            it passed
 * @retval ERROR_OPERATION_ABORTED  stop: clean up and return this
 * @retval ERROR_CANCELLED          asked to end early
 */
DWORD rdk_pending_sleep(struct rdk_pending *pending, DWORD wait_ms);

/**
 * Wait for an object: a process to end, an event to be set. Progress is reported meanwhile.
 *
 * @param[in] wait_ms  At most; INFINITE waits as long as nobody stops the operation.
 *
 * @retval ERROR_SUCCESS            signalled
 * @retval WAIT_TIMEOUT             not in that time
 * @retval ERROR_OPERATION_ABORTED  stop: clean up and return this
 * @retval ERROR_CANCELLED          asked to end early
 * @retval other                    the handle cannot be waited for
 */
DWORD rdk_pending_wait(struct rdk_pending *pending, HANDLE object, DWORD wait_ms);

/**
 * Report progress now: CheckPoint rises, and PendingTimeout begins anew. For work that does not
 * wait; call it at each step.
 *
 * @retval ERROR_SUCCESS            go on
 * @retval ERROR_OPERATION_ABORTED  stop: clean up and return this
 * @retval ERROR_CANCELLED          asked to end early
 */
DWORD rdk_pending_report(struct rdk_pending *pending);

/** TRUE if the work is to stop. For loops that neither wait nor report. */
BOOL rdk_pending_is_stopping(struct rdk_pending *pending);

/**
 * End otherwise than with the operation's own state, when the work returns ERROR_SUCCESS.
 *
 * @param[in] state  ClusterResourceOnline in an offline: it is given up, and the resource serves
 *                   on. ClusterResourceCannotComeOnlineOnThisNode or …OnAnyNode in an online.
 * @param[in] flags  CLUSRESDLL_STATUS_…: why. CLUSRESDLL_STATUS_OFFLINE_BUSY …
 */
void rdk_pending_end_as(struct rdk_pending *pending, CLUSTER_RESOURCE_STATE state, DWORD flags);

/** Give the monitor an event with the final Online report: you set it when the resource has failed,
 * and close it when the resource is no longer online. IsAlive must say FALSE before you set it. */
void rdk_pending_watch(struct rdk_pending *pending, HANDLE failure_event);

#ifdef __cplusplus
}
#endif

#endif
