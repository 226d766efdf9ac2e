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
#define DEBUG_PROCESS                     0x00000001
#define DETACHED_PROCESS                  0x00000008
#define CREATE_NEW_CONSOLE                0x00000010
#define NORMAL_PRIORITY_CLASS             0x00000020
#define IDLE_PRIORITY_CLASS               0x00000040
#define HIGH_PRIORITY_CLASS               0x00000080
#define CREATE_NEW_PROCESS_GROUP          0x00000200
#define CREATE_UNICODE_ENVIRONMENT        0x00000400
#define CREATE_DEFAULT_ERROR_MODE         0x04000000
#define CREATE_NO_WINDOW                  0x08000000
#define STARTF_USESHOWWINDOW              0x00000001
#define STARTF_USESTDHANDLES              0x00000100
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
typedef struct _PROCESS_INFORMATION {
    HANDLE hProcess;
    HANDLE hThread;
    DWORD dwProcessId;
    DWORD dwThreadId;
} PROCESS_INFORMATION, *PPROCESS_INFORMATION, *LPPROCESS_INFORMATION;

typedef struct _STARTUPINFOW {
    DWORD cb;
    LPWSTR lpReserved;
    LPWSTR lpDesktop;
    LPWSTR lpTitle;
    DWORD dwX;
    DWORD dwY;
    DWORD dwXSize;
    DWORD dwYSize;
    DWORD dwXCountChars;
    DWORD dwYCountChars;
    DWORD dwFillAttribute;
    DWORD dwFlags;
    WORD wShowWindow;
    WORD cbReserved2;
    LPBYTE lpReserved2;
    HANDLE hStdInput;
    HANDLE hStdOutput;
    HANDLE hStdError;
} STARTUPINFOW, *LPSTARTUPINFOW, STARTUPINFO, *LPSTARTUPINFO;

/**
 * Start a program.
 *
 * The program is found as fileapi.h says of paths (a name alone: in PATH), without `.exe` if it is
 * not there with it. The command line is taken apart by the rules of Windows. Only STARTF_
 * USESTDHANDLES of the startup information has an effect, for handles of files. A wait for the
 * process lasts as long as the process really runs: under a virtual clock, time goes on at real
 * speed meanwhile.
 *
 * @param lpApplicationName     the program; NULL: the first part of the command line
 * @param lpEnvironment         `NAME=value` strings, each NUL-ended, and one NUL more: wide with
 *                              CREATE_UNICODE_ENVIRONMENT, else UTF-8; NULL: that of this process
 * @param lpProcessInformation  hProcess and hThread (both end with the process) for CloseHandle
 * @retval FALSE  ERROR_FILE_NOT_FOUND, ERROR_PATH_NOT_FOUND, ERROR_ACCESS_DENIED,
 *                ERROR_BAD_EXE_FORMAT, ERROR_DIRECTORY (lpCurrentDirectory),
 *                ERROR_INVALID_PARAMETER (no program; CREATE_SUSPENDED, which there is not)
 */
BOOL WINAPI CreateProcessW(LPCWSTR lpApplicationName, LPWSTR lpCommandLine,
                           LPSECURITY_ATTRIBUTES lpProcessAttributes,
                           LPSECURITY_ATTRIBUTES lpThreadAttributes, BOOL bInheritHandles,
                           DWORD dwCreationFlags, LPVOID lpEnvironment, LPCWSTR lpCurrentDirectory,
                           LPSTARTUPINFOW lpStartupInfo,
                           LPPROCESS_INFORMATION lpProcessInformation);
/**
 * A handle to a process that runs.
 *
 * @retval NULL  ERROR_INVALID_PARAMETER (no such process), ERROR_ACCESS_DENIED
 */
HANDLE WINAPI OpenProcess(DWORD dwDesiredAccess, BOOL bInheritHandle, DWORD dwProcessId);
/** End a process at once; its exit code is the one given here. On the calling process: _exit.
 * @retval FALSE  ERROR_INVALID_HANDLE, ERROR_ACCESS_DENIED (also: it has ended) */
BOOL WINAPI TerminateProcess(HANDLE hProcess, UINT uExitCode);
/**
 * A process's exit code; STILL_ACTIVE before its end. One that a signal ended has a code of
 * Windows' kind (0xC0000005 for SIGSEGV …), or 128 and the signal's number; of one that this
 * process did not start it is not known, and 0.
 *
 * @retval FALSE  ERROR_INVALID_HANDLE
 */
BOOL WINAPI GetExitCodeProcess(HANDLE hProcess, LPDWORD lpExitCode);
/** A process's id. @retval 0  ERROR_INVALID_HANDLE */
DWORD WINAPI GetProcessId(HANDLE Process);
#define CreateProcess CreateProcessW

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
