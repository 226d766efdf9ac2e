/*
 * Part of <resapi.h>: what a resource tells its monitor, and how the monitor answers.
 */
#ifndef RDK_RESAPI_STATUS_H
#define RDK_RESAPI_STATUS_H

typedef PVOID RESID;
typedef HANDLE RESOURCE_HANDLE;
/* How bad what is logged is. LOG_WARNING and <syslog.h> do not go together. */
typedef enum LOG_LEVEL {
    LOG_INFORMATION = 0,
    LOG_WARNING = 1,
    LOG_ERROR = 2,
    LOG_SEVERE = 3,
} LOG_LEVEL, *PLOG_LEVEL;

/* What SetResourceStatus answers. On Terminate the worker must stop what it does. */
typedef enum _RESOURCE_EXIT_STATE {
    ResourceExitStateContinue = 0,
    ResourceExitStateTerminate = 1,
    ResourceExitStateMax = 2,
} RESOURCE_EXIT_STATE;

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
/* What kind of failure SignalFailure reports. */
typedef enum _FAILURE_TYPE {
    FAILURE_TYPE_GENERAL = 0,
    FAILURE_TYPE_EMBEDDED = 1,
    FAILURE_TYPE_NETWORK_LOSS = 2,
} FAILURE_TYPE, *PFAILURE_TYPE;

/* What SetInternalState reports about the application inside a resource. */
typedef enum CLUSTER_RESOURCE_APPLICATION_STATE {
    ClusterResourceApplicationStateUnknown = 1,
    ClusterResourceApplicationOSHeartBeat = 2,
    ClusterResourceApplicationReady = 3,
} CLUSTER_RESOURCE_APPLICATION_STATE;
#endif

/* States that say in a report that coming online is of no use here, or anywhere. */
#define ClusterResourceCannotComeOnlineOnThisNode ((CLUSTER_RESOURCE_STATE)127)
#define ClusterResourceCannotComeOnlineOnAnyNode  ((CLUSTER_RESOURCE_STATE)126)

/* Bits of RESOURCE_STATUS_EX.Flags. */
#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
#    define CLUSRESDLL_STATUS_OFFLINE_BUSY                  0x1
#    define CLUSRESDLL_STATUS_OFFLINE_SOURCE_THROTTLED      0x2
#    define CLUSRESDLL_STATUS_OFFLINE_DESTINATION_THROTTLED 0x4
#    define CLUSRESDLL_STATUS_OFFLINE_DESTINATION_REJECTED  0x8
#    define CLUSRESDLL_STATUS_INSUFFICIENT_MEMORY           0x10
#    define CLUSRESDLL_STATUS_INSUFFICIENT_PROCESSOR        0x20
#    define CLUSRESDLL_STATUS_INSUFFICIENT_OTHER_RESOURCES  0x40
#    define CLUSRESDLL_STATUS_INVALID_PARAMETERS            0x80
#    define CLUSRESDLL_STATUS_NETWORK_NOT_AVAILABLE         0x100
#    define CLUSRESDLL_STATUS_DO_NOT_COLLECT_WER_REPORT     0x40000000
#    define CLUSRESDLL_STATUS_DUMP_NOW                      0x80000000
#endif

/* Reports. A pending state needs a CheckPoint that rises with each report; WaitHint is in
 * milliseconds. EventHandle, if any, is signalled by the resource when it fails. */
/* What a resource of a version 1 type tells its monitor. */
typedef struct RESOURCE_STATUS {
    CLUSTER_RESOURCE_STATE ResourceState;
    DWORD CheckPoint;
    DWORD WaitHint;
    HANDLE EventHandle;
} RESOURCE_STATUS, *PRESOURCE_STATUS;

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
/* What a resource of a later version tells its monitor. Not RESOURCE_STATUS with a tail: the
 * members stand in another order. */
typedef struct RESOURCE_STATUS_EX {
    CLUSTER_RESOURCE_STATE ResourceState;
    DWORD CheckPoint;
    HANDLE EventHandle;
    DWORD ApplicationSpecificErrorCode;
    DWORD Flags;
    DWORD WaitHint;
} RESOURCE_STATUS_EX, *PRESOURCE_STATUS_EX;
#endif

/* Both start as zeroes. */
#define ResUtilInitializeResourceStatus(pResourceStatus) \
    ZeroMemory((pResourceStatus), sizeof(RESOURCE_STATUS))
#define ResUtilInitializeResourceStatusEx(pResourceStatusEx) \
    ZeroMemory((pResourceStatusEx), sizeof(RESOURCE_STATUS_EX))

/* Locked mode and tracing. */
#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
#    define LOCKED_MODE_FLAGS_DONT_REMOVE_FROM_MOVE_QUEUE  1
#    define CLUSRES_DISABLE_WPR_WATCHDOG_FOR_ONLINE_CALLS  1
#    define CLUSRES_DISABLE_WPR_WATCHDOG_FOR_OFFLINE_CALLS 2
#    define ARM_WPR_WATCHDOG_USING_CURRENT_START_AFTER     0xFFFFFFFFFFFFFFFFULL
#endif

/* Types of a monitor that ends, and what it was doing. */
#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINTHRESHOLD
#    define RESTYPE_MONITOR_SHUTTING_DOWN_NODE_STOP     1
#    define RESTYPE_MONITOR_SHUTTING_DOWN_CLUSSVC_CRASH 2
#endif

/* What the monitor is doing, in the memory it shares with debuggers. */
typedef enum RESOURCE_MONITOR_STATE {
    RmonInitializing = 0,
    RmonIdle = 1,
    RmonStartingResource = 2,
    RmonInitializingResource = 3,
    RmonOnlineResource = 4,
    RmonOfflineResource = 5,
    RmonShutdownResource = 6,
    RmonDeletingResource = 7,
    RmonIsAlivePoll = 8,
    RmonLooksAlivePoll = 9,
    RmonArbitrateResource = 10,
    RmonReleaseResource = 11,
    RmonResourceControl = 12,
    RmonResourceTypeControl = 13,
    RmonTerminateResource = 14,
    RmonDeadlocked = 15,
} RESOURCE_MONITOR_STATE;

/* What a monitor shares about itself. */
typedef struct MONITOR_STATE {
    LARGE_INTEGER LastUpdate;
    RESOURCE_MONITOR_STATE State;
    HANDLE ActiveResource;
    BOOL ResmonStop;
} MONITOR_STATE, *PMONITOR_STATE;

#endif
