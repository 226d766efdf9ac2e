/* POSIX and the C++ library under the virtual clock. */
#include <check.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "driver.h"
#include "plugins/posix.h"

static struct driver driver;

static void load(uint64_t seed)
{
    driver_start(&driver, 0);
    ck_assert_msg(driver_load(&driver, RDK_POSIX_PATH, seed), "%s", driver.text);
    driver_startup(&driver);
    driver_open(&driver, 1);
    ck_assert_uint_eq(driver_result(&driver), 1);
}

static void set_up(void)
{
    load(1);
}

static void tear_down(void)
{
    driver_stop(&driver);
}

static void control(uint32_t code)
{
    driver_control(&driver, 1, code, NULL, 0, 64);
    while (driver.turn == PEER_MESSAGE && driver.in.type == WIRE_IDLE &&
           driver.in.until_us != WIRE_NEVER) {
        driver_go(&driver);
    }
}

static const uint32_t works[] = {POSIX_SLEEP, POSIX_PING_PONG, POSIX_WAIT, POSIX_COUNT,
                                 POSIX_SEMAPHORE};

START_TEST(test_posix__waits_pass_in_virtual_time)
{
    const time_t start_s = time(NULL);

    control(works[_i]);
    ck_assert_uint_eq(driver_result(&driver), 0);
    ck_assert_int_le(time(NULL) - start_s, 3);
    driver_call(&driver, "Close", 1);
    ck_assert_str_eq(driver.class, "");
}
END_TEST

START_TEST(test_posix__deadlock_is_told_with_its_mutexes)
{
    static const char words[] = "waits in pthread_mutex_lock for mutex ";

    control(POSIX_DEADLOCK);
    ck_assert_int_eq(driver.in.type, WIRE_IDLE);
    ck_assert_uint_eq(driver.in.flags, WIRE_IDLE_DEADLOCK);
    ck_assert_msg(memmem(driver.in.values[0].bytes, driver.in.values[0].length, words,
                         sizeof(words) - 1) != NULL,
                  "says: %.*s", (int)driver.in.values[0].length,
                  (const char *)driver.in.values[0].bytes);
}
END_TEST

START_TEST(test_posix__thread_left_after_close_is_told)
{
    control(POSIX_LEAVE_THREAD);
    driver_go(&driver);
    driver_call(&driver, "Close", 1);
    ck_assert_str_eq(driver.class, "CLOSE-02");
}
END_TEST

START_TEST(test_posix__exception_that_leaves_is_a_crash)
{
    control(POSIX_THROW);
    ck_assert_int_eq(driver.turn, PEER_ENDED);
    ck_assert_str_eq(driver.class, "crash:SIGABRT");
    ck_assert_int_eq(peer_status(driver.peer), -SIGABRT);
}
END_TEST

static char *order_with_seed(uint64_t seed)
{
    load(seed);
    control(POSIX_COUNT);
    ck_assert_uint_eq(driver_result(&driver), 0);
    buf_printf(&driver.heard, "%.*s", (int)driver_out(&driver)->length,
               (const char *)driver_out(&driver)->bytes);
    char *heard = buf_take(&driver.heard);
    tear_down();
    return heard;
}

START_TEST(test_posix__same_seed_same_order)
{
    unsigned different = 0;

    for (uint64_t seed = 1; seed <= 5; seed++) {
        char *first = order_with_seed(seed);
        char *again = order_with_seed(seed);
        char *other = order_with_seed(seed + 50);
        ck_assert_str_eq(first, again);
        different += strcmp(first, other) != 0;
        free(first);
        free(again);
        free(other);
    }
    ck_assert_uint_gt(different, 2);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("host/posix");
    TCase *cases = tcase_create("posix");
    TCase *seeds = tcase_create("seeds");
    tcase_set_timeout(cases, 60);
    tcase_set_timeout(seeds, 60);
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_loop_test(cases, test_posix__waits_pass_in_virtual_time, 0,
                        (int)(sizeof(works) / sizeof(works[0])));
    tcase_add_test(cases, test_posix__deadlock_is_told_with_its_mutexes);
    tcase_add_test(cases, test_posix__thread_left_after_close_is_told);
    tcase_add_test(cases, test_posix__exception_that_leaves_is_a_crash);
    suite_add_tcase(suite, cases);
    tcase_add_test(seeds, test_posix__same_seed_same_order);
    suite_add_tcase(suite, seeds);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
