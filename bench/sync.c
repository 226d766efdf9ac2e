#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <windows.h>

#include "bench.h"
#include "win32/format_message.h"

/* What threads of a plugin use at every turn, with librdk's ordinary runtime, against what POSIX
 * has for the same. Hand-overs are between two threads on one core. */

#define HAND_OVERS 5000u
#define PLAIN      200000u
#define LINES      50000u

struct windows_pair {
    HANDLE ping;
    HANDLE pong;
    uint32_t count;
};

static DWORD WINAPI windows_answer(LPVOID argument)
{
    struct windows_pair *pair = argument;

    for (uint32_t i = 0; i < pair->count; i++) {
        WaitForSingleObject(pair->ping, INFINITE);
        SetEvent(pair->pong);
    }
    return 0;
}

static double windows_pair_run(struct windows_pair *pair)
{
    HANDLE thread = CreateThread(NULL, 0, windows_answer, pair, 0, NULL);

    if (!thread) {
        return -1;
    }
    const double start_ns = bench_now_ns();
    for (uint32_t i = 0; i < pair->count; i++) {
        SetEvent(pair->ping);
        WaitForSingleObject(pair->pong, INFINITE);
    }
    const double took_ns = bench_now_ns() - start_ns;
    WaitForSingleObject(thread, INFINITE);
    CloseHandle(thread);
    return took_ns / pair->count / 2;
}

static double hand_over_ours(bool is_quick)
{
    cpu_set_t before;
    struct windows_pair pair = {.count = is_quick ? 10 : HAND_OVERS};

    if (sched_getaffinity(0, sizeof(before), &before) < 0 || bench_pin() < 0) {
        return -1;
    }
    pair.ping = CreateEventW(NULL, FALSE, FALSE, NULL);
    pair.pong = CreateEventW(NULL, FALSE, FALSE, NULL);
    const double each_ns = pair.ping && pair.pong ? windows_pair_run(&pair) : -1;
    CloseHandle(pair.ping);
    CloseHandle(pair.pong);
    sched_setaffinity(0, sizeof(before), &before);
    return each_ns;
}

/* An event of POSIX: a flag under a mutex, and a condition. */
struct flag {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    bool is_set;
};

struct posix_pair {
    struct flag ping;
    struct flag pong;
    uint32_t count;
};

static void flag_set(struct flag *flag)
{
    pthread_mutex_lock(&flag->lock);
    flag->is_set = true;
    pthread_cond_signal(&flag->changed);
    pthread_mutex_unlock(&flag->lock);
}

static void flag_take(struct flag *flag)
{
    pthread_mutex_lock(&flag->lock);
    while (!flag->is_set) {
        pthread_cond_wait(&flag->changed, &flag->lock);
    }
    flag->is_set = false;
    pthread_mutex_unlock(&flag->lock);
}

static void *posix_answer(void *argument)
{
    struct posix_pair *pair = argument;

    for (uint32_t i = 0; i < pair->count; i++) {
        flag_take(&pair->ping);
        flag_set(&pair->pong);
    }
    return NULL;
}

static double hand_over_floor(bool is_quick)
{
    cpu_set_t before;
    pthread_t thread;
    struct posix_pair pair = {
        .ping = {.lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER},
        .pong = {.lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER},
        .count = is_quick ? 10 : HAND_OVERS,
    };

    if (sched_getaffinity(0, sizeof(before), &before) < 0 || bench_pin() < 0 ||
        pthread_create(&thread, NULL, posix_answer, &pair) != 0) {
        return -1;
    }
    const double start_ns = bench_now_ns();
    for (uint32_t i = 0; i < pair.count; i++) {
        flag_set(&pair.ping);
        flag_take(&pair.pong);
    }
    const double took_ns = bench_now_ns() - start_ns;
    pthread_join(thread, NULL);
    sched_setaffinity(0, sizeof(before), &before);
    return took_ns / pair.count / 2;
}

