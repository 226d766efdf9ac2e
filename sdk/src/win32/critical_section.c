/*
 * Critical sections. The section is handed to the first who waits for it, so none is overtaken.
 */

#include "lock_wait.h"

/* What DebugInfo holds between Initialize and Delete. */
static char initialised;

static uint32_t number_of(const CRITICAL_SECTION *section)
{
    return (uint32_t)(uintptr_t)section->LockSemaphore;
}

static uint32_t owner_of(const CRITICAL_SECTION *section)
{
    return (uint32_t)(uintptr_t)section->OwningThread / 4;
}

static void take(CRITICAL_SECTION *section, const struct thread *thread)
{
    section->OwningThread = (HANDLE)(uintptr_t)rdk__thread_id(thread);
    section->RecursionCount = 1;
    section->LockCount = 0;
}

/* Try without blocking. */
static bool try_enter(struct thread *self, CRITICAL_SECTION *section)
{
    if (section->RecursionCount == 0) {
        take(section, self);
    } else if (owner_of(section) == self->seam.number) {
        section->RecursionCount++;
        section->LockCount++;
    } else {
        return false;
    }
    return true;
}

void rdk__section_enter(struct thread *self, CRITICAL_SECTION *section, const char *function)
{
    if (try_enter(self, section)) {
        return;
    }
    struct lock_wait wait = {
        .address = section,
        .kind = RDK__WAIT_CRITICAL_SECTION,
        .function = function,
        .name = "critical section",
        .number = number_of(section),
        .owner = owner_of(section),
    };
    /* Whoever leaves the section makes it ours before the grant. */
    rdk__lock_block(self, &wait, RDK__NEVER);
}

bool rdk__section_leave(struct thread *self, CRITICAL_SECTION *section)
{
    if (section->RecursionCount == 0 || owner_of(section) != self->seam.number) {
        return false;
    }
    section->RecursionCount--;
    section->LockCount--;
    if (section->RecursionCount > 0) {
        return true;
    }
    section->OwningThread = NULL;
    struct lock_waiter *next = rdk__lock_first(section);
    if (next != NULL) {
        take(section, next->waiter.thread);
        rdk__lock_grant(next);
        rdk__lock_owner_changed(section, owner_of(section));
    }
    return true;
}

static struct thread *enter_checked(CRITICAL_SECTION *section, const char *function)
{
    struct thread *self = rdk__enter(function);

    if (section->DebugInfo != &initialised) {
        rdk__lock_misused("a critical section is used that is not initialised, or deleted");
    }
    return self;
}

static void section_init(CRITICAL_SECTION *section, DWORD spin_count)
{
    rdk__lock();
    uint32_t number = rdk__next_number();
    rdk__unlock();
    *section = (CRITICAL_SECTION){
        .DebugInfo = &initialised,
        .LockCount = -1,
        .LockSemaphore = (HANDLE)(uintptr_t)number,
        .SpinCount = spin_count,
    };
}

RDK__EXPORT VOID WINAPI InitializeCriticalSection(LPCRITICAL_SECTION lpCriticalSection)
{
    section_init(lpCriticalSection, 0);
}

RDK__EXPORT BOOL WINAPI InitializeCriticalSectionAndSpinCount(LPCRITICAL_SECTION lpCriticalSection,
                                                              DWORD dwSpinCount)
{
    section_init(lpCriticalSection, dwSpinCount & 0x00ffffff);
    return TRUE;
}

RDK__EXPORT BOOL WINAPI InitializeCriticalSectionEx(LPCRITICAL_SECTION lpCriticalSection,
                                                    DWORD dwSpinCount, DWORD Flags)
{
    if ((Flags & ~(DWORD)CRITICAL_SECTION_NO_DEBUG_INFO) != 0) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return FALSE;
    }
    section_init(lpCriticalSection, dwSpinCount & 0x00ffffff);
    return TRUE;
}

RDK__EXPORT DWORD WINAPI SetCriticalSectionSpinCount(LPCRITICAL_SECTION lpCriticalSection,
                                                     DWORD dwSpinCount)
{
    rdk__lock();
    DWORD before = (DWORD)lpCriticalSection->SpinCount;
    lpCriticalSection->SpinCount = dwSpinCount & 0x00ffffff;
    rdk__unlock();
    return before;
}

RDK__EXPORT VOID WINAPI EnterCriticalSection(LPCRITICAL_SECTION lpCriticalSection)
{
    struct thread *self = enter_checked(lpCriticalSection, "EnterCriticalSection");

    rdk__lock();
    rdk__section_enter(self, lpCriticalSection, "EnterCriticalSection");
    rdk__unlock();
}

RDK__EXPORT BOOL WINAPI TryEnterCriticalSection(LPCRITICAL_SECTION lpCriticalSection)
{
    struct thread *self = enter_checked(lpCriticalSection, "TryEnterCriticalSection");

    rdk__lock();
    bool entered = try_enter(self, lpCriticalSection);
    rdk__unlock();
    return entered;
}

RDK__EXPORT VOID WINAPI LeaveCriticalSection(LPCRITICAL_SECTION lpCriticalSection)
{
    struct thread *self = enter_checked(lpCriticalSection, "LeaveCriticalSection");

    rdk__lock();
    bool left = rdk__section_leave(self, lpCriticalSection);
    rdk__unlock();
    if (!left) {
        rdk__mistake("lock-misuse", "LeaveCriticalSection by a thread that is not inside");
    }
}

RDK__EXPORT VOID WINAPI DeleteCriticalSection(LPCRITICAL_SECTION lpCriticalSection)
{
    enter_checked(lpCriticalSection, "DeleteCriticalSection");
    rdk__lock();
    bool busy = lpCriticalSection->RecursionCount != 0;
    lpCriticalSection->DebugInfo = NULL;
    rdk__unlock();
    if (busy) {
        rdk__mistake("lock-misuse", "DeleteCriticalSection while a thread is inside");
    }
}
