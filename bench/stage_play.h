#ifndef RDK_BENCH_STAGE_PLAY_H
#define RDK_BENCH_STAGE_PLAY_H

/* A scenario and what it needs to be played within this process. */

#include "run/run.h"
#include "scenario/scenario.h"

struct stage_play {
    struct scenario_file *file;
    struct zygote *zygote; /* borrowed */
    const char *plugin;
};

int stage_play_open(struct stage_play *play, const char *file, const char *plugin,
                    const struct scenario_variable *variable, struct zygote *zygote,
                    struct err *err);
/* Once; the caller finishes the result. False when it did not pass, and stderr says why. */
bool stage_play_once(const struct stage_play *play, struct run_result *ret);
/* So many times: nanoseconds for each, negative when one did not pass. */
double stage_play_time(const struct stage_play *play, unsigned count);
void stage_play_close(struct stage_play *play);

#endif
