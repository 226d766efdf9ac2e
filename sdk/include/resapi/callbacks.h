/*
 * Part of <resapi.h>: what a resource DLL calls in its monitor.
 *
 * StartupEx gets CLRES_CALLBACK_FUNCTION_TABLE, Startup gets SetResourceStatus and LogEvent alone.
 */
#ifndef RDK_RESAPI_CALLBACKS_H
#define RDK_RESAPI_CALLBACKS_H

/* What is being done, when it is a control call that the DLL finishes later. */
#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
typedef INT64 PRES_CTL_CTX;
typedef INT64 PRESTYPE_CTL_CTX;
#endif

/**
 * Write a line to the cluster log.
 *
 * @param[in] ResourceHandle  From Open; NULL where there is none.
 * @param[in] LogLevel        How bad it is.
 * @param[in] FormatString    In FormatMessage's language, not printf's: %1, %2!u!, %3!08x!. End it
 *                            with a newline. An insert without a specification is a wide string.
 *
 * Threads: [callback], also in Startup.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-plog_event_routine
 */
typedef void(WINAPI *PLOG_EVENT_ROUTINE)(RESOURCE_HANDLE ResourceHandle, LOG_LEVEL LogLevel,
                                         LPCWSTR FormatString, ...);

/**
 * Report on a pending Online or Offline: progress, or its end. Only after the entry point returned
 * ERROR_IO_PENDING, or is about to.
 *
 * @param[in] ResourceHandle  From Open.
 * @param[in] ResourceStatus  Borrowed. Progress: the pending state, and a CheckPoint above the
 *                            last.
 *
 * @retval ResourceExitStateContinue   go on
 * @retval ResourceExitStateTerminate  the resource was terminated: stop, and report no more
 *
 * Threads: [callback & pending]. The monitor may call the next entry point before the last report
 *          returns: hold no lock that an entry point takes.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-pset_resource_status_routine
 */
typedef DWORD(WINAPI *PSET_RESOURCE_STATUS_ROUTINE)(RESOURCE_HANDLE ResourceHandle,
                                                    PRESOURCE_STATUS ResourceStatus);
#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8

/**
 * As PSET_RESOURCE_STATUS_ROUTINE, with an error code of the application and CLUSRESDLL_STATUS_...
 *
 * Threads: [callback & pending].
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-pset_resource_status_routine_ex
 */
typedef DWORD(WINAPI *PSET_RESOURCE_STATUS_ROUTINE_EX)(RESOURCE_HANDLE ResourceHandle,
                                                       PRESOURCE_STATUS_EX ResourceStatus);
#endif

/**
 * Say that the quorum resource, won by Arbitrate, is lost.
 *
 * @param[in] Resource  The handle from Open.
 *
 * Threads: [callback].
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-pquorum_resource_lost
 */
typedef void(WINAPI *PQUORUM_RESOURCE_LOST)(RESOURCE_HANDLE Resource);

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8

/**
 * Say that an online resource has failed, without waiting for a poll.
 *
 * @param[in] ResourceHandle                From Open.
 * @param[in] FailureType                   What has failed.
 * @param[in] ApplicationSpecificErrorCode  Becomes the status of the last operation.
 *
 * Threads: [callback & online].
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-psignal_failure_routine
 */
typedef DWORD(WINAPI *PSIGNAL_FAILURE_ROUTINE)(RESOURCE_HANDLE ResourceHandle,
                                               FAILURE_TYPE FailureType,
                                               DWORD ApplicationSpecificErrorCode);

/**
 * Ask that the resource be left as and where it is, or take that back. Moving it and taking it
 * offline then fail with ERROR_CLUSTER_RESOURCE_LOCKED_STATUS, unless forced.
 *
 * @param[in] ResourceHandle     From Open.
 * @param[in] LockedModeEnabled  TRUE to lock.
 * @param[in] LockedModeReason   The DLL's own affair.
 *
 * Threads: [callback].
 */
typedef DWORD(WINAPI *PSET_RESOURCE_LOCKED_MODE_ROUTINE)(RESOURCE_HANDLE ResourceHandle,
                                                         BOOL LockedModeEnabled,
                                                         DWORD LockedModeReason);

/**
 * As PSET_RESOURCE_LOCKED_MODE_ROUTINE, with LOCKED_MODE_FLAGS_...
 *
 * Threads: [callback].
 */
typedef DWORD(WINAPI *PSET_RESOURCE_LOCKED_MODE_EX_ROUTINE)(RESOURCE_HANDLE ResourceHandle,
                                                            BOOL LockedModeEnabled,
                                                            DWORD LockedModeReason,
                                                            DWORD LockedModeFlags);

/**
 * Set properties that live only as long as the monitor: ResourceSpecificStatus,
 * ResourceSpecificData1 and 2.
 *
 * @param[in] propertyListBuffer      A property list. Borrowed.
 * @param[in] propertyListBufferSize  In bytes.
 *
 * Threads: [callback].
 */
typedef DWORD(WINAPI *PSET_RESOURCE_INMEMORY_NODELOCAL_PROPERTIES_ROUTINE)(
    RESOURCE_HANDLE ResourceHandle, unsigned char *propertyListBuffer,
    DWORD propertyListBufferSize);

/**
 * End a control call that was answered with ReturnedAsynchronously TRUE. The output and its size
 * are written before, and not touched afterwards.
 *
 * @param[in] context  From the call.
 * @param[in] status   Its result.
 *
 * Threads: [callback]; exactly once for each such call, possibly before the entry point returns.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-pend_control_call
 */
typedef DWORD(WINAPI *PEND_CONTROL_CALL)(const PRES_CTL_CTX context, DWORD status);

