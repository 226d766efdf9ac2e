#include <stdlib.h>

#include "stage.h"

/* The steps of a scenario, each from its beginning to what it brought. */

static void record_step(struct stage *stage, const struct scenario_step *step)
{
    struct trace_record *record = record_begin(stage, TRACE_STEP, scenario_verb_name(step->verb));

    record->resource = step->resource;
    if (step->target) {
        trace_text(record, "target", step->target);
    }
    if (step->duration_us) {
        trace_number(record, "duration_us", NAMES_NONE, step->duration_us);
    }
    if (step->entry) {
        trace_text(record, "entry", step->entry);
    }
    if (step->function) {
        trace_text(record, "export", step->function->name);
    }
    if (step->code) {
        trace_number(record, "code", NAMES_CONTROL_CODE, step->code);
    }
    if (stage->tearing_down) {
        trace_number(record, "teardown", NAMES_BOOL, 1);
    }
    trace_commit(stage->trace);
}

static void record_result(struct stage *stage, const struct play *play)
{
    struct trace_record *record =
        record_begin(stage, TRACE_RESULT, scenario_verb_name(play->step->verb));

    record->resource = play->step->resource;
    trace_number(record, "return", NAMES_ERROR, play->operation->status);
    trace_commit(stage->trace);
}

/* The goal of a verb that nothing else was expected of. */
static int32_t goal_of(enum scenario_verb verb)
{
    switch (verb) {
    case SCENARIO_ONLINE:
        return ClusterResourceOnline;
    case SCENARIO_OFFLINE:
        return ClusterResourceOffline;
    default:
        return 0;
    }
}

/* The cluster service answers for an internal code itself. */
static bool is_refused_code(const struct scenario_step *step, uint32_t status)
{
    return status == ERROR_INVALID_PARAMETER && (step->code >> CLCTL_INTERNAL_SHIFT & 1u) != 0 &&
           (step->verb == SCENARIO_CONTROL || step->verb == SCENARIO_TYPE_CONTROL);
}

static void check_goal(struct stage *stage, const struct play *play)
{
    const struct scenario_step *step = play->step;
    int32_t goal = goal_of(step->verb);
    uint32_t status = play->operation->status;
    struct buf expected = {0};
    struct buf actual = {0};

    if (!step->expect.has_return && status != 0 && status != ERROR_IO_PENDING &&
        status != ERROR_RESOURCE_PROPERTIES_STORED) {
        names_print(&actual, NAMES_ERROR, status);
        if (is_refused_code(step, status)) {
            buf_puts(&actual, ", because clients may not send internal codes; `call: "
                              "ResourceControl` sends one to the plugin directly");
        }
        expect_fail(stage, step->place, "return",
                    "success (0 or 997): nothing else was expected of this step",
                    buf_text(&actual));
    } else if (goal && !step->no_wait && !step->expect.has_state && !step->expect.has_return &&
               cluster_resource_state(stage->cluster, play->resource) != goal) {
        names_print(&expected, NAMES_RESOURCE_STATE, (uint64_t)goal);
        buf_puts(&expected, ": nothing else was expected of this step");
        names_print(&actual, NAMES_RESOURCE_STATE,
                    (uint64_t)(int64_t)cluster_resource_state(stage->cluster, play->resource));
        expect_fail(stage, step->place, "state", buf_text(&expected), buf_text(&actual));
    }
    buf_finish(&expected);
    buf_finish(&actual);
}

static void check_outcome(struct stage *stage, const struct play *play)
{
    const struct operation *operation = play->operation;
    struct outcome outcome = {
        .step = play->step, .resource = play->resource, .first_record = play->first_record};

    if (operation) {
        outcome.has_status = true;
        outcome.status = operation->status;
        outcome.status_names = NAMES_ERROR;
        outcome.has_bytes_returned = true;
        outcome.bytes_returned = operation->bytes_returned;
        outcome.out = operation->out;
        outcome.out_bytes = operation->out_bytes;
    }
    expect_check(stage, &outcome);
}

static void wait_as_told(struct stage *stage, const struct play *play)
{
    const struct scenario_step *step = play->step;
    cluster_id waited = play->resource;

    if (step->expect.has_state && waited) {
        uint64_t limit_us =
            step->expect.has_within ? stage->now_us + step->expect.within_us : WIRE_NEVER;
        waiting_for_state(stage, waited, step->expect.state,
                          step->no_wait ? stage->now_us : limit_us, !step->expect.has_within);
    } else if (play->operation && !step->no_wait) {
        waiting_for_rest(stage, waited);
    }
}

