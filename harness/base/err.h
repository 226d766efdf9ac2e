#ifndef RDK_BASE_ERR_H
#define RDK_BASE_ERR_H

/* An error that travels: built once where the facts are, given context on its way up, printed by
 * cli alone. */

#include <stdarg.h>

struct err {
    int code;   /* negative errno; 0 when there is no error */
    char *text; /* owned; NULL when there is no error */
};

/* Set the error (what was there is freed) and return `code`, which is negative. `err` may be NULL.
 */
int err_set(struct err *err, int code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Put "prefix: " before the text; returns err->code. */
int err_prefix(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Free the text; the error is zero again. NULL is allowed. */
void err_finish(struct err *err);

#endif
