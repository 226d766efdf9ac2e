#ifndef RDK_HOST_POSIX_FUNCTIONS_H
#define RDK_HOST_POSIX_FUNCTIONS_H

/* The replacements, each with the parameters and results of what it replaces. */

#include <pthread.h>
#include <semaphore.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "runtime.h"

/* posix_time.c */

int posix_nanosleep(const struct timespec *request, struct timespec *ret_left);
int posix_clock_nanosleep(clockid_t clock, int flags, const struct timespec *request,
                          struct timespec *ret_left);
int posix_usleep(useconds_t time_us);
unsigned posix_sleep(unsigned time_s);
int posix_clock_gettime(clockid_t clock, struct timespec *ret);
int posix_gettimeofday(struct timeval *ret, void *zone);
time_t posix_time(time_t *ret);
int posix_sched_yield(void);
/* A time of one of the clocks as a deadline of ours. */
uint64_t posix_deadline_us(clockid_t clock, const struct timespec *time);

/* posix_wait.c */

/* Stand still until posix_wake names the address, or the deadline passes (false). `kind` is what
 * the address is in reports; the owner may be NULL. */
bool posix_wait(const void *address, const char *kind, const char *function,
                const struct rdk__thread *owner, uint64_t deadline_us);
/* Let the first that waits at the address go on; or all. */
void posix_wake(const void *address, bool all);

/* posix_lock.c */

int posix_pthread_mutex_lock(pthread_mutex_t *mutex);
int posix_pthread_mutex_timedlock(pthread_mutex_t *mutex, const struct timespec *until);
int posix_pthread_mutex_clocklock(pthread_mutex_t *mutex, clockid_t clock,
                                  const struct timespec *until);
int posix_pthread_mutex_unlock(pthread_mutex_t *mutex);
int posix_pthread_cond_init(pthread_cond_t *cond, const pthread_condattr_t *attributes);
int posix_pthread_cond_destroy(pthread_cond_t *cond);
int posix_pthread_cond_wait(pthread_cond_t *cond, pthread_mutex_t *mutex);
int posix_pthread_cond_timedwait(pthread_cond_t *cond, pthread_mutex_t *mutex,
                                 const struct timespec *until);
int posix_pthread_cond_clockwait(pthread_cond_t *cond, pthread_mutex_t *mutex, clockid_t clock,
                                 const struct timespec *until);
int posix_pthread_cond_signal(pthread_cond_t *cond);
int posix_pthread_cond_broadcast(pthread_cond_t *cond);
int posix_sem_wait(sem_t *semaphore);
int posix_sem_timedwait(sem_t *semaphore, const struct timespec *until);
int posix_sem_post(sem_t *semaphore);

/* posix_thread.c */

int posix_pthread_create(pthread_t *ret, const pthread_attr_t *attributes, void *(*start)(void *),
                         void *argument);
int posix_pthread_join(pthread_t id, void **ret_value);
int posix_pthread_detach(pthread_t id);
extern int (*posix_real_pthread_create)(pthread_t *, const pthread_attr_t *, void *(*)(void *),
                                        void *);
extern int (*posix_real_pthread_join)(pthread_t, void **);
extern int (*posix_real_pthread_detach)(pthread_t);
_Noreturn void posix__exit(int status);
_Noreturn void posix__Exit(int status);

#endif
