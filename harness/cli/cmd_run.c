#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"
#include "base/memory.h"
#include "base/sha256.h"
#include "cli/cli.h"
#include "cli/files.h"
#include "cli/output.h"
#include "cli/plan.h"
#include "cli/pool.h"
#include "cli/progress.h"
#include "cli/wrapper.h"
#include "cli/zygotes.h"

#define TICK_MS            250u
#define NANOSECONDS_PER_MS 1000000u

/* The signal that interrupted the run; 0: none did. */
static volatile sig_atomic_t interrupted;

static void on_signal(int number)
{
    if (interrupted) {
        _exit(128 + number); /* asked twice: at once, without the report */
    }
    interrupted = number;
}

/* To ignore a signal. A handler, unlike SIG_IGN, is not inherited by the plugin's processes. */
static void on_nothing(int number)
{
    (void)number;
}

static void catch_signals(const struct options *options)
{
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    sigaction(SIGTERM, &action, NULL);
    /* At a debugger's prompt, Ctrl-C is the debugger's. */
    action.sa_handler = options->debugger ? on_nothing : on_signal;
    sigaction(SIGINT, &action, NULL);
    /* A reader that went away is an error of writing, not the end of us. */
    action.sa_handler = on_nothing;
    sigaction(SIGPIPE, &action, NULL);
}

static uint64_t now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

/* What a verdict of the stage is to the report and to the exit status. */
static const struct {
    enum report_verdict verdict;
    int status;
    const char *class; /* when the result names none */
} outcomes[] = {
    [RUN_PASSED] = {REPORT_PASSED, CLI_OK, NULL},
    [RUN_FAILED] = {REPORT_FAILED, CLI_FAILED, NULL},
    [RUN_CRASHED] = {REPORT_CRASHED, CLI_FAILED, NULL},
    [RUN_HUNG] = {REPORT_HUNG, CLI_FAILED, NULL},
    [RUN_SKIPPED] = {REPORT_SKIPPED, CLI_OK, NULL},
    [RUN_XFAILED] = {REPORT_XFAILED, CLI_OK, NULL},
    [RUN_NOT_LOADED] = {REPORT_FAILED, CLI_NOT_LOADED, "load"},
    [RUN_BROKEN] = {REPORT_FAILED, CLI_BROKEN, "harness"},
};

static bool same_text(const char *left, const char *right)
{
    return left == right || (left && right && strcmp(left, right) == 0);
}

/* Whether an earlier scenario could not load the same plugin for the same reason. */
static bool is_told(const struct output *output, const struct report_scenario *scenario)
{
    for (size_t i = 0; i < output->count; ++i) {
        const struct report_scenario *earlier = &output->scenarios[i];
        if (same_text(earlier->plugin, scenario->plugin) &&
            same_text(earlier->class, scenario->class) &&
            same_text(earlier->reason, scenario->reason)) {
            return true;
        }
    }
    return false;
}

/* Hand a result over to the output, which owns its parts from then on. */
static int give_result(struct output *output, const struct plan_item *item,
                       struct run_result *result)
{
    if (!result->class && outcomes[result->verdict].class) {
        result->class = memory_text(outcomes[result->verdict].class);
    }
    struct report_scenario scenario = {
        .name = item->scenario->name,
        .file = item->scenario->file,
        .plugin = item->plugin,
        .verdict = outcomes[result->verdict].verdict,
        .reason = result->reason,
        .class = result->class,
        .seed = item->seed,
        .virtual_us = result->virtual_us,
        .trace = result->trace,
    };
    scenario.folded = result->verdict == RUN_NOT_LOADED && is_told(output, &scenario);
    output_scenario(output, &scenario);
    return outcomes[result->verdict].status;
}

static bool is_bad(int status)
{
    return status == CLI_FAILED || status == CLI_NOT_LOADED || status == CLI_BROKEN;
}

/* Results in the plan's order, until all are there or the run is stopped. */
static int collect(struct pool *pool, const struct plan *plan, struct output *output,
                   const struct options *options)
{
    struct progress progress;
    size_t bad = 0;
    int status = CLI_OK;
    progress_begin(&progress, options->progress, plan->count);
    for (size_t i = 0; i < plan->count; ++i) {
        enum pool_wait answer;
        while ((answer = pool_wait(pool, i, TICK_MS)) == POOL_LATER) {
            if (interrupted) {
                pool_stop(pool);
            }
            progress_show(&progress, i, bad, plan->items[i].scenario->name);
        }
        progress_clear(&progress);
        if (answer == POOL_DROPPED) {
            break;
        }
        struct run_result result = pool_take(pool, i);
        int one = give_result(output, &plan->items[i], &result);
        status = status_worst(status, one);
        bad += is_bad(one);
        if (interrupted) {
            pool_stop(pool);
        }
        if (options->fail_fast && is_bad(one)) {
            pool_stop(pool);
            break; /* what has run further is dropped: with any number of jobs the same */
        }
    }
    return status;
}

static int play_all(const struct plan *plan, struct zygotes *zygotes, struct output *output,
                    const struct options *options)
{
    struct pool_options how = {
        .play = run_scenario,
        .zygotes = zygotes,
        .hang_timeout_ns = options->hang_timeout_ns,
        .timeout_ns = options->timeout_ns,
        .checker_status = options->valgrind ? WRAPPER_CHECKER_STATUS : 0,
        .interrupted = &interrupted,
        .jobs = (unsigned)options->jobs,
    };
    uint64_t start = now_ns();
    output_begin(output);
    struct pool *pool = pool_start(plan, &how);
    int status = collect(pool, plan, output, options);
    pool_destroy(pool);
    output_end(output, now_ns() - start);
    return output->failed ? status_worst(status, CLI_BROKEN) : status;
}

