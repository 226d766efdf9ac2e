#include <check.h>
#include <string.h>

#include "../suite.h"
#include "stacks/stacks.h"

/* What is shown of a stack, and which thread is blamed, from stacks made by hand. */

#define PLUGIN(name, at)                                                                          \
    {                                                                                             \
        .owner = STACKS_PLUGIN, .function = (name), .file = "p.c", .line = (at), .module = "p.so" \
    }
#define FRAME(whose, name, in)                               \
    {                                                        \
        .owner = (whose), .function = (name), .module = (in) \
    }
#define INTERRUPTED(whose, name, in)                                                  \
    {                                                                                 \
        .owner = (whose), .function = (name), .module = (in), .was_interrupted = true \
    }
#define CALLED                                                                                   \
    FRAME(STACKS_BRIDGE, "ffi_call", "libffi.so.8"), FRAME(STACKS_MONITOR, "serve", "rdk-host"), \
        FRAME(STACKS_SYSTEM, "main", "libc.so.6")
#define STARTED                                                                                 \
    FRAME(STACKS_SDK, "thread_main", "librdk.so.0"), FRAME(STACKS_MONITOR, "body", "rdk-host"), \
        FRAME(STACKS_SYSTEM, NULL, "libc.so.6")
#define PARKED                                                                             \
    FRAME(STACKS_SYSTEM, "futex", "libc.so.6"), FRAME(STACKS_MONITOR, "park", "rdk-host"), \
        FRAME(STACKS_SDK, "inner", "librdk.so.0"),                                         \
        FRAME(STACKS_SDK, "WaitForSingleObject", "librdk.so.0")
#define HANDLER                                                                                 \
    FRAME(STACKS_SYSTEM, "futex", "libc.so.6"), FRAME(STACKS_MONITOR, "on_signal", "rdk-host"), \
        FRAME(STACKS_SYSTEM, NULL, "libc.so.6")
#define THREAD(list)                                                      \
    {                                                                     \
        .frames = (list), .frame_count = sizeof(list) / sizeof((list)[0]) \
    }

static void check_text(const struct stacks_thread *thread, const char *expected)
{
    struct buf buf = {0};

    ck_assert_int_eq(stacks_print(&buf, thread, 0), *expected != '\0');
    ck_assert_str_eq(buf_text(&buf), expected);
    buf_finish(&buf);
}

START_TEST(test_print__begins_where_the_signal_came)
{
    const struct stacks_frame frames[] = {HANDLER,
                                          INTERRUPTED(STACKS_SYSTEM, "strlen", "libc.so.6"),
                                          PLUGIN("Copy", 7), PLUGIN("Online", 12), CALLED};
    const struct stacks_thread thread = THREAD(frames);

    check_text(&thread, "#0 strlen in libc.so.6\n"
                        "#1 Copy (p.c:7) in p.so\n"
                        "#2 Online (p.c:12) in p.so\n"
                        "… called by the monitor");
}
END_TEST

START_TEST(test_print__shows_the_called_function_of_the_sdk_without_its_inside)
{
    const struct stacks_frame frames[] = {PARKED, PLUGIN("Worker", 5), STARTED};
    const struct stacks_thread thread = THREAD(frames);

    check_text(&thread, "#0 WaitForSingleObject in librdk.so.0\n"
                        "#1 Worker (p.c:5) in p.so\n"
                        "… a thread of its own");
}
END_TEST

START_TEST(test_print__does_not_show_a_callback_of_the_monitor)
{
    const struct stacks_frame frames[] = {
        FRAME(STACKS_SYSTEM, "futex", "libc.so.6"), FRAME(STACKS_MONITOR, "closure", "rdk-host"),
        FRAME(STACKS_BRIDGE, "ffi_closure", "libffi.so.8"), PLUGIN("Worker", 5)};
    const struct stacks_thread thread = THREAD(frames);

    check_text(&thread, "#0 Worker (p.c:5) in p.so");
}
END_TEST

