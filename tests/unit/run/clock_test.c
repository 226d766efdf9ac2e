#include <check.h>
#include <stdlib.h>

#include "run/stage.h"

static struct timer cluster_timer(uint64_t number, uint64_t at_us)
{
    return (struct timer){.owner = TIMER_CLUSTER, .number = number, .at_us = at_us};
}

static void arm(struct clock *clock, uint64_t number, uint64_t at_us)
{
    struct timer timer = cluster_timer(number, at_us);

    clock_arm(clock, &timer);
}

START_TEST(test_clock__fires_the_earliest_first)
{
    struct clock clock = {0};
    struct timer timer;

    for (uint64_t i = 0; i < 100; i++) {
        arm(&clock, i, (i * 37) % 100 + 1);
    }
    for (uint64_t at_us = 1; at_us <= 100; at_us++) {
        ck_assert_uint_eq(clock_earliest(&clock), at_us);
        ck_assert(!clock_take_due(&clock, at_us - 1, &timer));
        ck_assert(clock_take_due(&clock, at_us, &timer));
        ck_assert_uint_eq(timer.at_us, at_us);
    }
    ck_assert_uint_eq(clock_earliest(&clock), WIRE_NEVER);
    clock_finish(&clock);
}
END_TEST

START_TEST(test_clock__fires_equal_deadlines_in_the_order_of_arming)
{
    struct clock clock = {0};
    struct timer timer;

    for (uint64_t i = 1; i <= 20; i++) {
        arm(&clock, i, 5);
    }
    for (uint64_t i = 1; i <= 20; i++) {
        ck_assert(clock_take_due(&clock, 5, &timer));
        ck_assert_uint_eq(timer.number, i);
    }
    clock_finish(&clock);
}
END_TEST

START_TEST(test_clock__moves_a_timer_that_is_armed_again)
{
    struct clock clock = {0};
    struct timer timer;

    arm(&clock, 1, 10);
    arm(&clock, 2, 20);
    arm(&clock, 1, 30);
    ck_assert(clock_take_due(&clock, 100, &timer));
    ck_assert_uint_eq(timer.number, 2);
    ck_assert(clock_take_due(&clock, 100, &timer));
    ck_assert_uint_eq(timer.number, 1);
    ck_assert_uint_eq(timer.at_us, 30);
    ck_assert(!clock_take_due(&clock, 100, &timer));
    clock_finish(&clock);
}
END_TEST

START_TEST(test_clock__takes_a_timer_away)
{
    struct clock clock = {0};

    arm(&clock, 1, 10);
    arm(&clock, 1, WIRE_NEVER);
    ck_assert_uint_eq(clock_earliest(&clock), WIRE_NEVER);
    arm(&clock, 2, WIRE_NEVER);
    ck_assert_uint_eq(clock.count, 0);
    clock_finish(&clock);
}
END_TEST

START_TEST(test_clock__forgets_the_timers_of_an_instance)
{
    struct clock clock = {0};
    struct instance one = {.resource = 1};
    struct instance two = {.resource = 2};
    struct timer timer;

    for (int which = 0; which < MONITOR_TIMER_COUNT; which++) {
        timer = (struct timer){.owner = TIMER_MONITOR,
                               .instance = &one,
                               .which = (enum monitor_timer)which,
                               .at_us = 5};
        clock_arm(&clock, &timer);
        timer.instance = &two;
        timer.at_us = 6;
        clock_arm(&clock, &timer);
    }
    clock_forget(&clock, &one);
    ck_assert_uint_eq(clock.count, MONITOR_TIMER_COUNT);
    ck_assert_uint_eq(clock_earliest(&clock), 6);
    clock_finish(&clock);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("clock");
    TCase *tests = tcase_create("clock");

    tcase_add_test(tests, test_clock__fires_the_earliest_first);
    tcase_add_test(tests, test_clock__fires_equal_deadlines_in_the_order_of_arming);
    tcase_add_test(tests, test_clock__moves_a_timer_that_is_armed_again);
    tcase_add_test(tests, test_clock__takes_a_timer_away);
    tcase_add_test(tests, test_clock__forgets_the_timers_of_an_instance);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
