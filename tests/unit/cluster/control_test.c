/* Control codes and their default processing (contract 5.2). */
#include "fake.h"

static bool out_is_text(const char *text)
{
    char *got = utf_from_utf16(fake.answer.out, fake.answer.out_bytes / 2 - 1);
    bool same = strcmp(got, text) == 0 && fake.answer.bytes_returned == fake.answer.out_bytes;

    free(got);
    return same;
}

static DWORD dword_of(LPCWSTR name)
{
    struct rdk_property_list_property property;
    DWORD number = 0;

    ck_assert_uint_eq(
        rdk_property_list_find(fake.answer.out, (DWORD)fake.answer.out_bytes, name, &property), 0);
    ck_assert_uint_eq(rdk_property_list_get_dword(&property.value, &number), 0);
    return number;
}

START_TEST(test_control__internal_codes_are_refused)
{
    fake_create();
    cluster_id app = fake_resource("app", 0);
    ck_assert_uint_eq(fake_control(app, CLUSCTL_RESOURCE_LEAVING_GROUP, NULL, 0), 87);
    ck_assert_str_eq(fake_take_log(), "");
    ck_assert_uint_eq(fake_control(99, CLUSCTL_RESOURCE_UNKNOWN, NULL, 0),
                      ERROR_RESOURCE_NOT_FOUND);
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_control__unknown_codes_come_back)
{
    fake_create();
    cluster_id app = fake_resource("app", 0);
    ck_assert_uint_eq(fake_control(app, 0x012000A4, NULL, 0), ERROR_INVALID_FUNCTION);
    ck_assert_str_eq(fake_take_log(), "control app 012000A4");
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_control__the_services_own_never_reach_the_dll)
{
    fake_create();
    cluster_id app = fake_resource("app", 0);
    ck_assert_uint_eq(fake_control(app, CLUSCTL_RESOURCE_GET_NAME, NULL, 0), 0);
    ck_assert(out_is_text("app"));
    ck_assert_uint_eq(fake_control(app, CLUSCTL_RESOURCE_GET_ID, NULL, 0), 0);
    ck_assert(out_is_text("{00000001-0000-4000-8000-000000000001}"));
    ck_assert_uint_eq(fake_control(app, CLUSCTL_RESOURCE_GET_RESOURCE_TYPE, NULL, 0), 0);
    ck_assert(out_is_text("Dummy"));
    ck_assert_str_eq(fake_take_log(), "");
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_control__small_buffer)
{
    struct cluster_operation get = {.kind = CLUSTER_CONTROL,
                                    .code = (uint32_t)CLUSCTL_RESOURCE_GET_CLASS_INFO,
                                    .has_out_size = true,
                                    .out_size = 7};

    fake_create();
    get.resource = fake_resource("app", 0);
    ck_assert_uint_eq(fake_submit(&get), ERROR_MORE_DATA);
    ck_assert_uint_eq(fake.answer.bytes_returned, 8);
    ck_assert_uint_eq(fake.answer.out_bytes, 0);
    get.out_size = 8;
    ck_assert_uint_eq(fake_submit(&get), 0);
    ck_assert_uint_eq(fake.answer.out_bytes, 8);
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_control__asks_again_with_what_it_needs)
{
    fake_create();
    cluster_id app = fake_resource("app", 0);
    fake_add_script((struct script){.kind = CLUSTER_REQUEST_CONTROL,
                                    .code = 0x012000A5,
                                    .out = "0123456789",
                                    .out_bytes = 10,
                                    .need = 10});
    ck_assert_uint_eq(fake_control(app, 0x012000A5, NULL, 0), 0);
    ck_assert_uint_eq(fake.answer.bytes_returned, 10);
    ck_assert_mem_eq(fake.answer.out, "0123456789", 10);
    ck_assert_str_eq(fake_take_log(), "control app 012000A5; control app 012000A5");
    // A client with a size of its own is told.
    ck_assert_uint_eq(fake_submit(&(struct cluster_operation){.kind = CLUSTER_CONTROL,
                                                              .resource = app,
                                                              .code = 0x012000A5,
                                                              .has_out_size = true,
                                                              .out_size = 4}),
                      ERROR_MORE_DATA);
    ck_assert_uint_eq(fake.answer.bytes_returned, 10);
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_control__common_properties)
{
    size_t bytes = 0;
    const void *list = NULL;

    fake_create();
    cluster_id app = fake_resource("app", 0);
    ck_assert_uint_eq(fake_control(app, CLUSCTL_RESOURCE_GET_COMMON_PROPERTIES, NULL, 0), 0);
    ck_assert_uint_eq(dword_of(L"RestartThreshold"), 3);
    ck_assert_uint_eq(dword_of(L"LooksAlivePollInterval"), UINT32_MAX);
    ck_assert_uint_eq(cluster_resource_property(fake.cluster, app, "LooksAlivePollInterval"), 5000);
    fake_set(app, L"looksalivepollinterval", 100);
    ck_assert_uint_eq(cluster_resource_property(fake.cluster, app, "LooksAlivePollInterval"), 100);
    list = fake_list(L"RestartAction", 3, &bytes);
    ck_assert_uint_eq(fake_control(app, CLUSCTL_RESOURCE_VALIDATE_COMMON_PROPERTIES, list, bytes),
                      13);
    ck_assert_uint_eq(fake_control(app, CLUSCTL_RESOURCE_SET_COMMON_PROPERTIES, list, bytes), 13);
    list = fake_list(L"RestartDelay", 3, &bytes);
    ck_assert_uint_eq(fake_control(app, CLUSCTL_RESOURCE_VALIDATE_COMMON_PROPERTIES, list, bytes),
                      87);
    list = fake_list(L"VmId", 3, &bytes);
    ck_assert_uint_eq(fake_control(app, CLUSCTL_RESOURCE_SET_COMMON_PROPERTIES, list, bytes), 87);
    list = fake_list(L"RestartAction", 1, &bytes);
    ck_assert_uint_eq(
        fake_control(app, CLUSCTL_RESOURCE_VALIDATE_COMMON_PROPERTIES, list, bytes - 20), 122);
    ck_assert_uint_eq(cluster_resource_property(fake.cluster, app, "RestartAction"), 2);
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_control__read_only_common_properties)
{
    size_t bytes = 0;

    fake_create();
    cluster_id app = fake_resource("app", 0);
    const void *list = fake_list(L"MonitorProcessId", 77, &bytes);
    ck_assert_uint_eq(cluster_set_node_local_properties(fake.cluster, app, "x", 1),
                      ERROR_INVALID_DATA);
    ck_assert_uint_eq(cluster_set_node_local_properties(fake.cluster, app, list, bytes), 0);
    cluster_set_internal_state(fake.cluster, app, ClusterResourceApplicationReady, true);
    ck_assert_uint_eq(fake_control(app, CLUSCTL_RESOURCE_GET_RO_COMMON_PROPERTIES, NULL, 0), 0);
    ck_assert_uint_eq(dword_of(L"MonitorProcessId"), 77);
    ck_assert_uint_eq(dword_of(L"RestartDelay"), 500);
    struct rdk_property_list_property property;
    ULONGLONG number = 0;
    rdk_property_list_find(fake.answer.out, (DWORD)fake.answer.out_bytes, L"StatusInformation",
                           &property);
    rdk_property_list_get_ularge(&property.value, &number);
    ck_assert_uint_eq(number, CLUSRES_STATUS_APPLICATION_READY);
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_control__private_properties_by_default)
{
    size_t bytes = 0;

    fake_create();
    cluster_id app = fake_resource("app", 0);
    const void *list = fake_list(L"Deep\\Max", 7, &bytes);
    ck_assert_uint_eq(fake_control(app, CLUSCTL_RESOURCE_SET_PRIVATE_PROPERTIES, list, bytes), 0);
    list = fake_list(L"Min", 6, &bytes);
    ck_assert_uint_eq(fake_control(app, CLUSCTL_RESOURCE_VALIDATE_PRIVATE_PROPERTIES, list, bytes),
                      0);
    ck_assert_uint_eq(fake_control(app, CLUSCTL_RESOURCE_GET_PRIVATE_PROPERTIES, NULL, 0), 0);
    ck_assert_uint_eq(*(const DWORD *)fake.answer.out, 0);
    ck_assert_uint_eq(fake_control(app, CLUSCTL_RESOURCE_SET_PRIVATE_PROPERTIES, list, bytes), 0);
    ck_assert_uint_eq(fake_control(app, CLUSCTL_RESOURCE_GET_PRIVATE_PROPERTIES, NULL, 0), 0);
    ck_assert_uint_eq(dword_of(L"Min"), 6);
    ck_assert_uint_eq(fake_control(app, CLUSCTL_RESOURCE_ENUM_PRIVATE_PROPERTIES, NULL, 0), 0);
    ck_assert_mem_eq(fake.answer.out, L"Min\0", 5 * sizeof(WCHAR));
    ck_assert_uint_eq(fake_control(app, CLUSCTL_RESOURCE_SET_PRIVATE_PROPERTIES, list, 6), 122);
    // A DLL that answers is believed.
    fake_add_script((struct script){.kind = CLUSTER_REQUEST_CONTROL,
                                    .code = (uint32_t)CLUSCTL_RESOURCE_SET_PRIVATE_PROPERTIES,
                                    .status = ERROR_RESOURCE_PROPERTIES_STORED});
    ck_assert_uint_eq(fake_control(app, CLUSCTL_RESOURCE_SET_PRIVATE_PROPERTIES, list, bytes),
                      5024);
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_control__types)
{
    struct cluster_operation get = {.kind = CLUSTER_TYPE_CONTROL,
                                    .type = 1,
                                    .code = (uint32_t)CLUSCTL_RESOURCE_TYPE_GET_COMMON_PROPERTIES};

    fake_create();
    ck_assert_uint_eq(fake_submit(&get), 0);
    ck_assert_uint_eq(dword_of(L"IsAlivePollInterval"), 60000);
    ck_assert_str_eq(fake_take_log(), "startup Dummy; type control Dummy 02000059");
    get.code = CLUSCTL_RESOURCE_TYPE_STARTING_PHASE2;
    ck_assert_uint_eq(fake_submit(&get), 87);
    get.code = (uint32_t)CLUSCTL_RESOURCE_TYPE_GET_COMMON_PROPERTY_FMTS;
    ck_assert_uint_eq(fake_submit(&get), 1);
    get.type = 4;
    ck_assert_uint_eq(fake_submit(&get), ERROR_CLUSTER_RESOURCE_TYPE_NOT_FOUND);
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_control__type_properties_are_the_resources_default)
{
    size_t bytes = 0;

    fake_create();
    cluster_id app = fake_resource("app", 0);
    const void *list = fake_list(L"PendingTimeout", 77000, &bytes);
    ck_assert_uint_eq(fake_submit(&(struct cluster_operation){
                          .kind = CLUSTER_TYPE_CONTROL,
                          .type = 1,
                          .code = (uint32_t)CLUSCTL_RESOURCE_TYPE_SET_COMMON_PROPERTIES,
                          .in = list,
                          .in_bytes = bytes}),
                      0);
    ck_assert_uint_eq(cluster_resource_property(fake.cluster, app, "PendingTimeout"), 77000);
    fake_set(app, L"PendingTimeout", 10);
    ck_assert_uint_eq(cluster_resource_property(fake.cluster, app, "PendingTimeout"), 10);
    struct err err = {0};
    ck_assert_uint_eq(cluster_add_type(fake.cluster, "Other", "o.dll", "x", 1, &err), 0);
    ck_assert_ptr_nonnull(err.text);
    err_finish(&err);
    cluster_destroy(fake.cluster);
}
END_TEST

SUITE_MAIN("control", test_control__internal_codes_are_refused,
           test_control__unknown_codes_come_back,
           test_control__the_services_own_never_reach_the_dll, test_control__small_buffer,
           test_control__asks_again_with_what_it_needs, test_control__common_properties,
           test_control__read_only_common_properties, test_control__private_properties_by_default,
           test_control__types, test_control__type_properties_are_the_resources_default)
