#ifndef RDK_TESTS_HOST_PTHREADS_WORK_H
#define RDK_TESTS_HOST_PTHREADS_WORK_H

/* What the two halves of the plugin share. */

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include <windows.h>

#define REQUIRE(condition)   \
    do {                     \
        if (!(condition)) {  \
            return __LINE__; \
        }                    \
    } while (0)

static inline time_t Now(void)
{
    return time(NULL);
}

static inline struct timespec In(clockid_t Clock, time_t Seconds)
{
    struct timespec at;

    clock_gettime(Clock, &at);
    at.tv_sec += Seconds;
    return at;
}

static inline pthread_t Start(void *(*Routine)(void *), void *Parameter)
{
    pthread_t thread = 0;

    if (pthread_create(&thread, NULL, Routine, Parameter) != 0) {
        abort();
    }
    return thread;
}

/* pthreads_locks.c */

DWORD Kinds(void);
DWORD Readers(void);
DWORD Semaphores(void);
DWORD Barriers(void);
DWORD Once(void);
DWORD C11(void);
DWORD Busy(void);
DWORD Queue(void);
DWORD SelfDeadlock(void);
DWORD ReaderDeadlock(void);

#endif
