/*
 * Part of <resapi.h>: the table of entry points that a DLL gives its monitor, and the two functions
 * it exports.
 *
 * TableSize is the size of the functions of the table's own version, not of the whole structure.
 * The union grows with the interface: trust TableSize and Version, not sizeof.
 */
#ifndef RDK_RESAPI_FUNCTION_TABLE_H
#define RDK_RESAPI_FUNCTION_TABLE_H

typedef struct CLRES_V1_FUNCTIONS {
    POPEN_ROUTINE Open;
    PCLOSE_ROUTINE Close;
    PONLINE_ROUTINE Online;
    POFFLINE_ROUTINE Offline;
    PTERMINATE_ROUTINE Terminate;
    PLOOKS_ALIVE_ROUTINE LooksAlive;
    PIS_ALIVE_ROUTINE IsAlive;
    PARBITRATE_ROUTINE Arbitrate;
    PRELEASE_ROUTINE Release;
    PRESOURCE_CONTROL_ROUTINE ResourceControl;
    PRESOURCE_TYPE_CONTROL_ROUTINE ResourceTypeControl;
} CLRES_V1_FUNCTIONS, *PCLRES_V1_FUNCTIONS;

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
typedef struct CLRES_V2_FUNCTIONS {
    POPEN_V2_ROUTINE Open;
    PCLOSE_ROUTINE Close;
    PONLINE_V2_ROUTINE Online;
    POFFLINE_V2_ROUTINE Offline;
    PTERMINATE_ROUTINE Terminate;
    PLOOKS_ALIVE_ROUTINE LooksAlive;
    PIS_ALIVE_ROUTINE IsAlive;
    PARBITRATE_ROUTINE Arbitrate;
    PRELEASE_ROUTINE Release;
    PRESOURCE_CONTROL_ROUTINE ResourceControl;
    PRESOURCE_TYPE_CONTROL_ROUTINE ResourceTypeControl;
    PCANCEL_ROUTINE Cancel;
} CLRES_V2_FUNCTIONS, *PCLRES_V2_FUNCTIONS;

typedef struct CLRES_V3_FUNCTIONS {
    POPEN_V2_ROUTINE Open;
    PCLOSE_ROUTINE Close;
    PONLINE_V2_ROUTINE Online;
    POFFLINE_V2_ROUTINE Offline;
    PTERMINATE_ROUTINE Terminate;
    PLOOKS_ALIVE_ROUTINE LooksAlive;
    PIS_ALIVE_ROUTINE IsAlive;
    PARBITRATE_ROUTINE Arbitrate;
    PRELEASE_ROUTINE Release;
    PBEGIN_RESCALL_ROUTINE BeginResourceControl;
    PBEGIN_RESTYPECALL_ROUTINE BeginResourceTypeControl;
    PCANCEL_ROUTINE Cancel;
} CLRES_V3_FUNCTIONS, *PCLRES_V3_FUNCTIONS;
#endif

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINTHRESHOLD
typedef struct CLRES_V4_FUNCTIONS {
    POPEN_V2_ROUTINE Open;
    PCLOSE_ROUTINE Close;
    PONLINE_V2_ROUTINE Online;
    POFFLINE_V2_ROUTINE Offline;
    PTERMINATE_ROUTINE Terminate;
    PLOOKS_ALIVE_ROUTINE LooksAlive;
    PIS_ALIVE_ROUTINE IsAlive;
    PARBITRATE_ROUTINE Arbitrate;
    PRELEASE_ROUTINE Release;
    PBEGIN_RESCALL_ROUTINE BeginResourceControl;
    PBEGIN_RESTYPECALL_ROUTINE BeginResourceTypeControl;
    PCANCEL_ROUTINE Cancel;
    PBEGIN_RESCALL_AS_USER_ROUTINE BeginResourceControlAsUser;
    PBEGIN_RESTYPECALL_AS_USER_ROUTINE BeginResourceTypeControlAsUser;
} CLRES_V4_FUNCTIONS, *PCLRES_V4_FUNCTIONS;
#endif

#define CLRES_V1_FUNCTION_SIZE sizeof(CLRES_V1_FUNCTIONS)
#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
#    define CLRES_V2_FUNCTION_SIZE sizeof(CLRES_V2_FUNCTIONS)
#    define CLRES_V3_FUNCTION_SIZE sizeof(CLRES_V3_FUNCTIONS)
#endif

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINTHRESHOLD
#    define CLRES_V4_FUNCTION_SIZE sizeof(CLRES_V4_FUNCTIONS)
#endif

