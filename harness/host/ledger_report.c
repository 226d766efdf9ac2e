#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/memory.h"
#include "ledger.h"
#include "ledger_book.h"

/* So many places are named in one sentence. */
#define PLACES_MAX 3u

enum thing {
    THING_EVENT,
    THING_MUTEX,
    THING_SEMAPHORE,
    THING_THREAD,
    THING_FILE,
    THING_SEARCH,
    THING_PROCESS,
    THING_TIMER,
    THING_LOCAL_BLOCK,
    THING_HEAP_BLOCK,
    THING_MALLOC,
    THING_DESCRIPTOR,
    THING_KEY,
};

static const struct {
    const char *one;
    const char *many;
    const char *made_by; /* of blocks, where the leftover does not say */
    const char *state;
} words[] = {
    [THING_EVENT] = {"event", "events", NULL, "open"},
    [THING_MUTEX] = {"mutex", "mutexes", NULL, "open"},
    [THING_SEMAPHORE] = {"semaphore", "semaphores", NULL, "open"},
    [THING_THREAD] = {"handle of a thread", "handles of threads", NULL, "open"},
    [THING_FILE] = {"file", "files", NULL, "open"},
    [THING_SEARCH] = {"search of files", "searches of files", NULL, "open"},
    [THING_PROCESS] = {"handle of a process", "handles of processes", NULL, "open"},
    [THING_TIMER] = {"timer", "timers", NULL, "open"},
    [THING_LOCAL_BLOCK] = {"block", "blocks", "LocalAlloc", "allocated"},
    [THING_HEAP_BLOCK] = {"block", "blocks", "HeapAlloc", "allocated"},
    [THING_MALLOC] = {"block", "blocks", "malloc", "allocated"},
    [THING_DESCRIPTOR] = {"file descriptor", "file descriptors", NULL, "open"},
    [THING_KEY] = {"key or handle of the cluster", "keys or handles of the cluster", NULL, "open"},
};

static const enum thing thing_of_object[RDK__OBJECT_KINDS] = {
    [RDK__OBJECT_EVENT] = THING_EVENT,         [RDK__OBJECT_MUTEX] = THING_MUTEX,
    [RDK__OBJECT_SEMAPHORE] = THING_SEMAPHORE, [RDK__OBJECT_THREAD] = THING_THREAD,
    [RDK__OBJECT_FILE] = THING_FILE,           [RDK__OBJECT_SEARCH] = THING_SEARCH,
    [RDK__OBJECT_PROCESS] = THING_PROCESS,     [RDK__OBJECT_TIMER] = THING_TIMER,
};

struct leftover {
    enum thing thing;
    struct account account;
    const char *function; /* that made it, at `site` */
    const void *site;
    char *name; /* of what has no site; owned */
    size_t bytes;
    uint64_t value; /* by which the plugin would know it; 0: none */
    bool is_told;
};

struct leftovers {
    struct leftover *items;
    size_t count;
    uint32_t resource;
    struct reach *reach;
};

static void leftover_add(struct leftovers *list, const struct leftover *item)
{
    if (item->account.resource == list->resource) {
        list->items = memory_resize(list->items, (list->count + 1) * sizeof(*list->items));
        list->items[list->count++] = *item;
    } else {
        free(item->name);
    }
}

static bool handle_visit(const struct rdk__ledger_handle *handle, void *context)
{
    const struct leftover item = {
        .thing = thing_of_object[handle->kind],
        .account = ledger_handle_account(handle->thread, handle->serial),
        .function = handle->function,
        .site = handle->site,
        .value = handle->value,
    };
    leftover_add(context, &item);
    return true;
}

static bool block_visit(const struct rdk__ledger_block *block, void *context)
{
    struct leftovers *list = context;
    const struct leftover item = {
        .thing = block->kind == RDK__BLOCK_LOCAL ? THING_LOCAL_BLOCK : THING_HEAP_BLOCK,
        .account = ledger_block_account(block->thread, block->serial),
        .site = block->site,
        .bytes = block->bytes,
        .value = (uint64_t)(uintptr_t)block->block,
    };
    reach_add_block(list->reach, block->block, block->bytes,
                    item.account.resource != list->resource);
    leftover_add(list, &item);
    return true;
}

static void collect_mallocs(struct leftovers *list)
{
    size_t count;
    cleanup_free struct ledger_block_made *blocks = mallocs_all(&count);

    for (size_t i = 0; i < count; i++) {
        const struct ledger_block_made *made = &blocks[i];
        reach_add_block(list->reach, made->block, made->bytes,
                        made->account.resource != list->resource);
        leftover_add(list, &(struct leftover){.thing = THING_MALLOC,
                                              .account = made->account,
                                              .function = made->function,
                                              .site = made->site,
                                              .bytes = made->bytes,
                                              .value = (uint64_t)(uintptr_t)made->block});
    }
}

