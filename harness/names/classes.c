#include <string.h>

#include <clusapi.h>
#include <resapi.h>
#include <windows.h>

#include "names/tables.h"

/* Which constants belong to which class. A name of a small class stands here; errors and control
 * codes are chosen from the tables of all constants. */

#define E(constant)                     \
    {                                   \
#        constant, (uint64_t)(constant) \
    }

static const struct names_entry resource_states[] = {
    E(ClusterResourceStateUnknown),
    E(ClusterResourceInherited),
    E(ClusterResourceInitializing),
    E(ClusterResourceOnline),
    E(ClusterResourceOffline),
    E(ClusterResourceFailed),
    E(ClusterResourcePending),
    E(ClusterResourceOnlinePending),
    E(ClusterResourceOfflinePending),
    E(ClusterResourceCannotComeOnlineOnThisNode),
    E(ClusterResourceCannotComeOnlineOnAnyNode),
};

static const struct names_entry group_states[] = {
    E(ClusterGroupStateUnknown), E(ClusterGroupOnline),        E(ClusterGroupOffline),
    E(ClusterGroupFailed),       E(ClusterGroupPartialOnline), E(ClusterGroupPending),
};

static const struct names_entry bools[] = {E(FALSE), E(TRUE)};

static const struct names_entry log_levels[] = {
    E(LOG_INFORMATION),
    E(LOG_WARNING),
    E(LOG_ERROR),
    E(LOG_SEVERE),
};

static const struct names_entry exit_states[] = {
    E(ResourceExitStateContinue),
    E(ResourceExitStateTerminate),
};

static const struct names_entry failure_types[] = {
    E(FAILURE_TYPE_GENERAL),
    E(FAILURE_TYPE_EMBEDDED),
    E(FAILURE_TYPE_NETWORK_LOSS),
};

static const struct names_entry application_states[] = {
    E(ClusterResourceApplicationStateUnknown),
    E(ClusterResourceApplicationOSHeartBeat),
    E(ClusterResourceApplicationReady),
};

static const struct names_entry offline_reasons[] = {
    E(CLUSAPI_RESOURCE_OFFLINE_REASON_NONE),
    E(CLUSAPI_RESOURCE_OFFLINE_REASON_UNKNOWN),
    E(CLUSAPI_RESOURCE_OFFLINE_REASON_MOVING),
    E(CLUSAPI_RESOURCE_OFFLINE_REASON_USER_REQUESTED),
    E(CLUSAPI_RESOURCE_OFFLINE_REASON_BEING_DELETED),
    E(CLUSAPI_RESOURCE_OFFLINE_REASON_BEING_RESTARTED),
    E(CLUSAPI_RESOURCE_OFFLINE_REASON_PREEMPTED),
    E(CLUSAPI_RESOURCE_OFFLINE_REASON_SHUTTING_DOWN),
};

static const struct names_entry state_change_reasons[] = {
    E(eResourceStateChangeReasonUnknown),  E(eResourceStateChangeReasonMove),
    E(eResourceStateChangeReasonFailover), E(eResourceStateChangeReasonFailedMove),
    E(eResourceStateChangeReasonShutdown), E(eResourceStateChangeReasonRundown),
};

static const struct names_entry formats[] = {
    E(CLUSPROP_FORMAT_UNKNOWN),        E(CLUSPROP_FORMAT_BINARY),
    E(CLUSPROP_FORMAT_DWORD),          E(CLUSPROP_FORMAT_SZ),
    E(CLUSPROP_FORMAT_EXPAND_SZ),      E(CLUSPROP_FORMAT_MULTI_SZ),
    E(CLUSPROP_FORMAT_ULARGE_INTEGER), E(CLUSPROP_FORMAT_LONG),
    E(CLUSPROP_FORMAT_EXPANDED_SZ),    E(CLUSPROP_FORMAT_SECURITY_DESCRIPTOR),
    E(CLUSPROP_FORMAT_LARGE_INTEGER),  E(CLUSPROP_FORMAT_WORD),
    E(CLUSPROP_FORMAT_FILETIME),       E(CLUSPROP_FORMAT_VALUE_LIST),
    E(CLUSPROP_FORMAT_PROPERTY_LIST),  E(CLUSPROP_FORMAT_USER),
};

