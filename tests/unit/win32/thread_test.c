/* Threads: made, ended, waited for; foreign ones; thread local storage. */

#include <errno.h>
#include <process.h>
#include <pthread.h>

#include "win32/thread.h"
#include "win32/wait.h"
#include "win32_test.h"

static DWORD WINAPI return_argument(LPVOID argument)
{
    return (DWORD)(uintptr_t)argument;
}

static DWORD WINAPI exit_deep(LPVOID argument)
{
    ExitThread((DWORD)(uintptr_t)argument);
}

static DWORD WINAPI store_id(LPVOID argument)
{
    *(DWORD *)argument = GetCurrentThreadId();
    return 0;
}

static DWORD WINAPI wait_for_event(LPVOID argument)
{
    return WaitForSingleObject(argument, INFINITE);
}

static HANDLE start(LPTHREAD_START_ROUTINE routine, void *argument)
{
    HANDLE thread = CreateThread(NULL, 0, routine, argument, 0, NULL);

    ck_assert_ptr_nonnull(thread);
    return thread;
}

START_TEST(test_thread__has_its_routines_value_as_exit_code)
{
    HANDLE thread = start(return_argument, (void *)(uintptr_t)42);
    DWORD code = 0;

    ck_assert_uint_eq(WaitForSingleObject(thread, 5000), WAIT_OBJECT_0);
    ck_assert(GetExitCodeThread(thread, &code));
    ck_assert_uint_eq(code, 42);
    /* An ended thread stays so. */
    ck_assert_uint_eq(WaitForSingleObject(thread, 0), WAIT_OBJECT_0);
    ck_assert(CloseHandle(thread));
    ck_assert_fails(GetExitCodeThread(thread, &code), ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(test_thread__exit_code_is_still_active_before_its_end)
{
    HANDLE event = CreateEventW(NULL, TRUE, FALSE, NULL);
    HANDLE thread = start(wait_for_event, event);
    DWORD code = 0;

    ck_assert(GetExitCodeThread(thread, &code));
    ck_assert_uint_eq(code, STILL_ACTIVE);
    ck_assert_fails(GetExitCodeThread(thread, NULL), ERROR_INVALID_PARAMETER);
    SetEvent(event);
    WaitForSingleObject(thread, INFINITE);
    GetExitCodeThread(thread, &code);
    ck_assert_uint_eq(code, WAIT_OBJECT_0);
}
END_TEST

START_TEST(test_thread__exit_thread_ends_it)
{
    HANDLE thread = start(exit_deep, (void *)(uintptr_t)7);
    DWORD code = 0;

    ck_assert_uint_eq(WaitForSingleObject(thread, 5000), WAIT_OBJECT_0);
    GetExitCodeThread(thread, &code);
    ck_assert_uint_eq(code, 7);
}
END_TEST

START_TEST(test_thread__has_an_id_of_its_own)
{
    DWORD told = 0;
    DWORD seen = 0;
    HANDLE thread = CreateThread(NULL, 0, store_id, &seen, 0, &told);

    WaitForSingleObject(thread, INFINITE);
    ck_assert_uint_eq(told, seen);
    ck_assert_uint_eq(GetThreadId(thread), seen);
    ck_assert_uint_ne(seen, GetCurrentThreadId());
    ck_assert_uint_eq(GetThreadId(GetCurrentThread()), GetCurrentThreadId());
    ck_assert_uint_eq(seen % 4, 0);
    ck_assert_uint_ne(seen, 0);
}
END_TEST

START_TEST(test_thread__arguments_are_checked)
{
    ck_assert_fails(CreateThread(NULL, 0, NULL, NULL, 0, NULL), ERROR_INVALID_PARAMETER);
    ck_assert_fails(CreateThread(NULL, 0, return_argument, NULL, 1, NULL), ERROR_INVALID_PARAMETER);
    ck_assert_fails(ResumeThread(NULL) != (DWORD)-1, ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(test_thread__suspended_runs_when_resumed)
{
    DWORD seen = 0;
    HANDLE thread = CreateThread(NULL, 0, store_id, &seen, CREATE_SUSPENDED, NULL);

    ck_assert_uint_eq(WaitForSingleObject(thread, 20), WAIT_TIMEOUT);
    ck_assert_uint_eq(seen, 0);
    ck_assert_uint_eq(ResumeThread(thread), 1);
    ck_assert_uint_eq(WaitForSingleObject(thread, 5000), WAIT_OBJECT_0);
    ck_assert_uint_ne(seen, 0);
    ck_assert_uint_eq(ResumeThread(thread), 0);
}
END_TEST

static HANDLE events[2];

static DWORD WINAPI answer(LPVOID argument)
{
    UNREFERENCED_PARAMETER(argument);
    WaitForSingleObject(events[0], INFINITE);
    SetEvent(events[1]);
    return 0;
}

START_TEST(test_thread__runs_on_after_its_handle_is_closed)
{
    events[0] = CreateEventW(NULL, TRUE, FALSE, NULL);
    events[1] = CreateEventW(NULL, TRUE, FALSE, NULL);
    ck_assert(CloseHandle(start(answer, NULL)));
    SetEvent(events[0]);
    ck_assert_uint_eq(WaitForSingleObject(events[1], 5000), WAIT_OBJECT_0);
}
END_TEST

START_TEST(test_thread__current_can_be_duplicated_and_waited_for)
{
    HANDLE self = NULL;

    ck_assert(DuplicateHandle(GetCurrentProcess(), GetCurrentThread(), GetCurrentProcess(), &self,
                              0, FALSE, DUPLICATE_SAME_ACCESS));
    ck_assert_uint_eq(WaitForSingleObject(self, 10), WAIT_TIMEOUT);
    ck_assert_uint_eq(GetThreadId(self), GetCurrentThreadId());
    ck_assert(rdk__thread_is_current(self));
}
END_TEST

static HANDLE foreign_handle;
static HANDLE foreign_mutex;

static void *foreign(void *leave)
{
    DuplicateHandle(GetCurrentProcess(), GetCurrentThread(), GetCurrentProcess(), &foreign_handle,
                    0, FALSE, 0);
    foreign_mutex = CreateMutexW(NULL, TRUE, NULL);
    if (leave != NULL) {
        ExitThread(9);
    }
    return NULL;
}

static void check_foreign(void *leave, DWORD wanted)
{
    pthread_t id;
    DWORD code = 1;

    pthread_create(&id, NULL, foreign, leave);
    pthread_join(id, NULL);
    ck_assert_uint_eq(WaitForSingleObject(foreign_handle, 0), WAIT_OBJECT_0);
    ck_assert(GetExitCodeThread(foreign_handle, &code));
    ck_assert_uint_eq(code, wanted);
    ck_assert_uint_eq(WaitForSingleObject(foreign_mutex, 0), WAIT_ABANDONED);
}

START_TEST(test_thread__foreign_one_ends_with_its_mutexes_abandoned)
{
    check_foreign(NULL, 0);
    check_foreign(&foreign_handle, 9);
}
END_TEST

START_TEST(test_thread__worker_wait_takes_threads_only)
{
    HANDLE event = CreateEventW(NULL, TRUE, FALSE, NULL);
    HANDLE thread = start(wait_for_event, event);

    ck_assert_uint_eq(rdk__thread_wait(thread, 10, RDK__WAIT_WORKER, "ClusWorkerTerminate"),
                      WAIT_TIMEOUT);
    ck_assert_fails(rdk__thread_wait(event, 0, RDK__WAIT_WORKER, "x") != WAIT_FAILED,
                    ERROR_INVALID_HANDLE);
    ck_assert(rdk__thread_set_role(thread, "worker"));
    ck_assert(!rdk__thread_set_role(event, "worker"));
    ck_assert(!rdk__thread_is_current(thread));
    SetEvent(event);
    ck_assert_uint_eq(rdk__thread_wait(thread, INFINITE, RDK__WAIT_WORKER, "x"), WAIT_OBJECT_0);
}
END_TEST

START_TEST(test_thread__many_come_and_go)
{
    for (int i = 0; i < 300; i++) {
        HANDLE thread = start(return_argument, NULL);

        ck_assert_uint_eq(WaitForSingleObject(thread, 5000), WAIT_OBJECT_0);
        CloseHandle(thread);
    }
}
END_TEST

static unsigned WINAPI end_early(void *argument)
{
    _endthreadex((unsigned)(uintptr_t)argument);
}

START_TEST(test_thread__of_the_c_library)
{
    unsigned id = 0;
    DWORD code = 0;
    HANDLE thread = (HANDLE)_beginthreadex(NULL, 0, end_early, (void *)(uintptr_t)3, 0, &id);

    ck_assert_uint_eq(WaitForSingleObject(thread, 5000), WAIT_OBJECT_0);
    GetExitCodeThread(thread, &code);
    ck_assert_uint_eq(code, 3);
    ck_assert_uint_eq(GetThreadId(thread), id);
    ck_assert_fails(_beginthreadex(NULL, 0, NULL, NULL, 0, NULL), ERROR_INVALID_PARAMETER);
    ck_assert_int_eq(errno, EINVAL);
    ck_assert_fails(_beginthreadex(NULL, 0, end_early, NULL, 1, NULL), ERROR_INVALID_PARAMETER);
}
END_TEST

static DWORD slot;

static DWORD WINAPI tls_thread(LPVOID argument)
{
    if (TlsGetValue(slot) != NULL) {
        return 1;
    }
    TlsSetValue(slot, argument);
    return TlsGetValue(slot) != argument;
}

START_TEST(test_thread__local_storage_is_its_own)
{
    DWORD code = 1;
    int value;

    slot = TlsAlloc();
    ck_assert_uint_ne(slot, TLS_OUT_OF_INDEXES);
    ck_assert(TlsSetValue(slot, &value));
    HANDLE thread = start(tls_thread, &code);
    WaitForSingleObject(thread, INFINITE);
    GetExitCodeThread(thread, &code);
    ck_assert_uint_eq(code, 0);
    SetLastError(5);
    ck_assert_ptr_eq(TlsGetValue(slot), &value);
    ck_assert_uint_eq(GetLastError(), ERROR_SUCCESS);
    ck_assert(TlsFree(slot));
    ck_assert_uint_eq(TlsAlloc(), slot);
    ck_assert_ptr_null(TlsGetValue(slot));
}
END_TEST

START_TEST(test_thread__local_storage_has_bounds)
{
    DWORD count = 0;

    ck_assert_fails(TlsFree(0), ERROR_INVALID_PARAMETER);
    ck_assert_fails(TlsFree(1088), ERROR_INVALID_PARAMETER);
    ck_assert_fails(TlsSetValue(1088, &count), ERROR_INVALID_PARAMETER);
    ck_assert_fails(TlsGetValue(1088), ERROR_INVALID_PARAMETER);
    while (TlsAlloc() != TLS_OUT_OF_INDEXES) {
        count++;
    }
    ck_assert_uint_eq(count, 1088);
    ck_assert_uint_eq(GetLastError(), ERROR_NO_MORE_ITEMS);
}
END_TEST

static DWORD WINAPI last_error_thread(LPVOID argument)
{
    UNREFERENCED_PARAMETER(argument);
    DWORD before = GetLastError();
    SetLastError(77);
    return before;
}

START_TEST(test_thread__last_error_is_its_own)
{
    DWORD code = 1;

    SetLastError(ERROR_ACCESS_DENIED);
    HANDLE thread = start(last_error_thread, NULL);
    SetLastError(ERROR_ACCESS_DENIED);
    WaitForSingleObject(thread, INFINITE);
    GetExitCodeThread(thread, &code);
    ck_assert_uint_eq(code, 0);
    ck_assert_uint_eq(GetLastError(), ERROR_ACCESS_DENIED);
}
END_TEST

TEST_MAIN("thread", test_thread__has_its_routines_value_as_exit_code,
          test_thread__exit_code_is_still_active_before_its_end, test_thread__exit_thread_ends_it,
          test_thread__has_an_id_of_its_own, test_thread__arguments_are_checked,
          test_thread__suspended_runs_when_resumed, test_thread__runs_on_after_its_handle_is_closed,
          test_thread__current_can_be_duplicated_and_waited_for,
          test_thread__foreign_one_ends_with_its_mutexes_abandoned,
          test_thread__worker_wait_takes_threads_only, test_thread__many_come_and_go,
          test_thread__of_the_c_library, test_thread__local_storage_is_its_own,
          test_thread__local_storage_has_bounds, test_thread__last_error_is_its_own)
