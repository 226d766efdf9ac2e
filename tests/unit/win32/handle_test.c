/* Events, mutexes and semaphores as objects with handles and names. */

#include "win32_test.h"

static DWORD state(HANDLE handle)
{
    return WaitForSingleObject(handle, 0);
}

START_TEST(test_handle__is_a_small_multiple_of_four)
{
    HANDLE first = CreateEventW(NULL, TRUE, FALSE, NULL);
    HANDLE second = CreateEventW(NULL, TRUE, FALSE, NULL);

    ck_assert_uint_eq((uintptr_t)first, 4);
    ck_assert_uint_eq((uintptr_t)second, 8);
}
END_TEST

START_TEST(test_handle__is_stale_after_close_even_when_the_slot_is_used_again)
{
    HANDLE old = CreateEventW(NULL, TRUE, TRUE, NULL);

    ck_assert(CloseHandle(old));
    ck_assert_fails(CloseHandle(old), ERROR_INVALID_HANDLE);
    for (int i = 0; i < 5000; i++) {
        HANDLE other = CreateEventW(NULL, TRUE, TRUE, NULL);

        ck_assert_ptr_nonnull(other);
        ck_assert_ptr_ne(other, old);
        ck_assert(CloseHandle(other));
    }
    ck_assert_fails(SetEvent(old), ERROR_INVALID_HANDLE);
    ck_assert_uint_eq(state(old), WAIT_FAILED);
}
END_TEST

START_TEST(test_handle__that_is_none_is_refused)
{
    static const uintptr_t wrong[] = {0, 1, 2, 3, 5, 4096, 0x7fffffff, 0x100000004, UINTPTR_MAX};

    CreateEventW(NULL, TRUE, TRUE, NULL);
    for (size_t i = 0; i < ARRAYSIZE(wrong); i++) {
        HANDLE handle = (HANDLE)wrong[i];

        ck_assert_fails(SetEvent(handle), ERROR_INVALID_HANDLE);
        ck_assert_fails(ResetEvent(handle), ERROR_INVALID_HANDLE);
        ck_assert_fails(ReleaseMutex(handle), ERROR_INVALID_HANDLE);
        ck_assert_fails(ReleaseSemaphore(handle, 1, NULL), ERROR_INVALID_HANDLE);
        ck_assert_fails(WaitForSingleObject(handle, 0) != WAIT_FAILED, ERROR_INVALID_HANDLE);
    }
    ck_assert_fails(CloseHandle(NULL), ERROR_INVALID_HANDLE);
    ck_assert_fails(CloseHandle((HANDLE)(uintptr_t)8), ERROR_INVALID_HANDLE);
    ck_assert(CloseHandle(GetCurrentThread()));
    ck_assert(CloseHandle(GetCurrentProcess()));
}
END_TEST

