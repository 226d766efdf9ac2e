/*
 * Control dispatch. Plain Windows C: the file compiles there as it is.
 */
#include <string.h>

#include <clusapi.h>
#include <rdk/control_dispatch.h>
#include <rdk/group_membership.h>
#include <rdk/private_properties.h>

#include "export.h"
#include "helpers/output.h"

/* ---- answers ---- */

struct rdk_control_output rdk__output_begin(void *out, DWORD out_bytes)
{
    struct rdk_control_output output;
    output.buffer = out;
    output.capacity = out != NULL ? out_bytes : 0;
    output.need = 0;
    return output;
}

DWORD rdk__output_end(const struct rdk_control_output *output, DWORD status, LPDWORD bytes_returned)
{
    if (status == ERROR_SUCCESS && output->need > output->capacity) {
        status = ERROR_MORE_DATA;
    }
    if (bytes_returned != NULL) {
        const BOOL told = status == ERROR_SUCCESS || status == ERROR_MORE_DATA;
        *bytes_returned = told ? output->need : 0;
    }
    return status;
}

RDK__EXPORT void rdk_control_write(struct rdk_control_output *output, const void *bytes,
                                   DWORD byte_count)
{
    if (byte_count > MAXDWORD - output->need) {
        output->need = MAXDWORD; /* more than any buffer has */
        return;
    }
    if (byte_count > 0 && output->need + byte_count <= output->capacity) {
        memcpy(output->buffer + output->need, bytes, byte_count);
    }
    output->need += byte_count;
}

RDK__EXPORT void rdk_control_write_text(struct rdk_control_output *output, LPCWSTR text)
{
    DWORD chars = 1;
    if (text == NULL) {
        text = L"";
    }
    while (text[chars - 1] != L'\0') {
        chars++;
    }
    rdk_control_write(output, text, chars * (DWORD)sizeof(WCHAR));
}

/* ---- inputs ---- */

/* A NUL-ended copy of a text that somebody sent, perhaps without its NUL. Caller: LocalFree. */
static DWORD take_text(const void *in, DWORD in_bytes, LPWSTR *ret_text)
{
    const BYTE *bytes = in;
    DWORD used = 0;
    if (in == NULL || in_bytes % sizeof(WCHAR) != 0) {
        return ERROR_INVALID_DATA;
    }
    while (used < in_bytes && (bytes[used] != 0 || bytes[used + 1] != 0)) {
        used += (DWORD)sizeof(WCHAR);
    }
    if (used == 0) {
        return ERROR_INVALID_DATA;
    }
    LPWSTR text = LocalAlloc(LPTR, used + sizeof(WCHAR));
    if (text == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    memcpy(text, bytes, used);
    *ret_text = text;
    return ERROR_SUCCESS;
}

struct call {
    void *context;
    DWORD code;
    const void *in;
    DWORD in_bytes;
    struct rdk_control_output *output;
};

static DWORD handle_text(const struct rdk_control *row, const struct call *call)
{
    LPWSTR text = NULL;
    DWORD status = take_text(call->in, call->in_bytes, &text);
    if (status != ERROR_SUCCESS) {
        return status;
    }
    if (row->kind == RDK_CONTROL_KIND_TEXT) {
        status = row->text(call->context, text);
    } else {
        struct rdk_membership *membership = (void *)((BYTE *)call->context + row->size);
        status = call->code == CLUSCTL_RESOURCE_LEAVING_GROUP
                     ? rdk_membership_leaving(membership, text)
                     : rdk_membership_joining(membership, text);
    }
    LocalFree(text);
    return status;
}

static DWORD handle_struct(const struct rdk_control *row, const struct call *call)
{
    if (call->in == NULL || call->in_bytes < row->size) {
        return ERROR_INVALID_DATA;
    }
    void *copy = LocalAlloc(LMEM_FIXED, row->size);
    if (copy == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    memcpy(copy, call->in, row->size);
    const DWORD status = row->structure(call->context, copy);
    LocalFree(copy);
    return status;
}

/* ---- the table ---- */

static BOOL is_unknown_query(DWORD code)
{
    return code == (DWORD)CLUSCTL_RESOURCE_UNKNOWN || code == (DWORD)CLUSCTL_RESOURCE_TYPE_UNKNOWN;
}

static BOOL row_takes(const struct rdk_control *row, DWORD code)
{
    if (row->kind == RDK_CONTROL_KIND_MEMBERSHIP) {
        return code == (DWORD)CLUSCTL_RESOURCE_LEAVING_GROUP ||
               code == (DWORD)CLUSCTL_RESOURCE_JOINING_GROUP;
    }
    return row->code == code;
}

static DWORD handle(const struct rdk_control *row, const struct call *call)
{
    switch (row->kind) {
    case RDK_CONTROL_KIND_NOTICE:
        return row->notice(call->context);
    case RDK_CONTROL_KIND_TEXT:
    case RDK_CONTROL_KIND_MEMBERSHIP:
        return handle_text(row, call);
    case RDK_CONTROL_KIND_STRUCT:
        return handle_struct(row, call);
    case RDK_CONTROL_KIND_QUERY:
        return row->query(call->context, call->output);
    case RDK_CONTROL_KIND_EXCHANGE:
        return row->exchange(call->context, call->in, call->in_bytes, call->output);
    case RDK_CONTROL_KIND_CONSTANT:
        rdk_control_write(call->output, row->constant, (DWORD)row->size);
        return ERROR_SUCCESS;
    case RDK_CONTROL_KIND_DWORD:
        rdk_control_write(call->output, &row->number, sizeof(row->number));
        return ERROR_SUCCESS;
    default:
        return ERROR_INVALID_FUNCTION;
    }
}

static BOOL is_property_code(DWORD code)
{
    static const DWORD codes[] = {
        CLUSCTL_RESOURCE_ENUM_PRIVATE_PROPERTIES,     CLUSCTL_RESOURCE_GET_RO_PRIVATE_PROPERTIES,
        CLUSCTL_RESOURCE_GET_PRIVATE_PROPERTIES,      CLUSCTL_RESOURCE_SET_PRIVATE_PROPERTIES,
        CLUSCTL_RESOURCE_VALIDATE_PRIVATE_PROPERTIES, CLUSCTL_RESOURCE_GET_PRIVATE_PROPERTY_FMTS,
    };
    for (size_t i = 0; i < ARRAYSIZE(codes); i++) {
        if (codes[i] == code) {
            return TRUE;
        }
    }
    return FALSE;
}

RDK__EXPORT DWORD rdk_control_dispatch(const struct rdk_control *table, void *context, DWORD code,
                                       const void *in, DWORD in_bytes, void *out, DWORD out_bytes,
                                       LPDWORD bytes_returned)
{
    struct rdk_control_output output = rdk__output_begin(out, out_bytes);
    const struct call call = {context, code, in, in_bytes, &output};
    DWORD status = is_unknown_query(code) ? ERROR_SUCCESS : ERROR_INVALID_FUNCTION;

    for (const struct rdk_control *row = table; row->kind != 0; row++) {
        if (row->kind == RDK_CONTROL_KIND_PROPERTIES && is_property_code(code)) {
            return rdk_properties_control((void *)((BYTE *)context + row->size), code, in, in_bytes,
                                          out, out_bytes, bytes_returned);
        }
        if (row->kind != RDK_CONTROL_KIND_PROPERTIES && row_takes(row, code)) {
            status = handle(row, &call);
            break;
        }
    }
    return rdk__output_end(&output, status, bytes_returned);
}
