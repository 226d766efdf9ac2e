/* The lstr family, comparisons, case, code pages, wsprintf. */

#include "win32_test.h"

START_TEST(test_text__lstr_copies_and_appends)
{
    WCHAR buffer[16];

    ck_assert_int_eq(lstrlenW(L"abc"), 3);
    ck_assert_int_eq(lstrlenW(NULL), 0);
    ck_assert_int_eq(lstrlenA("ab"), 2);
    ck_assert_int_eq(lstrlenA(NULL), 0);
    ck_assert_ptr_eq(lstrcpyW(buffer, L"abc"), buffer);
    ck_assert_ptr_eq(lstrcatW(buffer, L"def"), buffer);
    ck_assert_wide_eq(buffer, L"abcdef");
    ck_assert_ptr_null(lstrcpyW(NULL, L"a"));
    ck_assert_ptr_null(lstrcatW(buffer, NULL));
    ck_assert_wide_eq(buffer, L"abcdef");
}
END_TEST

START_TEST(test_text__lstrcpyn_keeps_its_bound)
{
    WCHAR buffer[8] = L"xxxxxxx";

    ck_assert_ptr_eq(lstrcpynW(buffer, L"abcdef", 4), buffer);
    ck_assert_wide_eq(buffer, L"abc");
    ck_assert_uint_eq(buffer[4], 'x');
    lstrcpynW(buffer, L"abcdef", 1);
    ck_assert_wide_eq(buffer, L"");
    buffer[0] = 'q';
    lstrcpynW(buffer, L"abcdef", 0);
    ck_assert_uint_eq(buffer[0], 'q');
    ck_assert_ptr_null(lstrcpynW(buffer, NULL, 4));
}
END_TEST

START_TEST(test_text__lstrcmp_orders_as_a_dictionary)
{
    ck_assert_int_eq(lstrcmpW(L"abc", L"abc"), 0);
    ck_assert_int_lt(lstrcmpW(L"abc", L"abd"), 0);
    ck_assert_int_lt(lstrcmpW(L"abc", L"ABC"), 0);
    ck_assert_int_lt(lstrcmpW(L"ABC", L"abd"), 0);
    ck_assert_int_gt(lstrcmpW(L"abc", L"ab"), 0);
    ck_assert_int_lt(lstrcmpW(L"_z", L"1"), 0);
    ck_assert_int_lt(lstrcmpW(L"1", L"a"), 0);
    ck_assert_int_eq(lstrcmpiW(L"VirtualMachine", L"VIRTUALmachine"), 0);
    ck_assert_int_lt(lstrcmpiW(L"a", L"B"), 0);
    ck_assert_int_lt(lstrcmpW(NULL, L""), 0);
    ck_assert_int_gt(lstrcmpiW(L"", NULL), 0);
    ck_assert_int_eq(lstrcmpiW(NULL, NULL), 0);
}
END_TEST

