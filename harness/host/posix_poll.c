#define _GNU_SOURCE
#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/select.h>

#include "posix_functions.h"
#include "state.h"

/*
 * Waits for descriptors. Whether one is ready is looked at when the call is made, whenever no
 * thread of the host could run, before the clock goes on, and when the time-out has passed: in
 * virtual time, which takes no time, so that an answer from outside the process will hardly come
 * before it.
 *
 * Without a time-out a thread of the plugin's own stands still until one of the others, or a call,
 * makes a descriptor ready. On a call thread such a wait is for the outside if nobody in the host
 * has anything left to do: there it blocks, really, and is a hang if nothing comes.
 */

struct poller {
    struct poller *next;
    struct thread *thread;
    /* As poll: how many are ready; 0: none; -1 and errno. May be called on any thread. */
    int (*attempt)(void *context, bool blocks);
    void *context;
    bool is_endless;
    bool is_over;
    bool blocks; /* it is to try again, and wait */
    int result;
    int error;
};

static struct poller *pollers;

static void poller_remove(const struct poller *poller)
{
    struct poller **link = &pollers;
    while (*link && *link != poller) {
        link = &(*link)->next;
    }
    if (*link) {
        *link = poller->next;
    }
}

static int wait_ready(const char *function, int (*attempt)(void *, bool), void *context,
                      uint64_t deadline_us)
{
    struct thread *me = baton_enter();

    baton_point(me);
    posix_cancel_point();
    int result = attempt(context, false);
    while (result == 0 && host.now_us < deadline_us) {
        struct poller mine = {.next = pollers,
                              .thread = me,
                              .attempt = attempt,
                              .context = context,
                              .is_endless = deadline_us == RDK__NEVER};
        pollers = &mine;
        posix_wait(NULL, NULL, function, NULL, deadline_us);
        poller_remove(&mine);
        if (mine.is_over) {
            errno = mine.error;
            return mine.result;
        }
        posix_cancel_point();
        result = attempt(context, mine.blocks);
    }
    return result;
}

/* Whether a thread of the host goes on by itself some day, or when the service answers it. */
static bool is_anybody_left(void)
{
    for (const struct thread *thread = host.threads; thread; thread = thread->next) {
        if (thread->state == THREAD_READY || thread->state == THREAD_ASKING ||
            (thread->state == THREAD_PARKED && thread->deadline_us != RDK__NEVER)) {
            return true;
        }
    }
    return false;
}

bool posix_poll_look(void)
{
    const int error = errno;
    bool is_any = false;

    for (struct poller *poller = pollers; poller; poller = poller->next) {
        poller->result = poller->attempt(poller->context, false);
        poller->error = errno;
        if (poller->result != 0) {
            poller->is_over = true;
            baton_unpark(poller->thread);
            is_any = true;
        }
    }
    for (struct poller *poller = pollers; poller && !is_any; poller = poller->next) {
        if (poller->is_endless && poller->thread->is_call_thread && !is_anybody_left()) {
            poller->blocks = true;
            baton_unpark(poller->thread);
            is_any = true;
        }
    }
    errno = error;
    return is_any;
}

static uint64_t deadline_of_ms(int timeout_ms)
{
    return timeout_ms < 0 ? RDK__NEVER : host.now_us + (uint64_t)timeout_ms * 1000;
}

static uint64_t deadline_of(const struct timespec *timeout)
{
    return timeout ? posix_after_us(timeout) : RDK__NEVER;
}

static const struct timespec no_time;

/* poll */

struct poll_call {
    struct pollfd *descriptors;
    nfds_t count;
    const sigset_t *mask;
};

static int poll_attempt(void *context, bool blocks)
{
    const struct poll_call *call = context;
    return ppoll(call->descriptors, call->count, blocks ? NULL : &no_time, call->mask);
}

int posix_poll(struct pollfd *descriptors, nfds_t count, int timeout_ms)
{
    struct poll_call call = {descriptors, count, NULL};
    return wait_ready("poll", poll_attempt, &call, deadline_of_ms(timeout_ms));
}

int posix_ppoll(struct pollfd *descriptors, nfds_t count, const struct timespec *timeout,
                const sigset_t *mask)
{
    struct poll_call call = {descriptors, count, mask};
    if (timeout && !posix_is_time(timeout)) {
        errno = EINVAL;
        return -1;
    }
    return wait_ready("ppoll", poll_attempt, &call, deadline_of(timeout));
}

