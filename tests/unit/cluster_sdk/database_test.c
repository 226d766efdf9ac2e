#include <check.h>
#include <stdlib.h>
#include <string.h>

#include <clusapi/database.h>
#include <rdk/memory_cluster.h>
#include <windows.h>

#include "provider.h"

static struct rdk_memory_cluster *cluster;
static HKEY root;

static void setup(void)
{
    ck_assert_uint_eq(rdk_memory_cluster_create(&cluster), ERROR_SUCCESS);
    rdk_memory_cluster_install(cluster);
    ck_assert_uint_eq(rdk_memory_cluster_open_root(cluster, KEY_ALL_ACCESS, &root), ERROR_SUCCESS);
}

static void teardown(void)
{
    rdk_memory_cluster_destroy(cluster);
}

static HKEY make_key(LPCWSTR path)
{
    HKEY key = NULL;
    ck_assert_int_eq(ClusterRegCreateKey(root, path, 0, KEY_ALL_ACCESS, NULL, &key, NULL),
                     ERROR_SUCCESS);
    return key;
}

static void set_dword(HKEY key, LPCWSTR name, DWORD number)
{
    ck_assert_uint_eq(
        ClusterRegSetValue(key, name, REG_DWORD, (const BYTE *)&number, sizeof(number)),
        ERROR_SUCCESS);
}

START_TEST(test_provider__fails_without_one)
{
    HKEY key = NULL;
    rdk_memory_cluster_install(NULL);
    SetLastError(0);
    ck_assert_int_eq(ClusterRegOpenKey(root, L"", KEY_READ, &key), RPC_S_SERVER_UNAVAILABLE);
    ck_assert_uint_eq(GetLastError(), RPC_S_SERVER_UNAVAILABLE);
    ck_assert_ptr_null(key);
}
END_TEST

START_TEST(test_provider__is_gone_with_its_cluster)
{
    HKEY key = NULL;
    struct rdk_memory_cluster *other = NULL;
    ck_assert_uint_eq(rdk_memory_cluster_create(&other), ERROR_SUCCESS);
    rdk_memory_cluster_install(other);
    rdk_memory_cluster_destroy(other);
    ck_assert_int_eq(ClusterRegOpenKey(root, L"", KEY_READ, &key), RPC_S_SERVER_UNAVAILABLE);
    rdk_memory_cluster_destroy(NULL);
}
END_TEST

static uint64_t record_call(void *context, enum rdk__provider_function function,
                            uint64_t *arguments)
{
    uint64_t *seen = context;
    seen[0] = function;
    memcpy(seen + 1, arguments, 5 * sizeof(*seen));
    return 0xFFFFFFFF00000000u | ERROR_ACCESS_DENIED;
}

START_TEST(test_provider__gets_the_arguments_in_order)
{
    uint64_t seen[6] = {0};
    const struct rdk__provider provider = {.call = record_call, .context = seen};
    const BYTE data[3] = {1, 2, 3};
    rdk__provider_install(&provider);
    ck_assert_uint_eq(ClusterRegSetValue((HKEY)(uintptr_t)0x44, L"n", REG_BINARY, data, 3),
                      ERROR_ACCESS_DENIED);
    ck_assert_str_eq(rdk__provider_function_name((enum rdk__provider_function)seen[0]),
                     "ClusterRegSetValue");
    ck_assert_uint_eq(seen[1], 0x44);
    ck_assert_uint_eq(*(const WCHAR *)(uintptr_t)seen[2], L'n');
    ck_assert_uint_eq(seen[3], REG_BINARY);
    ck_assert_ptr_eq((const void *)(uintptr_t)seen[4], data);
    ck_assert_uint_eq(seen[5], 3);
}
END_TEST

START_TEST(test_database__makes_missing_levels)
{
    DWORD disposition = 0;
    HKEY key = NULL;
    ck_assert_int_eq(ClusterRegCreateKey(root, L"A\\B\\C", 0, KEY_READ, NULL, &key, &disposition),
                     ERROR_SUCCESS);
    ck_assert_uint_eq(disposition, REG_CREATED_NEW_KEY);
    ck_assert_int_eq(ClusterRegOpenKey(root, L"a\\b", KEY_READ, &key), ERROR_SUCCESS);
    ck_assert_int_eq(ClusterRegCreateKey(root, L"A\\b\\C", 0, KEY_READ, NULL, &key, &disposition),
                     ERROR_SUCCESS);
    ck_assert_uint_eq(disposition, REG_OPENED_EXISTING_KEY);
    ck_assert_int_eq(ClusterRegOpenKey(root, L"A\\X", KEY_READ, &key), ERROR_FILE_NOT_FOUND);
}
END_TEST

