#include <check.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <clusapi.h>
#include <rdk/control_dispatch.h>
#include <rdk/memory_cluster.h>
#include <rdk/private_properties.h>
#include <rdk/property_list.h>
#include <resapi.h>
#include <windows.h>

struct config {
    DWORD number;
    LONG level;
    LPWSTR text;
    LPWSTR names;
    DWORD names_bytes;
    DWORD state;
};

#define AT(member) ((DWORD)offsetof(struct config, member))

static const RESUTIL_PROPERTY_ITEM table[] = {
    {L"Number", NULL, CLUSPROP_FORMAT_DWORD, {.Default = 5}, 1, 10, 0, AT(number)},
    {L"State", NULL, CLUSPROP_FORMAT_DWORD, {0}, 0, 0, RESUTIL_PROPITEM_READ_ONLY, AT(state)},
    {L"Level", NULL, CLUSPROP_FORMAT_LONG, {0}, (DWORD)-1, 15, RESUTIL_PROPITEM_SIGNED, AT(level)},
    {L"Text", NULL, CLUSPROP_FORMAT_SZ, {0}, 0, 0, RESUTIL_PROPITEM_REQUIRED, AT(text)},
    {L"Names", NULL, CLUSPROP_FORMAT_MULTI_SZ, {0}, 0, 0, 0, AT(names)},
    {0},
};

static const LPCWSTR deferred[] = {L"text", L"Number", NULL};

struct instance {
    struct rdk_properties properties;
    BOOL running;
    int changes;
};

static DWORD check(void *context, const void *block)
{
    const struct config *config = block;
    (void)context;
    return config->level > (LONG)config->number ? ERROR_INVALID_DATA : ERROR_SUCCESS;
}

static BOOL is_running(void *context)
{
    return ((struct instance *)context)->running;
}

static void changed(void *context)
{
    ((struct instance *)context)->changes++;
}

static const struct rdk_properties_class strict = {
    .table = table,
    .block_bytes = sizeof(struct config),
    .deferred = deferred,
    .check = check,
    .is_running = is_running,
    .changed = changed,
};

static const struct rdk_properties_class lenient = {
    .table = table,
    .block_bytes = sizeof(struct config),
    .flags = RDK_PROPERTIES_ALLOW_UNKNOWN,
};

static struct rdk_memory_cluster *cluster;
static struct instance instance;
static HKEY resource;
static HKEY parameters;
static struct rdk_property_list_builder list;
static BYTE out[512];
static DWORD returned;

static void setup(void)
{
    HKEY root = NULL;
    memset(&instance, 0, sizeof(instance));
    ck_assert_uint_eq(rdk_memory_cluster_create(&cluster), ERROR_SUCCESS);
    rdk_memory_cluster_install(cluster);
    ck_assert_uint_eq(rdk_memory_cluster_open_root(cluster, KEY_ALL_ACCESS, &root), ERROR_SUCCESS);
    ck_assert_int_eq(ClusterRegCreateKey(root, L"Resources\\1", 0, KEY_READ, NULL, &resource, NULL),
                     ERROR_SUCCESS);
    ck_assert_int_eq(ClusterRegCreateKey(root, L"Resources\\1\\Parameters", 0, KEY_ALL_ACCESS, NULL,
                                         &parameters, NULL),
                     ERROR_SUCCESS);
    ck_assert_uint_eq(rdk_properties_open(&instance.properties, &strict, resource, &instance),
                      ERROR_SUCCESS);
    rdk_property_list_builder_init(&list, 0);
}

static void teardown(void)
{
    rdk_property_list_builder_finish(&list);
    rdk_properties_close(&instance.properties);
    rdk_memory_cluster_destroy(cluster);
}

static void reopen(const struct rdk_properties_class *type)
{
    rdk_properties_close(&instance.properties);
    ck_assert_uint_eq(rdk_properties_open(&instance.properties, type, resource, &instance),
                      ERROR_SUCCESS);
}

/* Send the list built so far, and begin another. */
static DWORD send_list(DWORD code)
{
    DWORD bytes = 0;
    ck_assert_uint_eq(rdk_property_list_done(&list, &bytes), ERROR_SUCCESS);
    const DWORD status =
        rdk_properties_control(&instance.properties, code, list.buffer, bytes, NULL, 0, &returned);
    ck_assert_uint_eq(returned, 0);
    rdk_property_list_builder_finish(&list);
    rdk_property_list_builder_init(&list, 0);
    return status;
}