START_TEST(test_print__keeps_what_stands_between_frames_of_the_plugin)
{
    const struct stacks_frame frames[] = {PLUGIN("Compare", 3),
                                          FRAME(STACKS_SYSTEM, "qsort", "libc.so.6"),
                                          PLUGIN("Online", 12), CALLED};
    const struct stacks_thread thread = THREAD(frames);

    check_text(&thread, "#0 Compare (p.c:3) in p.so\n"
                        "#1 qsort in libc.so.6\n"
                        "#2 Online (p.c:12) in p.so\n"
                        "… called by the monitor");
}
END_TEST

START_TEST(test_print__says_what_is_not_known)
{
    const struct stacks_frame frames[] = {FRAME(STACKS_PLUGIN, NULL, "p.so"),
                                          FRAME(STACKS_SYSTEM, NULL, NULL),
                                          FRAME(STACKS_PLUGIN, "Online", "p.so")};
    const struct stacks_thread thread = THREAD(frames);
    const struct stacks_thread empty = {0};

    check_text(&thread, "#0 ?? in p.so\n#1 ?? in no module\n#2 Online in p.so");
    check_text(&empty, "");
}
END_TEST

START_TEST(test_print__leaves_out_the_nameless_inside_of_libc)
{
    const struct stacks_frame named[] = {FRAME(STACKS_SYSTEM, NULL, "libc.so.6"),
                                         FRAME(STACKS_SYSTEM, "raise", "libc.so.6"),
                                         PLUGIN("Online", 12)};
    const struct stacks_frame nameless[] = {FRAME(STACKS_SYSTEM, NULL, "libc.so.6"),
                                            FRAME(STACKS_SYSTEM, NULL, "libc.so.6"),
                                            PLUGIN("Online", 12)};
    const struct stacks_thread raises = THREAD(named);
    const struct stacks_thread copies = THREAD(nameless);

    check_text(&raises, "#0 raise in libc.so.6\n#1 Online (p.c:12) in p.so");
    check_text(&copies, "#0 ?? in libc.so.6\n#1 Online (p.c:12) in p.so");
}
END_TEST

static size_t count_lines(const char *text)
{
    size_t lines = 1;

    while ((text = strchr(text, '\n'))) {
        text++;
        lines++;
    }
    return lines;
}

START_TEST(test_print__folds_endless_recursion)
{
    struct stacks_frame frames[STACKS_MAX_FRAMES];
    const struct stacks_thread thread = {
        .frames = frames, .frame_count = STACKS_MAX_FRAMES, .is_cut = true};
    struct buf buf = {0};

    for (size_t i = 0; i < STACKS_MAX_FRAMES; i++) {
        frames[i] = (struct stacks_frame)PLUGIN("Deeper", 9);
    }
    frames[0].line = 7;
    check_text(&thread, "#0 Deeper (p.c:7) in p.so\n"
                        "#1 Deeper (p.c:9) in p.so\n"
                        "… the same, over and over");
    /* One that is whole can be counted. */
    const struct stacks_thread whole = {.frames = frames, .frame_count = 20};
    check_text(&whole, "#0 Deeper (p.c:7) in p.so\n"
                       "#1 Deeper (p.c:9) in p.so\n"
                       "… the same 18 times more");
    for (size_t i = 0; i < STACKS_MAX_FRAMES; i++) {
        frames[i].line = (unsigned)i % 2;
    }
    ck_assert(stacks_print(&buf, &thread, 2));
    ck_assert_uint_eq(count_lines(buf_text(&buf)), 25);
    ck_assert_ptr_nonnull(strstr(buf_text(&buf), "\n  … and more"));
    ck_assert_int_eq(strncmp(buf_text(&buf), "  #0 Deeper", 11), 0);
    buf_finish(&buf);
}
END_TEST

