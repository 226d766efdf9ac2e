#ifndef RDK_SRC_WIN32_LOCK_WAIT_H
#define RDK_SRC_WIN32_LOCK_WAIT_H

/*
 * Waiting for the locks that live in the caller's memory: critical sections, SRW locks, condition
 * variables, one-time initialisation. Several of them need no call before their first use and none
 * after their last, so waiters are found by the lock's address, and nothing is kept for a lock that
 * nobody waits for. All of these are called with librdk's lock held.
 */

#include "kernel.h"

enum lock_mode {
    LOCK_EXCLUSIVE,
    LOCK_SHARED,
};

struct lock_waiter {
    struct waiter waiter;
    struct rdk__link link;
    const void *address;
    enum lock_mode mode;
    struct rdk__wait_object shown;
};

/* What to wait for, and what a report says of it. */
struct lock_wait {
    const void *address;
    enum lock_mode mode;
    enum rdk__wait_kind kind;
    const char *function;
    const char *name; /* "critical section" */
    uint32_t number;
    uint32_t owner; /* a thread's number; 0 for none */
};

/* Join the queue, and block until granted (true) or the deadline passes (false). */
bool rdk__lock_block(struct thread *self, const struct lock_wait *wait, uint64_t deadline_us);

/* The first in the queue of a lock, NULL if it is empty. */
struct lock_waiter *rdk__lock_first(const void *address);
/* Take a waiter out of its queue and end its wait. */
void rdk__lock_grant(struct lock_waiter *waiter);
/* Those who wait for the lock wait for this thread from now on; 0 for nobody. */
void rdk__lock_owner_changed(const void *address, uint32_t owner);
/* The thread's record goes away. */
void rdk__lock_forget_owner(const struct thread *thread);

/* The caller misused a lock in a way that Windows answers with an exception or worse. Never
 * returns. No lock held. */
_Noreturn void rdk__lock_misused(const char *text);

/* Critical section and SRW lock, entered and left with the lock held, for condition variables. */
void rdk__section_enter(struct thread *self, CRITICAL_SECTION *section, const char *function);
bool rdk__section_leave(struct thread *self, CRITICAL_SECTION *section);
void rdk__srw_acquire(struct thread *self, SRWLOCK *lock, enum lock_mode mode,
                      const char *function);
bool rdk__srw_release(SRWLOCK *lock, enum lock_mode mode);

#endif
