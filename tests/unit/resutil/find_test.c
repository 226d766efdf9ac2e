/* ResUtilFind…Property, and the Get…Property functions that take a value and move on. */

#include "support.h"

static struct rdk_property_list_builder list;

static const FILETIME some_time = {0x11223344, 0x55667788};

/* One property of each format that there is a Find for. */
static void build(void)
{
    rdk_property_list_builder_init(&list, 0);
    rdk_property_list_add_sz(&list, L"Sz", L"text");
    rdk_property_list_add_expand_sz(&list, L"Expand", L"%x%", L"expanded");
    rdk_property_list_add_multi_sz(&list, L"Multi", L"a\0b\0", 10);
    rdk_property_list_add_binary(&list, L"Binary", "abc", 3);
    rdk_property_list_add_binary(&list, L"Nothing", NULL, 0);
    rdk_property_list_add_dword(&list, L"Dword", 7);
    rdk_property_list_add_long(&list, L"Long", -7);
    rdk_property_list_add_ularge(&list, L"ULarge", 1ULL << 63);
    rdk_property_list_add_filetime(&list, L"Time", some_time);
    rdk_property_list_add_sz(&list, L"sz", L"second");
    ck_assert_uint_eq(rdk_property_list_done(&list, NULL), ERROR_SUCCESS);
}

START_TEST(test_find__copies_what_it_finds)
{
    LPWSTR text = NULL;
    LPBYTE bytes = NULL;
    DWORD size = 0;

    build();
    ck_assert_uint_eq(ResUtilFindSzProperty(list.buffer, list.used, L"SZ", &text), ERROR_SUCCESS);
    ck_assert(text_is(text, L"text"));
    LocalFree(text);
    ck_assert_uint_eq(ResUtilFindExpandSzProperty(list.buffer, list.used, L"Expand", &text),
                      ERROR_SUCCESS);
    ck_assert(text_is(text, L"%x%"));
    LocalFree(text);
    ck_assert_uint_eq(ResUtilFindExpandedSzProperty(list.buffer, list.used, L"Expand", &text),
                      ERROR_SUCCESS);
    ck_assert(text_is(text, L"expanded"));
    LocalFree(text);
    ck_assert_uint_eq(ResUtilFindMultiSzProperty(list.buffer, list.used, L"Multi", &text, &size),
                      ERROR_SUCCESS);
    ck_assert_uint_eq(size, 10);
    ck_assert_mem_eq(text, L"a\0b\0", 10);
    LocalFree(text);
    ck_assert_uint_eq(ResUtilFindBinaryProperty(list.buffer, list.used, L"Binary", &bytes, &size),
                      ERROR_SUCCESS);
    ck_assert_uint_eq(size, 3);
    ck_assert_mem_eq(bytes, "abc", 3);
    LocalFree(bytes);
    ck_assert_uint_eq(ResUtilFindBinaryProperty(list.buffer, list.used, L"Nothing", &bytes, &size),
                      ERROR_SUCCESS);
    ck_assert_uint_eq(size, 0);
    ck_assert_ptr_nonnull(bytes);
    LocalFree(bytes);
    rdk_property_list_builder_finish(&list);
}
END_TEST

START_TEST(test_find__reads_numbers)
{
    DWORD dword = 0;
    LONG number = 0;
    ULONGLONG large = 0;
    FILETIME time = {0};

    build();
    ck_assert_uint_eq(ResUtilFindDwordProperty(list.buffer, list.used, L"dword", &dword),
                      ERROR_SUCCESS);
    ck_assert_uint_eq(dword, 7);
    ck_assert_uint_eq(ResUtilFindLongProperty(list.buffer, list.used, L"Long", &number),
                      ERROR_SUCCESS);
    ck_assert_int_eq(number, -7);
    ck_assert_uint_eq(ResUtilFindULargeIntegerProperty(list.buffer, list.used, L"ULarge", &large),
                      ERROR_SUCCESS);
    ck_assert_uint_eq(large, 1ULL << 63);
    ck_assert_uint_eq(ResUtilFindFileTimeProperty(list.buffer, list.used, L"Time", &time),
                      ERROR_SUCCESS);
    ck_assert_mem_eq(&time, &some_time, sizeof(time));
    rdk_property_list_builder_finish(&list);
}
END_TEST

