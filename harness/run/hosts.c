#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "stage.h"

static void host_record(struct stage *stage, const struct host *host, const char *what)
{
    struct trace_record *record = record_begin(stage, TRACE_HOST, what);

    record->monitor = host->number;
    record->node = cluster_node_name(stage->cluster, host->node);
    trace_commit(stage->trace);
}

/* Every monitor process but the first of a scenario draws its own interleavings. */
static uint64_t host_seed(const struct stage *stage, const struct host *host)
{
    return stage->options->seed + (host->number - 1) * 0x9E3779B97F4A7C15u;
}

/* While a process is loaded or unloaded, its plugin may sleep, and have threads work: it has its
 * turns until it is done, and the clock follows it. */
static void host_go_on(struct stage *stage, struct host *host, const char *what)
{
    struct wire_message go = {.type = WIRE_GO};

    if (host->phase == HOST_IDLE && host->until_us == WIRE_NEVER) {
        record_observed(stage, host, NULL, "hang",
                        "%s does not come to an end: nothing can end what it waits for%s%s", what,
                        host->waits && host->waits[0] ? ":\n" : "", host->waits ? host->waits : "");
        host_kill(stage, host);
        return;
    }
    if (host->phase == HOST_IDLE && host->until_us > stage->now_us) {
        stage->now_us = host->until_us;
    }
    host_exchange(stage, host, &go);
}

static bool host_is_under_way(struct stage *stage, const struct host *host)
{
    stage_check_real_time(stage);
    return !stage->stopped && host->phase != HOST_GONE;
}

static void host_load(struct stage *stage, struct host *host)
{
    struct wire_message message = {.type = WIRE_LOAD, .value_count = 3};

    message.values[0] = (struct wire_value){.kind = WIRE_BYTES,
                                            .bytes = stage->options->plugin,
                                            .length = strlen(stage->options->plugin)};
    message.values[1] = (struct wire_value){.kind = WIRE_NUMBER, .number = host_seed(stage, host)};
    message.values[2] = (struct wire_value){.kind = WIRE_NUMBER};
    host_exchange(stage, host, &message);
    while (!host->loaded && host_is_under_way(stage, host)) {
        host_go_on(stage, host, "loading the plugin (its constructors and DllMain)");
    }
}

static struct host *host_start(struct stage *stage, cluster_id node, cluster_id only)
{
    struct err err = {0};

    if (stage->options->refusal) {
        stage_stop(stage, RUN_NOT_LOADED, "%s", stage->options->refusal);
        return NULL;
    }
    struct host *host = memory_allocate(sizeof(*host));

    host->number = (unsigned)stage->host_count + 1;
    host->node = node;
    host->only = only;
    host->queue_end = &host->queue;
    host->until_us = WIRE_NEVER;
    if (zygote_fork(stage->options->zygote, &host->peer, &err) < 0) {
        stage_stop(stage, RUN_BROKEN, "cannot start a monitor process: %s", err.text);
        err_finish(&err);
        free(host);
        return NULL;
    }
    stage->hosts = memory_resize(stage->hosts, (stage->host_count + 1) * sizeof(struct host *));
    stage->hosts[stage->host_count++] = host;
    host_record(stage, host, "started");
    host_load(stage, host);
    return stage->stopped || host->phase == HOST_GONE ? NULL : host;
}

struct host *host_for(struct stage *stage, cluster_id node, cluster_id resource)
{
    cluster_id only = 0;

    if (resource && cluster_resource_is_separate(stage->cluster, resource)) {
        only = resource;
    }
    for (size_t i = 0; i < stage->host_count; i++) {
        struct host *host = stage->hosts[i];
        if (host->phase != HOST_GONE && host->node == node && host->only == only) {
            return host;
        }
    }
    return host_start(stage, node, only);
}

uint64_t hosts_earliest(const struct stage *stage, const struct host *except)
{
    uint64_t earliest = WIRE_NEVER;

    for (size_t i = 0; i < stage->host_count; i++) {
        const struct host *host = stage->hosts[i];
        if (host == except || host->phase == HOST_GONE) {
            continue;
        }
        uint64_t at_us = host->phase == HOST_READY || host->queue ? stage->now_us : host->until_us;
        if (at_us < earliest) {
            earliest = at_us;
        }
    }
    return earliest;
}

