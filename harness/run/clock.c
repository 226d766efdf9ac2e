#include <stdlib.h>

#include "stage.h"

/*
 * A binary heap that never looks for a timer in it: one that is armed again, or taken away, stays
 * where it is and is stale from then on. Who is live is written down beside the heap: for each
 * identity the order of the timer that counts. A stale timer is dropped when it comes to the top,
 * and all of them when the heap would grow; so the top is always live.
 */

static bool timer_before(const struct timer *left, const struct timer *right)
{
    if (left->at_us != right->at_us) {
        return left->at_us < right->at_us;
    }
    return left->order < right->order;
}

/* --- who is live --------------------------------------------------------------------------- */

/* The timers of the cluster and of controls are few, and have no place of their own. */
static struct service_timer *service_find(struct clock *clock, const struct timer *timer)
{
    for (size_t i = 0; i < clock->service_count; i++) {
        struct service_timer *found = &clock->services[i];
        if (found->owner == timer->owner && found->number == timer->number) {
            return found;
        }
    }
    return NULL;
}

static uint64_t live_order(struct clock *clock, const struct timer *timer)
{
    const struct service_timer *found;

    if (timer->owner == TIMER_MONITOR) {
        return timer->instance->armed[timer->which];
    }
    found = service_find(clock, timer);
    return found ? found->order : 0;
}

/* `order` 0: no timer of that identity is live. */
static void set_live(struct clock *clock, const struct timer *timer, uint64_t order)
{
    struct service_timer *found;

    if (timer->owner == TIMER_MONITOR) {
        timer->instance->armed[timer->which] = order;
        return;
    }
    found = service_find(clock, timer);
    if (!order) {
        if (found) {
            *found = clock->services[--clock->service_count];
        }
        return;
    }
    if (!found) {
        clock->services =
            memory_resize(clock->services, (clock->service_count + 1) * sizeof(*clock->services));
        found = &clock->services[clock->service_count++];
        found->owner = timer->owner;
        found->number = timer->number;
    }
    found->order = order;
}

/* --- the heap ------------------------------------------------------------------------------ */

static void swap(struct timer *left, struct timer *right)
{
    struct timer held = *left;

    *left = *right;
    *right = held;
}

static void sift_up(struct clock *clock, size_t index)
{
    while (index > 0) {
        size_t parent = (index - 1) / 2;
        if (!timer_before(&clock->items[index], &clock->items[parent])) {
            return;
        }
        swap(&clock->items[index], &clock->items[parent]);
        index = parent;
    }
}

static void sift_down(struct clock *clock, size_t index)
{
    for (;;) {
        size_t least = index;
        for (size_t child = 2 * index + 1; child <= 2 * index + 2; child++) {
            if (child < clock->count && timer_before(&clock->items[child], &clock->items[least])) {
                least = child;
            }
        }
        if (least == index) {
            return;
        }
        swap(&clock->items[index], &clock->items[least]);
        index = least;
    }
}

static void pop(struct clock *clock)
{
    clock->items[0] = clock->items[--clock->count];
    sift_down(clock, 0);
}

static void drop_stale_top(struct clock *clock)
{
    while (clock->count && live_order(clock, &clock->items[0]) != clock->items[0].order) {
        pop(clock);
    }
}

static void drop_all_stale(struct clock *clock)
{
    size_t kept = 0;

    for (size_t i = 0; i < clock->count; i++) {
        if (live_order(clock, &clock->items[i]) == clock->items[i].order) {
            clock->items[kept++] = clock->items[i];
        }
    }
    clock->count = kept;
    for (size_t i = kept / 2; i-- > 0;) {
        sift_down(clock, i);
    }
}

/* Room for one more; half of the heap at least is free after a sweep, or the heap doubles. */
static void make_room(struct clock *clock)
{
    if (clock->count < clock->capacity) {
        return;
    }
    drop_all_stale(clock);
    if (clock->count * 2 >= clock->capacity) {
        clock->capacity = clock->capacity ? clock->capacity * 2 : 16;
        clock->items = memory_resize(clock->items, clock->capacity * sizeof(*clock->items));
    }
}

/* --- for the stage ------------------------------------------------------------------------- */

void clock_arm(struct clock *clock, const struct timer *timer)
{
    if (timer->at_us == WIRE_NEVER) {
        set_live(clock, timer, 0);
    } else {
        make_room(clock);
        clock->items[clock->count] = *timer;
        clock->items[clock->count].order = ++clock->last_order;
        set_live(clock, timer, clock->last_order);
        sift_up(clock, clock->count++);
    }
    drop_stale_top(clock);
}

void clock_forget(struct clock *clock, struct instance *instance)
{
    for (size_t i = 0; i < MONITOR_TIMER_COUNT; i++) {
        instance->armed[i] = 0;
    }
    drop_stale_top(clock);
}

uint64_t clock_earliest(const struct clock *clock)
{
    return clock->count ? clock->items[0].at_us : WIRE_NEVER;
}

bool clock_take_due(struct clock *clock, uint64_t now_us, struct timer *ret)
{
    if (clock_earliest(clock) > now_us) {
        return false;
    }
    *ret = clock->items[0];
    set_live(clock, ret, 0);
    pop(clock);
    drop_stale_top(clock);
    return true;
}

void clock_finish(struct clock *clock)
{
    free(clock->items);
    free(clock->services);
    *clock = (struct clock){0};
}
