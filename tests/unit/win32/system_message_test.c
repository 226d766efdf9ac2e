/* FormatMessageW. */

#include <stdarg.h>

#include "win32_test.h"

static WCHAR out[256];

static DWORD from_string(DWORD flags, const WCHAR *format, ...)
{
    va_list list;

    va_start(list, format);
    DWORD chars = FormatMessageW(FORMAT_MESSAGE_FROM_STRING | flags, format, 0, 0, out,
                                 ARRAYSIZE(out), &list);
    va_end(list);
    return chars;
}

START_TEST(test_system_message__formats_a_string)
{
    ck_assert_uint_eq(from_string(0, L"%1 has %2!u!%n", L"x", 5), 9);
    ck_assert_wide_eq(out, L"x has 5\r\n");
    ck_assert_uint_eq(from_string(0, L"a\nb"), 4);
    ck_assert_wide_eq(out, L"a\r\nb");
    ck_assert_uint_eq(from_string(0, L"%s"), 1);
    ck_assert_wide_eq(out, L"s");
}
END_TEST

START_TEST(test_system_message__takes_an_array)
{
    DWORD_PTR array[] = {(DWORD_PTR)L"one", 2};

    ck_assert_uint_eq(FormatMessageW(FORMAT_MESSAGE_FROM_STRING | FORMAT_MESSAGE_ARGUMENT_ARRAY,
                                     L"%2!d! %1", 0, 0, out, 256, (va_list *)(void *)array),
                      5);
    ck_assert_wide_eq(out, L"2 one");
}
END_TEST

START_TEST(test_system_message__allocates)
{
    LPWSTR text = NULL;
    DWORD chars = FormatMessageW(FORMAT_MESSAGE_FROM_STRING | FORMAT_MESSAGE_ALLOCATE_BUFFER,
                                 L"abc", 0, 0, (LPWSTR)(void *)&text, 100, NULL);

    ck_assert_uint_eq(chars, 3);
    ck_assert_wide_eq(text, L"abc");
    ck_assert_uint_eq(LocalSize(text), 200);
    ck_assert_ptr_null(LocalFree(text));
    text = out;
    ck_assert_fails(FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_ALLOCATE_BUFFER,
                                   NULL, 0x7654321, 0, (LPWSTR)(void *)&text, 0, NULL),
                    ERROR_MR_MID_NOT_FOUND);
    ck_assert_ptr_null(text);
}
END_TEST

START_TEST(test_system_message__names_the_code)
{
    static const struct {
        DWORD code;
        const WCHAR *name;
    } rows[] = {
        {ERROR_FILE_NOT_FOUND, L"ERROR_FILE_NOT_FOUND\r\n"},
        {ERROR_IO_PENDING, L"ERROR_IO_PENDING\r\n"},
        {ERROR_RESOURCE_NOT_ONLINE, L"ERROR_RESOURCE_NOT_ONLINE\r\n"},
        {RPC_S_SERVER_UNAVAILABLE, L"RPC_S_SERVER_UNAVAILABLE\r\n"},
        {0x80070005U, L"E_ACCESSDENIED\r\n"},
        {0x80070002U, L"ERROR_FILE_NOT_FOUND\r\n"},
        {0x80004005U, L"E_FAIL\r\n"},
    };

    for (size_t i = 0; i < ARRAYSIZE(rows); i++) {
        ck_assert_uint_ne(FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS,
                                         NULL, rows[i].code, 0, out, 256, NULL),
                          0);
        ck_assert_wide_eq(out, rows[i].name);
    }
}
END_TEST

START_TEST(test_system_message__inserts_can_be_left_alone)
{
    ck_assert_uint_eq(from_string(FORMAT_MESSAGE_IGNORE_INSERTS, L"%1 %2!u! %n"), 11);
    ck_assert_wide_eq(out, L"%1 %2!u! \r\n");
}
END_TEST