START_TEST(test_database__opens_the_same_key_by_an_empty_path)
{
    HKEY key = make_key(L"K");
    HKEY again = NULL;
    set_dword(key, L"v", 7);
    ck_assert_int_eq(ClusterRegOpenKey(key, L"", KEY_READ, &again), ERROR_SUCCESS);
    ck_assert_ptr_ne(again, key);
    ck_assert_int_eq(ClusterRegQueryValue(again, L"V", NULL, NULL, NULL), ERROR_SUCCESS);
}
END_TEST

START_TEST(test_database__refuses_malformed_paths)
{
    static const LPCWSTR paths[] = {L"\\A", L"A\\", L"A\\\\B", L"\\", NULL};
    HKEY key = NULL;
    for (size_t i = 0; i < ARRAYSIZE(paths); i++) {
        ck_assert_int_eq(ClusterRegOpenKey(root, paths[i], KEY_READ, &key),
                         ERROR_INVALID_PARAMETER);
        ck_assert_int_eq(ClusterRegCreateKey(root, paths[i], 0, KEY_READ, NULL, &key, NULL),
                         ERROR_INVALID_PARAMETER);
        ck_assert_int_eq(ClusterRegDeleteKey(root, paths[i]), ERROR_INVALID_PARAMETER);
    }
    ck_assert_int_eq(ClusterRegOpenKey(root, L"A", KEY_READ, NULL), ERROR_INVALID_PARAMETER);
    ck_assert_int_eq(ClusterRegDeleteKey(root, L""), ERROR_INVALID_PARAMETER);
    ck_assert_ptr_null(key);
}
END_TEST

