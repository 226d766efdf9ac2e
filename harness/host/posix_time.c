#define _GNU_SOURCE
#include <errno.h>
#include <limits.h>
#include <stdbool.h>

#include "posix_functions.h"
#include "state.h"

#define US_PER_S  1000000u
#define NS_PER_US 1000u
/* From 1601 to 1970, in units of 100 ns. */
#define UNIX_EPOCH_100NS 116444736000000000u

static uint64_t unix_us(void)
{
    return (rdk__runtime()->wall_100ns() - UNIX_EPOCH_100NS) / 10;
}

static bool is_wall(clockid_t clock)
{
    return clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE ||
           clock == CLOCK_REALTIME_ALARM || clock == CLOCK_TAI;
}

static bool is_virtual(clockid_t clock)
{
    return is_wall(clock) || clock == CLOCK_MONOTONIC || clock == CLOCK_MONOTONIC_RAW ||
           clock == CLOCK_MONOTONIC_COARSE || clock == CLOCK_BOOTTIME ||
           clock == CLOCK_BOOTTIME_ALARM;
}

bool posix_is_time(const struct timespec *time)
{
    return time->tv_nsec >= 0 && time->tv_nsec < 1000000000;
}

/* Rounded up: nobody wakes too early. What lies too far off never comes. */
static uint64_t us_of(const struct timespec *time)
{
    if (time->tv_sec < 0) {
        return 0;
    }
    if ((uint64_t)time->tv_sec >= RDK__NEVER / 2 / US_PER_S) {
        return RDK__NEVER;
    }
    return (uint64_t)time->tv_sec * US_PER_S +
           ((uint64_t)time->tv_nsec + NS_PER_US - 1) / NS_PER_US;
}

uint64_t posix_deadline_us(clockid_t clock, const struct timespec *time)
{
    const uint64_t at_us = us_of(time);
    const uint64_t start_us = is_wall(clock) ? unix_us() - host.now_us : 0;
    if (at_us == RDK__NEVER) {
        return RDK__NEVER;
    }
    return at_us > start_us ? at_us - start_us : 0;
}

uint64_t posix_after_us(const struct timespec *time)
{
    const uint64_t us = us_of(time);
    return us == RDK__NEVER ? RDK__NEVER : host.now_us + us;
}

static void sleep_until(uint64_t deadline_us, const char *function)
{
    baton_point(baton_enter());
    posix_cancel_point();
    while (host.now_us < deadline_us) {
        posix_wait(NULL, NULL, function, NULL, deadline_us);
        posix_cancel_point();
    }
}

static bool is_length(const struct timespec *time)
{
    return time->tv_sec >= 0 && posix_is_time(time);
}

int posix_clock_nanosleep(clockid_t clock, int flags, const struct timespec *request,
                          struct timespec *ret_left)
{
    /* No signal ends a sleep early: nothing is ever left. */
    if (!is_length(request)) {
        return EINVAL;
    }
    if (!is_virtual(clock)) {
        return clock_nanosleep(clock, flags, request, ret_left);
    }
    sleep_until(flags & TIMER_ABSTIME ? posix_deadline_us(clock, request) : posix_after_us(request),
                "clock_nanosleep");
    return 0;
}

int posix_nanosleep(const struct timespec *request, struct timespec *ret_left)
{
    (void)ret_left;
    if (!is_length(request)) {
        errno = EINVAL;
        return -1;
    }
    sleep_until(posix_after_us(request), "nanosleep");
    return 0;
}

int posix_usleep(useconds_t time_us)
{
    sleep_until(host.now_us + time_us, "usleep");
    return 0;
}

unsigned posix_sleep(unsigned time_s)
{
    sleep_until(host.now_us + (uint64_t)time_s * US_PER_S, "sleep");
    return 0;
}

int posix_sched_yield(void)
{
    struct thread *me = baton_enter();
    const struct rdk__wait why = {.kind = RDK__WAIT_SLEEP, .function = "sched_yield"};

    baton_point(me);
    baton_park(me, host.now_us, &why);
    return 0;
}

int posix_clock_gettime(clockid_t clock, struct timespec *ret)
{
    baton_point(baton_enter());
    if (!is_virtual(clock)) {
        return clock_gettime(clock, ret); /* processor time is real */
    }
    const uint64_t now_us = is_wall(clock) ? unix_us() : host.now_us;
    ret->tv_sec = (time_t)(now_us / US_PER_S);
    ret->tv_nsec = (long)(now_us % US_PER_S * NS_PER_US);
    return 0;
}

int posix_gettimeofday(struct timeval *ret, void *zone)
{
    (void)zone;
    baton_point(baton_enter());
    if (ret) {
        ret->tv_sec = (time_t)(unix_us() / US_PER_S);
        ret->tv_usec = (suseconds_t)(unix_us() % US_PER_S);
    }
    return 0;
}

time_t posix_time(time_t *ret)
{
    baton_point(baton_enter());
    const time_t now_s = (time_t)(unix_us() / US_PER_S);
    if (ret) {
        *ret = now_s;
    }
    return now_s;
}

int posix_timespec_get(struct timespec *ret, int base)
{
    return base == TIME_UTC && posix_clock_gettime(CLOCK_REALTIME, ret) == 0 ? base : 0;
}

int posix_thrd_sleep(const struct timespec *request, struct timespec *ret_left)
{
    (void)ret_left;
    if (!is_length(request)) {
        return -2; /* as C11 says: any negative value but -1 */
    }
    sleep_until(posix_after_us(request), "thrd_sleep");
    return 0;
}

void posix_thrd_yield(void)
{
    posix_sched_yield();
}
