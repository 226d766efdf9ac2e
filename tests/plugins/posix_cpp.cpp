// A worker of C++: std::thread, std::mutex, std::condition_variable, std::call_once and the
// sleeps and clocks of std::chrono.
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "plugin.h"

using namespace std::chrono_literals;

static std::mutex g_Mutex;
static std::condition_variable g_Changed;
static std::once_flag g_Once;
static bool g_Ready;
static int g_Made;

static int SlowNumber()
{
    std::this_thread::sleep_for(10min);
    return 7;
}

// Two threads come here at once: one makes the number, the other waits for it.
static int TheNumber()
{
    static const int number = SlowNumber();
    return number;
}

// What fails is not done, and the next may try.
static int SecondAttempt(int &attempts)
{
    std::this_thread::sleep_for(1s);
    return ++attempts > 1 ? attempts : throw attempts;
}

static bool TryTwice()
{
    std::once_flag once;
    int attempts[2] = {};
    int caught = 0;

    for (int i = 0; i < 3; i++) {
        try {
            std::call_once(once, [&] { SecondAttempt(attempts[0]); });
        } catch (int) {
            caught++;
        }
        try {
            static const int result = SecondAttempt(attempts[1]);
            caught += 10 * result;
        } catch (int) {
            caught++;
        }
    }
    return caught == 42 && attempts[0] == 2 && attempts[1] == 2;
}

static bool Work()
{
    const auto start = std::chrono::steady_clock::now();
    int numbers[2] = {};

    std::thread other([&] {
        numbers[0] = TheNumber();
        std::call_once(g_Once, [] {
            std::this_thread::sleep_for(20min);
            g_Made++;
        });
        std::this_thread::sleep_until(std::chrono::steady_clock::now() + 30min);
        const std::lock_guard<std::mutex> lock(g_Mutex);
        g_Ready = true;
        g_Changed.notify_all();
    });
    numbers[1] = TheNumber();
    std::call_once(g_Once, [] {
        std::this_thread::sleep_for(20min);
        g_Made++;
    });
    std::unique_lock<std::mutex> lock(g_Mutex);
    const bool early = g_Changed.wait_for(lock, 1min, [] { return g_Ready; });
    g_Changed.wait(lock, [] { return g_Ready; });
    lock.unlock();
    other.join();
    const auto passed = std::chrono::steady_clock::now() - start;
    return !early && numbers[0] == 7 && numbers[1] == 7 && g_Made == 1 && passed >= 60min &&
           passed < 60min + 1s;
}

static DWORD WINAPI BringOnline(PCLUS_WORKER, LPVOID Parameter)
{
    auto *instance = static_cast<INSTANCE *>(Parameter);

    if (!Work() || !TryTwice()) {
        Report(instance, ClusterResourceFailed, 0);
        return ERROR_INVALID_DATA;
    }
    InterlockedExchange(&instance->Online, 1);
    Report(instance, ClusterResourceOnline, 1);
    return ERROR_SUCCESS;
}

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
    return Begin(static_cast<INSTANCE *>(Resource), BringOnline);
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
