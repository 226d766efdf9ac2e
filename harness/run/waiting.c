#include "stage.h"

/* How a step lets time pass until what it waits for is there. */

static bool is_pending(int32_t state)
{
    return state >= (int32_t)ClusterResourcePending;
}

static bool is_settled(const struct stage *stage, cluster_id resource)
{
    return !resource || cluster_resource_is_settled(stage->cluster, resource);
}

/* Threads that only compute come to rest at once; one that never waits gets a millisecond. */
void waiting_for_quiet(struct stage *stage)
{
    uint64_t limit_us = stage->now_us + 1000;

    while (!stage_is_quiet(stage) && stage->now_us < limit_us && stage_turn(stage, limit_us)) {
    }
}

/* What is under way when the state is reached comes to rest; the plugin's own timers are the next
 * step's. */
bool waiting_for_state(struct stage *stage, cluster_id resource, int32_t state, uint64_t limit_us,
                       bool until_settled)
{
    for (;;) {
        if (cluster_resource_state(stage->cluster, resource) == state) {
            if (is_pending(state)) {
                return true;
            }
            waiting_for_quiet(stage);
            if (cluster_resource_state(stage->cluster, resource) == state) {
                return true;
            }
        }
        if (until_settled && stage_is_quiet(stage) && is_settled(stage, resource)) {
            return false;
        }
        if (!stage_turn(stage, limit_us)) {
            return cluster_resource_state(stage->cluster, resource) == state;
        }
    }
}

void waiting_for_answer(struct stage *stage, const struct operation *operation)
{
    while (!operation->answered && stage_turn(stage, WIRE_NEVER)) {
    }
    waiting_for_quiet(stage);
}

void waiting_for_rest(struct stage *stage, cluster_id resource)
{
    for (;;) {
        if (is_settled(stage, resource)) {
            waiting_for_quiet(stage);
            if (is_settled(stage, resource)) {
                return;
            }
        }
        if (!stage_turn(stage, WIRE_NEVER)) {
            return;
        }
    }
}
