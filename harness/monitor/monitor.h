#ifndef RDK_MONITOR_H
#define RDK_MONITOR_H

/*
 * The resource monitor for one resource on one node: a pure function from (state, event) to
 * (state, actions). No I/O, no clock, no threads: time comes in with each event, and everything
 * that is to be done goes out as an action. The diagram and the transition table stand at the head
 * of monitor.c.
 *
 * The actions of a step are to be carried out in their order. monitor_step may be called for the
 * next event while they are, so an action may well lead to another step: copy the list first.
 * Events that come too late (a timer that was taken away, the return of a call of a lost host) are
 * ignored.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MONITOR_NEVER UINT64_MAX

enum monitor_entry {
    MONITOR_ENTRY_NONE,
    MONITOR_ENTRY_OPEN,
    MONITOR_ENTRY_CLOSE,
    MONITOR_ENTRY_ONLINE,
    MONITOR_ENTRY_OFFLINE,
    MONITOR_ENTRY_TERMINATE,
    MONITOR_ENTRY_LOOKS_ALIVE,
    MONITOR_ENTRY_IS_ALIVE,
    MONITOR_ENTRY_CONTROL,
    MONITOR_ENTRY_CANCEL,
    MONITOR_ENTRY_ARBITRATE,
    MONITOR_ENTRY_RELEASE,
    MONITOR_ENTRY_COUNT,
};

enum monitor_timer {
    MONITOR_TIMER_PENDING,  /* PendingTimeout, restarted by each accepted report */
    MONITOR_TIMER_DEADLOCK, /* DeadlockTimeout of the ordinary call that is running */
    MONITOR_TIMER_TERMINATE_DEADLOCK,
    MONITOR_TIMER_LOOKS_ALIVE,
    MONITOR_TIMER_IS_ALIVE,
    MONITOR_TIMER_COUNT,
};

/* What the cluster service (or an administrator) asks of the monitor. */
enum monitor_request_kind {
    MONITOR_REQUEST_OPEN,
    MONITOR_REQUEST_ONLINE,
    MONITOR_REQUEST_OFFLINE,
    MONITOR_REQUEST_TERMINATE, /* forced offline, FailClusterResource */
    MONITOR_REQUEST_CONTROL,
    MONITOR_REQUEST_CANCEL,
    MONITOR_REQUEST_CLOSE,
    MONITOR_REQUEST_ARBITRATE,
    MONITOR_REQUEST_RELEASE,
    MONITOR_REQUEST_COUNT,
};

struct monitor_request {
    enum monitor_request_kind kind;
    uint64_t token; /* names the request in calls and answers; 0: nobody waits */
    uint32_t flags; /* as the entry point gets them: CLUS_RESDLL_ONLINE_… */
    bool fail;      /* TERMINATE: ends Failed and runs the failure policy */
};

enum monitor_event_kind {
    MONITOR_EVENT_REQUEST,
    MONITOR_EVENT_RETURNED, /* an entry point that an action called has returned */
    MONITOR_EVENT_STATUS,   /* SetResourceStatus[Ex] */
    MONITOR_EVENT_TIMER,
    MONITOR_EVENT_SIGNALLED,      /* the event handle from Online */
    MONITOR_EVENT_SIGNAL_FAILURE, /* the SignalFailure callback; status.state is the FAILURE_TYPE */
    MONITOR_EVENT_LOST,           /* the host process is gone */
    MONITOR_EVENT_COUNT,
};

struct monitor_status {
    int32_t state; /* SIGNAL_FAILURE: the FAILURE_TYPE */
    uint32_t check_point;
    uint32_t application_error;
    uint32_t flags;
    int64_t event;
};

struct monitor_event {
    enum monitor_event_kind kind;
    uint64_t now_us;
    struct monitor_request request;
    enum monitor_entry entry;     /* RETURNED */
    uint64_t token;               /* RETURNED: of the call */
    uint32_t value;               /* RETURNED: return value (Open: 1 for a RESID, 0 for NULL) */
    uint32_t last_error;          /* RETURNED */
    int64_t event_handle;         /* RETURNED from Online: number of the event, 0: none */
    bool asynchronous;            /* RETURNED from a control: it goes on; no ANSWER will come from
                                     here, the one who hears EndControlCall gives it */
    enum monitor_timer timer;     /* TIMER */
    struct monitor_status status; /* STATUS, SIGNAL_FAILURE */
};

