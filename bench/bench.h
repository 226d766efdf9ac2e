#ifndef RDK_BENCH_H
#define RDK_BENCH_H

/*
 * rdk-bench: how fast the harness and librdk are, as ratios. Each figure is measured together with
 * its floor, the least that anybody could do for the same end: in each round first one, then the
 * other, so that what else the machine does hits both. The figure is the median over the rounds.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "base/buf.h"
#include "base/err.h"

/* How a figure is told, and judged by its target. */
enum figure_unit {
    FIGURE_RATIO,        /* ours divided by the floor: at most */
    FIGURE_SECONDS,      /* ours: at most */
    FIGURE_MICROSECONDS, /* ours: at most */
    FIGURE_GB_PER_S,     /* `bytes` in our time: at least */
};

struct figure {
    const char *what;
    const char *floor_what; /* NULL: none */
    enum figure_unit unit;
    double target; /* 0: none, the figure is told only */
    double bytes;  /* FIGURE_GB_PER_S */
    unsigned rounds;
    /* Nanoseconds per operation; negative when it could not be done. */
    double (*ours)(bool is_quick);
    double (*floor)(bool is_quick); /* NULL with floor_what */
};

/* Figures that need the same things set up. */
struct figure_group {
    int (*open)(bool is_quick, struct err *err); /* NULL: nothing to do */
    void (*close)(void);
    const struct figure *figures;
    size_t count;
};

extern const struct figure_group lifecycle_group; /* lifecycle.c */
extern const struct figure_group wire_group;      /* wire.c */
extern const struct figure_group program_group;   /* program.c */
extern const struct figure_group list_group;      /* lists.c */
extern const struct figure_group sync_group;      /* sync.c */

struct measured {
    const struct figure *figure;
    double ours_ns; /* medians */
    double floor_ns;
    double value; /* in the figure's unit: median, and the quartiles around it */
    double low;
    double high;
};

static inline double bench_clock_ns(clockid_t clock)
{
    struct timespec now;

    clock_gettime(clock, &now);
    return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

static inline double bench_now_ns(void)
{
    return bench_clock_ns(CLOCK_MONOTONIC);
}

/* For what one thread only computes: time in which it was not running does not count. */
static inline double bench_work_ns(void)
{
    return bench_clock_ns(CLOCK_THREAD_CPUTIME_ID);
}

/* Confine the calling thread to the core that it is on; what it starts inherits that. */
int bench_pin(void);

/* measure.c: 0, or -1 when one of the sides failed. */
int measure(const struct figure *figure, bool is_quick, struct measured *ret);

/* table.c: as a table of Markdown, which is also fit for a terminal. */
void table_write(struct buf *out, const struct measured *rows, size_t count);
bool measured_is_met(const struct measured *row);
/* Processor, cores, memory, kernel, compiler: nothing that tells which machine it was. */
void machine_write(struct buf *out);

/* page.c: put `text` between the marks of a page. */
int page_update(const char *path, const char *text, struct err *err);

#endif
