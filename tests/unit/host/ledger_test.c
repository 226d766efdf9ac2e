#include <check.h>
#include <stdio.h>
#include <string.h>

#include "driver.h"
#include "plugins/probe.h"

static struct driver driver;

static void set_up(void)
{
    driver_start(&driver, 1);
}

static void tear_down(void)
{
    driver_stop(&driver);
}

static bool was_heard(const char *text)
{
    return strstr(buf_text(&driver.heard), text) != NULL;
}

#define ck_assert_heard(text) \
    ck_assert_msg(was_heard(text), "'%s' is not in:\n%s", text, buf_text(&driver.heard))

static void leak(uint32_t resource, uint32_t code)
{
    driver_control(&driver, resource, code, NULL, 0, 0);
    ck_assert_uint_eq(driver_result(&driver), 0);
}

START_TEST(test_ledger__close_tells_what_each_entry_left)
{
    leak(1, PROBE_LEAK_EVENT);
    leak(1, PROBE_LEAK_BLOCK);
    leak(1, PROBE_LEAK_EVENT);
    ck_assert_str_eq(driver.class, "");
    driver_call(&driver, "Close", 1);
    ck_assert_str_eq(driver.class, "leak");
    ck_assert_heard("ResourceControl left 2 events open (CreateEventW in misuse, "
                    "unit_host_probe.so)");
    ck_assert_heard("ResourceControl left 1 block of 24 bytes allocated (LocalAlloc in misuse, "
                    "unit_host_probe.so)");
}
END_TEST

START_TEST(test_ledger__each_resource_answers_for_itself)
{
    driver_open(&driver, 2);
    leak(1, PROBE_LEAK_EVENT);
    driver_call(&driver, "Close", 2);
    ck_assert_str_eq(driver.class, "");
    driver_call(&driver, "Close", 1);
    ck_assert_str_eq(driver.text, "ResourceControl left 1 event open (CreateEventW in misuse, "
                                  "unit_host_probe.so)");
}
END_TEST

START_TEST(test_ledger__a_leak_is_told_once)
{
    leak(1, PROBE_LEAK_BLOCK);
    driver_call(&driver, "Close", 1);
    ck_assert_str_eq(driver.class, "leak");
    driver.class[0] = '\0';
    driver_open(&driver, 1);
    driver_call(&driver, "Close", 1);
    ck_assert_str_eq(driver.class, "");
}
END_TEST

START_TEST(test_ledger__whole_lives_leave_nothing)
{
    for (uint32_t resource = 2; resource < 8; resource++) {
        driver_open(&driver, resource);
        driver_call(&driver, "Online", resource);
        driver_go(&driver);
        driver_call(&driver, "Terminate", resource);
        while (driver.in.type == WIRE_IDLE) {
            driver_go(&driver);
        }
        driver_call(&driver, "Close", resource);
        ck_assert_str_eq(driver.class, "");
    }
}
END_TEST

/* The accounts of thousands of polls and calls are tidied, and what is left is still known. */
START_TEST(test_ledger__many_calls_lose_no_account)
{
    leak(1, PROBE_LEAK_BLOCK);
    driver_open(&driver, 2);
    for (unsigned i = 0; i < 5000; i++) {
        leak(2, PROBE_LEAK_BLOCK);
    }
    driver_call(&driver, "Close", 1);
    ck_assert_str_eq(driver.text, "ResourceControl left 1 block of 24 bytes allocated "
                                  "(LocalAlloc in misuse, unit_host_probe.so)");
    driver_call(&driver, "Close", 2);
    ck_assert_str_eq(driver.text, "ResourceControl left 5000 blocks of 120000 bytes in all "
                                  "allocated (LocalAlloc in misuse, unit_host_probe.so)");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("host/ledger");
    TCase *cases = tcase_create("ledger");

    tcase_set_timeout(cases, 30);
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, test_ledger__close_tells_what_each_entry_left);
    tcase_add_test(cases, test_ledger__each_resource_answers_for_itself);
    tcase_add_test(cases, test_ledger__a_leak_is_told_once);
    tcase_add_test(cases, test_ledger__whole_lives_leave_nothing);
    tcase_add_test(cases, test_ledger__many_calls_lose_no_account);
    suite_add_tcase(suite, cases);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
