/*
 * The Dummy resource type in this process: its entry points are called as a monitor would call
 * them, on the memory cluster, in real time with short delays.
 */
#include <check.h>
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include <clusapi.h>
#include <rdk/memory_cluster.h>
#include <rdk/property_list.h>
#include <resapi.h>
#include <windows.h>

#include "../../../samples/dummy/dummy.h"

#define HANDLE_VALUE ((RESOURCE_HANDLE)(uintptr_t)0x1234)
#define LONG_MS      60000u

static struct rdk_memory_cluster *cluster;
static HKEY resource;
static HKEY parameters;
static PSTARTUP_EX_ROUTINE startup;
static CLRES_V2_FUNCTIONS entry;
static CLRES_CALLBACK_FUNCTION_TABLE callbacks;
static RESID dummy;
static HANDLE final_report;
static RESOURCE_STATUS_EX final_status;
static int errors_logged;

static DWORD WINAPI take_report(RESOURCE_HANDLE handle, PRESOURCE_STATUS_EX status)
{
    ck_assert_ptr_eq(handle, HANDLE_VALUE);
    if (status->ResourceState < ClusterResourcePending) {
        final_status = *status;
        SetEvent(final_report);
    }
    return ResourceExitStateContinue;
}

static void WINAPI take_log(RESOURCE_HANDLE handle, LOG_LEVEL level, LPCWSTR format, ...)
{
    ck_assert_ptr_eq(handle, HANDLE_VALUE);
    ck_assert_ptr_nonnull(format);
    errors_logged += level >= LOG_ERROR;
}

static void set_dword(LPCWSTR name, DWORD value)
{
    ck_assert_uint_eq(
        ClusterRegSetValue(parameters, name, REG_DWORD, (const BYTE *)&value, sizeof(value)),
        ERROR_SUCCESS);
}

static void make_database(void)
{
    HKEY root = NULL;
    ck_assert_uint_eq(rdk_memory_cluster_create(&cluster), ERROR_SUCCESS);
    rdk_memory_cluster_install(cluster);
    rdk_memory_cluster_open_root(cluster, KEY_ALL_ACCESS, &root);
    ClusterRegCreateKey(root, L"Resources\\1", 0, KEY_ALL_ACCESS, NULL, &resource, NULL);
    ClusterRegCreateKey(resource, L"Parameters", 0, KEY_ALL_ACCESS, NULL, &parameters, NULL);
    set_dword(L"OnlineDelay", 0);
    set_dword(L"OfflineDelay", 0);
    set_dword(L"CountInterval", 1);
}

static void load_plugin(void)
{
    PCLRES_FUNCTION_TABLE table = NULL;
    void *plugin = dlopen(DUMMY_PLUGIN, RTLD_NOW);
    ck_assert_msg(plugin != NULL, "%s", dlerror());
    *(void **)&startup = dlsym(plugin, STARTUP_EX_ROUTINE);
    ck_assert_ptr_nonnull(startup);
    callbacks.LogEvent = take_log;
    callbacks.SetResourceStatusEx = take_report;
    ck_assert_uint_eq(
        startup(L"dummy", CLRES_VERSION_V1_00, CLRES_VERSION_V4_00, &callbacks, &table),
        ERROR_SUCCESS);
    ck_assert_uint_eq(table->Version, CLRES_VERSION_V2_00);
    ck_assert_uint_eq(table->TableSize, CLRES_V2_FUNCTION_SIZE);
    entry = table->V2Functions;
}

static void setup(void)
{
    make_database();
    load_plugin();
    final_report = CreateEventW(NULL, TRUE, FALSE, NULL);
    dummy = entry.Open(L"d1", resource, HANDLE_VALUE, 0);
    ck_assert_ptr_nonnull(dummy);
}

static void teardown(void)
{
    entry.Close(dummy);
    rdk_memory_cluster_destroy(cluster);
}

static CLUSTER_RESOURCE_STATE wait_for_report(void)
{
    ck_assert_uint_eq(WaitForSingleObject(final_report, LONG_MS), WAIT_OBJECT_0);
    ResetEvent(final_report);
    return final_status.ResourceState;
}

static DWORD begin_online(void)
{
    HANDLE event = NULL;
    const DWORD status = entry.Online(dummy, &event, 0xFFFFFF00, NULL, 0, 4);
    ck_assert_ptr_null(event);
    return status;
}

static void go_online(void)
{
    ck_assert_uint_eq(begin_online(), ERROR_IO_PENDING);
    ck_assert_int_eq(wait_for_report(), ClusterResourceOnline);
}

