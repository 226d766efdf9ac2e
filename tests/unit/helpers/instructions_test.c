#include <check.h>
#include <stdlib.h>
#include <string.h>

#include <clusapi.h>
#include <rdk/instructions.h>
#include <rdk/property_list.h>
#include <windows.h>

enum {
    TURN_OFF,
    SAVE,
    SHUT_DOWN,
    NOT_TOLD = -1
};

struct told {
    BYTE guard;
    DWORD action;
    LONG shift;
    ULONGLONG size;
    WCHAR target[6];
    WCHAR mode[8];
    BYTE end;
};

static const DWORD actions[] = {TURN_OFF, SAVE, SHUT_DOWN};
static const LONG shifts[] = {-1, 0, 1};
static const ULONGLONG sizes[] = {0x100000000u};
static const LPCWSTR modes[] = {L"fast", L"slow"};

static const struct rdk_instruction table[] = {
    RDK_INSTRUCTION_DWORD(L"Dummy", struct told, action, NOT_TOLD, actions),
    RDK_INSTRUCTION_LONG(L"Shift", struct told, shift, -1, shifts),
    RDK_INSTRUCTION_ULARGE(L"Size", struct told, size, 7, sizes),
    RDK_INSTRUCTION_TEXT_ANY(L"Target", struct told, target, L"none"),
    RDK_INSTRUCTION_TEXT(L"Mode", struct told, mode, L"fast", modes),
    RDK_INSTRUCTION_END,
};

static struct rdk_property_list_builder list;
static struct told told;
static struct told untouched;

static void setup(void)
{
    rdk_property_list_builder_init(&list, 0);
    memset(&told, 0xA5, sizeof(told));
    untouched = told;
}

static void teardown(void)
{
    rdk_property_list_builder_finish(&list);
}

static DWORD read_list(void)
{
    DWORD bytes = 0;
    ck_assert_uint_eq(rdk_property_list_done(&list, &bytes), ERROR_SUCCESS);
    return rdk_instructions_read(table, list.buffer, bytes, &told);
}

static void assert_refused(DWORD code)
{
    ck_assert_uint_eq(read_list(), code);
    ck_assert_mem_eq(&told, &untouched, sizeof(told));
}

START_TEST(test_instructions__default_to_the_table)
{
    ck_assert_uint_eq(rdk_instructions_read(table, NULL, 0, &told), ERROR_SUCCESS);
    ck_assert_uint_eq(told.action, (DWORD)NOT_TOLD);
    ck_assert_int_eq(told.shift, -1);
    ck_assert_uint_eq(told.size, 7);
    ck_assert_mem_eq(told.target, L"none", sizeof(L"none"));
    ck_assert_mem_eq(told.mode, L"fast", sizeof(L"fast"));
    ck_assert_uint_eq(told.guard, 0xA5);
    ck_assert_uint_eq(told.end, 0xA5);
}
END_TEST

START_TEST(test_instructions__treat_an_empty_buffer_as_none)
{
    BYTE byte = 1;
    ck_assert_uint_eq(rdk_instructions_read(table, &byte, 0, &told), ERROR_SUCCESS);
    ck_assert_uint_eq(rdk_instructions_read(table, NULL, 8, &told), ERROR_SUCCESS);
    ck_assert_uint_eq(told.action, (DWORD)NOT_TOLD);
}
END_TEST

START_TEST(test_instructions__read_each_format)
{
    rdk_property_list_add_long(&list, L"shift", 1);
    rdk_property_list_add_dword(&list, L"DUMMY", SAVE);
    rdk_property_list_add_ularge(&list, L"Size", 0x100000000u);
    rdk_property_list_add_sz(&list, L"Target", L"abcde");
    rdk_property_list_add_sz(&list, L"Mode", L"slow");
    ck_assert_uint_eq(read_list(), ERROR_SUCCESS);
    ck_assert_uint_eq(told.action, SAVE);
    ck_assert_int_eq(told.shift, 1);
    ck_assert_uint_eq(told.size, 0x100000000u);
    ck_assert_mem_eq(told.target, L"abcde", sizeof(L"abcde"));
    ck_assert_mem_eq(told.mode, L"slow", sizeof(L"slow"));
}
END_TEST

