#include "bench.h"
#include "floor.h"
#include "stage_play.h"

/* An isolated lifecycle: from the fork of a process to its end, through the whole harness. */

#define LIVES 10u

static struct zygote *zygote;
static struct stage_play play;
static struct floor_server server;

static int lifecycle_open(bool is_quick, struct err *err)
{
    static struct floor_script script; /* the server's fork has it too */
    const struct zygote_options options = {.host_path = RDK_BENCH_HOST};
    struct run_result result = {0};

    (void)is_quick;
    int r = zygote_start(&options, &zygote, err);
    if (r == 0) {
        r = stage_play_open(&play, RDK_BENCH_SCENARIOS "/lifecycle.yaml", RDK_BENCH_DUMMY, NULL,
                            zygote, err);
    }
    if (r == 0) {
        r = stage_play_once(&play, &result) ? floor_script_read(result.trace, &script, err)
                                            : err_set(err, -1, "the lifecycle does not pass");
        run_result_finish(&result);
    }
    return r < 0 ? r : floor_start(&script, RDK_BENCH_DUMMY, &server, err);
}

static void lifecycle_close(void)
{
    floor_stop(&server);
    stage_play_close(&play);
    zygote_stop(zygote);
}

static double lives_ours(bool is_quick)
{
    return stage_play_time(&play, is_quick ? 1 : LIVES);
}

static double lives_floor(bool is_quick)
{
    return floor_lifecycles(&server, is_quick ? 1 : LIVES);
}

static const struct figure figures[] = {
    {
        .what =
            "isolated lifecycle: fork, load, open, online pending, polls, control, offline with "
            "an instruction, close, quit",
        .floor_what = "fork + dlopen + the same calls directly",
        .unit = FIGURE_RATIO,
        .target = 2,
        .rounds = 31,
        .ours = lives_ours,
        .floor = lives_floor,
    },
};

const struct figure_group lifecycle_group = {
    .open = lifecycle_open,
    .close = lifecycle_close,
    .figures = figures,
    .count = sizeof(figures) / sizeof(figures[0]),
};
