#include <stdlib.h>
#include <time.h>

#include "stage.h"

static uint64_t real_ns(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static void stage_init(struct stage *stage, const struct scenario *scenario,
                       const struct run_options *options)
{
    struct cluster_port port;
    struct cluster_config config = {0};

    *stage = (struct stage){.scenario = scenario, .options = options};
    stage->arena = arena_create();
    stage->trace = trace_create();
    stage->work_end = &stage->work;
    stage->started_ns = real_ns();
    stage->cluster = cluster_create(port_of(stage, &port), &config);
}

static void stage_finish(struct stage *stage)
{
    hosts_destroy(stage);
    tables_destroy(stage);
    while (stage->running) {
        struct call *call = stage->running;
        stage->running = call->next;
        call_destroy(call);
    }
    while (stage->asynchronous) {
        struct call *call = stage->asynchronous;
        stage->asynchronous = call->next;
        call_destroy(call);
    }
    instances_destroy(stage);
    requests_destroy(stage);
    clients_destroy(stage);
    operations_destroy(stage);
    clock_finish(&stage->clock);
    cluster_destroy(stage->cluster);
    rules_destroy(stage->rules);
    arena_destroy(stage->arena);
    free(stage->failed_class);
    free(stage->stop_reason);
}

/* What a judge needs to know of the scenario stands in the trace's first record. */
static void record_scenario(struct stage *stage)
{
    const struct scenario *scenario = stage->scenario;
    struct trace_record *record = record_begin(stage, TRACE_SCENARIO, scenario->name);
    struct buf allowed = {0};

    record->place = scenario->place;
    trace_number(record, "seed", NAMES_NONE, stage->options->seed);
    for (size_t i = 0; i < scenario->allow_count; i++) {
        buf_printf(&allowed, "%s%s", i ? " " : "", scenario->allow[i].rule);
    }
    if (allowed.length) {
        trace_text(record, "allow", buf_text(&allowed));
    }
    if (scenario->xfail) {
        trace_text(record, "xfail", scenario->xfail->rule);
    }
    trace_commit(stage->trace);
    buf_finish(&allowed);
}

/* The end of a run is the end of a node: everything offline, closed, unloaded. */
static void shut_down(struct stage *stage)
{
    struct cluster_operation ask = {.kind = CLUSTER_SHUT_DOWN};

    if (stage->stopped) {
        return;
    }
    stage->step = NULL;
    stage->cut = false;
    struct operation *operation = operation_submit(stage, &ask);
    while (!operation->answered && stage_turn(stage, WIRE_NEVER)) {
    }
    waiting_for_quiet(stage);
    hosts_quit(stage);
}

static void play(struct stage *stage)
{
    const struct scenario *scenario = stage->scenario;

    steps_set_the_scene(stage);
    if (!stage->failed) {
        steps_play(stage, scenario->steps, scenario->step_count);
    }
    stage->tearing_down = true;
    steps_play(stage, scenario->teardown, scenario->teardown_count);
    shut_down(stage);
}

void run_scenario(const struct scenario *scenario, const struct run_options *options,
                  struct run_result *ret)
{
    struct stage stage;

    stage_init(&stage, scenario, options);
    record_scenario(&stage);
    stage.rules = rules_watch(stage.trace);
    verdict_watch(&stage);
    play(&stage);
    verdict_reach(&stage, ret);
    stage_finish(&stage);
}

void run_result_finish(struct run_result *result)
{
    free(result->class);
    free(result->reason);
    trace_destroy(result->trace);
    *result = (struct run_result){0};
}
