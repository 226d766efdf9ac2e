/* A resource DLL that does what each control code asks of it, good or bad. */

#include "probe.h"

#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <clusapi.h>
#include <resapi.h>
#include <windows.h>

struct probe {
    RESOURCE_HANDLE handle;
    HKEY key;
    CLUS_WORKER worker;
    HANDLE event;  /* what Terminate sets */
    HANDLE failed; /* what Online gives */
    const BYTE *kept;
    SRWLOCK first;
    SRWLOCK second;
};

static PCLRES_CALLBACK_FUNCTION_TABLE monitor;
static CLRES_FUNCTION_TABLE table;

static RESID WINAPI ProbeOpenV2(LPCWSTR ResourceName, HKEY ResourceKey,
                                RESOURCE_HANDLE ResourceHandle, DWORD OpenFlags)
{
    struct probe *probe;

    (void)OpenFlags;
    if (ResourceName[0] == L'X') {
        SetLastError(ERROR_FILE_NOT_FOUND);
        return NULL;
    }
    probe = calloc(1, sizeof(*probe));
    probe->handle = ResourceHandle;
    probe->key = ResourceKey;
    probe->event = CreateEventW(NULL, TRUE, FALSE, NULL);
    probe->failed = CreateEventW(NULL, FALSE, FALSE, NULL);
    InitializeSRWLock(&probe->first);
    InitializeSRWLock(&probe->second);
    monitor->LogEvent(ResourceHandle, LOG_INFORMATION, L"opened %1!s! %2!u!\n", ResourceName, 7);
    return probe;
}

static void WINAPI ProbeClose(RESID Resource)
{
    struct probe *probe = Resource;

    ClusWorkerTerminate(&probe->worker);
    CloseHandle(probe->event);
    CloseHandle(probe->failed);
    free(probe);
}

static DWORD WINAPI online_worker(PCLUS_WORKER worker, LPVOID parameter)
{
    struct probe *probe = parameter;
    RESOURCE_STATUS_EX status;

    ResUtilInitializeResourceStatusEx(&status);
    status.ResourceState = ClusterResourceOnlinePending;
    while (status.CheckPoint < 5) {
        if (ClusWorkerCheckTerminate(worker)) {
            return ERROR_OPERATION_ABORTED;
        }
        Sleep(60000);
        status.CheckPoint++;
        monitor->SetResourceStatusEx(probe->handle, &status);
    }
    status.ResourceState = ClusterResourceOnline;
    status.EventHandle = probe->failed;
    monitor->SetResourceStatusEx(probe->handle, &status);
    return ERROR_SUCCESS;
}

static DWORD WINAPI ProbeOnlineV2(RESID Resource, LPHANDLE EventHandle, DWORD OnlineFlags,
                                  PBYTE InBuffer, DWORD InBufferSize, DWORD Reserved)
{
    struct probe *probe = Resource;

    (void)OnlineFlags;
    (void)Reserved;
    if (InBuffer != NULL && InBufferSize == 4) {
        *EventHandle = probe->failed;
        return ERROR_SUCCESS;
    }
    if (InBuffer != NULL && InBufferSize == 8) {
        *EventHandle = probe->event;
        return ERROR_SUCCESS;
    }
    return ClusWorkerCreate(&probe->worker, online_worker, probe) == ERROR_SUCCESS
               ? ERROR_IO_PENDING
               : ERROR_GEN_FAILURE;
}

static DWORD WINAPI ProbeOfflineV2(RESID Resource, LPCWSTR DestinationNodeName, DWORD OfflineFlags,
                                   PBYTE InBuffer, DWORD InBufferSize, DWORD Reserved)
{
    (void)Resource;
    (void)DestinationNodeName;
    (void)OfflineFlags;
    (void)InBuffer;
    (void)InBufferSize;
    (void)Reserved;
    return ERROR_SUCCESS;
}

static void WINAPI ProbeTerminate(RESID Resource)
{
    struct probe *probe = Resource;

    SetEvent(probe->event);
    ClusWorkerTerminate(&probe->worker);
}

static BOOL WINAPI probe_alive(RESID Resource)
{
    return Resource != NULL;
}

static volatile unsigned depth;

static unsigned overflow(unsigned level)
{
    volatile char room[4096];

    room[0] = (char)level;
    depth = level;
    return level == UINT_MAX ? 0 : overflow(level + 1) + (unsigned)room[0];
}

static DWORD WINAPI stays(LPVOID parameter)
{
    Sleep(3600000);
    (void)parameter;
    return 0;
}

static DWORD WINAPI cross(LPVOID parameter)
{
    struct probe *probe = parameter;

    AcquireSRWLockExclusive(&probe->second);
    Sleep(10);
    AcquireSRWLockExclusive(&probe->first);
    return 0;
}

static char order[64];
static volatile LONG order_length;

