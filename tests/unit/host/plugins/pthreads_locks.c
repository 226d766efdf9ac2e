/* The half of the plugin that takes locks. */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <threads.h>
#include <time.h>
#include <unistd.h>

#include "pthreads_work.h"

static pthread_mutex_t g_Mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t g_Other = PTHREAD_MUTEX_INITIALIZER;
static int g_Count;

static void *HoldMutex(void *Mutex)
{
    pthread_mutex_lock(Mutex);
    sleep(60);
    pthread_mutex_unlock(Mutex);
    return NULL;
}

DWORD Kinds(void)
{
    static pthread_mutex_t recursive = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
    static pthread_mutex_t checking = PTHREAD_ERRORCHECK_MUTEX_INITIALIZER_NP;
    pthread_mutex_t made;
    pthread_mutexattr_t attributes;
    const time_t start = Now();

    REQUIRE(pthread_mutex_lock(&recursive) == 0 && pthread_mutex_lock(&recursive) == 0);
    REQUIRE(pthread_mutex_trylock(&recursive) == 0);
    pthread_t thread = Start(HoldMutex, &recursive);
    sleep(1);
    REQUIRE(pthread_mutex_unlock(&recursive) == 0 && pthread_mutex_unlock(&recursive) == 0);
    sleep(1);
    REQUIRE(pthread_mutex_unlock(&recursive) == 0);
    REQUIRE(pthread_mutex_unlock(&recursive) == EPERM);
    REQUIRE(pthread_join(thread, NULL) == 0);

    REQUIRE(pthread_mutex_lock(&checking) == 0);
    REQUIRE(pthread_mutex_lock(&checking) == EDEADLK);
    REQUIRE(pthread_mutex_trylock(&checking) == EBUSY);
    REQUIRE(pthread_mutex_unlock(&checking) == 0);
    REQUIRE(pthread_mutex_unlock(&checking) == EPERM);

    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_ERRORCHECK);
    REQUIRE(pthread_mutex_init(&made, &attributes) == 0);
    thread = Start(HoldMutex, &made);
    sleep(1);
    REQUIRE(pthread_mutex_trylock(&made) == EBUSY);
    struct timespec until = In(CLOCK_REALTIME, 5);
    REQUIRE(pthread_mutex_timedlock(&made, &until) == ETIMEDOUT);
    until = In(CLOCK_MONOTONIC, 5);
    REQUIRE(pthread_mutex_clocklock(&made, CLOCK_MONOTONIC, &until) == ETIMEDOUT);
    until = In(CLOCK_REALTIME, 600);
    REQUIRE(pthread_mutex_timedlock(&made, &until) == 0);
    REQUIRE(pthread_mutex_unlock(&made) == 0);
    REQUIRE(pthread_join(thread, NULL) == 0 && pthread_mutex_destroy(&made) == 0);
    REQUIRE(Now() - start >= 120 && Now() - start < 130);
    return 0;
}

static pthread_rwlock_t g_Lock = PTHREAD_RWLOCK_INITIALIZER;

static void *Read(void *Parameter)
{
    pthread_rwlock_rdlock(&g_Lock);
    g_Count++;
    sleep(60);
    pthread_rwlock_unlock(&g_Lock);
    return Parameter;
}

static void *Write(void *Parameter)
{
    pthread_rwlock_wrlock(&g_Lock);
    g_Count += 100;
    sleep(60);
    pthread_rwlock_unlock(&g_Lock);
    return Parameter;
}

DWORD Readers(void)
{
    const time_t start = Now();

    g_Count = 0;
    const pthread_t readers[] = {Start(Read, NULL), Start(Read, NULL)};
    sleep(1);
    REQUIRE(g_Count == 2);
    REQUIRE(pthread_rwlock_tryrdlock(&g_Lock) == 0 && pthread_rwlock_unlock(&g_Lock) == 0);
    REQUIRE(pthread_rwlock_trywrlock(&g_Lock) == EBUSY);
    struct timespec until = In(CLOCK_REALTIME, 3);
    REQUIRE(pthread_rwlock_timedwrlock(&g_Lock, &until) == ETIMEDOUT);
    until = In(CLOCK_MONOTONIC, 3);
    REQUIRE(pthread_rwlock_clockwrlock(&g_Lock, CLOCK_MONOTONIC, &until) == ETIMEDOUT);
    const pthread_t writer = Start(Write, NULL);
    REQUIRE(pthread_join(readers[0], NULL) == 0 && pthread_join(readers[1], NULL) == 0);
    sleep(1);
    REQUIRE(g_Count == 102 && pthread_rwlock_tryrdlock(&g_Lock) == EBUSY);
    until = In(CLOCK_REALTIME, 3);
    REQUIRE(pthread_rwlock_timedrdlock(&g_Lock, &until) == ETIMEDOUT);
    REQUIRE(pthread_rwlock_rdlock(&g_Lock) == 0 && pthread_rwlock_unlock(&g_Lock) == 0);
    REQUIRE(Now() - start >= 120 && Now() - start < 122);
    REQUIRE(pthread_rwlock_wrlock(&g_Lock) == 0 && pthread_rwlock_wrlock(&g_Lock) == EDEADLK);
    REQUIRE(pthread_rwlock_unlock(&g_Lock) == 0 && pthread_join(writer, NULL) == 0);
    return 0;
}

