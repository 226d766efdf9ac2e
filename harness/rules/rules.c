#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "watch.h"

static bool is_allowed(const struct rules *rules, const char *rule)
{
    bool found = false;

    if (rules->allow) {
        /* An allowed class covers its details: "crash" covers crash:SIGSEGV. */
        char *whole = memory_printf(" %s ", rule);
        char *class = memory_printf(" %.*s ", (int)strcspn(rule, ":"), rule);
        found = strstr(rules->allow, whole) || strstr(rules->allow, class);
        free(whole);
        free(class);
    }
    return found;
}

void rules_break(struct rules *rules, const char *rule, const struct trace_record *offender,
                 const char *format, ...)
{
    const struct rules_rule *known = rules_find(rule);
    struct trace_record *record;
    struct buf text = {0};
    va_list arguments;

    va_start(arguments, format);
    buf_vprintf(&text, format, arguments);
    va_end(arguments);
    record = trace_begin(rules->trace, TRACE_VIOLATION, offender->time_us);
    record->name = rule;
    record->place = rules->place;
    record->monitor = offender->monitor;
    record->node = offender->node;
    record->resource = offender->resource;
    record->type = offender->type;
    record->thread = offender->thread;
    record->call = offender->call;
    trace_text(record, "text", buf_text(&text));
    trace_number(record, "record", NAMES_NONE, offender->number);
    if (is_allowed(rules, rule)) {
        trace_number(record, "allowed", NAMES_BOOL, 1);
    }
    if (known && known->severity == RULES_SHOULD) {
        trace_number(record, "warning", NAMES_BOOL, 1);
    }
    trace_commit(rules->trace);
    buf_finish(&text);
}

static void read_scenario(struct rules *rules, const struct trace_record *record)
{
    const struct trace_field *allow = trace_find(record, "allow");

    free(rules->allow);
    rules->allow = allow && allow->type == TRACE_TEXT ? memory_printf(" %s ", allow->text) : NULL;
}

static void observe(void *context, struct trace *trace, const struct trace_record *record)
{
    struct rules *rules = context;

    (void)trace;
    if (record->kind == TRACE_SCENARIO) {
        read_scenario(rules, record);
    }
    rules->place = record->place;
    startup_observe(rules, record);
    status_observe(rules, record);
    calls_observe(rules, record);
    answers_observe(rules, record);
    durations_observe(rules, record);
    forbidden_observe(rules, record);
    observed_observe(rules, record);
    facts_update(rules, record);
}

struct rules *rules_watch(struct trace *trace)
{
    struct rules *rules = memory_allocate(sizeof(*rules));

    rules->trace = trace;
    trace_observe(trace, observe, rules);
    /* What stands in the trace already counts too: a stored trace is judged from its start. The
     * scenario's own record is committed before the rules watch. */
    if (trace_count(trace) > 0 && trace_at(trace, 0)->kind == TRACE_SCENARIO) {
        read_scenario(rules, trace_at(trace, 0));
    }
    return rules;
}

void rules_destroy(struct rules *rules)
{
    if (rules) {
        facts_finish(rules);
        free(rules->allow);
        free(rules);
    }
}