/* What the process was about, as far as its silence lets us say. */
static const struct call *call_under_way(const struct stage *stage, const struct host *host)
{
    const struct call *call = stage->running;

    while (call && call->host != host) {
        call = call->next;
    }
    return call;
}

/* It shares a segment with us, which it alone can have spoiled. */
static void observe_overwritten(struct stage *stage, struct host *host, const char *why)
{
    record_observed(stage, host, call_under_way(stage, host), "sabotage",
                    "the memory through which the process speaks with its monitor was "
                    "overwritten: %s",
                    why);
    host_kill(stage, host);
}

/* How a process that said nothing about its end has ended. */
static void observe_end(struct stage *stage, struct host *host)
{
    const struct call *call = call_under_way(stage, host);
    int status = peer_status(host->peer);

    if (status == PEER_GAVE_UP) {
        record_observed(stage, host, call, "sabotage",
                        "the process found its own memory overwritten, and gave up");
    } else if (status < 0) {
        record_observed(stage, host, call, "sabotage", "the process was ended by %s",
                        strsignal(-status));
    } else if (status && status == stage->options->checker_status) {
        record_observed(stage, host, call, "crash:checker",
                        "the process was run under a checker of its memory, which found errors: "
                        "its report is on the standard error");
    } else {
        record_observed(stage, host, call, "exit",
                        "the process ended itself with exit status %d, past every handler", status);
    }
}

static void observe_hang(struct stage *stage, struct host *host, bool busy)
{
    const struct call *call = call_under_way(stage, host);
    unsigned seconds = (unsigned)(stage->options->hang_timeout_ns / 1000000000u);

    host->phase = HOST_READY; /* whatever it was: it was given the turn, and keeps it */
    const char *who = call ? call->row->name : "a thread of the plugin";
    if (busy) {
        record_observed(stage, host, call, "hang",
                        "%s computes without end: it used the processor for --hang-timeout (%u s) "
                        "without returning or calling anything of the SDK's",
                        who, seconds);
    } else {
        record_observed(stage, host, call, "hang",
                        "%s waits where the harness cannot see (a socket, a pipe, a lock of "
                        "another library): nothing came from it for --hang-timeout (%u s), and "
                        "virtual time cannot end such a wait",
                        who, seconds);
    }
}

void host_watched(const struct stage *stage, const struct host *host, struct wire_message *go)
{
    for (const struct instance *instance = stage->instances; instance; instance = instance->next) {
        if (instance->host == host && instance->watched > 0 && go->value_count < WIRE_MAX_VALUES) {
            go->values[go->value_count++] =
                (struct wire_value){.kind = WIRE_NUMBER, .number = (uint64_t)instance->watched};
        }
    }
}

void host_kill(struct stage *stage, struct host *host)
{
    if (host->phase == HOST_GONE) {
        return;
    }
    peer_kill(host->peer);
    host_record(stage, host, "killed");
    host_lost(stage, host, NULL);
}

static cluster_id culprit_of(const struct stage *stage, const struct host *host,
                             const struct call *culprit)
{
    culprit = culprit ? culprit : call_under_way(stage, host);
    return culprit && culprit->instance ? culprit->instance->resource : 0;
}

void host_lost(struct stage *stage, struct host *host, const struct call *culprit)
{
    size_t count = 0;
    cluster_id blamed = culprit_of(stage, host, culprit);

    if (host->phase == HOST_GONE) {
        return;
    }
    host->phase = HOST_GONE;
    host->until_us = WIRE_NEVER;
    requests_abandon(stage, host);
    calls_abandon(stage, host);
    for (struct instance *instance = stage->instances; instance; instance = instance->next) {
        count += instance->host == host && !instance->closed;
    }
    cluster_id *resources = memory_allocate((count + 1) * sizeof(*resources));
    count = 0;
    for (struct instance *instance = stage->instances; instance; instance = instance->next) {
        if (instance->host != host || instance->closed) {
            continue;
        }
        resources[count++] = instance->resource;
        instance->host = NULL;
        instance->table = NULL;
        instance_close_key(stage, instance);
        struct monitor_event event = {.kind = MONITOR_EVENT_LOST};
        stage_post_event(stage, instance, &event);
    }
    stage_settle(stage);
    cluster_set_time(stage->cluster, stage->now_us);
    cluster_on_host_lost(stage->cluster, host->node, resources, count, blamed);
    free(resources);
}

