/*
 * Part of <clusapi.h>: data of the control codes of disks and shared volumes.
 */
#ifndef RDK_CLUSAPI_STORAGE_H
#define RDK_CLUSAPI_STORAGE_H

/* BitLocker. */
#define BitLockerEnabled    0x1
#define BitLockerDecrypted  0x4
#define BitLockerDecrypting 0x10
#define BitLockerPaused     0x40
#define BitLockerStopped    0x80
#define BitLockerFlagsAll   0xFD
#define BitlockerEncrypted  0x8
#define BitlockerEncrypting 0x20

/* Why a shared volume goes through its coordinator. */
#define RedirectedIOReasonUserRequest                    0x1
#define RedirectedIOReasonUnsafeFileSystemFilter         0x2
#define RedirectedIOReasonUnsafeVolumeFilter             0x4
#define RedirectedIOReasonFileSystemTiering              0x8
#define RedirectedIOReasonBitLockerInitializing          0x10
#define RedirectedIOReasonReFs                           0x20
#define RedirectedIOReasonMax                            0x8000000000000000ULL
#define VolumeRedirectedIOReasonNoDiskConnectivity       1
#define VolumeRedirectedIOReasonStorageSpaceNotAttached  2
#define VolumeRedirectedIOReasonVolumeReplicationEnabled 4
#define VolumeRedirectedIOReasonMax                      0x8000000000000000ULL

/* Maintenance. */
#define MAINTENANCE_MODE_V2_SIG 0xABBAF00F
typedef struct CLUS_MAINTENANCE_MODE_INFO {
    BOOL InMaintenance;
} CLUS_MAINTENANCE_MODE_INFO, *PCLUS_MAINTENANCE_MODE_INFO;

typedef enum _MAINTENANCE_MODE_TYPE_ENUM {
    MaintenanceModeTypeDisableIsAliveCheck = 1,
    MaintenanceModeTypeOfflineResource = 2,
    MaintenanceModeTypeUnclusterResource = 3,
} MAINTENANCE_MODE_TYPE_ENUM, *PMAINTENANCE_MODE_TYPE_ENUM;

typedef struct CLUS_MAINTENANCE_MODE_INFOEX {
    BOOL InMaintenance;
    MAINTENANCE_MODE_TYPE_ENUM MaintainenceModeType;
    CLUSTER_RESOURCE_STATE InternalState;
    DWORD Signature;
} CLUS_MAINTENANCE_MODE_INFOEX, *PCLUS_MAINTENANCE_MODE_INFOEX;

typedef struct CLUS_SET_MAINTENANCE_MODE_INPUT {
    BOOL InMaintenance;
    DWORD ExtraParameterSize;
    BYTE ExtraParameter[1];
} CLUS_SET_MAINTENANCE_MODE_INPUT, *PCLUS_SET_MAINTENANCE_MODE_INPUT;

/* Shared volumes. */
typedef enum _CLUSTER_SHARED_VOLUME_BACKUP_STATE {
    VolumeBackupNone = 0,
    VolumeBackupInProgress = 1,
} CLUSTER_SHARED_VOLUME_BACKUP_STATE, *PCLUSTER_SHARED_VOLUME_BACKUP_STATE;

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINTHRESHOLD
typedef enum _CLUSTER_SHARED_VOLUME_RENAME_INPUT_TYPE {
    ClusterSharedVolumeRenameInputTypeNone = 0,
    ClusterSharedVolumeRenameInputTypeVolumeOffset = 1,
    ClusterSharedVolumeRenameInputTypeVolumeId = 2,
    ClusterSharedVolumeRenameInputTypeVolumeName = 3,
    ClusterSharedVolumeRenameInputTypeVolumeGuid = 4,
} CLUSTER_SHARED_VOLUME_RENAME_INPUT_TYPE, *PCLUSTER_SHARED_VOLUME_RENAME_INPUT_TYPE;
#endif

typedef enum CLUSTER_SHARED_VOLUME_SNAPSHOT_STATE {
    ClusterSharedVolumeSnapshotStateUnknown = 0,
    ClusterSharedVolumePrepareForHWSnapshot = 1,
    ClusterSharedVolumeHWSnapshotCompleted = 2,
    ClusterSharedVolumePrepareForFreeze = 3,
} CLUSTER_SHARED_VOLUME_SNAPSHOT_STATE;

typedef enum _CLUSTER_SHARED_VOLUME_STATE {
    SharedVolumeStateUnavailable = 0,
    SharedVolumeStatePaused = 1,
    SharedVolumeStateActive = 2,
    SharedVolumeStateActiveRedirected = 3,
    SharedVolumeStateActiveVolumeRedirected = 4,
} CLUSTER_SHARED_VOLUME_STATE, *PCLUSTER_SHARED_VOLUME_STATE;