static DWORD begin_offline(DWORD action)
{
    struct rdk_property_list_builder list;
    DWORD bytes = 0;
    rdk_property_list_builder_init(&list, 0);
    rdk_property_list_add_dword(&list, L"Dummy", action);
    rdk_property_list_done(&list, &bytes);
    const DWORD status = entry.Offline(dummy, NULL, 0, list.buffer, bytes, 0);
    rdk_property_list_builder_finish(&list);
    return status;
}

static void go_offline(DWORD action)
{
    ck_assert_uint_eq(begin_offline(action), ERROR_IO_PENDING);
    ck_assert_int_eq(wait_for_report(), ClusterResourceOffline);
}

static LONGLONG counter(void)
{
    LONGLONG value = -1;
    DWORD returned = 0;
    ck_assert_uint_eq(entry.ResourceControl(dummy, DUMMY_CONTROL_GET_COUNTER, NULL, 0, &value,
                                            sizeof(value), &returned),
                      ERROR_SUCCESS);
    ck_assert_uint_eq(returned, sizeof(value));
    return value;
}

static DWORD control(DWORD code, const void *in, DWORD in_bytes)
{
    DWORD returned = 0xDEAD;
    const DWORD status =
        entry.ResourceControl(dummy, code, (PVOID)in, in_bytes, NULL, 0, &returned);
    ck_assert_uint_eq(returned, 0);
    return status;
}

static BOOL is_saved(void)
{
    return ClusterRegQueryValue(parameters, L"SavedCounter", NULL, NULL, NULL) == ERROR_SUCCESS;
}

static void count_a_little(void)
{
    while (counter() < 3) {
        Sleep(1);
    }
}

START_TEST(test_dummy__refuses_other_types_and_versions)
{
    PCLRES_FUNCTION_TABLE table = NULL;
    ck_assert_uint_eq(startup(L"Dummy2", 0x100, 0x400, &callbacks, &table),
                      ERROR_CLUSTER_RESNAME_NOT_FOUND);
    ck_assert_uint_eq(startup(L"Dummy", 0x100, 0x100, &callbacks, &table), ERROR_REVISION_MISMATCH);
    ck_assert_uint_eq(startup(L"Dummy", 0x300, 0x400, &callbacks, &table), ERROR_REVISION_MISMATCH);
    ck_assert_ptr_null(table);
}
END_TEST

START_TEST(test_dummy__counts_while_online)
{
    ck_assert(!entry.LooksAlive(dummy));
    go_online();
    ck_assert(entry.LooksAlive(dummy));
    ck_assert(entry.IsAlive(dummy));
    count_a_little();
    go_offline(DUMMY_SHUT_DOWN);
    const LONGLONG value = counter();
    Sleep(5);
    ck_assert_int_eq(counter(), value);
    ck_assert(!entry.LooksAlive(dummy));
}
END_TEST

START_TEST(test_dummy__keeps_the_counter_when_told_to_save)
{
    go_online();
    count_a_little();
    go_offline(DUMMY_SAVE);
    const LONGLONG value = counter();
    ck_assert(is_saved());
    go_online();
    ck_assert_int_ge(counter(), value);
    ck_assert(!is_saved());
}
END_TEST

START_TEST(test_dummy__starts_anew_after_a_shut_down)
{
    set_dword(L"CountInterval", 3600000);
    go_online();
    ck_assert_int_eq(counter(), 0);
    entry.Terminate(dummy);
    set_dword(L"CountInterval", 1);
    go_online();
    count_a_little();
    go_offline(DUMMY_SHUT_DOWN);
    ck_assert(!is_saved());
    set_dword(L"CountInterval", 3600000);
    go_online();
    ck_assert_int_eq(counter(), 0);
}
END_TEST

START_TEST(test_dummy__turns_off_at_once)
{
    set_dword(L"OfflineDelay", 600000);
    go_online();
    ck_assert_uint_eq(begin_offline(DUMMY_TURN_OFF), ERROR_SUCCESS);
    ck_assert(!entry.LooksAlive(dummy));
    ck_assert(!is_saved());
}
END_TEST

START_TEST(test_dummy__refuses_an_unknown_instruction_and_serves_on)
{
    go_online();
    ck_assert_uint_eq(begin_offline(3), ERROR_INVALID_PARAMETER);
    ck_assert(entry.IsAlive(dummy));
    ck_assert_uint_eq(entry.Offline(dummy, NULL, 0, (PBYTE) "\1\0\0\0", 4, 0), ERROR_INVALID_DATA);
    ck_assert(entry.IsAlive(dummy));
    ck_assert_int_eq(errors_logged, 2);
}
END_TEST

