#include <stdlib.h>

#include "stage.h"

static bool timer_before(const struct timer *left, const struct timer *right)
{
    if (left->at_us != right->at_us) {
        return left->at_us < right->at_us;
    }
    return left->order < right->order;
}

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

static void remove_at(struct clock *clock, size_t index)
{
    clock->count--;
    if (index == clock->count) {
        return;
    }
    clock->items[index] = clock->items[clock->count];
    sift_up(clock, index);
    sift_down(clock, index);
}

static bool same_timer(const struct timer *left, const struct timer *right)
{
    if (left->owner != right->owner) {
        return false;
    }
    if (left->owner != TIMER_MONITOR) {
        return left->number == right->number;
    }
    return left->instance == right->instance && left->which == right->which;
}

void clock_arm(struct clock *clock, const struct timer *timer)
{
    for (size_t i = 0; i < clock->count; i++) {
        if (same_timer(&clock->items[i], timer)) {
            remove_at(clock, i);
            break;
        }
    }
    if (timer->at_us == WIRE_NEVER) {
        return;
    }
    if (clock->count == clock->capacity) {
        clock->capacity = clock->capacity ? clock->capacity * 2 : 16;
        clock->items = memory_resize(clock->items, clock->capacity * sizeof(*clock->items));
    }
    clock->items[clock->count] = *timer;
    clock->items[clock->count].order = clock->next_order++;
    sift_up(clock, clock->count++);
}

void clock_forget(struct clock *clock, const struct instance *instance)
{
    for (size_t i = 0; i < clock->count;) {
        if (clock->items[i].owner == TIMER_MONITOR && clock->items[i].instance == instance) {
            remove_at(clock, i);
        } else {
            i++;
        }
    }
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
    remove_at(clock, 0);
    return true;
}

void clock_finish(struct clock *clock)
{
    free(clock->items);
    *clock = (struct clock){0};
}
