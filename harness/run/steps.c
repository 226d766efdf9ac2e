#include <stdlib.h>
#include <string.h>

#include "stage.h"

/* The steps of a scenario: one player for each verb. */

struct play {
    const struct scenario_step *step;
    cluster_id resource;
    size_t first_record;
    struct operation *operation; /* NULL for verbs that ask nothing of the cluster */
};

/* --- waiting ------------------------------------------------------------------------------- */

static bool is_pending(int32_t state)
{
    return state >= (int32_t)ClusterResourcePending;
}

static bool is_settled(const struct stage *stage, cluster_id resource)
{
    return !resource || cluster_resource_is_settled(stage->cluster, resource);
}

/* Turns until the state is reached, or the limit, or nothing moves any more. */
static bool wait_for_state(struct stage *stage, cluster_id resource, int32_t state,
                           uint64_t limit_us, bool until_settled)
{
    for (;;) {
        bool quiet = stage_is_quiet(stage);
        if (cluster_resource_state(stage->cluster, resource) == state &&
            (is_pending(state) || quiet)) {
            return true;
        }
        if (quiet && until_settled && is_settled(stage, resource)) {
            return false;
        }
        if (!stage_turn(stage, limit_us)) {
            return cluster_resource_state(stage->cluster, resource) == state;
        }
    }
}

/* Threads that only compute come to rest at once; one that never waits gets a millisecond. */
void steps_wait_for_quiet(struct stage *stage)
{
    uint64_t limit_us = stage->now_us + 1000;

    while (!stage_is_quiet(stage) && stage->now_us < limit_us && stage_turn(stage, limit_us)) {
    }
}

static void wait_for_answer(struct stage *stage, const struct operation *operation)
{
    while (!operation->answered && stage_turn(stage, WIRE_NEVER)) {
    }
    steps_wait_for_quiet(stage);
}

static void wait_until_settled(struct stage *stage, cluster_id resource)
{
    for (;;) {
        if (stage_is_quiet(stage) && is_settled(stage, resource)) {
            return;
        }
        if (!stage_turn(stage, WIRE_NEVER)) {
            return;
        }
    }
}

void steps_fetch_formats(struct stage *stage, cluster_id resource, struct value_formats *ret)
{
    struct cluster_operation ask = {
        .kind = CLUSTER_CONTROL,
        .resource = resource,
        .code = CLUSCTL_RESOURCE_GET_PRIVATE_PROPERTY_FMTS,
    };
    struct operation *operation = operation_submit(stage, &ask);

    *ret = (struct value_formats){0};
    wait_for_answer(stage, operation);
    if (operation->answered && operation->status == ERROR_SUCCESS) {
        ret->list = operation->out;
        ret->bytes = operation->out_bytes;
    }
}

/* --- one player for each verb -------------------------------------------------------------- */

static void submit(struct stage *stage, struct play *play, struct cluster_operation *ask)
{
    play->operation = operation_submit(stage, ask);
}

static void set_private(struct stage *stage, struct play *play, cluster_id resource,
                        const struct scenario_properties *properties)
{
    struct value_formats formats = {0};
    void *in;
    struct cluster_operation ask = {
        .kind = CLUSTER_CONTROL,
        .resource = resource,
        .code = CLUSCTL_RESOURCE_SET_PRIVATE_PROPERTIES,
        .has_out_size = true,
    };

    if (values_need_formats(properties)) {
        steps_fetch_formats(stage, resource, &formats);
    }
    values_list(properties, &formats, &in, &ask.in_bytes);
    ask.in = in;
    submit(stage, play, &ask);
    free(in);
}

/* The private properties are set when the resource is open, as an administrator would. */
static void play_create(struct stage *stage, struct play *play)
{
    const struct scenario_resource *made = play->step->create;
    void *common;
    cluster_id *depends = memory_allocate((made->depends_on_count + 1) * sizeof(*depends));
    struct cluster_operation ask = {
        .kind = CLUSTER_CREATE,
        .name = made->name,
        .type = cluster_find_type(stage->cluster, made->type),
        .group = cluster_find_group(stage->cluster, made->group),
        .depends_on = depends,
        .depends_on_count = made->depends_on_count,
    };

    for (size_t i = 0; i < made->depends_on_count; i++) {
        depends[i] = cluster_find_resource(stage->cluster, made->depends_on[i]);
    }
    values_list(&made->common, NULL, &common, &ask.common_bytes);
    ask.common = common;
    submit(stage, play, &ask);
    free(common);
    free(depends);
    wait_for_answer(stage, play->operation);
    if (made->private.given && play->operation->answered &&
        play->operation->status == ERROR_SUCCESS && !stage->stopped) {
        set_private(stage, play, cluster_find_resource(stage->cluster, made->name), &made->private);
    }
}

static void play_change_of_state(struct stage *stage, struct play *play)
{
    static const enum cluster_operation_kind kinds[] = {
        [SCENARIO_ONLINE] = CLUSTER_ONLINE,
        [SCENARIO_OFFLINE] = CLUSTER_OFFLINE,
        [SCENARIO_FAIL] = CLUSTER_FAIL,
        [SCENARIO_DELETE] = CLUSTER_DELETE,
    };
    void *list;
    struct cluster_operation ask = {
        .kind = kinds[play->step->verb],
        .resource = play->resource,
        .flags = play->step->flags,
        .reason = play->step->reason,
    };

    values_list(&play->step->instructions, NULL, &list, &ask.in_bytes);
    ask.in = list;
    submit(stage, play, &ask);
    free(list);
}

