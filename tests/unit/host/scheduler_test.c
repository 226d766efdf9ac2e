#include <check.h>
#include <stdlib.h>

#include "host/scheduler.h"

START_TEST(test_scheduler__same_seed_same_choices)
{
    struct scheduler first;
    struct scheduler again;
    struct scheduler other;
    unsigned different = 0;

    scheduler_init(&first, 7);
    scheduler_init(&again, 7);
    scheduler_init(&other, 8);
    for (int i = 0; i < 1000; i++) {
        const uint32_t choice = scheduler_pick(&first, 5);
        ck_assert_uint_lt(choice, 5);
        ck_assert_uint_eq(choice, scheduler_pick(&again, 5));
        different += choice != scheduler_pick(&other, 5);
    }
    ck_assert_uint_gt(different, 500);
}
END_TEST

START_TEST(test_scheduler__one_candidate_draws_nothing)
{
    struct scheduler scheduler;

    scheduler_init(&scheduler, 7);
    const uint64_t before = scheduler.state;
    ck_assert_uint_eq(scheduler_pick(&scheduler, 1), 0);
    ck_assert_uint_eq(scheduler_pick(&scheduler, 0), 0);
    ck_assert_uint_eq(scheduler.state, before);
}
END_TEST

/* Nobody is forgotten, and nobody is preferred. */
START_TEST(test_scheduler__is_fair)
{
    struct scheduler scheduler;
    unsigned counts[3] = {0};
    unsigned makes_way = 0;

    scheduler_init(&scheduler, 0);
    for (int i = 0; i < 30000; i++) {
        counts[scheduler_pick(&scheduler, 3)]++;
        makes_way += scheduler_makes_way(&scheduler);
    }
    for (int i = 0; i < 3; i++) {
        ck_assert_uint_gt(counts[i], 9500);
        ck_assert_uint_lt(counts[i], 10500);
    }
    ck_assert_uint_gt(makes_way, 3000);
    ck_assert_uint_lt(makes_way, 4500);
}
END_TEST

START_TEST(test_scheduler__spinning_makes_time_fly)
{
    uint64_t now_us = 0;
    uint64_t points = 0;

    for (; points < 10000; points++) {
        now_us += scheduler_step_us(points);
    }
    ck_assert_uint_eq(now_us, 10000);
    for (; now_us < 180000000; points++) {
        const uint64_t step_us = scheduler_step_us(points);
        ck_assert_uint_le(step_us, scheduler_step_us(points + 1));
        now_us += step_us;
    }
    ck_assert_uint_lt(points, 100000);
    ck_assert_uint_le(scheduler_step_us(UINT64_MAX), 20000);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("host/scheduler");
    TCase *cases = tcase_create("scheduler");
    tcase_add_test(cases, test_scheduler__same_seed_same_choices);
    tcase_add_test(cases, test_scheduler__one_candidate_draws_nothing);
    tcase_add_test(cases, test_scheduler__is_fair);
    tcase_add_test(cases, test_scheduler__spinning_makes_time_fly);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