/* All of them on one property; for which of them does it exist? */
static void find_all(const void *where, DWORD bytes, LPCWSTR name, DWORD codes[9])
{
    PVOID data = (PVOID)(ULONG_PTR)where;
    codes[0] = ResUtilFindSzProperty(data, bytes, name, NULL);
    codes[1] = ResUtilFindExpandSzProperty(data, bytes, name, NULL);
    codes[2] = ResUtilFindExpandedSzProperty(data, bytes, name, NULL);
    codes[3] = ResUtilFindMultiSzProperty(data, bytes, name, NULL, NULL);
    codes[4] = ResUtilFindBinaryProperty(data, bytes, name, NULL, NULL);
    codes[5] = ResUtilFindDwordProperty(data, bytes, name, NULL);
    codes[6] = ResUtilFindLongProperty(data, bytes, name, NULL);
    codes[7] = ResUtilFindULargeIntegerProperty(data, bytes, name, NULL);
    codes[8] = ResUtilFindFileTimeProperty(data, bytes, name, NULL);
}

START_TEST(test_find__tells_absent_from_malformed_and_another_format)
{
    static const LPCWSTR names[] = {L"Sz",    L"Expand", L"Expand", L"Multi", L"Binary",
                                    L"Dword", L"Long",   L"ULarge", L"Time"};
    DWORD codes[9];

    build();
    for (size_t i = 0; i < COUNT(names); i++) {
        find_all(list.buffer, list.used, names[i], codes);
        for (size_t j = 0; j < COUNT(codes); j++) {
            BOOL right = i == j || (names[i] == names[j] && (i == 1 || i == 2));
            ck_assert_uint_eq(codes[j], right ? ERROR_SUCCESS : ERROR_INVALID_DATA);
        }
    }
    find_all(list.buffer, list.used, L"Absent", codes);
    for (size_t j = 0; j < COUNT(codes); j++) {
        ck_assert_uint_eq(codes[j], ERROR_FILE_NOT_FOUND);
    }
    find_all(list.buffer, list.used, NULL, codes);
    for (size_t j = 0; j < COUNT(codes); j++) {
        ck_assert_uint_eq(codes[j], ERROR_INVALID_DATA);
    }
    find_all(NULL, 100, L"Sz", codes);
    for (size_t j = 0; j < COUNT(codes); j++) {
        ck_assert_uint_eq(codes[j], ERROR_INVALID_DATA);
    }
    find_all(list.buffer, 0, L"Sz", codes);
    for (size_t j = 0; j < COUNT(codes); j++) {
        ck_assert_uint_eq(codes[j], ERROR_INVALID_DATA);
    }
    rdk_property_list_builder_finish(&list);
}
END_TEST

START_TEST(test_find__clears_copies_and_leaves_numbers_on_error)
{
    WCHAR something[] = L"x";
    LPWSTR text = something;
    DWORD size = 5;
    DWORD number = 5;

    build();
    ck_assert_uint_eq(ResUtilFindMultiSzProperty(list.buffer, list.used, L"Absent", &text, &size),
                      ERROR_FILE_NOT_FOUND);
    ck_assert_ptr_null(text);
    ck_assert_uint_eq(size, 0);
    ck_assert_uint_eq(ResUtilFindDwordProperty(list.buffer, list.used, L"Absent", &number),
                      ERROR_FILE_NOT_FOUND);
    ck_assert_uint_eq(number, 5);
    rdk_property_list_builder_finish(&list);
}
END_TEST

