/* A resource DLL of version 3, which ends its control calls later; and of version 1 by Startup. It
 * uses POSIX threads too. */

#include "async.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <clusapi.h>
#include <resapi.h>
#include <windows.h>

struct async {
    RESOURCE_HANDLE handle;
    CLUS_WORKER worker;
    BYTE *out;
    LPDWORD returned;
    PRES_CTL_CTX context;
};

static CLRES_CALLBACK_FUNCTION_TABLE monitor;
static PSET_RESOURCE_STATUS_ROUTINE set_status;
static CLRES_FUNCTION_TABLE table;

static RESID WINAPI AsyncOpenV2(LPCWSTR ResourceName, HKEY ResourceKey,
                                RESOURCE_HANDLE ResourceHandle, DWORD OpenFlags)
{
    struct async *async = calloc(1, sizeof(*async));

    (void)ResourceName;
    (void)ResourceKey;
    (void)OpenFlags;
    async->handle = ResourceHandle;
    return async;
}

static RESID WINAPI AsyncOpen(LPCWSTR ResourceName, HKEY ResourceKey,
                              RESOURCE_HANDLE ResourceHandle)
{
    return AsyncOpenV2(ResourceName, ResourceKey, ResourceHandle, 0);
}

static void WINAPI AsyncClose(RESID Resource)
{
    struct async *async = Resource;

    ClusWorkerTerminate(&async->worker);
    free(async);
}

static DWORD WINAPI AsyncOnlineV2(RESID Resource, LPHANDLE EventHandle, DWORD OnlineFlags,
                                  PBYTE InBuffer, DWORD InBufferSize, DWORD Reserved)
{
    (void)Resource;
    (void)EventHandle;
    (void)OnlineFlags;
    (void)InBuffer;
    (void)InBufferSize;
    (void)Reserved;
    return ERROR_SUCCESS;
}

/* Of version 1: it reports at once, on the calling thread. */
static DWORD WINAPI AsyncOnline(RESID Resource, LPHANDLE EventHandle)
{
    struct async *async = Resource;
    RESOURCE_STATUS status;

    (void)EventHandle;
    ResUtilInitializeResourceStatus(&status);
    status.ResourceState = ClusterResourceOnline;
    status.CheckPoint = 3;
    status.WaitHint = 4;
    return set_status(async->handle, &status);
}

