/* Services, for resource types that stand for one. */
#include <stdlib.h>
#include <winsvc.h>

#include <resapi.h>

#include "export.h"

/* How long a service may take to start or stop, and how often one looks. */
#define LOOK_EACH_MS 500u
#define LOOKS        120u

static SC_HANDLE open_service(LPCWSTR name, DWORD access)
{
    SC_HANDLE manager = OpenSCManagerW(NULL, NULL, SC_MANAGER_CONNECT);
    if (manager == NULL) {
        return NULL;
    }
    SC_HANDLE service = OpenServiceW(manager, name, access);
    const DWORD status = GetLastError();
    CloseServiceHandle(manager);
    SetLastError(status);
    return service;
}

/* Wait while it is in that state; 0: it cannot be asked. */
static DWORD leave_state(SC_HANDLE service, DWORD state)
{
    SERVICE_STATUS status = {.dwCurrentState = state};

    for (DWORD looks = 0; status.dwCurrentState == state && looks < LOOKS; looks++) {
        if (looks > 0) {
            Sleep(LOOK_EACH_MS);
        }
        if (!QueryServiceStatus(service, &status)) {
            return 0;
        }
    }
    return status.dwCurrentState;
}

RDK__EXPORT DWORD WINAPI ResUtilStartResourceService(LPCWSTR pszServiceName,
                                                     LPSC_HANDLE phServiceHandle)
{
    if (pszServiceName == NULL) {
        return ERROR_INVALID_PARAMETER;
    }
    SC_HANDLE service = open_service(pszServiceName, SERVICE_ALL_ACCESS);
    if (service == NULL) {
        return GetLastError();
    }
    DWORD status = ERROR_SUCCESS;
    if (!StartServiceW(service, 0, NULL) && GetLastError() != ERROR_SERVICE_ALREADY_RUNNING) {
        status = GetLastError();
    } else if (leave_state(service, SERVICE_START_PENDING) != SERVICE_RUNNING) {
        status = ERROR_SERVICE_NEVER_STARTED;
    }
    if (status == ERROR_SUCCESS && phServiceHandle != NULL) {
        *phServiceHandle = service;
    } else {
        CloseServiceHandle(service);
    }
    return status;
}

static DWORD stop(SC_HANDLE service)
{
    SERVICE_STATUS status;

    if (!ControlService(service, SERVICE_CONTROL_STOP, &status)) {
        const DWORD failure = GetLastError();
        if (failure == ERROR_SERVICE_NOT_ACTIVE) {
            return ERROR_SUCCESS;
        }
        if (failure != ERROR_SERVICE_CANNOT_ACCEPT_CTRL) {
            return failure;
        }
        /* It is stopping already, or still starting. */
    }
    return leave_state(service, SERVICE_STOP_PENDING) == SERVICE_STOPPED ? ERROR_SUCCESS
                                                                         : ERROR_TIMEOUT;
}

RDK__EXPORT DWORD WINAPI ResUtilStopService(SC_HANDLE hServiceHandle)
{
    const DWORD status = stop(hServiceHandle);

    if (status == ERROR_SUCCESS) {
        CloseServiceHandle(hServiceHandle);
    }
    return status;
}

RDK__EXPORT DWORD WINAPI ResUtilStopResourceService(LPCWSTR pszServiceName)
{
    if (pszServiceName == NULL) {
        return ERROR_INVALID_PARAMETER;
    }
    SC_HANDLE service = open_service(pszServiceName, SERVICE_STOP | SERVICE_QUERY_STATUS);
    if (service == NULL) {
        return GetLastError();
    }
    const DWORD status = stop(service);
    CloseServiceHandle(service);
    return status;
}

RDK__EXPORT DWORD WINAPI ResUtilVerifyService(SC_HANDLE hServiceHandle)
{
    SERVICE_STATUS status;

    if (!QueryServiceStatus(hServiceHandle, &status)) {
        return GetLastError();
    }
    return status.dwCurrentState == SERVICE_RUNNING ||
                   status.dwCurrentState == SERVICE_START_PENDING
               ? ERROR_SUCCESS
               : ERROR_SERVICE_NOT_ACTIVE;
}

RDK__EXPORT DWORD WINAPI ResUtilVerifyResourceService(LPCWSTR pszServiceName)
{
    if (pszServiceName == NULL) {
        return ERROR_INVALID_PARAMETER;
    }
    SC_HANDLE service = open_service(pszServiceName, SERVICE_QUERY_STATUS);
    if (service == NULL) {
        return GetLastError();
    }
    const DWORD status = ResUtilVerifyService(service);
    CloseServiceHandle(service);
    return status;
}

/* One line of the cluster's log, for the resource. */
static void tell(PLOG_EVENT_ROUTINE log, RESOURCE_HANDLE resource, LPCWSTR name, DWORD status)
{
    if (log != NULL) {
        log(resource, LOG_ERROR, L"The service '%1' cannot be prepared: error %2!u!.\n", name,
            status);
    }
}

static DWORD set_start_by_demand(SC_HANDLE service)
{
    DWORD bytes = 0;
    DWORD status = ERROR_SUCCESS;
    QueryServiceConfigW(service, NULL, 0, &bytes);
    if (bytes == 0) {
        return GetLastError();
    }
    QUERY_SERVICE_CONFIGW *config = malloc(bytes);
    if (config == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    if (!QueryServiceConfigW(service, config, bytes, &bytes)) {
        status = GetLastError();
    } else if (config->dwStartType == SERVICE_DISABLED) {
        status = ERROR_SERVICE_DISABLED;
    } else if (config->dwStartType != SERVICE_DEMAND_START &&
               !ChangeServiceConfigW(service, SERVICE_NO_CHANGE, SERVICE_DEMAND_START,
                                     SERVICE_NO_CHANGE, NULL, NULL, NULL, NULL, NULL, NULL, NULL)) {
        status = GetLastError();
    }
    free(config);
    return status;
}

RDK__EXPORT DWORD WINAPI ResUtilSetResourceServiceStartParametersEx(
    LPCWSTR pszServiceName, SC_HANDLE schSCMHandle, LPSC_HANDLE phService, DWORD dwDesiredAccess,
    PLOG_EVENT_ROUTINE pfnLogEvent, RESOURCE_HANDLE hResourceHandle)
{
    const DWORD access = dwDesiredAccess | SERVICE_QUERY_CONFIG | SERVICE_CHANGE_CONFIG;
    DWORD status = ERROR_SUCCESS;
    if (pszServiceName == NULL || phService == NULL) {
        return ERROR_INVALID_PARAMETER;
    }
    SC_HANDLE service = schSCMHandle != NULL ? OpenServiceW(schSCMHandle, pszServiceName, access)
                                             : open_service(pszServiceName, access);
    status = service != NULL ? set_start_by_demand(service) : GetLastError();
    if (status != ERROR_SUCCESS) {
        if (service != NULL) {
            CloseServiceHandle(service);
            service = NULL;
        }
        tell(pfnLogEvent, hResourceHandle, pszServiceName, status);
    }
    *phService = service;
    return status;
}

RDK__EXPORT DWORD WINAPI ResUtilSetResourceServiceStartParameters(LPCWSTR pszServiceName,
                                                                  SC_HANDLE schSCMHandle,
                                                                  LPSC_HANDLE phService,
                                                                  PLOG_EVENT_ROUTINE pfnLogEvent,
                                                                  RESOURCE_HANDLE hResourceHandle)
{
    return ResUtilSetResourceServiceStartParametersEx(
        pszServiceName, schSCMHandle, phService, SERVICE_ALL_ACCESS, pfnLogEvent, hResourceHandle);
}
