/* Critical sections, SRW locks, condition variables, one-time initialisation. */

#include <signal.h>

#include "win32_test.h"

static CRITICAL_SECTION section;
static SRWLOCK srw = SRWLOCK_INIT;
static CONDITION_VARIABLE condition = CONDITION_VARIABLE_INIT;
static INIT_ONCE once = INIT_ONCE_STATIC_INIT;
static volatile LONG order;
static LONG shared_count;

static HANDLE start(LPTHREAD_START_ROUTINE routine, void *argument)
{
    return CreateThread(NULL, 0, routine, argument, 0, NULL);
}

static DWORD join(HANDLE thread)
{
    DWORD code = 0;

    ck_assert_uint_eq(WaitForSingleObject(thread, 10000), WAIT_OBJECT_0);
    ck_assert(GetExitCodeThread(thread, &code));
    CloseHandle(thread);
    return code;
}

static DWORD WINAPI try_section(LPVOID argument)
{
    UNREFERENCED_PARAMETER(argument);
    if (!TryEnterCriticalSection(&section)) {
        return 0;
    }
    LeaveCriticalSection(&section);
    return 1;
}

static DWORD WINAPI enter_section(LPVOID argument)
{
    UNREFERENCED_PARAMETER(argument);
    EnterCriticalSection(&section);
    LONG place = InterlockedIncrement(&order);
    LeaveCriticalSection(&section);
    return (DWORD)place;
}

START_TEST(test_lock__section_is_recursive_and_excludes_others)
{
    InitializeCriticalSection(&section);
    EnterCriticalSection(&section);
    ck_assert(TryEnterCriticalSection(&section));
    LeaveCriticalSection(&section);
    ck_assert_uint_eq(join(start(try_section, NULL)), 0);
    LeaveCriticalSection(&section);
    ck_assert_uint_eq(join(start(try_section, NULL)), 1);
    DeleteCriticalSection(&section);
}
END_TEST

START_TEST(test_lock__section_is_first_come_first_served)
{
    HANDLE threads[3];

    InitializeCriticalSectionAndSpinCount(&section, 4000);
    EnterCriticalSection(&section);
    for (int i = 0; i < 3; i++) {
        threads[i] = start(enter_section, NULL);
        Sleep(20);
    }
    LeaveCriticalSection(&section);
    for (DWORD i = 0; i < 3; i++) {
        ck_assert_uint_eq(join(threads[i]), i + 1);
    }
}
END_TEST

