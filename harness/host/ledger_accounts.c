#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "call.h"
#include "ledger.h"
#include "ledger_book.h"

/* Ranges without anything live in them are dropped when there are so many. */
#define RANGES_TIDY 4096u

/* What one call made: handles and blocks with these serials, of this thread. */
struct range {
    uint32_t thread; /* librdk's number */
    struct ledger_mark first;
    struct ledger_mark last;
    struct account account;
};

/* A thread of the plugin's that has ended. */
struct ended {
    uint32_t thread;
    struct account account;
};

static struct range *ranges;
static size_t range_count;
static size_t range_room;
static size_t range_limit = RANGES_TIDY;
static struct ended *ended;
static size_t ended_count;
static size_t ended_room;

static const char *role_now(const struct thread *thread)
{
    return thread->seam && !thread->is_foreign ? thread->seam->role : "thread";
}

struct account ledger_account(const struct thread *thread)
{
    const struct frame *frame = thread->frame;

    if (frame) {
        return (struct account){.resource = frame->resource, .entry = frame->row->name};
    }
    if (thread->is_call_thread) {
        return (struct account){0};
    }
    struct account account = {
        .resource = thread->resource, .entry = thread->begun_in, .role = role_now(thread)};
    if (strcmp(account.role, "pool") == 0) {
        /* It serves everybody, whoever was first to need one. */
        account.resource = 0;
    }
    return account;
}

static bool names_equal(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

bool ledger_account_equal(const struct account *a, const struct account *b)
{
    return a->resource == b->resource && a->is_shared == b->is_shared &&
           names_equal(a->entry, b->entry) && names_equal(a->role, b->role);
}

void ledger_thread_ended(const struct thread *thread)
{
    const struct account account = ledger_account(thread);

    descriptors_ran(&account);
    if (!thread->seam || account.resource == 0) {
        return;
    }
    if (ended_count == ended_room) {
        ended_room = ended_room ? ended_room * 2 : 64;
        ended = memory_resize(ended, ended_room * sizeof(*ended));
    }
    ended[ended_count++] = (struct ended){.thread = thread->seam->number, .account = account};
}

/* Accounts of what is there. */

static struct account thread_account(uint32_t number)
{
    for (const struct thread *thread = host.threads; thread; thread = thread->next) {
        if (thread->seam && thread->seam->number == number && !thread->is_call_thread) {
            return ledger_account(thread);
        }
    }
    for (size_t i = ended_count; i > 0; i--) {
        if (ended[i - 1].thread == number) {
            return ended[i - 1].account;
        }
    }
    return (struct account){0};
}

struct account ledger_handle_account(uint32_t thread, uint64_t serial)
{
    for (size_t i = 0; i < range_count; i++) {
        const struct range *range = &ranges[i];
        if (range->thread == thread && range->first.handle < serial &&
            serial <= range->last.handle) {
            return range->account;
        }
    }
    return thread_account(thread);
}

struct account ledger_block_account(uint32_t thread, uint64_t serial)
{
    for (size_t i = 0; i < range_count; i++) {
        const struct range *range = &ranges[i];
        if (range->thread == thread && range->first.block < serial && serial <= range->last.block) {
            return range->account;
        }
    }
    return thread_account(thread);
}

/* Keeping the ranges few. */

struct serials {
    uint64_t *handles;
    size_t handle_count;
    uint64_t *blocks;
    size_t block_count;
};

static bool handle_visit(const struct rdk__ledger_handle *handle, void *context)
{
    struct serials *live = context;
    live->handles = memory_resize(live->handles, (live->handle_count + 1) * sizeof(uint64_t));
    live->handles[live->handle_count++] = handle->serial;
    return true;
}

static bool block_visit(const struct rdk__ledger_block *block, void *context)
{
    struct serials *live = context;
    live->blocks = memory_resize(live->blocks, (live->block_count + 1) * sizeof(uint64_t));
    live->blocks[live->block_count++] = block->serial;
    return true;
}

static bool any_within(const uint64_t *serials, size_t count, uint64_t after, uint64_t last)
{
    for (size_t i = 0; i < count; i++) {
        if (serials[i] > after && serials[i] <= last) {
            return true;
        }
    }
    return false;
}

static void ranges_tidy(void)
{
    struct serials live = {0};
    size_t kept = 0;

    rdk__ledger_handles(handle_visit, &live);
    rdk__ledger_blocks(block_visit, &live);
    for (size_t i = 0; i < range_count; i++) {
        const struct range *range = &ranges[i];
        if (any_within(live.handles, live.handle_count, range->first.handle, range->last.handle) ||
            any_within(live.blocks, live.block_count, range->first.block, range->last.block)) {
            ranges[kept++] = *range;
        }
    }
    range_count = kept;
    range_limit = kept * 2 > RANGES_TIDY ? kept * 2 : RANGES_TIDY;
    free(live.handles);
    free(live.blocks);
}

static void range_add(const struct range *range)
{
    if (range_count >= range_limit) {
        ranges_tidy();
    }
    if (range_count == range_room) {
        range_room = range_room ? range_room * 2 : 64;
        ranges = memory_resize(ranges, range_room * sizeof(*ranges));
    }
    ranges[range_count++] = *range;
}

void ledger_forget(uint32_t resource)
{
    size_t kept = 0;

    for (size_t i = 0; i < range_count; i++) {
        if (ranges[i].account.resource != resource) {
            ranges[kept++] = ranges[i];
        }
    }
    range_count = kept;
    kept = 0;
    for (size_t i = 0; i < ended_count; i++) {
        if (ended[i].account.resource != resource) {
            ended[kept++] = ended[i];
        }
    }
    ended_count = kept;
    descriptors_forget(resource);
    keys_forget(resource);
    mallocs_forget(resource);
}

/* Around a call. */

static struct ledger_mark mark_now(void)
{
    struct rdk__ledger ledger;

    rdk__ledger_read(&ledger);
    return (struct ledger_mark){.handle = ledger.last_handle_serial,
                                .block = ledger.last_block_serial};
}

static bool is_poll(const struct thread *me)
{
    const char *name = me->frame->row->name;
    return strcmp(name, "LooksAlive") == 0 || strcmp(name, "IsAlive") == 0;
}

void ledger_begin(struct thread *me, struct ledger_mark *ret)
{
    if (!is_poll(me)) {
        struct account account;
        sabotage_begin();
        if (descriptors_begin(me, &account)) {
            sabotage_check(me, &account);
        }
    }
    *ret = mark_now();
}

void ledger_end(struct thread *me, const struct ledger_mark *mark)
{
    const struct account account = ledger_account(me);
    const struct ledger_mark now = mark_now();

    if (me->seam && account.resource != 0 &&
        (now.handle > mark->handle || now.block > mark->block)) {
        const struct range range = {
            .thread = me->seam->number, .first = *mark, .last = now, .account = account};
        range_add(&range);
    }
    if (is_poll(me)) {
        descriptors_ran(&account);
        return;
    }
    const struct account all = descriptors_look(me);
    sabotage_check(me, &all);
}
