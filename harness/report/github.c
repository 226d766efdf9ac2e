#include "report/failure.h"
#include "report/formats.h"
#include "report/text.h"

/* Workflow commands of GitHub Actions: an annotation at the line of the scenario. */

/* `more` are the characters that an attribute has to escape besides. */
static void put_escaped(struct buf *out, const char *text, bool is_attribute)
{
    for (; *text; ++text) {
        unsigned char c = (unsigned char)*text;
        if (c == '%' || c < 0x20 || (is_attribute && (c == ':' || c == ','))) {
            buf_printf(out, "%%%02X", c);
        } else {
            buf_putc(out, *text);
        }
    }
}

void github_scenario(struct buf *out, const struct report_run *run,
                     const struct report_scenario *scenario)
{
    if (!text_is_bad(scenario->verdict)) {
        return;
    }
    const struct trace_record *first = failure_first(scenario->trace);
    const char *file = first && first->place.file ? first->place.file : scenario->file;
    buf_puts(out, "::error file=");
    put_escaped(out, file ? file : "", true);
    if (first && first->place.line) {
        buf_printf(out, ",line=%u,col=%u", first->place.line, first->place.column);
    }
    buf_puts(out, ",title=");
    put_escaped(out, scenario->name, true);
    buf_puts(out, "::");
    struct buf text = {0};
    failure_explain(&text, scenario);
    buf_puts(&text, "reproduce: ");
    text_reproduction(&text, run, scenario);
    put_escaped(out, buf_text(&text), false);
    buf_putc(out, '\n');
    buf_finish(&text);
}
