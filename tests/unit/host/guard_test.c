#include <check.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "host/guard.h"

/* Under AddressSanitizer, too, a fault is to end the test by its signal. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "handle_segv=0";
}

static struct guard *lend(enum guard_kind kind, size_t length, bool unaligned)
{
    struct guard *guard = guard_lend(kind, length, unaligned, "Online", "InBuffer", 12);
    ck_assert_ptr_nonnull(guard);
    ck_assert_uint_eq(guard_length(guard), length);
    return guard;
}

static const size_t lengths[] = {0, 1, 2, 7, 8, 60, 4095, 4096, 4097, 100000, 5u << 20};
#define LENGTH_COUNT (int)(sizeof(lengths) / sizeof(lengths[0]))

START_TEST(test_guard__block_can_be_used_whole)
{
    for (int unaligned = 0; unaligned < 2; unaligned++) {
        struct guard *guard = lend(GUARD_IN, lengths[_i], unaligned != 0);
        ptrdiff_t offset = 0;
        memset(guard_bytes(guard), 0x77, lengths[_i]);
        ck_assert(guard_is_intact(guard, &offset));
        ck_assert_uint_eq((uintptr_t)guard_bytes(guard) % 2, (unsigned)unaligned);
        ck_assert(unaligned || (uintptr_t)guard_bytes(guard) % 4 == 0);
        guard_take_back(guard);
    }
    guard_take_back(NULL);
}
END_TEST

START_TEST(test_guard__bytes_beside_it_are_seen)
{
    struct guard *guard = lend(GUARD_OUT, 13, false);
    unsigned char *bytes = guard_bytes(guard);
    ptrdiff_t offset = 0;

    bytes[13] ^= 1;
    ck_assert(!guard_is_intact(guard, &offset));
    ck_assert_int_eq(offset, 13);
    bytes[13] ^= 1;
    ck_assert(guard_is_intact(guard, &offset));
    bytes[-200] ^= 1;
    ck_assert(!guard_is_intact(guard, &offset));
    ck_assert_int_eq(offset, -200);
}
END_TEST

START_TEST(test_guard__page_behind_it_faults)
{
    struct guard *guard = lend(GUARD_STRING, 12, false);
    ((volatile unsigned char *)guard_bytes(guard))[12] = 1;
}
END_TEST

START_TEST(test_guard__taken_back_faults)
{
    struct guard *guard = lend(GUARD_IN, 12, false);
    volatile unsigned char *bytes = guard_bytes(guard);
    guard_take_back(guard);
    bytes[0] = 1;
}
END_TEST

START_TEST(test_guard__frozen_faults_on_writing_only)
{
    struct guard *guard = lend(GUARD_CONSTANT, 16, false);
    volatile unsigned char *bytes = guard_bytes(guard);
    bytes[3] = 9;
    guard_freeze(guard);
    if (bytes[3] == 9) {
        bytes[3] = 1;
    }
}
END_TEST

START_TEST(test_guard__addresses_are_explained)
{
    struct guard *guard = lend(GUARD_OUT, 16, false);
    const uintptr_t at = (uintptr_t)guard_bytes(guard);
    char text[256] = "";

    ck_assert(guard_explain(at + 20, true, text, sizeof(text)));
    ck_assert_str_eq(text, "wrote 20 bytes behind the start of InBuffer, an out-buffer of 16 bytes "
                           "that Online got (call 12): the page behind it is guarded");
    guard_take_back(guard);
    ck_assert(guard_explain(at, false, text, sizeof(text)));
    ck_assert_str_eq(text,
                     "read InBuffer of Online (call 12), used after the entry point returned");
    ck_assert(!guard_explain((uintptr_t)&guard, false, text, sizeof(text)));
}
END_TEST

/* A block stays untouchable for a while, and is used again in the end. */
START_TEST(test_guard__pages_come_back_late)
{
    struct guard *first = lend(GUARD_IN, 16, false);
    unsigned rounds = 0;

    guard_take_back(first);
    for (struct guard *next = NULL; next != first && rounds < 1000; rounds++) {
        next = lend(GUARD_IN, 16, false);
        guard_take_back(next);
    }
    ck_assert_uint_gt(rounds, 32);
    ck_assert_uint_lt(rounds, 200);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("host/guard");
    TCase *cases = tcase_create("guard");
    tcase_add_loop_test(cases, test_guard__block_can_be_used_whole, 0, LENGTH_COUNT);
    tcase_add_test(cases, test_guard__bytes_beside_it_are_seen);
    tcase_add_test_raise_signal(cases, test_guard__page_behind_it_faults, SIGSEGV);
    tcase_add_test_raise_signal(cases, test_guard__taken_back_faults, SIGSEGV);
    tcase_add_test_raise_signal(cases, test_guard__frozen_faults_on_writing_only, SIGSEGV);
    tcase_add_test(cases, test_guard__addresses_are_explained);
    tcase_add_test(cases, test_guard__pages_come_back_late);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
