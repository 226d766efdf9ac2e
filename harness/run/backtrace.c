#include <stdlib.h>
#include <string.h>

#include "sanitizer.h"
#include "stacks/stacks.h"
#include "stage.h"

/* Where the plugin's threads stood when it died, hung or locked itself up, for the record of it. */

static size_t count_plugin(const struct stacks *stacks)
{
    size_t count = 0;

    for (size_t i = 0; i < stacks->count; i++) {
        count += stacks_has_plugin(&stacks->threads[i]);
    }
    return count;
}

static const struct stacks_thread *only_plugin(const struct stacks *stacks)
{
    for (size_t i = 0; i < stacks->count; i++) {
        if (stacks_has_plugin(&stacks->threads[i])) {
            return &stacks->threads[i];
        }
    }
    return NULL;
}

/* The host names its threads as its texts do, all but the first, which is a call thread and keeps
 * the name of the process. */
static const char *label_of(const struct stacks_thread *thread, int pid)
{
    return thread->tid == pid ? "call 1" : thread->name;
}

/* The stacks of all threads of the plugin's but `known`. */
static void put_others(struct trace_record *record, const struct stacks *stacks,
                       const struct stacks_thread *known, int pid)
{
    struct buf text = {0};

    for (size_t i = 0; i < stacks->count; i++) {
        const struct stacks_thread *thread = &stacks->threads[i];
        if (thread != known && stacks_has_plugin(thread)) {
            buf_printf(&text, "%s%s:\n", text.length ? "\n" : "", label_of(thread, pid));
            stacks_print(&text, thread, 2);
        }
    }
    if (text.length) {
        trace_text(record, "stacks", buf_text(&text));
    }
    buf_finish(&text);
}

/* The thread to blame; NULL where it would be a guess: a deadlock is of several, and a call that
 * goes on asynchronously has no thread that is known. */
static const struct stacks_thread *blame(struct stage *stage, const struct host *host,
                                         const struct trace_record *record,
                                         const struct stacks *stacks)
{
    const struct stacks_thread *blamed = NULL;

    if (host->died_seen || sanitizer_is_class(record->name)) {
        return stacks_blame(stacks, STACKS_OF_DEATH);
    }
    if (host->phase != HOST_IDLE) {
        blamed = stacks_blame(stacks, STACKS_OF_HANG);
    } else if (call_find_running(stage, host, record->call)) {
        blamed = stacks_blame(stacks, STACKS_OF_WAITING);
    }
    return blamed || count_plugin(stacks) != 1 ? blamed : only_plugin(stacks);
}

void backtrace_add(struct stage *stage, const struct host *host, struct trace_record *record)
{
    const struct stacks_options options = {.plugin = stage->options->plugin};
    const int pid = peer_pid(host->peer);
    struct stacks *stacks = NULL;

    /* Without ptrace (under a debugger, in a strict sandbox) the report does without. */
    if (stacks_take(pid, &options, &stacks, NULL) < 0) {
        return;
    }
    const struct stacks_thread *blamed = blame(stage, host, record, stacks);
    struct buf text = {0};
    if (blamed && stacks_print(&text, blamed, 0)) {
        trace_text(record, "stack", buf_text(&text));
    }
    buf_finish(&text);
    if (!host->died_seen && !sanitizer_is_class(record->name)) {
        put_others(record, stacks, blamed, pid);
    }
    stacks_destroy(stacks);
}
