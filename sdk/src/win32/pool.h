#ifndef RDK_SRC_WIN32_POOL_H
#define RDK_SRC_WIN32_POOL_H

/*
 * The thread pool: work that runs on threads of its own, and watches.
 *
 * A pool thread ends as soon as there is nothing to do, so that none is left behind when nothing is
 * queued. A watch is a timer or a wait: one thread, which waits for what is watched and runs the
 * callback. A watch is referred to by its maker and by its thread; it ends when it was stopped and
 * its thread has seen that.
 */

#include "object.h"

struct pool_item {
    struct rdk__link link; /* in the queue, until it runs */
    void (*run)(struct pool_item *item);
};

/* Run an item on a thread of the pool. A Win32 error: it will not run. No lock held. */
DWORD rdk__pool_submit(struct pool_item *item, const char *function, const void *site);

enum watch_kind {
    WATCH_REGISTERED_WAIT,
    WATCH_QUEUE_TIMER,
    WATCH_POOL_WAIT,
    WATCH_POOL_TIMER,
};

struct watch {
    enum watch_kind kind;
    unsigned references;
    struct rdk__link live;   /* in the list of those that may be named by a caller */
    struct object *wake;     /* an event: look at the settings again */
    struct object *idle;     /* an event, set while no callback runs */
    struct object *target;   /* what is waited for; NULL: nothing */
    struct object *complete; /* an event to set at the end; NULL: none */
    struct object *thread;   /* NULL while there is none */
    uint64_t due_us;         /* of a timer, or a wait's time-out; RDK__NEVER: not set */
    uint64_t interval_us;    /* what to add for the next time; 0: only once */
    bool once;               /* of a wait: the target is let go when it fires */
    bool stopped;
    bool running;
    void (*fire)(struct watch *watch, bool timed_out);
    void *callback;
    void *context;
    void *queue; /* of a queue's timer */
    const char *function;
};

/* NULL if memory is short. No lock held for these. */
struct watch *rdk__watch_create(enum watch_kind kind,
                                void (*fire)(struct watch *watch, bool timed_out), void *callback,
                                void *context, const char *function);
/* Give it a thread; first `*ret_handle`, if wanted, gets the watch. On failure it is freed. */
DWORD rdk__watch_start(struct watch *watch, const void *site, HANDLE *ret_handle);

/* The live watch of that kind, or NULL. Lock held. */
struct watch *rdk__watch_find(void *handle, enum watch_kind kind);
/* Its settings have changed. Lock held. */
void rdk__watch_wake(struct watch *watch);
/* Let no callback begin any more, and give up the maker's reference. `completion` as
 * UnregisterWaitEx's. ERROR_IO_PENDING: a callback still runs. Lock held before and after, not
 * between. */
DWORD rdk__watch_stop(struct watch *watch, HANDLE completion);
/* Wait until no callback runs. Lock as above. */
void rdk__watch_wait_idle(struct watch *watch, const char *function);
void rdk__watch_release(struct watch *watch);

/* An event without a handle; NULL if memory is short. Lock held. */
struct object *rdk__event_object(bool manual, bool set);
void rdk__event_object_set(struct object *event, bool set);

/* A waitable timer's state, for waits. Lock held. */
bool rdk__timer_ready(const struct object *object);
void rdk__timer_take(struct object *object);

/* A FILETIME of the pool's functions, as a deadline. */
uint64_t rdk__pool_deadline(const FILETIME *time);

#endif
