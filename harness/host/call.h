#ifndef RDK_HOST_CALL_H
#define RDK_HOST_CALL_H

/* Calls into the plugin. */

#include <ffi.h>
#include <stdbool.h>
#include <stdint.h>

#include "abi/abi.h"
#include "guard.h"
#include "state.h"

/* A call that is made, or a control call that will be ended later. */
struct frame {
    struct frame *next; /* open control calls */
    const struct abi_row *row;
    ffi_cif *interface;
    uint64_t call;
    uint32_t table;
    uint32_t resource;
    bool is_function;                   /* an export that came with its signature */
    uint64_t slots[ABI_MAX_ARGS];       /* what the plugin gets */
    uint64_t cells[ABI_MAX_ARGS];       /* where small outputs go */
    struct guard *guards[ABI_MAX_ARGS]; /* strings and buffers */
    bool has_returned;
    bool has_ended; /* EndControlCall was called for it */
};

int call_init(struct err *err);
ffi_type *call_type(enum abi_type type);
/* How a row of the table is called through libffi. */
ffi_cif *call_interface(const struct abi_row *row);
/* Body of a call thread that has a command in host.in: obey it and those that follow. */
_Noreturn void call_serve(struct thread *me);
/* The control call of that context, which has not been ended; NULL. */
struct frame *call_find_open(int64_t context);
/* EndControlCall was answered: its buffers go, unless the entry point is still to return. */
void call_end_open(struct frame *frame);
/* Tell of bytes that were written around the frame's out-buffers. */
void call_check_guards(struct thread *me, const struct frame *frame);
/* What the out-buffer holds, by BytesReturned; and BytesReturned. */
struct wire_value call_out_bytes(const struct frame *frame);
struct wire_value call_bytes_returned(const struct frame *frame);

#endif
