#include <stdlib.h>
#include <string.h>

#include <rdk/property_list.h>

#include "stage.h"

/* What a step was expected to bring, against what it brought. */

void expect_fail(struct stage *stage, struct place place, const char *what, const char *expected,
                 const char *actual)
{
    struct trace_record *record = record_begin(stage, TRACE_FAILURE, what);

    record->place = place;
    if (stage->step) {
        record->resource = stage->step->resource;
    }
    trace_text(record, "expected", expected);
    trace_text(record, "actual", actual);
    trace_commit(stage->trace);
}

static void fail_number(struct stage *stage, struct place place, const char *what,
                        enum names_class names, uint64_t expected, uint64_t actual)
{
    struct buf left = {0};
    struct buf right = {0};

    names_print(&left, names, expected);
    names_print(&right, names, actual);
    expect_fail(stage, place, what, buf_text(&left), buf_text(&right));
    buf_finish(&left);
    buf_finish(&right);
}

/* --- calls --------------------------------------------------------------------------------- */

static const char *record_entry(const struct trace_record *record)
{
    /* The Begin… forms are the same entry to a reader of the scenario. */
    return strncmp(record->name, "Begin", 5) == 0 ? record->name + 5 : record->name;
}

static bool is_call(const struct trace_record *record, const struct scenario_call *call,
                    const char *resource)
{
    const struct trace_field *code;

    if (record->kind != TRACE_CALL || strcmp(record_entry(record), call->entry) != 0) {
        return false;
    }
    if (resource && record->resource && strcmp(record->resource, resource) != 0) {
        return false;
    }
    code = trace_find(record, "ControlCode");
    return !call->has_code || (code && code->number == call->code);
}

static void describe_call(struct buf *text, const struct scenario_call *call)
{
    buf_puts(text, call->entry);
    if (call->has_code) {
        const char *name = names_short(NAMES_CONTROL_CODE, call->code);
        if (name) {
            buf_printf(text, "(%s)", name);
        } else {
            buf_printf(text, "(0x%08x)", call->code);
        }
    }
}

/* The calls that were made instead, so that the reader need not look for them. */
static void describe_made(struct stage *stage, struct buf *text, size_t first, const char *resource)
{
    bool any = false;

    for (size_t i = first; i < trace_count(stage->trace); i++) {
        const struct trace_record *record = trace_at(stage->trace, i);
        if (record->kind != TRACE_CALL ||
            (resource && record->resource && strcmp(record->resource, resource) != 0)) {
            continue;
        }
        const struct trace_field *code = trace_find(record, "ControlCode");
        struct scenario_call made = {.entry = record_entry(record),
                                     .has_code = code != NULL,
                                     .code = code ? (uint32_t)code->number : 0};
        buf_puts(text, any ? ", " : "");
        describe_call(text, &made);
        any = true;
    }
    if (!any) {
        buf_puts(text, "no call");
    }
}

static void fail_call(struct stage *stage, const struct outcome *outcome,
                      const struct scenario_call *call, const char *prefix, const char *resource)
{
    struct buf expected = {0};
    struct buf actual = {0};

    buf_puts(&expected, prefix);
    describe_call(&expected, call);
    describe_made(stage, &actual, outcome->first_record, resource);
    expect_fail(stage, call->place, "calls", buf_text(&expected), buf_text(&actual));
    buf_finish(&expected);
    buf_finish(&actual);
}

/* The dependents and providers of a resource are called too; an expectation is about its own. */
static const char *calls_of(struct stage *stage, const struct outcome *outcome)
{
    return outcome->resource ? cluster_resource_name(stage->cluster, outcome->resource) : NULL;
}

static void check_calls(struct stage *stage, const struct outcome *outcome)
{
    const struct scenario_expect *expect = &outcome->step->expect;
    const char *resource = calls_of(stage, outcome);
    size_t at = outcome->first_record;

    for (size_t i = 0; i < expect->call_count; i++) {
        while (at < trace_count(stage->trace) &&
               !is_call(trace_at(stage->trace, at), &expect->calls[i], resource)) {
            at++;
        }
        if (at++ >= trace_count(stage->trace)) {
            fail_call(stage, outcome, &expect->calls[i], i ? "in this order, next: " : "a call of ",
                      resource);
            return;
        }
    }
    for (size_t i = 0; i < expect->not_called_count; i++) {
        for (at = outcome->first_record; at < trace_count(stage->trace); at++) {
            if (is_call(trace_at(stage->trace, at), &expect->not_called[i], resource)) {
                fail_call(stage, outcome, &expect->not_called[i], "no call of ", resource);
                return;
            }
        }
    }
}

