#include "posix.h"

#include "posix_functions.h"
#include "redirect.h"
#include "state.h"

/* libstdc++ too: std::thread, std::condition_variable and std::chrono call libc from in there. */
#define HOOK(function)                                                     \
    {                                                                      \
#        function, (void *)(uintptr_t)posix_##function, REDIRECT_LIBSTDCXX \
    }

static const struct redirect_hook hooks[] = {
    HOOK(nanosleep),
    HOOK(clock_nanosleep),
    HOOK(usleep),
    HOOK(sleep),
    HOOK(thrd_sleep),
    HOOK(sched_yield),
    HOOK(thrd_yield),
    HOOK(clock_gettime),
    HOOK(gettimeofday),
    HOOK(time),
    HOOK(timespec_get),
    HOOK(pthread_mutex_lock),
    HOOK(pthread_mutex_trylock),
    HOOK(pthread_mutex_timedlock),
    HOOK(pthread_mutex_clocklock),
    HOOK(pthread_mutex_unlock),
    HOOK(mtx_lock),
    HOOK(mtx_trylock),
    HOOK(mtx_timedlock),
    HOOK(mtx_unlock),
    HOOK(pthread_cond_wait),
    HOOK(pthread_cond_timedwait),
    HOOK(pthread_cond_clockwait),
    HOOK(pthread_cond_signal),
    HOOK(pthread_cond_broadcast),
    HOOK(cnd_wait),
    HOOK(cnd_timedwait),
    HOOK(cnd_signal),
    HOOK(cnd_broadcast),
    HOOK(pthread_rwlock_rdlock),
    HOOK(pthread_rwlock_wrlock),
    HOOK(pthread_rwlock_tryrdlock),
    HOOK(pthread_rwlock_trywrlock),
    HOOK(pthread_rwlock_timedrdlock),
    HOOK(pthread_rwlock_timedwrlock),
    HOOK(pthread_rwlock_clockrdlock),
    HOOK(pthread_rwlock_clockwrlock),
    HOOK(pthread_rwlock_unlock),
    HOOK(sem_init),
    HOOK(sem_open),
    HOOK(sem_close),
    HOOK(sem_wait),
    HOOK(sem_trywait),
    HOOK(sem_timedwait),
    HOOK(sem_clockwait),
    HOOK(sem_post),
    HOOK(pthread_barrier_init),
    HOOK(pthread_barrier_destroy),
    HOOK(pthread_barrier_wait),
    HOOK(pthread_once),
    HOOK(call_once),
    HOOK(__cxa_guard_acquire),
    HOOK(__cxa_guard_release),
    HOOK(__cxa_guard_abort),
    HOOK(pthread_create),
    HOOK(pthread_join),
    HOOK(pthread_tryjoin_np),
    HOOK(pthread_timedjoin_np),
    HOOK(pthread_clockjoin_np),
    HOOK(pthread_detach),
    HOOK(pthread_cancel),
    HOOK(thrd_create),
    HOOK(thrd_join),
    HOOK(thrd_detach),
    HOOK(_exit),
    HOOK(_Exit),
    HOOK(exit),
    HOOK(quick_exit),
    HOOK(pthread_exit),
    HOOK(thrd_exit),
    HOOK(poll),
    HOOK(ppoll),
    HOOK(__poll_chk),
    HOOK(__ppoll_chk),
    HOOK(select),
    HOOK(pselect),
    HOOK(epoll_wait),
    HOOK(epoll_pwait),
    HOOK(epoll_pwait2),
};

void posix_redirect(void)
{
    redirect_add(hooks, sizeof(hooks) / sizeof(hooks[0]));
    redirect_apply(host.plugin);
}
