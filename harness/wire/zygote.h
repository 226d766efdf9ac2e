#ifndef RDK_WIRE_ZYGOTE_H
#define RDK_WIRE_ZYGOTE_H

/* The service's hold on rdk-host: one zygote per run, which forks a child (a peer) for each monitor
 * process that a scenario needs. A zygote may be used from several threads. */

#include "wire/wire.h"

struct zygote;
struct peer;

/* The zygote and its peers have /dev/null as standard input; what a plugin writes to its standard
 * output or error goes to the service's standard error. */
struct zygote_options {
    const char *host_path;      /* rdk-host; NULL: beside the running executable, then libexec */
    const char *const *wrapper; /* words before it, NULL-ended: {"gdb", "--args", NULL}; or NULL */
};

int zygote_start(const struct zygote_options *options, struct zygote **ret, struct err *err);
/* Ends the zygote and every peer that is left. */
void zygote_stop(struct zygote *zygote);

/* A new peer. It and the calling thread are confined to one core for as long as the thread has
 * peers: they take turns, and on one core a turn is handed over fastest. A peer is to be talked to
 * by the thread that made it. */
int zygote_fork(struct zygote *zygote, struct peer **ret, struct err *err);

/* The exit status of a peer that cannot speak any more. */
#define PEER_GAVE_UP 70

enum peer_turn {
    PEER_MESSAGE, /* *in is filled */
    PEER_ENDED,   /* the process is gone; see peer_status. With an error: no talk is possible any
                   * more (-EPROTO: what it wrote is no message, -EMSGSIZE: `out` is too large) */
    PEER_BUSY,    /* no answer within the time, and it burns processor time */
    PEER_BLOCKED, /* no answer within the time, and it waits where the harness cannot see */
};

/* Hand a message over and wait for the answer, at most hang_ns of real time. */
enum peer_turn peer_exchange(struct peer *peer, const struct wire_message *out,
                             struct wire_message *in, uint64_t hang_ns, struct err *err);
int peer_pid(const struct peer *peer);
/* How it ended, once it has: exit status (0…255), or minus the signal's number. */
int peer_status(const struct peer *peer);
/* SIGKILL to the process group and reap; harmless when it is gone. */
void peer_kill(struct peer *peer);
/* Kill if needed, unmap and free. NULL is allowed. */
void peer_destroy(struct peer *peer);

#endif
