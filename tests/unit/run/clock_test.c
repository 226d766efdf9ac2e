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
    ck_assert_uint_eq(clock_earliest(&clock), WIRE_NEVER);
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
    for (int which = 0; which < MONITOR_TIMER_COUNT; which++) {
        ck_assert(clock_take_due(&clock, 6, &timer));
        ck_assert_ptr_eq(timer.instance, &two);
    }
    ck_assert(!clock_take_due(&clock, UINT64_MAX - 1, &timer));
    clock_finish(&clock);
}
END_TEST

START_TEST(test_clock__does_not_grow_with_timers_that_move)
{
    struct clock clock = {0};
    struct instance instance = {.resource = 1};
    struct timer timer = {.owner = TIMER_MONITOR, .instance = &instance};

    for (uint64_t i = 0; i < 100000; i++) {
        timer.at_us = 1000000 + i;
        clock_arm(&clock, &timer);
        arm(&clock, i % 5, 2000000 + i);
    }
    ck_assert_uint_le(clock.capacity, 64);
    ck_assert_uint_eq(clock_earliest(&clock), 1000000 + 99999);
    ck_assert(clock_take_due(&clock, 1000000 + 99999, &timer));
    for (uint64_t i = 0; i < 5; i++) {
        ck_assert(clock_take_due(&clock, 3000000, &timer));
        ck_assert_uint_eq(timer.at_us, 2000000 + 99995 + i);
    }
    ck_assert_uint_eq(clock_earliest(&clock), WIRE_NEVER);
    clock_finish(&clock);
}
END_TEST

/* Against a list that is searched through. */
START_TEST(test_clock__agrees_with_a_plain_list)
{
    struct clock clock = {0};
    uint64_t at_us[20];
    uint64_t order[20];
    uint64_t armed = 0;

    for (size_t i = 0; i < 20; i++) {
        at_us[i] = WIRE_NEVER;
    }
    srand(7);
    for (int round = 0; round < 20000; round++) {
        size_t number = (size_t)rand() % 20;
        at_us[number] = rand() % 4 ? (uint64_t)(rand() % 50) : WIRE_NEVER;
        order[number] = ++armed;
        arm(&clock, number, at_us[number]);
        if (rand() % 3 == 0) {
            struct timer timer;
            size_t least = 0;
            for (size_t i = 1; i < 20; i++) {
                if (at_us[i] < at_us[least] ||
                    (at_us[i] == at_us[least] && order[i] < order[least])) {
                    least = i;
                }
            }
            ck_assert_uint_eq(clock_earliest(&clock), at_us[least]);
            if (clock_take_due(&clock, 100, &timer)) {
                ck_assert_uint_eq(timer.number, least);
                at_us[least] = WIRE_NEVER;
            } else {
                ck_assert_uint_eq(at_us[least], WIRE_NEVER);
            }
        }
    }
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
    tcase_add_test(tests, test_clock__does_not_grow_with_timers_that_move);
    tcase_add_test(tests, test_clock__agrees_with_a_plain_list);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
