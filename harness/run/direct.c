#include <stdlib.h>
#include <string.h>

#include "stage.h"

/* The direct verb: one entry point, called past the monitor. What the step does not give is what
 * the monitor would give: the resource's name, key and handle, no buffer, no flags. */

/* The default of DeadlockTimeout, for a call that has no resource. */
#define DEADLOCK_TIMEOUT_US 300000000u

static const struct scenario_argument *argument_named(const struct scenario_step *step,
                                                      const char *name)
{
    for (size_t i = 0; i < step->argument_count; i++) {
        if (strcmp(step->arguments[i].name, name) == 0) {
            return &step->arguments[i];
        }
    }
    return NULL;
}

static struct wire_value wire_bytes(struct call *call, void *bytes, size_t length)
{
    struct wire_value value = {.kind = WIRE_NULL};

    if (bytes) {
        value = (struct wire_value){
            .kind = WIRE_BYTES, .bytes = arena_copy(call->arena, bytes, length), .length = length};
    }
    free(bytes);
    return value;
}

static struct wire_value given_value(struct call *call, const struct scenario_argument *argument)
{
    void *bytes;
    size_t length;

    if (argument->list.given) {
        values_list(&argument->list, NULL, &bytes, &length);
        return wire_bytes(call, bytes, length);
    }
    switch (argument->value.kind) {
    case SCENARIO_NUMBER:
        return (struct wire_value){.kind = WIRE_NUMBER, .number = argument->value.number};
    case SCENARIO_NONE:
    case SCENARIO_NULL:
        return (struct wire_value){.kind = WIRE_NULL};
    default:
        values_buffer(&argument->value, &bytes, &length);
        return wire_bytes(call, bytes, length);
    }
}

/* A number is a plain value for VALUE roles, and a DWORD for a buffer. */
struct wire_value direct_argument(struct call *call, const struct abi_arg *arg,
                                  const struct scenario_argument *argument)
{
    if (arg->role == ABI_IN_BUFFER && argument->value.kind == SCENARIO_NUMBER) {
        void *bytes;
        size_t length;
        values_buffer(&argument->value, &bytes, &length);
        return wire_bytes(call, bytes, length);
    }
    return given_value(call, argument);
}

/* A buffer that was given brings its size along, unless the size was given too. */
static void pair_sizes(struct call *call, const struct scenario_step *step)
{
    for (unsigned i = 0; i < call->row->arg_count; i++) {
        const struct abi_arg *arg = &call->row->args[i];
        if (arg->role != ABI_IN_BUFFER || !arg->pair || argument_named(step, arg->pair)) {
            continue;
        }
        int size = abi_arg_index(call->row, arg->pair);
        if (size >= 0) {
            call->message.values[size] =
                (struct wire_value){.kind = WIRE_NUMBER, .number = call->message.values[i].length};
        }
    }
}

/* Room in the out-buffer asks for an out-buffer. */
static void pair_room(struct call *call, const struct scenario_step *step)
{
    for (unsigned i = 0; i < call->row->arg_count; i++) {
        const struct abi_arg *arg = &call->row->args[i];
        if (arg->role != ABI_OUT_BUFFER || !arg->pair || argument_named(step, arg->name)) {
            continue;
        }
        const struct scenario_argument *room = argument_named(step, arg->pair);
        if (room && room->value.number > 0) {
            call->message.values[i] = (struct wire_value){.kind = WIRE_NUMBER};
            call->out_room = (unsigned)room->value.number;
        }
    }
}

static const struct abi_row *row_of(struct stage *stage, const struct scenario_step *step,
                                    const struct instance *instance)
{
    const struct abi_row *row = abi_find(ABI_EXPORT, step->entry);
    unsigned version = 0x200;

    if (row) {
        return row;
    }
    if (instance && instance->table) {
        version = instance->table->version;
    } else if (stage->table_count) {
        version = stage->tables[stage->table_count - 1]->version;
    }
    return abi_entry(step->entry, version);
}

static struct table *table_for(struct stage *stage, struct host *host, const struct abi_row *row,
                               const struct instance *instance)
{
    if (instance && instance->table) {
        return instance->table;
    }
    if (row->kind != ABI_EXPORT) {
        for (size_t i = 0; i < stage->table_count; i++) {
            if (stage->tables[i]->host == host && stage->tables[i]->ready) {
                return stage->tables[i];
            }
        }
    }
    return table_create(stage, host, 0);
}

/* Numbers that have no names are compared with their sign. */
static bool is_signed(const struct abi_row *row)
{
    return row->returns == ABI_I32 && row->return_names == NAMES_NONE;
}

