/* The formatter of messages, as the log uses it. */

#include <stdarg.h>
#include <sys/mman.h>
#include <unistd.h>

#include "win32/format_message.h"
#include "win32_test.h"

static WCHAR out[2048];
static struct rdk__format_problem problem;

static size_t format(const WCHAR *text, ...)
{
    va_list list;

    va_start(list, text);
    struct rdk__format_source source = {.format = text, .list = &list};
    size_t length = rdk__format_message(&source, out, ARRAYSIZE(out), &problem);
    va_end(list);
    return length;
}

#define ck_assert_formats(wanted, ...)                                 \
    do {                                                               \
        ck_assert_uint_eq(format(__VA_ARGS__), ARRAYSIZE(wanted) - 1); \
        ck_assert_wide_eq(out, wanted);                                \
        ck_assert_int_eq(problem.fault, RDK__FORMAT_GOOD);             \
    } while (0)

#define ck_assert_faulty(wanted_fault, wanted_offset, wanted, ...) \
    do {                                                           \
        format(__VA_ARGS__);                                       \
        ck_assert_wide_eq(out, wanted);                            \
        ck_assert_int_eq(problem.fault, (wanted_fault));           \
        ck_assert_uint_eq(problem.offset, (wanted_offset));        \
    } while (0)

START_TEST(test_format_message__text_is_copied)
{
    ck_assert_formats(L"", L"");
    ck_assert_formats(L"plain \u00e4\u20ac", L"plain \u00e4\u20ac");
}
END_TEST

START_TEST(test_format_message__inserts_are_by_position)
{
    ck_assert_formats(L"b a b", L"%2 %1 %2", L"a", L"b");
    ck_assert_formats(L"abcdefghijkl", L"%1%2%3%4%5%6%7%8%9%10%11%12", L"a", L"b", L"c", L"d", L"e",
                      L"f", L"g", L"h", L"i", L"j", L"k", L"l");
}
END_TEST

START_TEST(test_format_message__specs_of_integers)
{
    ck_assert_formats(L"-5 4294967291 fffffffb FFFFFFFB", L"%1!d! %1!u! %1!x! %1!X!", -5);
    ck_assert_formats(L"0000002a|   42|42   |+42", L"%1!08x!|%1!5d!|%1!-5d!|%1!+d!", 42);
    ck_assert_formats(L"12345678901 -1 2dfdc1c35", L"%1!I64u! %2!I64d! %1!I64x!", 12345678901ULL,
                      -1LL);
    ck_assert_formats(L"12345678901 52", L"%1!llu! %2!o!", 12345678901ULL, 42);
    ck_assert_formats(L"7 65535 -1 255", L"%1!lu! %2!hu! %2!hd! %2!hhu!", 7U, 0x1FFFFFFFF);
    ck_assert_formats(L"00000000DEADBEEF", L"%1!p!", (void *)(uintptr_t)0xDEADBEEF);
}
END_TEST

START_TEST(test_format_message__a_slot_is_cut_as_its_spec_says)
{
    uint64_t slots[2] = {0xFFFFFFFF00000005, 0xABCDEF01000000A1};
    struct rdk__format_source source = {
        .format = L"%1!d! %1!u! %2!08x! %2!c! %1!I32u!", .slots = slots, .slot_count = 2};

    rdk__format_message(&source, out, ARRAYSIZE(out), &problem);
    ck_assert_wide_eq(out, L"5 5 000000a1 \u00a1 5");
}
END_TEST

START_TEST(test_format_message__specs_of_strings_and_characters)
{
    ck_assert_formats(L"w n n w w", L"%1!s! %2!S! %2!hs! %1!ws! %1!ls!", L"w", "n");
    ck_assert_formats(L"[  ab][ab  ][a]", L"[%1!4s!][%1!-4s!][%1!.1s!]", L"ab");
    ck_assert_formats(L"x\u20ac", L"%1!c!%2!lc!", 'x', 0x20AC);
    ck_assert_formats(L"\u00e9", L"%1!hs!", "\xc3\xa9");
}
END_TEST

START_TEST(test_format_message__stars_take_the_inserts_before_the_value)
{
    ck_assert_formats(L"  Bi Bob   Bill", L"%1!*.*s! %4 %5!*s!", 4, 2, L"Bill", L"Bob", 6, L"Bill");
    ck_assert_formats(L"7   |", L"%1!*d!|", -4, 7);
}
END_TEST

START_TEST(test_format_message__escapes)
{
    ck_assert_formats(L"%\n\r\t.! ", L"%%%n%r%t%.%!% ");
    ck_assert_formats(L"stop", L"stop%0");
    ck_assert_formats(L"100%", L"100%%");
    ck_assert_formats(L"a\nb\nc\n", L"a\r\nb\nc\r");
}
END_TEST

