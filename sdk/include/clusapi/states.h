/*
 * Part of <clusapi.h>: states of nodes, groups, resources, networks and clusters, and the bits
 * that say more about them.
 */
#ifndef RDK_CLUSAPI_STATES_H
#define RDK_CLUSAPI_STATES_H

/* Nodes. */

/* A node, as GetClusterNodeState reports it. */
typedef enum CLUSTER_NODE_STATE {
    ClusterNodeStateUnknown = -1,
    ClusterNodeUp = 0,
    ClusterNodeDown = 1,
    ClusterNodePaused = 2,
    ClusterNodeJoining = 3,
} CLUSTER_NODE_STATE;

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
typedef enum CLUSTER_NODE_DRAIN_STATUS {
    NodeDrainStatusNotInitiated = 0,
    NodeDrainStatusInProgress = 1,
    NodeDrainStatusCompleted = 2,
    NodeDrainStatusFailed = 3,
    ClusterNodeDrainStatusCount = 4,
} CLUSTER_NODE_DRAIN_STATUS;
#endif

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINTHRESHOLD
typedef enum CLUSTER_NODE_STATUS {
    NodeStatusNormal = 0x0,
    NodeStatusIsolated = 0x1,
    NodeStatusQuarantined = 0x2,
    NodeStatusDrainInProgress = 0x4,
    NodeStatusDrainCompleted = 0x8,
    NodeStatusDrainFailed = 0x10,
    NodeStatusAvoidPlacement = 0x20,
    NodeStatusMax = 0x33,
} CLUSTER_NODE_STATUS;
#endif

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_NI
typedef enum CLUSTER_NODE_FAILBACK_STATUS {
    NodeFailbackStatusNotInitiated = 0,
    NodeFailbackStatusInProgress = 1,
    NodeFailbackStatusCompleted = 2,
    NodeFailbackStatusFailed = 3,
    ClusterNodeFailbackStatusCount = 4,
} CLUSTER_NODE_FAILBACK_STATUS;
#endif

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
typedef enum CLUSTER_NODE_RESUME_FAILBACK_TYPE {
    DoNotFailbackGroups = 0,
    FailbackGroupsImmediately = 1,
    FailbackGroupsPerPolicy = 2,
    ClusterNodeResumeFailbackTypeCount = 3,
} CLUSTER_NODE_RESUME_FAILBACK_TYPE;
#endif

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_RS3
typedef enum CLUSTER_STORAGENODE_STATE {
    ClusterStorageNodeStateUnknown = 0,
    ClusterStorageNodeUp = 1,
    ClusterStorageNodeDown = 2,
    ClusterStorageNodePaused = 3,
    ClusterStorageNodeStarting = 4,
    ClusterStorageNodeStopping = 5,
} CLUSTER_STORAGENODE_STATE;
#endif

typedef struct NodeSriovInfo {
    DWORD VFTotal;
    DWORD VFUsed;
    DWORD QPTotal;
    DWORD QPUsed;
} NodeSriovInfo;

/* The machine as a member: NODE_CLUSTER_STATE is made of these bits. */
#define CLUSTER_INSTALLED  0x1
#define CLUSTER_CONFIGURED 0x2
#define CLUSTER_RUNNING    0x10
/* Whether a machine belongs to a cluster, as GetNodeClusterState reports it. */
typedef enum NODE_CLUSTER_STATE {
    ClusterStateNotInstalled = 0,
    ClusterStateNotConfigured = 1,
    ClusterStateNotRunning = 3,
    ClusterStateRunning = 19,
} NODE_CLUSTER_STATE;

/* Groups. */

/* A group. Partially online: at least one of its resources is not. */
typedef enum CLUSTER_GROUP_STATE {
    ClusterGroupStateUnknown = -1,
    ClusterGroupOnline = 0,
    ClusterGroupOffline = 1,
    ClusterGroupFailed = 2,
    ClusterGroupPartialOnline = 3,
    ClusterGroupPending = 4,
} CLUSTER_GROUP_STATE;

typedef enum CLUSTER_GROUP_AUTOFAILBACK_TYPE {
    ClusterGroupPreventFailback = 0,
    ClusterGroupAllowFailback = 1,
    ClusterGroupFailbackTypeCount = 2,
} CLUSTER_GROUP_AUTOFAILBACK_TYPE, CGAFT;

/* The common property Priority of a group. */
typedef enum CLUSTER_GROUP_PRIORITY {
    PriorityDisabled = 0,
    PriorityLow = 1000,
    PriorityMedium = 2000,
    PriorityHigh = 3000,
} CLUSTER_GROUP_PRIORITY;

