/* Numbers from and to strings. */
#include <errno.h>
#include <limits.h>
#include <math.h>
#include <wchar.h>

#include "../suite.h"
#include "text_test.h"

START_TEST(test_number__reads_up_to_the_first_other_character)
{
    const wchar_t *text = L" \t-42abc";
    wchar_t *end;
    ck_assert_int_eq(wcstol(text, &end, 10), -42);
    ck_assert_ptr_eq(end, text + 5);
    ck_assert_uint_eq(wcstoul(L"0xFFFFFFFF", &end, 0), 0xFFFFFFFFu);
    ck_assert_int_eq(*end, 0);
    ck_assert_int_eq(wcstoll(L"777", NULL, 8), 511);
    ck_assert_uint_eq(wcstoull(L"18446744073709551615", NULL, 10), ULLONG_MAX);
}
END_TEST

START_TEST(test_number__end_is_the_start_when_there_is_no_number)
{
    const wchar_t *text = L"  x";
    wchar_t *end = NULL;
    ck_assert_int_eq(wcstol(text, &end, 10), 0);
    ck_assert_ptr_eq(end, text);
    text = L"\u0663";
    ck_assert_int_eq(wcstol(text, &end, 10), 0);
    ck_assert_ptr_eq(end, text);
}
END_TEST

START_TEST(test_number__beyond_the_range_is_its_end_and_an_error)
{
    errno = 0;
    ck_assert_int_eq(wcstoll(L"9223372036854775808", NULL, 10), LLONG_MAX);
    ck_assert_int_eq(errno, ERANGE);
    ck_assert_int_eq(_wtoi(L"99999999999"), INT_MAX);
    ck_assert_int_eq(_wtoi(L"-99999999999"), INT_MIN);
    ck_assert_int_eq(_wtoi64(L"99999999999"), 99999999999LL);
}
END_TEST

START_TEST(test_number__reads_more_digits_than_fit_a_small_buffer)
{
    wchar_t zeros[400];
    for (int i = 0; i < 398; i++) {
        zeros[i] = L'0';
    }
    zeros[398] = L'7';
    zeros[399] = 0;
    wchar_t *end;
    ck_assert_int_eq(wcstol(zeros, &end, 10), 7);
    ck_assert_ptr_eq(end, zeros + 399);
}
END_TEST

START_TEST(test_number__reads_floating_point)
{
    wchar_t *end;
    ck_assert(fabs(wcstod(L"2.5e3s", &end) - 2500.0) < 1e-9);
    ck_assert_int_eq(*end, L's');
    ck_assert(fabsf(wcstof(L"-0.25", NULL) + 0.25F) < 1e-6F);
}
END_TEST

START_TEST(test_number__writes)
{
    wchar_t buffer[66];
    ck_text_eq(_ltow(-2147483647 - 1, buffer, 10), L"-2147483648");
    ck_text_eq(_ltow(-1, buffer, 16), L"ffffffff");
    ck_text_eq(_ultow(4294967295u, buffer, 10), L"4294967295");
    ck_text_eq(_itow(0, buffer, 2), L"0");
    ck_text_eq(_i64tow(LLONG_MIN, buffer, 10), L"-9223372036854775808");
    ck_text_eq(_ui64tow(ULLONG_MAX, buffer, 36), L"3w5e11264sgsf");
    errno = 0;
    ck_text_eq(_itow(5, buffer, 1), L"");
    ck_assert_int_eq(errno, EINVAL);
}
END_TEST

START_TEST(test_number__writes_into_the_room_there_is)
{
    wchar_t buffer[4] = L"zzz";
    ck_assert_int_eq(_itow_s(999, buffer, 4, 10), 0);
    ck_text_eq(buffer, L"999");
    ck_assert_int_eq(_ltow_s(-999, buffer, 4, 10), ERANGE);
    ck_text_eq(buffer, L"");
    ck_assert_int_eq(_ultow_s(1, NULL, 4, 10), EINVAL);
}
END_TEST

SUITE_MAIN("wchar number", test_number__reads_up_to_the_first_other_character,
           test_number__end_is_the_start_when_there_is_no_number,
           test_number__beyond_the_range_is_its_end_and_an_error,
           test_number__reads_more_digits_than_fit_a_small_buffer,
           test_number__reads_floating_point, test_number__writes,
           test_number__writes_into_the_room_there_is)
