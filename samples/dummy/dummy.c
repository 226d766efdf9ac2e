/*
 * The entry points of the Dummy resource type, in the order of a resource's life.
 */
#include "dummy.h"

PLOG_EVENT_ROUTINE dummy_log;
static PSET_RESOURCE_STATUS_ROUTINE_EX set_resource_status;

/* ---- open and close ---- */

static RESID WINAPI DummyOpenV2(LPCWSTR ResourceName, HKEY ResourceKey,
                                RESOURCE_HANDLE ResourceHandle, DWORD OpenFlags)
{
    DWORD status;
    struct dummy *dummy = LocalAlloc(LPTR, sizeof(*dummy));
    UNREFERENCED_PARAMETER(ResourceName); /* the monitor puts it before each line we log */
    UNREFERENCED_PARAMETER(OpenFlags);
    if (dummy == NULL) {
        SetLastError(ERROR_NOT_ENOUGH_MEMORY);
        return NULL;
    }

    dummy->handle = ResourceHandle;
    status = rdk_pending_init(&dummy->pending, ResourceHandle, ResourceKey, set_resource_status);
    if (status != ERROR_SUCCESS) {
        goto no_pending;
    }
    status = rdk_properties_open(&dummy->properties, &dummy_properties, ResourceKey, dummy);
    if (status != ERROR_SUCCESS) {
        goto no_properties;
    }
    rdk_membership_init(&dummy->membership, dummy_may_leave_group, dummy);
    dummy_counter_init(&dummy->counter);
    return dummy;

no_properties:
    rdk_pending_finish(&dummy->pending);
no_pending:
    dummy_log(ResourceHandle, LOG_ERROR, L"Cannot be opened: error %1!u!.\n", status);
    LocalFree(dummy);
    SetLastError(status);
    return NULL;
}

static VOID WINAPI DummyClose(RESID Resource)
{
    struct dummy *dummy = Resource;
    rdk_pending_finish(&dummy->pending); /* first: from here on we are alone */
    dummy_counter_finish(&dummy->counter);
    rdk_membership_finish(&dummy->membership);
    rdk_properties_close(&dummy->properties);
    LocalFree(dummy);
}

/* ---- online ---- */

/* Where to start: at what was saved, if something was, else where the properties say. */
static LONGLONG first_value(const struct dummy *dummy, const struct dummy_config *config)
{
    LONGLONG saved = 0;
    DWORD bytes = sizeof(saved);
    const LONG status = ClusterRegQueryValue(dummy->properties.key, DUMMY_SAVED_COUNTER, NULL,
                                             (LPBYTE)&saved, &bytes);
    return status == ERROR_SUCCESS ? saved : (LONGLONG)config->start_at;
}

/* Runs on a worker. */
static DWORD come_online(struct rdk_pending *pending, void *context)
{
    struct dummy *dummy = context;
    const struct dummy_config *config = rdk_properties_acquire(&dummy->properties);
    const DWORD delay_ms = config->online_delay_ms;
    rdk_properties_release(&dummy->properties);

    DWORD status = rdk_pending_sleep(pending, delay_ms);
    if (status != ERROR_SUCCESS) {
        return status;
    }

    /* No lock of ours is held when we call the monitor: what it takes to log is copied first. */
    WCHAR greeting[64];
    config = rdk_properties_acquire(&dummy->properties);
    const LONGLONG start = first_value(dummy, config);
    lstrcpynW(greeting, config->greeting != NULL ? config->greeting : L"", ARRAYSIZE(greeting));
    dummy_counter_start(&dummy->counter, start, config);
    rdk_properties_release(&dummy->properties);
    dummy_log(dummy->handle, LOG_INFORMATION, L"%1 Counting from %2!I64d!.\n", greeting, start);

    /* A saved state is good for one start. We may write the database: this is a worker. */
    status = ClusterRegDeleteValue(dummy->properties.key, DUMMY_SAVED_COUNTER);
    if (status == ERROR_SUCCESS || status == ERROR_FILE_NOT_FOUND) {
        return ERROR_SUCCESS;
    }
    dummy_counter_stop(&dummy->counter);
    dummy_log(dummy->handle, LOG_ERROR, L"Saved state cannot be taken up: error %1!u!.\n", status);
    return status;
}

