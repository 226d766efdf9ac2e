#include <check.h>
#include <stdlib.h>
#include <string.h>

#include <clusapi.h>
#include <rdk/memory_cluster.h>
#include <rdk/pending_operation.h>
#include <resapi.h>
#include <windows.h>

#define HANDLE_VALUE ((RESOURCE_HANDLE)(uintptr_t)0x1234)
#define LONG_MS      60000u

static struct rdk_pending pending;

/* What the monitor saw, and how it answers. */
static CRITICAL_SECTION seen_lock;
static RESOURCE_STATUS_EX seen[64];
static int seen_count;
static HANDLE seen_final; /* set by a report that is not a pending state */
static DWORD answer;
static HANDLE hold_final; /* if there is one: a final report waits for it inside the callback */

static DWORD WINAPI take_report(RESOURCE_HANDLE handle, PRESOURCE_STATUS_EX status)
{
    const BOOL final = status->ResourceState < ClusterResourcePending;
    ck_assert_ptr_eq(handle, HANDLE_VALUE);
    EnterCriticalSection(&seen_lock);
    ck_assert_int_lt(seen_count, (int)ARRAYSIZE(seen));
    seen[seen_count++] = *status;
    LeaveCriticalSection(&seen_lock);
    if (final) {
        SetEvent(seen_final);
    }
    if (final && hold_final != NULL) {
        WaitForSingleObject(hold_final, INFINITE);
    }
    return answer;
}

static DWORD WINAPI take_report_v1(RESOURCE_HANDLE handle, PRESOURCE_STATUS status)
{
    RESOURCE_STATUS_EX extended = {
        .ResourceState = status->ResourceState,
        .CheckPoint = status->CheckPoint,
        .EventHandle = status->EventHandle,
    };
    ck_assert_uint_eq(status->WaitHint, 0);
    return take_report(handle, &extended);
}

static void setup(void)
{
    InitializeCriticalSection(&seen_lock);
    seen_final = CreateEventW(NULL, TRUE, FALSE, NULL);
    ck_assert_uint_eq(rdk_pending_init(&pending, HANDLE_VALUE, NULL, take_report), ERROR_SUCCESS);
}

static void teardown(void)
{
    rdk_pending_finish(&pending);
}

static const RESOURCE_STATUS_EX *wait_for_final(void)
{
    ck_assert_uint_eq(WaitForSingleObject(seen_final, LONG_MS), WAIT_OBJECT_0);
    ResetEvent(seen_final);
    return &seen[seen_count - 1];
}

static DWORD succeed(struct rdk_pending *own, void *context)
{
    (void)own;
    (void)context;
    return ERROR_SUCCESS;
}

static DWORD be_denied(struct rdk_pending *own, void *context)
{
    (void)own;
    (void)context;
    return ERROR_ACCESS_DENIED;
}

/* Sleeps long; *context gets the outcome of the sleep. */
static DWORD sleep_long(struct rdk_pending *own, void *context)
{
    const DWORD status = rdk_pending_sleep(own, LONG_MS);
    *(DWORD *)context = status;
    return status;
}

START_TEST(test_pending_operation__reports_online)
{
    ck_assert_uint_eq(rdk_pending_begin_online(&pending, succeed, NULL), ERROR_IO_PENDING);
    const RESOURCE_STATUS_EX *final = wait_for_final();
    ck_assert_int_eq(final->ResourceState, ClusterResourceOnline);
    ck_assert_uint_eq(final->ApplicationSpecificErrorCode, 0);
    ck_assert_uint_eq(final->Flags, 0);
    ck_assert_ptr_null(final->EventHandle);
    rdk_pending_stop(&pending);
    ck_assert_int_eq(seen_count, 1);
}
END_TEST

START_TEST(test_pending_operation__reports_offline)
{
    ck_assert_uint_eq(rdk_pending_begin_offline(&pending, succeed, NULL), ERROR_IO_PENDING);
    ck_assert_int_eq(wait_for_final()->ResourceState, ClusterResourceOffline);
}
END_TEST

START_TEST(test_pending_operation__reports_failure_with_its_code)
{
    ck_assert_uint_eq(rdk_pending_begin_online(&pending, be_denied, NULL), ERROR_IO_PENDING);
    const RESOURCE_STATUS_EX *final = wait_for_final();
    ck_assert_int_eq(final->ResourceState, ClusterResourceFailed);
    ck_assert_uint_eq(final->ApplicationSpecificErrorCode, ERROR_ACCESS_DENIED);
}
END_TEST

