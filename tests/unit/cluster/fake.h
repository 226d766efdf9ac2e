#ifndef RDK_TEST_CLUSTER_FAKE_H
#define RDK_TEST_CLUSTER_FAKE_H

/*
 * A cluster whose port is a well-behaved monitor and plugin, but for what a test scripts. Requests
 * are answered at once, from inside the port; what was asked is kept as text:
 *
 *   startup NAME; open NAME; online NAME [FLAGS]; offline NAME [FLAGS/REASON]; terminate NAME;
 *   control NAME CODE [TEXT]; close NAME; type TYPE CODE
 */

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <clusapi.h>
#include <rdk/property_list.h>
#include <resapi.h>
#include <windows.h>

#include "../suite.h"
#include "base/memory.h"
#include "base/utf.h"
#include "cluster/cluster.h"
#include "cluster/database.h"

/* An answer that is not the usual one. */
struct script {
    enum cluster_request_kind kind;
    cluster_id resource; /* 0: any */
    uint32_t code;       /* of a control; 0: any */
    uint32_t status;
    const void *out;
    size_t out_bytes;
    uint32_t need;  /* bytes_returned when it is not out_bytes */
    unsigned times; /* how often; 0: always */
    bool used_up;
};

struct fake {
    struct cluster *cluster;
    uint64_t now_us;
    char log[4096];
    char events[1024];
    struct script scripts[16];
    size_t script_count;
    uint64_t operation; /* the last one that was answered */
    unsigned answers;
    struct cluster_answer answer;
    unsigned char out[1024];
    uint64_t timers[16]; /* number and time in turn */
    size_t timer_count;
    bool silent_open;    /* Open reports no state: that node was Offline already */
    uint64_t held_token; /* of a request with the status FAKE_HOLD */
};

#define FAKE_HOLD UINT32_MAX

static struct fake fake;

static inline void fake_log(const char *text)
{
    size_t length = strlen(fake.log);

    snprintf(fake.log + length, sizeof(fake.log) - length, "%s%s", length ? "; " : "", text);
}

static inline struct script *fake_script(const struct cluster_request *request)
{
    for (size_t i = 0; i < fake.script_count; i++) {
        struct script *one = &fake.scripts[i];
        if (!one->used_up && one->kind == request->kind &&
            (one->resource == 0 || one->resource == request->resource) &&
            (one->code == 0 || one->code == request->code)) {
            one->used_up = one->times == 1;
            one->times -= one->times > 1;
            return one;
        }
    }
    return NULL;
}

/* The words of a request. */
static inline void fake_describe(const struct cluster_request *request)
{
    static const char *const kinds[] = {"startup", "open",         "online", "offline", "terminate",
                                        "control", "type control", "cancel", "close"};
    const char *name = cluster_resource_name(fake.cluster, request->resource);
    char line[256];
    int length =
        snprintf(line, sizeof(line), "%s %s%s", kinds[request->kind],
                 name ? name : cluster_type_name(fake.cluster, request->type),
                 request->kind == CLUSTER_REQUEST_TERMINATE && request->fail ? " fail" : "");
    bool control =
        request->kind == CLUSTER_REQUEST_CONTROL || request->kind == CLUSTER_REQUEST_TYPE_CONTROL;

    if (control) {
        length += snprintf(line + length, sizeof(line) - (size_t)length, " %08X", request->code);
    } else if (request->flags != 0 || request->reason != 0) {
        length += snprintf(line + length, sizeof(line) - (size_t)length, " %X/%X", request->flags,
                           request->reason);
    }
    if (control && (request->code & CLCTL_INTERNAL_MASK) && request->in_bytes > 2) {
        char *text = utf_from_utf16(request->in, request->in_bytes / 2 - 1);
        length += snprintf(line + length, sizeof(line) - (size_t)length, " %s", text);
        free(text);
    }
    if (request->destination) {
        snprintf(line + length, sizeof(line) - (size_t)length, " to %s", request->destination);
    }
    fake_log(line);
}

static inline void fake_state(cluster_id resource, int32_t state, uint32_t status)
{
    cluster_on_state(fake.cluster, cluster_resource_owner(fake.cluster, resource), resource, state,
                     status);
}

