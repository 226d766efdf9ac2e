#include "trace/trace.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf.h"
#include "trace/intern.h"

/* A kept record is cut behind its last field: long scenarios have hundreds of thousands of records
 * with two or three fields each. */
#define RECORD_HEAD offsetof(struct trace_record, fields)

struct observer {
    trace_observer *call;
    void *context;
};

struct trace {
    struct trace_record draft; /* first: the field functions find the trace by it */
    bool drafting;
    struct arena *arena;
    struct intern texts;
    const struct trace_record **records;
    size_t count;
    size_t capacity;
    struct observer *observers;
    size_t observer_count;
    size_t delivered; /* records that the observers have seen */
    bool delivering;
};

static const char *const kind_names[TRACE_KIND_COUNT] = {
    [TRACE_SCENARIO] = "scenario", [TRACE_STEP] = "step",
    [TRACE_RESULT] = "result",     [TRACE_HOST] = "host",
    [TRACE_CALL] = "call",         [TRACE_RETURN] = "return",
    [TRACE_CALLBACK] = "callback", [TRACE_LOG] = "log",
    [TRACE_REQUEST] = "request",   [TRACE_STATE] = "state",
    [TRACE_TIMER] = "timer",       [TRACE_EVENT] = "event",
    [TRACE_OBSERVED] = "observed", [TRACE_VIOLATION] = "violation",
    [TRACE_FAILURE] = "failure",   [TRACE_VERDICT] = "verdict",
};

const char *trace_kind_name(enum trace_kind kind)
{
    return (unsigned)kind < TRACE_KIND_COUNT ? kind_names[kind] : "unknown";
}

bool trace_kind_value(const char *name, enum trace_kind *ret_kind)
{
    for (size_t i = 0; i < TRACE_KIND_COUNT; ++i) {
        if (strcmp(kind_names[i], name) == 0) {
            *ret_kind = (enum trace_kind)i;
            return true;
        }
    }
    return false;
}

struct trace *trace_create(void)
{
    struct trace *trace = memory_allocate(sizeof(*trace));
    trace->arena = arena_create();
    return trace;
}

void trace_destroy(struct trace *trace)
{
    if (!trace) {
        return;
    }
    intern_finish(&trace->texts);
    arena_destroy(trace->arena);
    free(trace->records);
    free(trace->observers);
    free(trace);
}

struct trace_record *trace_begin(struct trace *trace, enum trace_kind kind, uint64_t time_us)
{
    assert(!trace->drafting);
    trace->drafting = true;
    memset(&trace->draft, 0, RECORD_HEAD);
    trace->draft.kind = kind;
    trace->draft.time_us = time_us;
    return &trace->draft;
}

static struct trace *trace_of(struct trace_record *draft)
{
    return (struct trace *)(void *)draft;
}

static void add_field(struct trace_record *record, struct trace_field field)
{
    struct trace *trace = trace_of(record);
    field.name = intern_text(&trace->texts, trace->arena, field.name);
    size_t at = 0;
    while (at < record->field_count && record->fields[at].name != field.name) {
        ++at;
    }
    assert(at < TRACE_MAX_FIELDS);
    if (at == TRACE_MAX_FIELDS) {
        return;
    }
    record->fields[at] = field;
    record->field_count += at == record->field_count;
}

void trace_number(struct trace_record *record, const char *name, enum names_class names,
                  uint64_t value)
{
    add_field(record, (struct trace_field){
                          .name = name, .type = TRACE_NUMBER, .names = names, .number = value});
}

void trace_signed(struct trace_record *record, const char *name, int64_t value)
{
    add_field(record,
              (struct trace_field){.name = name, .type = TRACE_SIGNED, .number = (uint64_t)value});
}

/* Text that is not UTF-8 would not survive being written as JSON. */
static const char *sound_text(struct arena *arena, const char *text, size_t length)
{
    if (utf_is_valid(text, length)) {
        return arena_text(arena, text);
    }
    struct buf sound = {0};
    for (size_t at = 0; at < length;) {
        uint32_t code_point;
        at += utf_decode(text + at, length - at, &code_point);
        char bytes[4];
        buf_append(&sound, bytes, utf_encode(code_point, bytes));
    }
    const char *copy = arena_text(arena, buf_text(&sound));
    buf_finish(&sound);
    return copy;
}

void trace_text(struct trace_record *record, const char *name, const char *text)
{
    if (!text) {
        trace_null(record, name);
        return;
    }
    const char *copy = sound_text(trace_of(record)->arena, text, strlen(text));
    add_field(record, (struct trace_field){.name = name, .type = TRACE_TEXT, .text = copy});
}

void trace_bytes(struct trace_record *record, const char *name, const void *bytes, size_t length,
                 bool is_list)
{
    if (!bytes) {
        trace_null(record, name);
        return;
    }
    add_field(record,
              (struct trace_field){.name = name,
                                   .type = TRACE_BYTES,
                                   .is_list = is_list,
                                   .bytes = arena_copy(trace_of(record)->arena, bytes, length),
                                   .length = length});
}

void trace_null(struct trace_record *record, const char *name)
{
    add_field(record, (struct trace_field){.name = name, .type = TRACE_NULL});
}

static void intern_head(struct trace *trace, struct trace_record *record)
{
    const char **texts[] = {&record->name, &record->node,   &record->resource,
                            &record->type, &record->thread, &record->place.file};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); ++i) {
        *texts[i] = intern_text(&trace->texts, trace->arena, *texts[i]);
    }
    if (!record->name) {
        record->name = "";
    }
}

static void deliver(struct trace *trace)
{
    /* A record that an observer commits waits here for its turn. */
    if (trace->delivering) {
        return;
    }
    trace->delivering = true;
    while (trace->delivered < trace->count) {
        const struct trace_record *record = trace->records[trace->delivered++];
        for (size_t i = 0; i < trace->observer_count; ++i) {
            trace->observers[i].call(trace->observers[i].context, trace, record);
        }
    }
    trace->delivering = false;
}

const struct trace_record *trace_commit(struct trace *trace)
{
    assert(trace->drafting);
    trace->drafting = false;
    struct trace_record *draft = &trace->draft;
    draft->number = trace->count + 1;
    intern_head(trace, draft);
    const struct trace_record *kept = arena_copy(
        trace->arena, draft, RECORD_HEAD + draft->field_count * sizeof(draft->fields[0]));
    if (trace->count == trace->capacity) {
        trace->capacity = trace->capacity ? trace->capacity * 2 : 256;
        trace->records = memory_resize(trace->records, trace->capacity * sizeof(trace->records[0]));
    }
    trace->records[trace->count++] = kept;
    deliver(trace);
    return kept;
}

void trace_observe(struct trace *trace, trace_observer *observer, void *context)
{
    size_t count = trace->observer_count + 1;
    trace->observers = memory_resize(trace->observers, count * sizeof(trace->observers[0]));
    trace->observers[trace->observer_count++] = (struct observer){observer, context};
    if (!trace->delivering) {
        trace->delivered = trace->count;
    }
}

size_t trace_count(const struct trace *trace)
{
    return trace->count;
}

const struct trace_record *trace_at(const struct trace *trace, size_t index)
{
    return index < trace->count ? trace->records[index] : NULL;
}

const struct trace_field *trace_find(const struct trace_record *record, const char *name)
{
    for (size_t i = 0; i < record->field_count; ++i) {
        if (strcmp(record->fields[i].name, name) == 0) {
            return &record->fields[i];
        }
    }
    return NULL;
}
