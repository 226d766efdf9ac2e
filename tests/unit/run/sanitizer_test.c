#include <check.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "base/memory.h"
#include "run/sanitizer.h"

static struct arena *arena;

static void set_up(void)
{
    arena = arena_create();
}

static void tear_down(void)
{
    arena_destroy(arena);
}

/* As libasan writes it, with the format of frames that the runtime is given. */
static const char use_after_free[] =
    "=================================================================\n"
    "==4711==ERROR: AddressSanitizer: heap-use-after-free on address 0x602000000014 at pc "
    "0x7ffff6c1 bp 0x7fffffffd0 sp 0x7fffffffc8\n"
    "WRITE of size 4 at 0x602000000014 thread T0\n"
    "    #0 0x7ffff6c1 in Use /src/a folder/lamp.c:10:5 [/x/lamp.so]\n"
    "\n"
    "0x602000000014 is located 4 bytes inside of 16-byte region [0x602000000010,0x602000000020)\n"
    "freed by thread T0 here:\n"
    "    #0 0x7ffff70b in __interceptor_free ../../src/asan.cpp:52 [/lib/libasan.so.8]\n"
    "    #1 0x7ffff6c2 in operator() (/x/lamp.so+0x1234) (BuildId: 12ab) [/x/lamp.so]\n"
    "    #2 0x7ffff6c3 in Online /src/lamp.c:17 [/x/lamp.so]\n"
    "    #3 0x7ffff6c4  (/lib/libffi.so.8+0x6f79) [/lib/libffi.so.8]\n"
    "\n"
    "previously allocated by thread T0 here:\n"
    "    #0 0x7ffff70b in malloc ../../src/asan.cpp:69 [/lib/libasan.so.8]\n"
    "    #1 0x7ffff6c4 in other /src/other.c:7 [/x/other.so]\n"
    "\n"
    "SUMMARY: AddressSanitizer: heap-use-after-free /src/lamp.c:10 in Use\n";

START_TEST(test_sanitizer__reads_an_error_of_addresses)
{
    struct sanitizer_finding *finding;

    ck_assert_uint_eq(sanitizer_read(arena, "asan", "/y/lamp.so", use_after_free, &finding), 1);
    ck_assert_str_eq(finding->class, "asan:heap-use-after-free");
    ck_assert_str_eq(finding->text, "heap-use-after-free: write of 4 bytes, 4 bytes inside of "
                                    "16-byte region");
    ck_assert_str_eq(finding->freed, "#0 free in libasan.so.8\n"
                                     "#1 operator() in lamp.so\n"
                                     "#2 Online (lamp.c:17) in lamp.so");
    ck_assert_ptr_null(finding->allocated); /* the plugin is not in it */
    ck_assert_ptr_null(finding->where);     /* the process is looked at */
}
END_TEST

START_TEST(test_sanitizer__names_the_variable_beside_which_was_written)
{
    struct sanitizer_finding *finding;

    sanitizer_read(arena, "asan", "lamp.so",
                   "==1==ERROR: AddressSanitizer: stack-buffer-overflow on address 0x7ffff5a0\n"
                   "READ of size 1 at 0x7ffff5a0 thread T2 (worker 2)\n"
                   "Address 0x7ffff5a0 is located in stack of thread T2 at offset 56 in frame\n"
                   "  This frame has 1 object(s):\n"
                   "    [32, 56) 'buffer' (line 14) <== Memory access at offset 56 overflows\n"
                   "SUMMARY: AddressSanitizer: stack-buffer-overflow lamp.c:7 in Fill\n",
                   &finding);
    ck_assert_str_eq(finding->text, "stack-buffer-overflow: read of 1 bytes, beside the variable "
                                    "'buffer' (line 14)");
}
END_TEST

/* A report that was cut off, or is none, is still a failure with a name. */
START_TEST(test_sanitizer__makes_something_of_any_report)
{
    static const char *const reports[] = {"",
                                          "\n",
                                          "    #",
                                          "    #0",
                                          "    #1 0x1 in f [",
                                          "READ of",
                                          "freed by thread",
                                          "0x1 is located ",
                                          "<== Memory access",
                                          "SUMMARY: AddressSanitizer: "};
    static const char *const names[] = {"asan", "tsan", "lsan"};
    struct sanitizer_finding *findings;

    for (size_t i = 0; i < sizeof(reports) / sizeof(reports[0]); i++) {
        for (size_t j = 0; j < sizeof(names) / sizeof(names[0]); j++) {
            const size_t count = sanitizer_read(arena, names[j], "a.so", reports[i], &findings);
            ck_assert_uint_eq(count, strcmp(names[j], "lsan") != 0);
            if (count) {
                ck_assert(sanitizer_is_class(findings[0].class));
            }
        }
    }
    /* And every beginning of a real one. */
    char *text = memory_text(use_after_free);
    for (size_t length = strlen(text); length > 0; length--) {
        text[length] = '\0';
        ck_assert_uint_eq(sanitizer_read(arena, "asan", "/y/lamp.so", text, &findings), 1);
    }
    free(text);
}
END_TEST

