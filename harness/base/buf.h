#ifndef RDK_BASE_BUF_H
#define RDK_BASE_BUF_H

/* A growing byte buffer; text in it is NUL-ended behind `length`. Out of memory ends the process
 * with exit status 70 (base/memory.h): the service side cannot judge a plugin without memory. */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

struct buf {
    char *data; /* owned; NULL while empty */
    size_t length;
    size_t capacity;
};

void buf_append(struct buf *buf, const void *bytes, size_t count);
void buf_puts(struct buf *buf, const char *text);
void buf_putc(struct buf *buf, char c);
void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *buf, const char *format, va_list arguments);
/* The text, NUL-ended; "" while empty. Borrowed. */
const char *buf_text(const struct buf *buf);
/* Take the text out (never NULL); the buffer is empty again. */
char *buf_take(struct buf *buf);
void buf_clear(struct buf *buf);
void buf_finish(struct buf *buf);

#endif
