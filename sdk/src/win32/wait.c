/*
 * WaitForSingleObject, WaitForMultipleObjects, and what ends them.
 *
 * A wait has a block for each of its objects, in that object's list. When an object changes, each
 * wait in its list is tried in order; one that can be satisfied takes all it needs at once.
 */

#include "wait.h"

#include "pool.h"
#include "process_object.h"

/* How long a wait with a process among its objects goes on before it looks at that again. */
#define PROCESS_SLICE_US 5000U

struct wait;

struct wait_block {
    struct rdk__link link; /* in the object's list of waits */
    struct wait *wait;
    struct object *object;
    struct rdk__wait_object *shown; /* what a report says of the object */
};

struct wait {
    struct waiter waiter;
    struct wait_block *blocks;
    DWORD count;
    bool all;
    DWORD result;
};

static bool object_ready(const struct object *object, const struct thread *thread)
{
    switch (object->kind) {
    case RDK__OBJECT_EVENT:
        return object->event.set;
    case RDK__OBJECT_MUTEX:
        return object->mutex.owner == NULL || object->mutex.owner == thread;
    case RDK__OBJECT_SEMAPHORE:
        return object->semaphore.count > 0;
    case RDK__OBJECT_THREAD:
        return object->thread->ended;
    case RDK__OBJECT_PROCESS:
        return rdk__process_ended(object);
    case RDK__OBJECT_TIMER:
        return rdk__timer_ready(object);
    case RDK__OBJECT_FILE:
        return true; /* no operation on it is ever pending */
    default:
        return false;
    }
}

/* Do to the object what a satisfied wait does. True if it was an abandoned mutex. */
static bool object_take(struct object *object, struct thread *thread)
{
    bool abandoned = false;

    if (object->kind == RDK__OBJECT_EVENT) {
        object->event.set = object->event.manual;
    } else if (object->kind == RDK__OBJECT_TIMER) {
        rdk__timer_take(object);
    } else if (object->kind == RDK__OBJECT_SEMAPHORE) {
        object->semaphore.count--;
    } else if (object->kind == RDK__OBJECT_MUTEX) {
        abandoned = object->mutex.abandoned;
        object->mutex.abandoned = false;
        if (object->mutex.depth++ == 0) {
            object->mutex.owner = thread;
            rdk__list_append(&thread->mutexes, &object->mutex.owned);
            rdk__object_owner_changed(object);
        }
    }
    return abandoned;
}

static bool wait_try_any(struct wait *wait)
{
    struct thread *thread = wait->waiter.thread;

    for (DWORD i = 0; i < wait->count; i++) {
        struct object *object = wait->blocks[i].object;

        if (object_ready(object, thread)) {
            wait->result = (object_take(object, thread) ? WAIT_ABANDONED_0 : WAIT_OBJECT_0) + i;
            return true;
        }
    }
    return false;
}

static bool wait_try_all(struct wait *wait)
{
    struct thread *thread = wait->waiter.thread;

    for (DWORD i = 0; i < wait->count; i++) {
        if (!object_ready(wait->blocks[i].object, thread)) {
            return false;
        }
    }
    wait->result = WAIT_OBJECT_0;
    for (DWORD i = 0; i < wait->count; i++) {
        if (object_take(wait->blocks[i].object, thread)) {
            wait->result = WAIT_ABANDONED_0;
        }
    }
    return true;
}

static bool wait_try(struct wait *wait)
{
    return wait->all ? wait_try_all(wait) : wait_try_any(wait);
}

static void wait_unlink(struct wait *wait)
{
    for (DWORD i = 0; i < wait->count; i++) {
        rdk__list_remove(&wait->blocks[i].link);
    }
}

void rdk__object_changed(struct object *object)
{
    struct rdk__link *link = object->waits.next;

    while (link != &object->waits) {
        struct wait *wait = RDK__MEMBER(link, struct wait_block, link)->wait;

        if (wait_try(wait)) {
            wait_unlink(wait);
            rdk__grant(&wait->waiter);
            /* The list may have lost more than this link. */
            link = object->waits.next;
        } else {
            link = link->next;
        }
    }
}

