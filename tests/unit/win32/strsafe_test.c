/* strsafe.h. */

#include <strsafe.h>

#include "win32_test.h"

#define TRUNCATED STRSAFE_E_INSUFFICIENT_BUFFER
#define INVALID   STRSAFE_E_INVALID_PARAMETER

START_TEST(test_strsafe__copy_cuts_and_ends_with_a_nul)
{
    WCHAR wide[4] = L"zzz";
    char narrow[4];

    ck_assert_int_eq(StringCchCopyW(wide, 4, L"abc"), S_OK);
    ck_assert_int_eq(StringCchCopyW(wide, 4, L"abcd"), TRUNCATED);
    ck_assert_wide_eq(wide, L"abc");
    ck_assert_int_eq(StringCbCopyW(wide, 8, L"xyz"), S_OK);
    ck_assert_int_eq(StringCbCopyW(wide, 7, L"123"), TRUNCATED);
    ck_assert_wide_eq(wide, L"12");
    ck_assert_int_eq(StringCchCopyA(narrow, 4, "abcd"), TRUNCATED);
    ck_assert_str_eq(narrow, "abc");
    ck_assert_int_eq(StringCbCopyA(narrow, 4, "xy"), S_OK);
    ck_assert_str_eq(narrow, "xy");
}
END_TEST

START_TEST(test_strsafe__a_bad_size_leaves_the_buffer_alone)
{
    WCHAR wide[4] = L"abc";

    ck_assert_int_eq(StringCchCopyW(wide, 0, L"x"), INVALID);
    ck_assert_int_eq(StringCbCopyW(wide, 1, L"x"), INVALID);
    ck_assert_int_eq(StringCchCopyW(wide, (size_t)STRSAFE_MAX_CCH + 1, L"x"), INVALID);
    ck_assert_int_eq(StringCchPrintfW(wide, 0, L"x"), INVALID);
    ck_assert_wide_eq(wide, L"abc");
}
END_TEST

START_TEST(test_strsafe__copy_n_takes_so_many)
{
    WCHAR wide[4];
    char narrow[8];

    ck_assert_int_eq(StringCchCopyNW(wide, 4, L"abcdef", 3), S_OK);
    ck_assert_wide_eq(wide, L"abc");
    ck_assert_int_eq(StringCchCopyNW(wide, 4, L"abcdef", 4), TRUNCATED);
    ck_assert_wide_eq(wide, L"abc");
    ck_assert_int_eq(StringCbCopyNW(wide, 8, L"xyz", 4), S_OK);
    ck_assert_wide_eq(wide, L"xy");
    ck_assert_int_eq(StringCchCopyNW(wide, 4, L"q", (size_t)STRSAFE_MAX_CCH + 1), INVALID);
    ck_assert_wide_eq(wide, L"");
    ck_assert_int_eq(StringCchCopyNA(narrow, 8, "abcdef", 0), S_OK);
    ck_assert_str_eq(narrow, "");
    ck_assert_int_eq(StringCbCopyNA(narrow, 8, "abcdef", 2), S_OK);
    ck_assert_str_eq(narrow, "ab");
}
END_TEST

START_TEST(test_strsafe__cat_appends_within_the_bound)
{
    WCHAR wide[6] = L"ab";
    char narrow[6] = "ab";
    WCHAR unended[2] = {'a', 'b'};

    ck_assert_int_eq(StringCchCatW(wide, 6, L"cd"), S_OK);
    ck_assert_wide_eq(wide, L"abcd");
    ck_assert_int_eq(StringCbCatW(wide, 12, L"efg"), TRUNCATED);
    ck_assert_wide_eq(wide, L"abcde");
    ck_assert_int_eq(StringCchCatW(unended, 2, L"x"), INVALID);
    ck_assert_int_eq(StringCchCatNA(narrow, 6, "cdef", 2), S_OK);
    ck_assert_str_eq(narrow, "abcd");
    ck_assert_int_eq(StringCbCatA(narrow, 6, "xyz"), TRUNCATED);
    ck_assert_str_eq(narrow, "abcdx");
    wide[2] = 0;
    ck_assert_int_eq(StringCbCatNW(wide, 12, L"xyz", 4), S_OK);
    ck_assert_wide_eq(wide, L"abxy");
    ck_assert_int_eq(StringCchCatNW(wide, 6, L"", (size_t)STRSAFE_MAX_CCH + 1), INVALID);
    ck_assert_int_eq(StringCbCatNA(narrow, 6, "", 0), S_OK);
    ck_assert_int_eq(StringCchCatA(narrow, 6, ""), S_OK);
}
END_TEST

