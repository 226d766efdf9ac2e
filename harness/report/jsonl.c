#include "base/json.h"
#include "report/formats.h"
#include "report/text.h"

#define SCHEMA 1

/* Nothing here hangs on the machine: no real time, and no number of jobs either, since the lines
 * are the same with any. */

static void begin_line(struct json_writer *json, const char *kind)
{
    json_object_begin(json);
    json_key(json, "schema");
    json_unsigned(json, SCHEMA);
    json_key(json, "kind");
    json_text(json, kind);
}

static void end_line(struct json_writer *json)
{
    json_object_end(json);
    buf_putc(json->out, '\n');
}

void jsonl_begin(struct buf *out, const struct report_run *run)
{
    struct json_writer json = {.out = out};
    begin_line(&json, "run");
    json_key(&json, "version");
    json_text(&json, run->version);
    json_key(&json, "plugin");
    json_text(&json, run->plugin);
    json_key(&json, "plugin_sha256");
    json_text(&json, run->plugin_sha256);
    json_key(&json, "seed");
    json_unsigned(&json, run->seed);
    end_line(&json);
}

/* A scenario that never began has no trace: two records say what became of it. */
static struct trace *trace_of_none(const struct report_scenario *scenario)
{
    struct trace *trace = trace_create();
    struct trace_record *record = trace_begin(trace, TRACE_SCENARIO, 0);
    record->name = scenario->name;
    record->place.file = scenario->file;
    trace_number(record, "seed", NAMES_NONE, scenario->seed);
    trace_commit(trace);
    record = trace_begin(trace, TRACE_VERDICT, 0);
    record->name = text_verdict(scenario->verdict);
    trace_text(record, "class", scenario->class);
    trace_text(record, "reason", scenario->reason);
    trace_commit(trace);
    return trace;
}

void jsonl_scenario(struct buf *out, const struct report_run *run,
                    const struct report_scenario *scenario)
{
    (void)run;
    struct trace *own = scenario->trace ? NULL : trace_of_none(scenario);
    const struct trace *trace = own ? own : scenario->trace;
    for (size_t i = 0; i < trace_count(trace); ++i) {
        trace_write_jsonl(out, trace_at(trace, i));
    }
    trace_destroy(own);
}

void jsonl_end(struct buf *out, const struct report_run *run,
               const struct report_scenario *scenarios, size_t count,
               const struct report_totals *totals)
{
    (void)run;
    (void)scenarios;
    (void)count;
    struct json_writer json = {.out = out};
    begin_line(&json, "summary");
    const struct {
        const char *key;
        uint64_t number;
    } numbers[] = {
        {"run", totals->run},         {"passed", totals->passed}, {"failed", totals->failed},
        {"crashed", totals->crashed}, {"hung", totals->hung},     {"skipped", totals->skipped},
        {"xfailed", totals->xfailed}, {"t", totals->virtual_us},
    };
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); ++i) {
        json_key(&json, numbers[i].key);
        json_unsigned(&json, numbers[i].number);
    }
    end_line(&json);
}
