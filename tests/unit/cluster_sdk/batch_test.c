#include <check.h>
#include <stdlib.h>

#include <clusapi.h>
#include <rdk/memory_cluster.h>

static struct rdk_memory_cluster *cluster;
static HKEY root;
static HREGBATCH batch;

static void setup(void)
{
    ck_assert_uint_eq(rdk_memory_cluster_create(&cluster), ERROR_SUCCESS);
    rdk_memory_cluster_install(cluster);
    ck_assert_uint_eq(rdk_memory_cluster_open_root(cluster, KEY_ALL_ACCESS, &root), ERROR_SUCCESS);
    ck_assert_int_eq(ClusterRegCreateBatch(root, &batch), ERROR_SUCCESS);
}

static void teardown(void)
{
    rdk_memory_cluster_destroy(cluster);
}

static LONG add_key(CLUSTER_REG_COMMAND command, LPCWSTR path)
{
    return ClusterRegBatchAddCommand(batch, command, path, 0, NULL, 0);
}

static LONG add_number(LPCWSTR name, DWORD number)
{
    return ClusterRegBatchAddCommand(batch, CLUSREG_SET_VALUE, name, REG_DWORD, &number,
                                     sizeof(number));
}

/* -1: there is none */
static int number_at(LPCWSTR path, LPCWSTR name)
{
    HKEY key = NULL;
    DWORD number = 0;
    DWORD bytes = sizeof(number);
    if (ClusterRegOpenKey(root, path, KEY_READ, &key) != ERROR_SUCCESS) {
        return -1;
    }
    const LONG status = ClusterRegQueryValue(key, name, NULL, (LPBYTE)&number, &bytes);
    ClusterRegCloseKey(key);
    return status == ERROR_SUCCESS ? (int)number : -1;
}

static BOOL has_key(LPCWSTR path)
{
    HKEY key = NULL;
    const LONG status = ClusterRegOpenKey(root, path, KEY_READ, &key);
    if (status == ERROR_SUCCESS) {
        ClusterRegCloseKey(key);
    }
    return status == ERROR_SUCCESS;
}

START_TEST(test_batch__does_all_in_order)
{
    INT failed = 77;
    ck_assert_int_eq(add_number(L"at root", 1), ERROR_SUCCESS);
    ck_assert_int_eq(add_key(CLUSREG_CREATE_KEY, L"a\\b"), ERROR_SUCCESS);
    ck_assert_int_eq(add_number(L"x", 2), ERROR_SUCCESS);
    ck_assert_int_eq(add_number(L"odd name", 3), ERROR_SUCCESS);
    ck_assert_int_eq(add_key(CLUSREG_CREATE_KEY, L"c"), ERROR_SUCCESS);
    ck_assert_int_eq(add_number(L"x", 4), ERROR_SUCCESS);
    ck_assert_int_eq(add_number(L"y", 5), ERROR_SUCCESS);
    ck_assert_int_eq(add_key(CLUSREG_DELETE_VALUE, L"x"), ERROR_SUCCESS);
    ck_assert(!has_key(L"a"));
    const DWORD writes = rdk_memory_cluster_count_writes(cluster);
    ck_assert_int_eq(ClusterRegCloseBatch(batch, TRUE, &failed), ERROR_SUCCESS);
    ck_assert_int_eq(failed, 77);
    ck_assert_uint_eq(rdk_memory_cluster_count_writes(cluster), writes + 1);
    ck_assert_int_eq(number_at(L"", L"at root"), 1);
    ck_assert_int_eq(number_at(L"a\\b", L"x"), 2);
    ck_assert_int_eq(number_at(L"a\\b", L"odd name"), 3);
    ck_assert_int_eq(number_at(L"c", L"x"), -1);
    ck_assert_int_eq(number_at(L"c", L"y"), 5);
}
END_TEST

START_TEST(test_batch__does_nothing_when_one_fails)
{
    INT failed = 77;
    ck_assert_int_eq(add_key(CLUSREG_CREATE_KEY, L"a"), ERROR_SUCCESS);
    ck_assert_int_eq(add_number(L"x", 1), ERROR_SUCCESS);
    ck_assert_int_eq(add_key(CLUSREG_DELETE_VALUE, L"none"), ERROR_SUCCESS);
    ck_assert_int_eq(add_number(L"y", 1), ERROR_SUCCESS);
    ck_assert_int_eq(ClusterRegCloseBatch(batch, TRUE, &failed), ERROR_FILE_NOT_FOUND);
    ck_assert_int_eq(failed, 2);
    ck_assert(!has_key(L"a"));
}
END_TEST

