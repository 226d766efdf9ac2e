/*
 * Part of <resapi.h>: the functions that run a worker thread and end it.
 *
 * A worker does what takes longer than an entry point may. Nobody kills it: ending it is a wish
 * that the worker reads with ClusWorkerCheckTerminate, often, and obeys.
 */
#ifndef RDK_RESAPI_WORKERS_H
#define RDK_RESAPI_WORKERS_H

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Start a worker thread.
 *
 * @param[out] lpWorker        Zeroed by the caller, or ended by ClusWorkerTerminate before. Filled
 *                             in before the worker runs. It stays where it is until the worker has
 *                             ended; its members are not for the caller.
 * @param[in]  lpStartAddress  The worker's code.
 * @param[in]  lpParameter     Handed to it.
 *
 * @retval ERROR_SUCCESS            started
 * @retval ERROR_INVALID_PARAMETER  lpWorker or lpStartAddress is NULL
 * @retval ERROR_NOT_ENOUGH_MEMORY  no memory, or no thread to be had
 *
 * Threads: [any].  Owns: a thread handle in lpWorker, until ClusWorkerTerminate.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-clusworkercreate
 */
DWORD WINAPI ClusWorkerCreate(PCLUS_WORKER lpWorker, PWORKER_START_ROUTINE lpStartAddress,
                              PVOID lpParameter);

/**
 * Tell a worker whether it is to end.
 *
 * @retval TRUE   clean up and return, as soon as possible
 * @retval FALSE  go on
 *
 * Threads: [any]; the worker itself, as a rule.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-clusworkercheckterminate
 */
BOOL WINAPI ClusWorkerCheckTerminate(PCLUS_WORKER lpWorker);

/**
 * Tell a worker to end, and wait until it has.
 *
 * Only the first of two callers waits: for the second the worker may still run. Nothing happens if
 * there is no worker. Never hold a lock that the worker takes.
 *
 * Threads: [any] but the worker itself, which would wait for itself: for it the call returns at
 *          once, without effect, and is a mistake (THRD-03).
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-clusworkerterminate
 */
VOID WINAPI ClusWorkerTerminate(PCLUS_WORKER lpWorker);

/**
 * Wait for a worker to end by itself, for a limited time.
 *
 * @param[in] ClusWorker             The worker.
 * @param[in] TimeoutInMilliseconds  How long to wait, in ms; INFINITE is allowed.
 * @param[in] WaitOnly               FALSE: a worker that did not end in time is told to end. The
 *                                   call does not wait for that.
 *
 * @retval ERROR_SUCCESS            it has ended, or there was none
 * @retval ERROR_TIMEOUT            it still runs
 * @retval ERROR_INVALID_PARAMETER  ClusWorker is NULL
 *
 * Threads: as ClusWorkerTerminate; for the worker itself the result is ERROR_TIMEOUT.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-clusworkerterminateex
 * Differs: the page names no code for the end of the time.
 */
DWORD WINAPI ClusWorkerTerminateEx(PCLUS_WORKER ClusWorker, DWORD TimeoutInMilliseconds,
                                   BOOL WaitOnly);

/**
 * ClusWorkerTerminateEx for several workers, with one time limit for all.
 *
 * @param[in] ClusWorkers            Pointers to the workers.
 * @param[in] ClusWorkersCount       How many.
 * @param[in] TimeoutInMilliseconds  How long to wait for all of them together, in ms.
 * @param[in] WaitOnly               FALSE: those that did not end in time are told to end.
 *
 * @retval ERROR_SUCCESS            all have ended
 * @retval ERROR_TIMEOUT            at least one still runs
 * @retval ERROR_INVALID_PARAMETER  the array, or a pointer in it, is NULL
 *
 * Threads: as ClusWorkerTerminateEx.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-clusworkersterminate
 * Differs: the page shows an array of structures; the header, and so we, one of pointers.
 */
DWORD WINAPI ClusWorkersTerminate(PCLUS_WORKER *ClusWorkers, const size_t ClusWorkersCount,
                                  DWORD TimeoutInMilliseconds, BOOL WaitOnly);

#ifdef __cplusplus
}
#endif

#endif
