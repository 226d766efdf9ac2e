#define _GNU_SOURCE
#include "pin.h"

#include <pthread.h>
#include <sched.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

struct pin {
    struct pin *next;
    int core;
    pid_t thread;
    unsigned peers;
    cpu_set_t before; /* where the thread might run */
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct pin *pins; /* one for each thread that has peers */

static pid_t this_thread(void)
{
    return (pid_t)syscall(SYS_gettid);
}

static struct pin *pin_of_thread(pid_t thread)
{
    struct pin *pin = pins;

    while (pin && pin->thread != thread) {
        pin = pin->next;
    }
    return pin;
}

static unsigned threads_on(int core)
{
    unsigned count = 0;

    for (const struct pin *pin = pins; pin; pin = pin->next) {
        count += pin->core == core;
    }
    return count;
}

/* The core with the fewest of our threads; of these the one that it is on, if it may be. */
static int core_choose(const cpu_set_t *allowed)
{
    const int here = sched_getcpu();
    int best = -1;
    unsigned fewest = 0;

    if (here >= 0 && here < CPU_SETSIZE && CPU_ISSET((size_t)here, allowed)) {
        best = here;
        fewest = threads_on(here);
    }
    for (int i = 0; i < CPU_SETSIZE && (best < 0 || fewest > 0); i++) {
        if (!CPU_ISSET((size_t)i, allowed)) {
            continue;
        }
        const unsigned threads = threads_on(i);
        if (best < 0 || threads < fewest) {
            best = i;
            fewest = threads;
        }
    }
    return best;
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
    pin->next = pins;
    pins = pin;
    return pin;
}

static void pin_unlink(const struct pin *pin)
{
    struct pin **link = &pins;

    while (*link != pin) {
        link = &(*link)->next;
    }
    *link = pin->next;
}

struct pin *pin_take(void)
{
    const pid_t thread = this_thread();

    pthread_mutex_lock(&lock);
    struct pin *pin = pin_of_thread(thread);
    if (!pin) {
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
        pin_unlink(pin);
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
