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
    struct pin *first = pin_take(false);
    struct pin *second = pin_take(false);

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
    ck_assert_ptr_null(pin_take(true));
    ck_assert_int_eq(core_count(), before);
}
END_TEST

static void *take_one(void *argument)
{
    (void)argument;
    return pin_take(false);
}

/* Each thread gets a core of its own; one for which none is left roams. */
START_TEST(test_pin__gives_each_core_to_one_thread)
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
    ck_assert_ptr_null(pin_take(false));
    ck_assert_int_eq(core_count(), cores);
    pin_release(pins[0]);
    struct pin *pin = pin_take(false);
    ck_assert_ptr_nonnull(pin);
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
    tcase_add_test(cases, test_pin__gives_each_core_to_one_thread);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
