#define _GNU_SOURCE /* vasprintf */

#include "base/err.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"

/* vasprintf that cannot fail: memory_printf for a va_list. */
static char *format_text(const char *format, va_list arguments)
{
    char *text = NULL;
    if (vasprintf(&text, format, arguments) < 0) {
        memory_exhausted();
    }
    return text;
}

int err_set(struct err *err, int code, const char *format, ...)
{
    if (!err) {
        return code;
    }
    va_list arguments;
    va_start(arguments, format);
    /* The old text may be among the arguments, so it is freed after the new one is made. */
    char *text = format_text(format, arguments);
    va_end(arguments);
    free(err->text);
    err->code = code;
    err->text = text;
    return code;
}

int err_prefix(struct err *err, const char *format, ...)
{
    if (!err) {
        return 0;
    }
    va_list arguments;
    va_start(arguments, format);
    char *prefix = format_text(format, arguments);
    va_end(arguments);
    char *text = memory_printf("%s: %s", prefix, err->text ? err->text : "");
    free(prefix);
    free(err->text);
    err->text = text;
    return err->code;
}

void err_finish(struct err *err)
{
    if (!err) {
        return;
    }
    free(err->text);
    *err = (struct err){0};
}
