/* Tables of other versions than the second: control calls that end later, and Startup. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "abi/abi.h"
#include "driver.h"
#include "plugins/async.h"

#define CONTEXT 0x1234567890abcdefu

static struct driver driver;
static const uint16_t text[] = {'T', 'y', 'p', 'e', 0};

static struct wire_value number(uint64_t value)
{
    return (struct wire_value){.kind = WIRE_NUMBER, .number = value};
}

static struct wire_value type_name(void)
{
    return (struct wire_value){.kind = WIRE_BYTES, .bytes = text, .length = sizeof(text)};
}

static void open_of(unsigned version)
{
    struct wire_message out = {0};

    out.values[0] = type_name();
    out.values[1] = number(9);
    out.values[2] = number(1);
    driver_run(&driver, &out, abi_entry("Open", version));
    ck_assert_uint_eq(driver_result(&driver), 1);
}

static void set_up_v3(void)
{
    driver_start(&driver, 0);
    ck_assert_msg(driver_load(&driver, RDK_ASYNC_PATH, 1), "%s", driver.text);
    driver_startup(&driver);
    ck_assert_uint_eq(driver_result(&driver), 0);
    open_of(0x300);
}

static void set_up_v1(void)
{
    struct wire_message out = {0};

    driver_start(&driver, 0);
    ck_assert_msg(driver_load(&driver, RDK_ASYNC_PATH, 1), "%s", driver.text);
    out.values[0] = type_name();
    out.values[1] = number(0x100);
    out.values[2] = number(0x100);
    driver_run(&driver, &out, abi_find(ABI_EXPORT, "Startup"));
    ck_assert_uint_eq(driver_result(&driver), 0);
    open_of(0x100);
}

static void tear_down(void)
{
    driver_stop(&driver);
}

static void begin(uint32_t code)
{
    struct wire_message out = {0};

    out.values[0] = number(1);
    out.values[1] = number(code);
    out.values[3] = number(0);
    out.values[4] = number(0);
    out.values[5] = number(16);
    out.values[7] = number(CONTEXT);
    driver_run(&driver, &out, abi_entry("BeginResourceControl", 0x300));
}

START_TEST(test_begin__outputs_come_with_the_end)
{
    begin(ASYNC_LATER);
    ck_assert_uint_eq(driver_result(&driver), 997);
    ck_assert_uint_eq(driver.in.values[2 + 8].number, 1);
    ck_assert_int_eq(driver.in.values[2 + 4].kind, WIRE_NULL);
    ck_assert_int_eq(driver.in.values[2 + 6].kind, WIRE_NULL);
    ck_assert_uint_eq(driver.ended, 0);
    for (int i = 0; i < 5 && driver.ended == 0; i++) {
        driver_go(&driver);
    }
    ck_assert_uint_eq(driver.ended, CONTEXT);
    ck_assert_uint_eq(driver.ended_length, 6);
    ck_assert_str_eq(driver.ended_out, "later");
    ck_assert_uint_eq(driver.ended_returned, 6);
    ck_assert_str_eq(driver.class, "");
}
END_TEST

START_TEST(test_begin__end_may_come_before_the_return)
{
    begin(ASYNC_BEFORE_RETURN);
    ck_assert_uint_eq(driver.ended, CONTEXT);
    ck_assert_str_eq(driver.ended_out, "later");
    ck_assert_uint_eq(driver_result(&driver), 997);
    ck_assert_uint_eq(driver.in.values[2 + 8].number, 1);
    begin(ASYNC_BEFORE_RETURN);
    ck_assert_uint_eq(driver_result(&driver), 997);
}
END_TEST

START_TEST(test_begin__out_buffer_is_checked_at_the_end)
{
    /* 16 bytes end at the page: the write faults. */
    begin(ASYNC_PAST_END);
    ck_assert_int_eq(driver.turn, PEER_ENDED);
    ck_assert_ptr_nonnull(strstr(driver.text, "OutBuffer, an out-buffer of 16 bytes that "
                                              "BeginResourceControl got"));
}
END_TEST

