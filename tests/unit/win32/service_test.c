/* The service control manager's functions, asked of the manager in memory. */

#include <winsvc.h>

#include <rdk/memory_cluster.h>
#include <rdk/memory_services.h>

#include "win32_test.h"

static struct rdk_memory_services *services;

static SC_HANDLE manager_open(void)
{
    SC_HANDLE manager;

    ck_assert_uint_eq(rdk_memory_services_create(&services), ERROR_SUCCESS);
    rdk_memory_services_install(services);
    manager = OpenSCManagerW(NULL, NULL, SC_MANAGER_ALL_ACCESS);
    ck_assert_ptr_nonnull(manager);
    return manager;
}

static void add(const struct rdk_memory_service *service)
{
    ck_assert_uint_eq(rdk_memory_services_add(services, service), ERROR_SUCCESS);
}

static DWORD state_of(SC_HANDLE service)
{
    SERVICE_STATUS status;

    ck_assert(QueryServiceStatus(service, &status));
    return status.dwCurrentState;
}

START_TEST(test_service__without_a_manager_the_server_is_unavailable)
{
    struct rdk_memory_cluster *cluster;

    ck_assert_fails(OpenSCManagerW(NULL, NULL, SC_MANAGER_CONNECT), RPC_S_SERVER_UNAVAILABLE);
    ck_assert_uint_eq(rdk_memory_cluster_create(&cluster), ERROR_SUCCESS);
    rdk_memory_cluster_install(cluster);
    ck_assert_fails(OpenSCManagerA(NULL, NULL, SC_MANAGER_CONNECT), RPC_S_SERVER_UNAVAILABLE);
    rdk_memory_cluster_destroy(cluster);
}
END_TEST

START_TEST(test_service__starts_and_stops_in_its_time)
{
    SC_HANDLE manager = manager_open();
    SERVICE_STATUS_PROCESS process;
    SERVICE_STATUS status;
    DWORD needed;
    LPCWSTR arguments[] = {L"one", L"two"};

    add(&(struct rdk_memory_service){.name = L"Spooler", .start_ms = 40, .stop_ms = 40});
    SC_HANDLE service = OpenServiceW(manager, L"SPOOLER", SERVICE_ALL_ACCESS);
    ck_assert_ptr_nonnull(service);
    ck_assert_uint_eq(state_of(service), SERVICE_STOPPED);
    ck_assert_fails(ControlService(service, SERVICE_CONTROL_STOP, &status),
                    ERROR_SERVICE_NOT_ACTIVE);
    ck_assert(StartServiceW(service, 2, arguments));
    ck_assert_mem_eq(rdk_memory_services_get_arguments(services, L"spooler"), L"one\0two\0", 18);
    ck_assert(QueryServiceStatus(service, &status));
    ck_assert_uint_eq(status.dwCurrentState, SERVICE_START_PENDING);
    ck_assert_uint_eq(status.dwWaitHint, 40);
    ck_assert_fails(StartServiceW(service, 0, NULL), ERROR_SERVICE_ALREADY_RUNNING);
    ck_assert_fails(ControlService(service, SERVICE_CONTROL_STOP, &status),
                    ERROR_SERVICE_CANNOT_ACCEPT_CTRL);
    Sleep(45);
    ck_assert(QueryServiceStatusEx(service, SC_STATUS_PROCESS_INFO, (LPBYTE)&process,
                                   sizeof(process), &needed));
    ck_assert_uint_eq(process.dwCurrentState, SERVICE_RUNNING);
    ck_assert_uint_ne(process.dwProcessId, 0);
    ck_assert(ControlService(service, SERVICE_CONTROL_STOP, &status));
    ck_assert_uint_eq(status.dwCurrentState, SERVICE_STOP_PENDING);
    Sleep(45);
    ck_assert_uint_eq(state_of(service), SERVICE_STOPPED);
    ck_assert_uint_eq(rdk_memory_services_count_handles(services), 2);
    ck_assert(CloseServiceHandle(service));
    ck_assert(CloseServiceHandle(manager));
    ck_assert_fails(CloseServiceHandle(manager), ERROR_INVALID_HANDLE);
    ck_assert_uint_eq(rdk_memory_services_count_handles(services), 0);
    rdk_memory_services_destroy(services);
    ck_assert_fails(OpenSCManagerW(NULL, NULL, 0), RPC_S_SERVER_UNAVAILABLE);
}
END_TEST

