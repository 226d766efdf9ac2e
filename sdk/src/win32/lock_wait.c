#include "lock_wait.h"

#include <stdlib.h>

#define BUCKETS 64

static struct rdk__link buckets[BUCKETS];

static struct rdk__link *bucket_of(const void *address)
{
    uintptr_t key = (uintptr_t)address >> 3;

    return &buckets[(key ^ key >> 7) % BUCKETS];
}

struct lock_waiter *rdk__lock_first(const void *address)
{
    struct rdk__link *bucket = bucket_of(address);

    for (struct rdk__link *link = bucket->next; link != NULL && link != bucket; link = link->next) {
        struct lock_waiter *waiter = RDK__MEMBER(link, struct lock_waiter, link);

        if (waiter->address == address) {
            return waiter;
        }
    }
    return NULL;
}

void rdk__lock_grant(struct lock_waiter *waiter)
{
    rdk__list_remove(&waiter->link);
    rdk__grant(&waiter->waiter);
}

bool rdk__lock_block(struct thread *self, const struct lock_wait *wait, uint64_t deadline_us)
{
    struct thread *owner = rdk__thread_by_number(wait->owner);
    struct lock_waiter waiter = {
        .waiter = {.thread = self},
        .address = wait->address,
        .mode = wait->mode,
        .shown =
            {
                .kind = wait->name,
                .number = wait->number,
                .owner = owner != NULL ? &owner->seam : NULL,
            },
    };
    struct rdk__wait why = {
        .kind = wait->kind,
        .function = wait->function,
        .object_count = 1,
        .objects = &waiter.shown,
    };

    rdk__list_append(bucket_of(wait->address), &waiter.link);
    bool granted = rdk__block(&waiter.waiter, deadline_us, &why);
    if (!granted) {
        rdk__list_remove(&waiter.link);
    }
    return granted;
}

void rdk__lock_owner_changed(const void *address, uint32_t number)
{
    struct rdk__link *bucket = bucket_of(address);
    struct thread *owner = NULL;

    for (struct rdk__link *link = bucket->next; link != NULL && link != bucket; link = link->next) {
        struct lock_waiter *waiter = RDK__MEMBER(link, struct lock_waiter, link);

        if (waiter->address == address) {
            if (owner == NULL) {
                owner = rdk__thread_by_number(number);
            }
            waiter->shown.owner = owner != NULL ? &owner->seam : NULL;
        }
    }
}

void rdk__lock_forget_owner(const struct thread *thread)
{
    for (size_t i = 0; i < BUCKETS; i++) {
        for (struct rdk__link *link = buckets[i].next; link != NULL && link != &buckets[i];
             link = link->next) {
            struct lock_waiter *waiter = RDK__MEMBER(link, struct lock_waiter, link);

            if (waiter->shown.owner == &thread->seam) {
                waiter->shown.owner = NULL;
            }
        }
    }
}

void rdk__lock_misused(const char *text)
{
    rdk__mistake("lock-misuse", text);
    abort();
}
