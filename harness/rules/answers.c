#include <string.h>

#include <clusapi.h>
#include <rdk/property_list.h>
#include <resapi.h>
#include <windows.h>

#include "watch.h"

/*
 * What entry points answer: OPEN-01, ONL-08, CTL-01, CTL-04, CTL-05, CTL-06, CTL-12, CTL-16, CTL-18;
 * and LOG-03, how long a log line is.
 */

enum {
    LOG_LINE_CHARS = 500
};

/* --- controls ------------------------------------------------------------------------------ */

/* A field that is there and NULL: the plugin never wrote it. */
static bool is_unwritten(const struct trace_record *record, const char *field)
{
    const struct trace_field *found = trace_find(record, field);

    return found && found->type == TRACE_NULL;
}

static void check_bytes_returned(struct rules *rules, const struct trace_record *record,
                                 uint64_t status)
{
    if (status == ERROR_SUCCESS && is_unwritten(record, "BytesReturned")) {
        rules_break(rules, "CTL-04", record,
                    "%s returned 0 and never wrote BytesReturned: it is 0 when there is no output",
                    record->name);
    }
}

static void check_asynchronous(struct rules *rules, const struct trace_record *record)
{
    if (is_unwritten(record, "ReturnedAsynchronously")) {
        rules_break(rules, "CTL-18", record,
                    "%s returned and never wrote ReturnedAsynchronously: it is FALSE when the "
                    "call is over",
                    record->name);
    }
}

static void check_size(struct rules *rules, const struct trace_record *record, unsigned size)
{
    uint64_t returned = facts_number(record, "BytesReturned");

    if (returned != size) {
        rules_break(rules, "CTL-05", record,
                    "%s answered with %llu bytes; the answer to this code has %u", record->name,
                    (unsigned long long)returned, size);
    }
}

static void check_value_list(struct rules *rules, const struct trace_record *record)
{
    const struct trace_field *out = trace_find(record, "OutBuffer");
    struct rdk_property_list_cursor cursor;
    struct rdk_property_list_value value;
    DWORD status;

    if (!out || out->type != TRACE_BYTES || !out->length) {
        return; /* a size query, or nothing at all */
    }
    status = rdk_property_list_open_values(&cursor, out->bytes, (DWORD)out->length, 0);
    while (status == ERROR_SUCCESS) {
        status = rdk_property_list_next_value(&cursor, &value);
    }
    if (status != ERROR_NO_MORE_ITEMS) {
        rules_break(rules, "CTL-06", record,
                    "the required dependencies are no value list: at byte %u, expected %s",
                    (unsigned)cursor.error.offset, cursor.error.expected);
    }
}

