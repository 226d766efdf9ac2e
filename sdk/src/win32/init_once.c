/*
 * One-time initialisation. The state is the caller's one pointer, zero at first:
 *
 *     bits 0-1    STATE_NEW, STATE_RUNNING, STATE_DONE
 *     running:    bits 2-31 the number of the thread that runs it, 32-63 the number in reports
 *     done:       the other bits are the context, whose two low bits are zero
 */

#include "lock_wait.h"

enum state {
    STATE_NEW,
    STATE_RUNNING,
    STATE_DONE,
    STATE_BITS = 3,
};

static uintptr_t word_of(const INIT_ONCE *once)
{
    return (uintptr_t)once->Ptr;
}

/* Lock held. True if the caller is to initialise; false if that is done. */
static bool begin(struct thread *self, INIT_ONCE *once, const char *function)
{
    for (;;) {
        uintptr_t word = word_of(once);

        if ((word & STATE_BITS) == STATE_DONE) {
            return false;
        }
        if ((word & STATE_BITS) == STATE_NEW) {
            uintptr_t number = rdk__next_number();

            once->Ptr = (PVOID)(number << 32 | (uintptr_t)self->seam.number << 2 | STATE_RUNNING);
            return true;
        }
        struct lock_wait wait = {
            .address = once,
            .kind = RDK__WAIT_INIT_ONCE,
            .function = function,
            .name = "one-time initialisation",
            .number = (uint32_t)(word >> 32),
            .owner = (uint32_t)word >> 2,
        };
        rdk__lock_block(self, &wait, RDK__NEVER);
    }
}

/* Lock held. Those who wait look again: one of them begins anew after a failure. */
static void complete(INIT_ONCE *once, uintptr_t word)
{
    struct lock_waiter *waiter;

    once->Ptr = (PVOID)word;
    while ((waiter = rdk__lock_first(once)) != NULL) {
        rdk__lock_grant(waiter);
    }
}

static void context_store(LPVOID *context, const INIT_ONCE *once)
{
    if (context != NULL) {
        *context = (LPVOID)(word_of(once) & ~(uintptr_t)STATE_BITS);
    }
}

RDK__EXPORT VOID WINAPI InitOnceInitialize(PINIT_ONCE InitOnce)
{
    InitOnce->Ptr = NULL;
}

RDK__EXPORT BOOL WINAPI InitOnceExecuteOnce(PINIT_ONCE InitOnce, PINIT_ONCE_FN InitFn,
                                            PVOID Parameter, LPVOID *Context)
{
    static const char name[] = "InitOnceExecuteOnce";
    struct thread *self = rdk__enter(name);
    bool done = true;

    rdk__lock();
    if (begin(self, InitOnce, name)) {
        PVOID context = NULL;

        rdk__unlock();
        done = InitFn(InitOnce, Parameter, &context) != FALSE;
        rdk__lock();
        complete(InitOnce,
                 done ? ((uintptr_t)context & ~(uintptr_t)STATE_BITS) | STATE_DONE : STATE_NEW);
    }
    if (done) {
        context_store(Context, InitOnce);
    }
    rdk__unlock();
    return done;
}

RDK__EXPORT BOOL WINAPI InitOnceBeginInitialize(LPINIT_ONCE lpInitOnce, DWORD dwFlags,
                                                PBOOL fPending, LPVOID *lpContext)
{
    static const char name[] = "InitOnceBeginInitialize";
    struct thread *self = rdk__enter(name);
    DWORD failed = ERROR_SUCCESS;

    if ((dwFlags & ~(DWORD)INIT_ONCE_CHECK_ONLY) != 0 || fPending == NULL) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return FALSE;
    }
    rdk__lock();
    if (dwFlags != 0) {
        failed =
            (word_of(lpInitOnce) & STATE_BITS) == STATE_DONE ? ERROR_SUCCESS : ERROR_GEN_FAILURE;
        *fPending = failed != ERROR_SUCCESS;
    } else {
        *fPending = begin(self, lpInitOnce, name);
    }
    if (!*fPending) {
        context_store(lpContext, lpInitOnce);
    }
    rdk__unlock();
    if (failed != ERROR_SUCCESS) {
        SetLastError(failed);
    }
    return failed == ERROR_SUCCESS;
}

RDK__EXPORT BOOL WINAPI InitOnceComplete(LPINIT_ONCE lpInitOnce, DWORD dwFlags, LPVOID lpContext)
{
    bool failed = (dwFlags & INIT_ONCE_INIT_FAILED) != 0;
    uintptr_t context = (uintptr_t)lpContext;

    rdk__enter("InitOnceComplete");
    rdk__lock();
    bool valid = (dwFlags & ~(DWORD)INIT_ONCE_INIT_FAILED) == 0 && (context & STATE_BITS) == 0 &&
                 !(failed && context != 0) && (word_of(lpInitOnce) & STATE_BITS) == STATE_RUNNING;
    if (valid) {
        complete(lpInitOnce, failed ? STATE_NEW : context | STATE_DONE);
    }
    rdk__unlock();
    if (!valid) {
        SetLastError(ERROR_INVALID_PARAMETER);
    }
    return valid;
}
