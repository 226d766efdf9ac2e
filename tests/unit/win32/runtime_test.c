/* The seam: what librdk asks of a runtime, seen by one that keeps a virtual clock. */

#include "runtime.h"
#include "win32/wait.h"
#include "win32_test.h"

static struct rdk__runtime runtime;
static uint64_t clock_us = 5000000;
static int permits;
static const char *points[64];
static size_t point_count;
static int attached;
static const char *mistake_text;

static struct {
    uint64_t deadline_us;
    struct rdk__wait wait;
    struct rdk__wait_object objects[4];
} parks[16];
static size_t park_count;

/* What happens while the thread is parked, for once. */
static void (*meanwhile)(void);

static uint64_t now_us(void)
{
    return clock_us;
}

static uint64_t wall_100ns(void)
{
    return 0x0123456789ABCDEF;
}

static bool park(struct rdk__thread *self, uint64_t deadline_us, const struct rdk__wait *why)
{
    ck_assert_ptr_eq(self, rdk__thread_self());
    parks[park_count].deadline_us = deadline_us;
    parks[park_count].wait = *why;
    for (size_t i = 0; i < why->object_count && i < 4; i++) {
        parks[park_count].objects[i] = why->objects[i];
    }
    park_count++;
    if (meanwhile != NULL) {
        void (*act)(void) = meanwhile;

        meanwhile = NULL;
        act();
    }
    if (permits > 0) {
        permits--;
        return true;
    }
    ck_assert_uint_ne(deadline_us, RDK__NEVER);
    clock_us = deadline_us > clock_us ? deadline_us : clock_us;
    return false;
}

static void unpark(struct rdk__thread *thread)
{
    ck_assert_ptr_nonnull(thread);
    permits = 1;
}

static uint32_t thread_start(struct rdk__thread *thread)
{
    ck_assert_str_eq(thread->role, "thread");
    return ERROR_MAX_THRDS_REACHED;
}

static void thread_attach(struct rdk__thread *thread)
{
    ck_assert_str_eq(thread->role, "foreign");
    ck_assert_ptr_null(thread->start);
    attached++;
}

static void thread_ended(struct rdk__thread *thread)
{
    ck_assert_ptr_nonnull(thread);
}

static void point(const char *function)
{
    points[point_count++ % ARRAYSIZE(points)] = function;
}

static void mistake(const char *rule, const char *text)
{
    ck_assert_ptr_nonnull(rule);
    mistake_text = text;
}

static void install(void)
{
    runtime = (struct rdk__runtime){now_us,        wall_100ns,   park,  unpark, thread_start,
                                    thread_attach, thread_ended, point, mistake};
    rdk__runtime_install(&runtime);
    ck_assert_ptr_eq(rdk__runtime(), &runtime);
}

START_TEST(test_runtime__time_is_its_clock)
{
    LARGE_INTEGER counter;
    LARGE_INTEGER frequency;
    FILETIME time;

    install();
    ck_assert_uint_eq(GetTickCount(), 5000);
    clock_us = (UINT64_C(1) << 32) * 1000 + 7000;
    ck_assert_uint_eq(GetTickCount(), 7);
    ck_assert_uint_eq(GetTickCount64(), (UINT64_C(1) << 32) + 7);
    QueryPerformanceCounter(&counter);
    QueryPerformanceFrequency(&frequency);
    ck_assert_int_eq(counter.QuadPart / (frequency.QuadPart / 1000000), (int64_t)clock_us);
    GetSystemTimeAsFileTime(&time);
    ck_assert_uint_eq(time.dwLowDateTime, 0x89ABCDEF);
    ck_assert_uint_eq(time.dwHighDateTime, 0x01234567);
}
END_TEST

START_TEST(test_runtime__sleep_parks_until_the_deadline)
{
    install();
    Sleep(250);
    ck_assert_uint_eq(park_count, 1);
    ck_assert_int_eq(parks[0].wait.kind, RDK__WAIT_SLEEP);
    ck_assert_uint_eq(parks[0].deadline_us, 5250000);
    ck_assert_uint_eq(parks[0].wait.object_count, 0);
    ck_assert_uint_eq(clock_us, 5250000);
    Sleep(0);
    ck_assert_uint_eq(park_count, 1);
    ck_assert_int_eq(attached, 1);
}
END_TEST

