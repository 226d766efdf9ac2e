#include "ledger.h"
#include "state.h"

#define EVENTS_MAX WIRE_MAX_VALUES

/* An event of the plugin's that the service has heard of. */
struct event {
    uint32_t number;
    const void *handle;
    bool is_watched;
    bool is_told; /* and has not been seen reset since */
};

/* The service watches one event for each resource that is online; older ones make room. */
static struct event known[EVENTS_MAX];
static size_t next_place;
static bool any_watched;

static struct event *event_find(uint32_t number)
{
    for (size_t i = 0; i < EVENTS_MAX; i++) {
        if (known[i].number == number && number != 0) {
            return &known[i];
        }
    }
    return NULL;
}

static struct event *event_place(uint32_t number)
{
    struct event *event = event_find(number);
    for (size_t tries = 0; !event && tries < EVENTS_MAX; tries++) {
        struct event *candidate = &known[next_place++ % EVENTS_MAX];
        event = candidate->is_watched ? NULL : candidate;
    }
    return event;
}

uint64_t event_number(void *handle)
{
    uint32_t number = 0;
    bool is_set = false;

    if (!handle) {
        return 0;
    }
    if (!rdk__ledger_event(handle, false, &number, &is_set)) {
        return (uint64_t)-1;
    }
    struct event *event = event_place(number);
    if (event && event->number != number) {
        *event = (struct event){.number = number};
    }
    if (event) {
        event->handle = handle;
    }
    return number | (is_set ? WIRE_EVENT_IS_SET : 0);
}

bool events_are_watched(void)
{
    return any_watched;
}

void events_watch(const struct wire_message *go)
{
    any_watched = go->value_count > 0;
    for (size_t i = 0; i < EVENTS_MAX; i++) {
        known[i].is_watched = false;
    }
    for (size_t i = 0; i < go->value_count; i++) {
        struct event *event = event_find((uint32_t)go->values[i].number);
        if (go->values[i].kind == WIRE_NUMBER && event) {
            event->is_watched = true;
        }
    }
    for (size_t i = 0; i < EVENTS_MAX; i++) {
        known[i].is_told &= known[i].is_watched;
    }
}

/* Whether a watched event is set, and that is news. */
static bool event_is_news(struct event *event)
{
    uint32_t number = 0;
    bool is_set = false;

    if (!event->is_watched) {
        return false;
    }
    /* A closed handle is no longer watched; one that a new object got is another event. */
    if (!rdk__ledger_event(event->handle, true, &number, &is_set) || number != event->number) {
        event->is_watched = false;
        return false;
    }
    const bool is_news = is_set && !event->is_told;
    event->is_told = is_set;
    return is_news;
}

bool events_tell(struct thread *me)
{
    for (size_t i = 0; i < EVENTS_MAX; i++) {
        if (event_is_news(&known[i])) {
            struct wire_message out = {.type = WIRE_SIGNALLED, .value_count = 1};
            out.values[0] = talk_number(known[i].number);
            talk_exchange(me, &out);
            return true;
        }
    }
    return false;
}