START_TEST(test_service__handles_have_rights)
{
    SC_HANDLE manager = manager_open();
    SERVICE_STATUS status;

    add(&(struct rdk_memory_service){.name = L"Svc", .accepts = SERVICE_ACCEPT_PAUSE_CONTINUE});
    ck_assert_uint_eq(
        rdk_memory_services_add(services, &(struct rdk_memory_service){.name = L"svc"}),
        ERROR_SERVICE_EXISTS);
    ck_assert_fails(OpenServiceW(manager, L"None", SERVICE_START), ERROR_SERVICE_DOES_NOT_EXIST);
    ck_assert_fails(OpenServiceW(manager, L"", SERVICE_START), ERROR_INVALID_NAME);
    SC_HANDLE query = OpenServiceA(manager, "Svc", SERVICE_QUERY_STATUS);
    ck_assert_fails(OpenServiceW(query, L"Svc", SERVICE_START), ERROR_INVALID_HANDLE);
    ck_assert_fails(StartServiceW(query, 0, NULL), ERROR_ACCESS_DENIED);
    ck_assert_fails(QueryServiceStatus(manager, &status), ERROR_INVALID_HANDLE);
    ck_assert_uint_eq(rdk_memory_services_set_state(services, L"Svc", SERVICE_RUNNING, 0), 0);
    ck_assert_uint_eq(state_of(query), SERVICE_RUNNING);
    ck_assert_fails(ControlService(query, SERVICE_CONTROL_STOP, &status), ERROR_ACCESS_DENIED);
    ck_assert_fails(ControlService(query, SERVICE_CONTROL_SHUTDOWN, &status),
                    ERROR_INVALID_PARAMETER);
    SC_HANDLE pause = OpenServiceW(manager, L"Svc", SERVICE_PAUSE_CONTINUE);
    ck_assert(ControlService(pause, SERVICE_CONTROL_PAUSE, &status));
    ck_assert_uint_eq(status.dwCurrentState, SERVICE_PAUSED);
    ck_assert(ControlService(pause, SERVICE_CONTROL_CONTINUE, &status));
    ck_assert_fails(ControlService(pause, SERVICE_CONTROL_PARAMCHANGE, &status),
                    ERROR_INVALID_SERVICE_CONTROL);
    rdk_memory_services_destroy(services);
}
END_TEST

START_TEST(test_service__configuration_is_read_and_changed)
{
    SC_HANDLE manager = manager_open();
    union {
        QUERY_SERVICE_CONFIGW config;
        SERVICE_DESCRIPTIONW description;
        SERVICE_FAILURE_ACTIONSW actions;
        BYTE bytes[1024];
    } buffer;
    DWORD needed = 0;

    add(&(struct rdk_memory_service){
        .name = L"Svc", .dependencies = L"A\0B\0", .description = L"Serves."});
    SC_HANDLE service = OpenServiceW(manager, L"Svc", SERVICE_ALL_ACCESS);
    ck_assert_fails(QueryServiceConfigW(service, NULL, 0, &needed), ERROR_INSUFFICIENT_BUFFER);
    ck_assert(ChangeServiceConfigW(service, SERVICE_NO_CHANGE, SERVICE_DISABLED, SERVICE_NO_CHANGE,
                                   L"C:\\svc.exe -x", NULL, NULL, NULL, NULL, NULL, L"Service"));
    ck_assert(QueryServiceConfigW(service, &buffer.config, sizeof(buffer), &needed));
    ck_assert_uint_eq(buffer.config.dwServiceType, SERVICE_WIN32_OWN_PROCESS);
    ck_assert_uint_eq(buffer.config.dwStartType, SERVICE_DISABLED);
    ck_assert_wide_eq(buffer.config.lpBinaryPathName, L"C:\\svc.exe -x");
    ck_assert_wide_eq(buffer.config.lpDisplayName, L"Service");
    ck_assert_wide_eq(buffer.config.lpServiceStartName, L"LocalSystem");
    ck_assert_mem_eq(buffer.config.lpDependencies, L"A\0B\0", 10);
    ck_assert_fails(StartServiceW(service, 0, NULL), ERROR_SERVICE_DISABLED);
    ck_assert_fails(QueryServiceConfigW(service, &buffer.config, needed - 1, &needed),
                    ERROR_INSUFFICIENT_BUFFER);
    ck_assert(QueryServiceConfig2W(service, SERVICE_CONFIG_DESCRIPTION, buffer.bytes,
                                   sizeof(buffer), &needed));
    ck_assert_wide_eq(buffer.description.lpDescription, L"Serves.");
    ck_assert(QueryServiceConfig2W(service, SERVICE_CONFIG_FAILURE_ACTIONS, buffer.bytes,
                                   sizeof(buffer), &needed));
    ck_assert_uint_eq(buffer.actions.cActions, 0);
    ck_assert_fails(QueryServiceConfig2W(service, 99, buffer.bytes, sizeof(buffer), &needed),
                    ERROR_INVALID_LEVEL);
    rdk_memory_services_destroy(services);
}
END_TEST

