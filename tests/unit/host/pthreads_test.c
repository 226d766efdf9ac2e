/* Threads and locks of POSIX and C11, each way of using them. */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "driver.h"
#include "plugins/pthreads.h"

static struct driver driver;

static void load(uint64_t seed)
{
    driver_start(&driver, 0);
    ck_assert_msg(driver_load(&driver, RDK_PTHREADS_PATH, seed), "%s", driver.text);
    driver_startup(&driver);
    driver_open(&driver, 1);
    ck_assert_uint_eq(driver_result(&driver), 1);
}

static void control(uint32_t code)
{
    driver_control(&driver, 1, code, NULL, 0, 0);
    while (driver.turn == PEER_MESSAGE && driver.in.type == WIRE_IDLE &&
           driver.in.until_us != WIRE_NEVER) {
        ck_assert_uint_eq(driver.in.flags & WIRE_IDLE_DEADLOCK, 0);
        driver_go(&driver);
    }
}

/* With several seeds, so that threads come in several orders. */
#define SEEDS 6

START_TEST(test_pthreads__work)
{
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        char *heard[2];
        for (int again = 0; again < 2; again++) {
            const time_t start_s = time(NULL);
            load(seed);
            control((uint32_t)_i);
            ck_assert_msg(driver_result(&driver) == 0,
                          "seed %d: line %d of pthreads.c or pthreads_locks.c", (int)seed,
                          (int)driver_result(&driver));
            ck_assert_int_le(time(NULL) - start_s, 5);
            driver_call(&driver, "Close", 1);
            ck_assert_str_eq(driver.class, "");
            heard[again] = buf_take(&driver.heard);
            driver_stop(&driver);
        }
        ck_assert_str_eq(heard[0], heard[1]);
        free(heard[0]);
        free(heard[1]);
    }
}
END_TEST

static const struct {
    uint32_t code;
    const char *says;
} deadlocks[] = {
    {PTHREADS_SELF_DEADLOCK, "waits in pthread_mutex_lock for mutex (POSIX) 1, held by call 1"},
    {PTHREADS_READER_DEADLOCK, "waits in pthread_rwlock_wrlock for read-write lock (POSIX) "},
    {PTHREADS_JOIN_DEADLOCK, "waits in pthread_join for thread "},
};

START_TEST(test_pthreads__deadlocks_are_told)
{
    load(1);
    driver_control(&driver, 1, deadlocks[_i].code, NULL, 0, 0);
    while (driver.in.type == WIRE_IDLE && driver.in.until_us != WIRE_NEVER &&
           driver.in.flags == 0) {
        driver_go(&driver);
    }
    ck_assert_int_eq(driver.in.type, WIRE_IDLE);
    ck_assert_uint_eq(driver.in.flags, WIRE_IDLE_DEADLOCK);
    ck_assert_msg(memmem(driver.in.values[0].bytes, driver.in.values[0].length, deadlocks[_i].says,
                         strlen(deadlocks[_i].says)) != NULL,
                  "says: %.*s", (int)driver.in.values[0].length,
                  (const char *)driver.in.values[0].bytes);
    driver_stop(&driver);
}
END_TEST

static const struct {
    uint32_t code;
    const char *says;
    int status;
} exits[] = {
    {PTHREADS_EXIT, "exit(3) was called", 3},
    {PTHREADS_QUICK_EXIT, "quick_exit(4) was called", 4},
    {PTHREADS_THREAD_EXIT, "pthread_exit(5) was called", 5},
};

START_TEST(test_pthreads__exits_are_told)
{
    load(1);
    control(exits[_i].code);
    ck_assert_int_eq(driver.turn, PEER_ENDED);
    ck_assert_str_eq(driver.class, "exit");
    ck_assert_str_eq(driver.text, exits[_i].says);
    ck_assert_int_eq(peer_status(driver.peer), exits[_i].status);
    driver_stop(&driver);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("host/pthreads");
    TCase *cases = tcase_create("pthreads");
    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(cases, test_pthreads__work, PTHREADS_KINDS, PTHREADS_WORKS);
    tcase_add_loop_test(cases, test_pthreads__deadlocks_are_told, 0, 3);
    tcase_add_loop_test(cases, test_pthreads__exits_are_told, 0, 3);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
