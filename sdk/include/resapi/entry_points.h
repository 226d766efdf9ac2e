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
#    define CLUS_RESDLL_ONLINE_RECOVER_MONITOR_STATE          0x1
#    define CLUS_RESDLL_ONLINE_IGNORE_RESOURCE_STATUS         0x2
#    define CLUS_RESDLL_ONLINE_RETURN_TO_SOURCE_NODE_ON_ERROR 0x4
#    define CLUS_RESDLL_ONLINE_RESTORE_ONLINE_STATE           0x8
#    define CLUS_RESDLL_ONLINE_IGNORE_NETWORK_CONNECTIVITY    0x10
#endif

/* Flags of Offline. */
#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
#    define CLUS_RESDLL_OFFLINE_IGNORE_RESOURCE_STATUS                    0x1
#    define CLUS_RESDLL_OFFLINE_RETURN_TO_SOURCE_NODE_ON_ERROR            0x2
#    define CLUS_RESDLL_OFFLINE_QUEUE_ENABLED                             0x4
#    define CLUS_RESDLL_OFFLINE_RETURNING_TO_SOURCE_NODE_BECAUSE_OF_ERROR 0x8
#    define CLUS_RESDLL_OFFLINE_DUE_TO_EMBEDDED_FAILURE                   0x10
#    define CLUS_RESDLL_OFFLINE_IGNORE_NETWORK_CONNECTIVITY               0x20
#    define CLUS_RESDLL_OFFLINE_DO_NOT_UPDATE_PERSISTENT_STATE            0x40
#endif

/**
 * Make an instance of the type: its data, and the certainty that what it stands for is offline.
 *
 * @param[in] ResourceName    The name that people see. Borrowed: copy it.
 * @param[in] ResourceKey     The resource's key in the cluster database; its private properties are
 *                            below "Parameters". The monitor's: do not close it.
 * @param[in] ResourceHandle  Names the resource in callbacks, and only there.
 *
 * @return what the monitor shall pass to the other entry points, unique among open instances; NULL
 *         with the last error set when the instance cannot be made, and then no Close follows
 *
 * Threads: [serial]. Nothing may be started here, nor the cluster database written.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-popen_routine
 */
typedef RESID(WINAPI *POPEN_ROUTINE)(LPCWSTR ResourceName, HKEY ResourceKey,
                                     RESOURCE_HANDLE ResourceHandle);

/**
 * Undo Open: take offline what is not, wait for workers, free everything. No callback may be made
 * with the resource's handle after this returns.
 *
 * @param[in] Resource  What Open returned; dead afterwards.
 *
 * Threads: [serial], and never at once with Terminate.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-pclose_routine
 */
typedef void(WINAPI *PCLOSE_ROUTINE)(RESID Resource);

/**
 * Bring the resource online. The private properties are to be read anew.
 *
 * @param[in]  Resource     What Open returned.
 * @param[out] EventHandle  NULL on entry. May be set to an object that is signalled when the
 *                          resource fails: LooksAlive is then not called. The DLL closes it.
 *
 * @retval ERROR_SUCCESS                 the resource is online
 * @retval ERROR_IO_PENDING              a worker goes on and reports through SetResourceStatus
 * @retval ERROR_RESOURCE_NOT_AVAILABLE  arbitration was lost (quorum resources)
 * @return any other: the monitor calls Terminate, and the resource has failed
 *
 * Threads: [serial & offline], in less than 300 ms.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-ponline_routine
 */
typedef DWORD(WINAPI *PONLINE_ROUTINE)(RESID Resource, LPHANDLE EventHandle);

/**
 * Take the resource offline in good order, saving what the next node needs. Harmless when it is
 * offline already.
 *
 * @param[in] Resource  What Open returned.
 *
 * @retval ERROR_SUCCESS     the resource is offline
 * @retval ERROR_IO_PENDING  a worker goes on and reports through SetResourceStatus
 * @return any other: the monitor calls Terminate
 *
 * Threads: [serial], in less than 300 ms.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-poffline_routine
 */
typedef DWORD(WINAPI *POFFLINE_ROUTINE)(RESID Resource);

/**
 * Take the resource offline now, at whatever cost, and stop a worker that is still at it. Safe
 * before any Online, twice in a row, and while another entry point runs. It cannot fail.
 *
 * @param[in] Resource  What Open returned.
 *
 * Threads: [overlap]. Do not hold a lock here that the worker being waited for takes.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-pterminate_routine
 */
typedef void(WINAPI *PTERMINATE_ROUTINE)(RESID Resource);