static void check_code(struct rules *rules, const struct trace_record *record, uint64_t code,
                       uint64_t status)
{
    switch (code) {
    case CLUSCTL_RESOURCE_UNKNOWN:
        if (status != ERROR_SUCCESS) {
            rules_break(rules, "CTL-01", record,
                        "%s returned %llu for CLUSCTL_RESOURCE_UNKNOWN; it is 0", record->name,
                        (unsigned long long)status);
        }
        break;
    case CLUSCTL_RESOURCE_GET_CHARACTERISTICS:
    case CLUSCTL_RESOURCE_TYPE_GET_CHARACTERISTICS:
        if (status == ERROR_SUCCESS) {
            check_size(rules, record, sizeof(DWORD));
        }
        break;
    case CLUSCTL_RESOURCE_GET_CLASS_INFO:
    case CLUSCTL_RESOURCE_TYPE_GET_CLASS_INFO:
        if (status == ERROR_SUCCESS) {
            check_size(rules, record, sizeof(CLUS_RESOURCE_CLASS_INFO));
        }
        break;
    case CLUSCTL_RESOURCE_GET_REQUIRED_DEPENDENCIES:
    case CLUSCTL_RESOURCE_TYPE_GET_REQUIRED_DEPENDENCIES:
        if (status == ERROR_SUCCESS) {
            check_value_list(rules, record);
        }
        break;
    case CLUSCTL_RESOURCE_INITIALIZE:
        if (status != ERROR_INVALID_FUNCTION) {
            rules_break(rules, "CTL-16", record,
                        "%s returned %llu for CLUSCTL_RESOURCE_INITIALIZE; it is 1 "
                        "(ERROR_INVALID_FUNCTION)",
                        record->name, (unsigned long long)status);
        }
        break;
    case CLUSCTL_RESOURCE_GET_COMMON_PROPERTIES:
    case CLUSCTL_RESOURCE_GET_RO_COMMON_PROPERTIES:
    case CLUSCTL_RESOURCE_SET_COMMON_PROPERTIES:
    case CLUSCTL_RESOURCE_VALIDATE_COMMON_PROPERTIES:
    case CLUSCTL_RESOURCE_ENUM_COMMON_PROPERTIES:
    case CLUSCTL_RESOURCE_GET_COMMON_PROPERTY_FMTS:
        if (status == ERROR_SUCCESS) {
            rules_break(rules, "CTL-12", record,
                        "%s answered a code for common properties itself; they are the monitor's: "
                        "1 (ERROR_INVALID_FUNCTION) leaves them to it",
                        record->name);
        }
        break;
    default:
        break;
    }
}

static void check_control(struct rules *rules, const struct trace_record *record)
{
    const struct trace_record *call = facts_call(rules, record);
    const struct trace_field *code = call ? trace_find(call, "ControlCode") : NULL;
    uint64_t status = facts_number(record, "return");

    if (!code || trace_find(record, "absent")) {
        return;
    }
    check_asynchronous(rules, record);
    if (facts_number(record, "ReturnedAsynchronously")) {
        return; /* the answer comes with EndControlCall */
    }
    check_bytes_returned(rules, record, status);
    check_code(rules, record, code->number, status);
}

/* --- Open, Online, LogEvent ---------------------------------------------------------------- */

static void check_open(struct rules *rules, const struct trace_record *record)
{
    if (strcmp(record->name, "Open") == 0 && is_unwritten(record, "return") &&
        facts_number(record, "last_error") == ERROR_SUCCESS) {
        rules_break(rules, "OPEN-01", record,
                    "Open returned NULL and left no reason: SetLastError tells it");
    }
}

static void check_event(struct rules *rules, const struct trace_record *record)
{
    const struct trace_field *event = trace_find(record, "EventHandle");

    if (strcmp(record->name, "Online") != 0 || !event) {
        return;
    }
    if ((int64_t)event->number < 0) {
        rules_break(rules, "ONL-08", record,
                    "Online left an EventHandle that is no live event; it is NULL or an event "
                    "that is not signalled");
    } else if (event->number >> 62 & 1u) {
        rules_break(rules, "ONL-08", record,
                    "Online left an EventHandle that is signalled already: the monitor takes that "
                    "for a failure");
    }
}

static void check_log(struct rules *rules, const struct trace_record *record)
{
    const struct trace_field *text = trace_find(record, "text");
    size_t length = text && text->type == TRACE_TEXT ? strlen(text->text) : 0;
    size_t prefix = record->type && record->resource
                        ? strlen(record->type) + strlen(record->resource) + sizeof(" <>: ") - 1
                        : 0;

    if (prefix + length > LOG_LINE_CHARS) {
        rules_break(rules, "LOG-03", record,
                    "a log line of %zu characters, its prefix included; what is behind %d is cut",
                    prefix + length, LOG_LINE_CHARS);
    }
}

void answers_observe(struct rules *rules, const struct trace_record *record)
{
    if (record->kind == TRACE_RETURN) {
        check_control(rules, record);
        check_open(rules, record);
        check_event(rules, record);
    } else if (record->kind == TRACE_LOG) {
        check_log(rules, record);
    }
}
