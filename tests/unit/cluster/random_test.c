/*
 * Random lives of a cluster. The monitors behind the port are kept here as what is open, what is
 * pending, and what has yet to be answered; plugins succeed, fail, pend and die at will.
 */
#include <clusapi.h>
#include <resapi.h>
#include <windows.h>

#include "../suite.h"
#include "base/memory.h"
#include "cluster/cluster.h"

#define LIVES      3000
#define STEPS      120
#define RESOURCES  5
#define MAX_TIMERS 64
#define MAX_HELD   64

#define HOLDS(condition)                                \
    do {                                                \
        if (!(condition)) {                             \
            ck_abort_msg("does not hold: " #condition); \
        }                                               \
    } while (0)

struct held {
    struct cluster_request request;
    bool waiting;
};

struct life {
    struct cluster *cluster;
    uint64_t random;
    uint64_t now_us;
    bool calm;   /* everything succeeds now */
    bool losing; /* a host is gone, and the cluster has not been told yet */
    cluster_id open_on[RESOURCES + 1];
    int32_t state[RESOURCES + 1];
    struct held held[MAX_HELD];
    struct {
        uint64_t number;
        uint64_t at_us;
    } timers[MAX_TIMERS];
    size_t timer_count;
    unsigned submitted;
    unsigned answered;
    bool has_answer[STEPS * 8];
};

static struct life *life;

static unsigned draw(unsigned below)
{
    life->random ^= life->random << 13;
    life->random ^= life->random >> 7;
    life->random ^= life->random << 17;
    return (unsigned)(life->random % below);
}

static void set_state(cluster_id resource, int32_t state)
{
    if (life->state[resource] != state) {
        life->state[resource] = state;
        cluster_on_state(life->cluster, life->open_on[resource], resource, state, 0);
    }
}

static bool succeeds(void)
{
    return life->calm || draw(4) != 0;
}

/* The state goes to the pending one and, if calm, on to the end. */
static uint32_t pend(cluster_id resource, int32_t pending, int32_t end)
{
    if (!life->calm && draw(3) == 0) {
        set_state(resource, pending);
        return ERROR_IO_PENDING;
    }
    set_state(resource, end);
    return ERROR_SUCCESS;
}

static uint32_t perform(const struct cluster_request *request)
{
    cluster_id id = request->resource;

    if (id != 0 && life->open_on[id] == 0 && request->kind != CLUSTER_REQUEST_OPEN &&
        request->kind != CLUSTER_REQUEST_STARTUP) {
        // A monitor without an instance.
        return request->kind == CLUSTER_REQUEST_CLOSE ? ERROR_SUCCESS
                                                      : ERROR_RESOURCE_NOT_AVAILABLE;
    }
    switch (request->kind) {
    case CLUSTER_REQUEST_OPEN:
        life->open_on[id] = request->node;
        if (!succeeds()) {
            set_state(id, ClusterResourceFailed);
            life->open_on[id] = 0;
            return ERROR_FILE_NOT_FOUND;
        }
        life->state[id] = ClusterResourceFailed;
        set_state(id, ClusterResourceOffline);
        return ERROR_SUCCESS;
    case CLUSTER_REQUEST_ONLINE:
        if (life->state[id] == ClusterResourceOnline) {
            return ERROR_SUCCESS;
        }
        return succeeds() ? pend(id, ClusterResourceOnlinePending, ClusterResourceOnline) : 31;
    case CLUSTER_REQUEST_OFFLINE:
        if (life->state[id] == ClusterResourceOffline) {
            return ERROR_SUCCESS;
        }
        return succeeds() ? pend(id, ClusterResourceOfflinePending, ClusterResourceOffline) : 31;
    case CLUSTER_REQUEST_TERMINATE:
        set_state(id, request->fail ? ClusterResourceFailed : ClusterResourceOffline);
        return ERROR_SUCCESS;
    case CLUSTER_REQUEST_CLOSE:
        set_state(id, ClusterResourceOffline);
        life->open_on[id] = 0;
        return ERROR_SUCCESS;
    case CLUSTER_REQUEST_CONTROL:
        return succeeds() ? ERROR_INVALID_FUNCTION : ERROR_BUSY;
    default:
        return ERROR_SUCCESS;
    }
}

/* What follows when Terminate has returned. */
static void perform_end(const struct cluster_request *request, uint32_t status)
{
    cluster_id id = request->resource;
    bool failed = request->kind == CLUSTER_REQUEST_TERMINATE && request->fail;

    if (status == 31 && request->kind == CLUSTER_REQUEST_ONLINE) {
        set_state(id, ClusterResourceFailed);
        failed = true;
    } else if (status == 31) {
        set_state(id, ClusterResourceOffline);
    }
    if (failed) {
        cluster_on_failure(life->cluster, request->node, id, ClusterResourceFailed, 31);
    }
}

static void answer(const struct cluster_request *request)
{
    struct cluster_answer reply = {.status = perform(request)};

    cluster_on_answer(life->cluster, request->token, &reply);
    perform_end(request, reply.status);
}

static void on_request(void *context, const struct cluster_request *request)
{
    (void)context;
    HOLDS(request->token != 0);
    HOLDS(request->node != 0);
    HOLDS(request->node == cluster_resource_owner(life->cluster, request->resource));
    if (request->kind == CLUSTER_REQUEST_OPEN) {
        HOLDS(life->open_on[request->resource] == 0);
    } else if (request->kind != CLUSTER_REQUEST_STARTUP && !life->losing) {
        HOLDS(life->open_on[request->resource] == request->node);
    }
    for (size_t i = 0; !life->calm && i < MAX_HELD && draw(3) == 0; i++) {
        if (!life->held[i].waiting) {
            life->held[i] = (struct held){.request = *request, .waiting = true};
            return;
        }
    }
    answer(request);
}

static void answer_held(void)
{
    for (size_t i = 0; i < MAX_HELD; i++) {
        if (life->held[i].waiting) {
            // Its place may be taken while it is being answered.
            const struct cluster_request request = life->held[i].request;
            life->held[i].waiting = false;
            answer(&request);
            return;
        }
    }
}

static void on_timer(void *context, uint64_t timer, uint64_t at_us)
{
    size_t i = 0;

    (void)context;
    while (i < life->timer_count && life->timers[i].number != timer) {
        i++;
    }
    HOLDS(i < MAX_TIMERS);
    life->timers[i].number = timer;
    life->timers[i].at_us = at_us;
    life->timer_count += i == life->timer_count;
}

static void on_answered(void *context, uint64_t operation, const struct cluster_answer *reply)
{
    (void)context;
    (void)reply;
    HOLDS(operation < sizeof(life->has_answer));
    HOLDS(!life->has_answer[operation]);
    life->has_answer[operation] = true;
    life->answered++;
}

static void on_event(void *context, unsigned number, cluster_id resource, const char *text)
{
    (void)context;
    (void)resource;
    HOLDS(number != 0 && text);
}

/* False: nothing is armed. */
static bool fire_next(void)
{
    size_t first = 0;

    for (size_t i = 1; i < life->timer_count; i++) {
        first = life->timers[i].at_us < life->timers[first].at_us ? i : first;
    }
    if (life->timer_count == 0 || life->timers[first].at_us == UINT64_MAX) {
        return false;
    }
    uint64_t number = life->timers[first].number;
    life->now_us = life->timers[first].at_us;
    life->timers[first] = life->timers[--life->timer_count];
    cluster_set_time(life->cluster, life->now_us);
    cluster_on_timer(life->cluster, number);
    return true;
}

static void submit(struct cluster_operation operation)
{
    life->submitted++;
    cluster_submit(life->cluster, &operation);
}

static void finish_pending(cluster_id id)
{
    static const int32_t ends[] = {ClusterResourceOnline, ClusterResourceFailed,
                                   ClusterResourceOffline};
    bool online = life->state[id] == ClusterResourceOnlinePending;

    if (life->state[id] < ClusterResourcePending || life->open_on[id] == 0) {
        return;
    }
    int32_t end = ends[draw(3)];
    if (life->calm || (online && end == ClusterResourceOffline)) {
        end = online ? ClusterResourceOnline : ClusterResourceOffline;
    }
    set_state(id, end);
    if (online && end == ClusterResourceFailed) {
        cluster_on_failure(life->cluster, life->open_on[id], id, ClusterResourceFailed, 31);
    }
}

static void lose_hosts(void)
{
    cluster_id node = 1 + draw(2);
    cluster_id lost[RESOURCES];
    size_t count = 0;

    life->losing = true;
    for (cluster_id id = 1; id <= RESOURCES; id++) {
        if (life->open_on[id] == node) {
            lost[count++] = id;
            life->open_on[id] = 0;
        }
    }
    for (size_t i = 0; i < count; i++) {
        int32_t *state = &life->state[lost[i]];
        if (*state == ClusterResourceOnline || *state >= ClusterResourcePending) {
            *state = ClusterResourceFailed;
            cluster_on_state(life->cluster, node, lost[i], *state, 0);
        }
    }
    // Calls that were under way come back with an error.
    for (size_t i = 0; i < MAX_HELD; i++) {
        struct held *held = &life->held[i];
        if (held->waiting && held->request.node == node &&
            held->request.kind != CLUSTER_REQUEST_STARTUP) {
            held->waiting = false;
            cluster_on_answer(life->cluster, held->request.token,
                              &(struct cluster_answer){.status = ERROR_OPERATION_ABORTED});
        }
    }
    life->losing = false;
    cluster_on_host_lost(life->cluster, node, lost, count, count ? lost[0] : 0);
}

static void live(void)
{
    static const enum cluster_operation_kind kinds[] = {
        CLUSTER_ONLINE,  CLUSTER_ONLINE,       CLUSTER_OFFLINE, CLUSTER_FAIL,
        CLUSTER_CONTROL, CLUSTER_CHANGE_GROUP, CLUSTER_MOVE,    CLUSTER_DELETE,
    };
    unsigned what = draw(100);
    cluster_id id = 1 + draw(RESOURCES);

    if (what < 35) {
        answer_held();
    } else if (what < 55) {
        finish_pending(id);
    } else if (what < 60) {
        fire_next();
    } else if (what < 62) {
        lose_hosts();
    } else {
        submit((struct cluster_operation){.kind = kinds[draw(draw(10) == 0 ? 8 : 7)],
                                          .resource = id,
                                          .group = 1 + draw(2),
                                          .flags = draw(3),
                                          .code = CLUSCTL_RESOURCE_UNKNOWN});
    }
}

static void build(const struct cluster_port *port)
{
    const cluster_id providers[] = {0, 0, 1, 1, 2, 0};
    static const char *const names[] = {"", "disk", "address", "name", "share", "alone"};

    life->cluster = cluster_create(port, NULL);
    cluster_id alpha = cluster_add_node(life->cluster, "alpha");
    cluster_add_node(life->cluster, "beta");
    cluster_add_group(life->cluster, "web", alpha);
    cluster_add_group(life->cluster, "spare", alpha);
    cluster_add_type(life->cluster, "Dummy", "dummy.dll", NULL, 0, NULL);
    for (cluster_id id = 1; id <= RESOURCES; id++) {
        life->state[id] = ClusterResourceInitializing;
        submit((struct cluster_operation){.kind = CLUSTER_CREATE,
                                          .name = names[id],
                                          .type = 1,
                                          .group = 1,
                                          .depends_on = &providers[id],
                                          .depends_on_count = providers[id] ? 1 : 0});
    }
}

/* Everything that is owed is given, until nothing is. */
static void calm_down(void)
{
    life->calm = true;
    for (int i = 0; i < 10000; i++) {
        for (int j = 0; j < MAX_HELD; j++) {
            answer_held();
        }
        for (cluster_id id = 1; id <= RESOURCES; id++) {
            finish_pending(id);
        }
        if (!fire_next()) {
            return;
        }
    }
    ck_abort_msg("it does not come to rest");
}

START_TEST(test_random__every_operation_is_answered_once)
{
    const struct cluster_port port = {
        .request = on_request, .timer = on_timer, .answered = on_answered, .event = on_event};

    for (uint64_t i = 0; i < LIVES; i++) {
        life = memory_allocate(sizeof(*life));
        life->random = (i + 1) * UINT64_C(0x9E3779B97F4A7C15);
        build(&port);
        for (int step = 0; step < STEPS; step++) {
            live();
        }
        calm_down();
        HOLDS(life->answered == life->submitted);
        submit((struct cluster_operation){.kind = CLUSTER_SHUT_DOWN});
        HOLDS(life->answered == life->submitted);
        for (cluster_id id = 1; id <= RESOURCES; id++) {
            HOLDS(life->open_on[id] == 0);
        }
        cluster_destroy(life->cluster);
        free(life);
    }
}
END_TEST

SUITE_MAIN("random", test_random__every_operation_is_answered_once)
