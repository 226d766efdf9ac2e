#ifndef RDK_WIN32_PROCESSTHREADSAPI_H
#define RDK_WIN32_PROCESSTHREADSAPI_H

/*
 * Threads and thread local storage.
 */

#include "winnt.h"

EXTERN_C_START

typedef DWORD(WINAPI *PTHREAD_START_ROUTINE)(LPVOID lpThreadParameter);
typedef PTHREAD_START_ROUTINE LPTHREAD_START_ROUTINE;

#define CREATE_SUSPENDED                  0x00000004
#define STACK_SIZE_PARAM_IS_A_RESERVATION 0x00010000
#define STILL_ACTIVE                      259U
#define TLS_OUT_OF_INDEXES                0xFFFFFFFFU

/**
 * Start a thread.
 *
 * @param lpThreadAttributes  ignored
 * @param dwStackSize         ignored
 * @param dwCreationFlags     0 or CREATE_SUSPENDED (ResumeThread starts it then)
 * @param lpThreadId          its id; may be NULL
 * @return a handle for CloseHandle; waiting for it waits for the thread's end
 * @retval NULL  ERROR_INVALID_PARAMETER (no routine, other flags), ERROR_NOT_ENOUGH_MEMORY,
 *               ERROR_MAX_THRDS_REACHED
 */
HANDLE WINAPI CreateThread(LPSECURITY_ATTRIBUTES lpThreadAttributes, SIZE_T dwStackSize,
                           LPTHREAD_START_ROUTINE lpStartAddress, LPVOID lpParameter,
                           DWORD dwCreationFlags, LPDWORD lpThreadId);
/**
 * Start a thread that was made suspended.
 *
 * @retval 1           it was suspended
 * @retval 0           it was not
 * @retval (DWORD)-1   ERROR_INVALID_HANDLE, or as CreateThread
 *
 * Differs: a thread that runs cannot be suspended.
 */
DWORD WINAPI ResumeThread(HANDLE hThread);
/** End the calling thread; its frames are not unwound. */
DECLSPEC_NORETURN VOID WINAPI ExitThread(DWORD dwExitCode);
/**
 * A thread's exit code; STILL_ACTIVE before its end.
 *
 * @retval FALSE  ERROR_INVALID_HANDLE, ERROR_INVALID_PARAMETER (NULL)
 */
BOOL WINAPI GetExitCodeThread(HANDLE hThread, LPDWORD lpExitCode);
/** The calling thread, as a pseudo-handle that is not closed. */
HANDLE WINAPI GetCurrentThread(void);
/** The calling thread's id: a multiple of 4. */
DWORD WINAPI GetCurrentThreadId(void);
/** A thread's id. @retval 0  ERROR_INVALID_HANDLE */
DWORD WINAPI GetThreadId(HANDLE Thread);
/** The process, as a pseudo-handle that is not closed. */
HANDLE WINAPI GetCurrentProcess(void);
/** The process's id. */
DWORD WINAPI GetCurrentProcessId(void);
/** Let another thread run. @retval TRUE  always */
BOOL WINAPI SwitchToThread(void);
#define YieldProcessor() ((void)SwitchToThread())

/** Reserve an index of thread local storage. @retval TLS_OUT_OF_INDEXES  ERROR_NO_MORE_ITEMS */
DWORD WINAPI TlsAlloc(void);
/** Give an index back. @retval FALSE  ERROR_INVALID_PARAMETER: not reserved */
BOOL WINAPI TlsFree(DWORD dwTlsIndex);
/**
 * The calling thread's value, NULL at first; the last error is ERROR_SUCCESS then.
 *
 * @retval NULL  also ERROR_INVALID_PARAMETER: no such index
 */
LPVOID WINAPI TlsGetValue(DWORD dwTlsIndex);
/** Set it. @retval FALSE  ERROR_INVALID_PARAMETER, ERROR_NOT_ENOUGH_MEMORY */
BOOL WINAPI TlsSetValue(DWORD dwTlsIndex, LPVOID lpTlsValue);

EXTERN_C_END

#endif