static DWORD set(void)
{
    return send_list(CLUSCTL_RESOURCE_SET_PRIVATE_PROPERTIES);
}

static DWORD get(DWORD code)
{
    memset(out, 0xC5, sizeof(out));
    return rdk_properties_control(&instance.properties, code, NULL, 0, out, sizeof(out), &returned);
}

static DWORD stored_dword(LPCWSTR name)
{
    DWORD value = 0xDEAD;
    DWORD bytes = sizeof(value);
    ClusterRegQueryValue(parameters, name, NULL, (LPBYTE)&value, &bytes);
    return value;
}

static void store_dword(LPCWSTR name, DWORD value)
{
    ck_assert_uint_eq(
        ClusterRegSetValue(parameters, name, REG_DWORD, (const BYTE *)&value, sizeof(value)),
        ERROR_SUCCESS);
}

static struct config peek(void)
{
    const struct config copy = *(const struct config *)rdk_properties_acquire(&instance.properties);
    rdk_properties_release(&instance.properties);
    return copy;
}

static DWORD listed_dword(LPCWSTR name)
{
    struct rdk_property_list_property property;
    DWORD value = 0;
    ck_assert_uint_eq(rdk_property_list_find(out, returned, name, &property), ERROR_SUCCESS);
    ck_assert_uint_eq(rdk_property_list_get_dword(&property.value, &value), ERROR_SUCCESS);
    return value;
}

static BOOL is_listed(LPCWSTR name)
{
    struct rdk_property_list_property property;
    return rdk_property_list_find(out, returned, name, &property) == ERROR_SUCCESS;
}

START_TEST(test_private_properties__begin_with_the_defaults)
{
    const struct config config = peek();
    ck_assert_uint_eq(config.number, 5);
    ck_assert_ptr_null(config.text);
    ck_assert_uint_eq(rdk_memory_cluster_count_writes(cluster), 2);
}
END_TEST

START_TEST(test_private_properties__leave_nothing_behind)
{
    const DWORD before = rdk_memory_cluster_count_handles(cluster);
    rdk_properties_close(&instance.properties);
    ck_assert_uint_eq(rdk_memory_cluster_count_handles(cluster), before - 1);
    rdk_properties_close(&instance.properties);
    for (DWORD call = 0; call < 6; call++) {
        rdk_memory_cluster_fail_later(cluster, call, ERROR_NOT_ENOUGH_MEMORY);
        ck_assert_uint_eq(rdk_properties_open(&instance.properties, &strict, resource, &instance),
                          ERROR_NOT_ENOUGH_MEMORY);
        ck_assert_uint_eq(rdk_memory_cluster_count_handles(cluster), before - 1);
    }
}
END_TEST

START_TEST(test_private_properties__open_in_spite_of_a_bad_value)
{
    store_dword(L"Number", 99);
    store_dword(L"Level", (DWORD)-1);
    reopen(&strict);
    ck_assert_uint_eq(peek().number, 0);
    ck_assert_int_eq(peek().level, -1);
}
END_TEST

START_TEST(test_private_properties__fail_to_open_without_parameters)
{
    struct rdk_properties other;
    ck_assert_uint_eq(rdk_properties_open(&other, &strict, parameters, NULL), ERROR_FILE_NOT_FOUND);
    rdk_properties_close(&other);
    ck_assert_ptr_null(other.key);
}
END_TEST

START_TEST(test_private_properties__name_the_missing_one_on_load)
{
    LPCWSTR bad = NULL;
    ck_assert_uint_eq(rdk_properties_load(&instance.properties, &bad), ERROR_FILE_NOT_FOUND);
    ck_assert_int_eq(lstrcmpW(bad, L"Text"), 0);
    ck_assert_uint_eq(rdk_properties_load(&instance.properties, NULL), ERROR_FILE_NOT_FOUND);
    rdk_property_list_add_sz(&list, L"Text", L"t");
    ck_assert_uint_eq(set(), ERROR_SUCCESS);
    ck_assert_uint_eq(rdk_properties_load(&instance.properties, &bad), ERROR_SUCCESS);
    ck_assert_ptr_null(bad);
}
END_TEST