START_TEST(test_lock__section_variants)
{
    ck_assert(InitializeCriticalSectionEx(&section, 10, CRITICAL_SECTION_NO_DEBUG_INFO));
    ck_assert_uint_eq(SetCriticalSectionSpinCount(&section, 20), 10);
    ck_assert_uint_eq(SetCriticalSectionSpinCount(&section, 0), 20);
    ck_assert_fails(InitializeCriticalSectionEx(&section, 0, 1), ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(sizeof(CRITICAL_SECTION), 40);
}
END_TEST

START_TEST(test_lock__section_left_from_outside_stays_as_it_is)
{
    InitializeCriticalSection(&section);
    LeaveCriticalSection(&section);
    EnterCriticalSection(&section);
    ck_assert_uint_eq(join(start(try_section, NULL)), 0);
    LeaveCriticalSection(&section);
}
END_TEST

START_TEST(test_lock__uninitialised_section_aborts)
{
    CRITICAL_SECTION none = {0};

    EnterCriticalSection(&none);
}
END_TEST

START_TEST(test_lock__deleted_section_aborts)
{
    InitializeCriticalSection(&section);
    DeleteCriticalSection(&section);
    EnterCriticalSection(&section);
}
END_TEST

START_TEST(test_lock__released_unheld_srw_lock_aborts)
{
    ReleaseSRWLockShared(&srw);
}
END_TEST

static DWORD WINAPI srw_reader(LPVOID argument)
{
    AcquireSRWLockShared(&srw);
    LONG readers = InterlockedIncrement(&shared_count);
    if (argument != NULL) {
        WaitForSingleObject(argument, 5000);
    }
    InterlockedDecrement(&shared_count);
    ReleaseSRWLockShared(&srw);
    return (DWORD)readers;
}

static DWORD WINAPI srw_writer(LPVOID argument)
{
    UNREFERENCED_PARAMETER(argument);
    AcquireSRWLockExclusive(&srw);
    LONG readers = shared_count;
    ReleaseSRWLockExclusive(&srw);
    return readers == 0;
}

static DWORD WINAPI srw_try(LPVOID argument)
{
    UNREFERENCED_PARAMETER(argument);
    DWORD result = 0;

    if (TryAcquireSRWLockShared(&srw)) {
        result |= 1;
        ReleaseSRWLockShared(&srw);
    }
    if (TryAcquireSRWLockExclusive(&srw)) {
        result |= 2;
        ReleaseSRWLockExclusive(&srw);
    }
    return result;
}

START_TEST(test_lock__srw_is_shared_or_exclusive)
{
    InitializeSRWLock(&srw);
    ck_assert_uint_eq(join(start(srw_try, NULL)), 3);
    AcquireSRWLockShared(&srw);
    ck_assert_uint_eq(join(start(srw_try, NULL)), 1);
    AcquireSRWLockShared(&srw);
    ReleaseSRWLockShared(&srw);
    ReleaseSRWLockShared(&srw);
    AcquireSRWLockExclusive(&srw);
    ck_assert_uint_eq(join(start(srw_try, NULL)), 0);
    ReleaseSRWLockExclusive(&srw);
    ck_assert_uint_eq(join(start(srw_try, NULL)), 3);
}
END_TEST

START_TEST(test_lock__srw_writer_is_not_overtaken_by_readers)
{
    HANDLE hold = CreateEventW(NULL, TRUE, FALSE, NULL);
    HANDLE first = start(srw_reader, hold);
    Sleep(20);
    HANDLE writer = start(srw_writer, NULL);
    Sleep(20);
    HANDLE second = start(srw_reader, NULL);
    Sleep(20);

    ck_assert_int_eq(shared_count, 1);
    ck_assert_uint_eq(join(start(srw_try, NULL)), 0);
    SetEvent(hold);
    ck_assert_uint_eq(join(first), 1);
    ck_assert_uint_eq(join(writer), 1);
    ck_assert_uint_eq(join(second), 1);
}
END_TEST

START_TEST(test_lock__srw_serves_all_readers_behind_a_writer)
{
    HANDLE hold = CreateEventW(NULL, TRUE, FALSE, NULL);
    HANDLE readers[3];

    AcquireSRWLockExclusive(&srw);
    for (int i = 0; i < 3; i++) {
        readers[i] = start(srw_reader, hold);
    }
    Sleep(30);
    ReleaseSRWLockExclusive(&srw);
    Sleep(30);
    ck_assert_int_eq(shared_count, 3);
    SetEvent(hold);
    for (int i = 0; i < 3; i++) {
        join(readers[i]);
    }
}
END_TEST

static DWORD WINAPI sleep_on_section(LPVOID argument)
{
    UNREFERENCED_PARAMETER(argument);
    EnterCriticalSection(&section);
    shared_count++;
    BOOL woken = SleepConditionVariableCS(&condition, &section, 5000);
    shared_count--;
    LeaveCriticalSection(&section);
    return (DWORD)woken;
}

static void wait_for_sleepers(LONG wanted)
{
    for (LONG now = -1; now != wanted; Sleep(1)) {
        EnterCriticalSection(&section);
        now = shared_count;
        LeaveCriticalSection(&section);
    }
}

START_TEST(test_lock__condition_wakes_one_or_all)
{
    HANDLE threads[3];

    InitializeCriticalSection(&section);
    InitializeConditionVariable(&condition);
    WakeConditionVariable(&condition);
    for (int i = 0; i < 3; i++) {
        threads[i] = start(sleep_on_section, NULL);
        wait_for_sleepers(i + 1);
    }
    WakeConditionVariable(&condition);
    ck_assert_uint_eq(join(threads[0]), TRUE);
    ck_assert_int_eq(shared_count, 2);
    WakeAllConditionVariable(&condition);
    ck_assert_uint_eq(join(threads[1]), TRUE);
    ck_assert_uint_eq(join(threads[2]), TRUE);
}
END_TEST

START_TEST(test_lock__condition_times_out_with_the_lock_held)
{
    InitializeCriticalSection(&section);
    EnterCriticalSection(&section);
    ck_assert_fails(SleepConditionVariableCS(&condition, &section, 10), ERROR_TIMEOUT);
    ck_assert_fails(SleepConditionVariableCS(&condition, &section, 0), ERROR_TIMEOUT);
    ck_assert_uint_eq(join(start(try_section, NULL)), 0);
    AcquireSRWLockShared(&srw);
    ck_assert_fails(
        SleepConditionVariableSRW(&condition, &srw, 10, CONDITION_VARIABLE_LOCKMODE_SHARED),
        ERROR_TIMEOUT);
    ck_assert_uint_eq(join(start(srw_try, NULL)), 1);
    ReleaseSRWLockShared(&srw);
    AcquireSRWLockExclusive(&srw);
    ck_assert_fails(SleepConditionVariableSRW(&condition, &srw, 10, 0), ERROR_TIMEOUT);
    ck_assert_fails(SleepConditionVariableSRW(&condition, &srw, 10, 2), ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(join(start(srw_try, NULL)), 0);
}
END_TEST

START_TEST(test_lock__condition_outside_of_the_section_aborts)
{
    InitializeCriticalSection(&section);
    SleepConditionVariableCS(&condition, &section, 0);
}
END_TEST

static int runs;
static BOOL succeed = TRUE;

static BOOL WINAPI init_slowly(PINIT_ONCE which, PVOID parameter, PVOID *context)
{
    UNREFERENCED_PARAMETER(which);
    Sleep(20);
    runs++;
    *context = parameter;
    if (!succeed) {
        SetLastError(ERROR_ACCESS_DENIED);
    }
    return succeed;
}

static DWORD WINAPI run_once(LPVOID argument)
{
    PVOID context = NULL;

    return InitOnceExecuteOnce(&once, init_slowly, argument, &context) && context == argument;
}

START_TEST(test_lock__once_runs_once)
{
    HANDLE threads[4];
    PVOID context = NULL;

    for (int i = 0; i < 4; i++) {
        threads[i] = start(run_once, &runs);
    }
    for (int i = 0; i < 4; i++) {
        ck_assert_uint_eq(join(threads[i]), TRUE);
    }
    ck_assert_int_eq(runs, 1);
    ck_assert(InitOnceExecuteOnce(&once, init_slowly, NULL, &context));
    ck_assert_ptr_eq(context, &runs);
    ck_assert(InitOnceExecuteOnce(&once, init_slowly, NULL, NULL));
    ck_assert_int_eq(runs, 1);
}
END_TEST

START_TEST(test_lock__once_runs_again_after_a_failure)
{
    InitOnceInitialize(&once);
    succeed = FALSE;
    ck_assert_fails(InitOnceExecuteOnce(&once, init_slowly, &runs, NULL), ERROR_ACCESS_DENIED);
    succeed = TRUE;
    ck_assert(InitOnceExecuteOnce(&once, init_slowly, &runs, NULL));
    ck_assert_int_eq(runs, 2);
}
END_TEST

START_TEST(test_lock__once_in_two_steps)
{
    BOOL pending = FALSE;
    PVOID context = NULL;
    long aligned = 0;

    ck_assert_fails(InitOnceBeginInitialize(&once, INIT_ONCE_CHECK_ONLY, &pending, NULL),
                    ERROR_GEN_FAILURE);
    ck_assert_fails(InitOnceBeginInitialize(&once, 8, &pending, NULL), ERROR_INVALID_PARAMETER);
    ck_assert_fails(InitOnceBeginInitialize(&once, 0, NULL, NULL), ERROR_INVALID_PARAMETER);
    ck_assert_fails(InitOnceComplete(&once, 0, &aligned), ERROR_INVALID_PARAMETER);
    ck_assert(InitOnceBeginInitialize(&once, 0, &pending, &context));
    ck_assert(pending);
    ck_assert(InitOnceComplete(&once, INIT_ONCE_INIT_FAILED, NULL));
    ck_assert(InitOnceBeginInitialize(&once, 0, &pending, &context));
    ck_assert(pending);
    ck_assert_fails(InitOnceComplete(&once, 0, (char *)&aligned + 1), ERROR_INVALID_PARAMETER);
    ck_assert_fails(InitOnceComplete(&once, 1, &aligned), ERROR_INVALID_PARAMETER);
    ck_assert_fails(InitOnceComplete(&once, INIT_ONCE_INIT_FAILED, &aligned),
                    ERROR_INVALID_PARAMETER);
    ck_assert(InitOnceComplete(&once, 0, &aligned));
    ck_assert(InitOnceBeginInitialize(&once, 0, &pending, &context));
    ck_assert(!pending);
    ck_assert_ptr_eq(context, &aligned);
    ck_assert(InitOnceBeginInitialize(&once, INIT_ONCE_CHECK_ONLY, &pending, NULL));
}
END_TEST

int main(void)
{
    const TTest *const aborting[] = {test_lock__uninitialised_section_aborts,
                                     test_lock__deleted_section_aborts,
                                     test_lock__released_unheld_srw_lock_aborts,
                                     test_lock__condition_outside_of_the_section_aborts};
    const TTest *const tests[] = {test_lock__section_is_recursive_and_excludes_others,
                                  test_lock__section_is_first_come_first_served,
                                  test_lock__section_variants,
                                  test_lock__section_left_from_outside_stays_as_it_is,
                                  test_lock__srw_is_shared_or_exclusive,
                                  test_lock__srw_writer_is_not_overtaken_by_readers,
                                  test_lock__srw_serves_all_readers_behind_a_writer,
                                  test_lock__condition_wakes_one_or_all,
                                  test_lock__condition_times_out_with_the_lock_held,
                                  test_lock__once_runs_once,
                                  test_lock__once_runs_again_after_a_failure,
                                  test_lock__once_in_two_steps};
    Suite *suite = suite_create("lock");
    TCase *tcase = tcase_create("lock");
    SRunner *runner = srunner_create(suite);

    for (size_t i = 0; i < ARRAYSIZE(tests); i++) {
        tcase_add_test(tcase, tests[i]);
    }
    for (size_t i = 0; i < ARRAYSIZE(aborting); i++) {
        tcase_add_test_raise_signal(tcase, aborting[i], SIGABRT);
    }
    tcase_set_timeout(tcase, 60);
    suite_add_tcase(suite, tcase);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
