#include <check.h>
#include <stdlib.h>

#include <rdk/memory_cluster.h>
#include <resapi.h>

/* app depends on name, which depends on ip; disk stands alone. */
static struct rdk_memory_cluster *memory;
static HCLUSTER cluster;

static void add(LPCWSTR name, LPCWSTR type)
{
    ck_assert_uint_eq(rdk_memory_cluster_add_resource(memory, name, type, L"Group"), ERROR_SUCCESS);
}

static void setup(void)
{
    ck_assert_uint_eq(rdk_memory_cluster_create(&memory), ERROR_SUCCESS);
    rdk_memory_cluster_install(memory);
    add(L"disk", L"Physical Disk");
    add(L"ip", L"IP Address");
    add(L"name", L"Network Name");
    add(L"app", L"Application");
    ck_assert_uint_eq(rdk_memory_cluster_add_dependency(memory, L"app", L"name"), ERROR_SUCCESS);
    ck_assert_uint_eq(rdk_memory_cluster_add_dependency(memory, L"name", L"ip"), ERROR_SUCCESS);
    rdk_memory_cluster_set_class(memory, L"ip", CLUS_RESCLASS_NETWORK, 1);
    rdk_memory_cluster_set_class(memory, L"disk", CLUS_RESCLASS_STORAGE, 1);
    cluster = OpenCluster(NULL);
}

static void teardown(void)
{
    rdk_memory_cluster_destroy(memory);
}

static HRESOURCE resource(LPCWSTR name)
{
    HRESOURCE handle = OpenClusterResource(cluster, name);
    ck_assert_ptr_nonnull(handle);
    return handle;
}

static BOOL is_named(HRESOURCE handle, LPCWSTR name)
{
    return ResUtilResourcesEqual(handle, resource(name));
}

#define ck_assert_last(code) ck_assert_uint_eq(GetLastError(), (code))

