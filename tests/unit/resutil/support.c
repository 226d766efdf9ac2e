#include "support.h"

#include <sys/mman.h>
#include <unistd.h>

// clang-format off
const BYTE example[EXAMPLE_BYTES] = {
    0x04, 0, 0, 0,
    0x03, 0, 0x04, 0, 0x0A, 0, 0, 0, 'P', 0, 'a', 0, 't', 0, 'h', 0, 0, 0, 0, 0,
    0x03, 0, 0x01, 0, 0x0A, 0, 0, 0, 'C', 0, ':', 0, '\\', 0, 'x', 0, 0, 0, 0, 0,
    0, 0, 0, 0,
    0x03, 0, 0x04, 0, 0x08, 0, 0, 0, 'M', 0, 'a', 0, 'x', 0, 0, 0,
    0x02, 0, 0x01, 0, 0x04, 0, 0, 0, 0x05, 0, 0, 0, 0, 0, 0, 0,
    0x03, 0, 0x04, 0, 0x04, 0, 0, 0, 'L', 0, 0, 0,
    0x05, 0, 0x01, 0, 0x0A, 0, 0, 0, 'a', 0, 0, 0, 'b', 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0,
    0x03, 0, 0x04, 0, 0x04, 0, 0, 0, 'Q', 0, 0, 0,
    0x06, 0, 0x01, 0, 0x08, 0, 0, 0, 0, 0, 0, 0, 0x01, 0, 0, 0,
    0, 0, 0, 0,
};
// clang-format on

struct guarded guarded_copy(const void *data, size_t bytes)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    size_t body = (bytes + page) / page * page;
    struct guarded guarded = {.map_bytes = body + page};

    guarded.map =
        mmap(NULL, guarded.map_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    ck_assert_ptr_ne(guarded.map, MAP_FAILED);
    ck_assert_int_eq(mprotect((BYTE *)guarded.map + body, page, PROT_NONE), 0);
    guarded.data = (BYTE *)guarded.map + body - bytes;
    if (bytes != 0) {
        memcpy(guarded.data, data, bytes);
    }
    return guarded;
}

void guarded_free(struct guarded *guarded)
{
    munmap(guarded->map, guarded->map_bytes);
}

static RESUTIL_LARGEINT_DATA large_data = {
    .Default = {.QuadPart = -7}, .Minimum = {.QuadPart = -10}, .Maximum = {.QuadPart = 10}};
static RESUTIL_ULARGEINT_DATA ularge_data = {
    .Default = {.QuadPart = 70}, .Minimum = {.QuadPart = 1}, .Maximum = {.QuadPart = 1ULL << 40}};
static RESUTIL_FILETIME_DATA time_data = {.Default = {7, 0}, .Maximum = {0, 0x7FFFFFFF}};

#define AT(member) (DWORD) offsetof(struct sample_block, member)

static WCHAR below_name[] = L"Below";
static WCHAR multi_default[] = L"one\0two\0";

RESUTIL_PROPERTY_ITEM sample_table[] = {
    {.Name = (WCHAR[]){L"Number"},
     .Format = CLUSPROP_FORMAT_DWORD,
     .Default = 3,
     .Minimum = 1,
     .Maximum = 9,
     .Offset = AT(number)},
    {.Name = (WCHAR[]){L"SignedDword"},
     .Format = CLUSPROP_FORMAT_DWORD,
     .Minimum = (DWORD)-2,
     .Maximum = 2,
     .Flags = RESUTIL_PROPITEM_SIGNED,
     .Offset = AT(signed_dword)},
    {.Name = (WCHAR[]){L"Long"},
     .Format = CLUSPROP_FORMAT_LONG,
     .Default = (DWORD)-1,
     .Minimum = (DWORD)-1,
     .Maximum = 15,
     .Offset = AT(long_number)},
    {.Name = (WCHAR[]){L"Word"}, .Format = CLUSPROP_FORMAT_WORD, .Offset = AT(word)},
    {.Name = (WCHAR[]){L"ULarge"},
     .Format = CLUSPROP_FORMAT_ULARGE_INTEGER,
     .ULargeIntData = &ularge_data,
     .Offset = AT(ularge)},
    {.Name = (WCHAR[]){L"Large"},
     .Format = CLUSPROP_FORMAT_LARGE_INTEGER,
     .LargeIntData = &large_data,
     .Offset = AT(large)},
    {.Name = (WCHAR[]){L"Time"},
     .Format = CLUSPROP_FORMAT_FILETIME,
     .FileTimeData = &time_data,
     .Offset = AT(time)},
    {.Name = (WCHAR[]){L"Text"},
     .Format = CLUSPROP_FORMAT_SZ,
     .lpDefault = (WCHAR[]){L"standard"},
     .Offset = AT(text)},
    {.Name = (WCHAR[]){L"Expand"}, .Format = CLUSPROP_FORMAT_EXPAND_SZ, .Offset = AT(expand)},
    {.Name = (WCHAR[]){L"Multi"},
     .Format = CLUSPROP_FORMAT_MULTI_SZ,
     .lpDefault = multi_default,
     .Minimum = sizeof(multi_default),
     .Offset = AT(multi)},
    {.Name = (WCHAR[]){L"Binary"}, .Format = CLUSPROP_FORMAT_BINARY, .Offset = AT(binary)},
    {.Name = (WCHAR[]){L"Security"},
     .Format = CLUSPROP_FORMAT_SECURITY_DESCRIPTOR,
     .Offset = AT(security)},
    {.Name = (WCHAR[]){L"ReadOnly"},
     .Format = CLUSPROP_FORMAT_DWORD,
     .Default = 42,
     .Flags = RESUTIL_PROPITEM_READ_ONLY,
     .Offset = AT(read_only)},
    {.Name = (WCHAR[]){L"InMemory"},
     .Format = CLUSPROP_FORMAT_DWORD,
     .Flags = RESUTIL_PROPITEM_IN_MEMORY,
     .Offset = AT(in_memory)},
    {.Name = below_name,
     .KeyName = (WCHAR[]){L"Sub"},
     .Format = CLUSPROP_FORMAT_SZ,
     .Offset = AT(below)},
    {.Name = NULL},
};

