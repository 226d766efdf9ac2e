/*
 * Part of <clusapi.h>: making, growing, upgrading and removing a cluster.
 */
#ifndef RDK_CLUSAPI_SETUP_H
#define RDK_CLUSAPI_SETUP_H

/* Progress. */
typedef enum _CLUSTER_SETUP_PHASE {
    ClusterSetupPhaseInitialize = 1,
    ClusterSetupPhaseValidateNodeState = 100,
    ClusterSetupPhaseValidateNetft = 102,
    ClusterSetupPhaseValidateClusDisk = 103,
    ClusterSetupPhaseConfigureClusSvc = 104,
    ClusterSetupPhaseStartingClusSvc = 105,
    ClusterSetupPhaseQueryClusterNameAccount = 106,
    ClusterSetupPhaseValidateClusterNameAccount = 107,
    ClusterSetupPhaseCreateClusterAccount = 108,
    ClusterSetupPhaseConfigureClusterAccount = 109,
    ClusterSetupPhaseFormingCluster = 200,
    ClusterSetupPhaseAddClusterProperties = 201,
    ClusterSetupPhaseCreateResourceTypes = 202,
    ClusterSetupPhaseCreateGroups = 203,
    ClusterSetupPhaseCreateIPAddressResources = 204,
    ClusterSetupPhaseCreateNetworkName = 205,
    ClusterSetupPhaseClusterGroupOnline = 206,
    ClusterSetupPhaseGettingCurrentMembership = 300,
    ClusterSetupPhaseAddNodeToCluster = 301,
    ClusterSetupPhaseNodeUp = 302,
    ClusterSetupPhaseApplyNetworkATCIntents = 303,
    ClusterSetupPhaseMoveGroup = 400,
    ClusterSetupPhaseDeleteGroup = 401,
    ClusterSetupPhaseCleanupCOs = 402,
    ClusterSetupPhaseOfflineGroup = 403,
    ClusterSetupPhaseEvictNode = 404,
    ClusterSetupPhaseCleanupNode = 405,
    ClusterSetupPhaseCoreGroupCleanup = 406,
    ClusterSetupPhaseRepairCNOAccount = 500,
    ClusterSetupPhaseRepairDNSPermissions = 501,
    ClusterSetupPhaseFailureCleanup = 999,
} CLUSTER_SETUP_PHASE;

typedef enum _CLUSTER_SETUP_PHASE_TYPE {
    ClusterSetupPhaseStart = 1,
    ClusterSetupPhaseContinue = 2,
    ClusterSetupPhaseEnd = 3,
    ClusterSetupPhaseReport = 4,
} CLUSTER_SETUP_PHASE_TYPE;

typedef enum _CLUSTER_SETUP_PHASE_SEVERITY {
    ClusterSetupPhaseInformational = 1,
    ClusterSetupPhaseWarning = 2,
    ClusterSetupPhaseFatal = 3,
} CLUSTER_SETUP_PHASE_SEVERITY;

typedef enum _CLUSTER_UPGRADE_PHASE {
    ClusterUpgradePhaseInitialize = 1,
    ClusterUpgradePhaseValidatingUpgrade = 2,
    ClusterUpgradePhaseUpgradingComponents = 3,
    ClusterUpgradePhaseInstallingNewComponents = 4,
    ClusterUpgradePhaseUpgradeComplete = 5,
} CLUSTER_UPGRADE_PHASE;

typedef BOOL(WINAPI *PCLUSTER_SETUP_PROGRESS_CALLBACK)(PVOID pvCallbackArg,
                                                       CLUSTER_SETUP_PHASE eSetupPhase,
                                                       CLUSTER_SETUP_PHASE_TYPE ePhaseType,
                                                       CLUSTER_SETUP_PHASE_SEVERITY ePhaseSeverity,
                                                       DWORD dwPercentComplete,
                                                       PCWSTR lpszObjectName, DWORD dwStatus);
typedef BOOL(WINAPI *PCLUSTER_UPGRADE_PROGRESS_CALLBACK)(PVOID pvCallbackArg,
                                                         CLUSTER_UPGRADE_PHASE eUpgradePhase);

/* What to make. */
#define CREATE_CLUSTER_VERSION            CLUSAPI_VERSION_SERVER2008
#define CREATE_CLUSTER_MAJOR_VERSION_MASK 4294967040
typedef enum {
    CLUSTER_MGMT_POINT_TYPE_NONE = 0,
    CLUSTER_MGMT_POINT_TYPE_CNO = 1,
    CLUSTER_MGMT_POINT_TYPE_DNS_ONLY = 2,
    CLUSTER_MGMT_POINT_TYPE_CNO_ONLY = 3,
} CLUSTER_MGMT_POINT_TYPE;

typedef enum {
    CLUSTER_MGMT_POINT_RESTYPE_AUTO = 0,
    CLUSTER_MGMT_POINT_RESTYPE_SNN = 1,
    CLUSTER_MGMT_POINT_RESTYPE_DNN = 2,
} CLUSTER_MGMT_POINT_RESTYPE, *PCLUSTER_MGMT_POINT_RESTYPE;

typedef struct CLUSTER_IP_ENTRY {
    PCWSTR lpszIpAddress;
    DWORD dwPrefixLength;
} CLUSTER_IP_ENTRY, *PCLUSTER_IP_ENTRY;

typedef struct CREATE_CLUSTER_CONFIG {
    DWORD dwVersion;
    PCWSTR lpszClusterName;
    DWORD cNodes;
    PCWSTR *ppszNodeNames;
    DWORD cIpEntries;
    PCLUSTER_IP_ENTRY pIpEntries;
    BOOLEAN fEmptyCluster;
    CLUSTER_MGMT_POINT_TYPE managementPointType;
    CLUSTER_MGMT_POINT_RESTYPE managementPointResType;
    PCWSTR pszUserName;
    PCWSTR pszPassword;
    PCWSTR pszDomain;
} CREATE_CLUSTER_CONFIG, *PCREATE_CLUSTER_CONFIG;

typedef struct CREATE_CLUSTER_NAME_ACCOUNT {
    DWORD dwVersion;
    PCWSTR lpszClusterName;
    DWORD dwFlags;
    PCWSTR pszUserName;
    PCWSTR pszPassword;
    PCWSTR pszDomain;
    CLUSTER_MGMT_POINT_TYPE managementPointType;
    CLUSTER_MGMT_POINT_RESTYPE managementPointResType;
    BOOLEAN bUpgradeVCOs;
} CREATE_CLUSTER_NAME_ACCOUNT, *PCREATE_CLUSTER_NAME_ACCOUNT;

typedef struct REPAIR_CLUSTER_NAME_ACCOUNT_CONFIG {
    DWORD dwVersion;
    DWORD dwFlags;
    PCWSTR pszUserName;
    PCWSTR pszPassword;
    PCWSTR pszDomain;
} REPAIR_CLUSTER_NAME_ACCOUNT_CONFIG, *PREPAIR_CLUSTER_NAME_ACCOUNT_CONFIG;

typedef struct CLUSTER_SET_PASSWORD_STATUS {
    DWORD NodeId;
    BOOLEAN SetAttempted;
    DWORD ReturnStatus;
} CLUSTER_SET_PASSWORD_STATUS, *PCLUSTER_SET_PASSWORD_STATUS;

#endif
