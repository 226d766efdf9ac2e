#ifndef RDK_STACKS_H
#define RDK_STACKS_H

/*
 * Where the threads of a monitor process stand: backtraces with the names and lines of the sources.
 * The process is looked at from outside, with ptrace, so nothing in it need work any more; it goes
 * on afterwards as if nothing had been. What is taken and printed holds no address and no pid but
 * `tid`, so that the same plugin and seed give the same text.
 *
 * An author looks for code of his own: a stack is printed from the innermost frame of the plugin
 * (with the function that it called, where that says something) to the outermost, and what called
 * the plugin is folded into one line.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

#define STACKS_MAX_THREADS 64
#define STACKS_MAX_FRAMES  64

/* Whose code a frame runs. */
enum stacks_owner {
    STACKS_PLUGIN,
    STACKS_SYSTEM,  /* libc, the vdso, libraries that the plugin brings */
    STACKS_SDK,     /* librdk */
    STACKS_MONITOR, /* the executable */
    STACKS_BRIDGE,  /* libffi: the monitor calls the plugin through it, and is called back */
};

struct stacks_frame {
    enum stacks_owner owner;
    const char *function; /* C++ names as written in the source; NULL: unknown */
    const char *file;     /* base name of the source file; NULL: unknown */
    unsigned line;        /* 0: unknown */
    const char *module;   /* base name of the executable or library; NULL: in none */
    bool was_interrupted; /* a signal's handler runs on top of it */
};

/* Thread and frames live as long as the struct stacks that they are of. */
struct stacks_thread {
    int tid;
    const char *name;                  /* as the process named it */
    bool is_running;                   /* it computed when it was looked at; otherwise it waited */
    bool is_cut;                       /* it has more frames than these */
    const struct stacks_frame *frames; /* the innermost first */
    size_t frame_count;
};

struct stacks {
    const struct stacks_thread *threads; /* in the order in which they were made */
    size_t count;
    void *memory;
};

struct stacks_options {
    const char *plugin;  /* path of the .so whose frames are the author's */
    uint64_t timeout_ns; /* real time to take at most; 0: five seconds */
};

/* Look at every thread of a process, which must not be the caller's own. It may stand still, loop
 * or be dying; when it is gone, belongs to somebody else, is traced already, or does not stop in
 * time, that is an error: -ESRCH, -EPERM, -ETIMEDOUT, or another with its text. Thread-safe. */
int stacks_take(int pid, const struct stacks_options *options, struct stacks **ret,
                struct err *err);
/* NULL is allowed. */
void stacks_destroy(struct stacks *stacks);

/* Lines such as "#0 Online (plugin.c:12) in plugin.so", each `indent` spaces to the right, with a
 * newline between but none at the end. Returns whether there was anything to say. */
bool stacks_print(struct buf *buf, const struct stacks_thread *thread, unsigned indent);
/* Code of the plugin's stands on the thread's stack. */
bool stacks_has_plugin(const struct stacks_thread *thread);
/* The thread runs a call that the monitor made into the plugin. */
bool stacks_is_call(const struct stacks_thread *thread);

enum stacks_occasion {
    STACKS_OF_DEATH,   /* the thread that crashed or called exit */
    STACKS_OF_HANG,    /* … that neither returns nor waits in the monitor */
    STACKS_OF_WAITING, /* … whose call does not return; all of them may wait in the monitor */
};

/* The one thread of the plugin to which the occasion is due; NULL when it cannot be told. */
const struct stacks_thread *stacks_blame(const struct stacks *stacks,
                                         enum stacks_occasion occasion);

#endif
