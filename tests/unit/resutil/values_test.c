/* Single values in the cluster database, and strings. */

#include "support.h"

START_TEST(test_values__reads_strings_of_all_three_types)
{
    LPWSTR text;

    store_text(L"S", REG_SZ, L"one");
    store_text(L"E", REG_EXPAND_SZ, L"%two%");
    store(L"M", REG_MULTI_SZ, L"a\0b\0", 10);
    text = ResUtilGetSzValue(key, L"s");
    ck_assert(text_is(text, L"one"));
    LocalFree(text);
    text = ResUtilGetSzValue(key, L"E");
    ck_assert(text_is(text, L"%two%"));
    LocalFree(text);
    text = ResUtilGetSzValue(key, L"M");
    ck_assert_ptr_nonnull(text);
    ck_assert_mem_eq(text, L"a\0b\0", 10);
    LocalFree(text);
}
END_TEST

START_TEST(test_values__ends_strings_that_were_stored_without_nul)
{
    LPWSTR text;

    store(L"S", REG_SZ, L"abc", 6);
    text = ResUtilGetSzValue(key, L"S");
    ck_assert(text_is(text, L"abc"));
    LocalFree(text);
    store(L"S", REG_SZ, L"abc", 5); /* half a character more than two */
    text = ResUtilGetSzValue(key, L"S");
    ck_assert(text_is(text, L"ab"));
    LocalFree(text);
    store(L"M", REG_MULTI_SZ, L"abc", 6);
    text = ResUtilGetSzValue(key, L"M");
    ck_assert_mem_eq(text, L"abc\0", 10);
    LocalFree(text);
}
END_TEST

