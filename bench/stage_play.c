#include "stage_play.h"

#include <errno.h>
#include <stdio.h>

#include "bench.h"

#define HANG_NS 10000000000u

int stage_play_open(struct stage_play *play, const char *file, const char *plugin,
                    const struct scenario_variable *variable, struct zygote *zygote,
                    struct err *err)
{
    int r = scenario_load(file, variable, variable ? 1 : 0, &play->file, err);

    if (r < 0) {
        return r;
    }
    if (play->file->problem_count > 0) {
        return err_set(err, -EINVAL, "%s:%u: %s", file, play->file->problems[0].place.line,
                       play->file->problems[0].text);
    }
    play->plugin = plugin;
    play->zygote = zygote;
    return 0;
}

bool stage_play_once(const struct stage_play *play, struct run_result *ret)
{
    const struct run_options options = {
        .zygote = play->zygote,
        .plugin = play->plugin,
        .seed = 1,
        .hang_timeout_ns = HANG_NS,
    };

    run_scenario(&play->file->scenarios[0], &options, ret);
    if (ret->verdict != RUN_PASSED) {
        fprintf(stderr, "rdk-bench: %s: verdict %d: %s\n", play->file->path, (int)ret->verdict,
                ret->class    ? ret->class
                : ret->reason ? ret->reason
                              : "no reason");
    }
    return ret->verdict == RUN_PASSED;
}

double stage_play_time(const struct stage_play *play, unsigned count)
{
    bool is_good = true;
    const double start_ns = bench_now_ns();

    for (unsigned i = 0; i < count && is_good; i++) {
        struct run_result result = {0};
        is_good = stage_play_once(play, &result);
        run_result_finish(&result);
    }
    return is_good ? (bench_now_ns() - start_ns) / count : -1;
}

void stage_play_close(struct stage_play *play)
{
    scenario_file_destroy(play->file);
    *play = (struct stage_play){0};
}
