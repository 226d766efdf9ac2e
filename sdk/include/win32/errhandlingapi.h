#ifndef RDK_WIN32_ERRHANDLINGAPI_H
#define RDK_WIN32_ERRHANDLINGAPI_H

#include "windef.h"

EXTERN_C_START

/** The calling thread's last error. */
DWORD WINAPI GetLastError(void);
/** Set the calling thread's last error. */
VOID WINAPI SetLastError(DWORD dwErrCode);

EXTERN_C_END

#endif