/**
 * Is the resource probably well? FALSE makes the monitor ask IsAlive at once.
 *
 * @param[in] Resource  What Open returned.
 *
 * Threads: [serial & online], in less than 300 ms.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-plooks_alive_routine
 */
typedef BOOL(WINAPI *PLOOKS_ALIVE_ROUTINE)(RESID Resource);

/**
 * Is the resource well? FALSE means that it has failed: Terminate follows, then the restart policy.
 *
 * @param[in] Resource  What Open returned.
 *
 * Threads: [serial & online], in 50 ms if at all possible, in 300 ms at most.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-pis_alive_routine
 */
typedef BOOL(WINAPI *PIS_ALIVE_ROUTINE)(RESID Resource);

/**
 * Win the quorum resource for this node, and defend it from then on. A type has both this and
 * Release, or neither.
 *
 * @param[in] Resource            What Open returned.
 * @param[in] LostQuorumResource  To be called if the resource is lost later.
 *
 * @retval ERROR_SUCCESS  won
 * @return any other: lost
 *
 * Threads: [serial]; possibly before Online, in less than 300 ms.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-parbitrate_routine
 */
typedef DWORD(WINAPI *PARBITRATE_ROUTINE)(RESID Resource, PQUORUM_RESOURCE_LOST LostQuorumResource);

/**
 * Stop defending the quorum resource. Offline does not imply it: the DLL calls it there itself.
 *
 * @param[in] Resource  What Open returned.
 *
 * @retval ERROR_SUCCESS  no longer defended
 *
 * Threads: [serial].
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-prelease_routine
 */
typedef DWORD(WINAPI *PRELEASE_ROUTINE)(RESID Resource);

/**
 * Carry out a control code for a resource.
 *
 * @param[in]  Resource        What Open returned.
 * @param[in]  ControlCode     CLUSCTL_RESOURCE_..., or one of the type's own.
 * @param[in]  InBuffer        Borrowed until this returns; may be NULL.
 * @param[in]  InBufferSize    In bytes.
 * @param[out] OutBuffer       May be NULL, to ask for the size.
 * @param[in]  OutBufferSize   In bytes.
 * @param[out] BytesReturned   Never NULL. Bytes written, or needed with ERROR_MORE_DATA.
 *
 * @retval ERROR_SUCCESS                     done
 * @retval ERROR_INVALID_FUNCTION            let the monitor do what it does by default; to be
 *                                           returned for each code that is not known
 * @retval ERROR_MORE_DATA                   OutBuffer is too small
 * @retval ERROR_RESOURCE_PROPERTIES_STORED  done, in effect after the next Online
 * @return any other goes to who sent the code
 *
 * Threads: [serial].
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-presource_control_routine
 */
typedef DWORD(WINAPI *PRESOURCE_CONTROL_ROUTINE)(RESID Resource, DWORD ControlCode, PVOID InBuffer,
                                                 DWORD InBufferSize, PVOID OutBuffer,
                                                 DWORD OutBufferSize, LPDWORD BytesReturned);

/**
 * Carry out a control code for the type. As PRESOURCE_CONTROL_ROUTINE, but with the name of the
 * type in place of an instance.
 *
 * Threads: one call for the type at a time; calls for resources may overlap it.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-presource_type_control_routine
 */
typedef DWORD(WINAPI *PRESOURCE_TYPE_CONTROL_ROUTINE)(LPCWSTR ResourceTypeName, DWORD ControlCode,
                                                      PVOID InBuffer, DWORD InBufferSize,
                                                      PVOID OutBuffer, DWORD OutBufferSize,
                                                      LPDWORD BytesReturned);
#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8

/**
 * As POPEN_ROUTINE, with flags.
 *
 * @param[in] OpenFlags  CLUS_RESDLL_OPEN_...; ignore those you do not know.
 *
 * Threads: [serial].
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-popen_v2_routine
 */
typedef RESID(WINAPI *POPEN_V2_ROUTINE)(LPCWSTR ResourceName, HKEY ResourceKey,
                                        RESOURCE_HANDLE ResourceHandle, DWORD OpenFlags);

/**
 * As PONLINE_ROUTINE, with flags.
 *
 * @param[in] OnlineFlags   CLUS_RESDLL_ONLINE_...; ignore those you do not know.
 * @param[in] InBuffer      A property list from the client, or NULL. Borrowed until this returns: a
 *                          worker needs a copy.
 * @param[in] InBufferSize  In bytes.
 * @param[in] Reserved      Not to be looked at.
 *
 * Threads: [serial & offline], in less than 300 ms.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-ponline_v2_routine
 */