START_TEST(test_system_message__lines_are_joined_or_broken)
{
    from_string(FORMAT_MESSAGE_MAX_WIDTH_MASK, L"one\r\ntwo%nthree");
    ck_assert_wide_eq(out, L"one two\r\nthree");
    from_string(10, L"the quick brown fox jumps");
    ck_assert_wide_eq(out, L"the quick\r\nbrown fox\r\njumps");
    from_string(3, L"unbreakable");
    ck_assert_wide_eq(out, L"unbreakable");
}
END_TEST

START_TEST(test_system_message__narrow)
{
    DWORD_PTR array[] = {(DWORD_PTR) "na\xc3\xafve", (DWORD_PTR)L"\u20ac", 7};
    const DWORD flags = FORMAT_MESSAGE_FROM_STRING | FORMAT_MESSAGE_ARGUMENT_ARRAY;
    char narrow[64];
    char *block = NULL;

    ck_assert_uint_eq(
        FormatMessageA(flags, "%1 %2!S! %2!ls! %3!d!", 0, 0, narrow, 64, (va_list *)(void *)array),
        16);
    ck_assert_str_eq(narrow, "na\xc3\xafve \xe2\x82\xac \xe2\x82\xac 7");
    ck_assert_fails(FormatMessageA(flags, "%1", 0, 0, narrow, 6, (va_list *)(void *)array),
                    ERROR_INSUFFICIENT_BUFFER);
    ck_assert_uint_eq(FormatMessageA(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_ALLOCATE_BUFFER,
                                     NULL, ERROR_ACCESS_DENIED, 0, (LPSTR)(void *)&block, 0, NULL),
                      21);
    ck_assert_str_eq(block, "ERROR_ACCESS_DENIED\r\n");
    LocalFree(block);
    ck_assert_fails(FormatMessageA(FORMAT_MESSAGE_FROM_STRING, NULL, 0, 0, narrow, 64, NULL),
                    ERROR_INVALID_PARAMETER);
    ck_assert_fails(
        FormatMessageA(FORMAT_MESSAGE_FROM_STRING, (LPCVOID)(uintptr_t)3, 0, 0, narrow, 64, NULL),
        ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(test_system_message__failures)
{
    WCHAR small[4];

    ck_assert_fails(FormatMessageW(FORMAT_MESSAGE_FROM_STRING, L"abcd", 0, 0, small, 4, NULL),
                    ERROR_INSUFFICIENT_BUFFER);
    ck_assert_fails(FormatMessageW(FORMAT_MESSAGE_FROM_STRING, L"%1", 0, 0, small, 4, NULL),
                    ERROR_INVALID_PARAMETER);
    ck_assert_fails(FormatMessageW(FORMAT_MESSAGE_FROM_STRING, NULL, 0, 0, small, 4, NULL),
                    ERROR_INVALID_PARAMETER);
    ck_assert_fails(FormatMessageW(FORMAT_MESSAGE_FROM_STRING, L"a", 0, 0, NULL, 4, NULL),
                    ERROR_INVALID_PARAMETER);
    ck_assert_fails(FormatMessageW(FORMAT_MESSAGE_FROM_HMODULE, L"a", 0, 0, small, 4, NULL),
                    ERROR_INVALID_PARAMETER);
    ck_assert_fails(FormatMessageW(0, L"a", 0, 0, small, 4, NULL), ERROR_INVALID_PARAMETER);
    ck_assert_fails(from_string(0, L"%1!q!", 1), ERROR_INVALID_PARAMETER);
    ck_assert_fails(from_string(0, L"%1!u", 1), ERROR_INVALID_PARAMETER);
    ck_assert_fails(from_string(0, L"%1", (uint64_t)99), ERROR_INVALID_PARAMETER);
    ck_assert_fails(from_string(0, L"%1!32767d!%1!32767d!", 1), ERROR_INSUFFICIENT_BUFFER);
}
END_TEST

TEST_MAIN("system_message", test_system_message__formats_a_string,
          test_system_message__takes_an_array, test_system_message__allocates,
          test_system_message__names_the_code, test_system_message__inserts_can_be_left_alone,
          test_system_message__lines_are_joined_or_broken, test_system_message__narrow,
          test_system_message__failures)