/* A process that was told to quit has unloaded the plugin; it ends with status 0. */
static void on_ended(struct stage *stage, struct host *host)
{
    bool as_told = host->quitting && peer_status(host->peer) == 0;

    stage->died = stage->died || !as_told;
    if (!as_told && !host->died_seen) {
        observe_end(stage, host);
    }
    host_record(stage, host, "ended");
    /* What follows would be told of a plugin that is already judged. */
    stage->cut = stage->cut || (!as_told && stage->failed);
    if (host->quitting) {
        host->phase = HOST_GONE;
    } else {
        host_lost(stage, host, NULL);
    }
}

static void turn_over(struct stage *stage, struct host *host, const struct wire_message *in,
                      struct wire_message *out, bool *ret_again, struct arena *arena)
{
    if (in->now_us > stage->now_us) {
        stage->now_us = in->now_us;
    }
    cluster_set_time(stage->cluster, stage->now_us);
    /* An answer has a value for each argument at most, and two of its own. */
    memset(out, 0, offsetof(struct wire_message, values[ABI_MAX_ARGS + 2]));
    out->type = WIRE_REPLY;
    *ret_again = message_handle(stage, host, in, out, arena);
}

/* How far the host may move the clock by itself: to the next deadline of anybody else, or of the
 * step that is being played; and no further at all while something waits to be carried out. */
static uint64_t horizon(const struct stage *stage, const struct host *host)
{
    uint64_t until_us = clock_earliest(&stage->clock);
    uint64_t others_us = hosts_earliest(stage, host);

    if (stage->work || requests_are_ready(stage)) {
        return stage->now_us;
    }
    if (others_us < until_us) {
        until_us = others_us;
    }
    return stage->limit_us < until_us ? stage->limit_us : until_us;
}

void host_exchange(struct stage *stage, struct host *host, const struct wire_message *message)
{
    struct wire_message out;
    struct wire_message in;
    struct arena *answer = NULL; /* what `out` points into */
    bool again = true;

    wire_message_copy(&out, message);
    while (again && !stage->stopped) {
        struct err err = {0};
        struct arena *arena = arena_create();

        out.now_us = stage->now_us;
        out.until_us = horizon(stage, host);
        again = false;
        switch (peer_exchange(host->peer, &out, &in, stage->options->hang_timeout_ns, &err)) {
        case PEER_MESSAGE:
            turn_over(stage, host, &in, &out, &again, arena);
            break;
        case PEER_ENDED:
            if (err.code == -EPROTO || err.code == -EBUSY) {
                observe_overwritten(stage, host, err.text);
            } else if (err.text) {
                stage_stop(stage, RUN_BROKEN, "%s", err.text);
            } else {
                on_ended(stage, host);
            }
            break;
        case PEER_BUSY:
            observe_hang(stage, host, true);
            host_kill(stage, host);
            break;
        case PEER_BLOCKED:
            observe_hang(stage, host, false);
            host_kill(stage, host);
            break;
        }
        err_finish(&err);
        arena_destroy(answer);
        answer = arena;
    }
    arena_destroy(answer);
}

void hosts_quit(struct stage *stage)
{
    for (size_t i = 0; i < stage->host_count && !stage->stopped; i++) {
        struct host *host = stage->hosts[i];
        if (host->phase == HOST_GONE) {
            continue;
        }
        host->quitting = true;
        struct wire_message quit = {.type = WIRE_QUIT};
        host_exchange(stage, host, &quit);
        while (host_is_under_way(stage, host)) {
            host_go_on(stage, host, "unloading the plugin (DllMain and its destructors)");
        }
    }
}

void hosts_destroy(struct stage *stage)
{
    for (size_t i = 0; i < stage->host_count; i++) {
        struct host *host = stage->hosts[i];
        peer_destroy(host->peer);
        while (host->queue) {
            struct call *call = host->queue;
            host->queue = call->next;
            call_destroy(call);
        }
        free(host->waits);
        free(host);
    }
    free(stage->hosts);
    stage->hosts = NULL;
    stage->host_count = 0;
}
