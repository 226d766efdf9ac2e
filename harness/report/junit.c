#include <inttypes.h>
#include <string.h>

#include "base/utf.h"
#include "report/failure.h"
#include "report/formats.h"
#include "report/text.h"

/* JUnit XML as Jenkins and GitLab read it. Times are virtual: those of the machine say nothing. */

/* XML has no way to write most control characters. */
static void put_xml(struct buf *out, const char *text)
{
    size_t length = strlen(text);
    for (size_t at = 0; at < length;) {
        uint32_t c;
        at += utf_decode(text + at, length - at, &c);
        const char *entity = c == '&'    ? "&amp;"
                             : c == '<'  ? "&lt;"
                             : c == '>'  ? "&gt;"
                             : c == '"'  ? "&quot;"
                             : c == '\n' ? "&#10;"
                                         : NULL;
        if (entity) {
            buf_puts(out, entity);
            continue;
        }
        bool writable = (c >= 0x20 || c == '\t') && c != 0xFFFE && c != 0xFFFF;
        char bytes[4];
        buf_append(out, bytes, utf_encode(writable ? c : '?', bytes));
    }
}

static void put_attribute(struct buf *out, const char *name, const char *text)
{
    buf_printf(out, " %s=\"", name);
    put_xml(out, text);
    buf_putc(out, '"');
}

static void put_seconds(struct buf *out, uint64_t us)
{
    buf_puts(out, " time=\"");
    trace_print_time(out, us);
    buf_putc(out, '"');
}

static void put_failure(struct buf *out, const struct report_run *run,
                        const struct report_scenario *scenario)
{
    struct buf text = {0};
    const struct trace_record *first = failure_first(scenario->trace);
    if (first) {
        failure_headline(&text, first);
    } else {
        buf_puts(&text, scenario->reason ? scenario->reason : text_verdict(scenario->verdict));
    }
    buf_puts(out, "      <failure");
    put_attribute(out, "type", scenario->class ? scenario->class : text_verdict(scenario->verdict));
    put_attribute(out, "message", buf_text(&text));
    buf_putc(out, '>');
    buf_clear(&text);
    failure_explain(&text, scenario);
    buf_puts(&text, "reproduce: ");
    text_reproduction(&text, run, scenario);
    put_xml(out, buf_text(&text));
    buf_puts(out, "</failure>\n");
    buf_finish(&text);
}

static void put_testcase(struct buf *out, const struct report_run *run,
                         const struct report_scenario *scenario)
{
    buf_puts(out, "    <testcase");
    put_attribute(out, "name", scenario->name);
    put_attribute(out, "classname", scenario->file ? scenario->file : "");
    put_seconds(out, scenario->virtual_us);
    bool skipped = scenario->verdict == REPORT_SKIPPED || scenario->verdict == REPORT_XFAILED;
    if (!skipped && !text_is_bad(scenario->verdict)) {
        buf_puts(out, "/>\n");
        return;
    }
    buf_puts(out, ">\n");
    if (skipped) {
        buf_puts(out, "      <skipped");
        put_attribute(out, "message", scenario->reason ? scenario->reason : "");
        buf_puts(out, "/>\n");
    } else {
        put_failure(out, run, scenario);
    }
    buf_puts(out, "    </testcase>\n");
}

void junit_end(struct buf *out, const struct report_run *run,
               const struct report_scenario *scenarios, size_t count,
               const struct report_totals *totals)
{
    buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n  <testsuite");
    put_attribute(out, "name", run->plugin ? run->plugin : "rdk");
    buf_printf(out, " tests=\"%u\" failures=\"%u\" errors=\"0\" skipped=\"%u\"", totals->run,
               totals->failed + totals->crashed + totals->hung, totals->skipped + totals->xfailed);
    put_seconds(out, totals->virtual_us);
    buf_puts(out, ">\n");
    for (size_t i = 0; i < count; ++i) {
        put_testcase(out, run, &scenarios[i]);
    }
    buf_puts(out, "  </testsuite>\n</testsuites>\n");
}
