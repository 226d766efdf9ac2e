#define _GNU_SOURCE
#include <check.h>
#include <dirent.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../suite.h"
#include "stacks/stacks.h"

/* Children of ours that stand in functions with names, looked at from here. */

/* Shared with the child. */
static struct shared {
    atomic_int ready; /* how many threads are where they shall be */
} * shared;

static unsigned loop_line;
static unsigned crash_line;
static unsigned wild_line;

static __attribute__((noinline)) void stands_in_a_wait(void)
{
    atomic_fetch_add(&shared->ready, 1);
    while (pause() < 0) {
    }
}

static __attribute__((noinline)) void stands_in_a_loop(void)
{
    volatile unsigned long turns = 0;

    atomic_fetch_add(&shared->ready, 1);
    for (;;) {
        turns++;
    }
}

static inline __attribute__((always_inline)) void inlined_loop(void)
{
    volatile unsigned long turns = 0;

    atomic_fetch_add(&shared->ready, 1);
    for (;;) {
        turns++;
    }
}

static __attribute__((noinline)) void has_it_inlined(void)
{
    inlined_loop();
}

static void *thread_that_loops(void *argument)
{
    prctl(PR_SET_NAME, "looper ) (1");
    stands_in_a_loop();
    return argument;
}

static void body_of_two(void)
{
    pthread_t thread;

    pthread_create(&thread, NULL, thread_that_loops, NULL);
    stands_in_a_wait();
}

static void on_crash(int number)
{
    (void)number;
    stands_in_a_wait();
}

static __attribute__((noinline)) void crashes_here(int *nowhere)
{
    *nowhere = 1; /* the line of the crash */
}

static void handle_crashes(void)
{
    static char memory[65536];
    const stack_t stack = {.ss_sp = memory, .ss_size = sizeof(memory)};
    struct sigaction action = {.sa_handler = on_crash, .sa_flags = SA_ONSTACK};

    sigaltstack(&stack, NULL);
    sigaction(SIGSEGV, &action, NULL);
}

static void body_of_crash(void)
{
    handle_crashes();
    crashes_here((int *)sizeof(int)); /* the sanitizers catch NULL before it traps */
}

static __attribute__((noinline)) void calls_nothing(int (*volatile nothing)(void))
{
    if (nothing() == 0) {
        _exit(2);
    }
}

static void body_of_wild(void)
{
    handle_crashes();
    calls_nothing(NULL);
    _exit(3);
}

static void body_of_wilder(void)
{
    handle_crashes();
    calls_nothing((int (*)(void))4096);
    _exit(3);
}

static void body_of_end(void)
{
    _exit(0);
}

static void body_of_traced(void)
{
    ptrace(PTRACE_TRACEME, 0, NULL, NULL);
    stands_in_a_wait();
}

static __attribute__((noinline)) void goes_deeper(unsigned depth)
{
    if (depth == 0) {
        stands_in_a_wait();
    }
    if (depth > 0) {
        goes_deeper(depth - 1);
    }
    atomic_fetch_add(&shared->ready, 0);
}

static void body_of_recursion(void)
{
    goes_deeper(200);
}

static void *thread_that_waits(void *argument)
{
    stands_in_a_wait();
    return argument;
}

static void body_of_many(void)
{
    pthread_t thread;

    for (int i = 0; i < STACKS_MAX_THREADS + 4; i++) {
        pthread_create(&thread, NULL, thread_that_waits, NULL);
    }
    stands_in_a_wait();
}

void stands_in_a_method(void (*in)(void)); /* stands.cpp */

static void body_of_cpp(void)
{
    stands_in_a_method(stands_in_a_wait);
}

/* Until its child goes on, a thread in vfork stops for nobody. */
static void body_of_deaf(void)
{
    atomic_fetch_add(&shared->ready, 1);
    if (vfork() == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        syscall(SYS_pause);
        _exit(0);
    }
}

static pid_t start(void (*body)(void), int threads)
{
    shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    ck_assert_ptr_ne(shared, MAP_FAILED);
    const pid_t pid = fork();
    ck_assert_int_ge(pid, 0);
    if (pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        body();
        _exit(1);
    }
    for (int i = 0; i < 5000 && atomic_load(&shared->ready) < threads; i++) {
        usleep(1000);
    }
    ck_assert_int_ge(atomic_load(&shared->ready), threads);
    return pid;
}

static void end(pid_t pid)
{
    kill(pid, SIGKILL);
    ck_assert_int_eq(waitpid(pid, NULL, 0), pid);
}

static int take(pid_t pid, struct stacks **ret, struct err *err)
{
    const struct stacks_options options = {.plugin = "/proc/self/exe"};

    return stacks_take(pid, &options, ret, err);
}

static struct stacks *taken(pid_t pid)
{
    struct stacks *stacks = NULL;
    struct err err = {0};

    ck_assert_msg(take(pid, &stacks, &err) == 0, "%s", err.text);
    ck_assert_ptr_nonnull(stacks);
    return stacks;
}