static const struct names_entry reg_types[] = {
    E(REG_NONE),
    E(REG_SZ),
    E(REG_EXPAND_SZ),
    E(REG_BINARY),
    E(REG_DWORD),
    E(REG_DWORD_BIG_ENDIAN),
    E(REG_LINK),
    E(REG_MULTI_SZ),
    E(REG_RESOURCE_LIST),
    E(REG_FULL_RESOURCE_DESCRIPTOR),
    E(REG_RESOURCE_REQUIREMENTS_LIST),
    E(REG_QWORD),
};

static const struct names_entry restart_actions[] = {
    E(ClusterResourceDontRestart),
    E(ClusterResourceRestartNoNotify),
    E(ClusterResourceRestartNotify),
};

static const struct names_entry open_flags[] = {
    E(CLUS_RESDLL_OPEN_RECOVER_MONITOR_STATE),
    E(CLUS_RESDLL_OPEN_DONT_DELETE_TEMP_DISK),
};

static const struct names_entry online_flags[] = {
    E(CLUS_RESDLL_ONLINE_RECOVER_MONITOR_STATE),
    E(CLUS_RESDLL_ONLINE_IGNORE_RESOURCE_STATUS),
    E(CLUS_RESDLL_ONLINE_RETURN_TO_SOURCE_NODE_ON_ERROR),
    E(CLUS_RESDLL_ONLINE_RESTORE_ONLINE_STATE),
    E(CLUS_RESDLL_ONLINE_IGNORE_NETWORK_CONNECTIVITY),
};

static const struct names_entry offline_flags[] = {
    E(CLUS_RESDLL_OFFLINE_IGNORE_RESOURCE_STATUS),
    E(CLUS_RESDLL_OFFLINE_RETURN_TO_SOURCE_NODE_ON_ERROR),
    E(CLUS_RESDLL_OFFLINE_QUEUE_ENABLED),
    E(CLUS_RESDLL_OFFLINE_RETURNING_TO_SOURCE_NODE_BECAUSE_OF_ERROR),
    E(CLUS_RESDLL_OFFLINE_DUE_TO_EMBEDDED_FAILURE),
    E(CLUS_RESDLL_OFFLINE_IGNORE_NETWORK_CONNECTIVITY),
    E(CLUS_RESDLL_OFFLINE_DO_NOT_UPDATE_PERSISTENT_STATE),
};

static const struct names_entry client_online_flags[] = {
    E(CLUSAPI_RESOURCE_ONLINE_IGNORE_RESOURCE_STATUS),
    E(CLUSAPI_RESOURCE_ONLINE_DO_NOT_UPDATE_PERSISTENT_STATE),
    E(CLUSAPI_RESOURCE_ONLINE_NECESSARY_FOR_QUORUM),
    E(CLUSAPI_RESOURCE_ONLINE_BEST_POSSIBLE_NODE),
    E(CLUSAPI_RESOURCE_ONLINE_IGNORE_AFFINITY_RULE),
};

static const struct names_entry client_offline_flags[] = {
    E(CLUSAPI_RESOURCE_OFFLINE_IGNORE_RESOURCE_STATUS),
    E(CLUSAPI_RESOURCE_OFFLINE_FORCE_WITH_TERMINATION),
    E(CLUSAPI_RESOURCE_OFFLINE_DO_NOT_UPDATE_PERSISTENT_STATE),
};

static const struct names_entry status_flags[] = {
    E(CLUSRESDLL_STATUS_OFFLINE_BUSY),
    E(CLUSRESDLL_STATUS_OFFLINE_SOURCE_THROTTLED),
    E(CLUSRESDLL_STATUS_OFFLINE_DESTINATION_THROTTLED),
    E(CLUSRESDLL_STATUS_OFFLINE_DESTINATION_REJECTED),
    E(CLUSRESDLL_STATUS_INSUFFICIENT_MEMORY),
    E(CLUSRESDLL_STATUS_INSUFFICIENT_PROCESSOR),
    E(CLUSRESDLL_STATUS_INSUFFICIENT_OTHER_RESOURCES),
    E(CLUSRESDLL_STATUS_INVALID_PARAMETERS),
    E(CLUSRESDLL_STATUS_NETWORK_NOT_AVAILABLE),
    E(CLUSRESDLL_STATUS_DO_NOT_COLLECT_WER_REPORT),
    E(CLUSRESDLL_STATUS_DUMP_NOW),
};

