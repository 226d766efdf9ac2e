#ifndef RDK_HOST_SCHEDULER_H
#define RDK_HOST_SCHEDULER_H

/* The choices of virtual time, all drawn from a seed: who runs next, whether a scheduling point
 * lets another thread on, and how far the clock goes. */

#include <stdbool.h>
#include <stdint.h>

struct scheduler {
    uint64_t state;
};

void scheduler_init(struct scheduler *scheduler, uint64_t seed);
/* One of `count` candidates, 0…count-1. With a single one nothing is drawn. */
uint32_t scheduler_pick(struct scheduler *scheduler, uint32_t count);
/* Whether the thread at a scheduling point makes way, where others could run. */
bool scheduler_makes_way(struct scheduler *scheduler);

/*
 * How far a scheduling point moves the clock, by how many points the thread has passed since it
 * last blocked: a microsecond, and growing for one that spins, so that a loop that waits for a
 * flag or a time without blocking gets there in a moment of real time.
 */
uint64_t scheduler_step_us(uint64_t points);

#endif
