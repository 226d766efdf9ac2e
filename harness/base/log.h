#ifndef RDK_BASE_LOG_H
#define RDK_BASE_LOG_H

/* Messages about the run itself, one line each on stderr. Results are no messages: they go to
 * stdout, through cli. (<syslog.h> is banned: its LOG_WARNING is another number than resapi.h's.)
 * Thread-safe: a line is written with one call. */

#include <stdbool.h>

enum log_severity {
    LOG_SEVERITY_ERROR,   /* "rdk: error: …" */
    LOG_SEVERITY_WARNING, /* "rdk: warning: …" */
    LOG_SEVERITY_NOTE,    /* "rdk: …" */
    LOG_SEVERITY_DEBUG,   /* "rdk: debug: …" */
};

/* What is written from now on: this and what is more severe. At first: notes. */
void log_limit(enum log_severity least);
bool log_is_on(enum log_severity severity);
void log_write(enum log_severity severity, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
