#ifndef RDK_WIN32_SYNCHAPI_H
#define RDK_WIN32_SYNCHAPI_H

/*
 * Events, mutexes, semaphores, waits; critical sections, SRW locks, condition variables, one-
 * time initialisation; sleeping. Failures that a retval names set the last error. [any]: all may
 * be called from any thread. Access rights, security attributes and inheritance are accepted and
 * have no effect; alertable waits end as others do, for there are no APCs.
 */

#include "winnt.h"

EXTERN_C_START

typedef RTL_CRITICAL_SECTION CRITICAL_SECTION, *PCRITICAL_SECTION, *LPCRITICAL_SECTION;
typedef RTL_SRWLOCK SRWLOCK, *PSRWLOCK;
typedef RTL_CONDITION_VARIABLE CONDITION_VARIABLE, *PCONDITION_VARIABLE;
typedef RTL_RUN_ONCE INIT_ONCE, *PINIT_ONCE, *LPINIT_ONCE;
typedef BOOL(WINAPI *PINIT_ONCE_FN)(PINIT_ONCE InitOnce, PVOID Parameter, PVOID *Context);

#define SRWLOCK_INIT                       RTL_SRWLOCK_INIT
#define CONDITION_VARIABLE_INIT            RTL_CONDITION_VARIABLE_INIT
#define CONDITION_VARIABLE_LOCKMODE_SHARED RTL_CONDITION_VARIABLE_LOCKMODE_SHARED
#define INIT_ONCE_STATIC_INIT              RTL_RUN_ONCE_INIT
#define INIT_ONCE_CHECK_ONLY               0x00000001U
#define INIT_ONCE_INIT_FAILED              0x00000004U
#define INIT_ONCE_CTX_RESERVED_BITS        2
#define CRITICAL_SECTION_NO_DEBUG_INFO     0x01000000
#define CREATE_EVENT_MANUAL_RESET          0x00000001
#define CREATE_EVENT_INITIAL_SET           0x00000002

/**
 * Create an event, or open the one of that name.
 *
 * Names are one for the process: `Global\\` and `Local\\` in front of one are dropped.
 *
 * @param lpEventAttributes  ignored
 * @param bManualReset       FALSE: a wait that it ends resets it
 * @param bInitialState      TRUE: it is set from the start
 * @param lpName             NULL or empty for none
 * @return a handle for CloseHandle; the last error is ERROR_ALREADY_EXISTS if it was opened
 * @retval NULL  ERROR_INVALID_HANDLE (the name is another kind of object's),
 *               ERROR_PATH_NOT_FOUND (a backslash in the name), ERROR_FILENAME_EXCED_RANGE
 *               (more than MAX_PATH characters), ERROR_NOT_ENOUGH_MEMORY
 */
HANDLE WINAPI CreateEventW(LPSECURITY_ATTRIBUTES lpEventAttributes, BOOL bManualReset,
                           BOOL bInitialState, LPCWSTR lpName);
/** CreateEventW with a name in UTF-8; not UTF-8: ERROR_NO_UNICODE_TRANSLATION. */
HANDLE WINAPI CreateEventA(LPSECURITY_ATTRIBUTES lpEventAttributes, BOOL bManualReset,
                           BOOL bInitialState, LPCSTR lpName);
/** CreateEventW, with CREATE_EVENT_… flags; others are ERROR_INVALID_PARAMETER. */
HANDLE WINAPI CreateEventExW(LPSECURITY_ATTRIBUTES lpEventAttributes, LPCWSTR lpName, DWORD dwFlags,
                             DWORD dwDesiredAccess);
/**
 * Open the event of that name.
 *
 * @retval NULL  ERROR_FILE_NOT_FOUND (no such name), ERROR_INVALID_HANDLE (another kind of
 *               object), ERROR_INVALID_PARAMETER (NULL), and as CreateEventW
 */
HANDLE WINAPI OpenEventW(DWORD dwDesiredAccess, BOOL bInheritHandle, LPCWSTR lpName);
/**
 * Set an event: all waits end (manual reset), or the first one (auto reset).
 *
 * @retval FALSE  ERROR_INVALID_HANDLE: not an event
 */
BOOL WINAPI SetEvent(HANDLE hEvent);
/** Reset an event. @retval FALSE  ERROR_INVALID_HANDLE: not an event */
BOOL WINAPI ResetEvent(HANDLE hEvent);

/**
 * Create a mutex, or open the one of that name; then `bInitialOwner` has no effect.
 *
 * @return and failures as CreateEventW
 */
HANDLE WINAPI CreateMutexW(LPSECURITY_ATTRIBUTES lpMutexAttributes, BOOL bInitialOwner,
                           LPCWSTR lpName);
/** CreateMutexW with a name in UTF-8. */
HANDLE WINAPI CreateMutexA(LPSECURITY_ATTRIBUTES lpMutexAttributes, BOOL bInitialOwner,
                           LPCSTR lpName);