/* --- log ----------------------------------------------------------------------------------- */

static bool is_log(const struct trace_record *record, const struct scenario_log *log)
{
    const struct trace_field *text;
    const struct trace_field *level;

    if (record->kind != TRACE_LOG) {
        return false;
    }
    text = trace_find(record, "text");
    level = trace_find(record, "level");
    if (log->has_level && (!level || level->number != log->level)) {
        return false;
    }
    return !log->contains ||
           (text && text->type == TRACE_TEXT && text->text && strstr(text->text, log->contains));
}

static void fail_log(struct stage *stage, const struct outcome *outcome,
                     const struct scenario_log *log)
{
    struct buf expected = {0};
    struct buf actual = {0};
    size_t lines = 0;

    buf_puts(&expected, "a log line");
    if (log->contains) {
        buf_printf(&expected, " containing \"%s\"", log->contains);
    }
    if (log->has_level) {
        buf_printf(&expected, " at level %s", names_of(NAMES_LOG_LEVEL, log->level));
    }
    for (size_t i = outcome->first_record; i < trace_count(stage->trace); i++) {
        const struct trace_record *record = trace_at(stage->trace, i);
        const struct trace_field *text = trace_find(record, "text");
        if (record->kind == TRACE_LOG && text && text->type == TRACE_TEXT) {
            buf_printf(&actual, "%s\"%s\"", lines++ ? ", " : "", text->text);
        }
    }
    if (!lines) {
        buf_puts(&actual, "nothing was logged");
    }
    expect_fail(stage, log->place, "log", buf_text(&expected), buf_text(&actual));
    buf_finish(&expected);
    buf_finish(&actual);
}

static void check_logs(struct stage *stage, const struct outcome *outcome)
{
    const struct scenario_expect *expect = &outcome->step->expect;

    for (size_t i = 0; i < expect->log_count; i++) {
        bool found = false;
        for (size_t at = outcome->first_record; at < trace_count(stage->trace) && !found; at++) {
            found = is_log(trace_at(stage->trace, at), &expect->logs[i]);
        }
        if (!found) {
            fail_log(stage, outcome, &expect->logs[i]);
        }
    }
}

/* --- out-buffer ---------------------------------------------------------------------------- */

static void describe_bytes(struct buf *text, const void *bytes, size_t length)
{
    if (!bytes) {
        buf_puts(text, "no output");
        return;
    }
    buf_printf(text, "%zu bytes:", length);
    for (size_t i = 0; i < length && i < 64; i++) {
        buf_printf(text, " %02x", ((const uint8_t *)bytes)[i]);
    }
    if (length > 64) {
        buf_puts(text, " ...");
    }
}

static void check_out_bytes(struct stage *stage, const struct outcome *outcome)
{
    const struct scenario_value *value = &outcome->step->expect.out;
    void *bytes;
    size_t length;

    if (value->kind == SCENARIO_NONE) {
        return;
    }
    values_buffer(value, &bytes, &length);
    if (length != outcome->out_bytes ||
        (length && (!outcome->out || memcmp(bytes, outcome->out, length) != 0))) {
        struct buf expected = {0};
        struct buf actual = {0};
        describe_bytes(&expected, bytes, length);
        describe_bytes(&actual, outcome->out, outcome->out_bytes);
        expect_fail(stage, value->place, "out", buf_text(&expected), buf_text(&actual));
        buf_finish(&expected);
        buf_finish(&actual);
    }
    free(bytes);
}

