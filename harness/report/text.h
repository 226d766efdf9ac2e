#ifndef RDK_REPORT_TEXT_H
#define RDK_REPORT_TEXT_H

/* Small pieces of text that several formats need. */

#include "report/report.h"

/* A text that came from elsewhere (a plugin, a scenario): control characters but newline become
 * \xNN, so that a terminal does not obey them. Continuation lines begin with `indent`. */
void text_safe(struct buf *out, const char *text, const char *indent);
/* 1h 2m 3.5s */
void text_duration(struct buf *out, uint64_t us);
/* A word for a POSIX shell, in quotes where it needs them. */
void text_shell_word(struct buf *out, const char *word);
/* "a.yaml:3:5"; what is not known is left out. False, and nothing, when there is no place. */
bool text_place(struct buf *out, const struct place *place);
/* The source line and the caret under it, indented. */
void text_source_line(struct buf *out, const struct place *place, const char *line_text);
/* The command that plays this scenario alone again. */
void text_reproduction(struct buf *out, const struct report_run *run,
                       const struct report_scenario *scenario);
/* "passed", "failed" … */
const char *text_verdict(enum report_verdict verdict);
bool text_is_bad(enum report_verdict verdict);

#endif
