/* The thread pool: work, timers and waits. */

#include "ledger.h"
#include "win32_test.h"

static LONG calls;
static LONG timeouts;
static HANDLE go;

static DWORD WINAPI count_work(LPVOID context)
{
    InterlockedIncrement((LONG *)context);
    return 0;
}

static VOID NTAPI count_fired(PVOID context, BOOLEAN timed_out)
{
    InterlockedIncrement((LONG *)context);
    InterlockedExchangeAdd(&timeouts, timed_out);
}

static VOID NTAPI wait_for_go(PVOID context, BOOLEAN timed_out)
{
    UNREFERENCED_PARAMETER(timed_out);
    InterlockedIncrement((LONG *)context);
    WaitForSingleObject(go, INFINITE);
    InterlockedIncrement((LONG *)context);
}

static bool becomes(LONG volatile *value, LONG wanted)
{
    for (int i = 0; i < 500 && InterlockedOr(value, 0) != wanted; i++) {
        Sleep(2);
    }
    return InterlockedOr(value, 0) == wanted;
}

static size_t thread_count(void)
{
    struct rdk__ledger ledger;

    rdk__ledger_read(&ledger);
    return ledger.threads;
}

static void assert_no_thread_is_left(void)
{
    for (int i = 0; i < 500 && thread_count() > 0; i++) {
        Sleep(2);
    }
    ck_assert_uint_eq(thread_count(), 0);
}

START_TEST(test_pool__runs_each_work_item_once)
{
    for (int i = 0; i < 600; i++) {
        ck_assert(QueueUserWorkItem(count_work, &calls, WT_EXECUTEDEFAULT));
    }
    ck_assert(becomes(&calls, 600));
    ck_assert_fails(QueueUserWorkItem(NULL, NULL, 0), ERROR_INVALID_PARAMETER);
    assert_no_thread_is_left();
}
END_TEST

START_TEST(test_pool__a_wait_fires_for_each_set_and_each_time_out)
{
    HANDLE event = CreateEventW(NULL, FALSE, FALSE, NULL);
    HANDLE wait;

    ck_assert(RegisterWaitForSingleObject(&wait, event, count_fired, &calls, INFINITE, 0));
    for (LONG i = 1; i <= 3; i++) {
        SetEvent(event);
        ck_assert(becomes(&calls, i));
    }
    ck_assert_int_eq(timeouts, 0);
    ck_assert(UnregisterWaitEx(wait, INVALID_HANDLE_VALUE));
    ck_assert_fails(UnregisterWait(wait), ERROR_INVALID_HANDLE);
    SetEvent(event);
    ck_assert(
        RegisterWaitForSingleObject(&wait, event, count_fired, &calls, 5, WT_EXECUTEONLYONCE));
    ck_assert(becomes(&calls, 4));
    ck_assert_int_eq(timeouts, 0);
    SetEvent(event);
    Sleep(20);
    ck_assert_int_eq(calls, 4);
    ck_assert(UnregisterWait(wait));
    ck_assert_uint_eq(WaitForSingleObject(event, 0), WAIT_OBJECT_0);
    ck_assert(RegisterWaitForSingleObject(&wait, event, count_fired, &calls, 2, 0));
    while (InterlockedOr(&timeouts, 0) < 3) {
        Sleep(1);
    }
    ck_assert(UnregisterWaitEx(wait, INVALID_HANDLE_VALUE));
    ck_assert_fails(RegisterWaitForSingleObject(&wait, (HANDLE)12, count_fired, NULL, 0, 0),
                    ERROR_INVALID_HANDLE);
    assert_no_thread_is_left();
}
END_TEST

START_TEST(test_pool__the_end_of_a_wait_can_be_waited_for)
{
    HANDLE event = CreateEventW(NULL, TRUE, TRUE, NULL);
    HANDLE complete = CreateEventW(NULL, TRUE, FALSE, NULL);
    HANDLE wait;

    go = CreateEventW(NULL, TRUE, FALSE, NULL);
    ck_assert(RegisterWaitForSingleObject(&wait, event, wait_for_go, &calls, INFINITE, 0));
    ck_assert(becomes(&calls, 1));
    ck_assert_fails(UnregisterWaitEx(wait, complete), ERROR_IO_PENDING);
    ck_assert_uint_eq(WaitForSingleObject(complete, 10), WAIT_TIMEOUT);
    SetEvent(go);
    ck_assert_uint_eq(WaitForSingleObject(complete, 5000), WAIT_OBJECT_0);
    ck_assert_int_eq(calls, 2);
    assert_no_thread_is_left();
}
END_TEST

START_TEST(test_pool__queue_timers_fire_once_or_again)
{
    HANDLE queue = CreateTimerQueue();
    HANDLE once;
    HANDLE often;
    LONG often_calls = 0;

    ck_assert(CreateTimerQueueTimer(&once, NULL, count_fired, &calls, 5, 0, WT_EXECUTEDEFAULT));
    ck_assert(CreateTimerQueueTimer(&often, queue, count_fired, &often_calls, 0, 2, 0));
    ck_assert(becomes(&calls, 1));
    while (InterlockedOr(&often_calls, 0) < 5) {
        Sleep(1);
    }
    ck_assert_int_eq(calls, 1);
    ck_assert(ChangeTimerQueueTimer(NULL, once, 1, 0));
    ck_assert(becomes(&calls, 2));
    ck_assert_fails(DeleteTimerQueueTimer(NULL, often, NULL), ERROR_INVALID_HANDLE);
    ck_assert_fails(ChangeTimerQueueTimer(queue, once, 1, 0), ERROR_INVALID_HANDLE);
    ck_assert(DeleteTimerQueueTimer(NULL, once, INVALID_HANDLE_VALUE));
    ck_assert_fails(DeleteTimerQueueTimer(NULL, once, NULL), ERROR_INVALID_HANDLE);
    ck_assert(DeleteTimerQueueEx(queue, INVALID_HANDLE_VALUE));
    ck_assert_fails(DeleteTimerQueue(queue), ERROR_INVALID_HANDLE);
    LONG after = often_calls;
    Sleep(10);
    ck_assert_int_eq(often_calls, after);
    assert_no_thread_is_left();
}
END_TEST