/** Open the mutex of that name; failures as OpenEventW. */
HANDLE WINAPI OpenMutexW(DWORD dwDesiredAccess, BOOL bInheritHandle, LPCWSTR lpName);
/**
 * Give a mutex back, once for each wait that took it.
 *
 * @retval FALSE  ERROR_NOT_OWNER (another thread's or nobody's), ERROR_INVALID_HANDLE
 */
BOOL WINAPI ReleaseMutex(HANDLE hMutex);

/**
 * Create a semaphore, or open the one of that name.
 *
 * @retval NULL  ERROR_INVALID_PARAMETER (maximum below 1, or count not in 0…maximum), and as
 *               CreateEventW
 */
HANDLE WINAPI CreateSemaphoreW(LPSECURITY_ATTRIBUTES lpSemaphoreAttributes, LONG lInitialCount,
                               LONG lMaximumCount, LPCWSTR lpName);
/** CreateSemaphoreW with a name in UTF-8. */
HANDLE WINAPI CreateSemaphoreA(LPSECURITY_ATTRIBUTES lpSemaphoreAttributes, LONG lInitialCount,
                               LONG lMaximumCount, LPCSTR lpName);
/** Open the semaphore of that name; failures as OpenEventW. */
HANDLE WINAPI OpenSemaphoreW(DWORD dwDesiredAccess, BOOL bInheritHandle, LPCWSTR lpName);
/**
 * Add to a semaphore's count.
 *
 * @param lpPreviousCount  the count before; may be NULL
 * @retval FALSE  ERROR_TOO_MANY_POSTS (above the maximum; the count stays),
 *                ERROR_INVALID_PARAMETER (count below 1), ERROR_INVALID_HANDLE
 */
BOOL WINAPI ReleaseSemaphore(HANDLE hSemaphore, LONG lReleaseCount, LPLONG lpPreviousCount);

/**
 * Wait for an event, mutex, semaphore, thread, timer or process, and take it.
 *
 * @param dwMilliseconds  time-out; 0 does not wait; INFINITE has no limit
 * @retval WAIT_OBJECT_0   it is taken
 * @retval WAIT_ABANDONED  a mutex is taken whose owner ended without releasing it
 * @retval WAIT_TIMEOUT    it was not free in time
 * @retval WAIT_FAILED     ERROR_INVALID_HANDLE
 *
 * Differs: the own process cannot be waited for; so INVALID_HANDLE_VALUE, which on Windows is
 * that, is an invalid handle here.
 */
DWORD WINAPI WaitForSingleObject(HANDLE hHandle, DWORD dwMilliseconds);
/** WaitForSingleObject. */
DWORD WINAPI WaitForSingleObjectEx(HANDLE hHandle, DWORD dwMilliseconds, BOOL bAlertable);
/**
 * Wait for any, or for all, of up to MAXIMUM_WAIT_OBJECTS objects. With `bWaitAll` none is taken
 * before all can be.
 *
 * @retval WAIT_OBJECT_0+i     taken: the lowest i of those that were free; with bWaitAll 0
 * @retval WAIT_ABANDONED_0+i  likewise, an abandoned mutex; with bWaitAll, at least one was
 * @retval WAIT_TIMEOUT        not in time
 * @retval WAIT_FAILED         ERROR_INVALID_PARAMETER (count 0 or above 64, NULL, or one object
 *                             twice with bWaitAll), ERROR_INVALID_HANDLE
 */
DWORD WINAPI WaitForMultipleObjects(DWORD nCount, const HANDLE *lpHandles, BOOL bWaitAll,
                                    DWORD dwMilliseconds);
/** WaitForMultipleObjects. */
DWORD WINAPI WaitForMultipleObjectsEx(DWORD nCount, const HANDLE *lpHandles, BOOL bWaitAll,
                                      DWORD dwMilliseconds, BOOL bAlertable);

/** Let time pass; 0 lets another thread run. */
VOID WINAPI Sleep(DWORD dwMilliseconds);
/** Sleep. @retval 0  always */
DWORD WINAPI SleepEx(DWORD dwMilliseconds, BOOL bAlertable);

/** Make a critical section usable. */
VOID WINAPI InitializeCriticalSection(LPCRITICAL_SECTION lpCriticalSection);
/** InitializeCriticalSection; the spin count is kept and has no effect. @retval TRUE  always */
BOOL WINAPI InitializeCriticalSectionAndSpinCount(LPCRITICAL_SECTION lpCriticalSection,
                                                  DWORD dwSpinCount);
/** The same, with CRITICAL_SECTION_NO_DEBUG_INFO or 0; others are ERROR_INVALID_PARAMETER. */
BOOL WINAPI InitializeCriticalSectionEx(LPCRITICAL_SECTION lpCriticalSection, DWORD dwSpinCount,
                                        DWORD Flags);
/** Change the spin count. @return the one before */
DWORD WINAPI SetCriticalSectionSpinCount(LPCRITICAL_SECTION lpCriticalSection, DWORD dwSpinCount);
/**
 * Enter, any number of times; waits while another thread is inside, first come first served.
 *
 * Differs: a section that is not initialised ends the process (SIGABRT), at once and always.
 */