/* Each property that was named must be there with that value; others may be there too. */
static bool holds_property(const struct outcome *outcome, const void *list, DWORD list_bytes)
{
    struct rdk_property_list_reader wanted;
    struct rdk_property_list_property property;

    if (rdk_property_list_open(&wanted, list, list_bytes, 0) != 0) {
        return false;
    }
    while (rdk_property_list_next(&wanted, &property) == 0) {
        struct rdk_property_list_property found;
        WCHAR name[512];
        if (rdk_property_list_name_copy(&property, name, 512) >= 512 ||
            rdk_property_list_find(outcome->out, (DWORD)outcome->out_bytes, name, &found) != 0 ||
            found.value.syntax != property.value.syntax ||
            found.value.bytes != property.value.bytes ||
            memcmp(found.value.data, property.value.data, found.value.bytes) != 0) {
            return false;
        }
    }
    return true;
}

static void check_out_list(struct stage *stage, const struct outcome *outcome)
{
    const struct scenario_properties *properties = &outcome->step->expect.out_list;
    struct value_formats formats = {0};
    void *list;
    size_t bytes;

    if (!properties->given) {
        return;
    }
    if (outcome->resource && values_need_formats(properties)) {
        verbs_fetch_formats(stage, outcome->resource, &formats);
    }
    values_list(properties, &formats, &list, &bytes);
    if (!holds_property(outcome, list, (DWORD)bytes)) {
        struct buf expected = {0};
        struct buf actual = {0};
        buf_puts(&expected, "at least ");
        names_print_property_list(&expected, list, bytes);
        if (outcome->out) {
            names_print_property_list(&actual, outcome->out, outcome->out_bytes);
        } else {
            buf_puts(&actual, "no output");
        }
        expect_fail(stage, properties->place, "out", buf_text(&expected), buf_text(&actual));
        buf_finish(&expected);
        buf_finish(&actual);
    }
    free(list);
}

/* --- the rest ------------------------------------------------------------------------------ */

static void fail_return(struct stage *stage, const struct outcome *outcome)
{
    const struct scenario_expect *expect = &outcome->step->expect;

    if (outcome->status_is_signed) {
        const char *expected = arena_printf(stage->arena, "%lld", (long long)expect->return_value);
        const char *actual = arena_printf(stage->arena, "%lld", (long long)outcome->status);
        expect_fail(stage, expect->return_place, "return", expected, actual);
    } else {
        fail_number(stage, expect->return_place, "return", outcome->status_names,
                    expect->return_value, outcome->status);
    }
}

static void check_numbers(struct stage *stage, const struct outcome *outcome)
{
    const struct scenario_expect *expect = &outcome->step->expect;

    if (expect->has_return && outcome->has_status && expect->return_value != outcome->status) {
        fail_return(stage, outcome);
    }
    if (expect->has_last_error && outcome->has_last_error &&
        expect->last_error != outcome->last_error) {
        fail_number(stage, expect->last_error_place, "last_error", NAMES_ERROR, expect->last_error,
                    outcome->last_error);
    }
    if (expect->has_bytes_returned && outcome->has_bytes_returned &&
        expect->bytes_returned != outcome->bytes_returned) {
        fail_number(stage, expect->bytes_returned_place, "bytes_returned", NAMES_NONE,
                    expect->bytes_returned, outcome->bytes_returned);
    }
}

static void check_state(struct stage *stage, const struct outcome *outcome)
{
    const struct scenario_expect *expect = &outcome->step->expect;

    if (expect->has_state) {
        int32_t state = cluster_resource_state(stage->cluster, outcome->resource);
        if (state != expect->state) {
            fail_number(stage, expect->state_place, "state", NAMES_RESOURCE_STATE,
                        (uint64_t)(int64_t)expect->state, (uint64_t)(int64_t)state);
        }
    }
    if (expect->has_group) {
        const char *group = cluster_group_name(
            stage->cluster, cluster_resource_group(stage->cluster, outcome->resource));
        if (!group || strcmp(group, expect->group) != 0) {
            expect_fail(stage, expect->group_place, "group", expect->group, group ? group : "none");
        }
    }
}

void expect_check(struct stage *stage, const struct outcome *outcome)
{
    if (!outcome->step->expect.given) {
        return;
    }
    check_numbers(stage, outcome);
    check_state(stage, outcome);
    check_calls(stage, outcome);
    check_logs(stage, outcome);
    check_out_bytes(stage, outcome);
    check_out_list(stage, outcome);
}