static const struct names_entry characteristics[] = {
    E(CLUS_CHAR_UNKNOWN),
    E(CLUS_CHAR_QUORUM),
    E(CLUS_CHAR_DELETE_REQUIRES_ALL_NODES),
    E(CLUS_CHAR_LOCAL_QUORUM),
    E(CLUS_CHAR_LOCAL_QUORUM_DEBUG),
    E(CLUS_CHAR_REQUIRES_STATE_CHANGE_REASON),
    E(CLUS_CHAR_BROADCAST_DELETE),
    E(CLUS_CHAR_SINGLE_CLUSTER_INSTANCE),
    E(CLUS_CHAR_SINGLE_GROUP_INSTANCE),
    E(CLUS_CHAR_COEXIST_IN_SHARED_VOLUME_GROUP),
    E(CLUS_CHAR_PLACEMENT_DATA),
    E(CLUS_CHAR_MONITOR_DETACH),
    E(CLUS_CHAR_MONITOR_REATTACH),
    E(CLUS_CHAR_OPERATION_CONTEXT),
    E(CLUS_CHAR_CLONES),
    E(CLUS_CHAR_NOT_PREEMPTABLE),
    E(CLUS_CHAR_NOTIFY_NEW_OWNER),
    E(CLUS_CHAR_SUPPORTS_UNMONITORED_STATE),
    E(CLUS_CHAR_INFRASTRUCTURE),
    E(CLUS_CHAR_VETO_DRAIN),
    E(CLUS_CHAR_DRAIN_LOCAL_OFFLINE),
};

static bool begins(const char *name, const char *prefix)
{
    return strncmp(name, prefix, strlen(prefix)) == 0;
}

static bool ends(const char *name, const char *suffix)
{
    size_t length = strlen(name);
    size_t suffix_length = strlen(suffix);
    return length >= suffix_length && strcmp(name + length - suffix_length, suffix) == 0;
}

/* A code with several names goes by its ERROR_ name; the marks of ranges name no error. */
static int rank_error(const char *name)
{
    static const char *const others[] = {"FACILITY_", "SEVERITY_", "HRESULT_"};
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); ++i) {
        if (begins(name, others[i])) {
            return -1;
        }
    }
    bool marks_range =
        ends(name, "_FIRST") || ends(name, "_LAST") || ends(name, "_BASE") || ends(name, "BASEERR");
    if (strcmp(name, "ERROR_SUCCESS") == 0) {
        return 0;
    }
    return marks_range              ? 5
           : begins(name, "NERR_")  ? 4
           : begins(name, "ERROR_") ? 1
           : begins(name, "RPC_")   ? 2
                                    : 3;
}

/* The codes that a plugin gets (CLUSCTL_…), not the functions that they are made of (CLCTL_…). */
static int rank_control_code(const char *name)
{
    if (!begins(name, "CLUSCTL_") || ends(name, "_SHIFT") || ends(name, "_MASK") ||
        strstr(name, "_VERSION_")) {
        return -1;
    }
    static const char *const objects[] = {"RESOURCE_TYPE_", "RESOURCE_", "GROUP_",
                                          "NODE_",          "NETWORK_",  "NETINTERFACE_",
                                          "CLUSTER_",       "GROUPSET_", "AFFINITYRULE_"};
    for (size_t i = 0; i < sizeof(objects) / sizeof(objects[0]); ++i) {
        if (begins(name + strlen("CLUSCTL_"), objects[i])) {
            return 0;
        }
    }
    return -1;
}

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define PREFIXES(...)                               \
    .prefixes = (const char *const[]){__VA_ARGS__}, \
    .prefix_count = COUNT(((const char *const[]){__VA_ARGS__}))
#define MEMBERS(array) .entries = array, .count = COUNT(array)

