/* Waiting for one object, any of several, all of several; from several threads. */

#include "win32_test.h"

struct waiting {
    HANDLE handles[4];
    DWORD count;
    BOOL all;
    DWORD ms;
    DWORD result;
    volatile LONG *turn; /* who was served when */
    LONG place;
};

static DWORD WINAPI wait_thread(LPVOID argument)
{
    struct waiting *waiting = argument;

    waiting->result =
        WaitForMultipleObjects(waiting->count, waiting->handles, waiting->all, waiting->ms);
    if (waiting->turn != NULL) {
        waiting->place = InterlockedIncrement(waiting->turn);
    }
    return waiting->result;
}

static HANDLE start(struct waiting *waiting)
{
    HANDLE thread = CreateThread(NULL, 0, wait_thread, waiting, 0, NULL);

    ck_assert_ptr_nonnull(thread);
    return thread;
}

static HANDLE event_new(BOOL manual)
{
    return CreateEventW(NULL, manual, FALSE, NULL);
}

START_TEST(test_wait__arguments_are_checked)
{
    HANDLE handles[65];

    for (size_t i = 0; i < ARRAYSIZE(handles); i++) {
        handles[i] = event_new(TRUE);
        SetEvent(handles[i]);
    }
    ck_assert_fails(WaitForMultipleObjects(0, handles, FALSE, 0) != WAIT_FAILED,
                    ERROR_INVALID_PARAMETER);
    ck_assert_fails(WaitForMultipleObjects(65, handles, FALSE, 0) != WAIT_FAILED,
                    ERROR_INVALID_PARAMETER);
    ck_assert_fails(WaitForMultipleObjectsEx(1, NULL, FALSE, 0, TRUE) != WAIT_FAILED,
                    ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(WaitForMultipleObjects(64, handles, TRUE, 0), WAIT_OBJECT_0);
    handles[1] = handles[0];
    ck_assert_fails(WaitForMultipleObjects(2, handles, TRUE, 0) != WAIT_FAILED,
                    ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(WaitForMultipleObjects(2, handles, FALSE, 0), WAIT_OBJECT_0);
    handles[1] = NULL;
    ck_assert_fails(WaitForMultipleObjects(2, handles, FALSE, 0) != WAIT_FAILED,
                    ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(test_wait__any_takes_the_lowest_that_is_free)
{
    HANDLE handles[3] = {event_new(FALSE), event_new(FALSE), event_new(FALSE)};

    SetEvent(handles[1]);
    SetEvent(handles[2]);
    ck_assert_uint_eq(WaitForMultipleObjects(3, handles, FALSE, 0), WAIT_OBJECT_0 + 1);
    ck_assert_uint_eq(WaitForMultipleObjects(3, handles, FALSE, 0), WAIT_OBJECT_0 + 2);
    ck_assert_uint_eq(WaitForMultipleObjectsEx(3, handles, FALSE, 0, FALSE), WAIT_TIMEOUT);
}
END_TEST

START_TEST(test_wait__all_takes_nothing_before_it_can_take_all)
{
    HANDLE first = event_new(FALSE);
    HANDLE second = event_new(FALSE);
    struct waiting waiting = {{first, second}, 2, TRUE, INFINITE, 0, NULL, 0};
    HANDLE thread = start(&waiting);

    SetEvent(first);
    Sleep(20);
    /* The waiter has not consumed it. */
    ck_assert_uint_eq(WaitForSingleObject(first, 0), WAIT_OBJECT_0);
    SetEvent(second);
    Sleep(20);
    ck_assert_uint_eq(WaitForSingleObject(thread, 0), WAIT_TIMEOUT);
    SetEvent(first);
    ck_assert_uint_eq(WaitForSingleObject(thread, 5000), WAIT_OBJECT_0);
    ck_assert_uint_eq(waiting.result, WAIT_OBJECT_0);
    ck_assert_uint_eq(WaitForSingleObject(first, 0), WAIT_TIMEOUT);
    ck_assert_uint_eq(WaitForSingleObject(second, 0), WAIT_TIMEOUT);
}
END_TEST

START_TEST(test_wait__times_out_no_sooner_than_asked)
{
    HANDLE event = event_new(TRUE);
    ULONGLONG before = GetTickCount64();

    ck_assert_uint_eq(WaitForSingleObjectEx(event, 50, FALSE), WAIT_TIMEOUT);
    ck_assert_uint_ge(GetTickCount64() - before, 49);
    ck_assert_uint_lt(GetTickCount64() - before, 5000);
}
END_TEST

START_TEST(test_wait__auto_reset_serves_one_thread_in_order_of_arrival)
{
    volatile LONG turn = 0;
    HANDLE event = event_new(FALSE);
    struct waiting waiting[3];
    HANDLE threads[3];

    for (size_t i = 0; i < 3; i++) {
        waiting[i] = (struct waiting){{event}, 1, FALSE, INFINITE, 0, &turn, 0};
        threads[i] = start(&waiting[i]);
        Sleep(20);
    }
    for (LONG i = 0; i < 3; i++) {
        SetEvent(event);
        ck_assert_uint_eq(WaitForSingleObject(threads[i], 5000), WAIT_OBJECT_0);
        ck_assert_int_eq(turn, i + 1);
        ck_assert_int_eq(waiting[i].place, i + 1);
    }
    ck_assert_uint_eq(WaitForSingleObject(event, 0), WAIT_TIMEOUT);
}
END_TEST

START_TEST(test_wait__manual_reset_serves_all)
{
    HANDLE event = event_new(TRUE);
    struct waiting waiting[3];
    HANDLE threads[3];

    for (size_t i = 0; i < 3; i++) {
        waiting[i] = (struct waiting){{event}, 1, FALSE, INFINITE, 0, NULL, 0};
        threads[i] = start(&waiting[i]);
    }
    Sleep(20);
    SetEvent(event);
    ResetEvent(event);
    ck_assert_uint_eq(WaitForMultipleObjects(3, threads, TRUE, 5000), WAIT_OBJECT_0);
}
END_TEST

START_TEST(test_wait__semaphore_serves_as_many_as_it_is_given)
{
    HANDLE semaphore = CreateSemaphoreW(NULL, 0, 10, NULL);
    struct waiting waiting[3];
    HANDLE threads[3];

    for (size_t i = 0; i < 3; i++) {
        waiting[i] = (struct waiting){{semaphore}, 1, FALSE, INFINITE, 0, NULL, 0};
        threads[i] = start(&waiting[i]);
        Sleep(20);
    }
    ReleaseSemaphore(semaphore, 2, NULL);
    ck_assert_uint_eq(WaitForMultipleObjects(2, threads, TRUE, 5000), WAIT_OBJECT_0);
    Sleep(20);
    ck_assert_uint_eq(WaitForSingleObject(threads[2], 0), WAIT_TIMEOUT);
    ReleaseSemaphore(semaphore, 1, NULL);
    ck_assert_uint_eq(WaitForSingleObject(threads[2], 5000), WAIT_OBJECT_0);
}
END_TEST

START_TEST(test_wait__mutex_goes_to_the_thread_that_waits)
{
    HANDLE mutex = CreateMutexW(NULL, TRUE, NULL);
    struct waiting waiting = {{mutex}, 1, FALSE, 50, 0, NULL, 0};
    HANDLE thread = start(&waiting);

    ck_assert_uint_eq(WaitForSingleObject(thread, 5000), WAIT_OBJECT_0);
    ck_assert_uint_eq(waiting.result, WAIT_TIMEOUT);
    waiting.ms = INFINITE;
    thread = start(&waiting);
    Sleep(20);
    ReleaseMutex(mutex);
    ck_assert_uint_eq(WaitForSingleObject(thread, 5000), WAIT_OBJECT_0);
    ck_assert_uint_eq(waiting.result, WAIT_OBJECT_0);
    /* It ended without a release. */
    ck_assert_uint_eq(WaitForSingleObject(mutex, 0), WAIT_ABANDONED);
    ck_assert_uint_eq(WaitForSingleObject(mutex, 0), WAIT_OBJECT_0);
}
END_TEST

START_TEST(test_wait__abandoned_mutex_ends_waits_for_any_and_all)
{
    HANDLE mutexes[2] = {CreateMutexW(NULL, FALSE, NULL), CreateMutexW(NULL, FALSE, NULL)};
    struct waiting owner = {{mutexes[1]}, 1, FALSE, 0, 0, NULL, 0};
    struct waiting all = {{mutexes[0], mutexes[1]}, 2, TRUE, 0, 0, NULL, 0};

    WaitForSingleObject(start(&owner), 5000);
    WaitForSingleObject(start(&all), 5000);
    ck_assert_uint_eq(all.result, WAIT_ABANDONED_0);
    ck_assert_uint_eq(WaitForMultipleObjects(1, &mutexes[1], FALSE, 0), WAIT_ABANDONED_0);
    ReleaseMutex(mutexes[1]);
    WaitForSingleObject(mutexes[0], 0);
    ReleaseMutex(mutexes[0]);
    WaitForSingleObject(start(&owner), 5000);
    /* Owned by nobody, and not abandoned: the first is taken as it is. */
    ck_assert_uint_eq(WaitForSingleObject(mutexes[0], 0), WAIT_OBJECT_0);
    HANDLE busy[2] = {event_new(TRUE), mutexes[1]};
    ck_assert_uint_eq(WaitForMultipleObjects(2, busy, FALSE, 0), WAIT_ABANDONED_0 + 1);
}
END_TEST

START_TEST(test_wait__outlives_the_handle_it_was_given)
{
    HANDLE event = event_new(TRUE);
    HANDLE copy;
    struct waiting waiting = {{event}, 1, FALSE, INFINITE, 0, NULL, 0};
    HANDLE thread = start(&waiting);

    DuplicateHandle(GetCurrentProcess(), event, GetCurrentProcess(), &copy, 0, FALSE, 0);
    Sleep(20);
    CloseHandle(event);
    SetEvent(copy);
    CloseHandle(copy);
    ck_assert_uint_eq(WaitForSingleObject(thread, 5000), WAIT_OBJECT_0);
    ck_assert_uint_eq(waiting.result, WAIT_OBJECT_0);
}
END_TEST

START_TEST(test_wait__for_the_last_handle_ends_by_time)
{
    HANDLE event = CreateEventW(NULL, TRUE, FALSE, L"gone");
    struct waiting waiting = {{event}, 1, FALSE, 60, 0, NULL, 0};
    HANDLE thread = start(&waiting);

    Sleep(20);
    CloseHandle(event);
    ck_assert_fails(OpenEventW(0, FALSE, L"gone"), ERROR_FILE_NOT_FOUND);
    ck_assert_uint_eq(WaitForSingleObject(thread, 5000), WAIT_OBJECT_0);
    ck_assert_uint_eq(waiting.result, WAIT_TIMEOUT);
}
END_TEST

START_TEST(test_wait__one_object_twice_is_served_once)
{
    HANDLE event = event_new(FALSE);
    struct waiting waiting = {{event, event}, 2, FALSE, INFINITE, 0, NULL, 0};
    HANDLE thread = start(&waiting);

    Sleep(20);
    SetEvent(event);
    ck_assert_uint_eq(WaitForSingleObject(thread, 5000), WAIT_OBJECT_0);
    ck_assert_uint_eq(waiting.result, WAIT_OBJECT_0);
    SetEvent(event);
    ck_assert_uint_eq(WaitForSingleObject(event, 0), WAIT_OBJECT_0);
}
END_TEST

TEST_MAIN("wait", test_wait__arguments_are_checked, test_wait__any_takes_the_lowest_that_is_free,
          test_wait__all_takes_nothing_before_it_can_take_all,
          test_wait__times_out_no_sooner_than_asked,
          test_wait__auto_reset_serves_one_thread_in_order_of_arrival,
          test_wait__manual_reset_serves_all, test_wait__semaphore_serves_as_many_as_it_is_given,
          test_wait__mutex_goes_to_the_thread_that_waits,
          test_wait__abandoned_mutex_ends_waits_for_any_and_all,
          test_wait__outlives_the_handle_it_was_given, test_wait__for_the_last_handle_ends_by_time,
          test_wait__one_object_twice_is_served_once)
