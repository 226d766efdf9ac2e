#ifndef RDK_SRC_RUNTIME_H
#define RDK_SRC_RUNTIME_H

/*
 * The runtime seam: how the threads of librdk block, wake and read the clock.
 *
 * Every blocking primitive of the Win32 base comes down to the functions below. librdk brings the
 * ordinary runtime (POSIX threads, the monotonic clock); the harness's host installs another, in
 * which one thread runs at a time and the clock is virtual.
 *
 * The model is that of a permit. Each thread has one, at most. `unpark` gives it; `park` takes it,
 * and waits for it if it is not there. A permit given before `park` is not lost. Nothing else
 * wakes a parked thread but its deadline: there are no spurious wake-ups.
 *
 * `park`, `point`, `thread_start`, `thread_ended` and `mistake` are called with no lock of librdk
 * held. `unpark` and `now_us` may be called with librdk's lock held, and must not block nor call
 * back.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* No deadline. */
#define RDK__NEVER UINT64_MAX

enum rdk__wait_kind {
    RDK__WAIT_SLEEP,
    RDK__WAIT_OBJECTS, /* events, mutexes, semaphores, threads, by handle */
    RDK__WAIT_CRITICAL_SECTION,
    RDK__WAIT_SRW_LOCK,
    RDK__WAIT_CONDITION,
    RDK__WAIT_WORKER, /* inside ClusWorkerTerminate */
    RDK__WAIT_INIT_ONCE,
};

struct rdk__thread;

/* One thing that a parked thread waits for. */
struct rdk__wait_object {
    const char *kind;                /* "event", "mutex", "thread", "critical section" … */
    uint32_t number;                 /* rises by one for each object made; never an address */
    const struct rdk__thread *owner; /* who can release it; NULL if anybody can */
};

/* Why a thread is parked: for deadlock and hang reports. Valid while the thread is parked. */
struct rdk__wait {
    enum rdk__wait_kind kind;
    const char *function; /* the public function that blocks: "WaitForSingleObject" */
    bool all;             /* waits for all of the objects, not for any */
    size_t object_count;
    const struct rdk__wait_object *objects;
};

/* A thread that librdk knows: it made it, or the thread called in. */
struct rdk__thread {
    uint32_t number; /* 1, 2, 3 … in order of making; GetCurrentThreadId derives */
    uint32_t (*start)(void *argument); /* NULL for a thread that librdk did not make */
    void *argument;
    const char *role;   /* "worker", "thread", "pool", "foreign": static text */
    void *runtime_data; /* the runtime's own, e.g. a parker */
};

struct rdk__runtime {
    /* Microseconds since some fixed point; never goes back. */
    uint64_t (*now_us)(void);
    /* Wall clock as a FILETIME: 100 ns since 1601-01-01 UTC. */
    uint64_t (*wall_100ns)(void);
    /* Take this thread's permit, waiting until `deadline_us` at the latest (on now_us's scale;
     * RDK__NEVER waits without limit). True: the permit was taken. False: the deadline passed.
     * `self` is the calling thread. */
    bool (*park)(struct rdk__thread *self, uint64_t deadline_us, const struct rdk__wait *why);
    void (*unpark)(struct rdk__thread *thread);
    /* Make an OS thread that calls rdk__thread_main(thread). 0 or a Win32 error. */
    uint32_t (*thread_start)(struct rdk__thread *thread);
    /* A thread that librdk did not make calls in for the first time: give it what it needs. */
    void (*thread_attach)(struct rdk__thread *thread);
    /* Last call made on a thread, and for it. `thread` is freed by librdk afterwards. */
    void (*thread_ended)(struct rdk__thread *thread);
    /* A scheduling point: each public function of the Win32 base, of ClusWorker and of the
     * provider's calls enters through one. `function` is its name. */
    void (*point)(const char *function);
    /* A mistake of the plugin that librdk saw where it happened ("THRD-03", "…"). May be NULL. */
    void (*mistake)(const char *rule, const char *text);
};

/* Install a runtime, before the first other call into librdk. NULL: the ordinary one. */
void rdk__runtime_install(const struct rdk__runtime *runtime);
const struct rdk__runtime *rdk__runtime(void);
/* librdk's own: POSIX threads, CLOCK_MONOTONIC, CLOCK_REALTIME. */
const struct rdk__runtime *rdk__runtime_ordinary(void);

/* The calling thread; attaches it when it is new. Never NULL. */
struct rdk__thread *rdk__thread_self(void);
/* Body of each thread that librdk makes; called by thread_start's OS thread. */
void rdk__thread_main(struct rdk__thread *thread);

#endif