/* What fortified sources call. */
int posix___poll_chk(struct pollfd *descriptors, nfds_t count, int timeout_ms, size_t bytes)
{
    if (bytes / sizeof(*descriptors) < count) {
        abort();
    }
    return posix_poll(descriptors, count, timeout_ms);
}

int posix___ppoll_chk(struct pollfd *descriptors, nfds_t count, const struct timespec *timeout,
                      const sigset_t *mask, size_t bytes)
{
    if (bytes / sizeof(*descriptors) < count) {
        abort();
    }
    return posix_ppoll(descriptors, count, timeout, mask);
}

/* select */

#define SETS 3

struct select_call {
    int count;
    size_t bytes; /* of each set */
    fd_set *sets[SETS];
    fd_set wanted[SETS];
    const sigset_t *mask;
};

static int select_attempt(void *context, bool blocks)
{
    struct select_call *call = context;

    for (int i = 0; i < SETS; i++) {
        if (call->sets[i]) {
            memcpy(call->sets[i], &call->wanted[i], call->bytes);
        }
    }
    return pselect(call->count, call->sets[0], call->sets[1], call->sets[2],
                   blocks ? NULL : &no_time, call->mask);
}

static int select_wait(struct select_call *call, const char *function, uint64_t deadline_us)
{
    if (call->count < 0 || call->count > FD_SETSIZE) {
        errno = EINVAL;
        return -1;
    }
    call->bytes = ((size_t)call->count + NFDBITS - 1) / NFDBITS * sizeof(fd_mask);
    for (int i = 0; i < SETS; i++) {
        if (call->sets[i]) {
            memcpy(&call->wanted[i], call->sets[i], call->bytes);
        }
    }
    return wait_ready(function, select_attempt, call, deadline_us);
}

int posix_select(int count, fd_set *reads, fd_set *writes, fd_set *exceptions,
                 struct timeval *timeout)
{
    struct select_call call = {.count = count, .sets = {reads, writes, exceptions}};
    uint64_t deadline_us = RDK__NEVER;

    if (timeout) {
        if (timeout->tv_sec < 0 || timeout->tv_usec < 0) {
            errno = EINVAL;
            return -1;
        }
        const struct timespec time = {timeout->tv_sec + timeout->tv_usec / 1000000,
                                      timeout->tv_usec % 1000000 * 1000};
        deadline_us = posix_after_us(&time);
    }
    const int r = select_wait(&call, "select", deadline_us);
    if (timeout && r >= 0) {
        /* Linux says what was left. */
        const uint64_t left_us = host.now_us < deadline_us ? deadline_us - host.now_us : 0;
        *timeout = (struct timeval){(time_t)(left_us / 1000000), (suseconds_t)(left_us % 1000000)};
    }
    return r;
}

int posix_pselect(int count, fd_set *reads, fd_set *writes, fd_set *exceptions,
                  const struct timespec *timeout, const sigset_t *mask)
{
    struct select_call call = {.count = count, .sets = {reads, writes, exceptions}, .mask = mask};

    if (timeout && !posix_is_time(timeout)) {
        errno = EINVAL;
        return -1;
    }
    return select_wait(&call, "pselect", deadline_of(timeout));
}

/* epoll */

struct epoll_call {
    int epoll;
    struct epoll_event *events;
    int room;
    const sigset_t *mask;
};

static int epoll_attempt(void *context, bool blocks)
{
    const struct epoll_call *call = context;
    return epoll_pwait(call->epoll, call->events, call->room, blocks ? -1 : 0, call->mask);
}

int posix_epoll_wait(int epoll, struct epoll_event *events, int room, int timeout_ms)
{
    struct epoll_call call = {epoll, events, room, NULL};
    return wait_ready("epoll_wait", epoll_attempt, &call, deadline_of_ms(timeout_ms));
}

int posix_epoll_pwait(int epoll, struct epoll_event *events, int room, int timeout_ms,
                      const sigset_t *mask)
{
    struct epoll_call call = {epoll, events, room, mask};
    return wait_ready("epoll_pwait", epoll_attempt, &call, deadline_of_ms(timeout_ms));
}

int posix_epoll_pwait2(int epoll, struct epoll_event *events, int room,
                       const struct timespec *timeout, const sigset_t *mask)
{
    struct epoll_call call = {epoll, events, room, mask};
    return wait_ready("epoll_pwait2", epoll_attempt, &call, deadline_of(timeout));
}