/* What a group is for. */
typedef enum {
    ClusGroupTypeCoreCluster = 1,
    ClusGroupTypeAvailableStorage = 2,
    ClusGroupTypeTemporary = 3,
    ClusGroupTypeSharedVolume = 4,
    ClusGroupTypeStoragePool = 5,
    ClusGroupTypeFileServer = 100,
    ClusGroupTypePrintServer = 101,
    ClusGroupTypeDhcpServer = 102,
    ClusGroupTypeDtc = 103,
    ClusGroupTypeMsmq = 104,
    ClusGroupTypeWins = 105,
    ClusGroupTypeStandAloneDfs = 106,
    ClusGroupTypeGenericApplication = 107,
    ClusGroupTypeGenericService = 108,
    ClusGroupTypeGenericScript = 109,
    ClusGroupTypeIScsiNameService = 110,
    ClusGroupTypeVirtualMachine = 111,
    ClusGroupTypeTsSessionBroker = 112,
    ClusGroupTypeIScsiTarget = 113,
    ClusGroupTypeScaleoutFileServer = 114,
    ClusGroupTypeVMReplicaBroker = 115,
    ClusGroupTypeTaskScheduler = 116,
    ClusGroupTypeClusterUpdateAgent = 117,
    ClusGroupTypeScaleoutCluster = 118,
    ClusGroupTypeStorageReplica = 119,
    ClusGroupTypeVMReplicaCoordinator = 120,
    ClusGroupTypeCrossClusterOrchestrator = 121,
    ClusGroupTypeInfrastructureFileServer = 122,
    ClusGroupTypeCoreSddc = 123,
    ClusGroupTypeUserManager = 124,
    ClusGroupTypeKeyValueStoreManager = 125,
    ClusGroupTypeHcsVirtualMachine = 126,
    ClusGroupTypeMetaVirtualMachine = 127,
    ClusGroupTypeUnknown = 9999,
} CLUSGROUP_TYPE, *PCLUSGROUP_TYPE;

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINTHRESHOLD
typedef enum {
    CLUS_GROUP_START_ALWAYS = 0,
    CLUS_GROUP_DO_NOT_START = 1,
    CLUS_GROUP_START_ALLOWED = 2,
} CLUS_GROUP_START_SETTING;
#endif

typedef enum PLACEMENT_OPTIONS {
    PLACEMENT_OPTIONS_MIN_VALUE = 0x0,
    PLACEMENT_OPTIONS_DEFAULT_PLACEMENT_OPTIONS = 0x0,
    PLACEMENT_OPTIONS_DISABLE_CSV_VM_DEPENDENCY = 0x1,
    PLACEMENT_OPTIONS_CONSIDER_OFFLINE_VMS = 0x2,
    PLACEMENT_OPTIONS_DONT_USE_MEMORY = 0x4,
    PLACEMENT_OPTIONS_DONT_USE_CPU = 0x8,
    PLACEMENT_OPTIONS_DONT_USE_LOCAL_TEMP_DISK = 0x10,
    PLACEMENT_OPTIONS_DONT_RESUME_VMS_WITH_EXISTING_TEMP_DISK = 0x20,
    PLACEMENT_OPTIONS_SAVE_VMS_WITH_LOCAL_DISK_ON_DRAIN_OVERWRITE = 0x40,
    PLACEMENT_OPTIONS_DONT_RESUME_AVAILABILTY_SET_VMS_WITH_EXISTING_TEMP_DISK = 0x80,
    PLACEMENT_OPTIONS_SAVE_AVAILABILTY_SET_VMS_WITH_LOCAL_DISK_ON_DRAIN_OVERWRITE = 0x100,
    PLACEMENT_OPTIONS_AVAILABILITY_SET_DOMAIN_AFFINITY = 0x200,
    PLACEMENT_OPTIONS_ALL = 0x3FF,
} PLACEMENT_OPTIONS;

typedef enum GRP_PLACEMENT_OPTIONS {
    GRP_PLACEMENT_OPTIONS_MIN_VALUE = 0,
    GRP_PLACEMENT_OPTIONS_DEFAULT = 0,
    GRP_PLACEMENT_OPTIONS_DISABLE_AUTOBALANCING = 1,
    GRP_PLACEMENT_OPTIONS_ALL = 1,
} GRP_PLACEMENT_OPTIONS;

