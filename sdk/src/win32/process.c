/*
 * _beginthreadex and its end.
 */

#include <errno.h>
#include <process.h>

#include "thread.h"

RDK__EXPORT uintptr_t _beginthreadex(void *security, unsigned stack_size,
                                     unsigned(WINAPI *start_address)(void *), void *arglist,
                                     unsigned initflag, unsigned *thrdaddr)
{
    UNREFERENCED_PARAMETER(security);
    UNREFERENCED_PARAMETER(stack_size);
    rdk__enter("_beginthreadex");
    if (start_address == NULL ||
        (initflag & ~(unsigned)(CREATE_SUSPENDED | STACK_SIZE_PARAM_IS_A_RESERVATION)) != 0) {
        errno = EINVAL;
        SetLastError(ERROR_INVALID_PARAMETER);
        return 0;
    }
    HANDLE thread = rdk__thread_create(start_address, arglist, "thread", "_beginthreadex",
                                       RDK__SITE(), initflag, thrdaddr);
    if (thread == NULL) {
        errno = EAGAIN;
    }
    return (uintptr_t)thread;
}

RDK__EXPORT void _endthreadex(unsigned retval)
{
    ExitThread(retval);
}
