#include <inttypes.h>
#include <string.h>

#include "report/failure.h"
#include "report/formats.h"
#include "report/text.h"

/* For people, on a terminal or in a log: colour only adds to what the words say. */

struct style {
    const char *tag;
    const char *color;
};

static const struct style styles[] = {
    [REPORT_PASSED] = {"PASS", "\033[32m"},     [REPORT_FAILED] = {"FAIL", "\033[1;31m"},
    [REPORT_CRASHED] = {"CRASH", "\033[1;31m"}, [REPORT_HUNG] = {"HUNG", "\033[1;31m"},
    [REPORT_SKIPPED] = {"SKIP", "\033[33m"},    [REPORT_XFAILED] = {"XFAIL", "\033[33m"},
};

static void put_colored(struct buf *out, bool color, const char *code, const char *text)
{
    buf_printf(out, "%s%s%s", color ? code : "", text, color ? "\033[0m" : "");
}

void pretty_begin(struct buf *out, const struct report_run *run)
{
    buf_printf(out, "rdk %s", run->version);
    if (run->plugin) {
        buf_puts(out, ", plugin ");
        text_safe(out, run->plugin, "");
    }
    if (run->plugin_sha256) {
        buf_printf(out, " (sha256 %s)", run->plugin_sha256);
    }
    buf_printf(out, ", seed %" PRIu64 ", %u job%s\n", run->seed, run->jobs,
               run->jobs == 1 ? "" : "s");
}

static void put_line(struct buf *out, const struct report_run *run,
                     const struct report_scenario *scenario)
{
    const struct style *style = &styles[scenario->verdict];
    char tag[16];
    size_t length = strlen(style->tag);
    memset(tag, ' ', 5);
    memcpy(tag, style->tag, length);
    tag[5] = '\0';
    put_colored(out, run->color, style->color, tag);
    buf_puts(out, "  ");
    text_safe(out, scenario->name, "       ");
    if (text_is_bad(scenario->verdict) && scenario->class) {
        buf_puts(out, "  [");
        text_safe(out, scenario->class, "");
        buf_putc(out, ']');
    } else if (scenario->reason) {
        buf_puts(out, ": ");
        text_safe(out, scenario->reason, "       ");
    } else if (scenario->virtual_us) {
        buf_puts(out, "  (virtual ");
        text_duration(out, scenario->virtual_us);
        buf_putc(out, ')');
    }
    buf_putc(out, '\n');
}

static void put_warnings(struct buf *out, const struct report_scenario *scenario)
{
    for (size_t i = 0; i < trace_count(scenario->trace); ++i) {
        const struct trace_record *record = trace_at(scenario->trace, i);
        if (record->kind != TRACE_VIOLATION || failure_is(record)) {
            continue;
        }
        buf_puts(out, trace_find(record, "allowed") ? "  allowed: " : "  warning: ");
        failure_headline(out, record);
        struct buf place = {0};
        if (text_place(&place, &record->place)) {
            buf_printf(out, " (%s)", buf_text(&place));
        }
        buf_finish(&place);
        buf_putc(out, '\n');
    }
}

static void put_trace(struct buf *out, const struct trace *trace)
{
    buf_puts(out, "  trace:\n");
    for (size_t i = 0; i < trace_count(trace); ++i) {
        buf_puts(out, "  ");
        trace_print(out, trace_at(trace, i));
        buf_putc(out, '\n');
    }
}

static void put_failure(struct buf *out, const struct report_run *run,
                        const struct report_scenario *scenario)
{
    struct buf block = {0};
    failure_explain(&block, scenario);
    buf_puts(&block, "  reproduce: ");
    text_reproduction(&block, run, scenario);
    buf_putc(&block, '\n');
    /* All of it stands under the scenario's line. */
    const char *line = buf_text(&block);
    while (*line) {
        size_t length = strcspn(line, "\n");
        buf_puts(out, length ? "  " : "");
        buf_append(out, line, length);
        buf_putc(out, '\n');
        line += length + (line[length] == '\n');
    }
    buf_finish(&block);
}

/* Whether the scenario's failure is told with all it takes. */
static bool is_told(const struct report_scenario *scenario)
{
    return text_is_bad(scenario->verdict) && !scenario->folded;
}

void pretty_scenario(struct buf *out, const struct report_run *run,
                     const struct report_scenario *scenario)
{
    bool bad = text_is_bad(scenario->verdict);
    if (run->quiet && !bad) {
        return;
    }
    put_line(out, run, scenario);
    if (run->verbose && scenario->trace) {
        put_warnings(out, scenario);
        put_trace(out, scenario->trace);
    }
    if (is_told(scenario)) {
        put_failure(out, run, scenario);
    }
}

void pretty_end(struct buf *out, const struct report_run *run,
                const struct report_scenario *scenarios, size_t count,
                const struct report_totals *totals)
{
    bool headed = false;
    size_t failures = 0;
    for (size_t i = 0; i < count; ++i) {
        failures += is_told(&scenarios[i]);
    }
    /* A lone failure of the last scenario stands at the end already. */
    if (failures == 1 && is_told(&scenarios[count - 1])) {
        failures = 0;
    }
    for (size_t i = 0; i < count && failures; ++i) {
        if (!is_told(&scenarios[i])) {
            continue;
        }
        if (!headed) {
            buf_puts(out, "\nFailures:\n");
            headed = true;
        }
        buf_putc(out, '\n');
        put_line(out, run, &scenarios[i]);
        put_failure(out, run, &scenarios[i]);
    }
    bool bad = totals->failed || totals->crashed || totals->hung;
    struct buf summary = {0};
    report_summary(&summary, totals);
    buf_puts(out, headed ? "\n" : "");
    put_colored(out, run->color, bad ? "\033[1;31m" : "\033[32m", buf_text(&summary));
    buf_putc(out, '\n');
    buf_finish(&summary);
}
