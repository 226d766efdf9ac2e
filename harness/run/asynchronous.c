#include <stdlib.h>

#include "stage.h"

/*
 * Control calls that go on after their Begin… has returned (contract 2.9). The context that the
 * plugin gets is the call's number. EndControlCall may come before the entry point has returned;
 * its answer then waits in the call.
 */

static struct call *find(struct call *list, const struct host *host, uint64_t number)
{
    while (list && (list->host != host || list->number != number)) {
        list = list->next;
    }
    return list;
}

static struct call *find_open(struct stage *stage, const struct host *host, uint64_t context)
{
    struct call *call = find(stage->asynchronous, host, context);

    if (!call) {
        call = find(stage->running, host, context);
    }
    return call && abi_arg_index(call->row, "ReturnedAsynchronously") >= 0 && !call->ended ? call
                                                                                           : NULL;
}

static void arm(struct stage *stage, const struct call *call, uint64_t at_us)
{
    struct timer timer = {.owner = TIMER_CONTROL, .number = call->number, .at_us = at_us};

    clock_arm(&stage->clock, &timer);
}

static void take(struct stage *stage, const struct call *call)
{
    struct call **link = &stage->asynchronous;

    while (*link && *link != call) {
        link = &(*link)->next;
    }
    if (*link) {
        *link = call->next;
    }
}

/* The client gets its answer; the call is over. */
static void finish(struct stage *stage, struct call *call)
{
    take(stage, call);
    arm(stage, call, WIRE_NEVER);
    if (call->kind == CALL_DIRECT) {
        if (call->direct) {
            call->direct->done = true;
            call->direct->value = call->end.status;
            call->direct->has_bytes_returned = true;
            call->direct->bytes_returned = call->end.bytes_returned;
            call->direct->out = arena_copy(stage->arena, call->end.out, call->end.out_bytes);
            call->direct->out_bytes = call->end.out_bytes;
        }
    } else {
        cluster_on_answer(stage->cluster, call->token, &call->end);
        request_forget(stage, call->token);
    }
    call_destroy(call);
}

void asynchronous_begin(struct stage *stage, struct call *call)
{
    uint64_t limit_us = 300000000; /* DeadlockTimeout's default, for a type's own control */

    if (call->instance) {
        limit_us = call->instance->monitor.config.deadlock_timeout_us;
    }
    call->next = stage->asynchronous;
    stage->asynchronous = call;
    if (call->ended) {
        finish(stage, call);
    } else if (limit_us != MONITOR_NEVER) {
        arm(stage, call, stage->now_us + limit_us);
    }
}

uint32_t asynchronous_end(struct stage *stage, struct host *host, uint64_t context, uint32_t status,
                          const struct wire_value *out, uint32_t bytes_returned)
{
    struct call *call = find_open(stage, host, context);

    if (!call) {
        return ERROR_INVALID_PARAMETER;
    }
    call->ended = true;
    call->end.status = status;
    call->end.bytes_returned = bytes_returned;
    if (out && out->kind == WIRE_BYTES) {
        call->end.out = arena_copy(call->arena, out->bytes, out->length);
        call->end.out_bytes = out->length;
    }
    if (find(stage->asynchronous, host, context)) {
        finish(stage, call);
    }
    return ERROR_SUCCESS;
}

uint32_t asynchronous_extend(struct stage *stage, struct host *host, uint64_t context,
                             uint32_t timeout_ms)
{
    struct call *call = find_open(stage, host, context);

    if (!call) {
        return ERROR_INVALID_PARAMETER;
    }
    arm(stage, call,
        timeout_ms == UINT32_MAX ? WIRE_NEVER : stage->now_us + (uint64_t)timeout_ms * 1000);
    return ERROR_SUCCESS;
}

void asynchronous_timeout(struct stage *stage, uint64_t number)
{
    struct call *call = stage->asynchronous;

    while (call && call->number != number) {
        call = call->next;
    }
    if (!call) {
        return;
    }
    record_observed(stage, call->host, call, "hang",
                    "%s went on asynchronously and was not ended within its time-out",
                    call->row->name);
    call->end = (struct cluster_answer){.status = ERROR_TIMEOUT};
    finish(stage, call);
}

void asynchronous_abandon(struct stage *stage, const struct host *host)
{
    struct call *call = stage->asynchronous;

    while (call) {
        struct call *next = call->next;
        if (call->host == host) {
            call->end = (struct cluster_answer){.status = ERROR_RESMON_ONLINE_FAILED};
            finish(stage, call);
            next = stage->asynchronous; /* the answer may have changed the list */
        }
        call = next;
    }
}
