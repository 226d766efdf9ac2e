#include "watch.h"

/* What the host, librdk or the stage saw where it happened becomes a violation as it stands. */

void observed_observe(struct rules *rules, const struct trace_record *record)
{
    const struct trace_field *text;
    const struct trace_field *entry;

    if (record->kind != TRACE_OBSERVED) {
        return;
    }
    text = trace_find(record, "text");
    entry = trace_find(record, "entry");
    if (entry && entry->type == TRACE_TEXT) {
        rules_break(rules, record->name, record, "in %s: %s", entry->text, text ? text->text : "");
    } else {
        rules_break(rules, record->name, record, "%s", text ? text->text : "");
    }
}