START_TEST(test_runtime__functions_enter_through_a_point)
{
    LONG value = 0;

    install();
    HANDLE event = CreateEventW(NULL, TRUE, TRUE, NULL);
    WaitForSingleObject(event, 0);
    InterlockedIncrement(&value);
    SwitchToThread();
    CloseHandle(event);
    ck_assert_uint_eq(point_count, 5);
    ck_assert_str_eq(points[0], "CreateEventW");
    ck_assert_str_eq(points[1], "WaitForSingleObject");
    ck_assert_str_eq(points[2], "InterlockedIncrement");
    ck_assert_str_eq(points[3], "SwitchToThread");
    ck_assert_str_eq(points[4], "CloseHandle");
    ck_assert_uint_eq(park_count, 0);
}
END_TEST

START_TEST(test_runtime__a_wait_says_what_it_waits_for)
{
    install();
    HANDLE handles[2] = {CreateEventW(NULL, TRUE, FALSE, NULL), CreateSemaphoreW(NULL, 0, 1, NULL)};

    ck_assert_uint_eq(WaitForMultipleObjects(2, handles, TRUE, 100), WAIT_TIMEOUT);
    ck_assert_uint_eq(park_count, 1);
    ck_assert_str_eq(parks[0].wait.function, "WaitForMultipleObjects");
    ck_assert_int_eq(parks[0].wait.kind, RDK__WAIT_OBJECTS);
    ck_assert(parks[0].wait.all);
    ck_assert_uint_eq(parks[0].wait.object_count, 2);
    ck_assert_str_eq(parks[0].objects[0].kind, "event");
    ck_assert_str_eq(parks[0].objects[1].kind, "semaphore");
    ck_assert_uint_gt(parks[0].objects[1].number, parks[0].objects[0].number);
    ck_assert_ptr_null(parks[0].objects[0].owner);
}
END_TEST

static HANDLE the_event;

static void set_the_event(void)
{
    SetEvent(the_event);
}

START_TEST(test_runtime__a_grant_ends_the_wait)
{
    install();
    the_event = CreateEventW(NULL, FALSE, FALSE, NULL);
    meanwhile = set_the_event;
    ck_assert_uint_eq(WaitForSingleObject(the_event, INFINITE), WAIT_OBJECT_0);
    ck_assert_uint_eq(parks[0].deadline_us, RDK__NEVER);
    ck_assert_uint_eq(WaitForSingleObject(the_event, 0), WAIT_TIMEOUT);
    ck_assert_int_eq(permits, 0);
}
END_TEST

static bool park_late(struct rdk__thread *self, uint64_t deadline_us, const struct rdk__wait *why)
{
    UNREFERENCED_PARAMETER(self);
    UNREFERENCED_PARAMETER(why);
    park_count++;
    if (park_count == 1) {
        /* The event is set after the deadline, before librdk looks. */
        SetEvent(the_event);
        return false;
    }
    ck_assert_uint_eq(deadline_us, RDK__NEVER);
    ck_assert_int_eq(permits, 1);
    permits--;
    return true;
}

START_TEST(test_runtime__a_grant_at_the_deadline_leaves_no_permit)
{
    install();
    the_event = CreateEventW(NULL, FALSE, FALSE, NULL);
    runtime.park = park_late;
    ck_assert_uint_eq(WaitForSingleObject(the_event, 100), WAIT_OBJECT_0);
    ck_assert_uint_eq(park_count, 2);
    ck_assert_int_eq(permits, 0);
}
END_TEST

START_TEST(test_runtime__a_failed_start_leaves_nothing)
{
    DWORD id = 99;

    install();
    HANDLE before = CreateEventW(NULL, TRUE, FALSE, NULL);
    ck_assert_fails(
        CreateThread(NULL, 0, (LPTHREAD_START_ROUTINE)(void *)set_the_event, NULL, 0, &id),
        ERROR_MAX_THRDS_REACHED);
    ck_assert_uint_eq(id, 99);
    HANDLE thread = CreateThread(NULL, 0, (LPTHREAD_START_ROUTINE)(void *)set_the_event, NULL,
                                 CREATE_SUSPENDED, NULL);
    ck_assert_fails(ResumeThread(thread) != (DWORD)-1, ERROR_MAX_THRDS_REACHED);
    ck_assert(CloseHandle(thread));
    ck_assert(CloseHandle(before));
}
END_TEST

