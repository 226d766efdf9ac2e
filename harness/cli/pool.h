#ifndef RDK_CLI_POOL_H
#define RDK_CLI_POOL_H

/* Threads that play the items of a plan. They begin in the plan's order; whoever waits for item 0,
 * then 1, then 2 … gets the results in that order whatever the number of threads. */

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cli/plan.h"
#include "cli/zygotes.h"
#include "run/run.h"

enum pool_wait {
    POOL_DONE,
    POOL_LATER,   /* not within the time */
    POOL_DROPPED, /* it was not begun, and will not be */
};

/* Play one item; run_scenario but for tests. */
typedef void pool_player(const struct scenario *scenario, const struct run_options *options,
                         struct run_result *ret);

struct pool_options {
    pool_player *play;
    struct zygotes *zygotes;
    uint64_t hang_timeout_ns;
    uint64_t timeout_ns;
    int checker_status;
    const volatile sig_atomic_t *interrupted; /* see run.h; may be NULL */
    unsigned jobs;
};

struct pool;

struct pool *pool_start(const struct plan *plan, const struct pool_options *options);
enum pool_wait pool_wait(struct pool *pool, size_t index, unsigned timeout_ms);
/* The result of an item that is done; the caller finishes it. */
struct run_result pool_take(struct pool *pool, size_t index);
/* Begin no more items. */
void pool_stop(struct pool *pool);
/* Stop, wait for what runs, free what was not taken. */
void pool_destroy(struct pool *pool);

#endif
