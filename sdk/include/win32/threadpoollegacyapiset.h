#ifndef RDK_WIN32_THREADPOOLLEGACYAPISET_H
#define RDK_WIN32_THREADPOOLLEGACYAPISET_H

/*
 * The thread pool as before Windows Vista: work items, registered waits, timer queues.
 *
 * The pool starts a thread when there is work for it, and ends it when there is none. Each
 * registered wait and each timer has a thread of its own, which runs its callbacks: those of one
 * wait or timer never overlap here. Threads: [any].
 */

#include "processthreadsapi.h"
#include "winnt.h"

EXTERN_C_START

typedef VOID(NTAPI *WAITORTIMERCALLBACKFUNC)(PVOID lpParameter, BOOLEAN TimerOrWaitFired);
typedef WAITORTIMERCALLBACKFUNC WAITORTIMERCALLBACK;

#define WT_EXECUTEDEFAULT            0x00000000U
#define WT_EXECUTEINIOTHREAD         0x00000001U
#define WT_EXECUTEINUITHREAD         0x00000002U
#define WT_EXECUTEINWAITTHREAD       0x00000004U
#define WT_EXECUTEONLYONCE           0x00000008U
#define WT_EXECUTELONGFUNCTION       0x00000010U
#define WT_EXECUTEINTIMERTHREAD      0x00000020U
#define WT_EXECUTEINPERSISTENTTHREAD 0x00000080U
#define WT_TRANSFER_IMPERSONATION    0x00000100U

/**
 * Run a function on a thread of the pool.
 *
 * @param Flags  WT_… flags; none has an effect
 * @retval FALSE  ERROR_INVALID_PARAMETER (no function), ERROR_NOT_ENOUGH_MEMORY,
 *                ERROR_MAX_THRDS_REACHED
 */
BOOL WINAPI QueueUserWorkItem(LPTHREAD_START_ROUTINE Function, PVOID Context, ULONG Flags);

/**
 * Call a function when an object can be taken, or after a time-out; again and again, unless `Flags`
 * has WT_EXECUTEONLYONCE. The second argument of the callback is TRUE after a time-out.
 *
 * @param phNewWaitObject  for UnregisterWait; not a handle for CloseHandle
 * @retval FALSE  ERROR_INVALID_HANDLE (no such object), ERROR_INVALID_PARAMETER (NULL),
 *                ERROR_NOT_ENOUGH_MEMORY, ERROR_MAX_THRDS_REACHED
 */
BOOL WINAPI RegisterWaitForSingleObject(PHANDLE phNewWaitObject, HANDLE hObject,
                                        WAITORTIMERCALLBACK Callback, PVOID Context,
                                        ULONG dwMilliseconds, ULONG dwFlags);
/**
 * End a registered wait; no callback begins afterwards.
 *
 * @retval FALSE  ERROR_IO_PENDING (a callback still runs; the wait has ended all the same),
 *                ERROR_INVALID_HANDLE
 */
BOOL WINAPI UnregisterWait(HANDLE WaitHandle);
/**
 * The same.
 *
 * @param CompletionEvent  NULL: as UnregisterWait; INVALID_HANDLE_VALUE: return when no callback
 *                         runs any more (in a callback of the wait this never returns); else an
 *                         event that is set then
 */
BOOL WINAPI UnregisterWaitEx(HANDLE WaitHandle, HANDLE CompletionEvent);

/** Make a queue of timers. @retval NULL  ERROR_NOT_ENOUGH_MEMORY */
HANDLE WINAPI CreateTimerQueue(void);
/**
 * Call a function after `DueTime` ms, and then each `Period` ms (0: only once). The callback's
 * second argument is TRUE.
 *
 * @param phNewTimer  for DeleteTimerQueueTimer: also a timer that has fired must be deleted
 * @param TimerQueue  NULL for the queue that there is always
 * @param Flags       WT_… flags; WT_EXECUTEONLYONCE ignores the period
 * @retval FALSE  ERROR_INVALID_HANDLE (the queue), ERROR_INVALID_PARAMETER,
 *                ERROR_NOT_ENOUGH_MEMORY, ERROR_MAX_THRDS_REACHED
 */
BOOL WINAPI CreateTimerQueueTimer(PHANDLE phNewTimer, HANDLE TimerQueue,
                                  WAITORTIMERCALLBACK Callback, PVOID Parameter, DWORD DueTime,
                                  DWORD Period, ULONG Flags);
/** Set a timer's times anew. @retval FALSE  ERROR_INVALID_HANDLE */
BOOL WINAPI ChangeTimerQueueTimer(HANDLE TimerQueue, HANDLE Timer, ULONG DueTime, ULONG Period);
/** Delete a timer; `CompletionEvent` and results as UnregisterWaitEx. */
BOOL WINAPI DeleteTimerQueueTimer(HANDLE TimerQueue, HANDLE Timer, HANDLE CompletionEvent);
/** Delete a queue with its timers, without waiting for callbacks that run. */
BOOL WINAPI DeleteTimerQueue(HANDLE TimerQueue);
/** The same; INVALID_HANDLE_VALUE and an event as in UnregisterWaitEx. */
BOOL WINAPI DeleteTimerQueueEx(HANDLE TimerQueue, HANDLE CompletionEvent);

EXTERN_C_END

#endif