START_TEST(test_pending_operation__serves_version_1)
{
    rdk_pending_finish(&pending);
    ck_assert_uint_eq(rdk_pending_init_v1(&pending, HANDLE_VALUE, NULL, take_report_v1),
                      ERROR_SUCCESS);
    ck_assert_uint_eq(rdk_pending_begin_online(&pending, succeed, NULL), ERROR_IO_PENDING);
    ck_assert_int_eq(wait_for_final()->ResourceState, ClusterResourceOnline);
}
END_TEST

static DWORD report_thrice(struct rdk_pending *own, void *context)
{
    (void)context;
    for (int i = 0; i < 3; i++) {
        ck_assert_uint_eq(rdk_pending_report(own), ERROR_SUCCESS);
    }
    return ERROR_SUCCESS;
}

static void assert_check_points_rise(CLUSTER_RESOURCE_STATE pending_state)
{
    for (int i = 0; i < seen_count; i++) {
        ck_assert_uint_eq(seen[i].CheckPoint, (DWORD)i + 1);
        if (i < seen_count - 1) {
            ck_assert_int_eq(seen[i].ResourceState, pending_state);
        }
    }
}

START_TEST(test_pending_operation__raises_the_check_point)
{
    rdk_pending_begin_online(&pending, report_thrice, NULL);
    wait_for_final();
    ck_assert_int_eq(seen_count, 4);
    assert_check_points_rise(ClusterResourceOnlinePending);
    seen_count = 0;
    rdk_pending_begin_offline(&pending, report_thrice, NULL);
    wait_for_final();
    ck_assert_int_eq(seen_count, 4);
    assert_check_points_rise(ClusterResourceOfflinePending);
}
END_TEST

static DWORD sleep_a_little(struct rdk_pending *own, void *context)
{
    (void)context;
    return rdk_pending_sleep(own, 100);
}

START_TEST(test_pending_operation__reports_while_it_sleeps)
{
    rdk_pending_report_every(&pending, 20);
    rdk_pending_begin_online(&pending, sleep_a_little, NULL);
    ck_assert_int_eq(wait_for_final()->ResourceState, ClusterResourceOnline);
    ck_assert_int_ge(seen_count, 2);
    assert_check_points_rise(ClusterResourceOnlinePending);
}
END_TEST

static DWORD expect_interval_of_10(struct rdk_pending *own, void *context)
{
    (void)context;
    ck_assert_uint_eq(own->report_every_ms, 10);
    return ERROR_SUCCESS;
}

static DWORD expect_default_interval(struct rdk_pending *own, void *context)
{
    (void)context;
    ck_assert_uint_eq(own->report_every_ms, 5000);
    return ERROR_SUCCESS;
}

START_TEST(test_pending_operation__reports_as_often_as_the_timeouts_ask)
{
    static const DWORD timeouts_ms[] = {30, 60000};
    struct rdk_memory_cluster *cluster = NULL;
    HKEY key = NULL;
    rdk_memory_cluster_create(&cluster);
    rdk_memory_cluster_install(cluster);
    rdk_memory_cluster_open_root(cluster, KEY_ALL_ACCESS, &key);
    rdk_pending_finish(&pending);
    rdk_pending_init(&pending, HANDLE_VALUE, key, take_report);
    rdk_pending_begin_online(&pending, expect_default_interval, NULL);
    wait_for_final();
    for (int i = 0; i < 2; i++) {
        ClusterRegSetValue(key, L"PendingTimeout", REG_DWORD, (const BYTE *)&timeouts_ms[i], 4);
        ClusterRegSetValue(key, L"DeadlockTimeout", REG_DWORD, (const BYTE *)&timeouts_ms[1 - i],
                           4);
        rdk_pending_begin_online(&pending, expect_interval_of_10, NULL);
        ck_assert_int_eq(wait_for_final()->ResourceState, ClusterResourceOnline);
    }
    rdk_pending_finish(&pending);
    rdk_memory_cluster_destroy(cluster);
}
END_TEST

START_TEST(test_pending_operation__stops_silently)
{
    DWORD slept = 0;
    rdk_pending_begin_online(&pending, sleep_long, &slept);
    rdk_pending_stop(&pending);
    ck_assert_uint_eq(slept, ERROR_OPERATION_ABORTED);
    ck_assert_int_eq(seen_count, 0);
    rdk_pending_stop(&pending);
    ck_assert_uint_eq(rdk_pending_begin_online(&pending, succeed, NULL), ERROR_IO_PENDING);
    ck_assert_int_eq(wait_for_final()->ResourceState, ClusterResourceOnline);
}
END_TEST