static const char leaks[] = "==1==ERROR: LeakSanitizer: detected memory leaks\n"
                            "\n"
                            "Direct leak of 64 byte(s) in 1 object(s) allocated from:\n"
                            "    #0 0x1 in malloc [/lib/libasan.so.8]\n"
                            "    #1 0x2 in memory_allocate [/libexec/rdk/rdk-host]\n"
                            "    #2 0x3 in Online /src/lamp.c:9 [/x/lamp.so]\n"
                            "\n"
                            "Direct leak of 100 byte(s) in 2 object(s) allocated from:\n"
                            "    #0 0x1 in malloc [/lib/libasan.so.8]\n"
                            "    #1 0x2 in LocalAlloc [/lib/librdk.so.0]\n"
                            "    #2 0x3 in Online /src/lamp.c:12 [/x/lamp.so]\n"
                            "    #3 0x4 in call_run [/libexec/rdk/rdk-host]\n"
                            "\n"
                            "Indirect leak of 10 byte(s) in 1 object(s) allocated from:\n"
                            "    #0 0x1 in malloc [/lib/libasan.so.8]\n"
                            "    #1 0x3 in Online /src/lamp.c:13 [/x/lamp.so]\n"
                            "\n"
                            "SUMMARY: AddressSanitizer: 174 byte(s) leaked in 4 allocation(s).\n";

START_TEST(test_sanitizer__tells_of_the_leaks_of_the_plugin_alone)
{
    struct sanitizer_finding *finding;

    ck_assert_uint_eq(sanitizer_read(arena, "lsan", "lamp.so", leaks, &finding), 1);
    ck_assert_str_eq(finding->class, "lsan:leak");
    ck_assert_str_eq(finding->text, "leak of 100 byte(s) in 2 object(s), to which nothing leads");
    ck_assert_str_eq(finding->where,
                     "#0 LocalAlloc in librdk.so.0\n#1 Online (lamp.c:12) in lamp.so");
}
END_TEST

/* Blocks that hold each other have no direct leak. */
START_TEST(test_sanitizer__tells_of_a_ring)
{
    struct sanitizer_finding *finding;
    const char *ring = strstr(leaks, "Indirect");

    ck_assert_uint_eq(sanitizer_read(arena, "lsan", "lamp.so", ring, &finding), 1);
    ck_assert_str_eq(finding->where, "#0 malloc in libasan.so.8\n#1 Online (lamp.c:13) in lamp.so");
}
END_TEST

START_TEST(test_sanitizer__reads_a_race)
{
    struct sanitizer_finding *finding;

    sanitizer_read(arena, "tsan", "lamp.so",
                   "==================\n"
                   "WARNING: ThreadSanitizer: data race (pid=99)\n"
                   "  Read of size 4 at 0x7ffff7ea5148 by main thread:\n"
                   "    #0 0x1 in IsAlive /src/lamp.c:27 [/x/lamp.so]\n"
                   "\n"
                   "  Previous write of size 4 at 0x7ffff7ea5148 by thread T1:\n"
                   "    #0 0x2 in Count /src/lamp.c:13 [/x/lamp.so]\n"
                   "\n"
                   "  Location is global 'count' of size 4 at 0x7ffff7ea5148 (lamp.so+0x5148)\n"
                   "\n"
                   "SUMMARY: ThreadSanitizer: data race /src/lamp.c:27 in IsAlive\n",
                   &finding);
    ck_assert_str_eq(finding->class, "tsan:data-race");
    ck_assert_str_eq(finding->text, "data-race: read of size 4 of 'count', and write of size 4 by "
                                    "another thread, with nothing to order them");
    ck_assert_str_eq(finding->where, "#0 IsAlive (lamp.c:27) in lamp.so");
    ck_assert_str_eq(finding->previous, "#0 Count (lamp.c:13) in lamp.so");
}
END_TEST

