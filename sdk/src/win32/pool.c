/*
 * Work items of the pool, and the threads that run them.
 */

#include "pool.h"

#include "thread.h"

/* As many as on Windows; more work waits for one of them. */
#define POOL_THREADS_MAX 500

static struct rdk__link queue;
static unsigned thread_count;

static DWORD WINAPI pool_main(LPVOID unused)
{
    UNREFERENCED_PARAMETER(unused);
    rdk__lock();
    while (!rdk__list_empty(&queue)) {
        struct pool_item *item = RDK__MEMBER(queue.next, struct pool_item, link);

        rdk__list_remove(&item->link);
        rdk__unlock();
        item->run(item);
        rdk__lock();
    }
    thread_count--;
    rdk__unlock();
    return 0;
}

DWORD rdk__pool_submit(struct pool_item *item, const char *function, const void *site)
{
    DWORD error = ERROR_SUCCESS;

    rdk__lock();
    rdk__list_append(&queue, &item->link);
    bool add_thread = thread_count < POOL_THREADS_MAX;
    thread_count += add_thread;
    rdk__unlock();
    if (!add_thread) {
        return ERROR_SUCCESS;
    }
    HANDLE thread = rdk__thread_create(pool_main, NULL, "pool", function, site, 0, NULL);
    rdk__lock();
    if (thread != NULL) {
        rdk__handle_close(thread);
    } else if (--thread_count == 0 && item->link.next != NULL) {
        /* Nobody is there to run it. */
        rdk__list_remove(&item->link);
        error = GetLastError();
    }
    rdk__unlock();
    return error;
}

struct object *rdk__event_object(bool manual, bool set)
{
    struct object *event = rdk__object_create(RDK__OBJECT_EVENT);

    if (event != NULL) {
        event->event.manual = manual;
        event->event.set = set;
    }
    return event;
}

void rdk__event_object_set(struct object *event, bool set)
{
    event->event.set = set;
    if (set) {
        rdk__object_changed(event);
    }
}

uint64_t rdk__pool_deadline(const FILETIME *time)
{
    int64_t value = (int64_t)((uint64_t)time->dwHighDateTime << 32 | time->dwLowDateTime);
    const struct rdk__runtime *runtime = rdk__runtime();
    uint64_t wall = runtime->wall_100ns();
    uint64_t delta_100ns = value < 0                ? (uint64_t)-value
                           : (uint64_t)value > wall ? (uint64_t)value - wall
                                                    : 0;

    return runtime->now_us() + (delta_100ns + 9) / 10;
}