typedef DWORD(WINAPI *PONLINE_V2_ROUTINE)(RESID Resource, LPHANDLE EventHandle, DWORD OnlineFlags,
                                          PBYTE InBuffer, DWORD InBufferSize, DWORD Reserved);

/**
 * As POFFLINE_ROUTINE, with flags.
 *
 * @param[in] DestinationNodeName  The node that will have the resource next; NULL if it does not
 *                                 move. Borrowed until this returns.
 * @param[in] OfflineFlags         CLUS_RESDLL_OFFLINE_...; ignore those you do not know.
 * @param[in] InBuffer             A property list from the client, or NULL. Borrowed likewise.
 * @param[in] InBufferSize         In bytes.
 * @param[in] Reserved             Not to be looked at.
 *
 * Threads: [serial], in less than 300 ms.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-poffline_v2_routine
 */
typedef DWORD(WINAPI *POFFLINE_V2_ROUTINE)(RESID Resource, LPCWSTR DestinationNodeName,
                                           DWORD OfflineFlags, PBYTE InBuffer, DWORD InBufferSize,
                                           DWORD Reserved);

/**
 * Let a pending operation end early. It still ends with a report, and Terminate may still come.
 *
 * @param[in] Resource              What Open returned.
 * @param[in] CancelFlags_RESERVED  0.
 *
 * @retval ERROR_SUCCESS  the wish is accepted
 *
 * Threads: [serial].
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-pcancel_routine
 */
typedef DWORD(WINAPI *PCANCEL_ROUTINE)(RESID Resource, DWORD CancelFlags_RESERVED);

/**
 * Carry out a control code for a resource, now or later. As PRESOURCE_CONTROL_ROUTINE, and:
 *
 * @param[in]  context                Names the call for EndControlCall and ExtendControlCall.
 * @param[out] ReturnedAsynchronously  TRUE: EndControlCall will follow, exactly once, and the
 *                                     buffers stay valid until then. FALSE: the result is the
 *                                     return value.
 *
 * @retval ERROR_IO_PENDING  with ReturnedAsynchronously TRUE
 *
 * Threads: [serial]; calls that are not ended do not hold back others. All are ended before Close
 *          returns.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-pbegin_rescall_routine
 */
typedef DWORD(WINAPI *PBEGIN_RESCALL_ROUTINE)(RESID Resource, DWORD ControlCode, PVOID InBuffer,
                                              DWORD InBufferSize, PVOID OutBuffer,
                                              DWORD OutBufferSize, LPDWORD BytesReturned,
                                              PRES_CTL_CTX context, PBOOL ReturnedAsynchronously);

/**
 * As PBEGIN_RESCALL_ROUTINE, for the type: EndTypeControlCall ends the call.
 *
 * Threads: as PRESOURCE_TYPE_CONTROL_ROUTINE.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-pbegin_restypecall_routine
 */
typedef DWORD(WINAPI *PBEGIN_RESTYPECALL_ROUTINE)(LPCWSTR ResourceTypeName, DWORD ControlCode,
                                                  PVOID InBuffer, DWORD InBufferSize,
                                                  PVOID OutBuffer, DWORD OutBufferSize,
                                                  LPDWORD BytesReturned, PRESTYPE_CTL_CTX context,
                                                  PBOOL ReturnedAsynchronously);
#endif

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINTHRESHOLD

/**
 * As PBEGIN_RESCALL_ROUTINE, for a client that wants it done in its own name.
 *
 * @param[in] TokenHandle  The client's token. The monitor's, and valid until this returns.
 *
 * Threads: [serial].
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-pbegin_rescall_as_user_routine
 */
typedef DWORD(WINAPI *PBEGIN_RESCALL_AS_USER_ROUTINE)(RESID Resource, HANDLE TokenHandle,
                                                      DWORD ControlCode, PVOID InBuffer,
                                                      DWORD InBufferSize, PVOID OutBuffer,
                                                      DWORD OutBufferSize, LPDWORD BytesReturned,
                                                      PRES_CTL_CTX context,
                                                      PBOOL ReturnedAsynchronously);

/**
 * As PBEGIN_RESCALL_AS_USER_ROUTINE, for the type.
 *
 * Threads: as PRESOURCE_TYPE_CONTROL_ROUTINE.
 */
typedef DWORD(WINAPI *PBEGIN_RESTYPECALL_AS_USER_ROUTINE)(
    LPCWSTR ResourceTypeName, HANDLE TokenHandle, DWORD ControlCode, PVOID InBuffer,
    DWORD InBufferSize, PVOID OutBuffer, DWORD OutBufferSize, LPDWORD BytesReturned,
    PRESTYPE_CTL_CTX context, PBOOL ReturnedAsynchronously);
#endif

#endif
