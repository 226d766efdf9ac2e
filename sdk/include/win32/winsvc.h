#ifndef RDK_WINSVC_H
#define RDK_WINSVC_H

/*
 * The service control manager, as its clients call it. What services there are is decided outside:
 * by the harness, or in a unit test by <rdk/memory_services.h>. Failures set the last error; with
 * nobody to ask it is RPC_S_SERVER_UNAVAILABLE. Threads: [any].
 */

#include "windef.h"
#include "winerror.h"
#include "winnt.h"

DECLARE_HANDLE(SC_HANDLE);
typedef SC_HANDLE *LPSC_HANDLE;
DECLARE_HANDLE(SERVICE_STATUS_HANDLE);

// clang-format off
#define SERVICES_ACTIVE_DATABASEW L"ServicesActive"
#define SERVICES_ACTIVE_DATABASEA "ServicesActive"
#define SERVICES_FAILED_DATABASEW L"ServicesFailed"
#define SERVICES_FAILED_DATABASEA "ServicesFailed"
#define SC_GROUP_IDENTIFIERW      L'+'
#define SC_GROUP_IDENTIFIERA      '+'

#define SERVICE_NO_CHANGE 0xffffffffU
#define SERVICE_ACTIVE    0x00000001
#define SERVICE_INACTIVE  0x00000002
#define SERVICE_STATE_ALL (SERVICE_ACTIVE | SERVICE_INACTIVE)

#define SERVICE_CONTROL_STOP                  0x00000001
#define SERVICE_CONTROL_PAUSE                 0x00000002
#define SERVICE_CONTROL_CONTINUE              0x00000003
#define SERVICE_CONTROL_INTERROGATE           0x00000004
#define SERVICE_CONTROL_SHUTDOWN              0x00000005
#define SERVICE_CONTROL_PARAMCHANGE           0x00000006
#define SERVICE_CONTROL_NETBINDADD            0x00000007
#define SERVICE_CONTROL_NETBINDREMOVE         0x00000008
#define SERVICE_CONTROL_NETBINDENABLE         0x00000009
#define SERVICE_CONTROL_NETBINDDISABLE        0x0000000A
#define SERVICE_CONTROL_DEVICEEVENT           0x0000000B
#define SERVICE_CONTROL_HARDWAREPROFILECHANGE 0x0000000C
#define SERVICE_CONTROL_POWEREVENT            0x0000000D
#define SERVICE_CONTROL_SESSIONCHANGE         0x0000000E
#define SERVICE_CONTROL_PRESHUTDOWN           0x0000000F
#define SERVICE_CONTROL_TIMECHANGE            0x00000010
#define SERVICE_CONTROL_TRIGGEREVENT          0x00000020

#define SERVICE_STOPPED          0x00000001
#define SERVICE_START_PENDING    0x00000002
#define SERVICE_STOP_PENDING     0x00000003
#define SERVICE_RUNNING          0x00000004
#define SERVICE_CONTINUE_PENDING 0x00000005
#define SERVICE_PAUSE_PENDING    0x00000006
#define SERVICE_PAUSED           0x00000007

#define SERVICE_ACCEPT_STOP                  0x00000001
#define SERVICE_ACCEPT_PAUSE_CONTINUE        0x00000002
#define SERVICE_ACCEPT_SHUTDOWN              0x00000004
#define SERVICE_ACCEPT_PARAMCHANGE           0x00000008
#define SERVICE_ACCEPT_NETBINDCHANGE         0x00000010
#define SERVICE_ACCEPT_HARDWAREPROFILECHANGE 0x00000020
#define SERVICE_ACCEPT_POWEREVENT            0x00000040
#define SERVICE_ACCEPT_SESSIONCHANGE         0x00000080
#define SERVICE_ACCEPT_PRESHUTDOWN           0x00000100
#define SERVICE_ACCEPT_TIMECHANGE            0x00000200
#define SERVICE_ACCEPT_TRIGGEREVENT          0x00000400

#define SC_MANAGER_CONNECT            0x0001
#define SC_MANAGER_CREATE_SERVICE     0x0002
#define SC_MANAGER_ENUMERATE_SERVICE  0x0004
#define SC_MANAGER_LOCK               0x0008
#define SC_MANAGER_QUERY_LOCK_STATUS  0x0010
#define SC_MANAGER_MODIFY_BOOT_CONFIG 0x0020
#define SC_MANAGER_ALL_ACCESS         (STANDARD_RIGHTS_REQUIRED | 0x003F)