static DWORD WINAPI racer(LPVOID parameter)
{
    for (int i = 0; i < 8; i++) {
        GetTickCount();
        order[order_length++] = *(const char *)parameter;
    }
    return 0;
}

static DWORD race(BYTE *out, DWORD room, DWORD *returned)
{
    static const char letters[] = "abcd";
    HANDLE threads[4];

    order_length = 0;
    for (int i = 0; i < 4; i++) {
        threads[i] = CreateThread(NULL, 0, racer, (void *)(ULONG_PTR)&letters[i], 0, NULL);
    }
    WaitForMultipleObjects(4, threads, TRUE, INFINITE);
    for (int i = 0; i < 4; i++) {
        CloseHandle(threads[i]);
    }
    *returned = (DWORD)order_length;
    memcpy(out, order, room < *returned ? room : *returned);
    return ERROR_SUCCESS;
}

static DWORD keys(struct probe *probe, BYTE *out, DWORD room, DWORD *returned)
{
    HKEY parameters = NULL;
    DWORD type = 0;
    DWORD bytes = room;
    WCHAR name[8];
    DWORD chars = 8;

    if (ClusterRegOpenKey(probe->key, L"Parameters", 0, &parameters) != ERROR_SUCCESS) {
        return ERROR_FILE_NOT_FOUND;
    }
    if (ClusterRegQueryValue(parameters, L"Path", &type, out, &bytes) != ERROR_SUCCESS ||
        type != REG_SZ) {
        return ERROR_INVALID_DATA;
    }
    if (ClusterRegEnumValue(parameters, 1, name, &chars, NULL, NULL, NULL) != ERROR_NO_MORE_ITEMS ||
        ClusterRegEnumValue(parameters, 0, name, &chars, NULL, NULL, NULL) != ERROR_SUCCESS ||
        chars != 4 || name[3] != L'h' || name[4] != 0) {
        return ERROR_INVALID_NAME;
    }
    *returned = bytes;
    return (DWORD)ClusterRegCloseKey(parameters);
}

static DWORD end_process(DWORD code)
{
    switch (code) {
    case PROBE_ABORT:
        abort();
    case PROBE_EXIT:
        exit(3);
    case PROBE_EXIT_QUIETLY:
        _exit(9);
    case PROBE_TERM:
        kill(getpid(), SIGTERM);
        return ERROR_SUCCESS;
    case PROBE_KILL:
        syscall(SYS_kill, getpid(), SIGKILL); /* kill() would be heard of */
        return ERROR_SUCCESS;
    case PROBE_OVERFLOW:
        return overflow(0);
    case PROBE_LOOP:
        while (depth < 1) {
        }
        return ERROR_SUCCESS;
    default:
        return ERROR_INVALID_FUNCTION;
    }
}

/* TRUE when the child ended as it does without us. */
static BOOL fork_ends(BOOL by_abort)
{
    int status = 0;
    const pid_t pid = fork();

    if (pid == 0) {
        if (by_abort) {
            usleep(1000);
            Sleep(1);
            abort();
        }
        exit(5);
    }
    waitpid(pid, &status, 0);
    return by_abort ? WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT
                    : WIFEXITED(status) && WEXITSTATUS(status) == 5;
}

/* A process that nobody waits for, in a session of its own. Its number goes to Out. */
static DWORD make_daemon(BYTE *out, DWORD room, DWORD *returned)
{
    const pid_t pid = fork();

    if (pid == 0) {
        setsid();
        for (;;) {
            pause();
        }
    }
    if (pid < 0 || room < sizeof(pid)) {
        return ERROR_GEN_FAILURE;
    }
    memcpy(out, &pid, sizeof(pid));
    *returned = sizeof(pid);
    return ERROR_SUCCESS;
}

static DWORD block(struct probe *probe, DWORD code)
{
    int pipes[2];
    char byte;

    switch (code) {
    case PROBE_READ_PIPE:
        return pipe(pipes) == 0 && read(pipes[0], &byte, 1) == 1 ? ERROR_SUCCESS
                                                                 : ERROR_GEN_FAILURE;
    case PROBE_WAIT:
        return WaitForSingleObject(probe->event, INFINITE);
    case PROBE_LOCK_TWICE:
        AcquireSRWLockExclusive(&probe->first);
        AcquireSRWLockExclusive(&probe->first);
        return ERROR_SUCCESS;
    case PROBE_LOCK_CROSS:
        CreateThread(NULL, 0, cross, probe, 0, NULL);
        AcquireSRWLockExclusive(&probe->first);
        Sleep(10);
        AcquireSRWLockExclusive(&probe->second);
        return ERROR_SUCCESS;
    case PROBE_SPIN:
        for (ULONGLONG start = GetTickCount64(); GetTickCount64() - start < 180000;) {
        }
        return ERROR_SUCCESS;
    case PROBE_FORK:
        return fork_ends(FALSE) && fork_ends(TRUE) ? ERROR_SUCCESS : ERROR_GEN_FAILURE;
    case PROBE_SLEEP:
        Sleep(5000);
        return ERROR_SUCCESS;
    default:
        return end_process(code);
    }
}

