#define _GNU_SOURCE
#include <stdint.h>
#include <stdlib.h>
#include <threads.h>
#include <unistd.h>

#include <windows.h>

#include "posix_functions.h"
#include "state.h"

/* The end of the process, told while the thread that makes it is known; and of a thread. */

_Noreturn void posix__exit(int status)
{
    signals_exit(status, "_exit");
}

_Noreturn void posix__Exit(int status)
{
    signals_exit(status, "_Exit");
}

/* In a child that the plugin forked, handlers of its own may be due. */

_Noreturn void posix_exit(int status)
{
    if (host.is_forked) {
        exit(status);
    }
    signals_exit(status, "exit");
}

_Noreturn void posix_quick_exit(int status)
{
    if (host.is_forked) {
        quick_exit(status);
    }
    signals_exit(status, "quick_exit");
}

static _Noreturn void thread_exit(void *value, const char *function)
{
    struct thread *me = baton_enter();

    baton_point(me);
    if (me->is_call_thread) {
        /* The thread is the monitor's. Nobody would answer for the call. */
        signals_exit((int)(uintptr_t)value, function);
    }
    if (!me->posix && !me->is_foreign) {
        ExitThread((DWORD)(uintptr_t)value);
    }
    pthread_exit(value);
}

_Noreturn void posix_pthread_exit(void *value)
{
    thread_exit(value, "pthread_exit");
}

_Noreturn void posix_thrd_exit(int value)
{
    thread_exit((void *)(intptr_t)value, "thrd_exit");
}
