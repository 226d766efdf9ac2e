#include "report/failure.h"

#include <string.h>

#include "report/text.h"

#define LAST_CALLS 8
#define MAX_FOLDED 5
#define INDENT     "  "

bool failure_is(const struct trace_record *record)
{
    if (record->kind == TRACE_FAILURE) {
        return true;
    }
    return record->kind == TRACE_VIOLATION && !trace_find(record, "allowed") &&
           !trace_find(record, "warning");
}

const struct trace_record *failure_first(const struct trace *trace)
{
    for (size_t i = 0; trace && i < trace_count(trace); ++i) {
        if (failure_is(trace_at(trace, i))) {
            return trace_at(trace, i);
        }
    }
    return NULL;
}

static const char *text_of(const struct trace_record *record, const char *name)
{
    const struct trace_field *field = trace_find(record, name);
    return field && field->type == TRACE_TEXT ? field->text : NULL;
}

/* Texts of ours carry no quotes; anything else is printed as what it is. */
static void put_value(struct buf *out, const struct trace_field *field, const char *indent)
{
    if (field->type == TRACE_TEXT) {
        text_safe(out, field->text, indent);
    } else {
        trace_print_value(out, field);
    }
}

void failure_headline(struct buf *out, const struct trace_record *record)
{
    const char *text = text_of(record, "text");
    buf_puts(out, record->kind == TRACE_FAILURE ? "expect " : "");
    text_safe(out, record->name, "");
    if (text) {
        buf_puts(out, ": ");
        text_safe(out, text, INDENT);
    }
}

static void put_expectation(struct buf *out, const struct trace_record *record)
{
    static const struct {
        const char *field;
        const char *label;
    } sides[] = {{"expected", "expected: "}, {"actual", "actual:   "}};
    for (size_t i = 0; i < 2; ++i) {
        const struct trace_field *field = trace_find(record, sides[i].field);
        if (field) {
            buf_printf(out, INDENT "%s", sides[i].label);
            put_value(out, field, INDENT "          ");
            buf_putc(out, '\n');
        }
    }
}

/* Where and when, in one line. */
static void put_circumstances(struct buf *out, const struct trace_record *record)
{
    buf_puts(out, INDENT "at virtual time ");
    trace_print_time(out, record->time_us);
    const struct {
        const char *label;
        const char *text;
    } parts[] = {
        {", resource ", record->resource},
        {", node ", record->node},
        {", thread ", record->thread},
    };
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); ++i) {
        if (parts[i].text) {
            buf_puts(out, parts[i].label);
            text_safe(out, parts[i].text, "");
        }
    }
    if (record->monitor) {
        buf_printf(out, ", monitor %u", record->monitor);
    }
    buf_putc(out, '\n');
}

/* Everything that the record says beyond what is printed elsewhere: signal, stack, waits … */
static void put_details(struct buf *out, const struct trace_record *record)
{
    static const char *const known[] = {"text", "expected", "actual", "record", "entry", "class"};
    for (size_t i = 0; i < record->field_count; ++i) {
        const struct trace_field *field = &record->fields[i];
        bool told = false;
        for (size_t j = 0; j < sizeof(known) / sizeof(known[0]); ++j) {
            told = told || strcmp(known[j], field->name) == 0;
        }
        if (told) {
            continue;
        }
        bool is_long = field->type == TRACE_TEXT && strchr(field->text, '\n');
        buf_printf(out, INDENT "%s:%s", field->name, is_long ? "\n" INDENT INDENT : " ");
        put_value(out, field, INDENT INDENT);
        buf_putc(out, '\n');
    }
}

/* The return that belongs to a call, if it came before record number `last`. */
static const struct trace_record *find_return(const struct trace *trace, size_t call, uint64_t last)
{
    const struct trace_record *start = trace_at(trace, call);
    for (size_t i = call + 1; i < trace_count(trace); ++i) {
        const struct trace_record *record = trace_at(trace, i);
        if (record->number > last) {
            break;
        }
        if (record->kind == TRACE_RETURN && record->call == start->call) {
            return record;
        }
    }
    return NULL;
}

/* A NULL buffer, the size of nothing and a reserved zero only make the line longer. */
static bool says_something(const struct trace_field *field)
{
    return field->type != TRACE_NULL &&
           (field->type != TRACE_NUMBER || field->names != NAMES_NONE || field->number != 0);
}

static void put_arguments(struct buf *out, const struct trace_record *call)
{
    const char *separator = call->resource ? ", " : "";
    buf_printf(out, "%s(%s", call->name, call->resource ? call->resource : "");
    for (size_t i = 0; i < call->field_count; ++i) {
        if (!says_something(&call->fields[i])) {
            continue;
        }
        buf_printf(out, "%s%s=", separator, call->fields[i].name);
        trace_print_value(out, &call->fields[i]);
        separator = ", ";
    }
    buf_putc(out, ')');
}

