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

/* Logging. */
typedef void(WINAPI *PLOG_EVENT_ROUTINE)(RESOURCE_HANDLE ResourceHandle, LOG_LEVEL LogLevel,
                                         LPCWSTR FormatString, ...);

/* Reports. */
typedef DWORD(WINAPI *PSET_RESOURCE_STATUS_ROUTINE)(RESOURCE_HANDLE ResourceHandle,
                                                    PRESOURCE_STATUS ResourceStatus);
#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
typedef DWORD(WINAPI *PSET_RESOURCE_STATUS_ROUTINE_EX)(RESOURCE_HANDLE ResourceHandle,
                                                       PRESOURCE_STATUS_EX ResourceStatus);
#endif

typedef void(WINAPI *PQUORUM_RESOURCE_LOST)(RESOURCE_HANDLE Resource);

/* More. */
#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
typedef DWORD(WINAPI *PSIGNAL_FAILURE_ROUTINE)(RESOURCE_HANDLE ResourceHandle,
                                               FAILURE_TYPE FailureType,
                                               DWORD ApplicationSpecificErrorCode);
typedef DWORD(WINAPI *PSET_RESOURCE_LOCKED_MODE_ROUTINE)(RESOURCE_HANDLE ResourceHandle,
                                                         BOOL LockedModeEnabled,
                                                         DWORD LockedModeReason);
typedef DWORD(WINAPI *PSET_RESOURCE_LOCKED_MODE_EX_ROUTINE)(RESOURCE_HANDLE ResourceHandle,
                                                            BOOL LockedModeEnabled,
                                                            DWORD LockedModeReason,
                                                            DWORD LockedModeFlags);
typedef DWORD(WINAPI *PSET_RESOURCE_INMEMORY_NODELOCAL_PROPERTIES_ROUTINE)(
    RESOURCE_HANDLE ResourceHandle, unsigned char *propertyListBuffer,
    DWORD propertyListBufferSize);
typedef DWORD(WINAPI *PEND_CONTROL_CALL)(const PRES_CTL_CTX context, DWORD status);
typedef DWORD(WINAPI *PEND_TYPE_CONTROL_CALL)(const PRESTYPE_CTL_CTX context, DWORD status);
typedef DWORD(WINAPI *PEXTEND_RES_CONTROL_CALL)(const PRES_CTL_CTX context, DWORD newTimeoutInMs);
typedef DWORD(WINAPI *PEXTEND_RES_TYPE_CONTROL_CALL)(const PRESTYPE_CTL_CTX context,
                                                     DWORD newTimeoutInMs);
typedef DWORD(WINAPI *PRAISE_RES_TYPE_NOTIFICATION)(LPCWSTR ResourceType, const PBYTE pPayload,
                                                    DWORD payloadSize);
typedef DWORD(WINAPI *PCHANGE_RESOURCE_PROCESS_FOR_DUMPS)(RESOURCE_HANDLE resource,
                                                          LPCWSTR processName, DWORD processId,
                                                          BOOL isAdd);
typedef DWORD(WINAPI *PCHANGE_RES_TYPE_PROCESS_FOR_DUMPS)(LPCWSTR resourceTypeName,
                                                          LPCWSTR processName, DWORD processId,
                                                          BOOL isAdd);
typedef DWORD(WINAPI *PSET_INTERNAL_STATE)(RESOURCE_HANDLE,
                                           CLUSTER_RESOURCE_APPLICATION_STATE stateType,
                                           BOOL active);
typedef DWORD(WINAPI *PREQUEST_DUMP_ROUTINE)(RESOURCE_HANDLE ResourceHandle,
                                             BOOL DumpDueToCallInProgress, DWORD DumpDelayInMs);
typedef DWORD(WINAPI *PSET_RESOURCE_WPR_POLICY_ROUTINE)(RESOURCE_HANDLE ResourceHandle,
                                                        DWORD WprPolicyFlags);
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