START_TEST(test_database__knows_a_bad_handle)
{
    HKEY key = make_key(L"K");
    ck_assert_int_eq(ClusterRegCloseKey(key), ERROR_SUCCESS);
    ck_assert_int_eq(ClusterRegCloseKey(key), ERROR_INVALID_HANDLE);
    ck_assert_int_eq(ClusterRegOpenKey(NULL, L"K", KEY_READ, &key), ERROR_INVALID_HANDLE);
    ck_assert_uint_eq(ClusterRegDeleteValue((HKEY)&key, L"v"), ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(test_database__tells_the_size_of_a_value)
{
    HKEY key = make_key(L"K");
    BYTE data[8] = {0};
    DWORD type = 0;
    DWORD bytes = 0;
    set_dword(key, L"v", 0x01020304);
    ck_assert_int_eq(ClusterRegQueryValue(key, L"v", &type, NULL, &bytes), ERROR_SUCCESS);
    ck_assert_uint_eq(type, REG_DWORD);
    ck_assert_uint_eq(bytes, 4);
    bytes = 3;
    ck_assert_int_eq(ClusterRegQueryValue(key, L"v", NULL, data, &bytes), ERROR_MORE_DATA);
    ck_assert_uint_eq(bytes, 4);
    ck_assert_uint_eq(data[0], 0);
    bytes = sizeof(data);
    ck_assert_int_eq(ClusterRegQueryValue(key, L"V", NULL, data, &bytes), ERROR_SUCCESS);
    ck_assert_uint_eq(bytes, 4);
    ck_assert_mem_eq(data, ((BYTE[]){4, 3, 2, 1, 0}), 5);
    ck_assert_int_eq(ClusterRegQueryValue(key, L"w", NULL, NULL, NULL), ERROR_FILE_NOT_FOUND);
    ck_assert_int_eq(ClusterRegQueryValue(key, L"v", NULL, data, NULL), ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(test_database__overwrites_type_and_data)
{
    HKEY key = make_key(L"K");
    DWORD type = 0;
    DWORD bytes = 0;
    set_dword(key, L"v", 1);
    ck_assert_uint_eq(ClusterRegSetValue(key, L"V", REG_SZ, (const BYTE *)L"ab", 6), ERROR_SUCCESS);
    ck_assert_int_eq(ClusterRegQueryValue(key, L"v", &type, NULL, &bytes), ERROR_SUCCESS);
    ck_assert_uint_eq(type, REG_SZ);
    ck_assert_uint_eq(bytes, 6);
    ck_assert_uint_eq(ClusterRegSetValue(key, L"e", REG_BINARY, NULL, 0), ERROR_SUCCESS);
    ck_assert_int_eq(ClusterRegQueryValue(key, L"e", NULL, NULL, &bytes), ERROR_SUCCESS);
    ck_assert_uint_eq(bytes, 0);
    ck_assert_uint_eq(ClusterRegSetValue(key, L"e", REG_BINARY, NULL, 1), ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(test_database__treats_a_null_name_as_the_unnamed_value)
{
    HKEY key = make_key(L"K");
    set_dword(key, NULL, 5);
    ck_assert_int_eq(ClusterRegQueryValue(key, L"", NULL, NULL, NULL), ERROR_SUCCESS);
    ck_assert_uint_eq(ClusterRegDeleteValue(key, NULL), ERROR_SUCCESS);
    ck_assert_uint_eq(ClusterRegDeleteValue(key, NULL), ERROR_FILE_NOT_FOUND);
}
END_TEST

START_TEST(test_database__writes_only_through_a_handle_for_writing)
{
    HKEY reader = NULL;
    HKEY child = NULL;
    set_dword(make_key(L"K"), L"v", 1);
    ck_assert_int_eq(ClusterRegOpenKey(root, L"K", KEY_READ, &reader), ERROR_SUCCESS);
    ck_assert_uint_eq(ClusterRegSetValue(reader, L"v", REG_DWORD, NULL, 0), ERROR_ACCESS_DENIED);
    ck_assert_uint_eq(ClusterRegDeleteValue(reader, L"v"), ERROR_ACCESS_DENIED);
    ck_assert_int_eq(ClusterRegCreateKey(reader, L"C", 0, KEY_READ, NULL, &child, NULL),
                     ERROR_ACCESS_DENIED);
    ck_assert_int_eq(ClusterRegDeleteKey(reader, L"C"), ERROR_ACCESS_DENIED);
    ck_assert_int_eq(ClusterRegOpenKey(root, L"K", GENERIC_ALL, &child), ERROR_SUCCESS);
    set_dword(child, L"v", 2);
}
END_TEST

START_TEST(test_database__deletes_only_keys_without_subkeys)
{
    HKEY parent = make_key(L"P");
    HKEY child = make_key(L"P\\C");
    DWORD count = 9;
    ck_assert_int_eq(ClusterRegDeleteKey(root, L"P"), ERROR_ACCESS_DENIED);
    ck_assert_int_eq(ClusterRegDeleteKey(root, L"p\\c"), ERROR_SUCCESS);
    ck_assert_int_eq(ClusterRegDeleteKey(root, L"P\\C"), ERROR_FILE_NOT_FOUND);
    ck_assert_int_eq(ClusterRegQueryInfoKey(parent, &count, NULL, NULL, NULL, NULL, NULL, NULL),
                     ERROR_SUCCESS);
    ck_assert_uint_eq(count, 0);
    ck_assert_int_eq(ClusterRegQueryValue(child, L"v", NULL, NULL, NULL), ERROR_KEY_DELETED);
    ck_assert_int_eq(ClusterRegCloseKey(child), ERROR_SUCCESS);
}
END_TEST

START_TEST(test_database__names_subkeys_by_number)
{
    WCHAR name[4] = L"xxx";
    DWORD chars = 0;
    make_key(L"One");
    make_key(L"Four");
    chars = ARRAYSIZE(name);
    ck_assert_int_eq(ClusterRegEnumKey(root, 0, name, &chars, NULL), ERROR_SUCCESS);
    ck_assert_uint_eq(chars, 3);
    ck_assert_mem_eq(name, L"One", 4 * sizeof(WCHAR));
    chars = ARRAYSIZE(name);
    ck_assert_int_eq(ClusterRegEnumKey(NULL, 1, name, &chars, NULL), ERROR_MORE_DATA);
    ck_assert_uint_eq(chars, 4);
    chars = ARRAYSIZE(name);
    ck_assert_int_eq(ClusterRegEnumKey(root, 2, name, &chars, NULL), ERROR_NO_MORE_ITEMS);
    ck_assert_int_eq(ClusterRegEnumKey(root, 0, name, NULL, NULL), ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(test_database__reads_values_by_number)
{
    HKEY key = make_key(L"K");
    WCHAR name[8] = {0};
    DWORD chars = ARRAYSIZE(name);
    DWORD type = 0;
    DWORD number = 0;
    DWORD bytes = sizeof(number);
    set_dword(key, L"first", 1);
    set_dword(key, L"second", 2);
    ck_assert_uint_eq(ClusterRegEnumValue(key, 1, name, &chars, &type, (LPBYTE)&number, &bytes),
                      ERROR_SUCCESS);
    ck_assert_uint_eq(chars, 6);
    ck_assert_mem_eq(name, L"second", 7 * sizeof(WCHAR));
    ck_assert_uint_eq(type, REG_DWORD);
    ck_assert_uint_eq(number, 2);
    chars = 3;
    bytes = 1;
    ck_assert_uint_eq(ClusterRegEnumValue(key, 0, name, &chars, NULL, (LPBYTE)&number, &bytes),
                      ERROR_MORE_DATA);
    ck_assert_uint_eq(chars, 5);
    ck_assert_uint_eq(bytes, 4);
    ck_assert_uint_eq(ClusterRegEnumValue(key, 2, name, &chars, NULL, NULL, NULL),
                      ERROR_NO_MORE_ITEMS);
}
END_TEST

START_TEST(test_database__measures_a_key)
{
    HKEY key = make_key(L"K");
    DWORD measured[6] = {9, 9, 9, 9, 9, 9};
    FILETIME written = {0, 0};
    make_key(L"K\\Short");
    make_key(L"K\\LongerName");
    set_dword(key, L"a", 1);
    ck_assert_uint_eq(ClusterRegSetValue(key, L"long", REG_BINARY, (const BYTE *)"12345", 5),
                      ERROR_SUCCESS);
    ck_assert_int_eq(ClusterRegQueryInfoKey(key, &measured[0], &measured[1], &measured[2],
                                            &measured[3], &measured[4], &measured[5], &written),
                     ERROR_SUCCESS);
    ck_assert_mem_eq(measured, ((DWORD[]){2, 10, 2, 4, 5, 0}), sizeof(measured));
    ck_assert_uint_ne(written.dwHighDateTime, 0);
}
END_TEST

START_TEST(test_memory_cluster__counts_writes_and_handles)
{
    const DWORD handles = rdk_memory_cluster_count_handles(cluster);
    HKEY key = make_key(L"K");
    ck_assert_uint_eq(rdk_memory_cluster_count_writes(cluster), 1);
    set_dword(key, L"v", 1);
    ck_assert_uint_eq(ClusterRegDeleteValue(key, L"v"), ERROR_SUCCESS);
    ck_assert_uint_eq(ClusterRegDeleteValue(key, L"v"), ERROR_FILE_NOT_FOUND);
    ck_assert_uint_eq(rdk_memory_cluster_count_writes(cluster), 3);
    ck_assert_uint_eq(rdk_memory_cluster_count_handles(cluster), handles + 1);
    ClusterRegCloseKey(key);
    ck_assert_uint_eq(rdk_memory_cluster_count_handles(cluster), handles);
}
END_TEST

START_TEST(test_memory_cluster__fails_the_chosen_call_once)
{
    HKEY key = make_key(L"K");
    rdk_memory_cluster_fail_later(cluster, 1, ERROR_NOT_ENOUGH_MEMORY);
    set_dword(key, L"v", 1);
    ck_assert_int_eq(ClusterRegQueryValue(key, L"v", NULL, NULL, NULL), ERROR_NOT_ENOUGH_MEMORY);
    ck_assert_int_eq(ClusterRegQueryValue(key, L"v", NULL, NULL, NULL), ERROR_SUCCESS);
}
END_TEST

static Suite *database_suite(void)
{
    Suite *suite = suite_create("database");
    TCase *tests = tcase_create("database");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, test_provider__fails_without_one);
    tcase_add_test(tests, test_provider__is_gone_with_its_cluster);
    tcase_add_test(tests, test_provider__gets_the_arguments_in_order);
    tcase_add_test(tests, test_database__makes_missing_levels);
    tcase_add_test(tests, test_database__opens_the_same_key_by_an_empty_path);
    tcase_add_test(tests, test_database__refuses_malformed_paths);
    tcase_add_test(tests, test_database__knows_a_bad_handle);
    tcase_add_test(tests, test_database__tells_the_size_of_a_value);
    tcase_add_test(tests, test_database__overwrites_type_and_data);
    tcase_add_test(tests, test_database__treats_a_null_name_as_the_unnamed_value);
    tcase_add_test(tests, test_database__writes_only_through_a_handle_for_writing);
    tcase_add_test(tests, test_database__deletes_only_keys_without_subkeys);
    tcase_add_test(tests, test_database__names_subkeys_by_number);
    tcase_add_test(tests, test_database__reads_values_by_number);
    tcase_add_test(tests, test_database__measures_a_key);
    tcase_add_test(tests, test_memory_cluster__counts_writes_and_handles);
    tcase_add_test(tests, test_memory_cluster__fails_the_chosen_call_once);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(database_suite());
    srunner_run_all(runner, CK_ENV);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
