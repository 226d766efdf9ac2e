#define _GNU_SOURCE
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <resapi.h>
#include <windows.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/memory.h"
#include "base/utf.h"
#include "call.h"
#include "handles.h"
#include "marshal.h"
#include "sanitizer.h"
#include "state.h"
#include "win32/format_message.h"

/* Longer messages are cut; what a log entry holds is for the service to decide. */
#define LOG_CHARS 4096u
/* Of the format, as far as a message about it goes. */
#define FORMAT_CHARS 200u

static void **functions; /* by row */
static struct guard *table;

/* A slot from an argument as libffi hands it over, which has the argument's own size. */
static uint64_t slot_read(enum abi_type type, const void *value)
{
    uint32_t small;
    uint64_t large;

    if (type == ABI_U32 || type == ABI_I32) {
        memcpy(&small, value, sizeof(small));
        return small;
    }
    memcpy(&large, value, sizeof(large));
    return large;
}

/* EndControlCall: what the call has put into its out-buffer goes with it. */
static struct frame *open_call_add(struct thread *me, const struct abi_row *row,
                                   const uint64_t *slots, struct wire_message *out)
{
    if (strcmp(row->name, "EndControlCall") != 0 && strcmp(row->name, "EndTypeControlCall") != 0) {
        return NULL;
    }
    struct frame *frame = call_find_open((int64_t)slots[0]);
    if (frame) {
        call_check_guards(me, frame);
        out->values[out->value_count++] = call_out_bytes(frame);
        out->values[out->value_count++] = call_bytes_returned(frame);
    }
    return frame;
}

static uint64_t callback_ask(struct thread *me, const struct abi_row *row, const uint64_t *slots)
{
    struct wire_message out = {.type = WIRE_CALLBACK};
    struct marshal scratch;
    const char *outer = me->inside;

    me->inside = row->name;
    marshal_arguments(row, slots, &out, &scratch);
    struct frame *frame = open_call_add(me, row, slots, &out);
    sanitizer_gives();
    const struct wire_message *reply = talk_ask(me, &out);
    sanitizer_takes();
    const uint64_t value = reply->value_count > 0 && reply->values[0].kind == WIRE_NUMBER
                               ? reply->values[0].number
                               : 0;
    if (frame) {
        call_end_open(frame);
    }
    me->inside = outer;
    return value;
}

static void callback_enter(ffi_cif *cif, void *result, void **arguments, void *context)
{
    const struct abi_row *row = context;
    const DWORD last_error = GetLastError();
    struct thread *me = baton_enter();
    uint64_t slots[ABI_MAX_ARGS] = {0};

    (void)cif;
    for (unsigned i = 0; i < row->arg_count; i++) {
        slots[i] = slot_read(row->args[i].type, arguments[i]);
    }
    baton_point(me);
    const uint64_t value = callback_ask(me, row, slots);
    if (row->returns != ABI_VOID) {
        *(ffi_arg *)result = (ffi_arg)value;
    }
    SetLastError(last_error);
}

/* As a C programmer wrote it: a newline is \n again. */
static char *on_one_line(const char *text)
{
    struct buf line = {0};

    for (; *text; text++) {
        switch (*text) {
        case '\n':
            buf_puts(&line, "\\n");
            break;
        case '\r':
            buf_puts(&line, "\\r");
            break;
        case '\t':
            buf_puts(&line, "\\t");
            break;
        default:
            buf_putc(&line, *text);
            break;
        }
    }
    return buf_take(&line);
}

static void log_mistake(struct thread *me, const WCHAR *format,
                        const struct rdk__format_problem *problem)
{
    const uint16_t *units = (const uint16_t *)format;
    const bool is_readable = problem->fault != RDK__FORMAT_FORMAT_BAD;
    size_t length = is_readable ? marshal_length(units) : 0;

    length = length > FORMAT_CHARS ? FORMAT_CHARS : length;
    char *text = is_readable ? utf_from_utf16(units, length) : memory_text("");
    char *line = on_one_line(text);
    talk_mistake(me, "LOG-01",
                 "%s at character %zu of LogEvent's format \"%s\" (inserts are written %%1 for a "
                 "wide string, %%2!u! for a DWORD)",
                 rdk__format_fault_text(problem->fault), problem->offset, line);
    free(line);
    free(text);
}

