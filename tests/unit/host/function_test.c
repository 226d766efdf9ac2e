/* Calls of exports that no table knows: they come with their signature. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "driver.h"

static struct driver driver;

static void set_up(void)
{
    driver_start(&driver, 0);
    ck_assert_msg(driver_load(&driver, RDK_PROBE_PATH, 1), "%s", driver.text);
}

static void tear_down(void)
{
    driver_stop(&driver);
}

static struct wire_value number(uint64_t value)
{
    return (struct wire_value){.kind = WIRE_NUMBER, .number = value};
}

static struct wire_value bytes(const void *at, size_t length)
{
    return (struct wire_value){.kind = WIRE_BYTES, .bytes = at, .length = length};
}

/* A function of two numbers of the type that it returns. */
static uint64_t add(const char *name, uint32_t type, uint64_t a, uint64_t b)
{
    const uint32_t types[] = {type, type, type};
    const struct wire_value values[] = {number(a), number(b)};

    driver_function(&driver, name, types, 2, values);
    ck_assert_uint_eq(driver.in.row, WIRE_ROW_FUNCTION);
    ck_assert_uint_eq(driver.in.call, driver.last_call);
    return driver_result(&driver);
}

START_TEST(test_function__numbers_of_each_type)
{
    ck_assert_uint_eq(add("AddDwords", ABI_U32, 0xffffffff, 3), 2);
    ck_assert_int_eq((int64_t)add("AddLongs", ABI_I32, (uint64_t)-5, 3), -2);
    ck_assert_uint_eq(add("AddQwords", ABI_U64, 1ull << 63, 1), (1ull << 63) + 1);
    ck_assert_int_eq((int64_t)add("AddLarges", ABI_I64, (uint64_t)-5000000000, 1), -4999999999);
    /* The same again, and the same name by another signature. */
    ck_assert_uint_eq(add("AddDwords", ABI_U32, 1, 3), 4);
    ck_assert_int_eq((int64_t)add("AddDwords", ABI_I32, (uint64_t)-1, 0), -1);
}
END_TEST

START_TEST(test_function__returns_nothing_and_leaves_an_error)
{
    const uint32_t types[] = {ABI_VOID};

    driver_function(&driver, "Nothing", types, 0, NULL);
    ck_assert_uint_eq(driver_result(&driver), 0);
    ck_assert_int_eq(driver.in.values[0].kind, WIRE_NUMBER);
    ck_assert_uint_eq(driver.in.values[1].number, 2);
    ck_assert_uint_eq(driver.in.value_count, 2);
    /* Each call starts with none. */
    add("AddDwords", ABI_U32, 1, 3);
    ck_assert_uint_eq(driver.in.values[1].number, 0);
}
END_TEST

START_TEST(test_function__twelve_arguments)
{
    static const uint16_t text[] = {'a', 'b', 'c', 0};
    uint32_t types[13] = {[10] = ABI_POINTER, [11] = ABI_POINTER, [12] = ABI_I64};
    struct wire_value values[12] = {
        [9] = bytes(text, sizeof(text)), [10] = bytes("\7\10\11", 3), [11] = number((uint64_t)-7)};

    for (uint32_t i = 0; i < 10; i++) {
        types[i] = ABI_U32;
    }
    for (uint32_t i = 0; i < 9; i++) {
        values[i] = number(i + 1);
    }
    driver_function(&driver, "Digits", types, 12, values);
    ck_assert_uint_eq(driver_result(&driver), 1);
    ck_assert_uint_eq(driver.in.value_count, 2 + 12);
}
END_TEST

START_TEST(test_function__null_is_a_null_pointer)
{
    const uint32_t types[] = {ABI_POINTER, ABI_POINTER};
    const struct wire_value null = {.kind = WIRE_NULL};
    const struct wire_value some = bytes("x", 1);

    driver_function(&driver, "Same", types, 1, &null);
    ck_assert_uint_eq(driver_result(&driver), 0);
    ck_assert_int_eq(driver.in.values[0].kind, WIRE_NUMBER);
    driver_function(&driver, "Same", types, 1, &some);
    ck_assert_uint_ne(driver_result(&driver), 0);
}
END_TEST

START_TEST(test_function__buffers_are_guarded)
{
    const uint32_t types[] = {ABI_U32, ABI_POINTER, ABI_U32};
    struct wire_value values[] = {bytes("\1\2\3\4", 4), number(4)};

    driver_function(&driver, "SumBytes", types, 2, values);
    ck_assert_uint_eq(driver_result(&driver), 10);
    values[1] = number(5);
    driver_function(&driver, "SumBytes", types, 2, values);
    ck_assert_int_eq(driver.turn, PEER_ENDED);
    ck_assert_str_eq(driver.class, "crash:SIGSEGV");
    ck_assert_msg(strstr(driver.text, "argument 1, a block of 4 bytes that SumBytes got") != NULL,
                  "%s", driver.text);
}
END_TEST

START_TEST(test_function__sleeps_in_virtual_time)
{
    const uint32_t types[] = {ABI_U64, ABI_U32};
    const struct wire_value hour = number(3600000);

    driver_function(&driver, "SleepFor", types, 1, &hour);
    while (driver.in.type == WIRE_IDLE && driver.in.until_us != WIRE_NEVER) {
        driver_go(&driver);
    }
    ck_assert_uint_eq(driver_result(&driver), 3600000);
}
END_TEST

/* Not exported, a variable, and exports of a library that the plugin needs. */
static const char *const absent[] = {"Nothingness", "g_Variable", "LocalAlloc", "malloc", ""};

START_TEST(test_function__absent_ones_are_told)
{
    const uint32_t types[] = {ABI_U32};

    driver_function(&driver, absent[_i], types, 0, NULL);
    ck_assert_int_eq(driver.in.type, WIRE_RETURN);
    ck_assert_int_eq(driver.in.values[0].kind, WIRE_NULL);
}
END_TEST

static const struct {
    uint32_t types[3];
    size_t count;
} malformed[] = {
    {{ABI_POINTER + 1}, 0},
    {{ABI_U32, ABI_VOID}, 1},
    {{ABI_U32, 77}, 1},
};

START_TEST(test_function__malformed_signatures_end_the_host)
{
    const struct wire_value value = number(1);

    driver_function(&driver, "AddDwords", malformed[_i].types, malformed[_i].count, &value);
    ck_assert_int_eq(driver.turn, PEER_ENDED);
    ck_assert_int_eq(peer_status(driver.peer), 70);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("host/function");
    TCase *cases = tcase_create("function");

    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, test_function__numbers_of_each_type);
    tcase_add_test(cases, test_function__returns_nothing_and_leaves_an_error);
    tcase_add_test(cases, test_function__twelve_arguments);
    tcase_add_test(cases, test_function__null_is_a_null_pointer);
    tcase_add_test(cases, test_function__buffers_are_guarded);
    tcase_add_test(cases, test_function__sleeps_in_virtual_time);
    tcase_add_loop_test(cases, test_function__absent_ones_are_told, 0, 5);
    tcase_add_loop_test(cases, test_function__malformed_signatures_end_the_host, 0, 3);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
