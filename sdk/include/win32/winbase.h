#ifndef RDK_WIN32_WINBASE_H
#define RDK_WIN32_WINBASE_H

/*
 * LocalAlloc, strings, FormatMessage; and by inclusion the rest of what Microsoft's has.
 */

#include <stdarg.h>
#include <string.h>

#include "errhandlingapi.h"
#include "fileapi.h"
#include "handleapi.h"
#include "heapapi.h"
#include "interlockedapi.h"
#include "libloaderapi.h"
#include "memoryapi.h"
#include "minwinbase.h"
#include "processenv.h"
#include "processthreadsapi.h"
#include "profileapi.h"
#include "stringapiset.h"
#include "synchapi.h"
#include "sysinfoapi.h"
#include "threadpoolapiset.h"
#include "threadpoollegacyapiset.h"
#include "timezoneapi.h"
#include "winnt.h"

EXTERN_C_START

/* The infinite time-out, and what a wait returns. */
#define INFINITE           0xFFFFFFFFU
#define WAIT_OBJECT_0      0U
#define WAIT_ABANDONED     0x80U
#define WAIT_ABANDONED_0   0x80U
#define WAIT_TIMEOUT       258U
#define WAIT_IO_COMPLETION 0xC0U
#define WAIT_FAILED        0xFFFFFFFFU

#define LMEM_FIXED          0x0000
#define LMEM_MOVEABLE       0x0002
#define LMEM_NOCOMPACT      0x0010
#define LMEM_NODISCARD      0x0020
#define LMEM_ZEROINIT       0x0040
#define LMEM_MODIFY         0x0080
#define LMEM_DISCARDABLE    0x0F00
#define LMEM_VALID_FLAGS    0x0F72
#define LMEM_INVALID_HANDLE 0x8000
#define LHND                (LMEM_MOVEABLE | LMEM_ZEROINIT)
#define LPTR                (LMEM_FIXED | LMEM_ZEROINIT)
#define NONZEROLPTR         LMEM_FIXED

#define FORMAT_MESSAGE_ALLOCATE_BUFFER 0x00000100
#define FORMAT_MESSAGE_IGNORE_INSERTS  0x00000200
#define FORMAT_MESSAGE_FROM_STRING     0x00000400
#define FORMAT_MESSAGE_FROM_HMODULE    0x00000800
#define FORMAT_MESSAGE_FROM_SYSTEM     0x00001000
#define FORMAT_MESSAGE_ARGUMENT_ARRAY  0x00002000
#define FORMAT_MESSAGE_MAX_WIDTH_MASK  0x000000FF

#define MAX_COMPUTERNAME_LENGTH 15

/**
 * The entry point that a resource DLL may define; called when it is loaded and unloaded.
 *
 * It is declared here so that a C++ source that defines it without `extern "C"` exports it under
 * its plain name.
 *
 * @param hinstDLL     a value that names the loaded library
 * @param fdwReason    DLL_PROCESS_ATTACH or DLL_PROCESS_DETACH
 * @param lpvReserved  not used
 * @retval FALSE       on attach: do not load
 */
__attribute__((visibility("default"))) BOOL WINAPI DllMain(HINSTANCE hinstDLL, DWORD fdwReason,
                                                           LPVOID lpvReserved);

/**
 * Allocate; 0 bytes are a block too. The caller frees it with LocalFree.
 *
 * @param uFlags  LMEM_ZEROINIT clears it (LPTR); LMEM_MOVEABLE has no effect
 * @retval NULL   ERROR_NOT_ENOUGH_MEMORY, ERROR_INVALID_PARAMETER (other flags)
 *
 * Differs: a moveable block is a pointer too.
 */
HLOCAL WINAPI LocalAlloc(UINT uFlags, SIZE_T uBytes);
/**
 * Resize, with LMEM_ZEROINIT for the new part. Without LMEM_MOVEABLE the block stays where it is,
 * so that it cannot grow. With LMEM_MODIFY nothing happens.
 *
 * @retval NULL  the block is as it was: ERROR_NOT_ENOUGH_MEMORY, ERROR_INVALID_HANDLE (not a
 *               block), ERROR_INVALID_PARAMETER (other flags)
 */
