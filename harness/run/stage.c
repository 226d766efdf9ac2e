#include "stage.h"

#include <stdarg.h>
#include <stdlib.h>
#include <time.h>

static void post(struct stage *stage, const struct work *what)
{
    struct work *work = memory_copy(what, sizeof(*what));

    work->next = NULL;
    *stage->work_end = work;
    stage->work_end = &work->next;
}

void stage_post_event(struct stage *stage, struct instance *instance,
                      const struct monitor_event *event)
{
    post(stage, &(struct work){.kind = WORK_EVENT, .instance = instance, .event = *event});
}

void instance_act_later(struct stage *stage, struct instance *instance,
                        const struct monitor_action *action)
{
    post(stage, &(struct work){.kind = WORK_ACTION, .instance = instance, .action = *action});
}

/* An event's actions stand behind what is queued already: first in, first out. */
void instance_event(struct stage *stage, struct instance *instance,
                    const struct monitor_event *event)
{
    struct monitor_actions actions;

    monitor_step(&instance->monitor, event, &actions);
    for (size_t i = 0; i < actions.count; i++) {
        instance_act_later(stage, instance, &actions.items[i]);
    }
}

void stage_settle(struct stage *stage)
{
    while (stage->work) {
        struct work *work = stage->work;

        stage->work = work->next;
        if (!stage->work) {
            stage->work_end = &stage->work;
        }
        if (work->kind == WORK_EVENT) {
            work->event.now_us = stage->now_us;
            instance_event(stage, work->instance, &work->event);
        } else {
            instance_act(stage, work->instance, &work->action);
        }
        free(work);
    }
}

void stage_stop(struct stage *stage, enum run_verdict verdict, const char *format, ...)
{
    struct buf text = {0};
    va_list arguments;

    if (stage->stopped) {
        return;
    }
    va_start(arguments, format);
    buf_vprintf(&text, format, arguments);
    va_end(arguments);
    stage->stopped = true;
    stage->stop_verdict = verdict;
    stage->stop_reason = buf_take(&text);
}

bool stage_is_quiet(const struct stage *stage)
{
    if (stage->work || requests_are_ready(stage)) {
        return false;
    }
    for (size_t i = 0; i < stage->host_count; i++) {
        const struct host *host = stage->hosts[i];
        if (host->phase != HOST_GONE && (host->queue || host->phase == HOST_READY)) {
            return false;
        }
    }
    return clock_earliest(&stage->clock) > stage->now_us &&
           hosts_earliest(stage, NULL) > stage->now_us;
}

static void fire(struct stage *stage, const struct timer *timer)
{
    cluster_set_time(stage->cluster, stage->now_us);
    if (timer->owner == TIMER_CLUSTER) {
        cluster_on_timer(stage->cluster, timer->number);
        return;
    }
    if (timer->owner == TIMER_CONTROL) {
        asynchronous_timeout(stage, timer->number);
        return;
    }
    if (timer->owner == TIMER_REQUEST) {
        requests_timeout(stage, timer->number);
        return;
    }
    struct monitor_event event = {.kind = MONITOR_EVENT_TIMER, .timer = timer->which};
    stage_post_event(stage, timer->instance, &event);
}

/* --timeout: real time, so it says nothing about the plugin but that it was too slow for us. */
void stage_check_real_time(struct stage *stage)
{
    struct timespec now;

    if (stage->options->interrupted && *stage->options->interrupted) {
        stage_stop(stage, RUN_SKIPPED, "interrupted");
        return;
    }
    if (!stage->options->timeout_ns) {
        return;
    }
    clock_gettime(CLOCK_MONOTONIC, &now);
    uint64_t now_ns = (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
    if (now_ns - stage->started_ns > stage->options->timeout_ns) {
        stage_stop(stage, RUN_HUNG, "the scenario took longer than --timeout allows");
    }
}

static struct host *host_with_work(const struct stage *stage)
{
    for (size_t i = 0; i < stage->host_count; i++) {
        struct host *host = stage->hosts[i];
        if (host->phase == HOST_GONE) {
            continue;
        }
        if (host->queue || host->phase == HOST_READY || host->until_us <= stage->now_us) {
            return host;
        }
    }
    return NULL;
}

static void give_turn(struct stage *stage, struct host *host)
{
    stage_check_real_time(stage);
    if (stage->stopped) {
        return;
    }
    if (host->queue) {
        call_begin(stage, host);
        return;
    }
    struct wire_message go = {.type = WIRE_GO};
    host_watched(stage, host, &go);
    host_exchange(stage, host, &go);
}

bool stage_turn(struct stage *stage, uint64_t limit_us)
{
    struct timer timer;

    if (stage->stopped || stage->cut) {
        return false;
    }
    stage->limit_us = limit_us;
    if (stage->work) {
        stage_settle(stage);
        return true;
    }
    if (clock_take_due(&stage->clock, stage->now_us, &timer)) {
        fire(stage, &timer);
        return true;
    }
    if (requests_are_ready(stage)) {
        stage_check_real_time(stage);
        requests_deliver(stage);
        return true;
    }
    struct host *host = host_with_work(stage);
    if (host) {
        give_turn(stage, host);
        return true;
    }
    uint64_t next = clock_earliest(&stage->clock);
    if (hosts_earliest(stage, NULL) < next) {
        next = hosts_earliest(stage, NULL);
    }
    if (next > limit_us || next == WIRE_NEVER) {
        if (limit_us != WIRE_NEVER && limit_us > stage->now_us) {
            stage->now_us = limit_us;
        }
        return false;
    }
    stage->now_us = next;
    return true;
}
