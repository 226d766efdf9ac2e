#define _GNU_SOURCE
#include "posix.h"

#include "got.h"
#include "posix_functions.h"
#include "state.h"

#define ENTRY(function)                                      \
    {                                                        \
#        function, (void *)(uintptr_t)posix_##function, NULL \
    }
#define ENTRY_REAL(function)                                                                    \
    {                                                                                           \
#        function, (void *)(uintptr_t)posix_##function, (void **)(void *)&posix_real_##function \
    }

void posix_prepare(void)
{
    got_remember();
}

void posix_redirect(void)
{
    const struct got_entry entries[] = {
        ENTRY(nanosleep),
        ENTRY(clock_nanosleep),
        ENTRY(usleep),
        ENTRY(sleep),
        ENTRY(clock_gettime),
        ENTRY(gettimeofday),
        ENTRY(time),
        ENTRY(pthread_mutex_lock),
        ENTRY(pthread_mutex_timedlock),
        ENTRY(pthread_mutex_clocklock),
        ENTRY(pthread_mutex_unlock),
        ENTRY(pthread_cond_init),
        ENTRY(pthread_cond_destroy),
        ENTRY(pthread_cond_wait),
        ENTRY(pthread_cond_timedwait),
        ENTRY(pthread_cond_clockwait),
        ENTRY(pthread_cond_signal),
        ENTRY(pthread_cond_broadcast),
        ENTRY(sem_wait),
        ENTRY(sem_timedwait),
        ENTRY(sem_post),
        ENTRY(sched_yield),
        ENTRY_REAL(pthread_create),
        ENTRY_REAL(pthread_join),
        ENTRY_REAL(pthread_detach),
        ENTRY(_exit),
        ENTRY(_Exit),
    };
    got_redirect(entries, sizeof(entries) / sizeof(entries[0]));
}
