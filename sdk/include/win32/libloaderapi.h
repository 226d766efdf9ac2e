#ifndef RDK_WIN32_LIBLOADERAPI_H
#define RDK_WIN32_LIBLOADERAPI_H

#include "windef.h"

EXTERN_C_START

/**
 * Ask not to be told of threads: nothing to do, DllMain is called for the process alone.
 *
 * @retval TRUE  always
 */
BOOL WINAPI DisableThreadLibraryCalls(HMODULE hLibModule);

EXTERN_C_END

#endif