START_TEST(test_pending_operation__stops_when_nothing_ever_began)
{
    rdk_pending_stop(&pending);
    rdk_pending_stop(&pending);
    ck_assert_int_eq(seen_count, 0);
}
END_TEST

static DWORD WINAPI stop_on_thread(LPVOID argument)
{
    rdk_pending_stop(argument);
    return 0;
}

START_TEST(test_pending_operation__is_over_for_each_of_two_who_stop_it)
{
    DWORD slept = 0;
    rdk_pending_begin_online(&pending, sleep_long, &slept);
    const HANDLE other = CreateThread(NULL, 0, stop_on_thread, &pending, 0, NULL);
    rdk_pending_stop(&pending);
    ck_assert_uint_eq(slept, ERROR_OPERATION_ABORTED);
    ck_assert_uint_eq(WaitForSingleObject(other, LONG_MS), WAIT_OBJECT_0);
    CloseHandle(other);
}
END_TEST

static DWORD report_until_stopped(struct rdk_pending *own, void *context)
{
    DWORD status = ERROR_SUCCESS;
    while (status == ERROR_SUCCESS) {
        status = rdk_pending_report(own);
    }
    *(DWORD *)context = status;
    ck_assert(rdk_pending_is_stopping(own));
    ck_assert_uint_eq(rdk_pending_report(own), ERROR_OPERATION_ABORTED);
    ck_assert_uint_eq(rdk_pending_sleep(own, LONG_MS), ERROR_OPERATION_ABORTED);
    return ERROR_SUCCESS; /* wrong of it; nothing may be reported all the same */
}

START_TEST(test_pending_operation__obeys_the_monitor)
{
    DWORD status = 0;
    answer = ResourceExitStateTerminate;
    rdk_pending_begin_online(&pending, report_until_stopped, &status);
    /* The worker ends by itself. */
    ck_assert_uint_eq(ClusWorkerTerminateEx(&pending.worker, LONG_MS, TRUE), ERROR_SUCCESS);
    ck_assert_uint_eq(status, ERROR_OPERATION_ABORTED);
    ck_assert_int_eq(seen_count, 1);
}
END_TEST

START_TEST(test_pending_operation__gives_way_to_the_next)
{
    DWORD slept = 0;
    rdk_pending_begin_online(&pending, sleep_long, &slept);
    ck_assert_uint_eq(rdk_pending_begin_offline(&pending, succeed, NULL), ERROR_IO_PENDING);
    ck_assert_uint_eq(slept, ERROR_OPERATION_ABORTED);
    ck_assert_int_eq(wait_for_final()->ResourceState, ClusterResourceOffline);
    ck_assert_int_eq(seen_count, 1);
}
END_TEST

static DWORD WINAPI release_soon(LPVOID argument)
{
    Sleep(50);
    SetEvent(argument);
    return 0;
}

START_TEST(test_pending_operation__can_be_closed_during_the_final_report)
{
    struct rdk_pending *own = malloc(sizeof(*own));
    hold_final = CreateEventW(NULL, TRUE, FALSE, NULL);
    ck_assert_uint_eq(rdk_pending_init(own, HANDLE_VALUE, NULL, take_report), ERROR_SUCCESS);
    rdk_pending_begin_online(own, succeed, NULL);
    wait_for_final();
    const HANDLE releaser = CreateThread(NULL, 0, release_soon, hold_final, 0, NULL);
    rdk_pending_finish(own); /* the worker is inside the callback until the release */
    ck_assert_uint_eq(WaitForSingleObject(hold_final, 0), WAIT_OBJECT_0);
    memset(own, 0xDD, sizeof(*own));
    free(own);
    WaitForSingleObject(releaser, LONG_MS);
    CloseHandle(releaser);
    CloseHandle(hold_final);
}
END_TEST

static DWORD cancelled_twice(struct rdk_pending *own, void *context)
{
    HANDLE *started = context;
    SetEvent(*started);
    ck_assert_uint_eq(rdk_pending_sleep(own, LONG_MS), ERROR_CANCELLED);
    /* Told once: what is done about it can take its time. */
    ck_assert_uint_eq(rdk_pending_sleep(own, 10), ERROR_SUCCESS);
    rdk_pending_cancel(own);
    ck_assert_uint_eq(rdk_pending_sleep(own, 10), ERROR_SUCCESS);
    rdk_pending_end_as(own, ClusterResourceOnline, CLUSRESDLL_STATUS_OFFLINE_BUSY);
    return ERROR_SUCCESS;
}