/* What a monitor reports when the entry point has returned `status`. */
static inline void fake_report(const struct cluster_request *request, uint32_t status)
{
    switch (request->kind) {
    case CLUSTER_REQUEST_OPEN:
        if (fake.silent_open) {
            break;
        }
        fake_state(request->resource, status == 0 ? ClusterResourceOffline : ClusterResourceFailed,
                   status);
        break;
    case CLUSTER_REQUEST_ONLINE:
        if (status == 0 || status == ERROR_IO_PENDING) {
            fake_state(request->resource,
                       status == 0 ? ClusterResourceOnline : ClusterResourceOnlinePending, status);
        }
        break;
    case CLUSTER_REQUEST_OFFLINE:
        if (status == 0 || status == ERROR_IO_PENDING) {
            fake_state(request->resource,
                       status == 0 ? ClusterResourceOffline : ClusterResourceOfflinePending,
                       status);
        }
        break;
    case CLUSTER_REQUEST_TERMINATE:
        fake_state(request->resource,
                   request->fail ? ClusterResourceFailed : ClusterResourceOffline, 0);
        break;
    default:
        break;
    }
}

/* What it reports after the answer: Terminate has returned. */
static inline void fake_report_end(const struct cluster_request *request, uint32_t status)
{
    uint32_t node = request->node;

    if (request->kind == CLUSTER_REQUEST_ONLINE && status != 0 && status != ERROR_IO_PENDING) {
        fake_state(request->resource, ClusterResourceFailed, status);
        cluster_on_failure(fake.cluster, node, request->resource, ClusterResourceFailed, status);
    } else if (request->kind == CLUSTER_REQUEST_OFFLINE && status != 0 &&
               status != ERROR_IO_PENDING) {
        fake_state(request->resource, ClusterResourceOffline, status);
    } else if (request->kind == CLUSTER_REQUEST_TERMINATE && request->fail) {
        cluster_on_failure(fake.cluster, node, request->resource, ClusterResourceFailed,
                           ERROR_RESOURCE_FAILED);
    }
}

static inline void fake_request(void *context, const struct cluster_request *request)
{
    struct cluster_answer answer = {0};
    struct script *script = fake_script(request);
    bool control =
        request->kind == CLUSTER_REQUEST_CONTROL || request->kind == CLUSTER_REQUEST_TYPE_CONTROL;

    ck_assert_ptr_eq(context, &fake);
    ck_assert_uint_ne(request->node, 0);
    fake_describe(request);
    if (script && script->status == FAKE_HOLD) {
        fake.held_token = request->token;
        return;
    }
    answer.status = control ? ERROR_INVALID_FUNCTION : ERROR_SUCCESS;
    if (script) {
        answer = (struct cluster_answer){.status = script->status,
                                         .out = script->out,
                                         .out_bytes = script->out_bytes,
                                         .bytes_returned = (uint32_t)script->out_bytes};
        if (script->need > request->out_bytes) {
            answer =
                (struct cluster_answer){.status = ERROR_MORE_DATA, .bytes_returned = script->need};
        }
    }
    fake_report(request, answer.status);
    cluster_on_answer(fake.cluster, request->token, &answer);
    fake_report_end(request, answer.status);
}

static inline void fake_timer(void *context, uint64_t timer, uint64_t at_us)
{
    (void)context;
    for (size_t i = 0; i < fake.timer_count; i++) {
        if (fake.timers[2 * i] == timer) {
            fake.timers[2 * i + 1] = at_us;
            return;
        }
    }
    ck_assert_uint_lt(fake.timer_count, 8);
    fake.timers[2 * fake.timer_count] = timer;
    fake.timers[2 * fake.timer_count++ + 1] = at_us;
}

static inline void fake_answered(void *context, uint64_t operation,
                                 const struct cluster_answer *answer)
{
    (void)context;
    ck_assert_uint_ne(operation, fake.operation);
    fake.operation = operation;
    fake.answers++;
    fake.answer = *answer;
    ck_assert_uint_le(answer->out_bytes, sizeof(fake.out));
    if (answer->out_bytes > 0) {
        memcpy(fake.out, answer->out, answer->out_bytes);
    }
    fake.answer.out = fake.out;
}

static inline void fake_event(void *context, unsigned number, cluster_id resource, const char *text)
{
    size_t length = strlen(fake.events);

    (void)context;
    (void)resource;
    ck_assert_ptr_nonnull(text);
    snprintf(fake.events + length, sizeof(fake.events) - length, "%s%u", length ? " " : "", number);
}