/* ---- take and move on ---- */

/* The list's values start here: behind count, name header and name. */
static LPBYTE value_at(LPCWSTR name, DWORD *ret_left)
{
    struct rdk_property_list_property property;

    ck_assert_uint_eq(rdk_property_list_find(list.buffer, list.used, name, &property),
                      ERROR_SUCCESS);
    *ret_left = list.used - property.value.offset;
    return list.buffer + property.value.offset;
}

START_TEST(test_take__moves_behind_the_value)
{
    LPWSTR text = NULL;
    LPBYTE bytes = NULL;
    LPBYTE at;
    LPBYTE before;
    DWORD left;
    DWORD size = 0;
    DWORD dword = 0;
    LONG number = 0;
    FILETIME zero = {0};
    FILETIME time = zero;

    build();
    before = at = value_at(L"Sz", &left);
    ck_assert_uint_eq(ResUtilGetSzProperty(&text, (PCLUSPROP_SZ)at, NULL, &at, &left),
                      ERROR_SUCCESS);
    ck_assert(text_is(text, L"text"));
    ck_assert_ptr_eq(at, before + 8 + 12);
    ck_assert_uint_eq(left, list.used - (DWORD)(at - list.buffer));
    LocalFree(text);

    text = NULL;
    before = at = value_at(L"Multi", &left);
    ck_assert_uint_eq(
        ResUtilGetMultiSzProperty(&text, &size, (PCLUSPROP_SZ)at, NULL, 0, &at, &left),
        ERROR_SUCCESS);
    ck_assert_uint_eq(size, 10);
    ck_assert_ptr_eq(at, before + 8 + 12);
    LocalFree(text);

    before = at = value_at(L"Binary", &left);
    ck_assert_uint_eq(
        ResUtilGetBinaryProperty(&bytes, &size, (PCLUSPROP_BINARY)at, NULL, 0, &at, &left),
        ERROR_SUCCESS);
    ck_assert_uint_eq(size, 3);
    ck_assert_mem_eq(bytes, "abc", 3);
    ck_assert_ptr_eq(at, before + 8 + 4);
    LocalFree(bytes);

    before = at = value_at(L"Dword", &left);
    ck_assert_uint_eq(ResUtilGetDwordProperty(&dword, (PCLUSPROP_DWORD)at, 7, 0, 0, &at, &left),
                      ERROR_SUCCESS);
    ck_assert_uint_eq(dword, 7);
    ck_assert_ptr_eq(at, before + 12);
    at = value_at(L"Long", &left);
    ck_assert_uint_eq(ResUtilGetLongProperty(&number, (PCLUSPROP_LONG)at, 0, -7, 1, &at, &left),
                      ERROR_SUCCESS);
    ck_assert_int_eq(number, -7);
    before = at = value_at(L"Time", &left);
    ck_assert_uint_eq(
        ResUtilGetFileTimeProperty(&time, (PCLUSPROP_FILETIME)at, zero, zero, zero, &at, &left),
        ERROR_SUCCESS);
    ck_assert_mem_eq(&time, &some_time, sizeof(time));
    ck_assert_ptr_eq(at, before + 16);
    rdk_property_list_builder_finish(&list);
}
END_TEST

