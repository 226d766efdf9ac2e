#include "object.h"

#include <stdio.h>
#include <stdlib.h>

#include "order.h"

#define SLOT_BITS      20
#define SLOT_MASK      ((1U << SLOT_BITS) - 1)
#define GENERATION_MAX 0x1ffU /* of 9 bits: 31 in all with the two low ones */

/* A free slot is not used again before this many others are free, to keep handles fresh. */
#define FREE_SLOTS_KEPT 64

struct slot {
    struct object *object; /* NULL: free */
    uint32_t generation;
    uint32_t next_free;
    struct rdk__ledger_handle made;
};

static struct slot *slots;
static uint32_t slot_count; /* used at least once; slot 0 is none */
static uint32_t slot_capacity;
static uint32_t first_free;
static uint32_t last_free;
static uint32_t free_count;
static uint64_t last_serial;
static size_t live_handles[RDK__OBJECT_KINDS];
static struct rdk__link named;

struct object *rdk__object_create(enum rdk__object_kind kind)
{
    struct object *object = calloc(1, sizeof(*object));

    if (object != NULL) {
        object->kind = kind;
        object->number = rdk__next_number();
        object->references = 1;
        rdk__list_init(&object->waits);
    }
    return object;
}

void rdk__object_reference(struct object *object)
{
    object->references++;
}

void rdk__object_release(struct object *object)
{
    if (--object->references > 0) {
        return;
    }
    if (object->kind == RDK__OBJECT_MUTEX) {
        rdk__list_remove(&object->mutex.owned);
    } else if (object->kind == RDK__OBJECT_THREAD) {
        rdk__thread_free(object->thread);
    } else if (object->destroy != NULL) {
        object->destroy(object);
    }
    free(object->name);
    free(object);
}

static uint32_t slot_take(void)
{
    bool full = slot_count == SLOT_MASK;

    if (free_count > FREE_SLOTS_KEPT || (full && free_count > 0)) {
        uint32_t index = first_free;

        first_free = slots[index].next_free;
        free_count--;
        return index;
    }
    if (full) {
        return 0;
    }
    if (slot_count + 1 >= slot_capacity) {
        uint32_t capacity = slot_capacity == 0 ? 256 : slot_capacity * 2;
        struct slot *grown = realloc(slots, capacity * sizeof(*slots));

        if (grown == NULL) {
            return 0;
        }
        slots = grown;
        slot_capacity = capacity;
    }
    slots[++slot_count] = (struct slot){0};
    return slot_count;
}

static void slot_give_back(uint32_t index)
{
    struct slot *slot = &slots[index];

    slot->object = NULL;
    slot->generation = (slot->generation + 1) & GENERATION_MAX;
    slot->next_free = 0;
    if (free_count == 0) {
        first_free = index;
    } else {
        slots[last_free].next_free = index;
    }
    last_free = index;
    free_count++;
}

HANDLE rdk__handle_create(struct object *object, const char *function, const void *site)
{
    uint32_t index = slot_take();

    if (index == 0) {
        return NULL;
    }
    struct slot *slot = &slots[index];
    uint32_t value = (slot->generation << SLOT_BITS | index) << 2;

    slot->object = object;
    slot->made = (struct rdk__ledger_handle){
        .serial = ++last_serial,
        .value = value,
        .kind = object->kind,
        .object_number = object->number,
        .function = function,
        .site = site,
        .thread = rdk__current()->seam.number,
    };
    object->handles++;
    live_handles[object->kind]++;
    rdk__object_reference(object);
    return (HANDLE)(uintptr_t)value;
}

static struct slot *slot_of(HANDLE handle)
{
    uintptr_t value = (uintptr_t)handle;

    if (value == 0 || value > UINT32_MAX || (value & 3) != 0) {
        return NULL;
    }
    uint32_t index = (uint32_t)(value >> 2) & SLOT_MASK;
    if (index == 0 || index > slot_count) {
        return NULL;
    }
    struct slot *slot = &slots[index];
    return slot->object != NULL && slot->made.value == value ? slot : NULL;
}

