#ifndef RDK_REPORT_H
#define RDK_REPORT_H

/* What people and programs read: one scenario's trace in, text out; and the summary. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "trace/trace.h"

enum report_verdict {
    REPORT_PASSED,
    REPORT_FAILED,  /* wrong answer, rule violated, leak */
    REPORT_CRASHED, /* the plugin's process died: crash, exit */
    REPORT_HUNG,    /* hang, deadlock */
    REPORT_SKIPPED,
    REPORT_XFAILED, /* failed as it was expected to */
};

enum report_format {
    REPORT_PRETTY,
    REPORT_JSONL,  /* each scenario's trace, between a line for the run and one for the sum */
    REPORT_TAP,    /* TAP 14 */
    REPORT_JUNIT,  /* JUnit XML; everything is written by report_end */
    REPORT_GITHUB, /* annotations for a workflow: a line for each failure */
    REPORT_HTML,   /* a page to look at, with a drawing of each scenario */
    REPORT_FORMAT_COUNT,
};

struct report_run { /* the run as a whole: first line */
    const char *version;
    const char *plugin;        /* path as given; NULL when each scenario names its own */
    const char *plugin_sha256; /* hex */
    uint64_t seed;
    unsigned jobs;
    bool color;
    bool verbose;             /* pretty: the whole trace, and all warnings */
    bool quiet;               /* pretty: failures and the summary only */
    const char *const *again; /* options that a reproduction needs besides, a word each */
    size_t again_count;
    const char *program; /* how to call rdk again: "build/bin/rdk" */
};

struct report_scenario { /* one scenario's outcome */
    unsigned number;     /* 1, 2, 3 … in the order of selection */
    const char *name;
    const char *file;
    const char *plugin;
    enum report_verdict verdict;
    const char *reason; /* skipped, xfailed, not loaded, broken: why; NULL otherwise */
    const char *class;  /* of the first failure: "STAT-06", "crash:SIGSEGV", "expect" */
    uint64_t seed;
    uint64_t virtual_us;
    const struct trace *trace; /* NULL when skipped */
    bool folded;               /* its cause was told with an earlier scenario: a line is enough */
};

struct report_totals {
    unsigned run, passed, failed, crashed, hung, skipped, xfailed;
    uint64_t virtual_us;
    uint64_t real_ns;
};

void report_begin(struct buf *out, enum report_format format, const struct report_run *run);
/* A scenario is done. Pretty: a line, and its failures with source line, caret, last calls,
 * threads, and the command that reproduces it. */
void report_scenario(struct buf *out, enum report_format format, const struct report_run *run,
                     const struct report_scenario *scenario);
/* The end: failures once more (pretty), and the summary line. */
void report_end(struct buf *out, enum report_format format, const struct report_run *run,
                const struct report_scenario *scenarios, size_t count,
                const struct report_totals *totals);
/* "3 run: 2 passed, 1 failed, …" without a newline. */
void report_summary(struct buf *out, const struct report_totals *totals);
void report_count(struct report_totals *totals, const struct report_scenario *scenario);

/* "pretty", "jsonl" …, and back. */
const char *report_format_name(enum report_format format);
bool report_format_value(const char *name, enum report_format *ret_format);

/* A problem in a file that a user wrote, with its source line and a caret:
 *     a.yaml:3:5: error: unknown key "onlin"
 *         3 |   - onlin: vm1
 *           |     ^
 * The line is read from the file when `line_text` is NULL. */
void report_problem(struct buf *out, const struct place *place, const char *severity,
                    const char *text, const char *line_text, bool color);

#endif
