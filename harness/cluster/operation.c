/* How operations run: tasks, waiting, answers. */
#include <stdlib.h>
#include <string.h>

#include "engine.h"

static void *copy_of(struct operation *operation, size_t slot, const void *data, size_t bytes)
{
    if (!data) {
        return NULL;
    }
    // Never NULL: an empty buffer is something else than none.
    operation->ask_copies[slot] = memory_copy(data, bytes > 0 ? bytes : 1);
    return operation->ask_copies[slot];
}

static const char empty[1] = "";

static void copy_ask(struct operation *operation, const struct cluster_operation *ask)
{
    struct cluster_operation *own = &operation->ask;

    *own = *ask;
    own->name = copy_of(operation, 0, ask->name, ask->name ? strlen(ask->name) + 1 : 0);
    own->depends_on = copy_of(operation, 1, ask->depends_on_count ? ask->depends_on : NULL,
                              ask->depends_on_count * sizeof(cluster_id));
    own->common = copy_of(operation, 2, ask->common_bytes ? ask->common : NULL, ask->common_bytes);
    own->private =
        copy_of(operation, 3, ask->private_bytes ? ask->private : NULL, ask->private_bytes);
    own->in = copy_of(operation, 4, ask->in && ask->in_bytes == 0 ? empty : ask->in, ask->in_bytes);
}

struct operation *operation_create(struct cluster *cluster, const struct cluster_operation *ask,
                                   bool internal)
{
    struct operation *operation = memory_allocate(sizeof(*operation));
    struct operation **link = &cluster->operations;

    operation->cluster = cluster;
    operation->number = ++cluster->last_operation;
    operation->internal = internal;
    copy_ask(operation, ask);
    while (*link) {
        link = &(*link)->next;
    }
    *link = operation;
    return operation;
}

static void free_task(struct task *task)
{
    if (task) {
        free(task->in.data);
        free(task);
    }
}

static void destroy(struct operation *operation)
{
    while (operation->tasks) {
        struct task *task = operation->tasks;
        operation->tasks = task->next;
        free_task(task);
    }
    free_task(operation->current);
    for (size_t i = 0; i < sizeof(operation->ask_copies) / sizeof(operation->ask_copies[0]); i++) {
        free(operation->ask_copies[i]);
    }
    free(operation->out.data);
    free(operation->told.data);
    free(operation);
}

void operation_destroy_all(struct cluster *cluster)
{
    while (cluster->operations) {
        struct operation *operation = cluster->operations;
        cluster->operations = operation->next;
        destroy(operation);
    }
}

/* ---- tasks ---- */

static struct task *new_task(task_function run, cluster_id resource)
{
    struct task *task = memory_allocate(sizeof(*task));

    task->run = run;
    task->resource = resource;
    return task;
}

struct task *operation_add_case(struct operation *operation, enum task_case when, task_function run,
                                cluster_id resource)
{
    struct task **link = &operation->tasks;

    while (*link) {
        link = &(*link)->next;
    }
    *link = new_task(run, resource);
    (*link)->when = when;
    return *link;
}

struct task *operation_add(struct operation *operation, task_function run, cluster_id resource)
{
    return operation_add_case(operation, TASK_PLAIN, run, resource);
}

struct task *operation_insert(struct operation *operation, task_function run, cluster_id resource)
{
    struct task *task = new_task(run, resource);

    task->next = operation->tasks;
    operation->tasks = task;
    return task;
}

void operation_fail(struct operation *operation, uint32_t status)
{
    if (!operation->failed) {
        operation->failed = true;
        operation->status = status;
    }
}

static void give_answer(struct operation *operation, uint32_t status)
{
    if (operation->answered || operation->internal) {
        return;
    }
    struct cluster_answer answer = {.status = status,
                                    .out = operation->out.data,
                                    .out_bytes = operation->out.bytes,
                                    .bytes_returned = operation->bytes_returned};
    operation->answered = true;
    operation->cluster->port.answered(operation->cluster->port.context, operation->number, &answer);
}

void operation_answer_early(struct operation *operation, uint32_t status)
{
    enum cluster_operation_kind kind = operation->ask.kind;

    if (kind == CLUSTER_ONLINE || kind == CLUSTER_OFFLINE || kind == CLUSTER_MOVE) {
        give_answer(operation, status);
    }
}

void operation_set_out(struct operation *operation, const void *data, size_t bytes)
{
    blob_set(&operation->out, data, bytes);
    operation->bytes_returned = (uint32_t)bytes;
}

/* ---- waiting ---- */

