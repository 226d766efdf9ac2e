#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "unwind.h"

/*
 * The time limit. A thread that is told to stop by ptrace may not do so for long (in a driver's
 * uninterruptible wait), and there is no waiting for it with a limit; so the work is done on a
 * thread of its own, which is left to itself when it is late. It then holds nothing that anybody
 * else needs, and ends when the process it looks at does.
 */

#define DEFAULT_TIMEOUT_NS 5000000000u
#define NS_PER_S           1000000000u

struct job {
    pthread_mutex_t lock;
    pthread_cond_t ended;
    bool has_ended;
    bool is_abandoned;
    int pid;
    char *plugin;
    int result;
    struct stacks *stacks;
    struct err err;
};

static void job_destroy(struct job *job)
{
    stacks_destroy(job->stacks);
    err_finish(&job->err);
    free(job->plugin);
    pthread_cond_destroy(&job->ended);
    pthread_mutex_destroy(&job->lock);
    free(job);
}

static struct job *job_create(int pid, const char *plugin)
{
    struct job *job = memory_allocate(sizeof(*job));
    pthread_condattr_t attributes;

    pthread_mutex_init(&job->lock, NULL);
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&job->ended, &attributes);
    pthread_condattr_destroy(&attributes);
    job->pid = pid;
    job->plugin = memory_text(plugin);
    return job;
}

static void *job_body(void *argument)
{
    struct job *job = argument;
    int result = unwind_process(job->pid, job->plugin, &job->stacks, &job->err);

    pthread_mutex_lock(&job->lock);
    job->result = result;
    job->has_ended = true;
    bool is_abandoned = job->is_abandoned;
    pthread_cond_signal(&job->ended);
    pthread_mutex_unlock(&job->lock);
    if (is_abandoned) {
        job_destroy(job);
    }
    return NULL;
}

/* A detached thread that no signal of the program's finds. */
static int job_start(struct job *job)
{
    pthread_t thread;
    pthread_attr_t attributes;
    sigset_t all;
    sigset_t before;

    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    const int failed = pthread_create(&thread, &attributes, job_body, job);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attributes);
    return failed;
}

/* False when the time is over: then the job is its thread's. */
static bool job_await(struct job *job, uint64_t timeout_ns)
{
    struct timespec until;
    int late = 0;

    clock_gettime(CLOCK_MONOTONIC, &until);
    const uint64_t ns = (uint64_t)until.tv_nsec + timeout_ns;
    until.tv_sec += (time_t)(ns / NS_PER_S);
    until.tv_nsec = (long)(ns % NS_PER_S);
    pthread_mutex_lock(&job->lock);
    while (!job->has_ended && late == 0) {
        late = pthread_cond_timedwait(&job->ended, &job->lock, &until);
    }
    const bool has_ended = job->has_ended;
    job->is_abandoned = !has_ended;
    pthread_mutex_unlock(&job->lock);
    return has_ended;
}

int stacks_take(int pid, const struct stacks_options *options, struct stacks **ret, struct err *err)
{
    const uint64_t timeout_ns = options->timeout_ns ? options->timeout_ns : DEFAULT_TIMEOUT_NS;
    struct job *job = job_create(pid, options->plugin);
    const int failed = job_start(job);

    if (failed) {
        job_destroy(job);
        return err_set(err, -failed, "no thread to look at stacks with: %s", strerror(failed));
    }
    if (!job_await(job, timeout_ns)) {
        return err_set(err, -ETIMEDOUT, "the process did not stop to be looked at in time");
    }
    const int result = job->result;
    if (result < 0) {
        err_set(err, result, "%s", job->err.text);
    } else {
        *ret = job->stacks;
        job->stacks = NULL;
    }
    job_destroy(job);
    return result;
}
