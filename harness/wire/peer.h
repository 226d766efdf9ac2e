#ifndef RDK_WIRE_PEER_H
#define RDK_WIRE_PEER_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "pin.h"
#include "zygote.h"

struct peer {
    struct zygote *zygote;
    struct wire *wire;
    struct pin *pin; /* NULL: not confined to a core */
    pid_t pid;
    int pidfd;
    bool is_ending; /* it was told to quit, or is dying */
    bool reaped;
    int status; /* once reaped */
};

/* Ask the zygote whether the process has ended, and how. 1: it has, 0: it has not, or -errno. */
int zygote_status(struct zygote *zygote, pid_t pid, int *ret_status, struct err *err);

/* What a process has been doing: processor time of all its threads, in clock ticks, and whether one
 * of them is running or wants to. */
struct activity {
    uint64_t ticks;
    uint64_t wanted_ns; /* ran, or stood in line for a processor; 0: the kernel does not say */
    bool running;
};

/* False when the process cannot be looked at. */
bool activity_read(pid_t pid, struct activity *ret);
/* Whether, between two looks that far apart, it burned processor time rather than waited. */
bool activity_is_busy(const struct activity *before, const struct activity *after,
                      uint64_t apart_ns);

#endif
