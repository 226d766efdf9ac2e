#ifndef RDK_TESTS_HOST_PROBE_H
#define RDK_TESTS_HOST_PROBE_H

/* What the probe does on which control code. */
enum probe_code {
    PROBE_ECHO = 1,     /* copies In to Out */
    PROBE_WRITE_PAST,   /* one byte behind Out */
    PROBE_WRITE_BEFORE, /* three bytes before Out */
    PROBE_WRITE_GUARD,  /* so far behind Out that it hits the guard page */
    PROBE_KEEP_IN,      /* remembers In */
    PROBE_USE_KEPT,     /* reads what it remembers */
    PROBE_USE_HANDLE,   /* reads through its RESOURCE_HANDLE */
    PROBE_NULL,         /* writes through NULL */
    PROBE_ABORT,
    PROBE_EXIT,         /* exit(3) */
    PROBE_EXIT_QUIETLY, /* _exit(9) */
    PROBE_TERM,         /* sends itself SIGTERM */
    PROBE_OVERFLOW,     /* recursion without end */
    PROBE_LOOP,         /* computes without end */
    PROBE_READ_PIPE,    /* blocks where nobody sees */
    PROBE_WAIT,         /* until Terminate sets its event */
    PROBE_LOCK_TWICE,   /* an SRW lock, by one thread */
    PROBE_LOCK_CROSS,   /* two locks in two orders, by two threads */
    PROBE_SPIN,         /* asks for the time until three minutes have passed */
    PROBE_BAD_FORMAT,   /* LogEvent with "%s" */
    PROBE_LEAVE_THREAD, /* a thread that Close does not end */
    PROBE_KEYS,         /* opens its Parameters key, reads Path, enumerates a value */
    PROBE_WRITE_TABLE,  /* into the monitor's callback table */
    PROBE_RACE,         /* four threads that write a letter each, many times; Out has the order */
    PROBE_NOTHING_OUT,  /* returns without touching any output */
    PROBE_SET_EVENT,    /* sets the event that Online gave */
    PROBE_FAULT_IN_CALLBACK, /* a bad pointer for SetResourceStatusEx */
    PROBE_FORK,              /* a child that calls exit, and one that aborts */
    PROBE_LEAK_EVENT,        /* an event whose handle is lost */
    PROBE_LEAK_BLOCK,        /* a block that nobody frees */
    PROBE_KILL,              /* sends itself SIGKILL */
    PROBE_DAEMON,            /* leaves a process behind */
    PROBE_SLEEP,             /* Sleep(5000) */
};

#endif