/**
 * As PEND_CONTROL_CALL, for a call to the type.
 *
 * Threads: [callback].
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-pend_type_control_call
 */
typedef DWORD(WINAPI *PEND_TYPE_CONTROL_CALL)(const PRESTYPE_CTL_CTX context, DWORD status);

/**
 * Ask for more time for a control call that is not ended.
 *
 * @param[in] context         From the call.
 * @param[in] newTimeoutInMs  From now on, in milliseconds.
 *
 * Threads: [callback].
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-pextend_res_control_call
 */
typedef DWORD(WINAPI *PEXTEND_RES_CONTROL_CALL)(const PRES_CTL_CTX context, DWORD newTimeoutInMs);

/**
 * As PEXTEND_RES_CONTROL_CALL, for a call to the type.
 *
 * Threads: [callback].
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-pextend_res_type_control_call
 */
typedef DWORD(WINAPI *PEXTEND_RES_TYPE_CONTROL_CALL)(const PRESTYPE_CTL_CTX context,
                                                     DWORD newTimeoutInMs);

/**
 * Tell those who listen for the type something that only they understand.
 *
 * @param[in] pPayload     Borrowed.
 * @param[in] payloadSize  In bytes.
 *
 * Threads: [callback].
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-praise_res_type_notification
 */
typedef DWORD(WINAPI *PRAISE_RES_TYPE_NOTIFICATION)(LPCWSTR ResourceType, const PBYTE pPayload,
                                                    DWORD payloadSize);

/**
 * Add a process to those that are dumped with the resource, or take it out.
 *
 * Threads: [callback].
 */
typedef DWORD(WINAPI *PCHANGE_RESOURCE_PROCESS_FOR_DUMPS)(RESOURCE_HANDLE resource,
                                                          LPCWSTR processName, DWORD processId,
                                                          BOOL isAdd);

/**
 * Add a process to those that are dumped with the type, or take it out.
 *
 * Threads: [callback].
 */
typedef DWORD(WINAPI *PCHANGE_RES_TYPE_PROCESS_FOR_DUMPS)(LPCWSTR resourceTypeName,
                                                          LPCWSTR processName, DWORD processId,
                                                          BOOL isAdd);

/**
 * Say that the application inside the resource has reached a state, or left it.
 *
 * Threads: [callback & online].
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-pset_internal_state
 */
typedef DWORD(WINAPI *PSET_INTERNAL_STATE)(RESOURCE_HANDLE,
                                           CLUSTER_RESOURCE_APPLICATION_STATE stateType,
                                           BOOL active);

/**
 * Ask for a dump of the monitor.
 *
 * @param[in] DumpDelayInMs  In milliseconds.
 *
 * Threads: [callback].
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-prequest_dump_routine
 */
typedef DWORD(WINAPI *PREQUEST_DUMP_ROUTINE)(RESOURCE_HANDLE ResourceHandle,
                                             BOOL DumpDueToCallInProgress, DWORD DumpDelayInMs);

/**
 * Choose the calls during which no trace is taken: CLUSRES_DISABLE_WPR_WATCHDOG_...
 *
 * Threads: [callback].
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-pset_resource_wpr_policy_routine
 */
typedef DWORD(WINAPI *PSET_RESOURCE_WPR_POLICY_ROUTINE)(RESOURCE_HANDLE ResourceHandle,
                                                        DWORD WprPolicyFlags);

/**
 * Have a trace taken when the call that is running takes too long.
 *
 * @param[in] TimeoutInMs  In milliseconds, or ARM_WPR_WATCHDOG_USING_CURRENT_START_AFTER.
 *
 * Threads: [callback], within an entry point.
 */
typedef DWORD(WINAPI *PARM_WPR_WATCHDOG_FOR_CURRENT_RESOURCE_CALL_ROUTINE)(
    RESOURCE_HANDLE ResourceHandle, ULONGLONG TimeoutInMs);
typedef struct CLRES_CALLBACK_FUNCTION_TABLE {
    PLOG_EVENT_ROUTINE LogEvent;
    PSET_RESOURCE_STATUS_ROUTINE_EX SetResourceStatusEx;
    PSET_RESOURCE_LOCKED_MODE_ROUTINE SetResourceLockedMode;
    PSIGNAL_FAILURE_ROUTINE SignalFailure;
    PSET_RESOURCE_INMEMORY_NODELOCAL_PROPERTIES_ROUTINE SetResourceInMemoryNodeLocalProperties;
    PEND_CONTROL_CALL EndControlCall;
    PEND_TYPE_CONTROL_CALL EndTypeControlCall;
    PEXTEND_RES_CONTROL_CALL ExtendControlCall;
    PEXTEND_RES_TYPE_CONTROL_CALL ExtendTypeControlCall;
    PRAISE_RES_TYPE_NOTIFICATION RaiseResTypeNotification;
    PCHANGE_RESOURCE_PROCESS_FOR_DUMPS ChangeResourceProcessForDumps;
    PCHANGE_RES_TYPE_PROCESS_FOR_DUMPS ChangeResTypeProcessForDumps;
    PSET_INTERNAL_STATE SetInternalState;
    PSET_RESOURCE_LOCKED_MODE_EX_ROUTINE SetResourceLockedModeEx;
    PREQUEST_DUMP_ROUTINE RequestDump;
    PSET_RESOURCE_WPR_POLICY_ROUTINE SetResourceWprPolicy;
    PARM_WPR_WATCHDOG_FOR_CURRENT_RESOURCE_CALL_ROUTINE ArmWprWatchdogForCurrentResourceCall;
} CLRES_CALLBACK_FUNCTION_TABLE, *PCLRES_CALLBACK_FUNCTION_TABLE;
#endif

#endif