/* With one node there is nowhere to fail over to. */
static inline void fake_create_nodes(const struct cluster_config *config, size_t nodes)
{
    const struct cluster_port port = {.context = &fake,
                                      .request = fake_request,
                                      .timer = fake_timer,
                                      .answered = fake_answered,
                                      .event = fake_event};

    fake = (struct fake){0};
    fake.cluster = cluster_create(&port, config);
    cluster_id alpha = cluster_add_node(fake.cluster, "alpha");
    cluster_add_group(fake.cluster, "web", alpha);
    cluster_add_group(fake.cluster, "spare", alpha);
    if (nodes > 1) {
        cluster_add_group(fake.cluster, "far", cluster_add_node(fake.cluster, "beta"));
    }
    ck_assert_uint_eq(cluster_add_type(fake.cluster, "Dummy", "dummy.dll", NULL, 0, NULL), 1);
}

/* The next timer that is armed, or that a time passes; false: there is none. */
static inline bool fake_advance(uint64_t until_us)
{
    size_t first = SIZE_MAX;

    for (size_t i = 0; i < fake.timer_count; i++) {
        if (fake.timers[2 * i + 1] <= until_us &&
            (first == SIZE_MAX || fake.timers[2 * i + 1] < fake.timers[2 * first + 1])) {
            first = i;
        }
    }
    if (first == SIZE_MAX) {
        fake.now_us = until_us;
        cluster_set_time(fake.cluster, until_us);
        return false;
    }
    uint64_t timer = fake.timers[2 * first];
    fake.now_us = fake.timers[2 * first + 1];
    fake.timer_count--;
    fake.timers[2 * first] = fake.timers[2 * fake.timer_count];
    fake.timers[2 * first + 1] = fake.timers[2 * fake.timer_count + 1];
    cluster_set_time(fake.cluster, fake.now_us);
    cluster_on_timer(fake.cluster, timer);
    return true;
}

static inline void fake_wait_ms(uint64_t ms)
{
    uint64_t until_us = fake.now_us + ms * 1000;

    while (fake_advance(until_us)) {
    }
}

static inline const char *fake_take_log(void)
{
    static char taken[sizeof(fake.log)];

    memcpy(taken, fake.log, sizeof(taken));
    fake.log[0] = '\0';
    return taken;
}

/* The operation's answer; UINT32_MAX when there is none yet. */
static inline uint32_t fake_submit(const struct cluster_operation *operation)
{
    unsigned answers = fake.answers;

    cluster_submit(fake.cluster, operation);
    return fake.answers > answers ? fake.answer.status : UINT32_MAX;
}

static inline uint32_t fake_do(enum cluster_operation_kind kind, cluster_id resource)
{
    return fake_submit(&(struct cluster_operation){
        .kind = kind, .resource = resource, .reason = kind == CLUSTER_OFFLINE ? 4 : 0});
}

static inline cluster_id fake_resource(const char *name, cluster_id provider)
{
    struct cluster_operation operation = {.kind = CLUSTER_CREATE,
                                          .name = name,
                                          .type = 1,
                                          .group = 1,
                                          .depends_on = &provider,
                                          .depends_on_count = provider ? 1 : 0};

    ck_assert_uint_eq(fake_submit(&operation), 0);
    fake_take_log();
    return cluster_find_resource(fake.cluster, name);
}

static inline void fake_add_script(struct script script)
{
    fake.scripts[fake.script_count++] = script;
}

static inline uint32_t fake_control(cluster_id resource, uint32_t code, const void *in,
                                    size_t in_bytes)
{
    return fake_submit(&(struct cluster_operation){.kind = CLUSTER_CONTROL,
                                                   .resource = resource,
                                                   .code = code,
                                                   .in = in,
                                                   .in_bytes = in_bytes});
}

/* A list of one DWORD. Owned by the builder, which is finished with the next call. */
static inline const void *fake_list(LPCWSTR name, uint32_t number, size_t *ret_bytes)
{
    static struct rdk_property_list_builder builder;
    DWORD bytes = 0;

    rdk_property_list_builder_finish(&builder);
    rdk_property_list_builder_init(&builder, 0);
    rdk_property_list_add_dword(&builder, name, number);
    ck_assert_uint_eq(rdk_property_list_done(&builder, &bytes), 0);
    *ret_bytes = bytes;
    return builder.buffer;
}

static inline void fake_set(cluster_id resource, LPCWSTR name, uint32_t number)
{
    size_t bytes = 0;
    const void *list = fake_list(name, number, &bytes);

    ck_assert_uint_eq(
        fake_control(resource, (uint32_t)CLUSCTL_RESOURCE_SET_COMMON_PROPERTIES, list, bytes), 0);
    fake_take_log();
}

#define fake_create_with(config) fake_create_nodes((config), 2)
#define fake_create()            fake_create_nodes(NULL, 2)
#define STATE_OF(id)             cluster_resource_state(fake.cluster, (id))

#endif