static void compare(struct stage *stage, const struct scenario_step *step,
                    const struct abi_row *row, const struct direct_result *result,
                    cluster_id resource, size_t first_record)
{
    const bool is_short = row->returns == ABI_U32 || row->returns == ABI_I32;
    struct outcome outcome = {
        .step = step,
        .resource = resource,
        .has_status = row->returns != ABI_VOID,
        .status = is_short && !is_signed(row) ? (uint32_t)result->value : result->value,
        .status_names = row->return_names,
        .status_is_signed = is_signed(row),
        .has_last_error = true,
        .last_error = result->last_error,
        .has_bytes_returned = result->has_bytes_returned,
        .bytes_returned = result->bytes_returned,
        .out = result->out,
        .out_bytes = result->out_bytes,
        .first_record = first_record,
    };

    expect_check(stage, &outcome);
}

/* What the step gives, and for the rest what the monitor would. */
static void fill(struct stage *stage, struct call *call, const struct scenario_step *step,
                 cluster_id resource)
{
    struct cluster_request ask = {.resource = resource};

    call_fill(stage, call, &ask);
    for (unsigned i = 0; i < call->row->arg_count; i++) {
        const struct scenario_argument *argument = argument_named(step, call->row->args[i].name);
        if (argument) {
            call->message.values[i] = direct_argument(call, &call->row->args[i], argument);
        }
    }
    pair_sizes(call, step);
    pair_room(call, step);
}

static struct call *entry_call(struct stage *stage, const struct scenario_step *step,
                               struct host *host, cluster_id resource, struct instance *instance)
{
    const struct abi_row *row = row_of(stage, step, instance);

    if (!row) {
        expect_fail(stage, step->place, "call", "an entry point of the plugin's table version",
                    step->entry);
        return NULL;
    }
    struct call *call = call_create(stage, CALL_DIRECT, row, host, instance);
    call->table = table_for(stage, host, row, instance)->number;
    fill(stage, call, step, resource);
    return call;
}

static bool goes_on(const struct stage *stage, uint64_t number)
{
    const struct call *call = stage->asynchronous;

    while (call && call->number != number) {
        call = call->next;
    }
    return call != NULL;
}

/* The watchdog of a call that no monitor made. A control that has returned and goes on has a limit
 * of its own. */
static void wait_for(struct stage *stage, struct host *host, const struct instance *instance,
                     uint64_t number, const struct direct_result *result)
{
    const uint64_t configured = instance ? instance->monitor.config.deadlock_timeout_us : 0;
    const uint64_t timeout_us = configured ? configured : DEADLOCK_TIMEOUT_US;
    const uint64_t limit_us =
        timeout_us < WIRE_NEVER - stage->now_us ? stage->now_us + timeout_us : WIRE_NEVER;

    while (!result->done && stage_turn(stage, goes_on(stage, number) ? WIRE_NEVER : limit_us)) {
    }
    const struct call *call = call_find_running(stage, host, number);
    if (!call || result->done || stage->stopped || stage->cut) {
        return;
    }
    record_observed(stage, host, call, "hang",
                    "%s did not return within DeadlockTimeout (%llu ms)%s%s", call->row->name,
                    (unsigned long long)(timeout_us / 1000),
                    host->waits && *host->waits ? "; " : "", host->waits ? host->waits : "");
    host_kill(stage, host);
}

static void fail_absent(struct stage *stage, const struct scenario_step *step)
{
    if (step->function) {
        function_fail_absent(stage, step->function);
    } else {
        expect_fail(stage, step->place, "call", step->entry,
                    "nothing to call: the plugin does not have it");
    }
}

void direct_play(struct stage *stage, const struct scenario_step *step)
{
    size_t first_record = trace_count(stage->trace);
    cluster_id resource =
        step->resource ? cluster_find_resource(stage->cluster, step->resource) : 0;
    struct instance *instance = resource ? instance_of(stage, resource) : NULL;
    cluster_id node = instance ? instance->node : 1;
    struct host *host =
        instance && instance->host ? instance->host : host_for(stage, node, resource);
    struct direct_result result = {0};

    if (!host) {
        return;
    }
    struct call *call = step->function ? function_call(stage, step->function, host)
                                       : entry_call(stage, step, host, resource, instance);
    if (!call) {
        return;
    }
    const struct abi_row *row = call->row;
    call->direct = &result;
    call_enqueue(call);
    wait_for(stage, host, instance, call->number, &result);
    waiting_for_quiet(stage);
    if (result.absent) {
        fail_absent(stage, step);
    } else if (result.done && !result.lost) {
        compare(stage, step, row, &result, resource, first_record);
    } else if (!stage->stopped && !stage->cut) {
        expect_fail(stage, step->place, "call", "a return", "the call did not come back");
    }
    if (!result.done) {
        call_forget_direct(stage, &result);
    }
}