static const struct rdk__thread *object_owner(const struct object *object)
{
    if (object->kind == RDK__OBJECT_MUTEX && object->mutex.owner != NULL) {
        return &object->mutex.owner->seam;
    }
    return object->kind == RDK__OBJECT_THREAD ? &object->thread->seam : NULL;
}

void rdk__object_owner_changed(struct object *object)
{
    for (struct rdk__link *link = object->waits.next; link != &object->waits; link = link->next) {
        RDK__MEMBER(link, struct wait_block, link)->shown->owner = object_owner(object);
    }
}

/* Lock held before and after. */
static DWORD wait_blocked(struct wait *wait, uint64_t deadline, struct rdk__wait *why)
{
    struct rdk__wait_object shown[MAXIMUM_WAIT_OBJECTS];

    for (DWORD i = 0; i < wait->count; i++) {
        struct wait_block *block = &wait->blocks[i];

        shown[i] = (struct rdk__wait_object){
            .kind = rdk__object_kind_name(block->object->kind),
            .number = block->object->number,
            .owner = object_owner(block->object),
        };
        block->wait = wait;
        block->shown = &shown[i];
        rdk__object_reference(block->object);
        rdk__list_append(&block->object->waits, &block->link);
    }
    why->all = wait->all;
    why->object_count = wait->count;
    why->objects = shown;
    if (!rdk__block(&wait->waiter, deadline, why)) {
        wait_unlink(wait);
        wait->result = WAIT_TIMEOUT;
    }
    for (DWORD i = 0; i < wait->count; i++) {
        rdk__object_release(wait->blocks[i].object);
    }
    return wait->result;
}

/* A process that has not ended, among what is waited for; NULL. */
static const struct object *live_process(const struct wait *wait)
{
    for (DWORD i = 0; i < wait->count; i++) {
        const struct object *object = wait->blocks[i].object;

        if (object->kind == RDK__OBJECT_PROCESS && !rdk__process_ended(object)) {
            return object;
        }
    }
    return NULL;
}

/* Nobody tells of a process's end: it is looked for again and again. Where the clock is virtual,
 * the thread really waits as long as it says it does, lest time runs away from the process. */
static DWORD wait_until(struct wait *wait, uint64_t deadline, struct rdk__wait *why)
{
    const struct rdk__runtime *runtime = rdk__runtime();
    const struct object *process;

    while ((process = live_process(wait)) != NULL) {
        uint64_t slice_end = runtime->now_us() + PROCESS_SLICE_US;

        if (runtime != rdk__runtime_ordinary()) {
            rdk__process_pause(process, PROCESS_SLICE_US);
        }
        DWORD result = wait_blocked(wait, deadline < slice_end ? deadline : slice_end, why);
        if (result != WAIT_TIMEOUT) {
            return result;
        }
        if (wait_try(wait)) {
            return wait->result;
        }
        if (deadline <= runtime->now_us()) {
            return WAIT_TIMEOUT;
        }
    }
    return wait_try(wait) ? wait->result : wait_blocked(wait, deadline, why);
}

static bool blocks_fill(struct wait_block *blocks, DWORD count, const HANDLE *handles, bool all)
{
    for (DWORD i = 0; i < count; i++) {
        blocks[i] = (struct wait_block){.object = rdk__handle_object(handles[i])};
        if (blocks[i].object == NULL) {
            SetLastError(ERROR_INVALID_HANDLE);
            return false;
        }
        for (DWORD j = 0; all && j < i; j++) {
            if (blocks[j].object == blocks[i].object) {
                SetLastError(ERROR_INVALID_PARAMETER);
                return false;
            }
        }
    }
    return true;
}

