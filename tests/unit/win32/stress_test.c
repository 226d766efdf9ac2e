/* Eight threads at once: what must not be lost, doubled or left behind. */

#include "ledger.h"
#include "win32_test.h"

#define THREADS 8
#define ROUNDS  2000

static CRITICAL_SECTION section;
static SRWLOCK srw;
static CONDITION_VARIABLE condition;
static HANDLE semaphore;
static HANDLE mutex;
static HANDLE token; /* an auto-reset event, passed around */
static LONG plain;   /* guarded by one of the above */
static LONG waiting;

static void run(LPTHREAD_START_ROUTINE routine)
{
    HANDLE threads[THREADS];
    DWORD code;

    for (size_t i = 0; i < THREADS; i++) {
        threads[i] = CreateThread(NULL, 0, routine, (void *)i, 0, NULL);
        ck_assert_ptr_nonnull(threads[i]);
    }
    ck_assert_uint_eq(WaitForMultipleObjects(THREADS, threads, TRUE, 50000), WAIT_OBJECT_0);
    for (size_t i = 0; i < THREADS; i++) {
        ck_assert(GetExitCodeThread(threads[i], &code));
        ck_assert_uint_eq(code, 0);
        CloseHandle(threads[i]);
    }
}

static DWORD WINAPI use_locks(LPVOID argument)
{
    UNREFERENCED_PARAMETER(argument);
    for (int i = 0; i < ROUNDS; i++) {
        EnterCriticalSection(&section);
        plain++;
        LeaveCriticalSection(&section);
    }
    return 0;
}

START_TEST(test_stress__section_loses_no_update)
{
    InitializeCriticalSection(&section);
    run(use_locks);
    ck_assert_int_eq(plain, THREADS * ROUNDS);
    DeleteCriticalSection(&section);
}
END_TEST

static DWORD WINAPI use_srw(LPVOID argument)
{
    LONG seen = 0;

    for (int i = 0; i < ROUNDS; i++) {
        if (((uintptr_t)argument + (unsigned)i) % 4 == 0) {
            AcquireSRWLockExclusive(&srw);
            plain++;
            ReleaseSRWLockExclusive(&srw);
        } else {
            AcquireSRWLockShared(&srw);
            seen |= plain;
            ReleaseSRWLockShared(&srw);
        }
    }
    return seen < 0;
}

START_TEST(test_stress__srw_loses_no_update)
{
    run(use_srw);
    ck_assert_int_eq(plain, THREADS * ROUNDS / 4);
}
END_TEST

static DWORD WINAPI use_mutex(LPVOID argument)
{
    UNREFERENCED_PARAMETER(argument);
    for (int i = 0; i < ROUNDS / 2; i++) {
        if (WaitForSingleObject(mutex, INFINITE) != WAIT_OBJECT_0) {
            return 1;
        }
        plain++;
        if (!ReleaseMutex(mutex)) {
            return 2;
        }
    }
    return 0;
}

START_TEST(test_stress__mutex_loses_no_update)
{
    mutex = CreateMutexW(NULL, FALSE, NULL);
    run(use_mutex);
    ck_assert_int_eq(plain, THREADS * ROUNDS / 2);
}
END_TEST

/* A token that may time out at any moment is neither lost nor doubled. */
static DWORD WINAPI pass_token(LPVOID argument)
{
    LONG inside = 0;

    for (int i = 0; i < ROUNDS / 10; i++) {
        DWORD ms = ((DWORD)(uintptr_t)argument + (DWORD)i) % 3;

        if (WaitForSingleObject(token, ms) == WAIT_OBJECT_0) {
            inside = InterlockedIncrement(&plain);
            if (inside != 1) {
                return 1;
            }
            InterlockedDecrement(&plain);
            SetEvent(token);
        }
    }
    return 0;
}

START_TEST(test_stress__token_survives_time_outs)
{
    token = CreateEventW(NULL, FALSE, TRUE, NULL);
    run(pass_token);
    ck_assert_uint_eq(WaitForSingleObject(token, 0), WAIT_OBJECT_0);
    ck_assert_uint_eq(WaitForSingleObject(token, 0), WAIT_TIMEOUT);
}
END_TEST

static DWORD WINAPI take_all_or_any(LPVOID argument)
{
    HANDLE both[2] = {token, semaphore};
    BOOL all = (uintptr_t)argument % 2 == 0;

    for (int i = 0; i < ROUNDS / 10; i++) {
        DWORD result = WaitForMultipleObjects(2, both, all, INFINITE);

        if (all ? result != WAIT_OBJECT_0 : result > WAIT_OBJECT_0 + 1) {
            return 1;
        }
        if (all || result == WAIT_OBJECT_0) {
            SetEvent(token);
        }
        if (all || result == WAIT_OBJECT_0 + 1) {
            ReleaseSemaphore(semaphore, 1, NULL);
        }
    }
    return 0;
}

START_TEST(test_stress__all_and_any_share_their_objects)
{
    token = CreateEventW(NULL, FALSE, TRUE, NULL);
    semaphore = CreateSemaphoreW(NULL, 1, 1, NULL);
    run(take_all_or_any);
    HANDLE both[2] = {token, semaphore};
    ck_assert_uint_eq(WaitForMultipleObjects(2, both, TRUE, 0), WAIT_OBJECT_0);
}
END_TEST

/* A barrier: each round ends when the last thread has come. */
static DWORD WINAPI meet(LPVOID argument)
{
    UNREFERENCED_PARAMETER(argument);
    for (LONG round = 1; round <= 100; round++) {
        EnterCriticalSection(&section);
        if (++waiting == THREADS * round) {
            plain = round;
            WakeAllConditionVariable(&condition);
        }
        while (plain < round) {
            if (!SleepConditionVariableCS(&condition, &section, 20000)) {
                LeaveCriticalSection(&section);
                return 1;
            }
        }
        LeaveCriticalSection(&section);
    }
    return 0;
}

START_TEST(test_stress__condition_loses_no_wake)
{
    InitializeCriticalSection(&section);
    run(meet);
    ck_assert_int_eq(waiting, THREADS * 100);
}
END_TEST

static DWORD WINAPI make_and_close(LPVOID argument)
{
    UNREFERENCED_PARAMETER(argument);
    for (int i = 0; i < ROUNDS / 2; i++) {
        HANDLE event = CreateEventW(NULL, TRUE, TRUE, i % 2 ? L"shared" : NULL);
        HLOCAL block = LocalAlloc(LPTR, (SIZE_T)i);

        if (event == NULL || WaitForSingleObject(event, 0) != WAIT_OBJECT_0 ||
            !CloseHandle(event) || block == NULL || LocalFree(block) != NULL) {
            return 1;
        }
    }
    return 0;
}

START_TEST(test_stress__leaves_nothing_behind)
{
    struct rdk__ledger ledger;

    run(make_and_close);
    rdk__ledger_read(&ledger);
    for (size_t i = 0; i < RDK__OBJECT_KINDS; i++) {
        ck_assert_uint_eq(ledger.handles[i], 0);
    }
    ck_assert_uint_eq(ledger.blocks[RDK__BLOCK_LOCAL], 0);
    ck_assert_uint_eq(ledger.threads, 0);
}
END_TEST

TEST_MAIN("stress", test_stress__section_loses_no_update, test_stress__srw_loses_no_update,
          test_stress__mutex_loses_no_update, test_stress__token_survives_time_outs,
          test_stress__all_and_any_share_their_objects, test_stress__condition_loses_no_wake,
          test_stress__leaves_nothing_behind)
