#include <check.h>
#include <stdlib.h>
#include <string.h>

#include <clusapi.h>
#include <resapi.h>
#include <windows.h>

#include "ledger.h"
#include "runtime.h"

#define LONG_MS 60000u

static CLUS_WORKER worker;
static HANDLE started;

static void setup(void)
{
    memset(&worker, 0, sizeof(worker));
    started = CreateEventW(NULL, TRUE, FALSE, NULL);
}

static void teardown(void)
{
    CloseHandle(started);
}

static DWORD WINAPI run_until_told(PCLUS_WORKER own, LPVOID parameter)
{
    SetEvent(started);
    while (!ClusWorkerCheckTerminate(own)) {
        Sleep(1);
    }
    *(int *)parameter += 1;
    return 0;
}

static DWORD WINAPI return_at_once(PCLUS_WORKER own, LPVOID parameter)
{
    (void)own;
    *(int *)parameter += 1;
    return 7;
}

START_TEST(test_worker__ends_when_told)
{
    int ended = 0;
    ck_assert_uint_eq(ClusWorkerCreate(&worker, run_until_told, &ended), ERROR_SUCCESS);
    ck_assert_ptr_nonnull(worker.hThread);
    ck_assert(!ClusWorkerCheckTerminate(&worker));
    ClusWorkerTerminate(&worker);
    ck_assert_int_eq(ended, 1);
    ck_assert_ptr_null(worker.hThread);
}
END_TEST

static DWORD WINAPI look_at_itself(PCLUS_WORKER own, LPVOID parameter)
{
    *(BOOL *)parameter = own->hThread != NULL && !own->Terminate;
    return 0;
}

START_TEST(test_worker__is_filled_in_before_it_runs)
{
    for (int i = 0; i < 200; i++) {
        BOOL good = FALSE;
        ck_assert_uint_eq(ClusWorkerCreate(&worker, look_at_itself, &good), ERROR_SUCCESS);
        ck_assert_uint_eq(ClusWorkerTerminateEx(&worker, LONG_MS, TRUE), ERROR_SUCCESS);
        ck_assert(good);
    }
}
END_TEST

START_TEST(test_worker__can_be_used_again)
{
    int ended = 0;
    for (int i = 0; i < 3; i++) {
        ck_assert_uint_eq(ClusWorkerCreate(&worker, run_until_told, &ended), ERROR_SUCCESS);
        ClusWorkerTerminate(&worker);
    }
    ck_assert_int_eq(ended, 3);
}
END_TEST

START_TEST(test_worker__is_nothing_to_terminate_before_create_or_twice)
{
    int ended = 0;
    ClusWorkerTerminate(&worker);
    ck_assert_uint_eq(ClusWorkerTerminateEx(&worker, LONG_MS, FALSE), ERROR_SUCCESS);
    ck_assert_uint_eq(ClusWorkerCreate(&worker, return_at_once, &ended), ERROR_SUCCESS);
    ClusWorkerTerminate(&worker);
    ClusWorkerTerminate(&worker);
    ClusWorkerTerminate(NULL);
    ck_assert_int_eq(ended, 1);
}
END_TEST

START_TEST(test_worker__leaves_no_handle)
{
    struct rdk__ledger before;
    struct rdk__ledger after;
    int ended = 0;
    rdk__ledger_read(&before);
    for (int i = 0; i < 10; i++) {
        ck_assert_uint_eq(ClusWorkerCreate(&worker, return_at_once, &ended), ERROR_SUCCESS);
        ClusWorkerTerminate(&worker);
    }
    rdk__ledger_read(&after);
    ck_assert_uint_eq(after.handles[RDK__OBJECT_THREAD], before.handles[RDK__OBJECT_THREAD]);
    ck_assert_uint_eq(after.threads, before.threads);
}
END_TEST

START_TEST(test_worker__is_only_waited_for_by_the_first)
{
    int ended = 0;
    ck_assert_uint_eq(ClusWorkerCreate(&worker, run_until_told, &ended), ERROR_SUCCESS);
    ck_assert_uint_eq(ClusWorkerTerminateEx(&worker, 0, FALSE), ERROR_TIMEOUT);
    ck_assert(ClusWorkerCheckTerminate(&worker));
    /* Told already: this one need not wait, and does not. Nor does it take the handle away. */
    ClusWorkerTerminate(&worker);
    ck_assert_ptr_nonnull(worker.hThread);
    ck_assert_uint_eq(ClusWorkerTerminateEx(&worker, LONG_MS, TRUE), ERROR_SUCCESS);
    ck_assert_int_eq(ended, 1);
}
END_TEST