static void put_call(struct buf *out, const struct trace *trace, size_t index, uint64_t last)
{
    const struct trace_record *call = trace_at(trace, index);
    const struct trace_record *answer = find_return(trace, index, last);
    struct buf time = {0};
    trace_print_time(&time, call->time_us);
    buf_printf(out, INDENT INDENT "%14s  ", buf_text(&time));
    buf_finish(&time);
    put_arguments(out, call);
    const struct trace_field *value = answer ? trace_find(answer, "return") : NULL;
    if (value) {
        buf_puts(out, " = ");
        trace_print_value(out, value);
    } else if (!answer) {
        buf_puts(out, "  [has not returned]");
    }
    buf_putc(out, '\n');
}

/* The last calls up to the record that offended (a violation names it), or to the failure. */
static void put_last_calls(struct buf *out, const struct trace *trace,
                           const struct trace_record *failure)
{
    const struct trace_field *offender = trace_find(failure, "record");
    uint64_t last = offender ? offender->number : failure->number;
    if (last > trace_count(trace)) {
        last = failure->number;
    }
    size_t calls[LAST_CALLS];
    size_t count = 0;
    for (size_t i = (size_t)last; i > 0 && count < LAST_CALLS; --i) {
        if (trace_at(trace, i - 1)->kind == TRACE_CALL) {
            calls[count++] = i - 1;
        }
    }
    if (count) {
        buf_puts(out, INDENT "last calls:\n");
    }
    while (count) {
        put_call(out, trace, calls[--count], last);
    }
}

/* Other expectations of the same step stand beside the first, they do not follow from it. Returns
 * the index behind them. */
static size_t put_siblings(struct buf *out, const struct trace *trace,
                           const struct trace_record *first)
{
    size_t i = (size_t)first->number;
    while (first->kind == TRACE_FAILURE && i < trace_count(trace) &&
           trace_at(trace, i)->kind == TRACE_FAILURE) {
        const struct trace_record *record = trace_at(trace, i);
        const char *expected = text_of(record, "expected");
        const char *actual = text_of(record, "actual");
        buf_puts(out, INDENT "also ");
        failure_headline(out, record);
        if (expected && actual) {
            buf_puts(out, "\n" INDENT INDENT "expected: ");
            text_safe(out, expected, INDENT INDENT "          ");
            buf_puts(out, "\n" INDENT INDENT "actual:   ");
            text_safe(out, actual, INDENT INDENT "          ");
        }
        buf_putc(out, '\n');
        ++i;
    }
    return i;
}

/* Consequences: by name and place, without their texts. */
static void put_folded(struct buf *out, const struct trace *trace, size_t start)
{
    struct buf names = {0};
    size_t count = 0;
    for (size_t i = start; i < trace_count(trace); ++i) {
        const struct trace_record *record = trace_at(trace, i);
        if (!failure_is(record)) {
            continue;
        }
        if (++count > MAX_FOLDED) {
            continue;
        }
        buf_puts(&names, count > 1 ? ", " : "");
        buf_puts(&names, record->kind == TRACE_FAILURE ? "expect " : "");
        text_safe(&names, record->name, "");
        if (record->place.line) {
            buf_printf(&names, " (line %u)", record->place.line);
        }
    }
    if (count) {
        buf_printf(out, INDENT "and %zu more: %s%s\n", count, buf_text(&names),
                   count > MAX_FOLDED ? ", …" : "");
    }
    buf_finish(&names);
}

void failure_explain(struct buf *out, const struct report_scenario *scenario)
{
    const struct trace *trace = scenario->trace;
    const struct trace_record *first = failure_first(trace);
    if (!first) {
        text_safe(out, scenario->class ? scenario->class : text_verdict(scenario->verdict), "");
        buf_puts(out, ": ");
        text_safe(out, scenario->reason ? scenario->reason : "no cause is recorded", INDENT);
        buf_putc(out, '\n');
        return;
    }
    failure_headline(out, first);
    buf_putc(out, '\n');
    struct buf place = {0};
    if (text_place(&place, &first->place)) {
        buf_printf(out, INDENT "%s\n", buf_text(&place));
        text_source_line(out, &first->place, NULL);
    }
    buf_finish(&place);
    put_expectation(out, first);
    size_t rest = put_siblings(out, trace, first);
    put_circumstances(out, first);
    put_details(out, first);
    const struct trace_field *offender = trace_find(first, "record");
    const struct trace_record *record =
        offender && offender->number ? trace_at(trace, (size_t)offender->number - 1) : NULL;
    if (record && record->kind == TRACE_OBSERVED) {
        put_details(out, record);
    }
    put_last_calls(out, trace, first);
    put_folded(out, trace, rest);
}
