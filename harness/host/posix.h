#ifndef RDK_HOST_POSIX_H
#define RDK_HOST_POSIX_H

/*
 * POSIX under the virtual clock: what a plugin that does not keep to Win32 sleeps with, reads the
 * time from, locks and waits on, and makes threads with. Each is a scheduling point, and none
 * blocks but in the sight of the scheduler.
 *
 * What stays real: reading and writing of descriptors, signals, futexes that the plugin calls
 * itself (C++20's atomic waits among them), what libc does inside of itself, and objects that are
 * shared with another process.
 */

#include <stdbool.h>

struct rdk__thread;

/* After dlopen. */
void posix_redirect(void);
/* Look whether a descriptor that somebody waits for is ready by now, before time goes on. True:
 * somebody can go on who could not. */
bool posix_poll_look(void);
/* librdk takes leave of a thread, which may hold locks. */
void posix_forget_owner(const struct rdk__thread *owner);

#endif
