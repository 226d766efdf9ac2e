/*
 * Part of <resapi.h>: why and how an operation happens, for those who ask.
 */
#ifndef RDK_RESAPI_CONTEXT_H
#define RDK_RESAPI_CONTEXT_H

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
/* Why a resource is being taken offline or moved. */
typedef enum RESDLL_CONTEXT_OPERATION_TYPE {
    ResdllContextOperationTypeFailback = 0,
    ResdllContextOperationTypeDrain = 1,
    ResdllContextOperationTypeDrainFailure = 2,
    ResdllContextOperationTypeEmbeddedFailure = 3,
    ResdllContextOperationTypePreemption = 4,
    ResdllContextOperationTypeNetworkDisconnect = 5,
    ResdllContextOperationTypeNetworkDisconnectMoveRetry = 6,
} RESDLL_CONTEXT_OPERATION_TYPE, *PRESDLL_CONTEXT_OPERATION_TYPE;

/* How a virtual machine shall be moved or taken offline. */
typedef enum VM_RESDLL_CONTEXT {
    VmResdllContextTurnOff = 0,
    VmResdllContextSave = 1,
    VmResdllContextShutdown = 2,
    VmResdllContextShutdownForce = 3,
    VmResdllContextLiveMigration = 4,
} VM_RESDLL_CONTEXT, *PVM_RESDLL_CONTEXT;

#    define CLUSCTL_GET_OPERATION_CONTEXT_PARAMS_VERSION_1 1
#    define CLUSRES_NAME_GET_OPERATION_CONTEXT_FLAGS       L"Flags"
/* Comes with CLUSCTL_RESOURCE_GET_OPERATION_CONTEXT. */
typedef struct GET_OPERATION_CONTEXT_PARAMS {
    DWORD Size;
    DWORD Version;
    RESDLL_CONTEXT_OPERATION_TYPE Type;
    DWORD Priority;
} GET_OPERATION_CONTEXT_PARAMS, *PGET_OPERATION_CONTEXT_PARAMS;

struct NodeUtilizationInfoElement {
    ULONGLONG Id;
    ULONGLONG AvailableMemory;
    ULONGLONG AvailableMemoryAfterReclamation;
};

struct ResourceUtilizationInfoElement {
    ULONGLONG PhysicalNumaId;
    ULONGLONG CurrentMemory;
};
#endif

typedef struct POST_UPGRADE_VERSION_INFO {
    DWORD newMajorVersion;
    DWORD newUpgradeVersion;
    DWORD oldMajorVersion;
    DWORD oldUpgradeVersion;
    DWORD reserved;
} POST_UPGRADE_VERSION_INFO, *PPOST_UPGRADE_VERSION_INFO;

#endif
