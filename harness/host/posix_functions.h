#ifndef RDK_HOST_POSIX_FUNCTIONS_H
#define RDK_HOST_POSIX_FUNCTIONS_H

/* The replacements, each with the parameters and results of what it replaces. The double
 * underscores of some are those of the names that are replaced. */

#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/time.h>
#include <threads.h>
#include <time.h>
#include <unistd.h>

#include "runtime.h"

struct thread;

/* posix_wait.c */

/* Stand still until posix_wake names the address (true), or the deadline passes, or posix_poke
 * (false). `kind` is what the address is in reports; the owner may be NULL. A wait for nothing but
 * the deadline has no address. */
bool posix_wait(const void *address, const char *kind, const char *function,
                const struct rdk__thread *owner, uint64_t deadline_us);
/* Let the first that waits at the address go on; or all. */
void posix_wake(const void *address, bool all);
/* Let a thread that waits see what else has become of it. */
void posix_poke(const struct thread *thread);
/* A scheduling point of one who works: that takes and gives locks by the million, honestly, and is
 * not to be taken for one who spins until the clock goes on. */
void posix_lock_point(void);
/* Where a thread that was cancelled ends. It is in no queue, and nothing of ours is in its hands. */
void posix_cancel_point(void);
/* Who holds now what others wait for; NULL: nobody. */
void posix_owner_is(const void *address, const struct rdk__thread *owner);
/* A thread that may be an owner goes away. */
void posix_forget_owner(const struct rdk__thread *owner);

/* posix_time.c */

bool posix_is_time(const struct timespec *time);
/* A time of one of the clocks, or from now, as a deadline of ours. */
uint64_t posix_deadline_us(clockid_t clock, const struct timespec *time);
uint64_t posix_after_us(const struct timespec *time);

int posix_nanosleep(const struct timespec *request, struct timespec *ret_left);
int posix_clock_nanosleep(clockid_t clock, int flags, const struct timespec *request,
                          struct timespec *ret_left);
int posix_usleep(useconds_t time_us);
unsigned posix_sleep(unsigned time_s);
int posix_thrd_sleep(const struct timespec *request, struct timespec *ret_left);
int posix_sched_yield(void);
void posix_thrd_yield(void);
int posix_clock_gettime(clockid_t clock, struct timespec *ret);
int posix_gettimeofday(struct timeval *ret, void *zone);
time_t posix_time(time_t *ret);
int posix_timespec_get(struct timespec *ret, int base);

/* posix_lock.c */

/* Without a scheduling point of their own. */
int posix_mutex_take(pthread_mutex_t *mutex, const char *function, uint64_t deadline_us);
int posix_mutex_give(pthread_mutex_t *mutex);
/* An error number as one of C11's thrd_… values. */
int posix_c11_result(int r);

int posix_pthread_mutex_lock(pthread_mutex_t *mutex);
int posix_pthread_mutex_trylock(pthread_mutex_t *mutex);
int posix_pthread_mutex_timedlock(pthread_mutex_t *mutex, const struct timespec *until);
int posix_pthread_mutex_clocklock(pthread_mutex_t *mutex, clockid_t clock,
                                  const struct timespec *until);
int posix_pthread_mutex_unlock(pthread_mutex_t *mutex);
int posix_mtx_lock(mtx_t *mutex);
int posix_mtx_trylock(mtx_t *mutex);
int posix_mtx_timedlock(mtx_t *mutex, const struct timespec *until);
int posix_mtx_unlock(mtx_t *mutex);

/* posix_condition.c */

int posix_pthread_cond_wait(pthread_cond_t *cond, pthread_mutex_t *mutex);
int posix_pthread_cond_timedwait(pthread_cond_t *cond, pthread_mutex_t *mutex,
                                 const struct timespec *until);
int posix_pthread_cond_clockwait(pthread_cond_t *cond, pthread_mutex_t *mutex, clockid_t clock,
                                 const struct timespec *until);
int posix_pthread_cond_signal(pthread_cond_t *cond);
int posix_pthread_cond_broadcast(pthread_cond_t *cond);
int posix_cnd_wait(cnd_t *cond, mtx_t *mutex);
int posix_cnd_timedwait(cnd_t *cond, mtx_t *mutex, const struct timespec *until);
int posix_cnd_signal(cnd_t *cond);
int posix_cnd_broadcast(cnd_t *cond);

/* posix_rwlock.c */

