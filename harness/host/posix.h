#ifndef RDK_HOST_POSIX_H
#define RDK_HOST_POSIX_H

/*
 * POSIX under the virtual clock: what a plugin that does not keep to Win32 sleeps with, reads the
 * time from, locks and waits on, and makes threads with. Each is a scheduling point, and none
 * blocks but in the sight of the scheduler.
 */

/* Before dlopen, and after it. */
void posix_prepare(void);
void posix_redirect(void);

#endif
