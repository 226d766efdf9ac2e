#define _GNU_SOURCE
#include "pin.h"

#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#include "base/cleanup.h"

struct pin {
    int core;
    pid_t thread;
    unsigned peers;
    cpu_set_t before; /* where the thread might run */
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct pin *taken[CPU_SETSIZE]; /* by core */

static pid_t this_thread(void)
{
    return (pid_t)syscall(SYS_gettid);
}

static struct pin *pin_of_thread(pid_t thread)
{
    for (int i = 0; i < CPU_SETSIZE; i++) {
        if (taken[i] && taken[i]->thread == thread) {
            return taken[i];
        }
    }
    return NULL;
}

/* The core that it is on, or else any that is left; -1: none. */
static int core_choose(const cpu_set_t *allowed)
{
    const int here = sched_getcpu();

    if (here >= 0 && here < CPU_SETSIZE && CPU_ISSET((size_t)here, allowed) && !taken[here]) {
        return here;
    }
    for (int i = 0; i < CPU_SETSIZE; i++) {
        if (CPU_ISSET((size_t)i, allowed) && !taken[i]) {
            return i;
        }
    }
    return -1;
}

static struct pin *pin_make(pid_t thread)
{
    struct pin *pin = calloc(1, sizeof(*pin));
    cpu_set_t only;

    if (!pin || sched_getaffinity(thread, sizeof(pin->before), &pin->before) < 0) {
        free(pin);
        return NULL;
    }
    pin->core = core_choose(&pin->before);
    pin->thread = thread;
    CPU_ZERO(&only);
    CPU_SET((size_t)(pin->core < 0 ? 0 : pin->core), &only);
    if (pin->core < 0 || sched_setaffinity(thread, sizeof(only), &only) < 0) {
        free(pin);
        return NULL;
    }
    taken[pin->core] = pin;
    return pin;
}

bool pin_is_crowded(void)
{
    unsigned running = 0;
    cpu_set_t allowed;
    cleanup_file FILE *file = fopen("/proc/loadavg", "re");

    if (!file || fscanf(file, "%*f %*f %*f %u/", &running) != 1 ||
        sched_getaffinity(0, sizeof(allowed), &allowed) < 0) {
        return false;
    }
    /* One that is running is the caller. */
    return running > (unsigned)CPU_COUNT(&allowed);
}

struct pin *pin_take(bool is_crowded)
{
    const pid_t thread = this_thread();

    pthread_mutex_lock(&lock);
    struct pin *pin = pin_of_thread(thread);
    if (!pin && !is_crowded) {
        pin = pin_make(thread);
    }
    if (pin) {
        pin->peers++;
    }
    pthread_mutex_unlock(&lock);
    return pin;
}

void pin_release(struct pin *pin)
{
    if (!pin) {
        return;
    }
    pthread_mutex_lock(&lock);
    const bool is_last = --pin->peers == 0;
    if (is_last) {
        taken[pin->core] = NULL;
        /* A thread that is gone needs nothing. */
        sched_setaffinity(pin->thread, sizeof(pin->before), &pin->before);
        free(pin);
    }
    pthread_mutex_unlock(&lock);
}

int pin_core(const struct pin *pin)
{
    return pin ? pin->core : -1;
}
