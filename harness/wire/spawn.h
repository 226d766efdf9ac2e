#ifndef RDK_WIRE_SPAWN_H
#define RDK_WIRE_SPAWN_H

/*
 * What is said between the service and the zygote, over a SEQPACKET socket: one request, one
 * answer. A fork carries the wire's memfd with it, its answer the child's pidfd. When the service's
 * end of the socket is closed, by whatever death, the zygote ends all that descends from it.
 */

#include <stdint.h>

#define SPAWN_OPTION "--zygote"

enum spawn_kind {
    SPAWN_FORK = 1,
    SPAWN_STATUS,
    SPAWN_FORK_BARE /* without a pidfd, which valgrind does not let it make: the service does */
};

struct spawn_request {
    uint32_t kind;
    int32_t pid; /* SPAWN_STATUS */
};

struct spawn_answer {
    int32_t result; /* FORK: the pid; STATUS: 1 when it has ended, 0 when not; or negative errno */
    int32_t status; /* STATUS: exit status, or minus the signal's number */
};

#endif