VOID WINAPI EnterCriticalSection(LPCRITICAL_SECTION lpCriticalSection);
/** Enter without waiting. @retval FALSE  another thread is inside */
BOOL WINAPI TryEnterCriticalSection(LPCRITICAL_SECTION lpCriticalSection);
/** Leave, once for each time entered. Differs: nothing happens for a thread that is not inside. */
VOID WINAPI LeaveCriticalSection(LPCRITICAL_SECTION lpCriticalSection);
/** End the use of a critical section that nobody is in. */
VOID WINAPI DeleteCriticalSection(LPCRITICAL_SECTION lpCriticalSection);

/** The same as SRWLOCK_INIT. */
VOID WINAPI InitializeSRWLock(PSRWLOCK SRWLock);
/** Take alone; not recursive. First come, first served. */
VOID WINAPI AcquireSRWLockExclusive(PSRWLOCK SRWLock);
/** Take together with other readers; waits also behind a writer that waits. */
VOID WINAPI AcquireSRWLockShared(PSRWLOCK SRWLock);
/** Take alone without waiting. @retval FALSE  it is held */
BOOLEAN WINAPI TryAcquireSRWLockExclusive(PSRWLOCK SRWLock);
/** Take shared without waiting. @retval FALSE  a writer holds it or waits for it */
BOOLEAN WINAPI TryAcquireSRWLockShared(PSRWLOCK SRWLock);
/** Give back. A lock that is not held so ends the process (on Windows: an exception). */
VOID WINAPI ReleaseSRWLockExclusive(PSRWLOCK SRWLock);
/** Give back. A lock that is not held so ends the process (on Windows: an exception). */
VOID WINAPI ReleaseSRWLockShared(PSRWLOCK SRWLock);

/** The same as CONDITION_VARIABLE_INIT. */
VOID WINAPI InitializeConditionVariable(PCONDITION_VARIABLE ConditionVariable);
/**
 * Leave the section, wait to be woken, enter it again.
 *
 * @retval TRUE   woken; there are no spurious wakes here, but there are on Windows
 * @retval FALSE  ERROR_TIMEOUT
 */
BOOL WINAPI SleepConditionVariableCS(PCONDITION_VARIABLE ConditionVariable,
                                     PCRITICAL_SECTION CriticalSection, DWORD dwMilliseconds);
/**
 * The same with an SRW lock, held shared if `Flags` is CONDITION_VARIABLE_LOCKMODE_SHARED.
 *
 * @retval FALSE  ERROR_TIMEOUT, ERROR_INVALID_PARAMETER (other flags)
 */
BOOL WINAPI SleepConditionVariableSRW(PCONDITION_VARIABLE ConditionVariable, PSRWLOCK SRWLock,
                                      DWORD dwMilliseconds, ULONG Flags);
/** Wake the one who sleeps longest, if anybody does. */
VOID WINAPI WakeConditionVariable(PCONDITION_VARIABLE ConditionVariable);
/** Wake all who sleep. */
VOID WINAPI WakeAllConditionVariable(PCONDITION_VARIABLE ConditionVariable);

/** The same as INIT_ONCE_STATIC_INIT. */
VOID WINAPI InitOnceInitialize(PINIT_ONCE InitOnce);
/**
 * Run a function once; others wait while it runs. After a failure the next caller runs it again.
 *
 * @param Context  what the function stored, its two low bits being zero; may be NULL
 * @retval FALSE   the function returned FALSE; the last error is the function's
 */
BOOL WINAPI InitOnceExecuteOnce(PINIT_ONCE InitOnce, PINIT_ONCE_FN InitFn, PVOID Parameter,
                                LPVOID *Context);
/**
 * Begin the initialisation, or learn that it is done.
 *
 * @param dwFlags   0 or INIT_ONCE_CHECK_ONLY
 * @param fPending  TRUE: the caller is to initialise, and then to call InitOnceComplete
 * @retval FALSE    ERROR_GEN_FAILURE (CHECK_ONLY, and it is not done), ERROR_INVALID_PARAMETER
 *
 * Differs: no asynchronous initialisation.
 */
BOOL WINAPI InitOnceBeginInitialize(LPINIT_ONCE lpInitOnce, DWORD dwFlags, PBOOL fPending,
                                    LPVOID *lpContext);
/**
 * End it: with a context, or with INIT_ONCE_INIT_FAILED and NULL.
 *
 * @retval FALSE  ERROR_INVALID_PARAMETER: not begun, other flags, or low bits in the context
 */
BOOL WINAPI InitOnceComplete(LPINIT_ONCE lpInitOnce, DWORD dwFlags, LPVOID lpContext);

EXTERN_C_END

#if defined(UNICODE) || defined(_UNICODE)
#    define CreateEvent     CreateEventW
#    define CreateMutex     CreateMutexW
#    define CreateSemaphore CreateSemaphoreW
#else
#    define CreateEvent     CreateEventA
#    define CreateMutex     CreateMutexA
#    define CreateSemaphore CreateSemaphoreA
#endif
#define CreateEventEx CreateEventExW
#define OpenEvent     OpenEventW
#define OpenMutex     OpenMutexW
#define OpenSemaphore OpenSemaphoreW

#endif