HLOCAL WINAPI LocalReAlloc(HLOCAL hMem, SIZE_T uBytes, UINT uFlags);
/**
 * Free; NULL is nothing.
 *
 * @retval NULL  freed
 * @return else the argument: ERROR_INVALID_HANDLE (not a block; nothing is freed)
 */
HLOCAL WINAPI LocalFree(HLOCAL hMem);
/** The size that was asked for. @retval 0  also ERROR_INVALID_HANDLE */
SIZE_T WINAPI LocalSize(HLOCAL hMem);
/** The block's address. @retval NULL  ERROR_INVALID_HANDLE */
LPVOID WINAPI LocalLock(HLOCAL hMem);
/** @retval FALSE  always: not locked any more (ERROR_SUCCESS), or ERROR_INVALID_HANDLE */
BOOL WINAPI LocalUnlock(HLOCAL hMem);

/** Length without the NUL; 0 for NULL. */
int WINAPI lstrlenW(LPCWSTR lpString);
/** Length without the NUL; 0 for NULL. */
int WINAPI lstrlenA(LPCSTR lpString);
/** CompareStringW as less than, equal to or greater than 0; NULL is less than any string. */
int WINAPI lstrcmpW(LPCWSTR lpString1, LPCWSTR lpString2);
/** The same without regard to case. */
int WINAPI lstrcmpiW(LPCWSTR lpString1, LPCWSTR lpString2);
/** Copy with the NUL. @retval NULL  a NULL argument */
LPWSTR WINAPI lstrcpyW(LPWSTR lpString1, LPCWSTR lpString2);
/** Copy at most iMaxLength - 1 characters, and a NUL. @retval NULL  a NULL argument */
LPWSTR WINAPI lstrcpynW(LPWSTR lpString1, LPCWSTR lpString2, int iMaxLength);
/** Append. @retval NULL  a NULL argument */
LPWSTR WINAPI lstrcatW(LPWSTR lpString1, LPCWSTR lpString2);

/** lstrcpyW, of narrow strings. */
LPSTR WINAPI lstrcpyA(LPSTR lpString1, LPCSTR lpString2);
/** lstrcpynW, of narrow strings. */
LPSTR WINAPI lstrcpynA(LPSTR lpString1, LPCSTR lpString2, int iMaxLength);
/** lstrcatW, of narrow strings. */
LPSTR WINAPI lstrcatA(LPSTR lpString1, LPCSTR lpString2);
/** lstrcmpW, of narrow strings. */
int WINAPI lstrcmpA(LPCSTR lpString1, LPCSTR lpString2);
/** lstrcmpiW, of narrow strings. */
int WINAPI lstrcmpiA(LPCSTR lpString1, LPCSTR lpString2);

/* Global memory is local memory. */
#define GMEM_FIXED    0x0000
#define GMEM_MOVEABLE 0x0002
#define GMEM_ZEROINIT 0x0040
#define GHND          (GMEM_MOVEABLE | GMEM_ZEROINIT)
#define GPTR          (GMEM_FIXED | GMEM_ZEROINIT)
#define GlobalAlloc   LocalAlloc
#define GlobalReAlloc LocalReAlloc
#define GlobalFree    LocalFree
#define GlobalSize    LocalSize
#define GlobalLock    LocalLock
#define GlobalUnlock  LocalUnlock

/**
 * This node's name in capitals, cut at MAX_COMPUTERNAME_LENGTH and at its first dot.
 *
 * @param nSize  characters of room; on return those stored, without the NUL, or the size to offer
 * @retval FALSE  ERROR_BUFFER_OVERFLOW
 */
BOOL WINAPI GetComputerNameW(LPWSTR lpBuffer, LPDWORD nSize);
/** GetComputerNameW in UTF-8. */
BOOL WINAPI GetComputerNameA(LPSTR lpBuffer, LPDWORD nSize);
/** Text for a debugger: here to the standard error stream, in UTF-8. */
VOID WINAPI OutputDebugStringW(LPCWSTR lpOutputString);
/** Text for a debugger: here to the standard error stream. */
VOID WINAPI OutputDebugStringA(LPCSTR lpOutputString);

/**
 * Make a timer that can be waited for. It has no name.
 *
 * @param bManualReset  FALSE: a wait that it ends resets it
 * @param lpTimerName   NULL
 * @return a handle for CloseHandle
 * @retval NULL  ERROR_NOT_ENOUGH_MEMORY, ERROR_INVALID_PARAMETER (a name)
 */
