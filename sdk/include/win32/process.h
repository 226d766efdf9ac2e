#ifndef RDK_WIN32_PROCESS_H
#define RDK_WIN32_PROCESS_H

/*
 * Threads as the C run-time library of Windows makes them.
 */

#include <stdint.h>

#include "windef.h"

EXTERN_C_START

/**
 * CreateThread, for code that uses the C library.
 *
 * @param security   ignored
 * @param stack_size ignored
 * @param initflag   0 or CREATE_SUSPENDED
 * @param thrdaddr   the thread's id; may be NULL
 * @return a handle for CloseHandle
 * @retval 0  failures as CreateThread: the last error is set, and errno (EINVAL, EAGAIN)
 */
uintptr_t _beginthreadex(void *security, unsigned stack_size,
                         unsigned(WINAPI *start_address)(void *), void *arglist, unsigned initflag,
                         unsigned *thrdaddr);
/** ExitThread. */
DECLSPEC_NORETURN void _endthreadex(unsigned retval);

EXTERN_C_END

#endif