typedef enum _CLUSTER_CSV_VOLUME_FAULT_STATE {
    VolumeStateNoFaults = 0,
    VolumeStateNoDirectIO = 1,
    VolumeStateNoAccess = 2,
    VolumeStateInMaintenance = 4,
    VolumeStateDismounted = 8,
} CLUSTER_CSV_VOLUME_FAULT_STATE, *PCLUSTER_CSV_VOLUME_FAULT_STATE;

typedef struct CLUS_CSV_VOLUME_INFO {
    ULARGE_INTEGER VolumeOffset;
    DWORD PartitionNumber;
    CLUSTER_CSV_VOLUME_FAULT_STATE FaultState;
    CLUSTER_SHARED_VOLUME_BACKUP_STATE BackupState;
    WCHAR szVolumeFriendlyName[MAX_PATH];
    WCHAR szVolumeName[50];
} CLUS_CSV_VOLUME_INFO, *PCLUS_CSV_VOLUME_INFO;

typedef struct CLUS_CSV_VOLUME_NAME {
    LARGE_INTEGER VolumeOffset;
    WCHAR szVolumeName[MAX_PATH];
    WCHAR szRootPath[MAX_PATH + 3];
} CLUS_CSV_VOLUME_NAME, *PCLUS_CSV_VOLUME_NAME;

typedef struct CLUS_CSV_MAINTENANCE_MODE_INFO {
    BOOL InMaintenance;
    WCHAR VolumeName[MAX_PATH];
} CLUS_CSV_MAINTENANCE_MODE_INFO, *PCLUS_CSV_MAINTENANCE_MODE_INFO;

typedef struct CLUSTER_SHARED_VOLUME_STATE_INFO {
    WCHAR szVolumeName[MAX_PATH];
    WCHAR szNodeName[MAX_PATH];
    CLUSTER_SHARED_VOLUME_STATE VolumeState;
} CLUSTER_SHARED_VOLUME_STATE_INFO, *PCLUSTER_SHARED_VOLUME_STATE_INFO;

typedef struct CLUSTER_SHARED_VOLUME_STATE_INFO_EX {
    WCHAR szVolumeName[MAX_PATH];
    WCHAR szNodeName[MAX_PATH];
    CLUSTER_SHARED_VOLUME_STATE VolumeState;
    WCHAR szVolumeFriendlyName[MAX_PATH];
    ULONGLONG RedirectedIOReason;
    ULONGLONG VolumeRedirectedIOReason;
} CLUSTER_SHARED_VOLUME_STATE_INFO_EX, *PCLUSTER_SHARED_VOLUME_STATE_INFO_EX;

typedef struct CLUS_SHARED_VOLUME_BACKUP_MODE {
    CLUSTER_SHARED_VOLUME_BACKUP_STATE BackupState;
    DWORD DelayTimerInSecs;
    WCHAR VolumeName[MAX_PATH];
} CLUS_SHARED_VOLUME_BACKUP_MODE, *PCLUS_SHARED_VOLUME_BACKUP_MODE;

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINTHRESHOLD
RDK_EXTENSION typedef struct CLUSTER_SHARED_VOLUME_RENAME_INPUT_VOLUME {
    CLUSTER_SHARED_VOLUME_RENAME_INPUT_TYPE InputType;
    union {
        ULONGLONG VolumeOffset;
        WCHAR VolumeId[MAX_PATH];
        WCHAR VolumeName[MAX_PATH];
        WCHAR VolumeGuid[50];
    };
} CLUSTER_SHARED_VOLUME_RENAME_INPUT_VOLUME, *PCLUSTER_SHARED_VOLUME_RENAME_INPUT_VOLUME;

typedef struct CLUSTER_SHARED_VOLUME_RENAME_INPUT_NAME {
    WCHAR NewVolumeName[MAX_PATH];
} CLUSTER_SHARED_VOLUME_RENAME_INPUT_NAME, *PCLUSTER_SHARED_VOLUME_RENAME_INPUT_NAME;

typedef struct CLUSTER_SHARED_VOLUME_RENAME_INPUT_GUID_NAME {
    WCHAR NewVolumeName[MAX_PATH];
    WCHAR NewVolumeGuid[50];
} CLUSTER_SHARED_VOLUME_RENAME_INPUT_GUID_NAME, *PCLUSTER_SHARED_VOLUME_RENAME_INPUT_GUID_NAME;

