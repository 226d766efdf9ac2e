/*
 * The service control manager as a plugin calls it. Each call goes through the provider seam, in
 * the plain form that provider.h describes.
 */

#include <stdlib.h>
#include <winsvc.h>

#include "export.h"
#include "named.h"
#include "provider.h"

#define SLOT(argument) ((uint64_t)(uintptr_t)(argument))
#define FORWARD(function, ...) \
    (DWORD) rdk__provider_call(RDK__PROVIDER_##function, (uint64_t[]){__VA_ARGS__})

static BOOL done(DWORD error)
{
    if (error != ERROR_SUCCESS) {
        SetLastError(error);
    }
    return error == ERROR_SUCCESS;
}

RDK__EXPORT SC_HANDLE WINAPI OpenSCManagerW(LPCWSTR lpMachineName, LPCWSTR lpDatabaseName,
                                            DWORD dwDesiredAccess)
{
    SC_HANDLE manager = NULL;
    DWORD error = FORWARD(OpenSCManagerW, SLOT(lpMachineName), SLOT(lpDatabaseName),
                          dwDesiredAccess, SLOT(&manager));

    return done(error) ? manager : NULL;
}

RDK__EXPORT SC_HANDLE WINAPI OpenSCManagerA(LPCSTR lpMachineName, LPCSTR lpDatabaseName,
                                            DWORD dwDesiredAccess)
{
    WCHAR machine[MAX_PATH + 1];
    WCHAR database[MAX_PATH + 1];
    LPCWSTR wide_machine;
    LPCWSTR wide_database;

    if (!rdk__name_widen(lpMachineName, machine, &wide_machine) ||
        !rdk__name_widen(lpDatabaseName, database, &wide_database)) {
        return NULL;
    }
    return OpenSCManagerW(wide_machine, wide_database, dwDesiredAccess);
}

RDK__EXPORT SC_HANDLE WINAPI OpenServiceW(SC_HANDLE hSCManager, LPCWSTR lpServiceName,
                                          DWORD dwDesiredAccess)
{
    SC_HANDLE service = NULL;

    if (lpServiceName == NULL) {
        SetLastError(ERROR_INVALID_ADDRESS);
        return NULL;
    }
    DWORD error = FORWARD(OpenServiceW, SLOT(hSCManager), SLOT(lpServiceName), dwDesiredAccess,
                          SLOT(&service));
    return done(error) ? service : NULL;
}

RDK__EXPORT SC_HANDLE WINAPI OpenServiceA(SC_HANDLE hSCManager, LPCSTR lpServiceName,
                                          DWORD dwDesiredAccess)
{
    WCHAR buffer[MAX_PATH + 1];
    LPCWSTR name;

    return rdk__name_widen(lpServiceName, buffer, &name)
               ? OpenServiceW(hSCManager, name, dwDesiredAccess)
               : NULL;
}

RDK__EXPORT BOOL WINAPI CloseServiceHandle(SC_HANDLE hSCObject)
{
    return done(FORWARD(CloseServiceHandle, SLOT(hSCObject)));
}

RDK__EXPORT BOOL WINAPI QueryServiceStatusEx(SC_HANDLE hService, SC_STATUS_TYPE InfoLevel,
                                             LPBYTE lpBuffer, DWORD cbBufSize,
                                             LPDWORD pcbBytesNeeded)
{
    if (pcbBytesNeeded == NULL || (lpBuffer == NULL && cbBufSize > 0)) {
        return done(ERROR_INVALID_ADDRESS);
    }
    *pcbBytesNeeded = sizeof(SERVICE_STATUS_PROCESS);
    if (InfoLevel != SC_STATUS_PROCESS_INFO) {
        return done(ERROR_INVALID_LEVEL);
    }
    if (cbBufSize < sizeof(SERVICE_STATUS_PROCESS)) {
        return done(ERROR_INSUFFICIENT_BUFFER);
    }
    return done(FORWARD(QueryServiceStatusEx, SLOT(hService), (uint64_t)InfoLevel, SLOT(lpBuffer),
                        cbBufSize, SLOT(pcbBytesNeeded)));
}

RDK__EXPORT BOOL WINAPI QueryServiceStatus(SC_HANDLE hService, LPSERVICE_STATUS lpServiceStatus)
{
    SERVICE_STATUS_PROCESS status;
    DWORD needed;

    if (lpServiceStatus == NULL) {
        return done(ERROR_INVALID_ADDRESS);
    }
    if (!QueryServiceStatusEx(hService, SC_STATUS_PROCESS_INFO, (LPBYTE)&status, sizeof(status),
                              &needed)) {
        return FALSE;
    }
    /* The one structure begins with the other. */
    memcpy(lpServiceStatus, &status, sizeof(*lpServiceStatus));
    return TRUE;
}

/* What a provider gave as bytes from the buffer's start becomes a pointer. */
static void relocate(void *buffer, LPWSTR *string)
{
    uintptr_t offset = (uintptr_t)*string;

    *string = offset != 0 ? (LPWSTR)(void *)((char *)buffer + offset) : NULL;
}

RDK__EXPORT BOOL WINAPI QueryServiceConfigW(SC_HANDLE hService,
                                            LPQUERY_SERVICE_CONFIGW lpServiceConfig,
                                            DWORD cbBufSize, LPDWORD pcbBytesNeeded)
{
    if (pcbBytesNeeded == NULL || (lpServiceConfig == NULL && cbBufSize > 0)) {
        return done(ERROR_INVALID_ADDRESS);
    }
    DWORD error = FORWARD(QueryServiceConfigW, SLOT(hService), SLOT(lpServiceConfig), cbBufSize,
                          SLOT(pcbBytesNeeded));
    if (error == ERROR_SUCCESS) {
        relocate(lpServiceConfig, &lpServiceConfig->lpBinaryPathName);
        relocate(lpServiceConfig, &lpServiceConfig->lpLoadOrderGroup);
        relocate(lpServiceConfig, &lpServiceConfig->lpDependencies);
        relocate(lpServiceConfig, &lpServiceConfig->lpServiceStartName);
        relocate(lpServiceConfig, &lpServiceConfig->lpDisplayName);
    }
    return done(error);
}

RDK__EXPORT BOOL WINAPI QueryServiceConfig2W(SC_HANDLE hService, DWORD dwInfoLevel, LPBYTE lpBuffer,
                                             DWORD cbBufSize, LPDWORD pcbBytesNeeded)
{
    if (pcbBytesNeeded == NULL || (lpBuffer == NULL && cbBufSize > 0)) {
        return done(ERROR_INVALID_ADDRESS);
    }
    if (dwInfoLevel != SERVICE_CONFIG_DESCRIPTION &&
        dwInfoLevel != SERVICE_CONFIG_FAILURE_ACTIONS) {
        return done(ERROR_INVALID_LEVEL);
    }
    DWORD error = FORWARD(QueryServiceConfig2W, SLOT(hService), dwInfoLevel, SLOT(lpBuffer),
                          cbBufSize, SLOT(pcbBytesNeeded));
    if (error == ERROR_SUCCESS && dwInfoLevel == SERVICE_CONFIG_DESCRIPTION) {
        relocate(lpBuffer, &((LPSERVICE_DESCRIPTIONW)(void *)lpBuffer)->lpDescription);
    } else if (error == ERROR_SUCCESS) {
        LPSERVICE_FAILURE_ACTIONSW actions = (LPSERVICE_FAILURE_ACTIONSW)(void *)lpBuffer;
        uintptr_t offset = (uintptr_t)actions->lpsaActions;

        relocate(lpBuffer, &actions->lpRebootMsg);
        relocate(lpBuffer, &actions->lpCommand);
        actions->lpsaActions = offset != 0 ? (SC_ACTION *)(void *)(lpBuffer + offset) : NULL;
    }
    return done(error);
}

/* The bytes of names that are each NUL-ended, up to and with the second NUL. */
static DWORD multi_bytes(LPCWSTR names)
{
    size_t chars = 0;

    if (names == NULL) {
        return 0;
    }
    while (names[chars] != 0) {
        chars += (size_t)lstrlenW(names + chars) + 1;
    }
    return (DWORD)((chars + 1) * sizeof(WCHAR));
}

RDK__EXPORT BOOL WINAPI ChangeServiceConfigW(SC_HANDLE hService, DWORD dwServiceType,
                                             DWORD dwStartType, DWORD dwErrorControl,
                                             LPCWSTR lpBinaryPathName, LPCWSTR lpLoadOrderGroup,
                                             LPDWORD lpdwTagId, LPCWSTR lpDependencies,
                                             LPCWSTR lpServiceStartName, LPCWSTR lpPassword,
                                             LPCWSTR lpDisplayName)
{
    return done(FORWARD(ChangeServiceConfigW, SLOT(hService), dwServiceType, dwStartType,
                        dwErrorControl, SLOT(lpBinaryPathName), SLOT(lpLoadOrderGroup),
                        SLOT(lpdwTagId), SLOT(lpDependencies), SLOT(lpServiceStartName),
                        SLOT(lpPassword), SLOT(lpDisplayName), multi_bytes(lpDependencies)));
}

RDK__EXPORT BOOL WINAPI StartServiceW(SC_HANDLE hService, DWORD dwNumServiceArgs,
                                      LPCWSTR *lpServiceArgVectors)
{
    size_t chars = 1;
    size_t used = 0;

    if (dwNumServiceArgs > 0 && lpServiceArgVectors == NULL) {
        return done(ERROR_INVALID_ADDRESS);
    }
    for (DWORD i = 0; i < dwNumServiceArgs; i++) {
        chars += (size_t)lstrlenW(lpServiceArgVectors[i]) + 1;
    }
    WCHAR *arguments = calloc(chars, sizeof(WCHAR));
    if (arguments == NULL) {
        return done(ERROR_NOT_ENOUGH_MEMORY);
    }
    for (DWORD i = 0; i < dwNumServiceArgs; i++) {
        lstrcpyW(arguments + used, lpServiceArgVectors[i]);
        used += (size_t)lstrlenW(lpServiceArgVectors[i]) + 1;
    }
    DWORD error = FORWARD(StartServiceW, SLOT(hService), dwNumServiceArgs, SLOT(arguments),
                          chars * sizeof(WCHAR));
    free(arguments);
    return done(error);
}

RDK__EXPORT BOOL WINAPI ControlService(SC_HANDLE hService, DWORD dwControl,
                                       LPSERVICE_STATUS lpServiceStatus)
{
    if (lpServiceStatus == NULL) {
        return done(ERROR_INVALID_ADDRESS);
    }
    return done(FORWARD(ControlService, SLOT(hService), dwControl, SLOT(lpServiceStatus),
                        sizeof(*lpServiceStatus)));
}

RDK__EXPORT BOOL WINAPI EnumDependentServicesW(SC_HANDLE hService, DWORD dwServiceState,
                                               LPENUM_SERVICE_STATUSW lpServices, DWORD cbBufSize,
                                               LPDWORD pcbBytesNeeded, LPDWORD lpServicesReturned)
{
    if (pcbBytesNeeded == NULL || lpServicesReturned == NULL ||
        (lpServices == NULL && cbBufSize > 0)) {
        return done(ERROR_INVALID_ADDRESS);
    }
    if (dwServiceState == 0 || (dwServiceState & ~(DWORD)SERVICE_STATE_ALL) != 0) {
        return done(ERROR_INVALID_PARAMETER);
    }
    *lpServicesReturned = 0;
    DWORD error = FORWARD(EnumDependentServicesW, SLOT(hService), dwServiceState, SLOT(lpServices),
                          cbBufSize, SLOT(pcbBytesNeeded), SLOT(lpServicesReturned));
    for (DWORD i = 0; error == ERROR_SUCCESS && i < *lpServicesReturned; i++) {
        relocate(lpServices, &lpServices[i].lpServiceName);
        relocate(lpServices, &lpServices[i].lpDisplayName);
    }
    return done(error);
}