static VOID NTAPI tp_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    UNREFERENCED_PARAMETER(instance);
    UNREFERENCED_PARAMETER(work);
    Sleep(1);
    InterlockedIncrement((LONG *)context);
}

static VOID NTAPI tp_simple(PTP_CALLBACK_INSTANCE instance, PVOID context)
{
    UNREFERENCED_PARAMETER(instance);
    InterlockedIncrement((LONG *)context);
}

START_TEST(test_pool__work_objects_are_waited_for)
{
    TP_CALLBACK_ENVIRON environment;
    InitializeThreadpoolEnvironment(&environment);
    PTP_WORK work = CreateThreadpoolWork(tp_work, &calls, &environment);

    ck_assert_ptr_nonnull(work);
    for (int i = 0; i < 20; i++) {
        SubmitThreadpoolWork(work);
    }
    WaitForThreadpoolWorkCallbacks(work, FALSE);
    ck_assert_int_eq(calls, 20);
    SubmitThreadpoolWork(work);
    WaitForThreadpoolWorkCallbacks(work, TRUE);
    LONG after = calls;
    Sleep(5);
    ck_assert_int_eq(calls, after);
    SubmitThreadpoolWork(work);
    CloseThreadpoolWork(work);
    ck_assert(becomes(&calls, after + 1));
    ck_assert(TrySubmitThreadpoolCallback(tp_simple, &calls, NULL));
    ck_assert(becomes(&calls, after + 2));
    ck_assert_fails(CreateThreadpoolWork(NULL, NULL, NULL), ERROR_INVALID_PARAMETER);
    DestroyThreadpoolEnvironment(&environment);
    assert_no_thread_is_left();
}
END_TEST

static VOID NTAPI tp_timer(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_TIMER timer)
{
    UNREFERENCED_PARAMETER(instance);
    UNREFERENCED_PARAMETER(timer);
    InterlockedIncrement((LONG *)context);
}

static FILETIME after_ms(int64_t ms)
{
    uint64_t value = (uint64_t)(-ms * 10000);

    return (FILETIME){(DWORD)value, (DWORD)(value >> 32)};
}

START_TEST(test_pool__timer_objects_are_set_and_unset)
{
    PTP_TIMER timer = CreateThreadpoolTimer(tp_timer, &calls, NULL);
    FILETIME soon = after_ms(3);
    FILETIME late = after_ms(60000);
    FILETIME past = {1, 0};

    ck_assert(!IsThreadpoolTimerSet(timer));
    SetThreadpoolTimer(timer, &soon, 0, 0);
    ck_assert(becomes(&calls, 1));
    ck_assert(!IsThreadpoolTimerSet(timer));
    SetThreadpoolTimer(timer, &late, 0, 0);
    ck_assert(IsThreadpoolTimerSet(timer));
    SetThreadpoolTimer(timer, &past, 2, 0);
    while (InterlockedOr(&calls, 0) < 4) {
        Sleep(1);
    }
    SetThreadpoolTimer(timer, NULL, 0, 0);
    WaitForThreadpoolTimerCallbacks(timer, TRUE);
    LONG after = calls;
    Sleep(10);
    ck_assert_int_eq(calls, after);
    CloseThreadpoolTimer(timer);
    CloseThreadpoolTimer(CreateThreadpoolTimer(tp_timer, NULL, NULL));
    assert_no_thread_is_left();
}
END_TEST

static VOID NTAPI tp_wait(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WAIT wait,
                          TP_WAIT_RESULT result)
{
    UNREFERENCED_PARAMETER(instance);
    UNREFERENCED_PARAMETER(wait);
    InterlockedExchangeAdd(&timeouts, result == WAIT_TIMEOUT);
    InterlockedIncrement((LONG *)context);
}

START_TEST(test_pool__wait_objects_fire_once_for_each_set)
{
    PTP_WAIT wait = CreateThreadpoolWait(tp_wait, &calls, NULL);
    HANDLE event = CreateEventW(NULL, TRUE, FALSE, NULL);
    FILETIME soon = after_ms(3);

    SetThreadpoolWait(wait, event, NULL);
    SetEvent(event);
    ck_assert(becomes(&calls, 1));
    Sleep(5);
    ck_assert_int_eq(calls, 1);
    ResetEvent(event);
    SetThreadpoolWait(wait, event, &soon);
    ck_assert(becomes(&calls, 2));
    ck_assert_int_eq(timeouts, 1);
    SetThreadpoolWait(wait, event, NULL);
    SetThreadpoolWait(wait, NULL, NULL);
    SetEvent(event);
    WaitForThreadpoolWaitCallbacks(wait, TRUE);
    CloseThreadpoolWait(wait);
    ck_assert_int_eq(calls, 2);
    assert_no_thread_is_left();
}
END_TEST

TEST_MAIN("pool", test_pool__runs_each_work_item_once,
          test_pool__a_wait_fires_for_each_set_and_each_time_out,
          test_pool__the_end_of_a_wait_can_be_waited_for,
          test_pool__queue_timers_fire_once_or_again, test_pool__work_objects_are_waited_for,
          test_pool__timer_objects_are_set_and_unset,
          test_pool__wait_objects_fire_once_for_each_set)
