#include <string.h>

#include <windows.h>

#include "watch.h"

/* THRD-11 (calls of one resource do not overlap), CLOSE-02 and LOG-05 (nothing after Close), CTL-03
 * (a control claims no more than fits). */

static bool is_ordinary(const struct trace_record *call)
{
    return strcmp(call->name, "Terminate") != 0;
}

/* A direct call is the scenario's own doing: it may overlap what it likes. */
static bool is_direct(const struct trace_record *call)
{
    return facts_number(call, "direct") != 0;
}

static void check_overlap(struct rules *rules, const struct trace_record *call)
{
    if (!call->resource || !is_ordinary(call) || is_direct(call)) {
        return;
    }
    for (const struct open_call *open = rules->open_calls; open; open = open->next) {
        const struct trace_record *other = open->record;
        if (other->monitor == call->monitor && other->resource && is_ordinary(other) &&
            !is_direct(other) && strcmp(other->resource, call->resource) == 0) {
            rules_break(rules, "THRD-11", call,
                        "%s is called while %s of the same resource has not returned", call->name,
                        other->name);
        }
    }
}

static void check_closed(struct rules *rules, const struct trace_record *record, const char *rule)
{
    const struct subject *subject = facts_subject(rules, record);

    if (subject && subject->closed) {
        rules_break(rules, rule, record, "%s was called with the resource's handle after Close",
                    record->name);
    }
}

/* What a control claims to have written when it succeeds, against the room that it was given. */
static void check_claim(struct rules *rules, const struct trace_record *record)
{
    const struct trace_record *call = facts_call(rules, record);
    const struct trace_field *claimed = trace_find(record, "BytesReturned");
    const struct trace_field *room = call ? trace_find(call, "OutBufferSize") : NULL;

    if (!claimed || !room || facts_number(record, "return") != ERROR_SUCCESS ||
        trace_find(record, "absent") || facts_number(record, "ReturnedAsynchronously")) {
        return;
    }
    if (claimed->number > room->number) {
        rules_break(rules, "CTL-03", record,
                    "%s returned 0 with BytesReturned %llu; the out-buffer has room for %llu",
                    record->name, (unsigned long long)claimed->number,
                    (unsigned long long)room->number);
    }
}

void calls_observe(struct rules *rules, const struct trace_record *record)
{
    switch (record->kind) {
    case TRACE_CALL:
        check_overlap(rules, record);
        break;
    case TRACE_RETURN:
        check_claim(rules, record);
        break;
    case TRACE_CALLBACK:
        check_closed(rules, record, "CLOSE-02");
        break;
    case TRACE_LOG:
        check_closed(rules, record, "LOG-05");
        break;
    default:
        break;
    }
}
