#ifndef RDK_WIN32_WINBASE_H
#define RDK_WIN32_WINBASE_H

#include "windef.h"
#include "winnt.h"

/* The infinite time-out, and what a wait returns. */
#define INFINITE           0xFFFFFFFFU
#define WAIT_OBJECT_0      0U
#define WAIT_ABANDONED     0x80U
#define WAIT_ABANDONED_0   0x80U
#define WAIT_TIMEOUT       258U
#define WAIT_IO_COMPLETION 0xC0U
#define WAIT_FAILED        0xFFFFFFFFU

EXTERN_C_START

typedef DWORD(WINAPI *PTHREAD_START_ROUTINE)(LPVOID argument);
typedef PTHREAD_START_ROUTINE LPTHREAD_START_ROUTINE;

/**
 * The entry point that a resource DLL may define; called when it is loaded and unloaded.
 *
 * It is declared here so that a C++ source that defines it without `extern "C"` exports it under
 * its plain name.
 *
 * @param instance  a value that names the loaded library
 * @param reason    DLL_PROCESS_ATTACH or DLL_PROCESS_DETACH
 * @param reserved  not used
 * @retval FALSE    on attach: do not load
 */
__attribute__((visibility("default"))) BOOL WINAPI DllMain(HINSTANCE instance, DWORD reason,
                                                           LPVOID reserved);

EXTERN_C_END

#endif