static DWORD WINAPI AsyncOfflineV2(RESID Resource, LPCWSTR DestinationNodeName, DWORD OfflineFlags,
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

static DWORD WINAPI AsyncOffline(RESID Resource)
{
    (void)Resource;
    return ERROR_SUCCESS;
}

static void WINAPI AsyncTerminate(RESID Resource)
{
    (void)Resource;
}

static BOOL WINAPI AsyncLooksAlive(RESID Resource)
{
    (void)Resource;
    return TRUE;
}

static BOOL WINAPI AsyncIsAlive(RESID Resource)
{
    (void)Resource;
    return -5;
}

static void finish(struct async *async)
{
    memcpy(async->out, "later", 6);
    *async->returned = 6;
    monitor.EndControlCall(async->context, ERROR_SUCCESS);
}

static DWORD WINAPI finish_later(PCLUS_WORKER worker, LPVOID parameter)
{
    (void)worker;
    Sleep(2000);
    finish(parameter);
    return 0;
}

static void *posix_thread(void *argument)
{
    struct async *async = argument;

    for (int i = 0; i < 3; i++) {
        monitor.LogEvent(async->handle, LOG_INFORMATION, L"from outside %1!d!", i);
        Sleep(10);
    }
    return NULL;
}

static DWORD WINAPI begin(RESID Resource, DWORD ControlCode, PVOID InBuffer, DWORD InBufferSize,
                          PVOID OutBuffer, DWORD OutBufferSize, LPDWORD BytesReturned,
                          PRES_CTL_CTX context, PBOOL ReturnedAsynchronously)
{
    struct async *async = Resource;
    pthread_t thread;

    (void)InBuffer;
    (void)InBufferSize;
    (void)OutBufferSize;
    async->out = OutBuffer;
    async->returned = BytesReturned;
    async->context = context;
    *ReturnedAsynchronously = TRUE;
    switch (ControlCode) {
    case ASYNC_LATER:
        ClusWorkerCreate(&async->worker, finish_later, async);
        return ERROR_IO_PENDING;
    case ASYNC_BEFORE_RETURN:
        finish(async);
        return ERROR_IO_PENDING;
    case ASYNC_PAST_END:
        async->out[OutBufferSize] = 1;
        finish(async);
        return ERROR_IO_PENDING;
    case ASYNC_POSIX:
        *ReturnedAsynchronously = FALSE;
        *BytesReturned = 0;
        pthread_create(&thread, NULL, posix_thread, async);
        pthread_detach(thread);
        Sleep(1000);
        return ERROR_SUCCESS;
    default:
        *ReturnedAsynchronously = FALSE;
        *BytesReturned = 0;
        return ERROR_INVALID_FUNCTION;
    }
}

static DWORD WINAPI begin_type(LPCWSTR ResourceTypeName, DWORD ControlCode, PVOID InBuffer,
                               DWORD InBufferSize, PVOID OutBuffer, DWORD OutBufferSize,
                               LPDWORD BytesReturned, PRESTYPE_CTL_CTX context,
                               PBOOL ReturnedAsynchronously)
{
    (void)ControlCode;
    (void)InBuffer;
    (void)InBufferSize;
    (void)context;
    *ReturnedAsynchronously = FALSE;
    *BytesReturned = ((DWORD)lstrlenW(ResourceTypeName) + 1) * sizeof(WCHAR);
    if (*BytesReturned > OutBufferSize) {
        return ERROR_MORE_DATA;
    }
    memcpy(OutBuffer, ResourceTypeName, *BytesReturned);
    return ERROR_SUCCESS;
}

static DWORD WINAPI control(RESID Resource, DWORD ControlCode, PVOID InBuffer, DWORD InBufferSize,
                            PVOID OutBuffer, DWORD OutBufferSize, LPDWORD BytesReturned)
{
    BOOL later = FALSE;

    return begin(Resource, ControlCode, InBuffer, InBufferSize, OutBuffer, OutBufferSize,
                 BytesReturned, 0, &later);
}

DWORD WINAPI StartupEx(LPCWSTR ResourceType, DWORD MinVersionSupported, DWORD MaxVersionSupported,
                       PCLRES_CALLBACK_FUNCTION_TABLE MonitorCallbackFunctions,
                       PCLRES_FUNCTION_TABLE *ResourceDllInterfaceFunctions)
{
    (void)ResourceType;
    (void)MinVersionSupported;
    (void)MaxVersionSupported;
    monitor = *MonitorCallbackFunctions;
    CLRES_V3_FUNCTION_TABLE_SET(table, CLRES_VERSION_V3_00, Async, NULL, NULL, begin, begin_type,
                                AsyncLooksAlive, AsyncIsAlive, NULL);
    *ResourceDllInterfaceFunctions = &table;
    return ERROR_SUCCESS;
}

DWORD WINAPI Startup(LPCWSTR ResourceType, DWORD MinVersionSupported, DWORD MaxVersionSupported,
                     PSET_RESOURCE_STATUS_ROUTINE SetResourceStatus, PLOG_EVENT_ROUTINE LogEvent,
                     PCLRES_FUNCTION_TABLE *FunctionTable)
{
    static CLRES_V1_FUNCTION_TABLE(first, CLRES_VERSION_V1_00, Async, NULL, NULL, control, NULL);

    (void)ResourceType;
    (void)MinVersionSupported;
    (void)MaxVersionSupported;
    set_status = SetResourceStatus;
    LogEvent(NULL, LOG_WARNING, L"version %1!x!", first.Version);
    *FunctionTable = &first;
    return ERROR_SUCCESS;
}
