/* UTF-8 from and to 16-bit characters, and the functions with the room of the buffer. */
#include <errno.h>
#include <stdlib.h>
#include <wchar.h>

#include "../suite.h"
#include "text_test.h"

START_TEST(test_utf8__goes_both_ways)
{
    const char *narrow = "a\xC3\xBC\xE2\x82\xAC\xF0\x9F\x98\x80";
    wchar_t wide[16];
    char back[16];
    ck_assert_uint_eq(mbstowcs(wide, narrow, 16), 5);
    ck_text_eq(wide, L"a\u00FC\u20AC\U0001F600");
    ck_assert_uint_eq(mbstowcs(NULL, narrow, 0), 5);
    ck_assert_uint_eq(wcstombs(back, wide, sizeof(back)), 10);
    ck_assert_str_eq(back, narrow);
    ck_assert_uint_eq(wcstombs(NULL, wide, 0), 10);
}
END_TEST

START_TEST(test_utf8__never_splits_a_character)
{
    wchar_t wide[3] = L"zz";
    char narrow[6] = "zzzzz";
    ck_assert_uint_eq(mbstowcs(wide, "a\xF0\x9F\x98\x80", 2), 1);
    ck_assert(wide[0] == L'a' && wide[1] == L'z');
    ck_assert_uint_eq(wcstombs(narrow, L"a\u20AC", 3), 1);
    ck_assert(narrow[0] == 'a' && narrow[1] == 'z');
}
END_TEST

START_TEST(test_utf8__replaces_what_is_malformed)
{
    static const char *const malformed[] = {"\x80",         "\xC0\xAF",         "\xE2\x82",
                                            "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xF0\x80\x80\x80"};
    for (size_t i = 0; i < sizeof(malformed) / sizeof(malformed[0]); i++) {
        wchar_t wide[8];
        size_t chars = mbstowcs(wide, malformed[i], 8);
        ck_assert_uint_ge(chars, 1);
        for (size_t at = 0; at < chars; at++) {
            ck_assert_int_eq(wide[at], 0xFFFD);
        }
    }
    char narrow[8];
    const wchar_t half[] = {0xD83D, L'x', 0};
    ck_assert_uint_eq(wcstombs(narrow, half, sizeof(narrow)), 4);
    ck_assert_str_eq(narrow, "\xEF\xBF\xBDx");
}
END_TEST

START_TEST(test_utf8__one_character_at_a_time)
{
    wchar_t c;
    ck_assert_int_eq(mbtowc(&c, "\xE2\x82\xACx", 4), 3);
    ck_assert_int_eq(c, 0x20AC);
    ck_assert_int_eq(mbtowc(&c, "", 1), 0);
    ck_assert_int_eq(mbtowc(&c, "\xE2\x82", 2), -1);
    char narrow[4];
    ck_assert_int_eq(wctomb(narrow, L'\u00FC'), 2);
    ck_assert_int_eq(wctomb(narrow, (wchar_t)0xD800), -1);
}
END_TEST

START_TEST(test_checked__copies_what_fits_or_nothing)
{
    wchar_t to[4] = L"zzz";
    ck_assert_int_eq(wcscpy_s(to, 4, L"abc"), 0);
    ck_text_eq(to, L"abc");
    ck_assert_int_eq(wcscpy_s(to, 4, L"abcd"), ERANGE);
    ck_text_eq(to, L"");
    ck_assert_int_eq(wcscpy_s(NULL, 4, L"a"), EINVAL);
    ck_assert_int_eq(wcsncpy_s(to, 4, L"abcdef", 2), 0);
    ck_text_eq(to, L"ab");
    ck_assert_int_eq(wcsncpy_s(to, 4, L"abcdef", _TRUNCATE), STRUNCATE);
    ck_text_eq(to, L"abc");
    ck_assert_int_eq(wcscpy_s(to, 4, L"a"), 0);
    ck_assert_int_eq(wcscat_s(to, 4, L"bc"), 0);
    ck_text_eq(to, L"abc");
    ck_assert_int_eq(wcscat_s(to, 4, L"d"), ERANGE);
    ck_text_eq(to, L"");
    ck_assert_uint_eq(wcsnlen_s(NULL, 4), 0);
}
END_TEST

SUITE_MAIN("wchar utf8", test_utf8__goes_both_ways, test_utf8__never_splits_a_character,
           test_utf8__replaces_what_is_malformed, test_utf8__one_character_at_a_time,
           test_checked__copies_what_fits_or_nothing)