START_TEST(test_text__ordinal_comparison_is_by_value)
{
    ck_assert_int_eq(CompareStringOrdinal(L"abc", -1, L"ABC", -1, TRUE), CSTR_EQUAL);
    ck_assert_int_eq(CompareStringOrdinal(L"abc", -1, L"ABC", -1, FALSE), CSTR_GREATER_THAN);
    ck_assert_int_eq(CompareStringOrdinal(L"ab", 2, L"abc", 2, FALSE), CSTR_EQUAL);
    ck_assert_int_eq(CompareStringOrdinal(L"ab", -1, L"abc", -1, FALSE), CSTR_LESS_THAN);
    ck_assert_int_eq(CompareStringOrdinal(L"", -1, L"x", 0, FALSE), CSTR_EQUAL);
    ck_assert_int_eq(CompareStringOrdinal(L"\u00e4", -1, L"\u00c4", -1, TRUE), CSTR_EQUAL);
    ck_assert_int_eq(CompareStringOrdinal(L"\u0131", -1, L"I", -1, TRUE), CSTR_GREATER_THAN);
    ck_assert_fails(CompareStringOrdinal(NULL, -1, L"x", -1, FALSE), ERROR_INVALID_PARAMETER);
    ck_assert_fails(CompareStringOrdinal(L"x", -2, L"x", -1, FALSE), ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(test_text__comparison_flags)
{
    ck_assert_int_eq(CompareStringW(LOCALE_INVARIANT, NORM_IGNORECASE, L"a", -1, L"A", -1),
                     CSTR_EQUAL);
    ck_assert_int_eq(CompareStringW(LOCALE_INVARIANT, 0, L"a", -1, L"A", -1), CSTR_LESS_THAN);
    ck_assert_int_eq(CompareStringW(LOCALE_INVARIANT, 0, L"b", 1, L"A", 1), CSTR_GREATER_THAN);
    ck_assert_fails(CompareStringW(LOCALE_INVARIANT, NORM_IGNORENONSPACE, L"a", -1, L"a", -1),
                    ERROR_INVALID_FLAGS);
    ck_assert_fails(CompareStringW(LOCALE_INVARIANT, 0, L"a", -1, NULL, -1),
                    ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(test_text__case_of_strings_and_characters)
{
    WCHAR text[] = L"aZ\u00e9\u03b1\u00df";

    ck_assert_ptr_eq(CharUpperW(text), text);
    ck_assert_wide_eq(text, L"AZ\u00c9\u0391\u00df");
    ck_assert_uint_eq(CharLowerBuffW(text, 1), 1);
    ck_assert_wide_eq(CharLowerW(text), L"az\u00e9\u03b1\u00df");
    ck_assert_uint_eq(CharUpperBuffW(text, 2), 2);
    ck_assert_wide_eq(text, L"AZ\u00e9\u03b1\u00df");
    ck_assert_uint_eq((uintptr_t)CharUpperW((LPWSTR)(uintptr_t)'q'), 'Q');
    ck_assert_uint_eq((uintptr_t)CharLowerW((LPWSTR)(uintptr_t)'Q'), 'q');
    ck_assert_uint_eq((uintptr_t)CharLowerW(NULL), 0);
}
END_TEST

START_TEST(test_text__utf8_to_utf16)
{
    WCHAR wide[16];

    ck_assert_int_eq(MultiByteToWideChar(CP_UTF8, 0, "h\xc3\xa9\xe2\x82\xac", -1, wide, 16), 4);
    ck_assert_wide_eq(wide, L"h\u00e9\u20ac");
    ck_assert_int_eq(MultiByteToWideChar(CP_ACP, MB_PRECOMPOSED, "\xf0\x9f\x98\x80", 4, wide, 16),
                     2);
    ck_assert_uint_eq(wide[0], 0xD83D);
    ck_assert_uint_eq(wide[1], 0xDE00);
    ck_assert_int_eq(MultiByteToWideChar(CP_OEMCP, 0, "abc", -1, NULL, 0), 4);
    ck_assert_int_eq(MultiByteToWideChar(CP_UTF8, 0, "abc", 3, wide, 3), 3);
    ck_assert_fails(MultiByteToWideChar(CP_UTF8, 0, "abc", -1, wide, 3), ERROR_INSUFFICIENT_BUFFER);
}
END_TEST

START_TEST(test_text__utf8_that_is_none_is_replaced_or_refused)
{
    /* A lone continuation, an overlong form, a surrogate, too large a value, one cut short. */
    static const char *const wrong[] = {"\x80", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80",
                                        "\xe2\x82"};
    static const int replaced[] = {1, 2, 3, 4, 1};
    WCHAR wide[16];

    for (size_t i = 0; i < ARRAYSIZE(wrong); i++) {
        int chars = MultiByteToWideChar(CP_UTF8, 0, wrong[i], -1, wide, 16);

        ck_assert_int_eq(chars, replaced[i] + 1);
        ck_assert_uint_eq(wide[0], 0xFFFD);
        ck_assert_fails(MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, wrong[i], -1, wide, 16),
                        ERROR_NO_UNICODE_TRANSLATION);
    }
}
END_TEST

START_TEST(test_text__utf16_to_utf8)
{
    static const WCHAR pair[] = {0xD83D, 0xDE00, 0};
    static const WCHAR half[] = {'a', 0xD83D, 'b', 0};
    char narrow[16];

    ck_assert_int_eq(WideCharToMultiByte(CP_UTF8, 0, pair, -1, narrow, 16, NULL, NULL), 5);
    ck_assert_str_eq(narrow, "\xf0\x9f\x98\x80");
    ck_assert_int_eq(WideCharToMultiByte(CP_UTF8, 0, half, -1, narrow, 16, NULL, NULL), 6);
    ck_assert_str_eq(narrow, "a\xef\xbf\xbd"
                             "b");
    ck_assert_fails(
        WideCharToMultiByte(CP_UTF8, WC_ERR_INVALID_CHARS, half, -1, narrow, 16, NULL, NULL),
        ERROR_NO_UNICODE_TRANSLATION);
    ck_assert_int_eq(
        WideCharToMultiByte(CP_ACP, WC_NO_BEST_FIT_CHARS, L"ab", 2, NULL, 0, NULL, NULL), 2);
    ck_assert_fails(WideCharToMultiByte(CP_UTF8, 0, pair, -1, narrow, 3, NULL, NULL),
                    ERROR_INSUFFICIENT_BUFFER);
}
END_TEST

START_TEST(test_text__conversion_arguments_are_checked)
{
    WCHAR wide[4];
    char narrow[4];
    BOOL used;

    ck_assert_fails(MultiByteToWideChar(1252, 0, "a", -1, wide, 4), ERROR_INVALID_PARAMETER);
    ck_assert_fails(MultiByteToWideChar(CP_UTF8, 0, NULL, -1, wide, 4), ERROR_INVALID_PARAMETER);
    ck_assert_fails(MultiByteToWideChar(CP_UTF8, 0, "a", 0, wide, 4), ERROR_INVALID_PARAMETER);
    ck_assert_fails(MultiByteToWideChar(CP_UTF8, 0, "a", -2, wide, 4), ERROR_INVALID_PARAMETER);
    ck_assert_fails(MultiByteToWideChar(CP_UTF8, 0, "a", -1, NULL, 4), ERROR_INVALID_PARAMETER);
    ck_assert_fails(MultiByteToWideChar(CP_UTF8, 0, "a", -1, wide, -1), ERROR_INVALID_PARAMETER);
    ck_assert_fails(MultiByteToWideChar(CP_UTF8, 4, "a", -1, wide, 4), ERROR_INVALID_FLAGS);
    ck_assert_fails(WideCharToMultiByte(CP_UTF8, 1, L"a", -1, narrow, 4, NULL, NULL),
                    ERROR_INVALID_FLAGS);
    ck_assert_fails(WideCharToMultiByte(CP_UTF8, 0, L"a", -1, narrow, 4, "?", NULL),
                    ERROR_INVALID_PARAMETER);
    ck_assert_fails(WideCharToMultiByte(CP_UTF8, 0, L"a", -1, narrow, 4, NULL, &used),
                    ERROR_INVALID_PARAMETER);
    ck_assert_fails(WideCharToMultiByte(CP_UTF8, 0, NULL, 1, narrow, 4, NULL, NULL),
                    ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(test_text__wsprintf_formats_and_stops_at_1024)
{
    static WCHAR out[1025];

    ck_assert_int_eq(wsprintfW(out, L"%s=%d %hs %08lX %c%%", L"wide", -5, "narrow", 0xBEEFU, 'x'),
                     26);
    ck_assert_wide_eq(out, L"wide=-5 narrow 0000BEEF x%");
    ck_assert_int_eq(wsprintfW(out, L"%2000d", 1), 1024);
    ck_assert_int_eq(lstrlenW(out), 1024);
}
END_TEST

TEST_MAIN("text", test_text__lstr_copies_and_appends, test_text__lstrcpyn_keeps_its_bound,
          test_text__lstrcmp_orders_as_a_dictionary, test_text__ordinal_comparison_is_by_value,
          test_text__comparison_flags, test_text__case_of_strings_and_characters,
          test_text__utf8_to_utf16, test_text__utf8_that_is_none_is_replaced_or_refused,
          test_text__utf16_to_utf8, test_text__conversion_arguments_are_checked,
          test_text__wsprintf_formats_and_stops_at_1024)