/* Bits of the common property StatusInformation, of groups, groupsets and resources. */
#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
#    define CLUSGRP_STATUS_LOCKED_MODE                                  0x1
#    define CLUSGRP_STATUS_PREEMPTED                                    0x2
#    define CLUSGRP_STATUS_WAITING_IN_QUEUE_FOR_MOVE                    0x4
#    define CLUSGRP_STATUS_PHYSICAL_RESOURCES_LACKING                   0x8
#    define CLUSGRP_STATUS_WAITING_TO_START                             0x10
#    define CLUSGRP_STATUS_EMBEDDED_FAILURE                             0x20
#    define CLUSGRP_STATUS_OFFLINE_DUE_TO_ANTIAFFINITY_CONFLICT         0x40
#    define CLUSGRP_STATUS_NETWORK_FAILURE                              0x80
#    define CLUSGRP_STATUS_UNMONITORED                                  0x100
#    define CLUSGRP_STATUS_OS_HEARTBEAT                                 0x200
#    define CLUSGRP_STATUS_APPLICATION_READY                            0x400
#    define CLUSGRP_STATUS_OFFLINE_NOT_LOCAL_DISK_OWNER                 0x800
#    define CLUSGRP_STATUS_WAITING_FOR_DEPENDENCIES                     0x1000
#    define CLUSRES_STATUS_LOCKED_MODE                                  0x1
#    define CLUSRES_STATUS_EMBEDDED_FAILURE                             0x2
#    define CLUSRES_STATUS_FAILED_DUE_TO_INSUFFICIENT_CPU               0x4
#    define CLUSRES_STATUS_FAILED_DUE_TO_INSUFFICIENT_MEMORY            0x8
#    define CLUSRES_STATUS_FAILED_DUE_TO_INSUFFICIENT_GENERIC_RESOURCES 0x10
#    define CLUSRES_STATUS_NETWORK_FAILURE                              0x20
#    define CLUSRES_STATUS_UNMONITORED                                  0x40
#    define CLUSRES_STATUS_OS_HEARTBEAT                                 0x80
#    define CLUSRES_STATUS_APPLICATION_READY                            0x100
#    define CLUSRES_STATUS_OFFLINE_NOT_LOCAL_DISK_OWNER                 0x200
#endif

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINTHRESHOLD
#    define CLUSGROUPSET_STATUS_GROUPS_PENDING       1
#    define CLUSGROUPSET_STATUS_GROUPS_ONLINE        2
#    define CLUSGROUPSET_STATUS_OS_HEARTBEAT         4
#    define CLUSGROUPSET_STATUS_APPLICATION_READY    8
#    define GROUPSET_READY_SETTING_DELAY             1
#    define GROUPSET_READY_SETTING_ONLINE            2
#    define GROUPSET_READY_SETTING_OS_HEARTBEAT      3
#    define GROUPSET_READY_SETTING_APPLICATION_READY 4
#    define CLUS_GRP_MOVE_ALLOWED                    0
#    define CLUS_GRP_MOVE_LOCKED                     1
#endif

/* Resources. */

/* A resource. Everything from Pending upward is on its way to another state. */
typedef enum CLUSTER_RESOURCE_STATE {
    ClusterResourceStateUnknown = -1,
    ClusterResourceInherited = 0x0,
    ClusterResourceInitializing = 0x1,
    ClusterResourceOnline = 0x2,
    ClusterResourceOffline = 0x3,
    ClusterResourceFailed = 0x4,
    ClusterResourcePending = 0x80,
    ClusterResourceOnlinePending = 0x81,
    ClusterResourceOfflinePending = 0x82,
} CLUSTER_RESOURCE_STATE;

/* The common property RestartAction. */
typedef enum CLUSTER_RESOURCE_RESTART_ACTION {
    ClusterResourceDontRestart = 0,
    ClusterResourceRestartNoNotify = 1,
    ClusterResourceRestartNotify = 2,
    ClusterResourceRestartActionCount = 3,
} CLUSTER_RESOURCE_RESTART_ACTION, CRRA;

/* The common property EmbeddedFailureAction. */
typedef enum CLUSTER_RESOURCE_EMBEDDED_FAILURE_ACTION {
    ClusterResourceEmbeddedFailureActionNone = 0,
    ClusterResourceEmbeddedFailureActionLogOnly = 1,
    ClusterResourceEmbeddedFailureActionRecover = 2,
} CLUSTER_RESOURCE_EMBEDDED_FAILURE_ACTION;

/* Which monitor process a new resource shall live in. */
typedef enum CLUSTER_RESOURCE_CREATE_FLAGS {
    CLUSTER_RESOURCE_DEFAULT_MONITOR = 0,
    CLUSTER_RESOURCE_SEPARATE_MONITOR = 1,
    CLUSTER_RESOURCE_VALID_FLAGS = 1,
} CLUSTER_RESOURCE_CREATE_FLAGS;

