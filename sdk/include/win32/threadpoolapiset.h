#ifndef RDK_WIN32_THREADPOOLAPISET_H
#define RDK_WIN32_THREADPOOLAPISET_H

/*
 * The thread pool since Windows Vista: work, timers and waits. There is one pool; an environment
 * is accepted and has no effect. Callbacks of one timer or wait never overlap. Threads: [any].
 */

#include <string.h>

#include "winnt.h"

EXTERN_C_START

typedef struct _TP_CALLBACK_INSTANCE TP_CALLBACK_INSTANCE, *PTP_CALLBACK_INSTANCE;
typedef struct _TP_WORK TP_WORK, *PTP_WORK;
typedef struct _TP_TIMER TP_TIMER, *PTP_TIMER;
typedef struct _TP_WAIT TP_WAIT, *PTP_WAIT;
typedef struct _TP_POOL TP_POOL, *PTP_POOL;
typedef struct _TP_CLEANUP_GROUP TP_CLEANUP_GROUP, *PTP_CLEANUP_GROUP;
typedef DWORD TP_WAIT_RESULT;

typedef struct _TP_CALLBACK_ENVIRON_V3 {
    DWORD Version;
    PTP_POOL Pool;
    PTP_CLEANUP_GROUP CleanupGroup;
    PVOID CleanupGroupCancelCallback;
    PVOID RaceDll;
    PVOID ActivationContext;
    PVOID FinalizationCallback;
    DWORD Flags;
    DWORD CallbackPriority;
    DWORD Size;
} TP_CALLBACK_ENVIRON, *PTP_CALLBACK_ENVIRON;

typedef VOID(NTAPI *PTP_SIMPLE_CALLBACK)(PTP_CALLBACK_INSTANCE Instance, PVOID Context);
typedef VOID(NTAPI *PTP_WORK_CALLBACK)(PTP_CALLBACK_INSTANCE Instance, PVOID Context,
                                       PTP_WORK Work);
typedef VOID(NTAPI *PTP_TIMER_CALLBACK)(PTP_CALLBACK_INSTANCE Instance, PVOID Context,
                                        PTP_TIMER Timer);
typedef VOID(NTAPI *PTP_WAIT_CALLBACK)(PTP_CALLBACK_INSTANCE Instance, PVOID Context, PTP_WAIT Wait,
                                       TP_WAIT_RESULT WaitResult);

/** Make an environment usable. */
static inline VOID InitializeThreadpoolEnvironment(PTP_CALLBACK_ENVIRON pcbe)
{
    memset(pcbe, 0, sizeof(*pcbe));
    pcbe->Version = 3;
    pcbe->CallbackPriority = 1;
    pcbe->Size = sizeof(*pcbe);
}
/** End the use of an environment. */
static inline VOID DestroyThreadpoolEnvironment(PTP_CALLBACK_ENVIRON pcbe)
{
    (void)pcbe;
}
/** Say that callbacks may run long; no effect. */
static inline VOID SetThreadpoolCallbackRunsLong(PTP_CALLBACK_ENVIRON pcbe)
{
    pcbe->Flags |= 1;
}

/** Run a function on a thread of the pool. @retval FALSE  failures as QueueUserWorkItem */
BOOL WINAPI TrySubmitThreadpoolCallback(PTP_SIMPLE_CALLBACK pfns, PVOID pv,
                                        PTP_CALLBACK_ENVIRON pcbe);

/** Make a work object. @retval NULL  ERROR_INVALID_PARAMETER, ERROR_NOT_ENOUGH_MEMORY */
PTP_WORK WINAPI CreateThreadpoolWork(PTP_WORK_CALLBACK pfnwk, PVOID pv, PTP_CALLBACK_ENVIRON pcbe);
/** Run its callback, once for each call. */
VOID WINAPI SubmitThreadpoolWork(PTP_WORK pwk);
/** Wait until none is left, and first take back those that did not begin, if `fCancel…`. */
VOID WINAPI WaitForThreadpoolWorkCallbacks(PTP_WORK pwk, BOOL fCancelPendingCallbacks);
/** Free it, when its callbacks have ended. */
VOID WINAPI CloseThreadpoolWork(PTP_WORK pwk);

/** Make a timer, not set. @retval NULL  ERROR_INVALID_PARAMETER, ERROR_NOT_ENOUGH_MEMORY */
PTP_TIMER WINAPI CreateThreadpoolTimer(PTP_TIMER_CALLBACK pfnti, PVOID pv,
                                       PTP_CALLBACK_ENVIRON pcbe);
/**
 * Set a timer, or unset it.
 *
 * @param pftDueTime      100 ns since 1601, or if negative from now on; NULL unsets it
 * @param msPeriod        0: once
 * @param msWindowLength  no effect
 */
VOID WINAPI SetThreadpoolTimer(PTP_TIMER pti, PFILETIME pftDueTime, DWORD msPeriod,
                               DWORD msWindowLength);
/** Is it set? */
BOOL WINAPI IsThreadpoolTimerSet(PTP_TIMER pti);
/** Wait until no callback of it runs. */
VOID WINAPI WaitForThreadpoolTimerCallbacks(PTP_TIMER pti, BOOL fCancelPendingCallbacks);
/** Unset it and free it, when its callback has ended. */
VOID WINAPI CloseThreadpoolTimer(PTP_TIMER pti);

/** Make a wait, not set. @retval NULL  ERROR_INVALID_PARAMETER, ERROR_NOT_ENOUGH_MEMORY */
PTP_WAIT WINAPI CreateThreadpoolWait(PTP_WAIT_CALLBACK pfnwa, PVOID pv, PTP_CALLBACK_ENVIRON pcbe);
/**
 * Wait for an object, once: the callback gets WAIT_OBJECT_0 or WAIT_TIMEOUT.
 *
 * @param h           NULL: wait no more
 * @param pftTimeout  as SetThreadpoolTimer's time; NULL: none
 */
VOID WINAPI SetThreadpoolWait(PTP_WAIT pwa, HANDLE h, PFILETIME pftTimeout);
/** Wait until no callback of it runs. */
VOID WINAPI WaitForThreadpoolWaitCallbacks(PTP_WAIT pwa, BOOL fCancelPendingCallbacks);
/** Wait no more and free it, when its callback has ended. */
VOID WINAPI CloseThreadpoolWait(PTP_WAIT pwa);

EXTERN_C_END

#endif