START_TEST(test_private_properties__load_what_another_node_stored)
{
    rdk_property_list_add_sz(&list, L"Text", L"t");
    ck_assert_uint_eq(set(), ERROR_SUCCESS);
    store_dword(L"Number", 9);
    ck_assert_uint_eq(peek().number, 5);
    ck_assert_uint_eq(rdk_properties_load(&instance.properties, NULL), ERROR_SUCCESS);
    ck_assert_uint_eq(peek().number, 9);
    store_dword(L"Number", 11);
    ck_assert_uint_eq(rdk_properties_load(&instance.properties, NULL), ERROR_INVALID_DATA);
    ck_assert_uint_eq(peek().number, 9);
}
END_TEST

START_TEST(test_private_properties__check_what_they_load)
{
    rdk_property_list_add_sz(&list, L"Text", L"t");
    ck_assert_uint_eq(set(), ERROR_SUCCESS);
    store_dword(L"Level", 7);
    ck_assert_uint_eq(rdk_properties_load(&instance.properties, NULL), ERROR_INVALID_DATA);
    ck_assert_int_eq(peek().level, 0);
}
END_TEST

START_TEST(test_private_properties__set_then_get)
{
    rdk_property_list_add_dword(&list, L"NUMBER", 7);
    rdk_property_list_add_long(&list, L"Level", -1);
    rdk_property_list_add_multi_sz(&list, L"Names", L"a\0b\0", 10);
    ck_assert_uint_eq(set(), ERROR_SUCCESS);
    ck_assert_int_eq(instance.changes, 1);
    ck_assert_uint_eq(stored_dword(L"Number"), 7);
    ck_assert_uint_eq(peek().number, 7);
    ck_assert_uint_eq(peek().names_bytes, 10);
    ck_assert_uint_eq(get(CLUSCTL_RESOURCE_GET_PRIVATE_PROPERTIES), ERROR_SUCCESS);
    ck_assert_uint_eq(listed_dword(L"Number"), 7);
    ck_assert(!is_listed(L"State"));
    ck_assert(is_listed(L"Text"));
}
END_TEST

START_TEST(test_private_properties__store_nothing_of_a_list_with_a_bad_one)
{
    const DWORD writes = rdk_memory_cluster_count_writes(cluster);
    rdk_property_list_add_dword(&list, L"Number", 7);
    rdk_property_list_add_long(&list, L"Level", 16);
    ck_assert_uint_eq(set(), ERROR_INVALID_DATA);
    rdk_property_list_add_dword(&list, L"Number", 7);
    rdk_property_list_add_dword(&list, L"Numbr", 7);
    ck_assert_uint_eq(set(), ERROR_INVALID_PARAMETER);
    rdk_property_list_add_dword(&list, L"Number", 7);
    rdk_property_list_add_dword(&list, L"State", 7);
    ck_assert_uint_eq(set(), ERROR_INVALID_PARAMETER);
    rdk_property_list_add_dword(&list, L"Number", 3);
    rdk_property_list_add_long(&list, L"Level", 4);
    ck_assert_uint_eq(set(), ERROR_INVALID_DATA);
    ck_assert_uint_eq(peek().number, 5);
    ck_assert_uint_eq(rdk_memory_cluster_count_writes(cluster), writes);
    ck_assert_int_eq(instance.changes, 0);
}
END_TEST

START_TEST(test_private_properties__validate_without_storing)
{
    const DWORD writes = rdk_memory_cluster_count_writes(cluster);
    rdk_property_list_add_dword(&list, L"Number", 7);
    ck_assert_uint_eq(send_list(CLUSCTL_RESOURCE_VALIDATE_PRIVATE_PROPERTIES), ERROR_SUCCESS);
    rdk_property_list_add_dword(&list, L"Number", 11);
    ck_assert_uint_eq(send_list(CLUSCTL_RESOURCE_VALIDATE_PRIVATE_PROPERTIES), ERROR_INVALID_DATA);
    rdk_property_list_add_long(&list, L"Level", 15);
    ck_assert_uint_eq(send_list(CLUSCTL_RESOURCE_VALIDATE_PRIVATE_PROPERTIES), ERROR_INVALID_DATA);
    ck_assert_uint_eq(rdk_memory_cluster_count_writes(cluster), writes);
    ck_assert_uint_eq(peek().number, 5);
}
END_TEST