const struct names_class_row names_classes[NAMES_CLASS_COUNT] = {
    [NAMES_ERROR] = {.name = "error", .table = NAMES_TABLE_ERRORS, .rank = rank_error},
    [NAMES_CONTROL_CODE] = {.name = "control_code",
                            .table = NAMES_TABLE_CLUSAPI,
                            .rank = rank_control_code,
                            PREFIXES("CLUSCTL_RESOURCE_", "CLUSCTL_")},
    [NAMES_RESOURCE_STATE] = {.name = "resource_state",
                              MEMBERS(resource_states),
                              PREFIXES("ClusterResourceState", "ClusterResource")},
    [NAMES_GROUP_STATE] = {.name = "group_state",
                           MEMBERS(group_states),
                           PREFIXES("ClusterGroupState", "ClusterGroup")},
    [NAMES_BOOL] = {.name = "bool", MEMBERS(bools)},
    [NAMES_LOG_LEVEL] = {.name = "log_level", MEMBERS(log_levels), PREFIXES("LOG_")},
    [NAMES_EXIT_STATE] = {.name = "exit_state",
                          MEMBERS(exit_states),
                          PREFIXES("ResourceExitState")},
    [NAMES_FAILURE_TYPE] = {.name = "failure_type",
                            MEMBERS(failure_types),
                            PREFIXES("FAILURE_TYPE_")},
    [NAMES_APPLICATION_STATE] = {.name = "application_state",
                                 MEMBERS(application_states),
                                 PREFIXES("ClusterResourceApplicationState",
                                          "ClusterResourceApplication")},
    [NAMES_OFFLINE_REASON] = {.name = "offline_reason",
                              MEMBERS(offline_reasons),
                              PREFIXES("CLUSAPI_RESOURCE_OFFLINE_REASON_")},
    [NAMES_STATE_CHANGE_REASON] = {.name = "state_change_reason",
                                   MEMBERS(state_change_reasons),
                                   PREFIXES("eResourceStateChangeReason")},
    [NAMES_FORMAT] = {.name = "format", MEMBERS(formats), PREFIXES("CLUSPROP_FORMAT_")},
    [NAMES_REG_TYPE] = {.name = "reg_type", MEMBERS(reg_types), PREFIXES("REG_")},
    [NAMES_RESTART_ACTION] = {.name = "restart_action",
                              MEMBERS(restart_actions),
                              PREFIXES("ClusterResource")},
    [NAMES_OPEN_FLAGS] = {.name = "open_flags", MEMBERS(open_flags), PREFIXES("CLUS_RESDLL_OPEN_")},
    [NAMES_ONLINE_FLAGS] = {.name = "online_flags",
                            MEMBERS(online_flags),
                            PREFIXES("CLUS_RESDLL_ONLINE_")},
    [NAMES_OFFLINE_FLAGS] = {.name = "offline_flags",
                             MEMBERS(offline_flags),
                             PREFIXES("CLUS_RESDLL_OFFLINE_")},
    [NAMES_CLIENT_ONLINE_FLAGS] = {.name = "client_online_flags",
                                   MEMBERS(client_online_flags),
                                   PREFIXES("CLUSAPI_RESOURCE_ONLINE_")},
    [NAMES_CLIENT_OFFLINE_FLAGS] = {.name = "client_offline_flags",
                                    MEMBERS(client_offline_flags),
                                    PREFIXES("CLUSAPI_RESOURCE_OFFLINE_")},
    [NAMES_STATUS_FLAGS] = {.name = "status_flags",
                            MEMBERS(status_flags),
                            PREFIXES("CLUSRESDLL_STATUS_")},
    [NAMES_CHARACTERISTICS] = {.name = "characteristics",
                               MEMBERS(characteristics),
                               PREFIXES("CLUS_CHAR_")},
};

const char *names_class_name(enum names_class class)
{
    return (unsigned)class < NAMES_CLASS_COUNT ? names_classes[class].name : NULL;
}

bool names_class_value(const char *name, enum names_class *ret_class)
{
    for (size_t i = NAMES_NONE + 1; i < NAMES_CLASS_COUNT; ++i) {
        if (strcmp(names_classes[i].name, name) == 0) {
            *ret_class = (enum names_class)i;
            return true;
        }
    }
    return false;
}
