#include <stdlib.h>

#include "stage.h"

/* What each verb of a scenario does: one player for each. */

void verbs_fetch_formats(struct stage *stage, cluster_id resource, struct value_formats *ret)
{
    struct cluster_operation ask = {
        .kind = CLUSTER_CONTROL,
        .resource = resource,
        .code = CLUSCTL_RESOURCE_GET_PRIVATE_PROPERTY_FMTS,
    };
    struct operation *operation = operation_submit(stage, &ask);

    *ret = (struct value_formats){0};
    waiting_for_answer(stage, operation);
    if (operation->answered && operation->status == ERROR_SUCCESS) {
        ret->list = operation->out;
        ret->bytes = operation->out_bytes;
    }
}

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
        verbs_fetch_formats(stage, resource, &formats);
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
    waiting_for_answer(stage, play->operation);
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
            verbs_fetch_formats(stage, play->resource, &formats);
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

    if (!waiting_for_state(stage, play->resource, step->state, limit_us, false) &&
        !stage->stopped) {
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

void verbs_play(struct stage *stage, struct play *play)
{
    players[play->step->verb](stage, play);
}