static void *Post(void *Semaphore)
{
    sleep(60);
    sem_post(Semaphore);
    return NULL;
}

DWORD Semaphores(void)
{
    const time_t start = Now();
    struct timespec until = In(CLOCK_REALTIME, 5);
    sem_t semaphore;

    REQUIRE(sem_init(&semaphore, 0, 1) == 0 && sem_wait(&semaphore) == 0);
    REQUIRE(sem_trywait(&semaphore) < 0 && errno == EAGAIN);
    const pthread_t thread = Start(Post, &semaphore);
    REQUIRE(sem_timedwait(&semaphore, &until) < 0 && errno == ETIMEDOUT);
    until = In(CLOCK_MONOTONIC, 5);
    REQUIRE(sem_clockwait(&semaphore, CLOCK_MONOTONIC, &until) < 0 && errno == ETIMEDOUT);
    REQUIRE(sem_wait(&semaphore) == 0);
    REQUIRE(Now() - start >= 60 && Now() - start < 62);
    REQUIRE(pthread_join(thread, NULL) == 0 && sem_destroy(&semaphore) == 0);
    REQUIRE(sem_init(&semaphore, 1, 1) == 0 && sem_wait(&semaphore) == 0);
    REQUIRE(sem_post(&semaphore) == 0 && sem_destroy(&semaphore) == 0);
    return 0;
}

static void *Arrive(void *Barrier)
{
    for (int i = 0; i < 3; i++) {
        sleep(10);
        g_Count += pthread_barrier_wait(Barrier) == PTHREAD_BARRIER_SERIAL_THREAD;
    }
    return NULL;
}

DWORD Barriers(void)
{
    const time_t start = Now();
    pthread_barrier_t barrier;

    g_Count = 0;
    REQUIRE(pthread_barrier_init(&barrier, NULL, 0) == EINVAL);
    REQUIRE(pthread_barrier_init(&barrier, NULL, 3) == 0);
    const pthread_t threads[] = {Start(Arrive, &barrier), Start(Arrive, &barrier)};
    Arrive(&barrier);
    REQUIRE(pthread_join(threads[0], NULL) == 0 && pthread_join(threads[1], NULL) == 0);
    REQUIRE(pthread_barrier_destroy(&barrier) == 0);
    REQUIRE(g_Count == 3 && Now() - start >= 30 && Now() - start < 32);
    return 0;
}

static pthread_once_t g_Once = PTHREAD_ONCE_INIT;
static once_flag g_Flag = ONCE_FLAG_INIT;

static void Initialise(void)
{
    sleep(60);
    g_Count++;
}

static void *Need(void *Parameter)
{
    pthread_once(&g_Once, Initialise);
    call_once(&g_Flag, Initialise);
    return g_Count == 2 ? Parameter : NULL;
}

DWORD Once(void)
{
    int here;
    void *result = NULL;

    g_Count = 0;
    const pthread_t thread = Start(Need, &here);
    REQUIRE(Need(&here) == &here);
    REQUIRE(pthread_join(thread, &result) == 0 && result == &here && g_Count == 2);
    return 0;
}

static mtx_t g_C11Mutex;
static cnd_t g_C11Changed;

static int ChangeC11(void *Parameter)
{
    (void)Parameter;
    thrd_sleep(&(struct timespec){60, 0}, NULL);
    mtx_lock(&g_C11Mutex);
    g_Count = 1;
    cnd_signal(&g_C11Changed);
    thrd_yield();
    mtx_unlock(&g_C11Mutex);
    thrd_exit(-5);
}

