#ifndef RDK_HOST_LEAKS_H
#define RDK_HOST_LEAKS_H

/*
 * What a resource leaves behind. Handles and blocks of librdk belong to the resource for which they
 * were made: in a call of it, or on a thread of it. What is still there after its Close is a
 * leftover. One leftover may be meant to stay (made once, for all resources), so only what comes
 * again is told: two handles from one place in the plugin's code, or blocks from one place after
 * two Closes.
 */

#include <stdint.h>

#include "state.h"

/* The serials at the start of a call. */
struct leaks_mark {
    uint64_t handle;
    uint64_t block;
};

void leaks_begin(struct leaks_mark *ret);
/* The call of `resource` is over: what the thread made since the mark is the resource's. */
void leaks_end(const struct thread *me, uint32_t resource, const struct leaks_mark *mark);
/* A thread was made for a resource. */
void leaks_thread(const struct rdk__thread *seam, uint32_t resource);
/* The resource was closed. */
void leaks_check(struct thread *me, uint32_t resource);

#endif
