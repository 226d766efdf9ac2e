#ifndef RDK_RULES_H
#define RDK_RULES_H

/*
 * The contract's rules that can be seen from outside, each a small observer of the stream of trace
 * records that says: broken, here, by this. Rules have no other input, so that a stored trace can
 * be judged again.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "trace/trace.h"

enum rules_severity {
    RULES_MUST,
    RULES_SHOULD
};
enum rules_basis {
    RULES_DOC,
    RULES_INF,
    RULES_MIX
};

struct rules_rule {
    const char *id; /* "STAT-06", or a class: "crash", "hang", "deadlock" */
    enum rules_severity severity;
    enum rules_basis basis;
    const char *text; /* what it demands, in one sentence */
    const char *how;  /* how it is checked */
};

extern const struct rules_rule rules_table[];
extern const size_t rules_count;
const struct rules_rule *rules_find(const char *id);

struct rules;

/* Watch a trace from now on. Violations are committed to it as TRACE_VIOLATION records whose name
 * is the rule, whose place is the current step's, with fields text, and those of the offender. */
struct rules *rules_watch(struct trace *trace);
void rules_destroy(struct rules *rules);

#endif
