/*
 * Slim reader/writer locks. The state is the one pointer that the caller has, zero at first:
 *
 *     bits 0-1    STATE_FREE, STATE_EXCLUSIVE, STATE_SHARED
 *     bits 2-31   the owner's number, or how many share it
 *     bits 32-63  the lock's number in reports, given on first use
 *
 * First come, first served: readers do not overtake a writer that waits.
 */

#include "lock_wait.h"

enum state {
    STATE_FREE,
    STATE_EXCLUSIVE,
    STATE_SHARED,
};

struct srw {
    enum state state;
    uint32_t count; /* of those who share; or the owner */
    uint32_t number;
};

static struct srw srw_read(const SRWLOCK *lock)
{
    uintptr_t word = (uintptr_t)lock->Ptr;

    return (struct srw){
        .state = (enum state)(word & 3),
        .count = (uint32_t)word >> 2,
        .number = (uint32_t)(word >> 32),
    };
}

static void srw_write(SRWLOCK *lock, struct srw srw)
{
    lock->Ptr = (PVOID)((uintptr_t)srw.number << 32 | (uintptr_t)srw.count << 2 | srw.state);
}

static void give(struct srw *srw, enum lock_mode mode, const struct thread *thread)
{
    if (mode == LOCK_EXCLUSIVE) {
        srw->state = STATE_EXCLUSIVE;
        srw->count = thread->seam.number;
    } else {
        srw->count = srw->state == STATE_SHARED ? srw->count + 1 : 1;
        srw->state = STATE_SHARED;
    }
}

static bool try_acquire(struct thread *self, SRWLOCK *lock, enum lock_mode mode)
{
    struct srw srw = srw_read(lock);
    bool join = mode == LOCK_SHARED && srw.state == STATE_SHARED && rdk__lock_first(lock) == NULL;

    if (srw.number == 0) {
        srw.number = rdk__next_number();
    }
    if (srw.state != STATE_FREE && !join) {
        return false;
    }
    give(&srw, mode, self);
    srw_write(lock, srw);
    return true;
}

void rdk__srw_acquire(struct thread *self, SRWLOCK *lock, enum lock_mode mode, const char *function)
{
    if (try_acquire(self, lock, mode)) {
        return;
    }
    struct srw srw = srw_read(lock);
    struct lock_wait wait = {
        .address = lock,
        .mode = mode,
        .kind = RDK__WAIT_SRW_LOCK,
        .function = function,
        .name = "SRW lock",
        .number = srw.number,
        .owner = srw.state == STATE_EXCLUSIVE ? srw.count : 0,
    };
    rdk__lock_block(self, &wait, RDK__NEVER);
}

/* The lock is free: hand it to the first writer, or to all readers before the next one. */
static void serve(SRWLOCK *lock, struct srw srw)
{
    struct lock_waiter *next = rdk__lock_first(lock);

    while (next != NULL) {
        enum lock_mode mode = next->mode;

        if (srw.state != STATE_FREE && mode == LOCK_EXCLUSIVE) {
            break;
        }
        give(&srw, mode, next->waiter.thread);
        rdk__lock_grant(next);
        if (mode == LOCK_EXCLUSIVE) {
            break;
        }
        next = rdk__lock_first(lock);
    }
    srw_write(lock, srw);
    rdk__lock_owner_changed(lock, srw.state == STATE_EXCLUSIVE ? srw.count : 0);
}

bool rdk__srw_release(SRWLOCK *lock, enum lock_mode mode)
{
    struct srw srw = srw_read(lock);

    if (srw.state != (mode == LOCK_EXCLUSIVE ? STATE_EXCLUSIVE : STATE_SHARED)) {
        return false;
    }
    if (mode == LOCK_SHARED && --srw.count > 0) {
        srw_write(lock, srw);
        return true;
    }
    srw.state = STATE_FREE;
    srw.count = 0;
    serve(lock, srw);
    return true;
}

static void acquire(SRWLOCK *lock, enum lock_mode mode, const char *function)
{
    struct thread *self = rdk__enter(function);

    rdk__lock();
    rdk__srw_acquire(self, lock, mode, function);
    rdk__unlock();
}

static void release(SRWLOCK *lock, enum lock_mode mode, const char *function)
{
    rdk__enter(function);
    rdk__lock();
    bool held = rdk__srw_release(lock, mode);
    rdk__unlock();
    if (!held) {
        /* Windows raises STATUS_RESOURCE_NOT_OWNED. */
        rdk__lock_misused("an SRW lock is released that is not held in that mode");
    }
}

static BOOLEAN acquire_now(SRWLOCK *lock, enum lock_mode mode, const char *function)
{
    struct thread *self = rdk__enter(function);

    rdk__lock();
    bool acquired = try_acquire(self, lock, mode);
    rdk__unlock();
    return acquired;
}

RDK__EXPORT VOID WINAPI InitializeSRWLock(PSRWLOCK SRWLock)
{
    SRWLock->Ptr = NULL;
}

RDK__EXPORT VOID WINAPI AcquireSRWLockExclusive(PSRWLOCK SRWLock)
{
    acquire(SRWLock, LOCK_EXCLUSIVE, "AcquireSRWLockExclusive");
}

RDK__EXPORT VOID WINAPI AcquireSRWLockShared(PSRWLOCK SRWLock)
{
    acquire(SRWLock, LOCK_SHARED, "AcquireSRWLockShared");
}

RDK__EXPORT BOOLEAN WINAPI TryAcquireSRWLockExclusive(PSRWLOCK SRWLock)
{
    return acquire_now(SRWLock, LOCK_EXCLUSIVE, "TryAcquireSRWLockExclusive");
}

RDK__EXPORT BOOLEAN WINAPI TryAcquireSRWLockShared(PSRWLOCK SRWLock)
{
    return acquire_now(SRWLock, LOCK_SHARED, "TryAcquireSRWLockShared");
}

RDK__EXPORT VOID WINAPI ReleaseSRWLockExclusive(PSRWLOCK SRWLock)
{
    release(SRWLock, LOCK_EXCLUSIVE, "ReleaseSRWLockExclusive");
}

RDK__EXPORT VOID WINAPI ReleaseSRWLockShared(PSRWLOCK SRWLock)
{
    release(SRWLock, LOCK_SHARED, "ReleaseSRWLockShared");
}
