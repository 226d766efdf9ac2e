/* A resource DLL that keeps to POSIX and C11 for its threads and locks (pthreads_locks.c). */
#define _GNU_SOURCE
#include "pthreads.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <threads.h>
#include <time.h>
#include <unistd.h>

#include <clusapi.h>
#include <resapi.h>
#include <windows.h>

#include "pthreads_work.h"

static pthread_mutex_t g_Mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t g_Changed = PTHREAD_COND_INITIALIZER;
static int g_Count;

static void *Leave(void *Parameter)
{
    sleep(60);
    pthread_exit(Parameter);
}

static DWORD Join(void)
{
    const time_t start = Now();
    void *result = NULL;
    struct timespec until = In(CLOCK_REALTIME, 5);
    const pthread_t thread = Start(Leave, &g_Count);

    REQUIRE(pthread_join(pthread_self(), NULL) == EDEADLK);
    REQUIRE(pthread_tryjoin_np(thread, &result) == EBUSY);
    REQUIRE(pthread_timedjoin_np(thread, &result, &until) == ETIMEDOUT);
    until = In(CLOCK_MONOTONIC, 5);
    REQUIRE(pthread_clockjoin_np(thread, &result, CLOCK_MONOTONIC, &until) == ETIMEDOUT);
    REQUIRE(pthread_join(thread, &result) == 0 && result == &g_Count);
    REQUIRE(Now() - start >= 60 && Now() - start < 62);
    const pthread_t again = Start(Leave, &g_Mutex);
    sleep(61);
    REQUIRE(pthread_tryjoin_np(again, &result) == 0 && result == &g_Mutex);
    return 0;
}

static void Unlock(void *Mutex)
{
    g_Count += pthread_mutex_unlock(Mutex) == 0 ? 10 : 1000;
}

static void *WaitForEver(void *Parameter)
{
    pthread_mutex_lock(&g_Mutex);
    pthread_cleanup_push(Unlock, &g_Mutex);
    for (;;) {
        pthread_cond_wait(&g_Changed, &g_Mutex);
    }
    pthread_cleanup_pop(1);
    return Parameter;
}

static void *SleepForEver(void *Parameter)
{
    for (;;) {
        sleep(3600);
    }
    return Parameter;
}

static void *SleepUndisturbed(void *Parameter)
{
    int state;

    pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &state);
    sleep(60);
    g_Count++;
    pthread_setcancelstate(state, NULL);
    sleep(3600);
    return Parameter;
}

static DWORD Cancel(void)
{
    const time_t start = Now();
    void *result = NULL;

    g_Count = 0;
    const pthread_t threads[] = {Start(WaitForEver, NULL), Start(SleepForEver, NULL),
                                 Start(SleepUndisturbed, NULL)};
    sleep(5);
    for (int i = 0; i < 3; i++) {
        REQUIRE(pthread_cancel(threads[i]) == 0);
    }
    for (int i = 0; i < 3; i++) {
        REQUIRE(pthread_join(threads[i], &result) == 0 && result == PTHREAD_CANCELED);
    }
    REQUIRE(g_Count == 11 && Now() - start >= 60 && Now() - start < 62);
    REQUIRE(pthread_mutex_trylock(&g_Mutex) == 0 && pthread_mutex_unlock(&g_Mutex) == 0);
    return 0;
}

static DWORD Clocks(void)
{
    static const clockid_t clocks[] = {CLOCK_REALTIME, CLOCK_MONOTONIC};
    const time_t start = Now();

    for (int i = 0; i < 2; i++) {
        pthread_condattr_t attributes;
        pthread_cond_t cond;
        struct timespec until = In(clocks[i], 60);

        pthread_condattr_init(&attributes);
        REQUIRE(pthread_condattr_setclock(&attributes, clocks[i]) == 0);
        REQUIRE(pthread_cond_init(&cond, &attributes) == 0 && pthread_mutex_lock(&g_Mutex) == 0);
        REQUIRE(pthread_cond_timedwait(&cond, &g_Mutex, &until) == ETIMEDOUT);
        until = In(clocks[1 - i], 60);
        REQUIRE(pthread_cond_clockwait(&cond, &g_Mutex, clocks[1 - i], &until) == ETIMEDOUT);
        REQUIRE(pthread_mutex_unlock(&g_Mutex) == 0 && pthread_cond_destroy(&cond) == 0);
    }
    REQUIRE(Now() - start >= 240 && Now() - start < 242);
    return 0;
}

static void *WriteLater(void *Pipe)
{
    sleep(60);
    return write(((int *)Pipe)[1], "x", 1) == 1 ? Pipe : NULL;
}