static double event_ours(bool is_quick)
{
    const uint32_t count = is_quick ? 10 : PLAIN;
    bool is_good = true;
    const double start_ns = bench_work_ns();

    for (uint32_t i = 0; i < count; i++) {
        is_good &= CloseHandle(CreateEventW(NULL, TRUE, FALSE, NULL)) != FALSE;
    }
    return is_good ? (bench_work_ns() - start_ns) / count : -1;
}

static double section_ours(bool is_quick)
{
    const uint32_t count = is_quick ? 10 : PLAIN;
    CRITICAL_SECTION section;

    InitializeCriticalSection(&section);
    const double start_ns = bench_work_ns();
    for (uint32_t i = 0; i < count; i++) {
        EnterCriticalSection(&section);
        LeaveCriticalSection(&section);
    }
    const double took_ns = bench_work_ns() - start_ns;
    DeleteCriticalSection(&section);
    return took_ns / count;
}

static double mutex_floor(bool is_quick)
{
    const uint32_t count = is_quick ? 10 : PLAIN;
    pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    const double start_ns = bench_work_ns();

    for (uint32_t i = 0; i < count; i++) {
        pthread_mutex_lock(&mutex);
        pthread_mutex_unlock(&mutex);
    }
    return (bench_work_ns() - start_ns) / count;
}

static size_t line_format(wchar_t *line, size_t chars, const wchar_t *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    const struct rdk__format_source source = {.format = format, .list = &arguments};
    const size_t length = rdk__format_message(&source, line, chars, NULL);
    va_end(arguments);
    return length;
}

static double line_ours(bool is_quick)
{
    const uint32_t count = is_quick ? 10 : LINES;
    wchar_t line[256];
    size_t length = 0;
    const double start_ns = bench_work_ns();

    for (uint32_t i = 0; i < count; i++) {
        length +=
            line_format(line, 256, L"Virtual machine '%1' changed to state %2!u!, error %3!08x!.\n",
                        L"a virtual machine", i, 0x80070005u);
    }
    return length > 60u * count ? (bench_work_ns() - start_ns) / count : -1;
}

static double line_floor(bool is_quick)
{
    const uint32_t count = is_quick ? 10 : LINES;
    char line[256];
    size_t length = 0;
    const double start_ns = bench_work_ns();

    for (uint32_t i = 0; i < count; i++) {
        length += (size_t)snprintf(line, sizeof(line),
                                   "Virtual machine '%s' changed to state %u, error %08x.\n",
                                   "a virtual machine", i, 0x80070005u);
        __asm__ volatile("" : : "r"(line) : "memory");
    }
    return length > 60u * count ? (bench_work_ns() - start_ns) / count : -1;
}

static const struct figure figures[] = {
    {
        .what = "hand-over from SetEvent to WaitForSingleObject",
        .floor_what = "a pthread condition variable's",
        .unit = FIGURE_RATIO,
        .target = 1.5,
        .rounds = 31,
        .ours = hand_over_ours,
        .floor = hand_over_floor,
    },
    {
        .what = "creating and closing an event",
        .unit = FIGURE_MICROSECONDS,
        .target = 0.1,
        .rounds = 31,
        .ours = event_ours,
    },
    {
        .what = "a critical section that nobody contends for, in and out",
        .floor_what = "a pthread mutex",
        .unit = FIGURE_RATIO,
        .target = 1.5,
        .rounds = 31,
        .ours = section_ours,
        .floor = mutex_floor,
    },
    {
        .what = "formatting a line for the log",
        .floor_what = "snprintf",
        .unit = FIGURE_RATIO,
        .target = 3,
        .rounds = 31,
        .ours = line_ours,
        .floor = line_floor,
    },
};

const struct figure_group sync_group = {
    .figures = figures,
    .count = sizeof(figures) / sizeof(figures[0]),
};
