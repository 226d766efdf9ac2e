#include "cli/pool.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "base/memory.h"

struct slot {
    bool done;
    bool taken;
    struct run_result result;
};

struct pool {
    const struct plan *plan;
    struct pool_options options;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    size_t next; /* the item that begins next */
    bool stopped;
    struct slot *slots;
    pthread_t *threads;
    unsigned thread_count;
};

/* The next item; false when there is none to begin. */
static bool take_item(struct pool *pool, size_t *ret)
{
    pthread_mutex_lock(&pool->lock);
    bool any = !pool->stopped && pool->next < pool->plan->count;
    if (any) {
        *ret = pool->next++;
    }
    pthread_mutex_unlock(&pool->lock);
    return any;
}

static void *work(void *argument)
{
    struct pool *pool = argument;
    size_t index;
    while (take_item(pool, &index)) {
        const struct plan_item *item = &pool->plan->items[index];
        struct err err = {0};
        struct run_options options = {
            .plugin = item->plugin,
            .seed = item->seed,
            .hang_timeout_ns = pool->options.hang_timeout_ns,
            .timeout_ns = pool->options.timeout_ns,
            .checker_status = pool->options.checker_status,
            .interrupted = pool->options.interrupted,
        };
        struct run_result result = {0};
        if (zygotes_get(pool->options.zygotes, item->plugin, &options.zygote, &err) < 0) {
            options.refusal = err.text;
        }
        pool->options.play(item->scenario, &options, &result);
        err_finish(&err);
        pthread_mutex_lock(&pool->lock);
        pool->slots[index].result = result;
        pool->slots[index].done = true;
        pthread_cond_broadcast(&pool->changed);
        pthread_mutex_unlock(&pool->lock);
    }
    return NULL;
}

struct pool *pool_start(const struct plan *plan, const struct pool_options *options)
{
    struct pool *pool = memory_allocate(sizeof(*pool));
    pool->plan = plan;
    pool->options = *options;
    pool->slots = memory_allocate(plan->count * sizeof(*pool->slots));
    pool->threads = memory_allocate(options->jobs * sizeof(*pool->threads));
    pthread_mutex_init(&pool->lock, NULL);
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&pool->changed, &attributes);
    pthread_condattr_destroy(&attributes);
    while (pool->thread_count < options->jobs && pool->thread_count < plan->count) {
        if (pthread_create(&pool->threads[pool->thread_count], NULL, work, pool) != 0) {
            break; /* fewer threads do the same work */
        }
        ++pool->thread_count;
    }
    if (pool->thread_count == 0) {
        work(pool);
    }
    return pool;
}

static struct timespec after(unsigned ms)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    time.tv_sec += ms / 1000;
    time.tv_nsec += (long)(ms % 1000) * 1000000;
    if (time.tv_nsec >= 1000000000) {
        time.tv_nsec -= 1000000000;
        ++time.tv_sec;
    }
    return time;
}

enum pool_wait pool_wait(struct pool *pool, size_t index, unsigned timeout_ms)
{
    struct timespec until = after(timeout_ms);
    enum pool_wait answer = POOL_LATER;
    pthread_mutex_lock(&pool->lock);
    for (;;) {
        if (pool->slots[index].done) {
            answer = POOL_DONE;
            break;
        }
        if (pool->stopped && index >= pool->next) {
            answer = POOL_DROPPED;
            break;
        }
        if (pthread_cond_timedwait(&pool->changed, &pool->lock, &until) != 0) {
            answer = pool->slots[index].done ? POOL_DONE : POOL_LATER;
            break;
        }
    }
    pthread_mutex_unlock(&pool->lock);
    return answer;
}

struct run_result pool_take(struct pool *pool, size_t index)
{
    pool->slots[index].taken = true;
    return pool->slots[index].result;
}

void pool_stop(struct pool *pool)
{
    pthread_mutex_lock(&pool->lock);
    pool->stopped = true;
    pthread_cond_broadcast(&pool->changed);
    pthread_mutex_unlock(&pool->lock);
}

void pool_destroy(struct pool *pool)
{
    if (!pool) {
        return;
    }
    pool_stop(pool);
    for (unsigned i = 0; i < pool->thread_count; ++i) {
        pthread_join(pool->threads[i], NULL);
    }
    for (size_t i = 0; i < pool->plan->count; ++i) {
        if (pool->slots[i].done && !pool->slots[i].taken) {
            run_result_finish(&pool->slots[i].result);
        }
    }
    pthread_cond_destroy(&pool->changed);
    pthread_mutex_destroy(&pool->lock);
    free(pool->threads);
    free(pool->slots);
    free(pool);
}
