#include "scheduler.h"

/* A thread is switched away from at one point of so many. */
#define MAKES_WAY_ONE_IN 8u

/* No honest entry point makes so many calls without blocking. */
#define SPIN_FREE_POINTS   16384u
#define SPIN_DOUBLE_POINTS 2048u
#define SPIN_DOUBLINGS     14u

void scheduler_init(struct scheduler *scheduler, uint64_t seed)
{
    scheduler->state = seed;
}

/* splitmix64: any seed will do, neighbouring ones included. */
static uint64_t scheduler_next(struct scheduler *scheduler)
{
    uint64_t z = scheduler->state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

uint32_t scheduler_pick(struct scheduler *scheduler, uint32_t count)
{
    if (count <= 1) {
        return 0;
    }
    return (uint32_t)((scheduler_next(scheduler) >> 32) * count >> 32);
}

bool scheduler_makes_way(struct scheduler *scheduler)
{
    return scheduler_pick(scheduler, MAKES_WAY_ONE_IN) == 0;
}

uint64_t scheduler_step_us(uint64_t points)
{
    if (points <= SPIN_FREE_POINTS) {
        return 1;
    }
    const uint64_t doublings = (points - SPIN_FREE_POINTS) / SPIN_DOUBLE_POINTS;
    return (uint64_t)1 << (doublings > SPIN_DOUBLINGS ? SPIN_DOUBLINGS : doublings);
}