START_TEST(test_format_message__printf_style_is_reported)
{
    static const struct {
        const WCHAR *format;
        size_t offset;
        const WCHAR *text;
    } rows[] = {
        {L"failed %d", 7, L"failed d"},
        {L"%s", 0, L"s"},
        {L"ab%u%1", 2, L"abuz"},
        {L"code %08x", 5, L"code "},
        {L"%ls", 0, L"ls"},
        {L"%I64u", 0, L"I64u"},
        {L"%lu bytes", 0, L"lu bytes"},
        {L"%-10s", 0, L"-10s"},
        {L"%x", 0, L"x"},
        {L"%ws", 0, L"ws"},
        {L"%p", 0, L"p"},
        {L"%c", 0, L"c"},
    };

    for (size_t i = 0; i < ARRAYSIZE(rows); i++) {
        ck_assert_faulty(RDK__FORMAT_PRINTF_STYLE, rows[i].offset, rows[i].text, rows[i].format,
                         L"z");
    }
}
END_TEST

START_TEST(test_format_message__malformed_inserts_are_reported_and_copied)
{
    ck_assert_faulty(RDK__FORMAT_SPEC_OPEN, 2, L"a %1!u", L"a %1!u", 1);
    ck_assert_faulty(RDK__FORMAT_SPEC_BAD, 0, L"%1!y!.", L"%1!y!.", 1);
    ck_assert_faulty(RDK__FORMAT_SPEC_BAD, 0, L"%1!!", L"%1!!", 1);
    ck_assert_faulty(RDK__FORMAT_SPEC_BAD, 0, L"%1!f!", L"%1!f!", 1);
    ck_assert_faulty(RDK__FORMAT_SPEC_BAD, 0, L"%1!%u!", L"%1!%u!", 1);
    ck_assert_faulty(RDK__FORMAT_SPEC_BAD, 0, L"%1!n!", L"%1!n!", 1);
    ck_assert_faulty(RDK__FORMAT_PERCENT_LAST, 4, L"100 %", L"100 %");
    ck_assert_faulty(RDK__FORMAT_INSERT_ZERO, 1, L"a", L"a%0 lost");
    ck_assert_faulty(RDK__FORMAT_FORMAT_BAD, 0, L"", NULL);
    ck_assert_faulty(RDK__FORMAT_FORMAT_BAD, 0, L"", (const WCHAR *)(uintptr_t)16);
}
END_TEST

START_TEST(test_format_message__an_insert_above_99_is_reported)
{
    uint64_t slots[99];
    struct rdk__format_source source = {.format = L"%100", .slots = slots, .slot_count = 99};

    for (size_t i = 0; i < 99; i++) {
        slots[i] = (uint64_t)(uintptr_t)L"s";
    }
    rdk__format_message(&source, out, ARRAYSIZE(out), &problem);
    ck_assert_int_eq(problem.fault, RDK__FORMAT_INSERT_RANGE);
    ck_assert_wide_eq(out, L"s0");
    source.format = L"%99";
    rdk__format_message(&source, out, ARRAYSIZE(out), &problem);
    ck_assert_int_eq(problem.fault, RDK__FORMAT_GOOD);
}
END_TEST

START_TEST(test_format_message__a_missing_argument_is_reported)
{
    uint64_t slots[1] = {5};
    struct rdk__format_source source = {.format = L"%1!u! %2", .slots = slots, .slot_count = 1};

    rdk__format_message(&source, out, ARRAYSIZE(out), &problem);
    ck_assert_int_eq(problem.fault, RDK__FORMAT_INSERT_MISSING);
    ck_assert_uint_eq(problem.insert, 2);
    ck_assert_wide_eq(out, L"5 %2");
}
END_TEST

START_TEST(test_format_message__a_string_that_is_none_is_not_followed)
{
    ck_assert_faulty(RDK__FORMAT_STRING_NULL, 3, L"is (null)", L"is %1", NULL);
    ck_assert_faulty(RDK__FORMAT_STRING_BAD, 0, L"(unreadable)", L"%1", (uint64_t)1234);
    ck_assert_uint_eq(problem.insert, 1);
    ck_assert_faulty(RDK__FORMAT_STRING_BAD, 0, L"(unreadable)", L"%1!hs!", (uint64_t)-1);
    ck_assert_faulty(RDK__FORMAT_STRING_BAD, 0, L"(unreadable)", L"%1!.3s!", (uint64_t)5);
}
END_TEST