#define SERVICE_QUERY_CONFIG         0x0001
#define SERVICE_CHANGE_CONFIG        0x0002
#define SERVICE_QUERY_STATUS         0x0004
#define SERVICE_ENUMERATE_DEPENDENTS 0x0008
#define SERVICE_START                0x0010
#define SERVICE_STOP                 0x0020
#define SERVICE_PAUSE_CONTINUE       0x0040
#define SERVICE_INTERROGATE          0x0080
#define SERVICE_USER_DEFINED_CONTROL 0x0100
#define SERVICE_ALL_ACCESS           (STANDARD_RIGHTS_REQUIRED | 0x01FF)

#define SERVICE_RUNS_IN_SYSTEM_PROCESS 0x00000001

#define SERVICE_CONFIG_DESCRIPTION              1
#define SERVICE_CONFIG_FAILURE_ACTIONS          2
#define SERVICE_CONFIG_DELAYED_AUTO_START_INFO  3
#define SERVICE_CONFIG_FAILURE_ACTIONS_FLAG     4
#define SERVICE_CONFIG_SERVICE_SID_INFO         5
#define SERVICE_CONFIG_REQUIRED_PRIVILEGES_INFO 6
#define SERVICE_CONFIG_PRESHUTDOWN_INFO         7
// clang-format on

typedef enum _SC_STATUS_TYPE {
    SC_STATUS_PROCESS_INFO = 0,
} SC_STATUS_TYPE;

typedef enum _SC_ACTION_TYPE {
    SC_ACTION_NONE = 0,
    SC_ACTION_RESTART = 1,
    SC_ACTION_REBOOT = 2,
    SC_ACTION_RUN_COMMAND = 3,
} SC_ACTION_TYPE;

typedef struct _SC_ACTION {
    SC_ACTION_TYPE Type;
    DWORD Delay;
} SC_ACTION, *LPSC_ACTION;

typedef struct _SERVICE_STATUS {
    DWORD dwServiceType;
    DWORD dwCurrentState;
    DWORD dwControlsAccepted;
    DWORD dwWin32ExitCode;
    DWORD dwServiceSpecificExitCode;
    DWORD dwCheckPoint;
    DWORD dwWaitHint;
} SERVICE_STATUS, *LPSERVICE_STATUS;

typedef struct _SERVICE_STATUS_PROCESS {
    DWORD dwServiceType;
    DWORD dwCurrentState;
    DWORD dwControlsAccepted;
    DWORD dwWin32ExitCode;
    DWORD dwServiceSpecificExitCode;
    DWORD dwCheckPoint;
    DWORD dwWaitHint;
    DWORD dwProcessId;
    DWORD dwServiceFlags;
} SERVICE_STATUS_PROCESS, *LPSERVICE_STATUS_PROCESS;

typedef struct _ENUM_SERVICE_STATUSW {
    LPWSTR lpServiceName;
    LPWSTR lpDisplayName;
    SERVICE_STATUS ServiceStatus;
} ENUM_SERVICE_STATUSW, *LPENUM_SERVICE_STATUSW;

typedef struct _QUERY_SERVICE_CONFIGW {
    DWORD dwServiceType;
    DWORD dwStartType;
    DWORD dwErrorControl;
    LPWSTR lpBinaryPathName;
    LPWSTR lpLoadOrderGroup;
    DWORD dwTagId;
    LPWSTR lpDependencies;
    LPWSTR lpServiceStartName;
    LPWSTR lpDisplayName;
} QUERY_SERVICE_CONFIGW, *LPQUERY_SERVICE_CONFIGW;

typedef struct _SERVICE_DESCRIPTIONW {
    LPWSTR lpDescription;
} SERVICE_DESCRIPTIONW, *LPSERVICE_DESCRIPTIONW;

typedef struct _SERVICE_FAILURE_ACTIONSW {
    DWORD dwResetPeriod;
    LPWSTR lpRebootMsg;
    LPWSTR lpCommand;
    DWORD cActions;
    SC_ACTION *lpsaActions;
} SERVICE_FAILURE_ACTIONSW, *LPSERVICE_FAILURE_ACTIONSW;

EXTERN_C_START

