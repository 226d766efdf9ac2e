#include <check.h>
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>

#include "wire/pin.h"

static int core_count(void)
{
    cpu_set_t set;
    ck_assert_int_eq(sched_getaffinity(0, sizeof(set), &set), 0);
    return CPU_COUNT(&set);
}

START_TEST(test_pin__holds_the_thread_until_its_last_peer)
{
    const int before = core_count();
    struct pin *first = pin_take();
    struct pin *second = pin_take();

    ck_assert_ptr_nonnull(first);
    ck_assert_ptr_eq(first, second);
    ck_assert_int_eq(core_count(), 1);
    ck_assert_int_eq(sched_getcpu(), pin_core(first));
    pin_release(second);
    ck_assert_int_eq(core_count(), 1);
    pin_release(first);
    ck_assert_int_eq(core_count(), before);
    ck_assert_int_eq(pin_core(NULL), -1);
    pin_release(NULL);
}
END_TEST

static void *take_one(void *argument)
{
    (void)argument;
    return pin_take();
}

/* Each thread gets a core of its own; one for which none is left shares. */
START_TEST(test_pin__spreads_threads_over_the_cores)
{
    const int cores = core_count();
    struct pin *pins[CPU_SETSIZE] = {0};

    for (int i = 0; i < cores; i++) {
        pthread_t thread;
        void *pin = NULL;
        pthread_create(&thread, NULL, take_one, NULL);
        pthread_join(thread, &pin);
        ck_assert_ptr_nonnull(pin);
        pins[i] = pin;
        for (int k = 0; k < i; k++) {
            ck_assert_int_ne(pin_core(pins[k]), pin_core(pins[i]));
        }
    }
    struct pin *shared = pin_take();
    ck_assert_ptr_nonnull(shared);
    ck_assert_int_eq(core_count(), 1);
    pin_release(shared);
    const int freed = pin_core(pins[0]);
    pin_release(pins[0]);
    struct pin *pin = pin_take();
    ck_assert_int_eq(pin_core(pin), freed);
    pin_release(pin);
    for (int i = 1; i < cores; i++) {
        pin_release(pins[i]);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("wire/pin");
    TCase *cases = tcase_create("pin");
    tcase_add_test(cases, test_pin__holds_the_thread_until_its_last_peer);
    tcase_add_test(cases, test_pin__spreads_threads_over_the_cores);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