static DWORD WINAPI DummyOnlineV2(RESID Resource, LPHANDLE EventHandle, DWORD OnlineFlags,
                                  PBYTE InBuffer, DWORD InBufferSize, DWORD Reserved)
{
    struct dummy *dummy = Resource;
    LPCWSTR bad_name = NULL;
    UNREFERENCED_PARAMETER(EventHandle); /* no event: our failures are found by polling */
    UNREFERENCED_PARAMETER(OnlineFlags);
    UNREFERENCED_PARAMETER(InBuffer); /* no instruction of ours is about coming online */
    UNREFERENCED_PARAMETER(InBufferSize);
    UNREFERENCED_PARAMETER(Reserved);

    rdk_pending_stop(&dummy->pending);
    DWORD status = rdk_properties_load(&dummy->properties, &bad_name);
    if (status != ERROR_SUCCESS) {
        dummy_log(dummy->handle, LOG_ERROR, L"Property '%1' is not usable: error %2!u!.\n",
                  bad_name != NULL ? bad_name : L"", status);
        return status;
    }
    status = rdk_pending_begin_online(&dummy->pending, come_online, dummy);
    if (status != ERROR_IO_PENDING) {
        dummy_log(dummy->handle, LOG_ERROR, L"Cannot come online: error %1!u!.\n", status);
    }
    return status;
}

/* ---- offline ---- */

/* What a client may tell us. */
struct told {
    DWORD action;
};

static const DWORD actions[] = {DUMMY_TURN_OFF, DUMMY_SAVE, DUMMY_SHUT_DOWN};

static const struct rdk_instruction instructions[] = {
    RDK_INSTRUCTION_DWORD(DUMMY_TYPE_NAME, struct told, action, DUMMY_SHUT_DOWN, actions),
    RDK_INSTRUCTION_END,
};

/* Let the time pass that going offline takes. */
static DWORD wind_down(struct rdk_pending *pending, struct dummy *dummy)
{
    const struct dummy_config *config = rdk_properties_acquire(&dummy->properties);
    const DWORD delay_ms = config->offline_delay_ms;
    rdk_properties_release(&dummy->properties);

    const DWORD status = rdk_pending_sleep(pending, delay_ms);
    if (status == ERROR_CANCELLED) {
        /* Cancel: back to work. The counter has not been touched. */
        rdk_pending_end_as(pending, ClusterResourceOnline, 0);
    }
    return status;
}

/* Runs on a worker. */
static DWORD shut_down(struct rdk_pending *pending, void *context)
{
    struct dummy *dummy = context;
    const DWORD status = wind_down(pending, dummy);
    if (status != ERROR_SUCCESS) {
        return status == ERROR_CANCELLED ? ERROR_SUCCESS : status;
    }
    dummy_counter_stop(&dummy->counter);
    dummy_log(dummy->handle, LOG_INFORMATION, L"Shut down.\n");
    return ERROR_SUCCESS;
}

/* Runs on a worker. `saving` is TRUE meanwhile. */
static DWORD save_state(struct dummy *dummy)
{
    dummy_counter_stop(&dummy->counter);
    const LONGLONG value = dummy_counter_read(&dummy->counter);
    const DWORD status = ClusterRegSetValue(dummy->properties.key, DUMMY_SAVED_COUNTER, REG_QWORD,
                                            (const BYTE *)&value, sizeof(value));
    if (status == ERROR_SUCCESS) {
        dummy_log(dummy->handle, LOG_INFORMATION, L"Saved at %1!I64d!.\n", value);
    } else {
        dummy_log(dummy->handle, LOG_ERROR, L"State cannot be saved: error %1!u!.\n", status);
    }
    return status;
}

/* Runs on a worker. */
static DWORD save(struct rdk_pending *pending, void *context)
{
    struct dummy *dummy = context;
    DWORD status = wind_down(pending, dummy);
    if (status == ERROR_SUCCESS) {
        status = save_state(dummy);
    } else if (status == ERROR_CANCELLED) {
        status = ERROR_SUCCESS;
    }
    InterlockedExchange(&dummy->saving, FALSE);
    return status;
}

static DWORD WINAPI DummyOfflineV2(RESID Resource, LPCWSTR DestinationNodeName, DWORD OfflineFlags,
                                   PBYTE InBuffer, DWORD InBufferSize, DWORD Reserved)
{
    struct dummy *dummy = Resource;
    struct told told;
    UNREFERENCED_PARAMETER(DestinationNodeName); /* a counter goes offline in one way everywhere */
    UNREFERENCED_PARAMETER(OfflineFlags);
    UNREFERENCED_PARAMETER(Reserved);

    DWORD status = rdk_instructions_read(instructions, InBuffer, InBufferSize, &told);
    if (status != ERROR_SUCCESS) {
        dummy_log(dummy->handle, LOG_ERROR, L"Instruction not understood: error %1!u!.\n", status);
        return status;
    }

    rdk_pending_stop(&dummy->pending); /* an online that has not ended will not end */
    InterlockedExchange(&dummy->saving, FALSE);
    if (!dummy_counter_is_running(&dummy->counter)) {
        return ERROR_SUCCESS;
    }
    if (told.action == DUMMY_TURN_OFF) {
        dummy_counter_stop(&dummy->counter);
        dummy_log(dummy->handle, LOG_INFORMATION, L"Turned off.\n");
        return ERROR_SUCCESS;
    }
    InterlockedExchange(&dummy->saving, told.action == DUMMY_SAVE);
    status = rdk_pending_begin_offline(&dummy->pending,
                                       told.action == DUMMY_SAVE ? save : shut_down, dummy);
    if (status != ERROR_IO_PENDING) {
        InterlockedExchange(&dummy->saving, FALSE);
        dummy_log(dummy->handle, LOG_ERROR, L"Cannot go offline: error %1!u!.\n", status);
    }
    return status;
}