/**
 * Connect to the service control manager.
 *
 * @param lpMachineName    NULL for this node
 * @param lpDatabaseName   NULL or SERVICES_ACTIVE_DATABASE
 * @param dwDesiredAccess  SC_MANAGER_… rights
 * @return a handle for CloseServiceHandle
 * @retval NULL  RPC_S_SERVER_UNAVAILABLE, ERROR_DATABASE_DOES_NOT_EXIST (another database)
 */
SC_HANDLE WINAPI OpenSCManagerW(LPCWSTR lpMachineName, LPCWSTR lpDatabaseName,
                                DWORD dwDesiredAccess);
/** OpenSCManagerW with names in UTF-8. */
SC_HANDLE WINAPI OpenSCManagerA(LPCSTR lpMachineName, LPCSTR lpDatabaseName, DWORD dwDesiredAccess);
/**
 * Open a service by its name, which is found without regard to case.
 *
 * @param dwDesiredAccess  SERVICE_… rights: each function asks for its own
 * @return a handle for CloseServiceHandle
 * @retval NULL  ERROR_SERVICE_DOES_NOT_EXIST, ERROR_INVALID_HANDLE (not a manager's),
 *               ERROR_INVALID_NAME (empty), ERROR_INVALID_ADDRESS (NULL)
 */
SC_HANDLE WINAPI OpenServiceW(SC_HANDLE hSCManager, LPCWSTR lpServiceName, DWORD dwDesiredAccess);
/** OpenServiceW with a name in UTF-8. */
SC_HANDLE WINAPI OpenServiceA(SC_HANDLE hSCManager, LPCSTR lpServiceName, DWORD dwDesiredAccess);
/** Close a manager's or a service's handle. @retval FALSE  ERROR_INVALID_HANDLE */
BOOL WINAPI CloseServiceHandle(SC_HANDLE hSCObject);
/**
 * A service's state (right: SERVICE_QUERY_STATUS).
 *
 * @retval FALSE  ERROR_INVALID_HANDLE, ERROR_ACCESS_DENIED, ERROR_INVALID_ADDRESS (NULL)
 */
BOOL WINAPI QueryServiceStatus(SC_HANDLE hService, LPSERVICE_STATUS lpServiceStatus);
/**
 * A service's state and process (right: SERVICE_QUERY_STATUS).
 *
 * @param InfoLevel  SC_STATUS_PROCESS_INFO: a SERVICE_STATUS_PROCESS
 * @retval FALSE  as QueryServiceStatus, ERROR_INSUFFICIENT_BUFFER, ERROR_INVALID_LEVEL
 */
BOOL WINAPI QueryServiceStatusEx(SC_HANDLE hService, SC_STATUS_TYPE InfoLevel, LPBYTE lpBuffer,
                                 DWORD cbBufSize, LPDWORD pcbBytesNeeded);
/**
 * A service's configuration (right: SERVICE_QUERY_CONFIG). Its strings follow it in the buffer.
 *
 * @param pcbBytesNeeded  the size to offer, if it is too small
 * @retval FALSE  ERROR_INSUFFICIENT_BUFFER, ERROR_ACCESS_DENIED, ERROR_INVALID_HANDLE
 */
BOOL WINAPI QueryServiceConfigW(SC_HANDLE hService, LPQUERY_SERVICE_CONFIGW lpServiceConfig,
                                DWORD cbBufSize, LPDWORD pcbBytesNeeded);
/**
 * More of the configuration (right: SERVICE_QUERY_CONFIG).
 *
 * @param dwInfoLevel  SERVICE_CONFIG_DESCRIPTION or SERVICE_CONFIG_FAILURE_ACTIONS
 * @retval FALSE  as QueryServiceConfigW, ERROR_INVALID_LEVEL
 */
BOOL WINAPI QueryServiceConfig2W(SC_HANDLE hService, DWORD dwInfoLevel, LPBYTE lpBuffer,
                                 DWORD cbBufSize, LPDWORD pcbBytesNeeded);
/**
 * Change a service's configuration (right: SERVICE_CHANGE_CONFIG). SERVICE_NO_CHANGE and NULL
 * leave a setting as it is.
 *
 * @param lpDependencies  names, each NUL-ended, and one NUL more
 * @retval FALSE  ERROR_INVALID_HANDLE, ERROR_ACCESS_DENIED, ERROR_INVALID_PARAMETER
 */
