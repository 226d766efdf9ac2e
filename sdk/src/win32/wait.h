#ifndef RDK_SRC_WIN32_WAIT_H
#define RDK_SRC_WIN32_WAIT_H

/*
 * Waits on handles, for other parts of librdk.
 */

#include "kernel.h"

/**
 * Wait for a thread to end, as WaitForSingleObject does, under another name in reports.
 *
 * @param[in] thread        a thread's handle
 * @param[in] milliseconds  time-out; INFINITE waits without limit
 * @param[in] kind          what a report says of the wait, e.g. RDK__WAIT_WORKER
 * @param[in] function      the public function that blocks; static text
 *
 * @retval WAIT_OBJECT_0  it has ended
 * @retval WAIT_TIMEOUT   it has not
 * @retval WAIT_FAILED    not a thread's handle (ERROR_INVALID_HANDLE)
 */
DWORD rdk__thread_wait(HANDLE thread, DWORD milliseconds, enum rdk__wait_kind kind,
                       const char *function);

#endif
