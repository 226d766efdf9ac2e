#include <check.h>
#include <stdarg.h>
#include <stdlib.h>

#include <rdk/memory_services.h>
#include <resapi.h>

static struct rdk_memory_services *services;
static unsigned lines;

static void add(LPCWSTR name, DWORD start_type, DWORD start_fails, BOOL cannot_stop)
{
    const struct rdk_memory_service service = {.name = name,
                                               .start_type = start_type,
                                               .start_ms = 10,
                                               .stop_ms = 10,
                                               .start_fails = start_fails,
                                               .cannot_stop = cannot_stop};
    ck_assert_uint_eq(rdk_memory_services_add(services, &service), ERROR_SUCCESS);
}

static void setup(void)
{
    ck_assert_uint_eq(rdk_memory_services_create(&services), ERROR_SUCCESS);
    rdk_memory_services_install(services);
    add(L"good", SERVICE_AUTO_START, 0, FALSE);
    add(L"fails", SERVICE_DEMAND_START, ERROR_GEN_FAILURE, FALSE);
    add(L"stays", SERVICE_DEMAND_START, 0, TRUE);
    add(L"disabled", SERVICE_DISABLED, 0, FALSE);
    lines = 0;
}

static void teardown(void)
{
    ck_assert_uint_eq(rdk_memory_services_count_handles(services), 0);
    rdk_memory_services_destroy(services);
}

static void log_line(RESOURCE_HANDLE ResourceHandle, LOG_LEVEL LogLevel, LPCWSTR FormatString, ...)
{
    ck_assert_ptr_eq(ResourceHandle, (RESOURCE_HANDLE)&lines);
    ck_assert_int_eq(LogLevel, LOG_ERROR);
    ck_assert_ptr_nonnull(FormatString);
    lines++;
}

START_TEST(test_services__start_and_stop)
{
    SC_HANDLE service = NULL;
    ck_assert_uint_eq(ResUtilVerifyResourceService(L"good"), ERROR_SERVICE_NOT_ACTIVE);
    ck_assert_uint_eq(ResUtilStopResourceService(L"good"), ERROR_SUCCESS);
    ck_assert_uint_eq(ResUtilStartResourceService(L"good", &service), ERROR_SUCCESS);
    ck_assert_ptr_nonnull(service);
    ck_assert_uint_eq(ResUtilVerifyService(service), ERROR_SUCCESS);
    ck_assert_uint_eq(ResUtilVerifyResourceService(L"good"), ERROR_SUCCESS);
    ck_assert_uint_eq(ResUtilStartResourceService(L"good", NULL), ERROR_SUCCESS);
    ck_assert_uint_eq(ResUtilStopService(service), ERROR_SUCCESS);
    ck_assert_uint_eq(rdk_memory_services_get_state(services, L"good"), SERVICE_STOPPED);
    ck_assert_uint_eq(ResUtilStopService(service), ERROR_INVALID_HANDLE);
    ck_assert_uint_eq(ResUtilVerifyService(service), ERROR_INVALID_HANDLE);
    ck_assert_uint_eq(ResUtilStartResourceService(L"good", NULL), ERROR_SUCCESS);
    ck_assert_uint_eq(ResUtilStopResourceService(L"good"), ERROR_SUCCESS);
    ck_assert_uint_eq(rdk_memory_services_get_state(services, L"good"), SERVICE_STOPPED);
}
END_TEST

