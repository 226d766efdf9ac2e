#ifndef RDK_SRC_WIN32_KERNEL_H
#define RDK_SRC_WIN32_KERNEL_H

/*
 * What the files of the Win32 base share: the lock, threads, and how a thread blocks.
 *
 * One lock guards all state. A thread that must wait puts a record on the stack into the list of
 * what it waits for, and blocks; whoever releases the thing finds the record, does on the
 * waiter's behalf whatever the release means (takes the mutex, consumes the event) and grants it.
 * So a wait that ends has already got what it waited for: nobody can come between.
 */

#include <setjmp.h>
#include <stdint.h>

#include <windows.h>

#include "export.h"
#include "list.h"
#include "runtime.h"

struct object;

#define TLS_SLOTS 1088

/* A thread as librdk knows it. `seam` is first: the runtime holds a pointer to it. */
struct thread {
    struct rdk__thread seam;
    struct object *object;    /* what a handle to it names; the thread holds a reference */
    struct rdk__link all;     /* in the list of live threads */
    struct rdk__link mutexes; /* those it owns */
    DWORD exit_code;
    bool started; /* false while it is CREATE_SUSPENDED */
    bool ended;
    jmp_buf leave;    /* out of the thread's own code, for ExitThread */
    void **tls;       /* TLS_SLOTS values, made by the first TlsSetValue */
    const void *site; /* who called CreateThread; NULL for a foreign thread */
};

/* A wait in progress. `granted` is set, under the lock, by whoever ends it. */
struct waiter {
    struct thread *thread;
    bool granted;
};

void rdk__lock(void);
void rdk__unlock(void);

/* Entry of each public function that can block or synchronises: attaches the calling thread,
 * passes the scheduling point, and gives the thread. */
struct thread *rdk__enter(const char *function);
struct thread *rdk__current(void);
/* The same without attaching: NULL for a thread that is new. Needs no lock, takes none. */
struct thread *rdk__current_if_known(void);

/* The next number for something that a report may name. Lock held. */
uint32_t rdk__next_number(void);

/* A live thread by its number, NULL if there is none. Lock held. */
struct thread *rdk__thread_by_number(uint32_t number);
DWORD rdk__thread_id(const struct thread *thread);
void rdk__thread_free(struct thread *thread);
struct rdk__link *rdk__threads(void);

/* Milliseconds of a Win32 time-out to a deadline; INFINITE is RDK__NEVER. */
uint64_t rdk__deadline(DWORD milliseconds);

/* Block until the wait is granted (true) or the deadline passes (false). Lock held before and
 * after, not between. */
bool rdk__block(struct waiter *waiter, uint64_t deadline_us, const struct rdk__wait *why);
/* End a wait. Lock held. */
void rdk__grant(struct waiter *waiter);

/* Tell the runtime of a mistake of the caller, where it listens. No lock held. */
void rdk__mistake(const char *rule, const char *text);

/* The address that the public function returns to: who made a handle or a block. */
#define RDK__SITE() __builtin_return_address(0)

#endif