START_TEST(test_values__says_why_there_is_no_string)
{
    store_dword(L"D", 1);
    SetLastError(0);
    ck_assert_ptr_null(ResUtilGetSzValue(key, L"D"));
    ck_assert_uint_eq(GetLastError(), ERROR_INVALID_PARAMETER);
    ck_assert_ptr_null(ResUtilGetSzValue(key, L"Absent"));
    ck_assert_uint_eq(GetLastError(), ERROR_FILE_NOT_FOUND);
    SetLastError(0);
    ck_assert_ptr_null(ResUtilGetSzValue(NULL, L"D"));
    ck_assert_uint_eq(GetLastError(), ERROR_INVALID_PARAMETER);
    SetLastError(0);
    ck_assert_ptr_null(ResUtilGetSzValue(key, NULL));
    ck_assert_uint_eq(GetLastError(), ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(test_values__reads_numbers_or_their_defaults)
{
    ULONGLONG qword = 1ULL << 40;
    DWORD dword = 99;

    store_dword(L"D", 7);
    store(L"Q", REG_QWORD, &qword, sizeof(qword));
    store_text(L"S", REG_SZ, L"7");
    store(L"Short", REG_DWORD, "a", 1);
    ck_assert_uint_eq(ResUtilGetDwordValue(key, L"D", &dword, 1), ERROR_SUCCESS);
    ck_assert_uint_eq(dword, 7);
    ck_assert_uint_eq(ResUtilGetDwordValue(key, L"Absent", &dword, 1), ERROR_SUCCESS);
    ck_assert_uint_eq(dword, 1);
    ck_assert_uint_eq(ResUtilGetDwordValue(key, L"S", &dword, 5), ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ResUtilGetDwordValue(key, L"Short", &dword, 5), ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ResUtilGetDwordValue(key, L"Q", &dword, 5), ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(dword, 1);
    ck_assert_uint_eq(ResUtilGetDwordValue(key, L"D", NULL, 5), ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ResUtilGetDwordValue(NULL, L"D", &dword, 5), ERROR_INVALID_PARAMETER);
    qword = 0;
    ck_assert_uint_eq(ResUtilGetQwordValue(key, L"Q", &qword, 3), ERROR_SUCCESS);
    ck_assert_uint_eq(qword, 1ULL << 40);
    ck_assert_uint_eq(ResUtilGetQwordValue(key, L"Absent", &qword, 3), ERROR_SUCCESS);
    ck_assert_uint_eq(qword, 3);
    ck_assert_uint_eq(ResUtilGetQwordValue(key, L"D", &qword, 4), ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(test_values__reads_bytes_of_any_type)
{
    LPBYTE bytes = NULL;
    LPWSTR text = NULL;
    DWORD size = 0;

    store(L"B", REG_BINARY, "abc", 3);
    store(L"M", REG_MULTI_SZ, L"a\0", 6);
    ck_assert_uint_eq(ResUtilGetBinaryValue(key, L"B", &bytes, &size), ERROR_SUCCESS);
    ck_assert_uint_eq(size, 3);
    ck_assert_mem_eq(bytes, "abc", 3);
    LocalFree(bytes);
    ck_assert_uint_eq(ResUtilGetBinaryValue(key, L"B", NULL, &size), ERROR_SUCCESS);
    ck_assert_uint_eq(size, 3);
    ck_assert_uint_eq(ResUtilGetMultiSzValue(key, L"M", &text, &size), ERROR_SUCCESS);
    ck_assert_uint_eq(size, 6);
    LocalFree(text);
    ck_assert_uint_eq(ResUtilGetBinaryValue(key, L"Absent", &bytes, &size), ERROR_FILE_NOT_FOUND);
    ck_assert_ptr_null(bytes);
    ck_assert_uint_eq(size, 0);
}
END_TEST

START_TEST(test_values__stores_and_hands_out_copies)
{
    LPWSTR text = NULL;
    LPBYTE bytes = NULL;
    DWORD size = 0;
    DWORD dword = 0;
    ULONGLONG qword = 0;
    BYTE three[] = "abc";
    DWORD big = 0x01020304;

    ck_assert_uint_eq(ResUtilSetSzValue(key, L"S", L"one", &text), ERROR_SUCCESS);
    ck_assert(text_is(text, L"one"));
    ck_assert_uint_eq(ResUtilSetSzValue(key, L"S", L"other", &text), ERROR_SUCCESS);
    ck_assert(text_is(text, L"other"));
    ck_assert(is_stored(key, L"S", REG_SZ, L"other", 12));
    ck_assert_uint_eq(ResUtilSetExpandSzValue(key, L"E", L"%x%", &text), ERROR_SUCCESS);
    ck_assert(is_stored(key, L"E", REG_EXPAND_SZ, L"%x%", 8));
    ck_assert_uint_eq(ResUtilSetMultiSzValue(key, L"M", L"a\0", 6, &text, &size), ERROR_SUCCESS);
    ck_assert(is_stored(key, L"M", REG_MULTI_SZ, L"a\0", 6));
    ck_assert_uint_eq(size, 6);
    LocalFree(text);
    ck_assert_uint_eq(ResUtilSetBinaryValue(key, L"B", three, 3, &bytes, &size), ERROR_SUCCESS);
    ck_assert(is_stored(key, L"B", REG_BINARY, "abc", 3));
    ck_assert_uint_eq(size, 3);
    ck_assert_uint_eq(ResUtilSetBinaryValue(key, L"B", NULL, 0, &bytes, &size), ERROR_SUCCESS);
    ck_assert(is_stored(key, L"B", REG_BINARY, "", 0));
    ck_assert_uint_eq(size, 0);
    LocalFree(bytes);
    ck_assert_uint_eq(ResUtilSetDwordValue(key, L"D", 9, &dword), ERROR_SUCCESS);
    ck_assert_uint_eq(dword, 9);
    ck_assert_uint_eq(ResUtilSetQwordValue(key, L"Q", 1ULL << 50, &qword), ERROR_SUCCESS);
    ck_assert_uint_eq(qword, 1ULL << 50);
    ck_assert(is_stored(key, L"Q", REG_QWORD, &qword, 8));
    ck_assert_uint_eq(ResUtilSetValueEx(key, L"X", REG_DWORD_BIG_ENDIAN, (LPBYTE)&big, 4, 0),
                      ERROR_SUCCESS);
    ck_assert(is_stored(key, L"X", REG_DWORD_BIG_ENDIAN, &big, 4));
}
END_TEST

START_TEST(test_values__leaves_all_as_it_was_when_the_database_fails)
{
    LPWSTR text = ResUtilDupString(L"old");
    LPWSTR before = text;
    DWORD dword = 3;

    store_text(L"S", REG_SZ, L"old");
    rdk_memory_cluster_fail_later(cluster, 0, ERROR_ACCESS_DENIED);
    ck_assert_uint_eq(ResUtilSetSzValue(key, L"S", L"new", &text), ERROR_ACCESS_DENIED);
    ck_assert_ptr_eq(text, before);
    ck_assert(is_stored(key, L"S", REG_SZ, L"old", 8));
    rdk_memory_cluster_fail_later(cluster, 0, ERROR_ACCESS_DENIED);
    ck_assert_uint_eq(ResUtilSetDwordValue(key, L"D", 5, &dword), ERROR_ACCESS_DENIED);
    ck_assert_uint_eq(dword, 3);
    LocalFree(text);
}
END_TEST

START_TEST(test_values__needs_its_arguments)
{
    BYTE byte = 0;

    ck_assert_uint_eq(ResUtilSetSzValue(key, L"S", NULL, NULL), ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ResUtilSetSzValue(NULL, L"S", L"x", NULL), ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ResUtilSetSzValue(key, NULL, L"x", NULL), ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ResUtilSetMultiSzValue(key, L"M", NULL, 0, NULL, NULL),
                      ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ResUtilSetBinaryValue(key, L"B", NULL, 1, NULL, NULL),
                      ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ResUtilSetValueEx(key, L"X", REG_BINARY, &byte, 1, 1),
                      ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ResUtilSetValueEx(key, L"X", REG_BINARY, NULL, 1, 0),
                      ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(writes(), 1); /* the key itself */
}
END_TEST

START_TEST(test_values__copies_strings)
{
    PWSTR copy = ResUtilDupString(L"abc");

    ck_assert(text_is(copy, L"abc"));
    LocalFree(copy);
    copy = ResUtilDupString(L"");
    ck_assert(text_is(copy, L""));
    LocalFree(copy);
    SetLastError(0);
    ck_assert_ptr_null(ResUtilDupString(NULL));
    ck_assert_uint_eq(GetLastError(), ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(test_key_tree__deletes_all_below)
{
    HKEY below;

    ck_assert_int_eq(ClusterRegCreateKey(key, L"A\\B\\C", 0, KEY_ALL_ACCESS, NULL, &below, NULL),
                     0);
    ClusterRegCloseKey(below);
    ck_assert_int_eq(ClusterRegCreateKey(key, L"A\\D", 0, KEY_ALL_ACCESS, NULL, &below, NULL), 0);
    ClusterRegCloseKey(below);
    ck_assert_int_eq(ClusterRegCreateKey(key, L"AA", 0, KEY_ALL_ACCESS, NULL, &below, NULL), 0);
    ClusterRegCloseKey(below);
    ck_assert_uint_eq(ResUtilsDeleteKeyTree(key, L"A", TRUE), ERROR_SUCCESS);
    ck_assert_int_eq(ClusterRegOpenKey(key, L"A", KEY_READ, &below), ERROR_FILE_NOT_FOUND);
    ck_assert_int_eq(ClusterRegOpenKey(key, L"AA", KEY_READ, &below), ERROR_SUCCESS);
    ClusterRegCloseKey(below);
    ck_assert_uint_eq(ResUtilsDeleteKeyTree(key, L"A", TRUE), ERROR_FILE_NOT_FOUND);
    ck_assert_uint_eq(ResUtilsDeleteKeyTree(key, L"A", FALSE), ERROR_SUCCESS);
    ck_assert_uint_eq(ResUtilsDeleteKeyTree(key, L"", TRUE), ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ResUtilsDeleteKeyTree(key, NULL, TRUE), ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ResUtilsDeleteKeyTree(NULL, L"A", TRUE), ERROR_INVALID_PARAMETER);
}
END_TEST

CLUSTER_MAIN("values", test_values__reads_strings_of_all_three_types,
             test_values__ends_strings_that_were_stored_without_nul,
             test_values__says_why_there_is_no_string, test_values__reads_numbers_or_their_defaults,
             test_values__reads_bytes_of_any_type, test_values__stores_and_hands_out_copies,
             test_values__leaves_all_as_it_was_when_the_database_fails,
             test_values__needs_its_arguments, test_values__copies_strings,
             test_key_tree__deletes_all_below)
