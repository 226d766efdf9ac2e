/*
 * The last error: one for each thread, also for those that librdk does not know yet.
 */

#include "kernel.h"

static __thread DWORD last_error;

RDK__EXPORT DWORD WINAPI GetLastError(void)
{
    return last_error;
}

RDK__EXPORT VOID WINAPI SetLastError(DWORD dwErrCode)
{
    last_error = dwErrCode;
}
