/*
 * Part of <resapi.h>: services, for resource types that stand for one. How long a service takes
 * is waited for, up to a minute; an entry point leaves that to a worker.
 */
#ifndef RDK_RESAPI_SERVICES_H
#define RDK_RESAPI_SERVICES_H

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Start a service and wait until it runs. One that runs already is fine.
 *
 * @param[in]  pszServiceName   Its name.
 * @param[out] phServiceHandle  Optional. A handle of it. Set on success only.
 *
 * @retval ERROR_SUCCESS                it runs
 * @retval ERROR_SERVICE_NEVER_STARTED  it ended, or took too long
 * @retval other                        of OpenSCManagerW, OpenServiceW or StartServiceW
 * @retval ERROR_INVALID_PARAMETER      no name
 *
 * Threads: [any].
 * Owns:    the caller closes the handle with CloseServiceHandle, or has ResUtilStopService do so.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-resutilstartresourceservice
 */
DWORD WINAPI ResUtilStartResourceService(LPCWSTR pszServiceName, LPSC_HANDLE phServiceHandle);

/**
 * Stop a service and wait until it has stopped.
 *
 * @param[in] pszServiceName  Its name.
 *
 * @retval ERROR_SUCCESS            it has stopped, or did not run
 * @retval ERROR_TIMEOUT            it took too long
 * @retval other                    of OpenSCManagerW, OpenServiceW or ControlService
 * @retval ERROR_INVALID_PARAMETER  no name
 *
 * Threads: [any].
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-resutilstopresourceservice
 */
DWORD WINAPI ResUtilStopResourceService(LPCWSTR pszServiceName);

/**
 * Stop a service, wait until it has stopped, and close its handle. If it does not stop, the
 * handle stays open.
 *
 * @param[in] hServiceHandle  Its handle.
 *
 * @retval ERROR_SUCCESS  it has stopped, or did not run
 * @retval ERROR_TIMEOUT  it took too long
 * @retval other          of ControlService
 *
 * Threads: [any].
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-resutilstopservice
 */
DWORD WINAPI ResUtilStopService(SC_HANDLE hServiceHandle);

/**
 * Tell whether a service runs or starts. Its handle stays open.
 *
 * @retval ERROR_SUCCESS             it does
 * @retval ERROR_SERVICE_NOT_ACTIVE  it does not
 * @retval other                     of QueryServiceStatus
 *
 * Threads: [any].
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-resutilverifyservice
 */
DWORD WINAPI ResUtilVerifyService(SC_HANDLE hServiceHandle);

/**
 * Tell whether a service runs or starts.
 *
 * @retval ERROR_SUCCESS             it does
 * @retval ERROR_SERVICE_NOT_ACTIVE  it does not
 * @retval other                     of OpenSCManagerW, OpenServiceW or QueryServiceStatus
 * @retval ERROR_INVALID_PARAMETER   no name
 *
 * Threads: [any].
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-resutilverifyresourceservice
 */
DWORD WINAPI ResUtilVerifyResourceService(LPCWSTR pszServiceName);

/**
 * Prepare a service for being started and stopped by the cluster alone: it starts on demand.
 *
 * @param[in]  pszServiceName   Its name.
 * @param[in]  schSCMHandle     Optional. The manager of services.
 * @param[out] phService        A handle of the service; NULL on failure.
 * @param[in]  pfnLogEvent      Optional. The LogEvent of Startup: told of a failure.
 * @param[in]  hResourceHandle  The handle of Open, for that.
 *
 * @retval ERROR_SUCCESS            prepared
 * @retval ERROR_SERVICE_DISABLED   the service is disabled
 * @retval other                    of OpenSCManagerW, OpenServiceW or ChangeServiceConfigW
 * @retval ERROR_INVALID_PARAMETER  no name, or no place for the handle
 *
 * Threads: [any].  Owns: the caller closes the handle with CloseServiceHandle.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-resutilsetresourceservicestartparameters
 * Differs: a restart on failure that is configured is left: winsvc.h has no function for that.
 */
DWORD WINAPI ResUtilSetResourceServiceStartParameters(LPCWSTR pszServiceName,
                                                      SC_HANDLE schSCMHandle, LPSC_HANDLE phService,
                                                      PLOG_EVENT_ROUTINE pfnLogEvent,
                                                      RESOURCE_HANDLE hResourceHandle);

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
/**
 * Prepare a service, with the access that is wanted.
 *
 * @param[in]  pszServiceName   Its name.
 * @param[in]  schSCMHandle     Optional. The manager of services.
 * @param[out] phService        A handle of the service; NULL on failure.
 * @param[in]  dwDesiredAccess  What the handle may do: SERVICE_….
 * @param[in]  pfnLogEvent      Optional. The LogEvent of Startup: told of a failure.
 * @param[in]  hResourceHandle  The handle of Open, for that.
 *
 * @retval as  ResUtilSetResourceServiceStartParameters
 *
 * Threads: [any].  Owns: the caller closes the handle with CloseServiceHandle.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nf-resapi-resutilsetresourceservicestartparametersex
 * Differs: a restart on failure that is configured is left: winsvc.h has no function for that.
 */
DWORD WINAPI ResUtilSetResourceServiceStartParametersEx(
    LPCWSTR pszServiceName, SC_HANDLE schSCMHandle, LPSC_HANDLE phService, DWORD dwDesiredAccess,
    PLOG_EVENT_ROUTINE pfnLogEvent, RESOURCE_HANDLE hResourceHandle);
#endif

#ifdef __cplusplus
}
#endif

#endif
