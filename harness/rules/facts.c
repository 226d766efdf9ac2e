#include <stdlib.h>
#include <string.h>

#include <clusapi.h>
#include <windows.h>

#include "base/memory.h"
#include "watch.h"

/* What is known of each resource in each monitor process, from the records so far. */

/* The trace keeps one copy of each name, so that two of its names are equal where their addresses
 * are; a subject that was renamed has yet to meet the new one. */
static bool is_about(const struct subject *subject, const struct trace_record *record)
{
    if (subject->monitor != record->monitor) {
        return false;
    }
    return subject->kept ? subject->kept == record->resource
                         : strcmp(subject->resource, record->resource) == 0;
}

struct subject *facts_subject(struct rules *rules, const struct trace_record *record)
{
    struct subject *subject;

    if (!record->resource || !record->monitor) {
        return NULL;
    }
    for (subject = rules->subjects; subject; subject = subject->next) {
        if (is_about(subject, record)) {
            subject->kept = record->resource;
            return subject;
        }
    }
    subject = memory_allocate(sizeof(*subject));
    subject->monitor = record->monitor;
    subject->resource = memory_text(record->resource);
    subject->kept = record->resource;
    subject->next = rules->subjects;
    rules->subjects = subject;
    return subject;
}

const struct trace_record *facts_call(const struct rules *rules, const struct trace_record *record)
{
    for (const struct open_call *open = rules->open_calls; open; open = open->next) {
        if (open->record->call == record->call && open->record->monitor == record->monitor) {
            return open->record;
        }
    }
    return NULL;
}

uint64_t facts_number(const struct trace_record *record, const char *field)
{
    const struct trace_field *found = trace_find(record, field);

    return found ? found->number : 0;
}

bool facts_is_status_report(const struct trace_record *record)
{
    return record->kind == TRACE_CALLBACK && (strcmp(record->name, "SetResourceStatus") == 0 ||
                                              strcmp(record->name, "SetResourceStatusEx") == 0);
}

bool facts_is_progress(const struct trace_record *report)
{
    int64_t state = (int64_t)facts_number(report, "ResourceState");

    return state >= ClusterResourcePending;
}

const char *facts_operation_name(enum operation_kind operation)
{
    static const char *const names[] = {[OPERATION_NONE] = "nothing",
                                        [OPERATION_ONLINE] = "Online",
                                        [OPERATION_OFFLINE] = "Offline"};

    return names[operation];
}

static enum operation_kind operation_of(const struct trace_record *record)
{
    if (strcmp(record->name, "Online") == 0) {
        return OPERATION_ONLINE;
    }
    return strcmp(record->name, "Offline") == 0 ? OPERATION_OFFLINE : OPERATION_NONE;
}

static bool is_terminate(const struct trace_record *record)
{
    return strcmp(record->name, "Terminate") == 0;
}

static void on_call(struct subject *subject, const struct trace_record *record)
{
    enum operation_kind operation = operation_of(record);

    if (operation) {
        subject->running = operation;
        subject->pending = OPERATION_NONE;
        subject->early_reports = 0;
        subject->early_final = false;
        subject->reports = 0;
        subject->has_check_point = false;
        subject->terminated = false;
        subject->told_to_stop = false;
    }
    if (is_terminate(record)) {
        subject->terminating++;
    }
    if (strcmp(record->name, "Open") == 0) {
        subject->closed = false;
    }
}

static void end_operation(struct subject *subject, enum operation_kind operation, bool was_pending,
                          uint32_t returned)
{
    subject->pending = OPERATION_NONE;
    subject->ended = operation;
    subject->ended_pending = was_pending;
    subject->ended_return = returned;
}

