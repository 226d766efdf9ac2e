#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <rdk/memory_cluster.h>
#include <resapi.h>

static BOOL same(LPCWSTR left, LPCWSTR right)
{
    return CompareStringOrdinal(left, -1, right, -1, FALSE) == CSTR_EQUAL;
}

START_TEST(test_environment__variables_are_expanded)
{
    SetEnvironmentVariableW(L"RDK_TEST", L"a value");
    LPWSTR text = ResUtilExpandEnvironmentStrings(L"<%RDK_TEST%|%RDK_NONE%>");
    ck_assert_ptr_nonnull(text);
    ck_assert(same(text, L"<a value|%RDK_NONE%>"));
    ck_assert_ptr_null(LocalFree(text));
    text = ResUtilExpandEnvironmentStrings(L"");
    ck_assert_ptr_nonnull(text);
    ck_assert(same(text, L""));
    LocalFree(text);
    SetLastError(0);
    ck_assert_ptr_null(ResUtilExpandEnvironmentStrings(NULL));
    ck_assert_uint_eq(GetLastError(), ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(test_environment__paths_are_judged_by_their_looks)
{
    static const LPCWSTR valid[] = {L"c:\\", L"C:\\a b\\c.txt", L"\\\\server\\share",
                                    L"a",    L"/tmp/x",         L"z:relative"};
    static const LPCWSTR invalid[] = {L"",     L"c:\\a*", L"c:\\a?b", L"a|b",   L"a<b", L"a>b",
                                      L"a\"b", L"cc:\\a", L"c:\\a:b", L"1:\\a", L"a\tb"};
    for (size_t i = 0; i < ARRAYSIZE(valid); i++) {
        ck_assert_msg(ResUtilIsPathValid(valid[i]), "valid %zu", i);
    }
    for (size_t i = 0; i < ARRAYSIZE(invalid); i++) {
        ck_assert_msg(!ResUtilIsPathValid(invalid[i]), "invalid %zu", i);
    }
    ck_assert(!ResUtilIsPathValid(NULL));
}
END_TEST

static BOOL is_directory(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

START_TEST(test_environment__directories_are_made)
{
    char place[] = "/tmp/rdk_tree_XXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(place));
    ck_assert_int_eq(chdir(place), 0);
    ck_assert_uint_eq(ResUtilCreateDirectoryTree(L"a\\b\\c\\"), ERROR_SUCCESS);
    ck_assert(is_directory("a/b/c"));
    ck_assert_uint_eq(ResUtilCreateDirectoryTree(L"a\\b\\c"), ERROR_SUCCESS);
    ck_assert_uint_eq(ResUtilCreateDirectoryTree(L"a/d"), ERROR_SUCCESS);
    ck_assert(is_directory("a/d"));
    ck_assert_uint_eq(ResUtilCreateDirectoryTree(NULL), ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ResUtilCreateDirectoryTree(L""), ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ResUtilCreateDirectoryTree(L"c:\\"), ERROR_SUCCESS);
    ck_assert_int_eq(symlink("/dev/null", "file"), 0);
    ck_assert_uint_ne(ResUtilCreateDirectoryTree(L"file\\below"), ERROR_SUCCESS);
    rmdir("a/b/c");
    rmdir("a/b");
    rmdir("a/d");
    rmdir("a");
    unlink("file");
    rmdir(place);
}
END_TEST

static BOOL block_has(LPCWSTR block, LPCWSTR line)
{
    for (; *block != L'\0';) {
        if (same(block, line)) {
            return TRUE;
        }
        while (*block++ != L'\0') {
        }
    }
    return FALSE;
}

START_TEST(test_environment__block_has_the_network_name)
{
    struct rdk_memory_cluster *memory = NULL;
    HKEY parameters = NULL;
    ck_assert_uint_eq(rdk_memory_cluster_create(&memory), ERROR_SUCCESS);
    rdk_memory_cluster_install(memory);
    rdk_memory_cluster_add_resource(memory, L"name", L"Network Name", L"Group");
    rdk_memory_cluster_add_resource(memory, L"app", L"Application", L"Group");
    HCLUSTER cluster = OpenCluster(NULL);
    HRESOURCE app = OpenClusterResource(cluster, L"app");
    ck_assert_ptr_null(ResUtilGetEnvironmentWithNetName(app));
    ck_assert_uint_eq(GetLastError(), ERROR_DEPENDENCY_NOT_FOUND);
    rdk_memory_cluster_add_dependency(memory, L"app", L"name");
    HKEY key = GetClusterResourceKey(OpenClusterResource(cluster, L"name"), KEY_ALL_ACCESS);
    ck_assert_int_eq(ClusterRegOpenKey(key, L"Parameters", KEY_ALL_ACCESS, &parameters),
                     ERROR_SUCCESS);
    ClusterRegSetValue(parameters, L"Name", REG_SZ, (const BYTE *)L"SRV", 8);
    ck_assert_int_eq(setenv("RDK_KEPT", "yes", 1), 0);
    ck_assert_int_eq(setenv("COMPUTERNAME", "OTHER", 1), 0);
    LPWSTR block = ResUtilGetEnvironmentWithNetName(app);
    ck_assert_ptr_nonnull(block);
    ck_assert(block_has(block, L"COMPUTERNAME=SRV"));
    ck_assert(block_has(block, L"_CLUSTER_NETWORK_NAME_=SRV"));
    ck_assert(block_has(block, L"RDK_KEPT=yes"));
    ck_assert(!block_has(block, L"COMPUTERNAME=OTHER"));
    ck_assert_uint_eq(ResUtilFreeEnvironment(block), ERROR_SUCCESS);
    ck_assert_uint_eq(ResUtilFreeEnvironment(NULL), ERROR_SUCCESS);
    rdk_memory_cluster_destroy(memory);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("environment");
    TCase *tests = tcase_create("all");
    tcase_add_test(tests, test_environment__variables_are_expanded);
    tcase_add_test(tests, test_environment__paths_are_judged_by_their_looks);
    tcase_add_test(tests, test_environment__directories_are_made);
    tcase_add_test(tests, test_environment__block_has_the_network_name);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
