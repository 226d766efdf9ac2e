#include <inttypes.h>

#include "base/json.h"
#include "report/failure.h"
#include "report/formats.h"
#include "report/text.h"

/* TAP 14: a plan at the end, since scenarios come one by one; diagnostics as a YAML block, whose
 * values are JSON texts (every JSON text is a YAML one). */

void tap_begin(struct buf *out, const struct report_run *run)
{
    (void)run;
    buf_puts(out, "TAP version 14\n");
}

/* A description or reason: one line, and no '#' that would begin a directive. */
static void put_escaped(struct buf *out, const char *text)
{
    for (; *text; ++text) {
        if (*text == '#' || *text == '\\') {
            buf_putc(out, '\\');
        }
        buf_putc(out, (unsigned char)*text < 0x20 ? ' ' : *text);
    }
}

static void put_pair(struct buf *out, const char *key, const struct buf *value)
{
    buf_printf(out, "  %s: ", key);
    json_quote(out, buf_text(value), value->length);
    buf_putc(out, '\n');
}

static void put_diagnostics(struct buf *out, const struct report_run *run,
                            const struct report_scenario *scenario)
{
    struct buf value = {0};
    const struct trace_record *first = failure_first(scenario->trace);
    buf_puts(out, "  ---\n");
    buf_printf(out, "  verdict: %s\n", text_verdict(scenario->verdict));
    if (scenario->class) {
        buf_puts(&value, scenario->class);
        put_pair(out, "class", &value);
    }
    buf_clear(&value);
    if (first) {
        failure_headline(&value, first);
    } else if (scenario->reason) {
        buf_puts(&value, scenario->reason);
    }
    put_pair(out, "message", &value);
    buf_clear(&value);
    if (first && text_place(&value, &first->place)) {
        put_pair(out, "at", &value);
    }
    static const char *const sides[] = {"expected", "actual"};
    for (size_t i = 0; first && i < 2; ++i) {
        const struct trace_field *field = trace_find(first, sides[i]);
        buf_clear(&value);
        if (field && field->type == TRACE_TEXT) {
            buf_puts(&value, field->text);
            put_pair(out, sides[i], &value);
        }
    }
    buf_clear(&value);
    text_reproduction(&value, run, scenario);
    put_pair(out, "reproduce", &value);
    buf_puts(out, "  ...\n");
    buf_finish(&value);
}

void tap_scenario(struct buf *out, const struct report_run *run,
                  const struct report_scenario *scenario)
{
    bool bad = text_is_bad(scenario->verdict);
    bool xfailed = scenario->verdict == REPORT_XFAILED;
    buf_printf(out, "%s %u - ", bad || xfailed ? "not ok" : "ok", scenario->number);
    put_escaped(out, scenario->name);
    if (scenario->verdict == REPORT_SKIPPED || xfailed) {
        buf_puts(out, xfailed ? " # TODO " : " # SKIP ");
        put_escaped(out, scenario->reason ? scenario->reason : "");
    }
    buf_putc(out, '\n');
    if (bad) {
        put_diagnostics(out, run, scenario);
    }
}

void tap_end(struct buf *out, const struct report_run *run, const struct report_scenario *scenarios,
             size_t count, const struct report_totals *totals)
{
    (void)run;
    (void)scenarios;
    (void)count;
    buf_printf(out, "1..%u\n# ", totals->run);
    report_summary(out, totals);
    buf_putc(out, '\n');
}
