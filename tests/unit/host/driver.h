#ifndef RDK_TESTS_HOST_DRIVER_H
#define RDK_TESTS_HOST_DRIVER_H

/* The smallest of services: enough of one to drive a host. Answers callbacks and requests itself,
 * and writes down what came. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "abi/abi.h"
#include "base/buf.h"
#include "wire/zygote.h"

struct driver {
    struct zygote *zygote;
    struct peer *peer;
    struct wire_message in; /* the last that was not answered by itself */
    enum peer_turn turn;    /* how the last exchange ended */
    uint64_t now_us;
    uint64_t until_us;
    uint64_t last_call;
    struct buf heard; /* a line for each message */
    char class[64];   /* of the last MISTAKE or DIED */
    char text[1024];
    uint32_t exit_state; /* what SetResourceStatus is answered */
    uint64_t hang_ns;
    uint64_t watched; /* an event to watch; 0: none */
    unsigned reports; /* SetResourceStatusEx */
    int32_t last_state;
    int64_t last_event;
    unsigned signalled;
    uint64_t ended; /* the context of the last EndControlCall, and what came with it */
    size_t ended_length;
    char ended_out[64];
    uint64_t ended_returned;
    const struct abi_row *call_first; /* made in answer to the next report, which waits for its
                                         reply meanwhile, or to SIGNALLED */
    uint32_t asking;                  /* the thread that waits for it */
};

void driver_start(struct driver *driver, uint64_t seed);
void driver_stop(struct driver *driver);
/* LOAD only; true when it was accepted. `text` says why not. */
bool driver_load(struct driver *driver, const char *path, uint64_t seed);
/* A call of resource 1, up to its RETURN, or to an IDLE if it blocks. */
void driver_startup(struct driver *driver);
void driver_open(struct driver *driver, uint32_t resource);
void driver_call(struct driver *driver, const char *entry, uint32_t resource);
void driver_control(struct driver *driver, uint32_t resource, uint32_t code, const void *in,
                    size_t in_bytes, size_t out_bytes);
/* Any call whose values are filled in. */
void driver_run(struct driver *driver, struct wire_message *out, const struct abi_row *row);
/* A function that the plugin exports; `types`: what it returns, then its arguments. */
void driver_function(struct driver *driver, const char *name, const uint32_t *types, size_t count,
                     const struct wire_value *values);
/* Answer the report that was kept waiting. */
void driver_reply(struct driver *driver, uint32_t value);
/* GO, with the clock at the last IDLE's deadline if there is one. */
void driver_go(struct driver *driver);
uint64_t driver_result(const struct driver *driver);
/* The out-buffer of the last RETURN of a control call. */
const struct wire_value *driver_out(const struct driver *driver);

#endif
