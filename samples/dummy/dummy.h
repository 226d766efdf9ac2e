/*
 * The Dummy resource type: a counter that pretends to be an application.
 *
 * While the resource is online, the counter moves by `Step` each `CountInterval` milliseconds.
 * Coming online and going offline take as long as the properties say. What the counter has reached
 * is the state that a client may want kept: the instruction "Dummy" in an offline says what to do.
 *
 * dummy.c             the entry points: read this first
 * dummy_counter.c     the "application"
 * dummy_properties.c  the private properties
 * dummy_control.c     the control codes
 */
#ifndef DUMMY_H
#define DUMMY_H

#include <clusapi.h>
#include <rdk/rdk.h>
#include <resapi.h>
#include <windows.h>

#define DUMMY_TYPE_NAME L"Dummy"

/* The instruction "Dummy": how to go offline. */
enum dummy_action {
    DUMMY_TURN_OFF = 0,  /* at once; what the counter has reached is lost */
    DUMMY_SAVE = 1,      /* in OfflineDelay; the next online goes on from there */
    DUMMY_SHUT_DOWN = 2, /* in OfflineDelay; the next online starts anew. The default */
};

/* Control codes of our own. */
#define DUMMY_CONTROL_GET_COUNTER (CLUSCTL_USER_CODE(1, CLUS_OBJECT_USER) | CLUS_ACCESS_READ)
#define DUMMY_CONTROL_BREAK       (CLUSCTL_USER_CODE(2, CLUS_OBJECT_USER) | CLUS_ACCESS_WRITE)

/* Where a saved counter waits for the next online: a read-only property. */
#define DUMMY_SAVED_COUNTER L"SavedCounter"

/* The private properties, as the property table fills them in. */
struct dummy_config {
    DWORD online_delay_ms;
    DWORD offline_delay_ms;
    DWORD count_interval_ms;
    LONG step;
    ULONGLONG start_at;
    DWORD pinned_to_group;
    LPWSTR greeting;
    LPWSTR label;
    LPWSTR contacts;
    DWORD contacts_bytes;
    LPBYTE token;
    DWORD token_bytes;
    LONGLONG saved_counter;
};

struct dummy_counter {
    CRITICAL_SECTION lock;
    BOOL running;
    BOOL broken; /* stands still, though it should run */
    LONGLONG start;
    LONG step;
    DWORD interval_ms;
    ULONGLONG started_at; /* GetTickCount64 */
};

/* One resource: what Open makes and Close frees. */
struct dummy {
    RESOURCE_HANDLE handle;
    struct rdk_pending pending;
    struct rdk_properties properties;
    struct rdk_membership membership;
    struct dummy_counter counter;
    volatile LONG saving;
};

extern PLOG_EVENT_ROUTINE dummy_log;

extern const struct rdk_properties_class dummy_properties;
extern const struct rdk_control dummy_controls[];

DWORD dummy_may_leave_group(void *context, LPCWSTR group);

void dummy_counter_init(struct dummy_counter *counter);
void dummy_counter_finish(struct dummy_counter *counter);
void dummy_counter_start(struct dummy_counter *counter, LONGLONG start,
                         const struct dummy_config *config);
void dummy_counter_stop(struct dummy_counter *counter);
void dummy_counter_break(struct dummy_counter *counter);
LONGLONG dummy_counter_read(struct dummy_counter *counter);
BOOL dummy_counter_is_running(struct dummy_counter *counter);
/* Runs, and moves as it should. */
BOOL dummy_counter_is_healthy(struct dummy_counter *counter);

#endif
