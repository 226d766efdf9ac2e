#ifndef RDK_SRC_CLUSTER_SEAM_H
#define RDK_SRC_CLUSTER_SEAM_H

/* How the functions of this folder hand a call to the provider, and its result to the caller. */

#include <windows.h>

#include "provider.h"

#define SLOT(argument) ((uint64_t)(uintptr_t)(argument))

/* The result of a provider's call is a Win32 code in the low half. */
#define FORWARD(function, ...) \
    ((DWORD)rdk__provider_call(RDK__PROVIDER_##function, (uint64_t[]){__VA_ARGS__}))

/* For functions that return a BOOL, and else set the last error. */
static inline BOOL rdk__succeed(DWORD status)
{
    if (status != ERROR_SUCCESS) {
        SetLastError(status);
    }
    return status == ERROR_SUCCESS;
}

/* The access to an object that a caller of an Ex form asks for: GENERIC_READ or GENERIC_ALL; 0
 * when it asks for nothing, or for what there is not. */
static inline DWORD rdk__access(DWORD desired)
{
    const DWORD all = GENERIC_ALL | MAXIMUM_ALLOWED;

    if (desired == 0 || (desired & ~(all | GENERIC_READ)) != 0) {
        return 0;
    }
    return (desired & all) != 0 ? GENERIC_ALL : GENERIC_READ;
}

#endif
