// Online makes an object and forgets it. What a map of the module's keeps is no leak, nor is what the
// standard library makes and frees by itself.
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "plugin.h"

struct Record {
    long Values[8];
};

static std::map<std::string, std::vector<int>> g_Cache;
static Record *volatile g_Last;

static RESID WINAPI CppOpenV2(LPCWSTR, HKEY, RESOURCE_HANDLE ResourceHandle, DWORD)
{
    auto *instance = new INSTANCE();
    instance->ResourceHandle = ResourceHandle;
    return instance;
}

static VOID WINAPI CppClose(RESID Resource)
{
    auto *instance = static_cast<INSTANCE *>(Resource);
    ClusWorkerTerminate(&instance->Worker);
    delete instance;
}

static DWORD WINAPI CppOnlineV2(RESID Resource, LPHANDLE, DWORD, PBYTE, DWORD, DWORD)
{
    std::ostringstream text;

    text << "a text that is longer than what a string holds in place: " << 4711;
    g_Cache[text.str()].assign(100, 1);
    g_Last = new Record();
    g_Last = nullptr;
    InterlockedExchange(&static_cast<INSTANCE *>(Resource)->Online, 1);
    return ERROR_SUCCESS;
}

static DWORD WINAPI CppOfflineV2(RESID Resource, LPCWSTR, DWORD, PBYTE, DWORD, DWORD)
{
    InterlockedExchange(&static_cast<INSTANCE *>(Resource)->Online, 0);
    return ERROR_SUCCESS;
}

static VOID WINAPI CppTerminate(RESID Resource)
{
    auto *instance = static_cast<INSTANCE *>(Resource);
    ClusWorkerTerminate(&instance->Worker);
    InterlockedExchange(&instance->Online, 0);
}

static BOOL WINAPI IsAlive(RESID Resource)
{
    return static_cast<INSTANCE *>(Resource)->Online != 0;
}

static DWORD WINAPI Control(RESID, DWORD ControlCode, PVOID, DWORD, PVOID, DWORD,
                            LPDWORD BytesReturned)
{
    *BytesReturned = 0;
    return ControlCode == CLUSCTL_RESOURCE_UNKNOWN ? ERROR_SUCCESS : ERROR_INVALID_FUNCTION;
}

static DWORD WINAPI TypeControl(LPCWSTR, DWORD ControlCode, PVOID, DWORD, PVOID, DWORD,
                                LPDWORD BytesReturned)
{
    *BytesReturned = 0;
    return ControlCode == CLUSCTL_RESOURCE_TYPE_UNKNOWN ? ERROR_SUCCESS : ERROR_INVALID_FUNCTION;
}

static DWORD WINAPI Cancel(RESID, DWORD)
{
    return ERROR_SUCCESS;
}

static CLRES_FUNCTION_TABLE g_Table;

DWORD WINAPI StartupEx(LPCWSTR, DWORD, DWORD,
                       PCLRES_CALLBACK_FUNCTION_TABLE MonitorCallbackFunctions,
                       PCLRES_FUNCTION_TABLE *ResourceDllInterfaceFunctions)
{
    g_Callbacks.SetResourceStatusEx = MonitorCallbackFunctions->SetResourceStatusEx;
    CLRES_V2_FUNCTION_TABLE_SET(g_Table, CLRES_VERSION_V2_00, Cpp, nullptr, nullptr, Control,
                                TypeControl, IsAlive, IsAlive, Cancel)
    *ResourceDllInterfaceFunctions = &g_Table;
    return ERROR_SUCCESS;
}
