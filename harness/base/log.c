#include "base/log.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <unistd.h>

#include "base/buf.h"

static atomic_int limit = LOG_SEVERITY_NOTE;

void log_limit(enum log_severity least)
{
    atomic_store(&limit, (int)least);
}

bool log_is_on(enum log_severity severity)
{
    return (int)severity <= atomic_load(&limit);
}

void log_write(enum log_severity severity, const char *format, ...)
{
    static const char *const prefixes[] = {
        "rdk: error: ", "rdk: warning: ", "rdk: ", "rdk: debug: "};
    if (!log_is_on(severity)) {
        return;
    }
    struct buf line = {0};
    buf_puts(&line, prefixes[severity]);
    va_list arguments;
    va_start(arguments, format);
    buf_vprintf(&line, format, arguments);
    va_end(arguments);
    buf_putc(&line, '\n');
    size_t at = 0;
    while (at < line.length) {
        ssize_t count = write(STDERR_FILENO, line.data + at, line.length - at);
        if (count <= 0) {
            break; /* nobody listens */
        }
        at += (size_t)count;
    }
    buf_finish(&line);
}