START_TEST(test_runtime__a_worker_wait_has_its_kind_and_owner)
{
    install();
    HANDLE thread = CreateThread(NULL, 0, (LPTHREAD_START_ROUTINE)(void *)set_the_event, NULL,
                                 CREATE_SUSPENDED, NULL);

    ck_assert_uint_eq(rdk__thread_wait(thread, 10, RDK__WAIT_WORKER, "ClusWorkerTerminate"),
                      WAIT_TIMEOUT);
    ck_assert_int_eq(parks[0].wait.kind, RDK__WAIT_WORKER);
    ck_assert_str_eq(parks[0].wait.function, "ClusWorkerTerminate");
    ck_assert_str_eq(parks[0].objects[0].kind, "thread");
    ck_assert_ptr_nonnull(parks[0].objects[0].owner);
    ck_assert_uint_eq(parks[0].objects[0].owner->number * 4, GetThreadId(thread));
}
END_TEST

static SRWLOCK srw;

static void release_srw(void)
{
    ReleaseSRWLockExclusive(&srw);
}

START_TEST(test_runtime__a_lock_that_its_owner_waits_for_shows_a_cycle)
{
    install();
    AcquireSRWLockExclusive(&srw);
    meanwhile = release_srw;
    AcquireSRWLockExclusive(&srw);
    ck_assert_int_eq(parks[0].wait.kind, RDK__WAIT_SRW_LOCK);
    ck_assert_str_eq(parks[0].objects[0].kind, "SRW lock");
    ck_assert_uint_eq(parks[0].deadline_us, RDK__NEVER);
    ck_assert_ptr_eq(parks[0].objects[0].owner, rdk__thread_self());
}
END_TEST

START_TEST(test_runtime__mistakes_are_told)
{
    CRITICAL_SECTION section;
    int value = 0;

    install();
    InitializeCriticalSection(&section);
    LeaveCriticalSection(&section);
    ck_assert_ptr_nonnull(mistake_text);
    mistake_text = NULL;
    EnterCriticalSection(&section);
    DeleteCriticalSection(&section);
    ck_assert_ptr_nonnull(mistake_text);
    mistake_text = NULL;
    LocalFree(&value);
    ck_assert_ptr_nonnull(mistake_text);
    mistake_text = NULL;
    HeapFree(GetProcessHeap(), 0, &value);
    ck_assert_ptr_nonnull(mistake_text);
    mistake_text = NULL;
    HANDLE event = CreateEventW(NULL, TRUE, FALSE, NULL);
    ck_assert(CloseHandle(event));
    ck_assert_ptr_null(mistake_text);
    ck_assert(!CloseHandle(event));
    ck_assert_uint_eq(GetLastError(), ERROR_INVALID_HANDLE);
    ck_assert_ptr_nonnull(mistake_text);
    mistake_text = NULL;
    ck_assert(!CloseHandle(NULL));
    ck_assert(!CloseHandle((HANDLE)0x7ffffff4)); /* never given: no mistake that we know of */
    ck_assert_ptr_null(mistake_text);
}
END_TEST

START_TEST(test_runtime__the_ordinary_one_is_the_default)
{
    ck_assert_ptr_eq(rdk__runtime(), rdk__runtime_ordinary());
    install();
    rdk__runtime_install(NULL);
    ck_assert_ptr_eq(rdk__runtime(), rdk__runtime_ordinary());
}
END_TEST

TEST_MAIN("runtime", test_runtime__time_is_its_clock, test_runtime__sleep_parks_until_the_deadline,
          test_runtime__functions_enter_through_a_point,
          test_runtime__a_wait_says_what_it_waits_for, test_runtime__a_grant_ends_the_wait,
          test_runtime__a_grant_at_the_deadline_leaves_no_permit,
          test_runtime__a_failed_start_leaves_nothing,
          test_runtime__a_worker_wait_has_its_kind_and_owner,
          test_runtime__a_lock_that_its_owner_waits_for_shows_a_cycle,
          test_runtime__mistakes_are_told, test_runtime__the_ordinary_one_is_the_default)