typedef struct CLRES_FUNCTION_TABLE {
    DWORD TableSize;
    DWORD Version;
    union {
        CLRES_V1_FUNCTIONS V1Functions;
#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
        CLRES_V2_FUNCTIONS V2Functions;
        CLRES_V3_FUNCTIONS V3Functions;
#endif
#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINTHRESHOLD
        CLRES_V4_FUNCTIONS V4Functions;
#endif
    };
} CLRES_FUNCTION_TABLE, *PCLRES_FUNCTION_TABLE;

/* Filling a table. The first defines a variable; the others are statements, for StartupEx. */
#define CLRES_V1_FUNCTION_TABLE(_Name, _Version, _Prefix, _Arbitrate, _Release, _ResControl,    \
                                _ResTypeControl)                                                \
    CLRES_FUNCTION_TABLE _Name = {                                                              \
        CLRES_V1_FUNCTION_SIZE,                                                                 \
        _Version,                                                                               \
        {{_Prefix##Open, _Prefix##Close, _Prefix##Online, _Prefix##Offline, _Prefix##Terminate, \
          _Prefix##LooksAlive, _Prefix##IsAlive, _Arbitrate, _Release, _ResControl,             \
          _ResTypeControl}}}

/* What the versions from 2 on have in common. */
#define RDK_FUNCTION_TABLE_SET(_Name, _Size, _Version, _Functions, _Prefix, _Arbitrate, _Release, \
                               _LooksAlive, _IsAlive, _Cancel)                                    \
    (_Name).TableSize = (DWORD)(_Size);                                                           \
    (_Name).Version = (_Version);                                                                 \
    (_Name)._Functions.Open = _Prefix##OpenV2;                                                    \
    (_Name)._Functions.Close = _Prefix##Close;                                                    \
    (_Name)._Functions.Online = _Prefix##OnlineV2;                                                \
    (_Name)._Functions.Offline = _Prefix##OfflineV2;                                              \
    (_Name)._Functions.Terminate = _Prefix##Terminate;                                            \
    (_Name)._Functions.LooksAlive = _LooksAlive;                                                  \
    (_Name)._Functions.IsAlive = _IsAlive;                                                        \
    (_Name)._Functions.Arbitrate = _Arbitrate;                                                    \
    (_Name)._Functions.Release = _Release;                                                        \
    (_Name)._Functions.Cancel = _Cancel

#define CLRES_V2_FUNCTION_TABLE_SET(_Name, _Version, _Prefix, _Arbitrate, _Release, _ResControl, \
                                    _ResTypeControl, _LooksAlive, _IsAlive, _Cancel)             \
    RDK_FUNCTION_TABLE_SET(_Name, CLRES_V2_FUNCTION_SIZE, _Version, V2Functions, _Prefix,        \
                           _Arbitrate, _Release, _LooksAlive, _IsAlive, _Cancel);                \
    (_Name).V2Functions.ResourceControl = _ResControl;                                           \
    (_Name).V2Functions.ResourceTypeControl = _ResTypeControl;

#define CLRES_V3_FUNCTION_TABLE_SET(_Name, _Version, _Prefix, _Arbitrate, _Release,                \
                                    _BeginResControl, _BeginResTypeControl, _LooksAlive, _IsAlive, \
                                    _Cancel)                                                       \
    RDK_FUNCTION_TABLE_SET(_Name, CLRES_V3_FUNCTION_SIZE, _Version, V3Functions, _Prefix,          \
                           _Arbitrate, _Release, _LooksAlive, _IsAlive, _Cancel);                  \
    (_Name).V3Functions.BeginResourceControl = _BeginResControl;                                   \
    (_Name).V3Functions.BeginResourceTypeControl = _BeginResTypeControl

#define CLRES_V4_FUNCTION_TABLE_SET(_Name, _Version, _Prefix, _Arbitrate, _Release,                \
                                    _BeginResControl, _BeginResTypeControl, _LooksAlive, _IsAlive, \
                                    _Cancel, _BeginResControlAsUser, _BeginResTypeControlAsUser)   \
    RDK_FUNCTION_TABLE_SET(_Name, CLRES_V4_FUNCTION_SIZE, _Version, V4Functions, _Prefix,          \
                           _Arbitrate, _Release, _LooksAlive, _IsAlive, _Cancel);                  \
    (_Name).V4Functions.BeginResourceControl = _BeginResControl;                                   \
    (_Name).V4Functions.BeginResourceTypeControl = _BeginResTypeControl;                           \
    (_Name).V4Functions.BeginResourceControlAsUser = _BeginResControlAsUser;                       \
    (_Name).V4Functions.BeginResourceTypeControlAsUser = _BeginResTypeControlAsUser