START_TEST(test_private_properties__refuse_no_list)
{
    static const DWORD codes[] = {CLUSCTL_RESOURCE_SET_PRIVATE_PROPERTIES,
                                  CLUSCTL_RESOURCE_VALIDATE_PRIVATE_PROPERTIES};
    for (size_t i = 0; i < ARRAYSIZE(codes); i++) {
        ck_assert_uint_eq(
            rdk_properties_control(&instance.properties, codes[i], NULL, 0, NULL, 0, &returned),
            ERROR_INVALID_DATA);
        ck_assert_uint_eq(rdk_properties_control(&instance.properties, codes[i], "\1\0\0\0", 4,
                                                 NULL, 0, &returned),
                          ERROR_INSUFFICIENT_BUFFER);
    }
}
END_TEST

START_TEST(test_private_properties__survive_a_failing_database)
{
    /* The first call looks at what is stored, the second one writes. */
    rdk_memory_cluster_fail_later(cluster, 1, ERROR_ACCESS_DENIED);
    rdk_property_list_add_dword(&list, L"Number", 7);
    ck_assert_uint_eq(set(), ERROR_ACCESS_DENIED);
    ck_assert_uint_eq(peek().number, 5);
    ck_assert_int_eq(instance.changes, 0);
}
END_TEST

START_TEST(test_private_properties__tell_what_takes_effect_later)
{
    instance.running = TRUE;
    rdk_property_list_add_sz(&list, L"Text", L"new");
    ck_assert_uint_eq(set(), ERROR_RESOURCE_PROPERTIES_STORED);
    rdk_property_list_add_sz(&list, L"Text", L"new");
    rdk_property_list_add_long(&list, L"Level", 1);
    ck_assert_uint_eq(set(), ERROR_SUCCESS);
    rdk_property_list_add_dword(&list, L"Number", 6);
    ck_assert_uint_eq(set(), ERROR_RESOURCE_PROPERTIES_STORED);
    ck_assert_uint_eq(stored_dword(L"Number"), 6);
    instance.running = FALSE;
    rdk_property_list_add_sz(&list, L"Text", L"newer");
    ck_assert_uint_eq(set(), ERROR_SUCCESS);
}
END_TEST

START_TEST(test_private_properties__report_read_only_ones_apart)
{
    store_dword(L"State", 3);
    ck_assert_uint_eq(get(CLUSCTL_RESOURCE_GET_RO_PRIVATE_PROPERTIES), ERROR_SUCCESS);
    ck_assert_uint_eq(listed_dword(L"State"), 3);
    ck_assert(!is_listed(L"Number"));
    /* A value that the plugin wrote itself does not stand in the way of a set. */
    rdk_property_list_add_dword(&list, L"Number", 7);
    ck_assert_uint_eq(set(), ERROR_SUCCESS);
    ck_assert_uint_eq(stored_dword(L"State"), 3);
}
END_TEST

START_TEST(test_private_properties__name_all)
{
    static const WCHAR names[] = L"Number\0State\0Level\0Text\0Names\0";
    ck_assert_uint_eq(get(CLUSCTL_RESOURCE_ENUM_PRIVATE_PROPERTIES), ERROR_SUCCESS);
    ck_assert_uint_eq(returned, sizeof(names));
    ck_assert_mem_eq(out, names, sizeof(names));
}
END_TEST

START_TEST(test_private_properties__tell_the_formats)
{
    struct rdk_property_list_property property;
    WORD format = 0;
    ck_assert_uint_eq(get(CLUSCTL_RESOURCE_GET_PRIVATE_PROPERTY_FMTS), ERROR_SUCCESS);
    ck_assert_uint_eq(rdk_property_list_find(out, returned, L"Names", &property), ERROR_SUCCESS);
    ck_assert_uint_eq(rdk_property_list_get_word(&property.value, &format), ERROR_SUCCESS);
    ck_assert_uint_eq(format, CLUSPROP_FORMAT_MULTI_SZ);
}
END_TEST

static const DWORD queries[] = {
    CLUSCTL_RESOURCE_ENUM_PRIVATE_PROPERTIES,
    CLUSCTL_RESOURCE_GET_RO_PRIVATE_PROPERTIES,
    CLUSCTL_RESOURCE_GET_PRIVATE_PROPERTIES,
    CLUSCTL_RESOURCE_GET_PRIVATE_PROPERTY_FMTS,
};