/* A plugin that cannot be loaded is the affair of its scenarios. */
static bool can_start(struct zygotes *zygotes, const struct plan *plan, struct err *err)
{
    struct zygote *first;
    const int r = zygotes_get(zygotes, plan->items[0].plugin, &first, err);
    return r == 0 || r == -ENOEXEC;
}

static int play(struct cli *cli, const struct plan *plan, const struct report_run *run)
{
    struct output output;
    struct wrapper wrapper;
    struct err err = {0};
    int status;
    wrapper_make(&wrapper, &cli->options);
    struct zygotes *zygotes = zygotes_create(wrapper.words);
    if (output_open(&output, run, &cli->options, &err) < 0) {
        status = usage_error(command_find("run"), "%s", err.text);
    } else if (!can_start(zygotes, plan, &err)) {
        log_write(LOG_SEVERITY_ERROR, "%s", err.text);
        status = wrapper.words ? CLI_USAGE : CLI_BROKEN;
    } else {
        status = play_all(plan, zygotes, &output, &cli->options);
    }
    zygotes_destroy(zygotes);
    output_finish(&output);
    wrapper_finish(&wrapper);
    err_finish(&err);
    return interrupted ? 128 + (int)interrupted : status;
}

static int print_plan(const struct plan *plan, const struct files *files,
                      const struct options *options)
{
    struct buf out = {0};
    plan_print(&out, plan, options, files);
    int status = output_write(&out) ? CLI_OK : CLI_BROKEN;
    buf_finish(&out);
    return status;
}

/* What makes this run another one than its defaults would: a reproduction repeats it. */
struct again {
    char **words;
    size_t count;
};

static void again_add(struct again *again, char *word)
{
    again->words = memory_resize(again->words, (again->count + 1) * sizeof(*again->words));
    again->words[again->count++] = word;
}

static void again_make(struct again *again, const struct options *options)
{
    struct options usual = {0};
    options_defaults(&usual);
    for (size_t i = 0; i < options->variable_count; ++i) {
        again_add(again, memory_printf("--var=%s=%s", options->variables[i].name,
                                       options->variables[i].value));
    }
    if (options->valgrind) {
        again_add(again, memory_text("--valgrind"));
        return; /* which has no time-outs */
    }
    if (options->debugger) {
        return;
    }
    if (options->hang_timeout_ns != usual.hang_timeout_ns) {
        again_add(again, memory_printf("--hang-timeout=%" PRIu64 "ms",
                                       options->hang_timeout_ns / NANOSECONDS_PER_MS));
    }
    if (options->timeout_ns != usual.timeout_ns) {
        again_add(again, memory_printf("--timeout=%" PRIu64 "ms",
                                       options->timeout_ns / NANOSECONDS_PER_MS));
    }
}

static void again_finish(struct again *again)
{
    for (size_t i = 0; i < again->count; ++i) {
        free(again->words[i]);
    }
    free(again->words);
}

static int play_plan(struct cli *cli, const struct plan *plan)
{
    char digest[SHA256_HEX_CHARS + 1];
    struct err err = {0};
    struct again again = {0};
    struct report_run run = {
        .version = RDK_VERSION,
        .plugin = plan_plugin(plan),
        .seed = cli->options.seed,
        .jobs = (unsigned)cli->options.jobs,
        .color = color_wanted(cli->options.color, STDOUT_FILENO),
        .verbose = cli->options.verbose,
        .quiet = cli->options.quiet,
        .program = cli->program,
    };
    if (run.plugin) {
        if (sha256_file(run.plugin, digest, &err) < 0) {
            log_write(LOG_SEVERITY_ERROR, "%s", err.text);
            err_finish(&err);
            return CLI_NOT_LOADED;
        }
        run.plugin_sha256 = digest;
    }
    again_make(&again, &cli->options);
    run.again = (const char *const *)again.words;
    run.again_count = again.count;
    int status = play(cli, plan, &run);
    again_finish(&again);
    return status;
}

int cmd_run(struct cli *cli)
{
    const struct options *options = &cli->options;
    wrapper_adjust(&cli->options);
    if (options->operand_count == 0) {
        log_write(LOG_SEVERITY_ERROR, "nothing to run: name a plugin, and scenarios or folders");
        return CLI_NOTHING;
    }
    catch_signals(options);
    struct files files;
    struct plan plan = {0};
    files_read(&files, options, true, color_wanted(options->color, STDERR_FILENO));
    int status = files.status;
    if (status == CLI_OK && files.count == 0) {
        log_write(LOG_SEVERITY_ERROR, "nothing to run: no scenario is named");
        status = CLI_NOTHING;
    }
    if (status != CLI_USAGE) {
        plan_make(&plan, &files, options);
        status = status_worst(status, files.count ? plan.status : CLI_OK);
        if (options->list || options->dry_run) {
            status = status_worst(status, print_plan(&plan, &files, options));
        } else if (plan.count) {
            status = status_worst(status, play_plan(cli, &plan));
        }
    }
    plan_finish(&plan);
    files_finish(&files);
    return status;
}