/* Whoever waits sees the byte when it is written, and not before. */
static DWORD Descriptors(void)
{
    int pipe_ends[2];
    char byte;
    const sigset_t *none = NULL;
    const struct timespec long_time = {3600, 0};
    struct timeval long_wait = {3600, 0};

    REQUIRE(pipe(pipe_ends) == 0);
    const int epoll = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = 77};
    REQUIRE(epoll_ctl(epoll, EPOLL_CTL_ADD, pipe_ends[0], &event) == 0);
    for (int i = 0; i < 7; i++) {
        const time_t start = Now();
        const pthread_t thread = Start(WriteLater, pipe_ends);
        struct pollfd wanted = {.fd = pipe_ends[0], .events = POLLIN};
        fd_set set;
        int ready = 0;

        FD_ZERO(&set);
        FD_SET(pipe_ends[0], &set);
        event.data.fd = 0;
        switch (i) {
        case 0:
            ready = poll(&wanted, 1, -1);
            break;
        case 1:
            ready = poll(&wanted, 1, 3600000);
            break;
        case 2:
            ready = ppoll(&wanted, 1, &long_time, none);
            break;
        case 3:
            ready = select(pipe_ends[0] + 1, &set, NULL, NULL, &long_wait);
            REQUIRE(FD_ISSET(pipe_ends[0], &set));
            REQUIRE(long_wait.tv_sec >= 3538 && long_wait.tv_sec <= 3540);
            break;
        case 4:
            ready = pselect(pipe_ends[0] + 1, &set, NULL, NULL, NULL, none);
            REQUIRE(FD_ISSET(pipe_ends[0], &set));
            break;
        case 5:
            ready = epoll_wait(epoll, &event, 1, 3600000);
            REQUIRE(event.data.fd == 77);
            break;
        default:
            ready = epoll_pwait(epoll, &event, 1, -1, none);
            REQUIRE(event.data.fd == 77);
            break;
        }
        REQUIRE(ready == 1 && Now() - start >= 60 && Now() - start < 62);
        REQUIRE(read(pipe_ends[0], &byte, 1) == 1 && pthread_join(thread, NULL) == 0);
    }
    REQUIRE(poll(&(struct pollfd){.fd = pipe_ends[0], .events = POLLIN}, 1, 0) == 0);
    REQUIRE(select(-1, NULL, NULL, NULL, NULL) < 0 && errno == EINVAL);
    REQUIRE(epoll_wait(-1, &event, 1, 1000) < 0 && errno == EBADF);
    close(epoll);
    close(pipe_ends[0]);
    close(pipe_ends[1]);
    return 0;
}

static pthread_key_t g_Key;

static void LastWork(void *Value)
{
    pthread_mutex_lock(&g_Mutex);
    sleep(60);
    g_Count += *(int *)Value;
    pthread_mutex_unlock(&g_Mutex);
}

static void *SetValue(void *Value)
{
    pthread_setspecific(g_Key, Value);
    return NULL;
}

static DWORD LastWorks(void)
{
    static int seven = 7;
    const time_t start = Now();

    g_Count = 0;
    REQUIRE(pthread_key_create(&g_Key, LastWork) == 0);
    const pthread_t threads[] = {Start(SetValue, &seven), Start(SetValue, &seven)};
    REQUIRE(pthread_join(threads[0], NULL) == 0 && pthread_join(threads[1], NULL) == 0);
    REQUIRE(g_Count == 14 && Now() - start >= 120 && pthread_key_delete(g_Key) == 0);
    return 0;
}

static DWORD Special(void)
{
    const struct timespec none = {0, 1000000000};
    const struct timespec negative = {-1, 0};
    struct timespec now;

    REQUIRE(nanosleep(&none, NULL) < 0 && errno == EINVAL);
    REQUIRE(nanosleep(&negative, NULL) < 0 && errno == EINVAL);
    REQUIRE(clock_nanosleep(CLOCK_MONOTONIC, 0, &none, NULL) == EINVAL);
    REQUIRE(thrd_sleep(&none, NULL) < -1);
    REQUIRE(clock_gettime(9999, &now) < 0 && errno == EINVAL);
    REQUIRE(clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now) == 0 && now.tv_sec < 60);
    REQUIRE(pthread_mutex_lock(&g_Mutex) == 0);
    REQUIRE(pthread_cond_timedwait(&g_Changed, &g_Mutex, &none) == EINVAL);
    REQUIRE(pthread_cond_timedwait(&g_Changed, &g_Mutex, &negative) == ETIMEDOUT);
    REQUIRE(pthread_mutex_timedlock(&g_Mutex, &none) == EINVAL);
    REQUIRE(pthread_mutex_unlock(&g_Mutex) == 0);
    REQUIRE(pthread_mutex_timedlock(&g_Mutex, &none) == 0 && pthread_mutex_unlock(&g_Mutex) == 0);
    struct timespec at = In(CLOCK_REALTIME, 60);
    const time_t start = Now();
    REQUIRE(clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &at, NULL) == 0);
    REQUIRE(Now() - start >= 59 && Now() - start < 62);
    return 0;
}