START_TEST(test_dummy__is_offline_twice)
{
    ck_assert_uint_eq(begin_offline(DUMMY_SAVE), ERROR_SUCCESS);
    ck_assert(!is_saved());
    go_online();
    go_offline(DUMMY_SAVE);
    ck_assert_uint_eq(begin_offline(DUMMY_SHUT_DOWN), ERROR_SUCCESS);
    ck_assert(is_saved());
}
END_TEST

START_TEST(test_dummy__can_be_terminated_at_any_time)
{
    entry.Terminate(dummy);
    entry.Terminate(dummy);
    set_dword(L"OnlineDelay", 600000);
    ck_assert_uint_eq(begin_online(), ERROR_IO_PENDING);
    entry.Terminate(dummy);
    ck_assert(!entry.LooksAlive(dummy));
    ck_assert_uint_eq(WaitForSingleObject(final_report, 0), WAIT_TIMEOUT);
    set_dword(L"OnlineDelay", 0);
    go_online();
}
END_TEST

START_TEST(test_dummy__goes_offline_while_it_comes_online)
{
    set_dword(L"OnlineDelay", 100);
    ck_assert_uint_eq(begin_online(), ERROR_IO_PENDING);
    ck_assert_uint_eq(begin_offline(DUMMY_SAVE), ERROR_SUCCESS);
    ck_assert_uint_eq(WaitForSingleObject(final_report, 250), WAIT_TIMEOUT);
    ck_assert(!entry.LooksAlive(dummy));
}
END_TEST

START_TEST(test_dummy__stays_while_it_saves)
{
    set_dword(L"OfflineDelay", 600000);
    go_online();
    ck_assert_uint_eq(control(CLUSCTL_RESOURCE_LEAVING_GROUP, L"web", 8), ERROR_SUCCESS);
    ck_assert_uint_eq(begin_offline(DUMMY_SAVE), ERROR_IO_PENDING);
    ck_assert_uint_eq(control(CLUSCTL_RESOURCE_LEAVING_GROUP, L"web", 8), ERROR_BUSY);
    entry.Terminate(dummy);
    ck_assert_uint_eq(control(CLUSCTL_RESOURCE_LEAVING_GROUP, L"web", 8), ERROR_SUCCESS);
    ck_assert_uint_eq(control(CLUSCTL_RESOURCE_JOINING_GROUP, L"new", 8), ERROR_SUCCESS);
}
END_TEST

START_TEST(test_dummy__backs_out_of_a_cancelled_offline)
{
    set_dword(L"OfflineDelay", 600000);
    go_online();
    ck_assert_uint_eq(begin_offline(DUMMY_SAVE), ERROR_IO_PENDING);
    ck_assert_uint_eq(entry.Cancel(dummy, 0), ERROR_SUCCESS);
    ck_assert_int_eq(wait_for_report(), ClusterResourceOnline);
    ck_assert(entry.IsAlive(dummy));
    ck_assert(!is_saved());
}
END_TEST

START_TEST(test_dummy__stays_where_it_is_pinned)
{
    struct rdk_property_list_builder list;
    DWORD bytes = 0;
    rdk_property_list_builder_init(&list, 0);
    rdk_property_list_add_dword(&list, L"PinnedToGroup", 1);
    rdk_property_list_done(&list, &bytes);
    ck_assert_uint_eq(control(CLUSCTL_RESOURCE_SET_PRIVATE_PROPERTIES, list.buffer, bytes),
                      ERROR_SUCCESS);
    rdk_property_list_builder_finish(&list);
    ck_assert_uint_eq(control(CLUSCTL_RESOURCE_LEAVING_GROUP, L"web", 8), ERROR_INVALID_STATE);
}
END_TEST

START_TEST(test_dummy__is_found_broken)
{
    ck_assert_uint_eq(control(DUMMY_CONTROL_BREAK, NULL, 0), ERROR_RESOURCE_NOT_ONLINE);
    go_online();
    ck_assert_uint_eq(control(DUMMY_CONTROL_BREAK, NULL, 0), ERROR_SUCCESS);
    ck_assert(!entry.IsAlive(dummy));
    entry.Terminate(dummy);
    go_online();
    ck_assert(entry.IsAlive(dummy));
}
END_TEST

