#include <string.h>

#include "../suite.h"
#include "names/names.h"

#define NAME(bytes) 0x03, 0x00, 0x04, 0x00, bytes, 0, 0, 0
#define ENDMARK     0, 0, 0, 0

/* {Max: DWORD 5, L: MULTI_SZ ["a", "b"]} */
static const unsigned char list[] = {
    2,       0,   0, 0,                                                   /* count */
    NAME(8), 'M', 0, 'a', 0,  'x', 0, 0,       0,                         /* name */
    2,       0,   1, 0,   4,  0,   0, 0,       5,       0, 0, 0, ENDMARK, /* DWORD */
    NAME(4), 'L', 0, 0,   0,                                              /* name */
    5,       0,   1, 0,   10, 0,   0, 0,       'a',     0, 0, 0, 'b',
    0,       0,   0, 0,   0,  0,   0, ENDMARK, ENDMARK,
};

static const char *printed(const void *bytes, size_t count)
{
    static struct buf buf;
    buf_clear(&buf);
    names_print_property_list(&buf, bytes, count);
    return buf_text(&buf);
}

START_TEST(test_property_list__reads_names_formats_and_values)
{
    ck_assert_str_eq(printed(list, sizeof(list)), "{Max: DWORD 5, L: MULTI_SZ [\"a\", \"b\"]}");
    /* Without the last ENDMARK, and at an odd address. */
    unsigned char copy[sizeof(list) + 1];
    memcpy(copy + 1, list, sizeof(list));
    ck_assert_str_eq(printed(copy + 1, sizeof(list) - 4),
                     "{Max: DWORD 5, L: MULTI_SZ [\"a\", \"b\"]}");
    static const unsigned char none[] = {0, 0, 0, 0};
    ck_assert_str_eq(printed(none, sizeof(none)), "{}");
}
END_TEST

START_TEST(test_property_list__shows_bytes_of_what_is_none)
{
    ck_assert_str_eq(printed(list, 8), "hex 0200000003000400");
    ck_assert_str_eq(printed("\x01\x02", 2), "hex 0102");
    ck_assert_str_eq(printed("", 0), "(empty)");
    ck_assert_str_eq(printed(NULL, 5), "NULL");
}
END_TEST

START_TEST(test_property_list__escapes_text)
{
    static const unsigned char text[] = {
        1, 0, 0,   0, NAME(4), 'P', 0,    0, 0,    3, 0, 1, 0, 10, 0,
        0, 0, 'C', 0, '"',     0,   '\n', 0, 0xE9, 0, 0, 0, 0, 0,  ENDMARK,
    };
    ck_assert_str_eq(printed(text, sizeof(text)), "{P: SZ \"C\\\"\\x0a\xC3\xA9\"}");
}
END_TEST

START_TEST(test_property_list__dump_has_offsets)
{
    struct buf buf = {0};
    ck_assert(names_dump_property_list(&buf, list, sizeof(list)));
    ck_assert_str_eq(buf_text(&buf), "0000  2 properties in 76 bytes\n"
                                     "0004  Max, 32 bytes\n"
                                     "  0014  value, 4 bytes: DWORD 5\n"
                                     "0024  L, 36 bytes\n"
                                     "  0030  value, 10 bytes: MULTI_SZ [\"a\", \"b\"]\n"
                                     "0048  the final ENDMARK\n");
    buf_clear(&buf);
    ck_assert(!names_dump_property_list(&buf, list, 40));
    ck_assert_ptr_nonnull(strstr(buf_text(&buf), "  0014  value, 4 bytes: DWORD 5\n"));
    ck_assert_ptr_nonnull(strstr(buf_text(&buf), "malformed: "));
    ck_assert_ptr_nonnull(strstr(buf_text(&buf), "122 (ERROR_INSUFFICIENT_BUFFER)"));
    buf_clear(&buf);
    ck_assert(!names_dump_property_list(&buf, "\1", 1));
    ck_assert_ptr_nonnull(strstr(buf_text(&buf), "malformed: "));
    buf_finish(&buf);
}
END_TEST

SUITE_MAIN("property_list", test_property_list__reads_names_formats_and_values,
           test_property_list__shows_bytes_of_what_is_none, test_property_list__escapes_text,
           test_property_list__dump_has_offsets)
