#include <check.h>
#include <stdlib.h>
#include <string.h>

#include <rdk/property_list.h>

#include "run/stage.h"

static struct scenario_value number(uint64_t value, uint16_t format)
{
    return (struct scenario_value){.kind = SCENARIO_NUMBER, .number = value, .format = format};
}

static void check_buffer(struct scenario_value value, const void *expected, size_t length)
{
    void *bytes;
    size_t count;

    values_buffer(&value, &bytes, &count);
    ck_assert_uint_eq(count, length);
    ck_assert_mem_eq(bytes, expected, length);
    free(bytes);
}

START_TEST(test_values__take_the_natural_format)
{
    static const char *const items[] = {"a", "bc"};

    check_buffer(number(5, 0), "\5\0\0\0", 4);
    check_buffer(number(UINT64_C(1) << 32, 0), "\0\0\0\0\1\0\0\0", 8);
    check_buffer((struct scenario_value){.kind = SCENARIO_NUMBER,
                                         .negative = true,
                                         .number = (uint64_t)INT64_C(-2)},
                 "\xFE\xFF\xFF\xFF", 4);
    check_buffer((struct scenario_value){.kind = SCENARIO_TEXT, .text = "hi"}, "h\0i\0\0\0", 6);
    check_buffer((struct scenario_value){.kind = SCENARIO_LIST, .items = items, .item_count = 2},
                 "a\0\0\0b\0c\0\0\0\0\0", 12);
}
END_TEST

START_TEST(test_values__take_the_format_that_was_named)
{
    check_buffer(number(5, CLUSPROP_FORMAT_WORD), "\5\0", 2);
    check_buffer(number(5, CLUSPROP_FORMAT_ULARGE_INTEGER), "\5\0\0\0\0\0\0\0", 8);
    check_buffer((struct scenario_value){.kind = SCENARIO_TEXT,
                                         .text = "x",
                                         .format = CLUSPROP_FORMAT_MULTI_SZ},
                 "x\0\0\0\0\0", 6);
    check_buffer((struct scenario_value){.kind = SCENARIO_BYTES,
                                         .bytes = (const uint8_t *)"\1\2\3",
                                         .length = 3},
                 "\1\2\3", 3);
}
END_TEST

START_TEST(test_values__null_is_no_buffer)
{
    void *bytes = &bytes;
    size_t count = 9;
    struct scenario_value none = {.kind = SCENARIO_NULL};
    struct scenario_properties null_list = {.given = true, .whole = {.kind = SCENARIO_NULL}};

    values_buffer(&none, &bytes, &count);
    ck_assert_ptr_null(bytes);
    ck_assert_uint_eq(count, 0);
    count = 9;
    values_list(&null_list, NULL, &bytes, &count);
    ck_assert_ptr_null(bytes);
    ck_assert_uint_eq(count, 0);
}
END_TEST

START_TEST(test_values__make_a_sound_property_list)
{
    struct scenario_property items[] = {
        {.name = "Dummy", .value = number(1, 0)},
        {.name = "Path", .value = {.kind = SCENARIO_TEXT, .text = "C:\\x"}},
    };
    struct scenario_properties properties = {.given = true, .items = items, .count = 2};
    void *list;
    size_t bytes;
    struct rdk_property_list_error error = {0};
    DWORD used = 0;
    struct rdk_property_list_property found;
    DWORD value = 0;

    values_list(&properties, NULL, &list, &bytes);
    rdk_property_list_check(list, (DWORD)bytes, RDK_PROPERTY_LIST_STRICT, &error, &used);
    ck_assert_msg(error.code == ERROR_SUCCESS, "at %u of %zu: expected %s", error.offset, bytes,
                  error.expected);
    ck_assert_uint_eq(rdk_property_list_find(list, (DWORD)bytes, L"dummy", &found), ERROR_SUCCESS);
    ck_assert_uint_eq(rdk_property_list_get_dword(&found.value, &value), ERROR_SUCCESS);
    ck_assert_uint_eq(value, 1);
    free(list);
}
END_TEST

/* As ResUtilGetPropertyFormats makes it: a WORD for each name. */
static void *format_list(LPCWSTR name, WORD format, DWORD *ret_bytes)
{
    struct rdk_property_list_builder builder;

    rdk_property_list_builder_init(&builder, 0);
    rdk_property_list_add_word(&builder, name, format);
    rdk_property_list_done(&builder, NULL);
    return rdk_property_list_take(&builder, ret_bytes);
}