START_TEST(test_cluster__name_of_a_resource)
{
    WCHAR name[5];
    DWORD chars = 5;
    ck_assert_uint_eq(ResUtilGetResourceName(resource(L"disk"), name, &chars), ERROR_SUCCESS);
    ck_assert_int_eq(CompareStringOrdinal(name, -1, L"disk", -1, FALSE), CSTR_EQUAL);
    ck_assert_uint_eq(chars, 4);
    ck_assert_uint_eq(ResUtilGetResourceName(resource(L"disk"), name, &chars), ERROR_MORE_DATA);
    ck_assert_uint_eq(chars, 4);
    ck_assert_uint_eq(ResUtilGetResourceName(resource(L"disk"), NULL, &chars),
                      ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ResUtilGetResourceName(resource(L"disk"), name, NULL),
                      ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ResUtilGetResourceName(NULL, name, &chars), ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(test_cluster__long_name_is_told_whole)
{
    WCHAR name[200];
    WCHAR told[200];
    DWORD chars = 200;
    for (DWORD i = 0; i < 199; i++) {
        name[i] = (WCHAR)(L'a' + i % 26);
    }
    name[199] = L'\0';
    add(name, L"Application");
    ck_assert_uint_eq(ResUtilGetResourceName(resource(name), told, &chars), ERROR_SUCCESS);
    ck_assert_uint_eq(chars, 199);
    ck_assert_int_eq(CompareStringOrdinal(name, -1, told, -1, FALSE), CSTR_EQUAL);
}
END_TEST

START_TEST(test_cluster__compares)
{
    CLUS_RESOURCE_CLASS_INFO info = {.rc = CLUS_RESCLASS_STORAGE, .SubClass = 99};
    ck_assert(ResUtilResourcesEqual(resource(L"disk"), resource(L"DISK")));
    ck_assert(!ResUtilResourcesEqual(resource(L"disk"), resource(L"app")));
    ck_assert(!ResUtilResourcesEqual(NULL, resource(L"app")));
    ck_assert_last(ERROR_INVALID_HANDLE);
    ck_assert(!ResUtilResourcesEqual(resource(L"app"), NULL));
    ck_assert(ResUtilResourceTypesEqual(L"physical disk", resource(L"disk")));
    ck_assert(!ResUtilResourceTypesEqual(L"Network Name", resource(L"disk")));
    ck_assert(!ResUtilResourceTypesEqual(NULL, resource(L"disk")));
    ck_assert_last(ERROR_INVALID_PARAMETER);
    ck_assert(!ResUtilResourceTypesEqual(L"x", NULL));
    ck_assert_last(ERROR_INVALID_HANDLE);
    ck_assert(ResUtilIsResourceClassEqual(&info, resource(L"disk")));
    ck_assert(!ResUtilIsResourceClassEqual(&info, resource(L"ip")));
    ck_assert(!ResUtilIsResourceClassEqual(NULL, resource(L"ip")));
    ck_assert_last(ERROR_INVALID_PARAMETER);
    ck_assert(!ResUtilIsResourceClassEqual(&info, NULL));
    ck_assert_last(ERROR_INVALID_HANDLE);
}
END_TEST

struct visits {
    DWORD count;
    DWORD stop_at;
    DWORD with;
};

static DWORD WINAPI visit(HRESOURCE hSelf, HRESOURCE hEnum, PVOID pParameter)
{
    struct visits *visits = pParameter;
    (void)hSelf;
    ck_assert_int_eq(GetClusterResourceState(hEnum, NULL, NULL, NULL, NULL),
                     ClusterResourceOffline);
    visits->count++;
    return visits->count == visits->stop_at ? visits->with : ERROR_SUCCESS;
}

static DWORD WINAPI visit_ex(HCLUSTER hCluster, HRESOURCE hSelf, HRESOURCE hEnum, PVOID pParameter)
{
    ck_assert_ptr_eq(hCluster, cluster);
    return visit(hSelf, hEnum, pParameter);
}

static DWORD WINAPI start_it(HCLUSTER hCluster, HRESOURCE hSelf, HRESOURCE hEnum, PVOID pParameter)
{
    (void)hCluster;
    (void)hSelf;
    (void)pParameter;
    return OnlineClusterResource(hEnum);
}

START_TEST(test_cluster__visits_resources)
{
    struct visits visits = {0};
    HRESOURCE self = resource(L"app");
    const DWORD handles = rdk_memory_cluster_count_handles(memory);
    ck_assert_uint_eq(ResUtilEnumResources(NULL, NULL, visit, &visits), ERROR_SUCCESS);
    ck_assert_uint_eq(visits.count, 4);
    visits.count = 0;
    ck_assert_uint_eq(ResUtilEnumResources(self, NULL, visit, &visits), ERROR_SUCCESS);
    ck_assert_uint_eq(visits.count, 3);
    visits.count = 0;
    ck_assert_uint_eq(ResUtilEnumResourcesEx(cluster, self, L"network name", visit_ex, &visits),
                      ERROR_SUCCESS);
    ck_assert_uint_eq(visits.count, 1);
    ck_assert_uint_eq(rdk_memory_cluster_count_handles(memory), handles);
}
END_TEST

START_TEST(test_cluster__visit_ends_when_told)
{
    struct visits visits = {.stop_at = 2, .with = ERROR_NO_MORE_ITEMS};
    ck_assert_uint_eq(ResUtilEnumResources(NULL, NULL, visit, &visits), ERROR_SUCCESS);
    ck_assert_uint_eq(visits.count, 2);
    visits = (struct visits){.stop_at = 3, .with = ERROR_GEN_FAILURE};
    ck_assert_uint_eq(ResUtilEnumResourcesEx(cluster, NULL, NULL, visit_ex, &visits),
                      ERROR_GEN_FAILURE);
    ck_assert_uint_eq(visits.count, 3);
}
END_TEST

START_TEST(test_cluster__visit_has_the_access_that_was_wanted)
{
    ck_assert_uint_eq(
        ResUtilEnumResourcesEx2(cluster, NULL, L"Physical Disk", start_it, NULL, GENERIC_READ),
        ERROR_ACCESS_DENIED);
    ck_assert_uint_eq(
        ResUtilEnumResourcesEx2(cluster, NULL, L"Physical Disk", start_it, NULL, GENERIC_ALL),
        ERROR_SUCCESS);
    ck_assert_uint_eq(ResUtilEnumResourcesEx2(cluster, NULL, NULL, start_it, NULL, 0),
                      ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(test_cluster__visit_needs_a_callback_and_a_cluster)
{
    struct visits visits = {0};
    ck_assert_uint_eq(ResUtilEnumResources(NULL, NULL, NULL, NULL), ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ResUtilEnumResourcesEx(cluster, NULL, NULL, NULL, NULL),
                      ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ResUtilEnumResourcesEx(NULL, NULL, NULL, visit_ex, &visits),
                      ERROR_INVALID_HANDLE);
    rdk_memory_cluster_install(NULL);
    ck_assert_uint_eq(ResUtilEnumResources(NULL, NULL, visit, &visits), RPC_S_SERVER_UNAVAILABLE);
    ck_assert_uint_eq(visits.count, 0);
}
END_TEST

START_TEST(test_cluster__dependency_of_a_type)
{
    HRESOURCE app = resource(L"app");
    const DWORD handles = rdk_memory_cluster_count_handles(memory);
    HRESOURCE found = ResUtilGetResourceDependency(app, L"network name");
    ck_assert_ptr_nonnull(found);
    ck_assert_uint_eq(rdk_memory_cluster_count_handles(memory), handles + 1);
    ck_assert(is_named(found, L"name"));
    ck_assert(CloseClusterResource(found));
    ck_assert_ptr_null(ResUtilGetResourceDependency(app, L"IP Address"));
    ck_assert_last(ERROR_NO_MORE_ITEMS);
    ck_assert_ptr_null(ResUtilGetResourceDependency(app, NULL));
    ck_assert_last(ERROR_INVALID_PARAMETER);
    ck_assert_ptr_null(ResUtilGetResourceDependency(NULL, L"IP Address"));
    ck_assert_last(ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(test_cluster__dependency_through_others)
{
    HRESOURCE app = resource(L"app");
    ck_assert_ptr_null(ResUtilGetResourceDependencyByName(cluster, app, L"IP Address", FALSE));
    ck_assert_last(ERROR_NO_MORE_ITEMS);
    ck_assert(
        is_named(ResUtilGetResourceDependencyByName(cluster, app, L"IP Address", TRUE), L"ip"));
    ck_assert_ptr_null(ResUtilGetResourceDependencyByName(cluster, app, L"Physical Disk", TRUE));
    ck_assert_last(ERROR_NO_MORE_ITEMS);
    ck_assert_ptr_null(ResUtilGetResourceDependencyByName(cluster, NULL, L"IP Address", TRUE));
    ck_assert_last(ERROR_INVALID_HANDLE);
    ck_assert_ptr_null(ResUtilGetResourceDependencyByName(NULL, app, L"Network Name", TRUE));
    ck_assert_last(ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(test_cluster__dependency_of_a_class)
{
    CLUS_RESOURCE_CLASS_INFO info = {.rc = CLUS_RESCLASS_NETWORK, .SubClass = 77};
    HRESOURCE app = resource(L"app");
    ck_assert_ptr_null(ResUtilGetResourceDependencyByClass(cluster, app, &info, FALSE));
    ck_assert_last(ERROR_NO_MORE_ITEMS);
    ck_assert(is_named(ResUtilGetResourceDependencyByClass(cluster, app, &info, TRUE), L"ip"));
    ck_assert_ptr_null(ResUtilGetResourceDependencyByClass(cluster, app, NULL, TRUE));
    ck_assert_last(ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(test_cluster__dependency_outlives_a_connection_that_nobody_has)
{
    HRESOURCE found = ResUtilGetResourceNameDependency(L"APP", L"Network Name");
    ck_assert_ptr_nonnull(found);
    ck_assert(is_named(found, L"name"));
    ck_assert(CloseClusterResource(found));
    ck_assert_ptr_null(ResUtilGetResourceNameDependency(L"none", L"Network Name"));
    ck_assert_last(ERROR_RESOURCE_NOT_FOUND);
    ck_assert_ptr_null(ResUtilGetResourceNameDependency(L"app", L"none"));
    ck_assert_last(ERROR_NO_MORE_ITEMS);
    rdk_memory_cluster_install(NULL);
    ck_assert_ptr_null(ResUtilGetResourceNameDependency(L"app", L"Network Name"));
    ck_assert_last(RPC_S_SERVER_UNAVAILABLE);
}
END_TEST

START_TEST(test_cluster__dependency_has_the_access_that_was_wanted)
{
    CLUS_RESOURCE_CLASS_INFO info = {.rc = CLUS_RESCLASS_NETWORK};
    HRESOURCE app = resource(L"app");
    HRESOURCE found[] = {
        ResUtilGetResourceDependencyEx(app, L"Network Name", GENERIC_READ),
        ResUtilGetResourceDependencyByNameEx(cluster, app, L"IP Address", TRUE, GENERIC_READ),
        ResUtilGetResourceDependencyByClassEx(cluster, app, &info, TRUE, GENERIC_READ),
        ResUtilGetResourceNameDependencyEx(L"app", L"Network Name", GENERIC_READ),
    };
    for (size_t i = 0; i < ARRAYSIZE(found); i++) {
        ck_assert_ptr_nonnull(found[i]);
        ck_assert_uint_eq(OnlineClusterResource(found[i]), ERROR_ACCESS_DENIED);
    }
    ck_assert_ptr_null(ResUtilGetResourceDependencyEx(app, L"Network Name", 0));
    ck_assert_last(ERROR_INVALID_PARAMETER);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("cluster");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, test_cluster__name_of_a_resource);
    tcase_add_test(tests, test_cluster__long_name_is_told_whole);
    tcase_add_test(tests, test_cluster__compares);
    tcase_add_test(tests, test_cluster__visits_resources);
    tcase_add_test(tests, test_cluster__visit_ends_when_told);
    tcase_add_test(tests, test_cluster__visit_has_the_access_that_was_wanted);
    tcase_add_test(tests, test_cluster__visit_needs_a_callback_and_a_cluster);
    tcase_add_test(tests, test_cluster__dependency_of_a_type);
    tcase_add_test(tests, test_cluster__dependency_through_others);
    tcase_add_test(tests, test_cluster__dependency_of_a_class);
    tcase_add_test(tests, test_cluster__dependency_outlives_a_connection_that_nobody_has);
    tcase_add_test(tests, test_cluster__dependency_has_the_access_that_was_wanted);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
