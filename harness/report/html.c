#include "report/html.h"

#include <inttypes.h>

#include "report/formats.h"
#include "report/text.h"

/* One file for looking: no script, nothing from the network. */

#define TRACE_LINES 2000u

static const char head[] =
    "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
    "'unsafe-inline'\">\n<title>rdk run</title>\n<style>\n"
    ":root{color-scheme:light dark;--line:#8883;--ok:#2a9d4a;--bad:#d33;--wait:#d9a400;--call:#4a7bd0}\n"
    "body{font:14px/1.45 system-ui,sans-serif;margin:1.5rem}\n"
    "h1{font-size:1.2rem}code,pre{font:12px/1.4 ui-monospace,monospace}\n"
    "pre{overflow:auto;max-height:30rem;white-space:pre-wrap}\n"
    "details.scenario{border:1px solid var(--line);border-radius:6px;margin:.5rem 0;padding:.4rem .8rem}\n"
    "summary{cursor:pointer}.tag{display:inline-block;min-width:4.5rem;font-weight:600}\n"
    ".passed .tag{color:var(--ok)}.bad .tag{color:var(--bad)}.other .tag{color:var(--wait)}\n"
    ".chart{display:flex;margin:.6rem 0}.scroll{overflow-x:auto}.labels{flex:none}\n"
    "svg text{font:11px system-ui,sans-serif;fill:currentColor}\n"
    ".labels text{font-weight:600}.time{opacity:.7}.lane,.tick{stroke:var(--line);fill:none}\n"
    ".s{fill:#9995}.s.online{fill:var(--ok);opacity:.6}.s.pending{fill:var(--wait);opacity:.6}\n"
    ".s.bad,.call.bad{fill:var(--bad)}.call{fill:var(--call)}.mark{fill:currentColor;opacity:.6}\n"
    ".mark.log{opacity:.3}.pin path{stroke:var(--bad);stroke-dasharray:3 2}\n"
    ".pin circle{fill:var(--bad)}\n"
    ".pin.lifted{opacity:.4}li.violation{color:var(--bad)}\n"
    "</style></head><body>\n";

void html_text(struct buf *out, const char *text)
{
    for (; *text; ++text) {
        unsigned char c = (unsigned char)*text;
        switch (c) {
        case '&':
            buf_puts(out, "&amp;");
            break;
        case '<':
            buf_puts(out, "&lt;");
            break;
        case '>':
            buf_puts(out, "&gt;");
            break;
        case '"':
            buf_puts(out, "&quot;");
            break;
        default:
            if ((c < 0x20 && c != '\n') || c == 0x7F) {
                buf_printf(out, "\\x%02x", c);
            } else {
                buf_putc(out, (char)c);
            }
        }
    }
}

void html_begin(struct buf *out, const struct report_run *run)
{
    buf_puts(out, head);
    buf_printf(out, "<h1>rdk %s</h1>\n<p>", run->version);
    if (run->plugin) {
        buf_puts(out, "plugin <code>");
        html_text(out, run->plugin);
        buf_puts(out, "</code>, ");
    }
    if (run->plugin_sha256) {
        buf_printf(out, "sha256 <code>%s</code>, ", run->plugin_sha256);
    }
    buf_printf(out, "seed %" PRIu64 "</p>\n", run->seed);
}

static void put_violations(struct buf *out, const struct trace *trace)
{
    size_t count = trace_count(trace);
    buf_puts(out, "<ol>\n");
    for (size_t i = 0; i < count; ++i) {
        const struct trace_record *record = trace_at(trace, i);
        if (record->kind != TRACE_VIOLATION && record->kind != TRACE_FAILURE) {
            continue;
        }
        struct buf text = {0};
        trace_print(&text, record);
        buf_puts(out, "<li class=\"violation\">");
        html_text(out, buf_text(&text));
        buf_puts(out, " <code>");
        buf_clear(&text);
        text_place(&text, &record->place);
        html_text(out, buf_text(&text));
        buf_puts(out, "</code></li>\n");
        buf_finish(&text);
    }
    buf_puts(out, "</ol>\n");
}

static void put_trace(struct buf *out, const struct trace *trace)
{
    size_t count = trace_count(trace);
    buf_printf(out, "<details><summary>%zu records</summary><pre>", count);
    for (size_t i = 0; i < count && i < TRACE_LINES; ++i) {
        struct buf text = {0};
        trace_print(&text, trace_at(trace, i));
        html_text(out, buf_text(&text));
        buf_putc(out, '\n');
        buf_finish(&text);
    }
    if (count > TRACE_LINES) {
        buf_printf(out, "… and %zu more\n", count - TRACE_LINES);
    }
    buf_puts(out, "</pre></details>\n");
}

static void put_reproduction(struct buf *out, const struct report_run *run,
                             const struct report_scenario *scenario)
{
    struct buf text = {0};
    text_reproduction(&text, run, scenario);
    buf_puts(out, "<pre>");
    html_text(out, buf_text(&text));
    buf_puts(out, "</pre>\n");
    buf_finish(&text);
}

void html_scenario(struct buf *out, const struct report_run *run,
                   const struct report_scenario *scenario)
{
    bool is_bad = text_is_bad(scenario->verdict);
    const char *class = is_bad ? "bad" : scenario->verdict == REPORT_PASSED ? "passed" : "other";
    buf_printf(out, "<details class=\"scenario %s\"%s><summary><span class=\"tag\">%s</span> ",
               class, is_bad ? " open" : "", text_verdict(scenario->verdict));
    html_text(out, scenario->name);
    if (scenario->class) {
        buf_puts(out, " <code>");
        html_text(out, scenario->class);
        buf_puts(out, "</code>");
    }
    buf_puts(out, " (virtual ");
    text_duration(out, scenario->virtual_us);
    buf_puts(out, ")</summary>\n");
    if (scenario->reason) {
        buf_puts(out, "<p>");
        html_text(out, scenario->reason);
        buf_puts(out, "</p>\n");
    }
    if (scenario->trace && !scenario->folded) {
        put_violations(out, scenario->trace);
        html_chart(out, scenario->trace);
        put_trace(out, scenario->trace);
    }
    if (is_bad) {
        put_reproduction(out, run, scenario);
    }
    buf_puts(out, "</details>\n");
}

void html_end(struct buf *out, const struct report_run *run,
              const struct report_scenario *scenarios, size_t count,
              const struct report_totals *totals)
{
    (void)run;
    (void)scenarios;
    (void)count;
    buf_puts(out, "<p><strong>");
    report_summary(out, totals);
    buf_puts(out, "</strong></p>\n</body></html>\n");
}