static size_t find(const struct stacks_thread *thread, const char *function)
{
    for (size_t i = 0; i < thread->frame_count; i++) {
        if (thread->frames[i].function && strcmp(thread->frames[i].function, function) == 0) {
            return i;
        }
    }
    ck_abort_msg("%s is not on the stack", function);
}

START_TEST(test_take__finds_both_threads_by_name_and_line)
{
    const pid_t pid = start(body_of_two, 2);
    struct stacks *stacks = taken(pid);

    ck_assert_uint_eq(stacks->count, 2);
    const struct stacks_thread *waits = &stacks->threads[0];
    const struct stacks_thread *loops = &stacks->threads[1];
    ck_assert_int_eq(waits->tid, pid);
    ck_assert(!waits->is_running);
    ck_assert_str_eq(loops->name, "looper ) (1");
    ck_assert(loops->is_running);
    const struct stacks_frame *frame = &waits->frames[find(waits, "stands_in_a_wait")];
    ck_assert_int_eq(frame->owner, STACKS_PLUGIN);
    ck_assert_str_eq(frame->file, "take_test.c");
    ck_assert_str_eq(frame->module, "unit_stacks_take");
    ck_assert_uint_lt(find(waits, "stands_in_a_wait"), find(waits, "body_of_two"));
    ck_assert_uint_eq(find(loops, "stands_in_a_loop"), 0);
    ck_assert_uint_eq(find(loops, "thread_that_loops"), 1);
    ck_assert_uint_eq(loops->frames[1].line, loop_line);
    stacks_destroy(stacks);
    end(pid);
}
END_TEST

START_TEST(test_take__lets_the_process_go_on)
{
    const pid_t pid = start(body_of_two, 2);
    int status = 0;

    for (int i = 0; i < 3; i++) {
        struct stacks *stacks = taken(pid);
        ck_assert_uint_eq(stacks->count, 2);
        stacks_destroy(stacks);
    }
    ck_assert_int_eq(waitpid(pid, &status, WNOHANG | WUNTRACED), 0);
    end(pid);
}
END_TEST

START_TEST(test_take__gets_through_a_handler_to_the_crash)
{
    const pid_t pid = start(body_of_crash, 1);
    struct stacks *stacks = taken(pid);
    const struct stacks_thread *thread = &stacks->threads[0];
    const size_t at = find(thread, "crashes_here");

    ck_assert(thread->frames[at].was_interrupted);
    ck_assert_uint_eq(thread->frames[at].line, crash_line);
    ck_assert_uint_lt(find(thread, "on_crash"), at);
    ck_assert_uint_eq(find(thread, "body_of_crash"), at + 1);
    ck_assert(!thread->frames[at + 1].was_interrupted);
    stacks_destroy(stacks);
    end(pid);
}
END_TEST

static void check_wild(void (*body)(void), const char *caller)
{
    const pid_t pid = start(body, 1);
    struct stacks *stacks = taken(pid);
    const struct stacks_thread *thread = &stacks->threads[0];
    const size_t at = find(thread, "calls_nothing");

    ck_assert(thread->frames[at - 1].was_interrupted);
    ck_assert_ptr_null(thread->frames[at - 1].module);
    ck_assert_ptr_null(thread->frames[at - 1].function);
    ck_assert_uint_eq(thread->frames[at].line, wild_line);
    ck_assert_uint_lt(find(thread, "on_crash"), at);
    ck_assert_uint_eq(find(thread, caller), at + 1);
    stacks_destroy(stacks);
    end(pid);
}

START_TEST(test_take__finds_who_called_where_no_code_is)
{
    check_wild(body_of_wild, "body_of_wild");
    check_wild(body_of_wilder, "body_of_wilder");
}
END_TEST

START_TEST(test_take__tells_inlined_functions_apart)
{
    const pid_t pid = start(has_it_inlined, 1);
    struct stacks *stacks = taken(pid);
    const struct stacks_thread *thread = &stacks->threads[0];

    ck_assert_uint_eq(find(thread, "inlined_loop"), 0);
    ck_assert_uint_eq(find(thread, "has_it_inlined"), 1);
    ck_assert_str_eq(thread->frames[1].file, "take_test.c");
    ck_assert_uint_gt(thread->frames[1].line, thread->frames[0].line);
    stacks_destroy(stacks);
    end(pid);
}
END_TEST

START_TEST(test_take__writes_cpp_names_as_the_source_does)
{
    const pid_t pid = start(body_of_cpp, 1);
    struct stacks *stacks = taken(pid);
    const struct stacks_thread *thread = &stacks->threads[0];
    const size_t at = find(thread, "store::Shelf<int>::stand(int, void (*)())");

    ck_assert_str_eq(thread->frames[at].file, "stands.cpp");
    ck_assert_str_eq(thread->frames[at + 1].function, "stands_in_a_method");
    stacks_destroy(stacks);
    end(pid);
}
END_TEST

START_TEST(test_take__stops_at_its_limits)
{
    const pid_t deep = start(body_of_recursion, 1);
    struct stacks *stacks = taken(deep);

    ck_assert_uint_eq(stacks->threads[0].frame_count, STACKS_MAX_FRAMES);
    ck_assert(stacks->threads[0].is_cut);
    stacks_destroy(stacks);
    end(deep);
    const pid_t many = start(body_of_many, STACKS_MAX_THREADS + 5);
    stacks = taken(many);
    ck_assert_uint_eq(stacks->count, STACKS_MAX_THREADS);
    stacks_destroy(stacks);
    end(many);
}
END_TEST