static void *JoinBack(void *Thread)
{
    sleep(1);
    pthread_join(*(pthread_t *)Thread, NULL);
    return NULL;
}

static DWORD JoinDeadlock(void)
{
    static pthread_t first;
    const pthread_t second = Start(JoinBack, &first);

    first = Start(JoinBack, (void *)(uintptr_t)&second);
    sleep(5);
    return pthread_join(first, NULL) == 0 ? 0 : __LINE__;
}

static DWORD Exit(void)
{
    exit(3);
}

static DWORD QuickExit(void)
{
    quick_exit(4);
}

static DWORD ThreadExit(void)
{
    pthread_exit((void *)5);
}

static DWORD (*const g_Works[])(void) = {
    [PTHREADS_KINDS] = Kinds,
    [PTHREADS_READERS] = Readers,
    [PTHREADS_SEMAPHORE] = Semaphores,
    [PTHREADS_BARRIER] = Barriers,
    [PTHREADS_ONCE] = Once,
    [PTHREADS_C11] = C11,
    [PTHREADS_JOIN] = Join,
    [PTHREADS_CANCEL] = Cancel,
    [PTHREADS_CLOCKS] = Clocks,
    [PTHREADS_DESCRIPTORS] = Descriptors,
    [PTHREADS_BUSY] = Busy,
    [PTHREADS_QUEUE] = Queue,
    [PTHREADS_LAST_WORK] = LastWorks,
    [PTHREADS_SPECIAL] = Special,
    [PTHREADS_SELF_DEADLOCK] = SelfDeadlock,
    [PTHREADS_READER_DEADLOCK] = ReaderDeadlock,
    [PTHREADS_JOIN_DEADLOCK] = JoinDeadlock,
    [PTHREADS_EXIT] = Exit,
    [PTHREADS_QUICK_EXIT] = QuickExit,
    [PTHREADS_THREAD_EXIT] = ThreadExit,
};

static RESID WINAPI PosixOpenV2(LPCWSTR Name, HKEY Key, RESOURCE_HANDLE Handle, DWORD Flags)
{
    (void)Name;
    (void)Key;
    (void)Handle;
    (void)Flags;
    return &g_Count;
}

static void WINAPI PosixClose(RESID Resource)
{
    (void)Resource;
}

static DWORD WINAPI PosixOnlineV2(RESID Resource, LPHANDLE Event, DWORD Flags, PBYTE In_,
                                  DWORD InSize, DWORD Reserved)
{
    (void)Resource;
    (void)Event;
    (void)Flags;
    (void)In_;
    (void)InSize;
    (void)Reserved;
    return ERROR_SUCCESS;
}

static DWORD WINAPI PosixOfflineV2(RESID Resource, LPCWSTR Node, DWORD Flags, PBYTE In_,
                                   DWORD InSize, DWORD Reserved)
{
    (void)Node;
    return PosixOnlineV2(Resource, NULL, Flags, In_, InSize, Reserved);
}

static void WINAPI PosixTerminate(RESID Resource)
{
    (void)Resource;
}

static BOOL WINAPI Alive(RESID Resource)
{
    return Resource != NULL;
}

static DWORD WINAPI Control(RESID Resource, DWORD Code, PVOID In_, DWORD InSize, PVOID Out,
                            DWORD OutSize, LPDWORD Returned)
{
    (void)Resource;
    (void)In_;
    (void)InSize;
    (void)Out;
    (void)OutSize;
    *Returned = 0;
    return Code < sizeof(g_Works) / sizeof(g_Works[0]) && g_Works[Code] ? g_Works[Code]()
                                                                        : ERROR_INVALID_FUNCTION;
}

static DWORD WINAPI TypeControl(LPCWSTR Type, DWORD Code, PVOID In_, DWORD InSize, PVOID Out,
                                DWORD OutSize, LPDWORD Returned)
{
    (void)Type;
    return Control(NULL, Code, In_, InSize, Out, OutSize, Returned);
}

static CLRES_FUNCTION_TABLE g_Table;

DWORD WINAPI StartupEx(LPCWSTR ResourceType, DWORD MinVersion, DWORD MaxVersion,
                       PCLRES_CALLBACK_FUNCTION_TABLE Callbacks, PCLRES_FUNCTION_TABLE *Table)
{
    (void)ResourceType;
    (void)MinVersion;
    (void)MaxVersion;
    (void)Callbacks;
    CLRES_V2_FUNCTION_TABLE_SET(g_Table, CLRES_VERSION_V2_00, Posix, NULL, NULL, Control,
                                TypeControl, Alive, Alive, NULL)
    *Table = &g_Table;
    return ERROR_SUCCESS;
}
