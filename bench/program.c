#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"

/* The program rdk as people start it, from its start to its end. */

extern char **environ;

static double program_time(const char *const *arguments)
{
    posix_spawn_file_actions_t actions;
    pid_t pid;
    int status = -1;

    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    const double start_ns = bench_now_ns();
    if (posix_spawn(&pid, arguments[0], &actions, NULL, (char *const *)(uintptr_t)arguments,
                    environ) == 0) {
        waitpid(pid, &status, 0);
    }
    const double took_ns = bench_now_ns() - start_ns;
    posix_spawn_file_actions_destroy(&actions);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? took_ns : -1;
}

static double day_ours(bool is_quick)
{
    return program_time((const char *[]){
        RDK_BENCH_RDK, "run", "--quiet", "--progress", "none", "--timeout", "10m", "--var",
        is_quick ? "day=1m" : "day=1d", RDK_BENCH_DUMMY, RDK_BENCH_SCENARIOS "/day.yaml", NULL});
}

static double thousand_ours(bool is_quick)
{
    return program_time((const char *[]){
        RDK_BENCH_RDK, "run", "--quiet", "--progress", "none", "--jobs", "2", "--repeat",
        is_quick ? "2" : "1000", RDK_BENCH_DUMMY, RDK_BENCH_SCENARIOS "/lifecycle.yaml", NULL});
}

static const struct figure figures[] = {
    {
        .what = "a virtual day of polling ten resources: 187,200 calls",
        .unit = FIGURE_SECONDS,
        .target = 2,
        .rounds = 5,
        .ours = day_ours,
    },
    {
        .what = "1,000 scenarios of the dummy, each a lifecycle, with --jobs 2",
        .unit = FIGURE_SECONDS,
        .target = 0.8,
        .rounds = 7,
        .ours = thousand_ours,
    },
};

const struct figure_group program_group = {
    .figures = figures,
    .count = sizeof(figures) / sizeof(figures[0]),
};
