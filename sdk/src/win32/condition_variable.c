/*
 * Condition variables, over critical sections and SRW locks. The caller's pointer holds no more
 * than the variable's number in reports, given on first use.
 */

#include "lock_wait.h"

static bool wait_for_wake(struct thread *self, CONDITION_VARIABLE *variable, uint64_t deadline_us,
                          const char *function)
{
    if (variable->Ptr == NULL) {
        variable->Ptr = (PVOID)(uintptr_t)rdk__next_number();
    }
    struct lock_wait wait = {
        .address = variable,
        .kind = RDK__WAIT_CONDITION,
        .function = function,
        .name = "condition variable",
        .number = (uint32_t)(uintptr_t)variable->Ptr,
    };
    return rdk__lock_block(self, &wait, deadline_us);
}

static BOOL woken(bool granted)
{
    if (!granted) {
        SetLastError(ERROR_TIMEOUT);
    }
    return granted;
}

RDK__EXPORT VOID WINAPI InitializeConditionVariable(PCONDITION_VARIABLE ConditionVariable)
{
    ConditionVariable->Ptr = NULL;
}

RDK__EXPORT BOOL WINAPI SleepConditionVariableCS(PCONDITION_VARIABLE ConditionVariable,
                                                 PCRITICAL_SECTION CriticalSection,
                                                 DWORD dwMilliseconds)
{
    static const char name[] = "SleepConditionVariableCS";
    struct thread *self = rdk__enter(name);
    uint64_t deadline = rdk__deadline(dwMilliseconds);
    bool granted = false;

    rdk__lock();
    bool held = rdk__section_leave(self, CriticalSection);
    if (held) {
        granted = wait_for_wake(self, ConditionVariable, deadline, name);
        rdk__section_enter(self, CriticalSection, name);
    }
    rdk__unlock();
    if (!held) {
        rdk__lock_misused("SleepConditionVariableCS outside of the critical section");
    }
    return woken(granted);
}

RDK__EXPORT BOOL WINAPI SleepConditionVariableSRW(PCONDITION_VARIABLE ConditionVariable,
                                                  PSRWLOCK SRWLock, DWORD dwMilliseconds,
                                                  ULONG Flags)
{
    static const char name[] = "SleepConditionVariableSRW";
    struct thread *self = rdk__enter(name);
    uint64_t deadline = rdk__deadline(dwMilliseconds);
    enum lock_mode mode = LOCK_EXCLUSIVE;
    bool granted = false;

    if ((Flags & ~(ULONG)CONDITION_VARIABLE_LOCKMODE_SHARED) != 0) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return FALSE;
    }
    if (Flags != 0) {
        mode = LOCK_SHARED;
    }
    rdk__lock();
    bool held = rdk__srw_release(SRWLock, mode);
    if (held) {
        granted = wait_for_wake(self, ConditionVariable, deadline, name);
        rdk__srw_acquire(self, SRWLock, mode, name);
    }
    rdk__unlock();
    if (!held) {
        rdk__lock_misused("SleepConditionVariableSRW without the lock");
    }
    return woken(granted);
}

RDK__EXPORT VOID WINAPI WakeConditionVariable(PCONDITION_VARIABLE ConditionVariable)
{
    rdk__enter("WakeConditionVariable");
    rdk__lock();
    struct lock_waiter *waiter = rdk__lock_first(ConditionVariable);
    if (waiter != NULL) {
        rdk__lock_grant(waiter);
    }
    rdk__unlock();
}

RDK__EXPORT VOID WINAPI WakeAllConditionVariable(PCONDITION_VARIABLE ConditionVariable)
{
    struct lock_waiter *waiter;

    rdk__enter("WakeAllConditionVariable");
    rdk__lock();
    while ((waiter = rdk__lock_first(ConditionVariable)) != NULL) {
        rdk__lock_grant(waiter);
    }
    rdk__unlock();
}
