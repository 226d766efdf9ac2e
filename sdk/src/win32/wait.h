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

struct object;

/**
 * Wait for any of some objects, which need no handles. The lock is held before and after, not
 * between; the objects stay referenced meanwhile.
 *
 * @param[in] objects      at most MAXIMUM_WAIT_OBJECTS
 * @param[in] deadline_us  on the runtime's clock; RDK__NEVER waits without limit
 * @param[in] function     what a report says that the thread is in; static text
 *
 * @return WAIT_OBJECT_0 + i: that one was taken; WAIT_ABANDONED_0 + i; WAIT_TIMEOUT
 */
DWORD rdk__objects_wait(struct object **objects, DWORD count, uint64_t deadline_us,
                        const char *function);

#endif