START_TEST(test_services__start_that_fails)
{
    SC_HANDLE service = NULL;
    ck_assert_uint_eq(ResUtilStartResourceService(L"fails", &service), ERROR_SERVICE_NEVER_STARTED);
    ck_assert_ptr_null(service);
    ck_assert_uint_eq(ResUtilStartResourceService(L"disabled", &service), ERROR_SERVICE_DISABLED);
    ck_assert_uint_eq(ResUtilStartResourceService(L"none", &service), ERROR_SERVICE_DOES_NOT_EXIST);
    ck_assert_uint_eq(ResUtilStartResourceService(NULL, &service), ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(test_services__stop_that_fails)
{
    SC_HANDLE service = NULL;
    ck_assert_uint_eq(ResUtilStartResourceService(L"stays", &service), ERROR_SUCCESS);
    ck_assert_uint_eq(ResUtilStopService(service), ERROR_INVALID_SERVICE_CONTROL);
    ck_assert_uint_eq(ResUtilVerifyService(service), ERROR_SUCCESS);
    ck_assert_uint_eq(ResUtilStopResourceService(L"stays"), ERROR_INVALID_SERVICE_CONTROL);
    ck_assert(CloseServiceHandle(service));
    ck_assert_uint_eq(ResUtilStopResourceService(L"none"), ERROR_SERVICE_DOES_NOT_EXIST);
    ck_assert_uint_eq(ResUtilStopResourceService(NULL), ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ResUtilVerifyResourceService(L"none"), ERROR_SERVICE_DOES_NOT_EXIST);
    ck_assert_uint_eq(ResUtilVerifyResourceService(NULL), ERROR_INVALID_PARAMETER);
}
END_TEST

static DWORD WINAPI come_back(LPVOID lpThreadParameter)
{
    (void)lpThreadParameter;
    while (rdk_memory_services_get_state(services, L"slow") != SERVICE_STOP_PENDING) {
        Sleep(1);
    }
    rdk_memory_services_set_state(services, L"slow", SERVICE_RUNNING, 0);
    return 0;
}

START_TEST(test_services__stop_that_does_not_come_about)
{
    const struct rdk_memory_service slow = {.name = L"slow", .stop_ms = 20000};
    SC_HANDLE service = NULL;
    ck_assert_uint_eq(rdk_memory_services_add(services, &slow), ERROR_SUCCESS);
    ck_assert_uint_eq(ResUtilStartResourceService(L"slow", &service), ERROR_SUCCESS);
    HANDLE thread = CreateThread(NULL, 0, come_back, NULL, 0, NULL);
    ck_assert_uint_eq(ResUtilStopService(service), ERROR_TIMEOUT);
    ck_assert_uint_eq(WaitForSingleObject(thread, INFINITE), WAIT_OBJECT_0);
    ck_assert_uint_eq(ResUtilVerifyService(service), ERROR_SUCCESS);
    ck_assert(CloseHandle(thread) && CloseServiceHandle(service));
}
END_TEST

START_TEST(test_services__start_parameters)
{
    SC_HANDLE service = NULL;
    BYTE bytes[1024];
    QUERY_SERVICE_CONFIGW *config = (QUERY_SERVICE_CONFIGW *)(void *)bytes;
    DWORD need = 0;
    const RESOURCE_HANDLE resource = (RESOURCE_HANDLE)&lines;
    ck_assert_uint_eq(
        ResUtilSetResourceServiceStartParameters(L"good", NULL, &service, log_line, resource),
        ERROR_SUCCESS);
    ck_assert(QueryServiceConfigW(service, config, sizeof(bytes), &need));
    ck_assert_uint_eq(config->dwStartType, SERVICE_DEMAND_START);
    ck_assert(CloseServiceHandle(service));
    SC_HANDLE manager = OpenSCManagerW(NULL, NULL, SC_MANAGER_CONNECT);
    ck_assert_uint_eq(ResUtilSetResourceServiceStartParametersEx(L"good", manager, &service,
                                                                 SERVICE_START, log_line, resource),
                      ERROR_SUCCESS);
    ck_assert(CloseServiceHandle(service) && CloseServiceHandle(manager));
    ck_assert_uint_eq(lines, 0);
    ck_assert_uint_eq(
        ResUtilSetResourceServiceStartParameters(L"disabled", NULL, &service, log_line, resource),
        ERROR_SERVICE_DISABLED);
    ck_assert_ptr_null(service);
    ck_assert_uint_eq(lines, 1);
    ck_assert_uint_eq(ResUtilSetResourceServiceStartParameters(L"none", NULL, &service, NULL, NULL),
                      ERROR_SERVICE_DOES_NOT_EXIST);
    ck_assert_uint_eq(ResUtilSetResourceServiceStartParameters(NULL, NULL, &service, NULL, NULL),
                      ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ResUtilSetResourceServiceStartParameters(L"good", NULL, NULL, NULL, NULL),
                      ERROR_INVALID_PARAMETER);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("services");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_set_timeout(tests, 30);
    tcase_add_test(tests, test_services__start_and_stop);
    tcase_add_test(tests, test_services__start_that_fails);
    tcase_add_test(tests, test_services__stop_that_fails);
    tcase_add_test(tests, test_services__stop_that_does_not_come_about);
    tcase_add_test(tests, test_services__start_parameters);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
