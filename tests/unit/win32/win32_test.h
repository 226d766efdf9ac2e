#ifndef RDK_TESTS_UNIT_WIN32_TEST_H
#define RDK_TESTS_UNIT_WIN32_TEST_H

/*
 * What the tests of the Win32 base share.
 */

#include <check.h>
#include <stdbool.h>
#include <stdlib.h>

#include <windows.h>

/* A call that returns FALSE, NULL, 0 … and sets this last error. */
#define ck_assert_fails(call, error)                \
    do {                                            \
        SetLastError(0xDEAD);                       \
        ck_assert(!(call));                         \
        ck_assert_uint_eq(GetLastError(), (error)); \
    } while (0)

/* Two wide strings are equal; shows both, in UTF-8, if not. */
#define ck_assert_wide_eq(is, wanted)                                                 \
    do {                                                                              \
        char is_utf8[4096];                                                           \
        char wanted_utf8[4096];                                                       \
                                                                                      \
        WideCharToMultiByte(CP_UTF8, 0, (is), -1, is_utf8, 4096, NULL, NULL);         \
        WideCharToMultiByte(CP_UTF8, 0, (wanted), -1, wanted_utf8, 4096, NULL, NULL); \
        ck_assert_str_eq(is_utf8, wanted_utf8);                                       \
    } while (0)

/* Defines main, which runs these tests. */
#define TEST_MAIN(name, ...)                                            \
    int main(void)                                                      \
    {                                                                   \
        const TTest *const tests[] = {__VA_ARGS__};                     \
        Suite *suite = suite_create(name);                              \
        TCase *tcase = tcase_create(name);                              \
        SRunner *runner = srunner_create(suite);                        \
                                                                        \
        tcase_set_timeout(tcase, 60);                                   \
        for (size_t i = 0; i < sizeof(tests) / sizeof(tests[0]); i++) { \
            tcase_add_test(tcase, tests[i]);                            \
        }                                                               \
        suite_add_tcase(suite, tcase);                                  \
        srunner_run_all(runner, CK_ENV);                                \
        int failed = srunner_ntests_failed(runner);                     \
        srunner_free(runner);                                           \
        return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;               \
    }

#endif
