#define _GNU_SOURCE
#include "leaks.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/memory.h"
#include "ledger.h"

/* So many leftovers are told one by one after a Close. */
#define TOLD_MAX 8u

enum thing {
    THING_HANDLE,
    THING_BLOCK
};

/* What one thread made in one call. */
struct range {
    uint32_t resource;
    uint32_t thread;
    enum thing thing;
    uint64_t first;
    uint64_t last;
};

/* A place in the plugin's code from which something was left. */
struct site {
    const void *address;
    enum thing thing;
    unsigned count;  /* of leftovers */
    unsigned closes; /* after which there were some */
    unsigned last_close;
};

struct leftover {
    enum thing thing;
    uint64_t serial;
    uint32_t thread;
    const void *site;
    const char *function;
    const char *kind;
    uint32_t number;
    size_t bytes;
};

struct leftovers {
    struct leftover *items;
    size_t count;
    uint32_t resource;
};

static struct range *ranges;
static size_t range_count;
static size_t range_room;
static uint32_t *thread_resources; /* by librdk's number */
static size_t thread_room;
static struct site *sites;
static size_t site_count;
static unsigned close_count;

void leaks_begin(struct leaks_mark *ret)
{
    struct rdk__ledger ledger;
    rdk__ledger_read(&ledger);
    *ret =
        (struct leaks_mark){.handle = ledger.last_handle_serial, .block = ledger.last_block_serial};
}

static void range_add(const struct range *range)
{
    if (range->last < range->first) {
        return;
    }
    if (range_count == range_room) {
        range_room = range_room ? range_room * 2 : 64;
        ranges = memory_resize(ranges, range_room * sizeof(*ranges));
    }
    ranges[range_count++] = *range;
}

void leaks_end(const struct thread *me, uint32_t resource, const struct leaks_mark *mark)
{
    struct leaks_mark now;

    if (resource == 0 || !me->seam) {
        return;
    }
    leaks_begin(&now);
    struct range range = {.resource = resource,
                          .thread = me->seam->number,
                          .thing = THING_HANDLE,
                          .first = mark->handle + 1,
                          .last = now.handle};
    range_add(&range);
    range.thing = THING_BLOCK;
    range.first = mark->block + 1;
    range.last = now.block;
    range_add(&range);
}

void leaks_thread(const struct rdk__thread *seam, uint32_t resource)
{
    if (seam->number >= thread_room) {
        const size_t room = seam->number * 2 + 64;
        thread_resources = memory_resize(thread_resources, room * sizeof(*thread_resources));
        memset(thread_resources + thread_room, 0, (room - thread_room) * sizeof(*thread_resources));
        thread_room = room;
    }
    thread_resources[seam->number] = resource;
}

static bool belongs_to(const struct leftover *item, uint32_t resource)
{
    if (item->thread < thread_room && thread_resources[item->thread] == resource) {
        return true;
    }
    for (size_t i = 0; i < range_count; i++) {
        const struct range *range = &ranges[i];
        if (range->resource == resource && range->thread == item->thread &&
            range->thing == item->thing && range->first <= item->serial &&
            item->serial <= range->last) {
            return true;
        }
    }
    return false;
}

static void leftover_add(struct leftovers *list, const struct leftover *item)
{
    if (belongs_to(item, list->resource)) {
        list->items = memory_resize(list->items, (list->count + 1) * sizeof(*list->items));
        list->items[list->count++] = *item;
    }
}

static bool handle_visit(const struct rdk__ledger_handle *handle, void *context)
{
    const struct leftover item = {
        .thing = THING_HANDLE,
        .serial = handle->serial,
        .thread = handle->thread,
        .site = handle->site,
        .function = handle->function,
        .kind = rdk__object_kind_name(handle->kind),
        .number = handle->object_number,
    };
    leftover_add(context, &item);
    return true;
}

static bool block_visit(const struct rdk__ledger_block *block, void *context)
{
    const struct leftover item = {
        .thing = THING_BLOCK,
        .serial = block->serial,
        .thread = block->thread,
        .site = block->site,
        .function = block->kind == RDK__BLOCK_LOCAL ? "LocalAlloc" : "HeapAlloc",
        .bytes = block->bytes,
    };
    leftover_add(context, &item);
    return true;
}

static struct site *site_of(const struct leftover *item)
{
    for (size_t i = 0; i < site_count; i++) {
        if (sites[i].address == item->site && sites[i].thing == item->thing) {
            return &sites[i];
        }
    }
    sites = memory_resize(sites, (site_count + 1) * sizeof(*sites));
    sites[site_count] = (struct site){.address = item->site, .thing = item->thing};
    return &sites[site_count++];
}

static bool site_is_leaking(const struct site *site)
{
    return site->thing == THING_HANDLE ? site->count >= 2 : site->closes >= 2;
}

/* "dummy.so+0x1234 (DummyOpen)": where in the plugin, in words that are the same in each run. */
static void print_site(struct buf *buf, const void *address)
{
    Dl_info info;

    if (!dladdr(address, &info) || !info.dli_fname) {
        buf_puts(buf, "a place that is no library's");
        return;
    }
    const char *slash = strrchr(info.dli_fname, '/');
    buf_printf(buf, "%s+0x%zx", slash ? slash + 1 : info.dli_fname,
               (size_t)((const char *)address - (const char *)info.dli_fbase));
    if (info.dli_sname) {
        buf_printf(buf, " (%s)", info.dli_sname);
    }
}

static void leftover_tell(struct thread *me, const struct leftover *item, const struct site *site)
{
    struct buf buf = {0};

    if (item->thing == THING_HANDLE) {
        buf_printf(&buf, "a handle of %s %u", item->kind, item->number);
    } else {
        buf_printf(&buf, "a block of %zu bytes", item->bytes);
    }
    buf_printf(&buf, " made by %s at ", item->function);
    print_site(&buf, item->site);
    buf_printf(&buf, " is left after Close, the %u. from there", site->count);
    talk_mistake(me, "leak", "%s", buf_text(&buf));
    buf_finish(&buf);
}

static void forget(uint32_t resource)
{
    size_t kept = 0;
    for (size_t i = 0; i < range_count; i++) {
        if (ranges[i].resource != resource) {
            ranges[kept++] = ranges[i];
        }
    }
    range_count = kept;
    for (size_t i = 0; i < thread_room; i++) {
        thread_resources[i] = thread_resources[i] == resource ? 0 : thread_resources[i];
    }
}

void leaks_check(struct thread *me, uint32_t resource)
{
    struct leftovers list = {.resource = resource};
    unsigned told = 0;

    if (resource == 0) {
        return;
    }
    close_count++;
    rdk__ledger_handles(handle_visit, &list);
    rdk__ledger_blocks(block_visit, &list);
    forget(resource);
    for (size_t i = 0; i < list.count; i++) {
        struct site *site = site_of(&list.items[i]);
        site->count++;
        site->closes += site->last_close != close_count;
        site->last_close = close_count;
        if (site_is_leaking(site) && told++ < TOLD_MAX) {
            leftover_tell(me, &list.items[i], site);
        }
    }
    free(list.items);
}
