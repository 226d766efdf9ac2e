#include "report/report.h"

#include <inttypes.h>
#include <string.h>

#include "report/formats.h"
#include "report/text.h"

static const struct report_functions formats[REPORT_FORMAT_COUNT] = {
    [REPORT_PRETTY] = {"pretty", pretty_begin, pretty_scenario, pretty_end},
    [REPORT_JSONL] = {"jsonl", jsonl_begin, jsonl_scenario, jsonl_end},
    [REPORT_TAP] = {"tap", tap_begin, tap_scenario, tap_end},
    [REPORT_JUNIT] = {"junit", NULL, NULL, junit_end},
    [REPORT_GITHUB] = {"github", NULL, github_scenario, NULL},
    [REPORT_HTML] = {"html", html_begin, html_scenario, html_end},
};

const char *report_format_name(enum report_format format)
{
    return formats[format].name;
}

bool report_format_value(const char *name, enum report_format *ret_format)
{
    for (size_t i = 0; i < REPORT_FORMAT_COUNT; ++i) {
        if (strcmp(formats[i].name, name) == 0) {
            *ret_format = (enum report_format)i;
            return true;
        }
    }
    return false;
}

void report_begin(struct buf *out, enum report_format format, const struct report_run *run)
{
    if (formats[format].begin) {
        formats[format].begin(out, run);
    }
}

void report_scenario(struct buf *out, enum report_format format, const struct report_run *run,
                     const struct report_scenario *scenario)
{
    if (formats[format].scenario) {
        formats[format].scenario(out, run, scenario);
    }
}

void report_end(struct buf *out, enum report_format format, const struct report_run *run,
                const struct report_scenario *scenarios, size_t count,
                const struct report_totals *totals)
{
    if (formats[format].end) {
        formats[format].end(out, run, scenarios, count, totals);
    }
}

void report_count(struct report_totals *totals, const struct report_scenario *scenario)
{
    unsigned *const counters[] = {
        [REPORT_PASSED] = &totals->passed,   [REPORT_FAILED] = &totals->failed,
        [REPORT_CRASHED] = &totals->crashed, [REPORT_HUNG] = &totals->hung,
        [REPORT_SKIPPED] = &totals->skipped, [REPORT_XFAILED] = &totals->xfailed,
    };
    ++totals->run;
    ++*counters[scenario->verdict];
    totals->virtual_us += scenario->virtual_us;
}

void report_summary(struct buf *out, const struct report_totals *totals)
{
    buf_printf(out,
               "%u run: %u passed, %u failed, %u crashed, %u hung, %u skipped, "
               "%u expected failures in ",
               totals->run, totals->passed, totals->failed, totals->crashed, totals->hung,
               totals->skipped, totals->xfailed);
    /* A hundredth of a second is as much as real time can promise; no run takes none. */
    text_duration(out, (totals->real_ns + 9999999) / 10000000 * 10000);
    buf_puts(out, " (virtual ");
    text_duration(out, totals->virtual_us);
    buf_putc(out, ')');
}

void report_problem(struct buf *out, const struct place *place, const char *severity,
                    const char *text, const char *line_text, bool color)
{
    if (text_place(out, place)) {
        buf_puts(out, ": ");
    }
    bool is_error = strcmp(severity, "error") == 0;
    buf_puts(out, color ? (is_error ? "\033[1;31m" : "\033[1;33m") : "");
    buf_printf(out, "%s:", severity);
    buf_puts(out, color ? "\033[0m " : " ");
    text_safe(out, text, "    ");
    buf_putc(out, '\n');
    text_source_line(out, place, line_text);
}