START_TEST(test_strsafe__length_needs_a_nul_within_the_bound)
{
    size_t length = 77;

    ck_assert_int_eq(StringCchLengthW(L"abc", 4, &length), S_OK);
    ck_assert_uint_eq(length, 3);
    ck_assert_int_eq(StringCchLengthW(L"abc", 3, &length), INVALID);
    ck_assert_uint_eq(length, 0);
    ck_assert_int_eq(StringCbLengthW(L"abc", 8, &length), S_OK);
    ck_assert_uint_eq(length, 6);
    ck_assert_int_eq(StringCchLengthA("ab", 3, &length), S_OK);
    ck_assert_uint_eq(length, 2);
    ck_assert_int_eq(StringCbLengthA("ab", 3, NULL), S_OK);
    ck_assert_int_eq(StringCchLengthW(NULL, 3, &length), INVALID);
    ck_assert_int_eq(StringCchLengthA("", (size_t)STRSAFE_MAX_CCH + 1, &length), INVALID);
}
END_TEST

START_TEST(test_strsafe__printf_wide)
{
    WCHAR wide[32];

    ck_assert_int_eq(
        StringCchPrintfW(wide, 32, L"%s %S %d %lu %I64x", L"w", "n", -1, 7U, 1ULL << 40), S_OK);
    ck_assert_wide_eq(wide, L"w n -1 7 10000000000");
    ck_assert_int_eq(StringCbPrintfW(wide, 8, L"%u", 12345), TRUNCATED);
    ck_assert_wide_eq(wide, L"123");
}
END_TEST

START_TEST(test_strsafe__printf_narrow)
{
    char narrow[32];

    ck_assert_int_eq(StringCchPrintfA(narrow, 32, "%s %S %ws %c %5d|%-4s|%I64u%%", "n", L"w\u00e9",
                                      L"x", 'c', 42, "ab", 1ULL << 33),
                     TRUNCATED);
    ck_assert_str_eq(narrow, "n w\xc3\xa9 x c    42|ab  |8589934592");
    ck_assert_int_eq(StringCbPrintfA(narrow, 32, "%lu%%", 5U), S_OK);
    ck_assert_str_eq(narrow, "5%");
    /* A character is not cut in two. */
    ck_assert_int_eq(StringCchPrintfA(narrow, 3, "a%S", L"\u20ac"), TRUNCATED);
    ck_assert_str_eq(narrow, "a");
}
END_TEST

static HRESULT print_list(WCHAR *wide, char *narrow, const WCHAR *wide_format,
                          const char *narrow_format, ...)
{
    va_list list;
    va_list copy;

    va_start(list, narrow_format);
    va_copy(copy, list);
    HRESULT result = StringCchVPrintfW(wide, 16, wide_format, list);
    if (SUCCEEDED(result)) {
        result = StringCbVPrintfA(narrow, 16, narrow_format, copy);
    }
    va_end(copy);
    va_end(list);
    return result;
}

START_TEST(test_strsafe__printf_with_a_list)
{
    WCHAR wide[16];
    char narrow[16];

    ck_assert_int_eq(print_list(wide, narrow, L"%d-%d", "%d+%d", 1, 2), S_OK);
    ck_assert_wide_eq(wide, L"1-2");
    ck_assert_str_eq(narrow, "1+2");
}
END_TEST

TEST_MAIN("strsafe", test_strsafe__copy_cuts_and_ends_with_a_nul,
          test_strsafe__a_bad_size_leaves_the_buffer_alone, test_strsafe__copy_n_takes_so_many,
          test_strsafe__cat_appends_within_the_bound,
          test_strsafe__length_needs_a_nul_within_the_bound, test_strsafe__printf_wide,
          test_strsafe__printf_narrow, test_strsafe__printf_with_a_list)
