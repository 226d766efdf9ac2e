#include <string.h>

#include "stacks/stacks.h"

/* Which of the threads a death, a hang or a deadlock is due to. */

enum {
    SCORE_NONE,      /* not a thread of the plugin's, or not one to blame */
    SCORE_POSSIBLE,  /* made behind the SDK's back */
    SCORE_PLAUSIBLE, /* made through the SDK */
    SCORE_CALL,      /* the monitor's call */
    SCORE_RUNNING,   /* added to the above: it computes */
    SCORE_CERTAIN = 100,
};

static bool is_exit(const char *function)
{
    return function && (strcmp(function, "exit") == 0 || strcmp(function, "quick_exit") == 0);
}

/* A sanitizer's, which has found something and calls the monitor about it. */
static bool is_runtime(const char *module)
{
    static const char *const runtimes[] = {"libasan.", "libclang_rt.", "liblsan.", "libtsan.",
                                           "libubsan."};

    for (size_t i = 0; module && i < sizeof(runtimes) / sizeof(runtimes[0]); i++) {
        if (strncmp(module, runtimes[i], strlen(runtimes[i])) == 0) {
            return true;
        }
    }
    return false;
}

/* The monitor's handler runs on top of it, for a signal, for the exit or for a sanitizer. */
static int score_death(const struct stacks_thread *thread)
{
    bool in_monitor = false;

    for (size_t i = 0; i < thread->frame_count; i++) {
        const struct stacks_frame *frame = &thread->frames[i];
        if (in_monitor &&
            (frame->was_interrupted || is_exit(frame->function) || is_runtime(frame->module))) {
            return SCORE_CERTAIN;
        }
        in_monitor |= frame->owner == STACKS_MONITOR;
    }
    return SCORE_NONE;
}

static int score_origin(const struct stacks_thread *thread)
{
    if (!stacks_has_plugin(thread)) {
        return SCORE_NONE;
    }
    if (stacks_is_call(thread)) {
        return SCORE_CALL;
    }
    for (size_t i = thread->frame_count; thread->frames[i - 1].owner != STACKS_PLUGIN; i--) {
        if (thread->frames[i - 1].owner == STACKS_SDK) {
            return SCORE_PLAUSIBLE;
        }
    }
    return SCORE_POSSIBLE;
}

/* A thread that waits in the monitor does what it should: it lets others go on. */
static int score_hang(const struct stacks_thread *thread)
{
    const int origin = score_origin(thread);

    for (size_t i = 0; i < thread->frame_count; i++) {
        if (thread->frames[i].owner == STACKS_PLUGIN) {
            return origin + (thread->is_running ? SCORE_RUNNING : 0);
        }
        if (thread->frames[i].owner == STACKS_MONITOR) {
            return SCORE_NONE;
        }
    }
    return SCORE_NONE;
}

static int score_waiting(const struct stacks_thread *thread)
{
    return stacks_is_call(thread) ? SCORE_CALL : SCORE_NONE;
}

const struct stacks_thread *stacks_blame(const struct stacks *stacks, enum stacks_occasion occasion)
{
    static int (*const scores[])(const struct stacks_thread *) = {
        [STACKS_OF_DEATH] = score_death,
        [STACKS_OF_HANG] = score_hang,
        [STACKS_OF_WAITING] = score_waiting,
    };
    const struct stacks_thread *blamed = NULL;
    int best = SCORE_NONE;
    bool is_tie = false;

    for (size_t i = 0; i < stacks->count; i++) {
        const int score = scores[occasion](&stacks->threads[i]);
        is_tie = score > best ? false : is_tie || (score == best && best > SCORE_NONE);
        if (score > best) {
            best = score;
            blamed = &stacks->threads[i];
        }
    }
    return is_tie ? NULL : blamed;
}
