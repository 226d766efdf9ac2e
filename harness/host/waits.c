#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "abi/abi.h"
#include "base/buf.h"
#include "call.h"
#include "state.h"

static const char *role_of(const struct thread *thread)
{
    if (thread->is_call_thread) {
        return "call";
    }
    if (thread->is_foreign || thread->posix || !thread->seam) {
        return "thread";
    }
    return thread->seam->role;
}

enum wire_thread thread_kind(const struct thread *thread)
{
    const char *role = role_of(thread);
    if (strcmp(role, "call") == 0) {
        return WIRE_THREAD_CALL;
    }
    return strcmp(role, "worker") == 0 ? WIRE_THREAD_WORKER : WIRE_THREAD_OTHER;
}

const char *thread_label(const struct thread *thread)
{
    static _Thread_local char text[48];
    snprintf(text, sizeof(text), "%s %u", role_of(thread), thread->number);
    return text;
}

/* The thread that can release an object; NULL: anybody can, or it is not known. */
static struct thread *owner_of(const struct rdk__wait_object *object)
{
    return object->owner ? object->owner->runtime_data : NULL;
}

static void print_object(struct buf *buf, const struct rdk__wait_object *object)
{
    buf_printf(buf, "%s %u", object->kind, object->number);
    const struct thread *owner = owner_of(object);
    if (owner && strcmp(object->kind, "thread") == 0) {
        buf_printf(buf, ", which is %s", thread_label(owner));
    } else if (owner) {
        buf_printf(buf, ", held by %s", thread_label(owner));
    }
}

static void print_wait(struct buf *buf, const struct rdk__wait *why)
{
    buf_printf(buf, "%s(", why->function);
    if (why->object_count > 1) {
        buf_puts(buf, why->all ? "all of " : "any of ");
    }
    for (size_t i = 0; i < why->object_count; i++) {
        buf_puts(buf, i > 0 ? "; " : "");
        print_object(buf, &why->objects[i]);
    }
    buf_putc(buf, ')');
}

char *thread_wait_text(const struct thread *thread)
{
    struct buf buf = {0};

    buf_puts(&buf, thread_label(thread));
    if (thread->frame) {
        buf_printf(&buf, " (%s)", thread->frame->row->name);
    }
    buf_puts(&buf, ": ");
    if (thread->state == THREAD_PARKED && thread->why) {
        print_wait(&buf, thread->why);
    } else if (thread->state == THREAD_ASKING) {
        buf_printf(&buf, "inside %s", thread->inside ? thread->inside : "a callback");
    } else {
        buf_puts(&buf, "running");
    }
    return buf_take(&buf);
}

#define DEPTH_MAX 64u

struct search {
    const struct thread *path[DEPTH_MAX];
    const struct rdk__wait_object *by[DEPTH_MAX];
    size_t depth;
};

static bool search_is_on_path(const struct search *search, const struct thread *thread)
{
    for (size_t i = 0; i < search->depth; i++) {
        if (search->path[i] == thread) {
            return true;
        }
    }
    return false;
}

/* Follow what a thread waits for to who holds it. True: search->path ends where it has been. */
static bool search_from(struct search *search, const struct thread *thread)
{
    if (search_is_on_path(search, thread)) {
        search->path[search->depth] = thread;
        return true;
    }
    /* Who waits with a limit goes on some day; who waits for any of several may by another. */
    if (thread->state != THREAD_PARKED || thread->deadline_us != RDK__NEVER || !thread->why ||
        (thread->why->object_count > 1 && !thread->why->all) || search->depth + 1 >= DEPTH_MAX) {
        return false;
    }
    for (size_t i = 0; i < thread->why->object_count; i++) {
        const struct thread *owner = owner_of(&thread->why->objects[i]);
        if (!owner) {
            continue;
        }
        search->path[search->depth] = thread;
        search->by[search->depth++] = &thread->why->objects[i];
        if (search_from(search, owner)) {
            return true;
        }
        search->depth--;
    }
    return false;
}

static char *cycle_text(const struct search *search)
{
    struct buf buf = {0};
    const struct thread *start = search->path[search->depth];
    size_t i = 0;

    while (search->path[i] != start) {
        i++;
    }
    for (size_t first = i; i < search->depth; i++) {
        const struct thread *thread = search->path[i];
        buf_printf(&buf, "%s%s", i > first ? "; " : "", thread_label(thread));
        if (thread->frame) {
            buf_printf(&buf, " (%s)", thread->frame->row->name);
        }
        buf_printf(&buf, " waits in %s for ", thread->why->function);
        print_object(&buf, search->by[i]);
    }
    return buf_take(&buf);
}

char *waits_cycle(void)
{
    for (const struct thread *thread = host.threads; thread; thread = thread->next) {
        struct search search = {0};
        if (search_from(&search, thread)) {
            return cycle_text(&search);
        }
    }
    return NULL;
}

bool waits_nobody(const struct thread *me)
{
    if (atomic_load(&host.has_arrivals) || events_are_watched()) {
        return false;
    }
    for (const struct thread *thread = host.threads; thread; thread = thread->next) {
        if (thread != me && !(thread->is_call_thread && thread->state == THREAD_POOL)) {
            return false;
        }
    }
    return true;
}

void waits_say_idle(struct thread *me, uint64_t until_us)
{
    struct wire_message out = {.type = WIRE_IDLE, .until_us = until_us};
    char *texts[WIRE_MAX_VALUES] = {0};
    char *cycle = host.ready_count == 0 ? waits_cycle() : NULL;

    if (cycle) {
        out.flags = WIRE_IDLE_DEADLOCK;
        texts[out.value_count++] = cycle;
    }
    if (until_us == WIRE_NEVER) {
        for (const struct thread *thread = host.threads;
             thread && out.value_count < WIRE_MAX_VALUES; thread = thread->next) {
            if (thread->state == THREAD_PARKED || thread->state == THREAD_ASKING) {
                texts[out.value_count++] = thread_wait_text(thread);
            }
        }
    }
    for (size_t i = 0; i < out.value_count; i++) {
        out.values[i] = talk_text(texts[i]);
    }
    talk_exchange(me, &out);
    for (size_t i = 0; i < WIRE_MAX_VALUES; i++) {
        free(texts[i]);
    }
}
