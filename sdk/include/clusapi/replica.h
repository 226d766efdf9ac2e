/*
 * Part of <clusapi.h>: data of the control codes of Storage Replica.
 */
#ifndef RDK_CLUSAPI_REPLICA_H
#define RDK_CLUSAPI_REPLICA_H

#define SR_REPLICATED_PARTITION_DISALLOW_MULTINODE_IO 1
typedef enum _SR_REPLICATED_DISK_TYPE {
    SrReplicatedDiskTypeNone = 0,
    SrReplicatedDiskTypeSource = 1,
    SrReplicatedDiskTypeLogSource = 2,
    SrReplicatedDiskTypeDestination = 3,
    SrReplicatedDiskTypeLogDestination = 4,
    SrReplicatedDiskTypeNotInParthership = 5,
    SrReplicatedDiskTypeLogNotInParthership = 6,
    SrReplicatedDiskTypeOther = 7,
} SR_REPLICATED_DISK_TYPE, *PSR_REPLICATED_DISK_TYPE;

typedef enum _SR_DISK_REPLICATION_ELIGIBLE {
    SrDiskReplicationEligibleNone = 0,
    SrDiskReplicationEligibleYes = 1,
    SrDiskReplicationEligibleOffline = 2,
    SrDiskReplicationEligibleNotGpt = 3,
    SrDiskReplicationEligiblePartitionLayoutMismatch = 4,
    SrDiskReplicationEligibleInsufficientFreeSpace = 5,
    SrDiskReplicationEligibleNotInSameSite = 6,
    SrDiskReplicationEligibleInSameSite = 7,
    SrDiskReplicationEligibleFileSystemNotSupported = 8,
    SrDiskReplicationEligibleAlreadyInReplication = 9,
    SrDiskReplicationEligibleSameAsSpecifiedDisk = 10,
    SrDiskReplicationEligibleOther = 9999,
} SR_DISK_REPLICATION_ELIGIBLE, *PSR_DISK_REPLICATION_ELIGIBLE;

typedef struct SR_RESOURCE_TYPE_QUERY_ELIGIBLE_LOGDISKS {
    GUID DataDiskGuid;
    BOOLEAN IncludeOfflineDisks;
} SR_RESOURCE_TYPE_QUERY_ELIGIBLE_LOGDISKS, *PSR_RESOURCE_TYPE_QUERY_ELIGIBLE_LOGDISKS;

typedef struct SR_RESOURCE_TYPE_QUERY_ELIGIBLE_TARGET_DATADISKS {
    GUID SourceDataDiskGuid;
    GUID TargetReplicationGroupGuid;
    BOOLEAN SkipConnectivityCheck;
    BOOLEAN IncludeOfflineDisks;
} SR_RESOURCE_TYPE_QUERY_ELIGIBLE_TARGET_DATADISKS,
    *PSR_RESOURCE_TYPE_QUERY_ELIGIBLE_TARGET_DATADISKS;

typedef struct SR_RESOURCE_TYPE_QUERY_ELIGIBLE_SOURCE_DATADISKS {
    GUID DataDiskGuid;
    BOOLEAN IncludeAvailableStoargeDisks;
} SR_RESOURCE_TYPE_QUERY_ELIGIBLE_SOURCE_DATADISKS,
    *PSR_RESOURCE_TYPE_QUERY_ELIGIBLE_SOURCE_DATADISKS;

typedef struct SR_RESOURCE_TYPE_DISK_INFO {
    SR_DISK_REPLICATION_ELIGIBLE Reason;
    GUID DiskGuid;
} SR_RESOURCE_TYPE_DISK_INFO, *PSR_RESOURCE_TYPE_DISK_INFO;

typedef struct SR_RESOURCE_TYPE_ELIGIBLE_DISKS_RESULT {
    USHORT Count;
    SR_RESOURCE_TYPE_DISK_INFO DiskInfo[1];
} SR_RESOURCE_TYPE_ELIGIBLE_DISKS_RESULT, *PSR_RESOURCE_TYPE_ELIGIBLE_DISKS_RESULT;

typedef struct SR_RESOURCE_TYPE_REPLICATED_DISK {
    SR_REPLICATED_DISK_TYPE Type;
    GUID ClusterDiskResourceGuid;
    GUID ReplicationGroupId;
    WCHAR ReplicationGroupName[MAX_PATH];
} SR_RESOURCE_TYPE_REPLICATED_DISK, *PSR_RESOURCE_TYPE_REPLICATED_DISK;

typedef struct SR_RESOURCE_TYPE_REPLICATED_DISKS_RESULT {
    USHORT Count;
    SR_RESOURCE_TYPE_REPLICATED_DISK ReplicatedDisks[1];
} SR_RESOURCE_TYPE_REPLICATED_DISKS_RESULT, *PSR_RESOURCE_TYPE_REPLICATED_DISKS_RESULT;

typedef struct SR_RESOURCE_TYPE_REPLICATED_PARTITION_INFO {
    ULONGLONG PartitionOffset;
    ULONG Capabilities;
} SR_RESOURCE_TYPE_REPLICATED_PARTITION_INFO, *PSR_RESOURCE_TYPE_REPLICATED_PARTITION_INFO;

typedef struct SR_RESOURCE_TYPE_REPLICATED_PARTITION_ARRAY {
    DWORD Count;
    SR_RESOURCE_TYPE_REPLICATED_PARTITION_INFO PartitionArray[1];
} SR_RESOURCE_TYPE_REPLICATED_PARTITION_ARRAY, *PSR_RESOURCE_TYPE_REPLICATED_PARTITION_ARRAY;

typedef struct SR_RESOURCE_TYPE_ADD_REPLICATION_GROUP {
    WCHAR ReplicationGroupName[MAX_PATH];
    WCHAR Description[MAX_PATH];
    WCHAR LogPath[MAX_PATH];
    ULONGLONG MaxLogSizeInBytes;
    USHORT LogType;
    DWORD ReplicationMode;
    DWORD MinimumPartnersInSync;
    BOOLEAN EnableWriteConsistency;
    BOOLEAN EnableEncryption;
    BOOLEAN EnableCompression;
    WCHAR CertificateThumbprint[MAX_PATH];
    ULONG VolumeNameCount;
    WCHAR VolumeNames[1][MAX_PATH];
} SR_RESOURCE_TYPE_ADD_REPLICATION_GROUP, *PSR_RESOURCE_TYPE_ADD_REPLICATION_GROUP;

typedef struct SR_RESOURCE_TYPE_ADD_REPLICATION_GROUP_RESULT {
    DWORD Result;
    WCHAR ErrorString[MAX_PATH];
} SR_RESOURCE_TYPE_ADD_REPLICATION_GROUP_RESULT, *PSR_RESOURCE_TYPE_ADD_REPLICATION_GROUP_RESULT;

#endif