BOOL WINAPI ChangeServiceConfigW(SC_HANDLE hService, DWORD dwServiceType, DWORD dwStartType,
                                 DWORD dwErrorControl, LPCWSTR lpBinaryPathName,
                                 LPCWSTR lpLoadOrderGroup, LPDWORD lpdwTagId,
                                 LPCWSTR lpDependencies, LPCWSTR lpServiceStartName,
                                 LPCWSTR lpPassword, LPCWSTR lpDisplayName);
/**
 * Start a service, and first those that it depends on (right: SERVICE_START). It is
 * SERVICE_START_PENDING afterwards: QueryServiceStatus tells when it runs.
 *
 * @retval FALSE  ERROR_SERVICE_ALREADY_RUNNING, ERROR_SERVICE_DISABLED,
 *                ERROR_SERVICE_DEPENDENCY_FAIL, ERROR_INVALID_HANDLE, ERROR_ACCESS_DENIED
 */
BOOL WINAPI StartServiceW(SC_HANDLE hService, DWORD dwNumServiceArgs, LPCWSTR *lpServiceArgVectors);
/**
 * Send a control (right: SERVICE_STOP, SERVICE_PAUSE_CONTINUE, SERVICE_INTERROGATE or, from 128
 * to 255, SERVICE_USER_DEFINED_CONTROL).
 *
 * @param lpServiceStatus  the state after it; also set on the failures of a control that came too
 *                         early or too late
 * @retval FALSE  ERROR_SERVICE_NOT_ACTIVE, ERROR_SERVICE_CANNOT_ACCEPT_CTRL,
 *                ERROR_INVALID_SERVICE_CONTROL, ERROR_DEPENDENT_SERVICES_RUNNING,
 *                ERROR_INVALID_PARAMETER, ERROR_INVALID_HANDLE, ERROR_ACCESS_DENIED
 */
BOOL WINAPI ControlService(SC_HANDLE hService, DWORD dwControl, LPSERVICE_STATUS lpServiceStatus);
/**
 * The services that depend on this one, directly or not, in the order in which to stop them
 * (right: SERVICE_ENUMERATE_DEPENDENTS).
 *
 * @param dwServiceState  SERVICE_ACTIVE, SERVICE_INACTIVE or SERVICE_STATE_ALL
 * @retval FALSE  ERROR_MORE_DATA (`*pcbBytesNeeded` is the size to offer), ERROR_INVALID_HANDLE,
 *                ERROR_ACCESS_DENIED, ERROR_INVALID_PARAMETER
 */
BOOL WINAPI EnumDependentServicesW(SC_HANDLE hService, DWORD dwServiceState,
                                   LPENUM_SERVICE_STATUSW lpServices, DWORD cbBufSize,
                                   LPDWORD pcbBytesNeeded, LPDWORD lpServicesReturned);

EXTERN_C_END

typedef ENUM_SERVICE_STATUSW ENUM_SERVICE_STATUS, *LPENUM_SERVICE_STATUS;
typedef QUERY_SERVICE_CONFIGW QUERY_SERVICE_CONFIG, *LPQUERY_SERVICE_CONFIG;
typedef SERVICE_DESCRIPTIONW SERVICE_DESCRIPTION, *LPSERVICE_DESCRIPTION;
typedef SERVICE_FAILURE_ACTIONSW SERVICE_FAILURE_ACTIONS, *LPSERVICE_FAILURE_ACTIONS;

#if defined(UNICODE) || defined(_UNICODE)
#    define OpenSCManager            OpenSCManagerW
#    define OpenService              OpenServiceW
#    define SERVICES_ACTIVE_DATABASE SERVICES_ACTIVE_DATABASEW
#    define SERVICES_FAILED_DATABASE SERVICES_FAILED_DATABASEW
#else
#    define OpenSCManager            OpenSCManagerA
#    define OpenService              OpenServiceA
#    define SERVICES_ACTIVE_DATABASE SERVICES_ACTIVE_DATABASEA
#    define SERVICES_FAILED_DATABASE SERVICES_FAILED_DATABASEA
#endif
#define QueryServiceConfig    QueryServiceConfigW
#define QueryServiceConfig2   QueryServiceConfig2W
#define ChangeServiceConfig   ChangeServiceConfigW
#define StartService          StartServiceW
#define EnumDependentServices EnumDependentServicesW

#endif