DWORD C11(void)
{
    const time_t start = Now();
    thrd_t thread;
    int result = 0;
    struct timespec until;

    g_Count = 0;
    REQUIRE(mtx_init(&g_C11Mutex, mtx_timed) == thrd_success);
    REQUIRE(cnd_init(&g_C11Changed) == thrd_success);
    REQUIRE(thrd_create(&thread, ChangeC11, NULL) == thrd_success);
    REQUIRE(mtx_lock(&g_C11Mutex) == thrd_success);
    REQUIRE(mtx_trylock(&g_C11Mutex) == thrd_busy);
    REQUIRE(timespec_get(&until, TIME_UTC) == TIME_UTC && until.tv_sec - start <= 1);
    until.tv_sec += 5;
    REQUIRE(cnd_timedwait(&g_C11Changed, &g_C11Mutex, &until) == thrd_timedout);
    while (g_Count == 0) {
        REQUIRE(cnd_wait(&g_C11Changed, &g_C11Mutex) == thrd_success);
    }
    REQUIRE(mtx_unlock(&g_C11Mutex) == thrd_success);
    REQUIRE(thrd_join(thread, &result) == thrd_success && result == -5);
    REQUIRE(Now() - start >= 60 && Now() - start < 62);
    cnd_destroy(&g_C11Changed);
    mtx_destroy(&g_C11Mutex);
    return 0;
}

static void *CountLater(void *Parameter)
{
    sleep(1);
    pthread_mutex_lock(&g_Mutex);
    g_Count = 1;
    pthread_mutex_unlock(&g_Mutex);
    return Parameter;
}

DWORD Busy(void)
{
    const time_t start = Now();

    for (int i = 0; i < 500000; i++) {
        REQUIRE(pthread_mutex_lock(&g_Mutex) == 0 && pthread_mutex_unlock(&g_Mutex) == 0);
    }
    REQUIRE(Now() - start <= 2);
    /* But one who waits like that gets there. */
    g_Count = 0;
    const pthread_t thread = Start(CountLater, NULL);
    for (int count = 0; count == 0;) {
        pthread_mutex_lock(&g_Mutex);
        count = g_Count;
        pthread_mutex_unlock(&g_Mutex);
    }
    REQUIRE(pthread_join(thread, NULL) == 0 && Now() - start <= 5);
    return 0;
}

static void *TakeBoth(void *Parameter)
{
    pthread_mutex_lock(&g_Mutex);
    pthread_mutex_lock(&g_Other);
    sleep(1);
    pthread_mutex_unlock(&g_Other);
    pthread_mutex_unlock(&g_Mutex);
    return Parameter;
}

/* The holder goes, others stay behind in the queue; then it waits for one of these. Whoever
 * believes that it still holds the mutex sees a cycle. */
static void *TakeOne(void *Parameter)
{
    pthread_mutex_lock(&g_Other);
    sleep(10);
    pthread_mutex_lock(&g_Mutex);
    sleep(5);
    pthread_mutex_unlock(&g_Mutex);
    pthread_mutex_unlock(&g_Other);
    return Parameter;
}

static void *TakeMutex(void *Parameter)
{
    sleep(5);
    pthread_mutex_lock(&g_Mutex);
    sleep(30);
    pthread_mutex_unlock(&g_Mutex);
    return Parameter;
}

DWORD Queue(void)
{
    REQUIRE(pthread_mutex_lock(&g_Mutex) == 0);
    const pthread_t threads[] = {Start(TakeMutex, NULL), Start(TakeOne, NULL)};
    sleep(20);
    /* Both wait for us, the one that holds the other mutex behind the other. */
    REQUIRE(pthread_mutex_unlock(&g_Mutex) == 0);
    sleep(1);
    REQUIRE(pthread_mutex_lock(&g_Other) == 0 && pthread_mutex_unlock(&g_Other) == 0);
    REQUIRE(pthread_join(threads[0], NULL) == 0 && pthread_join(threads[1], NULL) == 0);
    const pthread_t both[] = {Start(TakeBoth, NULL), Start(TakeBoth, NULL)};
    REQUIRE(pthread_join(both[0], NULL) == 0 && pthread_join(both[1], NULL) == 0);
    return 0;
}

static void *ReadAndWait(void *Parameter)
{
    pthread_rwlock_rdlock(&g_Lock);
    sleep(1);
    pthread_mutex_lock(&g_Mutex);
    return Parameter;
}

DWORD SelfDeadlock(void)
{
    pthread_mutex_lock(&g_Mutex);
    pthread_mutex_lock(&g_Mutex);
    return __LINE__;
}

DWORD ReaderDeadlock(void)
{
    pthread_mutex_lock(&g_Mutex);
    Start(ReadAndWait, NULL);
    sleep(1);
    pthread_rwlock_wrlock(&g_Lock);
    return __LINE__;
}