START_TEST(test_instructions__read_at_any_alignment)
{
    BYTE shifted[64];
    DWORD bytes = 0;
    rdk_property_list_add_ularge(&list, L"Size", 0x100000000u);
    ck_assert_uint_eq(rdk_property_list_done(&list, &bytes), ERROR_SUCCESS);
    ck_assert_uint_lt(bytes, sizeof(shifted));
    memcpy(shifted + 1, list.buffer, bytes);
    ck_assert_uint_eq(rdk_instructions_read(table, shifted + 1, bytes, &told), ERROR_SUCCESS);
    ck_assert_uint_eq(told.size, 0x100000000u);
}
END_TEST

START_TEST(test_instructions__ignore_unknown_names)
{
    rdk_property_list_add_dword(&list, L"Virtual Machine", 4);
    rdk_property_list_add_binary(&list, L"Blob", "x", 1);
    ck_assert_uint_eq(read_list(), ERROR_SUCCESS);
    ck_assert_uint_eq(told.action, (DWORD)NOT_TOLD);
}
END_TEST

START_TEST(test_instructions__take_the_first_of_a_name)
{
    rdk_property_list_add_dword(&list, L"Dummy", SAVE);
    rdk_property_list_add_dword(&list, L"Dummy", TURN_OFF);
    ck_assert_uint_eq(read_list(), ERROR_SUCCESS);
    ck_assert_uint_eq(told.action, SAVE);
}
END_TEST

START_TEST(test_instructions__refuse_another_format)
{
    rdk_property_list_add_dword(&list, L"Size", 1);
    assert_refused(ERROR_INVALID_DATA);
}
END_TEST

START_TEST(test_instructions__refuse_long_for_dword)
{
    rdk_property_list_add_long(&list, L"Dummy", 1);
    assert_refused(ERROR_INVALID_DATA);
}
END_TEST

START_TEST(test_instructions__refuse_a_value_outside_the_table)
{
    rdk_property_list_add_dword(&list, L"Dummy", 3);
    assert_refused(ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(test_instructions__refuse_a_text_outside_the_table)
{
    rdk_property_list_add_sz(&list, L"Mode", L"slower");
    assert_refused(ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(test_instructions__refuse_a_text_that_does_not_fit)
{
    rdk_property_list_add_sz(&list, L"Target", L"abcdef");
    assert_refused(ERROR_INVALID_DATA);
}
END_TEST

START_TEST(test_instructions__judge_all_before_storing_any)
{
    rdk_property_list_add_dword(&list, L"Dummy", SAVE);
    rdk_property_list_add_sz(&list, L"Mode", L"never");
    assert_refused(ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(test_instructions__refuse_every_cut_of_a_list)
{
    DWORD bytes = 0;
    rdk_property_list_builder_finish(&list);
    rdk_property_list_builder_init(&list, RDK_PROPERTY_LIST_DOCUMENTATION_FORM);
    rdk_property_list_add_dword(&list, L"Dummy", SAVE);
    rdk_property_list_add_sz(&list, L"Target", L"a");
    ck_assert_uint_eq(rdk_property_list_done(&list, &bytes), ERROR_SUCCESS);
    for (DWORD cut = 1; cut < bytes; cut++) {
        BYTE *exact = malloc(cut);
        memcpy(exact, list.buffer, cut);
        ck_assert_uint_eq(rdk_instructions_read(table, exact, cut, &told), ERROR_INVALID_DATA);
        ck_assert_mem_eq(&told, &untouched, sizeof(told));
        free(exact);
    }
    ck_assert_uint_eq(rdk_instructions_read(table, list.buffer, bytes, &told), ERROR_SUCCESS);
}
END_TEST

static Suite *instructions_suite(void)
{
    Suite *suite = suite_create("instructions");
    TCase *tests = tcase_create("instructions");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, test_instructions__default_to_the_table);
    tcase_add_test(tests, test_instructions__treat_an_empty_buffer_as_none);
    tcase_add_test(tests, test_instructions__read_each_format);
    tcase_add_test(tests, test_instructions__read_at_any_alignment);
    tcase_add_test(tests, test_instructions__ignore_unknown_names);
    tcase_add_test(tests, test_instructions__take_the_first_of_a_name);
    tcase_add_test(tests, test_instructions__refuse_another_format);
    tcase_add_test(tests, test_instructions__refuse_long_for_dword);
    tcase_add_test(tests, test_instructions__refuse_a_value_outside_the_table);
    tcase_add_test(tests, test_instructions__refuse_a_text_outside_the_table);
    tcase_add_test(tests, test_instructions__refuse_a_text_that_does_not_fit);
    tcase_add_test(tests, test_instructions__judge_all_before_storing_any);
    tcase_add_test(tests, test_instructions__refuse_every_cut_of_a_list);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(instructions_suite());
    srunner_run_all(runner, CK_ENV);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