static void play_change_group(struct stage *stage, struct play *play)
{
    struct cluster_operation ask = {
        .kind = CLUSTER_CHANGE_GROUP,
        .resource = play->resource,
        .group = cluster_find_group(stage->cluster, play->step->target),
    };

    submit(stage, play, &ask);
}

static void play_rename(struct stage *stage, struct play *play)
{
    struct cluster_operation ask = {
        .kind = CLUSTER_RENAME, .resource = play->resource, .name = play->step->target};

    submit(stage, play, &ask);
}

static void play_control(struct stage *stage, struct play *play)
{
    const struct scenario_step *step = play->step;
    bool of_type = step->verb == SCENARIO_TYPE_CONTROL;
    struct value_formats formats = {0};
    void *in;
    struct cluster_operation ask = {
        .kind = of_type ? CLUSTER_TYPE_CONTROL : CLUSTER_CONTROL,
        .resource = play->resource,
        .type = of_type ? cluster_find_type(stage->cluster, step->resource) : 0,
        .code = step->code,
        .has_out_size = step->has_out_size,
        .out_size = step->out_size,
    };

    if (step->in_list.given) {
        if (play->resource && values_need_formats(&step->in_list)) {
            steps_fetch_formats(stage, play->resource, &formats);
        }
        values_list(&step->in_list, &formats, &in, &ask.in_bytes);
    } else {
        values_buffer(&step->in, &in, &ask.in_bytes);
    }
    ask.in = in;
    submit(stage, play, &ask);
    free(in);
}

static void play_set_properties(struct stage *stage, struct play *play)
{
    void *in;
    struct cluster_operation ask = {
        .kind = CLUSTER_CONTROL,
        .resource = play->resource,
        .code = CLUSCTL_RESOURCE_SET_COMMON_PROPERTIES,
        .has_out_size = true,
    };

    if (play->step->private.given) {
        set_private(stage, play, play->resource, &play->step->private);
        return;
    }
    values_list(&play->step->common, NULL, &in, &ask.in_bytes);
    ask.in = in;
    submit(stage, play, &ask);
    free(in);
}

static void play_kill_host(struct stage *stage, struct play *play)
{
    struct instance *instance = instance_of(stage, play->resource);

    if (instance && instance->host) {
        host_kill(stage, instance->host);
    }
}

static void play_advance(struct stage *stage, struct play *play)
{
    uint64_t until_us = stage->now_us + play->step->duration_us;

    while (stage_turn(stage, until_us)) {
    }
}

static void play_wait_until(struct stage *stage, struct play *play)
{
    const struct scenario_step *step = play->step;
    uint64_t limit_us = stage->now_us + step->duration_us;

    if (!wait_for_state(stage, play->resource, step->state, limit_us, false) && !stage->stopped) {
        struct buf expected = {0};
        struct buf actual = {0};
        names_print(&expected, NAMES_RESOURCE_STATE, (uint64_t)(int64_t)step->state);
        buf_printf(&expected, " within %llu ms", (unsigned long long)(step->duration_us / 1000));
        names_print(&actual, NAMES_RESOURCE_STATE,
                    (uint64_t)(int64_t)cluster_resource_state(stage->cluster, play->resource));
        expect_fail(stage, step->place, "state", buf_text(&expected), buf_text(&actual));
        buf_finish(&expected);
        buf_finish(&actual);
    }
}

static void play_check(struct stage *stage, struct play *play)
{
    (void)stage;
    (void)play;
}

static void play_call(struct stage *stage, struct play *play)
{
    direct_play(stage, play->step);
}

static void (*const players[])(struct stage *, struct play *) = {
    [SCENARIO_CREATE] = play_create,
    [SCENARIO_ONLINE] = play_change_of_state,
    [SCENARIO_OFFLINE] = play_change_of_state,
    [SCENARIO_CHANGE_GROUP] = play_change_group,
    [SCENARIO_CONTROL] = play_control,
    [SCENARIO_TYPE_CONTROL] = play_control,
    [SCENARIO_SET_PROPERTIES] = play_set_properties,
    [SCENARIO_RENAME] = play_rename,
    [SCENARIO_FAIL] = play_change_of_state,
    [SCENARIO_DELETE] = play_change_of_state,
    [SCENARIO_KILL_HOST] = play_kill_host,
    [SCENARIO_ADVANCE] = play_advance,
    [SCENARIO_WAIT_UNTIL] = play_wait_until,
    [SCENARIO_CHECK] = play_check,
    [SCENARIO_CALL] = play_call,
};

/* --- a step, from its beginning to what it brought ----------------------------------------- */

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
        wait_for_state(stage, waited, step->expect.state, step->no_wait ? stage->now_us : limit_us,
                       !step->expect.has_within);
    } else if (play->operation && !step->no_wait) {
        wait_until_settled(stage, waited);
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
    players[step->verb](stage, &play);
    if (play.operation) {
        wait_for_answer(stage, play.operation);
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
    steps_wait_for_quiet(stage);
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