static DWORD misuse(struct probe *probe, DWORD code, BYTE *out, DWORD room)
{
    switch (code) {
    case PROBE_WRITE_PAST:
        out[room] = 0x11;
        return ERROR_SUCCESS;
    case PROBE_WRITE_BEFORE:
        out[-3] = 0x11;
        return ERROR_SUCCESS;
    case PROBE_WRITE_GUARD:
        out[room + 8] = 0x11;
        return ERROR_SUCCESS;
    case PROBE_USE_KEPT:
        return *probe->kept;
    case PROBE_USE_HANDLE:
        return *(const BYTE *)probe->handle;
    case PROBE_NULL:
        *(volatile int *)(ULONG_PTR)(depth + 8) = 1; /* a member of a NULL structure */
        return ERROR_SUCCESS;
    case PROBE_BAD_FORMAT:
        monitor->LogEvent(probe->handle, LOG_ERROR, L"it is %s\n", L"lost");
        return ERROR_SUCCESS;
    case PROBE_LEAVE_THREAD:
        CloseHandle(CreateThread(NULL, 0, stays, NULL, 0, NULL));
        return ERROR_SUCCESS;
    case PROBE_LEAK_EVENT:
        CreateEventW(NULL, TRUE, FALSE, NULL);
        return ERROR_SUCCESS;
    case PROBE_LEAK_BLOCK:
        return LocalAlloc(LMEM_FIXED, 24) != NULL ? ERROR_SUCCESS : ERROR_NOT_ENOUGH_MEMORY;
    case PROBE_WRITE_TABLE:
        monitor->LogEvent = NULL;
        return ERROR_SUCCESS;
    case PROBE_FAULT_IN_CALLBACK:
        return monitor->SetResourceStatusEx(probe->handle, (PRESOURCE_STATUS_EX)0x7000);
    default:
        return block(probe, code);
    }
}

static DWORD WINAPI probe_control(RESID Resource, DWORD ControlCode, PVOID InBuffer,
                                  DWORD InBufferSize, PVOID OutBuffer, DWORD OutBufferSize,
                                  LPDWORD BytesReturned)
{
    struct probe *probe = Resource;

    switch (ControlCode) {
    case PROBE_NOTHING_OUT:
        return ERROR_SUCCESS;
    case PROBE_ECHO:
        *BytesReturned = InBufferSize;
        if (InBufferSize > OutBufferSize) {
            return ERROR_MORE_DATA;
        }
        memcpy(OutBuffer, InBuffer, InBufferSize);
        return ERROR_SUCCESS;
    case PROBE_KEEP_IN:
        probe->kept = InBuffer;
        return ERROR_SUCCESS;
    case PROBE_KEYS:
        return keys(probe, OutBuffer, OutBufferSize, BytesReturned);
    case PROBE_DAEMON:
        return make_daemon(OutBuffer, OutBufferSize, BytesReturned);
    case PROBE_RACE:
        return race(OutBuffer, OutBufferSize, BytesReturned);
    case PROBE_SET_EVENT:
        SetEvent(probe->failed);
        return ERROR_SUCCESS;
    default:
        return misuse(probe, ControlCode, OutBuffer, OutBufferSize);
    }
}

static DWORD WINAPI probe_type_control(LPCWSTR ResourceTypeName, DWORD ControlCode, PVOID InBuffer,
                                       DWORD InBufferSize, PVOID OutBuffer, DWORD OutBufferSize,
                                       LPDWORD BytesReturned)
{
    (void)ResourceTypeName;
    (void)ControlCode;
    (void)InBuffer;
    (void)InBufferSize;
    (void)OutBuffer;
    (void)OutBufferSize;
    *BytesReturned = 0;
    return ERROR_INVALID_FUNCTION;
}

DWORD WINAPI StartupEx(LPCWSTR ResourceType, DWORD MinVersionSupported, DWORD MaxVersionSupported,
                       PCLRES_CALLBACK_FUNCTION_TABLE MonitorCallbackFunctions,
                       PCLRES_FUNCTION_TABLE *ResourceDllInterfaceFunctions)
{
    (void)ResourceType;
    if (MinVersionSupported > CLRES_VERSION_V2_00 || MaxVersionSupported < CLRES_VERSION_V2_00) {
        return ERROR_REVISION_MISMATCH;
    }
    monitor = MonitorCallbackFunctions;
    CLRES_V2_FUNCTION_TABLE_SET(table, CLRES_VERSION_V2_00, Probe, NULL, NULL, probe_control,
                                probe_type_control, probe_alive, probe_alive, NULL)
    *ResourceDllInterfaceFunctions = &table;
    return ERROR_SUCCESS;
}