static void check_refused(pid_t pid, int code)
{
    struct stacks *stacks = NULL;
    struct err err = {0};

    ck_assert_int_eq(take(pid, &stacks, &err), code);
    ck_assert_int_eq(err.code, code);
    ck_assert_ptr_nonnull(err.text);
    ck_assert_ptr_null(stacks);
    err_finish(&err);
}

START_TEST(test_take__refuses_what_is_gone)
{
    const pid_t gone = start(body_of_end, 0);
    siginfo_t info;

    /* First as one that nobody has waited for, then not at all. */
    ck_assert_int_eq(waitid(P_PID, (id_t)gone, &info, WEXITED | WNOWAIT), 0);
    check_refused(gone, -ESRCH);
    ck_assert_int_eq(waitpid(gone, NULL, 0), gone);
    check_refused(gone, -ESRCH);
}
END_TEST

START_TEST(test_take__refuses_what_is_not_ours)
{
    const pid_t traced = start(body_of_traced, 1);

    check_refused(0, -EPERM);
    check_refused(getpid(), -EPERM);
    check_refused(traced, -EPERM);
    end(traced);
}
END_TEST

static size_t count_threads(void)
{
    DIR *tasks = opendir("/proc/self/task");
    size_t count = 0;

    ck_assert_ptr_nonnull(tasks);
    for (const struct dirent *entry = readdir(tasks); entry; entry = readdir(tasks)) {
        count += entry->d_name[0] != '.';
    }
    closedir(tasks);
    return count;
}

START_TEST(test_take__does_not_wait_longer_than_told)
{
    const pid_t pid = start(body_of_deaf, 1);
    const struct stacks_options options = {.plugin = "/proc/self/exe", .timeout_ns = 300000000};
    struct timespec before;
    struct timespec after;
    struct stacks *stacks = NULL;
    struct err err = {0};

    usleep(20000);
    clock_gettime(CLOCK_MONOTONIC, &before);
    ck_assert_int_eq(stacks_take(pid, &options, &stacks, &err), -ETIMEDOUT);
    clock_gettime(CLOCK_MONOTONIC, &after);
    ck_assert_ptr_null(stacks);
    ck_assert_int_lt(after.tv_sec - before.tv_sec, 3);
    err_finish(&err);
    /* What was left behind waits for it as well, and may be the one that gets the status. */
    kill(pid, SIGKILL);
    ck_assert(waitpid(pid, NULL, 0) == pid || errno == ECHILD);
    /* It comes to its end by itself; then nothing traces any more. */
    for (int i = 0; i < 500 && count_threads() > 1; i++) {
        usleep(10000);
    }
    ck_assert_uint_eq(count_threads(), 1);
}
END_TEST

START_TEST(test_take__gives_the_same_text_again)
{
    struct buf texts[2] = {{0}, {0}};

    for (int i = 0; i < 2; i++) {
        const pid_t pid = start(body_of_crash, 1);
        struct stacks *stacks = taken(pid);
        ck_assert(stacks_print(&texts[i], &stacks->threads[0], 0));
        stacks_destroy(stacks);
        end(pid);
    }
    ck_assert_str_eq(buf_text(&texts[0]), buf_text(&texts[1]));
    ck_assert_ptr_nonnull(strstr(buf_text(&texts[0]), " body_of_crash (take_test.c:"));
    ck_assert_ptr_null(strstr(buf_text(&texts[0]), "0x"));
    buf_finish(&texts[0]);
    buf_finish(&texts[1]);
}
END_TEST

/* The lines that the tests expect are read from the source, so that it can be edited. */
static unsigned line_with(const char *text)
{
    FILE *file = fopen(__FILE__, "re");
    char line[256];
    unsigned number = 0;
    unsigned found = 0;

    while (file && !found && fgets(line, sizeof(line), file)) {
        number++;
        found = strstr(line, text) ? number : 0;
    }
    if (file) {
        fclose(file);
    }
    return found;
}

int main(void)
{
    const TTest *const tests[] = {
        test_take__finds_both_threads_by_name_and_line,
        test_take__lets_the_process_go_on,
        test_take__gets_through_a_handler_to_the_crash,
        test_take__finds_who_called_where_no_code_is,
        test_take__tells_inlined_functions_apart,
        test_take__writes_cpp_names_as_the_source_does,
        test_take__stops_at_its_limits,
        test_take__refuses_what_is_gone,
        test_take__refuses_what_is_not_ours,
        test_take__does_not_wait_longer_than_told,
        test_take__gives_the_same_text_again,
    };

    loop_line = line_with("    stands_in_a_loop();");
    wild_line = line_with("    if (nothing() == 0) {");
    crash_line = line_with("/* the line of the crash */");
    return suite_run("stacks.take", tests, sizeof(tests) / sizeof(tests[0]));
}
