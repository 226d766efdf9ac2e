#include <stdlib.h>
#include <string.h>

#include "stage.h"

/* From the violations and failures in the trace to the one word that a run ends with. */

/* "crash" stands for every crash; "crash:SIGSEGV" for that one. */
static bool matches(const char *rule, const char *class)
{
    size_t length = strlen(rule);

    return strncmp(rule, class, length) == 0 && (class[length] == '\0' || class[length] == ':');
}

static enum run_verdict verdict_of_class(const char *class)
{
    static const struct {
        const char *class;
        enum run_verdict verdict;
    } verdicts[] = {
        {"crash", RUN_CRASHED}, {"exit", RUN_CRASHED}, {"hang", RUN_HUNG},
        {"deadlock", RUN_HUNG}, {"asan", RUN_CRASHED},
    };

    for (size_t i = 0; i < sizeof(verdicts) / sizeof(verdicts[0]); i++) {
        if (matches(verdicts[i].class, class)) {
            return verdicts[i].verdict;
        }
    }
    return RUN_FAILED;
}

static void on_record(void *context, struct trace *trace, const struct trace_record *record)
{
    struct stage *stage = context;

    (void)trace;
    if (record->kind != TRACE_VIOLATION && record->kind != TRACE_FAILURE) {
        return;
    }
    if (trace_find(record, "allowed") || trace_find(record, "warning")) {
        return;
    }
    stage->failed = true;
    if (record->kind == TRACE_VIOLATION && verdict_of_class(record->name) != RUN_FAILED) {
        stage->cut = true;
    }
    if (!stage->failed_class) {
        stage->failed_class = memory_text(record->kind == TRACE_FAILURE ? "expect" : record->name);
    }
}

void verdict_watch(struct stage *stage)
{
    trace_observe(stage->trace, on_record, stage);
}

static const char *word_of(enum run_verdict verdict)
{
    static const char *const words[] = {
        [RUN_PASSED] = "passed",         [RUN_FAILED] = "failed",
        [RUN_CRASHED] = "crashed",       [RUN_HUNG] = "hung",
        [RUN_SKIPPED] = "skipped",       [RUN_XFAILED] = "xfailed",
        [RUN_NOT_LOADED] = "not_loaded", [RUN_BROKEN] = "broken",
    };

    return words[verdict];
}

static enum run_verdict decide(struct stage *stage, struct run_result *ret)
{
    const struct scenario_exception *xfail = stage->scenario->xfail;

    if (stage->stopped && stage->stop_verdict == RUN_BROKEN) {
        return RUN_BROKEN;
    }
    if (xfail && stage->failed_class && matches(xfail->rule, stage->failed_class)) {
        ret->reason = memory_text(xfail->reason);
        return RUN_XFAILED;
    }
    /* What was seen before the time was up, or somebody interrupted, is the first cause. */
    if (stage->stopped && (!stage->failed_class || stage->stop_verdict == RUN_NOT_LOADED)) {
        return stage->stop_verdict;
    }
    if (!stage->failed_class) {
        return RUN_PASSED;
    }
    if (matches("sabotage", stage->failed_class)) {
        return stage->died ? RUN_CRASHED : RUN_FAILED; /* the process may have survived it */
    }
    return verdict_of_class(stage->failed_class);
}

/* What was expected to fail and did not is a failure, at the place of the expectation. */
static void check_xfail(struct stage *stage)
{
    const struct scenario_exception *xfail = stage->scenario->xfail;

    if (!xfail || stage->stopped || stage->failed) {
        return;
    }
    expect_fail(stage, xfail->place, "xfail", xfail->rule, "nothing was broken");
}

void verdict_reach(struct stage *stage, struct run_result *ret)
{
    *ret = (struct run_result){0};
    stage->step = NULL;
    bool passed_all = !stage->failed;
    check_xfail(stage);
    ret->verdict = passed_all && stage->failed ? RUN_FAILED : decide(stage, ret);
    if (!ret->reason && stage->stop_reason) {
        ret->reason = memory_text(stage->stop_reason);
    }
    ret->class = memory_text(stage->failed_class);
    ret->virtual_us = stage->now_us;
    struct trace_record *record = record_begin(stage, TRACE_VERDICT, word_of(ret->verdict));
    if (ret->class) {
        trace_text(record, "class", ret->class);
    }
    if (ret->reason) {
        trace_text(record, "reason", ret->reason);
    }
    trace_commit(stage->trace);
    ret->trace = stage->trace;
}
