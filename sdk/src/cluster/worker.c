/*
 * Worker threads.
 *
 *     state     hThread  Terminate
 *     none      NULL     any        before Create, after an end that somebody saw
 *     running   handle   FALSE
 *     ending    handle   TRUE       told to end; at most one thread waits in ClusWorkerTerminate
 *
 * Several threads read and write both members at once, so they are only touched atomically. The
 * handle is closed by whoever takes it out of hThread, and nobody does so before the end.
 */
#include <stdlib.h>

#include <clusapi.h>
#include <resapi.h>
#include <windows.h>

#include "export.h"
#include "runtime.h"
#include "win32/order.h"
#include "win32/thread.h"
#include "win32/wait.h"

/* What the new thread needs before it runs the worker's own code. */
struct start {
    PCLUS_WORKER worker;
    PWORKER_START_ROUTINE routine;
    PVOID parameter;
};

static HANDLE handle_of(PCLUS_WORKER worker)
{
    return __atomic_load_n(&worker->hThread, __ATOMIC_SEQ_CST);
}

/* The worker has ended: the first to notice closes the handle. */
static void forget_thread(PCLUS_WORKER worker)
{
    const HANDLE thread = __atomic_exchange_n(&worker->hThread, NULL, __ATOMIC_SEQ_CST);
    if (thread != NULL) {
        CloseHandle(thread);
    }
}

/* A handle that another thread closed meanwhile names a worker that has ended, too. */
static BOOL wait_for_end(PCLUS_WORKER worker, DWORD milliseconds, const char *function)
{
    const HANDLE thread = handle_of(worker);
    if (thread != NULL &&
        rdk__thread_wait(thread, milliseconds, RDK__WAIT_WORKER, function) == WAIT_TIMEOUT) {
        return FALSE;
    }
    forget_thread(worker);
    return TRUE;
}

static BOOL is_own_thread(PCLUS_WORKER worker)
{
    const HANDLE thread = handle_of(worker);
    return thread != NULL && rdk__thread_is_current(thread);
}

static BOOL waits_for_itself(PCLUS_WORKER worker)
{
    if (!is_own_thread(worker)) {
        return FALSE;
    }
    rdk__mistake("THRD-03", "a worker waits for its own end: ClusWorkerTerminate, or one of its "
                            "other forms, was called on the worker's own thread");
    return TRUE;
}

static DWORD WINAPI run_worker(LPVOID argument)
{
    struct start *start = argument;
    const struct start own = *start;
    free(start);
    /* From here on the worker's owner may be gone before we are: *own.worker is not ours. */
    return own.routine(own.worker, own.parameter);
}

RDK__EXPORT DWORD WINAPI ClusWorkerCreate(PCLUS_WORKER lpWorker,
                                          PWORKER_START_ROUTINE lpStartAddress, PVOID lpParameter)
{
    rdk__runtime()->point("ClusWorkerCreate");
    if (lpWorker == NULL || lpStartAddress == NULL) {
        return ERROR_INVALID_PARAMETER;
    }
    struct start *start = malloc(sizeof(*start));
    if (start == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    *start = (struct start){lpWorker, lpStartAddress, lpParameter};

    /* Suspended until the worker's members are set: it may look at them at once. */
    const HANDLE thread = rdk__thread_create(run_worker, start, "worker", "ClusWorkerCreate",
                                             RDK__SITE(), CREATE_SUSPENDED, NULL);
    if (thread == NULL) {
        const DWORD status = GetLastError();
        free(start);
        return status != ERROR_SUCCESS ? status : ERROR_NOT_ENOUGH_MEMORY;
    }
    __atomic_store_n(&lpWorker->Terminate, FALSE, __ATOMIC_SEQ_CST);
    __atomic_store_n(&lpWorker->hThread, thread, __ATOMIC_SEQ_CST);
    ResumeThread(thread);
    return ERROR_SUCCESS;
}

RDK__EXPORT BOOL WINAPI ClusWorkerCheckTerminate(PCLUS_WORKER lpWorker)
{
    rdk__runtime()->point("ClusWorkerCheckTerminate");
    BOOL terminate = __atomic_load_n(&lpWorker->Terminate, __ATOMIC_SEQ_CST);

    rdk__order_acquire(lpWorker);
    return terminate;
}

RDK__EXPORT VOID WINAPI ClusWorkerTerminate(PCLUS_WORKER lpWorker)
{
    rdk__runtime()->point("ClusWorkerTerminate");
    if (lpWorker == NULL || handle_of(lpWorker) == NULL || waits_for_itself(lpWorker)) {
        return;
    }
    rdk__order_release(lpWorker);
    if (!__atomic_exchange_n(&lpWorker->Terminate, TRUE, __ATOMIC_SEQ_CST)) {
        wait_for_end(lpWorker, INFINITE, "ClusWorkerTerminate");
    }
}

static DWORD time_left(ULONGLONG since, DWORD limit)
{
    if (limit == INFINITE) {
        return INFINITE;
    }
    const ULONGLONG passed = GetTickCount64() - since;
    return passed < limit ? limit - (DWORD)passed : 0;
}

static DWORD terminate_all(PCLUS_WORKER *workers, size_t count, DWORD milliseconds, BOOL wait_only,
                           const char *function)
{
    rdk__runtime()->point(function);
    for (size_t i = 0; i < count; i++) {
        if (workers == NULL || workers[i] == NULL) {
            return ERROR_INVALID_PARAMETER;
        }
    }

    const ULONGLONG since = GetTickCount64();
    DWORD status = ERROR_SUCCESS;
    for (size_t i = 0; i < count; i++) {
        if (waits_for_itself(workers[i]) ||
            !wait_for_end(workers[i], time_left(since, milliseconds), function)) {
            status = ERROR_TIMEOUT;
        }
    }
    for (size_t i = 0; i < count && !wait_only; i++) {
        /* Those that ended have no thread any more. */
        if (handle_of(workers[i]) != NULL && !is_own_thread(workers[i])) {
            rdk__order_release(workers[i]);
            __atomic_store_n(&workers[i]->Terminate, TRUE, __ATOMIC_SEQ_CST);
        }
    }
    return status;
}

RDK__EXPORT DWORD WINAPI ClusWorkerTerminateEx(PCLUS_WORKER ClusWorker, DWORD TimeoutInMilliseconds,
                                               BOOL WaitOnly)
{
    return terminate_all(&ClusWorker, 1, TimeoutInMilliseconds, WaitOnly, "ClusWorkerTerminateEx");
}

RDK__EXPORT DWORD WINAPI ClusWorkersTerminate(PCLUS_WORKER *ClusWorkers,
                                              const size_t ClusWorkersCount,
                                              DWORD TimeoutInMilliseconds, BOOL WaitOnly)
{
    return terminate_all(ClusWorkers, ClusWorkersCount, TimeoutInMilliseconds, WaitOnly,
                         "ClusWorkersTerminate");
}