static DWORD wait_for(struct rdk__wait *why, DWORD count, const HANDLE *handles, bool all,
                      DWORD milliseconds)
{
    struct thread *self = rdk__enter(why->function);
    uint64_t deadline = rdk__deadline(milliseconds);
    struct wait_block blocks[MAXIMUM_WAIT_OBJECTS];
    struct wait wait = {
        .waiter = {.thread = self},
        .blocks = blocks,
        .count = count,
        .all = all,
    };
    DWORD result = WAIT_FAILED;

    if (count == 0 || count > MAXIMUM_WAIT_OBJECTS || handles == NULL) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return WAIT_FAILED;
    }
    rdk__lock();
    if (blocks_fill(blocks, count, handles, all)) {
        if (wait_try(&wait)) {
            result = wait.result;
        } else if (milliseconds == 0) {
            result = WAIT_TIMEOUT;
        } else {
            result = wait_until(&wait, deadline, why);
        }
    }
    rdk__unlock();
    return result;
}

RDK__EXPORT DWORD WINAPI WaitForSingleObject(HANDLE hHandle, DWORD dwMilliseconds)
{
    struct rdk__wait why = {.kind = RDK__WAIT_OBJECTS, .function = "WaitForSingleObject"};

    return wait_for(&why, 1, &hHandle, false, dwMilliseconds);
}

RDK__EXPORT DWORD WINAPI WaitForSingleObjectEx(HANDLE hHandle, DWORD dwMilliseconds,
                                               BOOL bAlertable)
{
    struct rdk__wait why = {.kind = RDK__WAIT_OBJECTS, .function = "WaitForSingleObjectEx"};

    UNREFERENCED_PARAMETER(bAlertable);
    return wait_for(&why, 1, &hHandle, false, dwMilliseconds);
}

RDK__EXPORT DWORD WINAPI WaitForMultipleObjects(DWORD nCount, const HANDLE *lpHandles,
                                                BOOL bWaitAll, DWORD dwMilliseconds)
{
    struct rdk__wait why = {.kind = RDK__WAIT_OBJECTS, .function = "WaitForMultipleObjects"};

    return wait_for(&why, nCount, lpHandles, bWaitAll != FALSE, dwMilliseconds);
}

RDK__EXPORT DWORD WINAPI WaitForMultipleObjectsEx(DWORD nCount, const HANDLE *lpHandles,
                                                  BOOL bWaitAll, DWORD dwMilliseconds,
                                                  BOOL bAlertable)
{
    struct rdk__wait why = {.kind = RDK__WAIT_OBJECTS, .function = "WaitForMultipleObjectsEx"};

    UNREFERENCED_PARAMETER(bAlertable);
    return wait_for(&why, nCount, lpHandles, bWaitAll != FALSE, dwMilliseconds);
}

RDK__EXPORT DWORD rdk__thread_wait(HANDLE thread, DWORD milliseconds, enum rdk__wait_kind kind,
                                   const char *function)
{
    struct rdk__wait why = {.kind = kind, .function = function};

    rdk__current();
    rdk__lock();
    bool is_thread = rdk__handle_of_kind(thread, RDK__OBJECT_THREAD) != NULL;
    rdk__unlock();
    if (!is_thread) {
        SetLastError(ERROR_INVALID_HANDLE);
        return WAIT_FAILED;
    }
    return wait_for(&why, 1, &thread, false, milliseconds);
}

DWORD rdk__objects_wait(struct object **objects, DWORD count, uint64_t deadline_us,
                        const char *function)
{
    struct rdk__wait why = {.kind = RDK__WAIT_OBJECTS, .function = function};
    struct wait_block blocks[MAXIMUM_WAIT_OBJECTS];
    struct wait wait = {
        .waiter = {.thread = rdk__current_if_known()},
        .blocks = blocks,
        .count = count,
    };

    for (DWORD i = 0; i < count; i++) {
        blocks[i] = (struct wait_block){.object = objects[i]};
    }
    if (wait_try(&wait)) {
        return wait.result;
    }
    if (deadline_us <= rdk__runtime()->now_us()) {
        return WAIT_TIMEOUT;
    }
    return wait_until(&wait, deadline_us, &why);
}