static void on_return(struct subject *subject, const struct trace_record *record)
{
    enum operation_kind operation = operation_of(record);
    uint32_t value = (uint32_t)facts_number(record, "return");

    if (operation) {
        subject->running = OPERATION_NONE;
        if (value == ERROR_IO_PENDING) {
            subject->pending = operation;
            subject->reports = subject->early_reports;
            if (subject->early_final) {
                end_operation(subject, operation, true, value);
            }
        } else {
            end_operation(subject, operation, false, value);
        }
    }
    if (is_terminate(record) && subject->terminating) {
        subject->terminating--;
        subject->terminated = true;
        if (subject->pending) {
            end_operation(subject, subject->pending, true, ERROR_IO_PENDING);
        }
    }
    if (strcmp(record->name, "Close") == 0) {
        subject->closed = true;
    }
}

static void on_report(struct subject *subject, const struct trace_record *record)
{
    if (facts_number(record, "return") == 1) {
        subject->told_to_stop = true;
    }
    if (subject->running) {
        subject->early_reports++;
        subject->early_final = !facts_is_progress(record);
    }
    if (!subject->running && !subject->pending) {
        return;
    }
    subject->reports++;
    if (facts_is_progress(record)) {
        subject->has_check_point = true;
        subject->check_point = (uint32_t)facts_number(record, "CheckPoint");
    } else if (subject->pending) {
        end_operation(subject, subject->pending, true, ERROR_IO_PENDING);
    }
}

static void open_call(struct rules *rules, const struct trace_record *record)
{
    struct open_call *open = memory_allocate(sizeof(*open));

    open->record = record;
    open->next = rules->open_calls;
    rules->open_calls = open;
}

static void close_call(struct rules *rules, const struct trace_record *record)
{
    for (struct open_call **link = &rules->open_calls; *link; link = &(*link)->next) {
        struct open_call *open = *link;
        if (open->record->call == record->call && open->record->monitor == record->monitor) {
            *link = open->next;
            free(open);
            return;
        }
    }
}

static void forget_monitor(struct rules *rules, unsigned monitor)
{
    for (struct subject **link = &rules->subjects; *link;) {
        struct subject *subject = *link;
        if (subject->monitor != monitor) {
            link = &subject->next;
            continue;
        }
        *link = subject->next;
        free(subject->resource);
        free(subject);
    }
    for (struct open_call **link = &rules->open_calls; *link;) {
        struct open_call *open = *link;
        if (open->record->monitor != monitor) {
            link = &open->next;
            continue;
        }
        *link = open->next;
        free(open);
    }
}

/* A resource keeps its facts under its new name. */
static void rename_subject(struct rules *rules, const char *from, const char *to)
{
    for (struct subject *subject = rules->subjects; subject; subject = subject->next) {
        if (strcmp(subject->resource, from) == 0) {
            free(subject->resource);
            subject->resource = memory_text(to);
            subject->kept = NULL;
        }
    }
}

static void on_step(struct rules *rules, const struct trace_record *record)
{
    const struct trace_field *target = trace_find(record, "target");

    if (strcmp(record->name, "rename") == 0 && record->resource && target) {
        rename_subject(rules, record->resource, target->text);
    }
}

void facts_update(struct rules *rules, const struct trace_record *record)
{
    struct subject *subject = facts_subject(rules, record);

    switch (record->kind) {
    case TRACE_CALL:
        open_call(rules, record);
        if (subject) {
            on_call(subject, record);
        }
        break;
    case TRACE_RETURN:
        if (subject) {
            on_return(subject, record);
        }
        close_call(rules, record);
        break;
    case TRACE_CALLBACK:
        if (subject && facts_is_status_report(record) && trace_find(record, "ResourceState")) {
            on_report(subject, record);
        }
        break;
    case TRACE_STEP:
        on_step(rules, record);
        break;
    case TRACE_HOST:
        if (strcmp(record->name, "ended") == 0 || strcmp(record->name, "killed") == 0) {
            forget_monitor(rules, record->monitor);
        }
        break;
    default:
        break;
    }
}

void facts_finish(struct rules *rules)
{
    while (rules->subjects) {
        forget_monitor(rules, rules->subjects->monitor);
    }
    while (rules->open_calls) {
        forget_monitor(rules, rules->open_calls->record->monitor);
    }
}