START_TEST(test_service__dependencies_start_first_and_stop_last)
{
    SC_HANDLE manager = manager_open();
    union {
        ENUM_SERVICE_STATUSW rows[1];
        BYTE bytes[512];
    } buffer;
    SERVICE_STATUS status;
    DWORD needed;
    DWORD count;

    add(&(struct rdk_memory_service){.name = L"Base"});
    add(&(struct rdk_memory_service){.name = L"Middle", .dependencies = L"base\0"});
    add(&(struct rdk_memory_service){.name = L"Top", .dependencies = L"Middle\0"});
    add(&(struct rdk_memory_service){.name = L"Lost", .dependencies = L"NoSuch\0"});
    add(&(struct rdk_memory_service){.name = L"Ring", .dependencies = L"Ring2\0"});
    add(&(struct rdk_memory_service){.name = L"Ring2", .dependencies = L"Ring\0"});
    SC_HANDLE base = OpenServiceW(manager, L"Base", SERVICE_ALL_ACCESS);
    SC_HANDLE top = OpenServiceW(manager, L"Top", SERVICE_ALL_ACCESS);
    ck_assert(StartServiceW(top, 0, NULL));
    ck_assert_uint_eq(state_of(base), SERVICE_RUNNING);
    ck_assert_fails(ControlService(base, SERVICE_CONTROL_STOP, &status),
                    ERROR_DEPENDENT_SERVICES_RUNNING);
    ck_assert_fails(EnumDependentServicesW(base, SERVICE_ACTIVE, NULL, 0, &needed, &count),
                    ERROR_MORE_DATA);
    ck_assert(EnumDependentServicesW(base, SERVICE_ACTIVE, buffer.rows, needed, &needed, &count));
    ck_assert_uint_eq(count, 2);
    ck_assert_wide_eq(buffer.rows[0].lpServiceName, L"Top");
    ck_assert_wide_eq((&buffer.rows[0])[1].lpDisplayName, L"Middle");
    ck_assert_uint_eq(buffer.rows[0].ServiceStatus.dwCurrentState, SERVICE_RUNNING);
    ck_assert_fails(StartServiceW(OpenServiceW(manager, L"Lost", SERVICE_START), 0, NULL),
                    ERROR_SERVICE_DEPENDENCY_FAIL);
    ck_assert_fails(StartServiceW(OpenServiceW(manager, L"Ring", SERVICE_START), 0, NULL),
                    ERROR_CIRCULAR_DEPENDENCY);
    rdk_memory_services_destroy(services);
}
END_TEST

START_TEST(test_service__a_failing_start_ends_with_its_code)
{
    SC_HANDLE manager = manager_open();
    SERVICE_STATUS status;

    add(&(struct rdk_memory_service){.name = L"Bad", .start_fails = ERROR_BAD_EXE_FORMAT});
    SC_HANDLE service = OpenServiceW(manager, L"Bad", SERVICE_ALL_ACCESS);
    ck_assert(StartServiceW(service, 0, NULL));
    ck_assert(QueryServiceStatus(service, &status));
    ck_assert_uint_eq(status.dwCurrentState, SERVICE_STOPPED);
    ck_assert_uint_eq(status.dwWin32ExitCode, ERROR_BAD_EXE_FORMAT);
    ck_assert_uint_eq(rdk_memory_services_get_state(services, L"Bad"), SERVICE_STOPPED);
    ck_assert_uint_eq(rdk_memory_services_get_state(services, L"None"), 0);
    rdk_memory_services_destroy(services);
}
END_TEST

TEST_MAIN("service", test_service__without_a_manager_the_server_is_unavailable,
          test_service__starts_and_stops_in_its_time, test_service__handles_have_rights,
          test_service__configuration_is_read_and_changed,
          test_service__dependencies_start_first_and_stop_last,
          test_service__a_failing_start_ends_with_its_code)