enum monitor_action_kind {
    MONITOR_ACTION_CALL,       /* call `entry`, for `token` (0: the monitor's own) */
    MONITOR_ACTION_STATE,      /* the resource is now in `state`, last status `status` */
    MONITOR_ACTION_TIMER,      /* arm `timer` at `at_us`; MONITOR_NEVER takes it away */
    MONITOR_ACTION_ANSWER,     /* request `token` has its answer: `status` */
    MONITOR_ACTION_EXIT_STATE, /* what SetResourceStatus returns: `status` (0 or 1); or what
                                  SignalFailure returns. The first action of its step */
    MONITOR_ACTION_WATCH,      /* watch event `event_handle`; 0: no more. Watched again after it
                                  was signalled, it reports once it has been non-signalled */
    MONITOR_ACTION_FAILED,     /* the failure policy's turn; `status` is the cause, `state` the
                                  reported one (126, 127) or Failed */
    MONITOR_ACTION_DEADLOCK,   /* `entry` did not return in time: kill the host */
    MONITOR_ACTION_TIMEOUT,    /* PendingTimeout passed (for the trace) */
    MONITOR_ACTION_SIGNAL,     /* SignalFailure of a kind that the policy decides upon: `state`
                                  is the FAILURE_TYPE (embedded, network loss), `status` the
                                  application's error */
};

struct monitor_action {
    enum monitor_action_kind kind;
    enum monitor_entry entry;
    uint64_t token;
    uint32_t flags; /* CALL: Open, Online, Offline flags */
    int32_t state;
    uint32_t status;
    enum monitor_timer timer;
    uint64_t at_us;
    int64_t event_handle;
};

/* Requests that wait for their turn; more are answered with ERROR_BUSY. */
#define MONITOR_MAX_QUEUE   32
#define MONITOR_MAX_ACTIONS 64

struct monitor_actions {
    size_t count;
    struct monitor_action items[MONITOR_MAX_ACTIONS];
};

struct monitor_config {
    uint64_t pending_timeout_us; /* the lower of PendingTimeout and DeadlockTimeout applies */
    uint64_t deadlock_timeout_us;
    uint64_t looks_alive_us; /* intervals, already inherited from the type */
    uint64_t is_alive_us;
    bool event_handle_direct_fail;     /* the other documented reading of a signalled handle */
    bool offline_timeout_ends_offline; /* PendingTimeout in a requested offline ends Offline instead
                                          of Failed (contract 3.1) */
    bool quorum_capable; /* Online may lose the arbitration (5006) without a failure */
};

enum monitor_operation {
    MONITOR_OPERATION_NONE,
    MONITOR_OPERATION_ONLINE,
    MONITOR_OPERATION_OFFLINE,
};

/* Reports that came before the entry point had returned ERROR_IO_PENDING. */
struct monitor_held {
    bool is_final;
    struct monitor_status final;
};

/* A Terminate that is to run or runs, and what becomes of the resource when it has returned. */
struct monitor_ending {
    bool wanted;
    int32_t state;
    uint32_t status;
    bool policy;      /* then it is the failure policy's turn */
    int32_t reported; /* for the policy */
    uint64_t token;   /* of the request that asked for it, or 0 */
};

/* All of a monitor's state; plain data, so that it can be copied and compared. Its members are
 * monitor.c's own but for those listed first. */
struct monitor {
    struct monitor_config config;
    int32_t state;              /* CLUSTER_RESOURCE_STATE, read by others */
    enum monitor_entry running; /* the ordinary entry point that is running, or NONE */
    bool terminating;           /* Terminate is running */
    /* private state */
    bool opened;        /* there is a RESID */
    bool closing;       /* a CLOSE waits or runs: no other request is taken */
    bool offline_tried; /* by a CLOSE that found the resource online */
    uint64_t token;     /* of the call that is running */
    enum monitor_operation
        operation; /* in its entry point while `running` names it, else pending */
    bool aborted;  /* Terminate came while the operation was in its entry point */
    bool has_check_point;
    uint32_t check_point; /* of the last accepted report */
    struct monitor_held held;
    struct monitor_ending ending;
    bool again;   /* Terminate once more when the running one has returned */
    bool confirm; /* IsAlive is to be called at once */
    bool looks_alive_due;
    bool is_alive_due;
    bool watching;
    int64_t event_handle;                   /* from Online; 0: none */
    uint64_t armed_us[MONITOR_TIMER_COUNT]; /* MONITOR_NEVER: not armed */
    size_t queued;
    struct monitor_request queue[MONITOR_MAX_QUEUE];
};

void monitor_init(struct monitor *monitor, const struct monitor_config *config);
/* New configuration (a common property was set); takes effect at the next arming of a timer. */
void monitor_configure(struct monitor *monitor, const struct monitor_config *config);
void monitor_step(struct monitor *monitor, const struct monitor_event *event,
                  struct monitor_actions *ret);
/* Nothing runs, nothing is pending, nothing is queued. */
bool monitor_is_settled(const struct monitor *monitor);
/* A name for traces: "Online", "IsAlive" …; equals the ABI table's. CONTROL: "ResourceControl". */
const char *monitor_entry_name(enum monitor_entry entry);
const char *monitor_timer_name(enum monitor_timer timer);

#endif
