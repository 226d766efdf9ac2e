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

/* What the new thread needs before it runs the worker's own code. */
struct start {
    PCLUS_WORKER worker;
    PWORKER_START_ROUTINE routine;
    PVOID parameter;
};

/* The worker that the calling thread is; NULL for other threads. */
static _Thread_local PCLUS_WORKER current;

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
static BOOL wait_for_end(PCLUS_WORKER worker, DWORD milliseconds)
{
    const HANDLE thread = handle_of(worker);
    if (thread != NULL && WaitForSingleObject(thread, milliseconds) == WAIT_TIMEOUT) {
        return FALSE;
    }
    forget_thread(worker);
    return TRUE;
}

static BOOL is_own_thread(PCLUS_WORKER worker, const char *text)
{
    if (current != worker) {
        return FALSE;
    }
    if (rdk__runtime()->mistake != NULL) {
        rdk__runtime()->mistake("THRD-03", text);
    }
    return TRUE;
}

static DWORD WINAPI run_worker(LPVOID argument)
{
    struct start *start = argument;
    const struct start own = *start;
    free(start);
    rdk__thread_self()->role = "worker";
    current = own.worker;
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
    const HANDLE thread = CreateThread(NULL, 0, run_worker, start, CREATE_SUSPENDED, NULL);
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
    return __atomic_load_n(&lpWorker->Terminate, __ATOMIC_SEQ_CST);
}

RDK__EXPORT VOID WINAPI ClusWorkerTerminate(PCLUS_WORKER lpWorker)
{
    rdk__runtime()->point("ClusWorkerTerminate");
    if (lpWorker == NULL || handle_of(lpWorker) == NULL ||
        is_own_thread(lpWorker, "ClusWorkerTerminate called by the worker itself, "
                                "which would wait for its own end")) {
        return;
    }
    if (!__atomic_exchange_n(&lpWorker->Terminate, TRUE, __ATOMIC_SEQ_CST)) {
        wait_for_end(lpWorker, INFINITE);
    }
}

RDK__EXPORT DWORD WINAPI ClusWorkerTerminateEx(PCLUS_WORKER ClusWorker, DWORD TimeoutInMilliseconds,
                                               BOOL WaitOnly)
{
    return ClusWorkersTerminate(&ClusWorker, 1, TimeoutInMilliseconds, WaitOnly);
}

static DWORD time_left(ULONGLONG since, DWORD limit)
{
    if (limit == INFINITE) {
        return INFINITE;
    }
    const ULONGLONG passed = GetTickCount64() - since;
    return passed < limit ? limit - (DWORD)passed : 0;
}

RDK__EXPORT DWORD WINAPI ClusWorkersTerminate(PCLUS_WORKER *ClusWorkers,
                                              const size_t ClusWorkersCount,
                                              DWORD TimeoutInMilliseconds, BOOL WaitOnly)
{
    rdk__runtime()->point("ClusWorkersTerminate");
    for (size_t i = 0; i < ClusWorkersCount; i++) {
        if (ClusWorkers == NULL || ClusWorkers[i] == NULL) {
            return ERROR_INVALID_PARAMETER;
        }
    }

    const ULONGLONG since = GetTickCount64();
    DWORD status = ERROR_SUCCESS;
    for (size_t i = 0; i < ClusWorkersCount; i++) {
        PCLUS_WORKER worker = ClusWorkers[i];
        const BOOL own = is_own_thread(worker, "a worker waits for its own end in "
                                               "ClusWorkerTerminateEx or ClusWorkersTerminate");
        if (own || !wait_for_end(worker, time_left(since, TimeoutInMilliseconds))) {
            status = ERROR_TIMEOUT;
        }
    }
    for (size_t i = 0; i < ClusWorkersCount && !WaitOnly; i++) {
        /* Those that ended have no thread any more; the flag does them no harm. */
        if (handle_of(ClusWorkers[i]) != NULL && ClusWorkers[i] != current) {
            __atomic_store_n(&ClusWorkers[i]->Terminate, TRUE, __ATOMIC_SEQ_CST);
        }
    }
    return status;
}