_Static_assert(COUNT(sample_table) == SAMPLE_ITEMS + 1, "the table's items with its end");

void sample_free(struct sample_block *block)
{
    ResUtilFreeParameterBlock((LPBYTE)block, NULL, sample_table);
    memset(block, 0, sizeof(*block));
}

struct rdk_memory_cluster *cluster;
HKEY key;
static HKEY root;

void cluster_setup(void)
{
    ck_assert_uint_eq(rdk_memory_cluster_create(&cluster), ERROR_SUCCESS);
    rdk_memory_cluster_install(cluster);
    ck_assert_uint_eq(rdk_memory_cluster_open_root(cluster, KEY_ALL_ACCESS, &root), ERROR_SUCCESS);
    ck_assert_int_eq(ClusterRegCreateKey(root, L"Parameters", 0, KEY_ALL_ACCESS, NULL, &key, NULL),
                     ERROR_SUCCESS);
}

void cluster_teardown(void)
{
    ClusterRegCloseKey(key);
    ClusterRegCloseKey(root);
    ck_assert_uint_eq(rdk_memory_cluster_count_handles(cluster), 0);
    rdk_memory_cluster_destroy(cluster);
}

DWORD writes(void)
{
    return rdk_memory_cluster_count_writes(cluster);
}

int run_with_cluster(const char *name, const TTest *const *tests, size_t count)
{
    Suite *suite = suite_create(name);
    TCase *cases = tcase_create(name);
    SRunner *runner;
    int failed;

    tcase_add_checked_fixture(cases, cluster_setup, cluster_teardown);
    tcase_set_timeout(cases, 100);
    for (size_t i = 0; i < count; i++) {
        tcase_add_test(cases, tests[i]);
    }
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

void store(LPCWSTR name, DWORD type, const void *data, DWORD bytes)
{
    ck_assert_uint_eq(ClusterRegSetValue(key, name, type, data, bytes), ERROR_SUCCESS);
}

void store_dword(LPCWSTR name, DWORD number)
{
    store(name, REG_DWORD, &number, sizeof(number));
}

void store_text(LPCWSTR name, DWORD type, LPCWSTR text)
{
    store(name, type, text, text_bytes(text));
}

BOOL is_stored(HKEY where, LPCWSTR name, DWORD type, const void *data, DWORD bytes)
{
    BYTE buffer[4096];
    DWORD buffer_bytes = sizeof(buffer);
    DWORD found_type = 0;

    if (ClusterRegQueryValue(where, name, &found_type, buffer, &buffer_bytes) != ERROR_SUCCESS) {
        return FALSE;
    }
    return found_type == type && buffer_bytes == bytes && memcmp(buffer, data, bytes) == 0;
}

BOOL is_absent(HKEY where, LPCWSTR name)
{
    return ClusterRegQueryValue(where, name, NULL, NULL, NULL) == ERROR_FILE_NOT_FOUND;
}

DWORD text_bytes(LPCWSTR text)
{
    DWORD chars = 0;

    while (text[chars] != 0) {
        chars++;
    }
    return (chars + 1) * (DWORD)sizeof(WCHAR);
}

BOOL text_is(LPCWSTR a, LPCWSTR b)
{
    return a != NULL && text_bytes(a) == text_bytes(b) && memcmp(a, b, text_bytes(b)) == 0;
}

DWORD random_next(ULONGLONG *state, DWORD below)
{
    *state = *state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (DWORD)(*state >> 33) % below;
}