HANDLE WINAPI CreateWaitableTimerW(LPSECURITY_ATTRIBUTES lpTimerAttributes, BOOL bManualReset,
                                   LPCWSTR lpTimerName);
typedef VOID(WINAPI *PTIMERAPCROUTINE)(LPVOID lpArgToCompletionRoutine, DWORD dwTimerLowValue,
                                       DWORD dwTimerHighValue);
/**
 * Set a timer: it is reset now, and set at its time.
 *
 * @param lpDueTime            100 ns since 1601, or if negative from now on
 * @param lPeriod              ms; 0: once
 * @param pfnCompletionRoutine NULL: there are no APCs
 * @retval FALSE  ERROR_INVALID_HANDLE, ERROR_INVALID_PARAMETER, and as CreateThread
 */
BOOL WINAPI SetWaitableTimer(HANDLE hTimer, const LARGE_INTEGER *lpDueTime, LONG lPeriod,
                             PTIMERAPCROUTINE pfnCompletionRoutine, LPVOID lpArgToCompletionRoutine,
                             BOOL fResume);
/** Unset a timer; its state stays. @retval FALSE  ERROR_INVALID_HANDLE */
BOOL WINAPI CancelWaitableTimer(HANDLE hTimer);

/**
 * Format a message: inserts `%1`…`%99`, each with an optional `!spec!` as of printf, and the
 * escapes `%%` `%n` `%r` `%t` `%0` `%.` `%!` and `% `. An insert takes 8 bytes.
 *
 * @param dwFlags     FORMAT_MESSAGE_FROM_STRING, or FORMAT_MESSAGE_FROM_SYSTEM; and the others of
 *                    the list above. The low byte is a width: 255 makes spaces of line breaks,
 *                    another breaks lines at it
 * @param lpSource    the format, with FROM_STRING
 * @param dwMessageId a Win32 code or HRESULT, with FROM_SYSTEM
 * @param dwLanguageId ignored
 * @param lpBuffer    the result, or with ALLOCATE_BUFFER an LPWSTR that gets a LocalAlloc block
 * @param nSize       characters of room, with ALLOCATE_BUFFER the least to allocate
 * @param Arguments   a va_list's address, or with ARGUMENT_ARRAY an array of DWORD_PTR
 * @return characters stored, without the NUL
 * @retval 0  ERROR_INSUFFICIENT_BUFFER, ERROR_MR_MID_NOT_FOUND (an unknown code),
 *            ERROR_INVALID_PARAMETER (flags; a malformed or missing insert),
 *            ERROR_NOT_ENOUGH_MEMORY; or an empty message
 *
 * Differs: a system message is the code's name, not a sentence; there are no message tables of
 * modules (FROM_HMODULE).
 */
DWORD WINAPI FormatMessageW(DWORD dwFlags, LPCVOID lpSource, DWORD dwMessageId, DWORD dwLanguageId,
                            LPWSTR lpBuffer, DWORD nSize, va_list *Arguments);

/** FormatMessageW in UTF-8: plain strings are narrow, `!S!`, `!ls!` and `!ws!` wide. */
DWORD WINAPI FormatMessageA(DWORD dwFlags, LPCVOID lpSource, DWORD dwMessageId, DWORD dwLanguageId,
                            LPSTR lpBuffer, DWORD nSize, va_list *Arguments);

EXTERN_C_END

#if defined(UNICODE) || defined(_UNICODE)
#    define lstrlen           lstrlenW
#    define lstrcmp           lstrcmpW
#    define lstrcmpi          lstrcmpiW
#    define lstrcpy           lstrcpyW
#    define lstrcpyn          lstrcpynW
#    define lstrcat           lstrcatW
#    define FormatMessage     FormatMessageW
#    define OutputDebugString OutputDebugStringW
#    define GetComputerName   GetComputerNameW
#else
#    define lstrlen           lstrlenA
#    define lstrcmp           lstrcmpA
#    define lstrcmpi          lstrcmpiA
#    define lstrcpy           lstrcpyA
#    define lstrcpyn          lstrcpynA
#    define lstrcat           lstrcatA
#    define FormatMessage     FormatMessageA
#    define OutputDebugString OutputDebugStringA
#    define GetComputerName   GetComputerNameA
#endif
#define CreateWaitableTimer CreateWaitableTimerW

#include "winuser.h"

#endif