#    ifdef __cplusplus
struct CLUSTER_SHARED_VOLUME_RENAME_INPUT : public CLUSTER_SHARED_VOLUME_RENAME_INPUT_VOLUME,
                                            public CLUSTER_SHARED_VOLUME_RENAME_INPUT_NAME {
};
#    else
struct CLUSTER_SHARED_VOLUME_RENAME_INPUT {
    CLUSTER_SHARED_VOLUME_RENAME_INPUT_TYPE InputType;
    union {
        ULONGLONG VolumeOffset;
        WCHAR VolumeId[MAX_PATH];
        WCHAR VolumeName[MAX_PATH];
        WCHAR VolumeGuid[50];
    };
    WCHAR NewVolumeName[MAX_PATH];
};
#    endif
typedef struct CLUSTER_SHARED_VOLUME_RENAME_INPUT CLUSTER_SHARED_VOLUME_RENAME_INPUT,
    *PCLUSTER_SHARED_VOLUME_RENAME_INPUT;

#    ifdef __cplusplus
struct CLUSTER_SHARED_VOLUME_RENAME_GUID_INPUT
    : public CLUSTER_SHARED_VOLUME_RENAME_INPUT_VOLUME,
      public CLUSTER_SHARED_VOLUME_RENAME_INPUT_GUID_NAME {
};
#    else
struct CLUSTER_SHARED_VOLUME_RENAME_GUID_INPUT {
    CLUSTER_SHARED_VOLUME_RENAME_INPUT_TYPE InputType;
    union {
        ULONGLONG VolumeOffset;
        WCHAR VolumeId[MAX_PATH];
        WCHAR VolumeName[MAX_PATH];
        WCHAR VolumeGuid[50];
    };
    WCHAR NewVolumeName[MAX_PATH];
    WCHAR NewVolumeGuid[50];
};
#    endif
typedef struct CLUSTER_SHARED_VOLUME_RENAME_GUID_INPUT CLUSTER_SHARED_VOLUME_RENAME_GUID_INPUT,
    *PCLUSTER_SHARED_VOLUME_RENAME_GUID_INPUT;
#endif

/* Disks. */
typedef struct CLUS_CHKDSK_INFO {
    DWORD PartitionNumber;
    DWORD ChkdskState;
    DWORD FileIdCount;
    ULONGLONG FileIdList[1];
} CLUS_CHKDSK_INFO, *PCLUS_CHKDSK_INFO;

typedef struct CLUS_DISK_NUMBER_INFO {
    DWORD DiskNumber;
    DWORD BytesPerSector;
} CLUS_DISK_NUMBER_INFO, *PCLUS_DISK_NUMBER_INFO;

typedef struct CLUS_STORAGE_GET_AVAILABLE_DRIVELETTERS {
    DWORD AvailDrivelettersMask;
} CLUS_STORAGE_GET_AVAILABLE_DRIVELETTERS, *PCLUS_STORAGE_GET_AVAILABLE_DRIVELETTERS;

typedef struct CLUS_STORAGE_REMAP_DRIVELETTER {
    DWORD CurrentDriveLetterMask;
    DWORD TargetDriveLetterMask;
} CLUS_STORAGE_REMAP_DRIVELETTER, *PCLUS_STORAGE_REMAP_DRIVELETTER;

typedef struct CLUS_STORAGE_SET_DRIVELETTER {
    DWORD PartitionNumber;
    DWORD DriveLetterMask;
} CLUS_STORAGE_SET_DRIVELETTER, *PCLUS_STORAGE_SET_DRIVELETTER;

#define CLUSCTL_RESOURCE_TYPE_STORAGE_GET_AVAILABLE_DISKS_EX2_FLAG_ADD_VOLUME_INFO          1
#define CLUSCTL_RESOURCE_TYPE_STORAGE_GET_AVAILABLE_DISKS_EX2_FLAG_FILTER_BY_POOL           2
#define CLUSCTL_RESOURCE_TYPE_STORAGE_GET_AVAILABLE_DISKS_EX2_FLAG_INCLUDE_NON_SHARED_DISKS 4
typedef struct CLUSCTL_RESOURCE_TYPE_STORAGE_GET_AVAILABLE_DISKS_EX2_INPUT {
    DWORD dwFlags;
    GUID guidPoolFilter;
} CLUSCTL_RESOURCE_TYPE_STORAGE_GET_AVAILABLE_DISKS_EX2_INPUT,
    *PCLUSCTL_RESOURCE_TYPE_STORAGE_GET_AVAILABLE_DISKS_EX2_INPUT;

#endif
