#include <string.h>

#include "stacks/stacks.h"

/* A stack as its author wants to read it. */

#define MAX_LINES 24
#define MAX_SAME  3 /* frames that read the same, one after the other */

static size_t find_owner(const struct stacks_thread *thread, size_t from, enum stacks_owner owner)
{
    while (from < thread->frame_count && thread->frames[from].owner != owner) {
        from++;
    }
    return from;
}

/* Where the story begins: behind the signal's handler, when that is the monitor's. */
static size_t find_start(const struct stacks_thread *thread)
{
    const size_t handler = find_owner(thread, 0, STACKS_MONITOR);

    for (size_t i = handler; i < thread->frame_count; i++) {
        if (thread->frames[i].was_interrupted) {
            return i;
        }
        if (thread->frames[i].owner == STACKS_PLUGIN) {
            break;
        }
    }
    return 0;
}

/* The compiler put the call there, to have an access checked. */
static bool is_check(const struct stacks_frame *frame)
{
    static const char *const starts[] = {"__asan_", "__tsan_", "__ubsan_"};

    for (size_t i = 0; frame->function && i < sizeof(starts) / sizeof(starts[0]); i++) {
        if (strncmp(frame->function, starts[i], strlen(starts[i])) == 0) {
            return true;
        }
    }
    return false;
}

/*
 * The frames to show, [*ret_first, return). Of what the plugin called, libc and the like are shown
 * whole; where that leads on into the SDK or the monitor, the one function that the plugin called.
 */
static size_t find_shown(const struct stacks_thread *thread, size_t *ret_first)
{
    const size_t start = find_start(thread);
    const size_t innermost = find_owner(thread, start, STACKS_PLUGIN);
    size_t first = innermost;
    size_t end = thread->frame_count;

    if (innermost == thread->frame_count) {
        /* A crash before the plugin's code began, or after it was overwritten. */
        *ret_first = start;
        while (end > start && thread->frames[end - 1].owner != STACKS_SYSTEM) {
            end--;
        }
        return end;
    }
    while (first > start && thread->frames[first - 1].owner == STACKS_SYSTEM) {
        first--;
    }
    if (innermost > start && is_check(&thread->frames[innermost - 1])) {
        first = innermost;
    }
    /* The nameless inside of libc says nothing, unless it is all there is. */
    while (first + 1 < innermost && !thread->frames[first].function) {
        first++;
    }
    if (first > start && thread->frames[first - 1].owner != STACKS_SYSTEM) {
        const enum stacks_owner called = thread->frames[innermost - 1].owner;
        const bool is_told = called == STACKS_SDK || called == STACKS_SYSTEM;
        first = is_told ? innermost - 1 : innermost;
    }
    while (thread->frames[end - 1].owner != STACKS_PLUGIN) {
        end--;
    }
    *ret_first = first;
    return end;
}

static void put_frame(struct buf *buf, const struct stacks_frame *frame, size_t number)
{
    buf_printf(buf, "#%zu %s", number, frame->function ? frame->function : "??");
    if (frame->file && frame->line) {
        buf_printf(buf, " (%s:%u)", frame->file, frame->line);
    }
    buf_printf(buf, " in %s", frame->module ? frame->module : "no module");
}

bool stacks_is_call(const struct stacks_thread *thread)
{
    size_t i = thread->frame_count;

    while (i > 0 && thread->frames[i - 1].owner != STACKS_PLUGIN) {
        if (thread->frames[--i].owner == STACKS_BRIDGE) {
            return stacks_has_plugin(thread);
        }
    }
    return false;
}

bool stacks_has_plugin(const struct stacks_thread *thread)
{
    return find_owner(thread, 0, STACKS_PLUGIN) < thread->frame_count;
}

static bool same_text(const char *left, const char *right)
{
    return left == right || (left && right && strcmp(left, right) == 0);
}

static bool is_same(const struct stacks_frame *left, const struct stacks_frame *right)
{
    return left->line == right->line && same_text(left->function, right->function) &&
           same_text(left->file, right->file) && same_text(left->module, right->module);
}

/* How many frames from `at` on read the same. */
static size_t run_length(const struct stacks_thread *thread, size_t at, size_t end)
{
    size_t length = 1;

    while (at + length < end && is_same(&thread->frames[at], &thread->frames[at + length])) {
        length++;
    }
    return length;
}

static void put_end(struct buf *buf, const struct stacks_thread *thread, size_t end,
                    unsigned indent)
{
    if (thread->is_cut && end == thread->frame_count) {
        buf_printf(buf, "\n%*s… and more", (int)indent, "");
    } else if (end < thread->frame_count && stacks_is_call(thread)) {
        buf_printf(buf, "\n%*s… called by the monitor", (int)indent, "");
    } else if (end < thread->frame_count && stacks_has_plugin(thread)) {
        buf_printf(buf, "\n%*s… a thread of its own", (int)indent, "");
    }
}

bool stacks_print(struct buf *buf, const struct stacks_thread *thread, unsigned indent)
{
    size_t first = 0;
    size_t lines = 0;
    const size_t end = find_shown(thread, &first);

    for (size_t i = first; i < end; lines++) {
        const size_t same = run_length(thread, i, end);
        buf_printf(buf, "%s%*s", i > first ? "\n" : "", (int)indent, "");
        if (lines == MAX_LINES) {
            buf_puts(buf, "… and more");
            return true;
        }
        put_frame(buf, &thread->frames[i], i - first);
        if (same > MAX_SAME && thread->is_cut && i + same == thread->frame_count) {
            /* Where the backtrace was cut depends on what stands above the plugin's frames. */
            buf_printf(buf, "\n%*s… the same, over and over", (int)indent, "");
            return true;
        }
        if (same > MAX_SAME) {
            buf_printf(buf, "\n%*s… the same %zu times more", (int)indent, "", same - 1);
        }
        i += same > MAX_SAME ? same : 1;
    }
    if (first < end) {
        put_end(buf, thread, end, indent);
    }
    return first < end;
}
