/*
 * Part of <resapi.h>: health faults, cluster roles, witnesses.
 */
#ifndef RDK_RESAPI_CLUSTER_HEALTH_H
#define RDK_RESAPI_CLUSTER_HEALTH_H

/* Health faults. */
#define CLUSTER_HEALTH_FAULT_ID                0
#define CLUSTER_HEALTH_FAULT_ERRORTYPE         1
#define CLUSTER_HEALTH_FAULT_ERRORCODE         2
#define CLUSTER_HEALTH_FAULT_DESCRIPTION       3
#define CLUSTER_HEALTH_FAULT_PROVIDER          4
#define CLUSTER_HEALTH_FAULT_FLAGS             5
#define CLUSTER_HEALTH_FAULT_RESERVED          6
#define CLUSTER_HEALTH_FAULT_ARGS              7
#define CLUSTER_HEALTH_FAULT_DESCRIPTION_LABEL L"Description"
#define CLUSTER_HEALTH_FAULT_ERRORCODE_LABEL   L"ErrorCode"
#define CLUSTER_HEALTH_FAULT_ERRORTYPE_LABEL   L"ErrorType"
#define CLUSTER_HEALTH_FAULT_FLAGS_LABEL       L"Flags"
#define CLUSTER_HEALTH_FAULT_ID_LABEL          L"Id"
#define CLUSTER_HEALTH_FAULT_PROPERTY_NAME     L"ClusterHealth"
#define CLUSTER_HEALTH_FAULT_PROVIDER_LABEL    L"Provider"
#define CLUSTER_HEALTH_FAULT_RESERVED_LABEL    L"Reserved"
typedef struct CLUSTER_HEALTH_FAULT {
    LPWSTR Id;
    DWORD ErrorType;
    DWORD ErrorCode;
    LPWSTR Description;
    LPWSTR Provider;
    DWORD Flags;
    DWORD Reserved;
} CLUSTER_HEALTH_FAULT, *PCLUSTER_HEALTH_FAULT;

typedef struct CLUSTER_HEALTH_FAULT_ARRAY {
    DWORD numFaults;
    CLUSTER_HEALTH_FAULT *faults;
} CLUSTER_HEALTH_FAULT_ARRAY, *PCLUSTER_HEALTH_FAULT_ARRAY;

/* Roles of a cluster. */
typedef enum _CLUSTER_ROLE {
    ClusterRoleDHCP = 0,
    ClusterRoleDTC = 1,
    ClusterRoleFileServer = 2,
    ClusterRoleGenericApplication = 3,
    ClusterRoleGenericScript = 4,
    ClusterRoleGenericService = 5,
    ClusterRoleISCSINameServer = 6,
    ClusterRoleMSMQ = 7,
    ClusterRoleNFS = 8,
    ClusterRolePrintServer = 9,
    ClusterRoleStandAloneNamespaceServer = 10,
    ClusterRoleVolumeShadowCopyServiceTask = 11,
    ClusterRoleWINS = 12,
    ClusterRoleTaskScheduler = 13,
    ClusterRoleNetworkFileSystem = 14,
    ClusterRoleDFSReplicatedFolder = 15,
    ClusterRoleDistributedFileSystem = 16,
    ClusterRoleDistributedNetworkName = 17,
    ClusterRoleFileShare = 18,
    ClusterRoleFileShareWitness = 19,
    ClusterRoleHardDisk = 20,
    ClusterRoleIPAddress = 21,
    ClusterRoleIPV6Address = 22,
    ClusterRoleIPV6TunnelAddress = 23,
    ClusterRoleISCSITargetServer = 24,
    ClusterRoleNetworkName = 25,
    ClusterRolePhysicalDisk = 26,
    ClusterRoleSODAFileServer = 27,
    ClusterRoleStoragePool = 28,
    ClusterRoleVirtualMachine = 29,
    ClusterRoleVirtualMachineConfiguration = 30,
    ClusterRoleVirtualMachineReplicaBroker = 31,
    ClusterRoleKeyValueStore = 32,
} CLUSTER_ROLE;

typedef enum _CLUSTER_ROLE_STATE {
    ClusterRoleUnknown = -1,
    ClusterRoleClustered = 0,
    ClusterRoleUnclustered = 1,
} CLUSTER_ROLE_STATE;

/* Tags of a witness. */
typedef struct PaxosTagCStruct {
    unsigned long long __padding__PaxosTagVtable;
    unsigned long long __padding__NextEpochVtable;
    unsigned long long __padding__NextEpoch_DateTimeVtable;
    unsigned long long NextEpoch_DateTime_ticks;
    int NextEpoch_Value;
    DWORD __padding__BoundryNextEpoch;
    unsigned long long __padding__EpochVtable;
    unsigned long long __padding__Epoch_DateTimeVtable;
    unsigned long long Epoch_DateTime_ticks;
    int Epoch_Value;
    DWORD __padding__BoundryEpoch;
    int Sequence;
    DWORD __padding__BoundrySequence;
} PaxosTagCStruct, *PPaxosTagCStruct;

typedef struct WitnessTagUpdateHelper {
    int Version;
    PaxosTagCStruct paxosToSet;
    PaxosTagCStruct paxosToValidate;
} WitnessTagUpdateHelper;

typedef struct WitnessTagHelper {
    int Version;
    PaxosTagCStruct paxosToValidate;
} WitnessTagHelper;

/* Encryption with a key of a resource. */
#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
#    define CLUS_CREATE_CRYPT_CONTAINER_NOT_FOUND 1
typedef struct _HCLUSCRYPTPROVIDER *HCLUSCRYPTPROVIDER;
#endif

#endif
