#ifndef RDK_TESTS_HOST_PTHREADS_H
#define RDK_TESTS_HOST_PTHREADS_H

/* What the plugin does on a control code. Each returns 0, or the line where it went wrong. */
enum pthreads_code {
    PTHREADS_KINDS = 1, /* of mutexes: recursive, errorcheck, tried, with a limit */
    PTHREADS_READERS,   /* read-write locks */
    PTHREADS_SEMAPHORE,
    PTHREADS_BARRIER,
    PTHREADS_ONCE,
    PTHREADS_C11,
    PTHREADS_JOIN,   /* tried, with a limit, of itself; results, and what pthread_exit says */
    PTHREADS_CANCEL, /* in a sleep, in a wait, and while it is disabled */
    PTHREADS_CLOCKS, /* of conditions */
    PTHREADS_DESCRIPTORS,
    PTHREADS_BUSY,      /* a million locks are work, and no spinning */
    PTHREADS_QUEUE,     /* three threads for one mutex: nobody is deadlocked */
    PTHREADS_LAST_WORK, /* destructors of thread-specific data, which lock and sleep */
    PTHREADS_SPECIAL,   /* times that are none */
    PTHREADS_WORKS,
    /* These do not return. */
    PTHREADS_SELF_DEADLOCK = PTHREADS_WORKS,
    PTHREADS_READER_DEADLOCK,
    PTHREADS_JOIN_DEADLOCK,
    PTHREADS_EXIT,
    PTHREADS_QUICK_EXIT,
    PTHREADS_THREAD_EXIT,
};

#endif
