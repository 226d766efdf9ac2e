/*
 * The counter. It is never ticked: what it shows follows from the time that has passed.
 */
#include "dummy.h"

void dummy_counter_init(struct dummy_counter *counter)
{
    InitializeCriticalSection(&counter->lock);
}

void dummy_counter_finish(struct dummy_counter *counter)
{
    DeleteCriticalSection(&counter->lock);
}

void dummy_counter_start(struct dummy_counter *counter, LONGLONG start,
                         const struct dummy_config *config)
{
    EnterCriticalSection(&counter->lock);
    counter->running = TRUE;
    counter->broken = FALSE;
    counter->start = start;
    counter->step = config->step;
    counter->interval_ms = config->count_interval_ms;
    counter->started_at = GetTickCount64();
    LeaveCriticalSection(&counter->lock);
}

/* Lock held. */
static LONGLONG value_now(const struct dummy_counter *counter)
{
    if (!counter->running || counter->broken) {
        return counter->start;
    }
    const ULONGLONG passed_ms = GetTickCount64() - counter->started_at;
    return counter->start + (LONGLONG)(passed_ms / counter->interval_ms) * counter->step;
}

void dummy_counter_stop(struct dummy_counter *counter)
{
    EnterCriticalSection(&counter->lock);
    counter->start = value_now(counter);
    counter->running = FALSE;
    LeaveCriticalSection(&counter->lock);
}

void dummy_counter_break(struct dummy_counter *counter)
{
    EnterCriticalSection(&counter->lock);
    counter->start = value_now(counter);
    counter->broken = TRUE;
    LeaveCriticalSection(&counter->lock);
}

LONGLONG dummy_counter_read(struct dummy_counter *counter)
{
    EnterCriticalSection(&counter->lock);
    const LONGLONG value = value_now(counter);
    LeaveCriticalSection(&counter->lock);
    return value;
}

BOOL dummy_counter_is_running(struct dummy_counter *counter)
{
    EnterCriticalSection(&counter->lock);
    const BOOL running = counter->running;
    LeaveCriticalSection(&counter->lock);
    return running;
}

BOOL dummy_counter_is_healthy(struct dummy_counter *counter)
{
    EnterCriticalSection(&counter->lock);
    const BOOL healthy = counter->running && !counter->broken;
    LeaveCriticalSection(&counter->lock);
    return healthy;
}
