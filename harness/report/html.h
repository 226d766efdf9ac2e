#ifndef RDK_REPORT_HTML_H
#define RDK_REPORT_HTML_H

/* Pieces of the HTML report. */

#include "report/report.h"

/* Text between tags or in an attribute; control characters become \xNN. */
void html_text(struct buf *out, const char *text);
/* What happened in a scenario, as a drawing: time from left to right, a lane for the steps, each
 * resource's states, the monitor, each entry point and each thread of the plugin. */
void html_chart(struct buf *out, const struct trace *trace);

#endif