START_TEST(test_private_properties__tell_the_exact_need_for_every_size)
{
    const DWORD code = queries[_i];
    ck_assert_uint_eq(get(code), ERROR_SUCCESS);
    const DWORD need = returned;
    for (DWORD room = 0; room < need; room++) {
        memset(out, 0xC5, sizeof(out));
        ck_assert_uint_eq(rdk_properties_control(&instance.properties, code, NULL, 0,
                                                 room > 0 ? out + 1 : NULL, room, &returned),
                          ERROR_MORE_DATA);
        ck_assert_uint_eq(returned, need);
        ck_assert_uint_eq(out[1 + room], 0xC5);
    }
}
END_TEST

START_TEST(test_private_properties__keep_unknown_ones_where_allowed)
{
    reopen(&lenient);
    store_dword(L"State", 3);
    rdk_property_list_add_dword(&list, L"Colour", 8);
    rdk_property_list_add_dword(&list, L"Number", 7);
    ck_assert_uint_eq(set(), ERROR_SUCCESS);
    ck_assert_uint_eq(stored_dword(L"Colour"), 8);
    ck_assert_uint_eq(get(CLUSCTL_RESOURCE_GET_PRIVATE_PROPERTIES), ERROR_SUCCESS);
    ck_assert_uint_eq(listed_dword(L"Colour"), 8);
    ck_assert_uint_eq(listed_dword(L"Number"), 7);
    ck_assert(!is_listed(L"State"));
}
END_TEST

START_TEST(test_private_properties__leave_other_codes_alone)
{
    ck_assert_uint_eq(get(CLUSCTL_RESOURCE_GET_COMMON_PROPERTIES), ERROR_INVALID_FUNCTION);
    ck_assert_uint_eq(returned, 0);
}
END_TEST

START_TEST(test_private_properties__come_through_the_dispatch_table)
{
    static const struct rdk_control controls[] = {
        RDK_CONTROL_PRIVATE_PROPERTIES(struct instance, properties),
        RDK_CONTROL_END,
    };
    ck_assert_uint_eq(rdk_control_dispatch(controls, &instance,
                                           CLUSCTL_RESOURCE_GET_PRIVATE_PROPERTIES, NULL, 0, out,
                                           sizeof(out), &returned),
                      ERROR_SUCCESS);
    ck_assert_uint_eq(listed_dword(L"Number"), 5);
    ck_assert_uint_eq(rdk_control_dispatch(controls, &instance, CLUSCTL_RESOURCE_DELETE, NULL, 0,
                                           NULL, 0, &returned),
                      ERROR_INVALID_FUNCTION);
}
END_TEST

static void add_tests(TCase *tests)
{
    tcase_add_test(tests, test_private_properties__begin_with_the_defaults);
    tcase_add_test(tests, test_private_properties__leave_nothing_behind);
    tcase_add_test(tests, test_private_properties__open_in_spite_of_a_bad_value);
    tcase_add_test(tests, test_private_properties__fail_to_open_without_parameters);
    tcase_add_test(tests, test_private_properties__name_the_missing_one_on_load);
    tcase_add_test(tests, test_private_properties__load_what_another_node_stored);
    tcase_add_test(tests, test_private_properties__check_what_they_load);
    tcase_add_test(tests, test_private_properties__set_then_get);
    tcase_add_test(tests, test_private_properties__store_nothing_of_a_list_with_a_bad_one);
    tcase_add_test(tests, test_private_properties__validate_without_storing);
    tcase_add_test(tests, test_private_properties__refuse_no_list);
    tcase_add_test(tests, test_private_properties__survive_a_failing_database);
    tcase_add_test(tests, test_private_properties__tell_what_takes_effect_later);
    tcase_add_test(tests, test_private_properties__report_read_only_ones_apart);
    tcase_add_test(tests, test_private_properties__name_all);
    tcase_add_test(tests, test_private_properties__tell_the_formats);
    tcase_add_loop_test(tests, test_private_properties__tell_the_exact_need_for_every_size, 0,
                        (int)ARRAYSIZE(queries));
    tcase_add_test(tests, test_private_properties__keep_unknown_ones_where_allowed);
    tcase_add_test(tests, test_private_properties__leave_other_codes_alone);
    tcase_add_test(tests, test_private_properties__come_through_the_dispatch_table);
}

static Suite *private_properties_suite(void)
{
    Suite *suite = suite_create("private_properties");
    TCase *tests = tcase_create("private_properties");
    tcase_add_checked_fixture(tests, setup, teardown);
    add_tests(tests);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(private_properties_suite());
    srunner_run_all(runner, CK_ENV);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