START_TEST(test_pending_operation__can_be_cancelled_and_back_out)
{
    HANDLE started = CreateEventW(NULL, TRUE, FALSE, NULL);
    rdk_pending_begin_offline(&pending, cancelled_twice, &started);
    WaitForSingleObject(started, LONG_MS);
    ck_assert_uint_eq(rdk_pending_cancel(&pending), ERROR_SUCCESS);
    const RESOURCE_STATUS_EX *final = wait_for_final();
    ck_assert_int_eq(final->ResourceState, ClusterResourceOnline);
    ck_assert_uint_eq(final->Flags, CLUSRESDLL_STATUS_OFFLINE_BUSY);
    CloseHandle(started);
}
END_TEST

static DWORD wait_for_event(struct rdk_pending *own, void *context)
{
    HANDLE event = *(HANDLE *)context;
    ck_assert_uint_eq(rdk_pending_wait(own, event, 10), WAIT_TIMEOUT);
    SetEvent(event);
    ck_assert_uint_eq(rdk_pending_wait(own, event, INFINITE), ERROR_SUCCESS);
    ck_assert_uint_eq(rdk_pending_wait(own, (HANDLE)(uintptr_t)0xBAD0, 10), ERROR_INVALID_HANDLE);
    rdk_pending_watch(own, event);
    return ERROR_SUCCESS;
}

START_TEST(test_pending_operation__waits_for_objects_and_hands_one_over)
{
    HANDLE event = CreateEventW(NULL, TRUE, FALSE, NULL);
    rdk_pending_begin_online(&pending, wait_for_event, &event);
    ck_assert_ptr_eq(wait_for_final()->EventHandle, event);
    rdk_pending_stop(&pending);
    CloseHandle(event);
}
END_TEST

START_TEST(test_pending_operation__survives_stops_at_any_moment)
{
    for (int i = 0; i < 500; i++) {
        seen_count = 0;
        ck_assert_uint_eq(rdk_pending_begin_online(&pending, succeed, NULL), ERROR_IO_PENDING);
        rdk_pending_stop(&pending);
        ck_assert_int_le(seen_count, 1);
    }
}
END_TEST

START_TEST(test_pending_operation__finishes_zeroed_and_twice)
{
    struct rdk_pending zeroed;
    memset(&zeroed, 0, sizeof(zeroed));
    rdk_pending_finish(&zeroed);
    rdk_pending_finish(&pending);
    rdk_pending_finish(&pending);
    ck_assert_ptr_null(pending.wake);
}
END_TEST

static Suite *pending_operation_suite(void)
{
    Suite *suite = suite_create("pending_operation");
    TCase *tests = tcase_create("pending_operation");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_set_timeout(tests, 90);
    tcase_add_test(tests, test_pending_operation__reports_online);
    tcase_add_test(tests, test_pending_operation__reports_offline);
    tcase_add_test(tests, test_pending_operation__reports_failure_with_its_code);
    tcase_add_test(tests, test_pending_operation__serves_version_1);
    tcase_add_test(tests, test_pending_operation__raises_the_check_point);
    tcase_add_test(tests, test_pending_operation__reports_while_it_sleeps);
    tcase_add_test(tests, test_pending_operation__reports_as_often_as_the_timeouts_ask);
    tcase_add_test(tests, test_pending_operation__stops_silently);
    tcase_add_test(tests, test_pending_operation__stops_when_nothing_ever_began);
    tcase_add_test(tests, test_pending_operation__is_over_for_each_of_two_who_stop_it);
    tcase_add_test(tests, test_pending_operation__obeys_the_monitor);
    tcase_add_test(tests, test_pending_operation__gives_way_to_the_next);
    tcase_add_test(tests, test_pending_operation__can_be_closed_during_the_final_report);
    tcase_add_test(tests, test_pending_operation__can_be_cancelled_and_back_out);
    tcase_add_test(tests, test_pending_operation__waits_for_objects_and_hands_one_over);
    tcase_add_test(tests, test_pending_operation__survives_stops_at_any_moment);
    tcase_add_test(tests, test_pending_operation__finishes_zeroed_and_twice);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(pending_operation_suite());
    srunner_run_all(runner, CK_ENV);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