START_TEST(test_blame__finds_the_thread_that_died)
{
    const struct stacks_frame call[] = {PARKED, PLUGIN("Online", 12), CALLED};
    const struct stacks_frame crashed[] = {
        HANDLER, INTERRUPTED(STACKS_SYSTEM, "memcpy", "libc.so.6"), PLUGIN("Worker", 5), STARTED};
    const struct stacks_frame exited[] = {FRAME(STACKS_MONITOR, "on_exit_called", "rdk-host"),
                                          FRAME(STACKS_SYSTEM, NULL, "libc.so.6"),
                                          FRAME(STACKS_SYSTEM, "exit", "libc.so.6"),
                                          PLUGIN("Worker", 6), STARTED};
    const struct stacks_thread with_crash[] = {THREAD(call), THREAD(crashed)};
    const struct stacks_thread with_exit[] = {THREAD(call), THREAD(exited)};
    const struct stacks_thread with_none[] = {THREAD(call)};
    const struct stacks crash = {.threads = with_crash, .count = 2};
    const struct stacks exit_called = {.threads = with_exit, .count = 2};
    const struct stacks none = {.threads = with_none, .count = 1};

    ck_assert_ptr_eq(stacks_blame(&crash, STACKS_OF_DEATH), &with_crash[1]);
    ck_assert_ptr_eq(stacks_blame(&exit_called, STACKS_OF_DEATH), &with_exit[1]);
    ck_assert_ptr_null(stacks_blame(&none, STACKS_OF_DEATH));
    check_text(&with_exit[1], "#0 exit in libc.so.6\n"
                              "#1 Worker (p.c:6) in p.so\n"
                              "… a thread of its own");
}
END_TEST

START_TEST(test_blame__finds_the_thread_that_hangs)
{
    const struct stacks_frame call[] = {PARKED, PLUGIN("Online", 12), CALLED};
    const struct stacks_frame loops[] = {PLUGIN("Worker", 5), STARTED};
    const struct stacks_frame reads[] = {FRAME(STACKS_SYSTEM, "read", "libc.so.6"),
                                         PLUGIN("Reader", 8),
                                         FRAME(STACKS_SYSTEM, NULL, "libc.so.6")};
    const struct stacks_thread threads[] = {THREAD(call), THREAD(loops), THREAD(reads)};
    const struct stacks_thread twins[] = {THREAD(loops), THREAD(loops)};
    const struct stacks hang = {.threads = threads, .count = 3};
    const struct stacks unclear = {.threads = twins, .count = 2};

    ck_assert_ptr_eq(stacks_blame(&hang, STACKS_OF_HANG), &threads[1]);
    ck_assert_ptr_eq(stacks_blame(&hang, STACKS_OF_WAITING), &threads[0]);
    ck_assert_ptr_null(stacks_blame(&unclear, STACKS_OF_HANG));
}
END_TEST

START_TEST(test_blame__prefers_the_thread_that_computes)
{
    const struct stacks_frame loops[] = {PLUGIN("Worker", 5), STARTED};
    const struct stacks_frame reads[] = {FRAME(STACKS_SYSTEM, "read", "libc.so.6"),
                                         PLUGIN("Online", 8), CALLED};
    struct stacks_thread threads[] = {THREAD(loops), THREAD(reads)};
    const struct stacks stacks = {.threads = threads, .count = 2};

    ck_assert_ptr_eq(stacks_blame(&stacks, STACKS_OF_HANG), &threads[1]);
    threads[0].is_running = true;
    ck_assert_ptr_eq(stacks_blame(&stacks, STACKS_OF_HANG), &threads[0]);
}
END_TEST

SUITE_MAIN("stacks.print", test_print__begins_where_the_signal_came,
           test_print__shows_the_called_function_of_the_sdk_without_its_inside,
           test_print__does_not_show_a_callback_of_the_monitor,
           test_print__keeps_what_stands_between_frames_of_the_plugin,
           test_print__says_what_is_not_known, test_print__leaves_out_the_nameless_inside_of_libc,
           test_print__folds_endless_recursion, test_blame__finds_the_thread_that_died,
           test_blame__finds_the_thread_that_hangs, test_blame__prefers_the_thread_that_computes)
