#include <errno.h>
#include <stdarg.h>
#include <unistd.h>

#include "base/log.h"
#include "cli/cli.h"

int status_worst(int left, int right)
{
    static const int order[] = {CLI_INTERRUPTED, CLI_TERMINATED, CLI_BROKEN,  CLI_USAGE,
                                CLI_INVALID,     CLI_NOT_LOADED, CLI_NOTHING, CLI_FAILED};
    for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); ++i) {
        if (left == order[i] || right == order[i]) {
            return order[i];
        }
    }
    return CLI_OK;
}

int usage_error(const struct command *command, const char *format, ...)
{
    struct buf text = {0};
    va_list arguments;
    va_start(arguments, format);
    buf_vprintf(&text, format, arguments);
    va_end(arguments);
    log_write(LOG_SEVERITY_ERROR, "%s", buf_text(&text));
    log_write(LOG_SEVERITY_ERROR, "try: rdk help%s%s", command ? " " : "",
              command ? command->name : "");
    buf_finish(&text);
    return CLI_USAGE;
}

bool output_write(const struct buf *out)
{
    for (size_t at = 0; at < out->length;) {
        ssize_t count = write(STDOUT_FILENO, out->data + at, out->length - at);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            return false;
        }
        at += (size_t)count;
    }
    return true;
}