START_TEST(test_dummy__does_not_come_online_with_a_bad_property)
{
    set_dword(L"Step", 0);
    ck_assert_uint_eq(begin_online(), ERROR_INVALID_DATA);
    set_dword(L"Step", 101);
    ck_assert_uint_eq(begin_online(), ERROR_INVALID_DATA);
    ck_assert_int_eq(errors_logged, 2);
}
END_TEST

START_TEST(test_dummy__fails_when_its_state_cannot_be_saved)
{
    set_dword(L"OfflineDelay", 50);
    go_online();
    ck_assert_uint_eq(begin_offline(DUMMY_SAVE), ERROR_IO_PENDING);
    rdk_memory_cluster_fail_later(cluster, 0, ERROR_ACCESS_DENIED);
    ck_assert_int_eq(wait_for_report(), ClusterResourceFailed);
    ck_assert_uint_eq(final_status.ApplicationSpecificErrorCode, ERROR_ACCESS_DENIED);
}
END_TEST

START_TEST(test_dummy__leaves_nothing_when_it_cannot_be_opened)
{
    const DWORD handles = rdk_memory_cluster_count_handles(cluster);
    for (DWORD call = 0; call < 12; call++) {
        rdk_memory_cluster_fail_later(cluster, call, ERROR_NOT_ENOUGH_MEMORY);
        SetLastError(0);
        ck_assert_ptr_null(entry.Open(L"d2", resource, HANDLE_VALUE, 0));
        ck_assert_uint_eq(GetLastError(), ERROR_NOT_ENOUGH_MEMORY);
        ck_assert_uint_eq(rdk_memory_cluster_count_handles(cluster), handles);
    }
}
END_TEST

START_TEST(test_dummy__opens_and_closes_a_thousand_times)
{
    const DWORD handles = rdk_memory_cluster_count_handles(cluster);
    for (int i = 0; i < 1000; i++) {
        RESID other = entry.Open(L"d2", resource, HANDLE_VALUE, 0);
        ck_assert_ptr_nonnull(other);
        entry.Close(other);
    }
    ck_assert_uint_eq(rdk_memory_cluster_count_handles(cluster), handles);
}
END_TEST

START_TEST(test_dummy__answers_type_controls)
{
    DWORD returned = 9;
    ck_assert_uint_eq(entry.ResourceTypeControl(L"Dummy", CLUSCTL_RESOURCE_TYPE_UNKNOWN, NULL, 0,
                                                NULL, 0, &returned),
                      ERROR_SUCCESS);
    ck_assert_uint_eq(entry.ResourceTypeControl(L"Dummy", CLUSCTL_RESOURCE_TYPE_STARTING_PHASE2,
                                                NULL, 0, NULL, 0, &returned),
                      ERROR_INVALID_FUNCTION);
    ck_assert_uint_eq(returned, 0);
}
END_TEST

static Suite *dummy_suite(void)
{
    Suite *suite = suite_create("dummy");
    TCase *tests = tcase_create("dummy");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_set_timeout(tests, 90);
    tcase_add_test(tests, test_dummy__refuses_other_types_and_versions);
    tcase_add_test(tests, test_dummy__counts_while_online);
    tcase_add_test(tests, test_dummy__keeps_the_counter_when_told_to_save);
    tcase_add_test(tests, test_dummy__starts_anew_after_a_shut_down);
    tcase_add_test(tests, test_dummy__turns_off_at_once);
    tcase_add_test(tests, test_dummy__refuses_an_unknown_instruction_and_serves_on);
    tcase_add_test(tests, test_dummy__is_offline_twice);
    tcase_add_test(tests, test_dummy__can_be_terminated_at_any_time);
    tcase_add_test(tests, test_dummy__goes_offline_while_it_comes_online);
    tcase_add_test(tests, test_dummy__stays_while_it_saves);
    tcase_add_test(tests, test_dummy__backs_out_of_a_cancelled_offline);
    tcase_add_test(tests, test_dummy__stays_where_it_is_pinned);
    tcase_add_test(tests, test_dummy__is_found_broken);
    tcase_add_test(tests, test_dummy__does_not_come_online_with_a_bad_property);
    tcase_add_test(tests, test_dummy__fails_when_its_state_cannot_be_saved);
    tcase_add_test(tests, test_dummy__leaves_nothing_when_it_cannot_be_opened);
    tcase_add_test(tests, test_dummy__opens_and_closes_a_thousand_times);
    tcase_add_test(tests, test_dummy__answers_type_controls);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(dummy_suite());
    srunner_run_all(runner, CK_ENV);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
