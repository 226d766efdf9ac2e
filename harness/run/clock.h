#ifndef RDK_RUN_CLOCK_H
#define RDK_RUN_CLOCK_H

/* The deadlines of the service side: of the monitors, the cluster and the calls that go on. Private
 * to the room. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "monitor/monitor.h"

struct instance;

enum timer_owner {
    TIMER_MONITOR,
    TIMER_CLUSTER,
    TIMER_CONTROL,
    TIMER_REQUEST
};

struct timer {
    uint64_t at_us;
    uint64_t order; /* equal deadlines fire in the order of arming */
    enum timer_owner owner;
    struct instance *instance; /* TIMER_MONITOR */
    enum monitor_timer which;
    uint64_t number; /* TIMER_CLUSTER; TIMER_CONTROL: the call; TIMER_REQUEST */
};

struct service_timer {
    enum timer_owner owner;
    uint64_t number;
    uint64_t order;
};

struct clock {
    struct timer *items; /* a binary heap, the earliest first; clock.c */
    size_t count;
    size_t capacity;
    struct service_timer *services; /* of those of TIMER_CLUSTER and TIMER_CONTROL that are live */
    size_t service_count;
    uint64_t last_order;
};

/* Arm, move or (at WIRE_NEVER) take away the timer with that identity. */
void clock_arm(struct clock *clock, const struct timer *timer);
/* Take away every timer of an instance. */
void clock_forget(struct clock *clock, struct instance *instance);
uint64_t clock_earliest(const struct clock *clock);
/* Take the earliest timer when it is due. */
bool clock_take_due(struct clock *clock, uint64_t now_us, struct timer *ret);
void clock_finish(struct clock *clock);

#endif
