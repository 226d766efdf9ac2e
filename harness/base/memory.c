#define _GNU_SOURCE /* vasprintf */

#include "base/memory.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define EXIT_HARNESS_FAILED 70

void memory_exhausted(void)
{
    static const char message[] = "rdk: out of memory\n";
    /* Whether it arrives changes nothing: the process ends. */
    if (write(STDERR_FILENO, message, sizeof(message) - 1) < 0) {
        _exit(EXIT_HARNESS_FAILED);
    }
    _exit(EXIT_HARNESS_FAILED);
}

void *memory_allocate(size_t bytes)
{
    void *block = calloc(1, bytes ? bytes : 1);
    if (!block) {
        memory_exhausted();
    }
    return block;
}

void *memory_resize(void *block, size_t bytes)
{
    void *resized = realloc(block, bytes ? bytes : 1);
    if (!resized) {
        memory_exhausted();
    }
    return resized;
}

void *memory_copy(const void *bytes, size_t count)
{
    void *copy = malloc(count ? count : 1);
    if (!copy) {
        memory_exhausted();
    }
    if (count) {
        memcpy(copy, bytes, count);
    }
    return copy;
}

char *memory_text(const char *text)
{
    return text ? memory_copy(text, strlen(text) + 1) : NULL;
}

char *memory_printf(const char *format, ...)
{
    char *text = NULL;
    va_list arguments;
    va_start(arguments, format);
    int length = vasprintf(&text, format, arguments);
    va_end(arguments);
    if (length < 0) {
        memory_exhausted();
    }
    return text;
}