START_TEST(test_worker__goes_on_after_a_wait_only)
{
    int ended = 0;
    ck_assert_uint_eq(ClusWorkerCreate(&worker, run_until_told, &ended), ERROR_SUCCESS);
    ck_assert_uint_eq(ClusWorkerTerminateEx(&worker, 5, TRUE), ERROR_TIMEOUT);
    ck_assert(!ClusWorkerCheckTerminate(&worker));
    ClusWorkerTerminate(&worker);
    ck_assert_int_eq(ended, 1);
}
END_TEST

static const char *mistaken_rule;
static DWORD own_result;

static void note_mistake(const char *rule, const char *text)
{
    ck_assert_ptr_nonnull(text);
    mistaken_rule = rule;
}

static DWORD WINAPI terminate_itself(PCLUS_WORKER own, LPVOID parameter)
{
    ClusWorkerTerminate(own);
    *(BOOL *)parameter = !ClusWorkerCheckTerminate(own);
    own_result = ClusWorkerTerminateEx(own, INFINITE, FALSE);
    return 0;
}

START_TEST(test_worker__does_not_wait_for_itself)
{
    BOOL without_effect = FALSE;
    static struct rdk__runtime watching; /* stays installed */
    watching = *rdk__runtime();
    watching.mistake = note_mistake;
    rdk__runtime_install(&watching);
    ck_assert_uint_eq(ClusWorkerCreate(&worker, terminate_itself, &without_effect), ERROR_SUCCESS);
    ck_assert_uint_eq(ClusWorkerTerminateEx(&worker, LONG_MS, TRUE), ERROR_SUCCESS);
    ck_assert_str_eq(mistaken_rule, "THRD-03");
    ck_assert(without_effect);
    ck_assert_uint_eq(own_result, ERROR_TIMEOUT);
}
END_TEST

START_TEST(test_worker__several_share_one_time_limit)
{
    CLUS_WORKER others[3];
    PCLUS_WORKER pointers[3];
    int ended = 0;
    memset(others, 0, sizeof(others));
    for (int i = 0; i < 3; i++) {
        pointers[i] = &others[i];
        ck_assert_uint_eq(
            ClusWorkerCreate(&others[i], i == 1 ? return_at_once : run_until_told, &ended),
            ERROR_SUCCESS);
    }
    const ULONGLONG since = GetTickCount64();
    ck_assert_uint_eq(ClusWorkersTerminate(pointers, 3, 50, FALSE), ERROR_TIMEOUT);
    ck_assert_uint_lt(GetTickCount64() - since, LONG_MS);
    ck_assert_ptr_null(others[1].hThread);
    ck_assert(ClusWorkerCheckTerminate(&others[0]));
    ck_assert(ClusWorkerCheckTerminate(&others[2]));
    ck_assert_uint_eq(ClusWorkersTerminate(pointers, 3, INFINITE, TRUE), ERROR_SUCCESS);
    ck_assert_uint_eq(ClusWorkersTerminate(NULL, 0, 0, TRUE), ERROR_SUCCESS);
}
END_TEST

START_TEST(test_worker__refuses_null)
{
    PCLUS_WORKER none = NULL;
    ck_assert_uint_eq(ClusWorkerCreate(NULL, return_at_once, NULL), ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ClusWorkerCreate(&worker, NULL, NULL), ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ClusWorkerTerminateEx(NULL, 0, TRUE), ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ClusWorkersTerminate(&none, 1, 0, TRUE), ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ClusWorkersTerminate(NULL, 1, 0, TRUE), ERROR_INVALID_PARAMETER);
}
END_TEST

static Suite *worker_suite(void)
{
    Suite *suite = suite_create("worker");
    TCase *tests = tcase_create("worker");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_set_timeout(tests, 90);
    tcase_add_test(tests, test_worker__ends_when_told);
    tcase_add_test(tests, test_worker__is_filled_in_before_it_runs);
    tcase_add_test(tests, test_worker__can_be_used_again);
    tcase_add_test(tests, test_worker__is_nothing_to_terminate_before_create_or_twice);
    tcase_add_test(tests, test_worker__leaves_no_handle);
    tcase_add_test(tests, test_worker__is_only_waited_for_by_the_first);
    tcase_add_test(tests, test_worker__goes_on_after_a_wait_only);
    tcase_add_test(tests, test_worker__does_not_wait_for_itself);
    tcase_add_test(tests, test_worker__several_share_one_time_limit);
    tcase_add_test(tests, test_worker__refuses_null);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(worker_suite());
    srunner_run_all(runner, CK_ENV);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
