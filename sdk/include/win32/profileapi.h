#ifndef RDK_WIN32_PROFILEAPI_H
#define RDK_WIN32_PROFILEAPI_H

#include "windef.h"

EXTERN_C_START

/** A counter that rises with time. @retval TRUE  always */
BOOL WINAPI QueryPerformanceCounter(LARGE_INTEGER *lpPerformanceCount);
/** How much it rises in a second. @retval TRUE  always */
BOOL WINAPI QueryPerformanceFrequency(LARGE_INTEGER *lpFrequency);

EXTERN_C_END

#endif
