#ifndef RDK_REPORT_FAILURE_H
#define RDK_REPORT_FAILURE_H

/* What went wrong in a scenario, as its trace tells it: the first cause, and what followed. */

#include "report/report.h"

/* Whether the record fails its scenario: a violation that is neither allowed nor a mere warning,
 * or an expectation that did not hold. */
bool failure_is(const struct trace_record *record);
/* The first record that does; NULL when there is none. */
const struct trace_record *failure_first(const struct trace *trace);
/* "STAT-06: text", "expected return 0 (ERROR_SUCCESS), got 5 (ERROR_ACCESS_DENIED)": one line, or
 * more where the text has more. */
void failure_headline(struct buf *out, const struct trace_record *record);
/* Cause, place with source line, expected and actual, last calls, consequences. */
void failure_explain(struct buf *out, const struct report_scenario *scenario);

#endif