START_TEST(test_format_message__a_string_at_the_edge_of_a_page)
{
    long page = sysconf(_SC_PAGESIZE);
    char *memory =
        mmap(NULL, (size_t)page * 2, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    mprotect(memory + page, (size_t)page, PROT_NONE);
    WCHAR *last = (WCHAR *)(void *)(memory + page) - 4;
    last[0] = 'a';
    last[1] = 'b';
    last[2] = 'c';
    last[3] = 0;
    ck_assert_formats(L"abc", L"%1", last);
    last[3] = 'd';
    ck_assert_faulty(RDK__FORMAT_STRING_BAD, 0, L"(unreadable)", L"%1", last);
    ck_assert_formats(L"abcd", L"%1!.4s!", last);
    ck_assert_faulty(RDK__FORMAT_STRING_BAD, 0, L"(unreadable)", L"%1!.5s!", last);
    memory[page - 2] = 'y';
    memory[page - 1] = 0;
    ck_assert_formats(L"y", L"%1!hs!", memory + page - 2);
    ck_assert_faulty(RDK__FORMAT_STRING_BAD, 0, L"(unreadable)", L"%1", memory + page - 1);
}
END_TEST

START_TEST(test_format_message__a_string_need_not_be_aligned)
{
    char memory[16] = {0};

    memcpy(memory + 1, L"odd", 8);
    ck_assert_formats(L"odd", L"%1", memory + 1);
}
END_TEST

START_TEST(test_format_message__the_first_fault_is_kept)
{
    ck_assert_faulty(RDK__FORMAT_PRINTF_STYLE, 0, L"s d%1!", L"%s %d%1!");
}
END_TEST

START_TEST(test_format_message__is_cut_off_at_the_room_there_is)
{
    struct rdk__format_source source = {.format = L"0123456789"};
    WCHAR small[5] = {'x', 'x', 'x', 'x', 'x'};

    ck_assert_uint_eq(rdk__format_message(&source, small, 4, NULL), 10);
    ck_assert_wide_eq(small, L"012");
    ck_assert_uint_eq(small[4], 'x');
    ck_assert_uint_eq(rdk__format_message(&source, small, 1, NULL), 10);
    ck_assert_uint_eq(small[0], 0);
    ck_assert_uint_eq(rdk__format_message(&source, NULL, 0, NULL), 10);
}
END_TEST

START_TEST(test_format_message__a_huge_width_is_bounded)
{
    ck_assert_uint_eq(format(L"%1!999999999d!", 1), 32767);
    ck_assert_int_eq(problem.fault, RDK__FORMAT_GOOD);
    ck_assert_uint_eq(format(L"%1!*d!", INT32_MIN, 1), 32767);
}
END_TEST

START_TEST(test_format_message__every_fault_has_a_text)
{
    for (int fault = 0; fault <= RDK__FORMAT_FORMAT_BAD; fault++) {
        ck_assert_uint_gt(strlen(rdk__format_fault_text((enum rdk__format_fault)fault)), 5);
    }
}
END_TEST

START_TEST(test_format_message__survives_any_format)
{
    static const char alphabet[] = "%%%%!!10923sdux*.-#hlIwn64p cC";
    unsigned seed = 12345;
    uint64_t slots[101];

    for (size_t i = 0; i < ARRAYSIZE(slots); i++) {
        slots[i] = i % 3 == 0 ? (uint64_t)(uintptr_t)L"str" : i;
    }
    for (int run = 0; run < 20000; run++) {
        WCHAR text[24] = {0};
        WCHAR small[64];
        struct rdk__format_source source = {
            .format = text, .slots = slots, .slot_count = 1 + (size_t)run % 101};

        for (size_t i = 0; i < ARRAYSIZE(text) - 1; i++) {
            text[i] = (WCHAR)alphabet[(unsigned)rand_r(&seed) % (sizeof(alphabet) - 1)];
        }
        small[63] = 0x5A5A;
        size_t length = rdk__format_message(&source, small, 63, &problem);
        ck_assert_uint_eq(small[63], 0x5A5A);
        ck_assert_int_eq(lstrlenW(small), (int)(length < 62 ? length : 62));
    }
}
END_TEST

TEST_MAIN("format_message", test_format_message__text_is_copied,
          test_format_message__inserts_are_by_position, test_format_message__specs_of_integers,
          test_format_message__a_slot_is_cut_as_its_spec_says,
          test_format_message__specs_of_strings_and_characters,
          test_format_message__stars_take_the_inserts_before_the_value,
          test_format_message__escapes, test_format_message__printf_style_is_reported,
          test_format_message__malformed_inserts_are_reported_and_copied,
          test_format_message__an_insert_above_99_is_reported,
          test_format_message__a_missing_argument_is_reported,
          test_format_message__a_string_that_is_none_is_not_followed,
          test_format_message__a_string_at_the_edge_of_a_page,
          test_format_message__a_string_need_not_be_aligned,
          test_format_message__the_first_fault_is_kept,
          test_format_message__is_cut_off_at_the_room_there_is,
          test_format_message__a_huge_width_is_bounded, test_format_message__every_fault_has_a_text,
          test_format_message__survives_any_format)
