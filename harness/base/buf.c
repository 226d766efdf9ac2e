#include "base/buf.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* Room for `more` bytes and the NUL. */
static void reserve(struct buf *buf, size_t more)
{
    if (more > SIZE_MAX / 2 - buf->length) {
        memory_exhausted();
    }
    size_t needed = buf->length + more + 1;
    if (needed <= buf->capacity) {
        return;
    }
    size_t capacity = buf->capacity ? buf->capacity : 64;
    while (capacity < needed) {
        capacity *= 2;
    }
    buf->data = memory_resize(buf->data, capacity);
    buf->capacity = capacity;
}

void buf_append(struct buf *buf, const void *bytes, size_t count)
{
    reserve(buf, count);
    if (count) {
        memcpy(buf->data + buf->length, bytes, count);
    }
    buf->length += count;
    buf->data[buf->length] = '\0';
}

void buf_puts(struct buf *buf, const char *text)
{
    buf_append(buf, text, strlen(text));
}

void buf_putc(struct buf *buf, char c)
{
    buf_append(buf, &c, 1);
}

void buf_vprintf(struct buf *buf, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    reserve(buf, 0);
    size_t room = buf->capacity - buf->length;
    int length = vsnprintf(buf->data + buf->length, room, format, arguments);
    if (length < 0) {
        memory_exhausted();
    }
    if ((size_t)length >= room) {
        reserve(buf, (size_t)length);
        vsnprintf(buf->data + buf->length, (size_t)length + 1, format, again);
    }
    va_end(again);
    buf->length += (size_t)length;
}

void buf_printf(struct buf *buf, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    buf_vprintf(buf, format, arguments);
    va_end(arguments);
}

const char *buf_text(const struct buf *buf)
{
    return buf->data ? buf->data : "";
}

char *buf_take(struct buf *buf)
{
    char *text = buf->data ? buf->data : memory_copy("", 1);
    *buf = (struct buf){0};
    return text;
}

void buf_clear(struct buf *buf)
{
    buf->length = 0;
    if (buf->data) {
        buf->data[0] = '\0';
    }
}

void buf_finish(struct buf *buf)
{
    if (!buf) {
        return;
    }
    free(buf->data);
    *buf = (struct buf){0};
}
