#define _GNU_SOURCE /* usleep */

#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

#include "../suite.h"
#include "base/memory.h"
#include "cli/pool.h"

#define ITEMS 40

static struct scenario scenarios[ITEMS];
static struct plan_item items[ITEMS];
static struct plan plan = {.items = items, .count = ITEMS};
static atomic_uint played;
static atomic_uint at_once;
static atomic_uint most_at_once;

static void setup(void)
{
    for (size_t i = 0; i < ITEMS; ++i) {
        items[i] = (struct plan_item){&scenarios[i], "p.so", i};
    }
}

/* A player that takes longer for the first of each pair, so that results come out of order. */
static void play(const struct scenario *scenario, const struct run_options *options,
                 struct run_result *ret)
{
    unsigned running = atomic_fetch_add(&at_once, 1) + 1;
    unsigned most = atomic_load(&most_at_once);
    while (running > most && !atomic_compare_exchange_weak(&most_at_once, &most, running)) {
    }
    ck_assert_ptr_eq(scenario, &scenarios[options->seed]);
    usleep(options->seed % 2 ? 200 : 3000);
    *ret = (struct run_result){.verdict = RUN_PASSED, .virtual_us = options->seed};
    atomic_fetch_add(&played, 1);
    atomic_fetch_sub(&at_once, 1);
}

START_TEST(test_pool__results_come_in_order)
{
    struct pool_options options = {.play = play, .jobs = 4};
    struct pool *pool = pool_start(&plan, &options);
    for (size_t i = 0; i < ITEMS; ++i) {
        enum pool_wait answer;
        while ((answer = pool_wait(pool, i, 1)) == POOL_LATER) {
        }
        ck_assert_int_eq(answer, POOL_DONE);
        ck_assert_uint_eq(pool_take(pool, i).virtual_us, i);
    }
    pool_destroy(pool);
    ck_assert_uint_eq(played, ITEMS);
    ck_assert_uint_gt(most_at_once, 1);
    ck_assert_uint_le(most_at_once, 4);
}
END_TEST

START_TEST(test_pool__stopping_drops_what_has_not_begun)
{
    struct pool_options options = {.play = play, .jobs = 2};
    struct pool *pool = pool_start(&plan, &options);
    while (pool_wait(pool, 3, 10) == POOL_LATER) {
    }
    pool_stop(pool);
    enum pool_wait last;
    while ((last = pool_wait(pool, ITEMS - 1, 10)) == POOL_LATER) {
    }
    ck_assert_int_eq(last, POOL_DROPPED);
    ck_assert_int_eq(pool_wait(pool, 3, 10), POOL_DONE);
    pool_destroy(pool);
    ck_assert_uint_lt(played, ITEMS);
    ck_assert_uint_ge(played, 4);
    pool_destroy(NULL);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("pool");
    TCase *cases = tcase_create("pool");
    tcase_add_checked_fixture(cases, setup, NULL);
    tcase_add_test(cases, test_pool__results_come_in_order);
    tcase_add_test(cases, test_pool__stopping_drops_what_has_not_begun);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