void operation_request(struct operation *operation, struct cluster_request *request,
                       then_function then)
{
    struct cluster *cluster = operation->cluster;
    const struct resource *resource = cluster_resource(cluster, request->resource);

    if (resource) {
        request->type = resource->type;
        request->node = cluster_resource_owner(cluster, resource->id);
    }
    request->token = ++cluster->last_token;
    operation->token = request->token;
    operation->then = then;
    operation->wait = WAIT_ANSWER;
    bool opens = request->kind == CLUSTER_REQUEST_STARTUP ||
                 request->kind == CLUSTER_REQUEST_OPEN || request->kind == CLUSTER_REQUEST_CLOSE;
    if (request->resource != 0 && (!resource || (!resource->opened && !opens))) {
        // It was lost or deleted on the way here: there is no instance to call.
        const struct cluster_answer answer = {.status = ERROR_RESOURCE_NOT_AVAILABLE};
        cluster_on_answer(cluster, request->token, &answer);
        return;
    }
    cluster->port.request(cluster->port.context, request);
}

static bool is_over(const struct cluster *cluster, cluster_id id, enum wait wait)
{
    const struct resource *resource = cluster_resource(cluster, id);

    if (!resource) {
        return true;
    }
    if (wait == WAIT_OPENED) {
        return !resource->opening && !resource->moving;
    }
    if (wait == WAIT_DOWN) {
        return resource->state == ClusterResourceOffline ||
               resource->state == ClusterResourceFailed;
    }
    return !resource_is_pending(resource);
}

void operation_wait_state(struct operation *operation, cluster_id resource, enum wait wait,
                          then_function then)
{
    if (is_over(operation->cluster, resource, wait)) {
        if (then) {
            then(operation, operation->current, NULL);
        }
        return;
    }
    operation->wait = wait;
    operation->wait_resource = resource;
    operation->then = then;
}

void operation_wait_until(struct operation *operation, uint64_t at_us, then_function then)
{
    struct cluster *cluster = operation->cluster;

    operation->wait = WAIT_TIMER;
    operation->timer = ++cluster->last_timer;
    operation->then = then;
    cluster->port.timer(cluster->port.context, operation->timer, at_us);
}

/* ---- running ---- */

static bool is_to_run(const struct operation *operation, const struct task *task)
{
    if (task->when == TASK_ALWAYS) {
        return true;
    }
    return (task->when == TASK_ON_FAILURE) == operation->failed && !operation->cancelled;
}

static void finish(struct operation *operation)
{
    struct operation **link = &operation->cluster->operations;

    give_answer(operation, operation->status);
    while (*link != operation) {
        link = &(*link)->next;
    }
    *link = operation->next;
    destroy(operation);
}

void operation_run(struct operation *operation)
{
    while (operation->wait == WAIT_NOTHING) {
        free_task(operation->current);
        struct task *task = operation->tasks;
        operation->current = task;
        if (!task) {
            finish(operation);
            return;
        }
        operation->tasks = task->next;
        task->next = NULL;
        if (is_to_run(operation, task)) {
            task->run(operation, task);
        }
    }
}

/* What it waited for has come. */
static void go_on(struct operation *operation, const struct cluster_answer *answer)
{
    then_function then = operation->then;

    operation->wait = WAIT_NOTHING;
    operation->then = NULL;
    if (then) {
        then(operation, operation->current, answer);
    }
    operation_run(operation);
}

void operation_cancel(struct operation *operation)
{
    struct cluster *cluster = operation->cluster;

    operation->cancelled = true;
    if (operation->wait == WAIT_TIMER) {
        cluster->port.timer(cluster->port.context, operation->timer, UINT64_MAX);
        go_on(operation, NULL);
    }
}

bool operation_on_answer(struct cluster *cluster, uint64_t token,
                         const struct cluster_answer *answer)
{
    for (struct operation *one = cluster->operations; one; one = one->next) {
        if (one->wait == WAIT_ANSWER && one->token == token) {
            go_on(one, answer);
            return true;
        }
    }
    return false;
}

bool operation_on_timer(struct cluster *cluster, uint64_t timer)
{
    for (struct operation *one = cluster->operations; one; one = one->next) {
        if (one->wait == WAIT_TIMER && one->timer == timer) {
            go_on(one, NULL);
            return true;
        }
    }
    return false;
}

/* Somebody who waits for this state of the resource; NULL: nobody (more). */
static struct operation *find_waiting(const struct cluster *cluster, cluster_id resource)
{
    for (struct operation *one = cluster->operations; one; one = one->next) {
        bool waits =
            one->wait == WAIT_SETTLED || one->wait == WAIT_DOWN || one->wait == WAIT_OPENED;
        if (waits && one->wait_resource == resource && is_over(cluster, resource, one->wait)) {
            return one;
        }
    }
    return NULL;
}

void operation_on_state(struct cluster *cluster, cluster_id resource)
{
    struct operation *one = NULL;

    // Each round ends a wait, or begins one for something else: from the front again.
    while ((one = find_waiting(cluster, resource))) {
        go_on(one, NULL);
    }
}

bool operation_touches(const struct cluster *cluster, cluster_id resource)
{
    for (const struct operation *one = cluster->operations; one; one = one->next) {
        if (one->ask.resource == resource || (one->current && one->current->resource == resource)) {
            return true;
        }
        for (const struct task *task = one->tasks; task; task = task->next) {
            if (task->resource == resource) {
                return true;
            }
        }
    }
    return false;
}
