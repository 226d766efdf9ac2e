/*
 * The functions of the provider seam: what they are asked, and how they are answered. Most are
 * answered at once. What the cluster has to ask a plugin for is deferred: the thread that called
 * stands still, all others go on, and the reply is sent when the cluster has its answer.
 */
#include "requests.h"

#include <stdlib.h>
#include <string.h>

/* How long a client's call waits on the thread of an entry point. There it waits for what cannot
 * come before the entry point has returned: a deadlock, which is said, and ended. */
#define ENTRY_LIMIT_US 30000000u

struct deferred {
    struct deferred *next;
    uint64_t number;
    struct served served; /* its pointers are to the copies below */
    struct wire_message message;
    struct wire_message reply;
    uint32_t status; /* when it was cut short */
    bool cut;
};

/* ---- arguments ---- */

const struct wire_value *served_value(const struct served *served, const char *name)
{
    int index = abi_arg_index(served->row, name);

    if (index < 0 || (size_t)index >= served->message->value_count) {
        return NULL;
    }
    return &served->message->values[index];
}

uint64_t served_number(const struct served *served, const char *name)
{
    const struct wire_value *value = served_value(served, name);

    return value && value->kind == WIRE_NUMBER ? value->number : 0;
}

uint32_t served_handle(const struct served *served, const char *name)
{
    uint64_t number = served_number(served, name);

    return number > UINT32_MAX ? UINT32_MAX : (uint32_t)number;
}

uint32_t served_key(const struct served *served)
{
    for (unsigned i = 0; i < served->row->arg_count && i < served->message->value_count; i++) {
        if (served->row->args[i].role == ABI_KEY) {
            uint64_t number = served->message->values[i].number;
            return number > UINT32_MAX ? 0 : (uint32_t)number;
        }
    }
    return 0;
}

const char *served_text(const struct served *served, const char *name)
{
    const struct wire_value *value = served_value(served, name);

    return value && value->kind == WIRE_BYTES ? record_utf8(served->stage, value) : NULL;
}

bool served_wants(const struct served *served, const char *name)
{
    const struct wire_value *value = served_value(served, name);

    return value && value->kind != WIRE_NULL;
}

void served_give_number(struct served *served, const char *name, uint64_t number)
{
    int index = abi_arg_index(served->row, name);

    if (index >= 0 && served_wants(served, name)) {
        served->reply->values[index + 2] =
            (struct wire_value){.kind = WIRE_NUMBER, .number = number};
    }
}

void served_give_bytes(struct served *served, const char *name, const void *bytes, size_t length)
{
    int index = abi_arg_index(served->row, name);

    if (index >= 0) {
        served->reply->values[index + 2] =
            (struct wire_value){.kind = WIRE_BYTES,
                                .bytes = arena_copy(served->arena, bytes, length),
                                .length = length};
    }
}

uint32_t served_give_data(struct served *served, const char *buffer, const char *size,
                          const void *data, size_t length)
{
    uint64_t room = served_number(served, size);
    bool asked = served_wants(served, buffer);

    if (asked && !served_wants(served, size)) {
        return ERROR_INVALID_PARAMETER;
    }
    served_give_number(served, size, length);
    if (!asked) {
        return ERROR_SUCCESS;
    }
    if (length > room) {
        return ERROR_MORE_DATA;
    }
    served_give_bytes(served, buffer, data, length);
    return ERROR_SUCCESS;
}

uint32_t served_give_name(struct served *served, const char *buffer, const char *chars,
                          const char *name)
{
    size_t units;
    uint64_t room = served_number(served, chars);
    uint16_t *wide = utf_to_utf16(name, &units);
    uint32_t status = ERROR_SUCCESS;

    if (!served_wants(served, chars)) {
        status = ERROR_INVALID_PARAMETER;
    } else if (served_wants(served, buffer) && units + 1 > room) {
        status = ERROR_MORE_DATA;
    } else if (served_wants(served, buffer)) {
        served_give_bytes(served, buffer, wide, (units + 1) * sizeof(*wide));
    }
    served_give_number(served, chars, units);
    free(wide);
    return status;
}

uint32_t served_submit(struct served *served, const struct cluster_operation *ask,
                       serve_function *finish)
{
    struct operation *operation = operation_submit(served->stage, ask);

    served->operation = operation;
    served->finish = finish;
    if (!operation->answered) {
        return ERROR_IO_PENDING;
    }
    return finish ? finish(served) : operation->status;
}

/* ---- serving ---- */

serve_function *served_find(const struct served_row *rows, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(rows[i].name, name) == 0) {
            return rows[i].serve;
        }
    }
    return NULL;
}

static uint32_t serve(struct served *served)
{
    static serve_function *(*const rooms[])(const char *name) = {
        registry_function, services_function, cluster_function, lists_function, changes_function};

    for (size_t i = 0; i < sizeof(rooms) / sizeof(rooms[0]); i++) {
        serve_function *function = rooms[i](served->row->name);
        if (function) {
            return function(served);
        }
    }
    return ERROR_INVALID_PARAMETER;
}