/* A common property may be one of the monitor's own time-outs or intervals. */
static void refresh_monitor(struct stage *stage, const struct play *play)
{
    struct instance *instance = play->resource ? instance_of(stage, play->resource) : NULL;
    bool sets = play->step->verb == SCENARIO_SET_PROPERTIES ||
                play->step->code == CLUSCTL_RESOURCE_SET_COMMON_PROPERTIES;

    if (instance && sets) {
        instance_configure(stage, instance);
    }
}

static void play_step(struct stage *stage, const struct scenario_step *step)
{
    struct play play = {.step = step, .first_record = trace_count(stage->trace)};

    stage->step = step;
    record_step(stage, step);
    if (step->resource && step->verb != SCENARIO_TYPE_CONTROL) {
        play.resource = cluster_find_resource(stage->cluster, step->resource);
    }
    verbs_play(stage, &play);
    if (play.operation) {
        waiting_for_answer(stage, play.operation);
        if (stage->stopped || stage->cut) {
            return;
        }
        if (!play.operation->answered) {
            expect_fail(stage, step->place, "return", "an answer",
                        "none: nothing that could bring one can happen any more");
            return;
        }
        record_result(stage, &play);
        refresh_monitor(stage, &play);
        if (step->verb == SCENARIO_CREATE) {
            play.resource = cluster_find_resource(stage->cluster, step->create->name);
        }
    }
    wait_as_told(stage, &play);
    waiting_for_quiet(stage);
    if (stage->stopped || stage->cut || step->verb == SCENARIO_CALL) {
        return;
    }
    if (play.operation) {
        check_goal(stage, &play);
    }
    check_outcome(stage, &play);
}

void steps_play(struct stage *stage, const struct scenario_step *steps, size_t count)
{
    for (size_t i = 0; i < count && !stage->stopped; i++) {
        stage->cut = false;
        play_step(stage, &steps[i]);
        if (stage->failed && !stage->tearing_down) {
            break; /* what follows would be told of a plugin that is already judged */
        }
    }
    stage->step = NULL;
}

/* --- the scene ----------------------------------------------------------------------------- */

static void add_type(struct stage *stage, const char *name, const struct scenario_type *type)
{
    struct err err = {0};
    void *list = NULL;
    size_t bytes = 0;

    if (cluster_find_type(stage->cluster, name)) {
        return;
    }
    if (type) {
        values_list(&type->common, NULL, &list, &bytes);
    }
    if (!cluster_add_type(stage->cluster, name, stage->options->plugin, list, bytes, &err)) {
        stage_stop(stage, RUN_FAILED, "type \"%s\": %s", name, err.text ? err.text : "refused");
        stage->failed = true;
    }
    err_finish(&err);
    free(list);
}

static void add_types(struct stage *stage)
{
    const struct scenario *scenario = stage->scenario;

    for (size_t i = 0; i < scenario->type_count; i++) {
        add_type(stage, scenario->types[i].name, &scenario->types[i]);
    }
    for (size_t i = 0; i < scenario->resource_count; i++) {
        add_type(stage, scenario->resources[i].type, NULL);
    }
    for (size_t i = 0; i < scenario->step_count; i++) {
        if (scenario->steps[i].create) {
            add_type(stage, scenario->steps[i].create->type, NULL);
        }
    }
}

void steps_set_the_scene(struct stage *stage)
{
    const struct scenario *scenario = stage->scenario;

    for (size_t i = 0; i < scenario->node_count; i++) {
        cluster_add_node(stage->cluster, scenario->nodes[i].name);
    }
    for (size_t i = 0; i < scenario->group_count; i++) {
        cluster_add_group(stage->cluster, scenario->groups[i].name,
                          cluster_find_node(stage->cluster, scenario->groups[i].owner));
    }
    add_types(stage);
    for (size_t i = 0; i < scenario->resource_count && !stage->stopped && !stage->failed; i++) {
        struct scenario_step step = {.verb = SCENARIO_CREATE,
                                     .place = scenario->resources[i].place,
                                     .resource = scenario->resources[i].name,
                                     .create = &scenario->resources[i]};
        play_step(stage, &step);
    }
    stage->step = NULL;
}