START_TEST(test_begin__type_control_gets_its_type)
{
    struct wire_message out = {0};

    out.values[0] = type_name();
    out.values[1] = number(77);
    out.values[3] = number(0);
    out.values[4] = number(0);
    out.values[5] = number(64);
    out.values[7] = number(1);
    driver_run(&driver, &out, abi_entry("BeginResourceTypeControl", 0x300));
    ck_assert_uint_eq(driver_result(&driver), 0);
    ck_assert_uint_eq(driver.in.values[2 + 4].length, sizeof(text));
    ck_assert_mem_eq(driver.in.values[2 + 4].bytes, text, sizeof(text));
    ck_assert_uint_eq(driver.in.values[2 + 8].number, 0);
}
END_TEST

/* A thread that the plugin made without the SDK calls its monitor like any other. */
START_TEST(test_baton__takes_in_posix_threads)
{
    unsigned logged = 0;

    buf_clear(&driver.heard);
    begin(ASYNC_POSIX);
    for (int i = 0; i < 20 && driver.in.type == WIRE_IDLE; i++) {
        driver_go(&driver);
    }
    const char *heard = buf_text(&driver.heard);
    for (const char *at = heard; (at = strstr(at, "from outside")) != NULL; at++) {
        logged++;
    }
    ck_assert_uint_eq(logged, 3);
}
END_TEST

START_TEST(test_startup__first_version_has_its_own_forms)
{
    struct wire_message out = {0};

    ck_assert_str_eq(driver.text, "version 100");
    out.values[0] = number(1);
    driver_run(&driver, &out, abi_entry("Online", 0x100));
    ck_assert_uint_eq(driver_result(&driver), 0);
    ck_assert_ptr_nonnull(strstr(buf_text(&driver.heard), "SetResourceStatus 1 state 2 check 3"));
    driver_run(&driver, &out, abi_entry("IsAlive", 0x100));
    ck_assert_int_eq((int64_t)driver_result(&driver), -5);
    driver_run(&driver, &out, abi_entry("Offline", 0x100));
    ck_assert_uint_eq(driver_result(&driver), 0);
    driver_run(&driver, &out, abi_entry("Cancel", 0x200));
    ck_assert_int_eq(driver.in.values[0].kind, WIRE_NULL);
}
END_TEST

/* The service may call in before it answers a callback. */
START_TEST(test_talk__call_may_come_before_the_reply)
{
    struct wire_message out = {0};

    driver.call_first = abi_entry("Terminate", 0x100);
    out.values[0] = number(1);
    driver_run(&driver, &out, abi_entry("Online", 0x100));
    /* Terminate has returned while Online still stands in its callback. */
    ck_assert_int_eq(driver.in.type, WIRE_RETURN);
    ck_assert_uint_eq(driver.in.call, driver.last_call);
    const uint32_t second = driver.in.thread;
    driver_reply(&driver, 1);
    ck_assert_uint_eq(driver_result(&driver), 1);
    ck_assert_uint_eq(driver.in.call, driver.last_call - 1);
    ck_assert_uint_ne(driver.in.thread, second);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("host/versions");
    TCase *third = tcase_create("third");
    TCase *first = tcase_create("first");
    tcase_set_timeout(third, 60);
    tcase_add_checked_fixture(third, set_up_v3, tear_down);
    tcase_add_test(third, test_begin__outputs_come_with_the_end);
    tcase_add_test(third, test_begin__end_may_come_before_the_return);
    tcase_add_test(third, test_begin__out_buffer_is_checked_at_the_end);
    tcase_add_test(third, test_begin__type_control_gets_its_type);
    tcase_add_test(third, test_baton__takes_in_posix_threads);
    suite_add_tcase(suite, third);
    tcase_add_checked_fixture(first, set_up_v1, tear_down);
    tcase_add_test(first, test_startup__first_version_has_its_own_forms);
    tcase_add_test(first, test_talk__call_may_come_before_the_reply);
    suite_add_tcase(suite, first);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
