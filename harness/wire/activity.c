#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "peer.h"

#define NS_PER_S 1000000000u

/* A thread that used this share of the time or more computes; waiting with time-outs takes less. */
#define BUSY_PERCENT 10u

static void cleanup_directory_p(DIR **directory)
{
    if (*directory) {
        closedir(*directory);
    }
}

/* Of /proc/<pid>/task/<tid>/stat: the state, and the ticks in user and kernel mode. The name in
 * the second field may hold anything, so reading starts behind its last parenthesis. */
static bool thread_read(pid_t pid, const char *tid, struct activity *activity)
{
    char path[320];
    char line[1024];
    snprintf(path, sizeof(path), "/proc/%d/task/%s/stat", (int)pid, tid);
    cleanup_file FILE *file = fopen(path, "re");
    if (!file || !fgets(line, sizeof(line), file)) {
        return false;
    }
    const char *rest = strrchr(line, ')');
    char state = 0;
    unsigned long long user = 0;
    unsigned long long kernel = 0;
    if (!rest || sscanf(rest + 1, " %c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %llu %llu", &state,
                        &user, &kernel) != 3) {
        return false;
    }
    activity->ticks += user + kernel;
    activity->running |= state == 'R';
    return true;
}

/* Of /proc/<pid>/task/<tid>/schedstat: how long it ran, and how long it wanted to and had no
 * processor. A busy machine makes nobody idle. Kernels may lack it. */
static void wanted_read(pid_t pid, const char *tid, struct activity *activity)
{
    char path[320];
    unsigned long long ran_ns = 0;
    unsigned long long waited_ns = 0;

    snprintf(path, sizeof(path), "/proc/%d/task/%s/schedstat", (int)pid, tid);
    cleanup_file FILE *file = fopen(path, "re");
    if (file && fscanf(file, "%llu %llu", &ran_ns, &waited_ns) == 2) {
        activity->wanted_ns += ran_ns + waited_ns;
    }
}

bool activity_read(pid_t pid, struct activity *ret)
{
    char path[320];
    snprintf(path, sizeof(path), "/proc/%d/task", (int)pid);
    cleanup(cleanup_directory_p) DIR *tasks = opendir(path);
    if (!tasks) {
        return false;
    }
    struct activity activity = {0};
    bool any = false;
    for (const struct dirent *entry = readdir(tasks); entry; entry = readdir(tasks)) {
        if (entry->d_name[0] != '.') {
            any |= thread_read(pid, entry->d_name, &activity);
            wanted_read(pid, entry->d_name, &activity);
        }
    }
    if (any) {
        *ret = activity;
    }
    return any;
}

bool activity_is_busy(const struct activity *before, const struct activity *after,
                      uint64_t apart_ns)
{
    const long ticks_per_s = sysconf(_SC_CLK_TCK);
    const uint64_t ticks = after->ticks > before->ticks ? after->ticks - before->ticks : 0;
    uint64_t busy_ns = ticks * (NS_PER_S / (uint64_t)(ticks_per_s > 0 ? ticks_per_s : 100));

    if (after->wanted_ns > before->wanted_ns && after->wanted_ns - before->wanted_ns > busy_ns) {
        busy_ns = after->wanted_ns - before->wanted_ns;
    }
    /* Within a few ticks the count says little; then the state of the moment decides. */
    if (apart_ns < NS_PER_S / 5) {
        return after->running;
    }
    return busy_ns * 100 >= apart_ns * BUSY_PERCENT;
}
