#include <string.h>

#include "../suite.h"
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/err.h"
#include "base/memory.h"
#include "base/utf.h"

START_TEST(test_buf__grows_and_stays_ended)
{
    struct buf buf = {0};
    ck_assert_str_eq(buf_text(&buf), "");
    for (int i = 0; i < 1000; ++i) {
        buf_printf(&buf, "%03d,", i);
    }
    ck_assert_uint_eq(buf.length, 4000);
    ck_assert_int_eq(memcmp(buf.data + 3996, "999,", 5), 0);
    buf_clear(&buf);
    ck_assert_str_eq(buf_text(&buf), "");
    buf_putc(&buf, 'x');
    char *taken = buf_take(&buf);
    ck_assert_str_eq(taken, "x");
    ck_assert_ptr_null(buf.data);
    free(taken);
}
END_TEST

START_TEST(test_buf__prints_longer_than_its_room)
{
    struct buf buf = {0};
    buf_printf(&buf, "%0*d", 10000, 7);
    ck_assert_uint_eq(buf.length, 10000);
    ck_assert_int_eq(buf.data[9999], '7');
    buf_finish(&buf);
    char *empty = buf_take(&buf);
    ck_assert_str_eq(empty, "");
    free(empty);
}
END_TEST

START_TEST(test_err__carries_context)
{
    struct err err = {0};
    ck_assert_int_eq(err_set(&err, -5, "no %s", "answer"), -5);
    ck_assert_int_eq(err_prefix(&err, "host %d", 2), -5);
    ck_assert_str_eq(err.text, "host 2: no answer");
    ck_assert_int_eq(err_set(&err, -7, "again: %s", err.text), -7);
    ck_assert_str_eq(err.text, "again: host 2: no answer");
    err_finish(&err);
    ck_assert_ptr_null(err.text);
    ck_assert_int_eq(err_set(NULL, -9, "nobody asks"), -9);
    err_finish(NULL);
}
END_TEST

START_TEST(test_memory__arena_keeps_all_apart)
{
    struct arena *arena = arena_create();
    unsigned char *things[2000];
    for (unsigned i = 0; i < 2000; ++i) {
        size_t size = 1 + i * 37 % 50000;
        things[i] = arena_allocate(arena, size);
        ck_assert_uint_eq((uintptr_t)things[i] % 16, 0);
        ck_assert_uint_eq(things[i][0] | things[i][size - 1], 0);
        memset(things[i], (int)(i % 251), size);
    }
    for (unsigned i = 0; i < 2000; ++i) {
        ck_assert_uint_eq(things[i][i * 37 % 50000], i % 251);
    }
    ck_assert_str_eq(arena_printf(arena, "%d-%s", 3, "x"), "3-x");
    ck_assert_ptr_null(arena_text(arena, NULL));
    arena_destroy(arena);
    arena_destroy(NULL);
}
END_TEST

START_TEST(test_memory__exhaustion_ends_with_70)
{
    arena_allocate(arena_create(), SIZE_MAX);
}
END_TEST

START_TEST(test_cleanup__steal_hands_over)
{
    char *kept = NULL;
    {
        cleanup_free char *text = memory_text("mine");
        cleanup_free char *freed = memory_printf("%d", 1);
        ck_assert_str_eq(freed, "1");
        kept = steal(text);
        ck_assert_ptr_null(text);
    }
    ck_assert_str_eq(kept, "mine");
    free(kept);
}
END_TEST

START_TEST(test_utf__converts_both_ways)
{
    const char *text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80";
    size_t units = 0;
    uint16_t *wide = utf_to_utf16(text, &units);
    ck_assert_uint_eq(units, 5);
    ck_assert_uint_eq(wide[3], 0xD83D);
    ck_assert_uint_eq(wide[4], 0xDE00);
    ck_assert_uint_eq(wide[5], 0);
    char *back = utf_from_utf16(wide, units);
    ck_assert_str_eq(back, text);
    /* At an odd address as well. */
    char shifted[16];
    memcpy(shifted + 1, wide, 10);
    const void *odd = shifted + 1;
    char *again = utf_from_utf16(odd, units);
    ck_assert_str_eq(again, text);
    free(wide);
    free(back);
    free(again);
}
END_TEST

START_TEST(test_utf__replaces_what_is_malformed)
{
    static const uint16_t lone[] = {0xD83D, 'x', 0xDE00};
    char *text = utf_from_utf16(lone, 3);
    ck_assert_str_eq(text, "\xEF\xBF\xBDx\xEF\xBF\xBD");
    free(text);
    size_t units = 0;
    uint16_t *wide = utf_to_utf16("\xC0\xAFx\xED\xA0\x80\xF4\x90\x80\x80\xE2\x82", &units);
    ck_assert_uint_eq(units, 12);
    ck_assert_uint_eq(wide[0], 0xFFFD);
    ck_assert_uint_eq(wide[2], 'x');
    ck_assert_uint_eq(wide[11], 0xFFFD);
    free(wide);
    ck_assert(!utf_is_valid("a\xFF", 2));
    ck_assert(utf_is_valid("\xEF\xBF\xBD", 3));
}
END_TEST

START_TEST(test_utf__folds_case)
{
    ck_assert_int_eq(utf_compare_folded("Virtual Machine", "VIRTUAL machine"), 0);
    ck_assert_int_eq(utf_compare_folded("\xC3\xA9t\xC3\xA9", "\xC3\x89T\xC3\x89"), 0);
    ck_assert_int_eq(utf_compare_folded("\xD0\xB6", "\xD0\x96"), 0);
    ck_assert_int_eq(utf_compare_folded("\xC5\xBE\xC4\x8D", "\xC5\xBD\xC4\x8C"), 0);
    ck_assert_int_lt(utf_compare_folded("ab", "abc"), 0);
    ck_assert_int_gt(utf_compare_folded("b", "ABC"), 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("text");
    TCase *cases = tcase_create("text");
    tcase_add_test(cases, test_buf__grows_and_stays_ended);
    tcase_add_test(cases, test_buf__prints_longer_than_its_room);
    tcase_add_test(cases, test_err__carries_context);
    tcase_add_test(cases, test_memory__arena_keeps_all_apart);
    tcase_add_exit_test(cases, test_memory__exhaustion_ends_with_70, 70);
    tcase_add_test(cases, test_cleanup__steal_hands_over);
    tcase_add_test(cases, test_utf__converts_both_ways);
    tcase_add_test(cases, test_utf__replaces_what_is_malformed);
    tcase_add_test(cases, test_utf__folds_case);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