START_TEST(test_take__checks_the_range_and_changes_nothing_on_error)
{
    LPBYTE at;
    LPBYTE before;
    DWORD left;
    DWORD left_before;
    DWORD dword = 99;
    LONG number = 99;
    FILETIME low = {0x11223345, 0x55667788};
    FILETIME high = {0, 0x7FFFFFFF};
    FILETIME time = {0};

    build();
    before = at = value_at(L"Dword", &left);
    left_before = left;
    ck_assert_uint_eq(ResUtilGetDwordProperty(&dword, (PCLUSPROP_DWORD)at, 0, 8, 9, &at, &left),
                      ERROR_INVALID_DATA);
    ck_assert_uint_eq(ResUtilGetDwordProperty(&dword, (PCLUSPROP_DWORD)at, 0, 0, 6, &at, &left),
                      ERROR_INVALID_DATA);
    ck_assert_uint_eq(ResUtilGetLongProperty(&number, (PCLUSPROP_LONG)at, 0, 0, 0, &at, &left),
                      ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(dword, 99);
    ck_assert_ptr_eq(at, before);
    ck_assert_uint_eq(left, left_before);
    left = 11;
    ck_assert_uint_eq(ResUtilGetDwordProperty(&dword, (PCLUSPROP_DWORD)at, 0, 0, 0, &at, &left),
                      ERROR_INVALID_PARAMETER);
    at = value_at(L"Long", &left);
    ck_assert_uint_eq(ResUtilGetLongProperty(&number, (PCLUSPROP_LONG)at, 0, -6, 1, &at, &left),
                      ERROR_INVALID_DATA);
    ck_assert_int_eq(number, 99);
    at = value_at(L"Time", &left);
    ck_assert_uint_eq(
        ResUtilGetFileTimeProperty(&time, (PCLUSPROP_FILETIME)at, time, low, high, &at, &left),
        ERROR_INVALID_DATA);
    rdk_property_list_builder_finish(&list);
}
END_TEST

START_TEST(test_take__replaces_only_what_differs)
{
    LPWSTR text = ResUtilDupString(L"text");
    LPWSTR before_text = text;
    LPBYTE at;
    DWORD left;

    build();
    at = value_at(L"Sz", &left);
    ck_assert_uint_eq(ResUtilGetSzProperty(&text, (PCLUSPROP_SZ)at, text, &at, &left),
                      ERROR_SUCCESS);
    ck_assert_ptr_eq(text, before_text);
    at = value_at(L"Sz", &left);
    text[0] = L'T';
    ck_assert_uint_eq(ResUtilGetSzProperty(&text, (PCLUSPROP_SZ)at, text, &at, &left),
                      ERROR_SUCCESS);
    ck_assert(text_is(text, L"text"));
    LocalFree(text);
    rdk_property_list_builder_finish(&list);
}
END_TEST

START_TEST(test_take__needs_its_arguments)
{
    LPWSTR text = NULL;
    DWORD size = 0;
    DWORD dword = 0;
    LPBYTE at;
    DWORD left;

    build();
    at = value_at(L"Dword", &left);
    ck_assert_uint_eq(ResUtilGetDwordProperty(NULL, (PCLUSPROP_DWORD)at, 0, 0, 0, &at, &left),
                      ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ResUtilGetDwordProperty(&dword, NULL, 0, 0, 0, &at, &left),
                      ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ResUtilGetDwordProperty(&dword, (PCLUSPROP_DWORD)at, 0, 0, 0, NULL, &left),
                      ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ResUtilGetDwordProperty(&dword, (PCLUSPROP_DWORD)at, 0, 0, 0, &at, NULL),
                      ERROR_INVALID_PARAMETER);
    at = value_at(L"Multi", &left);
    ck_assert_uint_eq(ResUtilGetMultiSzProperty(&text, NULL, (PCLUSPROP_SZ)at, NULL, 0, &at, &left),
                      ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ResUtilGetMultiSzProperty(NULL, &size, (PCLUSPROP_SZ)at, NULL, 0, &at, &left),
                      ERROR_INVALID_PARAMETER);
    rdk_property_list_builder_finish(&list);
}
END_TEST

CLUSTER_MAIN("find", test_find__copies_what_it_finds, test_find__reads_numbers,
             test_find__tells_absent_from_malformed_and_another_format,
             test_find__clears_copies_and_leaves_numbers_on_error,
             test_take__moves_behind_the_value,
             test_take__checks_the_range_and_changes_nothing_on_error,
             test_take__replaces_only_what_differs, test_take__needs_its_arguments)