static const struct {
    enum scenario_value_kind kind;
    uint16_t declared;
    uint16_t expected;
} declared[] = {
    {SCENARIO_NUMBER, CLUSPROP_FORMAT_ULARGE_INTEGER, CLUSPROP_FORMAT_ULARGE_INTEGER},
    {SCENARIO_NUMBER, CLUSPROP_FORMAT_LONG, CLUSPROP_FORMAT_LONG},
    {SCENARIO_NUMBER, CLUSPROP_FORMAT_SZ, CLUSPROP_FORMAT_DWORD},
    {SCENARIO_TEXT, CLUSPROP_FORMAT_EXPAND_SZ, CLUSPROP_FORMAT_EXPAND_SZ},
    {SCENARIO_TEXT, CLUSPROP_FORMAT_MULTI_SZ, CLUSPROP_FORMAT_MULTI_SZ},
    {SCENARIO_TEXT, CLUSPROP_FORMAT_DWORD, CLUSPROP_FORMAT_SZ},
};

START_TEST(test_values__take_the_format_that_the_plugin_declares)
{
    DWORD formats_bytes;
    void *list;
    size_t bytes;
    struct rdk_property_list_property found;
    struct scenario_property item = {.name = "P",
                                     .value = {.kind = declared[_i].kind, .text = "t"}};
    struct scenario_properties properties = {.given = true, .items = &item, .count = 1};
    void *formats_list = format_list(L"p", declared[_i].declared, &formats_bytes);
    struct value_formats formats = {formats_list, formats_bytes};

    ck_assert(values_need_formats(&properties));
    values_list(&properties, &formats, &list, &bytes);
    ck_assert_uint_eq(rdk_property_list_find(list, (DWORD)bytes, L"P", &found), ERROR_SUCCESS);
    ck_assert_uint_eq(found.value.format, declared[_i].expected);
    free(list);
    LocalFree(formats_list);
}
END_TEST

static const struct {
    uint64_t number;
    uint16_t expected;
} plain_numbers[] = {
    {UINT32_MAX, CLUSPROP_FORMAT_DWORD},
    {(uint64_t)UINT32_MAX + 1, CLUSPROP_FORMAT_ULARGE_INTEGER},
    {(uint64_t)INT32_MIN, CLUSPROP_FORMAT_LONG},
    {(uint64_t)INT32_MIN - 1, CLUSPROP_FORMAT_LARGE_INTEGER},
    {(uint64_t)INT64_MIN, CLUSPROP_FORMAT_LARGE_INTEGER},
};

START_TEST(test_values__plain_numbers_take_a_format_that_holds_them)
{
    const uint64_t plain = plain_numbers[_i].number;
    struct scenario_property item = {
        .name = "P",
        .value = {.kind = SCENARIO_NUMBER, .number = plain, .negative = (int64_t)plain < 0}};
    struct scenario_properties properties = {.given = true, .items = &item, .count = 1};
    struct rdk_property_list_property found;
    void *list;
    size_t bytes;

    values_list(&properties, NULL, &list, &bytes);
    ck_assert_uint_eq(rdk_property_list_find(list, (DWORD)bytes, L"P", &found), ERROR_SUCCESS);
    ck_assert_uint_eq(found.value.format, plain_numbers[_i].expected);
    ck_assert_mem_eq(found.value.data, &plain, found.value.bytes);
    free(list);
}
END_TEST

START_TEST(test_values__pass_raw_bytes_as_they_are)
{
    struct scenario_properties raw = {.given = true,
                                      .whole = {.kind = SCENARIO_BYTES,
                                                .raw = true,
                                                .bytes = (const uint8_t *)"\xFF\xFF",
                                                .length = 2}};
    void *list;
    size_t bytes;

    values_list(&raw, NULL, &list, &bytes);
    ck_assert_uint_eq(bytes, 2);
    ck_assert_mem_eq(list, "\xFF\xFF", 2);
    free(list);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("values");
    TCase *tests = tcase_create("values");

    tcase_add_test(tests, test_values__take_the_natural_format);
    tcase_add_test(tests, test_values__take_the_format_that_was_named);
    tcase_add_test(tests, test_values__null_is_no_buffer);
    tcase_add_test(tests, test_values__make_a_sound_property_list);
    tcase_add_loop_test(tests, test_values__take_the_format_that_the_plugin_declares, 0,
                        sizeof(declared) / sizeof(declared[0]));
    tcase_add_loop_test(tests, test_values__plain_numbers_take_a_format_that_holds_them, 0,
                        sizeof(plain_numbers) / sizeof(plain_numbers[0]));
    tcase_add_test(tests, test_values__pass_raw_bytes_as_they_are);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
