/* Strings, blocks and searches. */
#include <stdlib.h>
#include <wchar.h>

#include "../suite.h"
#include "text_test.h"

START_TEST(test_string__length_counts_units_of_16_bits)
{
    ck_assert_uint_eq(wcslen(L""), 0);
    ck_assert_uint_eq(wcslen(L"Hello"), 5);
    ck_assert_uint_eq(wcslen(L"\U0001F600"), 2);
    ck_assert_uint_eq(wcsnlen(L"Hello", 3), 3);
    ck_assert_uint_eq(wcsnlen(L"Hello", 9), 5);
}
END_TEST

START_TEST(test_string__copies_and_appends)
{
    wchar_t buffer[8];
    ck_assert_ptr_eq(wcscpy(buffer, L"abc"), buffer);
    ck_text_eq(buffer, L"abc");
    wcscat(buffer, L"de");
    ck_text_eq(buffer, L"abcde");
    wcsncat(buffer, L"fghi", 1);
    ck_text_eq(buffer, L"abcdef");
    wcsncpy(buffer, L"xy", 4);
    ck_assert(buffer[1] == L'y' && buffer[2] == 0 && buffer[3] == 0 && buffer[4] == L'e');
    wchar_t *copy = wcsdup(L"twice");
    ck_text_eq(copy, L"twice");
    free(copy);
}
END_TEST

START_TEST(test_string__blocks_move_and_compare)
{
    wchar_t buffer[6] = L"abcde";
    wmemmove(buffer + 1, buffer, 4);
    ck_text_eq(buffer, L"aabcd");
    wmemset(buffer, L'z', 2);
    ck_text_eq(buffer, L"zzbcd");
    wmemcpy(buffer + 3, L"yy", 2);
    ck_text_eq(buffer, L"zzbyy");
    ck_assert_int_eq(wmemcmp(buffer, L"zzb", 3), 0);
    ck_assert_int_lt(wmemcmp(L"a\0a", L"a\0b", 3), 0);
    ck_assert_ptr_eq(wmemchr(buffer, L'b', 5), buffer + 2);
    ck_assert_ptr_null(wmemchr(buffer, L'b', 2));
}
END_TEST

START_TEST(test_string__compares_by_unsigned_unit)
{
    ck_assert_int_eq(wcscmp(L"same", L"same"), 0);
    ck_assert_int_lt(wcscmp(L"a", L"ab"), 0);
    ck_assert_int_gt(wcscmp(L"\uFFFD", L"a"), 0);
    ck_assert_int_eq(wcsncmp(L"abc", L"abd", 2), 0);
    ck_assert_int_lt(wcscoll(L"A", L"a"), 0);
}
END_TEST

START_TEST(test_string__ignores_case_of_ascii)
{
    ck_assert_int_eq(_wcsicmp(L"PendingTimeout", L"PENDINGtimeout"), 0);
    ck_assert_int_lt(_wcsicmp(L"abc", L"ABD"), 0);
    ck_assert_int_eq(_wcsnicmp(L"abcX", L"ABCy", 3), 0);
    ck_assert_int_ne(_wcsicmp(L"\u00E4", L"\u00C4"), 0);
    wchar_t buffer[] = L"MiXed";
    ck_text_eq(_wcslwr(buffer), L"mixed");
    ck_text_eq(_wcsupr(buffer), L"MIXED");
    ck_text_eq(_wcsrev(buffer), L"DEXIM");
}
END_TEST

START_TEST(test_string__finds)
{
    const wchar_t *path = L"C:\\Cluster\\Log";
    ck_assert_ptr_eq(wcschr(path, L'\\'), path + 2);
    ck_assert_ptr_eq(wcsrchr(path, L'\\'), path + 10);
    ck_assert_ptr_eq(wcschr(path, 0), path + 14);
    ck_assert_ptr_null(wcschr(path, L'?'));
    ck_assert_ptr_null(wcsrchr(path, L'?'));
    ck_assert_ptr_eq(wcsrchr(path, L'C'), path + 3);
    ck_assert_ptr_eq(wcsstr(path, L"Log"), path + 11);
    ck_assert_ptr_eq(wcsstr(path, L""), path);
    ck_assert_ptr_null(wcsstr(path, L"Logs"));
    ck_assert_ptr_eq(wcspbrk(path, L"gL"), path + 11);
    ck_assert_uint_eq(wcsspn(path, L":C"), 2);
    ck_assert_uint_eq(wcscspn(path, L"u"), 5);
}
END_TEST

START_TEST(test_string__splits_into_tokens)
{
    wchar_t list[] = L";;a;b,,c";
    wchar_t *save = NULL;
    ck_text_eq(wcstok(list, L";,", &save), L"a");
    ck_text_eq(wcstok(NULL, L";,", &save), L"b");
    ck_text_eq(wcstok(NULL, L";,", &save), L"c");
    ck_assert_ptr_null(wcstok(NULL, L";,", &save));
    ck_assert_ptr_null(wcstok(NULL, L";,", &save));
}
END_TEST

SUITE_MAIN("wchar string", test_string__length_counts_units_of_16_bits,
           test_string__copies_and_appends, test_string__blocks_move_and_compare,
           test_string__compares_by_unsigned_unit, test_string__ignores_case_of_ascii,
           test_string__finds, test_string__splits_into_tokens)
