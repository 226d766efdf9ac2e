#include <errno.h>
#include <string.h>

#include "floor.h"

static uint64_t number_of(const struct trace_record *record, const char *name)
{
    const struct trace_field *field = trace_find(record, name);

    return field && field->type == TRACE_NUMBER ? field->number : 0;
}

static int call_read(const struct trace_record *record, struct floor_call *ret, struct err *err)
{
    const struct trace_field *in = trace_find(record, "InBuffer");

    if (strlen(record->name) >= sizeof(ret->entry)) {
        return err_set(err, -EINVAL, "the floor cannot call %s", record->name);
    }
    strcpy(ret->entry, record->name);
    ret->code = (uint32_t)number_of(record, "ControlCode");
    ret->out_bytes = (uint32_t)number_of(record, "OutBufferSize");
    if (in && in->type == TRACE_BYTES) {
        ret->in_bytes = (uint32_t)in->length;
    }
    if (ret->in_bytes > sizeof(ret->in) || ret->out_bytes > FLOOR_BYTES_MAX) {
        return err_set(err, -EINVAL, "%s has a buffer of more than %u bytes", record->name,
                       FLOOR_BYTES_MAX);
    }
    if (ret->in_bytes > 0) {
        memcpy(ret->in, in->bytes, ret->in_bytes);
    }
    return 0;
}

int floor_script_read(const struct trace *trace, struct floor_script *ret, struct err *err)
{
    *ret = (struct floor_script){0};
    for (size_t i = 0; i < trace_count(trace); i++) {
        const struct trace_record *record = trace_at(trace, i);
        if (record->kind != TRACE_CALL) {
            continue;
        }
        if (ret->count == FLOOR_CALLS_MAX) {
            return err_set(err, -EINVAL, "a lifecycle of more than %u calls", FLOOR_CALLS_MAX);
        }
        int r = call_read(record, &ret->calls[ret->count++], err);
        if (r < 0) {
            return r;
        }
    }
    return ret->count > 0 ? 0 : err_set(err, -EINVAL, "a lifecycle without a call");
}
