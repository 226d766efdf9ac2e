#include "cli/progress.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"
#include "report/report.h"

#define BAR_CELLS 24
#define QUIET_NS  ((uint64_t)20 * 1000000000)
#define MAX_NAME  48

static uint64_t now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

void progress_begin(struct progress *progress, enum option_progress kind, size_t total)
{
    *progress = (struct progress){.kind = kind, .total = total, .spoke_ns = now_ns()};
    const char *terminal = getenv("TERM");
    bool is_terminal =
        isatty(STDERR_FILENO) && terminal && *terminal && strcmp(terminal, "dumb") != 0;
    if (kind == PROGRESS_AUTO && is_terminal) {
        progress->kind = PROGRESS_BAR;
    }
}

static void put(const struct buf *text)
{
    /* Nothing hangs on whether somebody sees it. */
    if (write(STDERR_FILENO, text->data, text->length) < 0) {
        return;
    }
}

static void draw(struct progress *progress, size_t done, size_t bad, const char *name)
{
    struct buf line = {0};
    buf_puts(&line, "\r\033[K");
    if (progress->kind == PROGRESS_BAR) {
        size_t filled = progress->total ? done * BAR_CELLS / progress->total : 0;
        buf_putc(&line, '[');
        for (size_t i = 0; i < BAR_CELLS; ++i) {
            buf_putc(&line, i < filled ? '#' : '.');
        }
        buf_puts(&line, "] ");
    }
    buf_printf(&line, "%zu/%zu", done, progress->total);
    if (bad) {
        buf_printf(&line, ", %zu failed", bad);
    }
    buf_puts(&line, "  ");
    for (size_t i = 0; name[i] && i < MAX_NAME; ++i) {
        buf_putc(&line, (unsigned char)name[i] < 0x20 ? ' ' : name[i]);
    }
    put(&line);
    buf_finish(&line);
    progress->drawn = true;
}

void progress_show(struct progress *progress, size_t done, size_t bad, const char *name)
{
    switch (progress->kind) {
    case PROGRESS_BAR:
    case PROGRESS_COUNTER:
        draw(progress, done, bad, name);
        break;
    case PROGRESS_AUTO:
        if (now_ns() - progress->spoke_ns >= QUIET_NS) {
            log_write(LOG_SEVERITY_NOTE, "%zu of %zu done, %zu failed; playing: %s", done,
                      progress->total, bad, name);
            progress->spoke_ns = now_ns();
        }
        break;
    case PROGRESS_NONE:
        break;
    }
}

void progress_clear(struct progress *progress)
{
    progress->spoke_ns = now_ns();
    if (progress->drawn) {
        struct buf line = {0};
        buf_puts(&line, "\r\033[K");
        put(&line);
        buf_finish(&line);
        progress->drawn = false;
    }
}
