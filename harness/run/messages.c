#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "sanitizer.h"
#include "stage.h"

/* What a host said, by the type of message. */

static const char *text_of(struct stage *stage, const struct wire_message *message, size_t index)
{
    if (index >= message->value_count || message->values[index].kind != WIRE_BYTES) {
        return NULL;
    }
    char *text = arena_allocate(stage->arena, message->values[index].length + 1);
    memcpy(text, message->values[index].bytes, message->values[index].length);
    return text;
}

static void on_loaded(struct stage *stage, struct host *host, const struct wire_message *message)
{
    const char *refusal = text_of(stage, message, 0);

    host->phase = HOST_IDLE;
    host->until_us = WIRE_NEVER;
    if (refusal) {
        stage_stop(stage, RUN_NOT_LOADED, "%s", refusal);
        return;
    }
    host->loaded = true;
    struct trace_record *record = record_begin(stage, TRACE_HOST, "loaded");
    record->monitor = host->number;
    record->node = cluster_node_name(stage->cluster, host->node);
    trace_commit(stage->trace);
}

static void on_idle(struct stage *stage, struct host *host, const struct wire_message *message)
{
    struct buf waits = {0};

    host->phase = HOST_IDLE;
    host->until_us = message->until_us;
    for (size_t i = 0; i < message->value_count; i++) {
        const char *wait = text_of(stage, message, i);
        if (wait) {
            buf_printf(&waits, "%s%s", i ? "\n" : "", wait);
        }
    }
    free(host->waits);
    host->waits = buf_take(&waits);
    if ((message->flags & WIRE_IDLE_DEADLOCK) && !host->deadlock_seen) {
        host->deadlock_seen = true;
        record_observed(stage, host, NULL, "deadlock", "%s", host->waits);
    }
}

static void on_return(struct stage *stage, struct host *host, const struct wire_message *message)
{
    host->phase = HOST_READY;
    if (message->flags & WIRE_RETURN_AT_REST) {
        host->phase = HOST_IDLE;
        host->until_us = WIRE_NEVER;
        free(host->waits);
        host->waits = NULL;
    }
    call_returned(stage, host, message);
}

static void on_signalled(struct stage *stage, struct host *host, const struct wire_message *message)
{
    uint64_t event = message->value_count ? message->values[0].number : 0;

    host->phase = HOST_READY;
    for (struct instance *instance = stage->instances; instance; instance = instance->next) {
        if (instance->host == host && event && instance->watched == (int64_t)event) {
            struct monitor_event signalled = {.kind = MONITOR_EVENT_SIGNALLED};
            stage_post_event(stage, instance, &signalled);
        }
    }
}

/* What a sanitizer's report adds to the record of it. */
static void put_finding(struct trace_record *record, const struct sanitizer_finding *finding)
{
    const struct {
        const char *name;
        const char *text;
    } stacks[] = {
        {"stack", finding->where},
        {"freed", finding->freed},
        {"allocated", finding->allocated},
        {"previous", finding->previous},
    };

    for (size_t i = 0; i < sizeof(stacks) / sizeof(stacks[0]); i++) {
        if (stacks[i].text) {
            trace_text(record, stacks[i].name, stacks[i].text);
        }
    }
}

static void put_observation(struct stage *stage, struct host *host,
                            const struct wire_message *message,
                            const struct sanitizer_finding *finding)
{
    const struct call *call = call_find_running(stage, host, message->call);
    struct trace_record *record = record_begin(stage, TRACE_OBSERVED, finding->class);

    record->monitor = host->number;
    record->node = cluster_node_name(stage->cluster, host->node);
    record->thread = record_thread(stage, message);
    record->call = message->call;
    if (call) {
        if (call->instance) {
            record_instance(stage, record, call->instance->resource, call->instance->node);
        }
        trace_text(record, "entry", call->row->name);
    }
    trace_text(record, "text", finding->text);
    if (!finding->where && (message->type == WIRE_DIED || sanitizer_is_class(finding->class))) {
        backtrace_add(stage, host, record);
    }
    put_finding(record, finding);
    trace_commit(stage->trace);
}

/* A sanitizer's report stands behind the other values. */
static void on_report(struct stage *stage, struct host *host, const struct wire_message *message,
                      const char *class, const char *report)
{
    struct sanitizer_finding *findings = NULL;
    const size_t count =
        sanitizer_read(stage->arena, class, stage->options->plugin, report, &findings);

    log_write(LOG_SEVERITY_DEBUG, "the report of the sanitizer:\n%s", report);
    for (size_t i = 0; i < count; i++) {
        put_observation(stage, host, message, &findings[i]);
    }
}

static void on_observation(struct stage *stage, struct host *host,
                           const struct wire_message *message)
{
    const char *class = text_of(stage, message, 0);
    const char *text = text_of(stage, message, 1);
    const char *report = text_of(stage, message, message->type == WIRE_DIED ? 3 : 2);
    struct sanitizer_finding finding = {.class = class ? class : "unknown",
                                        .text = text ? text : ""};

    if (report && sanitizer_is_class(finding.class)) {
        on_report(stage, host, message, class, report);
        return;
    }
    if (report) {
        log_write(LOG_SEVERITY_DEBUG, "the report of the sanitizer:\n%s", report);
    }
    if (sanitizer_is_class(finding.class)) {
        finding.text = sanitizer_text(stage->arena, finding.text);
    }
    put_observation(stage, host, message, &finding);
}

bool message_handle(struct stage *stage, struct host *host, const struct wire_message *message,
                    struct wire_message *ret_reply, struct arena *arena)
{
    switch (message->type) {
    case WIRE_LOADED:
        on_loaded(stage, host, message);
        return false;
    case WIRE_RETURN:
        on_return(stage, host, message);
        return false;
    case WIRE_IDLE:
        on_idle(stage, host, message);
        return false;
    case WIRE_CALLBACK:
        ret_reply->value_count = 1;
        ret_reply->values[0] = (struct wire_value){.kind = WIRE_NUMBER,
                                                   .number = callback_answer(stage, host, message)};
        return true;
    case WIRE_REQUEST:
        request_answer(stage, host, &abi_rows[message->row < abi_row_count ? message->row : 0],
                       message, ret_reply, arena);
        return true;
    case WIRE_MISTAKE:
        on_observation(stage, host, message);
        ret_reply->type = WIRE_GO;
        host_watched(stage, host, ret_reply);
        return true;
    case WIRE_DIED:
        host->died_seen = true;
        on_observation(stage, host, message);
        ret_reply->type = WIRE_GO;
        host_watched(stage, host, ret_reply);
        return true;
    case WIRE_SIGNALLED:
        on_signalled(stage, host, message);
        return false;
    case WIRE_LOAD:
    case WIRE_CALL:
    case WIRE_GO:
    case WIRE_REPLY:
    case WIRE_QUIT:
        break;
    }
    record_observed(stage, host, NULL, "sabotage",
                    "the host process sent a message that it never sends (%d): its memory was "
                    "overwritten",
                    (int)message->type);
    host_kill(stage, host);
    return false;
}