static VOID WINAPI DummyTerminate(RESID Resource)
{
    struct dummy *dummy = Resource;
    rdk_pending_stop(&dummy->pending);
    dummy_counter_stop(&dummy->counter);
    InterlockedExchange(&dummy->saving, FALSE);
}

static DWORD WINAPI DummyCancel(RESID Resource, DWORD CancelFlags_RESERVED)
{
    struct dummy *dummy = Resource;
    UNREFERENCED_PARAMETER(CancelFlags_RESERVED);
    return rdk_pending_cancel(&dummy->pending);
}

/* ---- health and control ---- */

static BOOL WINAPI DummyLooksAlive(RESID Resource)
{
    struct dummy *dummy = Resource;
    return dummy_counter_is_running(&dummy->counter);
}

static BOOL WINAPI DummyIsAlive(RESID Resource)
{
    struct dummy *dummy = Resource;
    if (dummy_counter_is_healthy(&dummy->counter)) {
        return TRUE;
    }
    dummy_log(dummy->handle, LOG_ERROR, L"The counter stands still.\n");
    return FALSE;
}

static DWORD WINAPI DummyResourceControl(RESID Resource, DWORD ControlCode, PVOID InBuffer,
                                         DWORD InBufferSize, PVOID OutBuffer, DWORD OutBufferSize,
                                         LPDWORD BytesReturned)
{
    return rdk_control_dispatch(dummy_controls, Resource, ControlCode, InBuffer, InBufferSize,
                                OutBuffer, OutBufferSize, BytesReturned);
}

static DWORD WINAPI DummyResourceTypeControl(LPCWSTR ResourceTypeName, DWORD ControlCode,
                                             PVOID InBuffer, DWORD InBufferSize, PVOID OutBuffer,
                                             DWORD OutBufferSize, LPDWORD BytesReturned)
{
    static const struct rdk_control none[] = {RDK_CONTROL_END};
    UNREFERENCED_PARAMETER(ResourceTypeName);
    return rdk_control_dispatch(none, NULL, ControlCode, InBuffer, InBufferSize, OutBuffer,
                                OutBufferSize, BytesReturned);
}

/* ---- startup ---- */

static CLRES_FUNCTION_TABLE function_table = {
    .TableSize = CLRES_V2_FUNCTION_SIZE,
    .Version = CLRES_VERSION_V2_00,
    .V2Functions =
        {
            .Open = DummyOpenV2,
            .Close = DummyClose,
            .Online = DummyOnlineV2,
            .Offline = DummyOfflineV2,
            .Terminate = DummyTerminate,
            .LooksAlive = DummyLooksAlive,
            .IsAlive = DummyIsAlive,
            .ResourceControl = DummyResourceControl,
            .ResourceTypeControl = DummyResourceTypeControl,
            .Cancel = DummyCancel,
        },
};

DWORD WINAPI StartupEx(LPCWSTR ResourceType, DWORD MinVersionSupported, DWORD MaxVersionSupported,
                       PCLRES_CALLBACK_FUNCTION_TABLE MonitorCallbackFunctions,
                       PCLRES_FUNCTION_TABLE *ResourceDllInterfaceFunctions)
{
    if (lstrcmpiW(ResourceType, DUMMY_TYPE_NAME) != 0) {
        return ERROR_CLUSTER_RESNAME_NOT_FOUND;
    }
    if (MinVersionSupported > CLRES_VERSION_V2_00 || MaxVersionSupported < CLRES_VERSION_V2_00) {
        return ERROR_REVISION_MISMATCH;
    }
    /* One by one: the monitor's table may be shorter than our header's. */
    dummy_log = MonitorCallbackFunctions->LogEvent;
    set_resource_status = MonitorCallbackFunctions->SetResourceStatusEx;
    *ResourceDllInterfaceFunctions = &function_table;
    return ERROR_SUCCESS;
}
