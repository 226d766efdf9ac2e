#ifndef RDK_SRC_WIN32_THREAD_H
#define RDK_SRC_WIN32_THREAD_H

/*
 * Threads, for other parts of librdk.
 */

#include "kernel.h"

/**
 * Make a thread under another name in reports than CreateThread's.
 *
 * @param[in]  start     its routine
 * @param[in]  argument  what the routine gets
 * @param[in]  role      what a report calls it: "worker", "pool"; static text
 * @param[in]  function  the public function that makes it; static text
 * @param[in]  site      the address in the caller of that function (RDK__SITE())
 * @param[in]  flags     0, or CREATE_SUSPENDED
 * @param[out] ret_id    its id; NULL if it is not wanted
 *
 * @return its handle, to be closed; NULL on failure (GetLastError tells)
 */
HANDLE rdk__thread_create(LPTHREAD_START_ROUTINE start, void *argument, const char *role,
                          const char *function, const void *site, DWORD flags, DWORD *ret_id);

/* What a report calls the thread; static text. False if the handle is not a thread's. */
bool rdk__thread_set_role(HANDLE thread, const char *role);

/* True if the handle names the calling thread. */
bool rdk__thread_is_current(HANDLE thread);

#endif