/* The names that the monitor looks up. */
#define STARTUP_ROUTINE "Startup"
#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
#    define STARTUP_EX_ROUTINE "StartupEx"
#endif

typedef DWORD(WINAPI *PSTARTUP_ROUTINE)(LPCWSTR ResourceType, DWORD MinVersionSupported,
                                        DWORD MaxVersionSupported,
                                        PSET_RESOURCE_STATUS_ROUTINE SetResourceStatus,
                                        PLOG_EVENT_ROUTINE LogEvent,
                                        PCLRES_FUNCTION_TABLE *FunctionTable);
#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
typedef DWORD(WINAPI *PSTARTUP_EX_ROUTINE)(LPCWSTR ResourceType, DWORD MinVersionSupported,
                                           DWORD MaxVersionSupported,
                                           PCLRES_CALLBACK_FUNCTION_TABLE MonitorCallbackFunctions,
                                           PCLRES_FUNCTION_TABLE *ResourceDllInterfaceFunctions);
#endif

/*
 * What a resource DLL exports: one of these, or both. Declared here so that the definitions need
 * no extern "C" and no export list: sources written for a .def file have neither.
 */
#ifdef __cplusplus
extern "C" {
#endif

/**
 * Give the monitor the table of a type of version 1. Called once for each type, before its first
 * instance is opened.
 *
 * @param[in]  ResourceType          The type's name; compare without regard to case. Borrowed.
 * @param[in]  MinVersionSupported   The monitor's lowest version.
 * @param[in]  MaxVersionSupported   The monitor's highest version.
 * @param[in]  SetResourceStatus     To be kept, for reports.
 * @param[in]  LogEvent              To be kept, for the log.
 * @param[out] FunctionTable         A table that stays where it is until the DLL is unloaded.
 *
 * @retval ERROR_SUCCESS                    the table is there
 * @retval ERROR_CLUSTER_RESNAME_NOT_FOUND  the DLL has no such type
 * @retval ERROR_REVISION_MISMATCH          none of the versions is version 1
 *
 * Threads: never at once with another call, in less than 300 ms.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-pstartup_routine
 */
RDK_EXPORTED DWORD WINAPI Startup(LPCWSTR ResourceType, DWORD MinVersionSupported,
                                  DWORD MaxVersionSupported,
                                  PSET_RESOURCE_STATUS_ROUTINE SetResourceStatus,
                                  PLOG_EVENT_ROUTINE LogEvent,
                                  PCLRES_FUNCTION_TABLE *FunctionTable);
#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
/**
 * Give the monitor the table of a type, of the highest version that both sides know. Preferred to
 * Startup when the DLL exports both.
 *
 * @param[in]  ResourceType                   The type's name; compare without regard to case.
 *                                            Borrowed.
 * @param[in]  MinVersionSupported            The monitor's lowest version.
 * @param[in]  MaxVersionSupported            The monitor's highest version.
 * @param[in]  MonitorCallbackFunctions       To be kept. It has no size: use only members that the
 *                                            monitor's version is sure to have.
 * @param[out] ResourceDllInterfaceFunctions  A table that stays where it is until the DLL is
 *                                            unloaded.
 *
 * @retval ERROR_SUCCESS                    the table is there
 * @retval ERROR_CLUSTER_RESNAME_NOT_FOUND  the DLL has no such type
 * @retval ERROR_REVISION_MISMATCH          the DLL knows none of the versions
 *
 * Threads: never at once with another call, in less than 300 ms.
 * Source:  learn.microsoft.com/windows/win32/api/resapi/nc-resapi-pstartup_ex_routine
 */
RDK_EXPORTED DWORD WINAPI StartupEx(LPCWSTR ResourceType, DWORD MinVersionSupported,
                                    DWORD MaxVersionSupported,
                                    PCLRES_CALLBACK_FUNCTION_TABLE MonitorCallbackFunctions,
                                    PCLRES_FUNCTION_TABLE *ResourceDllInterfaceFunctions);
#endif
#ifdef __cplusplus
}
#endif

#endif
