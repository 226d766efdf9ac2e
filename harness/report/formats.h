#ifndef RDK_REPORT_FORMATS_H
#define RDK_REPORT_FORMATS_H

/* One row of functions for each format; NULL where a format says nothing. */

#include "report/report.h"

struct report_functions {
    const char *name;
    void (*begin)(struct buf *out, const struct report_run *run);
    void (*scenario)(struct buf *out, const struct report_run *run,
                     const struct report_scenario *scenario);
    void (*end)(struct buf *out, const struct report_run *run,
                const struct report_scenario *scenarios, size_t count,
                const struct report_totals *totals);
};

void pretty_begin(struct buf *out, const struct report_run *run);
void pretty_scenario(struct buf *out, const struct report_run *run,
                     const struct report_scenario *scenario);
void pretty_end(struct buf *out, const struct report_run *run,
                const struct report_scenario *scenarios, size_t count,
                const struct report_totals *totals);

void jsonl_begin(struct buf *out, const struct report_run *run);
void jsonl_scenario(struct buf *out, const struct report_run *run,
                    const struct report_scenario *scenario);
void jsonl_end(struct buf *out, const struct report_run *run,
               const struct report_scenario *scenarios, size_t count,
               const struct report_totals *totals);

void tap_begin(struct buf *out, const struct report_run *run);
void tap_scenario(struct buf *out, const struct report_run *run,
                  const struct report_scenario *scenario);
void tap_end(struct buf *out, const struct report_run *run, const struct report_scenario *scenarios,
             size_t count, const struct report_totals *totals);

void junit_end(struct buf *out, const struct report_run *run,
               const struct report_scenario *scenarios, size_t count,
               const struct report_totals *totals);

void github_scenario(struct buf *out, const struct report_run *run,
                     const struct report_scenario *scenario);

void html_begin(struct buf *out, const struct report_run *run);
void html_scenario(struct buf *out, const struct report_run *run,
                   const struct report_scenario *scenario);
void html_end(struct buf *out, const struct report_run *run,
              const struct report_scenario *scenarios, size_t count,
              const struct report_totals *totals);

#endif