START_TEST(test_handle__of_another_kind_is_refused)
{
    HANDLE event = CreateEventW(NULL, TRUE, TRUE, NULL);
    HANDLE mutex = CreateMutexW(NULL, FALSE, NULL);
    DWORD code;

    ck_assert_fails(ReleaseMutex(event), ERROR_INVALID_HANDLE);
    ck_assert_fails(ReleaseSemaphore(mutex, 1, NULL), ERROR_INVALID_HANDLE);
    ck_assert_fails(SetEvent(mutex), ERROR_INVALID_HANDLE);
    ck_assert_fails(GetExitCodeThread(event, &code), ERROR_INVALID_HANDLE);
    ck_assert_fails(GetThreadId(event), ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(test_handle__many_are_open_at_once)
{
    enum {
        COUNT = 20000
    };
    HANDLE *handles = malloc(COUNT * sizeof(HANDLE));

    for (int i = 0; i < COUNT; i++) {
        handles[i] = CreateEventW(NULL, TRUE, i % 2, NULL);
        ck_assert_ptr_nonnull(handles[i]);
    }
    for (int i = 0; i < COUNT; i++) {
        ck_assert_uint_eq(state(handles[i]), i % 2 ? WAIT_OBJECT_0 : WAIT_TIMEOUT);
        ck_assert(CloseHandle(handles[i]));
    }
    free(handles);
}
END_TEST

START_TEST(test_handle__duplicate_names_the_same_object)
{
    HANDLE event = CreateEventW(NULL, TRUE, FALSE, NULL);
    HANDLE self = GetCurrentProcess();
    HANDLE copy = NULL;
    HANDLE moved = NULL;

    ck_assert(DuplicateHandle(self, event, self, &copy, 0, FALSE, DUPLICATE_SAME_ACCESS));
    ck_assert_ptr_ne(copy, event);
    SetEvent(event);
    ck_assert_uint_eq(state(copy), WAIT_OBJECT_0);
    ck_assert(DuplicateHandle(self, event, self, &moved, 0, FALSE, DUPLICATE_CLOSE_SOURCE));
    ck_assert_uint_eq(state(event), WAIT_FAILED);
    ck_assert(DuplicateHandle(self, moved, self, NULL, 0, FALSE, DUPLICATE_CLOSE_SOURCE));
    ck_assert_uint_eq(state(moved), WAIT_FAILED);
    ck_assert_uint_eq(state(copy), WAIT_OBJECT_0);
}
END_TEST

START_TEST(test_handle__duplicate_refuses_what_it_cannot_do)
{
    HANDLE event = CreateEventW(NULL, TRUE, FALSE, NULL);
    HANDLE self = GetCurrentProcess();
    HANDLE copy = NULL;

    ck_assert_fails(DuplicateHandle(self, NULL, self, &copy, 0, FALSE, 0), ERROR_INVALID_HANDLE);
    ck_assert_fails(DuplicateHandle(event, event, self, &copy, 0, FALSE, 0), ERROR_INVALID_HANDLE);
    ck_assert_fails(DuplicateHandle(self, event, event, &copy, 0, FALSE, 0), ERROR_INVALID_HANDLE);
    ck_assert_fails(DuplicateHandle(self, event, self, &copy, 0, FALSE, 4),
                    ERROR_INVALID_PARAMETER);
    ck_assert_ptr_null(copy);
}
END_TEST

START_TEST(test_handle__event_is_set_and_reset)
{
    HANDLE manual = CreateEventW(NULL, TRUE, FALSE, NULL);
    HANDLE automatic = CreateEventW(NULL, FALSE, TRUE, NULL);

    ck_assert_uint_eq(state(manual), WAIT_TIMEOUT);
    ck_assert(SetEvent(manual));
    ck_assert_uint_eq(state(manual), WAIT_OBJECT_0);
    ck_assert_uint_eq(state(manual), WAIT_OBJECT_0);
    ck_assert(ResetEvent(manual));
    ck_assert_uint_eq(state(manual), WAIT_TIMEOUT);
    ck_assert_uint_eq(state(automatic), WAIT_OBJECT_0);
    ck_assert_uint_eq(state(automatic), WAIT_TIMEOUT);
    SetEvent(automatic);
    SetEvent(automatic);
    ck_assert_uint_eq(state(automatic), WAIT_OBJECT_0);
    ck_assert_uint_eq(state(automatic), WAIT_TIMEOUT);
}
END_TEST

START_TEST(test_handle__event_flags_say_kind_and_state)
{
    HANDLE event = CreateEventExW(NULL, NULL, CREATE_EVENT_INITIAL_SET, EVENT_ALL_ACCESS);

    ck_assert_uint_eq(state(event), WAIT_OBJECT_0);
    ck_assert_uint_eq(state(event), WAIT_TIMEOUT);
    event = CreateEventExW(NULL, NULL, CREATE_EVENT_INITIAL_SET | CREATE_EVENT_MANUAL_RESET, 0);
    ck_assert_uint_eq(state(event), WAIT_OBJECT_0);
    ck_assert_uint_eq(state(event), WAIT_OBJECT_0);
    ck_assert_fails(CreateEventExW(NULL, NULL, 4, 0), ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(test_handle__a_name_is_one_object)
{
    HANDLE first = CreateEventW(NULL, TRUE, FALSE, L"Global\\vm-1");
    ck_assert_uint_eq(GetLastError(), ERROR_SUCCESS);
    HANDLE second = CreateEventW(NULL, FALSE, TRUE, L"vm-1");
    ck_assert_uint_eq(GetLastError(), ERROR_ALREADY_EXISTS);
    HANDLE opened = OpenEventW(EVENT_MODIFY_STATE, FALSE, L"Local\\vm-1");
    HANDLE narrow = CreateEventA(NULL, TRUE, FALSE, "vm-1");
    ck_assert_uint_eq(GetLastError(), ERROR_ALREADY_EXISTS);

    ck_assert_uint_eq(state(first), WAIT_TIMEOUT);
    SetEvent(second);
    ck_assert_uint_eq(state(first), WAIT_OBJECT_0);
    ck_assert_uint_eq(state(opened), WAIT_OBJECT_0);
    ck_assert_uint_eq(state(narrow), WAIT_OBJECT_0);
    CloseHandle(first);
    CloseHandle(second);
    CloseHandle(narrow);
    ck_assert_uint_eq(state(opened), WAIT_OBJECT_0);
    CloseHandle(opened);
    ck_assert_fails(OpenEventW(0, FALSE, L"vm-1"), ERROR_FILE_NOT_FOUND);
}
END_TEST

START_TEST(test_handle__a_name_is_of_one_kind)
{
    HANDLE mutex = CreateMutexW(NULL, FALSE, L"name");

    ck_assert_ptr_nonnull(mutex);
    ck_assert_fails(CreateEventW(NULL, TRUE, FALSE, L"name"), ERROR_INVALID_HANDLE);
    ck_assert_fails(CreateSemaphoreW(NULL, 0, 1, L"name"), ERROR_INVALID_HANDLE);
    ck_assert_fails(OpenEventW(0, FALSE, L"name"), ERROR_INVALID_HANDLE);
    ck_assert_fails(OpenSemaphoreW(0, FALSE, L"name"), ERROR_INVALID_HANDLE);
    ck_assert_ptr_nonnull(OpenMutexW(0, FALSE, L"name"));
    ck_assert_fails(OpenMutexW(0, FALSE, L"Name"), ERROR_FILE_NOT_FOUND);
}
END_TEST

START_TEST(test_handle__a_bad_name_is_refused)
{
    WCHAR longest[MAX_PATH + 1];

    for (size_t i = 0; i < ARRAYSIZE(longest); i++) {
        longest[i] = 'x';
    }
    longest[MAX_PATH] = 0;
    ck_assert_ptr_nonnull(CreateEventW(NULL, TRUE, FALSE, longest));
    longest[MAX_PATH - 1] = 0;
    ck_assert_ptr_nonnull(CreateEventW(NULL, TRUE, FALSE, longest));
    ck_assert_fails(CreateEventW(NULL, TRUE, FALSE, L"a\\b"), ERROR_PATH_NOT_FOUND);
    ck_assert_fails(OpenEventW(0, FALSE, NULL), ERROR_INVALID_PARAMETER);
    ck_assert_fails(CreateEventA(NULL, TRUE, FALSE, "\xff"), ERROR_NO_UNICODE_TRANSLATION);
}
END_TEST

START_TEST(test_handle__a_name_is_shorter_than_max_path)
{
    WCHAR name[MAX_PATH + 2];
    char narrow[MAX_PATH + 2];

    for (size_t i = 0; i < ARRAYSIZE(name) - 1; i++) {
        name[i] = 'x';
        narrow[i] = 'x';
    }
    name[MAX_PATH + 1] = 0;
    narrow[MAX_PATH + 1] = 0;
    ck_assert_fails(CreateEventW(NULL, TRUE, FALSE, name), ERROR_FILENAME_EXCED_RANGE);
    ck_assert_fails(CreateMutexA(NULL, FALSE, narrow), ERROR_FILENAME_EXCED_RANGE);
    ck_assert_fails(CreateSemaphoreA(NULL, 0, 1, narrow), ERROR_FILENAME_EXCED_RANGE);
}
END_TEST

START_TEST(test_handle__an_empty_name_is_none)
{
    HANDLE first = CreateEventW(NULL, TRUE, FALSE, L"");
    HANDLE second = CreateEventW(NULL, TRUE, FALSE, L"");

    ck_assert_uint_eq(GetLastError(), ERROR_SUCCESS);
    SetEvent(first);
    ck_assert_uint_eq(state(second), WAIT_TIMEOUT);
}
END_TEST

START_TEST(test_handle__mutex_is_taken_as_often_as_it_is_released)
{
    HANDLE mutex = CreateMutexW(NULL, TRUE, NULL);

    ck_assert_uint_eq(state(mutex), WAIT_OBJECT_0);
    ck_assert(ReleaseMutex(mutex));
    ck_assert(ReleaseMutex(mutex));
    ck_assert_fails(ReleaseMutex(mutex), ERROR_NOT_OWNER);
    ck_assert(CloseHandle(mutex));
}
END_TEST

START_TEST(test_handle__mutex_may_be_closed_while_owned)
{
    HANDLE mutex = CreateMutexA(NULL, TRUE, "m");

    ck_assert(CloseHandle(mutex));
    ck_assert_fails(OpenMutexW(0, FALSE, L"m"), ERROR_FILE_NOT_FOUND);
    ck_assert_fails(ReleaseMutex(mutex), ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(test_handle__semaphore_counts_to_its_maximum)
{
    HANDLE semaphore = CreateSemaphoreW(NULL, 1, 3, L"s");
    LONG previous = -1;

    ck_assert_uint_eq(state(semaphore), WAIT_OBJECT_0);
    ck_assert_uint_eq(state(semaphore), WAIT_TIMEOUT);
    ck_assert(ReleaseSemaphore(semaphore, 2, &previous));
    ck_assert_int_eq(previous, 0);
    ck_assert_fails(ReleaseSemaphore(semaphore, 2, &previous), ERROR_TOO_MANY_POSTS);
    ck_assert_int_eq(previous, 0);
    ck_assert_fails(ReleaseSemaphore(semaphore, INT32_MAX, NULL), ERROR_TOO_MANY_POSTS);
    ck_assert_fails(ReleaseSemaphore(semaphore, 0, NULL), ERROR_INVALID_PARAMETER);
    ck_assert_fails(ReleaseSemaphore(semaphore, -1, NULL), ERROR_INVALID_PARAMETER);
    ck_assert(ReleaseSemaphore(OpenSemaphoreW(0, FALSE, L"s"), 1, &previous));
    ck_assert_int_eq(previous, 2);
    for (int i = 0; i < 3; i++) {
        ck_assert_uint_eq(state(semaphore), WAIT_OBJECT_0);
    }
    ck_assert_uint_eq(state(semaphore), WAIT_TIMEOUT);
}
END_TEST

START_TEST(test_handle__semaphore_bounds_are_checked)
{
    ck_assert_fails(CreateSemaphoreW(NULL, 0, 0, NULL), ERROR_INVALID_PARAMETER);
    ck_assert_fails(CreateSemaphoreW(NULL, -1, 1, NULL), ERROR_INVALID_PARAMETER);
    ck_assert_fails(CreateSemaphoreA(NULL, 2, 1, NULL), ERROR_INVALID_PARAMETER);
    ck_assert_ptr_nonnull(CreateSemaphoreA(NULL, 1, 1, "a"));
}
END_TEST

TEST_MAIN("handle", test_handle__is_a_small_multiple_of_four,
          test_handle__is_stale_after_close_even_when_the_slot_is_used_again,
          test_handle__that_is_none_is_refused, test_handle__of_another_kind_is_refused,
          test_handle__many_are_open_at_once, test_handle__duplicate_names_the_same_object,
          test_handle__duplicate_refuses_what_it_cannot_do, test_handle__event_is_set_and_reset,
          test_handle__event_flags_say_kind_and_state, test_handle__a_name_is_one_object,
          test_handle__a_name_is_of_one_kind, test_handle__a_bad_name_is_refused,
          test_handle__a_name_is_shorter_than_max_path, test_handle__an_empty_name_is_none,
          test_handle__mutex_is_taken_as_often_as_it_is_released,
          test_handle__mutex_may_be_closed_while_owned,
          test_handle__semaphore_counts_to_its_maximum, test_handle__semaphore_bounds_are_checked)
