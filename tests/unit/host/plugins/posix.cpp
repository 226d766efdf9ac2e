// A resource DLL in C++ that keeps to nothing of Win32 but the entry points: its threads, locks,
// sleeps and clocks are those of the C++ library.

#include "posix.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <semaphore.h>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

#include <clusapi.h>
#include <resapi.h>
#include <windows.h>

namespace
{

using namespace std::chrono_literals;

PCLRES_CALLBACK_FUNCTION_TABLE monitor;
CLRES_FUNCTION_TABLE table;

struct farewell {
    std::string *log = nullptr;
    ~farewell()
    {
        if (log != nullptr) {
            log->push_back('!');
        }
    }
};

thread_local farewell last_words;

struct plugin {
    RESOURCE_HANDLE handle = nullptr;
    std::mutex first;
    std::mutex second;
    std::condition_variable changed;
    int turn = 0;
    std::string log;
};

// Sleeping, three hours of it, by every way there is.
DWORD sleep_long()
{
    const auto start = std::chrono::steady_clock::now();
    const auto wall = std::chrono::system_clock::now();
    const ULONGLONG ticks = GetTickCount64();

    std::this_thread::sleep_for(1h);
    sleep(3600);
    for (int i = 0; i < 36; i++) {
        usleep(100000000);
    }
    const auto passed = std::chrono::steady_clock::now() - start;
    const auto wall_passed = std::chrono::system_clock::now() - wall;
    const bool good = passed >= 3h && passed < 3h + 1s && wall_passed >= 3h &&
                      wall_passed < 3h + 1s && GetTickCount64() - ticks >= 3 * 3600000;
    return good ? ERROR_SUCCESS : ERROR_INVALID_DATA;
}

// Two threads take turns by a condition, and write down whose it is.
void take_turns(plugin &self, int mine, char letter)
{
    last_words.log = &self.log;
    for (int i = 0; i < 5; i++) {
        std::unique_lock<std::mutex> lock(self.first);
        self.changed.wait(lock, [&] { return self.turn == mine; });
        GetTickCount();
        self.log.push_back(letter);
        std::this_thread::sleep_for(1s);
        self.turn = 1 - mine;
        self.changed.notify_all();
    }
}

DWORD ping_pong(plugin &self)
{
    self.log.clear();
    std::thread other([&] { take_turns(self, 1, 'b'); });
    take_turns(self, 0, 'a');
    other.join();
    last_words.log = nullptr;
    return self.log == "ababababab!" ? ERROR_SUCCESS : ERROR_INVALID_DATA;
}

DWORD wait_with_limit(plugin &self)
{
    std::unique_lock<std::mutex> lock(self.first);
    const auto start = std::chrono::steady_clock::now();

    if (self.changed.wait_for(lock, 90s) != std::cv_status::timeout) {
        return ERROR_INVALID_DATA;
    }
    const auto passed = std::chrono::steady_clock::now() - start;
    return passed >= 90s && passed < 91s ? ERROR_SUCCESS : ERROR_INVALID_TIME;
}

// Many threads count under a lock, and let each other in between.
DWORD count(BYTE *out, DWORD room, DWORD *returned)
{
    std::mutex mutex;
    std::string order;
    std::vector<std::thread> threads;

    for (char letter = 'a'; letter < 'e'; letter++) {
        threads.emplace_back([&, letter] {
            for (int i = 0; i < 6; i++) {
                std::lock_guard<std::mutex> lock(mutex);
                order.push_back(letter);
                GetTickCount();
            }
        });
    }
    for (auto &thread : threads) {
        thread.join();
    }
    *returned = static_cast<DWORD>(order.size());
    std::memcpy(out, order.data(), room < *returned ? room : *returned);
    return *returned == 24 ? ERROR_SUCCESS : ERROR_INVALID_DATA;
}

DWORD deadlock(plugin &self)
{
    std::thread other([&] {
        std::lock_guard<std::mutex> inner(self.second);
        std::this_thread::sleep_for(1s);
        std::lock_guard<std::mutex> outer(self.first);
    });
    std::lock_guard<std::mutex> outer(self.first);
    std::this_thread::sleep_for(1s);
    std::lock_guard<std::mutex> inner(self.second);
    other.join();
    return ERROR_SUCCESS;
}

DWORD semaphores()
{
    sem_t semaphore;
    std::atomic<int> done{0};

    sem_init(&semaphore, 0, 0);
    std::thread other([&] {
        sem_wait(&semaphore);
        done = 1;
    });
    std::this_thread::sleep_for(5s);
    const bool waits = done == 0;
    sem_post(&semaphore);
    other.join();
    sem_destroy(&semaphore);
    return waits && done == 1 ? ERROR_SUCCESS : ERROR_INVALID_DATA;
}

RESID WINAPI PosixOpenV2(LPCWSTR, HKEY, RESOURCE_HANDLE ResourceHandle, DWORD)
{
    auto *self = new plugin;
    self->handle = ResourceHandle;
    return self;
}

void WINAPI PosixClose(RESID Resource)
{
    delete static_cast<plugin *>(Resource);
}

DWORD WINAPI PosixOnlineV2(RESID, LPHANDLE, DWORD, PBYTE, DWORD, DWORD)
{
    return ERROR_SUCCESS;
}

DWORD WINAPI PosixOfflineV2(RESID, LPCWSTR, DWORD, PBYTE, DWORD, DWORD)
{
    return ERROR_SUCCESS;
}

void WINAPI PosixTerminate(RESID)
{
}

BOOL WINAPI alive(RESID)
{
    return TRUE;
}

DWORD WINAPI control(RESID Resource, DWORD ControlCode, PVOID, DWORD, PVOID OutBuffer,
                     DWORD OutBufferSize, LPDWORD BytesReturned)
{
    auto &self = *static_cast<plugin *>(Resource);

    *BytesReturned = 0;
    switch (ControlCode) {
    case POSIX_SLEEP:
        return sleep_long();
    case POSIX_PING_PONG:
        return ping_pong(self);
    case POSIX_WAIT:
        return wait_with_limit(self);
    case POSIX_COUNT:
        return count(static_cast<BYTE *>(OutBuffer), OutBufferSize, BytesReturned);
    case POSIX_DEADLOCK:
        return deadlock(self);
    case POSIX_SEMAPHORE:
        return semaphores();
    case POSIX_LEAVE_THREAD:
        std::thread([] { std::this_thread::sleep_for(10h); }).detach();
        return ERROR_SUCCESS;
    case POSIX_THROW:
        throw 7;
    default:
        return ERROR_INVALID_FUNCTION;
    }
}

DWORD WINAPI type_control(LPCWSTR, DWORD, PVOID, DWORD, PVOID, DWORD, LPDWORD BytesReturned)
{
    *BytesReturned = 0;
    return ERROR_INVALID_FUNCTION;
}

} // namespace

DWORD WINAPI StartupEx(LPCWSTR, DWORD, DWORD,
                       PCLRES_CALLBACK_FUNCTION_TABLE MonitorCallbackFunctions,
                       PCLRES_FUNCTION_TABLE *ResourceDllInterfaceFunctions)
{
    monitor = MonitorCallbackFunctions;
    CLRES_V2_FUNCTION_TABLE_SET(table, CLRES_VERSION_V2_00, Posix, nullptr, nullptr, control,
                                type_control, alive, alive, nullptr)
    *ResourceDllInterfaceFunctions = &table;
    return ERROR_SUCCESS;
}
