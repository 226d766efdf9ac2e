/* The printf family. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

#include "../suite.h"
#include "text_test.h"

static wchar_t text[1200];

START_TEST(test_print__strings_are_wide_and_capitals_narrow)
{
    swprintf(text, 100, L"%s|%S|%hs|%ls|%ws", L"wide", "narrow", "h", L"l", L"w");
    ck_text_eq(text, L"wide|narrow|h|l|w");
    swprintf(text, 100, L"%c%C%hc%lc", L'\u20AC', 'b', 'c', L'd');
    ck_text_eq(text, L"\u20ACbcd");
    swprintf(text, 100, L"[%5.2s][%-5s][%.3S]", L"abc", L"ab", "abcdef");
    ck_text_eq(text, L"[   ab][ab   ][abc]");
    swprintf(text, 100, L"%S", "\xE2\x82\xAC\xF0\x9F\x98\x80");
    ck_text_eq(text, L"\u20AC\U0001F600");
    swprintf(text, 100, L"%s %S", (wchar_t *)NULL, (char *)NULL);
    ck_text_eq(text, L"(null) (null)");
}
END_TEST

START_TEST(test_print__integers_have_the_sizes_of_windows)
{
    swprintf(text, 100, L"%d %u %x %X %o %i", -1, 4294967295u, 255, 255, 8, 7);
    ck_text_eq(text, L"-1 4294967295 ff FF 10 7");
    swprintf(text, 100, L"%ld %lu %08lx", -5, 4294967295u, 0xABCu);
    ck_text_eq(text, L"-5 4294967295 00000abc");
    swprintf(text, 100, L"%I64u %llu %I64d %I32d", 18446744073709551615ULL, 1ULL << 40, -1LL, -2);
    ck_text_eq(text, L"18446744073709551615 1099511627776 -1 -2");
    swprintf(text, 100, L"%hd %hu %hhu %zu", 65537, 65537, 257, (size_t)3);
    ck_text_eq(text, L"1 1 1 3");
    swprintf(text, 100, L"%1$"); /* not of the language: it stands for itself */
    ck_text_eq(text, L"$");
}
END_TEST

START_TEST(test_print__width_precision_and_flags)
{
    swprintf(text, 100, L"[%5d][%-5d][%05d][%+d][% d][%#x][%.3d]", 42, 42, 42, 42, 42, 42, 7);
    ck_text_eq(text, L"[   42][42   ][00042][+42][ 42][0x2a][007]");
    swprintf(text, 100, L"[%*d][%-*d][%*d][%.*s]", 4, 1, 4, 2, -4, 3, 2, L"abc");
    ck_text_eq(text, L"[   1][2   ][3   ][ab]");
    swprintf(text, 100, L"%.2f %e %g 100%%", 2.5, 1500.0, 0.5);
    ck_text_eq(text, L"2.50 1.500000e+03 0.5 100%");
    ck_assert_int_eq(swprintf(text, 1200, L"%1000d", 1), 1000);
    ck_assert(text[998] == L' ' && text[999] == L'1');
}
END_TEST

START_TEST(test_print__pointers_have_sixteen_digits)
{
    swprintf(text, 100, L"%p", (void *)0xABCD);
    ck_text_eq(text, L"000000000000ABCD");
}
END_TEST

START_TEST(test_print__says_when_the_text_does_not_fit)
{
    ck_assert_int_eq(swprintf(text, 4, L"abc"), 3);
    ck_assert_int_eq(swprintf(text, 3, L"%s", L"abc"), -1);
    ck_text_eq(text, L"ab");
    ck_assert_int_eq(swprintf(text, 0, L"abc"), -1);
}
END_TEST

START_TEST(test_print__snwprintf_leaves_out_the_nul)
{
    wmemset(text, L'z', 6);
    ck_assert_int_eq(_snwprintf(text, 3, L"%s", L"abc"), 3);
    ck_assert(text[2] == L'c' && text[3] == L'z');
    ck_assert_int_eq(_snwprintf(text, 3, L"%s", L"abcd"), -1);
    ck_assert(text[3] == L'z');
    ck_assert_int_eq(_snwprintf(text, 4, L"ab"), 2);
    ck_text_eq(text, L"ab");
    ck_assert_int_eq(_scwprintf(L"%d items", 12), 8);
}
END_TEST

START_TEST(test_print__checked_forms_empty_the_buffer)
{
    errno = 0;
    ck_assert_int_eq(swprintf_s(text, 3, L"abc"), -1);
    ck_assert_int_eq(errno, ERANGE);
    ck_text_eq(text, L"");
    ck_assert_int_eq(swprintf_s(text, 4, L"abc"), 3);
    ck_assert_int_eq(swprintf_s(NULL, 4, L"abc"), -1);
}
END_TEST

START_TEST(test_print__streams_get_utf8)
{
    char bytes[64] = "";
    FILE *file = fmemopen(bytes, sizeof(bytes), "w");
    ck_assert_int_eq(fwprintf(file, L"%s=%d\n", L"\u00FC\U0001F600", 3), 6);
    ck_assert_int_ge(fputws(L"end", file), 0);
    fclose(file);
    ck_assert_str_eq(bytes, "\xC3\xBC\xF0\x9F\x98\x80=3\nend");
}
END_TEST

SUITE_MAIN("wchar print", test_print__strings_are_wide_and_capitals_narrow,
           test_print__integers_have_the_sizes_of_windows, test_print__width_precision_and_flags,
           test_print__pointers_have_sixteen_digits, test_print__says_when_the_text_does_not_fit,
           test_print__snwprintf_leaves_out_the_nul, test_print__checked_forms_empty_the_buffer,
           test_print__streams_get_utf8)