static void collect(struct leftovers *list)
{
    size_t count;

    rdk__ledger_handles(handle_visit, list);
    rdk__ledger_blocks(block_visit, list);
    collect_mallocs(list);
    const struct ledger_descriptor *descriptors = descriptors_all(&count);
    for (size_t i = 0; i < count; i++) {
        if (descriptors[i].account.resource == list->resource) {
            leftover_add(list, &(struct leftover){.thing = THING_DESCRIPTOR,
                                                  .account = descriptors[i].account,
                                                  .name = descriptor_text(descriptors[i].number)});
        }
    }
    const struct ledger_key *keys = keys_all(&count);
    for (size_t i = 0; i < count; i++) {
        leftover_add(list, &(struct leftover){.thing = THING_KEY,
                                              .account = keys[i].account,
                                              .name = memory_text(keys[i].name)});
    }
}

/* Who left it, as the beginning of a sentence. */
static void print_account(struct buf *buf, const struct account *account)
{
    if (!account->entry) {
        buf_puts(buf, account->resource ? "a thread of the resource" : "the plugin");
    } else if (!account->role) {
        buf_puts(buf, account->entry);
    } else if (strcmp(account->role, "worker") == 0) {
        buf_printf(buf, "the worker of %s", account->entry);
    } else {
        buf_printf(buf, "a thread that %s began", account->entry);
    }
    if (account->is_shared) {
        buf_puts(buf, ", or another thread of the resource,");
    }
}

char *account_text(const struct account *account)
{
    struct buf buf = {0};
    print_account(&buf, account);
    return buf_take(&buf);
}

/* "CreateEventW in LeakingOffline, leaks_event.so"; owned, NULL if there is nothing to say. */
static char *place_of(const struct leftover *item)
{
    const char *function = item->function ? item->function : words[item->thing].made_by;

    if (!function) {
        return memory_text(item->name);
    }
    cleanup_free char *site = site_text(item->site);
    return memory_printf("%s in %s", function, site);
}

static void print_places(struct buf *buf, const struct leftovers *list, const size_t *group,
                         size_t count)
{
    struct buf places = {0};
    size_t named = 0;
    size_t unnamed = 0;

    for (size_t i = 0; i < count; i++) {
        cleanup_free char *place = place_of(&list->items[group[i]]);
        if (!place || (named > 0 && strstr(buf_text(&places), place))) {
            continue;
        }
        if (named == PLACES_MAX) {
            unnamed++;
            continue;
        }
        buf_printf(&places, "%s%s", named > 0 ? "; " : "", place);
        named++;
    }
    if (named > 0) {
        buf_printf(buf, " (%s%s)", buf_text(&places), unnamed > 0 ? "; and others" : "");
    }
    buf_finish(&places);
}

static void group_tell(struct thread *me, const struct leftovers *list, const size_t *group,
                       size_t count)
{
    const struct leftover *first = &list->items[group[0]];
    struct buf buf = {0};
    size_t bytes = 0;

    for (size_t i = 0; i < count; i++) {
        bytes += list->items[group[i]].bytes;
    }
    print_account(&buf, &first->account);
    buf_printf(&buf, " left %zu %s", count,
               count == 1 ? words[first->thing].one : words[first->thing].many);
    if (words[first->thing].made_by) {
        buf_printf(&buf, " of %zu bytes%s", bytes, count == 1 ? "" : " in all");
    }
    buf_printf(&buf, " %s", words[first->thing].state);
    print_places(&buf, list, group, count);
    talk_mistake(me, "leak", "%s", buf_text(&buf));
    buf_finish(&buf);
}

/* A thread that outlives its resource is told as such (CLOSE-02); what it still uses is not lost,
 * and cannot be told from what is. */
static bool has_threads(uint32_t resource)
{
    for (const struct thread *thread = host.threads; thread; thread = thread->next) {
        if (!thread->is_call_thread && ledger_account(thread).resource == resource) {
            return true;
        }
    }
    return false;
}

void ledger_close(struct thread *me, uint32_t resource)
{
    struct leftovers list = {.resource = resource, .reach = reach_create()};
    size_t *group = NULL;

    if (resource != 0 && has_threads(resource)) {
        ledger_forget(resource);
    } else if (resource != 0) {
        collect(&list);
        /* Before anything is said: while it is said, other threads may run. */
        ledger_forget(resource);
        group = memory_allocate((list.count + 1) * sizeof(*group));
        for (size_t i = 0; i < list.count; i++) {
            list.items[i].is_told =
                list.items[i].value != 0 && reach_has(list.reach, list.items[i].value);
        }
    }
    for (size_t i = 0; i < list.count; i++) {
        size_t count = 0;
        for (size_t j = i; j < list.count; j++) {
            struct leftover *item = &list.items[j];
            if (!item->is_told && item->thing == list.items[i].thing &&
                ledger_account_equal(&item->account, &list.items[i].account) &&
                (j == i || count > 0)) {
                item->is_told = true;
                group[count++] = j;
            }
        }
        if (count > 0) {
            group_tell(me, &list, group, count);
        }
    }
    for (size_t i = 0; i < list.count; i++) {
        free(list.items[i].name);
    }
    free(list.items);
    free(group);
    reach_destroy(list.reach);
}
