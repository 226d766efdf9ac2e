#define _GNU_SOURCE
#include "echo.h"

#include <errno.h>
#include <linux/futex.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"

enum turn {
    TURN_ASKER,
    TURN_ECHO
};

static _Atomic uint32_t *turn;
static pid_t echo_pid;

static void turn_pass(uint32_t to)
{
    atomic_store_explicit(turn, to, memory_order_release);
    syscall(SYS_futex, turn, FUTEX_WAKE, 1, NULL, NULL, 0);
}

static void turn_await(uint32_t mine)
{
    uint32_t seen;

    while ((seen = atomic_load_explicit(turn, memory_order_acquire)) != mine) {
        syscall(SYS_futex, turn, FUTEX_WAIT, seen, NULL, NULL, 0);
    }
}

static _Noreturn void echo_run(void)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (;;) {
        turn_await(TURN_ECHO);
        turn_pass(TURN_ASKER);
    }
}

int echo_start(struct err *err)
{
    void *memory =
        mmap(NULL, sizeof(*turn), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    if (memory == MAP_FAILED) {
        return err_set(err, -errno, "cannot share memory: %s", strerror(errno));
    }
    turn = memory;
    echo_pid = fork();
    if (echo_pid == 0) {
        echo_run();
    }
    return echo_pid > 0 ? 0 : err_set(err, -errno, "cannot fork: %s", strerror(errno));
}

double echo_round_trips(uint32_t count)
{
    cpu_set_t before;
    cpu_set_t here;

    if (sched_getaffinity(0, sizeof(before), &before) < 0 || bench_pin() < 0 ||
        sched_getaffinity(0, sizeof(here), &here) < 0 ||
        sched_setaffinity(echo_pid, sizeof(here), &here) < 0) {
        return -1;
    }
    const double start_ns = bench_now_ns();
    for (uint32_t i = 0; i < count; i++) {
        turn_pass(TURN_ECHO);
        turn_await(TURN_ASKER);
    }
    const double took_ns = bench_now_ns() - start_ns;
    sched_setaffinity(0, sizeof(before), &before);
    return took_ns / count;
}

void echo_stop(void)
{
    if (echo_pid > 0) {
        kill(echo_pid, SIGKILL);
        waitpid(echo_pid, NULL, 0);
        echo_pid = 0;
        munmap((void *)turn, sizeof(*turn));
    }
}