START_TEST(test_sanitizer__leaves_addresses_out)
{
    ck_assert_str_eq(sanitizer_text(arena, "load of address 0x7ffe12345678 with 0x10 bytes"),
                     "load of address with 0x10 bytes");
    ck_assert_str_eq(sanitizer_text(arena, "0x7ffe12345678"), "");
}
END_TEST

START_TEST(test_sanitizer__knows_its_classes)
{
    ck_assert(sanitizer_is_class("asan"));
    ck_assert(sanitizer_is_class("ubsan:null-pointer-use"));
    ck_assert(!sanitizer_is_class("asanity"));
    ck_assert(!sanitizer_is_class("crash:SIGSEGV"));
    ck_assert(!sanitizer_is_class(""));
}
END_TEST

START_TEST(test_sanitizer__locates_the_latest_runtime)
{
    char folder[] = "/tmp/rdk-sanitizer-XXXXXX";
    const char *const names[] = {"14", "15"};
    char path[96];

    ck_assert_ptr_nonnull(mkdtemp(folder));
    char *pattern = memory_printf("%s/*/rt.%%s.so", folder);
    const char *const patterns[] = {"/nowhere/%s.so", pattern};
    ck_assert_ptr_null(sanitizer_locate(patterns, 2, "asan"));
    for (size_t i = 0; i < 2; i++) {
        snprintf(path, sizeof(path), "%s/%s", folder, names[i]);
        ck_assert_int_eq(mkdir(path, 0700), 0);
        snprintf(path, sizeof(path), "%s/%s/rt.asan.so", folder, names[i]);
        FILE *file = fopen(path, "we");
        ck_assert_ptr_nonnull(file);
        fclose(file);
    }
    char *found = sanitizer_locate(patterns, 2, "asan");
    ck_assert_str_eq(found, path);
    ck_assert_ptr_null(sanitizer_locate(patterns, 2, "tsan"));
    for (size_t i = 0; i < 2; i++) {
        snprintf(path, sizeof(path), "%s/%s/rt.asan.so", folder, names[i]);
        unlink(path);
        snprintf(path, sizeof(path), "%s/%s", folder, names[i]);
        rmdir(path);
    }
    rmdir(folder);
    free(found);
    free(pattern);
}
END_TEST

START_TEST(test_sanitizer__lets_the_user_have_all_options_but_ours)
{
    char *options = sanitizer_options("ASAN_OPTIONS", "halt_on_error=0:suppressions=mine");

    const char *users = strstr(options, "suppressions=mine");
    ck_assert_ptr_nonnull(users);
    /* The last one holds. */
    ck_assert_ptr_nonnull(strstr(users, "halt_on_error=1"));
    ck_assert(strstr(options, "fast_unwind_on_malloc=0") < users);
    free(options);
}
END_TEST

START_TEST(test_sanitizer__is_none_where_there_is_no_plugin)
{
    struct sanitizer sanitizer;
    struct err err = {0};

    ck_assert_int_eq(sanitizer_find("/nowhere/lamp.so", &sanitizer, &err), 0);
    ck_assert_ptr_null(sanitizer.preload);
    ck_assert_int_eq(sanitizer_find("/etc/passwd", &sanitizer, &err), 0);
    ck_assert_ptr_null(sanitizer.preload);
    sanitizer_finish(&sanitizer);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("run/sanitizer");
    TCase *tests = tcase_create("sanitizer");

    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_sanitizer__reads_an_error_of_addresses);
    tcase_add_test(tests, test_sanitizer__names_the_variable_beside_which_was_written);
    tcase_add_test(tests, test_sanitizer__makes_something_of_any_report);
    tcase_add_test(tests, test_sanitizer__tells_of_the_leaks_of_the_plugin_alone);
    tcase_add_test(tests, test_sanitizer__tells_of_a_ring);
    tcase_add_test(tests, test_sanitizer__reads_a_race);
    tcase_add_test(tests, test_sanitizer__leaves_addresses_out);
    tcase_add_test(tests, test_sanitizer__knows_its_classes);
    tcase_add_test(tests, test_sanitizer__locates_the_latest_runtime);
    tcase_add_test(tests, test_sanitizer__lets_the_user_have_all_options_but_ours);
    tcase_add_test(tests, test_sanitizer__is_none_where_there_is_no_plugin);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