typedef enum CLUSTER_RESOURCE_STATE_CHANGE_REASON {
    eResourceStateChangeReasonUnknown = 0,
    eResourceStateChangeReasonMove = 1,
    eResourceStateChangeReasonFailover = 2,
    eResourceStateChangeReasonFailedMove = 3,
    eResourceStateChangeReasonShutdown = 4,
    eResourceStateChangeReasonRundown = 5,
} CLUSTER_RESOURCE_STATE_CHANGE_REASON;

/* Networks and network interfaces. */
typedef enum CLUSTER_NETWORK_STATE {
    ClusterNetworkStateUnknown = -1,
    ClusterNetworkUnavailable = 0,
    ClusterNetworkDown = 1,
    ClusterNetworkPartitioned = 2,
    ClusterNetworkUp = 3,
} CLUSTER_NETWORK_STATE;

typedef enum CLUSTER_NETWORK_ROLE {
    ClusterNetworkRoleNone = 0,
    ClusterNetworkRoleInternalUse = 1,
    ClusterNetworkRoleClientAccess = 2,
    ClusterNetworkRoleInternalAndClient = 3,
} CLUSTER_NETWORK_ROLE;

typedef enum CLUSTER_NETINTERFACE_STATE {
    ClusterNetInterfaceStateUnknown = -1,
    ClusterNetInterfaceUnavailable = 0,
    ClusterNetInterfaceFailed = 1,
    ClusterNetInterfaceUnreachable = 2,
    ClusterNetInterfaceUp = 3,
} CLUSTER_NETINTERFACE_STATE;

typedef enum CLUSPROP_IPADDR_ENABLENETBIOS {
    CLUSPROP_IPADDR_ENABLENETBIOS_DISABLED = 0,
    CLUSPROP_IPADDR_ENABLENETBIOS_ENABLED = 1,
    CLUSPROP_IPADDR_ENABLENETBIOS_TRACK_NIC = 2,
} CLUSPROP_IPADDR_ENABLENETBIOS;

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINTHRESHOLD
typedef enum {
    CLUS_ADAPTER_EXCLUSION_TYPE_IPPREFIX = 0,
    CLUS_ADAPTER_EXCLUSION_TYPE_DESCRIPTION = 1,
    CLUS_ADAPTER_EXCLUSION_TYPE_FRIENDLYNAME = 2,
} CLUS_ADAPTER_EXCLUSION_TYPE;
#endif

/* The cluster, its quorum, its affinity rules. */
typedef enum CLUSTER_QUORUM_TYPE {
    OperationalQuorum = 0,
    ModifyQuorum = 1,
} CLUSTER_QUORUM_TYPE;

typedef enum CLUSTER_QUORUM_VALUE {
    CLUSTER_QUORUM_MAINTAINED = 0,
    CLUSTER_QUORUM_LOST = 1,
} CLUSTER_QUORUM_VALUE;

#define CLUS_NODE_MAJORITY_QUORUM 0x0
#define CLUS_HYBRID_QUORUM        0x400
#define CLUS_LEGACY_QUORUM        0x400000
typedef enum {
    CLUSTER_CLOUD_TYPE_NONE = 0,
    CLUSTER_CLOUD_TYPE_AZURE = 1,
    CLUSTER_CLOUD_TYPE_MIXED = 128,
    CLUSTER_CLOUD_TYPE_UNKNOWN = -1,
} CLUSTER_CLOUD_TYPE, *PCLUSTER_CLOUD_TYPE;

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINTHRESHOLD
typedef enum {
    CLUS_AFFINITY_RULE_NONE = 0,
    CLUS_AFFINITY_RULE_SAME_FAULT_DOMAIN = 1,
    CLUS_AFFINITY_RULE_SAME_NODE = 2,
    CLUS_AFFINITY_RULE_DIFFERENT_FAULT_DOMAIN = 3,
    CLUS_AFFINITY_RULE_DIFFERENT_NODE = 4,
    CLUS_AFFINITY_RULE_MIN = 0,
    CLUS_AFFINITY_RULE_MAX = 4,
} CLUS_AFFINITY_RULE_TYPE;
#endif

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
typedef struct CLUSTER_MEMBERSHIP_INFO {
    BOOL HasQuorum;
    DWORD UpnodesSize;
    BYTE Upnodes[1];
} CLUSTER_MEMBERSHIP_INFO, *PCLUSTER_MEMBERSHIP_INFO;
#endif

#endif
