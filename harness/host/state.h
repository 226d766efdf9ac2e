#ifndef RDK_HOST_STATE_H
#define RDK_HOST_STATE_H

/*
 * What a host knows. Everything here belongs to the thread that holds the baton: one thread at a
 * time runs, whether it is a call thread of ours or a thread of the plugin's, and all others stand
 * still. Only `arrivals` may be touched by a thread without it.
 */

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "host.h"
#include "runtime.h"
#include "scheduler.h"
#include "wire/wire.h"

struct frame;
struct posix_thread;

enum thread_state {
    THREAD_RUNNING, /* holds the baton */
    THREAD_READY,   /* could run */
    THREAD_PARKED,  /* waits for its permit or its deadline */
    THREAD_ASKING,  /* waits for the service's REPLY */
    THREAD_POOL,    /* a call thread without a call */
    THREAD_ENDED,
};

struct thread {
    struct thread *next; /* all threads, in order of making */
    uint32_t number;     /* 1, 2, 3 … */
    bool is_call_thread;
    bool is_foreign; /* made behind librdk's back */
    bool permit;
    enum thread_state state;
    uint64_t deadline_us;        /* PARKED */
    const struct rdk__wait *why; /* PARKED */
    struct rdk__thread *seam;    /* NULL until librdk knows it */
    uint64_t points;             /* passed since it last blocked */
    struct frame *frame;         /* the call that runs on it */
    uint32_t resource;           /* for whom it was made, or is called; 0: nobody */
    const char *begun_in;        /* the entry point that began it; NULL: not known */
    bool has_run;                /* since the descriptors were last looked at */
    const char *inside;          /* which callback or function is looking at the plugin's memory */
    _Atomic uint32_t turn;       /* 1: the baton is this thread's to take */
    void *signal_stack;
    uintptr_t stack_low;
    int id;                                /* of the kernel */
    struct posix_thread *posix;            /* made by pthread_create */
    void (*on_end)(struct thread *thread); /* runs before it gives the baton away for good */
};

struct host {
    struct wire *wire;
    struct wire_message in; /* the last message; its bytes until the next one */
    uint64_t now_us;
    uint64_t horizon_us;
    uint64_t next_deadline_us; /* no later than the earliest deadline of a parked thread */
    uint32_t advances;         /* of the clock by ourselves, in this turn */
    struct scheduler scheduler;
    struct thread *threads;
    uint32_t last_thread;
    uint32_t ready_count;
    bool is_forked;  /* this is a child that the plugin forked: it runs in real time, and is mute */
    bool has_exited; /* QUIT was said: the exit handlers have nothing to report */
    void *plugin;    /* dlopen's handle */
    pthread_mutex_t arrivals_lock;
    struct thread *arrivals;
    atomic_bool has_arrivals;
};

extern struct host host;
extern _Thread_local struct thread *thread_self;

/* runtime.c */

/* Make the calling thread the first call thread, which holds the baton, and install the runtime. */
void baton_init(uint64_t seed);
/* The calling thread's record; one that is new is taken in, and waits for the baton. */
struct thread *baton_enter(void);

/* baton.c */

/* Stand still until the baton is given to the thread. */
void baton_wait(struct thread *me);
/* A scheduling point. */
void baton_point(struct thread *me);
/* The chance of another thread to come between, without time passing. */
void baton_make_way(struct thread *me);
/* The calling thread cannot go on (its state says why): let others, until it can. */
void baton_leave(struct thread *me);
/* The same, but host.in says who goes on, if it is not GO. */
void baton_follow(struct thread *me);
void baton_expire(void);
void baton_set_ready(struct thread *thread);
/* Take the thread's permit, waiting for it until the deadline: runtime.h says how. */
bool baton_park(struct thread *me, uint64_t deadline_us, const struct rdk__wait *why);
void baton_unpark(struct thread *thread);

/* threads.c */

/* What is the same in every child is found out by the zygote. */
void threads_prepare(void);
void threads_init(void);
struct thread *thread_add(struct thread *thread);
void thread_remove(struct thread *thread);
/* What each thread does first, of whatever kind it is. */
void thread_begin(struct thread *me);
/* The last that a thread of the plugin's does: its record is gone, and the baton another's. */
void thread_end(void *me);
/* A call thread for the command in host.in: `me` when it is one that has no call. */
struct thread *baton_call_thread(struct thread *me);
/* A thread that the plugin makes: its record, before it is there; its first act, which waits for
 * the baton; and its place among the others. */
struct thread *baton_thread_create(const struct thread *maker);
void baton_thread_begin(struct thread *me);
void baton_thread_add(struct thread *thread);

/* talk.c */

/* Say something, and receive the next message into host.in. */
void talk_exchange(struct thread *me, struct wire_message *out);
/* Say something that wants GO. */
void talk_tell(struct thread *me, struct wire_message *out);
/* Say something that wants REPLY: host.in is it, until the next message. */
const struct wire_message *talk_ask(struct thread *me, struct wire_message *out);
void talk_mistake(struct thread *me, const char *rule, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Fill in who speaks. */
void talk_sign(const struct thread *me, struct wire_message *out);
struct wire_value talk_text(const char *text);
struct wire_value talk_number(uint64_t number);

/* waits.c */

/* "worker 2". The text is valid until the next call on this thread. */
const char *thread_label(const struct thread *thread);
enum wire_thread thread_kind(const struct thread *thread);
/* "worker 2: WaitForSingleObject(event 5)", as owned text. */
char *thread_wait_text(const struct thread *thread);
/* A cycle of owned objects among threads that wait without limit, in words; NULL if there is none.
 * Owned. */
char *waits_cycle(void);
/* Whether nothing can happen here, once `me` has returned, until the service wants something. */
bool waits_nobody(const struct thread *me);
/* Say IDLE; the next message is in host.in. */
void waits_say_idle(struct thread *me, uint64_t until_us);

/* events.c */

/* The number by which the service knows an event, with what wire.h says of EVENT_OUT. */
uint64_t event_number(void *handle);
/* The service names the events that it watches (GO). */
void events_watch(const struct wire_message *go);
bool events_are_watched(void);
/* Tell of a watched event that is set now. True: the next message is in host.in. */
bool events_tell(struct thread *me);

/* signals.c */

void signals_init(void);
/* The plugin ends the process past all handlers. */
_Noreturn void signals_exit(int status, const char *function);
/* Whether this is the host, and no child that the plugin made. */
bool signals_is_host(void);
/* The process is about to end: say so, unless that has been said. `report` is a sanitizer's, or
 * NULL. */
void signals_died(const char *class, const char *detail, int status, const char *report);
void signals_thread_init(struct thread *thread);
/* Give the calling thread its signal stack again. */
void signals_thread_stack(const struct thread *thread);
void signals_thread_finish(struct thread *thread);

/* load.c */

void load_plugin(struct wire_message *out);
_Noreturn void load_quit(void);

/* callbacks.c */

/* The callback table, and single callbacks by their argument's name in Startup. */
int callbacks_init(struct err *err);
void *callbacks_table(void);
void *callbacks_single(const char *name);
void *callbacks_lost_quorum(void);

/* provider.c */

void provider_init(void);

#endif
