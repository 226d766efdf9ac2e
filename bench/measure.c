#include <math.h>
#include <stdlib.h>

#include "base/cleanup.h"
#include "base/memory.h"
#include "bench.h"

static int compare(const void *left, const void *right)
{
    const double l = *(const double *)left;
    const double r = *(const double *)right;

    return (l > r) - (l < r);
}

/* The value below which that part of the others lies; `values` is sorted. */
static double quantile(const double *values, unsigned count, double part)
{
    const double at = part * (double)(count - 1);
    const unsigned below = (unsigned)floor(at);
    const unsigned above = below + 1 < count ? below + 1 : below;

    return values[below] + (values[above] - values[below]) * (at - (double)below);
}

static double value_of(const struct figure *figure, double ours_ns, double floor_ns)
{
    switch (figure->unit) {
    case FIGURE_RATIO:
        return ours_ns / floor_ns;
    case FIGURE_SECONDS:
        return ours_ns / 1e9;
    case FIGURE_MICROSECONDS:
        return ours_ns / 1e3;
    case FIGURE_GB_PER_S:
        return figure->bytes / ours_ns;
    }
    return 0;
}

int measure(const struct figure *figure, bool is_quick, struct measured *ret)
{
    const unsigned rounds = is_quick ? 1 : figure->rounds;
    cleanup_free double *ours = memory_allocate(rounds * sizeof(*ours));
    cleanup_free double *floors = memory_allocate(rounds * sizeof(*floors));
    cleanup_free double *values = memory_allocate(rounds * sizeof(*values));

    for (unsigned i = 0; i < rounds; i++) {
        /* Who goes first takes turns as well. */
        const bool is_floor_first = figure->floor && i % 2;
        if (is_floor_first) {
            floors[i] = figure->floor(is_quick);
        }
        ours[i] = figure->ours(is_quick);
        if (figure->floor && !is_floor_first) {
            floors[i] = figure->floor(is_quick);
        }
        if (ours[i] < 0 || floors[i] < 0) {
            return -1;
        }
        values[i] = value_of(figure, ours[i], floors[i]);
    }
    qsort(ours, rounds, sizeof(*ours), compare);
    qsort(floors, rounds, sizeof(*floors), compare);
    qsort(values, rounds, sizeof(*values), compare);
    *ret = (struct measured){
        .figure = figure,
        .ours_ns = quantile(ours, rounds, 0.5),
        .floor_ns = quantile(floors, rounds, 0.5),
        .value = quantile(values, rounds, 0.5),
        .low = quantile(values, rounds, 0.25),
        .high = quantile(values, rounds, 0.75),
    };
    return 0;
}