static void record_request(struct served *served, const char *path, uint32_t status)
{
    struct stage *stage = served->stage;
    struct trace_record *record = record_begin(stage, TRACE_REQUEST, served->row->name);
    const struct call *call = call_find_running(stage, served->host, served->message->call);

    if (call && call->instance) {
        record_instance(stage, record, call->instance->resource, call->instance->node);
    }
    record->monitor = served->host->number;
    record->thread = record_thread(stage, served->message);
    record->call = served->message->call;
    if (strcmp(served->row->args[0].name, "hKey") == 0) {
        trace_text(record, "key", path);
    }
    record_arguments(stage, record, served->row, served->message->values,
                     served->message->value_count, false);
    if (served->key_of_monitor) {
        trace_number(record, "key_of_monitor", NAMES_BOOL, TRUE);
    }
    if (served->on_entry) {
        trace_number(record, "deadlock", NAMES_BOOL, TRUE);
    }
    record_return(record, served->row, status);
    trace_commit(stage->trace);
}

static void put_status(struct wire_message *reply, uint32_t status)
{
    reply->values[0] = (struct wire_value){.kind = WIRE_NUMBER, .number = status};
    reply->values[1] = (struct wire_value){.kind = WIRE_NUMBER, .number = status};
}

/* ---- what is answered later ---- */

static void copy_message(struct wire_message *to, const struct wire_message *from,
                         struct arena *arena)
{
    wire_message_copy(to, from);
    for (size_t i = 0; i < to->value_count; i++) {
        if (to->values[i].kind == WIRE_BYTES) {
            to->values[i].bytes = arena_copy(arena, to->values[i].bytes, to->values[i].length);
        }
    }
}

static void defer(const struct served *served)
{
    struct stage *stage = served->stage;
    struct deferred *deferred = memory_allocate(sizeof(*deferred));
    struct deferred **end = &stage->deferred;

    deferred->served = *served;
    deferred->number = ++stage->last_deferred;
    deferred->served.arena = arena_create();
    copy_message(&deferred->message, served->message, deferred->served.arena);
    deferred->served.message = &deferred->message;
    deferred->served.reply = &deferred->reply;
    while (*end) {
        end = &(*end)->next;
    }
    *end = deferred;
    if (served->message->thread_kind == WIRE_THREAD_CALL && served->message->call) {
        struct timer timer = {.owner = TIMER_REQUEST,
                              .number = deferred->number,
                              .at_us = stage->now_us + ENTRY_LIMIT_US};
        clock_arm(&stage->clock, &timer);
    }
}

static void destroy(struct stage *stage, struct deferred *deferred)
{
    struct deferred **link = &stage->deferred;
    struct timer timer = {.owner = TIMER_REQUEST, .number = deferred->number, .at_us = WIRE_NEVER};

    while (*link != deferred) {
        link = &(*link)->next;
    }
    *link = deferred->next;
    clock_arm(&stage->clock, &timer);
    arena_destroy(deferred->served.arena);
    free(deferred);
}

static struct deferred *find_ready(const struct stage *stage)
{
    struct deferred *deferred = stage->deferred;

    while (deferred && !deferred->cut && !deferred->served.operation->answered) {
        deferred = deferred->next;
    }
    return deferred;
}

bool requests_are_ready(const struct stage *stage)
{
    return find_ready(stage) != NULL;
}

void requests_deliver(struct stage *stage)
{
    struct deferred *deferred = find_ready(stage);
    struct served *served = &deferred->served;
    struct wire_message *reply = &deferred->reply;
    uint32_t status = deferred->status;

    reply->type = WIRE_REPLY;
    reply->thread = deferred->message.thread;
    reply->value_count = served->row->arg_count + 2;
    if (!deferred->cut) {
        status = served->finish ? served->finish(served) : served->operation->status;
    }
    put_status(reply, status);
    record_request(served, NULL, status);
    /* Out of the list before the host goes on, which may ask again, or end. */
    struct wire_message *out = memory_copy(reply, sizeof(*reply));
    struct arena *arena = served->arena;
    struct host *host = served->host;
    served->arena = NULL;
    destroy(stage, deferred);
    host_exchange(stage, host, out);
    arena_destroy(arena);
    free(out);
}

void requests_timeout(struct stage *stage, uint64_t number)
{
    for (struct deferred *one = stage->deferred; one; one = one->next) {
        if (one->number == number && !one->cut) {
            one->cut = true;
            one->status = ERROR_TIMEOUT;
            one->served.on_entry = true;
        }
    }
}

void requests_abandon(struct stage *stage, const struct host *host)
{
    struct deferred *next = NULL;

    for (struct deferred *one = stage->deferred; one; one = next) {
        next = one->next;
        if (!host || one->served.host == host) {
            destroy(stage, one);
        }
    }
}

void clients_destroy(struct stage *stage)
{
    requests_abandon(stage, NULL);
    free(stage->client_handles);
    stage->client_handles = NULL;
    stage->client_handle_count = 0;
}

void request_answer(struct stage *stage, struct host *host, const struct abi_row *row,
                    const struct wire_message *message, struct wire_message *reply,
                    struct arena *arena)
{
    struct served served = {.stage = stage,
                            .host = host,
                            .row = row,
                            .message = message,
                            .reply = reply,
                            .arena = arena};
    char *path = database_path(cluster_database(stage->cluster), served_key(&served));

    reply->value_count = row->arg_count + 2;
    uint32_t status = serve(&served);
    if (served.operation && !served.operation->answered) {
        defer(&served);
        reply->type = WIRE_GO;
        reply->value_count = 0;
        host_watched(stage, host, reply);
    } else {
        put_status(reply, status);
        record_request(&served, path, status);
    }
    free(path);
}
