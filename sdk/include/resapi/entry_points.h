/*
 * Part of <resapi.h>: what the monitor calls in a resource DLL.
 */
#ifndef RDK_RESAPI_ENTRY_POINTS_H
#define RDK_RESAPI_ENTRY_POINTS_H

/* Versions of the function table, as Startup and StartupEx negotiate them. */
#define CLRES_VERSION_V1_00 0x100
#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
#    define CLRES_VERSION_V2_00 0x200
#    define CLRES_VERSION_V3_00 0x300
#endif

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINTHRESHOLD
#    define CLRES_VERSION_V4_00 0x400
#endif

/* Flags of Open. */
#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
#    define CLUS_RESDLL_OPEN_RECOVER_MONITOR_STATE 1
#endif

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINTHRESHOLD
#    define CLUS_RESDLL_OPEN_DONT_DELETE_TEMP_DISK 2
#endif

/* Flags of Online. */
#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
#    define CLUS_RESDLL_ONLINE_RECOVER_MONITOR_STATE          1
#    define CLUS_RESDLL_ONLINE_IGNORE_RESOURCE_STATUS         2
#    define CLUS_RESDLL_ONLINE_RETURN_TO_SOURCE_NODE_ON_ERROR 4
#    define CLUS_RESDLL_ONLINE_RESTORE_ONLINE_STATE           8
#    define CLUS_RESDLL_ONLINE_IGNORE_NETWORK_CONNECTIVITY    0x10
#endif

/* Flags of Offline. */
#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
#    define CLUS_RESDLL_OFFLINE_IGNORE_RESOURCE_STATUS                    1
#    define CLUS_RESDLL_OFFLINE_RETURN_TO_SOURCE_NODE_ON_ERROR            2
#    define CLUS_RESDLL_OFFLINE_QUEUE_ENABLED                             4
#    define CLUS_RESDLL_OFFLINE_RETURNING_TO_SOURCE_NODE_BECAUSE_OF_ERROR 8
#    define CLUS_RESDLL_OFFLINE_DUE_TO_EMBEDDED_FAILURE                   0x10
#    define CLUS_RESDLL_OFFLINE_IGNORE_NETWORK_CONNECTIVITY               0x20
#    define CLUS_RESDLL_OFFLINE_DO_NOT_UPDATE_PERSISTENT_STATE            0x40
#endif

/* Entry points. */
typedef RESID(WINAPI *POPEN_ROUTINE)(LPCWSTR ResourceName, HKEY ResourceKey,
                                     RESOURCE_HANDLE ResourceHandle);
typedef void(WINAPI *PCLOSE_ROUTINE)(RESID Resource);
typedef DWORD(WINAPI *PONLINE_ROUTINE)(RESID Resource, LPHANDLE EventHandle);
typedef DWORD(WINAPI *POFFLINE_ROUTINE)(RESID Resource);
typedef void(WINAPI *PTERMINATE_ROUTINE)(RESID Resource);
typedef BOOL(WINAPI *PLOOKS_ALIVE_ROUTINE)(RESID Resource);
typedef BOOL(WINAPI *PIS_ALIVE_ROUTINE)(RESID Resource);
typedef DWORD(WINAPI *PARBITRATE_ROUTINE)(RESID Resource, PQUORUM_RESOURCE_LOST LostQuorumResource);
typedef DWORD(WINAPI *PRELEASE_ROUTINE)(RESID Resource);
typedef DWORD(WINAPI *PRESOURCE_CONTROL_ROUTINE)(RESID Resource, DWORD ControlCode, PVOID InBuffer,
                                                 DWORD InBufferSize, PVOID OutBuffer,
                                                 DWORD OutBufferSize, LPDWORD BytesReturned);
typedef DWORD(WINAPI *PRESOURCE_TYPE_CONTROL_ROUTINE)(LPCWSTR ResourceTypeName, DWORD ControlCode,
                                                      PVOID InBuffer, DWORD InBufferSize,
                                                      PVOID OutBuffer, DWORD OutBufferSize,
                                                      LPDWORD BytesReturned);
#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
typedef RESID(WINAPI *POPEN_V2_ROUTINE)(LPCWSTR ResourceName, HKEY ResourceKey,
                                        RESOURCE_HANDLE ResourceHandle, DWORD OpenFlags);
typedef DWORD(WINAPI *PONLINE_V2_ROUTINE)(RESID Resource, LPHANDLE EventHandle, DWORD OnlineFlags,
                                          PBYTE InBuffer, DWORD InBufferSize, DWORD Reserved);
typedef DWORD(WINAPI *POFFLINE_V2_ROUTINE)(RESID Resource, LPCWSTR DestinationNodeName,
                                           DWORD OfflineFlags, PBYTE InBuffer, DWORD InBufferSize,
                                           DWORD Reserved);
typedef DWORD(WINAPI *PCANCEL_ROUTINE)(RESID Resource, DWORD CancelFlags_RESERVED);
typedef DWORD(WINAPI *PBEGIN_RESCALL_ROUTINE)(RESID Resource, DWORD ControlCode, PVOID InBuffer,
                                              DWORD InBufferSize, PVOID OutBuffer,
                                              DWORD OutBufferSize, LPDWORD BytesReturned,
                                              PRES_CTL_CTX context, PBOOL ReturnedAsynchronously);
typedef DWORD(WINAPI *PBEGIN_RESTYPECALL_ROUTINE)(LPCWSTR ResourceTypeName, DWORD ControlCode,
                                                  PVOID InBuffer, DWORD InBufferSize,
                                                  PVOID OutBuffer, DWORD OutBufferSize,
                                                  LPDWORD BytesReturned, PRESTYPE_CTL_CTX context,
                                                  PBOOL ReturnedAsynchronously);
#endif

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINTHRESHOLD
typedef DWORD(WINAPI *PBEGIN_RESCALL_AS_USER_ROUTINE)(RESID Resource, HANDLE TokenHandle,
                                                      DWORD ControlCode, PVOID InBuffer,
                                                      DWORD InBufferSize, PVOID OutBuffer,
                                                      DWORD OutBufferSize, LPDWORD BytesReturned,
                                                      PRES_CTL_CTX context,
                                                      PBOOL ReturnedAsynchronously);
typedef DWORD(WINAPI *PBEGIN_RESTYPECALL_AS_USER_ROUTINE)(
    LPCWSTR ResourceTypeName, HANDLE TokenHandle, DWORD ControlCode, PVOID InBuffer,
    DWORD InBufferSize, PVOID OutBuffer, DWORD OutBufferSize, LPDWORD BytesReturned,
    PRESTYPE_CTL_CTX context, PBOOL ReturnedAsynchronously);
#endif

#endif
