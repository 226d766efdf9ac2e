#include "peer.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "base/err.h"
#include "pin.h"

/* The death of a process does not wake a futex, so waiting goes in slices between which the pidfd
 * is looked at. The first is short, for a process that dies of what it was just told. */
#define SLICE_FIRST_NS 500000u
#define SLICE_MOST_NS  20000000u
/* How often, and how long apart, the zygote is asked about a process that has ended. */
#define REAP_TRIES    5000u
#define REAP_PAUSE_NS 1000000
#define NS_PER_S      1000000000u
#define NS_PER_MS     1000000u

static uint64_t clock_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * NS_PER_S + (uint64_t)now.tv_nsec;
}

static bool peer_has_ended(const struct peer *peer, int timeout_ms)
{
    struct pollfd poll_fd = {.fd = peer->pidfd, .events = POLLIN};
    return peer->reaped || poll(&poll_fd, 1, timeout_ms) > 0;
}

/* One slice of waiting. Where the end is what is to be expected, it is what is waited for. */
static bool peer_has_spoken(const struct peer *peer, uint64_t slice_ns)
{
    if (peer->is_ending) {
        peer_has_ended(peer, (int)(slice_ns / NS_PER_MS) + 1);
        slice_ns = 0;
    }
    return wire_wait(peer->wire, slice_ns) == 0;
}

/* -EPROTO is a message that was there and was wrong: it is the peer that ended, as far as a talk
 * with it goes, and `err` says why. */
static enum peer_turn peer_take(struct peer *peer, struct wire_message *in, struct err *err)
{
    return wire_receive(peer->wire, in, 0, err) < 0 ? PEER_ENDED : PEER_MESSAGE;
}

static enum peer_turn peer_hang(const struct peer *peer, const struct activity *before,
                                uint64_t apart_ns)
{
    struct activity after;
    if (!activity_read(peer->pid, &after)) {
        return PEER_BLOCKED;
    }
    return activity_is_busy(before, &after, apart_ns) ? PEER_BUSY : PEER_BLOCKED;
}

static enum peer_turn peer_await(struct peer *peer, struct wire_message *in, uint64_t hang_ns,
                                 struct err *err)
{
    uint64_t slice_ns = SLICE_FIRST_NS;
    uint64_t start_ns = 0;
    uint64_t looked_ns = 0;
    struct activity before = {0};

    while (!peer_has_spoken(peer, slice_ns)) {
        if (peer_has_ended(peer, 0)) {
            /* It may have handed the turn over just before. */
            return wire_has_turn(peer->wire) ? peer_take(peer, in, err) : PEER_ENDED;
        }
        const uint64_t now_ns = clock_ns();
        if (start_ns == 0) {
            start_ns = now_ns - slice_ns;
            looked_ns = now_ns;
            activity_read(peer->pid, &before);
        }
        if (now_ns - start_ns >= hang_ns) {
            return peer_hang(peer, &before, now_ns - looked_ns);
        }
        slice_ns = slice_ns * 2 > SLICE_MOST_NS ? SLICE_MOST_NS : slice_ns * 2;
        if (slice_ns > hang_ns - (now_ns - start_ns)) {
            slice_ns = hang_ns - (now_ns - start_ns);
        }
    }
    return peer_take(peer, in, err);
}

enum peer_turn peer_exchange(struct peer *peer, const struct wire_message *out,
                             struct wire_message *in, uint64_t hang_ns, struct err *err)
{
    if (wire_send(peer->wire, out, err) < 0) {
        return PEER_ENDED;
    }
    peer->is_ending |= out->type == WIRE_QUIT;
    const enum peer_turn turn = peer_await(peer, in, hang_ns, err);
    peer->is_ending |= turn == PEER_MESSAGE && in->type == WIRE_DIED;
    return turn;
}

int peer_pid(const struct peer *peer)
{
    return peer->pid;
}

/* A debugger is told of the end before the zygote is. */
static int status_await(const struct peer *peer, int *ret_status, struct err *err)
{
    const struct timespec pause = {.tv_nsec = REAP_PAUSE_NS};
    int r = zygote_status(peer->zygote, peer->pid, ret_status, err);

    for (unsigned i = 0; r == 0 && i < REAP_TRIES; i++) {
        nanosleep(&pause, NULL);
        r = zygote_status(peer->zygote, peer->pid, ret_status, err);
    }
    return r;
}

static void peer_reap(struct peer *peer)
{
    struct err err = {0};
    int status = 0;

    if (peer->reaped || !peer_has_ended(peer, 0)) {
        return;
    }
    if (status_await(peer, &status, &err) != 1) {
        status = -SIGKILL; /* the zygote is gone, and took its children with it */
    }
    peer->status = status;
    peer->reaped = true;
    err_finish(&err);
}

int peer_status(const struct peer *peer)
{
    /* Asking is remembering: to the caller nothing changes. */
    peer_reap((struct peer *)(uintptr_t)peer);
    return peer->status;
}

void peer_kill(struct peer *peer)
{
    if (!peer->reaped) {
        /* The group first, while the leader's number cannot have been given to another. */
        kill(-peer->pid, SIGKILL);
        syscall(SYS_pidfd_send_signal, peer->pidfd, SIGKILL, NULL, 0);
        peer_has_ended(peer, -1);
        peer_reap(peer);
    }
}

void peer_destroy(struct peer *peer)
{
    if (peer) {
        peer_kill(peer);
        wire_close(peer->wire);
        close(peer->pidfd);
        pin_release(peer->pin);
        free(peer);
    }
}
