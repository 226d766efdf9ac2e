#include "call.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

#include <windows.h>

#include "base/err.h"
#include "base/memory.h"
#include "frame.h"
#include "function.h"
#include "handles.h"
#include "ledger_book.h"
#include "sanitizer.h"

struct call_interface {
    ffi_cif cif;
    ffi_type *types[ABI_MAX_ARGS];
};

static struct call_interface *interfaces;
static struct frame *open_frames;

ffi_type *call_type(enum abi_type type)
{
    static ffi_type *const types[] = {
        [ABI_VOID] = &ffi_type_void,  [ABI_U32] = &ffi_type_uint32,
        [ABI_I32] = &ffi_type_sint32, [ABI_U64] = &ffi_type_uint64,
        [ABI_I64] = &ffi_type_sint64, [ABI_POINTER] = &ffi_type_pointer,
    };
    return types[type];
}

int call_init(struct err *err)
{
    interfaces = memory_allocate(abi_row_count * sizeof(*interfaces));
    for (size_t i = 0; i < abi_row_count; i++) {
        const struct abi_row *row = &abi_rows[i];
        for (unsigned a = 0; a < row->arg_count; a++) {
            interfaces[i].types[a] = call_type(row->args[a].type);
        }
        if (ffi_prep_cif(&interfaces[i].cif, FFI_DEFAULT_ABI, row->arg_count,
                         call_type(row->returns), interfaces[i].types) != FFI_OK) {
            return err_set(err, -1, "libffi cannot call %s", row->name);
        }
    }
    return 0;
}

ffi_cif *call_interface(const struct abi_row *row)
{
    return &interfaces[abi_index(row)].cif;
}

/* The plugin's function for a row: an export by name, an entry point from its table. */
static void *function_of(const struct frame *frame)
{
    if (frame->is_function) {
        return function_address(frame->row->name);
    }
    if (frame->row->kind == ABI_EXPORT) {
        return dlsym(host.plugin, frame->row->name);
    }
    const unsigned char *table = tables_get(frame->table);
    uint32_t version = 0;
    if (frame->row->kind != ABI_ENTRY || !table) {
        return NULL;
    }
    memcpy(&version, table + sizeof(uint32_t), sizeof(version));
    if (version / 0x100 < 1 || version / 0x100 > ABI_VERSIONS) {
        return NULL;
    }
    const int slot = frame->row->slot[version / 0x100 - 1];
    void *function = NULL;
    if (slot != ABI_NO_SLOT) {
        memcpy(&function, table + 2 * sizeof(uint32_t) + (size_t)slot * sizeof(function),
               sizeof(function));
    }
    return function;
}

static uint64_t frame_call(struct frame *frame, void *function)
{
    union {
        ffi_arg small;
        uint64_t large;
    } result = {.large = 0};
    void *values[ABI_MAX_ARGS];

    for (unsigned i = 0; i < frame->row->arg_count; i++) {
        values[i] = &frame->slots[i];
    }
    ffi_call(frame->interface, FFI_FN(function), &result, values);
    switch (frame->row->returns) {
    case ABI_VOID:
        return 0;
    case ABI_U32:
        return (uint32_t)result.large;
    case ABI_I32:
        return (uint64_t)(int64_t)(int32_t)result.large;
    default:
        return result.large;
    }
}

/* What becomes of an instance by Open and Close. */
static uint64_t instance_follow(struct thread *me, const struct frame *frame, uint64_t result)
{
    if (frame->row->kind != ABI_ENTRY) {
        return result;
    }
    if (strcmp(frame->row->name, "Open") == 0) {
        struct instance *instance = instances_get(frame->resource);
        instance->id = (void *)(uintptr_t)result;
        instance->table = frame->table;
        if (result == 0) {
            ledger_close(me, frame->resource);
        }
        return result != 0;
    }
    if (strcmp(frame->row->name, "Close") == 0) {
        instances_get(frame->resource)->id = NULL;
        frame_check_threads(me, frame->resource);
        ledger_close(me, frame->resource);
    }
    return result;
}

static void call_run(struct thread *me, struct wire_message *out)
{
    const uint32_t row = host.in.row;
    struct frame *frame = frame_create(&host.in);
    void *function = function_of(frame);

    out->type = WIRE_RETURN;
    out->call = frame->call;
    out->row = row;
    out->value_count = 2 + frame->row->arg_count;
    me->frame = frame;
    if (!function) {
        return;
    }
    struct ledger_mark mark;
    me->resource = frame->resource;
    me->points = 0;
    SetLastError(ERROR_SUCCESS);
    ledger_begin(me, &mark);
    sanitizer_takes();
    uint64_t result = frame_call(frame, function);
    out->values[1] = talk_number(GetLastError());
    sanitizer_gives();
    ledger_end(me, &mark);
    me->points = 0;
    baton_make_way(me);
    result = instance_follow(me, frame, result);
    call_check_guards(me, frame);
    out->values[0] = talk_number(result);
    frame_outputs(frame, result, out);
}

struct frame *call_find_open(int64_t context)
{
    for (struct frame *frame = open_frames; frame; frame = frame->next) {
        if (!frame->has_ended && frame_context(frame) == context) {
            return frame;
        }
    }
    for (const struct thread *thread = host.threads; thread; thread = thread->next) {
        if (thread->frame && frame_is_begin(thread->frame) && !thread->frame->has_ended &&
            frame_context(thread->frame) == context) {
            return thread->frame;
        }
    }
    return NULL;
}

void call_end_open(struct frame *frame)
{
    struct frame **link = &open_frames;

    frame->has_ended = true;
    while (*link && *link != frame) {
        link = &(*link)->next;
    }
    if (*link) {
        *link = frame->next;
        frame_destroy(frame);
    }
}

/* The return was told. A control call that goes on keeps its buffers. */
static void call_finish(struct thread *me)
{
    struct frame *frame = me->frame;

    me->frame = NULL;
    me->resource = 0;
    if (frame) {
        frame->has_returned = true;
        if (frame_is_open(frame)) {
            frame->next = open_frames;
            open_frames = frame;
        } else {
            frame_destroy(frame);
        }
    }
}

static bool is_well_formed(const struct wire_message *in)
{
    if (in->row == WIRE_ROW_FUNCTION) {
        return function_find(in) != NULL;
    }
    return in->row < abi_row_count && in->value_count >= abi_rows[in->row].arg_count;
}

_Noreturn void call_serve(struct thread *me)
{
    rdk__thread_self(); /* librdk knows it before the plugin does */
    for (;;) {
        struct wire_message out = {0};
        switch (host.in.type) {
        case WIRE_LOAD:
            load_plugin(&out);
            break;
        case WIRE_CALL:
            if (!is_well_formed(&host.in)) {
                _exit(70);
            }
            call_run(me, &out);
            out.flags = waits_nobody(me) ? WIRE_RETURN_AT_REST : 0;
            break;
        case WIRE_QUIT:
            load_quit();
        default:
            _exit(70);
        }
        talk_exchange(me, &out);
        call_finish(me);
        me->state = THREAD_POOL;
        baton_follow(me);
    }
}