START_TEST(test_batch__deletes_a_tree)
{
    HKEY key = NULL;
    ck_assert_int_eq(ClusterRegCreateKey(root, L"t\\u\\v", 0, KEY_ALL_ACCESS, NULL, &key, NULL),
                     ERROR_SUCCESS);
    ck_assert_int_eq(add_key(CLUSREG_DELETE_KEY, L"t"), ERROR_SUCCESS);
    ck_assert_int_eq(ClusterRegCloseBatchEx(batch, 1, NULL), ERROR_SUCCESS);
    ck_assert(!has_key(L"t"));
    ck_assert_int_eq(ClusterRegQueryInfoKey(key, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
                     ERROR_KEY_DELETED);
}
END_TEST

START_TEST(test_batch__is_dropped)
{
    ck_assert_int_eq(add_key(CLUSREG_CREATE_KEY, L"a"), ERROR_SUCCESS);
    ck_assert_int_eq(ClusterRegCloseBatch(batch, FALSE, NULL), ERROR_SUCCESS);
    ck_assert(!has_key(L"a"));
    ck_assert_int_eq(ClusterRegCloseBatch(batch, TRUE, NULL), ERROR_INVALID_HANDLE);
    ck_assert_int_eq(add_key(CLUSREG_CREATE_KEY, L"a"), ERROR_INVALID_HANDLE);
    ck_assert_int_eq(ClusterRegCreateBatch(root, &batch), ERROR_SUCCESS);
    ck_assert_int_eq(add_key(CLUSREG_CREATE_KEY, L"a"), ERROR_SUCCESS);
    ck_assert_int_eq(ClusterRegCloseBatchEx(batch, 0, NULL), ERROR_SUCCESS);
    ck_assert(!has_key(L"a"));
}
END_TEST

START_TEST(test_batch__empty_is_done_at_once)
{
    ck_assert_int_eq(ClusterRegCloseBatch(batch, TRUE, NULL), ERROR_SUCCESS);
}
END_TEST

START_TEST(test_batch__wants_a_key)
{
    HREGBATCH other = NULL;
    ck_assert_int_eq(ClusterRegCreateBatch(NULL, &other), ERROR_INVALID_PARAMETER);
    ck_assert_int_eq(ClusterRegCreateBatch(root, NULL), ERROR_INVALID_PARAMETER);
    ck_assert_ptr_null(other);
    ClusterRegCloseBatch(batch, FALSE, NULL);
}
END_TEST

START_TEST(test_batch__refuses_what_does_not_fit)
{
    const DWORD number = 1;
    ck_assert_int_eq(ClusterRegBatchAddCommand(NULL, CLUSREG_CREATE_KEY, L"a", 0, NULL, 0),
                     ERROR_INVALID_HANDLE);
    ck_assert_int_eq(add_key(CLUSREG_READ_KEY, L"a"), ERROR_INVALID_FUNCTION);
    ck_assert_int_eq(add_key(CLUSREG_CONDITION_EXISTS, L"a"), ERROR_INVALID_FUNCTION);
    ck_assert_int_eq(add_key(CLUSREG_CREATE_KEY, NULL), ERROR_INVALID_PARAMETER);
    ck_assert_int_eq(add_key(CLUSREG_CREATE_KEY, L""), ERROR_INVALID_PARAMETER);
    ck_assert_int_eq(add_key(CLUSREG_DELETE_KEY, L"\\a"), ERROR_INVALID_PARAMETER);
    ck_assert_int_eq(ClusterRegBatchAddCommand(batch, CLUSREG_CREATE_KEY, L"a", REG_SZ, NULL, 0),
                     ERROR_INVALID_PARAMETER);
    ck_assert_int_eq(
        ClusterRegBatchAddCommand(batch, CLUSREG_DELETE_VALUE, L"a", 0, &number, sizeof(number)),
        ERROR_INVALID_PARAMETER);
    ck_assert_int_eq(ClusterRegBatchAddCommand(batch, CLUSREG_SET_VALUE, L"a", REG_DWORD, NULL, 4),
                     ERROR_INVALID_PARAMETER);
    ck_assert_int_eq(add_key(CLUSREG_DELETE_KEY, L"a"), ERROR_SUCCESS);
    ck_assert_int_eq(add_number(L"x", 1), ERROR_INVALID_PARAMETER);
    ck_assert_int_eq(add_key(CLUSREG_DELETE_VALUE, L"x"), ERROR_INVALID_PARAMETER);
    ck_assert_int_eq(add_key(CLUSREG_CREATE_KEY, L"b"), ERROR_SUCCESS);
    ck_assert_int_eq(add_number(L"x", 1), ERROR_SUCCESS);
    ClusterRegCloseBatch(batch, FALSE, NULL);
}
END_TEST

START_TEST(test_batch__needs_access_to_its_key)
{
    HKEY reader = NULL;
    HREGBATCH other = NULL;
    INT failed = 77;
    ck_assert_int_eq(ClusterRegOpenKey(root, L"", KEY_READ, &reader), ERROR_SUCCESS);
    ck_assert_int_eq(ClusterRegCreateBatch(reader, &other), ERROR_SUCCESS);
    ck_assert_int_eq(ClusterRegBatchAddCommand(other, CLUSREG_CREATE_KEY, L"a", 0, NULL, 0),
                     ERROR_SUCCESS);
    ck_assert_int_eq(ClusterRegCloseBatch(other, TRUE, &failed), ERROR_ACCESS_DENIED);
    ck_assert_int_eq(failed, -1);
    ck_assert_int_eq(ClusterRegCloseKey(reader), ERROR_SUCCESS);
    ck_assert_int_eq(ClusterRegCreateBatch(reader, &other), ERROR_SUCCESS);
    ck_assert_int_eq(ClusterRegBatchAddCommand(other, CLUSREG_CREATE_KEY, L"a", 0, NULL, 0),
                     ERROR_SUCCESS);
    ck_assert_int_eq(ClusterRegCloseBatch(other, TRUE, &failed), ERROR_INVALID_HANDLE);
    ck_assert_int_eq(failed, -1);
    ClusterRegCloseBatch(batch, FALSE, NULL);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("batch");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, test_batch__does_all_in_order);
    tcase_add_test(tests, test_batch__does_nothing_when_one_fails);
    tcase_add_test(tests, test_batch__deletes_a_tree);
    tcase_add_test(tests, test_batch__is_dropped);
    tcase_add_test(tests, test_batch__empty_is_done_at_once);
    tcase_add_test(tests, test_batch__wants_a_key);
    tcase_add_test(tests, test_batch__refuses_what_does_not_fit);
    tcase_add_test(tests, test_batch__needs_access_to_its_key);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