void posix_rwlock_thread_ended(const struct thread *thread);
int posix_pthread_rwlock_rdlock(pthread_rwlock_t *lock);
int posix_pthread_rwlock_wrlock(pthread_rwlock_t *lock);
int posix_pthread_rwlock_tryrdlock(pthread_rwlock_t *lock);
int posix_pthread_rwlock_trywrlock(pthread_rwlock_t *lock);
int posix_pthread_rwlock_timedrdlock(pthread_rwlock_t *lock, const struct timespec *until);
int posix_pthread_rwlock_timedwrlock(pthread_rwlock_t *lock, const struct timespec *until);
int posix_pthread_rwlock_clockrdlock(pthread_rwlock_t *lock, clockid_t clock,
                                     const struct timespec *until);
int posix_pthread_rwlock_clockwrlock(pthread_rwlock_t *lock, clockid_t clock,
                                     const struct timespec *until);
int posix_pthread_rwlock_unlock(pthread_rwlock_t *lock);

/* posix_semaphore.c */

int posix_sem_init(sem_t *semaphore, int shared, unsigned value);
sem_t *posix_sem_open(const char *name, int flags, mode_t mode, unsigned value);
int posix_sem_close(sem_t *semaphore);
int posix_sem_wait(sem_t *semaphore);
int posix_sem_trywait(sem_t *semaphore);
int posix_sem_timedwait(sem_t *semaphore, const struct timespec *until);
int posix_sem_clockwait(sem_t *semaphore, clockid_t clock, const struct timespec *until);
int posix_sem_post(sem_t *semaphore);

/* posix_barrier.c */

int posix_pthread_barrier_init(pthread_barrier_t *barrier, const pthread_barrierattr_t *attributes,
                               unsigned count);
int posix_pthread_barrier_destroy(pthread_barrier_t *barrier);
int posix_pthread_barrier_wait(pthread_barrier_t *barrier);

/* posix_once.c */

int posix_pthread_once(pthread_once_t *control, void (*routine)(void));
void posix_call_once(once_flag *flag, void (*routine)(void));
int posix___cxa_guard_acquire(uint64_t *guard);
void posix___cxa_guard_release(uint64_t *guard);
void posix___cxa_guard_abort(uint64_t *guard);

/* posix_thread.c */

int posix_pthread_create(pthread_t *ret, const pthread_attr_t *attributes, void *(*start)(void *),
                         void *argument);
int posix_pthread_join(pthread_t id, void **ret_value);
int posix_pthread_tryjoin_np(pthread_t id, void **ret_value);
int posix_pthread_timedjoin_np(pthread_t id, void **ret_value, const struct timespec *until);
int posix_pthread_clockjoin_np(pthread_t id, void **ret_value, clockid_t clock,
                               const struct timespec *until);
int posix_pthread_detach(pthread_t id);
int posix_pthread_cancel(pthread_t id);
int posix_thrd_create(thrd_t *ret, int (*start)(void *), void *argument);
int posix_thrd_join(thrd_t id, int *ret_value);
int posix_thrd_detach(thrd_t id);

/* posix_end.c */

_Noreturn void posix__exit(int status);
_Noreturn void posix__Exit(int status);
_Noreturn void posix_exit(int status);
_Noreturn void posix_quick_exit(int status);
_Noreturn void posix_pthread_exit(void *value);
_Noreturn void posix_thrd_exit(int value);

/* posix_process.c */

/* Whom a plugin's signals must not reach. */
void posix_process_begin(pid_t service, pid_t zygote);
int posix_kill(pid_t pid, int number);
int posix_killpg(pid_t group, int number);
int posix_execve(const char *program, char *const words[], char *const environment[]);
int posix_execv(const char *program, char *const words[]);
int posix_execvp(const char *program, char *const words[]);
int posix_execl(const char *program, const char *first, ...);
int posix_execlp(const char *program, const char *first, ...);
int posix_execle(const char *program, const char *first, ...);

/* posix_poll.c */

int posix_poll(struct pollfd *descriptors, nfds_t count, int timeout_ms);
int posix_ppoll(struct pollfd *descriptors, nfds_t count, const struct timespec *timeout,
                const sigset_t *mask);
int posix___poll_chk(struct pollfd *descriptors, nfds_t count, int timeout_ms, size_t bytes);
int posix___ppoll_chk(struct pollfd *descriptors, nfds_t count, const struct timespec *timeout,
                      const sigset_t *mask, size_t bytes);
int posix_select(int count, fd_set *reads, fd_set *writes, fd_set *exceptions,
                 struct timeval *timeout);
int posix_pselect(int count, fd_set *reads, fd_set *writes, fd_set *exceptions,
                  const struct timespec *timeout, const sigset_t *mask);
int posix_epoll_wait(int epoll, struct epoll_event *events, int room, int timeout_ms);
int posix_epoll_pwait(int epoll, struct epoll_event *events, int room, int timeout_ms,
                      const sigset_t *mask);
int posix_epoll_pwait2(int epoll, struct epoll_event *events, int room,
                       const struct timespec *timeout, const sigset_t *mask);

#endif