struct object *rdk__handle_object(HANDLE handle)
{
    if (handle == GetCurrentThread()) {
        /* Attaching takes the lock, which the caller holds. */
        struct thread *self = rdk__current_if_known();

        return self != NULL ? self->object : NULL;
    }
    struct slot *slot = slot_of(handle);
    return slot != NULL ? slot->object : NULL;
}

struct object *rdk__handle_of_kind(HANDLE handle, enum rdk__object_kind kind)
{
    struct object *object = rdk__handle_object(handle);

    return object != NULL && object->kind == kind ? object : NULL;
}

bool rdk__handle_close(HANDLE handle)
{
    struct slot *slot = slot_of(handle);

    if (slot == NULL) {
        return false;
    }
    struct object *object = slot->object;
    slot_give_back((uint32_t)(slot - slots));
    live_handles[object->kind]--;
    if (--object->handles == 0) {
        /* The name goes with the last handle, even while somebody still waits. */
        rdk__list_remove(&object->names);
    }
    rdk__object_release(object);
    return true;
}

static bool names_equal(const WCHAR *a, const WCHAR *b)
{
    while (*a != 0 && *a == *b) {
        a++;
        b++;
    }
    return *a == *b;
}

struct object *rdk__object_by_name(const WCHAR *name)
{
    if (rdk__list_empty(&named)) {
        return NULL;
    }
    for (struct rdk__link *link = named.next; link != &named; link = link->next) {
        struct object *object = RDK__MEMBER(link, struct object, names);

        if (names_equal(object->name, name)) {
            return object;
        }
    }
    return NULL;
}

bool rdk__object_set_name(struct object *object, const WCHAR *name)
{
    size_t bytes = ((size_t)lstrlenW(name) + 1) * sizeof(WCHAR);

    object->name = malloc(bytes);
    if (object->name == NULL) {
        return false;
    }
    memcpy(object->name, name, bytes);
    rdk__list_append(&named, &object->names);
    return true;
}

RDK__EXPORT const char *rdk__object_kind_name(enum rdk__object_kind kind)
{
    static const char *const names[RDK__OBJECT_KINDS] = {
        [RDK__OBJECT_EVENT] = "event",         [RDK__OBJECT_MUTEX] = "mutex",
        [RDK__OBJECT_SEMAPHORE] = "semaphore", [RDK__OBJECT_THREAD] = "thread",
        [RDK__OBJECT_FILE] = "file",           [RDK__OBJECT_SEARCH] = "search",
        [RDK__OBJECT_PROCESS] = "process",     [RDK__OBJECT_TIMER] = "timer",
    };

    return (unsigned)kind < RDK__OBJECT_KINDS ? names[kind] : "?";
}

RDK__EXPORT void rdk__ledger_handles(bool (*visit)(const struct rdk__ledger_handle *, void *),
                                     void *context)
{
    rdk__order_hide();
    rdk__lock();
    for (uint32_t index = 1; index <= slot_count; index++) {
        struct slot *slot = &slots[index];

        if (slot->object != NULL) {
            slot->made.name = (const uint16_t *)slot->object->name;
            if (!visit(&slot->made, context)) {
                break;
            }
        }
    }
    rdk__unlock();
    rdk__order_show();
}

void rdk__handle_count(struct rdk__ledger *ledger)
{
    memcpy(ledger->handles, live_handles, sizeof(live_handles));
    ledger->last_handle_serial = last_serial;
}

/* Its slot has been given back since, which raised the generation. */
static bool was_valid(HANDLE handle)
{
    uintptr_t value = (uintptr_t)handle;
    uint32_t index = (uint32_t)(value >> 2) & SLOT_MASK;

    return value != 0 && value <= UINT32_MAX && (value & 3) == 0 && index != 0 &&
           index <= slot_count && (uint32_t)(value >> 2) >> SLOT_BITS < slots[index].generation;
}

void rdk__handle_blame(HANDLE handle, const char *function)
{
    char text[128];

    rdk__lock();
    bool stale = was_valid(handle);
    rdk__unlock();
    if (stale) {
        snprintf(text, sizeof(text), "%s was given a handle that was closed before", function);
        rdk__mistake("handle-misuse", text);
    }
}