/* libffi's closures take no variable arguments, so this one is written out. */
static void log_event(RESOURCE_HANDLE resource, LOG_LEVEL level, LPCWSTR format, ...)
{
    static const struct abi_row *row;
    const DWORD last_error = GetLastError();
    struct thread *me = baton_enter();
    struct wire_message out = {.type = WIRE_CALLBACK, .value_count = 4};
    struct rdk__format_problem problem = {0};
    WCHAR text[LOG_CHARS];
    va_list arguments;

    row = row ? row : abi_find(ABI_CALLBACK, "LogEvent");
    baton_point(me);
    const char *outer = me->inside;
    me->inside = row->name;
    va_start(arguments, format);
    const struct rdk__format_source source = {.format = format, .list = &arguments};
    size_t chars = rdk__format_message(&source, text, LOG_CHARS, &problem);
    va_end(arguments);
    chars = chars < LOG_CHARS ? chars : LOG_CHARS - 1;
    if (problem.fault != RDK__FORMAT_GOOD) {
        log_mistake(me, format, &problem);
    }
    out.row = (uint32_t)abi_index(row);
    out.values[0] = talk_number(handles_resource(resource));
    out.values[1] = talk_number((uint64_t)(int64_t)(int32_t)level);
    out.values[2] = (struct wire_value){
        .kind = WIRE_BYTES, .bytes = text, .length = (chars + 1) * sizeof(WCHAR)};
    if (problem.fault != RDK__FORMAT_FORMAT_BAD) {
        out.values[3] = (struct wire_value){
            .kind = WIRE_BYTES,
            .bytes = format,
            .length = (marshal_length((const uint16_t *)format) + 1) * sizeof(WCHAR)};
    }
    talk_ask(me, &out);
    me->inside = outer;
    SetLastError(last_error);
}

static int closure_make(const struct abi_row *row, void **ret, struct err *err)
{
    void *code = NULL;
    ffi_closure *closure = ffi_closure_alloc(sizeof(*closure), &code);

    if (!closure || ffi_prep_closure_loc(closure, call_interface(row), callback_enter,
                                         (void *)(uintptr_t)row, code) != FFI_OK) {
        return err_set(err, -1, "libffi cannot make a function for %s", row->name);
    }
    *ret = code;
    return 0;
}

int callbacks_init(struct err *err)
{
    static const char name[] = "the callback table";
    void *members[sizeof(CLRES_CALLBACK_FUNCTION_TABLE) / sizeof(void *)] = {0};

    functions = memory_allocate(abi_row_count * sizeof(*functions));
    for (size_t i = 0; i < abi_row_count; i++) {
        const struct abi_row *row = &abi_rows[i];
        if (row->kind != ABI_CALLBACK) {
            continue;
        }
        if (strcmp(row->name, "LogEvent") == 0) {
            functions[i] = (void *)(uintptr_t)log_event;
        } else {
            int r = closure_make(row, &functions[i], err);
            if (r < 0) {
                return r;
            }
        }
        if (row->slot[1] != ABI_NO_SLOT) {
            members[row->slot[1]] = functions[i];
        }
    }
    /* Read-only, and guarded behind its last member. */
    table = guard_lend(GUARD_CONSTANT, sizeof(members), false, "StartupEx", name, 0);
    if (!table) {
        return err_set(err, -1, "no memory for the callback table");
    }
    memcpy(guard_bytes(table), members, sizeof(members));
    guard_freeze(table);
    return 0;
}

void *callbacks_table(void)
{
    return guard_bytes(table);
}

void *callbacks_single(const char *name)
{
    return functions[abi_index(abi_find(ABI_CALLBACK, name))];
}

void *callbacks_lost_quorum(void)
{
    return callbacks_single("LostQuorumResource");
}
